"""References come in at the desk: read, looked at, taken."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from articles.models import Reference, ReferenceImport
from tests.bringing_in import BRING, LIST, fields, paste, record, words
from tests.builders import make_author, make_reference
from tests.evidence.registry import POPOVA, SHORT, Registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_author("anna"))
    return client


def test_a_pasted_doi_is_looked_up_shown_and_taken_only_when_told(desk: Client, registry: Registry):
    shown = desk.post(BRING, {"pasted": f"https://doi.org/{SHORT.upper()}"}, follow=True)
    address = shown.redirect_chain[-1][0]

    assert "Side-effects associated with ketamine use in depression" in words(shown)
    assert 'value="short-2018"' in words(shown)
    assert not Reference.objects.exists()

    done = desk.post(address, fields(desk, address) | {"go": "take"}, follow=True)

    reference = Reference.objects.get()
    assert (reference.key, reference.doi) == ("short-2018", SHORT)
    assert f"{LIST}{reference.pk}/change/" in words(done)
    assert 'value="[@short-2018]"' in words(done)
    assert not ReferenceImport.objects.exists()


def test_several_identifiers_come_in_together_and_what_failed_is_told(
    desk: Client, registry: Registry
):
    shown = desk.post(BRING, {"pasted": f"{SHORT}\nPMID {POPOVA}\n10.1000/none"}, follow=True)

    assert "<b>2</b> new" in words(shown)
    assert "<b>1</b> cannot be read" in words(shown)
    assert "No registry knows 10.1000/none." in words(shown)


def test_a_paper_the_library_has_is_said_and_led_to_without_asking_a_registry(
    desk: Client, registry: Registry
):
    ours = make_reference("short-2018", doi=SHORT)

    shown = desk.post(BRING, {"pasted": f"doi:{SHORT}"})

    assert "The library has this paper already" in words(shown)
    assert f"{LIST}{ours.pk}/change/" in words(shown)
    assert registry.asked == []
    assert not ReferenceImport.objects.exists()


def test_offline_nothing_typed_is_lost(desk: Client):
    shown = desk.post(BRING, {"pasted": f"{SHORT}\n10.1000/2"})

    assert "Offline: the registry cannot be reached. Paste the record instead." in words(shown)
    assert f"{SHORT}\n10.1000/2</textarea>" in shown.content.decode().replace("\r", "")


def test_switched_off_no_registry_is_asked_and_records_still_come_in(
    desk: Client, settings: Settings
):
    settings.REFERENCE_LOOKUP = False

    assert "switched off here" in words(desk.get(BRING))
    assert "switched off here. Paste the record" in words(desk.post(BRING, {"pasted": SHORT}))
    assert paste(desk, record())


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Paste something, or choose a file."),
        ({"pasted": "Sleigh 2014, on ketamine"}, "neither a DOI or PubMed number nor a record"),
        ({"pasted": "[{]"}, "damaged or cut off"),
        ({"pasted": "\n".join(f"10.1000/{n}" for n in range(21))}, "At most 20 are looked up"),
        ({"pasted": '[{"type": "book"}]'}, "It has no title."),
        ({"pasted": "\x00\x01"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_read_is_answered_in_words(
    desk: Client, sent: dict[str, str], sentence: str
):
    answer = desk.post(BRING, sent)

    assert answer.status_code == 200
    assert sentence in words(answer)
    assert not ReferenceImport.objects.exists()


def test_a_file_comes_in_under_its_name(desk: Client):
    file = SimpleUploadedFile("my library.json", json.dumps([record()]).encode())

    shown = desk.post(BRING, {"file": file}, follow=True)

    assert "<h1>my library.json</h1>" in words(shown)
    assert "my library.json" in words(desk.get(BRING))


def test_an_empty_or_a_foreign_file_is_answered_in_words(desk: Client):
    for data, sentence in [(b"", "The file is empty."), (b"\x89PNG\r\n\x1a\n\0\0", "not a text")]:
        answer = desk.post(BRING, {"file": SimpleUploadedFile("export.ris", data)})

        assert sentence in words(answer)


def test_a_file_and_a_paste_at_once_are_asked_apart(desk: Client):
    file = SimpleUploadedFile("a.json", b"[]")

    assert "both a paste and a file" in words(desk.post(BRING, {"pasted": SHORT, "file": file}))
