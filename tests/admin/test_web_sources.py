"""The day on which a page was read, and its archived copy: fields of their own beside the record."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from articles.models import Reference
from tests.builders import make_edition, make_person, make_reference

pytestmark = pytest.mark.django_db

PAGE = {
    "type": "webpage",
    "title": "Is it safe?",
    "publisher": "NHS",
    "issued": {"date-parts": [[2019]]},
    "URL": "https://www.nhs.uk/x",
}
COPY = "https://web.archive.org/web/2026/https://www.nhs.uk/x"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person("root", is_superuser=True))
    return client


def save(desk: Client, reference: Reference, csl: dict[str, object], **changes: str) -> str:
    sent = {"key": reference.key, "csl": json.dumps(csl), "evidence_kind": "other"}
    address = f"/admin/articles/reference/{reference.pk}/change/"
    answer = desk.post(address, {**sent, "status": "standing", **changes}, follow=True)
    reference.refresh_from_db()
    return answer.content.decode()


def test_what_is_filled_in_stands_in_the_record_and_before_readers(desk: Client):
    reference = make_reference("nhs-2019", csl=PAGE)

    save(desk, reference, PAGE, accessed="2026-11-23", archived=COPY)
    make_edition(slug="day", body="## Part\n\nText.[@nhs-2019]")

    assert reference.csl == PAGE | {
        "accessed": {"date-parts": [[2026, 11, 23]]},
        "archive_location": COPY,
    }
    page = desk.get("/articles/day/").content.decode()
    assert "Is it safe? [Internet]. NHS; 2019 [cited 2026 Nov 23]." in page
    assert f'<a href="{COPY}">archived copy</a>' in page


def test_what_is_left_alone_leaves_the_record_alone(desk: Client):
    csl = PAGE | {"accessed": {"date-parts": [[2026, 11, 23]]}, "archive_location": COPY}
    reference = make_reference("nhs-2019", csl=csl)
    newer = csl | {"accessed": {"date-parts": [[2026, 12, 24]]}}

    save(desk, reference, newer, accessed="2026-11-23", archived=COPY)

    assert reference.csl == newer


def test_what_is_emptied_is_taken_out(desk: Client):
    csl = PAGE | {"accessed": {"date-parts": [[2026, 11, 23]]}, "archive_location": COPY}
    reference = make_reference("nhs-2019", csl=csl)

    save(desk, reference, csl, accessed="", archived="")

    assert reference.csl == PAGE


def test_an_address_that_is_none_is_refused_and_stays_in_the_form(desk: Client):
    reference = make_reference("nhs-2019", csl=PAGE)

    page = save(desk, reference, PAGE, accessed="", archived="not an address")

    assert "Write the whole address, with https://." in page
    assert 'value="not an address"' in page
    assert reference.csl == PAGE
