"""The words by which drafters say, in seven languages, that something is still to be written.

One table, language by language: what a language lacks here is found in none. A letter may hold words in several
languages, a French "[à compléter]" in an English draft, so all of them are looked for in each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class UnfinishedWords:
    """What one language calls unfinished; each is a regular expression, and capitals do not matter."""

    to_complete: str
    """Between brackets, alone or behind a few words: "(to be filled in)", "[number to be confirmed]"."""
    orders: str
    """What tells somebody to write: "(insert date)"."""
    things: str
    """How what is to be replaced begins between square brackets, also in a quotation: "[date]", "[name of …]"."""
    numbers: str = ""
    """Words before which or behind which XX is the number twenty, and not a blank: "Article XX"."""
    remarks: str = ""
    """What editors and lawyers put between square brackets of their own: "[emphasis added]"."""


WORDS: Final[Mapping[str, UnfinishedWords]] = {
    "en": UnfinishedWords(
        to_complete=r"(?:still |yet )?to (?:be )?(?:filled(?: in)?|completed?|confirm(?:ed)?|determined?|decided?"
        r"|defined?|announced|add(?:ed)?|insert(?:ed)?|check(?:ed)?|verif(?:y|ied)|updated?|written"
        r"|specif(?:y|ied)|follow|come)",
        orders=r"(?:please )?(?:insert|fill in)|please (?:add|check|confirm|complete|update|verify)|citation needed",
        things=r"add|check|confirm|fill|please|update|name|date|number|no\.?|title|organi[sz]ations?|link|url|country"
        r"|session|figure|source|symbol|place|signature|day|month|year|dd|mm|yyyy|to be|ref|quote here|placeholder",
        numbers=r"articles?|art\.|parts?|titles?|chapters?|annex(?:es)?|sections?|volumes?|vol\.|century|centuries",
        remarks=r"(?:emphasis|footnotes?|citations?|references?|names?|notes?|italics|links?) (?:added|omitted"
        r"|in (?:the )?original|withheld|removed|changed|ours|redacted)|emphas[ie]s .*|italics .*"
        r"|original .*|(?:(?:un)?official |our |informal )?translation.*|in [A-Z]\w+|\w+ only|our \w+|redacted"
        r"|inaudible|(?:c\.|circa|approximately|approx\.|about) .*",
    ),
    "fr": UnfinishedWords(
        to_complete=r"[àa] (?:compléter|completer|confirmer|préciser|insérer|ajouter|remplir|vérifier|déterminer"
        r"|définir|venir)",
        orders=r"insér(?:er|ez)|veuillez (?:compléter|indiquer|préciser)",
        things=r"nom|titre|numéro|pays|lieu|jour|mois|année|jj|aaaa|à compléter|compléter|préciser|vérifier",
        numbers=r"titres?|chapitres?|annexes?|tomes?|siècles?",
        remarks=r"c['’]est nous qui soulignons|souligné par nous|(?:non )?souligné .*|traduction .*|en [a-zé]+",
    ),
    "es": UnfinishedWords(
        to_complete=r"(?:por|a|para) (?:completar|confirmar|definir|determinar|rellenar|insertar|añadir|verificar)",
        orders=r"insert(?:ar|e)|rellenar",
        things=r"fecha|nombre|título|número|país|lugar|firma|día|mes|año|completar|añadir|verificar",
        numbers=r"artículos?|títulos?|capítulos?|anexos?|tomos?|siglos?",
        remarks=r"énfasis .*|cursivas? .*|traducción .*|sin cursivas .*",
    ),
    "pt": UnfinishedWords(
        to_complete=r"(?:por|a) (?:preencher|completar|confirmar|definir|determinar|inserir|acrescentar|verificar)",
        orders=r"insir[ae]|inserir|preencher",
        things=r"nome|número|país|assinatura|dia|mês|ano|acrescentar|verificar",
        numbers=r"artigos?|títulos?|capítulos?|anexos?|séculos?",
        remarks=r"grifos? .*|ênfase .*|tradução .*",
    ),
    "ar": UnfinishedWords(
        to_complete=r"(?:ل?يُ?ستكمل|للاستكمال|يُ?حدد|سيُ?حدد|للتأكيد|يُ?ضاف)(?: لاحق[اًا]+)?",
        orders=r"أدخل|يرجى (?:إدخال|إضافة)",
        things=r"الاسم|التاريخ|العدد|البلد|المصدر",
    ),
    "ru": UnfinishedWords(
        to_complete=r"(?:нужно |надо )?(?:заполнить|дополнить|уточнить|уточняется|подтвердить|дописать)",
        orders=r"вставить|вставьте|указать",
        things=r"имя|дата|название|номер|страна|ссылка|источник|вставить|указать",
        numbers=r"стать[яеию]|глав[аеыу]|част[ьи]|том[ае]?|раздел[ае]?|век[ае]?|вв?\.",
        remarks=r"выделено .*|курсив .*|перевод .*",
    ),
    "zh": UnfinishedWords(
        to_complete=r"待(?:补充|定|确认|填写?|完善|核实|更新)",
        orders=r"(?:请)?(?:插入|填写|填入|补充)",
        things=r"姓名|日期|名称|国家|待",
    ),
}
