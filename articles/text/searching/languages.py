"""What search knows of each language: its stemmer, the words it leaves out, spellings that are one.

A language that is not here is searched by whole words. To add one, add a line to `LANGUAGES`: the
name that Snowball has for it is enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Respelling = tuple[re.Pattern[str], str]


@dataclass(frozen=True, slots=True)
class Language:
    """How words of one language are analysed. All words here are folded: no accents, no marks.

    `stemmer` is the name of a Snowball algorithm, "" for none. Words of `left_out` have no stem.
    `light` words are kept, since they tell "before" from "after" and "with" from "without", but no
    search should fail for want of them. `joins_apostrophes` tells whether one apostrophe makes one
    word (don't) or parts two (l'eau). `respellings` bring spellings together before stemming.
    """

    stemmer: str = ""
    left_out: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    joins_apostrophes: bool = False
    respellings: tuple[Respelling, ...] = ()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Negations, and words that tell when, how long and how much, are not left out: see `light`.
_ENGLISH_LEFT_OUT = _words("""
    a about also am an and any anyone are as at be became because become been being both but by
    can could did do does doing done each either else ever for from get gets getting give given go
    going got had has have having he her here hers him his how i if in into is it its itself just
    let like ll made make makes making may me might mine must my myself of on one or other our ours
    out please quite rather re really s shall she should since so some such t than that the their
    them then there these they this those through to too up upon us use using ve very was we were
    what whatever when where whether which while who whom whose why will with would yet you your
    yours yourself
    couldve hes im ive lets shes thats theres theyre theyve weve whats whos youd
    youll youre youve
""")
_ENGLISH_LIGHT = _words("""
    able actually all already another anybody anymore anything around away back because believe big
    bit bring call called carry case certain chance come comes coming course different else end
    even everybody everything exactly fact far feel felt fine find found full gone good great guess
    happen happened happens hear heard help idea keep kind know leave likely little look looking
    lot maybe mean means meant need needs new nobody nothing now old part people perhaps person
    place point possible possibly probably put read reason right said say see seem show small
    somebody someone something sort start stay sure take taking tell thank thanks thing things
    think time today told took try trying want wanted wants way well went wonder wondering worse
    wrong
    husband wife partner mum mom mother dad father boyfriend girlfriend grandma grandpa grandmother
    grandfather uncle aunt cousin friend neighbour asap lol omg pls plz rn tonight
    after again against always before between daily down during enough every few first last less
    long longer many more most much never no none nor not off often once only over same second soon
    sometimes still under until within without
""")
_NEGATED = "are|ca|could|did|do|does|had|has|have|is|must|should|was|were|wo|would"
_ENGLISH_RESPELLINGS = (
    # Contractions of "not" say "not": what stands before it is left out anyway.
    (re.compile(f"^(?:{_NEGATED})nt$|^cannot$"), "not"),
    # British and American: anaesthetic, diarrhoea; to minimise; behaviour.
    (re.compile("(?<=.)[ao]e(?=.)|^[ao]e(?=.{3})"), "e"),
    (re.compile("(?<=..)is(?=(?:e|ed|es|ing|ation|ations)$)"), "iz"),
    (re.compile("(?<=...)our(?=(?:s|ed|al)?$)"), "or"),
)

_SPANISH_LEFT_OUT = _words("""
    a al algo alguien algun alguna algunas alguno algunos ante aquel aquella aquellas aquello
    aquellos aqui asi aun aunque bajo cada como con cosa cosas cual cuales cualquier cuando cuya
    cuyas cuyo cuyos da dar de deber debe deben debo del desde donde e el ella ellas ello ellos en
    entonces entre era eran eres es esa esas ese eso esos esta estaba estan estar estas este esto
    estos estoy fue fueron fui ha haber habia hace hacer hacia hago han has hasta hay he hemos la
    las le les lo los me mi mia mias mientras mio mios mis misma mismas mismo mismos muy nos nosotros
    nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poder podemos podria
    puede pueden puedo por porque pues que quien quienes quiero se sea sean ser si sido siendo sobre
    sois somos son soy su sus suya suyas suyo suyos tal tambien tan te tener tenemos tengo ti tiene
    tienen toda todas todo todos tu tus tuya tuyas tuyo tuyos u un una unas uno unos usted ustedes va
    vamos van voy vosotros vuestra vuestro y ya yo
""")
_SPANISH_LIGHT = _words("""
    creo decir necesito pasa pasar saber tomar venir ver
    antes apenas contra cuanta cuantas cuanto cuantos demasiado despues durante mas menos menudo
    mucha muchas mucho muchos nada nadie ni ningun ninguna ninguno no nunca poca poco pocos primera
    primero pronto siempre sin solo tampoco tarde tiempo todavia ultima ultimo vez veces
""")

_ARABIC_LEFT_OUT = _words("""
    اذا الا التي الذي
    الذين الي ام ان
    انا انت انه انها
    او اي ايضا بما
    به بها تلك ثم
    حتي حيث ذلك علي
    عليه عن عند عندما
    في فيه فيها قد
    كان كانت كل كما
    كيف لان لك لكن
    لكي للا لما لماذا
    له لها لو لي ما
    ماذا متي مع من
    منه منها نحن هذا
    هذه هل هم هنا
    هناك هو هي و يا
    يكون يمكن يمكنني
    هل
""")
_ARABIC_LIGHT = _words("""
    اكثر اقل بدون بعد
    بين خلال دون غير
    قبل كم لا لم لن
    ليس مره
""")
# Ta marbuta is often written as ha at the end of a word; the stemmer knows the former.
_ARABIC_RESPELLINGS = ((re.compile("(?<=..)\u0647$"), "\u0629"),)

LANGUAGES = {
    "ar": Language("arabic", _ARABIC_LEFT_OUT, _ARABIC_LIGHT, respellings=_ARABIC_RESPELLINGS),
    "en": Language(
        "english",
        _ENGLISH_LEFT_OUT,
        _ENGLISH_LIGHT,
        joins_apostrophes=True,
        respellings=_ENGLISH_RESPELLINGS,
    ),
    "es": Language("spanish", _SPANISH_LEFT_OUT, _SPANISH_LIGHT),
}
_ANY = Language()


def language_of(code: str) -> Language:
    """Return what is known of a language; of its general form if the regional one is not here."""
    code = code.lower()
    return LANGUAGES.get(code) or LANGUAGES.get(code.split("-")[0], _ANY)
