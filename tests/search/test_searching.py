"""What somebody types leads to the answer, or to an honest nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import ClinicProfile, GlossaryTerm
from articles.search.searching import ON_A_PAGE, search
from articles.search.values import EntryKind
from articles.workflow.explaining import keep_word
from articles.workflow.finding import save_search_words
from articles.workflow.publishing import withdraw
from articles.workflow.renewing import renew
from tests.builders import NOON, make_author, make_publisher, make_reviewer
from tests.search.small_site import LONG, make_small_site, publish

pytestmark = pytest.mark.django_db

MOST_QUERIES = 24
"""Of one search, whatever is typed."""


@pytest.fixture
def small_site():
    make_small_site()


def asked(text, **options):
    return search(text, **{"language": "en", **options})


def first(text, **options):
    return asked(text, **options).found[0]


@pytest.mark.usefixtures("small_site")
class TestFinding:
    def test_a_title_is_found_first(self):
        found = first("what is ketamine")

        assert found.kind == EntryKind.ARTICLE
        assert found.title == "What is <mark>ketamine</mark>?"
        assert found.address == "/articles/what-is-ketamine/"

    def test_a_question_comes_before_the_article_that_holds_it(self):
        found = first("can I drive")

        assert found.kind == EntryKind.QUESTION
        assert found.address == "/articles/your-day/#question-can-i-drive-home"
        assert found.inside == "What happens on the day"
        assert found.passage == "No. Plan a lift, and sleep first."

    def test_a_question_is_found_by_its_own_word_and_one_that_stands_everywhere(self):
        for number in range(6):
            publish(f"more-{number}", f"Part {number}", "More of ketamine.")

        assert first("driving on ketamine").kind == EntryKind.QUESTION

    def test_an_article_opens_at_the_section_that_answers(self):
        found = first("riding a bicycle")

        assert found.address == "/articles/your-day/#going-home"
        assert found.part == "Going home"
        assert "<mark>ride</mark> a <mark>bicycle</mark>" in found.passage

    def test_a_passage_gives_the_clinics_own_number(self):
        profile = ClinicProfile.current()
        profile.phone = "01632 960 123"
        profile.save()

        assert "01632 960 123" in first("riding a bicycle").passage

    def test_an_explained_word_opens_at_its_place_in_the_glossary(self):
        found = first("dissociation")

        assert found.kind == EntryKind.WORD
        assert found.address == "/glossary/#word-dissociation"
        assert found.passage == "A sense of being cut off from your body."

    def test_a_result_says_what_it_is_as_things_stand_today(self):
        found = first("riding a bicycle")

        assert found.topics == ("Treatment",)
        assert found.edition == 1
        assert found.published_on == found.reviewed_on == NOON.date()

    def test_only_the_language_that_is_read_is_searched(self):
        assert {found.address for found in asked("ketamina", language="es").found} == {
            "/es/articles/que-es-la-ketamina/"
        }
        assert asked("anestésico").total == 0

    def test_a_synonym_of_several_words_is_found(self):
        assert first("electroconvulsive therapy").title == "<mark>ECT</mark>"
        assert first("an out of body feeling").title == "<mark>Dissociation</mark>"

    def test_what_is_left_of_a_synonym_is_not_looked_for(self):
        assert first("dissociation").passage == "A sense of being cut off from your body."

    def test_a_relative_of_a_word_is_found_where_the_word_is_not(self):
        answer = asked("am I allergic")

        assert "<mark>allergy</mark>" in answer.found[0].passage
        assert not answer.is_corrected

    def test_words_that_no_entry_has_together_are_found_apart(self):
        assert {found.address for found in asked("bicycle seizure").found} >= {
            "/articles/your-day/#going-home",
            "/articles/side-effects/",
        }

    def test_all_words_of_a_query_are_plain_words(self):
        for operator in (
            "AND",
            "OR",
            "NOT",
            "NEAR(",
            "title:",
            "^",
            "*",
            '"',
            "<->",
            "&",
            "|",
            "!",
        ):
            assert asked(f"{operator} bladder {operator}").found


@pytest.mark.parametrize("typed", ["", "  ", "the of and", "?!", "\x00", "\ud800", "AND", "*"])
@pytest.mark.usefixtures("small_site")
def test_without_a_word_that_counts_nothing_is_found(typed):
    answer = asked(typed)

    assert (answer.found, answer.total, answer.pages) == ((), 0, 1)


def test_a_portal_without_texts_finds_nothing():
    assert asked("ketamine").total == 0


def test_a_word_that_is_explained_otherwise_is_a_synonym_in_the_very_next_search():
    publish("one", "Urine tests")
    term = GlossaryTerm(term="Urine", forms="", meaning="Water that you pass.")
    keep_word(term)
    assert asked("wee").total == 0

    term.forms = "wee"
    keep_word(term)

    assert {found.kind for found in asked("wee").found} == {EntryKind.ARTICLE, EntryKind.WORD}


def test_staff_say_what_is_meant_by_words_that_no_text_uses():
    edition = publish("given", "Ways to give it", f"Rest.\n\n## By needle\n\nAn injection. {LONG}")
    assert asked("jab").total == 0
    line = "jab, sharp scratch = injection\nsomething else"

    save_search_words(edition.article, line, by=make_author())

    assert first("a jab").address == "/articles/given/#by-needle"
    assert "<mark>injection</mark>" in first("the sharp scratch").passage
    # Not the other way round: whoever types the plain word needs no other.
    assert "scratch" not in first("injection").passage


def test_a_form_with_words_that_are_left_out_is_understood_as_a_whole():
    edition = publish("sick", "Nausea")
    publish("ball", "How to throw a ball")

    save_search_words(edition.article, "throwing up = nausea", by=make_author())

    assert first("throwing up").address == "/articles/sick/"
    assert first("throwing a ball").address == "/articles/ball/"


def test_what_is_published_and_withdrawn_shows_in_the_very_next_search():
    assert asked("goats").total == 0
    edition = publish("goats", "Goats")
    assert asked("goats").total == 1

    withdraw(edition.article, by=make_publisher(), at=NOON, reason="Gone.")

    assert asked("goats").total == 0


def test_a_word_said_only_in_passing_shows_in_the_very_next_search():
    edition = publish("one", "One", "Goats graze.")
    withdraw(edition.article, by=make_publisher(), at=NOON, reason="Gone.")
    assert asked("goats").total == 0

    publish("two", "Two", "Goats graze.")

    assert asked("goats").total == 1


def test_a_review_that_changed_nothing_is_the_last_review():
    edition = publish("goats", "Goats")
    later = NOON + timedelta(days=40)
    renew(edition, by=make_reviewer(first_name="Ada"), at=later, note="Still true.")

    assert first("goats").reviewed_on == later.date()


def test_one_article_does_not_fill_the_page_with_its_questions():
    questions = [(f"Do goats climb {place}?", "Yes.") for place in ("hills", "trees", "walls")]
    publish("goats", "Goats", "Rest.", *questions * 1)
    publish("herds", "Herds of goats")

    kinds = [found.address.split("#")[0] for found in asked("goats").found]

    assert kinds.index("/articles/herds/") < 3


def test_results_come_by_pages():
    for number in range(23):
        publish(f"goats-{number}", f"Goats, part {number}")

    pages = [asked("goats", page=page) for page in (1, 2, 3, 4)]

    assert [len(page.found) for page in pages] == [ON_A_PAGE, ON_A_PAGE, 3, 0]
    assert {(page.total, page.pages, page.is_cut) for page in pages} == {(23, 3, False)}
    assert len({found.address for page in pages for found in page.found}) == 23


def test_where_there_are_more_than_are_counted_it_is_said(monkeypatch):
    for number in range(7):
        publish(f"goats-{number}", f"Goats, part {number}")
    monkeypatch.setattr("articles.search.matching.MOST_CANDIDATES", 5)

    assert asked("goats").is_cut


def queries_of(text):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        asked(text)
    return len(queries)


def test_more_results_take_no_more_queries():
    publish("goats-0", "Goats, part 0")
    asked("goats")
    one = queries_of("goats")
    for number in range(1, 10):
        publish(f"goats-{number}", "Goats again")
    asked("goats")

    assert queries_of("goats") == one


TYPED = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [
            *("ketamine", "blader", "driving", "Zoloft", "ketermine", "sideeffects", "allergic"),
            *("AND", "OR", "NOT", "NEAR(", "NEAR/2", '"', "'", "*", "^", ":", "title:", "{", "}"),
            *("-", "+", "(", ")", "\\", "&", "|", "!", "<->", ":*", "%s", "%", "--", ";", "\x00"),
            *(
                "<script>",
                "a" * 90,
                "ديب",
                "鎮痛剤",
                "\ud800",
                "\u202e",
                "é" * 5,
                "ß",
                "İ",
                "1,000",
            ),
        ]
    ),
    max_size=40,
).map(" ".join)


@pytest.mark.usefixtures("small_site")
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(TYPED, st.sampled_from(["en", "es", "ar", "zh-hant"]), st.booleans())
def test_whatever_is_typed_gets_an_answer_in_few_queries(text, language, literal):
    with CaptureQueriesContext(connection) as queries:
        answer = search(text, language=language, literal=literal)

    assert len(queries) <= MOST_QUERIES
    assert len(answer.typed) <= 200
    assert len(answer.meant) <= 3
    for found in answer.found:
        bare = found.passage.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in bare
        assert ">" not in bare
