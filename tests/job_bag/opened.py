"""A job bag as an assessor opens it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

import html5lib

from articles.job_bag.archive import job_bag
from articles.models import Article, ChangeKind, ClinicProfile, Decision
from articles.workflow.publishing import Change, publish, withdraw
from articles.workflow.renewing import renew
from articles.workflow.review_requests import Asking, ask_for_review
from articles.workflow.reviewing import PassageComment, Verdict, decide
from tests.builders import (
    NOON,
    make_article,
    make_author,
    make_clinic,
    make_edition,
    make_person_as,
    make_reference,
)

ANNA = {"first_name": "Anna", "last_name": "Berg"}
RUTH = {"first_name": "Ruth", "last_name": "Okafor"}


def packed(article: Article) -> bytes:
    """The bag of an article, whole."""
    _name, content = job_bag(Article.objects.get(pk=article.pk), clinic=ClinicProfile.current())
    return b"".join(content)


def opened(content: bytes | Iterable[bytes]) -> dict[str, bytes]:
    """The files of a bag, in their order."""
    whole = content if isinstance(content, bytes) else b"".join(content)
    with ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def said(page: bytes) -> str:
    """A page as words in one line."""
    tree = html5lib.parse(page.decode(), namespaceHTMLElements=False)
    return " ".join(" ".join(tree.itertext()).split())


def record(files: dict[str, bytes]) -> dict[str, Any]:
    """The record, as machines read it."""
    found: dict[str, Any] = json.loads(files["record.json"])
    return found


def an_article_with_a_story() -> Article:
    """Two editions, the second against the checks; reviewed, renewed and withdrawn."""
    make_clinic()
    make_reference("smith-2020", status="concern", evidence_kind="guideline")
    publisher = make_person_as("Publisher", **ANNA)
    reviewer = make_person_as("Reviewer", **RUTH)
    article = make_article(title="Rest", slug="rest", body="Rest for a day. [@smith-2020]")
    first = make_edition(article, at=NOON)
    renew(first, by=reviewer, at=NOON + timedelta(days=2), note="Read with care.")
    article.body = "Rest for two days. [@smith-2020]"
    article.save()
    ask = Asking(reviewer=reviewer, question="Is two right?")
    ask_for_review(article, by=make_author(**ANNA), at=NOON + timedelta(days=3), asking=ask)
    comment = PassageComment("body", "Rest for two days.", "Say why.", 1)
    verdict = Verdict(
        Decision.CHANGES_ASKED,
        seen=article.manuscript().fingerprint(),
        comment="Nearly.",
        comments=[comment],
    )
    decide(article, by=reviewer, at=NOON + timedelta(days=4), verdict=verdict)
    change = Change("Two days.", ChangeKind.SUBSTANTIAL, override="The old text did harm.")
    publish(article, by=publisher, at=NOON + timedelta(days=5), change=change)
    withdraw(article, by=publisher, at=NOON + timedelta(days=6), reason="Two was wrong as well.")
    return article
