"""An article that nobody wrote: sections, lists, citations and questions, told apart by a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from articles.text.checks.facts import URGENT_KINDS
from articles.text.manuscript import Manuscript, QuestionText

from .english import ENGLISH
from .spanish import SPANISH
from .wording import Wording
from .words import running_words, subjects

WORDINGS: Mapping[str, Wording] = {"en": ENGLISH, "es": SPANISH}
"""The languages that texts can be made in."""

REFERENCES = 60
_SECTIONS, _QUESTIONS, _SUBJECTS, _LONGEST_TITLE = 5, 3, 5, 160
_KINDS = ("condition", "drug", "procedure", "crisis", "evidence")
_KIND_WEIGHTS = (40, 25, 20, 5, 10)


@dataclass(frozen=True, slots=True)
class MadeText:
    """A made article: its own words, what it is about, and the topics it stands under.

    `age` is from 0 to 1: how long ago it was published, of a time that the caller chooses.
    """

    words: Manuscript
    kind: str
    topics: tuple[str, ...]
    age: float


def made_text(number: int, *, seed: int, mix: Mapping[str, int]) -> MadeText:
    """Return the made article with a number; the same for the same number, seed and mix.

    `mix` says how many in how many are in each language, as in {"en": 80, "es": 20}.
    """
    chance = Random(f"{seed}:{number}")  # noqa: S311 - no secret
    (language,) = chance.choices(list(mix), weights=list(mix.values()))
    (kind,) = chance.choices(_KINDS, weights=_KIND_WEIGHTS)
    writer = _Writer(WORDINGS[language], chance)
    words = Manuscript(
        language=language,
        title=writer.framed(WORDINGS[language].titles[kind])[:_LONGEST_TITLE],
        summary=writer.framed(WORDINGS[language].summaries),
        body=writer.body(is_urgent=kind in URGENT_KINDS),
        questions=writer.questions(),
    )
    topics = chance.sample(WORDINGS[language].topics, chance.choice((1, 1, 2)))
    return MadeText(words, kind, tuple(slug for slug, _name in topics), chance.random())


def made_references() -> dict[str, dict[str, Any]]:
    """Return the records that made articles cite, by key."""
    chance = Random(REFERENCES)  # noqa: S311 - no secret
    records = {}
    for number in range(1, REFERENCES + 1):
        one, other = chance.sample(ENGLISH.medical, 2)
        records[reference_key(number)] = {
            "type": "article-journal",
            "title": f"{one.capitalize()} and {other}: made study {number}",
            "author": [{"family": f"Made{number}", "given": "A"}],
            "container-title": "Journal of Made Studies",
            "issued": {"date-parts": [[chance.randrange(2017, 2026)]]},
            "DOI": f"10.5555/made.text.{number}",
        }
    return records


def reference_key(number: int) -> str:
    """Return the key of a made reference."""
    return f"made-{number}"


class _Writer:
    """Writes the parts of one article, which keep to a few subjects."""

    def __init__(self, wording: Wording, chance: Random) -> None:
        self._wording, self._chance = wording, chance
        drawn = subjects(wording).draw(chance, 3 * _SUBJECTS)
        self._subjects = list(dict.fromkeys(drawn))[:_SUBJECTS]
        self._plain = running_words(wording)

    def framed(self, frames: Sequence[str]) -> str:
        """Return one of the frames with its places filled, beginning with a capital."""
        a, b = self._chance.sample(self._subjects, 2)
        x, y = self._chance.sample(self._wording.plain, 2)
        words = self._chance.choice(frames).format(a=a, b=b, x=x, y=y)
        return words[0].upper() + words[1:]

    def body(self, *, is_urgent: bool) -> str:
        short = "\n".join(f"- {self._sentence()}{self._cited()}" for _ in range(3))
        blocks = [*([self._wording.urgent] if is_urgent else []), f"::: short\n{short}\n:::"]
        for frame in self._chance.sample(self._wording.headings, _SECTIONS):
            blocks += [f"## {self.framed([frame])}", self._paragraph(), self._paragraph()]
            match self._chance.randrange(4):
                case 0 | 1:
                    blocks.append("\n".join(f"- {self._sentence()}" for _ in range(4)))
                case 2:
                    blocks += [f"### {self.framed(self._wording.headings)}", self._paragraph()]
        return "\n\n".join(blocks)

    def questions(self) -> tuple[QuestionText, ...]:
        frames = self._chance.sample(self._wording.questions, _QUESTIONS)
        return tuple(QuestionText(self.framed([frame]), self._paragraph()) for frame in frames)

    def _paragraph(self) -> str:
        sentences = " ".join(self._sentence() for _ in range(self._chance.randint(4, 5)))
        return sentences + (self._cited() if self._chance.random() < 0.25 else "")

    def _sentence(self) -> str:
        chance = self._chance
        words = self._plain.draw(chance, chance.randint(5, 11))
        if chance.random() < 0.4:
            words[-1] = chance.choice(self._subjects)
        elif chance.random() < 0.1:
            words[-1] = subjects(self._wording).draw(chance, 1)[0]
        if chance.random() < 0.15:
            words.insert(0, self.framed(self._wording.about) + ",")
        if chance.random() < 0.05:
            words[-1] = f"**{words[-1]}**"
        sentence = " ".join(words)
        return f"{sentence[0].upper()}{sentence[1:]}."

    def _cited(self) -> str:
        return f"[@{reference_key(self._chance.randint(1, REFERENCES))}]"
