"""The references that articles in circulation cite, as readers see them in a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.paginator import Page
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from articles.models import Citation, EvidenceKind, ListedArticle, Reference
from articles.text.bibliography import (
    ReferenceLink,
    Style,
    format_reference,
    reference_links,
    short_citation,
)
from articles.text.sanitising import sanitise

from .evidence_marks import KINDS_EXPLAINED, EvidenceMark, marks_on
from .listing import Choice, Paging, in_number, list_address, paging
from .site import Site


@dataclass(frozen=True, slots=True)
class CitingArticle:
    """An article in circulation that cites a reference."""

    title: str
    summary: str
    address: str


@dataclass(frozen=True, slots=True)
class ListedReference:
    """One reference as a reader sees it."""

    key: str
    short: str
    title: str
    text: SafeString
    year: int | None
    links: tuple[ReferenceLink, ...]
    mark: EvidenceMark
    status_checked_at: datetime | None
    article_count: int = 0
    articles: tuple[CitingArticle, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferencesPage:
    """Some of the references, with the ways to the others; the kind is "" for all of them."""

    kind: str
    kind_explained: str
    count: int
    choices: tuple[Choice, ...]
    references: tuple[ListedReference, ...]
    paging: Paging


def cited_references(language: str) -> QuerySet[Reference]:
    """Return the references that articles in circulation cite, by key: author, then year."""
    # Asked of each reference, so that the first article that cites it is enough.
    cited = Exists(_citations(language).filter(key=OuterRef("key")))
    return Reference.objects.filter(cited).order_by("key")


def references_page(
    shown: Page[Reference], *, kind: EvidenceKind | None, found: Mapping[str, int], site: Site
) -> ReferencesPage:
    """Return what the list of references shows. One query for how many articles cite them.

    `found` says how many references there are of each kind.
    """
    counts = _counts([reference.key for reference in shown], language=site.language)
    return ReferencesPage(
        kind=str(kind.label) if kind else "",
        kind_explained=str(KINDS_EXPLAINED[kind]) if kind else "",
        count=shown.paginator.count,
        choices=_choices(found, kind),
        references=list_references(shown, counts=counts, style=site.style),
        paging=paging(shown, "references", kind=kind.value if kind else ""),
    )


def counts_by_kind(references: QuerySet[Reference]) -> dict[str, int]:
    """Return how many references there are of each kind of evidence. One query."""
    return dict(references.order_by().values_list("evidence_kind").annotate(Count("pk")))


def _choices(found: Mapping[str, int], chosen: EvidenceKind | None) -> tuple[Choice, ...]:
    every = Choice(
        in_number(gettext("All kinds"), sum(found.values())),
        list_address("references"),
        is_here=chosen is None,
    )
    each = [
        Choice(
            in_number(str(kind.label), found[kind.value]),
            list_address("references", kind=kind.value),
            is_here=kind is chosen,
        )
        for kind in EvidenceKind
        if kind.value in found
    ]
    return (every, *each)


def citing_articles(keys: Iterable[str], *, language: str) -> dict[str, tuple[CitingArticle, ...]]:
    """Return, for each key, the articles in circulation that cite it; one query."""
    found: defaultdict[str, list[CitingArticle]] = defaultdict(list)
    for citation in (
        _citations(language)
        .filter(key__in=list(keys))
        .select_related("edition__article")
        .defer("edition__content")
        .order_by("edition__title", "pk")
    ):
        edition = citation.edition
        address = reverse("article", args=[edition.article.slug])
        found[citation.key].append(CitingArticle(edition.title, edition.summary, address))
    return {key: tuple(articles) for key, articles in found.items()}


def list_references(
    references: Iterable[Reference],
    *,
    counts: Mapping[str, int],
    cited_in: Mapping[str, tuple[CitingArticle, ...]] | None = None,
    style: Style,
) -> tuple[ListedReference, ...]:
    """Return references as readers see them, in the order given.

    `counts` says how many articles cite each; `cited_in` which ones, where they are shown.
    """
    references = list(references)
    marks = marks_on(references)
    return tuple(
        replace(
            _listed(reference, marks[reference.key], style),
            article_count=counts.get(reference.key, 0),
            articles=(cited_in or {}).get(reference.key, ()),
        )
        for reference in references
    )


def _counts(keys: Iterable[str], *, language: str) -> dict[str, int]:
    cited = _citations(language).filter(key__in=list(keys)).order_by()
    return dict(cited.values_list("key").annotate(count=Count("*")))


def _citations(language: str) -> QuerySet[Citation]:
    """Return what the articles in circulation cite."""
    # Asked of each citation: a join would begin with all articles of a language.
    listed = ListedArticle.objects.in_language(language).once()
    return Citation.objects.filter(Exists(listed.filter(edition=OuterRef("edition"))))


def _listed(reference: Reference, mark: EvidenceMark, style: Style) -> ListedReference:
    return ListedReference(
        key=reference.key,
        short=short_citation(reference.csl),
        title=reference.title or reference.key,
        text=mark_safe(sanitise(format_reference(reference.csl, style=style))),  # noqa: S308 - sanitised
        year=reference.year,
        links=reference_links(reference.csl),
        mark=mark,
        status_checked_at=reference.status_checked_at,
    )
