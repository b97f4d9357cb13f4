"""English: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages.language import Calendar, Language, LetterWords, NoteWords, SigningWords


def _ordinal(number: int) -> str:
    last = number % 100 if number % 100 in {11, 12, 13} else number % 10
    return f"{number}^{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }^"


LANGUAGE = Language(
    tag="en",
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
        link_to_note="Note {}",
        link_back="Back to the text from note {}",
    ),
    signing=SigningWords(
        signature="Signature for {}",
        seal="Seal of the letter",
    ),
)
