"""The words of a language that are looked for in texts, in records by what looks for them.

What a language lacks here is not looked for in it. Where nobody knows in which language a text is, as in a
letter that is imported, the words of all languages are looked for together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Self

Patterns = tuple[str, ...]
"""Regular expressions, any of which may be found; a plain word is the simplest one. No capitals are told apart,
but where a field says so."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class _Words:
    """What all these records can do."""

    @classmethod
    def of_all(cls, records: Iterable[Self]) -> Self:
        """The words of several languages as if they were of one; what is no list of words is left out."""
        every = list(records)
        lists = {field.name: [getattr(record, field.name) for record in every] for field in fields(cls)}
        return cls(
            **{
                name: tuple(dict.fromkeys(word for words in known for word in words))
                for name, known in lists.items()
                if known and all(isinstance(words, tuple) for words in known)
            }
        )


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DateWords(_Words):
    """What stands in dates beside the names of the months."""

    day_endings: Patterns = ()
    """What follows the figures of a day: `th`."""
    of_month: Patterns = ()
    """What may stand before a month: 8 `de` septiembre."""
    of_year: Patterns = ()
    to: Patterns = ()
    """What stands between the first and the last day: 8 `to` 12 September."""
    before_month: str | None = None
    """What makes a month of a word that stands alone ('may' is a word, too), with the white space after it.

    Without it only dates in figures are looked for in the language.
    """
    article: str | None = None
    """What makes one of a month's name, too, where that is no other word, of one width: `[Tt]he` September polls."""
    words_too: tuple[str, ...] = ()
    """Months that are other words, too, and that the article makes no months of."""
    has_capitals: bool = False
    """Whether months are always written with a capital, so that a small letter makes another word of them."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OrdinalWords(_Words):
    """How the ordinals of sessions are written."""

    endings: Patterns = ()
    """What follows the figures, raised or not: `th`."""
    before: Patterns = ()
    """What stands before the figures."""
    in_words: Callable[[int], str] | None = None
    """The ordinal of a number from 1 to 99 in words, as a pattern, without an ending `o` or `a` of its gender."""
    spelled: Callable[[int], str] | None = None
    """The ordinal of a number in words, as it stands before "session", or behind it."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SessionWords(_Words):
    """How sessions of the Council are spoken of."""

    nouns: Patterns = ()
    """The word for a session, also in the plural."""
    regular: Patterns = ()
    """What says before it that it is a usual one."""
    special: Patterns = ()
    special_after: Patterns = ()
    """What says after it that it is a special one."""
    phrases: Patterns = ()
    """What says after an ordinal, whole, that it is one of a session; a space is any white space."""
    special_phrases: Patterns = ()
    short: Patterns = ()
    """The short name of the Council, before the number of a session."""
    before_number: Patterns = ()
    """What else stands before a number that is no ordinal, capitals told apart: `Session` 54."""
    before_ordinal: Patterns = ()
    """The word for a session where ordinals stand behind it."""
    by_month: Patterns = ()
    """What names a session by its month, besides the name of the month before or behind the word for a session."""
    joined_by: Patterns = ()
    """What stands between the ordinals of several sessions."""
    after_comma: Patterns = ()
    """What may stand there after a comma, too."""
    articles: Patterns = ()
    during: Patterns = ()
    """What stands before a session at which something is to happen, or has: `at` the 55th session."""
    to_come: Patterns = ()
    """What says before a session that it is still to come: `next`, `to be held at`."""
    past: Patterns = ()
    """Whole words that say of something at a session that it is over."""
    now: Patterns = ()
    """Whole words by which a sentence speaks of what is, or is to come: `will`, `to be held`."""
    urging: Patterns = ()
    """Whole words by which those who write speak at the moment of their letter: `we write`, `please`."""
    neutral: Patterns = ()
    """What has the form of such words, and says nothing of the time: the `United` Nations."""
    councils: Patterns = ()
    """Names of the Council."""
    bodies: Patterns = ()
    """Names of other bodies that meet in sessions: the General Assembly, the Committee against Torture."""
    its: Patterns = ()
    """What says before a session that it is one of a body that is named elsewhere in the sentence."""
    other_things: Patterns = ()
    """What else is counted, and is no session: the 75th `anniversary`."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class AskNames(_Words):
    """What a group of asks is called after, if its lead-in speaks of it; the words become its name."""

    resolution: Patterns = ()
    members: Patterns = ()
    observers: Patterns = ()
    government: Patterns = ()
    council: Patterns = ()


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class AskingWords(_Words):
    """How a letter asks somebody for something in a sentence of its text; a space is any white space."""

    verbs: Patterns = ()
    """What says that those who sign ask, before those whom they ask: `urge`."""
    to: Patterns = ()
    """What stands between those and what is asked, with the space behind it: `to `."""
    begins: Patterns = ()
    """How what is asked begins, where that alone tells it: an infinitive."""
    direct: Patterns = ()
    """What stands directly before what is asked, and names nobody: `please`; the space behind it is not part of it."""
    and_also: Patterns = ()
    """What leads to another ask in the same sentence without a space or a comma."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FrameWords(_Words):
    """What tells which lines of a letter are its frame; what letters print themselves is looked for anyway."""

    to: Patterns = ()
    """Labels before the addressees that people type besides, without the colon."""
    sender: Patterns = ()
    """Labels before whoever sends the letter."""
    copy: Patterns = ()
    subject: Patterns = ()
    persons: Patterns = ()
    """What stands before the name of a person who is addressed."""
    addressed: Patterns = ()
    """How lines begin, besides, that say to whom letters of this kind go."""
    sending: Patterns = ()
    """How a line begins that says how a letter is sent."""
    salutations: Patterns = ()
    """How a salutation begins."""
    closings: Patterns = ()
    signed_by: Patterns = ()
    """How a line begins that leads to the names of those who sign."""
    annexes: Patterns = ()
    """With which whole word the title of an annex begins."""
    letter_titles: Patterns = ()
    """What says, alone on a line, what kind of letter follows."""
    notes_headings: Patterns = ()
    contacts: Patterns = ()
    """How a line begins, up to a colon, that is somebody's address."""
    asks: Patterns = ()
    """Whole words of a sentence that leads to what a letter asks for."""
    lead_in_ends: tuple[str, ...] = ()
    """Words in which such a sentence ends where it has no colon."""
    ask_names: AskNames = AskNames()
    common: frozenset[str] = frozenset()
    """Common words, in small letters, by which a text is known to be in the language."""
    telling: frozenset[str] = frozenset()
    """Words of the frame that tell so more than others."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SignatoryWords(_Words):
    """What tells in a list of signatories who is a person, and who is none."""

    people: Patterns = ()
    """How a heading begins under which people stand."""
    offices: Patterns = ()
    """Whole words of what a person is: `Director`."""
    honorifics: Patterns = ()
    """What stands before the name of a person: `Dr`."""
    bodies: Patterns = ()
    """Whole words of names that no person has: `Association`."""
    surnames: Patterns = ()
    """Those of `bodies` that people are called, too: `Law`."""
    groups: Patterns = ()
    """Whole words of what signs letters, for several: a heading has them over names: `Organisations`."""
    scopes: Patterns = ()
    """Where such are: `International`, `Africa`; a heading may consist of them alone."""
    kinds: Patterns = ()
    """What else organisations are called in such a heading: `Civil society` organisations."""
    joins: Patterns = ()
    """What joins words in such a heading: National `and` regional organisations."""
    signed: Patterns = ()
    """What stands in the place of a signature: `signed`."""
    behalf: Patterns = ()
    """How a line begins, besides, that says for whom the person below it signs."""
    represented: Patterns = ()
    """What stands between an organisation and who signs for it: `represented by`."""
    and_others: Patterns = ()
    """How a line begins that says how many others sign: `and` 12 others."""
    others: Patterns = ()
    """What they are called there, besides what signs letters."""
    remarks: Patterns = ()
    """How a line begins that names nobody: `endorsed by`."""
    streets: Patterns = ()
    """Whole words that make a line with a figure an address."""
    in_person: Patterns = ()
    """What says besides the letter's own words that somebody signs for themselves."""
    describing: Patterns = ()
    """How a description of an organisation begins: `A` union of journalists."""
    heads: Mapping[str, tuple[str, ...]] | None = None
    """What stands over the columns of tables besides the letter's own words, in small letters, by the column."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class NoteMarks(_Words):
    """What tells what a note cites."""

    ibid: Patterns = ()
    typed: Patterns = ()
    """What points to another note and is typed, and does not follow when notes are numbered anew."""
    placed: Patterns = ()
    """What points to another part of the letter by its number, for which # stands: `see Annex #`."""
    passages: Patterns = ()
    """Words, whole, before the number of a passage."""
    named: Patterns = ()
    """What stands before the number of another note."""
    pointing: Patterns = ()
    """What says beside it that it is one of the same text: `above`."""
    see: Patterns = ()
    """What stands before it in a reference."""
    adopted: str | None = None
    """What stands before the day on which a resolution was adopted."""
    unsaying: tuple[str, ...] = ()
    """Words in small letters that say nothing of what a key or a name of a file stands for."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class StaleWords(_Words):
    """What may have gone stale in a letter that carries on an earlier one; a space is any white space.

    Each is looked for as whole words.
    """

    relative: Patterns = ()
    """What counts from a day that is over: recently, last month."""
    units: Patterns = ()
    """What such words count in: `years`; without it they tell how things stood: still, has not."""
    over: Patterns = ()
    """How such words begin where they say how long something lasted that is over."""
    before_value: Patterns = ()
    """What may stand between such words and something that is filled in, from which they count."""
    before_occasions: Patterns = ()
    """How words end that count up to a session, which may be filled in a few words later: ahead of the Council's."""
    own_occasions: Patterns = ()
    """What means the letter's own session, in any letter: the upcoming session."""
    own_letters: Patterns = ()
    """What names an earlier letter of those who sign: our letter of, we wrote to you."""
    founding: Patterns = ()
    """What says that a resolution or a day has begun something, whatever renewed it since: established by."""
    laws_after: Patterns = ()
    """What makes the year before it part of the name of a law, capitals told apart: the 2015 `Law` on Associations."""
    laws_before: Patterns = ()
    """The same of the year after it."""
    resolutions: Patterns = ()
    """The word before the number of a resolution; in a list, `numbers_joined_by` stands between the numbers."""
    decisions: Patterns = ()
    numbers_joined_by: Patterns = ()
    last_documents: Patterns = ()
    """What means a document that a newer one may have superseded: the latest report."""
    last_resolution: Patterns = ()
    """What in those words means a resolution that the Council has adopted; here a space is one."""
    counted: Patterns = ()
    """What says the how many-th of its kind something is: in its third year."""
    figures: Patterns = ()
    """Figures that grow: at least 50 people."""
    numbered: Patterns = ()
    """What stands before a number that names something, and counts nothing: `article` 19, `item` 4."""
    measured: Patterns = ()
    """What behind a figure makes it none that grows: `pages`; words that count time are `units`."""
    votes: Patterns = ()
    """How States voted on a resolution, with figures: 26 votes in favour."""
    growing: Patterns = ()
    """What says that a figure is one of the letter's own day, whatever date stands beside it: have died."""
    since: Patterns = ()
    """What before a date says that a figure grows from there."""
    as_of: Patterns = ()
    """What says of which day a figure is, even where that day is filled in."""
    mandates: Patterns = ()
    """For how long a mandate is asked for."""
    lengths: Patterns = ()
    """The same in a sentence that speaks of a renewal."""
    renewals: Patterns = ()
    """How words begin that speak of one."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OfficeWords(_Words):
    """How offices and those who hold them are spoken of; capitals are told apart, a space is any white space."""

    titles: Patterns = ()
    held: Patterns = ()
    """What stands before a name, though it is no title, of somebody in an office: chaired by."""
    gendered: Patterns = ()
    """Titles in a form that tells which of two holders is meant, also without a name: la Haute-Commissaire."""
    honorifics: Patterns = ()
    """What may stand before a name: Mr."""
    coming: Patterns = ()
    """What says before a title that somebody is new in the office, or about to leave it; whatever its capitals."""
    over: Patterns = ()
    """How what is before a title ends that says that somebody held it at another time; whatever its capitals."""
    no_names: Patterns = ()
    """Words with a capital that begin no name of a person."""
    of: Patterns = ()
    """What stands between a title and what the office is for."""
    articles: Patterns = ()
    """What may stand after that, each with its space if it has one."""
    of_country: Patterns = ()
    """What stands between a title and words in which the letter's country is named."""
    beside_name: Patterns = ()
    """What may stand between a name and a title after it."""
    before_title: Patterns = ()
    """What may stand before a title and makes another one of it: `Deputy` High Commissioner, `UN` High Commissioner."""
    after_title: Patterns = ()
    """What shows after such a title that it is one."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FormWords(_Words):
    """What the heads and cells of a sign-on form say."""

    heads: Mapping[str, Patterns] | None = None
    """How a word in the head of a column begins, by what the column means (`sign_ons.columns.MEANINGS`)."""
    names: Patterns = ()
    """Whole words in a head by which it asks for a name, whatever else it is about."""
    questions: Patterns = ()
    """How a question begins, whole words, that is answered by yes or no."""
    signing: Patterns = ()
    """How a word begins that makes it one about signing."""
    yes: Patterns = ()
    no: Patterns = ()
    after_yes: Patterns = ()
    """What may follow a yes, and changes nothing."""
    after_no: Patterns = ()
    says_yes: Patterns = ()
    """What says yes in other words."""
    says_no: Patterns = ()
    reversed: Patterns = ()
    """How a word begins by which a yes means that somebody does not sign: Do you `decline` to sign?"""
    undecided: Patterns = ()
    """What a heading says over those who have not answered: `not yet`, `pending`."""
    inversions: Patterns = ()
    """What shows anywhere in a head that it is such a question."""
    besides: Patterns = ()
    """How a word begins by which a question is about something besides signing: a logo, a newsletter, data."""
    consent: Patterns = ()
    """How a word begins by which such a question asks whether what was typed may be kept and used."""
    about: Patterns = ()
    """How a word begins by which a head asks what kind of organisation it is, not for its name."""
    conditions: Patterns = ()
    """What begins a condition or a wish in what somebody remarks: only if, provided."""
    unnamed: Patterns = ()
    """What says that a name is not to be printed."""
    nobody: Patterns = ()
    """What people type where they have no name to give."""
    persons: Patterns = ()
    """What says that a person signs, and no organisation."""
    joined_by: Patterns = ()
    """What stands between two names, with white space around it: and."""
    asides: Patterns = ()
    """How lines of a kept list begin that are no answers: Total, Note."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class UnfinishedWords(_Words):
    """What drafters call unfinished, in whatever language the rest of their letter is."""

    to_complete: Patterns = ()
    """Between brackets, alone or behind a few words: "(to be filled in)", "[number to be confirmed]"."""
    orders: Patterns = ()
    """What tells somebody to write: "(insert date)"."""
    things: Patterns = ()
    """How what is to be replaced begins between square brackets, also in a quotation: "[date]", "[name of …]"."""
    numbers: Patterns = ()
    """Words before which or behind which XX is the number twenty, and not a blank: "Article XX"."""
    remarks: Patterns = ()
    """What editors and lawyers put between square brackets of their own: "[emphasis added]"."""
    prompts: Patterns = ()
    """What Word prints where nothing has been typed yet, or where it does not find what it was to print."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class CountWords(_Words):
    """How a letter says how many sign it; a space is any white space.

    In the phrases stand `<number>`, `<things>` for what signs with the words before it, and `<few>` for a few words.
    """

    telling: Patterns = ()
    """What every phrase below has some of: a text with none of it is not looked at further."""
    things: Patterns = ()
    """What signs, whole words: organisations, groups, signatories."""
    few: str = r"(?:[\w\ufdd4\ufdd5'’-]+,? ){0,6}?"
    """Some words in a row, none of them being necessary; the last with the space behind it."""
    no_adjectives: Patterns = ()
    """Whole words that are none of these: with one of them the sentence has gone on to something else."""
    all_sign: Patterns = ()
    """What says of all who sign how many they are: "we, the <number> <things>"."""
    these_sign: Patterns = ()
    """What says so if nothing behind it picks out some of them: "the <number> undersigned <things>"."""
    some_sign: Patterns = ()
    """What may mean some of them only: "<number> undersigned <things>"."""
    restricted: Patterns = ()
    """What picks out some, behind such words: `that`, `based`."""
    at_least: Patterns = ()
    """What says before a number that they may be more."""
    nearly: Patterns = ()
    """What says before a number that it is no exact one."""
    numbers: Patterns = ()
    """The words of which numbers are made, where they are written in more forms than Unicode knows."""
    plain_number: Callable[[str], str] | None = None
    """A number in words in the one form that all its forms have in common."""
