"""Workers live and die; somebody looks after them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.portal.surroundings import ROOT

PROGRAM = """
import os, signal
from portal.workers import keep_at_work

def work(place):
    {work}
    os.write(1, b"%d\\n" % os.getpid())
    signal.pause()

keep_at_work(work, workers=2, patience={patience})
print("ended", flush=True)
"""


@contextmanager
def working(work: str = "pass", *, patience: float = 30) -> Iterator[subprocess.Popen[str]]:
    program = PROGRAM.format(work=work, patience=patience)
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as parent:
        try:
            yield parent
        finally:
            parent.kill()


def next_worker(parent: subprocess.Popen[str]) -> int:
    assert parent.stdout
    return int(parent.stdout.readline())


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_end_ends_them_all_in_good_order(end: signal.Signals) -> None:
    with working() as parent:
        both = [next_worker(parent) for _ in range(2)]
        parent.send_signal(end)
        assert parent.stdout
        assert parent.stdout.read() == "ended\n"
        assert parent.wait() == 0
    assert not any(is_there(worker) for worker in both)


def test_another_takes_the_place_of_one_that_died() -> None:
    with working() as parent:
        first, second = (next_worker(parent) for _ in range(2))
        os.kill(first, signal.SIGKILL)
        third = next_worker(parent)
        parent.send_signal(signal.SIGTERM)
        assert parent.wait() == 0
    assert not any(is_there(worker) for worker in (first, second, third))


def test_one_that_does_not_end_by_itself_is_ended() -> None:
    deaf = "signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    with working(deaf, patience=0.2) as parent:
        both = [next_worker(parent) for _ in range(2)]
        parent.send_signal(signal.SIGTERM)
        assert parent.wait() == 0
    assert not any(is_there(worker) for worker in both)
