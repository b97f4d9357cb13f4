"""Spanish: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from typing import Final

from undersigned.languages import looked_for
from undersigned.languages.icu_rules import spelled_out
from undersigned.languages.language import Calendar, Gender, Language, LetterWords, NoteWords, SigningWords


def _ordinal(number: int) -> str:
    """Masculine, as "período de sesiones" is."""
    return f"{number}.^o^"


_GREETED: Final = (
    r"(?:(?:sr|sra)\.? (?:vice)?president[ea]|honorables? [^,.;:]{3,60}|colegas|delegados)\s*[,:!]?$"
)
"""How a statement greets a meeting: nothing but that stands in the line."""

_TENS = (
    "", "décim", "vigésim", "trigésim", "cuadragésim", "quincuagésim", "sexagésim", "septuagésim", "octogésim",
    "nonagésim",
)  # fmt: skip
_FIRST = ("", "primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven")


def _ordinal_in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}{'o-' if tens and ones else ''}{_FIRST[ones]}"


def _ordinal_spelled(number: int) -> str:
    return spelled_out(number, "es", "ordinal-masculine")


_DATES = looked_for.DateWords(
    day_endings=(r"\.?[ºª°]",),
    of_month=("de",),
    of_year=("de", "del"),
    to=("al", "a", "y"),
    before_month=r"(?:en|desde|hasta|(?:el|del)\s+mes\s+de)\s+",
)
_SESSIONS = looked_for.SessionWords(
    nouns=("per[ií]odos?", "sesi(?:ón|ones)"),
    regular=("ordinario",),
    special=("extraordinario",),
    before_ordinal=("per[ií]odos? de sesiones",),
    phrases=("período de sesiones",),
    special_phrases=("período extraordinario de sesiones",),
    short=("CDH",),
    joined_by=("y", "o", "a"),
    articles=("la", "el"),
    other_things=("aniversario",),
    during=(
        "en",
        "durante",
        "en el transcurso del?",
        "para",
        "al?",
    ),
    to_come=(
        "próximo",
        "con vistas al?",
        "con motivo del?",
        "ante",
        "a las puertas del?",
    ),
    past=(
        r"fue(?:ron)?|ha|han|hemos|había(?:n|mos)?|hubo|era|eran|\w{2,}(?:ó|aron|ieron|jeron|aba|aban)",
        (
            r"(?:hizo|dijo|(?:abs|ob|man|de)?tuvo|estuvo|pudo|puso|vino|dio|vio|quiso|supo|trajo|"
            r"tenía|tenían|hacía|decía)"
        ),
        (
            r"(?:celebr|adopt|aprob|present|renov|prorrog|examin|public|arrest|liber)ad[oa]s?|"
            r"deten[ií]d[oa]s?|sometid[oa]s?"
        ),
    ),
    now=(
        r"deben?|deber[ií]a[ns]?|\w{2,}(?:ará|arán|erá|erán|irá|irán|drá|drán)|será|serán|es|son|está|están|pueden?",
        r"inicia|comienza|se abre|se inaugura|se celebra|hay que",
        r"(?:a|de|para) \w{2,}(?:ar|er|ir)|que \w{2,}(?:e|en|a|an)",
    ),
    urging=(
        (
            r"(?:instamos|pedimos|exhortamos|solicitamos|llamamos|urgimos|invitamos|"
            r"hacemos un llamado|rogamos|escribimos)"
        ),
        r"nos dirigimos|esperamos|por favor",
        r"(?<=,\s)(?:actúen?|apoyen?|voten?|renueven?|exijan?|condenen?|alcen?|presenten?)",
    ),
    councils=(r"Consejo(?! (?:de Seguridad|Económico|de Europa|de Ministros|de Estado))|CDH",),
    bodies=(
        r"Asamblea|AGNU|Comité|Consejo de Seguridad|Consejo Económico|(?:Primera|Segunda|Tercera|Sexta) Comisión",
        r"Comisión (?:de Derechos Humanos(?! en)|Interamericana|Africana|de la Condición)|CIDH|Grupo de Trabajo|EPU",
        r"Examen Periódico|Conferencia|Parlamento|Congreso|Foro Permanente|CEDAW|CEDM|CAT|CSW|ECOSOC",
    ),
    its=("su", "sus"),
)
_SIGNATORIES = looked_for.SignatoryWords(
    represented=("representad[oa]s? por",),
    joins=("y|e|o|del?|l[ao]s?|el",),
    groups=(
        "organizaciones|ONGs?|OSC|asociaciones|instituciones|redes|colectivos|coaliciones|sindicatos|grupos",
        "fundaciones|movimientos|federaciones|plataformas|firmantes|miembros",
    ),
    scopes=(
        "(?:inter|trans)?nacional(?:es)?|regional(?:es)?|local(?:es)?|global(?:es)?|mundial(?:es)?",
        "áfrica|américas?|asia|europa|oceanía|pacífico|(?:el )?caribe|oriente medio",
        "norte|sur|este|oeste|central|latina|oriental|occidental|subsahariana",
    ),
    kinds=(
        "otr[ao]s|sociedad|civil|no|gubernamentales|firmantes|derechos|humanos",
        "norte|sur|este|oeste|central|latina|mujeres|jóvenes",
    ),
    signed=(
        "firmad[oa]s?",
        "firma",
        "fdo",
        "rúbrica",
    ),
    behalf=("(?:en (?:nombre|representación) de|por)l?",),
    and_others=(
        "y",
        "más",
        "además de",
    ),
    others=(
        "otr[oa]s?",
        "más",
    ),
    remarks=(
        r"(?:documentos? )?adjuntos?\s*[:：]|anexos?\s*[:：]",
        r"p\.\s?[ds]\.|pos(?:t)?data\b",
        r"(?:sub-?)?total(?:es)?\b\W*(?:\d.*)?$",
        r"(?:en (?:nombre|representación) de|por)\W*$",
        r"observador(?:a|es|as)?\W*$",
        r"con el (?:apoyo|respaldo) de\b",
        r"en colaboración con\b",
        r"(?:apoyad|respaldad|suscrit)[oa]s? por\b",
        r"(?:fecha|lugar)\b\W*$",
    ),
    streets=(r"calle|avenida|av\.|carrera|piso|apartado|apdo|plaza",),
    heads={
        "number": (
            "nº",
            "n.º",
            "núm",
        ),
        "name": (
            "nombre",
            "firmante",
            "firmantes",
            "nombre completo",
        ),
        "organisation": (
            "organización",
            "organizaciones",
            "nombre de la organización",
            "ong",
        ),
        "representative": (
            "por",
            "representante",
            "representada por",
            "firmado por",
            "nombre del representante",
        ),
        "title": (
            "en calidad de",
            "cargo",
            "título",
            "puesto",
            "función",
        ),
        "country": (
            "país",
            "países",
        ),
        "description": (
            "descripción",
            "afiliación",
        ),
    },
    people=(
        "(?:l[oa]s )?(?:individuos|personas|personalidades|expert[oa]s|académic[oa]s|juristas)\\b",
        "a título (?:personal|individual)",
    ),
    offices=(
        (
            "(?:co-?|vice)?(?:director|directora|presidente|presidenta|secretari[oa]|coordinador|"
            "coordinadora|fundador|fundadora)(?: general| ejecutiv[oa])?"
        ),
        "profesora?|catedrátic[oa]|investigadora?|abogad[oa]|jurista|periodista|escritora?|autora?|juez",
        "jueza|portavoz|responsable|representante|expert[oa]|médic[oa]|rectora?|decan[oa]",
    ),
    honorifics=(r"(?:sr|sra|srta|dr|dra|lic|prof|profa)\b\.?(?= [A-ZÁ-Ú])",),
    bodies=(
        "organizaci[oó]n(?:es)?|asociaci[oó]n(?:es)?|sindicatos?|redes|red|centro|fundación|instituto",
        "comité|consejo|coalición|federación|liga|movimiento|sociedad|grupo",
        "alianza|foro|comisión|campaña|iniciativa|proyecto|observatorio|universidad|colectivo|colegio",
        "casa|unión|derechos|para|por|contra|las|los|periodistas|abogados|ciudadan[oa]s?|internacional",
    ),
    describing=("una? |el |la ",),
    in_person=("a título (?:personal|individual)",),
)
_FRAME = looked_for.FrameWords(
    sender=(
        "de",
        "remitente",
    ),
    persons=(
        r"(?:s\.? ?e\.?|sra?\.|dra?\.|d\.|d\.ª)\s",
        r"(?:su excelencia|(?:el |la )?embajador|(?:el |la )?embajadora)\b",
    ),
    addressed=(
        r"(?:los |a los |las )?(?:representantes? permanentes?|misi(?:ón|ones) permanentes?|delegaciones)\b",
        r"(?:los |a los |las )?(?:(?:estados )?(?:miembros|observadores)|ministr[oa]s?)\b",
    ),
    sending=("(?:enviado )?por (?:correo|e-?mail|vía electrónica|fax)",),
    to=("para", "dirigido a"),
    copy=("copia(?: a)?",),
    salutations=("excelencia", r"estimad[oa]s?\b", r"distinguid[oa]s?\b", "señor", _GREETED),
    closings=(
        (
            r".{0,350}\b(?:más )?(?:alta|distinguida|atenta|elevada|mayor)s? (?:y \w+ )?(?:consideración|estima)\b"
        ),
        (
            r".{0,350}\b(?:(?:cordial|atento|afectuoso|respetuoso)(?:es|s)? (?:y \w+ )?saludos?\b"
            r"|nos despedimos\b|les? saluda(?:n|mos)?\b|(?:atenta|cordial|respetuosa)mente[.,]?$)"
        ),
        r"atentamente\b|cordialmente\b|respetuosamente\b|sin otro particular",
        "(?:con )?(?:un )?(?:cordial|atento) saludo",
        "con (?:nuestra|la) (?:más )?(?:alta|distinguida)",
        (
            r"(?:muchas )?gracias\b[^.]{0,40}[,.!]?$|con (?:nuestro )?agradecimiento\b|"
            r"agradec[a-záéíóú]+\b.{0,80},$"
        ),
        r"(?:cordiales |atentos |un |saludos )*saludos?\b|en solidaridad\b|solidariamente\b",
        r"(?:muy )?sinceramente\b|reciba[n]?\b.{0,120},$|quedamos\b.{0,120},$",
    ),
    signed_by=(
        r"(?:lista de |l[ao]s )?(?:organizaciones |entidades |personas )?(?:abajo )?firmantes\b",
        r"suscriben\b|adhesiones\W*$",
        "(?:las )?(?:organizaciones )?(?:firmantes|signatarias)",
        r"firmado por|firman\b",
    ),
    annexes=("anexos?", "apéndice"),
    letter_titles=(
        "carta (?:abierta|conjunta)(?: conjunta)?",
        "(?:declaración|comunicado) conjunt[ao]",
    ),
    notes_headings=("notas(?: (?:al pie|finales|y (?:referencias|fuentes)))?", "referencias", "fuentes"),
    asks=(
        "exhort(?:amos|a)|invit(?:amos|a)|inst(?:amos|a|an)|pedi(?:mos)|solicit(?:amos|a)",
        "recom(?:endamos|ienda)|llam(?:amos|a)",
    ),
    ask_names=looked_for.AskNames(
        resolution=(r"resoluci[oó]n\b",),
        members=("miembros?",),
        government=("gobierno",),
        council=("consejo",),
    ),
    common=frozenset("el la los las de y que en para por con son nosotros nuestra este una del se".split()),
    telling=frozenset("asunto excelencias atentamente septiembre octubre febrero".split()),
)
_MARKS = looked_for.NoteMarks(
    typed=(
        r"ib[íi]d(?:em)?\b\.?",
        (
            r"(?:véase|véanse|ver|vid\.|vide|cf\.?)(?: (?:también|supra|infra))?,? (?:en )?(?:las? )?"
            r"(?:notas?(?= )|nn?\.)(?: (?:al pie|a pie de página|al pie de página))? ?(?:n\.? ?[º°] ?|núm\. ?)?\d+"
        ),
        (
            r"(?:notas?(?= )|nn?\.)(?: (?:al pie|a pie de página|al pie de página))? ?(?:n\.? ?[º°] ?|núm\. ?)?"
            r"\d+(?:(?:,| y|[-\u2013]) ?\d+)*,? (?:supra|infra|anterior(?:es)?|más arriba|más abajo|arriba|abajo)"
        ),
        (
            r"(?:supra|infra|citad[oa]),? (?:en )?(?:la )?(?:notas?(?= )|nn?\.)(?: (?:al pie|"
            r"a pie de página))? ?(?:núm\. ?)?\d+"
        ),
        r"en (?:la |las )notas?(?: (?:al pie|a pie de página))? (?:núm\. ?)?\d+",
        r"ob\. ?cit\b\.?",
    ),
    placed=(
        (
            r"(?:véase|véanse|ver|cf\.?),? (?:también )?(?:el |la |los |las )?(?:anexos?|apéndices?|secci(?:ón|"
            r"ones)|partes?|"
            r"capítulos?|cuadros?|tablas?|gráficos?|recuadros?|mapas?) #(?! ?(?:de|del)\b)"
        ),
        (
            r"(?:anexo|apéndice|sección|parte|capítulo|cuadro|tabla|gráfico|recuadro|párrafos?|párrs?\.) #,? "
            r"(?:supra|infra|anterior|más arriba|más abajo|arriba|abajo|de la presente|de esta carta)\b"
        ),
        r"(?:sección|parte) (?:anterior|siguiente|precedente)|(?:anexo|capítulo) (?:anterior|siguiente)",
    ),
    named=(r"nota(?: al? pie(?: de página)?)?",),
    pointing=("más arriba", "anterior"),
    see=("v[ée]ase", "ver", "véase también", "la"),
    passages=("párrs?",),
    unsaying=tuple("de el en la las los un y".split()),
)
_STALE = looked_for.StaleWords(
    units=(
        "días?",
        "semanas?",
        "mes(?:es)?",
        "años?",
        "décadas?",
        "ayer",
        "mañana",
    ),
    relative=(
        r"recientemente|últimamente|actualmente|próximamente|pronto|recién",
        r"recientes?|actual(?:es)?|próxim[oa]s?",
        (
            r"continúan?|sigue[n]?|persisten?|persistentes?|permanecen?|en curso|mantienen?|no (?:ha|"
            r"han) (?:\w+)|en "
            r"marcha"
        ),
        (
            r"(?:por )?(?:primera|última) vez|sin precedentes|récord|l[ao]s? (?:más|mayor(?:es)?) (?:\w+ "
            r")?(?:alt[ao]|"
            r"grande|grave|numeros[ao])?s?(?: ?\w+)? (?:del mundo|de la historia|jamás registrad[ao]s?)|"
            r"(?:el|la) (?:mayor(?: \w+){1,4}|\w+ más \w+) (?:del mundo|de la historia)|(?:su|el|la) peor \w+|"
            r"cada (?:día|semana|"
            r"mes|año)"
        ),
        (
            r"en las (?:primeras|últimas) (?:etapas|fases|semanas)|se (?:acercan?|avecinan?|aproximan?)|"
            r"inminentes?"
        ),
        r"hasta la fecha|hasta (?:ahora|hoy)|desde entonces|en (?:este|estos) momentos?|hoy|ayer|mañana",
        r"(?:la semana|el mes|el año) (?:pasad[oa]|próxim[oa])|est(?:a semana|e mes|e año)",
        r"(?:en|durante) (?:los|las) últim[oa]s (?:\w+ )?(?:días|semanas|meses|años)",
        r"hace (?:\w+ ){1,2}(?:días|semanas|meses|años)",
        r"(?:pocos|pocas|algunos|varios|\w+) (?:días|semanas|meses|años) (?:antes|después)",
        (
            r"en lo que va d(?:e|el) (?:año|mes)|a las puertas|ahora|ya no|acab(?:a|an) de \w+|"
            r"de nuevo|nuevamente|"
            r"a(?: la)? fecha de hoy|al día de hoy|a día de hoy|a partir de ahora|"
            r"desde hace (?:\w+ ){1,2}(?:días|semanas|meses|años)"
        ),
        (
            r"(?:a|antes de|hacia|para|hasta) (?:finales|fines|mediados|principios|el final) d(?:e|"
            r"el) (?:este |el )?(?:año|mes|\w+)|"
            r"(?:en|durante) (?:los|las) próxim[oa]s (?:\w+ )?(?:días|semanas|meses|años)|"
            r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|"
            r"diciembre|mes|año) (?:pasado|próximo)|"
            r"(?:el )?próximo (?:mes|año)"
        ),
        (
            r"por (?:primer|segundo|tercer|cuarto|quinto|sexto) (?:año|mes)(?: consecutivo)?|"
            r"(?:dos|tres|cuatro|varias|repetidas|\d+) veces|en (?:dos|tres|varias|repetidas) ocasiones"
        ),
        (
            r"(?:está|están) (?:previst|programad|fijad)[oa]s?|se (?:prevé|espera|celebrarán?)|"
            r"debatirá[n]?|votará[n]?|"
            r"tendrán? lugar|deberían? (?:celebrarse|presentar|ofrecer|publicar|concluir)"
        ),
        r"est[ae] (?:verano|otoño|invierno|primavera)|últim[oa]s (?:\w+ )?(?:días|semanas|meses|años)",
        r"en vísperas de|en el período previo a|a la espera de",
        (
            r"todavía|aún|detenid[oa]s? desde hace (?:\w+ ){1,2}(?:días|semanas|meses|años)|"
            r"proyectos? de (?:ley|"
            r"decreto)"
        ),
        # States that may have changed since.
        (
            r"(?:nunca|jamás) (?:se )?(?:ha|han|hay|fue|fueron|\w+(?:ó|aron|ieron))|más \w+ que nunca|"
            r"no (?:existen?|funcionan?|cuentan? con)(?: todavía| aún)?|"
            r"(?:ningún|ninguna|ninguno|nadie)(?: [\w-]+){0,6}? (?:ha|han)(?: sido)?(?: \w+)?"
        ),
        (
            r"en punto muerto|estancad[oa]s?|paralizad[oa]s?|en peligro|en riesgo|"
            r"(?:está|están|siguen?) (?:bloquead|suspendid|congelad)[oa]s?"
        ),
        r"(?:ocupan?|controlan?|asedian?) \w+",
        r"se (?:agravan?|deterioran?|intensifican?|reducen?|estrechan?|extienden?|profundizan?|cierran?)|empeoran?",
        r"desde (?:comienzos|principios|inicios) de(?:l)? año|más de un (?:año|mes) después|vencen?|expiran?",
        r"(?:su|el|la|un) mayor \w+ (?:en|de) (?:la|el|su|los|las)(?: \w+){1,2}",
        (
            r"dentro de (?:\w+ ){1,2}(?:días|semanas|meses|años)|(?:mediados|principios|finales) de \d{4}|"
            r"el próximo (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
        ),
        r"es (?:actualmente )?(?:miembro|candidat[oa]) (?:del|al) Consejo",
        r"ante (?:el parlamento|la asamblea|el congreso|el senado)",
        (
            r"(?:casi|más de|menos de|cerca de|apenas|sol[oa]|sólo|ya|desde hace|hace|llevan?|"
            r"tras) (?:casi |más de |ya )?"
            r"(?:\w+ ){1,2}(?:días?|semanas?|mes(?:es)?|años?)(?! de (?:prisión|cárcel|edad|reclusión))"
        ),
        r"a (?:casi |más de |menos de |sólo |solo )?(?:\w+ )(?:días?|semanas?|mes(?:es)?|años?) del?(?= )",
        (
            r"(?:ha|han) (?:vuelto a|tenido que|seguido|anunciado|prometido) ?\w*|(?:está|están) \w+ndo|pendientes?|"
            r"(?:intentan?|pretenden?|amenazan?|busca[n]?|preparan?|planean?) \w+"
        ),
        r"el (?:mes|año) que viene|la semana que viene|por (?:segunda|tercera|cuarta|quinta|enésima) vez|bajo amenaza",
        (
            r"en cualquier momento|en breve|de un momento a otro|al (?:momento de )?escribir|"
            r"mientras escribimos|a la hora de escribir"
        ),
        (
            r"(?:pasad[oa]s?|últim[oa]) (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
            r"septiembre|octubre|noviembre|diciembre)"
        ),
        (
            r"antes de(?:l| la| los| las) (?!\d)\w+(?: de \w+)?|"
            r"(?:después|hasta|a la espera) (?:de |d)?(?:el |la |las |los |l )?(?:\w+ )?(?:elecciones|"
            r"comicios|votación|referéndum|"
            r"presidenciales|legislativas|temporada|vacaciones|receso|cumbre|aniversario|investidura|"
            r"censo|cosecha|juicio|veredicto)"
        ),
        r"(?:el|este|pasado|próximo|para el) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?! \d)",
        (
            r"(?:esperan?|aguardan?) (?:su|sus|el|la|un|una|que)(?: \w+)?|se (?:disponen?|"
            r"preparan?) a(?: \w+)?|(?:está|están) por \w+"
        ),
    ),
    own_occasions=(
        "próximo período (?:ordinario )?de sesiones",
        "período de sesiones que se (?:inicia|abre)",
    ),
    own_letters=(
        "nuestras? (?:\\w+ )?(?:cartas?|llamad[oa]s?|comunicación)",
        "les (?:escribimos|hemos escrito|dirigimos)",
    ),
    founding=(
        "(?:fue|fueron|ha sido|había sido) (?:cread|establecid|instituid)[oa]s?",
        "(?:cread|establecid|instituid)[oa]s? (?:en|por|mediante|el)",
        "desde su (?:creación|establecimiento)",
    ),
    before_value=("la", "el", "del"),
    before_occasions=(
        "(?:que )?se (?:celebrará|inaugurará|abrirá)",
        "tendrá lugar",
        "a punto de \\w+",
        "en vísperas del?",
        "antes del?",
        "en el período previo al?",
        "de cara al?",
        "con miras al?",
        "próximo",
    ),
    laws_before=("[Ll]ey", "[Dd]ecreto", "[Cc]onvención"),
    numbered=(
        (
            r"artículos?|art\.?|temas?|reglas?|secci(?:ón|ones)|capítulos?|párrafos?|párrs?\.?|"
            r"páginas?|págs?\.?|n[úºo.]*m?\.?|números?|anexo"
        ),
        r"objetivos?|principios?|protocolos?|parte|punto",
    ),
    measured=(
        r"(?:páginas?|kilómetros?|km|metros?|mil|millones|millón|horas?|minutos?|votos|veces|abstenciones)",
        r"(?:y|o|a|al|contra|favor|del?|de|ha|han|es|son|que|por|en|con|fue|fueron)",
    ),
    resolutions=("resoluci[óo]n(?:es)?",),
    numbers_joined_by=("y",),
    last_documents=(
        r"últim[oa] (?:\w+ )?(?:resolución|informe|decisión|carta|declaración|examen)",
        r"(?:resolución|informe|decisión) anterior",
        (
            r"(?:el|los|su|sus|del|al) (?:\w+ )?informes? (?:de la|del|de) (?:Relator[a]? Especial|Alt[oa] "
            r"Comisionad[oa]|Secretario General|Comisión|Misión|Grupo|Expert[oa]|Comité)"
        ),
        r"(?:será|serán) (?:presentad|publicad|examinad)[oa]s?|presentará|se presentará",
        r"próxim[oa] (?:resolución|informe|examen)",
    ),
    last_resolution=("últim.*resolución", "resolución anterior"),
    votes=(r"\d{1,3} (?:votos|abstenciones)(?: (?:a favor|en contra|contra))?(?: \d{1,3}\b)?",),
    figures=(
        (
            r"(?!hasta [\w.]+ (?:días?|mes(?:es)?|años?)\b)"  # the most that a law allows
            r"(?:al menos|por lo menos|más de|cerca de|alrededor de|unos|unas|hasta|menos de|un total de) "
            r"(?:\d[\d\s.,]{0,14}|(?:un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|"
            r"treinta|cuarenta|"
            r"cincuenta|cien|mil)\w*)(?: [\w\u2019'-]+){0,2}"
        ),
        (
            r"\d[\d\s.,]{0,14} ?(?:millones|mil|millón)(?: de \w+)?|(?:cientos|miles|decenas|"
            r"centenares|docenas|"
            r"millones) de \w+"
        ),
        (
            r"(?:(?:un|dos) tercios?|(?:un|tres) cuartos?|una cuarta parte|la mitad|una tercera parte|"
            r"la mayoría) "
            r"de(?:l| l[ao]s?| ell[ao]s)?|\d+ votos(?: a favor| en contra)?"
        ),
        r"\d[\d.,]{0,14} ?(?:%|por ciento)",
        (
            r"(?:solo|sólo|apenas|tan solo|únicamente) (?:un|una|\d+|dos|tres|cuatro|cinco|seis|siete|"
            r"ocho|nueve|diez|once|doce|\w+[ct]e) \w+"
        ),
        r"\d+ años de edad",
        (
            r"(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez) de (?:sus|los|las|"
            r"ell[oa]s)(?: \w+)?|entre l[oa]s \w+ (?:\w+ )?con más"
        ),
        (
            r"(?<!los\s)(?<!las\s)(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|"
            r"quince|veinte|treinta|cuarenta|"
            r"cincuenta|cien) (?:personas|detenid[oa]s|pres[oa]s|prisioner[oa]s|periodistas|"
            r"activistas|civiles|niñ[oa]s|mujeres|"
            r"agentes|policías|militares|funcionari[oa]s|estudiantes|defensor[ae]s|organizaciones|"
            r"medios|jueces|juezas|Estados|países)"
        ),
        (r"\d+,\d+ millones(?: de \w+)?|(?:un[oa]?|dos|tres|cuatro|nueve|\d+) de (?:cada \w+|l[ao]s \d+)"),
    ),
    growing=(r"han (?:sido )?\w+d[oa]s?|siguen|hasta la fecha|ya",),
    since=("desde",),
    as_of=(r"al \d", "hasta el", "a fecha de"),
    mandates=(
        r"por (?:un|otro) (?:nuevo )?(?:período|plazo) (?:adicional )?de [\w-]+ (?:años?|meses)",
        r"(?:con|por|de) una duración de [\w-]+ (?:años?|meses)|(?:con )?un mandato de [\w-]+ (?:años?|meses)",
        (
            r"por (?:(?:al menos|otr[oa]s?) )?(?:[\w-]+ )?(?:años?|meses) (?:más|adicional(?:es)?)|"
            r"por otr[oa]s? "
            r"(?:\w+ )?(?:años?|meses|períodos?)"
        ),
    ),
    lengths=(
        r"(?:por|durante|de) (?:al menos )?(?:un|una|dos|tres|seis|doce|dieciocho|\d+) (?:años?|meses)",
        r"hasta (?:finales de |el )?(?:\w+ (?:de )?)?\d{4}",
    ),
    renewals=(
        "mandato",
        "renov",
        "renuev",
        "prorrog",
        "prórrog",
        "prolong",
        "extend",
        "extiend",
        "extensi",
        "ampl",
    ),
    counted=(
        (
            r"(?:su|sus|el|la|un) (?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|"
            r"séptim[oa]|"
            r"octav[oa]|noven[oa]|décim[oa]|\w+[ée]sim[oa]|\d+\.?[ºª]) "
            r"(?:mandato|año|informe|mes|invierno|período|día|aniversario)(?: consecutivo)?"
        ),
        r"\w+[oa] aniversario",
    ),
)
_OFFICES = looked_for.OfficeWords(
    titles=(
        "Primer Ministro", "Primera Ministra", "Presidente", "Presidenta", "Alto Comisionado", ("Alta "
        "Comisionada"), "Relator Especial",
        "Relatora Especial", "Secretario General", "Ministro", "Ministra", "secretaria general",
        "expert[oa] independiente", "fiscal(?: general)?", "procurador[a]?(?: general)?", "canciller",
        "gobernadora?", "vicepresident[ea]", "embajadora?", "defensora? del pueblo", "contralora?",
        "representante especial", "enviad[oa] especial", "rey", "reina",
    ),
    held=(
        "(?:co)?presidid[oa]s? por", "dirigid[oa]s? por", "encabezad[oa]s? por", "liderad[oa]s? por", "a cargo de",
        (
            "(?:[LlLo]{2}|[Ll]o|[Ll]a) (?:integran|componen|preside|presiden|dirige|encabeza)(?: hoy|"
            " actualmente)?(?: \\w+ \\w+:)?"
        ),
        "cuy[oa] \\w+ es",
        "que (?:dirige|preside|encabeza|lidera)", "(?:integrad|compuest)[oa]s? por", "sustituid[oa] por",
    ),
    gendered=("Alta Comisionada", "Relatora Especial", "Secretaria General", "Primera Ministra", "Presidenta"),
    honorifics=(r"Sr\.", r"Sra\.", r"Dr\.", r"Dra\.", "Señor", "Señora"),
    coming=("nuevo", "nueva"),
    over=("entonces", "antiguo"),
    of=("de", "del", "sobre", "para", "encargad[oa] de"),
    articles=("la ", "los ", "las "),
    of_country=("de", "del"),
    before_title=("el", "la", "primer[oa]?"),
    after_title=("de", "del", "para", "sobre", "adjunt[oa]"),
)  # fmt: skip
_FORMS = looked_for.FormWords(
    heads={
        "acronym": ("sigla", "acrónimo"),
        "email": ("correo",),
        "website": ("sitio web", "página web"),
        "country": (r"pa[ií]s\b",),
        "title": ("cargo", "puesto"),
        "organisation": ("organizaci[oó]n", r"ong\b", "asociaci[oó]n", "entidad"),
        "surname": ("apellido",),
        "name": (r"nombre\b", "persona de contacto", "representante", r"contacto\b$"),
        "time": ("marca temporal", r"fecha\b", "hora de finalización", "enviado"),
        "answer": ("(?:firma|suscrib|adhier|adhesi)", "apoya", "respuesta$"),
        "comment": ("comentario", "observaci", "mensaje", "nota"),
        "capacity": (r"(?:firmo|firma usted|firma) (?:como|en calidad)", "en calidad de", "a título"),
        "publish": (
            r"(?:.{0,60}\b)?(?:publi|mostr|mencion|aparecer|aparezca|figur|divulg)\w*.{0,40}\bnombres?\b",
            r"(?:.{0,60}\b)nombre\b.{0,40}\b(?:publi|públic|mostr|aparezca|figure)\w*",
            "anónim",
            "anonim",
            "confidencial",
        ),
        "authority": (r"(?:.{0,40}\b)(?:autorizad|facultad|habilitad)[oa]s?\b",),
    },
    names=("nombre",),
    questions=(
        "desea",
        "quiere",
        "firma",
        "acepta",
        "¿",
        "está",
        "apoya",
        "suscribe",
        "su organización (?:firma|desea|quiere|suscribe|apoya)",
        "podemos",
        "autoriza",
    ),
    signing=("firma", "suscrib", "adhier", "adhesi", "apoya", "carta", "declaración"),
    undecided=("todavía no", "aún no", "sin respuesta", "pendiente"),
    reversed=("rechaz", r"oponen?\b", "objeci", "se niega", r"no (?:dese|firm|quier|suscrib)\w*"),
    besides=("logo", "boletín", "noticias", "novedades", "informad", "contactad"),
    consent=(
        "datos",
        "tratamiento",
        "privacidad",
        "términos",
        r"(?:he|hemos|ha) leído\b(?!.*\b(?:firm|suscrib))",
    ),
    about=("tipo", "sector", "tamaño", "dirección", "ciudad", "teléfono", "descripción"),
    yes=("s[ií]", "de acuerdo", "ok"),
    no=("no",),
    after_yes=("firmamos", "gracias", "por favor", "con gusto", "claro", "adherimos"),
    after_no=("gracias", "esta vez no", "lo sentimos"),
    says_yes=(
        r"(?:s[ií],? )?(?:firmamos|suscribimos|nos adherimos|nos sumamos)(?: (?:a )?la carta)?",
        "(?:confirm|firm)ad[oa]s?",
    ),
    says_no=(r"(?:no,? )?(?:no firmamos|no suscribimos)(?: la carta)?", "(?:rechaz|declin|retir)ad[oa]s?"),
    conditions=(
        "s[oó]lo",
        "solamente",
        "únicamente",
        "si",
        "siempre que",
        "a condición",
        "a menos",
        "salvo",
        "pero",
        "retir",
        "todavía no",
        "aún no",
        "pendiente",
        "elimin",
        "modific",
        "cambi",
        "después",
        "condici",
        "de lo contrario",
        "no publi",
        "sin",
    ),
    unnamed=(
        "an[oó]nim",
        "confidencial",
        r"(?:no|sin)(?: \w+){0,4} (?:publi|nombr|mencion|aparec|figur)\w*",
        "seguridad",
    ),
    nobody=(
        "ningun[oa]",
        "nada",
        "sin",
        "no aplica",
        "n/?a",
        "prueba",
        "lo mismo",
        "igual",
        "no",
        "s[ií]",
        "yo mism[oa]",
    ),
    persons=(
        r"\(?(?:un )?individuo\b",
        "a título (?:personal|individual)",
        "particular",
        "persona (?:física|individual|natural|privada)",
        "individual",
        "ciudadan",
        "estudiante",
        "jubilad",
    ),
    joined_by=("y", "e", "junto con"),
    asides=("total", "notas?\\b", "pendiente", "subtotal"),
)


def _number(number: int, _tag: str, gender: Gender) -> str:
    """As before a noun: "veintiuna organizaciones", "veintiún firmantes"."""
    return spelled_out(number, "es", f"cardinal-{gender.value}")


LANGUAGE = Language(
    tag="es",
    name="Spanish",
    calendar=Calendar(
        months=(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ),
        also={"setiembre": 9},
    ),
    ordinal=_ordinal,
    number_words=_number,
    articles=("el ", "la ", "los ", "las "),
    page_of_pages="Página {page} de {pages}",
    letter=LetterWords(
        to="A:",
        copy="Copia:",
        subject="Asunto:",
        contact="Contacto:",
        reply_by="Agradeceríamos recibir una respuesta a más tardar el {}.",
        salutation="Excelencias",
        closing="Atentamente",
        comma=",",
        as_of="Firmantes a",
        individuals="A título personal",
        in_individual_capacity="a título individual",
        on_behalf_of="en nombre de {}",
        for_identification="Afiliación mencionada solo a efectos de identificación",
        replaces="La presente carta sustituye a la carta de {}",
        joined_since="Firmantes que se sumaron después del {}",
        left_since="Firmantes que retiraron su firma después del {}",
        unnamed="Firmantes que no desean ser nombrados: {}",
        number="N.º",
        organisation="Organización",
        country="País",
        name="Nombre",
        affiliation="Cargo y organización",
        description="Descripción",
        notes_heading="Notas",
    ),
    notes=NoteWords(
        adopted_on="fecha de aprobación:",
        accessed_on="consultado el",
        archived_at="archivado en",
        letter_to="carta a",
        see="véase",
        note="la nota",
        above="supra",
        # CSL locale es-ES; Ortografía de la lengua española (RAE, 2010): « » first, “ ” within them.
        ibid="ibid.",
        id="íd.",  # Diccionario panhispánico de dudas, appendix 2
        supra="supra",
        supra_note="nota",
        un_document="Doc. ONU",
        quotation="«{}»",
        link_to_note="Nota {}",
        link_back="Volver al texto desde la nota {}",
    ),
    signals={
        "see": "véase",
        "see also": "véase también",
        "but see": "pero véase",
        "cf.": "cf.",
        "see, e.g.,": "véase, por ejemplo,",
        "see, for example,": "véase, por ejemplo,",
        "see generally": "véase, en general,",
    },
    signing=SigningWords(
        signature="Firma por {}",
        seal="Sello de la carta",
    ),
    asking=looked_for.AskingWords(
        verbs=(
            (
                r"(?:instamos|pedimos|exhortamos|solicitamos|llamamos"
                r"|urgimos|invitamos|hacemos un llamado|rogamos|recomendamos)"
            ),
            r"se (?:insta|pide|exhorta|invita|solicita|ruega)",
        ),
        to=("a que ", "que ", r"a (?=\w+[aei]r )"),
    ),
    dates=_DATES,
    ordinals=looked_for.OrdinalWords(
        endings=(r"\.?\s?[ºª°]", r"\.?[oa](?=\W)"),
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
    name_articles=("el", "la", "los", "las"),
    abbreviations=("Sr", "Sra"),
    unfinished=looked_for.UnfinishedWords(
        to_complete=(
            r"(?:por|a|para) (?:completar|confirmar|definir|determinar|rellenar|insertar|añadir|verificar)",
        ),
        orders=(r"insert(?:ar|e)|rellenar",),
        things=(r"fecha|nombre|título|número|país|lugar|firma|día|mes|año|completar|añadir|verificar",),
        numbers=(r"artículos?|títulos?|capítulos?|anexos?|tomos?|siglos?|cumbres?|congresos?|conferencias?",),
        remarks=(
            r"el (?:subrayado|énfasis|resaltado) es .*|énfasis .*|cursivas? .*|traducción .*|sin cursivas .*",
        ),
        prompts=(
            r"haga clic(?: o pulse)?(?: aquí)? para (?:escribir|introducir|agregar) [\w ]{1,40}\.?",
            r"elija un elemento\.|¡error! [a-z][^.!\n]{3,60}[.!]",
        ),
    ),
    counts=looked_for.CountWords(
        telling=(
            "firman",
            "suscri",
            "signatari",
            r"\bnosotr[oa]s\b",
            "en nombre",
            "en representación",
            "continuación",
            "firmad",
        ),
        things=(
            "organizaciones|ONG|OSC|asociaciones|instituciones|redes|colectivos|coaliciones|sindicatos|grupos",
            "fundaciones",
            "movimientos|entidades|firmantes|personas|expert[oa]s|académic[oa]s|abogad[oa]s",
        ),
        no_adjectives=(
            "que|quien|quienes|cuyas?|donde|por|en|para|con|sobre|o|pero|es|son|ha|han|fue|fueron|sido",
            "nuestras|sus|las|los",
            "países|Estados|días|meses|años|millones|puntos",
        ),
        all_sign=(
            (
                r"\bnosotr[oa]s,? (?:(?:l[ao]s )?(?:abajo )?firmantes,? )?(?:l[ao]s )?<number> (?:<things>"
                r"|<few>abajo firmantes)"
            ),
        ),
        these_sign=(
            (
                r"\b(?:las|los|nuestras) <number> <things>,? <few>(?:abajo firmantes|(?:co)?firmantes"
                r"|signatari[oa]s|suscriptor[ae]s"
                r"|suscritas|abajo firmadas|que (?:suscriben|firman)|(?:enumeradas|mencionadas|"
                r"listadas|nombradas)"
                r" (?:a continuación|más abajo|abajo))"
            ),
            (
                r"\b(?:las|los) <number> (?:abajo firmantes|firmantes de (?:la|esta) (?:presente )?(?:carta"
                r"|declaración))"
            ),
            r"\babajo firmantes,? <number> <things>",
            (
                r"\ben (?:nombre|representación) de (?:las|los|nuestras) <number> <things>(?! (?:que|"
                r"cuyas|de|del"
                r"|en|con|cerradas)\b)"
            ),
        ),
        some_sign=(
            (
                r"(?<!\blas\s)(?<!\blos\s)(?<!\bnuestras\s)<number> <things> <few>(?:abajo firmantes|firmantes"
                r"|signatari[oa]s)"
            ),
        ),
        restricted=("que|cuyas|basadas|de|del|en|con",),
        at_least=("más de|al menos|por lo menos",),
        nearly=("cerca de|casi|unas|unos|alrededor de|aproximadamente",),
    ),
)
