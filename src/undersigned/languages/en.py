"""English: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from undersigned.languages import looked_for
from undersigned.languages.english_staleness import STALE
from undersigned.languages.icu_rules import spelled_out
from undersigned.languages.language import Calendar, Gender, Language, LetterWords, NoteWords, SigningWords


def _ordinal(number: int) -> str:
    last = number % 100 if number % 100 in {11, 12, 13} else number % 10
    return f"{number}^{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }^"


_TENS = ("", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_FIRST = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip


def _ordinal_in_words(number: int) -> str:
    if number < len(_FIRST):
        return _FIRST[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}y-{_FIRST[ones]}" if ones else f"{_TENS[tens]}ieth"


def _ordinal_spelled(number: int) -> str:
    return spelled_out(number, "en-GB", "ordinal")


_DATES = looked_for.DateWords(
    day_endings=("st", "nd", "rd", "th"),
    of_month=("of",),
    of_year=("of",),
    to=("to", "until", "and"),
    before_month=r"(?:in|since|until|till|by|last|this|of|early|late|mid|mid-|during|through)\s*",
    article="[Tt]he",
    words_too=("May", "March", "Mar"),
    has_capitals=True,
)
_SESSIONS = looked_for.SessionWords(
    nouns=("sessions?",),
    regular=("regular", "ordinary"),
    special=("special",),
    special_after=("special", "extraordinary"),
    phrases=("session",),
    short=("HRC",),
    before_number=("session", "Session"),
    joined_by=("and", "or", "to", "through"),
    after_comma=("and", "or"),
    articles=("the",),
    other_things=("anniversary", "meeting", "plenary", "birthday", "article", "paragraph", "century"),
    during=(
        "at",
        "during",
        "throughout",
        r"[oi]n the margins of",
        "at the opening of",
        "for",
        "in",
        "to",
    ),
    to_come=(
        "upcoming",
        "forthcoming",
        "next",
        "coming",
        "towards",
        "in view of",
        "with a view to",
        "to be held at",
        "on the occasion of",
        "in preparation for",
    ),
    past=(
        r"was|were|had|did|been|begun|held|took|gave|saw|made|heard|met|said|spoke|wrote|written|came|went|told|found",
        r"left|fell|rose|lost|won|drew|kept|brought|sent|chose|broke|shot|struck|led|became|began|ended|stood|sat",
        (
            r"drove|fled|flew|forgot|fought|froze|got|grew|hid|hung|knew|laid|lay|lent|meant|paid|ran|"
            r"rang|sank|sold|sought"
        ),
        (
            r"spent|spoken|stole|swore|taught|thought|threw|withdrew|undertook|overcame|bore|beat|"
            r"built|burnt|bought|caught"
        ),
        r"(?<!to\s)(?<!will\s)(?<!should\s)(?<!must\s)(?:shut|cut|hit|put|set|cast|hurt|spread|let|read|quit)",
        r"twice|(?!under|unit|need|inde|proce|exce|fe|se|hundr|spe|bre|succe)\w{2,}ed",
    ),
    now=(
        r"(?:will|shall|should|must|may|can|could|would)(?! have)(?: not)?(?: be \w+)?",
        r"(?:is|are)(?: to)?(?: be)?(?: (?:due|scheduled|expected|planned|set))?(?: to)?(?: be)?(?: \w+ed| held)?",
        r"to be (?:\w+ed|held|heard|met|given|taken|made|put)|opens",
        r"opening on|begins|starts|comes|meets|matters|offers|provides|runs",
        r"convenes|takes place|remains|to (?!be|the|an?|its|their|our|your|this)\w{2,}",
    ),
    urging=(
        (
            r"(?:we|organi[sz]ations|signatories),?(?: (?!have|had"
            r"|has)[\w-]+,?){0,9}? (?:write|urge|call (?:up)?on|ask|request)"
        ),
        (
            r"(?:we|organi[sz]ations|signatories),?(?: (?!have|had"
            r"|has)[\w-]+,?){0,9}? (?:encourage|invite|appeal|implore|exhort)"
        ),
        (
            r"we,?(?: (?!have|had|has)[\w-]+,?){0,9}? "
            r"(?:are writing|hope|recommend|look forward|reiterate|welcome|address)"
        ),
        r"please|kindly",
        (
            r"(?<=,\s)(?:act|support|vote|renew|call|speak|raise|ensure|press|table|adopt|extend|join|"
            r"stand|take|demand|deliver)"
        ),
        r"(?<=,\s)(?:co-?sponsor|condemn|consider|create|establish|insist|make|use|oppose|prepare|show|help|keep)",
    ),
    neutral=(
        r"(?:the|an?|of|its|their|our|your|all|any|these|more|further|and) (?:\w+ly )?(?!was|were)\w+ed",
        r"in (?:the )?lead[- ]up|by (?:the )?set|set to",
    ),
    councils=(r"(?:UN )?Human Rights Council|Council(?! of (?:Europe|Ministers|the European))|HRC|UNHRC",),
    bodies=(
        r"General Assembly|Assembly|UNGA|(?:First|Second|Third|Fourth|Fifth|Sixth) Committee|Security Council",
        r"Human Rights Committee|Committee (?:against|on)(?: the)? \w+",
        r"Committee|CEDAW|CESCR|CERD|CRPD|CRC|CAT|CCPR|CED|CMW",
        r"Commission on (?:Human Rights(?! in)|the Status|Narcotic|Population|Sustainable|Crime)",
        r"CSW|UNCHR|Law Commission",
        r"(?:African|Inter-American) Commission|Economic and Social Council|ECOSOC|UPR|Universal Periodic Review",
        r"Working Group|WGAD|WGEID|Conference|Congress|Parliament",
        r"Permanent Forum|Forum|Advisory Committee|Board|UNESCO",
        r"Expert Mechanism|EMRIP|Social Forum",
    ),
    its=("its", "their", "his", "her"),
)
_SIGNATORIES = looked_for.SignatoryWords(
    represented=("represented by|signed by|by its",),
    joins=("and|or|of|the",),
    groups=(
        "organi[sz]ations|NGOs|CSOs|INGOs|groups|associations|institutions|networks|coalitions|federations|unions",
        "foundations|movements|alliances|collectives|platforms|signator(?:ies|y organi[sz]ations)|members|partners",
    ),
    scopes=(
        (
            "(?:inter|trans|sub|supra)?-?national(?: level)?|(?:sub-?)?regional|local|global|"
            "worldwide|domestic|grassroots"
        ),
        "africa|(?:the )?americas?|asia|europe|oceania|(?:the )?pacific|(?:the )?caribbean|latin|middle east",
        "(?:north|south)?-?(?:north|south|east|west)(?:ern)?|central|(?:sub-?)?saharan",
    ),
    kinds=(
        "others?|supporting|endorsing|signatory|participating|member|partner|non-?governmental|civil|society",
        r"(?:human|women['’]?s|lgbt\w*|digital|children['’]?s|disability|indigenous) rights|women['’]?s|youth|student",
        "human|rights|media|press freedom|religious|faith-based|professional|community|community-based|level",
    ),
    surnames=("law|house|church|bar|justice|press|college|service|young|major",),
    signed=(
        "(?:original )?signed",
        "sgd",
        "signature",
        "sign(?:ature)? here",
    ),
    behalf=(
        "(?:for and )?on behalf of",
        "for",
    ),
    and_others=(
        "and",
        "plus",
        "as well as",
        "together with",
        "another",
    ),
    others=(
        "others?",
        "more",
        "further",
    ),
    remarks=(
        r"(?:\d+ )?encl(?:osures?|osed|s)?\b\.?\s*(?:\W|\d|$)",
        r"attach(?:ments?|ed)\s*[:：]",
        r"p\.\s?s\.|ps\s*[:：]",
        r"(?:grand |sub-? ?)?totals?\b\W*(?:\d.*)?$",
        r"observers?(?: only)?\W*$",
        r"(?:for and )?on behalf of\W*$",
        r"(?:also |further |jointly |fully )*(?:endorsed|supported|signed|submitted|prepared|co-?signed|joined) by\b",
        r"with the (?:support|endorsement) of\b",
        r"in (?:consultation|partnership|co-?operation|association) with\b",
        r"c\.?c\.?\s",
        "(?:this )?list (?:as of|in formation|of signatories)",
        "(?:sign-?ons?|signatures) (?:close|open|as of|received)",
        "names? (?:is |are )?withheld",
        r"(?:date|place)\b\W*$",
    ),
    streets=(
        r"street|st\.|road|rd\.|avenue|ave\.|lane|suite|floor|building|p\.? ?o\.? ?box|square|boulevard",
    ),
    heads={
        "number": (
            "no",
            "number",
            "nr",
        ),
        "name": (
            "full name",
            "signatory",
            "signatories",
            "names",
        ),
        "organisation": (
            "organization",
            "organisations",
            "organizations",
            "name of organisation",
            "name of organization",
            "organisation name",
            "organization name",
            "name of the organisation",
            "name of the organization",
            "ngo",
            "network",
            "institution",
        ),
        "representative": (
            "by",
            "representative",
            "representatives",
            "represented by",
            "signed by",
            "name of representative",
            "name of the representative",
            "contact person",
            "authorised signatory",
            "authorized signatory",
            "signatory’s name",
            "on behalf of the organisation",
        ),
        "title": (
            "its",
            "title",
            "position",
            "office",
            "role",
            "job title",
            "function",
            "designation",
        ),
        "country": (
            "countries",
            "country of registration",
            "based in",
            "location",
        ),
        "description": (
            "about",
            "affiliation",
            "who they are",
            "title and affiliation",
            "profession",
        ),
    },
    people=(
        r"(?:independent )?(?:individual|expert|academic|scholar|lawyer|jurist)s?\b",
        r"persons?\b|people\b|in (?:their|an?) (?:individual|personal) capacit",
        r"signed by individuals",
    ),
    offices=(
        (
            r"(?:executive |deputy |managing |program(?:me)? |advocacy |legal |regional |country |general )*"
            r"(?:director|secretary|coordinator|manager|officer|adviser|advisor)(?:[ -]general)?"
        ),
        "co-?(?:director|chair|founder|president)|president|vice-president|chair(?:person|man|woman)?",
        "founder|chief executive|CEO|head",
        "(?:associate |assistant |emeritus |adjunct )*professor|lecturer|researcher|fellow|scholar",
        "academic|dean|rector",
        "lawyer|attorney|barrister|advocate|solicitor|jurist|judge|counsel|writer|author|journalist",
        "editor|reporter|poet|artist",
        "representative|ambassador|commissioner|rapporteur|expert|activist|human rights defender|convenor",
        "convener|spokesperson|treasurer|trustee|member of|minister|senator|MP|MEP|physician|economist",
        "engineer|student|nobel",
    ),
    honorifics=(
        r"(?:mr|ms|mrs|mx|miss|dr|prof|hon|rev|sir|dame|lord)\b\.?",
        r"(?:the )?(?:rt|right|most|very)\b\.? (?:hon|rev)(?:ourable|erend)?\b\.?",
        r"(?:the (?:hon|rev)(?:ourable|erend)?|adv|sister|lady|baroness|sheikh|imam|rabbi|bishop)\b\.?(?= [A-Z])",
        r"(?:professor|judge|justice|ambassador|h\.e\.)(?= [A-Z])",
    ),
    bodies=(
        "organi[sz]ations?|associations?|unions?|networks?|cent(?:er|re)s?|foundations?|institutes?",
        "institut|committees?|councils?|coalitions?",
        (
            "federations?|confederation|leagues?|movements?|society|societies|groups?|alliances?|"
            "forum|forums|clubs?|section|chapter|branch"
        ),
        "commissions?|campaigns?|initiatives?",
        "projects?|observator(?:y|ies)|universit(?:y|ies)|college|academy|agency|bar|press|watch|monitor",
        "international|rights|house|trust|fund",
        "partnership|platform|collective|consortium|congress|assembly|church|charity|ngos?",
        "without borders|lawyers|jurists|journalists|writers|action|justice|law|freedom|defenders|women",
        "youth|service|services|support|solidarity|amnesty|parliamentarians|citizens|peoples?|the|for",
        "against|world|global|national|media|now|article|office|bureau|secretariat|caucus|workers",
        "teachers",
    ),
    describing=("an? ",),
    in_person=(
        "in (?:his|her|their|my|our|an?) (?:individual|personal|private) capacity",
        "in (?:individual|personal) capacity",
    ),
)
_FRAME = looked_for.FrameWords(
    sender=(
        "from",
        "sender",
    ),
    persons=(
        r"(?:h\.? ?e\.?|mr|mrs|ms|dr|prof|amb|sen|hon)\.?\s",
        r"(?:ambassador|senator|professor|the hon(?:ou?rable|\.)|his excellency|her excellency|the right hon)\b",
    ),
    addressed=(
        r"permanent (?:representatives?|missions?)|delegations?|(?:foreign )?ministers?\b|heads of",
        r"(?:all |the )?(?:member|observer)s?\b",
        "the (?:president|secretary|chair|minister|government|permanent)",
    ),
    sending=("(?:sent )?(?:via|by) (?:e-?mail|post|mail|fax|courier|registered|hand)",),
    to=("to", r"attn\.?", "attention"),
    copy=("cc", r"c\.c\.", "copy(?: to)?"),
    subject=("re", r"ref\.?", "subject", "concerning"),
    salutations=(
        "(?:your |dear |honou?rable )?excellenc",
        r"dear\b",
        r"honou?rable\b",
        r"sirs?\b",
        r"madam\b",
        "to whom it may concern",
        (
            r"(?:(?:(?:mr|ms|mrs|mister|madame?)\.? (?:vice[- ])?(?:president|chair(?:person|man|woman)?|facilitator"
            r"|moderator|coordinator|secretary[- ]general|high commissioner)|excellenc(?:y|ies)|ladies and gentlemen"
            r"|distinguished [^,.;:]{3,60}|(?:esteemed |dear )?(?:colleagues|delegates|friends))"
            r"(?:,? and |[,;:!] ?)?)+$"
        ),
    ),
    closings=(
        r".{0,300}\b(?:assurances? of (?:our|my|its|their)\b|(?:highest|deepest|most distinguished) consideration\b)",
        r"[^.]{0,200}[.!]\s+(?:yours |most )?(?:sincerely|faithfully|respectfully|truly),?$",
        r"(?:yours |very |most )?(?:sincerely|faithfully|respectfully|truly|cordially)\b",
        r"(?:with |kind |best |warm |our )+(?:regards|wishes|respects?)\b",
        "with (?:assurances|our|the)? ?(?:highest|deep|best)",
        r"please accept|in solidarity\b|we thank you\b.{0,80},$",
        r"(?:many |with |our )*thank(?:s|ing)?(?: (?:to )?you)?(?: (?:very|so) much| again| in advance)?[,.!]?$",
        r"thank you for your (?:kind )?(?:attention|consideration|time|support)\b.{0,60},$",
        r"yours\b(?:,|$)|yours (?:in|truly|ever)\b|warm(?:ly|est)\b|regards\b",
        r"(?:all )?(?:the )?best\b(?: wishes)?,?$",
        r"(?:with |in )(?:hope|appreciation|gratitude|respect|esteem)\b",
    ),
    signed_by=(
        r"(?:signing|signatory|endorsing|supporting) (?:organi[sz]ations?|NGOs|groups|individuals)\W*$",
        r"organi[sz]ations (?:that have signed|signing|endorsing|supporting)\b",
        "(?:the )?(?:signator(?:y|ies)|signed(?: by)?|list of signator|undersigned\\b|co-?sign|endorsed by)",
    ),
    annexes=("annex(?:e|es|ure)?", "appendix"),
    letter_titles=("(?:an )?(?:joint )?(?:open |joint |ngo |civil society )+(?:letter|statement|appeal)",),
    notes_headings=(
        "(?:foot|end)?notes(?: (?:and|&) (?:references|sources))?",
        "references",
        "sources(?: (?:and|&) notes)?",
    ),
    contacts=("contact", "e-?mail", "tel", "phone", "web(?:site)?"),
    asks=(
        "urg(?:e|es|ing)|call(?:s|ing)? (?:up)?on|calls? for|ask(?:s|ing)?|request(?:s|ing)?",
        "recommend(?:s|ations?)?|appeal(?:s|ing)?|encourag(?:e|es|ing)|demand(?:s|ons|e)?",
        "should|must|adopts?|supports?|ensures?",
    ),
    lead_in_ends=("to",),
    ask_names=looked_for.AskNames(
        resolution=(r"resolution\b",),
        members=("members?",),
        observers=("observ[a-z]+s?",),
        government=("government",),
        council=("council",),
    ),
    common=frozenset("the of and to in that is for on with by are we our have this from which".split()),
    telling=frozenset("subject excellencies sincerely september october february".split()),
)
_MARKS = looked_for.NoteMarks(
    ibid=("ibid", "ibidem", "id"),  # in notes of every language
    typed=(
        # In notes of every language, too.
        r"ibid(?:em)?\b\.?", r"(?:op|loc|ob)\. ?cit\b\.?", r"id\.,? (?:at|pp?\.) ?\d+",
        r"(?:(?:supra|infra),?|(?:above|below),) (?:at )?(?:(?:foot|end)?notes? (?:no\. ?)?|f?nn?(?:\. ?| ))\d+",
        r"(?:see|see also|cf\.?|compare),? (?:the )?(?:(?:foot|end)?notes? (?:no\. ?)?|f?nn?(?:\. ?| ))\d+",
        r"in (?:the )?(?:foot|end)?notes? (?:no\. ?)?\d+", r"fnn?\.? \d+",
        r"(?:foot|end)?notes? \d+(?:(?:,| and|[-\u2013]) ?\d+)*,? (?:above|below|supra|infra)",
    ),
    placed=(
        (r"(?:see|see also|cf\.?|refer to),? (?:the )?(?:annex(?:es)?|appendi(?:x|ces)|sections?|parts?|"
         r"chapters?|tables?|"
        r"figures?|boxe?s?|maps?) #(?:(?: and|,) #)*(?! ?(?:of|to|in|from)\b)"),
        (r"(?:annex|appendix|sections?|parts?|chapters?|tables?|figures?|box|map|paragraphs?|paras?\.?) "
        r"#(?:(?: and|,|[-\u2013]) ?#)*(?:,? (?:above|below|supra|infra)\b| (?:of|to|in) (?:this|the present|our) "
        r"(?:letter|submission|annex|statement|document)\b)"),
        (r"(?:above|below|supra|infra),? (?:in|at|under)? ?(?:annex|appendix|sections?|parts?|chapters?|tables?|"
         r"figures?|"
        r"paragraphs?|paras?\.?) #"),
        r"(?:previous|preceding|next|following) (?:section|annex|appendix)\b",
    ),
    named=("(?:foot|end)?note", r"f?n\.", "fn"), pointing=("above", "below", "supra", "infra"),
    see=("see", "see also", "cf\\.?", "also", "in", "and"),
    passages=("paras?", "pp?", "arts?", "articles?", "paragraphs?", "pages?", "annex", "chapter", "chap", "sections?"),
    adopted="adopted on",
    unsaying=tuple("a an and are as at by for from in into is its of on or our the their that this to with".split()),
)  # fmt: skip
_OFFICES = looked_for.OfficeWords(
    titles=(
        "High Commissioner for Human Rights", "High Commissioner for Refugees", "High Commissioner", "Prime Minister",
        "Deputy Prime Minister", "Vice President", "Vice-President", "President", "Foreign Minister",
        "Interior Minister", "Justice Minister", "Defence Minister", "Minister", "Secretary-General",
        "Secretary General", "Secretary of State", "Special Rapporteur", "Special Representative", "Special Envoy",
        "Independent Expert", "Ambassador", "Permanent Representative", "Chairperson", "Chair", "Chancellor",
        "Governor", "King", "Queen", "Attorney General", "Attorney-General", "Chief Justice", "Premier",
        "Director-General", r"(?:Special |Public |Chief |State )?Prosecutor(?: General)?", "Speaker", "Commissioner",
        "Crown Prince", "Mayor", "(?:Special )?Envoy", "(?:Resident |Humanitarian )?Coordinator",
        "Head of Mission", "expert",
        "Public Defender", "Chairman", "Chairwoman", "Co-Chair", "Ombudsman", "Commander-in-Chief",
    ),
    held=(
        "(?:co-)?chaired by", "headed by", "presided over by", "led by", r"(?<=,\s)under", "succeeded by",
        "replaced by",
        (
            r"(?:its|the|their|whose) (?:[\w-]+ ){0,2}(?:members|experts|commissioners|chair|head|"
            r"envoy|president)(?: are| is|:|, | \u2013| -)"
        ),
    ),
    honorifics=(
        r"Mr\.?", r"Ms\.?", r"Mrs\.?", r"Dr\.?", r"Prof\.?", "Professor", "Judge", "Ambassador", r"H\. ?E\.?", "HE",
        "(?:His|Her) Excellency",
    ),
    before_title=(
        "UN", "United Nations", "Deputy", "Acting", "Assistant", "Interim", "First", "Second", "Vice", "Under", "Chief",
        "Honou?rable", "Permanent", "Federal", "High Commissioner['\\u2019]s", "Secretary-General['\\u2019]s",
        "designated", "Special", "Senior", "Principal",
    ),
    coming=("(?:newly|recently)[ -](?:appointed|elected)", "new", "incoming", "outgoing", "current"),
    over=("an?", "then", "former", "ex", "previous", "late"),
    no_names=(
        "Article", "Rule", "Section", "International", "The", "In", "On", "At", "Of", "And", "Human", "Council",
        "United",
    ),
    of=("of", "for", "on", "to"),
    articles=("the ",),
    of_country=("of", "on", "for", "to", "in"),
    beside_name=("the", "then", "former"),
    after_title=("of", "for"),
)  # fmt: skip
_FORMS = looked_for.FormWords(
    heads={
        "acronym": ("acronym", "abbreviat", "short name"),
        "email": ("e-?mail", "username"),
        "website": ("website", "web site", "homepage", r"url\b"),
        "country": ("country", "countries"),
        "title": ("title", "position", "job", "role"),
        "organisation": (
            "organi[sz]ation",
            r"ngos?\b",
            r"orgs?\b",
            "association",
            r"group name\b",
            "institution",
        ),
        "surname": ("last name", "surname", "family name"),
        "name": (
            r"(?:(?:your|full|contact|representative'?s?|first|given) )*name\b",
            "signatory",
            "contact person",
            r"contact\b$",
            "representative",
        ),
        "time": (
            "time ?stamp",
            "completion time",
            "(?:date )?submit",
            "submission",
            r"end\b(?: date| time)?",
            "_submission_time",
            r"date\b",
            "when$",
            "startdate",
            "datestamp",
            r"start\b(?: date| time)?$",
            r"created\b",
            "last modified",
        ),
        "answer": (
            "(?:co-?)?sign(?!ator|ature|ing as)",
            "endorse",
            "agree",
            "confirm",
            "join",
            "support",
            "adhere",
        ),
        "comment": (
            "comments?",
            "remarks?",
            "anything else",
            "further",
            "additional",
            "message",
            "notes?$",
            "suggest",
        ),
        "capacity": (
            r"(?:i am |are you |you are )?(?:signing|sign|joining) (?:on )?(?:as|in what capacity)\b",
            r"(?:in )?what capacity",
            "capacity",
            r"individual or organi[sz]ation",
            r"type of signatory",
        ),
        "publish": (
            (
                r"(?:\w+ ){0,5}(?:publish|publicly|display|print|list|show|named|appear)\w*(?: \w+){0,4} "
                r"(?:names?|organi[sz]ation|ngo|us|you)\b"
            ),
            (
                r"(?:\w+ ){0,6}(?:name|organi[sz]ation)(?: \w+){0,5} (?:published?|public|publicly|displayed|"
                r"printed|listed|shown|named)\b"
            ),
            r".{0,80}\bnames?\b.{0,40}\b(?:appear|disclos|includ|made public|withh|reveal)\w*",
            "anonym",
            "confidential",
            r"(?:\w+ ){0,3}visib\w+",
            r"public\b",
        ),
        "authority": (
            r".{0,60}\b(?:authori[sz]ed|authority|mandated|entitled)\b",
            r"on behalf of my organi[sz]ation$",
        ),
    },
    names=("name",),
    questions=(
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "shall",
        "should",
        "may",
        "is",
        "are",
        "have",
        "has",
    ),
    signing=(
        "(?:co-?)?sign",
        "endorse",
        "agree",
        "confirm",
        "join",
        "support",
        "adhere",
        "letter",
        "statement",
        "appeal",
    ),
    undecided=(
        r"\bnot (?:yet )?(?:sign|answer|confirm|repl)",
        r"\bno (?:answer|reply|response)",
        r"\bnot yet\b",
        "pending",
        "to be confirmed",
        r"\bwaiting",
        r"\bawait",
    ),
    reversed=(
        "(?<!or )declin",
        "(?<!or )refus",
        r"objects?\b",
        r"objections?\b",
        "(?<!or )oppos",
        "withdraw",
        "unable",
        r"(?:do|does|will|can) ?not (?:(?:wish|want) to )?(?:sign|endors|join|support)",
    ),
    besides=(
        "logo",
        "newsletter",
        "updates?",
        "informed",
        "mailing",
        "photo",
        "social media",
        "quote",
        "spokes",
        "interview",
        "contacted",
        "event",
        "e-?mail",
        "cookies",
        "translat",
    ),
    consent=(
        "processing",
        "data",
        "privacy",
        "gdpr",
        "terms",
        r"read\b(?!.*\b(?:sign|endors|agree|support|join))",
    ),
    about=(
        r"types?\b",
        "kind",
        "size",
        "sector",
        "address",
        "mission",
        "description",
        "history",
        "member",
        "region",
        r"ids?\b",
        "city",
        "telephone",
        "phone",
        r"number\b",
        r"in (?:french|spanish|arabic|russian|chinese|english|portuguese)\b",
    ),
    yes=("yes", "y", "ok", "okay", "agree", "agreed", "checked", "sure"),
    no=("no", "n", "disagree", "unchecked", "nope"),
    after_yes=("please", "we do", "i do", "we (?:sign|agree|endorse|join|confirm)"),
    after_no=("thank you", "thanks", "sorry", "not this time"),
    says_yes=(
        (
            r"(?:yes,? )?(?:we |i |my organi[sz]ation |our organi[sz]ation )?(?:hereby )?"
            r"(?:agrees?|confirms?|signs?|endorses?|joins?|agreed|confirmed|signed|endorsed)"
            r"(?: (?:to )?(?:it|the letter|this letter|the joint letter))?"
        ),
    ),
    says_no=(
        (
            r"(?:no,? )?(?:we |i )?(?:decline|do not sign|don['’]t sign|cannot sign|will not sign|won['’]t sign)"
            r"(?: (?:it|the letter|this letter))?"
        ),
        "declined",
        "declines",
        "refused",
        "withdrawn",
        "not signing",
        "does not sign",
    ),
    conditions=(
        "only",
        "if",
        "provided",
        "unless",
        "otherwise",
        "subject to",
        "condition",
        "on the understanding",
        "except",
        "but",
        "withdraw",
        "not yet",
        "pending",
        "once",
        "after",
        "until",
        "delete",
        "remove",
        "change",
        "amend",
        "instead",
        "last year",
        "previous letter",
        "do not",
        "don['’]t",
        "not to be",
        "draft",
        "reserv",
        "without",
    ),
    unnamed=(
        "anonym",
        "confidential",
        (
            r"(?:not|no|don['’]t|never|without)(?: \w+){0,4} (?:name|named|publish|published|public|"
            r"publicly|listed|list|printed|mention|mentioned)"
        ),
        "off the record",
        "private(?:ly)?",
        r"(?:name|keep it|keep us)(?: \w+){0,2} (?:withheld|secret|private)",
        "security reasons",
        "safety",
    ),
    nobody=(
        "n/?a",
        "none",
        "no",
        "yes",
        "nil",
        "null",
        "test(?:ing)?",
        "same(?: as above)?",
        "as above",
        "ditto",
        "unknown",
        "not applicable",
        "(?:my|our)(?:self|selves)",
        "me",
        "us",
        "no organi[sz]ation",
        "organi[sz]ation",
        "name",
        "xxx?",
        "asdf",
        "tbc",
        "tbd",
        "anonymous",
        "undefined",
        "nan",
    ),
    persons=(
        r"\(?(?:an? )?individual(?:ly)?\b",
        "private (?:person|citizen|individual)",
        "in (?:my|a|his|her|their) (?:personal|individual|private) capacity",
        "affiliation for",
        "on my own behalf",
        "retired",
        "concerned citizen",
        "student",
        "freelance",
        "self-employed",
        r"(?:my)?self\b(?!-)(?=\W*$)",
        "personal capacity",
        "personally",
        "independent (?:expert|researcher|consultant|journalist)",
        "myself",
    ),
    joined_by=("and", "jointly with", "together with"),
    asides=("total", "sub-?total", "notes?\\b", "waiting for", "sum\\b", "to do", "deadline"),
)


def _number(number: int, tag: str, _gender: Gender) -> str:
    """With "and", but in the United States: one hundred and twenty-one."""
    return spelled_out(number, "en", "cardinal" if tag.lower() == "en-us" else "cardinal-verbose")


LANGUAGE = Language(
    tag="en",
    name="English",
    calendar=Calendar(
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        also={
            "Jan": 1,
            "Feb": 2,
            "Mar": 3,
            "Apr": 4,
            "Jun": 6,
            "Jul": 7,
            "Aug": 8,
            "Sept": 9,
            "Sep": 9,
            "Oct": 10,
            "Nov": 11,
            "Dec": 12,
        },
    ),
    ordinal=_ordinal,
    number_words=_number,
    articles=("the ", "a ", "an "),
    page_of_pages="Page {page} of {pages}",
    letter=LetterWords(
        to="To:",
        copy="Cc:",
        subject="RE:",
        contact="Contact:",
        reply_by="We would be grateful for a reply by {}.",
        salutation="Excellencies",
        closing="Sincerely",
        comma=",",
        as_of="Signatories as of",
        individuals="Individuals",
        in_individual_capacity="in an individual capacity",
        on_behalf_of="on behalf of {}",
        for_identification="Affiliation for identification only",
        replaces="This letter replaces the letter of {}",
        joined_since="Signatories that joined after {}",
        left_since="Signatories that withdrew after {}",
        unnamed="Signatories that wish not to be named: {}",
        number="No.",
        organisation="Organisation",
        country="Country",
        name="Name",
        affiliation="Title and organisation",
        description="Description",
        notes_heading="Notes",
    ),
    notes=NoteWords(
        adopted_on="adopted on",
        accessed_on="accessed on",
        archived_at="archived at",
        letter_to="letter to",
        see="see",
        note="note",
        above="above",
        ibid="ibid.",
        id="id.",
        supra="supra",
        supra_note="note",
        un_document="U.N. Doc.",
        quotation="“{}”",
        link_to_note="Note {}",
        link_back="Back to the text from note {}",
    ),
    signing=SigningWords(
        signature="Signature for {}",
        seal="Seal of the letter",
    ),
    asking=looked_for.AskingWords(
        verbs=(
            r"(?:we|organi[sz]ations|signatories),?(?: [\w-]+,?){0,6}? (?:urge|call (?:up)?on|ask|request)(?! for)",
            r"(?:we|organi[sz]ations|signatories),?(?: [\w-]+,?){0,6}? (?:encourage|invite|appeal to|implore|exhort)",
            r"(?<=and\s)(?:urge|call (?:up)?on|ask|request|encourage|invite)(?! for)",
            (
                r"(?:we|organi[sz]ations|signatories),?(?: [\w-]+,?){0,6}? (?:recommend"
                r"|beseech|press|hope|propose|suggest)"
            ),
            (
                r"(?:your (?:delegation|government|mission)|states"
                r"|delegations|the council|members)(?: \w+){0,3}? (?:is|are)"
                r"(?: \w+)? (?:called (?:up)?on|urged|asked|requested|encouraged|invited|implored)"
            ),
        ),
        to=(
            r"to (?!(?:keep|treat|find|note|contact|accept|see|read|acknowledge|reply|hear|express|convey) )",
            (
                r"that (?:you|it|they|your (?:delegation|government|mission"
                r"|country)|(?:all )?(?:member )?states|delegations|the"
                r" (?:human rights )?council)(?: (?:will|would|should|can))? "
            ),
        ),
        direct=(
            (
                r"please(?! (?:find|see|contact|accept|do|note|feel|let"
                r"|click|sign|reply|refer|confirm|be|send|read|share|visit)\b)"
            ),
            r"your (?:delegation|government) (?:should|must)(?! have)",
        ),
    ),
    dates=_DATES,
    ordinals=looked_for.OrdinalWords(
        endings=("st", "nd", "rd", "th", "ᵗʰ", "ˢᵗ", "ⁿᵈ", "ʳᵈ"),
        in_words=_ordinal_in_words,
        spelled=_ordinal_spelled,
    ),
    sessions=_SESSIONS,
    frame=_FRAME,
    signatories=_SIGNATORIES,
    marks=_MARKS,
    stale=STALE,
    offices=_OFFICES,
    forms=_FORMS,
    name_articles=("the",),
    abbreviations=(
        "Mr",
        "Ms",
        "Mrs",
        "Dr",
        "No",
        "vs",
        "art",
        "para",
        "paras",
        "cf",
        "e.g",
        "i.e",
        "H.E",
        "St",
    ),
    unfinished=looked_for.UnfinishedWords(
        to_complete=(
            (
                r"(?:still |yet )?to (?:be )?(?:filled(?: in)?|completed?|confirm(?:ed)?|determined?|decided?"
                r"|defined?|announced|agreed|drafted|reviewed|translated|supplied|provided|sourced|finali[sz]ed"
                r"|add(?:ed)?|insert(?:ed)?|check(?:ed)?|verif(?:y|ied)|updated?|written"
                r"|specif(?:y|ied)|follow|come)"
            ),
        ),
        orders=(
            (
                r"(?:please )?(?:insert|fill in)|please (?:add|check|confirm|complete|update|verify)|(?:citation"
                r"|source) needed|source\?|(?:add|check) (?:source|reference|date|figure|name|spelling)"
            ),
        ),
        things=(
            (
                r"add|check|confirm|fill|please|update|name(?! (?:withheld|known|changed|redacted|omitted|at\b))"
                r"|date|number|no\.?(?=\W*$)|title|organi[sz]ations?|link|url|country"
                r"|session|figure|source|symbol|place|signature|day|month|year|dd|mm|yyyy|to be|ref|quote here"
                r"|placeholder"
            ),
        ),
        numbers=(
            (
                r"articles?|art\.|parts?|titles?|chapters?|annex(?:es)?|sections?|volumes?|vol\.|century"
                r"|centuries|recommendations?|acts?|summits?|congress(?:es)?|conferences?|olympi\w+"
            ),
        ),
        remarks=(
            (
                r"(?:emphasis|footnotes?|citations?|references?|names?|notes?|italics|links?) (?:added|omitted"
                r"|in (?:the )?original|withheld|removed|changed|ours|redacted)|emphas[ie]s .*|italics .*"
                r"|original .*|(?:(?:un)?official |our |informal )?translation.*|in [A-Z]\w+|\w+ only"
                r"|our (?:italics|translation)"
                r"|redacted|names? (?:withheld|known|changed|omitted) .*|bis|ter|on file with .*|hereinafter.*"
                r"|see (?:above|below)|(?:internal"
                r"|further) (?:citations?|footnotes?) omitted|now .*|then .*|no longer .*"
                r"|inaudible|(?:c\.|circa|approximately|approx\.|about) .*"
            ),
        ),
        prompts=(
            r"(?:click|tap)(?: or (?:click|tap))?(?: here)? to (?:enter|insert|add|choose|edit|type) [\w ]{1,40}\.?",
            r"choose an item\.|enter (?:any content|your text)(?: here)?\b|error! [a-z][^.!\n]{3,60}[.!]",
        ),
    ),
    counts=looked_for.CountWords(
        telling=("undersigned", "signator", r"\bwe\b", "on behalf of", r"\bsign(?:ed|ing)\b", "below"),
        things=(
            (
                "organi[sz]ations?|NGOs?|CSOs?|groups|associations|institutions|networks|coalitions|entities|"
                "bodies|unions"
            ),
            "foundations|movements|signatories|individuals|experts|people|persons|academics|lawyers|scholars",
        ),
        no_adjectives=(
            "the|an?|of|in|on|at|to|by|for|from|with|that|which|who|whose|where|when|our|their|its|this|these|those",
            "or|but|is|are|was|were|be|been|has|have|had|not|will|countries|states|days|months|years|million",
            "pages|points",
        ),
        all_sign=(
            (
                r"\bwe,? (?:the |are )?(?:(?:under)?signed,? )?<number> (?:<things>|<few>(?:under"
                r"|below-?)signed\b)"
            ),
            r"\bthis (?:joint )?(?:letter|statement|appeal) is signed by (?:the )?<number> <things>",
        ),
        these_sign=(
            r"\bundersigned,? <number> <things>",
            (
                r"\b(?:the|our|these|all) <number> <few>(?:(?:under|below-?|co-?)signed|signatory|"
                r"(?:co-?)?signing) <things>"
            ),
            r"\b(?:the|all) <number> <few>undersigned\b",
            (
                r"\b(?:the|our|these|all) <number> <things>,? (?:undersigned|(?:listed|named|mentioned|signed"
                r"|signing) (?:below"
                r"|(?:on )?(?:to )?this (?:joint )?(?:letter|statement|appeal)))"
            ),
            (
                r"\b(?:the|our|all) <number> signatories (?:below|(?:of|to) this (?:joint )?(?:letter|statement"
                r"|appeal))"
            ),
            (
                r"\bon behalf of (?:the |our |all )<number> <things>(?! (?:that|which|who|whose|in|from|of|closed"
                r"|based|working)\b)"
            ),
        ),
        some_sign=(r"(?<!\bthe\s)<number> <few>(?:(?:under|below-?)signed|signatory) <things>",),
        restricted=("that|which|who|whose|based|working|operating|registered|in|from|of|with",),
        at_least=("more than|over|at least|upwards of",),
        nearly=("nearly|almost|about|around|some|approximately|roughly",),
    ),
)
