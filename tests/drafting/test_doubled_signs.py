"""No sign stands twice: behind a formula that its author closed, and behind a value that ends in a full stop."""

from __future__ import annotations

import json
import re

import pytest

from small_project import SMALL, SmallProject

CAMPAIGN = SMALL["campaigns/letter/campaign.yaml"]
SESSIONS = "HRC63: {from: 2026-09-07, to: 2026-10-02}\n"
FACTS = """\
facts:
  hour: {text: 10 p.m., as_of: 2026-08-01}
  name: {text: Acme Inc., as_of: 2026-08-01}
  asked: {text: Who?, as_of: 2026-08-01}
  open: {text: and so on..., as_of: 2026-08-01}
  dots: {text: and so on…, as_of: 2026-08-01}
  plain: {text: noon, as_of: 2026-08-01}
footnotes:
  law: {url: "https://example.org/"}
  own: See the law.
"""


def body_of(project: SmallProject, body: str, language: str = "en-GB") -> str:
    """What the body prints, without the frame and the notes."""
    campaign = f"language: {language}\nsession: HRC63\n{CAMPAIGN}{FACTS}"
    project.write(
        {
            "campaigns/sessions.yaml": SESSIONS,
            "campaigns/letter/campaign.yaml": campaign,
            "campaigns/letter/body.md": body + "\n",
        }
    )
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 0, run.err
    return project.built("txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("At {{ facts.hour }}.", "At 10 p.m."),
        ("**At {{ facts.hour }}**.", "At 10 p.m."),
        ("At *{{ facts.hour }}*.", "At 10 p.m."),
        ("At {{ facts.hour }}[^law].", "At 10 p.m.[1]"),
        ("At [{{ facts.hour }}]{lang=fr}.", "At 10 p.m."),
        ("At [{{ facts.name }}](https://example.org/).", "At Acme Inc. <https://example.org/>"),
        ('At {{ facts.hour ~ "." }}', "At 10 p.m."),
        ("At {{ facts.hour }}. Then", "At 10 p.m. Then"),
        ("{% if date %}At {{ facts.hour }}{% endif %}.", "At 10 p.m."),
        ("- At {{ facts.hour }}.", "• At 10 p.m."),
        ("| a |\n|---|\n| {{ facts.hour }}. |", "a\n10 p.m."),
        ("## At {{ facts.hour }}.", "At 10 p.m.\n----------"),
        ("{{ facts.asked }}.", "Who?"),
        # what stays
        ("At {{ facts.plain }}.", "At noon."),
        ("At {{ facts.hour }}...", "At 10 p.m...."),
        ("At {{ facts.open }}.", "At and so on...."),
        ("At {{ facts.dots }}.", "At and so on…."),
        ("(At {{ facts.hour }}).", "(At 10 p.m.)."),
        ("“{{ facts.hour }}”.", "“10 p.m.”."),
        ("At {{ facts.hour }}, then.", "At 10 p.m., then."),
        ("At 10 p.m.. Then", "At 10 p.m.. Then"),
        ("At {{ facts.hour }}\\. Then", "At 10 p.m.. Then"),
    ],
)
def test_a_value_that_ends_in_a_full_stop_ends_the_sentence(
    project: SmallProject, typed: str, printed: str
) -> None:
    assert f"\n\n{printed}\n\n" in body_of(project, typed)


def test_a_date_in_russian_has_one_full_stop(project: SmallProject) -> None:
    text = body_of(project, "По {{ session.closes }}. По **{{ session.closes }}**.[^own: с. 2]", "ru")
    assert "\n\nПо 2 октября 2026 г. По 2 октября 2026 г.[1]\n\n" in text.replace("\u202f", " ")


def test_a_place_after_a_full_stop_that_went_is_right(project: SmallProject) -> None:
    project.write(
        {
            "campaigns/letter/campaign.yaml": CAMPAIGN + FACTS,
            "campaigns/letter/body.md": "At {{ facts.hour }}. See [^nothing].\n",
        }
    )
    run = project.run("build", "letter")
    assert "campaigns/letter/body.md:1:26: error: no footnote is called 'nothing'" in run.err


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("尊敬的各位代表：", "尊敬的各位代表："),
        ("此致敬礼！", "此致敬礼！"),
        ("**各位代表：**", "各位代表："),
        ("各位代表：[^law]", "各位代表：[1]"),
        ("“各位代表！”", "“各位代表！”"),
        ("السادة؛", "السادة؛"),
        ("السادة،", "السادة،"),
        ("محترم؟", "محترم؟"),
        ("Dear all;", "Dear all;"),
        ("Madame, Monsieur\u00a0:", "Madame, Monsieur\u00a0:"),
        ("« Excellences ! »", "« Excellences ! »"),
        ("Dear all –", "Dear all –"),
        ("And so on…", "And so on…"),
        ("[Excellences:]{lang=fr}", "Excellences:"),
        ("Excellencies", "Excellencies,"),
        ("*Excellencies*", "Excellencies,"),
        ("Excellencies (all)", "Excellencies (all),"),
    ],
)
def test_a_formula_that_ends_in_a_sign_gets_no_other(project: SmallProject, typed: str, printed: str) -> None:
    quoted = json.dumps(typed, ensure_ascii=False)
    campaign = f"{CAMPAIGN}{FACTS}salutation: {quoted}\nclosing: {quoted}\n"
    project.write({"campaigns/letter/campaign.yaml": campaign})
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 0, run.err
    text = project.built("txt").read_text("utf-8").replace("[2]", "[1]")
    without_marks = re.sub("[\u200e\u200f]", "", text)  # of direction
    assert without_marks.count(f"\n\n{printed}\n\n") == 2
