"""Whatever happens at the desk, no finished page says anything else than the site itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection, transaction

from articles.models import (
    Article,
    ClinicProfile,
    Edition,
    GlossaryTerm,
    NoticeVerdict,
    Pack,
    PublisherNotice,
    Reference,
    Topic,
)
from articles.workflow.deciding_on_notices import Ruling, decide_on_notice
from articles.workflow.drafting import rename
from articles.workflow.publishing import withdraw
from articles.workflow.renewing import renew
from portal.models import SiteVersion
from portal.public_tables import put_in_place, step_aside
from tests.baking import ask, front_of
from tests.builders import (
    NOON,
    make_article,
    make_edition,
    make_pack,
    make_publisher,
    make_question,
    make_reviewer,
)
from tests.whole_site import PAGES, fill_site

pytestmark = pytest.mark.django_db(transaction=True)

DAY = "What happens on treatment day"
LATER = NOON + timedelta(days=30)


def day() -> Article:
    return Article.objects.get(title__startswith=DAY)


def boss() -> Any:
    return get_user_model().objects.create_superuser(
        "boss", first_name="Mara", last_name="Lind", password="long-enough-for-us"
    )


def publish_again() -> None:
    make_edition(day(), at=LATER, title=f"{DAY}, in short")


def publish_first() -> None:
    make_edition(make_article(topics=(Topic.objects.all()[0],), title="All new"), at=LATER)


def publish_translation() -> None:
    make_edition(language="es", slug="su-dia", title="Su día", original=day(), at=LATER)


def take_out() -> None:
    withdraw(day(), by=make_publisher(), at=LATER, reason="It has to be checked.")


def change_address() -> None:
    article = day()
    article.slug = "the-day"
    article.save()
    rename(article, former_slug="your-treatment-day")


def review_again() -> None:
    edition = Edition.objects.current().get(article=day())
    by = make_reviewer(first_name="Ida", last_name="Berg")
    renew(edition, by=by, at=LATER + timedelta(days=60))


def change_clinic() -> None:
    clinic = ClinicProfile.current()
    clinic.name, clinic.phone = "Hill Clinic", "01632 960999"
    clinic.save()


def explain_otherwise() -> None:
    GlossaryTerm.objects.filter(language="en").first().delete()
    GlossaryTerm.objects.create(term="Aardvark", meaning="An animal that eats ants.")


def name_topic() -> None:
    Topic.objects.filter(slug="staying-safe").update(name="Keeping safe")


def move_to_topic() -> None:
    day().topics.clear()


def correct_reference() -> None:
    for reference in Reference.objects.filter(key__in=["dogs-2020", "cohen-2018"]):
        reference.csl = {**reference.csl, "title": "Another title"}
        reference.title = "Another title"
        reference.save()


def hear_of_retraction() -> None:
    PublisherNotice.objects.create(
        reference=Reference.objects.get(key="dogs-2020"),
        nature="retraction",
        noticed_on=date(2026, 1, 2),
        matched_by="hand",
        is_same=True,
        found_at=LATER,
    )
    Reference.objects.filter(key="dogs-2020").update(status="retracted")


def decide() -> None:
    ruling = Ruling(NoticeVerdict.STAYS, "Nothing here rests on it.")
    notice = PublisherNotice.objects.get()
    decide_on_notice(notice, day(), by=boss(), at=LATER, ruling=ruling)


def rename_reviewer() -> None:
    get_user_model().objects.filter(username="reviewer").update(last_name="Gross")


def name_owner() -> None:
    article = day()
    article.owner = boss()
    article.save()


def arrange_pack() -> None:
    make_pack(day(), title="Just the day", at=LATER)
    Pack.objects.exclude(title="Just the day").update(title="Before you come")


WORDS_AND_PEOPLE = (
    rename_reviewer,
    publish_again,
    publish_first,
    publish_translation,
    review_again,
    name_owner,
    change_clinic,
    change_address,
)
SOURCES_AND_PLACES = (
    explain_otherwise,
    name_topic,
    move_to_topic,
    correct_reference,
    hear_of_retraction,
    decide,
    arrange_pack,
    take_out,
)
ALSO = (
    "/es/",
    "/sitemap.xml",
    "/feeds/articles.atom",
    "/articles/what-is-ketamine/",
    "/articles/what-is-ketamine/evidence/",
)


@pytest.mark.parametrize("acts", [WORDS_AND_PEOPLE, SOURCES_AND_PLACES], ids=["words", "sources"])
def test_no_finished_page_outlives_what_it_says(
    acts: tuple[Callable[[], None], ...], tmp_path: Path
) -> None:
    fill_site()
    Reference.objects.update(status="standing")
    front, site = front_of(tmp_path), WSGIHandler()
    codes = [f"/c/{edition.check_code}/" for edition in Edition.objects.filter(article=day())]
    addresses = (*PAGES.values(), *ALSO, *codes)
    before = {address: front.ask(address).content for address in addresses}
    for act in acts:
        act()
        front.watch.look_now()
        now = {address: front.ask(address) for address in addresses}
        for address, said in now.items():
            itself = ask(site, address)
            told = (act.__name__, address)
            assert (*told, said.status, said.content) == (*told, itself.status, itself.content)
        after = {address: said.content for address, said in now.items()}
        assert after != before, f"{act.__name__} changes no page, so it shows nothing"
        before = after


def test_what_no_reader_sees_changes_nothing() -> None:
    article = make_edition(slug="rest").article
    before = SiteVersion.objects.get().version
    make_question(article)
    article.body = "Another draft."
    article.save()
    boss().save()
    get_user_model().objects.update(last_login=LATER)
    assert SiteVersion.objects.get().version == before


def test_what_is_rolled_back_changes_nothing() -> None:
    make_edition(slug="rest")
    before = SiteVersion.objects.get().version
    with transaction.atomic():
        make_edition(slug="sleep")
        transaction.set_rollback(True)
    assert SiteVersion.objects.get().version == before


@pytest.mark.only_on("postgresql")
def test_one_transaction_makes_one_version() -> None:
    make_edition(slug="rest")
    before = SiteVersion.objects.get().version
    with transaction.atomic():
        for number in range(50):
            GlossaryTerm.objects.create(term=f"word {number}", meaning="A word.")
    assert SiteVersion.objects.get().version == before + 1


def test_what_changed_while_nothing_counted_counts_as_everything() -> None:
    make_edition(slug="rest")
    before = SiteVersion.objects.get().version
    put_in_place(connection)
    assert SiteVersion.objects.get().version == before
    call_command("migrate", verbosity=0)
    if connection.vendor == "sqlite":
        assert SiteVersion.objects.get().version == before + 1


@pytest.mark.only_on("sqlite")
def test_on_sqlite_the_triggers_step_aside_for_a_migration() -> None:
    def triggers() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM sqlite_master WHERE name LIKE '%_seen_%'")
            return int(cursor.fetchone()[0])

    there = triggers()
    step_aside(connection)
    assert (there > 40, triggers()) == (True, 0)
    put_in_place(connection)
    assert triggers() == there
