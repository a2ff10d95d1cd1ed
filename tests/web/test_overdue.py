"""What readers meet when nobody looks at a text again in time: step by step, on a clock."""

from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import Article, DownloadCount, Edition
from tests.builders import make_clinic, make_edition, make_pack
from tests.clock import late
from tests.handouts import paper

__all__ = ["late"]

pytestmark = pytest.mark.django_db

ON_PAGE = "This page should have been reviewed by now"
ON_SHEET = "This sheet should have been reviewed by now"
ASK_FIRST = "Review overdue: ask us first"
SHEET = "/articles/day/handout.pdf"
Late = Callable[[int], None]


@pytest.fixture(autouse=True)
def edition() -> None:
    """An edition with a year's interval, in a clinic with limits of its own."""
    make_clinic(page_notice_days=30, sheet_notice_days=60, no_printing_days=180)
    make_edition(slug="day", title="Your day", review_interval_months=12)


def read(client: Client, address: str, *, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def test_until_the_day_itself_nothing_is_said(client: Client, late: Late):
    late(0)
    page = read(client, "/articles/day/")

    assert "2 November 2027" in page
    assert "Overdue" not in page


def test_from_the_first_day_the_date_line_alone_says_so(client: Client, late: Late):
    for days in (1, 29):
        late(days)
        page = read(client, "/articles/day/")

        assert "2 November 2027. <strong>Overdue.</strong>" in page
        assert ON_PAGE not in page
        assert ASK_FIRST not in page


def test_then_the_page_carries_the_notice_and_its_sheet_does_not_yet(client: Client, late: Late):
    for days in (30, 59):
        late(days)
        page = read(client, "/articles/day/")

        assert ON_PAGE in page
        assert ASK_FIRST not in page
        assert ON_SHEET not in paper.words(client.get(SHEET).content)


def test_then_the_sheet_carries_it_as_well(client: Client, late: Late):
    late(60)
    page, sheet = read(client, "/articles/day/"), paper.words(client.get(SHEET).content)

    assert ON_PAGE in page
    assert ASK_FIRST in page
    assert ON_SHEET in sheet
    assert ASK_FIRST in sheet


def test_the_sheet_that_carries_the_notice_is_not_the_one_kept_from_before(
    client: Client, late: Late
):
    late(59)
    before = client.get(SHEET).headers["ETag"]
    late(60)

    assert client.get(SHEET, headers={"If-None-Match": before}).status_code == 200


def test_last_nothing_is_printed_and_the_page_stays_readable(client: Client, late: Late):
    late(179)
    assert client.get(SHEET).status_code == 200
    late(180)

    answer = read(client, SHEET, status=410)
    page = read(client, "/articles/day/")

    assert "We should have looked at “Your day” again by 2 November 2027." in answer
    assert 'href="/articles/day/"' in answer
    assert "noindex" in answer
    assert "Rest for a day." in page
    assert "we do not hand it out on paper" in page
    for way_to_paper in ("handout.pdf", "/your-pack/?part=day", "data-print"):
        assert way_to_paper not in page


def test_a_sheet_that_was_not_given_is_not_counted(client: Client, late: Late):
    late(180)
    client.get(SHEET)

    assert not DownloadCount.objects.exists()


def test_a_clinic_s_own_limits_hold_from_the_next_request_on(client: Client, late: Late):
    late(1)
    make_clinic(page_notice_days=0, sheet_notice_days=1, no_printing_days=1)

    assert ON_PAGE in read(client, "/articles/day/")
    assert client.get(SHEET).status_code == 410


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "We look at it again by 2 November 2027."),
        (1, "Its review was due by 2 November 2027."),
        (30, "and are late: please ask us before you rely on it."),
        (180, "and are late: please ask us before you rely on it."),
    ],
)
def test_the_check_page_says_how_things_are(client: Client, late: Late, days: int, said: str):
    code = Edition.objects.get().check_code
    late(days)
    page = read(client, f"/c/{code}/")

    assert said in page
    assert ("Print it again" in page) is (days < 180)


def test_an_old_edition_is_not_called_overdue_as_well(client: Client, late: Late):
    make_edition(Article.objects.get(), body="Rest for two days.")
    late(400)

    assert "Overdue" not in read(client, "/articles/day/editions/1/")


def test_a_pack_with_such_a_part_is_not_printed_and_says_which(client: Client, late: Late):
    young = make_edition(title="Going home", review_interval_months=24)
    make_pack(Article.objects.get(slug="day"), young.article, slug="visit", title="First visit")
    late(180)

    answer, page = read(client, "/packs/visit.pdf", status=410), read(client, "/packs/visit/")

    for shown in (answer, page):
        assert "This pack is not printed just now" in shown
        assert '<a href="/articles/day/">Your day</a>' in shown
        assert "visit.pdf" not in shown
    assert "Going home" not in answer
    assert not DownloadCount.objects.exists()


def test_a_reader_s_own_pack_leaves_it_out_and_says_so(client: Client, late: Late):
    make_edition(slug="home", title="Going home", review_interval_months=24)
    late(180)

    page = read(client, "/your-pack/?part=day&part=home")

    assert "“Your day” is not printed until we have looked at it again." in page
    assert 'part=home&amp;paper=a4"' in page
    assert "Add<span" not in read(client, "/your-pack/?part=home")
    assert client.get("/your-pack.pdf?part=day&part=home").status_code == 302
