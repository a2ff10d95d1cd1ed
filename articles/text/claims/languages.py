"""The languages in which sentences can be told apart."""

from .english import ENGLISH
from .spanish import SPANISH
from .vocabulary import ClaimWords

CLAIM_WORDS: dict[str, ClaimWords] = {"en": ENGLISH, "es": SPANISH}
