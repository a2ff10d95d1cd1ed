"""On a big site the articles of a pack are named by their addresses: nobody finds them in a list."""

import pytest
from django.core.management import call_command
from django.test import Client

from articles.models import MOST_PARTS, Article, Pack
from tests.builders import make_edition, make_pack, make_packer
from tests.packing import ADD, at, form_of, opened, parts_of
from tests.writing import words

pytestmark = pytest.mark.django_db

COVER = {"title": "First visit", "slug": "first-visit"}
MANY = 310


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_packer("anna"))
    return client


@pytest.fixture(autouse=True)
def very_many() -> None:
    call_command(
        "make_many", str(MANY), "--language-mix", "en:1", "--without-search", "--yes", verbosity=0
    )


def test_the_form_lists_only_what_is_in_the_pack(desk: Client):
    pack = make_pack(make_edition(title="One").article)

    assert "place-" not in str(opened(desk).keys())
    assert len([name for name in opened(desk, form_of(pack)) if name.startswith("place-")]) == 1


def test_articles_are_added_by_their_addresses_in_that_order(desk: Client):
    one = make_edition(title="One", slug="one").article
    make_edition(title="Two", slug="two")
    make_edition(title="Three", slug="three")
    typed = "https://clinic.org/articles/three/\n /articles/two/ \none three"
    pack = make_pack(one)

    desk.post(form_of(pack), opened(desk, form_of(pack)) | {"added": typed})

    assert parts_of(pack) == ["One", "Three", "Two"]


def test_a_new_pack_is_made_of_addresses_alone(desk: Client):
    make_edition(title="One", slug="one")

    answer = desk.post(ADD, opened(desk) | COVER | {"added": "one"}, follow=True)

    assert parts_of(Pack.objects.get()) == ["One"]
    assert "From now on edition 1 is printed" in words(answer.content)


def test_an_address_without_an_article_is_refused_and_kept(desk: Client):
    make_edition(title="Uno", slug="uno", language="es")
    one = make_edition(title="One", slug="one").article
    typed = "one nowhere uno"

    answer = desk.post(ADD, opened(desk) | COVER | at(one) | {"added": typed})

    page = words(answer.content)
    assert "No article in this language has the address nowhere." in page
    assert "No article in this language has the address uno." in page
    assert typed in page
    assert "Place of “One”" in page
    assert not Pack.objects.exists()


def test_too_many_addresses_are_refused(desk: Client):
    slugs = Article.objects.order_by("pk").values_list("slug", flat=True)[: MOST_PARTS + 1]

    answer = desk.post(ADD, opened(desk) | COVER | {"added": "\n".join(slugs)})

    assert f"A pack holds at most {MOST_PARTS} articles, and these are 31." in words(answer.content)
    assert not Pack.objects.exists()
