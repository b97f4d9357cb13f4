"""Holds the one list of what is unfinished: what people type for it is found, and what they mean is not."""

from __future__ import annotations

import pytest

from undersigned.checking.unfinished import Setting, marks_in

MARKS = [
    "TODO", "TO DO", "FIXME", "fixme", "TBC", "tbc", "Tbd", "TBA", "T.B.C.", "t.b.d.", "??", "???",
    "？？", "؟؟", "⁇", "(?)",
    "XX", "xx", "XXX", "ＸＸ", "20XX", "202X", "xx/xx/2026", "DD/MM/YYYY", "yyyy-mm-dd", "XXth",
    "____", "＿＿＿", "......",
    "(to be filled in)", "(to be confirmed)", "(number to be confirmed)", "(still to be written)", "(insert date)",
    "(please check)", "(à compléter)", "(date à confirmer)", "(por completar)", "(a completar)", "(por confirmar)",
    "(a confirmar)", "(уточнить)", "（待定）", "【待补充】",
    "[insert name]", "[…insert the date…]", "[date]", "[DATE]", "[●]",
    "[à compléter]", "[nom du ministre]", "[fecha]", "[nome]", "[дата]", "[日期]", "[الاسم]", "[]",
    "[source to be added]",
    "<insert date>", "<name>", "<the name of the minister>", "{{ country }}", "{% if x %}",
    "${name}", "{name of the state}",
    "lorem ipsum", "Lorem Ipsum", "N.N.", "PLACEHOLDER", "[citation needed]",
    "(source?)", "(source needed)", "(add source)", "(check date)", "(to be drafted)", "[TK]", "[FALTA]", "[in Khmer?]",
    "A/HRC/63/__", "XX, XX", "[our comment]",
    "[What the Council should do]", "[president]",
]  # fmt: skip
"""What stands for something that is still to be written."""

SOUND = [
    "[sic]", "(sic)", "[GC]", "[HRC]", "[...]", "[…]", "[. . .]", "[1]", "[2021]",
    "[a] first, [b] second", "[emphasis added]",
    "[c’est nous qui soulignons]", "[énfasis añadido]", "[tradução nossa]", "[in Khmer]",
    "[English only]", "[about 500]",
    "“[the authorities] arrested prisoner[s]”", "« [le gouvernement] a dit »", "„[die Regierung]“",
    "「[政府]」", "[t]he law",
    "‘[he] left’", "Article XX", "Artículo XX", "Chapitre XX", "Статья XX", "the XX century",
    "el siglo XX", "XX век", "XXL",
    "AXX", "TBCs", "¿Quién sabe?", "Really?!", "Why?", "https://example.org/XX?TBC=[date]",
    "SOBRE TODO", "TODO EL MUNDO",
    "todo el mundo", "what to do", "WHAT TO DO NEXT", "a seat to be filled in March",
    "(to be confirmed by the Senate)",
    "the XX and XXI centuries", "siglos XIX, XX y XXI", "Articles XIX and XX", "General Recommendation XX",
    "la XX Cumbre", "Act XX of 1950", "XX и XXI веков", "N.N. and Others v. Hungary", "para. 5 [bis]",
    "[name withheld at her request]", "[on file with the authors]", "[hereinafter the Law]", "[no longer in force]",
    "[nous soulignons]", "[el subrayado es nuestro]", "[так в тексте]", "[internal citations omitted]",
    "N.N. v. Sweden", "N.N. Ivanov", "if a < b and c > d", "wait . . . and see", "他说……", "A/HRC/54/L.1", "2x4",
]  # fmt: skip
"""What letters print as it stands."""


@pytest.mark.parametrize("mark", MARKS)
def test_what_stands_for_something_else_is_found_wherever_it_stands(mark: str) -> None:
    for text in (mark, f"We write on {mark}, and ask.", f"({mark})", f"“{mark}” she said"):
        found = [text[one.start : one.end] for one in marks_in(text)]
        if (
            mark in {"[What the Council should do]", "[president]", "[our comment]", "[in Khmer?]", "[]"}
            and "“" in text
        ):
            assert found == [], "in a quotation these words are an editor's"
        else:
            assert found, text
            assert all(words in text for words in found)
    assert not [one for one in marks_in(mark) if not mark[one.start : one.end].strip()]


@pytest.mark.parametrize("text", SOUND)
def test_what_is_meant_as_it_stands_is_not(text: str) -> None:
    assert [text[one.start : one.end] for one in marks_in(text)] == []
    assert [*marks_in(f"They wrote {text}, and left.")] == []


def test_square_brackets_mean_what_they_do_where_they_stand() -> None:
    text = "Loi sur la presse [Press Law]"
    assert [*marks_in(text, Setting.PROSE)]
    for setting in (Setting.NOTE, Setting.QUOTATION, Setting.NAME):
        assert [*marks_in(text, setting)] == []
    for setting in Setting:
        assert [*marks_in("See TBC [date].", setting)][:1] == [*marks_in("See TBC.", setting)]
        assert (len([*marks_in("[insert date]", setting)]) == 1) == (setting is not Setting.NAME)
