"""The articles in figures: the starter library from its files, or the clinic's own drafts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from articles.models import Article
from articles.text.checks.facts import Facts
from articles.text.library_report import TextReport, report_on

from .gate import facts_of
from .starter_folder import read_starter_folder


def report_on_folder(folder: Path, *, today: date) -> list[TextReport]:
    """Report on the articles of a starter library, by address, without a database.

    Nobody owns a starter article yet, so that is not held against it.

    Raises:
        FileNotFoundError: if a file is not there.
        ValueError: if one cannot be read.
    """
    library = read_starter_folder(folder)
    slugs = {starter.slug for starter in library.articles}
    return [
        report_on(
            starter.slug,
            library.manuscript_of(starter),
            Facts(
                today=today,
                kind=starter.kind,
                review_interval=starter.review_interval_months,
                readable=slugs,
            ),
        )
        for starter in library.articles
    ]


def report_on_clinic(language: str) -> list[TextReport]:
    """Report on the clinic's own articles in a language, as their drafts stand now."""
    reports = []
    for article in Article.objects.in_language(language).order_by("slug"):
        manuscript = article.manuscript()
        reports.append(report_on(article.slug, manuscript, facts_of(article, manuscript)))
    return reports
