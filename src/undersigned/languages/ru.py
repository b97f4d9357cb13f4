"""Russian: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages import looked_for
from undersigned.languages.language import Calendar, Language, LetterWords, NoteWords, SigningWords

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
        link_to_note="Сноска {}",
        link_back="Назад к тексту от сноски {}",
    ),
    signing=SigningWords(
        signature="Подпись от имени {}",
        seal="Печать письма",
    ),
    script=("\u0400", "\u04ff"),
    frame=looked_for.FrameWords(salutations=("ваши? превосходительств", "уважаем")),
    forms=looked_for.FormWords(yes=("да",), no=("нет",)),
    unfinished=looked_for.UnfinishedWords(
        to_complete=(r"(?:нужно |надо )?(?:заполнить|дополнить|уточнить|уточняется|подтвердить|дописать)",),
        orders=(r"вставить|вставьте|указать",),
        things=(r"имя|дата|название|номер|страна|ссылка|источник|вставить|указать",),
        numbers=(r"стать[яеию]|глав[аеыу]|част[ьи]|том[ае]?|раздел[ае]?|век\w*|столети\w*|съезд\w*|вв?\.",),
        remarks=(r"так в тексте|выделено .*|курсив .*|перевод .*",),
    ),
)
