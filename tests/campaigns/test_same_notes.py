"""Proves for any footnotes and citations that a copied section prints the notes that it prints when it is linked."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from two_letters import adopt, new_letter, old_letter

from small_project import SmallProject
from undersigned.files.project import Project
from undersigned.loading.cited_keys import keys_in, with_keys
from undersigned.route import prepare

KEYS = ("law", "report", "words", "again", "law-old")
WORKS = st.sampled_from(
    [
        "{symbol: A/HRC/60/99, date: 2025-08-15}",
        "{symbol: A/HRC/60/99}",
        '{url: "https://example.org/law", title: The law}',
        '{url: "https://example.org/law", title: The law, full_stop: false}',
        "{symbol: A/HRC/60/99, text: The report.}",
        "Words of one's own.",
        "{text: Words of one's own.}",
    ]
)


@st.composite
def footnotes(draw: st.DrawFn) -> dict[str, str]:
    """Some footnotes; words and repeats name others among them."""
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
    found = {keys[0]: draw(WORKS)}
    for key in keys[1:]:
        other = draw(st.sampled_from([*found]))
        found[key] = draw(
            st.one_of(
                WORKS,
                st.sampled_from(
                    [
                        f"{{repeats: {other}}}",
                        f"{{repeats: {other}, text: The same elsewhere.}}",
                        f"But see {{{{ source('{other}', 'p. 3') }}}}.",
                    ]
                ),
            )
        )
    return found


@st.composite
def prose(draw: st.DrawFn, keys: list[str]) -> str:
    """Paragraphs that cite some of the keys, alone or together, with signals and passages."""
    cited = draw(st.lists(st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True), max_size=5))
    signals, passages = (
        st.sampled_from(["", "see ", "see also "]),
        st.sampled_from(["", ": p. 7", ": para. {{ 1 + 1 }}"]),
    )
    return "".join(
        f"Some words.[^{'; '.join(draw(signals) + key + draw(passages) for key in group)}] And on.\n\n"
        for group in cited
    )


@st.composite
def letters(draw: st.DrawFn) -> dict[str, str]:
    """Two letters, of which the old one has a section, and perhaps a note on the spot in it."""
    old, new = draw(footnotes()), draw(footnotes())
    section = "Begins.\n\n" + draw(prose([*old]))
    if draw(st.booleans()):
        section += "Aside.[^spot]\n\n[^spot]: On the spot.\n"
    body = "We write.\n\n" + draw(prose([*new]))
    if draw(st.booleans()):
        body += "Own.[^spot]\n\n[^spot]: My own.\n"
    repeat = draw(st.sampled_from(["full", "ibid", "short", "cross-reference", "ibid-cross-reference"]))
    return old_letter(section, _typed(old)) | new_letter(body, _typed(new), f"notes: {{repeat: {repeat}}}\n")


def _typed(footnotes: dict[str, str]) -> str:
    return "\n".join(f"{key}: {value}" for key, value in footnotes.items())


@given(letters())
def test_a_copy_prints_the_notes_of_the_original(files: dict[str, str]) -> None:
    printed = []
    for how in ("link", "copy"):
        folder = Path(tempfile.mkdtemp(prefix="undersigned-annexes-"))
        try:
            project = SmallProject(folder)
            project.write(files)
            run = adopt(project, how)
            assert run.status == 0, run.err
            letter = prepare(Project(folder), "letter").letter
            printed.append(([part.blocks for part in letter.parts], letter.notes))
            if how == "copy":
                shutil.rmtree(folder / "campaigns/old")
                assert prepare(Project(folder), "letter").letter.notes == letter.notes
        finally:
            shutil.rmtree(folder)
    linked, copy = printed
    assert copy == linked


@given(st.text(alphabet="[^]:;ab-. \n{}#%\\\"'()~note source", max_size=60))
def test_writing_keys_as_they_are_changes_nothing(text: str) -> None:
    assert with_keys(text, lambda key: key.key) == text
    for key in keys_in(text):
        assert text[key.start : key.end] == key.key
