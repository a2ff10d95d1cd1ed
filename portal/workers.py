"""Processes that answer, and the one that looks after them."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

Work = Callable[[int], None]
"""What a worker does; it is told its place among them, from 0 on."""

ENDS = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
"""Ctrl-C, an orderly end, and the terminal window closed."""

SECONDS_BETWEEN_BIRTHS = 1
"""A worker that cannot live is not born a thousand times a second."""

# Copies of this process share what it has loaded. Elsewhere a copy is not safe, and each loads it.
_PROCESSES = get_context("fork" if sys.platform == "linux" else None)

logger = logging.getLogger(__name__)


def keep_at_work(work: Work, *, workers: int, patience: float) -> None:
    """Have so many processes do the work, put another in the place of one that died, until an end.

    `patience` is how many seconds each has to end what it is doing.
    """
    # Told only when asked for, so that no signal comes between a birth and its being known.
    signal.signal(signal.SIGCHLD, _wake)
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS | {signal.SIGCHLD})
    processes = [_born(work, place) for place in range(workers)]
    while signal.sigwait(ENDS | {signal.SIGCHLD}) not in ENDS:
        for place, process in enumerate(processes):
            if not process.is_alive():
                logger.error("A worker has died (%s). Another takes its place.", process.exitcode)
                time.sleep(SECONDS_BETWEEN_BIRTHS)
                processes[place] = _born(work, place)
    _end(processes, patience=patience)


def _born(work: Work, place: int) -> BaseProcess:
    process = _PROCESSES.Process(target=_begin, args=(work, place))
    process.start()
    return process


def _begin(work: Work, place: int) -> None:
    """Work in a process of its own."""
    # Out of the terminal's reach: Ctrl-C is for the parent, which ends each worker once.
    os.setpgid(0, 0)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS | {signal.SIGCHLD})
    work(place)


def _end(processes: list[BaseProcess], *, patience: float) -> None:
    until = time.monotonic() + patience
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(max(until - time.monotonic(), 0))
        if process.is_alive():
            logger.warning("A worker was still busy after %s seconds, and was ended.", patience)
            process.kill()
            process.join()


def _wake(_signal: int, _frame: object) -> None:
    """Do nothing: a signal that nothing is done about may never arrive."""
