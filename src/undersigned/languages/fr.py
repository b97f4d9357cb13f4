"""French: what letters in it say, and what is looked for in them."""

from __future__ import annotations

import datetime

from undersigned.languages.icu_rules import long_date, spelled_out
from undersigned.languages.language import Calendar, Gender, Language, LetterWords, NoteWords, SigningWords


def _ordinal(number: int) -> str:
    """Feminine, as "session" is."""
    return f"{number}^{'re' if number == 1 else 'e'}^"


def _number(number: int, _tag: str, gender: Gender) -> str:
    """As before the spelling of 1990, which hyphenates "et", too; the United Nations keep to it, in Geneva as well."""
    return spelled_out(number, "fr", f"cardinal-{gender.value}").replace("-et-", " et ")


def _long_date(day: datetime.date, tag: str) -> str:
    """The first of a month is counted, and only that (Lexique des règles typographiques)."""
    written = long_date(day, tag)
    return f"1er{written[1:]}" if written.startswith("1 ") else written


LANGUAGE = Language(
    tag="fr",
    name="French",
    calendar=Calendar(
        months=(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ),
        also={"fevrier": 2, "aout": 8, "decembre": 12},
    ),
    long_date=_long_date,
    ordinal=_ordinal,
    number_words=_number,
    articles=("le ", "la ", "les ", "l'"),
    letter=LetterWords(
        to="À :",
        copy="Copie :",
        subject="Objet :",
        salutation="Excellences",
        closing="Avec notre haute considération",
        comma=",",
        as_of="Signataires au",
        individuals="À titre personnel",
        in_individual_capacity="à titre individuel",
        for_identification="Affiliation mentionnée à des fins d’identification uniquement",
        number="N°",
        organisation="Organisation",
        country="Pays",
        name="Nom",
        affiliation="Titre et organisation",
        notes_heading="Notes",
    ),
    notes=NoteWords(
        adopted_on="date d’adoption :",
        accessed_on="consulté le",
        archived_at="archivé à",
        letter_to="lettre à",
        see="voir",
        note="note",
        above="ci-dessus",
        link_to_note="Note {}",
        link_back="Retour au texte depuis la note {}",
    ),
    signing=SigningWords(
        signature="Signature pour {}",
        seal="Sceau de la lettre",
    ),
)
