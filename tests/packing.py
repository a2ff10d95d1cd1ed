"""A pack's form through the front door: opened, arranged and sent as a browser would."""

from __future__ import annotations

from typing import Any

from django.test import Client

from articles.models import Article, Pack
from tests.writing import Data, fields

ADD = "/admin/articles/pack/add/"
LIST = "/admin/articles/pack/"


def form_of(pack: Pack) -> str:
    """The address of a pack's form."""
    return f"{LIST}{pack.pk}/change/"


def opened(client: Client, address: str = ADD) -> Data:
    """What a browser would send if the form were sent back untouched."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return fields(answer.content.decode(), form="pack_form")


def at(*articles: Article, **places: Any) -> Data:
    """These articles one after the other, as the numbered fields say it."""
    return {f"place-{one.pk}": str(place) for place, one in enumerate(articles, start=1)} | places


def emptied(data: Data) -> Data:
    """The same form with no article in the pack."""
    return {name: [""] if name.startswith("place-") else said for name, said in data.items()}


def parts_of(pack: Pack) -> list[str]:
    """The titles of a pack's articles, in order."""
    return [part.article.title for part in pack.parts.order_by("place")]
