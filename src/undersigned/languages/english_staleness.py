"""What may have gone stale in an English letter, in patterns; `en` has the rest of the language."""

from __future__ import annotations

from undersigned.languages import looked_for

_SOME = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some|few|"
    r"a few|a couple of)"
)
_SPANS = r"(?:days?|weeks?|months?|years?|decades?)"
_NEARLY = r"(?:(?:more than|over|nearly|almost|about|around|at least|some|the (?:last|past)) )?"
_HELD = (
    r"(?:detained|held|imprisoned|jailed|incarcerated|incommunicado|behind bars|missing|disappeared|waiting|pending|"
    r"in (?:[\w-]+ )?(?:detention|custody|prison|jail|exile|hiding|force|office|power))"
)
"""What somebody or something still is, where it is not said that they were."""
_DRAFTS = r"(?:laws?|bills?|legislation|decrees?|codes?|constitution|regulations?|amendments?)"
_FIGURE = r"\d[\d.,]{0,14}(?<![.,])(?: (?:hundred|thousand|million|billion))?"
_IN_WORDS = (
    r"(?:a )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|"
    r"million|dozen|half|quarter)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million)){0,4}"
)
_NUMBER = rf"(?:{_FIGURE}|{_IN_WORDS})"
_PEOPLE = (
    r"(?:people|persons|activists|defenders|journalists|prisoners|detainees|members|leaders|supporters|workers|"
    r"women|men|children|students|protest[eo]rs|civilians|refugees|families|lawyers|politicians|individuals|"
    r"victims|opponents|critics|monks|farmers|villagers|organi[sz]ations|NGOs|outlets|countries|states|cases|"
    r"experts|trials|deaths|killings|arrests|attacks|unionists)"
)
_TO_NOUN = r"(?: [\w\u2019'-]+){0,4}?"
_LENGTH = r"(?:\d+|one|two|three|four|five|six|twelve|eighteen|an?)[- ](?:years?|months?)"
_DOCUMENT = r"(?:resolution|report|update|statement|decision|review|UPR|letter|mandate)"
_LAWS = (
    "Law", "Act", "Constitution", "Covenant", "Convention", "Declaration", "Protocol", "Code", "Agreements?", "Decree",
    "Statute", "Treaty", "Charter",
)  # fmt: skip
STALE = looked_for.StaleWords(
    relative=(
        (
            rf"(?:(?:just|only|mere) )?(?:{_SOME} )?{_SPANS} (?:ago|earlier|later|before|after|prior to|ahead of|"
            r"into|since|away)"
        ),
        r"(?:last|this|next|past|previous|coming) (?:week|month|year|summer|autumn|winter|spring|decade|session)",
        (
            rf"(?:in|over|during|for|within|throughout) (?:the )?(?:last|past|recent|previous|coming|next) "
            rf"(?:(?:{_SOME}) )?{_SPANS}"
        ),
        rf"in the {_SOME} years",
        rf"{_SOME} {_SPANS} on(?=\s*[,;:.\u2013\u2014]| from | since | after )",
        rf"(?:(?:was|were|had been) (?:\w+ly )?)?{_HELD} (?:\w+ ){{0,3}}for {_NEARLY}{_SOME} {_SPANS}",
        r"still|(?:is|are|remains?) pending|awaits?|awaiting|remains? to be",
        r"(?:has|have) not(?! only)|hasn['\u2019]t|haven['\u2019]t",
        rf"draft (?:[\w-]+ )?{_DRAFTS}(?: being \w+ed)?",
        r"being (?:contemplated|considered|drafted|discussed|debated|prepared|negotiated|planned|examined|reviewed)",
        r"under (?:consideration|discussion|preparation|negotiation)",
        r"(?:most )?recently",
        r"(?:in )?(?:the )?(?:most )?recent",
        r"newly|lately|presently|currently|nowadays|soon|shortly|imminent(?:ly)?|upcoming|forthcoming",
        r"current(?! and former)",
        r"at present|at the moment|at the time of writing|as of today|to date|to this day|so far|thus far",
        r"until now|up to now|since then|yesterday|today|tomorrow|yet to",
        r"(?:the )?(?:very )?latest",
        r"(?:in )?(?:the )?(?:lead|run)[- ]?up to|leading up to|on the eve of|ahead of",
    ),
    over=("was", "were", "had been"),
    before_value=("the", "its"),
    before_occasions=(
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
        r"(?:will|is to|are to|shall) be (?:presented|submitted|published|considered|issued|released|discussed)",
        r"will (?:present|submit|consider|adopt|report)|due to (?:present|report|expire)|set to expire",
        rf"(?:upcoming|forthcoming|next)(?: [\w-]+){{0,3}} {_DOCUMENT}s?",
    ),
    last_resolution=(
        r"\b(?:last|latest|previous|most recent|preceding)\b.*resolution",
        r"(?:['\u2019]s) (?:very )?(?:last|latest)\b(?! \w)",
    ),
    figures=(
        (
            r"(?:at least|more than|over|nearly|almost|about|around|approximately|some|up to|fewer than|less than|"
            r"an estimated|estimated|no fewer than|as many as|a total of) "
            rf"{_NUMBER}(?:{_TO_NOUN} {_PEOPLE}|(?: [\w\u2019'-]+){{0,2}})"
        ),
        r"(?:hundreds|thousands|dozens|scores|tens of thousands|hundreds of thousands) of(?: [\w\u2019'-]+){0,2}",
        r"hundreds|thousands|dozens|scores(?= (?:are|were|have|remain|more|others))",
        rf"(?<!the\s)\d[\d.,]{{0,14}}(?<![.,]){_TO_NOUN} {_PEOPLE}",
        r"\d[\d.,]{0,14}(?<![.,]) ?(?:%|per ?cent)",
        rf"aged {_NUMBER}",
        rf"{_NUMBER}[- ]years?[- ]old",
    ),
    since=("since", "from"),
    as_of=("as (?:of|at)", "at the time", "on that day"),
    mandates=(
        (
            rf"for (?:an? )?(?:further|additional|another|new|initial)(?: period of| term of)? {_LENGTH}"
            r"(?: period| term)?"
        ),
        rf"for a (?:period|term) of {_LENGTH}",
        r"(?:an? )?(?:one|two|three|\d+)-year (?:mandate|term|extension|renewal)",
    ),
    lengths=(rf"for (?:\w+ )?{_LENGTH}",),
    renewals=("mandate", "renew", "extend", "prolong"),
)
