"""DISCERN’s questions on treatment choices, as prompts for whoever writes.

Source: Charnock D, Shepperd S, Needham G, Gann R. DISCERN: an instrument for judging the quality of
written consumer health information on treatment choices. J Epidemiol Community Health
1999;53:105–111, questions 9 to 15. The sixteenth asks for a verdict on the whole, which is no
author’s to give.

A prompt is answered by words: it goes away when the text seems to speak of its subject. It never
stops publication, and is asked only in languages whose words are known.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.text.problems import Problem

from .facts import TREATMENTS
from .languages import VOCABULARIES
from .passages import Reading


def treatment_prompts(reading: Reading) -> Iterator[Problem]:
    """Yield a prompt for each subject of DISCERN 9 to 15 that a treatment's text leaves out."""
    if reading.facts.kind not in TREATMENTS:
        return
    vocabulary = VOCABULARIES.get(reading.language)
    words = "\n".join(passage.words for passage in reading.passages)
    for code, subject in vocabulary.subjects.items() if vocabulary else ():
        if not subject.search(words):
            yield Problem(code)
