"""Chinese: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages import looked_for
from undersigned.languages.icu_rules import spelled_out
from undersigned.languages.language import Gender, Language, LetterWords, NoteWords, Punctuation, SigningWords


def _ordinal(number: int) -> str:
    return f"第{number}"


def _number(number: int, _tag: str, _gender: Gender) -> str:
    return spelled_out(number, "zh", "cardinal")


def _ordinal_in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"第{_TENS[tens]}{_ONES[ones]}届"


def _ordinal_spelled(number: int) -> str:
    return spelled_out(number, "zh", "ordinal")


_ONES = ("", *"一二三四五六七八九")
_TENS = ("", "十", *(f"{tens}十" for tens in "二三四五六七八九"))

_FORMS = looked_for.FormWords(
    heads={
        "acronym": ("缩写", "简称"),
        "email": ("(?:电子)?(?:邮箱|邮件)", "电邮"),
        "website": ("网站", "网址"),
        "country": ("国家", "所在国", "国别"),
        "title": ("职务", "职位", "头衔"),
        "organisation": (
            "(?:贵)?(?:组织|机构|团体|单位)(?:全称|名称|的名称)?",
            "(?:组织|机构|团体|单位)名称",
        ),
        "name": ("(?:联系人|您的|代表)?姓名", "联系人", "代表"),
        "time": ("时间戳记?", "提交时间", "提交(?:答卷)?时间", "完成时间", "日期", "时间"),
        "answer": ("(?:联合)?签署", "签名", "联署", "支持", "同意"),
        "comment": ("意见", "备注", "留言", "评论", "说明", "其他"),
        "capacity": ("以何种身份", "签署身份", "身份"),
        "publish": (
            r".{0,12}(?:公开|公布|刊登|显示|列出).{0,12}(?:名称|名字|姓名|组织|机构)?",
            "匿名",
            "保密",
        ),
        "authority": (".{0,8}(?:授权|有权)",),
    },
    names=("名称", "姓名", "名字"),
    questions=(
        "是否",
        "(?:贵组织|贵机构|您|你|你们|贵单位).{0,4}(?:是否|愿意|同意|可以|愿不愿意)",
        "愿意",
        "可否",
        "能否",
    ),
    signing=("签署", "签名", "联署", "支持", "加入", "联名信", "公开信", "信函"),
    inversions=(r"吗[?？]?$", "是否"),
    undecided=("未(?:签署|回复|确认)", "待(?:定|确认)"),
    reversed=("拒绝", "反对", "不(?:签署|联署)"),
    besides=("标志", "标识", "徽标", "通讯", "最新消息", "资讯"),
    consent=("数据", "隐私", "个人信息", "已阅读(?!.*签)"),
    about=("类型", "类别", "地址", "城市", "电话", "规模", "简介", "性质"),
    yes=("是", "是的", "同意", "愿意", "签署", "好", "好的"),
    no=("否", "不", "不是", "不同意", "不愿意", "不签署"),
    after_yes=("我们签署", "谢谢", "我们同意"),
    after_no=("谢谢", "抱歉"),
    says_yes=("(?:我们)?(?:同意|愿意)(?:签署|联署)", "已?(?:确认|签署|联署)"),
    says_no=("已?(?:拒绝|婉拒|撤回)", "(?:我们)?不(?:签署|联署)", "(?:我们)?不(?:同意|愿意)(?:签署|联署)"),
    conditions=(
        "如果",
        "只有",
        "仅",
        "除非",
        "前提",
        "条件",
        "但",
        "撤回",
        "撤销",
        "尚未",
        "还没",
        "删除",
        "修改",
        "之后",
        "不要",
        "否则",
    ),
    unnamed=("匿名", "保密", "(?:不|勿|别).{0,4}(?:公开|公布|刊登|显示|列出|署名|提及)", "安全"),
    nobody=("无", "没有", "测试", "不适用", "同上", "暂无", "是", "否", "未知"),
    persons=("个人", "以个人(?:身份|名义)", "私人"),
    joined_by=("和", "与", "及"),
    asides=("合计", "总计", "备注"),
)


LANGUAGE = Language(
    tag="zh",
    name="Chinese",
    ordinal=_ordinal,
    number_words=_number,
    alphabet="pinyin, as Unicode has it (CLDR), names in other scripts after it",
    # CLDR reads 长 as zhǎng (as in 校长), and names are rather like 长城 (cháng); so with 厦 shà (厦门 xià), 藏 cáng
    # (藏人 zàng), 曾 céng (曾 zēng as a surname), 都 dōu (都市 dū), 单 dān (单 shàn as a surname).
    several_readings=tuple("长厦藏曾都单"),
    page_of_pages="第{page}页，共{pages}页",
    letter=LetterWords(
        to="致：",
        copy="抄送：",
        subject="事由：",
        contact="联系人：",
        reply_by="敬请于{}前答复。",
        salutation="各位阁下：",  # a colon stands behind a form of address (GB/T 15834-2011, 4.7)
        closing="此致敬礼！",
        comma="，",
        as_of="签署方，截至",
        individuals="个人",
        in_individual_capacity="以个人身份",
        on_behalf_of="代表{}",
        for_identification="所属机构仅供识别",
        replaces="本函取代{}的函",
        joined_since="{}之后加入的签署方",
        left_since="{}之后撤回签署的签署方",
        unnamed="不愿具名的签署方：{}",
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
        ibid="同上",  # CSL locale zh-CN
        id="同上",
        supra="上文",
        supra_note="脚注",
        un_document="联合国文件",
        # 《》 stand around the title of any work, and italics are no part of the script (GB/T 15834-2011, 4.15); the
        # other signs are as wide as the characters (5.1).
        quotation="《{}》",
        link_to_note="脚注 {}",
        link_back="从脚注 {} 返回正文",
    ),
    punctuation=Punctuation(
        book="《{}》",
        latin="{}",
        title="《{}》",
        between_parts="，",
        between_sources="；",
        between_words="",
        brackets="（{}）",
        full_stop="。",
    ),
    signals={
        "see": "见",
        "see also": "另见",
        "but see": "但见",
        "cf.": "参看",
        "see, e.g.,": "例如见",
        "see, for example,": "例如见",
        "see generally": "一般性参考见",
    },
    signing=SigningWords(
        signature="{} 签名",
        seal="信函印章",
    ),
    # 一 to 九十九 (ISO 29500-1 § 17.18.59, chineseCounting)
    list_signs=(tuple(tens + one for tens in _TENS for one in ("", *"一二三四五六七八九"))[1:],),
    script=("\u4e00", "\u9fff"),
    ordinals=looked_for.OrdinalWords(
        endings=("届",), before=("第",), in_words=_ordinal_in_words, spelled=_ordinal_spelled
    ),
    signatories=looked_for.SignatoryWords(
        represented=("代表人",),
        joins=("和|与|及",),
        groups=("组织|非政府组织|团体|协会们|机构|网络|联盟",),
        scopes=(
            "国际|全国|国家|区域|地区|本地|地方|全球|国内",
            "非洲|美洲|亚洲|亚太|欧洲|大洋洲|中东|拉丁美洲|北美",
        ),
        kinds=("其他|性|民间|社会|公民|非政府|人权|联署",),
        signed=("签名|签字|签章|盖章|已签署",),
        behalf=("代表",),
        and_others=(
            "以及",
            "和",
            "另有",
            "及其他",
        ),
        others=("其他|家",),
        remarks=(
            r"(?:附件|附)\s*[:：]",
            "又及|附言",
            r"(?:总计|合计|共计|小计|总数)\W*(?:\d.*)?$",
            "代表[：:]?$",
            "(?:仅为)?观察员$",
            "(?:日期|地点)[：:]?$",
        ),
        streets=("路|街|号|邮编",),
        heads={
            "number": (
                "序号",
                "编号",
            ),
            "name": (
                "名称",
                "姓名",
            ),
            "organisation": (
                "组织",
                "机构",
                "组织名称",
                "机构名称",
            ),
            "representative": (
                "代表",
                "代表人",
                "签署人",
            ),
            "title": (
                "职务",
                "职位",
            ),
            "country": (
                "国家",
                "国家/地区",
            ),
            "description": (
                "简介",
                "说明",
            ),
        },
        people=("个人|专家|学者|人士|以个人身份",),
        offices=(
            (
                "(?:执行|副|总|联合)*(?:主任|主席|总裁|总监|秘书长|秘书|会长|理事长|经理|干事|协调员|"
                "创始人|发言人|代表)|教授|律师|记者|作家|研究员|法官|院长|校长"
            ),
        ),
        honorifics=("(?:先生|女士|博士|教授)$",),
        bodies=(
            (
                "组织|机构|协会|联盟|基金会|工会|网络|中心|委员会|理事会|联合会|运动|小组|论坛|大学|"
                "研究所|学院|观察|国际|人权|公会|协调会|记者会|社|会$"
            ),
        ),
        describing=("一",),
        in_person=("以个人(?:身份|名义)",),
    ),
    frame=looked_for.FrameWords(
        sender=(
            "发件人",
            "发信人",
            "来自",
            "自",
        ),
        to=(
            "致",
            "收件人",
        ),
        persons=(r"(?:尊敬的)?[\u4e00-\u9fff·]{1,12}(?:大使|阁下|先生|女士)",),
        addressed=("(?:各?常驻代表|各?代表团|(?:各)?(?:成员国|观察员国|理事国)|(?:各国)?(?:外交)?部长)",),
        sending=("(?:通过|经由?|以)?(?:电子邮件|邮件|传真|邮寄)",),
        letter_titles=(
            "(?:联合)?公开信",
            "联合(?:声明|信函?|呼吁|致函|公开信)",
        ),
        subject=(
            "事由",
            "主题",
            "关于",
        ),
        copy=("抄送",),
        salutations=(
            "尊敬的",
            "各位阁下",
            (
                "(?:(?:副?主席|高级专员)(?:先生|女士|阁下)|女士们|先生们|各位(?:代表|同事|来宾|朋友))"
                "[^。]{0,30}$"
            ),
        ),
        closings=(
            ".{0,120}(?:崇高(?:的)?敬意|此致敬礼|顺致敬意)",
            "此致",
            "敬礼",
            "(?:谨此?|顺)(?:致|颂|祝)",
            "(?:非常|诚挚|衷心)?感谢.{0,12}[，。！]?$",
            "谢谢",
            "(?:敬上|谨启|谨上|敬启)",
            "致以.{0,20}(?:敬意|问候|谢意)",
            "(?:声援|团结)",
        ),
        signed_by=(
            "(?:联合|共同)?(?:签署|联署)(?:机构|组织|团体)?名单",
            "(?:以下)?(?:联合|共同)?(?:签署|联署|签名|署名)(?:方|组织|机构|团体|人|者|名单)?(?:[：:]|$)",
        ),
        annexes=("(?:附件|附录)[一二三四五六七八九十0-9]*",),
        notes_headings=("注", "注释", "脚注", "尾注", "参考资料", "参考文献"),
    ),
    marks=looked_for.NoteMarks(
        typed=(
            "同上",
            "同前",
            r"前引(?:书|文|注)?",
            "出处同上",
            r"(?:脚注|尾注|附注|注释) ?(?:第 ?)?(?:\d+|[一二三四五六七八九十]+)",
            r"(?:[参详]?见|参[阅看]|上文|下文)注 ?(?:\d+|[一二三四五六七八九十]+)",
        ),
        placed=(
            r"请?[参详]?[见阅看](?:上文|下文|本函|本信)?(?:的)?(?:附件|附录|表|图) ?(?:#|[一二三四五六七八九十]+)",
            r"(?:上文|下文|请?[参详]?[见阅看]|本函|本信)(?:的)?第 ?(?:#|[一二三四五六七八九十]+) ?(?:节|部分|章|段)",
            r"(?:上|下|前)一(?:节|章|部分)",
        ),
        named=("[脚尾附前]?注释?",),
        see=("请?参?见", "同", "前引"),
    ),
    forms=_FORMS,
    asking=looked_for.AskingWords(
        verbs=(
            "(?:因此|为此)?(?:我们|各?组织|签署(?:方|组织)|谨此|特此)?(?:谨|特此|郑重|再次)?(?:恳请|敦促|呼吁|吁请|促请|请求|希望|建议|请)",
        ),
        to=("(?:)",),
        begins=(
            (
                "(?:不要?)?(?:支持|赞成|反对|投票|要求|敦促|推动|推进|共同提案|联署|提出|延长|续延|设立|确保|保障|发言|发声|谴责|"
                "加强|促使|通过|拒绝|公开|释放|停止|邀请|关注|采取)"
            ),
        ),
        and_also=("，?(?:并且?|同时|以及|且)",),
    ),
    sessions=looked_for.SessionWords(
        nouns=("会议", "届会", "常会"),
        by_month=(r"[一二三四五六七八九十\d]{1,2}月份?的?(?:会议|届会|常会)",),
        phrases=("会议", "常会"),
        special_phrases=("特别会议",),
        during=("在",),
        to_come=("即将举行的", "即将召开的", "下一届", "为"),
        past=("曾|已|(?<!通)过|通过|了|弃权",),
        now=("将|应|必须|即将|需要|开幕|开始",),
        urging=("请|敦促|呼吁|恳请|吁请|致函|致信|希望|促请|建议|谨此",),
        councils=("人权理事会|理事会",),
        bodies=(
            "联合国大会|大会|委员会|经济及社会理事会|经社理事会|安全理事会|安理会|工作组|普遍定期审议|缔约方大会|议会",
        ),
        its=("其",),
    ),
    offices=looked_for.OfficeWords(
        gendered=(
            "(?:出任|就任|担任|接任)(?:首相|总统|总理|部长|主席|高级专员|特别报告员|大使)",
            (
                "(?:特别报告员|高级专员|独立专家|秘书长|总统|总理|部长|检察长|"
                "主席)[\u3400-\u9fff·]{2,12}?(?:先生|女士|阁下)"
            ),
        ),
    ),
    stale=looked_for.StaleWords(
        units=(r"\w*[天日周月年]\w*",),
        relative=(
            (
                "目前|现在|如今|当前|最近|近日|近期|近来|不久前|即将|迄今(?:为止)?|至今|截至目前|仍然?|"
                "依然|尚未|今年|去年|明年|本月|上个?月|下个?月|上周|今天|昨天|明天"
            ),
            (
                "过去(?:的)?[一两二三四五六七八九十几数\\d]+(?:个)?(?:月|年|周|天)|"
                "[一两二三四五六七八九十几数\\d]+(?:个月|年|周|天)(?:前|以前|之前)"
            ),
            (
                "(?:已|已经|近|将近|长达|超过|不到|仅|才)[一两二三四五六七八九十百几数\\d]+(?:个)?(?:多)?(?:月|年|周|天|星期)(?:多|半|来|以来)?|"
                "[一两二三四五六七八九十几数\\d]+(?:个月|年|周|天)(?:多)?(?:来|以来|后|之后)"
            ),
            (
                "(?:本|上|下|这)?(?:周|星期|礼拜)[一二三四五六日天]|随时|正在|有待|等待|持续|继续|不断|日益|越来越|仍在|从未|没有一[个名]|"
                "再次|又一次|以来|刚刚|不久|将要|数日内|未来几\\w?"
            ),
            (
                "(?:在)?[\u3400-\u9fff]{0,4}(?:选举|大选|投票|公投|峰会|周年|就职)(?:之前|前|之后|后)|(?:[春夏秋冬雨旱]季|年底|月底|"
                "年末)(?:结束|到来|过去)?(?:之)?前|连续(?:第)?[一两二三四五六七八九十\\d]+(?:年|个月|次|天)|目前|本届政府|将(?:在|于|会)|计划于|有望"
            ),
            "首次|第一次|史无前例|前所未有|创(?:下)?(?:历史)?新高|最(?:高|多|严重)纪录|草案|预计|定于|将于",
        ),
        before_occasions=("即将举行的", "即将召开的", "在", "值此", "为"),
        own_letters=(
            "我们曾?[^，。；]{0,24}?致(?:函|信)(?!贵)",
            "我们(?:的|在)[^，。；]{0,12}(?:信|信函|公开信|声明)",
        ),
        founding=("(?:设立|成立|创建|建立)(?:于|了)|成立以来",),
        growing=("已|迄今|目前|仍",),
        counted=(
            "第[一二三四五六七八九十\\d]+(?:份|次|个)?(?:报告|年|周年|任期|月)|[一二三四五六七八九十\\d]+周年",
        ),
        votes=(r"\d+票(?:赞成|反对|弃权)?",),
        lengths=(r"(?:至|直到|到)\d{4}年(?:\d{1,2}月)?",),
        renewals=("任务", "任期", "授权", "延长", "续延", "延期"),
        figures=(
            r"(?:仅有?|只有)[\d一二两三四五六七八九十]+\w{1,3}|\d{1,5}(?:多)?(?:个|名|位|家|起|份|次)\w{0,4}|\d+票",
            (
                r"(?:至少|超过|多达|约|大约|近|将近)[\d一二两三四五六七八九十百千万亿.,]+(?:多)?(?:名|人|"
                r"万|亿|个|起|家)\w{0,4}"
            ),
            (
                r"[\d.,]+ ?(?:万|亿)(?:多)?(?:人|名)?|[\d.,]+ ?(?:名|人|%)|"
                r"百分之[一二三四五六七八九十百\d]+|(?:数|成)(?:百|千|万)\w{0,3}|"
                r"[一二三四五六七八九十]+分之[一二三四五六七八九]"
            ),
        ),
        since=("自", "自从"),
        as_of=("截至",),
        resolutions=("第",),
        last_documents=("(?:上次|最近一次|最新)(?:的)?(?:决议|报告)",),
        mandates=(
            r"(?:延长|续延|延期|再延长)[^，。；]{0,12}?[一两二三四五六\d]+(?:年|个月)",
            r"为期[一两二三\d]+(?:年|个月)",
        ),
    ),
    unfinished=looked_for.UnfinishedWords(
        to_complete=(r"待(?:补充|定|确认|填写?|完善|核实|更新)",),
        orders=(r"(?:请)?(?:插入|填写|填入|补充)",),
        things=(r"姓名|日期|名称|国家|待",),
        prompts=(
            r"(?:单击或)?点击此处输入(?:文字|日期)。?|单击此处输入(?:文字|日期)。?|选择一项。|错误!.{3,40}。",
        ),
    ),
    counts=looked_for.CountWords(
        telling=("签署", "签名", "联署", "署名", "具名", "我们", "代表"),
        things=("组织|机构|团体|协会|联盟|基金会|工会|签署方|专家|学者|律师|人士",),
        few=r"(?:[\u4e00-\u9fff]){0,8}?",
        all_sign=(
            r"我们，?(?:作为)?(?:这|以下|下列|下述)?(?:签名|签署|联署|具名|署名)?的?<number>[个家名位]<things>",
            r"(?:以下|下列|下述|下方|文末|本函|此函)(?:签名|签署|联署|具名|署名)的?<number>[个家名位]<things>",
        ),
        these_sign=(
            r"(?:签署|联署|签名|具名|署名)(?:了)?(?:本函|本信|此函|此信|本声明)的<number>[个家名位]<things>",
            r"(?:谨|仅|我们)代表<number>[个家名位]<things>(?!的)",
        ),
        some_sign=(
            r"<number>[个家名位](?:签署|联署|签名|具名|署名)(?:本函|本信|此函)?的?<things>",
            r"(?<![\u4e00-\u9fff])(?:签署|联署|签名|具名|署名)的<number>[个家名位]<things>",
        ),
        at_least=("超过|逾|至少|多达",),
        nearly=("近|约|大约|将近",),
    ),
)
