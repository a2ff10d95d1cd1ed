"""All of the site, made beforehand."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import Settings

from articles.models import DownloadCount, Edition
from articles.web.addresses import public_addresses
from tests.baking import front_of
from tests.whole_site import PAGES, fill_site

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    fill_site()


def test_every_kind_of_page_is_among_the_addresses(site: None) -> None:
    found = set(public_addresses())
    of_a_reader = {name for name, address in PAGES.items() if "?" in address}
    left_to_be_asked_for = {"search", "old edition", "comparison", "own pack, empty", "not found"}
    missing = {name for name, address in PAGES.items() if address not in found}
    assert missing == of_a_reader | left_to_be_asked_for
    assert len(found) == len(list(public_addresses()))


def test_what_was_made_beforehand_is_served_while_the_database_is_away(
    site: None, tmp_path: Path, lost: Any
) -> None:
    said = StringIO()
    call_command("bake", host="localhost", stdout=said)
    assert "Finished: " in said.getvalue()
    code = Edition.objects.first().check_code
    (folder,) = (tmp_path / "baked").iterdir()
    front = front_of(tmp_path)
    front.shelf.folder = folder  # the release's own, as the server's is
    front.watch._file = folder / "known.json"
    lost()
    handout = "/articles/your-treatment-day/handout.pdf"
    for address in ("/", "/articles/your-treatment-day/", f"/C/{code}", "/es/", handout):
        assert (address, front.ask(address).status) == (address, 200 if address != "/es/" else 503)


def test_no_download_is_counted_where_nobody_asked(site: None) -> None:
    call_command("bake", host="localhost", stdout=StringIO())
    assert not DownloadCount.objects.exists()
