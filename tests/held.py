"""A transaction that somebody else holds open, on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import connections, transaction

from articles.models import Topic

PATIENCE_SECONDS = 30


@contextmanager
def held_by_somebody_else(act: Callable[[], object]) -> Iterator[None]:
    """Hold what an act locks until the end of the block, as a long save does."""
    held, over = Event(), Event()

    def hold() -> None:
        with transaction.atomic():
            act()
            held.set()
            over.wait(timeout=PATIENCE_SECONDS)
        connections.close_all()

    holder = Thread(target=hold)
    holder.start()
    try:
        assert held.wait(timeout=PATIENCE_SECONDS)
        yield
    finally:
        over.set()
        holder.join()


def write() -> None:
    """Write anything: on SQLite, that locks the whole file."""
    Topic.objects.create(name="Held", slug="held")
