"""The pages of a job bag: files that any browser opens, without the portal."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from articles.models import Edition
from articles.pages.compare import compared_parts
from articles.pages.site import Site
from articles.pages.texts import shown
from articles.text.html import Addresses
from articles.text.manuscript import Manuscript

from .contents import EditionFacts, JobBag
from .criteria import as_of

UP = "../../"
"""From the folder of an edition to where the pictures are."""


def text_page(edition: Edition, facts: EditionFacts, bag: JobBag, *, site: Site) -> str:
    """Return an edition's text as readers saw it, in a file of its own."""
    around = replace(site, addresses=_addresses(site))
    with translation.override(bag.language):
        text = shown(edition.manuscript(), around)
    return _page("text.html", bag, edition=facts, text=text, summary=edition.summary, site=site)


def changes_page(before: Edition, after: Edition, bag: JobBag, *, site: Site) -> str:
    """Return what changed from one edition to the next."""
    with translation.override(bag.language):
        parts = compared_parts(before.manuscript(), after.manuscript(), site)
    return _page("changes.html", bag, before=before, after=after, parts=parts, site=site)


def record_page(bag: JobBag) -> str:
    """Return everything but the texts: editions, reviews, renewals, checks, sources, pictures."""
    return _page("record.html", bag)


def readme(bag: JobBag) -> str:
    """Return what is where in the bag."""
    return _page("README.txt", bag)


def markdown(manuscript: Manuscript) -> str:
    """Return a text as it was written."""
    parts = [f"# {manuscript.title}", manuscript.summary, manuscript.body]
    for part in manuscript.questions:
        parts += [f"## {part.question}", part.answer]
    for asked in manuscript.teach_back:
        parts += [f"## {asked.question}", "\n".join(f"- {point}" for point in asked.points)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _page(name: str, bag: JobBag, **context: object) -> str:
    """Return a page in the desk's language, whoever asks."""
    with translation.override(settings.LANGUAGE_CODE):
        around = {"bag": bag, "as_of": as_of(bag)}
        return render_to_string(f"job_bag/{name}", around | context)


def _addresses(site: Site) -> Addresses:
    """Lead to the pictures in the bag, and to other articles on the site."""
    article = site.addresses.article
    return Addresses(article=f"{site.origin}{article}", image=UP + "{name}")
