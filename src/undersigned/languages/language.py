"""What a language must say for a letter to be written in it: records with a field for each word.

A field that is None is a word that the language lacks: the English one is printed (`languages.known.word`),
and who drafts the letter is told (`drafting.words`). One module beside this one, called like the tag of its
language, fills such a record; nothing else has to be told that it is there.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from undersigned.languages import looked_for

Words = str | None
"""Words of a language, None where it lacks them."""

PAGE_OF_PAGES = "{page} / {pages}"
"""Which page of a letter this is, in figures that every language reads."""


class Direction(Enum):
    """In which direction a language is written (UAX #9); the values are those of HTML's `dir`."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class Gender(Enum):
    """The gender of a number, after the word that it counts."""

    FEMININE = "feminine"
    MASCULINE = "masculine"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LetterWords:
    """The words that a letter brings itself: labels, formulas, and what its list of signatories says."""

    to: Words = None
    """The label before the addressees, with its sign: `To:`."""
    copy: Words = None
    """The label before those who get a copy: `Cc:`."""
    subject: Words = None
    """The label before the subject: `RE:`."""
    contact: Words = None
    """The label before whom to ask about the letter: `Contact:`."""
    reply_by: Words = None
    """The sentence that asks for a reply; `{}` stands for the last day."""
    salutation: Words = None
    closing: Words = None
    comma: Words = None
    """The sign after a salutation or a closing."""
    as_of: Words = None
    """What stands before the date of a list of signatories: `Signatories as of`."""
    individuals: Words = None
    in_individual_capacity: Words = None
    on_behalf_of: Words = None
    """What leads from a person who signs to those for whom; `{}` stands for these: `on behalf of {}`."""
    for_identification: Words = None
    replaces: Words = None
    """The line that says which letter this one replaces; `{}` stands for the day of that."""
    joined_since: Words = None
    """The heading of those who sign since a day; `{}` stands for the day."""
    left_since: Words = None
    """The heading of those who do not sign any more since a day; `{}` stands for the day."""
    unnamed: Words = None
    """The line below a list that says how many more sign; `{}` stands for their number."""
    number: Words = None
    """The head of a column of numbers: `No.`."""
    organisation: Words = None
    country: Words = None
    name: Words = None
    affiliation: Words = None
    description: Words = None
    """The head of a column that says what each organisation is."""
    notes_heading: Words = None
    """The heading of endnotes."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class NoteWords:
    """The words of notes, in small letters where a sentence does not begin with them."""

    adopted_on: Words = None
    accessed_on: Words = None
    archived_at: Words = None
    letter_to: Words = None
    see: Words = None
    note: Words = None
    """`note` in "see note 3 above"."""
    above: Words = None
    """`above` there; an empty text where the language says nothing."""
    ibid: Words = None
    """What repeats the note before: `ibid.`."""
    id: Words = None
    """The same in the style of law reviews: `id.`."""
    supra: Words = None
    """What leads to an earlier note in that style: `supra`, in italics."""
    supra_note: Words = None
    """What follows there: `note` in "supra note 3"."""
    un_document: Words = None
    """What that style puts before a symbol of the United Nations: `U.N. Doc.`."""
    quotation: Words = None
    """How a title is quoted; `{}` stands for it: `“{}”`."""
    link_to_note: Words = None
    """What a link to a note is called where it is read aloud; `{}` stands for its mark."""
    link_back: Words = None
    """What a link from a note back into the text is called; `{}` stands for its mark."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Punctuation:
    """The signs of notes, and how titles are marked in them; what a language does not say is as in English."""

    book: str = "*{}*"
    """How the title of a book or a report is set, in Markdown: in italics, or in marks of its own."""
    latin: str = "*{}*"
    """How `id` and `supra` are set, which are Latin in most languages."""
    title: str = "{}"
    """The same of any other title that other languages print bare."""
    between_parts: str = ", "
    """What stands between author, title, date and passage."""
    between_sources: str = "; "
    between_words: str = " "
    """What stands between `see` and what it leads to, and before the number of a note."""
    brackets: str = " ({})"
    """How a date is put behind the title or the symbol."""
    full_stop: str = "."
    """The sign that ends a note."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SigningWords:
    """What the fields of a signed PDF are called where they are read aloud."""

    signature: Words = None
    """That of a signatory; `{}` stands for its name."""
    seal: Words = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Calendar:
    """Months as a date prints them, and as people type them."""

    months: tuple[str, ...] = ()
    """January to December in a date; empty where they are not known."""
    also: Mapping[str, int] | None = None
    """Spellings that people type besides (short, or without accents), each with its number (1 to 12)."""

    @property
    def spellings(self) -> dict[str, int]:
        """Every spelling of the months with its number (1 to 12)."""
        return {**{name: number for number, name in enumerate(self.months, 1)}, **(self.also or {})}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Language:
    """A language in which letters are written; each is one object, so that what is made of its words can be kept."""

    tag: str
    """Its primary subtag (BCP 47): `fr`."""
    name: str
    """What English calls it: `French`."""
    direction: Direction = Direction.LEFT_TO_RIGHT
    calendar: Calendar = Calendar()
    long_date: Callable[[datetime.date, str], str] | None = None
    """A day written out, in the country that a tag (BCP 47) names; None where CLDR's form is that of letters."""
    ordinal: Callable[[int], str] | None = None
    """A number's ordinal as it stands before "session", raised letters as `^th^`: 54 gives `54^th^`."""
    number_words: Callable[[int, str, Gender], str] | None = None
    """A number from 0 to 999 in words, as in the country that a tag (BCP 47) names; None where only a sentence
    knows the number's form, as in Arabic and Russian."""
    articles: tuple[str, ...] = ()
    """What stands before a name and may not count in the alphabet, in small letters, with the space after it."""
    joined_article: str = ""
    """What is written together with the word behind it, and is its article: a pattern."""
    joined_words: str = ""
    """And other words that may stand before that."""
    alphabet: str = "the alphabet"
    """What English calls the order of names in it."""
    several_readings: tuple[str, ...] = ()
    """Signs with which names begin whose reading Unicode takes for another one than that of most such names."""
    page_of_pages: str = PAGE_OF_PAGES
    """Which page of a letter this is; {page} and {pages} stand for the numbers."""
    letter: LetterWords = LetterWords()
    notes: NoteWords = NoteWords()
    signing: SigningWords = SigningWords()
    list_signs: tuple[tuple[str, ...], ...] = ()
    """The series in which lists count besides the Latin ones, each in order: letters, or numerals from one on."""
    punctuation: Punctuation = Punctuation()
    signals: Mapping[str, str] = field(default_factory=dict)
    """What leads to a source, by how English says it in small letters: `see also`."""
    regions: Mapping[str, Language] = field(default_factory=dict)
    """The language as some countries write it, by their subtag, in capitals: `CA`."""
    script: tuple[str, str] | None = None
    """The first and last letter of its script, where no other language here has that."""
    asking: looked_for.AskingWords = field(default_factory=looked_for.AskingWords)
    dates: looked_for.DateWords = field(default_factory=looked_for.DateWords)
    ordinals: looked_for.OrdinalWords = field(default_factory=looked_for.OrdinalWords)
    sessions: looked_for.SessionWords = field(default_factory=looked_for.SessionWords)
    frame: looked_for.FrameWords = field(default_factory=looked_for.FrameWords)
    signatories: looked_for.SignatoryWords = field(default_factory=looked_for.SignatoryWords)
    marks: looked_for.NoteMarks = field(default_factory=looked_for.NoteMarks)
    stale: looked_for.StaleWords = field(default_factory=looked_for.StaleWords)
    offices: looked_for.OfficeWords = field(default_factory=looked_for.OfficeWords)
    forms: looked_for.FormWords = field(default_factory=looked_for.FormWords)
    unfinished: looked_for.UnfinishedWords = field(default_factory=looked_for.UnfinishedWords)
    counts: looked_for.CountWords = field(default_factory=looked_for.CountWords)
    name_articles: tuple[str, ...] = ()
    """In small letters without accents, those that do not count where names are compared."""
    abbreviations: tuple[str, ...] = ()
    """Words whose full stop ends no sentence, without it."""
