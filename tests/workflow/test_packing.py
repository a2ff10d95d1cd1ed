"""Packs: arranged by staff, and issued anew whenever what they print has changed."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.models import MOST_PARTS, ChangeKind, Edition, Pack, PackEdition
from articles.text.check_codes import is_check_code
from articles.workflow.errors import NotPermittedError, PackChangedError, TooManyPartsError
from articles.workflow.packing import arrange, fresh_check_code
from articles.workflow.publishing import Change, publish, withdraw
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_edition,
    make_pack,
    make_packer,
    make_person,
    make_publisher,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=3)
CHANGE = Change("We say more.", ChangeKind.SUBSTANTIAL)


def printed(pack: Pack) -> list[list[tuple[str, int]]]:
    """What each edition of a pack prints, from the first: the titles with their numbers."""
    return [
        [(part.edition.title, part.edition.number) for part in edition.parts.order_by("place")]
        for edition in pack.editions.order_by("number")
    ]


def rewrite(article, *, at=LATER, **words):
    return make_edition(article, at=at, **(words or {"body": f"Rest {at}."}))


def take_back(article):
    withdraw(article, by=make_publisher(), at=LATER, reason="It was wrong.")


def rearrange(pack, *parts, at=LATER, **words):
    for field, value in words.items():
        setattr(pack, field, value)
    version = pack.lock_version
    return arrange(pack, parts=parts, by=make_packer(), at=at, lock_version=version)


def test_a_new_pack_is_issued_under_a_code_of_its_own():
    one, two = make_edition(title="One"), make_edition(title="Two")

    pack = make_pack(two.article, one.article, title="First visit", introduction="Read it.")

    edition = pack.editions.get()
    assert (edition.number, edition.title, edition.introduction) == (1, "First visit", "Read it.")
    assert edition.made_at == NOON
    assert is_check_code(edition.check_code)
    assert printed(pack) == [[("Two", 1), ("One", 1)]]


def test_a_part_that_is_published_anew_issues_the_pack_anew():
    one, two = make_edition(title="One").article, make_edition(title="Two").article
    pack, untouched = make_pack(one, two), make_pack(two)

    rewrite(one)

    assert printed(pack) == [[("One", 1), ("Two", 1)], [("One", 2), ("Two", 1)]]
    first, second = pack.editions.order_by("number")
    assert second.made_at == LATER
    assert second.check_code != first.check_code
    assert untouched.editions.count() == 1


def test_an_article_in_several_packs_issues_each_in_its_own_order():
    one, two = make_edition(title="One").article, make_edition(title="Two").article
    there, back = make_pack(one, two), make_pack(two, one)

    rewrite(two)

    assert printed(there)[-1] == [("One", 1), ("Two", 2)]
    assert printed(back)[-1] == [("Two", 2), ("One", 1)]


def test_a_withdrawn_part_is_left_out_and_comes_back_with_its_next_edition():
    one, two = make_edition(title="One").article, make_edition(title="Two").article
    pack = make_pack(one, two)

    take_back(one)
    rewrite(one)

    assert printed(pack) == [
        [("One", 1), ("Two", 1)],
        [("Two", 1)],
        [("One", 2), ("Two", 1)],
    ]


def test_a_part_joins_when_it_is_first_published():
    one, draft = make_edition(title="One").article, make_article(title="Draft")
    pack = make_pack(draft, one)

    approve(draft)
    publish(draft, by=make_publisher(), at=LATER, change=CHANGE)

    assert printed(pack) == [[("One", 1)], [("Draft", 1), ("One", 1)]]


def test_a_pack_that_prints_nothing_has_no_edition():
    assert make_pack().editions.count() == 0
    assert make_pack(make_article()).editions.count() == 0


def test_what_prints_nothing_any_more_is_not_current():
    kept = make_edition().article
    lost, emptied, stays = make_edition().article, make_pack(kept), make_pack(kept)
    bare = make_pack(lost)

    take_back(lost)
    rearrange(emptied)

    assert [edition.pack for edition in PackEdition.objects.current()] == [stays]
    assert bare.editions.count() == emptied.editions.count() == 1


@pytest.mark.parametrize("words", [{"title": "Afterwards"}, {"introduction": "For the way home."}])
def test_other_words_on_the_cover_are_another_edition(words):
    one = make_edition().article
    pack = make_pack(one)

    made = rearrange(pack, one, **words)

    assert made is not None
    assert {name: getattr(made, name) for name in words} == words


def test_another_order_is_another_edition():
    one, two = make_edition(title="One").article, make_edition(title="Two").article
    pack = make_pack(one, two)

    rearrange(pack, two, one)

    assert printed(pack)[-1] == [("Two", 1), ("One", 1)]


def test_a_save_that_changes_nothing_on_paper_makes_no_edition():
    one = make_edition().article
    pack = make_pack(one)

    assert rearrange(pack, one, slug="another-address") is None
    assert rearrange(pack, one, make_article()) is None

    assert pack.editions.count() == 1


def test_the_same_article_is_in_a_pack_once():
    one = make_edition().article

    assert make_pack(one, one).parts.count() == 1


def test_a_pack_has_an_end():
    parts = [make_article() for _ in range(MOST_PARTS + 1)]

    with pytest.raises(TooManyPartsError):
        make_pack(*parts)

    assert Pack.objects.count() == 0


@pytest.mark.parametrize("changes", [{}, {"is_active": False, "is_superuser": True}])
def test_packs_are_arranged_by_those_who_may(changes):
    pack = make_pack()

    for one in (pack, Pack(slug="new", title="New")):
        with pytest.raises(NotPermittedError):
            arrange(one, parts=[], by=make_person(**changes), at=NOON, lock_version=1)

    assert Pack.objects.count() == 1


def test_nobody_overwrites_what_was_saved_meanwhile():
    one = make_edition().article
    pack = make_pack(one)
    hers = Pack.objects.get(pk=pack.pk)
    rearrange(pack, one, title="His")

    with pytest.raises(PackChangedError):
        rearrange(hers, title="Hers")

    assert Pack.objects.get().title == "His"
    assert pack.parts.count() == 1


def test_a_taken_code_is_not_given_again(monkeypatch: pytest.MonkeyPatch):
    taken = make_edition()
    pack = make_pack(taken.article)
    drawn = iter([*taken.check_code[:7], *pack.editions.get().check_code[:7], *"2345678"])

    monkeypatch.setattr(secrets, "choice", lambda _signs: next(drawn))

    assert fresh_check_code()[:7] == "2345678"


def test_articles_and_packs_never_share_a_code(monkeypatch: pytest.MonkeyPatch):
    pack = make_pack(make_edition().article)
    article, code, publisher = make_article(), pack.editions.get().check_code, make_publisher()
    approve(article)
    drawn = iter([*code[:7], *"2345678"])

    monkeypatch.setattr(secrets, "choice", lambda _signs: next(drawn))
    publish(article, by=publisher, at=NOON, change=CHANGE)

    assert Edition.objects.get(article=article).check_code != code


def test_publishing_asks_one_question_more_where_no_pack_holds_the_article(
    django_assert_max_num_queries: DjangoAssertNumQueries,
):
    article, publisher = make_article(), make_publisher()
    approve(article)
    for _ in range(5):
        make_pack(make_edition().article)

    with django_assert_max_num_queries(40) as asked:
        publish(article, by=publisher, at=NOON, change=CHANGE)

    about_packs = [query for query in asked.captured_queries if "articles_pack" in query["sql"]]
    assert len(about_packs) == 2  # which packs hold it, and whether a pack has its code
