"""French: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages.language import Calendar, Language, LetterWords, NoteWords, SigningWords


def _ordinal(number: int) -> str:
    """Feminine, as "session" is."""
    return f"{number}^{'re' if number == 1 else 'e'}^"


LANGUAGE = Language(
    tag="fr",
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
    ordinal=_ordinal,
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
