"""An age in figures is looked for by the group that it belongs to."""

import pytest

from articles.search.searching import search
from articles.workflow.finding import save_search_words
from tests.builders import make_author
from tests.search.small_site import make_small_site, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _groups():
    make_small_site()
    old = publish("age", "Who may have it", "Rest.\n\n## From 65\n\nFalls matter to the aged.")
    publish("young", "Teenagers", "Rest.")
    lines = "over 60, over 70 = aged\nunder 18, under 16 = teenagers"
    save_search_words(old.article, lines, by=make_author())


def first(typed, **options):
    return next((one.address for one in search(typed, language="en", **options).found), "")


@pytest.mark.parametrize("typed", ["my mum is 72", "72 year old", "I'm 61", "99 years old"])
def test_the_old_are_found_by_the_age_that_they_are_over(typed):
    assert first(typed) == "/articles/age/#from-65"


@pytest.mark.parametrize("typed", ["can a 15 year old have it", "she is 17"])
def test_the_young_are_found_by_the_age_that_they_are_under(typed):
    assert first(typed) == "/articles/young/"


@pytest.mark.parametrize("typed", ["40 year old", "72 hours", "72"])
def test_an_age_without_a_group_and_another_number_stay_numbers(typed):
    assert first(typed) not in {"/articles/age/#from-65", "/articles/young/"}


def test_what_is_shown_is_what_was_typed():
    assert not search("my mum is 72", language="en").is_corrected
