"""Loading the starter library: what the portal brings, never over what the clinic wrote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from articles.models import (
    Article,
    ChangeKind,
    EvidenceKind,
    FormerAddress,
    GlossaryTerm,
    Pack,
    Reference,
    SearchWords,
    Topic,
    written,
)
from articles.search.writing import index_article, index_glossary
from articles.text.manuscript import Manuscript
from articles.text.reference_record import record_fields
from articles.text.starter_file import StarterArticle

from .drafting import claim_draft, rewrite_questions
from .packing import store
from .publishing import Change, publish_starter
from .starter_drawings import load_drawings
from .starter_folder import read_starter_folder

LANGUAGE = "en"
ASKED_BACK = (
    "New at the end: questions that show how clear the text was. The text itself is the same."
)
Outcome = Literal["added", "renewed", "unchanged", "kept"]


@dataclass(slots=True)
class LoadReport:
    """What loading did, by the articles' addresses."""

    added: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)

    def note(self, slug: str, outcome: Outcome) -> None:
        """Write down what became of an article."""
        getattr(self, outcome).append(slug)


@transaction.atomic
def load_library(
    folder: Path, *, at: datetime, tell: Callable[[str], None] = lambda _line: None
) -> LoadReport:
    """Load references, words, topics, drawings, articles and packs from a folder; all or nothing.

    What is there already stays as it is, starter articles apart that nobody has edited: those
    get a new edition where the file has changed. `tell` is called with a line for each step.

    Raises:
        ValueError: if a file cannot be read.
        TextNotReadyError: if an article has problems that stop publication.
    """
    library = read_starter_folder(folder)
    tell("References …")
    _load_references(library.references)
    tell("Glossary, topics and drawings …")
    _load_glossary(library.glossary)
    _load_topics(library.topics)
    load_drawings(library.drawings)
    report = LoadReport()
    # All drafts first, so that links between new articles lead somewhere.
    drafts = [(starter, *_write_draft(starter, at=at)) for starter in library.articles]
    for starter, article, outcome in drafts:
        tell(f"{starter.slug} …")
        if article:
            publish_starter(article, at=at, change=_change(starter, article))
        report.note(starter.slug, outcome)
    tell("Packs …")
    _load_packs(library.packs, at=at)
    _load_search_words(library.articles)
    index_glossary(LANGUAGE)
    return report


def _change(starter: StarterArticle, article: Article) -> Change:
    """Return what readers are told of the next edition of a starter article.

    Where it only asks something else back, sheets printed before still hold. A file may have a
    note for readers of an earlier edition, beside the one for a clinic that never had the article.
    """
    newest = article.editions.order_by("-number").first()
    asked = _words(starter).teach_back
    if newest is None or replace(newest.written(), teach_back=asked) != _words(starter):
        note = starter.renewal_note if newest else ""
        return Change(note or starter.change_note, ChangeKind.SUBSTANTIAL)
    is_said = newest.change_note == starter.change_note
    return Change(ASKED_BACK if is_said else starter.change_note, ChangeKind.MINOR)


def _load_references(records: list[dict[str, Any]]) -> None:
    known = set(Reference.objects.values_list("key", flat=True))
    for csl in records:
        if csl["id"] in known:
            continue
        reference = Reference(key=csl["id"])
        reference.take_record(csl)
        kind = record_fields(csl).evidence_kind
        if kind in EvidenceKind.values:
            reference.evidence_kind = kind
        # Where the clinic keeps this paper under a key of its own, its entry is the one to find.
        if Reference.objects.filter(doi=reference.doi).exists():
            reference.doi = ""
        if Reference.objects.filter(pmid=reference.pmid).exists():
            reference.pmid = ""
        reference.save()


def _load_glossary(words: list[dict[str, Any]]) -> None:
    for word in words:
        GlossaryTerm.objects.get_or_create(
            language=LANGUAGE,
            term=word["term"],
            defaults={"forms": "\n".join(word.get("forms", ())), "meaning": word["meaning"]},
        )


def _load_topics(topics: list[dict[str, Any]]) -> None:
    for order, topic in enumerate(topics, start=1):
        Topic.objects.get_or_create(
            language=LANGUAGE,
            slug=topic["slug"],
            defaults={
                "name": topic["name"],
                "description": topic["description"],
                "order": order * 10,
            },
        )


def _load_packs(packs: list[dict[str, Any]], *, at: datetime) -> None:
    """Add the packs that this clinic never had; whatever became of the others is its own doing."""
    known = set(Pack.history.filter(language=LANGUAGE).values_list("slug", flat=True))
    for row in packs:
        if row["slug"] in known:
            continue
        pack = Pack(language=LANGUAGE, slug=row["slug"], title=row["title"])
        pack.introduction = row["introduction"]
        parts = [_starter_article(slug, pack=row["slug"]) for slug in row.get("articles", ())]
        try:
            pack.full_clean()
        except ValidationError as error:
            raise ValueError(f"{pack.slug}: {' '.join(error.messages)}") from error
        store(pack, parts=parts, at=at)


def _load_search_words(articles: tuple[StarterArticle, ...]) -> None:
    """Add the words that lead to an article, where this clinic has chosen none of its own."""
    for starter in articles:
        article = Article.objects.filter(language=starter.language, slug=starter.slug).first()
        if article is None or not starter.search_words:
            continue
        words = "\n".join(starter.search_words)
        _stored, is_new = SearchWords.objects.get_or_create(
            article=article, defaults={"words": words}
        )
        if is_new:
            index_article(article)


def _starter_article(slug: str, *, pack: str) -> Article:
    """Return a starter article, wherever this clinic has moved it."""
    articles = Article.objects.in_language(LANGUAGE)
    there = Q(slug=slug) | Q(former_addresses__language=LANGUAGE, former_addresses__slug=slug)
    article = articles.filter(there).first()
    if article is None:
        raise ValueError(f"{pack}: there is no article {slug}.")
    return article


def _write_draft(starter: StarterArticle, *, at: datetime) -> tuple[Article | None, Outcome]:
    """Write a starter article into its draft, unless the clinic has made it its own.

    Returns the article if it is to be published, and what becomes of it.
    """
    article = Article.objects.filter(language=starter.language, slug=starter.slug).first()
    outcome = _outcome_for(article, starter) if article else _outcome_of_new(starter)
    if outcome == "added":
        return _new_draft(starter, at=at), outcome
    if article and outcome == "renewed":
        claim_draft(article, lock_version=article.lock_version)
        _write(starter, article, at=at)
        return article, outcome
    return None, outcome


def _outcome_of_new(starter: StarterArticle) -> Outcome:
    """A starter article that the clinic gave another address is not added a second time."""
    former = FormerAddress.objects.filter(language=starter.language, slug=starter.slug)
    return "kept" if former.exists() else "added"


def _outcome_for(article: Article, starter: StarterArticle) -> Outcome:
    newest = article.editions.order_by("-number").first()
    is_untouched = (
        newest is not None
        and newest.is_starter_text
        and article.withdrawn_at is None
        and newest.written() == article.written()
    )
    if not is_untouched:
        return "kept"
    return "unchanged" if article.written() == _words(starter) else "renewed"


def _new_draft(starter: StarterArticle, *, at: datetime) -> Article:
    article = Article(
        language=starter.language,
        slug=starter.slug,
        kind=starter.kind,
        review_interval_months=starter.review_interval_months,
    )
    _write(starter, article, at=at)
    topics = Topic.objects.filter(language=starter.language, slug__in=starter.topics)
    missing = set(starter.topics) - {topic.slug for topic in topics}
    if missing:
        raise ValueError(f"{starter.slug}: there is no topic {', '.join(sorted(missing))}.")
    article.topics.set(topics)
    return article


def _words(starter: StarterArticle) -> Manuscript:
    words = Manuscript(
        language=starter.language,
        title=starter.title,
        summary=starter.summary,
        body=starter.body,
        questions=starter.questions,
        teach_back=starter.teach_back,
    )
    return written(words)


def _write(starter: StarterArticle, article: Article, *, at: datetime) -> None:
    article.title, article.summary, article.body = starter.title, starter.summary, starter.body
    try:
        article.full_clean()
    except ValidationError as error:
        raise ValueError(f"{starter.slug}: {' '.join(error.messages)}") from error
    article.save()
    rewrite_questions(article, _words(starter))
    # Published at this very moment: nobody has saved the draft since. Its history says the same, so
    # that two people who begin with this text are known to have begun with it.
    article.history.filter(updated_at=article.updated_at).update(updated_at=at)
    Article.objects.filter(pk=article.pk).update(updated_at=at)
