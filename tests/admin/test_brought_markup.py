"""The pages where references come in and go out are sound HTML, whatever state they are in."""

from pathlib import Path

import pytest
from django.test import Client

from tests.bringing_in import BRING, LIST, fields, in_library, paste, record
from tests.builders import make_author
from tests.nu import complaints
from tests.strict_html import strict_errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(client: Client) -> dict[str, str]:
    """Every page where references come in or go out, by what it is."""
    client.force_login(make_author())
    in_library("sleigh-2014")
    in_library("other-2014", DOI="10.1000/2", title="Other", volume="4")
    other = record(DOI="10.1000/2", title="Other", volume="5")
    new = [record(DOI=f"10.1000/n{number}", title=f"Paper {number}") for number in range(60)]
    address = paste(client, record(), other, *new, new[0], {"type": "book"})
    sent = fields(client, address)
    answers = {
        "ask": client.get(BRING),
        "refused": client.post(BRING, {"pasted": "10.1000/x\nPMID 1"}),
        "known": client.post(BRING, {"pasted": "10.1000/1"}),
        "all": client.get(address),
        "conflicts": client.get(address, {"show": "conflict"}),
        "unreadable": client.get(address, {"show": "unreadable"}),
        "key refused": client.post(address, sent | {"key-3": "<Bad>"}),
        "taken": client.post(address, sent | {"do-2": "take", "go": "take"}, follow=True),
        "export": client.get(f"{LIST}export/"),
        "list": client.get(LIST),
    }
    return {what: answer.content.decode() for what, answer in answers.items()}


def test_a_strict_parser_reads_them_without_an_error(pages: dict[str, str]):
    assert strict_errors(pages) == {}


@pytest.mark.nu
def test_the_nu_checker_has_nothing_to_say(pages: dict[str, str], tmp_path: Path):
    ours = {what: page for what, page in pages.items() if what != "list"}

    assert complaints(ours, folder=tmp_path) == []
