"""The languages whose words the checks know."""

from .english import ENGLISH
from .spanish import SPANISH
from .vocabulary import Vocabulary

VOCABULARIES: dict[str, Vocabulary] = {"en": ENGLISH, "es": SPANISH}
