"""Spanish: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages.icu_rules import spelled_out
from undersigned.languages.language import Calendar, Gender, Language, LetterWords, NoteWords, SigningWords


def _ordinal(number: int) -> str:
    """Masculine, as "período de sesiones" is."""
    return f"{number}.^o^"


def _number(number: int, _tag: str, gender: Gender) -> str:
    """As before a noun: "veintiuna organizaciones", "veintiún firmantes"."""
    return spelled_out(number, "es", f"cardinal-{gender.value}")


LANGUAGE = Language(
    tag="es",
    name="Spanish",
    calendar=Calendar(
        months=(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ),
        also={"setiembre": 9},
    ),
    ordinal=_ordinal,
    number_words=_number,
    articles=("el ", "la ", "los ", "las "),
    letter=LetterWords(
        to="A:",
        copy="Copia:",
        subject="Asunto:",
        salutation="Excelencias",
        closing="Atentamente",
        comma=",",
        as_of="Firmantes a",
        individuals="A título personal",
        in_individual_capacity="a título individual",
        for_identification="Afiliación mencionada solo a efectos de identificación",
        number="N.º",
        organisation="Organización",
        country="País",
        name="Nombre",
        affiliation="Cargo y organización",
        notes_heading="Notas",
    ),
    notes=NoteWords(
        adopted_on="fecha de aprobación:",
        accessed_on="consultado el",
        archived_at="archivado en",
        letter_to="carta a",
        see="véase",
        note="la nota",
        above="supra",
        quotation="“{}”",
        link_to_note="Nota {}",
        link_back="Volver al texto desde la nota {}",
    ),
    signing=SigningWords(
        signature="Firma por {}",
        seal="Sello de la carta",
    ),
)
