"""What may be picked while writing: references, pictures, articles."""

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests.builders import make_article, make_edition, make_person, make_reference
from tests.pictures import picture, upload
from tests.writing import LIST, make_writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_writer())
    return client


def found(client: Client, kind: str, words: str = "") -> list[dict[str, str]]:
    answer: dict[str, Any] = json.loads(client.get(f"{LIST}choices/{kind}/", {"q": words}).content)
    choices: list[dict[str, str]] = answer["choices"]
    return choices


def marks(client: Client, kind: str, words: str = "") -> list[str]:
    return [choice["mark"] for choice in found(client, kind, words)]


@pytest.mark.parametrize(
    "words", ["short-2018", "SIDE eff", "muller", "Müller side", "2018", "lancet side"]
)
def test_a_reference_is_found_by_key_title_author_or_year(desk: Client, words: str):
    csl = {"title": "Side effects", "author": [{"family": "Müller"}, {"literal": "Lancet Group"}]}
    make_reference("short-2018", csl=csl, title="Side effects", year=2018)
    make_reference("other-2020")

    assert marks(desk, "references", words) == ["[@short-2018]"]


def test_a_reference_says_who_and_when(desk: Client):
    make_reference("smith-2020")

    assert found(desk, "references", "smith")[0]["note"] == "Smith · 2020 · smith-2020"


@pytest.mark.parametrize(
    "words", ["https://doi.org/10.1000/A(1)", "10.1000/a(1)", "PMID: 28757132"]
)
def test_a_reference_is_found_by_its_doi_or_number_however_it_is_pasted(desk: Client, words: str):
    make_reference("short-2018", doi="10.1000/a(1)", pmid="28757132")
    make_reference("other-2020", doi="10.1000/a(2)")

    assert marks(desk, "references", words) == ["[@short-2018]"]


def test_a_paper_the_library_lacks_may_be_looked_up_by_those_who_may_add_it(
    client: Client, settings: Settings
):
    make_reference("short-2018", doi="10.1000/a")
    address = f"{LIST}choices/references/"

    def offer(words: str) -> str | None:
        return client.get(address, {"q": words}).json().get("look_up")

    client.force_login(make_person(is_superuser=True))
    assert offer("doi:10.1000/B") == "Look up 10.1000/b and add it"
    assert offer("28757132") == "Look up PMID 28757132 and add it"
    assert offer("10.1000/a") is None
    assert offer("1999") is None
    assert offer("ketamine") is None
    settings.REFERENCE_LOOKUP = False
    assert offer("10.1000/b") is None
    settings.REFERENCE_LOOKUP = True
    client.force_login(make_writer())
    assert offer("10.1000/b") is None


def test_those_that_begin_with_the_words_come_first(desk: Client):
    make_reference("a-1", title="On ketamine", csl={})
    make_reference("b-1", title="Ketamine at home", csl={})

    assert marks(desk, "references", "ketamine") == ["[@b-1]", "[@a-1]"]


def test_no_more_than_twenty_are_shown_and_the_rest_is_told(desk: Client):
    for number in range(23):
        make_reference(f"study-{number}")

    answer = json.loads(desk.get(f"{LIST}choices/references/").content)

    assert len(answer["choices"]) == 20
    assert answer["found"] == "The first 20 of 23. Type more to narrow them down."


def test_nothing_found_is_said(desk: Client):
    answer = json.loads(desk.get(f"{LIST}choices/references/", {"q": "\x00%_"}).content)

    assert answer == {"choices": [], "found": "Nothing found."}


def test_an_article_is_found_by_its_title_and_says_if_readers_have_it(desk: Client):
    make_edition(slug="driving", title="Driving [home]")
    make_article(slug="drinking", title="Drinking and driving")

    choices = found(desk, "articles", "driving")

    assert [choice["mark"] for choice in choices] == [
        "[Driving (home)](article:driving)",
        "[Drinking and driving](article:drinking)",
    ]
    assert choices[1]["note"] == "drinking · not published yet"


def test_a_picture_is_found_by_what_it_shows(desk: Client):
    client = Client()
    client.force_login(make_person(is_superuser=True))
    for sent in ({"key": "spray", "alt": "A nasal spray"}, {"key": "wave", "decorative": "1"}):
        client.post("/admin/markdown/upload/", {"image": upload(picture()), **sent})

    assert marks(desk, "images", "nasal") == ["![A nasal spray](image:spray)"]
    assert marks(desk, "images", "wave") == ["![](image:wave)"]
    shown = desk.get(found(desk, "images", "nasal")[0]["picture"])
    shown.close()
    assert shown.headers["Content-Type"] == "image/png"


@pytest.mark.parametrize("kind", ["references", "images", "articles"])
def test_only_staff_who_may_write_are_answered(client: Client, kind: str):
    address = f"{LIST}choices/{kind}/"

    assert client.get(address).status_code == 403
    client.force_login(make_person())
    assert client.get(address).status_code == 403
