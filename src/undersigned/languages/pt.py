"""Portuguese: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages.icu_rules import spelled_out
from undersigned.languages.language import Calendar, Gender, Language, LetterWords, NoteWords, SigningWords


def _ordinal(number: int) -> str:
    """Feminine, as "sessão" is."""
    return f"{number}.^a^"


def _number(number: int, tag: str, gender: Gender) -> str:
    """As in Portugal; Brazil spells three numbers otherwise."""
    is_brazilian = tag.lower() == "pt-br"
    return spelled_out(number, "pt-BR" if is_brazilian else "pt-PT", f"cardinal-{gender.value}")


LANGUAGE = Language(
    tag="pt",
    name="Portuguese",
    calendar=Calendar(
        months=(
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ),
        also={"marco": 3},
    ),
    ordinal=_ordinal,
    number_words=_number,
    articles=("o ", "a ", "os ", "as "),
    letter=LetterWords(
        to="A:",
        copy="Cópia:",
        subject="Assunto:",
        salutation="Excelências",
        closing="Atenciosamente",
        comma=",",
        as_of="Signatários em",
        individuals="A título pessoal",
        in_individual_capacity="a título individual",
        for_identification="Afiliação indicada apenas para efeitos de identificação",
        number="N.º",
        organisation="Organização",
        country="País",
        name="Nome",
        affiliation="Cargo e organização",
        notes_heading="Notas",
    ),
    notes=NoteWords(
        adopted_on="data de adoção:",
        accessed_on="consultado em",
        archived_at="arquivado em",
        letter_to="carta a",
        see="ver",
        note="nota",
        above="acima",
        quotation="“{}”",
        link_to_note="Nota {}",
        link_back="Voltar ao texto a partir da nota {}",
    ),
    signing=SigningWords(
        signature="Assinatura por {}",
        seal="Selo da carta",
    ),
)
