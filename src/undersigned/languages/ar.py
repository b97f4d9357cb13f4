"""Arabic: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages import looked_for
from undersigned.languages.language import Calendar, Direction, Language, LetterWords, NoteWords, SigningWords

LANGUAGE = Language(
    tag="ar",
    name="Arabic",
    direction=Direction.RIGHT_TO_LEFT,
    calendar=Calendar(
        months=(
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ),
    ),
    articles=("ال",),
    letter=LetterWords(
        to="إلى:",
        copy="نسخة إلى:",
        subject="الموضوع:",
        contact="للتواصل:",
        reply_by="نرجو موافاتنا بالرد في موعد أقصاه {}.",
        salutation="أصحاب السعادة",
        closing="وتفضلوا بقبول فائق الاحترام والتقدير",
        comma="،",
        as_of="الموقعون حتى",
        individuals="الأفراد",
        in_individual_capacity="بصفة فردية",
        on_behalf_of="نيابة عن {}",
        for_identification="ذُكرت جهة الانتماء للتعريف فقط",
        number="الرقم",
        organisation="المنظمة",
        country="البلد",
        name="الاسم",
        affiliation="الصفة والجهة",
        description="نبذة",
        notes_heading="الهوامش",
    ),
    notes=NoteWords(
        adopted_on="اعتُمد في",
        accessed_on="اطُّلع عليه في",
        archived_at="محفوظ في",
        letter_to="رسالة إلى",
        see="انظر",
        note="الحاشية",
        above="أعلاه",
        link_to_note="الحاشية {}",
        link_back="العودة إلى النص من الحاشية {}",
    ),
    signing=SigningWords(
        signature="توقيع {}",
        seal="ختم الرسالة",
    ),
    script=("\u0600", "\u06ff"),
    frame=looked_for.FrameWords(salutations=("السادة",), closings=("وتفضلوا",)),
    forms=looked_for.FormWords(yes=("نعم",), no=("لا",)),
    unfinished=looked_for.UnfinishedWords(
        to_complete=(r"(?:ل?يُ?ستكمل|للاستكمال|يُ?حدد|سيُ?حدد|للتأكيد|يُ?ضاف)(?: لاحق[اًا]+)?",),
        orders=(r"أدخل|يرجى (?:إدخال|إضافة)",),
        things=(r"الاسم|التاريخ|العدد|البلد|المصدر",),
    ),
)
