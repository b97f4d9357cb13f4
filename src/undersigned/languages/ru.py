"""Russian: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages import looked_for
from undersigned.languages.language import (
    Calendar,
    Language,
    LetterWords,
    NoteWords,
    Punctuation,
    SigningWords,
)

LANGUAGE = Language(
    tag="ru",
    name="Russian",
    calendar=Calendar(
        months=(
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ),
    ),
    page_of_pages="Страница {page} из {pages}",
    letter=LetterWords(
        to="Кому:",
        copy="Копия:",
        subject="Тема:",
        contact="Контактное лицо:",
        reply_by="Просим направить ответ не позднее {}.",
        salutation="Ваши Превосходительства",
        closing="С уважением",
        comma=",",
        as_of="Подписали по состоянию на",
        individuals="Физические лица",
        in_individual_capacity="в личном качестве",
        on_behalf_of="от имени {}",
        for_identification="Место работы указано только для сведения",
        number="№",
        organisation="Организация",
        country="Страна",
        name="Имя",
        affiliation="Должность и организация",
        description="Описание",
        notes_heading="Примечания",
    ),
    notes=NoteWords(
        adopted_on="дата принятия:",
        accessed_on="дата обращения:",
        archived_at="архивная копия:",
        letter_to="письмо, адресат:",
        see="см.",
        note="сноску",
        above="выше",
        ibid="там же",  # CSL locale ru-RU; the standard GOST R 7.0.5-2008, 6.6
        id="там же",
        supra="указ. соч.,",  # the same standard, 6.7
        supra_note="сноска",
        un_document="док. ООН",
        quotation="«{}»",  # CSL locale ru-RU
        link_to_note="Сноска {}",
        link_back="Назад к тексту от сноски {}",
    ),
    punctuation=Punctuation(
        latin="{}",
    ),
    signals={
        "see": "см.",
        "see also": "см. также",
        "but see": "но см.",
        "cf.": "ср.",
        "see, e.g.,": "см., например,",
        "see, for example,": "см., например,",
        "see generally": "см. в целом",
    },
    signing=SigningWords(
        signature="Подпись от имени {}",
        seal="Печать письма",
    ),
    # those of Word's lists (ISO 29500-1 § 17.18.59, russianLower): without ё, й, ъ and ь
    list_signs=(tuple("абвгдежзиклмнопрстуфхцчшщыэюя"), tuple("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")),
    script=("\u0400", "\u04ff"),
    frame=looked_for.FrameWords(
        sender=(
            "от",
            "отправитель",
        ),
        to=("кому",),
        persons=(
            r"(?:е\. ?п\.|г-ну|г-же|господину|госпоже|послу)\s",
            r"(?:его|е[её]) превосходительству\s",
        ),
        addressed=(r"(?:постоянны[мехй]\w* представител|членам|государствам|делегациям|министр)",),
        sending=("по (?:электронной )?почте|по факсу",),
        letter_titles=("(?:(?:открытое|совместное|коллективное) )+(?:письмо|заявление|обращение)",),
        subject=(
            "тема",
            "касательно",
        ),
        copy=("копия",),
        salutations=("ваши? превосходительств", "уважаем"),
        annexes=("приложени[ея]", "дополнени[ея]"),
        notes_headings=("примечания", "сноски", "ссылки"),
        signatory_columns=("имя", "страна", "организация", "название", "№"),
    ),
    marks=looked_for.NoteMarks(ibid=("там же",)),
    forms=looked_for.FormWords(yes=("да",), no=("нет",)),
    unfinished=looked_for.UnfinishedWords(
        to_complete=(r"(?:нужно |надо )?(?:заполнить|дополнить|уточнить|уточняется|подтвердить|дописать)",),
        orders=(r"вставить|вставьте|указать",),
        things=(r"имя|дата|название|номер|страна|ссылка|источник|вставить|указать",),
        numbers=(r"стать[яеию]|глав[аеыу]|част[ьи]|том[ае]?|раздел[ае]?|век\w*|столети\w*|съезд\w*|вв?\.",),
        remarks=(r"так в тексте|выделено .*|курсив .*|перевод .*",),
        prompts=(r"место для ввода (?:текста|даты)\.?|выберите элемент\.|ошибка! [а-я][^.!\n]{3,60}[.!]",),
    ),
    counts=looked_for.CountWords(
        telling=("подписавш", r"\bмы\b", "от имени", "перечисленн"),
        things=(
            "организаци(?:й|я|и|ями|ям)|НПО|НКО|объединени(?:й|я|е)|ассоциаци(?:й|я|и)|сет(?:ей|и|ь)|групп[аы]?|фонд(?:ов|а)?",
            "союз(?:ов|а)?|движени(?:й|я)|человека?|эксперт(?:ов|а)?|юрист(?:ов|а)?|подписант(?:ов|а)?",
        ),
        no_adjectives=(
            "которы[ехм]|которых|что|где|в|во|на|из|от|по|для|с|со|о|об|или|но|был[аио]?|были|стран|страны|государств",
            "дней|дня|месяцев|лет|года|миллионов|пунктов",
        ),
        all_sign=(r"\bмы,? (?:нижеподписавш\w+,? )?<number> (?:<things>|<few>нижеподписавш\w+)",),
        these_sign=(
            r"\bнижеподписавш\w+,? <number> <things>",
            r"\bот имени <number> <things>(?! (?:которы|из|в|во|с|со|по)\b)(?!,? котор)",
        ),
        some_sign=(
            r"(?<!\bмы\s)(?<!\bмы,\s)<number> <few>нижеподписавш\w+ <things>",
            (
                r"(?<!\bмы\s)(?<!\bмы,\s)<number> <things>,? (?:подписавши\w+ (?:это|настоящ|данн)"
                r"|перечисленн\w+ ниже)"
            ),
        ),
        restricted=("которы[ехм]|которых|из|в|во|с|со|по",),
        at_least=("более|не менее|свыше",),
        nearly=("около|почти|примерно|порядка",),
    ),
)
