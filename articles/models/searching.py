"""What the clinic adds to search, how fresh the index is, and what nobody could find.

The index itself is no model: `articles.search.tables` makes it, in the way of each database, and
it can be made anew from the editions at any time.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import models
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

MOST_SEARCH_WORDS = 4000
"""Characters: some forty lines, as the starter articles have them."""

STANDS_FOR = "="
"""What parts, in a line of extra words, what readers type from what they mean by it."""

USES_BEFORE_WORDS_ARE_KEPT = 5
"""How often the same words must have given nothing before they are kept as words."""


class SearchState(models.Model):
    """The one row that says which index is in use. Workers look at it to know what they keep.

    `analyser` is the version of the analyser that the index was written with, 0 if it was never
    written; `vocabulary` grows by one whenever a word that leads to something comes or goes; `entries`
    is how many entries there are in each language.
    """

    analyser = models.PositiveIntegerField(default=0)
    vocabulary = models.PositiveBigIntegerField(default=0)
    entries = models.JSONField(default=dict, db_default={})

    class Meta:
        verbose_name = _("state of the search")
        verbose_name_plural = _("states of the search")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="search_state_is_one_row"),
        ]

    def __str__(self) -> str:
        return f"{self.analyser}/{self.vocabulary}"


class SearchWords(models.Model):
    """Words by which readers look for an article that its text does not use. No reader sees them.

    They are about the article, not about an edition: no approval rests on them, and they count
    from the moment they are saved.
    """

    article = models.OneToOneField(
        "articles.Article", models.CASCADE, related_name="search_words", verbose_name=_("article")
    )
    words = models.TextField(
        _("extra words"),
        max_length=MOST_SEARCH_WORDS,
        blank=True,
        help_text=_("One on each line: what patients call it, other spellings, short forms."),
    )

    class Meta:
        verbose_name = _("extra words for search")
        verbose_name_plural = _("extra words for search")

    def __str__(self) -> str:
        return str(self.article)

    def lines(self) -> tuple[str, ...]:
        """Return the words line by line, without blanks and repeats."""
        lines = (line.strip() for line in self.words.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def typed(self) -> tuple[str, ...]:
        """Return the words that lead to the article: of "jab, shot = injection" the first two."""
        return tuple(line.partition(STANDS_FOR)[0].strip() for line in self.lines())

    def meanings(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Return from each line with "=" what is typed, and what of the text is meant by it."""
        parted = (line.partition(STANDS_FOR) for line in self.lines())
        return tuple(
            (tuple(typed.split(",")), tuple(meant.split(",")))
            for typed, sign, meant in parted
            if sign
        )


class UnfoundTally(models.Model):
    """That words which nobody may read yet gave nothing, so many times.

    The digest is keyed with the portal's secret, so that it cannot be looked up in a list of
    words by whoever has the database alone. `since` is the first day of the month it belongs to;
    with the month it is forgotten.
    """

    digest = models.CharField(max_length=64, unique=True)
    since = models.DateField()
    uses = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("tally of words that gave nothing")
        verbose_name_plural = _("tallies of words that gave nothing")

    def __str__(self) -> str:
        return f"{self.since}: {self.uses}"


class UnfoundWordsQuerySet(models.QuerySet["UnfoundWords"]):
    """Sentences about words that gave nothing, which chain."""

    def in_languages(self, languages: Collection[str]) -> UnfoundWordsQuerySet:
        return self.filter(language__in=languages)

    def open(self) -> UnfoundWordsQuerySet:
        """Words that nobody has settled, or that were searched for often enough since that day."""
        rows: UnfoundWordsQuerySet = self.annotate(
            since_settled=models.Sum(
                "counts__uses", filter=models.Q(counts__day__gt=TruncDate("settled_at"))
            )
        )
        is_back = models.Q(since_settled__gte=USES_BEFORE_WORDS_ARE_KEPT)
        return rows.filter(models.Q(settled_at=None) | is_back)

    def settled(self) -> UnfoundWordsQuerySet:
        """Words that somebody has settled and that have not come back."""
        return self.exclude(pk__in=UnfoundWords.objects.open().values("pk"))

    def begun_after(self, day: date) -> UnfoundWordsQuerySet:
        """Words of which no count is as old as that day."""
        rows: UnfoundWordsQuerySet = self.annotate(first=models.Min("counts__day")).filter(
            first__gt=day
        )
        return rows

    def most_used_first(self, *, since: date) -> UnfoundWordsQuerySet:
        """Words with their `recent` uses from a day on, and the `last` day of all."""
        is_recent = models.Q(counts__day__gte=since)
        rows: UnfoundWordsQuerySet = self.annotate(
            recent=Coalesce(models.Sum("counts__uses", filter=is_recent), 0),
            last=models.Max("counts__day"),
        ).order_by("-recent", "-last", "words", "language")
        return rows


class UnfoundWords(models.Model):
    """Words that gave nothing to at least five searches: normalised, in the order of the alphabet."""

    language = models.CharField(_("language"), max_length=12)
    words = models.CharField(_("words"), max_length=200)
    settled_at = models.DateTimeField(_("settled at"), null=True)

    objects = UnfoundWordsQuerySet.as_manager()

    class Meta:
        verbose_name = _("words that gave nothing")
        verbose_name_plural = _("words that gave nothing")
        constraints = [
            models.UniqueConstraint(fields=["language", "words"], name="unfound_words_once"),
        ]

    def __str__(self) -> str:
        return self.words


class UnfoundCount(models.Model):
    """How often words gave nothing on one day. No address, no hour, no agent, no order."""

    words = models.ForeignKey(UnfoundWords, models.CASCADE, related_name="counts")
    day = models.DateField(_("day"))
    uses = models.PositiveIntegerField(_("searches"), default=0)

    class Meta:
        verbose_name = _("count of words that gave nothing")
        verbose_name_plural = _("counts of words that gave nothing")
        constraints = [
            models.UniqueConstraint(fields=["words", "day"], name="unfound_count_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.words}, {self.day}: {self.uses}"
