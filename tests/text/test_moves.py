"""What became of the things of a list: stayed, came, went, moved."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.moves import Step, partners, steps

LISTS = st.lists(st.sampled_from("abcdefg"), max_size=9)


def between(before, after, **how):
    pairs = partners(list(before), list(after), **how)
    return steps(pairs, before=len(before), after=len(after))


def test_what_changed_places_has_moved_and_what_made_room_has_not():
    assert between("abcd", "dabc") == (
        Step(3, 0, is_moved=True),
        Step(0, 1),
        Step(1, 2),
        Step(2, 3),
    )


def test_what_went_stands_where_it_stood():
    assert between("abc", "xac") == (Step(None, 0), Step(0, 1), Step(1, None), Step(2, 2))


def test_of_unlike_things_the_likest_are_partners_first():
    def shared(one, other):
        return len({*one} & {*other}) / len({*one} | {*other})

    found = partners(["wxyz", "abcd"], ["abce", "wxy"], likeness=shared, at_least=0.5)

    assert found == {1: 0, 0: 1}
    assert partners(["abcd"], ["wxyz"], likeness=shared, at_least=0.5) == {}


def test_long_lists_of_unlike_things_are_not_looked_at_pair_by_pair():
    def never(_one, _other):
        raise AssertionError

    old, new = [f"old {n}" for n in range(200)], [f"new {n}" for n in range(200)]

    assert partners(old, new, likeness=never) == {}


@given(LISTS, LISTS)
def test_both_lists_can_be_read_back(before, after):
    found = between(before, after)

    assert [step.now for step in found if step.now is not None] == list(range(len(after)))
    assert sorted(step.was for step in found if step.was is not None) == list(range(len(before)))
    assert all(step.was is not None or step.now is not None for step in found)


@given(LISTS, LISTS)
def test_only_equal_things_are_partners_and_what_stayed_keeps_its_order(before, after):
    found = between(before, after)
    both = [step for step in found if step.was is not None and step.now is not None]
    stayed = [step.was for step in both if not step.is_moved]

    assert all(before[step.was] == after[step.now] for step in both)
    assert stayed == sorted(stayed)
    gone = [step.was for step in found if step.now is None]
    assert gone == sorted(gone)


@given(LISTS)
def test_the_same_list_shows_no_move(things):
    assert not any(step.is_moved for step in between(things, things))


@given(st.permutations("abcdef"))
def test_another_order_moves_as_few_as_can_be(order):
    found = between("abcdef", order)

    moved = [step for step in found if step.is_moved]
    assert len(moved) == 6 - longest(list(order))


def longest(order):
    """The length of the longest rising choice, by trying out."""
    best = [1] * len(order)
    for place, letter in enumerate(order):
        best[place] += max((best[at] for at in range(place) if order[at] < letter), default=0)
    return max(best)
