"""A paper is cited while writing before the library has it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from articles.models import EvidenceKind, Reference, ReferenceImport
from tests.builders import make_author, make_reference
from tests.evidence.registry import POPOVA, SHORT, Registry
from tests.writing import LIST, make_writer

pytestmark = pytest.mark.django_db
CHOICES = f"{LIST}choices/references/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_author())
    return client


def ask(client: Client, words: str) -> Any:
    return client.post(f"{CHOICES}look-up/", {"q": words}).json()


def add(client: Client, brought: object, kind: str = "other") -> Any:
    return client.post(f"{CHOICES}add/", {"brought": brought, "kind": kind}).json()


def test_it_is_shown_first_then_added_and_its_mark_given(desk: Client, registry: Registry):
    shown = ask(desk, f"https://doi.org/{SHORT}")

    assert shown["printed"].startswith("Short B, Fong J, Galvez V, Shelker W, Loo CK. Side-effects")
    assert not Reference.objects.exists()
    assert add(desk, shown["brought"], "systematic_review") == {"mark": "[@short-2018]"}
    assert Reference.objects.get().evidence_kind == EvidenceKind.SYSTEMATIC_REVIEW
    assert not ReferenceImport.objects.exists()


def test_one_that_the_library_has_by_then_is_cited_and_not_added(desk: Client, registry: Registry):
    shown = ask(desk, POPOVA)
    make_reference("popova-2019", csl={"title": "x", "PMID": POPOVA}, pmid=POPOVA)

    assert add(desk, shown["brought"]) == {"mark": "[@popova-2019]"}
    assert ask(desk, POPOVA) == {"mark": "[@popova-2019]"}
    assert Reference.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("10.1000/none", "No registry knows 10.1000/none. Is it complete?"),
        ("ketamine", "Paste one DOI or PubMed number, with nothing else."),
    ],
)
def test_what_is_not_found_is_answered_in_words(
    desk: Client, registry: Registry, words: str, sentence: str
):
    assert ask(desk, words) == {"refused": sentence}


def test_offline_it_says_so(desk: Client):
    assert ask(desk, SHORT)["refused"].startswith("Offline: the registry cannot be reached.")


def test_what_somebody_else_looked_up_or_nobody_did_is_not_added(desk: Client, registry: Registry):
    shown = ask(desk, SHORT)
    assert "refused" in add(desk, "x")
    assert "refused" in add(desk, "9" * 30)
    desk.force_login(make_author())

    assert "refused" in add(desk, shown["brought"])
    assert not Reference.objects.exists()


def test_those_who_write_but_add_no_references_are_refused(client: Client, registry: Registry):
    client.force_login(make_writer())

    assert client.post(f"{CHOICES}look-up/", {"q": SHORT}).status_code == 403
    assert client.post(f"{CHOICES}add/", {"brought": 1}).status_code == 403
    assert registry.asked == []


def test_those_who_add_references_but_do_not_write_are_refused(client: Client):
    adder = make_writer()
    adder.user_permissions.set(Permission.objects.filter(codename="add_reference"))
    client.force_login(adder)

    assert client.post(f"{CHOICES}look-up/", {"q": SHORT}).status_code == 403
