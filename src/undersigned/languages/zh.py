"""Chinese: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages import looked_for
from undersigned.languages.icu_rules import spelled_out
from undersigned.languages.language import Gender, Language, LetterWords, NoteWords, SigningWords


def _ordinal(number: int) -> str:
    return f"第{number}"


def _number(number: int, _tag: str, _gender: Gender) -> str:
    return spelled_out(number, "zh", "cardinal")


LANGUAGE = Language(
    tag="zh",
    name="Chinese",
    ordinal=_ordinal,
    number_words=_number,
    letter=LetterWords(
        to="致：",
        copy="抄送：",
        subject="事由：",
        contact="联系人：",
        reply_by="敬请于{}前答复。",
        salutation="各位阁下",
        closing="此致敬礼",
        comma="，",
        as_of="签署方，截至",
        individuals="个人",
        in_individual_capacity="以个人身份",
        on_behalf_of="代表{}",
        for_identification="所属机构仅供识别",
        number="序号",
        organisation="组织",
        country="国家",
        name="姓名",
        affiliation="职务和机构",
        description="简介",
        notes_heading="注",
    ),
    notes=NoteWords(
        adopted_on="通过于",
        accessed_on="访问于",
        archived_at="存档于",
        letter_to="致函",
        see="见",
        note="上文脚注",
        above="",
        quotation="“{}”",
        link_to_note="脚注 {}",
        link_back="从脚注 {} 返回正文",
    ),
    signing=SigningWords(
        signature="{} 签名",
        seal="信函印章",
    ),
    script=("\u4e00", "\u9fff"),
    ordinals=looked_for.OrdinalWords(before=("第",)),
    frame=looked_for.FrameWords(salutations=("尊敬的",), closings=("此致",)),
    forms=looked_for.FormWords(yes=("是",), no=("否",)),
    unfinished=looked_for.UnfinishedWords(
        to_complete=(r"待(?:补充|定|确认|填写?|完善|核实|更新)",),
        orders=(r"(?:请)?(?:插入|填写|填入|补充)",),
        things=(r"姓名|日期|名称|国家|待",),
    ),
)
