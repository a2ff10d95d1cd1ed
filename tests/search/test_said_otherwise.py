"""What staff say is meant by a word counts at once, and ends at once."""

import pytest

from articles.search.searching import search
from articles.workflow.finding import save_search_words
from tests.builders import make_article, make_author, make_edition, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return make_author()


@pytest.fixture
def rest():
    """An article to which words are added; another has an answer on urine, and none says wee."""
    bladder = make_article(slug="bladder", title="The bladder")
    make_question(bladder, question="Is blood in the urine a bad sign?", answer="Call us.")
    make_edition(bladder)
    return make_edition(slug="rest", title="Rest").article


def addresses(words):
    return [one.address for one in search(words, language="en").found]


def test_words_on_lines_of_their_own_mean_nothing_but_themselves_from_then_on(rest, author):
    save_search_words(rest, "wee = urine", by=author)
    assert any("blood-in-the-urine" in address for address in addresses("wee"))

    save_search_words(rest, "wee\nurine", by=author)
    assert addresses("wee") == ["/articles/rest/"]


@pytest.mark.parametrize("line", ["=", "= =", "wee =", "= urine", "wee == urine", "the = a", ", ="])
def test_a_line_with_a_side_left_blank_breaks_nothing(rest, author, line):
    save_search_words(rest, line, by=author)

    assert "blood-in-the-urine" in addresses("blood in the urine")[0]
