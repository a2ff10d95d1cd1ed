"""Every address of the desk, one thing of each kind to call it with, and what its form sends.

A new address needs nothing here if it is about one of the things below and its form needs no
words; else name the thing in `Things.keys`, and in `FILLED_IN` what somebody would fill in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import html5lib
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from articles.models import (
    Article,
    GlossaryTerm,
    Image,
    Nature,
    PublisherNotice,
    ReferenceStyle,
)
from articles.text.entries.styles import shipped_style
from articles.workflow.importing import keep_import
from articles.workflow.inviting import Inviting, invite
from articles.workflow.judging_notices import NoticeByHand, enter_notice
from articles.workflow.review_requests import Asking, ask_for_review
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_clinic,
    make_edition,
    make_pack,
    make_person,
    make_print_desk,
    make_receipt,
    make_reference,
    make_teach_back,
    make_topic,
    make_unfound,
)
from tests.pictures import picture, upload
from tests.writing import fields_of

IN_SPANISH = " (Spanish)"
"""Said after an address that is about an article in another language than the clinic's own."""

PASSWORD = "a quiet river in March"
SHIPPED_CSL = shipped_style("bmj").csl
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def staff_addresses() -> list[str]:
    """Return every address of the desk as the resolver writes it, without the desk's own part.

    What is about an article is there twice: who may write depends on its language.
    """
    routes = dict.fromkeys(_routes(get_resolver().url_patterns, ""))
    found = [route.removeprefix(settings.ADMIN_PATH) for route in routes]
    return [*found, *(f"{one}{IN_SPANISH}" for one in found if one.startswith("articles/article/"))]


def _routes(patterns: list[Any], before: str) -> Iterator[str]:
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if not isinstance(pattern, URLPattern):
            yield from _routes(pattern.url_patterns, route)
        elif route.startswith(settings.ADMIN_PATH):
            yield route


class Things:
    """One of everything: an article in circulation with a changed draft that was approved, …"""

    def __init__(self) -> None:
        make_clinic()
        self._forms: dict[str, dict[str, Any]] = {}
        self.boss = Client()
        self.boss.force_login(make_person(is_superuser=True))
        self.article = self._changed(make_article(title="Rest", slug="rest"))
        self.spanish = self._changed(make_article(title="Reposo", slug="reposo", language="es"))
        self.desk = make_print_desk("Reception")
        self.recalled = make_edition()
        self.receipt = make_receipt(self.recalled, desk=self.desk)
        make_edition(self.recalled.article, body="Do not rest.", note="Turned round.")
        self.notice = self._notice()
        self.unpublished = {"en": make_article(), "es": make_article(language="es")}
        self.unchanged = {"en": make_edition(), "es": make_edition(language="es")}
        self.brought = self._brought()
        content_type = ContentType.objects.get_for_model(Article)
        self.keys: dict[str, Any] = {
            "articles/article/": self.article.pk,
            "articles/article/<path:object_id>/delete/": self.unpublished["en"].pk,
            "articles/article/<int:pk>/renew/": self.unchanged["en"].article_id,
            "articles/clinicprofile/": 1,
            "articles/edition/": self.recalled.pk,
            "articles/glossaryterm/": GlossaryTerm.objects.create(
                term="Nap", meaning="A sleep."
            ).pk,
            "articles/image/": self._image(),
            "articles/pack/": make_pack(make_article()).pk,
            "articles/printdesk/": make_print_desk().pk,
            "articles/reference/": make_reference().pk,
            "articles/reference/bring-in/": self.brought,
            "articles/referencestyle/": ReferenceStyle.objects.create(
                name="own", title="Own", csl=SHIPPED_CSL, added_at=NOON
            ).pk,
            "articles/topic/": make_topic().pk,
            "auth/group/": Group.objects.create(name="Printers").pk,
            "auth/user/": make_person().pk,
            "print/receipts/": self.receipt.pk,
            "recall/": self.recalled.pk,
            "notices/": self.notice.pk,
            "notices/of/": self.notice.reference.key,
            "notices/enter/": self.notice.reference.pk,
            "unfound/": make_unfound().pk,
            "content_type_id": content_type.pk,
            "format_": "csl",
            "r/": self.article.pk,
            "desk": self.desk.pk,
            "article": self.article.pk,
            "saving": self.article.history.last().pk,
            "invitation": self._invitation(self.article),
            "asked": self._request(self.article),
        }
        self.spanish_keys = self.keys | {
            "articles/article/": self.spanish.pk,
            "articles/article/<path:object_id>/delete/": self.unpublished["es"].pk,
            "articles/article/<int:pk>/renew/": self.unchanged["es"].article_id,
            "saving": self.spanish.history.last().pk,
            "invitation": self._invitation(self.spanish),
            "asked": self._request(self.spanish),
        }

    def address(self, row: str) -> str:
        """Return an address to call for a row of the matrix."""
        route, is_spanish = row.removesuffix(IN_SPANISH), row.endswith(IN_SPANISH)
        keys = self.spanish_keys if is_spanish else self.keys
        owner = max((key for key in keys if route.startswith(key)), key=len, default="")

        def key(found: re.Match[str]) -> str:
            return quote(str(keys[found[1]] if found[1] in keys else keys[owner]))

        plain = route.replace("^(?P<app_label>articles|auth)/$", "articles/")
        called = PARAMETER.sub(key, plain.replace("(?P<url>.*)$", "nowhere/"))
        query = "?language=es" if is_spanish and route.endswith("/add/") else ""
        return f"/{settings.ADMIN_PATH}{called}{query}"

    def form(self, row: str) -> dict[str, Any]:
        """Return what the browser of somebody who may do everything would send, filled in."""
        if row not in self._forms:
            self._forms[row] = self._opened(row)
        route = row.removesuffix(IN_SPANISH)
        about: dict[str, Any] = {"article": self.article.pk}
        if row.endswith(IN_SPANISH):
            about = {"article": self.spanish.pk, "language": "es"}
        return self._forms[row] | about | FILLED_IN.get(route, lambda _things: {})(self)

    def _opened(self, row: str) -> dict[str, Any]:
        answer = self.boss.get(self.address(row))
        is_page = answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]
        return _fields_of_every_form(answer.content.decode()) if is_page else {}

    def _notice(self) -> PublisherNotice:
        """One entered by hand, which is taken back by hand."""
        said, by = NoticeByHand(Nature.RETRACTION), make_person(is_superuser=True)
        return enter_notice(make_reference(), said, by=by, at=timezone.now())

    def _changed(self, article: Article) -> Article:
        make_teach_back(article)
        make_edition(article)
        article.body = "Rest for two days."
        article.save()
        approve(article)
        return article

    def _brought(self) -> int:
        by = make_person(is_superuser=True)
        record = {"type": "book", "title": "Somebody else's"}
        return int(keep_import([record], by=by, at=timezone.now()).pk)

    def _invitation(self, article: Article) -> int:
        by = make_person(is_superuser=True)
        return int(invite(article, by=by, at=timezone.now(), inviting=Inviting("Ada")).pk)

    def _request(self, article: Article) -> int:
        by = make_person(is_superuser=True)
        return int(ask_for_review(article, by=by, at=timezone.now(), asking=Asking()).pk)

    def _image(self) -> int:
        address = f"/{settings.ADMIN_PATH}markdown/upload/"
        key = self.boss.post(address, _picture(self)).json()["key"]
        return int(Image.objects.get(key=key).pk)


def _picture(_things: Things) -> dict[str, Any]:
    return {"image": upload(picture()), "alt": "A river"}


FILLED_IN: dict[str, Callable[[Things], dict[str, Any]]] = {
    "markdown/upload/": _picture,
    "notices/<int:pk>/paper/": lambda _things: {"paper": "other"},
    "notices/<int:pk>/articles/<int:article>/": lambda _things: {
        "verdict": "stays",
        "reason": "It is an example.",
    },
    "notices/enter/<int:pk>/": lambda _things: {"nature": "correction"},
    "print/": lambda things: {"item": f"article-{things.article.pk}", "desk": things.desk.pk},
    "password_change/": lambda _things: {
        "old_password": PASSWORD,
        "new_password1": PASSWORD * 2,
        "new_password2": PASSWORD * 2,
    },
    "articles/article/preview/": lambda _things: {"title": "Rest", "body": "Rest."},
    "articles/article/findings/": lambda _things: {"title": "Rest", "body": "Rest."},
    "articles/clinicprofile/checks/": lambda _things: {"sentence_long": "block"},
    "articles/article/choices/references/look-up/": lambda _things: {"q": "10.1000/unknown"},
    "articles/article/choices/references/add/": lambda things: {"brought": things.brought},
    "articles/reference/bring-in/": lambda _things: {
        "pasted": '{"type": "book", "title": "Brought in"}'
    },
    "articles/reference/bring-in/<int:pk>/": lambda _things: {"go": "take"},
    "articles/article/add/": lambda _things: {"title": "New", "slug": "new"},
    "articles/article/<int:pk>/publish/": lambda _things: {"note": "New.", "kind": "minor"},
    "articles/article/<int:pk>/withdraw/": lambda _things: {"reason": "Wrong."},
    "articles/article/<int:pk>/found-by/": lambda _things: {"words": "nap"},
    "unfound/<int:pk>/words/": lambda things: {"article": things.article.pk},
    "articles/article/<int:pk>/asked-back/": lambda _things: {"answer": "1.1.clear"},
    "articles/article/autosave/": lambda _things: {"form": str(uuid4()), "title": "Typed"},
    "articles/article/<int:pk>/review/": lambda _things: {"decision": "approved"},
    "articles/article/<int:pk>/experts/": lambda _things: {"name": "Ada", "days": 14},
    "articles/article/<int:pk>/history/<int:saving>/": lambda _things: {"lock_version": 1},
    "articles/glossaryterm/add/": lambda _things: {"term": "Doze", "meaning": "A sleep."},
    "articles/image/add/": lambda _things: {
        "picture": upload(picture(colour="red")),
        "alt": "A hill",
        "meaning": "described",
    },
    "articles/pack/add/": lambda things: {
        "title": "New",
        "slug": "new",
        f"place-{things.article.pk}": "1",
    },
    "articles/printdesk/add/": lambda _things: {"name": "Ward"},
    "articles/reference/add/": lambda _things: {
        "key": "new-2020",
        "csl": '{"type": "book", "title": "New"}',
    },
    "articles/referencestyle/add/": lambda _things: {"name": "ours", "csl": SHIPPED_CSL},
    "articles/topic/add/": lambda _things: {"name": "New", "slug": "new"},
    "auth/group/add/": lambda _things: {"name": "New"},
    "auth/user/add/": lambda _things: {
        "username": "new",
        "password1": PASSWORD,
        "password2": PASSWORD,
    },
    "auth/user/<id>/password/": lambda _things: {"password1": PASSWORD, "password2": PASSWORD},
}
"""What somebody fills in, by address; what a form offers by itself is sent as it stands."""


def _fields_of_every_form(page: str) -> dict[str, Any]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    sent: dict[str, Any] = {}
    for form in tree.iter("form"):
        if form.get("method") == "post":
            sent |= fields_of(form)
    return sent
