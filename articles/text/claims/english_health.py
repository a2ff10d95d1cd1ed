"""What English says of the body: where a part of it, or an illness, is changed by something.

The lists of `english.py` name what is said to happen. These patterns ask for less: any verb that
is not one of looking after somebody, beside a word for the body, an illness or its outcome.
"""

from __future__ import annotations

from .vocabulary import words

_BODY = words(
    "skin bones? joints? muscles? heart brain nerves? liver kidneys? lungs? stomach bowels? guts?"
    " bladder blood eyes? eyesight sight vision hearing ears? tooth teeth gums? throat nose mouth"
    " tongue lips? hair lashes nails? neck shoulders? arms? hands? fingers? legs? knees? hips? ankles?"
    " foot feet toes chest breasts? womb ovaries prostate thyroid veins? arter(?:y|ies) vessels? airways?"
    " cells? tissues? lining hormones? immune_system body fertility sleep breathing memory mood"
    " appetite weight urine stools? saliva sweat periods cholesterol sugar balance spine back head baby immunity"
)
_ILLNESS = words(
    r"(?!diagn|progn)\w{3,}(?:itis|osis|a?emia|algia|pathy|oma|uria) disease infections? inflammation cancers? tumours?"
    " lumps? swelling ulcers? strokes? attacks? flares? flare-ups? seizures? clots? fractures? scars?"
    " wounds? injur(?:y|ies) bleeding pains? aches? stiffness fever cough itch(?:ing)? rash(?:es)?"
    " spots symptoms? anxiety depression blindness deafness allerg(?:y|ies) deaths? asthma diabetes"
    " migraines? epilepsy dementia eczema gout malaria measles flu flushes sweats cramps nausea"
    r" (?!busi|kind|aware|ill|fit|will|good|like|wit)\w{3,}ness stones? cataracts? decay growth falls"
)
HEALTH = rf"(?:{_BODY}|{_ILLNESS})"

# Who looks after somebody, or tells what is in something, changes nothing by it.
_LOOKS_AFTER = words(
    "check test measure examine listen look see show watch scan film record describe explain list"
    " name use need include contain cover mean take ask study compare count tell say treat know find"
    " feel follow clean wash operate photograph choose visit call know has doe i wa thi unles les plu"
    " acros toward beside hi it alway perhap need wear interest involv allow score add give keep get"
    " hold store come go give monitor hav"
)
_CHANGED = words(
    "swells? swelled swollen hardens? tightens? narrows? breaks? broke tears? bleeds? bled leaks? bursts?"
    " dries dried stiffens? aches? ached burns? stings? stung itches itched spreads? shrinks? shrank"
    " heals? healed returns? returned eases? settles? settled clears? cleared forms? grows? grew"
    " shrivels? peels? peeled blisters wastes? wasted stops? stopped fails? failed"
    " disappears? improves? improved recovers? recovered worsens? happens? occurs? develops? appears?"
)
_LOOKS = words(
    "gets? got becomes? became turns? turned goes went feels? felt looks? stays? grows? grew"
)
_STATE = (
    r"(?:red|hot|cold|sore|stiff|dry|itchy|swollen|pale|yellow|blue|dark(?:er)?|numb|weak(?:er)?|thin"
    r"(?:ner)?|thick(?:er)?|tight(?:er)?|inflamed|infected|blocked|blurr\w+|misty|cloudy|mild|severe"
    r"|serious|temporary|permanent|worse|worst|better|stronger|irregular|heavier|lighter|tender|painful)"
)
_PEOPLE = words("people patients children adults women men babies users smokers of_them of_those")

_JOINING = words(
    "and or for from with into onto over under near about before after during between behind around"
    " that who are can may have had will were against through inside outside across toward towards than"
    " like because when where while until without within along below above past"
)

OF_THE_BODY = (
    # “It thins the lining of the gut”
    rf"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bbe )(?<!\bwere )\b(?!{_LOOKS_AFTER}(?:s|es|ed)?\b)[a-z]{{3,}}(?:s|ed)\s+(?:down\s+|up\s+|away\s+)?"
    rf"(?:the|your|their|a child's|some|most|many)\s+(?:[\w-]+\s+){{0,2}}(?:of\s+)?{HEALTH}\b",
    # “It builds muscle”, “steroids thin your skin”
    rf"(?<!\bis )(?<!\bare )(?<!\bthe )(?<!\ba )\b(?!{_LOOKS_AFTER}(?:s|es|ed)?\b)[a-z]{{3,}}[^s\W]s\s+{HEALTH}\b(?=[.,;]|\s+(?:and|in|by|for)\b|$)",
    rf"\b[a-z]{{3,}}s\s+(?!{_JOINING}\b)(?!{_LOOKS_AFTER}\b)[a-z]{{2,}}[^s\W]\s+(?:the|your|their)\s+{HEALTH}\b",
    # “The joint turns red”, “the pain is mild”, “makes skin dry”
    rf"\b{HEALTH}\s+(?:\w+\s+){{0,2}}(?:{_LOOKS}|is|are|was|were|may be|can be)\s+(?:\w+\s+)?{_STATE}\b",
    rf"\b(?:makes?|made|leaves?|left|lets?|keeps?|kept|helps?|turns?|turned)\s+(?!in\b|of\b|from\b|by\b|at\b|with\b)(?:\w+\s+){{0,2}}{HEALTH}\s+\w+",
    # “The wound heals within days”
    rf"\b{HEALTH}\s+(?:(?:often|usually|sometimes|also|slowly|then|soon|no longer|rarely|never|that"
    rf"|does not|do not|did not|will|cannot|may|can)\s+){{0,3}}{_CHANGED}\b(?!\s+(?:of|at)\b)",
    r"(?<!what )\b(?:happens?|occurs?|develops?|comes? on|flares? up)\s+(?:when|because|if)\b",
    rf"\b(?:takes?|took)\s+away\s+(?:\w+\s+){{0,2}}{HEALTH}\b|\bgets?\s+rid\s+of\b",
    rf"\b(?:does|do|did|will)\s+not\s+(?:\w+\s+){{1,3}}(?:into\s+|in\s+)?{HEALTH}\b",
    rf"\bcut(?:s|ting)?\s+(?:\w+\s+){{0,3}}(?:{HEALTH}\b|by\b)",
    r"\bpeople\s+with\s+(?:\w+\s+){1,3}(?:\w+\s+){1,2}more\s+(?:easily|often|slowly|quickly)\b",
    r"\b(?:put|puts|putting)\s+on\s+weight\b|\b(?:gain|gains|lose|loses|lost)\s+(?:weight|hair|sight|hearing)\b",
    rf"\b(?:stop|keep|protect|prevent)\s+(?:\w+\s+){{0,3}}{HEALTH}\s+(?:from\s+)?\w+ing\b",
    r"\b(?:is|are|gets?)\s+(?:often\s+|usually\s+|much\s+)?(?:worse|worst|better)\s+(?:in|at|after|towards"
    r"|when|during|with|on|before|if)\b|\b(?:more|less|most)\s+common(?:ly)?\b",
    rf"\b{HEALTH}\s+(?:starts?|started|begins?|began)\s+to\s+\w+",
    r"\bkeeps?\s+(?:people|you|children|babies|them)\s+(?:awake|well|alive|steady|going)\b",
    r"\b(?:find|finds)\s+it\s+(?:hard|harder|easier|difficult)\s+to\s+(?!ask|talk|say|tell|bring|decide)",
    r"\bpass(?:es)?\s+to\s+(?:the|your)\s+baby\b|\b(?:does|do|did)\s+nothing\s+(?:for|against|to)\b",
    r"\btak(?:es?|ing)\s+(?:the\s+)?(?:pressure|strain|weight)\s+off\b|\bcomes?\s+and\s+goe?s?\b",
    r"\bback\s+(?:on\s+their\s+feet|to\s+(?:normal|work))\b|\bdoubles?\s+(?:the|your)\b",
    rf"\b{HEALTH}\s+(?:comes\s+from|goes\s+(?:too\s+)?(?:high|low|up|down))\b|\bwears?\s+\w+\s+down\b",
    r"\b(?:becomes?|became)\s+(?:less|more)\s+\w+|\bcarr(?:y|ies)\s+(?:a|the|this)\s+(?:\w+\s+)?warning\b",
    r"\b(?:people|those|children|adults)\s+who\b.{0,40}\b(?:further|less|longer|better|worse|fewer)\b",
    r"\bsymptoms\b.{0,50}\b(?:include|are)\b|\b(?:may|might)\s+need\s+to\s+go\s+to\s+hospital\b",
    r"\b(?:is|are)\s+(?:not\s+)?advised\b|\b(?:un)?suitable\b|\b(?:is|are)\s+not\s+for\s+(?:people|anyone|everyone)\b",
    rf"\brules?\s+(?:out\s+\w+|(?:\w+\s+){{1,2}}out)\b|\badd(?:s|ed)?\s+to\s+(?:the\s+|your\s+)?{HEALTH}\b|\bmatters?\s+more\b",
    r"\b(?:less|little|not\s+much|not\s+enough)\s+is\s+(?:yet\s+)?known\b",
    rf"\b(?:may|might|can|could|will)\s+(?:\w+\s+)?have\s+(?:\w+\s+){{0,3}}{_ILLNESS}\b|\bbecause\s+of\s+(?:\w+\s+){{0,4}}{HEALTH}\b",
    r"\b(?:go|goes)\s+away\b|\b(?:un)?tolerated?\b|\bto\s+stop\s+(?:them|it|you|people|this)\s+(?:from\s+)?\w+ing\b",
    r"\buncomfortable\b|\bsuffers?\s+from\b|\bthere\s+(?:is|are|may\s+be|can\s+be)\s+(?:\w+\s+){0,2}(?:pain|bleeding|swelling|bruising|soreness)\b",
    r"\b(?:left\s+)?untreated\b|^without\s+(?:treatment|it)\b|\bcontagious\b|\bcatching\b",
)
COMPARED = (
    r"\b(?:better|worse|sooner|faster|longer|quicker|more often|less often|more easily)\b"
    r".{0,50}\bthan\b",
    rf"\b(?:gets?|got|have|has|had|needs?|needed)\s+(?:fewer|less|more|\w{{3,}}er)\s+(?:\w+\s+)?{HEALTH}\b",
    r"\b(?:experts|doctors|guidelines?|specialists)\s+(?:now\s+)?advise\b",
    rf"\b(?:more|fewer|less)\b.{{0,60}}\bthan\s+(?:with|on|other|those|after|without|before|in|{_PEOPLE}"
    r"|(?:the|a|an)\s+(?:dummy|placebo|usual|other|older?|standard))\b",
    rf"\b(?:more|fewer|less)\s+(?:{_PEOPLE}|deaths|strokes|attacks|falls|fractures|infections|flares)\b"
    r".{0,60}\b(?:had|died|got|stopped|dropped|needed|stayed|felt|fell|developed|went|broke|lived"
    r"|recovered|relapsed|came)\b",
    r"\b(?:than|like|as)\b.{0,30}\b(?:dummy|placebo|sham)\b|,\s+compared\s+with\b",
    r"\bdropped\s+out\b|\bstopped\b.{0,40}\bbecause\s+of\b|\bworks?\s+(?:less|as|just as)\s+well\b",
    r"\b(?:people|anyone|women|children|adults|someone|who)\b.{0,40}\bshould\s+not\s+(?:have|take|use|be given)\b",
    r"\bno\s+clear\s+answer\b|\bnot\s+clear-cut\b|\bnot\s+enough\s+is\s+known\b|\bstill\s+being\s+studied\b",
)

NOT_OF_THE_BODY = (
    # Words explained, what people feel about asking, pages named, chance in a result.
    r"^(?:the\s+)?(?:word|term|name)s?\b.*\b(?:means?|comes?|stands?)\b.*",
    r"^an?\s+[\w-]+(?:\s[\w-]+)?\s+is\s+an?\s(?!\w*\s*(?:common|rare|safe|serious|cause|sign|risk)).*",
    r"\b(?:feels?|felt|are|is|be)\s+(?:\w+\s+)?(?:shy|embarrassed|awkward|nervous|worried|ashamed|silly"
    r"|afraid|scared|anxious|uneasy)\s+(?:about|to|of|when|asking|talking)\b.*",
    r"[,;:(]\s*see\s+(?:the|our|also|page|side|below|above|section|how|what)\b.*",
    r"\b(?:be|by|to|just|mere|of)\s+chance\b|\bas\s+a\s+side\s+effect\b",
    r"\b(?:nobody|no\s+one)\s+can\s+(?:say|tell|promise)\b.*",
    r",?\s+(?:so|and|then|but|or)\s+(?:please\s+)?(?:ask|tell|call|phone|contact|talk\s+to|speak\s+to"
    r"|check\s+with|go\s+to|read)\s+(?:us|your|the|an?|them|for|our|whether|if)\b.*",
    r"\b(?:offer|gives?|given|prescribe|compared|doctors\s+use)\b\s+(?:\w+\s+){0,4}\(?off-label\)?",
    r"\b(?:small|several|keyhole|surgical|tiny)\s+cuts\b",
    r"\btoo\s+few\s+to\s+(?:give|say|tell|show)\b.*?(?=,|$)|^off-label\s+\w+\s+(?:is|are)\s+(?:\w+\s+)?given\b",
    r"\b(?:risks|benefits|side[- ]effects)\s+(?:described|listed|explained|set\s+out|named)\b.*",
    r"\b(?:dose|dosage)\b.{0,25}\b(?:increased|reduced|lowered|changed|raised)\b|\b(?:increase|reduce|lower|raise|change)\w*\s+(?:the|your)\s+dos(?:e|age)\b",
    r"\brecommended\s+dose\b|\brisks\s+(?:will\s+be|are|were)\s+(?:discussed|explained)\b|\bwhat\s+is\s+causing\b",
    r"\b(?:plan|appointment|date|time)\b.{0,30}\bmay\s+change\b|\b(?:no|or|and)\s+cuts\b",
    # What is told or asked, not stated.
    r"\b(?:says?|asks?|explains?|lists?|tells?\s+you)\s+(?:whether|which|what|how)\b.*",
    r"\b(?:hears?|learns?|reads?|talks?|told|tells?|explain(?:s|ed)?|discuss(?:es)?|asks?|questions|information|know)\s+"
    r"(?:(?:you|us|more)\s+)?(?:about\s+|the\s+|your\s+|any\s+|of\s+)+(?:\w+\s+){0,2}(?:risks?|benefits?|side[- ]effects?|safety"
    r"|complications?)\b(?:\s+and\s+(?:benefits?|risks?|side[- ]effects?))?",
    r"\b(?:doctors|clinics)\s+(?:\w+\s+)?(?:offer|prescribe|use|give)\b.*\boff-label\b",
    r"\bwhat\s+happens\s+(?:next|when|if|to)\b|\byou\s+(?:may|will|might)\s+be\s+(?:asked|given|offered)\b",
)
