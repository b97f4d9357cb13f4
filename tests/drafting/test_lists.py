"""Proves that lists are read as people type them: set in by any width, lettered, below any line that leads to them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import codes, drafted, outline

from undersigned.languages.known import all_languages
from undersigned.languages.typed_marks import typed_mark
from undersigned.model.list_marks import ListMark, Numerals

MARGINS = st.text(" \t\u00a0\u3000", max_size=9)
KINDS = st.sampled_from(
    [
        ListMark(),
        ListMark(after=")"),
        ListMark(Numerals.FIGURES, "(", ")"),
        ListMark(Numerals.LETTERS, "(", ")"),
        ListMark(Numerals.LETTERS, after="."),
        ListMark(Numerals.CAPITALS, after=")"),
        ListMark(Numerals.ROMAN, "(", ")"),
        ListMark(Numerals.ROMAN_CAPITALS),
        *(
            ListMark(Numerals.LETTERS, before, after, signs)
            for language in all_languages()
            for signs in language.list_signs
            if signs[0] == signs[0].lower()
            for before, after in (("(", ")"), ("", ")"))
        ),
    ]
)


@given(MARGINS, st.sampled_from("-+*"), st.sampled_from(["\n\n", "\n"]))
def test_a_list_may_be_set_in_by_any_width(margin: str, bullet: str, between: str) -> None:
    typed = f"We ask:{between}{margin}{bullet} one\n{margin}{bullet} two\n{margin}  goes on\n\nOut."
    assert outline(typed) == "We ask: | -[one] -[two goes on] | Out."
    assert codes(typed) == []


@given(KINDS, st.integers(1, 20), MARGINS, st.sampled_from(["\n", "\n\n"]))
def test_the_marks_of_a_list_are_printed_as_they_were_typed(
    mark: ListMark, start: int, margin: str, between: str
) -> None:
    marks = [mark.printed(number) for number in range(start, start + 3)]
    typed = between.join(f"{margin}{printed} words" for printed in marks)
    assert (
        outline(f"We ask:\n\n{typed}\n\nOut.")
        == f"We ask: | {' '.join(f'{one}[words]' for one in marks)} | Out."
    )


@given(st.integers(2, 12), st.sampled_from(["- ", "1. ", "(a) "]), st.integers(0, 9))
def test_what_is_set_in_deeper_than_an_item_stands_below_it(step: int, mark: str, margin: int) -> None:
    before, deeper = " " * margin, " " * (margin + step)
    following = mark.replace("a", "b")
    typed = (
        f"{before}{mark}one:\n{deeper}- sub\n{deeper}- other\n\n{deeper}More of one.\n{before}{following}two"
    )
    printed = {"- ": ("-", "-"), "1. ": ("1.", "2."), "(a) ": ("(a)", "(b)")}[mark]
    assert outline(typed) == f"{printed[0]}[one: | -[sub] -[other] | More of one.] {printed[1]}[two]"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # T1
        ("We ask:\n\n    - one\n    - two", "We ask: | -[one] -[two]"),
        ("We ask:\n\n\t1. one\n\t2. two", "We ask: | 1.[one] 2.[two]"),
        ("- one\n      - sub\n- two", "-[one | -[sub]] -[two]"),
        ("1. one\n\n        - sub\n\n2. two", "1.[one | -[sub]] 2.[two]"),
        ("- a\n  - b\n    - c\n      - d\n- e", "-[a | -[b | -[c | -[d]]]] -[e]"),
        ("- a\n    - b\n  - c\n- d", "-[a | -[b] -[c]] -[d]"),
        ("> - a\n>     - b\n> - c", ">[-[a | -[b]] -[c]]"),
        # T2
        ("We ask:\n- one", "We ask: | -[one]"),
        ("We ask\n- one;\n- two.", "We ask | -[one;] -[two.]"),
        ("We ask\n1. one;\n2. two.", "We ask | 1.[one;] 2.[two.]"),
        ("**We ask:**[^a]\n(c) three\n(d) four", "We ask: | (c)[three] (d)[four]"),
        ("Nous demandons :\n- un", "Nous demandons : | -[un]"),
        ("我们要求：\n- 一", "我们要求： | -[一]"),
        ("نطلب:\n- واحد", "نطلب: | -[واحد]"),
        # T6
        ("(a) one\n(b) two", "(a)[one] (b)[two]"),
        ("i. one\nii. two\niii. three", "i.[one] ii.[two] iii.[three]"),
        ("(h) one\n(i) two\n(j) three", "(h)[one] (i)[two] (j)[three]"),
        ("(i) one\n(ii) two", "(i)[one] (ii)[two]"),
        ("(c) one\n(d) two", "(c)[one] (d)[two]"),
        ("(y) one\n(z) two\n(aa) three", "(y)[one] (z)[two] (aa)[three]"),
        ("A. one\nB. two", "A.[one] B.[two]"),
        ("I) one\nII) two", "I)[one] II)[two]"),
        ("1.- uno\n2.- dos", "1.-[uno] 2.-[dos]"),
        ("а) раз\nб) два\nв) три", "а)[раз] б)[два] в)[три]"),
        ("(أ) واحد\n(ب) اثنان\n(ج) ثلاثة", "(أ)[واحد] (ب)[اثنان] (ج)[ثلاثة]"),
        ("أ) واحد\nب) اثنان\nت) ثلاثة", "أ)[واحد] ب)[اثنان] ت)[ثلاثة]"),
        ("١. واحد\n٢. اثنان", "١.[واحد] ٢.[اثنان]"),
        ("（一）一件\n（二）二件", "（一）[一件] （二）[二件]"),
        ("1、一件\n2、二件", "1、[一件] 2、[二件]"),
        ("(a) one\n\n(b) two\n\nBetween.\n\n(c) three", "(a)[one] (b)[two] | Between. | (c)[three]"),
        ("1. one\n   (a) x\n   (b) y\n      i. z\n      ii. w\n2. v", "1.[one | (a)[x] (b)[y | i.[z] ii.[w]]] 2.[v]"),
        ("a) x\n    b) y", "a)[x] b)[y]"),
        # numbers are what was typed
        ("1. one\n2. two\n\n1. other", "1.[one] 2.[two] | 1.[other]"),
        ("1. one\n2. two\n4. four", "1.[one] 2.[two] | 4.[four]"),
        ("(a) one\n(b) two\n(d) four", "(a)[one] (b)[two] | (d)[four]"),
        ("1. one\n1. two\n1. three", "1.[one] 2.[two] 3.[three]"),
        ("98. a\n99. b\n100. c", "98.[a] 99.[b] 100.[c]"),
        (" 9. nine\n10. ten", "9.[nine] 10.[ten]"),
        ("1) one\n2) two\n\n3. three", "1)[one] 2)[two] | 3.[three]"),
        # T20
        ("-\u00a0one\n-\u00a0two", "-[one] -[two]"),
        ("\u00a0\u00a0- one\n\u00a0\u00a0- two", "-[one] -[two]"),
        ("- 一\n- 二\n\n\u3000\u3000段落", "-[一] -[二] | 段落"),
        ("##\u00a0Heading\n\n\u3000\u3000段落", "#Heading | 段落"),
        # what else an item may hold
        ("- one\n\n  > quoted\n\n  | a |\n  |---|\n  | 1 |\n- two", "-[one | >[quoted] | table of 1] -[two]"),
        ("-\n  one\n- two", "-[one] -[two]"),
        ("- - one\n  - two", "-[-[one] -[two]]"),
    ],
)  # fmt: skip
def test_reads_the_list_that_was_typed(typed: str, expected: str) -> None:
    assert outline(typed) == expected
    assert "list-or-text" not in codes(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "It was in\n1984. It was hard.",
        "He was arrested on\n12. It was a Monday.",
        "1984. It was a year like any other.",
        "(a) is the first letter.",
        "i. e. this is meant",
        "I. Ivanov was jailed for two years.",
        "The law says that (a) people may go,\n(b) may stay, and\n(c) may rest.",
        "A vote of 12\n3 votes were invalid.",
        "It costs\n5 - 3 dollars",
        "The report (see A/HRC/54/1,\nparas. 3\u20135) says so.",
        "П. Иванов был арестован.",
        "一、背景",
        "* Names are withheld.".replace("* ", "\\* "),
        "C. 1850 people",
    ],
)
def test_running_text_is_no_list(typed: str) -> None:
    assert outline(typed) == " ".join(line.replace("\\*", "*") for line in typed.split("\n"))
    assert codes(typed) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("The vote was 12\n- 3 votes against.", "The vote was 12 - 3 votes against."),
        ("The vote was\n1. a surprise", "The vote was 1. a surprise"),
        ("They were 5\n* 3", "They were 5 * 3"),
        (
            "- The Rapporteur has found in the last report twelve cases\n  - 3 of women\n- two",
            "-[The Rapporteur has found in the last report twelve cases | -[3 of women]] -[two]",
        ),
        ("- one\n - two\n- three", "-[one | -[two]] -[three]"),
    ],
)
def test_where_nothing_tells_a_list_from_text_a_warning_says_which_it_is(typed: str, expected: str) -> None:
    assert outline(typed) == expected
    (finding,) = drafted(typed)[1]
    assert (finding.code, finding.place and finding.place.line) == ("list-or-text", 2)
    assert finding.help


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("A. Smith was arrested.\n\nA. Jones was freed.", "A. Smith was arrested. | A. Jones was freed."),
        ("I. Newton\n\nI. Kant", "I. Newton | I. Kant"),
        ("(a) peace and\n\n(a) justice", "(a) peace and | (a) justice"),
        ("(i) peace and\n\n(i) justice", "(i) peace and | (i) justice"),
        (
            "- x\n\n  A. Smith, editor\n\n  A. Jones, printer",
            "-[x | A. Smith, editor | A. Jones, printer]",
        ),
        ("А. Петров.\n\nА. Сидоров.", "А. Петров. | А. Сидоров."),
        ("(أ) أول\n\n(أ) ثان", "(أ) أول | (أ) ثان"),
        ("一、甲\n\n一、乙", "一、甲 | 一、乙"),
        ("1. one\n2. two\n\n0. zero\n1. one", "1.[one] 2.[two] | 0.[zero] 1.[one]"),
        ("0. zero\n1. one", "0.[zero] 1.[one]"),
        (
            "(h) h\n(i) i\n(j) j\n\n(i) one\n(ii) two\n(iii) three",
            "(h)[h] (i)[i] (j)[j] | (i)[one] (ii)[two] (iii)[three]",
        ),
        ("8. x\n9. y\n10. z\n9. w", "8.[x] 9.[y] 10.[z] | 9.[w]"),
        ("1) x\n3) y\n3) z", "1)[x] | 3)[y] | 3)[z]"),
        ("(a) x\n(b) y\n(b) z", "(a)[x] (b)[y] | (b)[z]"),
        ("1. one\n1. two\n3. three", "1.[one] 2.[two] 3.[three]"),
        ("(y) x\n(z) y\n(aa) z\n(bb) zz", "(y)[x] (z)[y] (aa)[z] (bb)[zz]"),
        ("1- one\n2- two", "1-[one] 2-[two]"),
    ],
)
def test_a_mark_is_printed_as_it_was_typed(typed: str, expected: str) -> None:
    assert outline(typed) == expected
    assert codes(typed) == []


@given(KINDS, st.lists(st.integers(1, 12), min_size=1, max_size=5), st.sampled_from(["\n", "\n\n"]))
def test_no_mark_is_changed_or_joined_to_another_line_in_silence(
    mark: ListMark, numbers: list[int], between: str
) -> None:
    marks = [mark.printed(number) for number in numbers]
    typed = between.join(f"{printed} words" for printed in marks)
    found = codes(typed)
    printed = [re.sub(r"[\[\]|]", " ", outline(typed)).split()]
    apart = outline(typed).count("[words]") + outline(typed).count("words | ")
    if set(found) != {"list-or-text"} and set(marks) not in ({"1."}, {"1)"}):
        assert printed == [[word for one in marks for word in (one, "words")]]
        assert apart >= len(marks) - 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("(A) x\n(A) y", "(A) x (A) y"),
        ("(b) x\n(b) y", "(b) x (b) y"),
        ("A. One\nA. Three", "A. One A. Three"),
        ("1. May 2026\n\n1. June 2026", "1.[May 2026] | 1.[June 2026]"),
        ("1. one\n1. two\n2. three", "1.[one] 2.[two] | 2.[three]"),
        ("01. one\n02. two", "01. one 02. two"),
        ("i) one\nii) two\nj) three", "i)[one] ii)[two j) three]"),
        ("a) uno;\nb) dos;\nñ) nn", "a)[uno;] b)[dos; ñ) nn]"),
        ("1.1 one\n1.2 two", "1.1 one 1.2 two"),
        ("1.1. one\n1.2. two", "1.1. one 1.2. two"),
        ("1.1.9 one\n1.2.1 two", "1.1.9 one 1.2.1 two"),
        ("- x:\n  1.1 one\n  1.1.1 two".replace("x:\n  ", ""), "-[1.1 one 1.1.1 two]"),
        ("[a] x\n[b] y", "[a] x [b] y"),
        ("①甲\n②乙", "①甲 ②乙"),
        ("甲：一\n乙：二", "甲：一乙：二"),
        ("1° un\n2° deux", "1° un 2° deux"),
        ("I - um\nII - dois", "I - um II - dois"),
        ("1 – один\n2 – два", "1 – один 2 – два"),
        ("a/ un\nb/ deux", "a/ un b/ deux"),
        ("**1.** one\n**2.** two", "1. one 2. two"),
        ("*a)* one\n*b)* two", "a) one b) two"),
        ("1) one\na) two", "1)[one a) two]"),
        ("We ask:\\\n(a) one\n(b) two", "We ask:\n(a) one (b) two"),
    ],
)
def test_lines_that_would_run_together_are_told(typed: str, expected: str) -> None:
    assert outline(typed) == expected
    assert set(codes(typed)) == {"list-or-text"}


@pytest.mark.parametrize(
    "typed",
    [
        "A. Smith, who has been in prison since the spring of last year, and\nA. Jones were freed.",
        "3.5 million people have fled, and\n1.2 million of them were children.",
        "Mr. A was freed, and\nMr. B was not.",
        "[Amnistía]{lang=es} wrote in May, and\n[Artículo]{lang=es} in June.",
        "A year went by, and\na second one.",
    ],
)
def test_words_at_the_start_of_two_lines_are_no_marks(typed: str) -> None:
    assert codes(typed) == []


LINES = ["Home address:", "A. Street 1", "B. Town"]


@pytest.mark.parametrize("end", ["\\", "  "])
@pytest.mark.parametrize(
    "lines",
    [
        LINES,
        LINES[1:],
        ["Sincerely,", "A. Smith", "B. Jones", "C. Low"],
        ["С уважением", "А. Петров", "Б. Сидоров"],
        ["We", "I. Newton", "II. Kant"],
        ["We", "(a) one", "(b) two"],
        ["一、甲", "二、乙"],
    ],
)
def test_a_line_behind_one_that_ends_on_purpose_begins_no_list(lines: list[str], end: str) -> None:
    typed = f"{end}\n".join(lines)
    assert outline(typed) == "\n".join(lines)
    assert codes(typed) == []


def test_figures_behind_a_backslash_begin_no_list() -> None:
    typed = "Days:\\\n1. May 2026\\\n1. June 2026"
    assert outline(typed) == typed.replace("\\", "")
    assert codes(typed) == []


@pytest.mark.parametrize("part", ["closing", "addressees", "copy", "signatories", "contact", "letterhead"])
@pytest.mark.parametrize(
    "names", ["A. Smith\n\nB. Jones", "А. Петров\n\nБ. Сидоров", "I. Newton\n\nII. Kant"]
)
def test_initials_where_people_are_named_begin_no_list(part: str, names: str) -> None:
    assert outline(f"::: {part}\n{names}\n:::") == names.replace("\n\n", " | ")


@pytest.mark.parametrize("part", ["subject", "title", "salutation", "date"])
@pytest.mark.parametrize("line", ["1. Freedonia: act", "1. September 2026", "II. Freedonia", "(a) Freedonia"])
def test_a_part_of_one_line_is_no_list(part: str, line: str) -> None:
    assert outline(f"::: {part}\n{line}\n:::\n\nText.") == f"{line} | Text."


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("1. September 2026, A. Smith", []),
        ("A. Smith, Law.\n\n    A. Jones, Law.", []),
        ("A. Smith, Law.\n\n    B. Jones, Law.", []),
        ("(a) one\n\n    (b) two", []),
        ("1. one\n    2. two", ["block-in-note"]),
        ("(a) one\n    (b) two", ["block-in-note"]),
        ("- one", ["block-in-note"]),
    ],
)
def test_a_note_that_begins_with_a_mark_is_running_text_unless_it_is_a_list(
    note: str, found: list[str]
) -> None:
    assert codes(f"Text.[^n]\n\n[^n]: {note}") == found


def test_a_paragraph_that_ends_without_a_blank_line_keeps_its_words() -> None:
    assert (
        outline("One\n## Two\nthree\n> four\nfive\n\n    set in\n  more")
        == "One | #Two | three | >[four five] | set in more"
    )


@given(st.integers(1, 3999))
def test_roman_numerals_are_read_as_what_they_print(number: int) -> None:
    mark = ListMark(Numerals.ROMAN, "(", ")")
    typed = typed_mark(mark.printed(number))
    assert typed is not None
    assert typed.reading_as(mark) == number


@pytest.mark.parametrize(
    "typed", ["(iiii)", "(vx)", "(Iv)", "(abc)", "word.", "U.S.", "(a", "a", "1", "1.5", "()"]
)
def test_what_counts_nothing_is_no_mark(typed: str) -> None:
    assert typed_mark(typed) is None


@given(st.text(" \t\u00a0-*+12a.)(i\n>|#:", max_size=60))
def test_any_text_of_such_signs_is_read(typed: str) -> None:
    parts, _ = drafted(typed)
    assert sum(len(part.blocks) for part in parts) >= 0
