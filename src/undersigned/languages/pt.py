"""Portuguese: what letters in it say, and what is looked for in them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from undersigned.languages import looked_for
from undersigned.languages.icu_rules import spelled_out
from undersigned.languages.language import Calendar, Gender, Language, LetterWords, NoteWords, SigningWords


def _ordinal(number: int) -> str:
    """Feminine, as "sessão" is."""
    return f"{number}.^a^"


_GREETED: Final = (
    r"(?:senhoras e senhores|(?:senhora?|sra?\.?) (?:vice-)?(?:president[ea]|alto comissário|alta comissária)"
    r"|(?:distint|ilustr|honráve)[^\W\d]* [^,.;:]{3,60}|colegas|delegados)(?:,[^.]{0,60})?\s*[,:!]?$"
)
"""How a statement greets a meeting: nothing but that stands in the line."""

_TENS = (
    "", "décim", "vigésim", "trigésim", "quadragésim", "quinquagésim", "sexagésim", "septuagésim", "octogésim",
    "nonagésim",
)  # fmt: skip
_FIRST = ("", "primeir", "segund", "terceir", "quart", "quint", "sext", "sétim", "oitav", "non")


def _ordinal_in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}{'a-' if tens and ones else ''}{_FIRST[ones]}"


def _ordinal_spelled(number: int) -> str:
    return spelled_out(number, "pt", "ordinal-feminine")


_DATES = looked_for.DateWords(
    day_endings=(r"\.?[ºª°]",),
    of_month=("de",),
    of_year=("de",),
    to=("a", "e"),
    before_month=r"(?:em|desde|até|(?:o|do|no)\s+mês\s+de)\s+",
)
_SESSIONS = looked_for.SessionWords(
    nouns=("sess(?:ão|ões)",),
    regular=("ordinária",),
    special_after=("extraordinári[oa]",),
    phrases=("sess[ãa]o",),
    short=("CDH",),
    joined_by=("e", "ou", "a"),
    articles=("a", "o"),
    other_things=("aniversário",),
    during=(
        "n[ao]",
        "durante",
        "no decurso d[ao]",
        "para",
        "em",
        "à",
    ),
    to_come=(
        "próxima",
        "tendo em vista",
        "por ocasião d[ao]",
        "em vista d[ao]",
        "com vista à",
        "às portas d[ao]",
    ),
    past=(
        r"foi|foram|tem|têm|temos|havia|haviam|tinha|tinham|era|eram|\w{2,}(?:ou|aram|eram|iram|ava|avam)",
        (
            r"(?!europeu|museu)\w{3,}(?:eu|iu)|deu|viu|(?:abs|ob|man|de)?teve|esteve|fez|disse|houve|"
            r"pôde|pôs|veio|fizeram"
        ),
        (
            r"(?:realiz|adot|adopt|aprov|apresent|renov|prorrog|examin|public|libert)ad[oa]s?|"
            r"det(?:id|ect)[oa]s?|submetid[oa]s?"
        ),
    ),
    now=(
        r"devem?|deveria[ms]?|\w{2,}(?:ará|arão|erá|erão|irá|irão)|será|serão|terá|é|são|está|estão|podem?",
        r"inicia|começa|abre|decorre|há que|(?:a|de|para) \w{2,}(?:ar|er|ir)|que \w{2,}(?:e|em|a|am)",
    ),
    urging=(
        (
            r"apelamos|pedimos|instamos|exortamos|solicitamos|convidamos|urgimos|rogamos|escrevemos|"
            r"dirigimo-nos|esperamos"
        ),
        r"por favor|(?<=,\s)(?:actuem?|atuem?|apoiem?|votem?|renovem?|exijam?|condenem?|apresentem?)",
        r"(?:assinadas|signatárias)(?: \w+){0,3} (?:pedem|apelam|instam|exortam|solicitam|dirigem-se)",
    ),
    councils=(r"Conselho(?! (?:de Segurança|Económico|Econômico|da Europa|de Ministros|de Estado))|CDH",),
    bodies=(
        r"Assembl[eé]ia|Comitê|Comité|Conselho de Segurança",
        r"Conselho Econ[óô]mico|(?:Primeira|Segunda|Terceira|Sexta) Comissão",
        r"Comissão (?:d[eo]s Direitos (?:Humanos|do Homem)|Africana|Interamericana|sobre o Estatuto)",
        r"Grupo de Trabalho|RPU|EPU",
        r"(?:Revisão|Exame) Periódic[ao]|Conferência|Parlamento|Congresso|Fórum Permanente|CEDAW|CAT|CSW|ECOSOC",
    ),
    its=("sua", "suas", "seu", "seus"),
)
_SIGNATORIES = looked_for.SignatoryWords(
    represented=("representad[oa]s? por",),
    joins=("e|ou|d[aeo]s?|[ao]s?",),
    groups=(
        "organizações|ONGs?|OSCs?|associações|instituições|redes|cole[c]?tivos|coligações|coalizões|sindicatos|grupos",
        "fundações|movimentos|federações|plataformas|signatári[oa]s|membros",
    ),
    scopes=(
        "(?:inter|trans)?naciona(?:l|is)|regiona(?:l|is)|loca(?:l|is)|globa(?:l|is)|mundia(?:l|is)",
        "áfrica|américas?|ásia|europa|oceânia|pacífico|caribe|médio oriente|oriente médio",
        "norte|sul|leste|oeste|central|latina|oriental|ocidental|subsaariana",
    ),
    kinds=(
        "outr[ao]s|sociedade|civil|não|governamentais|signatárias|direitos|humanos",
        "norte|sul|leste|oeste|central|latina|mulheres|jovens",
    ),
    signed=(
        "assinad[oa]s?",
        "assinatura",
        "rubrica",
    ),
    behalf=("(?:em (?:nome|representação) d|por |pel)(?:e|a|o|as|os)?",),
    and_others=(
        "e",
        "mais",
    ),
    others=(
        "outr[oa]s?",
        "mais",
    ),
    remarks=(
        r"(?:documentos? )?(?:em )?anexos?\s*[:：]",
        r"p\.\s?s\.|pós-escrito\b",
        r"(?:sub-?)?tota(?:l|is)\b\W*(?:\d.*)?$",
        r"(?:em (?:nome|representação) d[eao]|por)\W*$",
        r"observador(?:a|es|as)?\W*$",
        "com o apoio d",
        r"em (?:colaboração|parceria) com\b",
        r"(?:apoiad|subscrit)[oa]s? por\b",
        r"(?:data|local)\b\W*$",
    ),
    streets=(r"rua|avenida|av\.|travessa|andar|caixa postal|praça",),
    heads={
        "number": (
            "n.º",
            "nº",
        ),
        "name": (
            "nome",
            "signatário",
            "signatários",
            "nome completo",
        ),
        "organisation": (
            "organização",
            "organizações",
            "nome da organização",
            "ong",
        ),
        "representative": (
            "por",
            "representante",
            "representada por",
            "assinado por",
            "nome do representante",
        ),
        "title": (
            "na qualidade de",
            "cargo",
            "título",
            "função",
        ),
        "country": (
            "país",
            "países",
        ),
        "description": (
            "descrição",
            "afiliação",
        ),
    },
    people=(
        (
            "(?:[oa]s )?(?:indivíduos|pessoas|personalidades|especialistas|académic[oa]s|acadêmic[oa]s|"
            "juristas)\\b"
        ),
        "a título (?:pessoal|individual)",
    ),
    offices=(
        (
            "(?:co-?|vice-)?(?:diretora?|directora?|presidente|presidenta|secretári[oa]|coordenadora?|"
            "fundadora?)(?:[ -]geral| executiv[oa])?"
        ),
        "professora?|investigadora?|pesquisadora?|advogad[oa]|jurista|jornalista|escritora?|autora?|juiz",
        "juíza|porta-voz|responsável|representante|especialista|médic[oa]|reitora?",
    ),
    honorifics=(r"(?:sr|sra|dr|dra|prof|profa)\b\.?(?= [A-ZÁ-Ú])",),
    bodies=(
        "organizaç(?:ão|ões)|associaç(?:ão|ões)|sindicatos?|redes?|centro|fundação|instituto|comité",
        "comitê|conselho|coligação|coalizão|federação|liga|movimento|sociedade|grupo",
        "aliança|fórum|comissão|campanha|iniciativa|projeto|observatório|universidade|coletivo|ordem|casa",
        "união|direitos|para|contra|jornalistas|advogados|internacional",
    ),
    describing=("uma? |[ao] ",),
    in_person=("a título (?:pessoal|individual)",),
)
_FRAME = looked_for.FrameWords(
    sender=(
        "de",
        "remetente",
    ),
    persons=(
        r"(?:s\.? ?e[x.]?\.?ª?|sra?\.|dra?\.|exm[oa]\.)\s",
        r"(?:sua excelência|o embaixador|a embaixadora)\b",
    ),
    addressed=(
        r"(?:os |aos )?(?:representantes? permanentes?|miss(?:ão|ões) permanentes?|delegações)\b",
        r"(?:os |aos )?(?:(?:estados )?(?:membros|observadores)|ministr[oa]s?)\b",
    ),
    sending=("(?:enviado )?por (?:correio|e-?mail|via eletr[oó]nica|fax)",),
    to=("para",),
    salutations=("vossas? excel", "exm[oa]", r"prezad[oa]s?\b", r"caros?\b", _GREETED),
    closings=(
        (r".{0,350}\b(?:mais )?(?:elevada|alta|distinta|subida) (?:estima|consideração)\b"),
        (
            r".{0,350}\b(?:(?:melhores|cordiais|respeitosos|atenciosos|nossos) (?:cumprimentos|saudações)\b"
            r"|subscrevemo-nos\b|despedimo-nos\b|(?:atenciosa|respeitosa|cordial)mente[.,]?$)"
        ),
        r"atenciosamente\b",
        r"cordialmente\b",
        r"respeitosamente\b",
        r"(?:muito )?obrigad[oa]s?\b[^.]{0,40}[,.!]?$",
        (
            r"com (?:os |as |nossos |nossas |os nossos |as nossas )?(?:melhores |sinceros |"
            r"cordiais )*(?:cumprimentos|saudações|agradecimentos|estima)\b"
        ),
        r"(?:com )?solidariedade\b|em solidariedade\b|solidariamente\b|saudações\b|cordiais saudações\b",
        r"subscrevemo-nos\b|sinceramente\b|com (?:elevada|alta|toda a|a mais alta) (?:estima|consideração)",
    ),
    signed_by=(
        r"(?:lista de |[ao]s )?(?:organizações |entidades )?(?:signatári[oa]s|subscritor[ae]s)\b|subscrevem\b",
        "(?:as )?(?:organizações )?signatárias",
        r"assinam\b",
    ),
    annexes=("anexos?", "apêndice"),
    letter_titles=(
        "carta (?:aberta|conjunta)",
        "(?:declaração|nota|apelo) conjunt[ao]",
    ),
    notes_headings=("notas(?: (?:de rodapé|finais))?", "referências", "fontes"),
    asks=("apel(?:amos|a)|recomend(?:amos|a)",),
    common=frozenset("o os as de e que em para por com são nós nossa este uma do da dos das não".split()),
    telling=frozenset("assunto excelências atenciosamente cópia setembro outubro fevereiro".split()),
)
_MARKS = looked_for.NoteMarks(
    typed=(
        (
            r"(?:ver|veja|vide|v\.|cf\.?)(?: (?:também|supra|infra))?,? (?:a |as |na |nas )?(?:notas?(?= )|nn?\.)"
            r"(?: (?:de rodapé|de fim))? ?(?:n\.? ?[º°] ?)?\d+"
        ),
        (
            r"(?:notas?(?= )|nn?\.)(?: (?:de rodapé|de fim))? ?(?:n\.? ?[º°] ?)?\d+(?:(?:,| e|[-\u2013]) ?\d+)*,? "
            r"(?:supra|infra|acima|abaixo|anterior(?:es)?)"
        ),
        r"(?:supra|infra|acima|abaixo|citad[oa]),? (?:na )?(?:notas?(?= )|nn?\.)(?: de rodapé)? ?(?:n\.? ?[º°] ?)?\d+",
        r"na(?:s)? notas?(?: de rodapé)? (?:n\.? ?[º°] ?)?\d+",
    ),
    placed=(
        (
            r"(?:ver|veja|vide|cf\.?),? (?:também )?(?:o |a |os |as )?(?:anexos?|apêndices?|secç?(?:ão|ões)|"
            r"seç(?:ão|ões)|partes?|"
            r"capítulos?|quadros?|tabelas?|figuras?|mapas?) #(?! ?d[aeo]s?\b)"
        ),
        (
            r"(?:anexo|apêndice|secção|seção|parte|capítulo|quadro|tabela|figura|parágrafos?) #,? "
            r"(?:supra|infra|acima|abaixo|anterior|da presente|desta carta)\b"
        ),
        r"(?:secção|seção|parte) (?:anterior|seguinte)|(?:anexo|capítulo) (?:anterior|seguinte)",
    ),
    named=(r"nota(?: de rodapé)?",),
    pointing=("acima", "abaixo"),
    see=("ver", "veja"),
    passages=("pars?",),
)
_STALE = looked_for.StaleWords(
    units=(
        "dias?",
        "semanas?",
        "m[eê]s(?:es)?",
        "anos?",
        "décadas?",
        "ontem",
        "amanhã",
    ),
    relative=(
        r"recentemente|ultimamente|atualmente|actualmente|brevemente|em breve",
        r"recentes?|atua(?:l|is)|próxim[oa]s?",
        (
            r"continuam?|persistem?|persistentes?|permanecem?|mantêm-se|mantém-se|em curso|segue[m]?|"
            r"não (?:foi|"
            r"foram|"
            r"tem|têm) "
        ),
        (
            r"(?:pela )?(?:primeira|última) vez|sem precedentes|recorde|(?:o|"
            r"a)s? maior(?:es)? \w+ (?:do mundo|da "
            r"história|de sempre)|"
            r"mais \w+ (?:do mundo|da história|de sempre)"
        ),
        r"(?:sua|seu|o|a) pior \w+|cada (?:dia|semana|mês|ano)",
        r"n[ao]s (?:primeir|últim)[ao]s (?:etapas|fases|semanas)|aproximam?-se|avizinham?-se|iminentes?",
        r"até (?:à|a) data|até (?:agora|hoje|ao momento)|desde então|neste momento|hoje|ontem|amanhã",
        r"(?:n?a semana|n?o mês|n?o ano) (?:passad[oa]|próxim[oa])|(?:n?est(?:a semana|e mês|e ano))",
        r"(?:n|durante )(?:os|as) últim[oa]s (?:\w+ )?(?:dias|semanas|meses|anos)",
        r"há (?:\w+ ){1,2}(?:dias|semanas|meses|anos)",
        r"(?:poucos|alguns|vários|\w+) (?:dias|semanas|meses|anos) (?:antes|depois)",
        r"nas vésperas d[aeo]s?|no período que antecede",
        (
            r"às (?:vésperas|portas)|em vésperas|agora|já não|acab(?:a|am) de \w+|de novo|novamente|"
            r"mais uma vez|"
            r"(?:n)?o último (?:ano|mês|semestre|trimestre)|nos últimos (?:\w+ )?(?:dias|meses|anos)|"
            r"(?:desde )?há (?:\w+ ){1,2}(?:dias|semanas|meses|anos)"
        ),
        (
            r"(?:até|antes d[eo]|no|em) (?:ao |o )?(?:fim|final|finais|meados|início) d(?:e|o|a|"
            r"este) (?:ano|mês|\w+)|"
            r"(?:nas|nos|durante [ao]s) próxim[oa]s (?:\w+ )?(?:dias|semanas|meses|anos)"
        ),
        (
            r"(?:n?o )?(?:nível|número|valor) mais \w+ (?:em|desde|de)|[ao]s? mais \w+ (?:em|desde) \w+|"
            r"pel[oa] (?:segund|terceir|quart|quint)[oa] (?:ano|mês)(?: consecutiv[oa])?|"
            r"(?:duas|três|várias|repetidas|\d+) (?:vezes|ocasiões)"
        ),
        (
            r"(?:está|estão) (?:previst|marcad|agendad)[oa]s?|(?:deverá|deverão) (?:realizar-se|"
            r"ocorrer|começar|"
            r"votar|decidir)|ter(?:á|ão) (?:lugar|início)|(?:será|serão) (?:votad|realizad|julgad)[oa]s?"
        ),
        r"n?est[ea] (?:verão|outono|inverno|primavera)",
        r"ainda|detid[oa]s? há (?:\w+ ){1,2}(?:dias|semanas|meses|anos)|(?:projetos?|propostas?) de (?:lei|decreto)",
        # States that may have changed since.
        (
            r"(?:nunca|jamais) (?:se )?(?:foi|foram|tem|têm|teve|\w+(?:ou|eu|iu|aram|eram|iram))|"
            r"mais \w+ do que nunca|"
            r"não (?:existem?|funcionam?|pode continuar|podem continuar)(?: ainda)?|"
            r"(?:nenhum|nenhuma|ninguém)(?: [\w-]+){0,6}? (?:foi|foram|tem|têm)(?: \w+)?"
        ),
        (
            r"num impasse|em impasse|paralisad[oa]s?|estagnad[oa]s?|bloquead[oa]s?|suspens[oa]s?|em risco|em perigo|"
            r"em (?:debate|discussão|apreciação|análise|preparação)"
        ),
        r"(?:agravam?|deterioram?|intensificam?|reduzem?|alastram?|estreitam?)-se|se (?:agravam?|deterioram?)|pioram?",
        r"(?:ocupam?|controlam?|cercam?) \w+|desde o (?:início|começo) do ano",
        r"(?:[ao] \w+ mais \w+|[ao] maior \w+) do mundo",
        (
            r"(?:no prazo de|dentro de|daqui a) (?:\w+ ){1,2}(?:dias|semanas|meses|anos)|meados de \d{4}|"
            r"na próxima (?:segunda|terça|quarta|quinta|sexta)(?:-feira)?"
        ),
        r"é (?:atualmente )?(?:membro|candidat[oa]) (?:do|ao) Conselho|(?:perante|n)o parlamento",
        (
            r"(?:quase|mais de|menos de|cerca de|apenas|só|somente|já|há|desde há|após) (?:quase |mais de |já )?"
            r"(?:\w+ ){1,2}(?:dias?|semanas?|m[eê]s(?:es)?|anos?)(?: após| depois)?(?! de (?:prisão|"
            r"idade|cadeia|reclusão))"
        ),
        r"a (?:quase |mais de |menos de |apenas )?(?:\w+ )(?:dias?|semanas?|m[eê]s(?:es)?|anos?) d[aeo]s?(?= )",
        (
            r"(?:tem|têm) (?:sido |vindo a )?(?:\w+(?:ado|ido)s?)|(?:está|estão) (?:a \w+r|\w+ndo)|pendentes?|"
            r"(?:tentam?|pretendem?|ameaçam?|procuram?|preparam?|planeiam?) \w+"
        ),
        r"(?:o mês|o ano|a semana) que vem|pela (?:segunda|terceira|quarta|quinta|enésima) vez|sob ameaça",
        r"a qualquer (?:momento|dia|hora)|de um momento para o outro|no momento em que escrevemos|enquanto escrevemos",
        (
            r"antes d[ao]s? (?!\d)\w+(?: d[aeo]s? \w+)?|"
            r"(?:depois|até|à espera) (?:d|à)[aeo]?s? (?:\w+ )?(?:eleições|presidenciais|legislativas|"
            r"autárquicas|votação|"
            r"referendo|época|férias|recesso|cimeira|cúpula|aniversário|investidura|censo|colheita|"
            r"julgamento|veredicto)"
        ),
        (
            r"(?:n?est[ae]|n[ao]|passad[ao]) (?:segunda|terça|quarta|quinta|sexta)-feira|(?:n?este|no|"
            r"passado) (?:sábado|domingo)(?! \d)"
        ),
        (
            r"(?:aguardam?|esperam?) (?:o|a|os|as|seu|sua|um|uma|que|por)(?: \w+)?|"
            r"preparam?-se para(?: \w+)?|(?:está|estão) para \w+"
        ),
    ),
    own_occasions=("próxima sessão(?! da Assembleia)",),
    own_letters=(
        "n(?:a|d)?ossas? (?:\\w+ )?(?:cartas?|comunicação)",
        "(?:escrevemos|escrevemos-vos|dirigimos-vos)",
    ),
    founding=(
        "(?:foi|foram|tinha sido) (?:criad|estabelecid|instituíd)[oa]s?",
        "(?:criad|estabelecid|instituíd)[oa]s? (?:em|pela|a)",
        "desde a sua (?:criação|constituição)",
    ),
    before_value=("a", "o", "de"),
    before_occasions=(
        "(?:que )?(?:decorrerá|se realizará|terá lugar)",
        "terá início",
        "prestes a \\w+",
        "às vésperas d[aeo]",
        "na véspera d[aeo]",
        "antes d[aeo]",
        "em preparação d[aeo]",
        "próxima",
    ),
    laws_before=("[Ll]ei",),
    numbered=(
        (
            r"artigos?|art\.?|pontos?|regras?|secç(?:ão|ões)|seç(?:ão|ões)|capítulos?|parágrafos?|"
            r"pars?\.?|páginas?|págs?\.?|n[úºo.]*|números?|anexo"
        ),
        r"objetivos?|princípios?|protocolos?|parte|item|itens",
    ),
    measured=(
        r"(?:páginas?|quilómetros?|quilômetros?|km|metros?|mil|milhões|milhão|horas?|minutos?|votos|vezes|abstenções)",
        r"(?:e|ou|a|ao|contra|favor|d[aeo]s?|tem|têm|é|são|que|por|em|com|foi|foram)",
    ),
    resolutions=("resoluç(?:ão|ões)",),
    numbers_joined_by=("e",),
    last_documents=(
        r"últim[oa] (?:\w+ )?(?:resolução|relatório|decisão|carta|declaração|exame)",
        r"(?:resolução|relatório|decisão) anterior",
        (
            r"(?:o|os|seu|seus|do|ao) (?:\w+ )?relatórios? d[aeo]s? (?:Relatora? Especial|"
            r"Alt[oa] Comissári[oa]|"
            r"Secretári[oa]-Geral|Comissão|Missão|Grupo|Perit[oa]|Comité)"
        ),
        r"(?:será|serão) (?:apresentad|publicad|examinad)[oa]s?|apresentará",
        r"próxim[oa] (?:resolução|relatório|exame)",
    ),
    last_resolution=("últim.*resolução", "resolução anterior"),
    votes=(r"\d{1,3} (?:votos|abstenções)(?: (?:a favor|contra))?(?: \d{1,3}\b)?",),
    figures=(
        (
            r"(?!até \w+ (?:dias?|m[eê]s(?:es)?|anos?)\b)"  # the most that a law allows
            r"(?:pelo menos|mais de|cerca de|quase|até|menos de|um total de) "
            r"(?:\d[\d\s.,]{0,14}|(?:um|dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|vinte|trinta|cem|"
            r"mil)\b)(?: [\w\u2019'-]+){0,2}"
        ),
        r"\d[\d\s.,]{0,14} ?(?:milhões|mil|milhão)(?: de \w+)?|(?:centenas|milhares|dezenas|milhões) de \w+",
        (
            r"(?:(?:um|dois) terços?|(?:um|três) quartos?|metade) d[aeo]s?|"
            r"\d+ votos(?: a favor| "
            r"contra)?"
        ),
        r"\d[\d.,]{0,14} ?(?:%|por cento)",
        (
            r"(?:só|apenas|somente) (?:um|uma|\d+|dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|"
            r"onze|doze|\w+[zt]e) \w+"
        ),
        r"\d+ anos de idade",
        (
            r"(?:um|uma|dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez) d(?:os|as|e) (?:seus|"
            r"suas|quais)(?: \w+)?|dois d[oe]s? \w+"
        ),
        (
            r"(?<!os\s)(?<!as\s)(?:dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|"
            r"quinze|vinte|trinta|quarenta|"
            r"cinquenta|cem)(?: e \w+)? (?:pessoas|detid[oa]s|pres[oa]s|prisioneir[oa]s|jornalistas|"
            r"ativistas|civis|crianças|"
            r"mulheres|agentes|polícias|policiais|militares|estudantes|defensor[ae]s|organizações|"
            r"juízes|Estados|países|jornais)"
        ),
        r"(?:uma?|dois|duas|três|quatro|nove|\d+) (?:em cada \w+|d[ao]s \d+)",
        r"(?:quase |cerca de |mais de )?(?:metade|um terço|um quarto|dois terços) d[aeo]s? ?\w+",
    ),
    growing=(r"têm sido|continuam|permanecem|já|até à data",),
    since=("desde",),
    as_of=(r"até \d", "à data de"),
    mandates=(
        r"por (?:um|mais um) (?:novo )?período (?:adicional )?de [\w-]+ (?:anos?|meses)",
        r"(?:com|pel)?a? ?(?:uma )?duração de [\w-]+ (?:anos?|meses)|(?:com )?um mandato de [\w-]+ (?:anos?|meses)",
        (
            r"por mais (?:pelo menos )?[\w-]+ (?:anos?|meses)|por (?:outr[oa]s? )?[\w-]+ (?:anos?|"
            r"meses) (?:mais|"
            r"adicionais|adicional)|por mais um (?:ano|período)"
        ),
    ),
    lengths=(
        r"(?:por|durante|de) (?:pelo menos )?(?:um|uma|dois|duas|três|seis|doze|dezoito|\d+) (?:anos?|meses)",
        r"até (?:ao fim de |ao final de |a )?(?:\w+ de )?\d{4}",
    ),
    renewals=("mandato", "renov", "prorrog", "prolong", "estend", "extens"),
    counted=(
        (
            r"(?:seu|sua|o|a|um|uma|no|na) (?:primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|quint[oa]|sext[oa]|"
            r"sétim[oa]|oitav[oa]|non[oa]|décim[oa]|\w+[ée]sim[oa]|\d+\.?[ºª]) "
            r"(?:mandato|ano|relatório|mês|inverno|dia|aniversário)(?: consecutivo)?"
        ),
        r"\w+[oa] aniversário",
    ),
)
_OFFICES = looked_for.OfficeWords(
    titles=(
        "Primeiro-Ministro", "Primeira-Ministra", "Alto[ -]Comissário", "Alta[ -]Comissária", "Secretário-Geral",
        "Secretária-Geral", "Relator Especial", "Relatora Especial", "Presidente", "Ministro", "Ministra",
        "perit[oa] independente", "especialista independente", "procuradora?(?:-geral)?", "presidenta",
        "vice-presidente", "governadora?", "embaixadora?", "chanceler", "provedora? de justiça",
        "representante especial", "enviad[oa] especial", "rei", "rainha",
    ),
    held=(
        "(?:co)?presidid[oa]s? por", "dirigid[oa]s? por", "chefiad[oa]s? por", "liderad[oa]s? por", "a cargo de",
        "cuj[oa] \\w+ é",
        "que (?:dirige|preside|lidera|chefia)", "(?:compost|integrad)[oa]s? por", "substituíd[oa] por",
        "sob a (?:presidência|direção) de",
    ),
    gendered=("Alta Comissária", "Relatora Especial", "Secretária-Geral", "Primeira-Ministra"),
    honorifics=(r"Sr\.", r"Sra\.", r"Dr\.", r"Dra\.", "Senhor", "Senhora"),
    coming=("novo", "nova"),
    over=("antigo", "então"),
    of=("de", "do", "da", "dos", "das", "sobre", "para"),
    of_country=("de", "do", "da"),
    before_title=("primeir[oa]",),
    after_title=("de", "do", "da", "dos", "das", "para", "sobre", "adjunt[oa]"),
)  # fmt: skip
_FORMS = looked_for.FormWords(
    heads={
        "acronym": ("sigla", "acrónimo", "acrônimo"),
        "email": ("correio eletr[oó]nico", "correio eletrônico", "endereço de e-?mail"),
        "website": ("site\\b", "página web", "sítio"),
        "country": (r"pa[ií]s\b",),
        "title": ("cargo", "função"),
        "organisation": ("organiza[cç][aã]o", r"ong\b", "associa[cç][aã]o", "entidade", "instituição"),
        "surname": ("sobrenome", "apelido"),
        "name": (r"nome\b", "pessoa de contat?o", "representante", r"contact?o\b$"),
        "time": ("carimbo de data", r"data\b", "hora de conclusão", "enviado"),
        "answer": ("(?:assina(?!tura d)|subscrev|endoss|ader)", "apoia", "resposta$"),
        "comment": ("coment[aá]rio", "observa[cç]", "mensagem", "nota"),
        "capacity": (r"(?:assino|assina|assinatura) (?:como|na qualidade)", "na qualidade de", "a título"),
        "publish": (
            r"(?:.{0,60}\b)?(?:publi|mostr|mencion|aparecer|apareça|figur|divulg)\w*.{0,40}\bnomes?\b",
            r"(?:.{0,60}\b)nome\b.{0,40}\b(?:publi|públic|mostr|apareça|figure|divulg)\w*",
            "anónim",
            "anônim",
            "anonim",
            "confidencial",
        ),
        "authority": (r"(?:.{0,40}\b)(?:autorizad|mandatad|habilitad)[oa]s?\b",),
    },
    names=("nome",),
    questions=(
        "deseja",
        "quer",
        "assina",
        "aceita",
        "está",
        "apoia",
        "subscreve",
        "a sua organização (?:assina|deseja|quer|subscreve|apoia)",
        "sua organização (?:assina|deseja|quer|subscreve|apoia)",
        "podemos",
        "autoriza",
        "concorda",
    ),
    signing=("assin", "subscrev", "endoss", "ader", "apoia", "carta", "declaração", "concorda"),
    undecided=("ainda não", "sem resposta", "pendente"),
    reversed=("recus", "opõe", "objeç", "rejeit", r"não (?:assin|desej|quer|subscrev)\w*"),
    besides=("logo", "boletim", "notícias", "novidades", "informad", "contact?ad"),
    consent=(
        "dados",
        "tratamento",
        "privacidade",
        "termos",
        r"(?:li|lemos|leu) a\b(?!.*\b(?:assin|subscrev))",
    ),
    about=("tipo", "setor", "sector", "tamanho", "endereço", "morada", "cidade", "telefone", "descrição"),
    yes=("sim", "de acordo", "ok"),
    no=("n[ãa]o",),
    after_yes=("assinamos", "obrigad[oa]", "por favor", "com prazer", "claro"),
    after_no=("obrigad[oa]", "desta vez não"),
    says_yes=(r"(?:sim,? )?(?:assinamos|subscrevemos|endossamos)(?: a carta)?", "(?:confirm|assin)ad[oa]s?"),
    says_no=(
        r"(?:n[ãa]o,? )?(?:não assinamos|não subscrevemos)(?: a carta)?",
        "(?:recus|declin|retir)ad[oa]s?",
    ),
    conditions=(
        "só",
        "somente",
        "apenas",
        "unicamente",
        "se",
        "desde que",
        "a menos",
        "salvo",
        "mas",
        "retir",
        "ainda não",
        "pendente",
        "elimin",
        "modific",
        "alter",
        "depois",
        "condi[cç]",
        "caso contrário",
        "não publi",
        "sem",
    ),
    unnamed=(
        "an[oóô]nim",
        "confidencial",
        r"(?:não|sem)(?: \w+){0,4} (?:publi|nome|mencion|aparec|figur|divulg)\w*",
        "segurança",
        "sigilo",
    ),
    nobody=(
        "nenhuma?",
        "nada",
        "sem",
        "não se aplica",
        "n/?a",
        "teste",
        "o mesmo",
        "a mesma",
        "não",
        "sim",
        "eu mesm[oa]",
    ),
    persons=(
        r"\(?(?:um )?indiv[ií]duo\b",
        "a título (?:pessoal|individual)",
        "particular",
        "pessoa (?:física|individual|singular|privada)",
        "individual",
        "cidad[ãa]o?",
        "estudante",
        "aposentad",
    ),
    joined_by=("e", "juntamente com"),
    asides=("total", "notas?\\b", "pendente", "subtotal"),
)


def _number(number: int, tag: str, gender: Gender) -> str:
    """As in Portugal; Brazil spells three numbers otherwise."""
    is_brazilian = tag.lower() == "pt-br"
    return spelled_out(number, "pt-BR" if is_brazilian else "pt-PT", f"cardinal-{gender.value}")


_PORTUGAL = Language(
    tag="pt",
    name="Portuguese",
    calendar=Calendar(
        months=(
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ),
        also={"marco": 3},
    ),
    ordinal=_ordinal,
    number_words=_number,
    articles=("o ", "a ", "os ", "as "),
    page_of_pages="Página {page} de {pages}",
    letter=LetterWords(
        to="A:",
        copy="Cópia:",
        subject="Assunto:",
        contact="Contacto:",
        reply_by="Agradeceríamos uma resposta até {}.",
        salutation="Excelências",
        closing="Atenciosamente",
        comma=",",
        as_of="Signatários em",
        individuals="A título pessoal",
        in_individual_capacity="a título individual",
        on_behalf_of="em nome de {}",
        for_identification="Afiliação indicada apenas para efeitos de identificação",
        replaces="A presente carta substitui a carta de {}",
        joined_since="Signatários que aderiram depois de {}",
        left_since="Signatários que retiraram a assinatura depois de {}",
        unnamed="Signatários que não desejam ser nomeados: {}",
        number="N.º",
        organisation="Organização",
        country="País",
        name="Nome",
        affiliation="Cargo e organização",
        description="Descrição",
        notes_heading="Notas",
    ),
    notes=NoteWords(
        adopted_on="data de adoção:",
        accessed_on="consultado em",
        archived_at="arquivado em",
        letter_to="carta a",
        see="ver",
        note="nota",
        above="acima",
        ibid="ibid.",  # CSL locale pt-PT
        id="id.",
        supra="supra",
        supra_note="nota",
        un_document="Doc. ONU",
        quotation="«{}»",  # CSL locale pt-PT
        link_to_note="Nota {}",
        link_back="Voltar ao texto a partir da nota {}",
    ),
    signals={
        "see": "ver",
        "see also": "ver também",
        "but see": "mas ver",
        "cf.": "cf.",
        "see, e.g.,": "ver, por exemplo,",
        "see, for example,": "ver, por exemplo,",
        "see generally": "ver, em geral,",
    },
    signing=SigningWords(
        signature="Assinatura por {}",
        seal="Selo da carta",
    ),
    asking=looked_for.AskingWords(
        verbs=(
            r"(?:apelamos|pedimos|instamos|exortamos|solicitamos|convidamos|urgimos|recomendamos|rogamos)",
            r"(?:apela|pede|insta|exorta|solicita)-se",
        ),
        to=("para que ", "a que ", "que ", r"(?:a|para) (?=\w+[aei]r )"),
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
    name_articles=("o", "os", "as"),
    unfinished=looked_for.UnfinishedWords(
        to_complete=(
            r"(?:por|a) (?:preencher|completar|confirmar|definir|determinar|inserir|acrescentar|verificar)",
        ),
        orders=(r"insir[ae]|inserir|preencher",),
        things=(r"nome|número|país|assinatura|dia|mês|ano|acrescentar|verificar",),
        numbers=(r"artigos?|títulos?|capítulos?|anexos?|séculos?",),
        remarks=(r"(?:sublinhado|destaque) noss[oa]|grifos? .*|ênfase .*|tradução .*",),
        prompts=(
            r"clique(?: ou toque)?(?: aqui)? para (?:introduzir|inserir|adicionar) [\w ]{1,40}\.?",
            r"(?:escolha|escolher) um item\.|erro! [a-z][^.!\n]{3,60}[.!]",
        ),
    ),
    counts=looked_for.CountWords(
        telling=("assinad", "assinam", "signatári", "subscr", r"\bnós\b", "em nome d", "abaixo"),
        things=(
            "organizações|ONGs?|OSCs?|associações|instituições|redes|cole[c]?tivos|coligações|coalizões",
            "sindicatos|grupos",
            "fundações|movimentos|entidades|signatári[oa]s|pessoas|especialistas|académic[oa]s|acadêmic[oa]s",
            "advogad[oa]s",
        ),
        no_adjectives=(
            (
                "que|quem|cujas?|onde|por|em|no|na|nos|nas|para|com|sobre|ou|mas|é|são|foi|foram|sido|"
                "nossas|suas|as|os"
            ),
            "países|Estados|dias|meses|anos|milhões|pontos",
        ),
        all_sign=(
            (
                r"\bnós,? (?:(?:abaixo[- ]assinad[oa]s),? )?(?:as |os )?<number> (?:<things>"
                r"|<few>abaixo[- ]assinad[oa]s)"
            ),
        ),
        these_sign=(
            (
                r"\b(?:as|os|nossas) <number> <things>,? <few>(?:abaixo[- ]assinad[oa]s|signatári[oa]s"
                r"|subscritor[ae]s|subscritas"
                r"|que (?:subscrevem|assinam)|(?:listadas|enumeradas|mencionadas|nomeadas) (?:abaixo|a seguir))"
            ),
            (
                r"\b(?:as|os) <number> (?:abaixo[- ]assinad[oa]s|signatári[oa]s d(?:a|esta) (?:presente )?"
                r"(?:carta|declaração))"
            ),
            r"\babaixo[- ]assinad[oa]s,? <number> <things>",
            (
                r"\bem nome (?:das|dos|de nossas) <number> <things>(?! (?:que|cujas|de|da|do|das|em|no|na|com"
                r"|fechadas)\b)"
            ),
        ),
        some_sign=(
            (
                r"(?<!\bas\s)(?<!\bos\s)(?<!\bnossas\s)<number> <things> <few>(?:abaixo[- ]assinad[oa]s"
                r"|signatári[oa]s)"
            ),
        ),
        restricted=("que|cujas|sediadas|de|da|do|das|em|no|na|com",),
        at_least=("mais de|pelo menos|ao menos",),
        nearly=("cerca de|quase|umas|uns|aproximadamente",),
    ),
)

LANGUAGE = replace(
    _PORTUGAL,
    regions={
        # CSL locale pt-BR; ABNT NBR 10520 ("Ibidem", "Idem") and NBR 6023 ("Acesso em:").
        "BR": replace(
            _PORTUGAL,
            notes=replace(
                _PORTUGAL.notes, ibid="ibidem", id="idem", accessed_on="acesso em", quotation="“{}”"
            ),
        )
    },
)
