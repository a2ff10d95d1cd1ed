"""What a page asks back: questions with their points, readable without script."""

import re

import pytest
from django.test import Client

from tests.builders import make_article, make_clinic, make_edition, make_question, make_teach_back

pytestmark = pytest.mark.django_db


def test_it_stands_after_the_questions_with_an_entry_in_the_contents(client: Client):
    make_clinic(phone="01632 960123")
    article = make_article(slug="day", body="## One\n\nRest.")
    make_question(article)
    make_teach_back(article, question="Whom will you call?", points="{clinic.phone}\n<b>Ann</b>")
    make_edition(article)

    page = " ".join(client.get("/articles/day/").content.decode().split())

    assert re.findall(r'<li><a href="#([a-z-]+)">', page) == [
        "one",
        "questions",
        "teach-back",
        "about",
    ]
    assert page.index('<h2 id="questions">') < page.index('<h2 id="teach-back">')
    assert "<summary><h3>Whom will you call?</h3></summary>" in page
    assert "<li>01632 960123</li><li>&lt;b&gt;Ann&lt;/b&gt;</li>" in page
    assert "Nothing you say or tick is sent or kept." in page


def test_a_page_that_asks_nothing_loads_nothing_for_it(client: Client):
    make_edition(make_article(slug="day"))

    assert "teach-back" not in client.get("/articles/day/").content.decode()


def test_an_old_edition_asks_what_it_asked(client: Client):
    article = make_article(slug="day")
    asked = make_teach_back(article, question="What will you do?")
    make_edition(article)
    asked.delete()
    make_edition(article)

    assert "What will you do?" in client.get("/articles/day/editions/1/").content.decode()
    assert "What will you do?" not in client.get("/articles/day/").content.decode()
