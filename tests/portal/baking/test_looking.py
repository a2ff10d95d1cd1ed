"""When the processes of a machine look for what has changed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import monotonic, sleep

import pytest

from portal.baking.watching import SECONDS_BETWEEN_LOOKS, seconds_to
from tests.portal.starting import PATIENCE_SECONDS, running


@pytest.mark.parametrize("now", [0.0, 0.1, 7.25, 1234.999])
def test_four_processes_share_the_second(now: float) -> None:
    looks = sorted(now + seconds_to(place / 4, now=now) for place in range(4))
    assert looks[0] > now
    assert looks[-1] <= now + SECONDS_BETWEEN_LOOKS
    steps = [later - sooner for sooner, later in pairwise(looks)]
    assert steps == pytest.approx([SECONDS_BETWEEN_LOOKS / 4] * 3)


def test_no_process_looks_twice_in_a_second() -> None:
    now = 7.0 + seconds_to(0.25, now=7.0)
    assert seconds_to(0.25, now=now + 0.001) == pytest.approx(SECONDS_BETWEEN_LOOKS - 0.001)


def test_workers_look_before_anybody_has_asked_for_a_page(
    clinic: dict[str, str], tmp_path: Path
) -> None:
    with running(clinic, tmp_path / "log"):
        until = monotonic() + PATIENCE_SECONDS
        while not (found := list(tmp_path.glob("var/baked/*/known.json"))):
            assert monotonic() < until
            sleep(0.05)
    assert found
