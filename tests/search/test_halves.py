"""Of bare words of which half lead nowhere, the other half has to be what a text says."""

import pytest

from articles.search.searching import search
from articles.workflow.finding import save_search_words
from tests.builders import make_author
from tests.search.small_site import make_small_site, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _words():
    make_small_site()
    plan = publish("plan", "Plan a rest", "You may be ill. It is the job of nobody to be well.")
    lines = "fever = ill\njob = nobody\ndelivered = ill\nzzz = side effects"
    save_search_words(plan.article, lines, by=make_author())


def found(typed, **options):
    return [one.address for one in search(typed, language="en", **options).found]


@pytest.mark.parametrize("typed", ["hay fever", "job vacancies", "pizza delivery"])
def test_an_extra_word_beside_an_unknown_one_leads_nowhere(typed):
    answer = search(typed, language="en")

    assert answer.total == 0
    assert not answer.is_corrected
    assert "pizza delivered" not in answer.meant


@pytest.mark.parametrize("typed", ["fever", "a fever in the hay", "job", "fever ill vacancies"])
def test_it_leads_there_by_itself_and_in_a_sentence(typed):
    assert found(typed)


@pytest.mark.parametrize("typed", ["fever rn", "grandpa fever", "fever tonight"])
def test_whose_it_is_and_how_soon_hides_nothing(typed):
    assert found(typed)


def test_an_extra_word_for_what_a_title_is_about_leads_there_all_the_same():
    assert found("zzz wombat") == ["/articles/side-effects/"]


@pytest.mark.parametrize("typed", ["wombat bladder", "ketamine wombat", "seizure wombat xyzzyx"])
def test_a_word_of_the_texts_is_found_whatever_stands_beside_it(typed):
    assert found(typed)


@pytest.mark.parametrize("typed", ["ECT wombat", "electroconvulsive therapy wombat"])
def test_another_form_of_an_explained_word_is_that_word(typed):
    assert any("word-ect" in address for address in found(typed))
