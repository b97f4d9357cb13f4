"""Makes fast the fields that move in a user's headers and footers (ISO 29500-1 § 17.16).

A field prints what the program that opens the file knows: the day, the name of whoever opened it, the file's name. In a
letter that is sent, none of it may change, nor may it say what the office knows and the letter does not.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from undersigned.files.word_fields import Outcome, bare_instruction, differs_by_page, outcome_of
from undersigned.languages.written_dates import date_in_pattern, long_date
from undersigned.model.letter import Metadata
from undersigned.writers.docx.ooxml import Element, attribute, element, q, remove

_WITH_WORDS: Final = frozenset({"MERGEFIELD", "FORMTEXT"})
"""Of what is to be filled in, the fields that print in what words."""
_PROMPT: Final = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.+?)\s*\Z", re.IGNORECASE | re.DOTALL)
_PICTURE: Final = re.compile(r"\\@\s*(?:\"([^\"]*)\"|(\S+))")
"""The form of a date that a field asks for (§ 17.16.4.1)."""
_OF_TIME: Final = re.compile(r"h|H|m|s|AM/PM|am/pm|A/P")
_WEEKDAY: Final = re.compile(r"d{3,}")


@dataclass(frozen=True)
class FixedField:
    """A field that moved, and what became of it."""

    name: str
    outcome: Outcome


@dataclass(eq=False)
class _Field:
    instruction: str = ""
    in_result: bool = False
    asks_for_page: bool = False
    """Whether a field in it is the number of the page."""
    around: list[Element] = field(default_factory=list)
    """Its marks and its instruction, which go."""
    result: list[Element] = field(default_factory=list)


class Fields:
    """Makes the fields of headers and footers fast, and remembers which, and which words are to be filled in."""

    def __init__(self, metadata: Metadata) -> None:
        self._metadata = metadata
        self.fixed: list[FixedField] = []
        self.blanks: set[Element] = set()
        """The texts that stand for what is to be filled in."""

    def fix(self, story: Element) -> None:
        """Do so in the root of a header or footer."""
        for simple in reversed(list(story.iter(q("w:fldSimple")))):
            self._fix_simple(simple)
        opened: list[_Field] = []
        signs = [sign for run in story.iter(q("w:r")) for sign in run if sign.tag != q("w:rPr")]
        for sign in signs:
            kind = attribute(sign, "w:fldCharType") if sign.tag == q("w:fldChar") else ""
            if kind == "begin":
                opened.append(_Field())
            for one in opened:
                is_mark = kind != "" and one is opened[-1]
                (one.result if one.in_result and not is_mark else one.around).append(sign)
            if opened:
                self._go_on(sign, kind, opened)
        for unended in opened:
            self._fix(unended)

    def _go_on(self, sign: Element, kind: str, opened: list[_Field]) -> None:
        """Read a sign in a field."""
        if sign.tag == q("w:instrText"):
            opened[-1].instruction += sign.text or ""
        elif kind == "separate":
            opened[-1].in_result = True
        elif kind == "end":
            closed = opened.pop()
            made = self._fix(closed)
            if opened:
                opened[-1].asks_for_page |= closed.asks_for_page or differs_by_page(closed.instruction)
            if made is not None and opened:
                _take_in(made, opened)

    def _fix_simple(self, simple: Element) -> None:
        """A field in its short form (§ 17.16.19)."""
        instruction = attribute(simple, "w:instr")
        if outcome_of(instruction)[1] is Outcome.STAYS:
            simple.set(q("w:instr"), bare_instruction(instruction))
            return
        if next(simple.iter(q("w:r")), None) is None:
            simple.append(element("w:r"))
        runs = list(simple.iter(q("w:r")))
        stand_in = element("w:fldChar")
        runs[0].append(stand_in)
        result = [sign for run in runs for sign in run if sign.tag != q("w:rPr") and sign is not stand_in]
        self._fix(_Field(instruction, around=[stand_in], result=result))
        for child in list(simple):
            if child.tag != q("w:fldData"):
                simple.addprevious(child)
        remove(simple)

    def _fix(self, field: _Field) -> Element | None:
        """Put what is to be printed in place of a field, and return the text that was made for it, if any."""
        instruction, around, result = field.instruction, field.around, field.result
        name, outcome = outcome_of(instruction, asks_for_page=field.asks_for_page)
        if outcome is Outcome.DATE and self._metadata.date is None:
            outcome = Outcome.BLANK
        if outcome is Outcome.STAYS:
            if not field.asks_for_page:
                _say_only(bare_instruction(instruction), around)
            return None
        printed = self._printed(name, outcome, instruction, result)
        made = None
        result = [sign for sign in result if sign.getparent() is not None]
        texts = [sign for sign in result if sign.tag == q("w:t")]
        if printed is not None:
            made = texts[0] if texts else element("w:t")
            if not texts:
                around[0].addprevious(made)
            made.text = printed
            made.set(q("xml:space"), "preserve")
            around = around + [sign for sign in result if sign is not made]
        for sign in around:
            remove(sign)
        if outcome is Outcome.BLANK:
            self.blanks.update([made] if made is not None else texts)
        if name:
            self.fixed.append(FixedField(name, outcome))
        return made

    def _printed(self, name: str, outcome: Outcome, instruction: str, result: list[Element]) -> str | None:
        """What is to stand in place of a field; None where its own words do."""
        match outcome:
            case Outcome.DATE if self._metadata.date is not None:
                return self._date(instruction, self._metadata.date)
            case Outcome.TITLE:
                return self._metadata.title
            case Outcome.BLANK:
                words = "".join(sign.text or "" for sign in result if sign.tag == q("w:t"))
                if name in _WITH_WORDS and words.strip():
                    return None
                prompt = _PROMPT.match(instruction)
                return prompt[1] if prompt else f"[{name}]"
            case _:
                return None

    def _date(self, instruction: str, day: datetime.date) -> str:
        """The letter's date, in the form that the field asks for; hours are nobody's business."""
        language = self._metadata.language
        picture = _PICTURE.search(instruction)
        said = (picture[1] or picture[2] or "") if picture else ""
        if not said or _OF_TIME.search(said):
            return long_date(day, language)
        pattern = _WEEKDAY.sub(lambda found: "E" * len(found[0]), said)
        try:
            return date_in_pattern(day, pattern, language)
        except ValueError:
            return long_date(day, language)


def _say_only(instruction: str, around: list[Element]) -> None:
    """Let the instruction of a field say nothing else."""
    said = [sign for sign in around if sign.tag == q("w:instrText") and sign.getparent() is not None]
    for sign in said:
        sign.text = ""
    for sign in said[:1]:
        sign.text = instruction
        sign.set(q("xml:space"), "preserve")


def _take_in(made: Element, opened: list[_Field]) -> None:
    """Let the fields around know of the words that stand for one of theirs; in an instruction they are part of it."""
    for one in opened:
        (one.result if one.in_result else one.around).append(made)
    if not opened[-1].in_result:
        opened[-1].instruction += made.text or ""
        made.tag = q("w:instrText")


def moving(fixed: list[FixedField]) -> Iterator[FixedField]:
    """Each kind once, without links, of which only the words stay."""
    yield from (one for one in dict.fromkeys(fixed) if one.name != "HYPERLINK")
