"""How much a reader's telephone fetches for a first article, with all that its scripts ask for."""

import re
from html.parser import HTMLParser
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from articles.models import Article
from portal.static_storage import lean_form
from tests.whole_site import fill_site

pytestmark = pytest.mark.django_db

TEXT_BYTES = 8_000
MOST_BYTES = 20_000
IMPORTED = re.compile(r"""import\("\./([\w-]+\.js)"\)""")


class Parts(HTMLParser):
    """The style sheets and scripts that a page asks for at once."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script":
            self.addresses.append(given["src"] or "")
        elif tag == "link" and given.get("rel") == "stylesheet":
            self.addresses.append(given["href"] or "")


def weights(client: Client, address: str) -> dict[str, int]:
    """Return the bytes that travel: the page as sent, its parts lean and compressed."""
    parts = Parts()
    parts.feed(client.get(address).content.decode())
    sent = client.get(address, headers={"accept-encoding": "gzip, br"})
    found = {"the page": len(sent.content)}
    # A script may ask for others in its turn.
    for address in parts.addresses:
        text = Path(finders.find(address.removeprefix("/static/"))).read_text("utf-8")
        parts.addresses += [f"/static/js/{name}" for name in IMPORTED.findall(text)]
        lean = lean_form(address.removeprefix("/static/"))
        sent_text = lean(text) if lean else text
        found[address] = len(brotli.compress(sent_text.encode("utf-8")))
    return found


def test_a_first_visit_to_an_article_of_8_kb_takes_20_kb_at_most(client: Client):
    fill_site()
    texts = {
        article.slug: len(article.body) + sum(len(q.answer) for q in article.questions.all())
        for article in Article.objects.in_circulation()
    }
    slug = min((slug for slug in texts if texts[slug] >= TEXT_BYTES), key=lambda slug: texts[slug])

    found = weights(client, f"/articles/{slug}/")

    assert sum(found.values()) <= MOST_BYTES, found
