"""Two people's texts that began as one: what each changed, and both put together again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from .changed_words import pairs_of, pieces, split_passages

Choice = Literal["mine", "theirs", "both"]
Choices = Mapping[str, Choice]
Taken = Literal["same", "mine", "theirs", "asked"]
Kept = tuple[str, Set[str]]
EITHER = frozenset({"mine", "theirs"})


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, or what takes its place, in three states; blank where it is not there.

    `base` is what both began with, None if that is not known any more.
    """

    name: str
    base: str | None
    mine: str
    theirs: str
    is_line: bool = False

    @property
    def taken(self) -> Taken:
        """Whose words are taken without a question; only what both changed is asked."""
        mine, theirs = self.mine.strip(), self.theirs.strip()
        if mine == theirs:
            return "same"
        if self.base is None:
            return "asked"
        base = self.base.strip()
        return "theirs" if mine == base else "mine" if theirs == base else "asked"

    @property
    def offers(self) -> tuple[Choice, ...]:
        """What can be answered: a single line, or nothing, cannot be put beside the other."""
        is_alone = self.is_line or not self.mine.strip() or not self.theirs.strip()
        return ("mine", "theirs") if is_alone else ("mine", "theirs", "both")

    def settled(self, choices: Choices) -> str:
        """Return the words that stay.

        Raises:
            KeyError: if it is asked and not answered.
        """
        return _joined(self.kept(choices))

    def kept(self, choices: Choices) -> list[Kept]:
        """Return the words that stay, and from which texts they are.

        Raises:
            KeyError: if it is asked and not answered.
        """
        if self.mine == self.theirs:
            return [(self.mine, EITHER)]
        choice: Choice
        if self.taken == "same":
            # The same words: but the space around them may have been changed by one side.
            choice = "theirs" if self.mine == self.base else "mine"
        elif self.taken == "asked":
            choice = choices[self.name]
        else:
            choice = choices.get(self.name, self.taken)
        sides = ("mine", "theirs") if choice == "both" else (choice,)
        return [(self.mine if side == "mine" else self.theirs, {side}) for side in sides]


def line_part(where: str, base: str | None, mine: str, theirs: str) -> Part:
    """Return a field that is one line, such as a title."""
    return _part(where, (base, mine, theirs), is_line=True)


def whole_part(where: str, base: str | None, mine: str, theirs: str) -> Part:
    """Return a text that is kept or given up as a whole."""
    return _part(where, (base, mine, theirs))


def text_parts(where: str, base: str | None, mine: str, theirs: str) -> tuple[Part, ...]:
    """Return three states of a text paragraph by paragraph, in order.

    The parts' mine, put together, are mine, and their theirs are theirs: nothing is left out.
    """
    began = pieces(mine if base is None else base)
    ours, others = _Placed(began, pieces(mine)), _Placed(began, pieces(theirs))
    found: list[tuple[str, str, str]] = []
    for place in range(len(began) + 1):
        found.append(("", ours.between(place), others.between(place)))
        if place < len(began):
            found.append((began[place], ours.instead(place), others.instead(place)))
    return tuple(
        _part(f"{where}-{number}", (None if base is None else was, mine, theirs))
        for number, (was, mine, theirs) in enumerate(found)
        if was or mine or theirs
    )


def settled_text(parts: Sequence[Part], choices: Choices) -> str:
    """Return the parts as one text.

    Raises:
        KeyError: if one is asked and not answered.
    """
    return _joined(kept for part in parts for kept in part.kept(choices))


class _Placed:
    """The paragraphs of a text, each at the paragraph it came from, or between two of them."""

    def __init__(self, began: Sequence[str], text: Sequence[str]) -> None:
        self._instead: list[list[str]] = [[] for _ in began]
        self._between: list[list[str]] = [[] for _ in range(len(began) + 1)]
        place, gone = 0, False
        for was, now in pairs_of([part.strip() for part in began], [part.strip() for part in text]):
            if was is not None:
                place, gone = was + 1, now is None
                self._instead[was] += [] if now is None else [text[now]]
            elif now is not None:
                # What follows directly on a paragraph that is gone has taken its place.
                (self._instead[place - 1] if gone else self._between[place]).append(text[now])

    def instead(self, place: int) -> str:
        return "".join(self._instead[place])

    def between(self, place: int) -> str:
        return "".join(self._between[place])


def _part(where: str, states: tuple[str | None, str, str], *, is_line: bool = False) -> Part:
    """Name a part by its words, so that an answer can be given to no other."""
    words = "\0".join(state or "" for state in states)
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Part(f"{where}-{digest}", *states, is_line=is_line)


def _joined(kept: Iterable[Kept]) -> str:
    joined = ""
    near: Set[str] = EITHER
    for text, sides in kept:
        near &= sides
        if not text:
            continue
        # What stood side by side in one of the texts may stand so again.
        joined += text if near or not _would_run_together(joined, text) else f"\n\n{text}"
        near = sides
    return joined


def _would_run_together(before: str, after: str) -> bool:
    last = before[before.rfind("\n\n") + 1 :]
    passages = len(split_passages(last)) + len(split_passages(after))
    return len(split_passages(last + after)) < passages
