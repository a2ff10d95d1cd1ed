"""Results as their reader sees them: the words marked, the very place opened, the dates of today."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import override

from articles.models import ClinicProfile
from articles.text.names import ClinicNames, filled
from articles.text.searching.snippets import marked, passage

from .ranking import Ranked
from .reading import among, rows
from .rows import labels_in
from .shown import as_stored
from .values import Entry, EntryKind, Found, Part
from .wanted import Asked

_PAGES_KEPT = 5000

# In SQL, as the rows of the index are asked for: with ten results, Django takes several times as
# long to write these queries as a database takes to answer them.
_NAMED = (
    "name",
    "phone",
    "emergency_number",
    "crisis_name",
    "crisis_number",
    "advice_number",
    "region",
)
_STANDINGS = """
    SELECT e.id, e.number, e.published_at, s.decided_at,
        (SELECT MAX(r.reviewed_at) FROM articles_renewal r WHERE r.edition_id = e.id)
    FROM articles_edition e LEFT JOIN articles_review s ON s.id = e.sign_off_id
    WHERE e.id {among}
"""
_TOPICS = """
    SELECT under.article_id, topic.name
    FROM articles_article_topics under JOIN articles_topic topic ON topic.id = under.topic_id
    WHERE under.article_id {among} ORDER BY topic."order", topic.name
"""


def show_results(results: Sequence[Ranked], asked: Asked) -> tuple[Found, ...]:
    """Return results in their order, in as many queries however many they are."""
    entries = entries_by_id([one.id for one in results])
    there = [(one, entries[one.id]) for one in results if one.id in entries]
    editions = _standings({entry.edition_id for _one, entry in there if entry.edition_id})
    topics = _topics({entry.article_id for _one, entry in there if entry.article_id})
    said = _filled([_said(entry, one.part) for one, entry in there], asked.language)
    return tuple(
        replace(
            _found(entry, part, asked),
            topics=topics.get(entry.article_id or 0, ()),
            **editions.get(entry.edition_id or 0, {}),
        )
        for (_one, entry), part in zip(there, said, strict=True)
    )


def entries_by_id(ids: Collection[int]) -> dict[int, Entry]:
    """Return entries of the index as they are stored."""
    if not ids:
        return {}
    sql = f"SELECT id, shown FROM search_entry WHERE id {among(ids)}"
    return {id_: as_stored(text) for id_, text in rows(sql, [*ids])}


def address_of(entry: Entry, anchor: str) -> str:
    """Return the address of an entry's page in its own language, opened at one place."""
    slug = "" if entry.kind == EntryKind.WORD else entry.slug
    page = _page(slug, entry.language, get_script_prefix())
    return f"{page}#{anchor}" if anchor else page


@lru_cache(maxsize=_PAGES_KEPT)
def _page(slug: str, language: str, _prefix: str) -> str:
    """Return the address of an article, or of the glossary; kept, as Django is slow to write it.

    What stands before all addresses may differ from request to request, and so is asked for.
    """
    with override(language):
        return reverse("article", args=[slug]) if slug else reverse("glossary")


def _found(entry: Entry, said: Part, asked: Asked) -> Found:
    is_section = entry.kind == EntryKind.ARTICLE
    return Found(
        kind=entry.kind,
        address=address_of(entry, said.anchor if is_section else entry.anchor),
        title=mark_safe(marked(entry.title, asked.stems, entry.language)),  # noqa: S308 - escaped
        passage=mark_safe(passage(said.text, asked.stems, entry.language)),  # noqa: S308 - escaped
        inside=entry.inside,
        part=said.heading if is_section else "",
    )


def _said(entry: Entry, part: int | None) -> Part:
    """Return the part of a text to show; if none says what was asked, what tells what it is about."""
    if part is not None:
        return entry.parts[part]
    first = next((part.text for part in entry.parts if part.text), "")
    return Part(anchor="", heading="", text=entry.summary or first)


def _filled(parts: Sequence[Part], language: str) -> list[Part]:
    """Return parts with the clinic's names and numbers of today, which few of them mention."""
    if not any("{" in part.heading + part.text for part in parts):
        return list(parts)
    names = _clinic_names()
    labels = labels_in(language)
    return [
        Part(
            part.anchor,
            filled(part.heading, names=names, labels=labels),
            filled(part.text, names=names, labels=labels),
        )
        for part in parts
    ]


def _clinic_names() -> ClinicNames:
    found = rows(f"SELECT {', '.join(_NAMED)} FROM articles_clinicprofile WHERE id = 1", [])
    return ClinicProfile(**dict(zip(_NAMED, found[0], strict=True)) if found else {}).names()


def _standings(editions: Collection[int]) -> dict[int, dict[str, Any]]:
    """Return what changes without a new entry being written, and so is looked up when shown."""
    if not editions:
        return {}
    found = rows(_STANDINGS.format(among=among(editions)), [*editions])
    return {
        key: {
            "edition": number,
            "published_on": _day(published),
            "reviewed_on": _day(renewed or decided),
        }
        for key, number, published, decided, renewed in found
    }


def _day(moment: datetime | str | None) -> date | None:
    if not moment:
        return None
    # SQLite keeps moments as text, in UTC without saying so.
    read = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return timezone.localdate(read if read.tzinfo else read.replace(tzinfo=UTC))


def _topics(articles: Collection[int]) -> dict[int, tuple[str, ...]]:
    if not articles:
        return {}
    found: dict[int, tuple[str, ...]] = {}
    for article, name in rows(_TOPICS.format(among=among(articles)), [*articles]):
        found[article] = (*found.get(article, ()), name)
    return found
