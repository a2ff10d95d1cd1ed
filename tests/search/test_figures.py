"""Figures say what they are named for."""

from articles.search.values import EntryKind, Found
from tests.search.answering import Reply
from tests.search.figures import amiss, cases, figures, same_first
from tests.search.labelled import asked


def replied(*addresses, searched="wee", is_corrected=False):
    found = tuple(
        Found(kind=EntryKind.WORD, address=address, title="", passage="") for address in addresses
    )
    return Reply(found, searched, is_corrected)


def question(words):
    return next(one for one in asked() if one.words == words)


def test_the_mean_counts_a_second_place_half_and_a_miss_nothing():
    placebo = question("placebo")
    some = cases(
        [placebo] * 4,
        [
            replied("/words/#word-placebo"),
            replied("/words/#word-rems", "/words/#word-placebo"),
            replied("/words/#word-rems"),
            replied(),
        ],
    )

    measured = figures(some)

    assert (measured.count, measured.mean_reciprocal_rank) == (4, 0.375)
    assert (measured.first, measured.in_first_three) == (0.25, 0.5)
    assert not measured.reach_the_goals


def test_a_medicine_taken_for_another_is_amiss_and_so_is_anything_for_hay_fever():
    assert amiss(question("ketorolac"), replied("/a/", searched="ketamine", is_corrected=True))
    assert not amiss(question("ketorolac"), replied("/a/"))
    assert amiss(question("hay fever"), replied("/a/"))
    assert not amiss(question("hay fever"), replied())


def test_two_databases_agree_where_their_first_results_are_the_same():
    one = [replied("/a/", "/b/"), replied("/a/"), replied(), replied()]
    other = [replied("/a/", "/c/"), replied("/b/"), replied(), replied("/a/")]

    assert same_first(one, other) == 0.5
