"""While somebody types, words that go on like this are offered, and pages to go to at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.search.suggesting import MOST_PAGES_OFFERED, MOST_WORDS_OFFERED, suggest
from articles.search.values import EntryKind, Suggestion
from tests.search.small_site import make_small_site, publish

pytestmark = pytest.mark.django_db

MOST_QUERIES = 14


@pytest.fixture
def small_site():
    make_small_site()


def offered(text, language="en"):
    return suggest(text, language=language)


def words(text, language="en"):
    return [one.words for one in offered(text, language) if one.kind is None]


def pages(text, language="en"):
    return [one.words for one in offered(text, language) if one.kind is not None]


@pytest.mark.usefixtures("small_site")
class TestSuggesting:
    @pytest.mark.parametrize("text", ["", " ", "k", "?", "bladder k"])
    def test_one_letter_is_too_few_where_no_title_goes_on_with_it(self, text):
        assert offered(text) == ()

    def test_the_last_word_goes_on(self):
        assert offered("ketam")[0] == Suggestion("ketamine", "/search/?q=ketamine")

    def test_words_before_it_stay_as_they_were_typed(self):
        assert "Bladder and KETAMINE".casefold() not in words("Bladder and ketam")
        assert words("Bladder and ketam") == ["Bladder and ketamine"]

    def test_a_finished_word_is_not_offered_again(self):
        assert "ketamine" not in words("ketamine")

    def test_words_that_are_left_out_of_every_search_are_not_offered(self):
        assert "the" not in words("th")
        assert "and" not in words("an")

    def test_accents_need_not_be_typed(self):
        assert "adicción" in words("adic", "es")

    def test_spanish_words_are_searched_for_in_spanish(self):
        assert offered("ketam", "es")[0].address == "/es/search/?q=ketamina"

    def test_pages_have_all_words_in_their_titles(self):
        assert pages("happens on da") == ["What happens on the day"]
        assert pages("what is ketam")[0] == "What is ketamine?"

    def test_a_question_leads_to_its_answer(self):
        found = next(one for one in offered("driv") if one.kind)

        assert found.kind == EntryKind.QUESTION
        assert found.address == "/articles/your-day/#question-can-i-drive-home"

    def test_an_explained_word_leads_to_the_glossary(self):
        assert Suggestion(
            "Dissociation", "/glossary/#word-dissociation", EntryKind.WORD
        ) in offered("dissoc")

    def test_a_misspelt_word_is_offered_as_it_was_meant(self):
        assert words("disociat") == []
        assert words("disociation") == ["dissociation"]
        assert pages("disociation") == ["Dissociation"]

    def test_another_medicine_is_not_offered_for_the_one_that_was_typed(self):
        assert offered("ketorolac") == ()
        assert offered("memantine") == ()

    def test_an_address_holds_any_words(self):
        assert offered("50% & ketam")[0].address == "/search/?q=50%25+%26+ketamine"


def test_what_titles_say_after_a_word_is_offered_what_is_said_most_first():
    publish("one", "Side effects", "Side effects pass.", ("Which side effects?", "Sickness."))
    publish("two", "Side door", "The side door is open.", ("Which is the side door?", "Left."))
    publish("three", "More side effects")

    assert words("side") == ["side effects", "side door"]
    assert words("more SIDE") == []
    assert words("sid") == ["side", "side effects", "side door"]
    assert words("side", "es") == []


def test_behind_other_words_comes_what_titles_say_with_them():
    publish("one", "Side effects", "Efferalgan is another medicine.")
    publish("two", "Effort")

    assert words("side e") == ["side effects"]
    assert words("side eff") == ["side effects"]
    assert words("the side eff") == ["the side effects"]
    assert set(words("eff")) >= {"effort", "effects"}
    assert words("rest eff") != []


def test_what_is_said_once_or_what_a_sign_parts_is_not_offered():
    publish("one", "Blood tests")
    publish("two", "My blood. What now?")
    publish("three", "Take blood? What for?")

    assert words("blood") == []


def test_only_so_many_are_offered():
    for number in range(8):
        publish(f"goat{number}", f"Goat{'abcdefgh'[number]} goats")

    assert len(words("goa")) == MOST_WORDS_OFFERED
    assert len(pages("goa")) == MOST_PAGES_OFFERED


TYPED = st.text(max_size=250) | st.lists(
    st.sampled_from(
        [
            "ketam",
            "blader",
            "zolof",
            "AND",
            "NEAR(",
            '"',
            "*",
            ":*",
            "%",
            "'",
            "ديب",
            "鎮痛",
            "a" * 99,
        ]
    ),
    max_size=30,
).map(" ".join)


@pytest.mark.usefixtures("small_site")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED, st.sampled_from(["en", "es", "ar"]))
def test_whatever_is_typed_gets_a_few_lines_in_few_queries(text, language):
    with CaptureQueriesContext(connection) as queries:
        found = suggest(text, language=language)

    assert len(queries) <= MOST_QUERIES
    assert len(found) <= MOST_WORDS_OFFERED + MOST_PAGES_OFFERED
