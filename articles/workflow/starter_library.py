"""Loading the starter library: what the portal brings, never over what the clinic wrote."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from articles.models import (
    Article,
    ChangeKind,
    EvidenceKind,
    GlossaryTerm,
    Question,
    Reference,
    Topic,
)
from articles.text.reference_record import record_fields
from articles.text.starter_file import StarterArticle, read_starter_article

from .errors import NothingChangedError
from .publishing import Change, publish_starter

LANGUAGE = "en"


@dataclass(slots=True)
class LoadReport:
    """What loading did, by the articles' addresses."""

    added: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


@transaction.atomic
def load_library(
    folder: Path, *, at: datetime, tell: Callable[[str], None] = lambda _line: None
) -> LoadReport:
    """Load references, glossary, topics and articles from a folder; all or nothing.

    What is there already stays as it is, starter articles apart that nobody has edited: those
    get a new edition where the file has changed. `tell` is called with a line for each step.

    Raises:
        ValueError: if a file cannot be read.
        TextNotReadyError: if an article has problems that stop publication.
    """
    tell("References …")
    _load_references(json.loads((folder / "references.json").read_text("utf-8")))
    tell("Glossary and topics …")
    _load_glossary(yaml.safe_load((folder / "glossary.yaml").read_text("utf-8")))
    _load_topics(yaml.safe_load((folder / "topics.yaml").read_text("utf-8")))
    files = sorted((folder / "articles").glob("*.md"))
    starters = [read_starter_article(file.stem, file.read_text("utf-8")) for file in files]
    # All drafts first, so that links between new articles lead somewhere.
    written = [(starter, *_write_draft(starter)) for starter in starters]
    report = LoadReport()
    for starter, article, is_ours in written:
        tell(f"{starter.slug} …")
        _publish(starter, article, at=at, report=report, is_ours=is_ours)
    return report


def _load_references(records: list[dict[str, Any]]) -> None:
    for csl in records:
        fields = record_fields(csl)
        kind = fields.evidence_kind
        if fields.doi and Reference.objects.filter(doi=fields.doi).exclude(key=csl["id"]).exists():
            continue  # the clinic keeps this paper under a key of its own
        Reference.objects.get_or_create(
            key=csl["id"],
            defaults={
                "csl": csl,
                "title": fields.title,
                "year": fields.year,
                "doi": fields.doi,
                "pmid": fields.pmid,
                "evidence_kind": kind if kind in EvidenceKind.values else EvidenceKind.OTHER,
            },
        )


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


def _write_draft(starter: StarterArticle) -> tuple[Article, bool]:
    """Return the article's row and whether its draft is ours to write."""
    article, is_new = Article.objects.get_or_create(
        language=starter.language,
        slug=starter.slug,
        defaults={
            "title": starter.title,
            "kind": starter.kind,
            "review_interval_months": starter.review_interval_months,
        },
    )
    if not is_new and not _is_untouched(article):
        return article, False
    article.title, article.summary, article.body = starter.title, starter.summary, starter.body
    article.save()
    article.questions.all().delete()
    Question.objects.bulk_create(
        Question(article=article, order=order, question=part.question, answer=part.answer)
        for order, part in enumerate(starter.questions, start=1)
    )
    if is_new:
        topics = Topic.objects.filter(language=starter.language, slug__in=starter.topics)
        article.topics.set(topics)
    return article, True


def _is_untouched(article: Article) -> bool:
    """Tell whether an article is still the starter text that readers see."""
    newest = article.editions.order_by("-number").first()
    return (
        newest is not None
        and newest.is_starter_text
        and article.withdrawn_at is None
        and newest.fingerprint == article.manuscript().fingerprint()
    )


def _publish(
    starter: StarterArticle, article: Article, *, at: datetime, report: LoadReport, is_ours: bool
) -> None:
    if not is_ours:
        report.kept.append(starter.slug)
        return
    change = Change(starter.change_note, ChangeKind.SUBSTANTIAL)
    try:
        edition = publish_starter(article, at=at, change=change)
    except NothingChangedError:
        report.unchanged.append(starter.slug)
    else:
        (report.added if edition.number == 1 else report.renewed).append(starter.slug)
