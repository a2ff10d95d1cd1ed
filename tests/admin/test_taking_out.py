"""References go out at the desk: the whole library, or what was chosen in the list."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from articles.evidence.exporting import FORMATS
from articles.evidence.reading import read_references
from tests.builders import make_author, make_person, make_reference

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/reference/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_author())
    return client


def keys(answer: Any) -> list[str]:
    return [item["id"] for item in json.loads(answer.content)]


def test_the_whole_library_goes_out_in_every_format(desk: Client):
    make_reference("b-2020")
    make_reference("a-2020")
    page = desk.get(f"{LIST}export/").content.decode()

    for name, kind in FORMATS.items():
        assert f'href="{LIST}export/{name}/"' in page
        answer = desk.get(f"{LIST}export/{name}/")
        assert answer.headers["Content-Disposition"].endswith(f'.{kind.ending}"')
        assert len(read_references(answer.content).records) == 2
    assert keys(desk.get(f"{LIST}export/csl/")) == ["a-2020", "b-2020"]


def test_what_is_chosen_in_the_list_goes_out_alone(desk: Client):
    chosen = [make_reference("a-2020").pk, make_reference("c-2020").pk]
    make_reference("b-2020")

    answer = desk.post(LIST, {"action": "export_csl", "_selected_action": chosen})

    assert keys(answer) == ["a-2020", "c-2020"]
    assert "attachment" in answer.headers["Content-Disposition"]


def test_another_format_is_not_there(desk: Client):
    assert desk.get(f"{LIST}export/pdf/").status_code == 404


def test_an_empty_library_goes_out_as_an_empty_file(desk: Client):
    assert keys(desk.get(f"{LIST}export/csl/")) == []
    assert desk.get(f"{LIST}export/ris/").status_code == 200


def test_those_who_may_not_see_references_take_none_out(client: Client):
    client.force_login(make_person())

    assert client.get(f"{LIST}export/").status_code == 403
    assert client.get(f"{LIST}export/csl/").status_code == 403
