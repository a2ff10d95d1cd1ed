"""The languages in which sentences can be told apart."""

from collections.abc import Callable

from .english import english
from .spanish import spanish
from .vocabulary import ClaimWords

CLAIM_WORDS: dict[str, Callable[[], ClaimWords]] = {"en": english, "es": spanish}
