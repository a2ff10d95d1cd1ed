"""Settle words that gave nothing: somebody has seen to them, until they are asked for again."""

from __future__ import annotations

from datetime import datetime

from articles.models import UnfoundWords

from .errors import NotPermittedError
from .permissions import Person, may_write_in


def settle(words: UnfoundWords, *, by: Person, at: datetime) -> None:
    """Take words from the list until five more searches for them, from the next day on.

    Raises:
        NotPermittedError: for whoever writes no articles in their language.
    """
    _set(words, at, by)


def take_up_again(words: UnfoundWords, *, by: Person) -> None:
    """Put words back on the list that were settled.

    Raises:
        NotPermittedError: for whoever writes no articles in their language.
    """
    _set(words, None, by)


def _set(words: UnfoundWords, settled_at: datetime | None, by: Person) -> None:
    if not may_write_in(by, language=words.language):
        raise NotPermittedError
    words.settled_at = settled_at
    words.save(update_fields=["settled_at"])
