"""The index made anew: the same as the one that grew, and nobody sees the moment of exchange."""

import pytest

from articles.models import GlossaryTerm, SearchState
from articles.search import tables
from articles.search.rebuilding import is_stale, rebuild
from articles.workflow.explaining import keep_word
from articles.workflow.finding import save_search_words
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_author,
    make_edition,
    make_publisher,
    make_question,
)
from tests.search.indexed import (
    counted,
    entries,
    expected_tokens,
    found,
    matched_tokens,
    rows,
    there,
    titles,
    weight_of,
)

pytestmark = pytest.mark.django_db


def words_known():
    return rows("SELECT language, folded, word, weight FROM search_word ORDER BY language, folded")


def a_small_library():
    article = make_article(title="Going home", body="Rest.\n\n## How long\n\nA day.")
    make_question(article, question="May I drive?")
    make_edition(article)
    save_search_words(article, "lift", by=make_author())
    make_edition(title="Depresión", language="es", body="Descanse un día.")
    keep_word(GlossaryTerm(term="ECT", forms="electroconvulsive therapy", meaning="A current."))
    gone = make_edition(title="Gone", body="Rest.").article
    withdraw(gone, by=make_publisher(), at=NOON, reason="A fault.")


def test_what_is_made_anew_is_what_grew():
    a_small_library()
    grown, words = sorted(map(repr, entries().values())), words_known()

    rebuilt = rebuild()

    assert sorted(map(repr, entries().values())) == grown
    assert rebuilt.entries == len(grown) == 4
    # A word of what is gone is forgotten; all others are counted as they were.
    assert words_known() == [row for row in words if row[1] != "gone"]
    assert matched_tokens() == expected_tokens()
    assert counted() == there() == {"en": 3, "es": 1}


def test_it_makes_the_index_of_an_installation_that_had_none():
    a_small_library()
    before = titles()
    tables.empty()
    SearchState.objects.update(analyser=0)
    assert is_stale()

    rebuild()

    assert not is_stale()
    assert titles() == before
    assert found("en_lift") == ["Going home"]
    assert weight_of("lift") == 1


def test_it_leaves_no_tables_behind_and_takes_away_what_a_broken_one_left():
    tables.make("_broken")

    rebuild()

    assert tables.left_behind() == ()


def test_no_id_ever_means_another_entry():
    make_edition(title="Going home")
    before = max(entries())
    rebuild()
    assert min(entries()) > before

    last = max(entries())
    make_edition(title="Coming home")
    assert max(entries()) == last + 1


def test_the_index_goes_on_after_it():
    article = make_edition(title="Going home", body="Rest.").article
    rebuild()

    make_edition(article, title="Coming home", body="Sleep.")
    make_edition(title="Drips")
    rebuild()

    assert titles() == ["Coming home", "Drips"]
    assert found("en_sleep") == ["Coming home"]
    assert (weight_of("coming"), weight_of("going")) == (1, None)


def test_rarity_counts_the_entries_in_which_a_word_stands():
    make_edition(title="Driving", body="Do not drive.")
    make_edition(title="Trains", body="Drive to the train.")

    rebuild()

    assert rows("SELECT df FROM search_word WHERE folded IN ('drive', 'driving', 'train')") == [
        (2,),
        (2,),
        (1,),
    ]


def test_it_tells_how_far_it_is():
    for _ in range(3):
        make_edition()
    told = []

    rebuild(lambda done, everything: told.append((done, everything)))

    assert told == [(3, 3)]
