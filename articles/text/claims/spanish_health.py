"""What Spanish says of the body: where a part of it, or an illness, is changed by something.

As `english_health.py` does for English: any verb that is not one of looking after somebody, beside
a word for the body, an illness or its outcome.
"""

from __future__ import annotations

from .vocabulary import words

_BODY = words(
    "piel huesos? articulaci(?:ón|ones) músculos? corazón cerebro nervios? hígado riñ(?:ón|ones)"
    " pulm(?:ón|ones) estómago intestinos? vejiga sangre ojos? vista visión oídos? dientes? encías?"
    " garganta nariz boca lengua labios? pelo cabello pestañas uñas cuello hombros? brazos? manos? dedos?"
    " piernas? rodillas? caderas? tobillos? pies? pecho mamas útero ovarios próstata tiroides venas?"
    " arterias? vasos vías_respiratorias células? tejidos? hormonas? sistema_inmunitario cuerpo"
    " fertilidad respiración memoria ánimo apetito peso colesterol azúcar equilibrio espalda cabeza"
    " bebé feto defensas heces orina saliva leche presión tensión digestión"
)
_ILLNESS = words(
    r"\w{3,}(?:itis|osis|emia|algia|patía|oma|uria) enfermedad(?:es)? infecci(?:ón|ones) inflamación"
    " cáncer tumor(?:es)? bultos? hinchazón úlceras? ictus ataques? brotes? convulsiones coágulos?"
    " fracturas? cicatri(?:z|ces) heridas? lesi(?:ón|ones) sangrado hemorragias? dolor(?:es)? rigidez"
    " fiebre tos picor erupci(?:ón|ones) manchas síntomas? ansiedad depresión ceguera sordera alergias?"
    " muertes? asma diabetes migrañas? epilepsia demencia eccema gota náuseas calambres sofocos cálculos"
    " piedras cataratas caries crecimiento caídas sueño"
)
HEALTH = rf"(?:{_BODY}|{_ILLNESS})"

_LOOKS_AFTER = words(
    r"tom\w* us\w* mir\w* examin\w* revis\w* explic\w* mid\w* oper\w* lav\w* toc\w* explor\w* cuid\w*"
    r" limpi\w* muestr\w* escuch\w* cuent\w* describ\w* indic\w* mient\w* sobre entre desde durante ante"
    r" mediante dónde donde cuando para como hacia hasta contra porque que diagnostic\w* aunque dentro fuera cerca"
    r" trat\w* incluy\w* conten\w* contien\w* llam\w* signific\w* consist\w* teng\w* tien\w* quier\w*"
    r" necesit\w* not\w* pued\w* debe\w* sient\w* se[ap]\w* tod\w+ cada esta este parte muy mantenga\w*"
    r" relaj\w* apoy\w* dobl\w* seque\w* mueva\w* levant\w* controla compar\w* estudi\w* lista pregunt\w*"
)
_ARTICLE = r"(?:el|la|los|las|su|sus|un|una)"
_CHANGED = words(
    r"aparec(?:e|en|ió) desaparec(?:e|en|ió) crec(?:e|en|ió) empeora[n]? mejora(?:n|ron)? sangra[n]?"
    r" duele[n]? arde[n]? escuece[n]? pica[n]? vuelve[n]? cede[n]? remite[n]? sana[n]? cicatriza[n]?"
    r" falla[n]? aumenta[n]? disminuye[n]? baja[n]? sube[n]? reaparece[n]?"
)
_BY_ITSELF = words(
    r"inflama hincha rompe infecta endurece forma acumula debilita seca irrita estrecha obstruye tapa"
    r" cura alivia pasa quita agranda ensancha dilata abre cierra enrojece engrosa desgasta bloquea"
    r" descama cae vuelve pone queda extiende propaga contagia hereda transmite produce desarrolla"
)
_PEOPLE = words(
    "personas pacientes niños niñas adultos mujeres hombres bebés quienes participantes"
)

OF_THE_BODY = (
    # “Adelgaza la piel”
    rf"\b(?!{_LOOKS_AFTER}\b)\w{{2,}}(?:a|an|e|en|ó|aron|ió|ieron)\s+(?:más\s+|menos\s+|a\s+)?{_ARTICLE}\s+"
    rf"(?:\w+\s+)?(?:(?:de|del)\s+(?:la\s+|los\s+|las\s+)?)?{HEALTH}\b",
    rf"\b{HEALTH}\s+(?:\w+\s+)?(?:(?:no|suele|suelen|puede|pueden|también|a veces)\s+){{0,2}}{_CHANGED}\b",
    rf"\b(?:se|le|les)\s+{_BY_ITSELF}n?\b(?!\s+(?:usted|en\s+la\s+consulta))",
    rf"\b(?:vuelve|ponen?|dejan?|mantienen?|hacen?)\s+{_ARTICLE}\s+{HEALTH}\s+\w+",
    r"\b(?:aparece|ocurre|se\s+produce|surge)n?\s+(?:cuando|porque|si|tras|por)\b",
    rf"\b{HEALTH}\s+(?:\w+\s+)?se\s+(?!(?:v[ea]|us|lav|cubr|examin|mid|coloc|tom|hac|llam|revis|trat"
    r"|encuentr|cos|limpi|sec|oper|mir|explor)\w*\b)\w+(?:a|an|e|en)\b",
    rf"\b{HEALTH}\s+(?:pierde|gana|recupera)n?\s+\w+",
    r"\b(?:es|son)\s+(?:(?:muy|más|menos|bastante|poco)\s+)?(?:com[uú]n(?:es)?|frecuentes?|rar[oa]s?|habitual(?:es)?)\b"
    r"|\bes\s+normal\s+(?:notar|tener)\b(?!\s+(?:nervios|miedo|dudas|preguntas))|\bno\s+(?:da|dan|tienen?)\s+(?:ningún\s+)?síntomas?\b",
    rf"\bdejar\s+{_ARTICLE}\s+{HEALTH}\s+\w+|\bpasan?\s+a\s+la\s+(?:leche|sangre)\b|\bcrean?\s+(?:dependencia|hábito)\b",
    r"\bdificulta[nr]?\b|\b(?:notan?|sienten?|tienen?)\s+(?:\w+\s+)?(?:hormigueo|ardor|sequedad|entumecimiento)\b",
    r"\bvuelven?\s+a\s+(?:caminar|andar|trabajar|ver|oír|moverse|la\s+normalidad)\b",
    rf"\b{_PEOPLE}\s+(?:\w+\s+){{0,3}}\w+(?:an|en)\s+(?:mejor|peor|menos|más)\b",
    r"\bcausas?\b.{0,40}\b(?:no\s+se|todavía|aún)\b|\bse\s+cree\s+que\b|\b(?:más|menos)\s+(?:comunes|frecuentes)\b",
    rf"(?<!que )(?<!si )(?<!si usted )\b(?:experimenta|nota|siente|sufre|sufrir|presenta|padece|padecer)(?:n|rá|rán|á|án)?\s+(?:\w+\s+){{0,4}}(?:{HEALTH}|molestias?|malestar)\b",
    rf"\b(?:más|menos)\s+{HEALTH}\b|\ben\s+comparación\s+con\b|\bmás\s+(?:rápid|lent)[oa]s?\b",
    r"\b(?:es|son|suelen?\s+ser|pueden?\s+ser)\s+(?:infrecuentes?|transitori[oa]s?|pasajer[oa]s?|leves?|graves?|intens[oa]s?"
    r"|sever[oa]s?|molest[oa]s?)\b|\bllevar?\s+una\s+vida\s+normal\b|\bbeneficia[n]?\b",
    r"\b(?:muy|bastante|más|poco)\s+segur[oa]s?\b|\bincómod[oa]s?\b|\bse\s+intensifica[n]?\b|\bdesciende[n]?\b"
    r"|\bsuelen?\s+(?:ir|venir)\s+acompañad[oa]s?\b|\bcausa\b.{0,40}\bdesconocida\b|\bsienta\s+(?:hambre|sed|frío|calor)\b",
    r"\b(?:sin\s+tratar|sin\s+tratamiento)\b|\bse\s+contagia\b|\bse\s+hereda\b",
    r"\b(?:engorda|adelgaza)(?:r|n)?\b|\b(?:gana|pierde|perder|ganar)[n]?\s+(?:peso|pelo|vista|audición)\b",
    rf"\bno\s+(?:se\s+)?\w+(?:a|an|e|en)\s+(?:en|a|de|la|el|los|las)\s+(?:\w+\s+)?{HEALTH}\b",
)
COMPARED = (
    rf"\b(?:más|menos)\s+(?:{_PEOPLE}|muertes|caídas|fracturas|infecciones|brotes)\b.{{0,60}}\b(?:tuvieron"
    r"|murieron|dejaron|abandonaron|necesitaron|siguieron|mejoraron|notaron|sufrieron|dormían|volvieron)\b",
    r"\b(?:mejor|peor|antes|más|menos)\b.{0,40}\bque\s+(?:con|quienes|los\s+que|las\s+que|sin|antes|en|el\s+placebo)\b",
    r"\bcon\s+(?:más|menos)\s+(?:facilidad|frecuencia|rapidez)\b|\bmás\s+(?:a\s+menudo|despacio|rápido)\b",
    r"\b(?:dejaron|abandonaron)\b.{0,40}\b(?:por|debido)\b|\b(?:que\s+el|como\s+un)\s+placebo\b",
    r"\bno\s+deben\s+(?:tomar|usar|recibir)\w*\b|\b(?:pocas|escasas|ninguna)\s+pruebas?\b|\bno\s+hay\s+pruebas\b",
)
NOT_OF_THE_BODY = (
    r"\bayuda[n]?\s+a\s+(?:detectar|diagnosticar|encontrar|comprender|ver|decidir)\b.*",
    r"^(?:existen?|hay)\s+(?:\w+\s+){1,2}(?:disponibles\s+)?(?:para|contra|de)\s+\w+.*",
    r"^(?:el|la|los|las)\s+\w+(?:\s+\w+)?\s+(?:es|son)\s+(?:el|la|los|las)\s+(?!causa|razón)\w+\s+que\b.*",
    r"^(?:la\s+palabra|el\s+término|el\s+nombre)\b.*",
    r"\b(?:vergüenza|apuro|reparo|miedo|corte)\s+(?:hablar|preguntar|decir|contar|pedir)\w*.*",
    r"[,;:(]\s*(?:vea|véase|consulte|lea)\b.*",
    r",?\s+(?:así\s+que|y|pero|o)\s+(?:por\s+favor\s+)?(?:pregunte|avise|llame|consulte|hable|diga|pida)\b.*",
    r"\bse\s+hace\s+(?:con|en|bajo)\b|\bqué\s+pasa\s+(?:si|cuando|después)\b",
)
