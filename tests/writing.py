"""A draft's form through the front door: opened, filled in and sent as a browser would."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from django.contrib.auth.models import Permission
from django.test import Client
from playwright.sync_api import Page

from articles.models import Article
from tests.builders import make_person

ADD = "/admin/articles/article/add/"
LIST = "/admin/articles/article/"
PREVIEW = "/admin/articles/article/preview/"
FINDINGS = "/admin/articles/article/findings/"

Data = dict[str, Any]


def make_writer(name: str = "", *, may_publish: bool = False, **changes: Any) -> Any:
    """Somebody who may write articles, and publish them if so said."""
    person = make_person(name, **changes)
    acts = ["add_article", "change_article", "view_article"]
    acts += ["publish_article", "delete_article"] if may_publish else []
    person.user_permissions.set(Permission.objects.filter(codename__in=acts))
    return person


def form_of(article: Article) -> str:
    """The address of an article's form."""
    return f"{LIST}{article.pk}/change/"


def step(article: Article, name: str) -> str:
    """The address of a page about an article: publish, withdraw, history."""
    return f"{LIST}{article.pk}/{name}/"


def opened(client: Client, address: str = ADD, *, named: str = "article_form") -> Data:
    """What a browser would send if the form were sent back untouched."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return fields(answer.content.decode(), form=named)


def fields(page: str, *, form: str = "article_form") -> Data:
    """The names and values of a page's form."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    forms = [found for found in tree.iter("form") if found.get("id") == form]
    return fields_of(forms[0])


def fields_of(form: Element) -> Data:
    """The names and values of one form, as they would be sent."""
    found: Data = {}
    for name, value in _values(form):
        found.setdefault(name, []).append(value)
    return {name: values for name, values in found.items() if "__prefix__" not in name}


def with_question(data: Data, question: str, answer: str) -> Data:
    """The same form with one more question at its end."""
    number = int(data["questions-TOTAL_FORMS"][0])
    return data | {
        "questions-TOTAL_FORMS": str(number + 1),
        f"questions-{number}-order": str(number + 1),
        f"questions-{number}-question": question,
        f"questions-{number}-answer": answer,
    }


def with_teach_back(data: Data, question: str, *points: str) -> Data:
    """The same form with one more question asked back at its end."""
    number = int(data["teach_back_questions-TOTAL_FORMS"][0])
    return data | {
        "teach_back_questions-TOTAL_FORMS": str(number + 1),
        f"teach_back_questions-{number}-order": str(number + 1),
        f"teach_back_questions-{number}-question": question,
        f"teach_back_questions-{number}-points": "\r\n".join(points),
    }


def words(page: bytes) -> str:
    """A page as words in one line, without its markup."""
    tree = html5lib.parse(page.decode(), namespaceHTMLElements=False)
    return " ".join(" ".join(tree.itertext()).split())


def value_of(page: bytes, name: str) -> str:
    """What one field of a page's form holds."""
    return str(fields(page.decode())[name][0])


def _values(form: Element) -> Iterator[tuple[str, str]]:
    for field in form.iter():
        name = field.get("name")
        if name is None:
            continue
        if field.tag == "textarea":
            yield name, "".join(field.itertext())
        elif field.tag == "select":
            yield from ((name, one.get("value", "")) for one in _chosen(field))
        elif field.tag == "input" and field.get("type") in {"checkbox", "radio"}:
            if field.get("checked") is not None:
                yield name, field.get("value", "on")
        elif field.tag == "input":
            yield name, field.get("value", "")


def _chosen(select: Element) -> list[Element]:
    options = list(select.iter("option"))
    return [one for one in options if one.get("selected") is not None] or options[:1]


def sit_down(page: Page, person: Any) -> Page:
    """Let a browser in as this person, past the door."""
    client = Client()
    client.force_login(person)
    page.goto("/health/live")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "path": "/admin/"}
    page.context.add_cookies([cookie | {"domain": urlsplit(page.url).hostname}])  # type: ignore[list-item]
    return page
