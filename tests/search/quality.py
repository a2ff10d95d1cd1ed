"""Prints how well search finds what patients ask, on both databases; ends with 1 below the goals.

python -m tests.search.quality                   counts, and what went wrong in the development set
python -m tests.search.quality --show-held-out   and in what was once the held-out set
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.search.answering import PEER, Reply, read
from tests.search.figures import (
    LEAST_IN_FIRST_THREE,
    LEAST_MEAN_RECIPROCAL_RANK,
    LEAST_SAME_FIRST,
    Case,
    Figures,
    amiss,
    cases,
    figures,
    same_first,
)
from tests.search.labelled import DEVELOPMENT, HELD_OUT, asked, asked_afresh

ASKING = [sys.executable, "-m", "tests.search.answering"]
ASKING_THE_PEER = [*ASKING, PEER]
DATABASES = {"SQLite": ASKING, "PostgreSQL": [sys.executable, "-m", "tests.postgres", *ASKING]}
PLAIN = "Plain full text search"
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Answered:
    """The replies to what was asked, and to what was asked afresh."""

    replies: Sequence[Reply]
    afresh: Sequence[Reply]


def main() -> int:
    """Measure, print, and return 0 if the goals are reached."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show-held-out", action="store_true")
    is_all_shown = parser.parse_args().show_held_out
    _say(f"{PLAIN} (SQLite FTS5, Porter stems, best match first)\n")
    peer = _answered(ASKING_THE_PEER)
    of_peer = cases(asked(), peer.replies)
    _print_figures([case for case in of_peer if case.asked.language == "en"])
    answered = {name: _answered(command) for name, command in DATABASES.items()}
    for name, of_one in answered.items():
        _say(f"\n{name}\n")
        _print_figures(cases(asked(), of_one.replies))
    sqlite, postgresql = (of_one.replies for of_one in answered.values())
    same = same_first(sqlite, postgresql)
    _say(f"\nThe same first result on both: {same:.1%} (goal {LEAST_SAME_FIRST:.0%})")
    _print_misses(cases(asked(), sqlite), is_all_shown=is_all_shown)
    _print_unanswerable(sqlite)
    _print_afresh({**answered, PLAIN: peer})
    english = [_of_all(cases(asked(), replies)) for replies in (sqlite, postgresql)]
    return 0 if all(one.reach_the_goals for one in english) and same >= LEAST_SAME_FIRST else 1


def _answered(command: list[str]) -> Answered:
    surroundings = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(command, env=surroundings, stdout=subprocess.PIPE, check=True)
    replies = [read(row) for row in json.loads(done.stdout)]
    return Answered(replies[: len(asked())], replies[len(asked()) :])


def _of_all(some: Sequence[Case]) -> Figures:
    return figures([case for case in some if case.asked.language == "en"])


def _print_figures(some: Sequence[Case]) -> None:
    english = [case for case in some if case.asked.language == "en"]
    spanish = [case for case in some if case.asked.language == "es"]
    _print_head()
    _say(f"{'goals':24}{'':>6}{LEAST_MEAN_RECIPROCAL_RANK:8.3f}{'':8}{LEAST_IN_FIRST_THREE:10.1%}")
    _row("English", figures(english))
    for name in (DEVELOPMENT, HELD_OUT):
        _row(f"  {name}", figures([case for case in english if case.asked.set == name]))
    _row("  at least the right page", figures(english, rank=lambda case: case.page_rank))
    for kind in dict.fromkeys(case.asked.kind for case in english):
        _row(f"  {kind}", figures([case for case in english if case.asked.kind == kind]))
    if spanish:
        _row("Spanish", figures(spanish))


def _print_head() -> None:
    _say(f"{'':24}{'count':>6}{'MRR':>8}{'first':>8}{'in three':>10}")


def _row(name: str, of: Figures) -> None:
    shares = f"{of.first:8.1%}{of.in_first_three:10.1%}"
    _say(f"{name:24}{of.count:6}{of.mean_reciprocal_rank:8.3f}{shares}")


def _print_misses(some: Sequence[Case], *, is_all_shown: bool) -> None:
    """Print what was not found in the first three, and what was found but not first."""
    for name in (DEVELOPMENT, HELD_OUT):
        late = [case for case in some if case.asked.set == name and case.rank != 1]
        missed = sum(not 1 <= case.rank <= SHOWN for case in late)
        _say(f"\nNot first in the {name} set: {len(late)}; not in the first three: {missed}")
        if name == DEVELOPMENT or is_all_shown:
            for case in sorted(late, key=lambda case: (1 <= case.rank <= SHOWN, case.rank)):
                _say(_told(case))


def _told(case: Case) -> str:
    place = case.rank or "–"
    corrected = f" → {case.reply.searched}" if case.reply.is_corrected else ""
    came = "; ".join(_short(case.reply)) or "nothing"
    return f"  {place:>2}  {case.asked.kind}: {case.asked.words}{corrected}\n        {came}"


def _short(reply: Reply) -> Iterable[str]:
    for one in reply.found[:SHOWN]:
        yield str(one.address).rpartition("/articles/")[2]


def _print_unanswerable(replies: Sequence[Reply]) -> None:
    _say("\nNothing here is right for")
    for one, reply in zip(asked(), replies, strict=True):
        if one.expected:
            _say(f"  {one.words} {one.expected}: {amiss(one, reply) or 'as it should be'}")


def _print_afresh(answered: Mapping[str, Answered]) -> None:
    """Print figures alone, without a goal: what goes wrong here is not shown, to stay unused."""
    _say("\nFresh questions, written blind, measured after all tuning (no goal)")
    _print_head()
    for name, of_one in answered.items():
        _row(f"  {name}", figures(cases(asked_afresh(), of_one.afresh)))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main())
