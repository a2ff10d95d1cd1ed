"""What paper says where a publisher has spoken against a source, and what its code answers."""

from datetime import date

import pytest
from django.test import Client

from articles.models import Edition, PublisherNotice, Reference
from tests.builders import NOON, make_edition, make_pack
from tests.handouts.paper import pages, squeezed
from tests.retracting import decide, make_notice, make_retracted

pytestmark = pytest.mark.django_db

WITHDRAWN = "One of our sources was withdrawn by its publisher on 3 May 2025."
FLAG = "Source withdrawn: ask us first"
SINCE = "But something has happened since we published it."
BEFORE = "But there is something you should know."
NEWEST = "Yes, this is our newest sheet on this."
REASON = "It shows how a trial can go wrong."


def sides_of(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "application/pdf"
    return [squeezed(side) for side in pages(answer.content)]


def scanned(client: Client, edition: Edition) -> str:
    return " ".join(client.get(f"/c/{edition.check_code}/").content.decode().split())


def test_a_large_sheet_carries_notice_mark_and_flag(client: Client):
    make_retracted(slug="day")

    sides = sides_of(client, "/articles/day/handout.pdf?paper=a4&size=large")

    assert squeezed(WITHDRAWN) in sides[0]
    assert all(squeezed(FLAG) in side for side in sides)
    assert squeezed("Retracted, 3 May 2025") in "".join(sides)


def test_in_a_pack_the_part_that_rests_on_it_says_so_and_no_other(client: Client):
    doubted, _notice = make_retracted(slug="day")
    sound = make_edition(title="Sleep well", body="Sleep at night.")
    pack = make_pack(doubted.article, sound.article)

    sides = sides_of(client, f"/packs/{pack.slug}.pdf")

    assert squeezed(WITHDRAWN) in "".join(sides)
    other = [side for side in sides if squeezed("Sleep at night.") in side]
    assert other
    assert squeezed(FLAG) not in "".join(other)
    assert any(squeezed(FLAG) in side for side in sides)


def test_a_large_pack_carries_the_reason_where_the_source_stays(client: Client):
    doubted, notice = make_retracted(slug="day")
    decide(notice, doubted.article, reason=REASON)
    pack = make_pack(doubted.article)

    words = "".join(sides_of(client, f"/packs/{pack.slug}.pdf?size=large"))

    assert squeezed(REASON) in words
    assert squeezed(FLAG) not in words


def test_a_notice_later_than_the_sheet_has_happened_since(client: Client):
    edition, _notice = make_retracted(slug="day")
    PublisherNotice.objects.update(noticed_on=date(2026, 12, 1))

    page = scanned(client, edition)

    assert SINCE in page
    assert "on 1 December 2026" in page


@pytest.mark.parametrize("noticed_on", [date(2025, 5, 3), None])
def test_an_earlier_notice_or_one_without_a_day_is_something_to_know(
    client: Client, noticed_on: date | None
):
    edition, _notice = make_retracted(slug="day")
    PublisherNotice.objects.update(noticed_on=noticed_on)

    page = scanned(client, edition)

    assert BEFORE in page
    assert SINCE not in page


def test_where_the_source_stays_the_sheet_holds_and_the_reason_is_given(client: Client):
    edition, notice = make_retracted(slug="day")
    decide(notice, edition.article, reason=REASON)

    page = scanned(client, edition)

    assert NEWEST in page
    assert WITHDRAWN in page
    assert REASON in page
    assert SINCE not in page
    assert BEFORE not in page


def test_the_gravest_of_two_is_what_the_code_answers(client: Client):
    edition, _notice = make_retracted(slug="day")
    make_notice(Reference.objects.get(), found_at=NOON, nature="correction")
    Reference.objects.update(status="retracted")

    assert WITHDRAWN in scanned(client, edition)
