"""How easy a Spanish text is to read: Szigriszt-Pazos’ perspicuity, on the INFLESZ scale.

Text comes as for `readability`. Figures are left out: they have no syllables of their own.
"""

from __future__ import annotations

import re

from .readability import WORD, split_sentences

# By the orthography of the Real Academia Española each strong or stressed vowel is the core of a
# syllable (“a-é-re-o”, “dí-a”), and weak ones are only where none stands beside them (“muy”).
# Hyphenation misses the syllables of one letter: it would count “día” once.
_STRONG = "aeoáéóíúàèò"
_WEAK = "iuüy"
_CORE = re.compile(rf"[{_STRONG}]|(?<![{_STRONG}{_WEAK}])[{_WEAK}]+(?![{_STRONG}{_WEAK}])")


def perspicuity(text: str) -> float:
    """Return 206.835, less 62.3 syllables a word and the words a sentence; from 65 quite easy.

    Raises:
        ValueError: if there is no word to measure.

    Sources: Szigriszt-Pazos 1993, Sistemas predictivos de legibilidad del mensaje escrito (doctoral
    thesis, Universidad Complutense de Madrid); Barrio-Cantalejo et al. 2008, An Sist Sanit Navar
    31(2):135–152, for the scale.
    """
    sentences = split_sentences(text)
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    spoken = [word for word in words if not word[0].isdigit()]
    if not spoken:
        raise ValueError("There is no word to measure.")
    syllables = sum(map(count_syllables, spoken))
    return 206.835 - 62.3 * syllables / len(spoken) - len(words) / len(sentences)


def count_syllables(word: str) -> int:
    """Return the syllables of one Spanish word, at least 1."""
    return max(1, len(_CORE.findall(word.casefold())))
