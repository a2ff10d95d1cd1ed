"""What an editor may pick from while writing: references, pictures, other articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles.evidence.identifiers import Identifier, identifiers_in
from articles.models import Article, Image, Reference
from articles.text.collation import without_accents
from articles.workflow.permissions import writes_at_all

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

MOST_SHOWN = 20
SHORTEST_NUMBER = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick: how it reads, what it writes into the text, what else it is found by."""

    title: str
    note: str
    mark: str
    picture: str = ""
    known_as: str = ""


@require_safe
def references(request: HttpRequest, *, admin: ModelAdmin) -> JsonResponse:
    """Offer the references that a part of title, author, year or key fits, or a DOI or number.

    What the library lacks may be looked up: `look_up` says so, to whoever may add it.
    """
    _require_writer(request, admin)
    asked = request.GET.get("q", "")
    identifier = one_identifier(asked)
    answer = _answer(identifier.value if identifier else asked, _references())
    may_add = settings.REFERENCE_LOOKUP and request.user.has_perm("articles.add_reference")
    if identifier and may_add and not answer["choices"]:
        answer["found"] = _("Not in the library.")
        answer["look_up"] = _("Look up %(paper)s and add it") % {"paper": identifier}
    return JsonResponse(answer)


def one_identifier(asked: str) -> Identifier | None:
    """Return the DOI or PubMed number that was typed; a short number may be a year."""
    found = identifiers_in(asked)
    is_one = len(found) == 1 and (found[0].kind == "doi" or len(found[0].value) >= SHORTEST_NUMBER)
    return found[0] if is_one else None


@require_safe
def images(request: HttpRequest, *, admin: ModelAdmin) -> JsonResponse:
    """Offer the pictures that a part of key, description or credit fits."""
    _require_writer(request, admin)
    return JsonResponse(_answer(request.GET.get("q", ""), _images()))


@require_safe
def articles(request: HttpRequest, *, admin: ModelAdmin) -> JsonResponse:
    """Offer the articles that a part of title or address fits."""
    _require_writer(request, admin)
    return JsonResponse(_answer(request.GET.get("q", ""), _articles()))


def _require_writer(request: HttpRequest, admin: ModelAdmin) -> None:
    """Let staff pass who write articles; a script gets a plain no instead of a log-in page."""
    if not (admin.admin_site.has_permission(request) and writes_at_all(request.user)):
        raise PermissionDenied


def _references() -> Iterator[Choice]:
    fields = ("key", "title", "year", "csl", "doi", "pmid")
    for key, title, year, csl, doi, pmid in Reference.objects.order_by("key").values_list(*fields):
        facts = (", ".join(_authors(csl)), str(year or ""), key)
        yield Choice(
            title=title,
            note=" · ".join(filter(None, facts)),
            mark=f"[@{key}]",
            known_as=f"{doi} {pmid}",
        )


def _authors(csl: dict[str, Any]) -> list[str]:
    people = csl.get("author") or csl.get("editor") or []
    names = [person.get("family") or person.get("literal") or "" for person in people]
    return [name for name in names if name]


def _images() -> Iterator[Choice]:
    for image in Image.objects.all():
        yield Choice(
            title=image.alt or _("Decorative, without description"),
            note=" · ".join(filter(None, (image.key, image.credit))),
            mark=f"![{image.alt.replace('[', '(').replace(']', ')')}](image:{image.key})",
            picture=image.file.url,
        )


def _articles() -> Iterator[Choice]:
    readable = set(Article.objects.in_circulation().values_list("pk", flat=True))
    rows = Article.objects.filter(withdrawn_at__isnull=True).order_by("title")
    for pk, title, slug in rows.values_list("pk", "title", "slug"):
        state = "" if pk in readable else _("not published yet")
        words = title.replace("[", "(").replace("]", ")")
        yield Choice(
            title=title,
            note=" · ".join(filter(None, (slug, state))),
            mark=f"[{words}](article:{slug})",
        )


def _answer(words_asked: str, choices: Iterable[Choice]) -> dict[str, Any]:
    """Return the choices that hold every word asked for, those that begin with it first.

    The library of one clinic is some hundreds of rows: reading them all costs less than teaching
    each database to look past accents and into author lists.
    """
    asked = _plain(words_asked)
    words = asked.split()
    found = [
        choice
        for choice in choices
        if all(word in _plain(f"{choice.title} {choice.note} {choice.known_as}") for word in words)
    ]
    found.sort(key=lambda choice: not _plain(choice.title).startswith(asked))
    shown = [_shown(choice) for choice in found[:MOST_SHOWN]]
    return {"choices": shown, "found": _count(len(found))}


def _shown(choice: Choice) -> dict[str, str]:
    return {name: value for name, value in asdict(choice).items() if name != "known_as"}


def _count(found: int) -> str:
    if found > MOST_SHOWN:
        sizes = {"shown": MOST_SHOWN, "found": found}
        return _("The first %(shown)d of %(found)d. Type more to narrow them down.") % sizes
    if not found:
        return _("Nothing found.")
    return ngettext("%(found)d found.", "%(found)d found.", found) % {"found": found}


def _plain(text: str) -> str:
    return without_accents(text).casefold().strip()
