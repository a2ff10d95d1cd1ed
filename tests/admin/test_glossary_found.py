"""What is explained at the desk is found at once, and what is taken out of the glossary is not."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import GlossaryTerm
from tests.builders import make_clinic, make_person
from tests.search.indexed import found, titles

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/glossaryterm/"
BUOY = {"term": "Buoy", "forms": "float", "meaning": "It swims.", "language": "en", "original": ""}


@pytest.fixture
def desk(client: Client) -> Client:
    make_clinic()
    client.force_login(make_person(is_superuser=True))
    return client


def test_a_word_is_found_from_its_save_to_its_end(desk: Client):
    assert desk.post(f"{LIST}add/", BUOY).status_code == 302
    term = GlossaryTerm.objects.get()
    assert found("en_float") == found("en_swim") == ["Buoy"]

    assert desk.post(f"{LIST}{term.pk}/change/", {**BUOY, "meaning": "A sign."}).status_code == 302
    assert found("en_swim") == []
    assert found("en_sign") == ["Buoy"]

    assert desk.post(f"{LIST}{term.pk}/delete/", {"post": "yes"}).status_code == 302
    assert titles() == []
