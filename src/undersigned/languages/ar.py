"""Arabic: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages import looked_for
from undersigned.languages.language import (
    Calendar,
    Direction,
    Language,
    LetterWords,
    NoteWords,
    Punctuation,
    SigningWords,
)

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
        salutation="أصحاب السعادة",
        closing="وتفضلوا بقبول فائق الاحترام والتقدير",
        comma="،",
        as_of="الموقعون حتى",
        individuals="الأفراد",
        in_individual_capacity="بصفة فردية",
        for_identification="ذُكرت جهة الانتماء للتعريف فقط",
        number="الرقم",
        organisation="المنظمة",
        country="البلد",
        name="الاسم",
        affiliation="الصفة والجهة",
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
        # Documents of the United Nations in Arabic say so of the source just named; CSL's "المرجع السابق" may be any
        # earlier one.
        ibid="المرجع نفسه",
        id="المرجع نفسه",
        supra="المرجع السابق،",
        supra_note="الحاشية",
        un_document="وثيقة الأمم المتحدة",
        # Ahmad Zaki's book on Arabic punctuation (Cairo, 1912): « », and the comma and the semicolon turned round.
        quotation="«{}»",
        link_to_note="الحاشية {}",
        link_back="العودة إلى النص من الحاشية {}",
    ),
    punctuation=Punctuation(
        latin="{}",
        between_parts="، ",
        between_sources="؛ ",
    ),
    signals={
        "see": "انظر",
        "see also": "انظر أيضاً",
        "but see": "لكن انظر",
        "cf.": "قارن",
        "see, e.g.,": "انظر، على سبيل المثال،",
        "see, for example,": "انظر، على سبيل المثال،",
        "see generally": "انظر بوجه عام",
    },
    signing=SigningWords(
        signature="توقيع {}",
        seal="ختم الرسالة",
    ),
    script=("\u0600", "\u06ff"),
    frame=looked_for.FrameWords(
        salutations=("السادة",),
        closings=("وتفضلوا",),
        annexes=("(?:ال)?مرفق", "(?:ال)?ملحق"),
        notes_headings=("الهوامش", "الحواشي", "المراجع"),
        signatory_columns=("الاسم", "البلد", "المنظمة", "الرقم"),
    ),
    forms=looked_for.FormWords(yes=("نعم",), no=("لا",)),
    unfinished=looked_for.UnfinishedWords(
        to_complete=(r"(?:ل?يُ?ستكمل|للاستكمال|يُ?حدد|سيُ?حدد|للتأكيد|يُ?ضاف)(?: لاحق[اًا]+)?",),
        orders=(r"أدخل|يرجى (?:إدخال|إضافة)",),
        things=(r"الاسم|التاريخ|العدد|البلد|المصدر",),
    ),
)
