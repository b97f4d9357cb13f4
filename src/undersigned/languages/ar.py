"""Arabic: what letters in it say, and what is looked for in them."""

from __future__ import annotations

import re

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

_NUMBER = (
    "(?:و)?(?:ال)?(?:[اأإ]ثن(?:ان|ين|تان|تين|تا|تي|ا|ي)|ثلاث|[اأ]ربع|خمس|ست|سبع|ثمان[يٍ]?|تسع|عشر|"
    "واحد|[اأ]حد|[اإ]حدى|مائ|مئ"
    "|مائت|مئت)(?:ة|ى|ون|ين|ان)?"
)
"""A word of a number, in all its genders and cases, alone or behind an article or an "and"."""


def _plain_number(words: str) -> str:
    """A number without what depends on the word that it counts: article, gender, case, and how its hamza is written."""
    plain = []
    for word in words.replace("\u0640", "").split():
        stem = re.sub("[أإ]", "ا", word)
        stem = re.sub("^(و?)ال", r"\1", stem)
        stem = re.sub("^(و?)واحدة?$", r"\1احد", stem)
        stem = re.sub("^(و?)احد[ىي]$", r"\1احد", stem)
        stem = re.sub("^(و?)اثن.*$", r"\1اثن", stem)
        stem = re.sub("(?:ين|ون)$", "ون", stem)
        plain.append(re.sub("(?:ي?ة|[يٍ])$", "", stem))
    return " ".join(plain)


_OTHER_MONTHS = {
    name: number
    for row in (
        # those of the Levant and Iraq, which the United Nations set before the others: آذار/مارس
        "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
        "كانون الثانى|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين الاول|تشرين الثانى|كانون الاول",
        "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
        "يناير|فبراير|مارس|ابريل|ماي|يونيه|يوليه|غشت|شتنبر|اكتوبر|نونبر|دجنبر",
        "يناير|فبراير|مارس|إبريل|مايو|يونيو|يوليوز|اغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    )
    for number, name in enumerate(row.split("|"), 1)
}
"""The months by the names that other Arab countries have for them, and as people type them."""
_FIRST = (
    "", "ال(?:أ|ا)ولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة",
    "العاشرة",
)  # fmt: skip
_TENS = ("", "عشرة", "عشر", "ثلاث", "(?:أ|ا)ربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_SESSION = "(?:و|ف)?(?:ب|ل|ك)?(?:ال|ل)?دور(?:ة|ته|تها)"


def _ordinal_in_words(number: int) -> str:
    """Feminine, as "دورة" is, in whatever case."""
    tens, ones = divmod(number, 10)
    if number < len(_FIRST):
        return _FIRST[number]
    if tens == 1:
        return f"{'الحادية' if ones == 1 else _FIRST[ones]} عشرة?"
    round_one = f"{_TENS[tens]}(?:ون|ين)"
    first = "الحادية" if ones == 1 else _FIRST[ones]
    return f"{first} وال{round_one}" if ones else f"ال{round_one}"


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
        also=_OTHER_MONTHS,
    ),
    articles=("ال",),
    page_of_pages="الصفحة {page} من {pages}",
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
    # first the old order, in which documents of the United Nations count; both are Word's (ISO 29500-1 § 17.18.59,
    # arabicAbjad and arabicAlpha)
    list_signs=(
        (*"أبجد", "هـ", *"وزحطيكلمنسعفصقرشتثخذضظغ"),
        (*"أبتثجحخدذرزسشصضطظعغفقكلمن", "هـ", *"وي"),
    ),
    script=("\u0600", "\u06ff"),
    signatories=looked_for.SignatoryWords(
        signed=(
            "(?:ال)?توقيع",
            "موقّ?ع",
        ),
        behalf=(
            "(?:بال|ب)?نيابة عن",
            "باسم",
        ),
        and_others=("و",),
        others=("(?:أخرى|آخرون|آخرين)",),
        remarks=(
            r"(?:نيابة|بالنيابة) عن\W*$",
            r"(?:بصفة )?مراقب(?:ة|ون)?\W*$",
            "بدعم من",
            r"(?:التاريخ|المكان)\W*$",
        ),
        streets=(r"شارع|ص\.? ?ب|طريق",),
        heads={
            "number": (
                "الرقم",
                "م",
            ),
            "name": ("الاسم",),
            "organisation": (
                "المنظمة",
                "اسم المنظمة",
            ),
            "representative": (
                "الممثل",
                "ممثل المنظمة",
                "اسم الممثل",
            ),
            "title": (
                "المنصب",
                "الوظيفة",
            ),
            "country": (
                "البلد",
                "الدولة",
            ),
            "description": (
                "الوصف",
                "الصفة",
            ),
        },
        people=("(?:ال)?أفراد", "(?:ال)?شخصيات", "(?:ال)?خبراء", "بصفة (?:شخصية|فردية)"),
        offices=(
            "(?:ال)?مدير(?:ة)?",
            "(?:ال)?رئيس(?:ة)?",
            "(?:ال)?أمين(?:ة)?",
            "(?:ال)?منسقة?",
            "أستاذة?",
            "محام(?:ي|ية)?",
            "صحفي(?:ة)?|كاتبة?|باحثة?|قاض(?:ي|ية)?|مؤسسة? مشارك|ممثلة?",
        ),
        honorifics=(r"د\.|(?:السيدة?|الدكتورة?|الأستاذة?) ",),
        bodies=(
            "منظمة|جمعية|رابطة|شبكة|مركز|مؤسسة|معهد|لجنة|مجلس|ائتلاف|تحالف|اتحاد|نقابة|حركة|مجموعة|منتدى|هيئة",
            "حملة|مبادرة|مرصد|جامعة|حقوق|من|أجل|الدولية|العربية",
        ),
        in_person=("بصفة (?:شخصية|فردية)", "بصفته?ا? الشخصية"),
    ),
    frame=looked_for.FrameWords(
        sender=(
            "من",
            "المرسل",
        ),
        to=(
            "إلى",
            "السادة",
        ),
        persons=(r"(?:سعادة|معالي|السيدة?|السفير)\s",),
        addressed=("(?:الممثل|البعثات|الدول|أعضاء|الوفود|وزراء|وزير)",),
        sending=(r"(?:عبر|عن طريق|بواسطة|ب)\s*البريد",),
        letter_titles=("(?:رسالة|بيان|نداء) (?:مفتوحة|مشتركة|مفتوح|مشترك)(?: مشتركة| مشترك)?",),
        subject=("الموضوع",),
        salutations=("السادة",),
        closings=(
            ".{0,250}(?:تفضلوا بقبول|بقبول فائق|فائق (?:الاحترام|التقدير)|خالص (?:التحيات|التقدير))",
            "وتفضلوا",
            "(?:وشكرا|وشكرًا|شكرا|شكرًا)",
            (
                "(?:و)?(?:مع |في )(?:خالص|فائق|أطيب|وافر|جزيل) (?:ال)?(?:شكر|احترام|تقدير|تحيات|تحية|"
                "تمنيات|امتنان)"
            ),
            "(?:و)?تضامن|(?:المخلصون|المخلص|مع التحية|مع الشكر|مع الاحترام|مع التقدير|بكل احترام|باحترام)",
        ),
        signed_by=(
            "(?:قائمة )?(?:المنظمات |الجهات |الهيئات )?(?:ال)?موقّ?ع(?:ون|ين|ة|ات)",
            "التوقيعات|وقّ?ع(?:ها| على| عليها)",
        ),
        annexes=("(?:ال)?مرفق", "(?:ال)?ملحق"),
        notes_headings=("الهوامش", "الحواشي", "المراجع"),
    ),
    marks=looked_for.NoteMarks(
        typed=(
            "المرجع نفسه",
            r"المرجع السابق",
            r"انظر (?:الحاشية|الهامش) \d+",
            r"(?:الحاشية|الهامش) \d+ أعلاه",
        ),
        named=("(?:ال)?حاشية", "(?:ال)?هامش"),
        pointing=("أعلاه", "أدناه"),
        see=("انظر", "في"),
    ),
    forms=looked_for.FormWords(yes=("نعم",), no=("لا",)),
    asking=looked_for.AskingWords(
        verbs=("(?:فإننا |إننا )?(?:ندعو|نحث|نناشد|نطالب)",),
        to=("إلى (?:أن )?", "على (?:أن )?", "أن "),
    ),
    dates=looked_for.DateWords(
        to=("إلى", "حتى"),
        before_month=r"(?:في|منذ|حتى|قبل|بعد|شهر)\s+(?:شهر\s+)?",
    ),
    ordinals=looked_for.OrdinalWords(before=("الـ", "ال"), in_words=_ordinal_in_words),
    sessions=looked_for.SessionWords(
        nouns=("(?:ال)?دور(?:ة|تها|ته)",),
        before_number=(_SESSION,),
        before_ordinal=(_SESSION,),
        special_after=("الاستثنائية",),
        during=("في", "خلال", "أثناء"),
        to_come=("قبيل", "قبل", "عشية", "قبيل انعقاد", "استعدادا ل", "بمناسبة"),
        past=("اعتمد|اعتمدت|عقد|عقدت|كان|كانت|جدد|جددت|تم|قرر",),
    ),
    stale=looked_for.StaleWords(
        resolutions=("(?:ال)?قرار(?:ات|ين|ان)?",),
        numbers_joined_by=("و",),
        relative=(
            (
                "حاليا|حاليًا|حالياً|مؤخرا|مؤخرًا|مؤخراً|الآن|اليوم|قريبا|قريبًا|قريباً|ما ?(?:زال|زالت|يزال|"
                "تزال)|لا (?:يزال|تزال)(?:ون)?"
            ),
            "لم (?:\\w+ ){1,3}بعد|حتى (?:الآن|اليوم|هذه اللحظة|تاريخه)|إلى يومنا هذا|منذ ذلك (?:الحين|الوقت)",
            (
                "(?:العام|الشهر|الأسبوع|السنة) (?:الماضي|الماضية|المقبل|المقبلة|القادم|القادمة|الجاري|"
                "الجارية)|هذا (?:العام|الشهر|الأسبوع)|هذه السنة"
            ),
            (
                "(?:خلال|في) (?:ال)?(?:أشهر|شهور|أسابيع|أيام|سنوات|أعوام) (?:\\w+ )?(?:الماضية|الأخيرة|"
                "المقبلة|القادمة)|قبل (?:\\w+ )?(?:سنة|سنتين|عام|عامين|شهر|شهرين|سنوات|أعوام|أشهر|أسابيع)"
            ),
            (
                "للمرة الأولى|لأول مرة|غير مسبوقة?|رقم(?:ا|ًا|اً)? قياسي(?:ا|ًا|اً)?|مشروع (?:ال)?قانون|"
                "المقبلة?|القادمة?|المرتقبة?|وشيكة?"
            ),
        ),
        figures=(
            (
                r"(?:ما لا يقل عن|أكثر من|نحو|حوالي|قرابة|ما يقارب|زهاء|ما يزيد (?:على|عن)) (?:\d[\d.,٬]*|"
                r"[٠-٩][٠-٩٬٫]*|\w+)(?: \w+){0,2}"
            ),
            (
                r"(?:\d[\d.,٬]*|[٠-٩][٠-٩٬٫]*) (?:مليون|ملايين|ألف|آلاف|شخص\w*|مدني\w*|صحفي\w*|معتقل\w*|"
                r"ناشط\w*|امرأة|طفل\w*|أطفال|قتيل\w*|أسرة|عائلة|دولة|صوت\w*)|(?:مئات|آلاف|عشرات|ملايين|"
                r"مئات الآلاف) (?:من )?\w+"
            ),
            (
                r"(?:\d[\d.,]*|[٠-٩٫]+) ?(?:%|٪|في المئة|في المائة|بالمئة)|(?:ثلث|ثلثي|ربع|نصف|"
                r"غالبية) (?:ال)?\w+|واحد من كل \w+"
            ),
        ),
        since=("منذ",),
        as_of=(r"حتى \d", "بتاريخ"),
        counted=(
            (
                "(?:عام|سن[تة]|تقرير|شهر|ولاي[تة])(?:ه|ها)?م? ال(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|"
                "ثامن|تاسع|عاشر)[ىة]?"
            ),
        ),
        lengths=(r"(?:حتى|لغاية) (?:نهاية )?(?:\w+ )?\d{4}",),
        renewals=("ولاي", "تجديد", "تمديد", "يجدد", "يمدد", "تجدد", "تمدد"),
        last_documents=(
            "(?:ال)?قرار(?:ه)? (?:مجلس حقوق الإنسان )?الأخير",
            "التقرير الأخير",
            "(?:س|سوف )?(?:يقدم|تقدم|يعرض|تعرض) (?:\\w+ ){0,3}?تقرير(?:ه|ها|ا)?",
        ),
        mandates=(
            (
                r"لمدة (?:سنة|سنتين|عام|عامين|\w+ (?:سنوات|أعوام|أشهر|شهرا|شهرًا))(?: (?:أخرى|إضافية|واحدة|"
                r"آخر|واحد))?"
            ),
            r"لفترة (?:سنة|سنتين|عام|عامين)(?: (?:أخرى|إضافية))?",
        ),
    ),
    # Letters have no capitals by which to know a name, but people are rarely named without what honours them.
    offices=looked_for.OfficeWords(held=("السيدة?", "الدكتورة?")),
    unfinished=looked_for.UnfinishedWords(
        to_complete=(r"(?:ل?يُ?ستكمل|للاستكمال|يُ?حدد|سيُ?حدد|للتأكيد|يُ?ضاف)(?: لاحق[اًا]+)?",),
        orders=(r"أدخل|يرجى (?:إدخال|إضافة)",),
        things=(r"الاسم|التاريخ|العدد|البلد|المصدر",),
        prompts=(r"انقر(?: أو اضغط)? هنا لإدخال (?:نص|تاريخ)\.?|اختيار عنصر\.",),
    ),
    counts=looked_for.CountWords(
        telling=("موقع", "موقّع", "نحن", "باسم", "نيابة"),
        things=(
            (
                "(?:ال)?(?:منظمات|منظمة|جمعيات|جمعية|هيئات|هيئة|مؤسسات|مؤسسة|شبكات|شبكة|مجموعات|مجموعة|"
                "نقابات|نقابة|جهات|جهة"
            ),
            "خبراء|خبير|شخصيات|شخصية|شخصا|شخصًا)",
        ),
        few=r"(?:[^\W\d]+ ){0,4}?",
        no_adjectives=("في|من|إلى|على|عن|التي|الذين|كانت|كان|تم|أن|دولة|دول|بلد|بلدا|يوما|شهرا|سنة|عاما",),
        all_sign=(
            r"نحن،? (?:ال)?<things>،? <number>(?= |،|$)",
            r"نحن،? (?:الموق[عّ]+\w* أدناه،? )?(?:ال[ـ]?)?<number> <things>",
        ),
        these_sign=(
            r"<things> (?:ال[ـ]?)?<number> <few>(?:ال)?موقّ?ع\w*",
            r"موقّ?ع\w* أدناه،? (?:وعدد(?:ها|هم) |البالغ عدد(?:ها|هم) )?<number>(?: <things>)?",
            r"(?:باسم|نيابة عن|بالنيابة عن) (?:ال)?<things> (?:ال[ـ]?)?<number>(?! (?:في|من|التي|الذين))",
            r"(?:باسم|نيابة عن|بالنيابة عن) (?:ال[ـ]?)?<number> <things>(?! (?:في|من|التي|الذين))",
        ),
        some_sign=(r"<number> <things> <few>(?:ال)?موقّ?ع\w* أدناه",),
        restricted=("التي|الذين|في|من",),
        at_least=("أكثر من|ما لا يقل عن|ما يزيد على",),
        nearly=("نحو|حوالي|قرابة|زهاء",),
        numbers=(_NUMBER,),
        plain_number=_plain_number,
    ),
)
