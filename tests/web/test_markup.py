"""Every kind of page is written without an error, by the strictest readers of HTML there are."""

from collections.abc import Mapping
from pathlib import Path

import html5lib
import pytest
from django.test import Client, RequestFactory

from articles.models import Article
from portal.errors import server_error
from tests.nu import complaints
from tests.strict_html import strict_errors
from tests.whole_site import PAGES, fill_site

ON_PURPOSE = "The “list” role is unnecessary"
"""A list without bullets is no list to VoiceOver in Safari unless it says so."""
STATUS = {"not found": 404, "question gone": 404, "withdrawn": 410}

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(client: Client) -> Mapping[str, str]:
    """Every kind of page, every article of the starter library, and the page for our failures."""
    fill_site()
    found = {}
    for kind, address in {**PAGES, **addresses_of_articles()}.items():
        response = client.get(address)
        assert response.status_code == STATUS.get(kind, 200), kind
        found[kind] = response.content.decode()
    found["our failure"] = server_error(RequestFactory().get("/")).content.decode()
    return found


def addresses_of_articles() -> dict[str, str]:
    slugs = Article.objects.in_circulation().values_list("slug", flat=True)
    return {f"article {slug}": f"/articles/{slug}/" for slug in slugs}


def test_a_strict_parser_finds_no_error(pages: Mapping[str, str]):
    assert strict_errors(pages) == {}


def test_no_id_stands_twice_on_a_page(pages: Mapping[str, str]):
    repeated = {}
    for kind, html in pages.items():
        tree = html5lib.parse(html, namespaceHTMLElements=False)
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        twice = {name for name in ids if ids.count(name) > 1}
        repeated |= {kind: twice} if twice else {}

    assert repeated == {}


def test_each_link_within_a_page_leads_somewhere(pages: Mapping[str, str]):
    dangling = {}
    for kind, html in pages.items():
        tree = html5lib.parse(html, namespaceHTMLElements=False)
        ids = {element.get("id") for element in tree.iter()}
        wanted = {link.get("href", "") for link in tree.iter("a")}
        missing = {href for href in wanted if href.startswith("#") and href[1:] not in ids}
        dangling |= {kind: missing} if missing else {}

    assert dangling == {}


def test_nothing_is_styled_or_scripted_inside_a_page(pages: Mapping[str, str]):
    for html in pages.values():
        tree = html5lib.parse(html, namespaceHTMLElements=False)
        assert not list(tree.iter("style"))
        assert all(script.get("src") for script in tree.iter("script"))
        for element in tree.iter():
            assert not {name for name in element.attrib if name == "style" or name[:2] == "on"}


@pytest.mark.nu
def test_the_nu_checker_finds_nothing(pages: Mapping[str, str], tmp_path: Path):
    found = complaints(pages, folder=tmp_path)

    assert [complaint for complaint in found if ON_PURPOSE not in complaint] == []
