"""Check codes under strain: forty years of editions, and whatever anybody types."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from articles.models import ChangeKind, Edition, Pack
from articles.text.check_codes import new_check_code
from tests.builders import NOON, make_edition
from tests.web.test_check import read
from tests.web.test_check_several import make_pack_edition

pytestmark = pytest.mark.django_db

ANYTHING = st.text(max_size=80) | st.sampled_from(
    ["\x00", "😀" * 8, "\u200f\u202eABC", "K7Q2M4XD" * 625, ".", "....", "%00", "<b>&\"'", "ﷺ" * 80]
)


def strain(edition: Edition, *, editions: int) -> None:
    """Publish more editions at once than a clinic does in so many quarters."""
    for number in range(2, editions + 1):
        make_edition(
            edition.article,
            body=f"Text {number}.",
            note=f"Change {number}.",
            kind=ChangeKind.MINOR,
            at=NOON + timedelta(days=90 * number),
        )


def test_an_edition_of_forty_years_ago_is_answered_with_every_change_since(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    first = make_edition()
    strain(first, editions=160)

    with django_assert_num_queries(5):
        page = read(client, f"/c/{first.check_code}/")

    assert page.count("Minor change<") == 159
    assert "Your sheet still holds" in page


def test_many_packs_and_sheets_take_as_many_queries_as_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    sheets = [make_edition() for _ in range(12)]
    for sheet in sheets[:4]:
        strain(sheet, editions=3)
    codes = [sheet.check_code for sheet in sheets]
    for number in range(6):
        pack = Pack.objects.create(slug=f"pack-{number}", title="Pack")
        codes += [make_pack_edition(sheets, pack).check_code for _ in range(2)]

    for asked in (codes[:1] + codes[-1:], codes):
        with django_assert_num_queries(10):
            read(client, f"/c/{'.'.join(asked)}/")


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("table", ["articles_edition", "articles_packedition"])
def test_codes_are_found_by_their_index(client: Client, table: str):
    code = new_check_code()
    with CaptureQueriesContext(connection) as asked:
        read(client, f"/c/{code}/", status=404)
    (query,) = [
        found["sql"]
        for found in asked
        if f'FROM "{table}"' in found["sql"] and '"check_code" IN' in found["sql"]
    ]

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query}")
        plan = " ".join(row[3] for row in cursor.fetchall())

    assert f"SEARCH {table} USING INDEX" in plan
    assert f"SCAN {table}" not in plan


@examples(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=ANYTHING)
@example(typed="K7Q2-M4XD\r\n\x00" * 500)
def test_whatever_is_typed_or_scanned_gets_a_page(client: Client, typed: str):
    response = client.get("/check/", {"code": typed})
    assert response.status_code == 200
    assert len(response.content) < 40_000

    for place in ("c", "C"):
        scanned = client.get(f"/{place}/{quote(typed, safe='', errors='replace')}/")
        assert scanned.status_code in {200, 404}
        assert len(scanned.content) < 40_000


@pytest.mark.parametrize("typed", ["%FF%FE", "%ED%A0%80", "%00", "%F0%9F%98%80", "%E2%80%8F"])
def test_bytes_that_are_no_text_get_a_page(client: Client, typed: str):
    assert client.get(f"/check/?code={typed}").status_code == 200
    assert client.get(f"/c/{typed}/").status_code == 404
