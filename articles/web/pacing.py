"""How often somebody may ask: counted for some minutes in this process's memory, then forgotten.

Nothing is stored: neither an address nor a token stands in the counter, only a keyed hash of it,
and the memory holds a few hundred counters at most (Django's local-memory cache).
"""

from __future__ import annotations

from django.core.cache import cache
from django.utils.crypto import salted_hmac

WINDOW_SECONDS = 600


def asks_too_often(what: str, who: str, *, most: int) -> bool:
    """Count one more asking; tell whether there were more than `most` in some ten minutes."""
    key = f"{what}:{salted_hmac('articles.pacing', who, algorithm='sha256').hexdigest()}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return cache.incr(key) > most
    except ValueError:  # forgotten in this very moment
        return False
