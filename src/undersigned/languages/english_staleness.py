"""What may have gone stale in an English letter, in patterns; `en` has the rest of the language."""

from __future__ import annotations

from undersigned.languages import looked_for

_SPANS = r"(?:days?|weeks?|months?|years?|decades?)"
_MANY_SPANS = r"(?:days|weeks|months|years|decades)"
"""Not "the day before", which counts from another day of the same story."""
_NEARLY = r"(?:(?:more than|over|nearly|almost|about|around|at least|some|the (?:last|past)) )?"
_HELD = (
    r"(?:detained|held|imprisoned|jailed|incarcerated|incommunicado|behind bars|missing|disappeared|"
    r"waiting|pending|"
    r"in (?:[\w-]+ )?(?:detention|custody|prison|jail|exile|hiding|force|office|power))"
)
"""What somebody or something still is, where it is not said that they were."""
_PENALTY = (
    r"(?:in (?:prison|jail|a penal colony)|of (?:age|imprisonment|hard labour)|imprisonment|"
    r"sentences?|prison|behind bars)"
)
_EVENTS = (
    r"(?:elections?|polls?|vote|ballot|referendum|primaries|season|recess|holidays|summit|anniversary|inauguration|"
    r"census|harvest|winter|summer|school year|budget|talks|verdict|trial)"
)
_DRAFTS = r"(?:laws?|bills?|legislation|decrees?|codes?|constitution|regulations?|amendments?)"
_FIGURE = r"\d[\d.,]{0,14}(?<![.,])(?: (?:hundred|thousand|million|billion))?"
_IN_WORDS = (
    r"(?:a )?(?:one(?= million)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|"
    r"million|dozen|half|quarter)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|"
    r"million)){0,4}"
)
_NUMBER = rf"(?:{_FIGURE}|{_IN_WORDS})"
_SOME = rf"(?:\d+|{_IN_WORDS}|an?|one|several|many|some|few|a few|a couple of)"
_PEOPLE = (
    r"(?:people|persons|activists|defenders|journalists|prisoners|detainees|members|leaders|supporters|workers|"
    r"women|men|children|students|protest[eo]rs|civilians|refugees|families|lawyers|politicians|individuals|"
    r"victims|opponents|critics|monks|farmers|villagers|organi[sz]ations|NGOs|outlets|countries|states|cases|"
    r"experts|staff|officers|officials|judges|hospitals|schools|prisons|trials|deaths|"
    r"killings|arrests|attacks|unionists)"
)
_TO_NOUN = r"(?: [\w\u2019'-]+){0,4}?"
_LENGTH = r"(?:\d+|one|two|three|four|five|six|twelve|eighteen|an?)[- ](?:years?|months?)"
_MORE = r"(?:a further|another|an additional|one more|an? extra)"
_TERM = r"(?:years?|months?|terms?|periods?|cycles?|mandates?|rounds?|phases?)"
_NTH = (
    r"(?:(?:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)y[- ])?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|hundredth|"
    r"\d{1,3}(?:,\d{3})?(?:st|nd|rd|th))"
)
_BODY = (
    r"(?:(?:UN|United Nations) )?(?:Special Rapporteur|Independent Expert|High Commissioner|Secretary-General|"
    r"Commission|"
    r"(?:[\w-]+ ){0,3}Mission|Working Group|Group of (?:[\w-]+ )?Experts|Panel|Mechanism|OHCHR|"
    r"Committee|Office|"
    r"mandate holder)"
)
_DOCUMENT = r"(?:resolution|report|update|statement|decision|review|UPR|letter|mandate)"
_HOUSES = r"(?:parliament|assembly|senate|cabinet|legislature|congress|duma|majlis|knesset|courts?)"
_LAWS = (
    "Law", "Act", "Constitution", "Covenant", "Convention", "Declaration", "Protocol", "Code", "Agreements?", "Decree",
    "Statute", "Treaty", "Charter",
)  # fmt: skip
STALE = looked_for.StaleWords(
    units=(
        "days?",
        "weeks?",
        "months?",
        "years?",
        "decades?",
        "yesterday",
        "today",
        "tomorrow",
    ),
    relative=(
        (
            rf"(?:(?:just|only|mere) )?(?:{_SOME} {_SPANS}|{_MANY_SPANS}) (?:ago|earlier|later|before|after|"
            r"prior to|ahead of|"
            r"into|since|away)"
        ),
        (
            r"(?:last|this|next|past|previous|coming) (?:week|month|year|summer|autumn|winter|spring|"
            r"decade)|(?:last|next|previous|coming) session"
        ),
        (
            rf"(?:in|over|during|for|within|throughout) (?:the )?(?:last|past|recent|previous|coming|next) "
            rf"(?:(?:{_SOME}) )?{_SPANS}"
        ),
        rf"in the {_SOME} years",
        rf"{_SOME} {_SPANS} on(?=\s*[,;:.\u2013\u2014]| from | since | after )",
        rf"(?:(?:was|were|had been) (?:\w+ly )?)?{_HELD} (?:\w+ ){{0,3}}for {_NEARLY}{_SOME} {_SPANS}",
        rf"(?:is|are|remains?) (?:still |now |both )?{_HELD}",
        r"still|no longer|(?:every|each) (?:day|week|month|year)",
        (
            r"(?:has|have) (?:\w+ly )?(?:stalled|intensified|worsened|deteriorated|increased|"
            r"escalated|grown|risen|"
            r"fallen|declined)"
        ),
        r"(?:is|are|remains?) pending|awaits?|awaiting|remains? to be",
        r"(?:has|have) not(?! only)|hasn['\u2019]t|haven['\u2019]t",
        rf"draft (?:[\w-]+ )?{_DRAFTS}(?: being \w+ed)?",
        (
            r"being (?:contemplated|considered|drafted|discussed|debated|prepared|negotiated|planned|"
            r"examined|reviewed)"
        ),
        r"under (?:consideration|discussion|preparation|negotiation)",
        r"(?:most )?recently",
        r"(?:in )?(?:the )?(?:most )?recent",
        (
            r"continu(?:es?|ing) (?:to|their|its|his|her|unabated)|ongoing|"
            r"on-going|persistent|"
            r"(?<!not\s)remains?(?! (?:to be|at your|committed|grateful|seized|available|ready to|yours))"
        ),
        (
            r"(?:in|at) (?:the|an|its|their) (?:very )?(?:early|initial|first|final|late|"
            r"last) (?:stages?|phases?|"
            r"months|days|weeks) (?:of)?|"
            r"(?:is|are) (?:under ?way|in the process of|on the verge of|on the brink of|about to|"
            r"set to|poised to)"
        ),
        (
            r"(?:for the )?(?:first|last) time(?: ever| since| in)?|(?:the )?(?:\w+est|most \w+|worst|"
            r"least)(?: "
            r"\w+)? "
            r"(?:ever|on record|yet|in the world|in history|since)|"
            r"(?:the )?(?:largest|highest|worst|deadliest|biggest|lowest|longest|fastest)[- ](?:ever|growing|"
            r"running)|"
            r"(?:its|his|her|their) worst|(?:the )?world['\u2019]s (?:\w+est|most \w+|worst)|"
            r"(?:an? )?(?:record|"
            r"all-time|unprecedented) "
            r"(?:number|"
            r"high|low|level|year)s?"
        ),
        (
            r"looms?|looming|nears|"
            r"approaches(?=\s*[,;:.]|\s*$|\s+(?:its|the|and the|an?|fast|rapidly)\b)|"
            r"draws? near(?:er)?|unfolds?|"
            r"(?:is|are) being"
        ),
        r"newly|lately|presently|currently|nowadays|soon|shortly|imminent(?:ly)?|upcoming|forthcoming",
        r"current(?! and former)",
        r"at present|at the moment|at the time of writing|as of today|to date|to this day|so far|thus far",
        r"since the (?:start|beginning) of (?:the|this) (?:year|month)",
        r"until now|up to now|(?:ever )?since(?= then|[.,;:]|$)(?: then)?|yesterday|today|tomorrow|yet to",
        (
            r"(?:is|are|has|have|had|being) now|now (?:in|at|under|over|more|faces?|holds?|stands?|"
            r"numbers?|lives?|"
            r"remains?|includes?|(?!called|named|famous)\w+ed|\w+ing|an?|the)"
        ),
        (
            r"(?:by|before|at|until|towards) (?:the )?(?:end|middle|close) of (?:the|this|next|last) (?:\w+ )?"
            r"(?:year|month|week|quarter|session)|by (?:the )?year['\u2019]?s?[- ]end|"
            r"(?:later|earlier) (?:this|that|in the) \w+|on the (?:eve|brink|verge) of|on the doorstep"
        ),
        (
            r"(?:is|are|was|were) (?:now |still |also )?(?:expected|scheduled|due|likely|slated|"
            r"planned|anticipated|"
            r"slated) (?:to|for|in|on)(?! be (?:presented|submitted))"
        ),
        (
            r"(?:has|have) been (?:\w+ )?(?:once|twice|thrice|(?:two|three|four|five|six|several|\d+) times)|"
            r"(?:extended|renewed|postponed|delayed|adjourned|amended|denied|refused) "
            r"(?:once|twice|thrice|(?:two|three|four|five|six|several|repeated|\d+) times)"
        ),
        r"this (?:spring|summer|autumn|fall|winter|past \w+|coming \w+)",
        r"(?:has|have|had) (?:once )?again|yet again|once more",
        r"at an? (?:all-time|record|historic) (?:high|low)|(?:an? )?(?:all-time|historic) (?:high|low)",
        r"(?:the )?(?:very )?latest",
        r"(?:in )?(?:the )?(?:lead|run)[- ]?up to|leading up to|on the eve of|ahead of",
        # States that may have changed since.
        r"(?:does|do) not (?:yet )?(?:exist|function|operate|have)(?: yet)?|(?:has|have) never",
        r"(?:is|are|has|have|do|does|did) not (?:[\w-]+ ){0,2}yet",
        (
            r"(?:none|neither|not one|not a single)(?: [\w\u2019'-]+){1,12}? (?:has|have)(?: been)?(?: \w+ed)?|"
            r"(?:nobody|no one|no[- ]one) (?:has|have)(?: been)?(?: \w+ed)?"
        ),
        (
            r"(?:has|have) (?:\w+ly )?(?:circulated|tabled|begun|started|become|pledged|promised|signalled|indicated|"
            r"relied|launched|stopped|resumed|been (?:suspended|blocked|frozen))"
        ),
        (
            r"(?:at|in) (?:an impasse|a standstill|a deadlock|a stalemate|limbo|tatters|peril|"
            r"jeopardy|risk of \w+ing)|"
            r"(?:is|are|remains?) (?:\w+ly )?(?:stalled|blocked|suspended|frozen|paraly[sz]ed|deadlocked|at risk)"
        ),
        (
            r"(?:deepens|worsens|escalates|intensifies|deteriorates|spreads|mounts|shrinks|narrows|tightens|unravels|"
            r"collapses|rages|drags on|grinds on)|"
            r"as (?:[\w\u2019'-]+ ){1,4}(?:deepen|worsen|escalate|intensify|spread|mount)|"
            r"(?:runs?|running) out"
        ),
        (
            r"(?:is|are|sits?|serves?)(?: currently| now| again)?(?: as| on)? (?:an? |the )?(?:\w+ )?"
            r"(?:members?|candidates?|chair|president) (?:of|for|on)(?= the (?:Human Rights |Security )?Council\b)"
        ),
        rf"(?:{_DRAFTS} (?:\w+ )?|(?:is|are) (?:now )?|now )before (?:the )?(?:\w+ )?{_HOUSES}",
        (
            r"one of the (?:\w+est|most \w+|fewest|last)(?:-\w+)?|"
            r"the (?:largest|highest|lowest|worst|deadliest|biggest|longest|fastest|poorest|most \w+) in "
            r"(?:the (?:world|region|country)|[A-Z]\w+)"
        ),
        # What is to come, without a date.
        (
            rf"(?:by|until|before|in|from|since|towards) (?:mid|early|late)[- ]\d{{4}}|"
            rf"within (?:the (?:next|coming) )?"
            rf"{_SOME} {_SPANS}|in {_SOME} (?:more )?{_SPANS}(?=,)"
        ),
        r"(?:next|this|last|on|by|from|until|since)(?: coming)? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
        r"(?:after|before|during) (?:Ramadan|Eid|Easter|Christmas|the (?:summer|winter|spring|rainy season|holidays))",
        r"as (?:this|our) (?:letter|statement|text) (?:goes to press|is (?:sent|written))",
        r"(?:will|is to|are to) (?:take over|take office|step down|leave office|hand over)",
        (
            rf"(?:nearly|almost|over|more than|just over|just under|about|around|only|just|barely|already|less than|"
            rf"fewer than|close to|some|well over) {_SOME} {_SPANS}(?! {_PENALTY})"
        ),
        rf"(?:no|has|have|been|is|are)(?: [\w\u2019'-]+){{1,5}}? for {_NEARLY}{_SOME} {_SPANS}(?! {_PENALTY})",
        r"\d{3,} days|\d{1,2},\d{3} days",
        (
            rf"(?:\d+|{_IN_WORDS})-(?:day|week|month|year)(?:-long)?(?! (?:mandate|term|old|extension|"
            rf"renewal|{_PENALTY}))(?=[ -][a-z])"
        ),
        r"within (?:hours|days|weeks|months)|any (?:day|moment|time)(?: now)?|(?:as|at the time) we write",
        rf"(?:before|after|until|ahead of|in time for) (?:the )?(?:end of (?:the )?)?(?:[\w-]+ ){{0,2}}{_EVENTS}",
        (
            r"keeps? \w+ing|(?<!we\s)(?:is|are)(?: \w+ly| also| both)? (?!(?:noth|someth|anyth|"
            r"be|will|lack|bind|writ|call|urg|ask|request|appeal|approach|express|rais)ing)\w{2,}ing(?! to your)"
        ),
        (
            r"(?<!to\s)(?:has|have)(?: \w+ly| also| again)? (?:announced|vowed|threatened|extended|agreed|"
            r"refused|rejected|failed|fled|"
            r"fallen|risen|lost|seized|taken (?:over|control|place)|imposed|expelled|banned|ceased|closed|"
            r"opened|returned|spread|"
            r"carried on|gone|come|left|shut|broken|collapsed|surged|doubled|tripled|halved|"
            r"been (?:no|shut|closed|cut|denied|refused|held|barred))|comes? to an end"
        ),
        (
            r"(?:is|are) (?:\w+ly )?(?:back|close to|near to|short of|out of|under (?:threat|attack|pressure|siege|"
            r"arrest)|on the (?:rise|run|table|agenda)|at stake|on hold|overcrowded|underfunded|unfunded)"
        ),
        rf"(?:next|last|past|coming) {_SOME} sessions",
        rf"(?:worst|best|highest|lowest|most \w+|(?:un|not )seen) (?:in|for) (?:{_SOME} |the )?(?:\w+ )?{_SPANS}",
        r"no (?:[\w-]+ ){1,4}(?:has|have)(?: been)?(?: \w+ed)?",
    ),
    over=("was", "were", "had been"),
    before_value=("the", "its"),
    before_occasions=(
        "about to (?:open|begin|hold|start|convene)",
        "(?:to|will) be held",
        "(?:will|to) (?:run|open|take place|meet|convene)",
        "ahead of",
        "before",
        "prior to",
        "in advance of",
        "in time for",
        "on the eve of",
        "leading up to",
        "(?:lead|run)[- ]?up to",
        "upcoming",
        "forthcoming",
        "coming",
    ),
    own_occasions=("(?:upcoming|forthcoming|coming) (?:regular )?session(?! of the General Assembly)",),
    own_letters=(
        "our (?:\\w+ ){0,2}letters?",
        "we (?:last )?(?:wrote|addressed)(?: to)?",
        "letters? of ours",
        "(?:in|by) an? (?:\\w+ ){0,2}letter (?:of|dated|from)",
    ),
    founding=(
        "(?:was|were|been|which|had) (?:first |initially )?(?:created|established|founded|instituted|set up)",
        "(?:created|established|set up|founded) (?:in|by|under|pursuant)",
        "co-?sponsored|established the",
        "(?:since|upon) (?:its|their|the) (?:\\w+['\u2019]s )?(?:creation|establishment|foundation|inception)",
    ),
    numbered=(
        (
            r"articles?|items?|rules?|sections?|chapters?|paragraphs?|paras?|pages?|pp?|nos?\.?|"
            r"numbers?|goals?|agenda"
        ),
        r"points?|annex|appendix|clauses?|principles?|protocols?|schedules?|volumes?|vol\.?|parts?|under|at|route",
    ),
    measured=(
        (
            r"(?:pages?|kilomet(?:re|er)s?|km|met(?:re|er)s?|million|billion|thousand|hundred|hours?|"
            r"minutes?|o'clock|votes?|times)"
        ),
        (
            r"(?:am|pm|and|or|to|of|instead|was|were|is|are|has|had|stays?|on|in|at|by|benchmarks?|"
            r"principles?|points?|articles?)"
        ),
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December)",
    ),
    laws_after=_LAWS,
    laws_before=_LAWS,
    resolutions=("resolutions?",),
    decisions=("decisions?",),
    numbers_joined_by=("and",),
    last_documents=(
        (
            r"(?:the )?(?:Human Rights )?(?:Council|HRC)(?:['\u2019]s) "
            r"(?:very )?(?:last|latest|previous|most recent|preceding)"
            rf"(?: (?:\w+ )?{_DOCUMENT})?"
        ),
        rf"(?:last|latest|previous|most recent|preceding)(?: [\w-]+){{0,3}}? {_DOCUMENT}s?",
        rf"last year['\u2019]s(?: [\w-]+){{0,2}}? {_DOCUMENT}|last year['\u2019]s(?= \()",
        rf"(?:the|his|her|its|their) (?:[\w-]+ ){{0,3}}?reports? (?:of|by|from) the {_BODY}(?! of \d)",
        (
            rf"the {_BODY}(?: on [\w ]{{1,40}}?)?['\u2019]s? (?:[\w-]+ ){{0,3}}?(?:report|findings|conclusions|"
            rf"recommendations)"
        ),
        (
            r"(?:will|is to|are to|shall) be (?:presented|submitted|published|considered|issued|released|"
            r"discussed)"
        ),
        r"will (?:present|submit|consider|adopt|report)|due to (?:present|report|expire)|set to expire",
        rf"(?:upcoming|forthcoming|next)(?: [\w-]+){{0,3}} {_DOCUMENT}s?",
    ),
    last_resolution=(
        r"\b(?:last|latest|previous|most recent|preceding)\b.*resolution",
        r"(?:['\u2019]s) (?:very )?(?:last|latest)\b(?! \w)",
    ),
    votes=(
        r"\d{1,3} votes?(?: in favour)?(?: to \d{1,3})?|\d{1,3} to \d{1,3}(?:,? with \d{1,3})?",
        r"\d{1,3} (?:in favour|against|abstentions?|abstained)",
    ),
    figures=(
        (
            rf"(?!up to {_NUMBER} {_SPANS})"  # the most that a law allows
            r"(?:at least|more than|over|nearly|almost|about|around|approximately|some|up to|"
            r"fewer than|less than|"
            r"an estimated|estimated|no fewer than|as many as|a total of) "
            rf"{_NUMBER}(?:{_TO_NOUN} {_PEOPLE}|(?: [\w\u2019'-]+){{0,2}})"
        ),
        (
            r"(?:hundreds|thousands|dozens|scores|tens of thousands|"
            r"hundreds of thousands) of(?: [\w\u2019'-]+){0,2}"
        ),
        (
            rf"{_FIGURE} (?:million|billion)(?= (?:people|persons|have|has|had|are|were|of|children|women|"
            r"in need|[A-Z][a-z]+(?:ns?|is|ese)|refugees|may|could|will)\b)"
        ),
        r"by (?:an? |one[- ]|two[- ]|three[- ])(?:third|quarter|half|fifth|tenth)s?",
        (
            rf"(?:a )?(?:staff|team) of {_NUMBER}|(?:only|just|barely|merely|"
            rf"a mere) {_NUMBER}(?: (?:[\w\u2019'-]+)){{0,2}}"
        ),
        r"(?:a|one|two|three)[- ](?:third|quarter|half|fifth|tenth)s? (?:\w+ed|full|empty)|(?:half|two thirds) \w+ed",
        rf"(?<=\bwe,\s){_NUMBER} [\w-]+|the {_NUMBER} (?:\w+ )?(?:organi[sz]ations|groups|NGOs|signatories)",
        r"(?:an? |one[- ]|two[- ]|three[- ])(?:third|quarter|half|fifth|tenth)s?(?= of)|half of",
        rf"(?:by |with )?{_NUMBER} (?:votes?|in favour|abstentions?)(?: (?:in favour|against|to \d+))?",
        (
            r"(?:one|two|three|four|nine|\d+) (?:in|out of)(?: every)? (?!this|the|a\b|its)\w+|(?:every|"
            r"each) \w+ person"
        ),
        rf"(?:a further|another|an additional) {_NUMBER}(?: [\w\u2019'-]+){{0,2}}",
        rf"(?<!the\s)(?<!these\s)(?:{_IN_WORDS})(?: [\w-]+)? {_PEOPLE}",
        rf"{_IN_WORDS} of (?:its|his|her|their|them|those|whom|which|the)(?: \w+)?",
        r"hundreds|thousands|dozens|scores(?= (?:are|were|have|remain|more|others))",
        r"\d[\d.,]{0,14}(?<![.,]) ?(?:%|per ?cent)",
        rf"aged {_NUMBER}",
        rf"{_NUMBER}[- ]years?[- ]old",
    ),
    growing=(
        r"(?:has|have) (?:so far |now |already )?(?:been )?\w+(?:ed|en)",
        "have died",
        "so far|now|to date|still|remain",
    ),
    since=("since", "from"),
    as_of=("as (?:of|at)", "at the time", "on that day"),
    mandates=(
        rf"(?:for|by) {_MORE} {_TERM}",
        (
            rf"(?:for|by) (?:an? )?(?:further|additional|another|new|initial)(?: period of| term of)? {_LENGTH}"
            r"(?: period| term)?"
        ),
        rf"(?:for a (?:period|term)|with a (?:duration|term)|lasting)(?: of)? {_LENGTH}",
        r"(?:an? )?(?:one|two|three|\d+)-year (?:mandate|term|extension|renewal)",
    ),
    lengths=(
        (
            r"(?:for|by) (?:at least |up to |no less than )?(?:\d+|one|two|three|five|six|"
            r"twelve) more (?:years?|months?)"
        ),
        rf"(?:for|by) (?:at least |up to |no less than |not less than |\w+ )?{_LENGTH}(?: more)?",
        r"(?:until|till|through|to the end of|up to) (?:the end of )?(?:[A-Z]\w+ )?\d{4}",
    ),
    renewals=("mandate", "renew", "exten", "prolong"),
    counted=(
        rf"{_NTH} (?:[\w-]+ )?(?:report|update|winter|anniversary|year in a row)(?! of the (?:U|C))",
        (
            rf"(?:its|his|her|their|the|an?) {_NTH} (?:and (?:last|final) )?(?:(?:\w+ )?(?:{_TERM}|"
            r"reports?|updates?|"
            rf""
            rf"winter|summer|cycle)|(?:consecutive|successive) \w+)"
        ),
        rf"(?:for|in) (?:the|a) {_NTH} (?:year|month|(?:consecutive|successive|straight) \w+)",
        rf"{_NTH} (?:consecutive|successive|straight) {_SPANS}",
        rf"(?:its|his|her|their|the) {_NTH} (?:day|week|month)",
    ),
)
