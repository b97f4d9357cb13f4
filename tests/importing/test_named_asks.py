"""Finds what a letter asks for in sentences of its text, in seven languages, and prints the same words as before."""

from __future__ import annotations

import re

import pytest

from small_project import SmallProject
from undersigned.importing.asks_in_prose import SaidAsks, asks_in_prose

SAID = [
    ("en", "We urge your delegation to support an extension of the mandate[^1].", "support an extension of the mandate"),
    ("en", "We, the undersigned, therefore call on your government to vote for draft resolution No. 12 on 5 April.",
     "vote for draft resolution No. 12 on 5 April"),
    ("en", "We respectfully request that you act. We ask the Council to renew the mandate at HRC{{ session.number }}.",
     "renew the mandate at HRC{{ session.number }}"),
    ("fr", "Nous demandons à votre délégation de soutenir le renouvellement du mandat.", "soutenir le renouvellement du mandat"),
    ("fr", "Nos organisations exhortent votre délégation à soutenir la prolongation du mandat.",
     "soutenir la prolongation du mandat"),
    ("es", "Por ello, instamos a su delegación a que apoye la renovación del mandato.", "apoye la renovación del mandato"),
    ("es", "Pedimos a su delegación que apoye una resolución firme.", "apoye una resolución firme"),
    ("pt", "Apelamos à sua delegação para que apoie a renovação do mandato.", "apoie a renovação do mandato"),
    ("ru", "Мы призываем вашу делегацию поддержать продление мандата.", "поддержать продление мандата"),
    ("zh", "我们呼吁贵代表团支持延长任期。", "支持延长任期"),
    ("zh", "局势没有好转。为此，我们敦促贵国政府在第{{ session.number }}届会议上投票赞成该决议草案[^1]。谢谢。",
     "投票赞成该决议草案"),
    ("ar", "ندعو وفدكم الموقر إلى دعم تمديد الولاية لمدة سنتين.", "دعم تمديد الولاية لمدة سنتين"),
]  # fmt: skip
NONE = [
    ("en", "He wrote that they urge nobody to do anything."),
    ("en", "The Council asked the High Commissioner to report in June."),
    ("en", "> We urge your delegation to support an extension."),
    ("en", "We ask you to act."),
    ("en", "We urge your delegation to:"),
    ("fr", "Nous saluons la décision de renouveler le mandat."),
    ("zh", "当局拒绝了访问请求。高级专员呼吁释放他们。我们支持特别报告员。"),
]


MANY = [
    (
        "en",
        "We call for an amnesty, and call upon your government to: (1) renew the mandate; (2) fund it fully; and (3) speak out.",
        ["renew the mandate", "fund it fully", "speak out"],
    ),
    ("en", "We urge States to (a) renew the mandate; (b) give it enough money.", ["renew the mandate", "give it enough money"]),
    ("en", "We request that your delegation co-sponsor the text. Please support the resolution.",
     ["co-sponsor the text", "support the resolution"]),
    ("en", "Your delegation is called upon to vote in favour. We ask that you sponsor the draft.",
     ["vote in favour", "sponsor the draft"]),
    ("en", "We would ask you to keep this letter confidential. Please find attached our report of last year.", []),
    ("en", "The minister said: ‘we ask you to wait for a while longer’.", []),
    (
        "fr",
        "Nous vous demandons de : (1) renouveler le mandat ; (2) financer le mandat ; et (3) parler du mandat.",
        ["renouveler le mandat", "financer le mandat", "parler du mandat"],
    ),
    ("fr", "Votre délégation est invitée à soutenir le mandat. Veuillez agréer, Excellences, nos salutations.",
     ["soutenir le mandat"]),
    ("es", "Se insta a su delegación a que vote a favor. Solicitamos: 1) renovar el mandato; y 2) financiarlo.",
     ["vote a favor", "renovar el mandato", "financiarlo"]),
    ("pt", "Insta-se a vossa delegação a que vote a favor.", ["vote a favor"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "prose", "said"), MANY)
def test_asks_are_said_in_many_ways(language: str, prose: str, said: list[str]) -> None:
    found = asks_in_prose(prose, language)
    assert list(found.asks.values()) == said
    assert re.sub(r'\{\{ ask\("([^"]+)"\) \}\}', lambda one: found.asks[one[1]], found.prose) == prose


@pytest.mark.parametrize(("language", "prose", "ask"), SAID)
def test_a_sentence_says_an_ask(language: str, prose: str, ask: str) -> None:
    said = asks_in_prose(prose, language)
    out, asks = said.prose, said.asks
    assert said.several == ()
    assert list(asks.values()) == [ask]
    assert re.sub(r'\{\{ ask\("([^"]+)"\) \}\}', lambda found: asks[found[1]], out) == prose


def test_an_ask_without_latin_letters_is_called_an_ask() -> None:
    assert list(asks_in_prose("我们呼吁贵代表团支持延长任期。", "zh").asks) == ["ask"]


@pytest.mark.parametrize(("language", "prose"), NONE)
def test_other_sentences_say_none(language: str, prose: str) -> None:
    assert asks_in_prose(prose, language) == SaidAsks(prose, {})


SEVERAL = [
    ("en", "We urge the Council to establish an independent mechanism and to renew the mandate of the Special Rapporteur."),
    ("en", "We call on your delegation to support such a mechanism, and ask you to speak out at the session."),
    ("fr", "Nous demandons à votre délégation de soutenir la résolution et de renouveler le mandat."),
    ("es", "Instamos a su delegación a que apoye la resolución y a que renueve el mandato."),
    ("pt", "Apelamos à sua delegação para que apoie a resolução e para que renove o mandato."),
    ("zh", "我们请贵代表团支持延长任期并要求高级专员提交报告。"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "prose"), SEVERAL)
def test_a_sentence_that_asks_for_two_things_stays_text_and_is_told(language: str, prose: str) -> None:
    said = asks_in_prose(prose, language)
    assert (said.prose, said.asks, len(said.several)) == (prose, {}, 1)


LETTER = """\
1 September 2026

To: Permanent Representatives of Member States

Re: Keep Freedonia under scrutiny

Excellencies,

Freedonia is on fire. We urge your delegation to support an extension of the mandate.

Yours sincerely,

Freedonia Watch
"""


def test_import_names_the_asks_of_the_text_and_the_letter_says_the_same(project: SmallProject) -> None:
    project.write({"last.md": LETTER})
    run = project.run("import", "last.md", "--as", "last")
    assert run.status == 0, run.err
    assert "It asks for 1 thing in its text (support-extension)" in run.out
    assert "They say the same" in run.out
    assert '{{ ask("support-extension") }}.' in (project.root / "campaigns/last/body.md").read_text("utf-8")


def test_import_says_how_to_name_them_where_it_finds_none(project: SmallProject) -> None:
    project.write({"last.md": LETTER.replace("We urge your delegation to support", "There was no")})
    assert "No asks were found." in project.run("import", "last.md", "--as", "last").out


def test_import_tells_of_a_sentence_that_asks_for_two_things(project: SmallProject) -> None:
    project.write(
        {"last.md": LETTER.replace("of the mandate", "of the mandate and to vote for the resolution")}
    )
    run = project.run("import", "last.md", "--as", "last")
    assert "and to vote for the resolution” asks for several things at once; it stays text" in run.err
    assert "They say the same" in run.out
