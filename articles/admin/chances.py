"""All chances on one page: what is told, where, from which source, and what contradicts what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.evidence.told_chances import ToldChance, told_chances
from articles.models import Reference, Topic
from articles.text.chance_figure import chance_words
from articles.text.collation import without_accents
from articles.text.labels import ENGLISH
from articles.workflow.permissions import may_read

ROWS_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One chance as the list shows it; each group is its number, its share and whom it counts."""

    told: ToldChance
    groups: tuple[tuple[str, str, str], ...]
    place: str
    address: str
    standing: str
    sources: tuple[Reference, ...]
    missing: tuple[str, ...]
    others: tuple[Line, ...] = ()


@require_safe
def chances_page(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Show all chances, those that contradict each other first; ?q=, ?topic= and ?article= narrow."""
    if not may_read(request.user):
        raise PermissionDenied
    told = told_chances()
    references = Reference.objects.in_bulk(
        {key for one in told for key in one.keys}, field_name="key"
    )
    lines = [_line(one, references) for one in told]
    shown = [line for line in lines if _is_wanted(line, request)]
    shown.sort(key=lambda line: not line.others)
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": _("Chances"),
        "page": Paginator(shown, ROWS_ON_A_PAGE).get_page(request.GET.get("p")),
        "asked": request.GET,
        "topics": Topic.objects.all(),
        "articles": list({line.told.article.pk: line.told.article for line in lines}.values()),
        "contradicting": sum(bool(line.others) for line in shown),
        "is_narrowed": any(request.GET.get(name) for name in ("q", "topic", "article")),
        "total": len(lines),
    }
    return TemplateResponse(request, "admin/chances/list.html", context)


def _line(told: ToldChance, references: dict[str, Reference]) -> Line:
    where, line = told.place or ("", 0)
    number = where.removeprefix("question ") if where.startswith("question") else ""
    field = f"id_questions-{int(number) - 1}-answer" if number else "id_body"
    draft = reverse("admin:articles_article_change", args=[told.article.pk])
    place = _("Question %(number)s, line %(line)s") if number else _("Line %(line)s")
    return Line(
        told=told,
        groups=tuple((*chance_words(one, ENGLISH), one.label) for one in told.chance.groups),
        place=place % {"number": number, "line": line} if told.place else _("Open the draft"),
        address=f"{draft}?line={line}#{field}" if told.place else draft,
        standing=_standing(told),
        sources=tuple(references[key] for key in told.keys if key in references),
        missing=tuple(key for key in told.keys if key not in references),
        others=tuple(_line(other, references) for other in told.others),
    )


def _standing(told: ToldChance) -> str:
    if not told.edition:
        return _("In the draft only")
    number = {"number": told.edition}
    if told.place:
        return _("Edition %(number)s and the draft") % number
    return _("Edition %(number)s, no longer in the draft") % number


def _is_wanted(line: Line, request: HttpRequest) -> bool:
    """Tell whether a chance is of the article and topic asked for and holds every word."""
    article, topic = request.GET.get("article", ""), request.GET.get("topic", "")
    told = line.told
    if article and str(told.article.pk) != article:
        return False
    if topic and topic not in {str(one.pk) for one in told.article.topics.all()}:
        return False
    wanted = without_accents(request.GET.get("q", "")).casefold().split()
    held = without_accents(" ".join(_words(line))).casefold()
    return all(word in held for word in wanted)


def _words(line: Line) -> Iterable[str]:
    yield from (line.told.chance.title, line.told.article.title, *line.told.keys)
    yield from (words for group in line.groups for words in group)
    yield from (source.title for source in line.sources)
