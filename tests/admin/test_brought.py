"""References that came in: looked at, chosen among, taken whole or thrown away."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from articles.models import EvidenceKind, Reference, ReferenceImport
from articles.workflow.importing import keep_import
from tests.bringing_in import BRING, LIST, fields, in_library, paste, record, words
from tests.builders import make_author, make_person, make_reference, make_reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_author("anna"))
    return client


def test_a_record_is_new_the_same_in_conflict_or_repeated(desk: Client):
    in_library("sleigh-2014")
    in_library("other-2014", DOI="10.1000/2", title="Other", volume="4")

    address = paste(
        desk,
        record(),
        record(DOI="10.1000/2", title="Other", volume="5"),
        record(DOI="10.1000/3", title="Third"),
        record(DOI="10.1000/3", title="Third"),
    )
    page = words(desk.get(address))

    for count, kind in [(4, "in all"), (1, "new"), (1, "differ from the library")]:
        assert f"<b>{count}</b> {kind}" in page
    assert "The same paper as record 3, which counts" in page
    assert '<td data-whose="In the library">4</td>' in page
    assert '<td data-whose="What came in">5</td>' in page


@pytest.mark.parametrize(("do", "volume"), [("keep", "4"), ("fill", "4"), ("take", "5")])
def test_a_conflict_ends_as_it_was_chosen(desk: Client, do: str, volume: str):
    ours = in_library("sleigh-2014", volume="4")
    address = paste(desk, record(volume="5", page="7-9"))

    desk.post(address, fields(desk, address) | {"do-1": do, "go": "take"})

    ours.refresh_from_db()
    assert ours.csl["volume"] == volume
    assert ("page" in ours.csl) == (do != "keep")


@pytest.mark.parametrize("volume", ["4", "5"])
def test_another_paper_of_the_same_title_and_year_is_added_beside_it(desk: Client, volume: str):
    ours = in_library("sleigh-2014", volume="4")
    address = paste(desk, record(DOI="", volume=volume))
    assert "It is another paper: add it as well" in words(desk.get(address))

    sent = fields(desk, address) | {"do-1": "other"}
    again = desk.post(address, sent | {"go": "stay"})
    desk.post(address, sent | {"go": "take"})

    assert "adds 1" in words(again)
    assert [row.do for row in again.context["looked"].rows()] == ["other"]
    assert set(Reference.objects.values_list("key", flat=True)) == {"sleigh-2014", "sleigh-2014a"}
    ours.refresh_from_db()
    assert ours.csl["volume"] == "4"


def test_a_paper_known_by_its_doi_is_not_offered_as_another(desk: Client):
    in_library("sleigh-2014", volume="4")
    address = paste(desk, record(volume="5"))

    assert "another paper" not in words(desk.get(address))
    desk.post(address, fields(desk, address) | {"do-1": "other", "go": "take"})
    assert Reference.objects.count() == 1


def test_what_is_chosen_for_all_conflicts_leaves_those_chosen_by_hand(desk: Client):
    first, second = (
        in_library("a-2014", volume="1"),
        in_library("b-2014", DOI="10.1000/2", volume="1"),
    )
    address = paste(desk, record(volume="2"), record(DOI="10.1000/2", volume="2"))

    sent = fields(desk, address) | {"do-2": "fill", "otherwise": "take", "go": "stay"}
    again = desk.post(address, sent).context["looked"]

    assert [row.do for row in again.rows()] == ["take", "fill"]
    desk.post(address, sent | {"go": "take"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.csl["volume"], second.csl["volume"]) == ("2", "1")


def test_a_new_record_gets_the_key_and_the_kind_that_are_chosen_or_is_left_out(desk: Client):
    address = paste(desk, record(), record(title="Second", DOI="10.1000/2"))
    sent = fields(desk, address) | {"key-1": "pain-2014", "kind-1": "guideline", "go": "take"}
    del sent["do-2"]

    desk.post(address, sent)

    reference = Reference.objects.get()
    assert (reference.key, reference.evidence_kind) == ("pain-2014", EvidenceKind.GUIDELINE)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("taken-2020", "Another reference has the key “taken-2020”."),
        ("sleigh-2014a", "Another reference has the key “sleigh-2014a”."),
        ("Bad Key", "“Bad Key” cannot be a key."),
        ("<b>", "“&lt;b&gt;” cannot be a key."),
    ],
)
def test_a_key_that_cannot_be_had_is_refused_beside_its_field_and_nothing_is_taken(
    desk: Client, key: str, sentence: str
):
    make_reference("taken-2020")
    address = paste(desk, record(), record(title="Second", DOI="10.1000/2"))

    answer = desk.post(address, fields(desk, address) | {"key-1": key, "go": "take"})

    assert sentence in words(answer)
    assert "nothing was taken" in words(answer)
    assert Reference.objects.count() == 1


def test_choices_stay_while_somebody_walks_through_a_long_list(desk: Client):
    records = [record(title=f"Paper {n}", DOI=f"10.1000/{n}") for n in range(120)]
    address = paste(desk, *records)
    sent = fields(desk, address) | {"key-3": "third-2014", "go": "show=all&page=2"}
    del sent["do-5"]

    second = desk.post(address, sent)
    looked = second.context["looked"]
    assert len(looked.rows()) == 50
    assert looked.rows()[0].entry.number == 51
    onwards = {
        "seen": looked.plan.fingerprint(),
        "chosen": looked.choices.carried(),
        "shown": "",
        "go": "take",
    }
    done = desk.post(address, onwards, follow=True)

    assert Reference.objects.count() == 119
    assert Reference.objects.get(key="third-2014").title == "Paper 2"
    assert not Reference.objects.filter(title="Paper 4").exists()
    assert "119 added" in words(done)
    assert "And 19 more" in words(done)


def test_what_changed_in_the_library_meanwhile_is_looked_at_before_anything_is_taken(desk: Client):
    address = paste(desk, record())
    sent = fields(desk, address) | {"key-1": "pain-2014", "go": "take"}
    in_library("quicker-2014", volume="3")

    answer = desk.post(address, sent)

    assert "The library changed while you looked at this." in words(answer)
    assert not Reference.objects.filter(key="pain-2014").exists()
    assert "quicker-2014" in words(answer)


def test_taken_twice_nothing_happens_twice(desk: Client):
    address = paste(desk, record())
    sent = fields(desk, address) | {"go": "take"}

    desk.post(address, sent)
    answer = desk.post(address, sent, follow=True)

    assert "Nothing was done twice." in words(answer)
    assert Reference.objects.count() == 1


def test_it_can_be_thrown_away(desk: Client):
    address = paste(desk, record())

    desk.post(address, {"go": "throw"})

    assert not ReferenceImport.objects.exists()
    assert not Reference.objects.exists()
    assert desk.get(address).status_code == 404


def test_nobody_sees_what_somebody_else_brought_in(desk: Client, client: Client):
    address = paste(desk, record())
    client.force_login(make_person(is_superuser=True))

    assert client.get(address).status_code == 404
    client.post(address, {"go": "throw"})
    assert ReferenceImport.objects.exists()
    assert address not in words(client.get(BRING))


def test_what_waited_too_long_is_offered_no_more(desk: Client):
    anna = get_user_model().objects.get(username="anna")
    keep_import([record()], by=anna, at=timezone.now() - timedelta(days=8), name="old.ris")

    assert "old.ris" not in words(desk.get(BRING))


def test_those_who_may_not_add_references_are_turned_away(client: Client):
    client.force_login(make_reviewer())

    assert client.get(BRING).status_code == 403
    assert client.post(BRING, {"pasted": json.dumps([record()])}).status_code == 403
    assert "Bring references in" not in words(client.get(LIST))


def test_those_who_may_add_but_not_change_leave_conflicts_as_they_are(client: Client):
    adder = make_person()
    adder.user_permissions.set(
        Permission.objects.filter(codename__in=["add_reference", "view_reference"])
    )
    client.force_login(adder)
    in_library("sleigh-2014", volume="4")
    address = paste(client, record(volume="5"))

    assert "You may not change references" in words(client.get(address))
    forged = fields(client, address) | {"do-1": "take", "go": "take"}
    assert client.post(address, forged).status_code == 403
    assert Reference.objects.get().csl["volume"] == "4"


@pytest.mark.parametrize(
    "sent",
    [
        {"chosen": "[" * 5000, "shown": "1"},
        {"chosen": '{"1": "take", "x": [], "99": ["leave", "", ""]}', "shown": "0,99,-1,x,²"},
        {"chosen": '{"1": ["burn", "", "magic"]}', "otherwise": "burn", "page": "x", "show": "x"},
        {"go": "show=none&page=99999999"},
        {},
    ],
)
def test_a_form_that_no_browser_sends_harms_nothing(desk: Client, sent: dict[str, str]):
    address = paste(desk, record())

    assert desk.post(address, sent).status_code == 200
    assert not Reference.objects.exists()


def test_hostile_words_in_a_record_stay_words(desk: Client):
    nasty = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    address = paste(desk, record(title=nasty, id=nasty, volume=nasty), record(DOI=nasty, title="B"))

    page = desk.get(address).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_log_in_that_ended_carries_what_was_chosen(desk: Client):
    address = paste(desk, record())
    sent = fields(desk, address) | {"key-1": "pain-2014", "go": "take"}
    desk.logout()

    door = desk.post(address, sent)

    assert door.status_code == 403
    for name, value in [("key-1", "pain-2014"), ("go", "take"), ("seen", sent["seen"])]:
        assert f'name="sent-{name}" value="{value}"' in words(door)
    assert not Reference.objects.exists()
