"""How English states figures and effects."""

from __future__ import annotations

from functools import cache

from .english_health import COMPARED, NOT_OF_THE_BODY, OF_THE_BODY
from .vocabulary import AMOUNT, NUMBER, ClaimWords, either, forms, words

_TIMES = words("seconds? minutes? mins? hours? hrs? h days? nights? weeks? months? years? decades?")
_SUBSTANCE = words(
    "mg g kg mcg µg micrograms? milligrams? grams? ml millilitres? litres? l units? iu tablets?"
    " capsules? pills? puffs? drops? sprays? sachets? patches doses? teaspoons? tablespoons?"
)
_SIZES = words(
    r"°\s?[CF] degrees mmHg mmol cm mm metres? meters? miles? km calories kcal kilojoules decibels?"
    " beats glasses cups portions servings cigarettes drinks euros? dollars pounds"
)
_PEOPLE = words(
    "people persons adults women men children babies infants teenagers patients participants"
    " volunteers smokers users mothers studies trials reviews cases deaths births pregnancies"
    " sessions courses drips injections infusions episodes attacks operations stays times samples"
)
_SOMEBODY = r"(?:people|adults|women|men|children|babies|patients|them|those|all|the|cases|users)"
_FRACTION = r"(?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)"
_CHANGE = r"(?:halv(?:ed|ing|es? (?:the|your|their))|(?:doubl|tripl|quadrupl)(?:es|ed|ing))\b"

_PART = r"(?:pain|itch\w*|rash(?:es)?|headaches?|nausea|fever|cough|dizzy|dizziness|sick(?:ness)?)"
_FEELING = (
    rf"(?:{_PART}|sleepy|tired|tiredness|drowsy|numb|faint|weak|anxious|low|constipat\w+|bloated"
    r"|diarrhoea|diarrhea|vomit\w*|swelling|swollen|bruis\w+|bleed\w*|cramps?|blister\w*|redness"
    r"|infection|seizures?|fits?|hot flushes|hair loss|thirsty|confused|irritable|better|worse"
    r"|unwell|well|far away|detached|reactions?|strokes?|cancer|heart attacks?|blood clots?)"
)

_AFTER = r"\b(?:can|cannot|can['’]t|may|might|could|will|would|should|do|does|did|don['’]t|doesn['’]t|didn['’]t)"
_ADVERB = r"(?:not|also|all|both|even|still|often|sometimes|rarely|seldom|only|then|(?!apply|supply|rely|reply|comply|multiply)\w+ly)"
_ADVERBS = rf"(?:\s+{_ADVERB})*"
_NEUTRAL = words(
    "be have take need want wish like go come eat drink bring wait call talk ask read find pay see"
    " say tell show choose decide offer start use suggest look refer arrange apply vary differ"
    " include contain give know happen depend do make continue try keep measure expect join write"
    " speak stay drive return carry learn wonder think book change check cover plan meet count"
    " prefer promise taste require stand"
)
_VERBS = forms(
    "cause trigger provoke ease relieve reduce decrease increase improve soothe irritate aggravate"
    " destroy lower lessen worsen boost shorten lengthen prolong delay prevent protect preserve"
    " affect weaken strengthen heal transmit infect suppress inflame deepen disturb disrupt alter"
    " restore stimulate activate inhibit impair reverse poison dampen curb recur relapse survive"
    " recover linger persist interact outweigh widen narrow relax loosen soften dissolve swell crave"
    " strain reverse"
)
_AS_NOUNS = (
    "help work treat cure block kill harm hurt damage slow raise cut control spread lift stop numb"
    " calm fight clear change affect act rise fall drop fade"
)

_DOES = (
    rf"(?<!\bthe )(?<!\ba )\b{_VERBS}\b",
    rf"{_AFTER}{_ADVERBS}\s+{words(_AS_NOUNS)}\b",
    # What may befall anybody: whoever may do something by choice was cut out before.
    rf"\b(?:can|cannot|may|might|could)\b{_ADVERBS}\s+(?!{_NEUTRAL}\b|{_ADVERB}\b)[a-z]{{3,}}\b",
    r"\b(?:leads?|led|leading) (?:(?:\w+ ){0,3})to\b",
    r"\bresult(?:s|ed|ing)? in\b",
    r"\b(?:brings?|brought|bringing|sets?|push(?:es|ed)?)\b.{0,30}\b(?:on|back|about|down|off|up)\b",
    r"\b(?:makes?|made|making)\b(?!\s+(?:of|sure|an appointment|up|from|by)\b).{0,60}"
    r"\b(?:worse|better|more|less|likely|unlikely|easier|harder|hard|difficult|sleepy|dizzy|sick"
    rf"|tired|thinner|softer|stronger|weaker|immune|difference|ill|\w{{3,}}ier|{_FEELING})\b",
    r"\b(?:slows|slowed|slowing|raises|raised|cuts|damages|damaged|harms|harmed|hurts|kills|killed"
    r"|blocks|blocked|numbs|calms|fights|treats|treated with|cures|cured|controls|controlled"
    r"|spreads|thins|shrinks|shrank|clots|shapes?|beats)\b"
    r"(?=\s+(?!(?:of|in|and|or|from|are|were|that|per|to)\b)\w)|\b(?:halv|doubl|tripl)(?:ed|ing)\b",
    r"\bcut\b(?= (?:the|heart|deaths|pain|symptoms|strokes|by|your)\b)",
    r"\b(?:raise|harm|damage|kill|slow|block|treat|cure|calm|fight|spread) (?:the|your|blood|pain"
    r"|mood|people|cells|bacteria|infections?|symptoms|depression|hepatitis|\w+ing)\b",
    r"\b(?:stops?|stopped|keeps?|kept)\b.{0,40}\b(?:from|strong|healthy|open|spread\w*|working)\b",
    rf"\b(?:give|gives|gave) (?:you|people|children) (?:\w+ )?(?:{_FEELING}|flu|energy|relief)\b",
    r"\bused (?:to treat|for treating|to ease|to prevent|against)\b",
    r"\bchang(?:es|ed|ing) (?!in\b|that\b|to\b|you\b|are\b|can\b)\w+",
    r"\bhelp(?:s|ed)\b|\bhelp (?:some|most|many|people|with|to|keep|you)\b",
    r"\b(?:works|worked)\b(?!\s+(?:as a|at|with you|out|from|shifts?)\b)"
    r"|\bwork (?:well|best|by|on|for|faster|better|against)\b",
    r"\bact(?:s|ed)? (?:on|through|at|against)\b|\bpasse[sd]? on\b|\binterfer(?:e|es|ed) with\b",
    r"\bsav(?:e|es|ed) lives\b|\bopens? (?:up )?(?:the )?(?:airways?|arter\w+|vessels?)\b",
    r"\b(?:builds?|clears?) up\b|\bbreaks? down\b|\b(?:get|gets|pass|passes|go|goes) into (?:breast milk|the|your)\b|\bcross(?:es)? the placenta\b",
    r"\bcauses? of\b|\bcommon cause\b|\bdue to\b|\bplay(?:s|ed)? (?:an? |some |no |any )?(?:\w+ )?(?:role|part)\b"
    r"|\bprotection (?:from|against)\b|\ballergic to\b|\brelief\b",
)
_BEFALLS = (
    r"\b(?:survival|died|dies|die|lived|remission|miscarr\w+|scarring)\b",
    r"\b(?:get|gets|got|getting|feel|feels|felt|do|did|does)\b(?: \w+){0,2} (?:better|worse|well"
    r"|unwell)\b",
    r"\b(?:wears?|wore|lets?) (?:off|up)\b|\bfad(?:es|ed)\b|\bcomes? back\b|\bgoes away\b"
    r"|\bdisappears?\b",
    r"\bsymptoms? (?:\w+ )?(?:return|returned|are|include|come|settle|clear|improve)\b",
    r"\b(?:pressure|levels?|rates?|weight|mood|activity|signals?|sugar|temperature|it|they|pain)\s+"
    r"(?:\w+\s+)?(?:rises?|rose|falls?|fell|drops?|dropped|lifts?|improves?|goes (?:up|down)|went (?:up|down))\b"
    r"(?! (?:out|off|asleep)\b)",
    r"\b(?:pressure|mood|weight|temperature) (?:can|may|might|could) (?:go|stay)\b",
    r"\b(?:is|are|seems?) (?:also |very |fairly )?(?:un)?(?:common|rare)\b",
    r"\b(?:rises?|falls?|drops?|reductions?|loss|jump) in\b",
    r"\bno (?:\w+ )?(?:rise|fall|drop|change|gain|effect|improvement|link|protection)\b",
    r"\b(?:may|might|can|could)\b (?:\w+ ){0,2}(?:be (?:fatal|dangerous|serious|harmful|worse|woken|roused|cured|reversed)"
    rf"|have (?:\w+ )?(?:{_FEELING}|problems|trouble))\b",
    rf"\b(?:gets?|got|feels?|felt|have|has|had|develops?|developed|notice[sd]?)\b (?:\w+ ){{0,3}}"
    rf"{_FEELING}\b",
    rf"\b{_FEELING} (?:is|are) (?:common|rare|likely|possible)\b",
    r"\b(?:leaves?|left) (?:\w+ )?(?:scars?|marks?|many|people|you)\b",
    r"\bgo(?:es)? (?:along|hand in hand) with\b|\bpart of (?:normal )?age?ing\b|\bcould walk\b",
)
_JUDGES = (
    r"\bside[- ]effects?\b|\brisks?\b|\brisky\b|\bbenefits?\b|\bbenefited\b|\bcomplications?\b",
    r"\bevidence\b|\bproven\b|\bproved\b|\bproof\b|\b(?:un)?suitable for\b",
    r"\b(?:linked|associated|association|connection|relationship)\b|\blinks?\b(?= (?:to|with|between))",
    r"\b(?:in)?effective(?:ness)?\b|\befficacy\b|\b(?:un)?safe(?:r|ly|ty)?\b(?! (?:place|home)\b)",
    r"\b(?:dangerous|harmful|harmless|toxic|poisonous|fatal|deadly|life-threatening|addictive"
    r"|contagious|infectious|inherited|hereditary|curable|treatable|painful|painless|irreversible"
    r"|reversible|life expectancy|addict\w+|dependence)\b",
    r"\bas (?:good|safe|effective) as\b|\bhabit-forming\b|\b(?:un)?likely\b|\blikelihood\b|\b(?:chances?|odds)\b(?! to (?:ask|talk))",
    r"\b(?:approved|licen[sc]ed|authori[sz]ed|approval|off-label|CE mark|cleared by)\b",
    r"\brecommend(?:s|ed)?\b|\badvises? against\b",
    r"\b(?:labels?|regulators?|FDA|EMA|MHRA|NICE|WHO|guidelines?|guidance|agency|authority)\b.{0,40}"
    r"\b(?:says?|warns?|warned|advises?|advised|approves?|suggests?|states?)\b",
    r"\bno (?:clear |real )?(?:better|worse|different|difference|gap)\b|\b(?:better|worse) than\b",
    r"\b(?:lower|higher|fewer|smaller|larger|greater|shorter|longer|stronger|faster|sooner) (?:\w+ )?"
    r"than\b|\b(?:the|any|true) gain\b|\bno longer clear\b",
    r"\b(?:stud(?:y|ies)|trials?|research(?:ers)?|reviews?|scientists|experts)\b.{0,60}"
    r"\b(?:found|find|finds|shows?|showed|shown|suggests?|suggested|saw|confirmed|hints?|indicates?|points? to|disagree|agree)\b",
    r"^in (?:\w+ ){0,4}(?:stud(?:y|ies)|trials?|mice|rats|animals)\b(?!.{0,60}\b(?:took in|tested|looked"
    r"|compared|measured|counted)\b)",
    r"\b(?:has|have|had) (?:\w+ )?been (?:\w+ )?(?:seen|shown|measured|reported|found|observed|noted)\b",
    r"\b(?:was|were) (?:seen|shown|found|observed|reported|noted) (?:in|to|after|with|that|between)\b",
    r"\b(?:no ?one|nobody|none|no stud(?:y|ies)|no trials?)\b (?:\w+ ){0,3}(?:shows?|shown|knows?"
    r"|proven|proved|settled|tested)\b|\bnot (?:yet )?known\b|\bis unclear\b|\buncertain\b|\b(?:debated|disputed|contested|divided)\b|\bmixed\b",
    r"\b(?:cannot|does not|do not) explain\b",
)

_DO = words(
    "ask call tell take wait keep stop avoid drink eat rest use check go see talk bring read write"
    " try make get give put hold wash apply seek contact phone ring speak let start do don['’]t"
    " never always remember think plan choose book arrange cover clean lie sit stand walk move"
    " carry follow store throw finish swallow inhale breathe press pat dry change remove leave look"
    " watch note show count measure weigh limit cut set increase reduce lower bend relax stay come"
    " be have say send share learn find add work continue discuss treat protect help mention"
    " arrive swap spread cool raise begin practise practice meet visit sign switch save"
)


@cache
def english() -> ClaimWords:
    """Return the words of English. Made by whoever first asks: compiling them takes longer than a page."""
    return ClaimWords(
        code="en",
        figure=either(
            rf"{NUMBER}\s?(?:%|per\s?cent\b)",
            rf"\b{NUMBER}(?:\s+\w+)?\s+(?:in|out\s+of|of|of\s+the|of\s+every)\s+(?:every\s+|a\s+)?{NUMBER}\b",
            rf"\b{AMOUNT}[\s-]?(?:{_TIMES}|{_SUBSTANCE}|{_SIZES})(?!\w)",
            rf"\b{AMOUNT}\s+(?:[\w-]+\s+){{0,2}}{_PEOPLE}\b",
            rf"\b{AMOUNT}\s+(?:more|full|short|long|large|small|further|whole)\s+{_TIMES}\b",
            rf"\b(?:aged?|over|under|above|below|older than|younger than|more than|fewer than|less than"
            rf"|at least|at most|up to|only)\s+(?!1\b){NUMBER}\b(?!\s*(?:of your|of the))",
            rf"\b{NUMBER}/{NUMBER}\b|\bages?\s+(?:of\s+)?{NUMBER}\b",
            rf"\b(?:weeks?|days?|months?|years?)\s+{NUMBER}\b|\bout\s+of\s+{NUMBER}\b",
            rf"\b{NUMBER}-fold\b|\b{NUMBER}\s+points?\b",
            rf"\bn\s?=\s?{NUMBER}",
        ),
        share=either(
            rf"\b(?:a|one|two|three|four)[\s-]{_FRACTION}\s+(?:of|to|as|less|more|lower|higher|fewer)\b",
            rf"\bhalf\s+(?:of\b|{_SOMEBODY}\b|as\b|an?\s+(?:hour|litre|day|tablet|minute|year)\b)",
            r"\b(?:about|around|nearly|almost|over|than|roughly|only)\s+half\b",
            rf"\bby\s+(?:\w+\s+){{0,2}}(?:half|{_FRACTION})\b",
            rf"\b{_CHANGE}",
            r"\b(?:once|twice)\s+(?:an?|each|every|per)\b",
            r"\btwice\s+(?:as|the)\b|\bdouble\s+(?:the|that)\b",
            r"\b(?:within|after|for|in|lasts?|about|around|over|takes?|half)\s+an?\s+(?:hour|minute|day|week"
            r"|fortnight|month|year|decade)\b",
            r"\b(?:an?)\s+(?:hour|day|week|fortnight|month|year)\s+(?:later|after|before|or\s+two)\b",
            r"\b(?:every|each)\s+other\s+(?:day|week)\b",
        ),
        no_figure=either(
            r"\b(?:type|stage|grade|step|pages?|chapter|room|floor|phase|part|section|number|no\.|ward"
            r"|schedule|vitamins?|omega|covid|hepatitis|figure|table|level|class|question|category)"
            rf"[\s-]?[A-Z]?{NUMBER}\b",
            r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o['’]clock)(?!\w)",
            r"\b(?:call|ring|dial|phone|text|on)\s+\d[\d\s]*\b(?!\s*[a-z%°])",
            r"\b\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October"
            r"|November|December)\b(?:\s+\d{4})?",
            r"\b(?:first|next|last)\s+\d\s+(?:steps|pages|questions)\b",
        ),
        dose=either(rf"\b{AMOUNT}[\s-]?(?:\w+\s+)?{_SUBSTANCE}(?!\w)"),
        effect=either(*_DOES, *_BEFALLS, *_JUDGES, *OF_THE_BODY, *COMPARED),
        no_effect=either(
            *NOT_OF_THE_BODY,
            r"\b(?:nurses?|doctors?|pharmacists?|physiotherapists?|midwi(?:fe|ves)|therapists?|team"
            r"|staff|carers?|interpreters?|someone|anyone|friends?|family|counsellors?)\s+"
            r"(?:\w+\s+){0,2}help(?:s|ed)?\b",
            r"^(?:an?\s+|the\s+)?(?!this\b|that\b|it\b)[\w-]+(?:\s\d+)?\s+means?\b.*",
            r"\b(?:working|works?)\s+(?:hours|days?|place)\b",
            r"\bmixed\s+(?:feelings|with)\b|\bhow\s+(?:\w+\s+)?(?:it|they)\s+works?\b",
            r"\b(?:does\s+not|doesn['’]t)\s+mean\b.*",
            r"\blikely\s+(?:to\s+)?(?:be\s+asked|meet)\b",
            # What people may do by choice befalls nobody.
            r"\b(?:you\s+(?:can|could|cannot)|(?:we|i|who|doctors?|nurses?|staff|clinics?|teams?|your \w+)\s+"
            r"(?:can|may|might|could|cannot))\b(?!\s+(?:\w+\s+){0,2}(?:feel|get|become|lose|notice|bleed"
            r"|swell|faint|vomit|seem|suffer|develop|die|fall|have|hear|relapse|recover|be|gain|sweat|pass out)\b)"
            r"(?:\s\w+){0,2}",
            rf"\byou\s+(?:may|might)\s+(?:also\s+|still\s+|then\s+)?(?!(?:feel|get|become|notice|have|be|find\s+it)\b)"
            rf"(?:{_NEUTRAL}|shower|bathe|swim|travel|fly|sit|sleep|work|wear|park|visit)\b(?:\s\w+){{0,2}}",
            r"\bsafety\s+(?:programmes?|measures|rules?|checks?|plans?|net|leaflets?|information)\b|\bcalled off-label\b",
            r"\bcontrolled\s+(?:drugs?|trials?|stud\w+|substances?)\b|\bbetter\s+than\s+it\s+(?:is|looks)\b",
            r"\bcontrol\s+groups?\b|\bbirth\s+control\b",
        ),
        condition=either(
            r"^(?:if|when|whenever|before|after|once|until|unless|during|while|as soon as|to"
            r"|(?:for|on|in|at)\b(?![^,]*\b(?:it|this|that)\s+(?:is|was)\b))\b[^,]{1,90},\s*",
            r"^(?:then|and|so|but|also|or|please|first|next|finally|instead|otherwise|too)\b,?\s*",
        ),
        instruction=either(
            rf"^{_DO}\b(?!-)(?!\s+(?:is|are|was|were|has|had|did|can|cannot|may|might|does|helps|helped|works|worked|{_VERBS})\b)",
            r"^you\s+(?:\w+\s+)?(?:should|must|need(?:\s+not)?\s+to|need\s+not|have\s+to|ought\s+to"
            r"|will\s+need|are\s+asked|could\s+ask|can\s+ask|do\s+not\s+(?:need|have)\s+to)\b",
            r"^(?:it\s+is|it['’]s)\s+(?:best|important|better|a\s+good\s+idea)\s+(?:not\s+)?to\b",
            r"^nor\s+should\s+you\b",
            # One question of a list, without its mark.
            r"^(?:whether|which|how|what|who|why|where)\b(?!.*\b(?:unclear|unknown"
            r"|disputed|debated|depends|(?:is|are|has|have)\s+(?:\w+\s+)?not)\b)",
            r"^you\s+can\s+(?:read|find|see)\b",
            r"^(?:this|these)\s+(?:leaflet|pages?|article|information|sheet|text)\b",
        ),
        arrangement=either(
            r"^we\b(?!\s+(?:(?:do\s+not|don['’]t|now|still|also|only|cannot)\s+)*"
            r"(?:know|think|found|believe|say|saw)\b)",
            r"^our\b",
            r"^your\s+(?:\w+\s+)?(?:nurse|doctor|team|surgeon|midwife|therapist|pharmacist"
            r"|dentist|appointment|visit|consultant|anaesthetist|physiotherapist)\b",
            r"^(?:the|an?)\s+(?:doctor|nurse|clinic|ward|team|surgeon|anaesthetist|midwife|dentist"
            r"|reception|pharmacist|therapist|support\s+group|radiographer)\b",
            r"^staff\b",
        ),
        reason=either(
            r"\bbecause\b", r"\bsince\s+it\b", r"\bas\s+(?:it|this|they)\b", r"[:;]\s", r"\s–\s"
        ),
    )
