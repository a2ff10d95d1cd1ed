"""Packs while several people publish and arrange at the same moment, on real connections."""

from __future__ import annotations

import pytest

from articles.models import Article, ChangeKind, Edition, Pack
from articles.workflow.packing import arrange
from articles.workflow.publishing import Change, publish, withdraw
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_edition,
    make_pack,
    make_packer,
    make_publisher,
)
from tests.workflow.test_racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5
CHANGE = Change("New.", ChangeKind.MINOR)


def publishing(article: Article, publisher):
    Article.objects.filter(pk=article.pk).update(body=f"New for {article.pk}.")
    approve(article)
    return lambda: publish(Article.objects.get(pk=article.pk), by=publisher, at=NOON, change=CHANGE)


def newest_of(pack: Pack) -> list[Edition]:
    newest = pack.editions.order_by("-number").first()
    assert newest is not None
    return [part.edition for part in newest.parts.order_by("place")]


def test_two_parts_published_at_once_end_in_one_pack_of_both():
    publisher = make_publisher()
    for _ in range(ROUNDS):
        one, two = make_edition().article, make_edition().article
        pack = make_pack(one, two)

        at_once(publishing(one, publisher), publishing(two, publisher))

        numbers = list(pack.editions.order_by("number").values_list("number", flat=True))
        assert numbers == [1, 2, 3]
        assert [edition.number for edition in newest_of(pack)] == [2, 2]


def test_packs_that_share_articles_crosswise_never_wait_for_each_other():
    publisher = make_publisher()
    articles = [make_edition().article for _ in range(4)]
    packs = [make_pack(*articles), make_pack(*reversed(articles))]

    at_once(*(publishing(article, publisher) for article in articles))

    for pack in packs:
        assert {edition.number for edition in newest_of(pack)} == {2}


def test_a_part_published_while_it_is_put_into_a_pack_is_in_it_as_it_is_now():
    publisher, packer = make_publisher(), make_packer()
    for _ in range(ROUNDS):
        article = make_edition().article
        pack = make_pack(make_edition().article)

        def put(pack=pack, article=article):
            return arrange(pack, parts=[article], by=packer, at=NOON, lock_version=1)

        at_once(publishing(article, publisher), put)

        assert [edition.number for edition in newest_of(pack)] == [2]


def test_of_a_withdrawal_and_an_arrangement_at_once_nothing_withdrawn_is_printed():
    publisher, packer = make_publisher(), make_packer()
    for _ in range(ROUNDS):
        article, other = make_edition().article, make_edition().article
        pack = make_pack(make_edition().article)

        def put(pack=pack, parts=(article, other)):
            return arrange(pack, parts=parts, by=packer, at=NOON, lock_version=1)

        def take_back(article=article):
            withdraw(article, by=publisher, at=NOON, reason="It was wrong.")

        at_once(put, take_back)

        assert newest_of(pack) == [other.editions.get()]


def test_of_two_arrangements_one_is_told():
    pack, packer = make_pack(), make_packer()
    parts = [make_article(), make_article()]

    def put(article):
        def verb():
            opened = Pack.objects.get(pk=pack.pk)
            opened.lock_version = 1
            return arrange(opened, parts=[article], by=packer, at=NOON, lock_version=1)

        return verb

    results = at_once(*map(put, parts))

    assert sorted(type(result).__name__ for result in results) == ["NoneType", "PackChangedError"]
    assert pack.parts.count() == 1
