"""How Spanish states figures and effects."""

from __future__ import annotations

from functools import cache

from .spanish_health import COMPARED, NOT_OF_THE_BODY, OF_THE_BODY
from .vocabulary import AMOUNT, NUMBER, ClaimWords, either, formas, words

_TIMES = words("segundos? minutos? min horas? h días? noches? semanas? mes(?:es)? años? décadas?")
_SUBSTANCE = words(
    "mg g kg mcg µg microgramos? miligramos? gramos? ml mililitros? litros? l unidades? ui"
    " comprimidos? cápsulas? pastillas? inhalaciones gotas? sobres? parches dosis cucharadas?"
    " cucharaditas? tabletas? kilos?"
)
_SIZES = words(
    r"°\s?[CF] grados mmHg mmol cm mm metros? km calorías kcal decibelios? latidos pasos vasos tazas"
    " raciones porciones cigarrillos euros? dólares pesos"
)
_PEOPLE = words(
    "personas adultos mujeres hombres niños niñas bebés pacientes participantes voluntarios"
    " fumadores casos muertes estudios ensayos embarazos partos sesiones inyecciones infusiones"
    " episodios crisis ataques operaciones veces encuestados"
)
_FEELING = (
    r"(?:dolor(?:es)?|picor|náuseas?|mareos?|vértigo|fiebre|tos|sueño|cansancio|fatiga|vómitos|diarrea"
    r"|sarpullido|erupci[oó]n(?:es)?|hinchazón|sangrado|moratones|calambres|estreñimiento|ansiedad"
    r"|infecci[oó]n(?:es)?|convulsi[oó]n(?:es)?|maread[oa]s?|somnolencia|peor|mejor|débil|debilidad"
    r"|confusión|reacciones|problemas)"
)
_VERBS = formas(
    "caus provoc ocasion desencaden empeor agrav dañ lesion debilit aument elev acort alarg retras"
    " prolong aceler ralentiz alivi calm evit fren bloque control contagi inhib adormec irrit mejor"
    " ayud afect relaj dilat estrech alter reactiv estimul cur salv asegur deterior activ minimiz",
    of_er="produc perjudic destruy disminu disminuy reduc reduzc previen prevén preven proteg protej"
    " detien fortalec duerm transmit interfier combat favorec suprim impid imped sobreviv recaig"
    " recae persist influy",
)
_NEUTRAL = words(
    "ser estar haber pedir preguntar hablar comer beber tomar usar utilizar elegir hacer ver ir venir"
    " traer llamar esperar leer necesitar querer tardar variar decir saber encontrar pagar conducir"
    " trabajar volver empezar comenzar seguir incluir contener medir colocar conocer consultar optar"
    " acudir poner llevar decidir ofrecer recetar recetarse tomarse usarse hacerse realizar realizarse"
    " ajustar ajustarse determinar explorar informar dejar cambiar pensar regresar recolectar recolectarse extraer extraerse retirar examinar observar firmar"
)

_DOES = (
    rf"(?<!\bla )(?<!\buna )\b{_VERBS}\b(?! con nosotros)",
    r"\b(?:se deben?|deb(?:e|en)se|debido) a\b|\bcausas? (?:de|más)\b|\b(?:dañ|lesi)(?:o|ó|ón|ones)s? (?:al?|en)\b",
    r"\b(?:redujo|redujeron|produjo|produjeron|previno|previnieron|prevenga|impide|impidió)\b",
    r"\b(?:baj|sub)(?:a|an|ó|aron|e|en|ió|ieron|ar|ir)\b(?= (?:el|la|los|las|un|una|l|mucho|poco|algo"
    r"|unos|tensión|\d))",
    r"\bhac(?:e|en|er) que\b|\bhizo que\b|\b(?:lleva(?:n|r)?|conduce[n]?) a\b|\bd(?:a|an|ar) lugar a\b",
    r"\bcambi(?:a|an|ar|ó) (?:el|la|cómo|los|las)\b|\bmata[n]?\b",
    r"\btrat(?:a|an)\b(?! de\b)|\bse usan? (?:para tratar|contra|para reducir)\b",
    r"\b(?:sirv|funcion|act[uú])(?:e|en|a|an|ó|aron)\b",
    rf"\b(?:puede|pueden|podría|podrían|pudo)\s+(?:no\s+)?(?!{_NEUTRAL}\b)\w+(?:ar|er|ir)(?:se|l[aeo]s?)?\b",
    r"\bpuede[n]? (?:\w+ )?ser (?:\w+ )?(?:grave|mortal|peligros|dañin|fatal)\w*",
    rf"\bpuede[n]? (?:\w+ )?(?:tener|haber|sentirse) (?:\w+ )?{_FEELING}\b",
)
_BEFALLS = (
    r"\b(?:sobrevi\w+|supervivencia|mortalidad|murieron|murió|muere|mueren|vivieron|esperanza de vida)\b",
    r"\b(?:se )?recuper(?:a|an|ó|aron)\b|\bremisión\b|\brecaídas?\b|\bcaminaban\b|\bpudieron\b",
    r"\bdesaparece[n]?\b|\bvuelven? (?:los|el) (?:síntomas?|dolor)\b|\bvuelvan los síntomas\b",
    r"\bsíntomas (?:son|incluyen|vuelven|mejoran)\b|\b(?:aparición|caída|pérdida|aumento|reducción"
    r"|descenso|disminución) (?:de|del|en)\b",
    rf"\b(?:not(?:a|an|ó|aron)|sient(?:e|en)|sintieron|tien(?:e|en)|tuvieron|sufr(?:e|en)|d(?:a|an))\b"
    rf" (?:\w+ ){{0,3}}{_FEELING}\b",
    rf"\b{_FEELING} (?:es|son) (?:\w+ )?(?:frecuente|común|comun|rar|habitual)\w*",
    rf"\b(?:es|son) (?:\w+ )?(?:común|comunes|frecuentes?|raros?) (?:el|la|los|las) {_FEELING}\b",
    r"\bda[rn]? síntomas\b|\bdejan? (?:cicatrices|marcas)\b",
    r"\bno (?:hay|hubo|existen?|se vio|se observó) (?:\w+ )?(?:cambios?|efectos?|mejoría|beneficio|relación"
    r"|diferencias?|riesgo)\b",
)
_JUDGES = (
    r"\befectos? (?:secundarios?|adversos?)\b|\bel efecto de\b|\briesgos?\b|\bbeneficios?\b",
    r"\bcomplicaci(?:ón|ones)\b|\bpruebas? (?:de que|sólidas?|científicas?|suficientes?)\b",
    r"\bevidencias?\b|\bdemostrad[oa]s?\b|\bdemuestran?\b|\bdemostr(?:ó|aron)\b|\balérgic[oa]s? a\b",
    r"\b(?:se )?(?:asoci|relacion|vincul)(?:a|an|ado|ada|ados|adas)\b|\b(?:asociación|relación|vínculo)\b"
    r"(?= (?:con|entre))",
    r"\b(?:in)?efica(?:z|ces|cia)\b|\befectiv[oa]s?\b|\binsegur[oa]s?\b"
    r"|\bsegur[oa]s?\b(?= (?:para|en|si|y)\b)|\b(?:es|son|sea|sean) segur[oa]s?\b(?! de)",
    r"\b(?:peligros[oa]s?|dañin[oa]s?|inofensiv[oa]s?|tóxic[oa]s?|mortal(?:es)?|adictiv[oa]s?"
    r"|contagios[oa]s?|hereditari[oa]s?|curables?|doloros[oa]s?|indolor[oa]?|irreversibles?|mejoría)\b",
    r"\bprobable(?:mente|s)?\b|\bimprobable\b|\bprobabilidad(?:es)?\b|\bposibilidades de\b",
    r"\b(?:aprob(?:ó|aron|ado|ada|ados|adas)|autoriz(?:ó|ado|ada|ados|adas)|marcado CE"
    r"|fuera de (?:la )?(?:ficha|indicación))\b",
    r"\brecomiend(?:a|an)\b|\brecomendad[oa]s?\b|\bdesaconsejan?\b",
    r"\b(?:mejor|peor|mayor|menor|más alt[oa]|más baj[oa])(?:es)? que\b|\bsin diferencias?\b"
    r"|\btan (?:bueno|segur|efica|efectiv)\w* como\b",
    r"\b(?:estudios?|ensayos?|investigador(?:es|as)?|investigación|expertos|revisi(?:ón|ones))\b.{0,60}"
    r"\b(?:encontr|hall|muestr|mostr|sugier|observ|vio|vieron|confirm|indic)\w*",
    r"\bse ha(?:n)? (?:visto|observado|comprobado|descrito|notificado|demostrado|encontrado)\b",
    r"\b(?:superan?|compensan?)\b",
    r"\b(?:nadie|ningún (?:estudio|ensayo)) (?:\w+ ){0,2}(?:sabe|demostr\w+|prob\w+)|\bno se sabe\b"
    r"|\bno está claro\b|\bse desconoce\b",
)

_DO = words(
    "llame pida pregunte hable consulte acuda evite deje descanse use utilice siga lave(?:se)?"
    " lávese mantenga manténgase aplique póngase vaya espere traiga tome beba coma elija relaje doble"
    " apunte anote lea escriba diga avise busque compruebe mire guarde tire cuente mida pésese"
    " siéntese túmbese levántese camine mueva respire presione seque cubra limpie cambie quite"
    " ponga haga dé venga vuelva recuerde piense planee reserve comparta limite reduzca aumente"
    " llama pide pregunta habla evita deja descansa toma bebe come lee espera trae recuerda"
    " informe explique dígale dígalo díganos cuéntenos llámenos acompañe procure intente"
)


@cache
def spanish() -> ClaimWords:
    """Return the words of Spanish. Made by whoever first asks: compiling them takes longer than a page."""
    return ClaimWords(
        code="es",
        figure=either(
            rf"{NUMBER}\s?(?:%|por\s?(?:ciento|cien|100)\b)",
            rf"\b{NUMBER}(?:\s+\w+)?\s+de\s+(?:cada\s+|los\s+|las\s+)?{NUMBER}\b",
            rf"\b{AMOUNT}\s?(?:{_TIMES}|{_SUBSTANCE}|{_SIZES})(?!\w)",
            rf"\b{AMOUNT}\s+(?:[\w-]+\s+)?{_PEOPLE}\b",
            rf"\b(?:más de|menos de|mayores de|menores de|al menos|hasta|por encima de|por debajo de"
            rf"|superior a|inferior a)\s+(?:los\s+)?(?!1\b){NUMBER}\b",
            rf"\bentre\s+{NUMBER}\s+y\s+{NUMBER}\b",
            rf"\b{NUMBER}/{NUMBER}\b",
            rf"\bincluyó a {NUMBER}\b",
        ),
        share=either(
            r"\b(?:la|una?)\s+(?:mitad|tercera\s+parte|cuarta\s+parte|quinta\s+parte|décima\s+parte)\b"
            r"(?!\s+(?:de\s+la\s+)?(?:pastilla|comprimido))",
            r"\bun\s+(?:tercio|cuarto|quinto)\s+de\s+(?:los|las|l|el|la)\b|\b(?:dos|tres)\s+(?:tercios|cuartos)\b",
            r"\bel\s+(?:doble|triple)\b|\b(?:duplica|triplica|dobla)n?\b|\bmedi[oa]\s+(?:hora|litro|día|comprimido)\b",
            r"\b(?:una|dos|tres|cuatro)\s+(?:vez|veces)\s+(?:al|a\s+la|por|cada|más|menos|en)\b",
        ),
        no_figure=either(
            r"\b(?:tipo|fase|grado|paso|páginas?|capítulo|sala|habitación|planta|parte|sección|número"
            r"|vitaminas?|omega|covid|hepatitis|figura|tabla|nivel|clase|pregunta|apartado|estadio)"
            rf"[\s-]?[A-Z]?{NUMBER}\b",
            r"\ba\s+las?\s+\d{1,2}(?:[:.]\d\d)?\b",
            r"\b(?:llame|llamar|marque|teléfono)\s+(?:al?\s+)?\d[\d\s]*\b(?!\s*[a-z%°])",
            r"\b\d{1,2}\s+de\s+(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
            r"|noviembre|diciembre)\b(?:\s+de\s+\d{4})?",
            r"\b1\s+vez\s+que\b",
        ),
        dose=either(rf"\b{AMOUNT}\s?(?:\w+\s+)?{_SUBSTANCE}(?!\w)"),
        effect=either(*_DOES, *_BEFALLS, *_JUDGES, *OF_THE_BODY, *COMPARED),
        no_effect=either(
            *NOT_OF_THE_BODY,
            r"\b(?:enfermer[ao]s?|médic[ao]s?|farmacéutic[ao]s?|fisioterapeutas?|matronas?|equipo"
            r"|cuidador(?:es|as)?|alguien|familia|amigos?)\s+(?:(?:le|te|les|l[oa]s?)\s+)?ayudan?\b",
            r"^(?:una?\s+|el\s+|la\s+)?(?!est[oae]\b|eso\b)[\w-]+(?:\s\d+)?\s+(?:significa|consiste)\b.*",
            r"\bpuede tener (?:dudas|preguntas)\b",
            # What somebody may do by choice befalls nobody.
            r"\b(?:usted|quien|nosotros|su médic[oa]|su equipo|l[oa]s médic[oa]s|el personal)\s+"
            r"(?:puede|pueden|podrá|podrán|podría)\s+\w+",
        ),
        condition=either(
            r"^(?:si|cuando|antes de|después de|tras|hasta que|mientras|durante|en caso de|para|al|en|a)\b"
            r"[^,]{1,90},\s*",
            r"^(?:entonces|y|pero|también|o|por favor|primero|luego|además|nunca|siempre|después)\b,?\s*",
        ),
        instruction=either(
            rf"^(?:no\s+)?(?:l[aoe]s?\s+)?{_DO}\b",
            r"^no\s+(?:conduzca|tome|beba|coma|deje|use|comparta|fume|haga|pare|olvide|dude|espere)\b",
            r"^(?:usted\s+)?(?:debe|debería|tiene\s+que|necesita|tendrá\s+que|deberá)\b",
            r"^(?:es\s+mejor|es\s+importante|conviene|hay\s+que)\b",
            # One question of a list, without its mark.
            r"^(?:qué|cuál(?:es)?|cómo|cuánto|cuántos|quién|dónde|si)\b(?!.*\b(?:no|depende|desconoce)\b)"
            r"(?!.*,)",
            r"^est[ea]\s+(?:folleto|hoja|página|artículo|texto|información)\b",
        ),
        arrangement=either(
            r"^(?:le|les|lo|la|te)\s+\w+(?:emos|amos|imos)\b",
            r"^(?:nuestr[oa]s?|nosotr[oa]s)\b",
            r"^su\s+(?:primera\s+|próxima\s+)?(?:enfermer[ao]|médic[ao]|equipo|cirujan[ao]|matrona|cita"
            r"|consulta|visita|farmacéutic[ao]|dentista|fisioterapeuta)\b",
            r"^(?:el|la|una?)\s+(?:médic[ao]|enfermer[ao]|clínica|consulta|equipo|cirujan[ao]|matrona"
            r"|dentista|recepción|farmacéutic[ao]|anestesista|grupo\s+de\s+apoyo)\b",
            r"^el\s+personal\b",
        ),
        reason=either(r"\b(?:porque|ya\s+que|pues)\b", r"[:;]\s", r"\s–\s"),
    )
