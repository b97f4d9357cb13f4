"""Tells by their words which lines of a letter are its frame: labels, salutations, closing formulas, annexes, asks.

English, French, Spanish and Portuguese; a letter in another language is known by its styles alone.
"""

from __future__ import annotations

import re
from typing import Final

from undersigned.model.letter import Role

_LABELS: Final = {
    Role.ADDRESSEES: r"to|attn\.?|attention|à|à l['’]attention de|para|a|dirigido a|إلى|кому|致",
    Role.COPY: r"cc|c\.c\.|copy(?: to)?|copies? à|copie|copia(?: a)?|cópia|نسخة إلى|копия|抄送",
    Role.SUBJECT: r"re|ref\.?|subject|objet|concerne|asunto|assunto|concerning|الموضوع|тема|事由",
}
_LABEL: Final = {
    role: re.compile(rf"(?:{words})\s*[:：]\s*", re.IGNORECASE) for role, words in _LABELS.items()
}
USUAL_LABELS: Final = {
    Role.ADDRESSEES: {"fr": "À :", "es": "A:", "pt": "A:", "ar": "إلى:", "ru": "Кому:", "zh": "致："},
    Role.COPY: {
        "fr": "Copie :",
        "es": "Copia:",
        "pt": "Cópia:",
        "ar": "نسخة إلى:",
        "ru": "Копия:",
        "zh": "抄送：",
    },
    Role.SUBJECT: {
        "fr": "Objet :",
        "es": "Asunto:",
        "pt": "Assunto:",
        "ar": "الموضوع:",
        "ru": "Тема:",
        "zh": "事由：",
    },
}
"""What the kind of letter called joint-letter prints itself; in all other languages, as in English."""
_ENGLISH_LABELS: Final = {Role.ADDRESSEES: "To:", Role.COPY: "Cc:", Role.SUBJECT: "RE:"}

_SALUTATION: Final = re.compile(
    r"(?:your |dear |honou?rable )?excellenc|dear\b|honou?rable\b|sirs?\b|madam\b|to whom it may concern|"
    r"mesdames\b|madame\b|monsieur\b|messieurs\b|"
    r"excelencia|estimad[oa]s?\b|distinguid[oa]s?\b|señor|"
    r"vossas? excel|excelência|exm[oa]|prezad[oa]s?\b|caros?\b|"
    r"أصحاب السعادة|السادة|ваши? превосходительств|уважаем|各位阁下|尊敬的",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"(?:yours |very |most )?(?:sincerely|faithfully|respectfully|truly|cordially)\b|"
    r"(?:with |kind |best |warm |our )+(?:regards|wishes|respects?)\b|"
    r"with (?:assurances|our|the)? ?(?:highest|deep|best)|"
    r"please accept|in solidarity\b|we thank you\b.{0,80},$|"
    r"veuillez (?:agréer|recevoir|croire)|nous vous prions d['’]|(?:bien )?cordialement\b|respectueusement\b|"
    r"avec (?:nos|notre|l['’]expression)|"
    r"atentamente\b|cordialmente\b|respetuosamente\b|sin otro particular|(?:con )?(?:un )?(?:cordial|atento) saludo|"
    r"con (?:nuestra|la) (?:más )?(?:alta|distinguida)|atenciosamente\b|respeitosamente\b|"
    r"وتفضلوا|с уважением|此致",
    re.IGNORECASE,
)
_SIGNED_BY: Final = re.compile(
    r"(?:the )?(?:signator(?:y|ies)|signed(?: by)?|list of signator|undersigned\b|co-?sign|endorsed by)|"
    r"(?:les |liste des )?(?:organisations )?signataires|signé par|"
    r"(?:las )?(?:organizaciones )?(?:firmantes|signatarias)|firmado por|firman\b|"
    r"(?:as )?(?:organizações )?signatárias|assinam\b",
    re.IGNORECASE,
)
_ANNEX: Final = re.compile(
    r"(?:annex(?:e|es|ure)?|appendix|appendice|anexos?|apéndice|apêndice)\b", re.IGNORECASE
)
_LETTER_TITLE: Final = re.compile(
    r"(?:an )?(?:joint )?(?:open |joint |ngo |civil society )+(?:letter|statement|appeal)|"
    r"lettre (?:ouverte|conjointe)(?: conjointe)?|appel conjoint|"
    r"carta (?:abierta|conjunta)(?: conjunta)?|carta (?:aberta|conjunta)",
    re.IGNORECASE,
)
_NOTES: Final = re.compile(
    r"(?:foot|end)?notes|notas|références|references|notes de fin|referencias", re.IGNORECASE
)
_ASKS: Final = re.compile(
    r"\b(?:urg(?:e|es|ing)|call(?:s|ing)? (?:up)?on|calls? for|ask(?:s|ing)?|request(?:s|ing)?|recommend(?:s|ations?)?|"
    r"appeal(?:s|ing)?|encourag(?:e|es|ing)|demand(?:s|ons|e)?|should|must|adopts?|supports?|ensures?|"
    r"appel(?:ons|le)|exhort(?:ons|e|amos|a)|invit(?:ons|e|amos)|pri(?:ons|e)|recommand(?:ons|e)|engage(?:ons)?|"
    r"inst(?:amos|a|an)|pedi(?:mos)|solicit(?:amos|a)|recom(?:endamos|ienda)|llam(?:amos|a)|"
    r"apel(?:amos|a)|recomend(?:amos|a))\b",
    re.IGNORECASE,
)  # fmt: skip
_LONGEST_FORMULA: Final = 300
_LONGEST_SALUTATION: Final = 160
_LONGEST_LABEL: Final = 70


def label_of(text: str) -> tuple[Role, str] | None:
    """The part that a line begins by its label, and the label as it was typed: `RE:`, `Objet :`."""
    for role, pattern in _LABEL.items():
        if found := pattern.match(text):
            return role, found[0]
    return None


def usual_label(role: Role, language: str) -> str:
    """The label that the program's own kind of letter prints before a part."""
    return USUAL_LABELS[role].get(language[:2], _ENGLISH_LABELS[role])


def is_salutation(text: str) -> bool:
    """Whether a line greets the addressees."""
    ends = text.endswith((",", ":")) or len(text) < _LONGEST_LABEL
    return (
        bool(_SALUTATION.match(text)) and len(text) < _LONGEST_SALUTATION and ends and not text.endswith(".")
    )


def is_closing(text: str) -> bool:
    """Whether a line is a formula at the end of a letter."""
    return bool(_CLOSING.match(text)) and len(text) < _LONGEST_FORMULA


def is_signed_by(text: str) -> bool:
    """Whether a line leads to the names of those who sign."""
    return bool(_SIGNED_BY.match(text)) and len(text) < _LONGEST_LABEL and not text.endswith(".")


def is_annex(text: str) -> bool:
    """Whether a line is the title of an annex."""
    return bool(_ANNEX.match(text)) and len(text) < _LONGEST_FORMULA


def is_letter_title(text: str) -> bool:
    """Whether a line says only what kind of letter follows: "OPEN LETTER"."""
    return bool(_LETTER_TITLE.fullmatch(text.strip(" :.*")))


def is_notes_heading(text: str) -> bool:
    """Whether a line stands over endnotes."""
    return bool(_NOTES.fullmatch(text.strip(" :")))


def leads_to_asks(text: str) -> bool:
    """Whether a sentence leads to what a letter asks for."""
    return bool(_ASKS.search(text))


_STOPWORDS: Final = {
    "en": frozenset("the of and to in that is for on with by are we our have this from which".split()),
    "fr": frozenset("le la les des et du que dans pour sur par sont nous notre cette qui une aux".split()),
    "es": frozenset("el la los las de y que en para por con son nosotros nuestra este una del se".split()),
    "pt": frozenset("o os as de e que em para por com são nós nossa este uma do da dos das não".split()),
}
_TELLING: Final = {
    "en": frozenset("subject excellencies sincerely september october february".split()),
    "fr": frozenset("objet excellences veuillez copie septembre octobre février".split()),
    "es": frozenset("asunto excelencias atentamente septiembre octubre febrero".split()),
    "pt": frozenset("assunto excelências atenciosamente cópia setembro outubro fevereiro".split()),
}
"""Words of the frame, which tell more than others."""
_TIMES_MORE: Final = 5
_SCRIPTS: Final = (("ar", "\u0600", "\u06ff"), ("ru", "\u0400", "\u04ff"), ("zh", "\u4e00", "\u9fff"))


def language_of(text: str, named: str | None) -> str:
    """The language of a text, by its script and its common words, as a tag; else the one that the file names."""
    letters = [sign for sign in text if sign.isalpha()]
    is_tag = named is not None and re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", named) is not None
    for language, first, last in _SCRIPTS:
        inside = sum(first <= sign <= last for sign in letters)
        if inside * 2 > len(letters) or (inside * 10 > len(letters) and named and named.startswith(language)):
            return language
    words = re.findall(r"[a-zà-ÿ]+", text.lower())
    counts = {
        language: sum(word in common for word in words)
        + _TIMES_MORE * sum(word in _TELLING[language] for word in words)
        for language, common in _STOPWORDS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    if counts[best] * 10 < len(words) and is_tag and named:
        return named
    return "en-GB" if best == "en" or not counts[best] else best
