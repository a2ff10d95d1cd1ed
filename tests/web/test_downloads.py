"""How often the public takes a sheet: a number for each edition and day, and nothing else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from articles.models import DownloadCount, Edition
from tests.builders import make_edition

pytestmark = pytest.mark.django_db


def sheet_of(edition: Edition, options: str = "") -> str:
    return f"/articles/{edition.article.slug}/handout.pdf{options}"


def counted() -> list[tuple[int, object, int]]:
    return list(DownloadCount.objects.values_list("edition", "day", "count"))


def test_each_sheet_taken_is_counted_by_edition_and_day(client: Client):
    edition = make_edition()

    for options in ("", "?size=large", "?paper=letter"):
        assert client.get(sheet_of(edition, options)).status_code == 200

    assert counted() == [(edition.pk, localdate(), 3)]
    assert DownloadCount.objects.total() == 3


def test_a_later_edition_has_a_count_of_its_own(client: Client):
    first = make_edition()
    client.get(sheet_of(first))
    second = make_edition(first.article, body="New.")

    client.get(sheet_of(second))

    assert {(edition, count) for edition, _, count in counted()} == {(first.pk, 1), (second.pk, 1)}


def test_asking_about_a_sheet_takes_none(client: Client):
    edition = make_edition()
    assert client.head(sheet_of(edition)).status_code == 200
    assert counted() == []

    mark = client.get(sheet_of(edition)).headers["ETag"]
    again = client.get(sheet_of(edition), headers={"If-None-Match": mark})

    assert again.status_code == 304
    assert counted() == [(edition.pk, localdate(), 1)]


@pytest.mark.parametrize("options", ["?paper=a5", "?size=huge"])
def test_what_is_not_found_is_not_counted(client: Client, options: str):
    assert client.get(sheet_of(make_edition(), options)).status_code == 404
    assert client.get("/articles/nothing/handout.pdf").status_code == 404

    assert counted() == []


def test_a_database_that_refuses_to_write_keeps_nobody_from_a_sheet(client: Client):
    edition = make_edition()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_downloadcount RENAME TO away")

    response = client.get(sheet_of(edition))

    assert response.status_code == 200
    assert response.content.startswith(b"%PDF")
    # And the transaction around it goes on.
    assert Edition.objects.count() == 1


def test_nothing_of_who_took_it_is_kept():
    fields = {field.name for field in DownloadCount._meta.get_fields()}

    assert fields == {"id", "edition", "day", "count"}


def test_a_count_belongs_to_the_clinics_day(client: Client, settings):
    settings.TIME_ZONE = "Pacific/Kiritimati"
    client.get(sheet_of(make_edition()))

    assert counted()[0][1] == timezone.localdate()
