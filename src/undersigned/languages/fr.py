"""French: what letters in it say, and what is looked for in them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Final

from undersigned.languages import looked_for
from undersigned.languages.icu_rules import long_date, spelled_out
from undersigned.languages.language import (
    Calendar,
    Gender,
    Language,
    LetterWords,
    NoteWords,
    Punctuation,
    SigningWords,
)


def _ordinal(number: int) -> str:
    """Feminine, as "session" is."""
    return f"{number}^{'re' if number == 1 else 'e'}^"


_GREETED: Final = (
    r"(?:(?:excellences?|(?:honorables?|distingués?|chers?|chères?) (?:membres|délégués?|"
    r"représentants|collègues|amis)"
    r"(?: et [^\W\d]+)?)(?:,? et |[,;:!] ?)?)+$"
)
"""How a statement greets a meeting: nothing but that stands in the line."""

_TENS = (
    "",
    "",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
)
_FIRST = (
    "", "unième", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième",
    "neuvième", "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième", "seizième",
    "dix-septième", "dix-huitième", "dix-neuvième",
)  # fmt: skip


def _ordinal_in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens in {7, 9}:
        ones += 10
    if number < len(_FIRST):
        return "première" if number == 1 else _FIRST[number]
    if not ones:
        return _TENS[tens].removesuffix("e") + "ième"
    joined = " et " if ones in {1, 11} and tens not in {8, 9} else "-"
    return f"{_TENS[tens]}{joined}{_FIRST[ones]}"


def _ordinal_spelled(number: int) -> str:
    return spelled_out(number, "fr", "ordinal-feminine")


_DATES = looked_for.DateWords(
    day_endings=("er",),
    of_month=("de",),
    of_year=("de",),
    to=("au", "et"),
    before_month=r"(?:en|depuis|dès|avant|après|(?:le|au|du)\s+mois\s+de)\s+",
)
_SESSIONS = looked_for.SessionWords(
    nouns=("sessions?",),
    regular=("ordinaire",),
    special=("extraordinaire",),
    special_after=("extraordinaire",),
    phrases=("session",),
    short=("CDH",),
    joined_by=("et", "ou", "à"),
    articles=("la", "le"),
    other_things=("anniversaire",),
    during=(
        "à",
        "au",
        "lors d(?:e|u)",
        r"dès (?:l['\u2019]ouverture d(?:e|u))?",
        r"à l['\u2019]ouverture d(?:e|u)",
        "en marge d(?:e|u)",
        "durant",
        "pendant",
        "au cours d(?:e|u)",
        "pour",
        "dans",
    ),
    to_come=(
        "en vue d(?:e|u)",
        "prochaine",
        "avant",
        "dans la perspective d(?:e|u)",
        "à l['\u2019]occasion d(?:e|u)",
    ),
    past=(
        r"(?<!y\s)a|ont|ai|avons|avez|avai(?:t|ent|s)|avions|aviez|eut|fut|furent|étai(?:t|ent)|étions|été",
        r"(?:êtes|sommes|suis|sont|est|s['\u2019]est) (?:\w+ )?(?!prév)\w+(?:é|i|u)e?s?|\w{3,}(?:èrent|irent|urent)",
        r"(?!fait|lait|trait|souhait|retrait)\w{2,}(?<!r)(?:ait|aient)",
        r"(?:adopt|présent|renouvel|prorog|examin|publi|prononc|approuv|arrêt|libér|condamn|vot|lanc|déclar)ée?s?",
        r"tenue?s?|soumise?s?|rendue?s?|reçue?s?|pu|voulu|dit|promis",
    ),
    now=(
        (
            r"doi(?:t|vent)|dev(?:ez|rait|raient|riez)|\w*(?:sera|seront|aura|auront)|"
            r"\w{2,}(?:[eid]ra|[eid]ront)|peut|peuvent"
        ),
        r"(?:est|sont)(?: prévue?s?)?(?! \w+(?:é|i|u)e?s?(?!\w))|s['\u2019]ouvre|débute|commence|se tient|approche",
        r"(?:de|d['\u2019]|à) ?\w{2,}(?:er|ir|oir)",
    ),
    urging=(
        (
            r"(?:nous|organisations),?(?: (?!avons|avions)[\w\u2019'-]+,?){0,9}? (?:appell?"
            r"|exhort|invit|pri|demand|enga)\w*(?:ons|nt)"
        ),
        r"nous,?(?: (?!avons|avions)[\w\u2019'-]+,?){0,9}? (?:écrivons|espérons|adressons|recommandons|souhaitons)",
        r"merci de|souhait(?:ent|ons) (?:attirer|appeler)|attir(?:ent|ons) votre attention",
        r"(?!chez|assez|avez|rendez|voulez)\w{3,}(?<!i)ez",
    ),
    councils=(
        r"Conseil(?! (?:de sécurité|économique|d['\u2019]État|de l['\u2019]Europe|des ministres|constitutionnel))|CDH",
    ),
    bodies=(
        r"Assemblée|AGNU|Comité|Conseil de sécurité|Conseil économique",
        r"(?:Première|Deuxième|Troisième|Sixième) Commission",
        r"Commission (?:des droits de l['\u2019]homme(?! (?:au|en))|africaine|interaméricaine|de la condition)",
        r"Groupe de travail|EPU|Examen périodique|Conférence|Parlement",
        r"Congrès|Instance permanente|CEDAW|CEDEF|CAT|CSW|ECOSOC",
    ),
    its=("sa", "ses", "leur", "leurs"),
)
_SIGNATORIES = looked_for.SignatoryWords(
    represented=("représentée?s? par",),
    joins=("et|ou|d(?:[eu]|es)?|l(?:a|es?)?",),
    groups=(
        "organisations|ONG|OSC|associations|institutions|réseaux|collectifs|coalitions|syndicats|groupes|fédérations",
        "fondations|mouvements|ligues|plateformes|signataires|membres|partenaires",
    ),
    scopes=(
        "(?:inter|trans)?national(?:e?s?|aux)|régiona(?:le?s?|ux)|loca(?:le?s?|ux)|mondia(?:le?s?|ux)",
        "afrique|amériques?|asie|europe|océanie|pacifique|caraïbes?|moyen-orient|maghreb",
        r"nord|sud|est|ouest|centrale?|latine|orientale|occidentale|subsaharienne",
    ),
    kinds=(
        "autres|société|civile|non|gouvernementa(?:les|ux)|signataires|droits|humains",
        "homme|femmes|jeunes",
    ),
    signed=(
        "(?:original )?signée?s?",
        "signature",
        "lu et approuvé",
    ),
    behalf=(r"(?:pour|au nom|pour le compte)(?: d(?:e|u|es)\b| d['’])?",),
    and_others=(
        "et",
        "ainsi que",
        "plus",
    ),
    others=("autres?",),
    remarks=(
        r"p\.?\s?j\.?\s*[:：]|pièces?[ -]jointes?\b",
        r"annexes?\s*[:：]",
        r"p\.\s?-?s\.|ps\s*[:：]",
        r"(?:sous-)?tota(?:l|ux)\b\W*(?:\d.*)?$",
        r"(?:au nom de|pour le compte de|pour)\W*$",
        r"observat(?:eur|rice)s?\W*$",
        "avec le soutien d",
        r"en (?:partenariat|coopération|association|collaboration) avec\b",
        r"(?:soutenu|appuyé|approuvé)e?s? par\b",
        r"(?:fait à|date|lieu)\b\W*$",
    ),
    streets=(r"rue|avenue|boulevard|place|bp|b\.p\.|cedex|route|chemin|quai|étage",),
    heads={
        "number": (
            "n°",
            "no",
        ),
        "name": (
            "nom",
            "signataire",
            "signataires",
            "nom et prénom",
            "nom complet",
        ),
        "organisation": (
            "organisation",
            "organisations",
            "nom de l’organisation",
            "nom de l'organisation",
            "ong",
            "association",
        ),
        "representative": (
            "par",
            "représentant",
            "représentante",
            "représentant(e)",
            "représenté par",
            "signé par",
            "nom du représentant",
        ),
        "title": (
            "en qualité de",
            "titre",
            "fonction",
            "qualité",
            "poste",
        ),
        "country": ("pays",),
        "description": (
            "description",
            "affiliation",
        ),
    },
    people=(
        (
            "(?:les )?(?:individus|particuliers|personnes|personnalités|experts|expertes|universitaires|"
            "juristes)\\b"
        ),
        "à titre (?:personnel|individuel)",
    ),
    offices=(
        (
            "(?:co-?|vice-)?(?:directeur|directrice|président|présidente|secrétaire|coordinateur|"
            "coordinatrice|coordonnateur|coordonnatrice|fondateur|fondatrice)"
            "(?: générale?| exécutif| exécutive)?"
        ),
        "professeure?|chercheuse|chercheur|avocate?|juriste|journaliste|écrivaine?|auteure?|autrice",
        "magistrate?|juge|porte-parole|responsable|chargée? de|déléguée?|représentante?|experte?|médecin",
        "enseignante?|maître de conférences|doyenne?",
    ),
    honorifics=(r"(?:m|mme|mlle|dr|pr|me|maître)\b\.?(?= [A-ZÀ-Ý])",),
    bodies=(
        "organisations?|associations?|syndicats?|réseaux?|centre|fondation|institut|comité|conseil",
        "coalition|fédération|ligue|mouvement|société|groupe",
        "alliance|forum|commission|campagne|initiative|projet|observatoire|université|collectif|barreau",
        "maison|union|droits|pour|contre|des|les|sans frontières|amis|journalistes|avocats",
    ),
    describing=("une? |l[ae] ",),
    in_person=("à titre (?:personnel|individuel)",),
)
_FRAME = looked_for.FrameWords(
    sender=(
        "de",
        "de la part de",
        "expéditeur",
    ),
    persons=(
        r"(?:s\.? ?e\.?|s\.e\.m\.|m\.|mme|mlle|pr|me)\s",
        r"(?:son excellence|l['’]ambassadeur|l['’]ambassadrice|monsieur|madame)\s",
    ),
    addressed=(
        r"(?:les |aux )?(?:représentante?s?|représentations?|missions?) permanente?s?\b",
        r"(?:les |aux )?(?:délégations?|(?:états )?(?:membres|observateurs)|ministres?)\b",
    ),
    sending=("(?:envoyé )?par (?:courriel|e-?mail|courrier|poste|télécopie|voie électronique)",),
    to=(r"à l['’]attention de",),
    copy=("copies? à",),
    subject=("concerne",),
    salutations=(r"mesdames\b", r"madame\b", r"monsieur\b", r"messieurs\b", _GREETED),
    closings=(
        (r".{0,350}\b(?:(?:plus |très )?haute|parfaite|respectueuse|distinguée) considération\b"),
        (
            r".{0,350}\b(?:considération (?:distinguée|respectueuse|la plus)|(?:salutations|sentiments|hommages) "
            r"(?:(?:les )?(?:plus |très )?(?:distingu|respectueu|cordia|dévoué|solidaire)|les meilleur))"
        ),
        (
            r"(?=.{0,250}\b(?:agréer|recevoir|accepter|croire)\b).{0,200}\b(?:veuillez|pri(?:e|ons|ant|er))\b"
            r".{0,200}\b(?:expression|assurance|considération|salutations|sentiments|hommages)\b"
        ),
        "veuillez (?:agréer|recevoir|croire)",
        r"(?:bien )?cordialement\b|respectueusement\b",
        "avec (?:nos|notre|l['’]expression)",
        r"(?:avec (?:nos |mes |tous nos )?)?(?:remerciements|merci)\b[^.]{0,40}[,.!]?$",
        r"(?:bien )?(?:respectueusement|solidairement|sincèrement|amicalement)\b",
        r"(?:nos |mes |meilleures? |sincères |cordiales |respectueuses )*salutations\b",
        r"en (?:toute )?solidarité\b|dans l['’]attente\b.{0,160},$",
    ),
    signed_by=(
        "(?:(?:organisations |premiers |premières )?(?:co-?)?signataires|liste des (?:organisations )?signataires)",
        r"(?:les )?(?:organisations |associations )?soussignée?s\b|ont signé\b",
        "(?:les |liste des )?(?:organisations )?signataires",
        "signé par",
    ),
    annexes=("annexes?", "appendice"),
    letter_titles=(
        "lettre (?:ouverte|conjointe)(?: conjointe)?",
        "appel conjoint",
        "(?:déclaration|communiqué) (?:commune?|conjointe?)",
    ),
    notes_headings=("notes", "références", "notes de (?:fin|bas de page)", "notes et (?:références|sources)"),
    asks=("appel(?:ons|le)|exhort(?:ons|e)|invit(?:ons|e)|pri(?:ons|e)|recommand(?:ons|e)|engage(?:ons)?",),
    ask_names=looked_for.AskNames(
        resolution=(r"résolution\b",),
        members=("membres?",),
        government=("gouvernement",),
        council=("conseil",),
    ),
    common=frozenset("le la les des et du que dans pour sur par sont nous notre cette qui une aux".split()),
    telling=frozenset("objet excellences veuillez copie septembre octobre février".split()),
)
_MARKS = looked_for.NoteMarks(
    typed=(
        (
            r"(?:voir|voir aussi|cf\.?|v\.)(?: (?:supra|infra|ci-dessus|ci-dessous))?,? (?:à )?(?:la |les )?"
            r"(?:notes?(?= )|nn?\.)(?: (?:de bas de page|de fin))? ?(?:n[o°s]{1,2}\.? ?)?\d+"
        ),
        (
            r"(?:notes?(?= )|nn?\.)(?: (?:de bas de page|de fin))? ?(?:n[o°s]{1,2}\.? ?)?\d+"
            r"(?:(?:,| et|[-\u2013]) ?\d+)*,? (?:ci-dessus|ci-dessous|supra|infra|plus haut|plus bas|précitée?s?)"
        ),
        (
            r"(?:supra|infra|ci-dessus|ci-dessous|précité)e?,? (?:à )?(?:la )?(?:notes?(?= )|nn?\.)"
            r"(?: de bas de page)? ?(?:n[o°]\.? ?)?\d+"
        ),
        r"(?:à|dans) (?:la |les )notes?(?: de bas de page)? (?:n[o°]\.? ?)?\d+",
        r"art\. (?:précité|préc\.|cit\.)",
    ),
    placed=(
        (
            r"(?:voir|voir aussi|cf\.?|v\.),? (?:l['\u2019] ?|la |le |les )?(?:annexes?|sections?|parties?|"
            r"chapitres?|tableaux?|"
            r"figures?|encadrés?|cartes?) #(?! ?(?:de|du|des|d['\u2019]))"
        ),
        (
            r"(?:annexe|sections?|parties?|chapitres?|tableau|figure|encadré|carte|paragraphes?|par\.) #,? "
            r"(?:ci-dessus|ci-dessous|supra|infra|plus haut|plus bas|de la présente|de cette lettre)\b"
        ),
        r"(?:section|annexe|partie) (?:précédente|suivante)|chapitre (?:précédent|suivant)",
    ),
    named=("note(?: de (?:bas de page|fin))?",),
    pointing=("ci-(?:dessus|dessous|après)", "plus haut"),
    see=("voir", "voir aussi", "à la", "la", "et"),
    passages=("paras?", "pp?", "arts?", "articles?", "pages?"),
    unsaying=tuple("de des du en et la le les un une".split()),
)
_STALE = looked_for.StaleWords(
    units=(
        "jours?",
        "semaines?",
        "mois",
        "ans?",
        "années?",
        "décennies?",
        "hier",
        "demain",
    ),
    relative=(
        r"(?:tout )?récemment|dernièrement|nouvellement|actuellement|prochainement|bientôt",
        r"récente?s?|actuel(?:le)?s?|prochaine?s?",
        (
            r"continue(?:nt)?(?: [àde']+)?|persiste(?:nt)?|persistante?s?|demeure(?:nt)?|en cours|"
            r"se poursui(?:t|"
            r"vent)|"
            r"poursuivent?|reste(?:nt)?(?! à votre| saisie?)|"
            r"ne cesse(?:nt)? de|(?:est|sont) (?:toujours|encore|en train d[e'])|n['\u2019](?:a|"
            r"ont) (?:toujours |"
            r"encore "
            r")?pas|encore"
        ),
        (
            r"(?:pour la )?(?:première|dernière) fois|sans précédent|(?:un (?:nombre|niveau) )?record|"
            r"jamais (?:vu|"
            r"enregistré|atteint)e?s?|"
            r"l[ea]s? plus (?:\w+ )?(?:grande?|élevée?|importante?|meurtri(?:er|ère)|"
            r"grave)s?(?: \w+)?(?: au monde| "
            r"du monde| jamais)?"
        ),
        (
            r"(?:aux|dans les) (?:premi(?:ers|ères)|derni(?:ers|ères)) (?:stades?|phases?|étapes?|"
            r"mois|semaines)|"
            r"approche(?:nt)?|se profile(?:nt)?|imminente?s?"
        ),
        (
            r"depuis le début d(?:e l['\u2019]année|u mois)|"
            r"à ce jour|jusqu['\u2019]à présent|jusqu['\u2019]ici|depuis lors|en ce moment|"
            r"aujourd['\u2019]hui|hier|"
            r"demain"
        ),
        r"(?:la semaine|le mois|l['\u2019]année|l['\u2019]an) (?:derni(?:er|ère)|passée?|prochaine?)",
        r"cette (?:semaine|année)|ce mois(?:-ci)?",
        r"(?:ces|au cours des|depuis les|les) (?:\w+ )?(?:derni(?:ers|ères)) (?:semaines|mois|années|ans)",
        r"il y a (?:\w+ ){1,3}(?:jours|semaines|mois|ans|années)",
        r"(?:quelques|plusieurs|\w+) (?:jours|semaines|mois|années|ans) (?:avant|après|plus tôt|plus tard)",
        (
            r"à la veille d(?:e|u|es|['\u2019]une?)|en amont d(?:e|u|es|['\u2019]une?)|"
            r"à l['\u2019]approche d(?:e|u|"
            r"es)|à venir|à l['\u2019](?:examen|étude)|en (?:discussion|préparation|suspens)|"
            r"chaque (?:jour|semaine|"
            r"mois|année)|(?:sa|son|la) pire \w+"
        ),
        (
            r"désormais|dorénavant|à présent|maintenant|tout juste|vien(?:t|nent) d(?:e|"
            r"['\u2019])\s?\w+|ne \w+ plus|"
            r"ne (?:\w+ )?(?:toujours|encore) (?:pas|aucune?)"
        ),
        (
            r"(?:d['\u2019]ici(?: à)?|avant|à|vers|jusqu['\u2019]à) (?:la fin|fin|mi-|le milieu|"
            r"la mi-)(?: d(?:e|u)| d['\u2019])? ?"
            r"(?:l['\u2019]année|l['\u2019]an|cette année|ce mois|du mois|mois|la session|\w+)"
        ),
        (
            r"(?:à|en) (?:deux|trois|quatre|plusieurs|maintes|\d+) (?:reprises|occasions)|(?:deux|trois|"
            r"plusieurs|\d+) fois"
        ),
        (
            r"devrai(?:t|ent) (?:se tenir|avoir lieu|être (?:adoptée?s?|examinée?s?|votée?s?|"
            r"présentée?s?|publiée?s?)|"
            r"s['\u2019]achever|débuter|commencer|s['\u2019]ouvrir|rendre|statuer|se prononcer)|"
            r"(?:est|sont) (?:prévue?s?|attendue?s?|programmée?s?|fixée?s?)|doi(?:t|vent) (?:se tenir|"
            r"avoir lieu|se prononcer|débuter|statuer)"
        ),
        (
            r"cet(?:te)? (?:été|automne|hiver)|ce printemps|(?:plus tôt|plus tard) (?:cette|"
            r"dans l['\u2019])\s?\w+|à nouveau|de nouveau|une nouvelle fois"
        ),
        (
            r"(?:au cours|lors|durant|pendant) d(?:e|u|es) (?:l['\u2019]année|derni(?:er|ers|ère|"
            r"ères)) ?(?:\w+ )?(?:écoulée?|mois|semestre|trimestre|an|année)"
        ),
        r"(?:\d+|un|deux|trois) ans? de plus|à quelques (?:jours|semaines|mois) d(?:e|u|es)",
        r"toujours (?:pas|en)|(?:est|sont|reste|restent) (?:toujours|encore)|en attente d(?:e|u|es)",
        r"détenue?s? depuis (?:\w+ ){1,3}(?:jours|semaines|mois|ans|années)|projets? de (?:loi|décret)",
        # States that may have changed since.
        (
            r"n['\u2019](?:a|ont|est|existe(?:nt)?)(?: \w+)? (?:jamais|cessé|encore|toujours|guère)|"
            r"(?:aucune?|nul(?:le)?)(?: [\w\u2019'-]+){1,8}? n['\u2019](?:a|ont)(?: été)?(?: \w+ée?s?)?|"
            r"plus \w+ que jamais|n['\u2019](?:a|ont) \w+ (?:aucune?|personne|rien)"
        ),
        (
            r"au point mort|dans l['\u2019]impasse|à l['\u2019]arrêt|dans une impasse|en péril|menacée?s? de|"
            r"(?:est|sont|reste|restent) (?:bloquée?s?|paralysée?s?|suspendue?s?|gelée?s?|enlisée?s?)"
        ),
        (
            r"s['\u2019](?:aggrave|enlise|intensifie|étend|effondre|accroît|envenime)(?:nt)?|se (?:dégrade|détériore|"
            r"rétrécit|rétrécissent|resserre|réduit|durcit|multiplie|propage|répand(?:ent)?|creuse)(?:nt)?|empire(?:nt)?|"
            r"(?:occupe|contrôle|assiège)(?:nt)? \w+|s['\u2019]y (?:propage|répand)(?:ent|nt)?"
        ),
        (
            r"(?:la|cette) présente session|[\w-]+ (?:ans?|mois|semaines?|jours?) (?:plus tard|après)|"
            r"près d['\u2019]un(?:e)? (?:an|année|mois|semaine|demi-siècle)(?: plus tard| après)?"
        ),
        (
            r"(?:d['\u2019]ici|dans) (?:à )?(?:[\w-]+ ){1,2}(?:jours|semaines|mois|ans)|"
            r"(?:d['\u2019]ici (?:à )?|avant |à )?(?:la )?mi-\d{4}|"
            r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:prochain|dernier)"
        ),
        (
            r"(?:est|sont) (?:actuellement )?(?:membres?|candidate?s?) (?:du|au) Conseil|après le ramadan|"
            r"devant (?:le parlement|l['\u2019]assemblée|le sénat)"
        ),
        (
            r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) "
            r"(?:dernier|prochain)"
        ),
        (
            r"(?:depuis|voilà|bientôt|près de|plus de|moins de|presque|déjà|à peine|seulement|environ|quelque) "
            r"(?:bientôt |près de |plus de |déjà |presque )?(?:\w+ ){1,2}(?:jours?|semaines?|mois|ans?|années?)"
            r"(?! (?:de (?:prison|réclusion|détention)|d['\u2019]emprisonnement))"
        ),
        (
            r"(?:d['\u2019]un jour à l['\u2019]autre|sous peu|incessamment|à l['\u2019]heure où nous|"
            r"au moment où nous)(?: \w+)?"
        ),
        (
            r"avant (?:la |le |les |l['\u2019])(?!\d)\w+(?: \w+)?|"
            r"(?:avant|après|d['\u2019]ici(?: à)?|jusqu['\u2019](?:à|aux?)) (?:la |le |les |"
            r"l['\u2019]|aux? )?(?:fin (?:de la |du |des ))?"
            r"(?:\w+ )?(?:élections?|législatives|présidentielles?|scrutin|vote|référendum|rentrée|"
            r"saison|vacances|sommet|"
            r"anniversaire|investiture|recensement|récoltes?|procès|verdict)(?: \w+)?"
        ),
        (
            r"l['\u2019](?:été|automne|hiver) (?:dernier|prochain)|le printemps (?:dernier|prochain)|"
            r"d['\u2019]ici(?: à)? \w+"
        ),
        r"(?:(?:ce|dès|avant|le) )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?! \d)",
        (
            r"(?:attend|attendent|espère|espèrent) (?:toujours |encore |depuis )?(?:son|sa|ses|leurs?|"
            r"une?|d['\u2019e])(?: ?\w+)?|"
            r"s['\u2019]apprête(?:nt)?(?: à \w+)?|se prépare(?:nt)? à(?: \w+)?|tarde(?:nt)? à \w+|"
            r"aucune? (?:\w+ ){1,3}n['\u2019]a"
        ),
    ),
    own_occasions=("prochaine session", "session (?:à venir|qui s['\u2019]ouvre)"),
    own_letters=(
        "(?:notre|nos) (?:\\w+ )?(?:lettres?|courriers?)",
        "nous vous (?:écrivions|avons écrit|avions écrit|adressions)",
    ),
    founding=(
        "(?:a|ont|avait) été (?:créée?s?|établie?s?|instituée?s?|mise?s? en place)",
        "(?:créée?s?|établie?s?|instituée?s?) (?:en|par|le)",
        "depuis (?:sa|leur) (?:création|mise en place)",
    ),
    before_value=("la", "le"),
    before_occasions=(
        "(?:qui )?(?:se tiendra|aura lieu|se déroulera|s['\u2019]ouvrira)",
        "(?:est )?sur le point d['\u2019e] ?\\w+",
        "à la veille d(?:e|u|es)",
        "en (?:amont|vue|prévision) d(?:e|u|es)",
        r"à l['\u2019]approche d(?:e|u|es)",
        "avant",
        "à venir",
        "prochaine",
    ),
    laws_before=("[Ll]oi", "[Dd]écret", "[Cc]onvention"),
    numbered=(
        (
            r"articles?|points?|règles?|sections?|chapitres?|paragraphes?|par\.|paras?|pages?|pp?|"
            r"n[°os.]*|numéros?|annexe"
        ),
        r"objectifs?|principes?|protocoles?|partie|alinéas?|article",
    ),
    measured=(
        (
            r"(?:pages?|kilomètres?|km|mètres?|millions?|milliards?|mille|heures?|minutes?|voix|fois|"
            r"abstentions?|pour|contre)"
        ),
        r"(?:et|ou|à|au|du|de|des|a|ont|est|sont|qui|par|en|avec|sur)",
    ),
    resolutions=("résolutions?",),
    decisions=("décisions?",),
    numbers_joined_by=("et",),
    last_documents=(
        r"derni(?:ère|er) (?:\w+ )?(?:résolution|rapport|décision|lettre|courrier|déclaration|examen)",
        r"(?:résolution|rapport|décision) précédente?",
        (
            r"(?:le|les|son|ses|du|au) (?:\w+ )?rapports? (?:d(?:e la|u|e l['\u2019]|"
            r"es?) ?)(?:Rapporteu(?:r|se) "
            r"spéciale?|Haut[e-]?-?Commissa(?:ire|riat)|Secrétaire général|Commission|"
            r"Mission|Groupe|Expert|Comité)"
        ),
        r"(?:sera|seront) (?:présentée?s?|soumise?s?|publiée?s?|examinée?s?)|présentera|soumettra",
        r"rendr(?:a|ont) compte|fer(?:a|ont) rapport|prendr(?:a|ont) fin",
        r"(?:expirer|partir|se retirer|quitter)(?:a|ont)",
        r"prochaine? (?:résolution|rapport|examen)",
    ),
    last_resolution=("derni.*résolution", "résolution précéd"),
    votes=(r"\d{1,3} (?:voix|abstentions?)(?: (?:pour|contre))?(?: \d{1,3}\b)?",),
    figures=(
        (
            r"(?!jusqu['\u2019]à [\w.]+ (?:jours?|mois|ans?|années?)\b)"  # the most that a law allows
            r"(?:au moins|plus d(?:e|['\u2019])|près d(?:e|['\u2019])|environ|quelque|jusqu['\u2019]à|"
            r"moins de|un "
            r"total de) ?"
            r"(?:\d[\d\s.,]{0,14}|(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|"
            r"cinquante|soixante|cent|mille)\w*)(?: [\w\u2019'-]+){0,2}"
        ),
        (
            r"\d[\d\s.,]{0,14} ?(?:millions?|milliers?|milliards?)(?: d[e'\u2019] ?\w+)?|(?:des |"
            r"une? |plusieurs "
            r")?(?:\w+aines?|milliers?|millions?) d[e'\u2019] ?\w+"
        ),
        (
            r"(?:un |le |deux |trois )?(?:tiers|quarts?) d(?:e|u|es)|la moitié d(?:e|u|es)|"
            r"(?:une? \w+|(?:deux|trois|quatre|neuf) \w+|\d+ \w+) sur (?:deux|trois|quatre|cinq|six|"
            r"dix|\d+)|"
            r"\d+ voix(?: (?:pour|"
            r"contre))?"
        ),
        r"\d[\d.,]{0,14} ?(?:%|pour cent)",
        r"(?:seulement|à peine|tout juste|ne compte(?:nt)? que) \w+ \w+",
        r"âgée?s? de \d+",
        (
            r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|dont \w+) d(?:e |['\u2019])(?:ses|"
            r"leurs?|entre elles|entre eux|ces)(?: \w+)?"
        ),
        (
            r"(?<!les\s)(?<!des\s)(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|"
            r"quatorze|quinze|seize|vingt|"
            r"trente|quarante|cinquante|soixante|cent)(?:[- ](?:et[- ])?\w+)? (?:personnes|détenue?s|"
            r"prisonni(?:ers|ères)|"
            r"journalistes|militante?s|civils|enfants|femmes|policiers|agents|officiers|stations|"
            r"médias|organisations|ONG|"
            r"États|pays|syndicalistes|avocate?s|manifestante?s|étudiante?s|défenseure?s|opposante?s)"
        ),
        r"\d+ d(?:es|e ses|e leurs) \d+",
    ),
    growing=(r"(?:a|ont) (?:déjà )?(?:fait|causé|tué)|ont (?:déjà )?été|restent|sont|à ce jour|désormais",),
    since=("depuis",),
    as_of=(r"au \d", "à la date du"),
    mandates=(
        (
            r"pour une (?:nouvelle )?(?:période|durée) (?:supplémentaire )?(?:de |"
            r"d['\u2019])[\w-]+ (?:ans?|mois|"
            r"années?)"
        ),
        r"pour (?:au moins )?[\w-]+ (?:ans?|mois|années?) (?:de plus|supplémentaires?|encore)",
        r"(?:pour|d['\u2019]|avec) une durée d(?:e |['\u2019])\w+ (?:ans?|mois|années?)",
        (
            r"pour (?:une|deux) (?:nouvelles?|autres?) (?:années?|"
            r"périodes?)(?: d[e'\u2019] ?\w+ \w+)?|pour une "
            r"année "
            r"(?:de plus|supplémentaire)"
        ),
    ),
    lengths=(
        r"(?:un|une|deux|trois) (?:ans?|années?) (?:de plus|supplémentaires?)",
        (
            r"(?:d['\u2019]|de |pour )(?:au moins )?(?:une durée d['e\u2019] ?|"
            r"une période d['e\u2019] ?)?(?:un|une|"
            r"deux|trois|six|douze|dix-huit|\d+) (?:ans?|années?|mois)"
            r"(?: supplémentaires?)?"
        ),
        r"jusqu['\u2019](?:en|à|au)(?: la fin d(?:e|u))?(?: \w+)? (?:\w+ )?\d{4}",
    ),
    renewals=("mandat", "renouvel", "prolong", "prorog", "recondui"),
    counted=(
        (
            r"(?:son|sa|leur|le|la|un|une) (?:premi(?:er|ère)|deuxième|second|seconde|troisième|"
            r"quatrième|cinquième|"
            r"sixième|septième|huitième|neuvième|dixième|onzième|[\w-]+ième|\d+\^?e\^?) "
            r"(?:mandat|année|rapport|mois|hiver|jour|semaine|anniversaire|(?:année|mois) consécuti(?:f|ve))"
        ),
    ),
)
_OFFICES = looked_for.OfficeWords(
    titles=(
        "Premier ministre", "Première ministre", "Président", "Présidente",
        "Haut-Commissaire aux droits de l['\u2019]homme", "Haut-Commissaire", "Haute-Commissaire", "Rapporteur spécial",
        "Rapporteuse spéciale", "Secrétaire général", "Ministre", "ministre",
        r"ministre d(?:e la |e l['\u2019]|es |u )\w+", "président", "présidente",
        "premier ministre", "première ministre", "experte? indépendante?", "procureure?(?: générale?)?",
        "vice-présidente?", "chanceli(?:er|ère)", "gouverneure?", "ambassad(?:eur|rice)", "garde des sceaux",
        "juge en chef", "représentante? spéciale?", "envoyée? spéciale?", "prince héritier", "roi", "reine", "émir",
        "secrétaire générale", "secrétaire d['\u2019]État",
    ),
    held=(
        "(?:co)?présidée? par", "dirigées? par", "dirigée? par", "menée? par", "emmenée? par", "conduite? par",
        "exercée? par", "remplacée? par", "dont l[ea] \\w+ est", "que (?:dirige|préside|mène)", (
            "sous la (?:présidence|direction|houlette) de"
        ),
        r"(?:le |la )?(?:général|colonel|capitaine|maréchal|commandant|juge)(?: \w+)?(?= [A-Z])",
    ),
    gendered=("Haute-Commissaire", "Rapporteuse spéciale", "Secrétaire générale", "Première ministre", "Présidente"),
    honorifics=(r"M\.", "Mme", r"Mᵐᵉ", r"Dr", r"Pr", "Monsieur", "Madame"),
    coming=("nouveau", "nouvelle"),
    over=("ancien", "ancienne", "d['\u2019]alors"),
    of=("de", "du", "des", "sur", "pour", "chargée? de"),
    articles=("la ", "l['\u2019]"),
    of_country=("de", "du"),
    before_title=("l['\u2019]", "la ", "le ", "vice[- ]", "premi(?:er|ère)"),
    after_title=("de", "du", "des", "aux?", "adjointe?"),
)  # fmt: skip
_FORMS = looked_for.FormWords(
    heads={
        "acronym": ("acronyme", "sigle"),
        "email": ("courriel", "adresse e-?mail", "adresse électronique"),
        "website": ("site web", "site internet"),
        "country": (r"pays\b",),
        "title": ("fonction", "titre", "poste"),
        "organisation": ("organisme", r"ong\b", "association", "organisation", "structure"),
        "surname": ("nom de famille",),
        "name": (r"nom\b", "prénom", "personne de contact", r"contact\b$", "représentant"),
        "time": ("horodateur", "date (?:de |d['’])", "soumis", "heure de fin", "envoyé le"),
        "answer": ("(?:co-?)?sign(?!ata|atur)", "soutien", "soutenez", "adhér", "réponse$", "accord"),
        "comment": ("commentaire", "remarque", "observation", "précision", "message"),
        "capacity": (
            r"(?:je signe|vous signez|signez-vous|signature) (?:en tant qu|à titre)",
            "en tant qu[e'’]",
            "à quel titre",
            "en quelle qualité",
        ),
        "publish": (
            (
                r"(?:.{0,60}\b)?(?:publi|affich|mentionn|rendre public|rendu public|apparaître|figurer|divulgu)"
                r"\w*.{0,40}\bnoms?\b(?! de l['’]organisation \()"
            ),
            r"(?:.{0,60}\b)nom\b.{0,40}\b(?:publié|affiché|mentionné|public|divulgué|apparaisse)",
            r".{0,80}\b(?:publiquement|rendue? publi(?:c|que)|visible)\b",
            "anonym",
            "confidentiel",
        ),
        "authority": (r"(?:.{0,40}\b)(?:habilité|autorisé|mandaté)e?s?\b",),
    },
    names=("nom",),
    questions=(
        "est-ce qu[e'’]",
        "souhaite[zs]?",
        "voulez",
        "acceptez",
        "signez",
        "votre (?:organisation|ong|association) (?:souhaite|veut|accepte|signe|soutient)",
        "soutenez",
        "pouvons",
        "pouvez",
        "êtes",
        "avez",
        "autorisez",
        "désirez",
        "consentez",
    ),
    signing=("(?:co-?)?sign", "lettre", "déclaration", "soutien", "soutenez", "adhér", "appel", "accord"),
    inversions=(r"-t-(?:elle|il|on)\b", r"-(?:vous|nous)\b"),
    undecided=("pas encore", "sans réponse", "en attente", "à confirmer"),
    reversed=(
        "refus",
        "oppos",
        "objection",
        "renonc",
        "déclin",
        r"ne (?:sign|souhait|v[eo]u)\w*(?:-\w+)* pas",
    ),
    besides=(
        "logo",
        "infolettre",
        "lettre d['’]information",
        "newsletter",
        "informé",
        "nouvelles",
        "contacté",
        "actualité",
    ),
    consent=("traitement", "données", "rgpd", "conditions générales", r"(?:ai|avons|avez) lu\b(?!.*\bsign)"),
    about=(
        r"types?\b",
        "nature",
        "taille",
        "secteur",
        "adresse",
        "ville",
        "téléphone",
        "description",
        r"en (?:anglais|espagnol|arabe|russe)\b",
    ),
    yes=("oui", "d['’]accord", "ok"),
    no=("non",),
    after_yes=(
        "nous signons",
        "je signe",
        "volontiers",
        "bien sûr",
        "avec plaisir",
        "nous soutenons",
        "merci",
    ),
    after_no=("merci", "pas cette fois", "désolée?s?"),
    says_yes=(
        r"(?:oui,? )?(?:nous signons|je signe|notre organisation signe)(?: la lettre)?",
        "(?:confirmé|signé|accepté)e?s?",
    ),
    says_no=(
        r"(?:non,? )?(?:nous ne signons pas|je ne signe pas)(?: la lettre)?",
        "(?:refusé|décliné|retiré)e?s?",
    ),
    conditions=(
        "uniquement",
        "seulement",
        "si",
        "à condition",
        "sous réserve",
        "pourvu",
        "sauf",
        "sinon",
        "mais",
        "retir",
        "pas encore",
        "en attente",
        "supprim",
        "modifi",
        "chang",
        "après",
        "une fois",
        "condition",
        "ne pas",
        "sans",
    ),
    unnamed=(
        "anonym",
        "confidentiel",
        r"(?:ne |pas |sans )(?:\w+['’ ]){0,5}(?:publi|nom|mention|citer|cité|figurer|afficher|apparaître)\w*",
        "sécurité",
        "discr",
    ),
    nobody=(
        "néant",
        "aucune?",
        "rien",
        "sans(?: objet)?",
        "idem",
        "test",
        "essai",
        "non",
        "oui",
        "s/?o",
        "moi-même",
        "inconnue?",
    ),
    persons=(
        r"\(?(?:une? )?individus?\b",
        "particulier",
        "à titre (?:personnel|individuel|privé)",
        "personne (?:physique|privée)",
        "en mon nom",
        "citoyen",
        "retraité",
        "étudiant",
    ),
    joined_by=("et", "ainsi que"),
    asides=("total", "remarques?\\b", "note\\b", "en attente", "sous-total"),
)


def _number(number: int, _tag: str, gender: Gender) -> str:
    """As before the spelling of 1990, which hyphenates "et", too; the United Nations keep to it, in Geneva as well."""
    return spelled_out(number, "fr", f"cardinal-{gender.value}").replace("-et-", " et ")


def _long_date(day: datetime.date, tag: str) -> str:
    """The first of a month is counted, and only that (Lexique des règles typographiques)."""
    written = long_date(day, tag)
    return f"1er{written[1:]}" if written.startswith("1 ") else written


# "Ibid.", "id." and "supra" are Latin in French, too (CSL locale fr-FR; Lexique des règles typographiques en usage à
# l'Imprimerie nationale, "Références bibliographiques"). A no-break space stands before a colon and inside
# guillemets, a narrow one before the other tall signs (the same, "Ponctuation").
_NOTES = NoteWords(
    adopted_on="date d’adoption\u00a0:",
    accessed_on="consulté le",
    archived_at="archivé à",
    letter_to="lettre à",
    see="voir",
    note="note",
    above="ci-dessus",
    ibid="ibid.",
    id="id.",
    supra="supra",
    supra_note="note",
    un_document="doc. ONU",
    quotation="«\u00a0{}\u00a0»",
    link_to_note="Note {}",
    link_back="Retour au texte depuis la note {}",
)

_FRANCE = Language(
    tag="fr",
    name="French",
    calendar=Calendar(
        months=(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ),
        also={"fevrier": 2, "aout": 8, "decembre": 12},
    ),
    long_date=_long_date,
    ordinal=_ordinal,
    number_words=_number,
    articles=("le ", "la ", "les ", "l'"),
    page_of_pages="Page {page} sur {pages}",
    letter=LetterWords(
        to="À\u00a0:",
        copy="Copie\u00a0:",
        subject="Objet\u00a0:",
        contact="Contact\u00a0:",
        reply_by="Nous vous saurions gré de bien vouloir nous répondre d’ici au {}.",
        salutation="Excellences",
        closing="Avec notre haute considération",
        comma=",",
        as_of="Signataires au",
        individuals="À titre personnel",
        in_individual_capacity="à titre individuel",
        on_behalf_of="pour {}",
        for_identification="Affiliation mentionnée à des fins d’identification uniquement",
        replaces="La présente lettre remplace la lettre du {}",
        joined_since="Signataires ayant rejoint la lettre après le {}",
        left_since="Signataires ayant retiré leur signature après le {}",
        unnamed="Signataires qui ne souhaitent pas être nommés\u00a0: {}",
        number="N°",
        organisation="Organisation",
        country="Pays",
        name="Nom",
        affiliation="Titre et organisation",
        description="Présentation",
        notes_heading="Notes",
    ),
    notes=_NOTES,
    punctuation=Punctuation(between_sources="\u202f; "),
    signals={
        "see": "voir",
        "see also": "voir aussi",
        "but see": "mais voir",
        "cf.": "cf.",
        "see, e.g.,": "voir, par exemple,",
        "see, for example,": "voir, par exemple,",
        "see generally": "voir, en général,",
    },
    signing=SigningWords(
        signature="Signature pour {}",
        seal="Sceau de la lettre",
    ),
    asking=looked_for.AskingWords(
        verbs=(
            (
                r"(?:nous|organisations),?(?: [\w\u2019'-]+,?){0,6}? (?:appell?|exhort|invit|pri|demand|"
                r"enga)\w*(?:ons|nt)"
            ),
            (
                r"(?:[vn]otre (?:délégation|gouvernement)|les États)(?: \w+){0,3}? (?:est|sont)(?: \w+)?"
                r" (?:appel|invit|pri|exhort|encourag)ée?s?"
            ),
        ),
        direct=(r"veuillez(?! (?:agréer|recevoir|croire|trouver|accepter|noter|contacter|consulter))",),
        to=("à ", "de ", "d['\u2019]"),
        begins=(r"(?:ne pas )?(?!(?:[vn]otre|autre|contre|entre|ministre) )\w+(?:er|ir|re|oir) ",),
    ),
    dates=_DATES,
    ordinals=looked_for.OrdinalWords(
        endings=("re", "er", "ère", "ème", "ième", "eme", "e", "ᵉ"),
        in_words=_ordinal_in_words,
        spelled=_ordinal_spelled,
    ),
    sessions=_SESSIONS,
    frame=_FRAME,
    signatories=_SIGNATORIES,
    marks=_MARKS,
    stale=_STALE,
    offices=_OFFICES,
    forms=_FORMS,
    name_articles=("le", "la", "les", "l"),
    abbreviations=("M",),
    unfinished=looked_for.UnfinishedWords(
        to_complete=(
            (
                r"[àa] (?:compléter|completer|confirmer|préciser|insérer|ajouter|remplir|vérifier|déterminer"
                r"|définir|venir)"
            ),
        ),
        orders=(r"insér(?:er|ez)|veuillez (?:compléter|indiquer|préciser)",),
        things=(
            r"nom|titre|numéro|pays|lieu|jour|mois|année|jj|aaaa|à compléter|compléter|préciser|vérifier",
        ),
        numbers=(r"titres?|chapitres?|annexes?|tomes?|siècles?",),
        remarks=(
            (
                r"(?:c['’]est )?nous (?:qui )?soulignons|souligné par nous|(?:non )?souligné .*|"
                r"traduction .*|en [a-zé]+"
            ),
        ),
        prompts=(
            r"cliquez(?: ou appuyez)?(?: ici)? pour (?:entrer|saisir|ajouter) [\w' ’]{1,40}\.?",
            r"choisissez un élément\.|erreur ?! [a-z][^.!\n]{3,60}[.!]",
        ),
    ),
    counts=looked_for.CountWords(
        telling=("soussigné", "signataire", r"\bnous\b", "au nom d", "ci-dessous", "ci-après"),
        things=(
            "organisations|ONG|OSC|associations|institutions|réseaux|collectifs|coalitions|syndicats|groupes",
            "fondations",
            "mouvements|entités|signataires|personnes|personnalités|expert(?:e?s|·e·s)|universitaires",
            "avocat(?:e?s|·e·s)",
        ),
        no_adjectives=(
            "qui|que|qu|dont|où|par|dans|en|pour|avec|sur|ou|mais|est|sont|a|ont|été|étaient|était|nos|leurs",
            "les|pays|États",
            "jours|mois|ans|millions|points",
        ),
        all_sign=(
            r"\bnous,? (?:soussigné(?:e?s|·e·s),? )?(?:les )?<number> (?:<things>|<few>soussigné(?:e?s|·e·s))",
            r"\borganisations <few>soussignées,? au nombre de <number>",
        ),
        these_sign=(
            (
                r"\b(?:les|nos|ces) <number> <things>,? <few>(?:soussigné(?:e?s|·e·s)|"
                r"(?:co)?signataires|signant"
                r"|(?:énumérées|mentionnées|listées|nommées|citées) ci-(?:dessous|après))"
            ),
            (
                r"\b(?:les|nos) <number> (?:soussigné(?:e?s|·e·s)|signataires (?:ci-dessous|de (?:la|cette) "
                r"(?:présente )?"
                r"(?:lettre|déclaration)))"
            ),
            (
                r"\bau nom (?:des|de nos) <number> <things>(?! (?:qui|que|dont|de|du|des|en|au|aux|basées"
                r"|fermées)\b)"
            ),
        ),
        some_sign=(
            r"(?<!\bles\s)(?<!\bnos\s)(?<!\bces\s)<number> <things> <few>(?:soussigné(?:e?s|·e·s)|signataires)",
        ),
        restricted=("qui|que|dont|basées|travaillant|de|du|des|en|au|aux",),
        at_least=("plus de|au moins",),
        nearly=("près de|presque|environ|quelque",),
    ),
)

# Canada sets no space before a semicolon (Office québécois de la langue française, Vitrine linguistique, "Espacement
# avant et après les signes de ponctuation"). Switzerland sets a narrow one before every tall sign, and inside
# guillemets (Guide du typographe, Lausanne).
LANGUAGE = replace(
    _FRANCE,
    regions={
        "CA": replace(_FRANCE, punctuation=Punctuation()),
        "CH": replace(
            _FRANCE,
            letter=replace(
                _FRANCE.letter,
                to="À\u202f:",
                copy="Copie\u202f:",
                subject="Objet\u202f:",
                unnamed="Signataires qui ne souhaitent pas être nommés\u202f: {}",
            ),
            notes=replace(_NOTES, adopted_on="date d’adoption\u202f:", quotation="«\u202f{}\u202f»"),
        ),
    },
)
