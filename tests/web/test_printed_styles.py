"""The clinic's reference style, wherever references are printed, from the moment it is chosen."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from articles.handouts.prepared import prepare_sheet
from articles.handouts.sheet import Format
from articles.models import ClinicProfile, Edition, ReferenceStyle
from articles.text.entries.styles import shipped_style
from tests.builders import NOON, make_clinic, make_edition, make_reference

pytestmark = pytest.mark.django_db

RECORD = {
    "type": "article-journal",
    "title": "Taming the ketamine tiger",
    "author": [{"family": "Domino", "given": "Edward F."}],
    "container-title": "Anesthesiology",
    "issued": {"date-parts": [[2010]]},
    "volume": "113",
    "page": "678-684",
}
VANCOUVER = "Domino EF. Taming the ketamine tiger. Anesthesiology. 2010;113:678–84."
APA = "Domino, E. F. (2010). Taming the ketamine tiger. <i>Anesthesiology</i>, <i>113</i>, 678–684."


@pytest.fixture
def edition() -> Edition:
    make_reference("domino-2010", csl=RECORD)
    return make_edition(slug="day", body="## Part\n\nText.[@domino-2010]")


def choose(name: str) -> None:
    ClinicProfile.objects.update(reference_style=name)


def mark_of_sheet(edition: Edition) -> str:
    found = Edition.objects.select_related("article__owner").get(pk=edition.pk)
    return prepare_sheet(
        found,
        profile=ClinicProfile.current(),
        in_format=Format("a4", "standard"),
        today=date(2026, 11, 26),
    ).mark


@pytest.mark.parametrize("address", ["/articles/day/", "/references/", "/references/domino-2010/"])
def test_pages_follow_the_choice_at_once(client: Client, edition: Edition, address: str):
    make_clinic()
    before = client.get(address).content.decode()

    choose("apa")

    assert VANCOUVER in before
    assert APA in client.get(address).content.decode()


def test_a_brought_style_prints_as_well_and_another_text_of_it_is_another_style(
    client: Client, edition: Edition
):
    bmj = shipped_style("bmj").csl
    own = ReferenceStyle.objects.create(name="ours", title="Ours", csl=bmj, added_at=NOON)
    make_clinic(reference_style="ours")
    before, mark = client.get("/articles/day/").content.decode(), mark_of_sheet(edition)

    own.csl = bmj.replace('"minimal"', '"expanded"')
    own.save()

    assert "113:678–84." in before
    assert "113:678–684." in client.get("/articles/day/").content.decode()
    assert mark != mark_of_sheet(edition)


def test_a_sheet_is_another_in_another_style_and_the_same_in_the_same(edition: Edition):
    make_clinic()
    marks = []
    for name in ("nlm-citation-sequence", "apa", "nlm-citation-sequence"):
        choose(name)
        marks.append(mark_of_sheet(edition))

    assert marks[0] == marks[2] != marks[1]
