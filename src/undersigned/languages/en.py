"""English: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages.icu_rules import spelled_out
from undersigned.languages.language import Calendar, Gender, Language, LetterWords, NoteWords, SigningWords


def _ordinal(number: int) -> str:
    last = number % 100 if number % 100 in {11, 12, 13} else number % 10
    return f"{number}^{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }^"


def _number(number: int, tag: str, _gender: Gender) -> str:
    """With "and", but in the United States: one hundred and twenty-one."""
    return spelled_out(number, "en", "cardinal" if tag.lower() == "en-us" else "cardinal-verbose")


LANGUAGE = Language(
    tag="en",
    name="English",
    calendar=Calendar(
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        also={
            "Jan": 1,
            "Feb": 2,
            "Mar": 3,
            "Apr": 4,
            "Jun": 6,
            "Jul": 7,
            "Aug": 8,
            "Sept": 9,
            "Sep": 9,
            "Oct": 10,
            "Nov": 11,
            "Dec": 12,
        },
    ),
    ordinal=_ordinal,
    number_words=_number,
    articles=("the ", "a ", "an "),
    letter=LetterWords(
        to="To:",
        copy="Cc:",
        subject="RE:",
        salutation="Excellencies",
        closing="Sincerely",
        comma=",",
        as_of="Signatories as of",
        individuals="Individuals",
        in_individual_capacity="in an individual capacity",
        for_identification="Affiliation for identification only",
        number="No.",
        organisation="Organisation",
        country="Country",
        name="Name",
        affiliation="Title and organisation",
        notes_heading="Notes",
    ),
    notes=NoteWords(
        adopted_on="adopted on",
        accessed_on="accessed on",
        archived_at="archived at",
        letter_to="letter to",
        see="see",
        note="note",
        above="above",
        ibid="ibid.",
        id="id.",
        supra="supra",
        supra_note="note",
        un_document="U.N. Doc.",
        quotation="“{}”",
        link_to_note="Note {}",
        link_back="Back to the text from note {}",
    ),
    signing=SigningWords(
        signature="Signature for {}",
        seal="Seal of the letter",
    ),
)
