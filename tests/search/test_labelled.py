"""The labelled questions: enough of them, and each label leads to one place that is there."""

import re
from collections import Counter

import pytest
import yaml

from articles.models import ClinicProfile
from articles.search.values import EntryKind, Found
from articles.text.headings import slug
from articles.text.rendering import render
from articles.workflow.starter_folder import read_starter_folder
from tests.library.starter import SLUGS, library
from tests.search.labelled import (
    NO_SWAP,
    NOTHING,
    SPANISH_LIBRARY,
    Place,
    asked,
    asked_afresh,
    has_words,
)


def manuscripts():
    for folder in (library(), read_starter_folder(SPANISH_LIBRARY)):
        for article in folder.articles:
            yield article.slug, folder.manuscript_of(article)


ALL_ASKED = (*asked(), *asked_afresh())
TEXTS = dict(manuscripts())
WORDS = {
    slug(row["term"])
    for rows in (
        library().glossary,
        yaml.safe_load((SPANISH_LIBRARY / "words.yaml").read_text("utf-8")),
    )
    for row in rows
}


def sections(article):
    body = render(TEXTS[article], names=ClinicProfile().names()).body
    return ["", *re.findall(r'<h2 id="([^"]+)"', body)]


def places():
    return sorted({place for one in ALL_ASKED for place in one.places}, key=str)


@pytest.mark.parametrize("place", places(), ids=str)
def test_a_label_leads_to_one_place_that_is_there(place):
    if place.sign == ":":
        assert place.article == "word"
        assert place.part in WORDS
    elif place.sign == "?":
        questions = TEXTS[place.article].questions
        assert sum(has_words(one.question, place.part) for one in questions) == 1
    elif place.sign == "#":
        assert sum(map(place.is_section, sections(place.article))) == 1
    else:
        assert place.article in TEXTS


def test_nothing_is_asked_twice():
    often = Counter((one.language, one.words.casefold()) for one in ALL_ASKED)

    assert [words for words, times in often.items() if times > 1] == []


def test_there_are_enough_questions_of_every_language_and_every_set():
    counted = Counter((one.language, one.set) for one in asked() if one.places)

    assert counted["en", "development"] >= 100
    assert counted["en", "held-out"] >= 100
    assert counted["es", "development"] + counted["es", "held-out"] >= 25
    assert sum(bool(one.places) for one in asked_afresh()) >= 60


def test_every_article_is_asked_about():
    about = {place.article for one in asked() for place in one.places}

    assert about == {*TEXTS, "word"}


def test_every_article_of_the_starter_library_is_asked_about_afresh():
    about = {place.article for one in asked_afresh() for place in one.places}

    assert about == {*SLUGS, "word"}


def test_where_nothing_is_right_it_is_said_what_to_expect():
    assert {one.expected for one in asked() if not one.places} == {NOTHING, NO_SWAP}


@pytest.mark.parametrize(
    ("place", "kind", "address", "is_there"),
    [
        (Place("rest", "", ""), EntryKind.ARTICLE, "/articles/rest/#at-night", True),
        (Place("rest", "", ""), EntryKind.QUESTION, "/articles/rest/#question-how", False),
        (Place("rest", "", ""), EntryKind.ARTICLE, "/articles/no-rest/", False),
        (Place("rest", "#", ""), EntryKind.ARTICLE, "/articles/rest/", True),
        (Place("rest", "#", ""), EntryKind.ARTICLE, "/articles/rest/#at-night", False),
        (Place("rest", "#", "at"), EntryKind.ARTICLE, "/es/articles/rest/#at-night", True),
        (Place("rest", "#", "at"), EntryKind.ARTICLE, "/articles/rest/", False),
        (Place("rest", "?", "drive"), EntryKind.QUESTION, "/articles/rest/#question-drive", True),
        (Place("rest", "?", "rid"), EntryKind.QUESTION, "/articles/rest/#question-drive", False),
        (Place("word", ":", "drip"), EntryKind.WORD, "/words/#word-drip", True),
        (Place("word", ":", "drip"), EntryKind.WORD, "/words/#word-drips", False),
    ],
)
def test_a_result_is_right_only_where_it_opens_at_the_place(place, kind, address, is_there):
    found = Found(kind=kind, address=address, title="May I <mark>drive</mark>?", passage="")

    assert place.is_opened_by(found) is is_there
