"""What readers saw of publications, on which machine and from which worker; and what was wrong."""

from __future__ import annotations

import re
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field

from tests.soak.publication_text import ARTICLES

_NUMBERS = re.compile(r"Publication (\d+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question before it is answered: what must not be older than what."""

    machine: str
    newest: dict[int, int]
    """By article, the newest publication that this machine had shown by then, in any answer."""


@dataclass
class Ledger:
    """Holds each answer against two rules, whichever worker gave it.

    One answer shows one publication of an article: in its words, and in the number of its edition.
    And who reads on at one machine, from a page to a list to a sheet and back, is never led to an
    older one: an answer shows nothing older than what that machine had shown when it was asked for.
    """

    wrong: list[str] = field(default_factory=list)
    answers: int = 0
    asked_back: int = 0
    """How often a machine asked to come back instead."""
    first_seen: dict[tuple[str, int], float] = field(default_factory=dict)
    """When a publication was first shown there, or a later one of the same article."""
    _newest: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _seen: dict[tuple[str, int], int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def asks(self, machine: str) -> Asked:
        with self._lock:
            return Asked(machine, dict(self._newest[machine]))

    def answered(self, asked: Asked, *, place: str, said: str, edition: int | None = None) -> None:
        """Note an answer: its words, and its edition if it names one. A place is where it was asked
        for; there it is noted when a publication was shown first.
        """
        now, shown = time.monotonic(), defaultdict(set)
        for number in map(int, _NUMBERS.findall(said)):
            shown[number % ARTICLES].add(number)
        with self._lock:
            self.answers += 1
            if not shown:
                self.wrong.append(f"{place}: nothing published is in it")
            for article, numbers in shown.items():
                self._judge(asked, place, article, numbers)
                if edition and {edition} != {number // ARTICLES + 1 for number in numbers}:
                    # Each article's publications are its editions, in their order.
                    self.wrong.append(f"{place}: edition {edition} says {sorted(numbers)}")
            newest = self._newest[asked.machine]
            for article, numbers in shown.items():
                newest[article] = max(newest.get(article, 0), *numbers)
                self._time(place, article, max(numbers), now)

    def _judge(self, asked: Asked, place: str, article: int, numbers: set[int]) -> None:
        if len(numbers) > 1:
            self.wrong.append(f"{place}: publications {sorted(numbers)} in one answer")
        if min(numbers) < asked.newest.get(article, 0):
            self.wrong.append(f"{place}: {min(numbers)} after {asked.newest[article]}")

    def _time(self, place: str, article: int, number: int, now: float) -> None:
        before = self._seen.get((place, article), article)
        for passed in range(before + ARTICLES, number + 1, ARTICLES):
            self.first_seen[place, passed] = now
        self._seen[place, article] = max(before, number)
