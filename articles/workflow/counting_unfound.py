"""Count what readers look for in vain, without watching anybody, and forget it in time.

Words are kept as words only from their fifth search on. Until then there is a keyed digest of
them and a number, which say nothing to whoever has the database alone. Whoever has the portal's
secret as well could try out words one by one; so the digests are forgotten with their month.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime

from django.db import Error, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.models import USES_BEFORE_WORDS_ARE_KEPT, UnfoundCount, UnfoundTally, UnfoundWords
from articles.text.searching.unfound import countable

from .hurried import hurried_transaction

MOST_TALLIES = 20_000
"""How many words are tallied at a time. A script that searches for random words fills the tables
to here and no further; beyond it, new words are not tallied until past months are forgotten."""
MOST_WORDS = 2_000
"""How many words are kept that nobody has settled: more than a clinic reads, and no script fills
more by searching for each of its words five times."""
KEPT_FOR_MONTHS = 24
_DIGEST_SALT = "articles.workflow.counting_unfound"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was forgotten: tallies of past months, and days too long ago."""

    tallies: int
    days: int


def count_unfound(text: str, *, language: str, at: datetime) -> None:
    """Count that a search for this text gave nothing, if its words may be counted at all.

    A count that fails keeps nobody waiting, and nothing of the text goes into a log.
    """
    words = countable(text, language)
    if not words:
        return
    try:
        with hurried_transaction():
            _Unfound(words, language, timezone.localdate(at)).count()
    except Error as error:
        # Its name alone: what a database says of an error may quote the words.
        logger.warning("A search that gave nothing was not counted: %s", type(error).__name__)


def forget_old_counts(at: datetime) -> Forgotten:
    """Forget tallies of past months, counts older than 24 months, and words without a count."""
    today = timezone.localdate(at)
    this_month = _month_of(today)
    tallies, _by_table = UnfoundTally.objects.filter(since__lt=this_month).delete()
    first = this_month.replace(year=this_month.year - KEPT_FOR_MONTHS // 12)
    with transaction.atomic():
        days, _by_table = UnfoundCount.objects.filter(day__lt=first).delete()
        UnfoundWords.objects.filter(counts=None).delete()
    return Forgotten(tallies, days)


def is_full() -> bool:
    """Tell whether new words are no longer tallied, until past months are forgotten."""
    return UnfoundTally.objects.count() >= MOST_TALLIES


@dataclass(frozen=True, slots=True)
class _Unfound:
    """Words that gave nothing on one day, about to be counted."""

    words: str
    language: str
    day: date

    def count(self) -> None:
        # Kept words are asked for twice: whoever waits for the fifth search at the tally finds
        # that gone, and the words there.
        if self._counts_as_kept() or self._counts_as_tallied() or self._counts_as_kept():
            return
        if not is_full():
            new = UnfoundTally(digest=self._digest(), since=_month_of(self.day))
            UnfoundTally.objects.bulk_create([new], ignore_conflicts=True)
            _ = self._counts_as_tallied() or self._counts_as_kept()

    def _counts_as_kept(self) -> bool:
        """Count on this day what is kept as words; tell whether it is."""
        kept = UnfoundWords.objects.filter(language=self.language, words=self.words).first()
        if kept:
            self._count_today(kept)
        return kept is not None

    def _counts_as_tallied(self) -> bool:
        """Count what has a tally, and keep the words at the fifth time; tell whether it has."""
        tally = UnfoundTally.objects.filter(digest=self._digest())
        if not tally.update(uses=F("uses") + 1):
            return False
        if tally.filter(uses__gte=USES_BEFORE_WORDS_ARE_KEPT).exists() and _has_room():
            kept, _is_new = UnfoundWords.objects.get_or_create(
                language=self.language, words=self.words
            )
            self._count_today(kept)
            tally.delete()
        return True

    def _count_today(self, kept: UnfoundWords) -> None:
        counted = UnfoundCount.objects.filter(words=kept, day=self.day)
        if not counted.update(uses=F("uses") + 1):
            new = UnfoundCount(words=kept, day=self.day)
            UnfoundCount.objects.bulk_create([new], ignore_conflicts=True)
            counted.update(uses=F("uses") + 1)

    def _digest(self) -> str:
        """Return the HMAC-SHA-256 of the words and the month, under a key for this alone."""
        message = f"{self.day:%Y-%m}\n{self.language}\n{self.words}"
        return salted_hmac(_DIGEST_SALT, message, algorithm="sha256").hexdigest()


def _has_room() -> bool:
    return UnfoundWords.objects.filter(settled_at=None).count() < MOST_WORDS


def _month_of(day: date) -> date:
    return day.replace(day=1)
