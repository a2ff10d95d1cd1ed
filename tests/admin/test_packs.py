"""Packs at the desk: arranged by one press, kept from being overwritten, never deleted once printed."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import MOST_PARTS, Article, Pack
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_edition,
    make_pack,
    make_packer,
    make_person,
    make_publisher,
)
from tests.packing import ADD, LIST, at, emptied, form_of, opened, parts_of
from tests.writing import fields, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_packer("anna"))
    return client


def said(answer) -> str:
    return words(answer.content)


def opened_again(answer):
    return fields(answer.content.decode(), form="pack_form")


def test_a_pack_is_made_by_one_press(desk: Client):
    one, two = make_edition(title="One").article, make_edition(title="Two").article
    form = opened(desk) | {"title": "First visit", "slug": "first-visit"} | at(two, one)

    answer = desk.post(ADD, form, follow=True)

    pack = Pack.objects.get()
    assert (pack.title, parts_of(pack)) == ("First visit", ["Two", "One"])
    code = pack.editions.get().check_code
    words_ = f"From now on edition 1 is printed, with the code {code[:4]}-{code[4:]}."
    assert words_ in said(answer)


def test_an_untouched_form_changes_nothing(desk: Client):
    one, two = make_edition(title="One").article, make_edition(title="Two").article
    pack = make_pack(two, one)

    answer = desk.post(form_of(pack), opened(desk, form_of(pack)), follow=True)

    assert parts_of(pack) == ["Two", "One"]
    assert pack.editions.count() == 1
    assert "What is printed stays as it was." in said(answer)


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ("1 2 3 4", "A B C D"),
        ("4 2 3 1", "D B C A"),
        ("1 2 3 1", "D A B C"),  # to the place of another: in front of it, coming from behind
        ("3 2 3 4", "B C A D"),  # and behind it, coming from the front
        ("1 2  4", "A B D"),
        ("90 20 30 10", "D B C A"),
    ],
)
def test_places_are_numbers_written_by_hand(desk: Client, places: str, order: str):
    articles = [make_edition(title=title).article for title in "ABCD"]
    pack = make_pack(*articles)
    numbers = places.split(" ")
    typed = {f"place-{one.pk}": place for one, place in zip(articles, numbers, strict=True)}

    desk.post(form_of(pack), opened(desk, form_of(pack)) | typed)

    assert parts_of(pack) == order.split()


@pytest.mark.parametrize("place", ["x", "0", "-1", "1.5", "٣", "9" * 400, "<b>"])
def test_what_is_no_place_is_refused_and_kept(desk: Client, place: str):
    article = make_edition(title="One").article
    pack = make_pack(make_edition(title="Two").article)
    typed = {"title": "Renamed", f"place-{article.pk}": place}

    answer = desk.post(form_of(pack), opened(desk, form_of(pack)) | typed)

    assert answer.status_code == 200
    assert "One: This is not a place" in said(answer)
    form = {name: value[0] for name, value in opened_again(answer).items()}
    assert form["title"] == "Renamed"
    assert form[f"place-{article.pk}"] == place
    assert parts_of(pack) == ["Two"]


def test_a_pack_has_an_end(desk: Client):
    articles = [make_article() for _ in range(MOST_PARTS + 1)]

    answer = desk.post(ADD, opened(desk) | {"title": "All", "slug": "all"} | at(*articles))

    assert "A pack holds at most 30 articles, and these are 31." in said(answer)
    assert not Pack.objects.exists()


def test_articles_in_circulation_come_first_and_the_others_say_why_not(desk: Client):
    make_article(title="A draft")
    gone = make_edition(title="B gone").article
    withdraw(gone, by=make_publisher(), at=NOON, reason="It was wrong.")
    make_edition(title="C current")

    page = said(desk.get(ADD))

    assert re.search("C current .*A draft Not published yet.*B gone Withdrawn", page)


def test_the_form_says_what_is_printed_and_what_was(desk: Client):
    one, two = make_edition(title="One").article, make_edition(title="Two").article
    pack = make_pack(one, two)
    make_edition(two, body="New.")
    first, second = pack.editions.order_by("number")

    page = said(desk.get(form_of(pack)))

    assert f"Edition 2 Printed now {second.check_code[:4]}-" in page
    assert f"Edition 1 {first.check_code[:4]}-" in page
    assert "Two edition 2" in page
    html = desk.get(form_of(pack)).content.decode()
    assert f'href="/packs/{pack.slug}.pdf"' in html
    assert f'href="/packs/{pack.slug}/"' in html


def test_a_new_address_is_warned_of_and_taken(desk: Client):
    pack = make_pack(make_edition().article, slug="first")
    assert "the former one leads nowhere" in said(desk.get(form_of(pack)))

    desk.post(form_of(pack), opened(desk, form_of(pack)) | {"slug": "Visit"})

    assert desk.get("/packs/visit/").status_code == 200
    assert desk.get("/packs/first/").status_code == 404
    assert pack.editions.count() == 1


def test_a_pack_that_prints_nothing_says_so(desk: Client):
    gone = make_edition(title="Gone").article
    never, resting = make_pack(make_article()), make_pack(gone)
    withdraw(gone, by=make_publisher(), at=NOON, reason="It was wrong.")

    assert "Nothing yet. Once one of its articles is published" in said(desk.get(form_of(never)))
    page = said(desk.get(form_of(resting)))
    assert "Nothing now: none of its articles is in circulation" in page
    assert "Print it (PDF)" not in page
    assert "Printed now" not in page
    saved = desk.post(form_of(never), opened(desk, form_of(never)), follow=True)
    assert "Saved. Nothing is printed yet" in said(saved)


def test_the_list_says_what_each_pack_prints(desk: Client):
    one = make_edition().article
    pack = make_pack(one, make_article(), title="First visit")
    make_pack(make_article(), title="Not ready")
    code = pack.editions.get().check_code

    page = said(desk.get(LIST))

    assert f"First visit 2 articles, of which 1 not printed Edition 1 {code[:4]}-{code[4:]}" in page
    assert "Not ready 1 article, of which 1 not printed Nothing" in page


@pytest.mark.parametrize("slug", ["", "First visit", "a b", "../x", "x" * 81, "taken", "TAKEN"])
def test_an_address_that_is_none_is_refused_and_the_rest_kept(desk: Client, slug: str):
    article = make_edition().article
    make_pack(slug="taken")

    answer = desk.post(ADD, opened(desk) | {"title": "Mine", "slug": slug} | at(article))

    assert answer.status_code == 200
    assert opened_again(answer)["title"] == ["Mine"]
    assert opened_again(answer)[f"place-{article.pk}"] == ["1"]
    assert Pack.objects.count() == 1


def test_signs_that_cannot_be_seen_are_taken_out_and_said(desk: Client):
    answer = desk.post(ADD, opened(desk) | {"title": "Fi\x00rst\u202e", "slug": "first"})

    assert "cannot be seen" in said(answer)
    assert opened_again(answer)["title"] == ["First"]


def test_a_save_over_a_newer_version_is_refused_and_shows_both(desk: Client):
    one, two = make_edition(title="One").article, make_edition(title="Two").article
    pack = make_pack(one, title="Pack")
    mine = opened(desk, form_of(pack)) | {"title": "Mine"} | at(two, one)
    ben = Client()
    ben.force_login(make_packer("ben", first_name="Ben", last_name="Okri"))
    ben.post(form_of(pack), emptied(opened(ben, form_of(pack))) | {"title": "His"} | at(two))

    refused = desk.post(form_of(pack), mine)

    assert re.search("Ben Okri saved this pack on .* It is now: His Two", said(refused))
    assert Pack.objects.get().title == "His"
    form = opened_again(refused)
    assert form["title"] == ["Mine"]
    assert (form[f"place-{two.pk}"], form[f"place-{one.pk}"]) == (["1"], ["2"])

    desk.post(form_of(pack), form)

    assert (Pack.objects.get().title, parts_of(pack)) == ("Mine", ["Two", "One"])


def test_a_pack_deleted_meanwhile_can_be_saved_as_a_new_one(desk: Client):
    article = make_article(title="One")
    pack = make_pack(article)
    form = opened(desk, form_of(pack)) | {"title": "Mine"}
    pack.delete()

    refused = desk.post(form_of(pack), form)
    assert "Somebody else deleted this pack" in said(refused)

    desk.post(form_of(pack), opened_again(refused))

    assert (Pack.objects.get().title, parts_of(Pack.objects.get())) == ("Mine", ["One"])


def test_a_pack_that_was_printed_is_not_deleted(desk: Client):
    pack = make_pack(make_edition().article)

    answer = desk.post(f"{LIST}{pack.pk}/delete/", {"post": "yes"}, follow=True)

    assert "so it cannot be deleted" in said(answer)
    assert "You can take every article out of it instead" in said(answer)
    assert Pack.objects.exists()
    assert "/delete/" not in desk.get(form_of(pack)).content.decode()


def test_a_pack_that_never_was_is_deleted(desk: Client):
    pack = make_pack(make_article())

    desk.post(f"{LIST}{pack.pk}/delete/", {"post": "yes"})

    assert not Pack.objects.exists()


def test_a_draft_that_a_pack_holds_is_not_deleted(client: Client):
    client.force_login(make_person("anna", is_superuser=True))
    draft = make_article()
    make_pack(draft, title="Before you come")

    answer = client.post(f"/admin/articles/article/{draft.pk}/delete/", {"post": "yes"})

    assert answer.status_code == 200
    assert "It is still held here: Part of a pack: Before you come, 1" in said(answer)
    assert Article.objects.exists()


def test_who_may_only_look_sees_the_order_and_no_field(client: Client):
    looker = make_person("bob")
    looker.user_permissions.add(Permission.objects.get(codename="view_pack"))
    client.force_login(looker)
    two = make_edition(title="Two").article
    pack = make_pack(two, make_edition(title="One").article, make_article(title="Draft"))

    page = client.get(form_of(pack)).content

    assert re.search("Articles Two One Draft Not published yet", words(page))
    assert b"place-" not in page
    assert client.post(form_of(pack), at(two)).status_code == 403
    assert client.get(ADD).status_code == 403


def test_the_desk_asks_few_questions_however_much_a_pack_holds(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for _ in range(3):
        pack = make_pack(*(make_edition().article for _ in range(6)))

    for address, most in ((LIST, 9), (form_of(pack), 17)):
        with django_assert_max_num_queries(most):
            desk.get(address)
