"""What readers meet where a publisher has spoken against a source: page, lists, old editions."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import NoticeVerdict, PublisherNotice, Reference, ReferenceStatus
from tests.builders import NOON, make_clinic, make_edition, make_reference
from tests.retracting import decide, make_citing_edition, make_notice, make_retracted

pytestmark = pytest.mark.django_db

WITHDRAWN = "One of our sources was withdrawn by its publisher on 3 May 2025."
IN_DOUBT = "On 3 May 2025 the publisher of one of our sources warned that it may be wrong."
CORRECTED = "One of our sources was corrected by its publisher on 3 May 2025."
ASK_FIRST = "Ask us before you rely on it"
MARKED = "<strong>Retracted, 3 May 2025.</strong> The publisher has withdrawn it."


def read(client: Client, address: str = "/articles/day/") -> str:
    return " ".join(client.get(address).content.decode().split())


def before_the_text(page: str) -> str:
    return page[: page.index('<article class="text prose">')]


def test_a_page_says_at_its_head_what_became_of_a_source(client: Client):
    make_retracted(slug="day")

    head = before_the_text(read(client))

    assert WITHDRAWN in head
    assert ASK_FIRST in head
    assert '<a href="#ref-1">number 1 in our references</a>: <bdi>Smith 2020</bdi>.' in head
    assert '<li><a href="#cite-1a">“What helps”</a></li>' in head


def test_a_source_that_stands_is_told_of_nowhere(client: Client):
    make_citing_edition(slug="day")

    page = read(client)

    assert "withdrawn by its publisher" not in page
    assert "Retracted" not in page


@pytest.mark.parametrize("address", ["/articles/day/", "/references/", "/references/smith-2020/"])
def test_the_mark_stands_beside_the_reference_wherever_it_shows(client: Client, address: str):
    make_retracted(slug="day")

    page = read(client, address)

    assert MARKED in page
    assert '<a href="https://doi.org/10.1000/notice">The publisher’s notice</a>' in page


def test_an_old_edition_carries_the_mark_and_no_notice_but_its_own(client: Client):
    edition, _notice = make_retracted(slug="day")
    make_edition(edition.article, body="Rest.", note="Said otherwise.")

    old = read(client, "/articles/day/editions/1/")

    assert MARKED in old
    assert WITHDRAWN not in old
    assert "This is not what we say now" in old
    assert "Retracted" not in read(client)


@pytest.mark.parametrize(
    ("notice_from", "told"),
    [
        ("retracted", [WITHDRAWN]),
        ("concern", [WITHDRAWN, IN_DOUBT]),
        ("corrected", [WITHDRAWN, IN_DOUBT, CORRECTED]),
    ],
)
def test_a_clinic_says_from_which_gravity_readers_are_told(
    client: Client, notice_from: str, told: list[str]
):
    make_clinic(notice_from=notice_from)
    for status in ("corrected", "concern", "retracted"):
        make_reference(f"{status}-2020")
    make_edition(slug="day", body="Rest.[@corrected-2020; @concern-2020; @retracted-2020]")
    for reference in Reference.objects.all():
        make_notice(reference, ReferenceStatus(reference.key.partition("-")[0]))

    page = read(client)
    head = before_the_text(page)

    assert [words for words in (WITHDRAWN, IN_DOUBT, CORRECTED) if words in head] == told
    assert [head.index(words) for words in told] == sorted(head.index(words) for words in told)
    assert "<strong>Corrected, 3 May 2025.</strong>" in page


def test_where_the_clinic_keeps_a_source_its_reason_is_given_instead(client: Client):
    edition, notice = make_retracted(slug="day")
    decide(notice, edition.article, reason="It shows how a trial <can> go wrong.")

    page = read(client)

    assert WITHDRAWN in page
    assert "It shows how a trial &lt;can&gt; go wrong." in page
    assert ASK_FIRST not in page
    assert "Source withdrawn: ask us first" not in page
    assert MARKED in page


def test_what_is_to_come_out_is_said_to_come_out(client: Client):
    edition, notice = make_retracted(slug="day")
    decide(notice, edition.article, NoticeVerdict.GOES, reason="Between ourselves: nonsense.")

    page = read(client)

    assert "We are taking out what rests on it." in page
    assert "Between ourselves" not in page


def test_what_the_data_set_takes_back_is_gone_from_the_page(client: Client):
    make_retracted(slug="day")
    PublisherNotice.objects.update(gone_at=NOON)
    Reference.objects.update(status=ReferenceStatus.STANDING)

    page = read(client)

    assert WITHDRAWN not in page
    assert "Retracted" not in page


def test_a_status_without_a_notice_is_told_without_a_day(client: Client):
    make_citing_edition(slug="day")
    Reference.objects.update(status=ReferenceStatus.RETRACTED)

    page = read(client)

    assert "One of our sources was withdrawn by its publisher." in page
    assert "<strong>Retracted.</strong>" in page


def test_each_part_that_rests_on_it_is_named_once(client: Client):
    make_citing_edition(
        slug="day",
        body="Early.[@smith-2020]\n\n## Why {clinic.name}\n\nA.[@smith-2020] B.[@smith-2020]",
    )
    make_notice(Reference.objects.get())
    make_clinic()

    head = before_the_text(read(client))

    assert '<a href="#cite-1a">at the beginning</a>' in head
    assert '<a href="#cite-1b">“Why Riverside Clinic”</a>' in head
    assert "#cite-1c" not in head


@pytest.mark.parametrize("how_many", [1, 12])
def test_takes_as_many_queries_for_many_sources_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, how_many: int
):
    keys = [f"paper-{number}" for number in range(12)]
    for key in keys:
        make_reference(key)
    edition = make_edition(slug="day", body=" ".join(f"Text.[@{key}]" for key in keys))
    for reference in Reference.objects.filter(key__in=keys[:how_many]):
        decide(make_notice(reference), edition.article)

    with django_assert_num_queries(9):
        read(client)
