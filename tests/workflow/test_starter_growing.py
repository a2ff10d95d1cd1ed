"""A clinic that has the library of an earlier portal gets what is new, and keeps what it wrote."""

import shutil
from datetime import timedelta

import pytest

from articles.models import Article, ChangeKind, Edition, Image, Pack
from articles.workflow.packing import store
from articles.workflow.publishing import Change, publish
from articles.workflow.starter_library import load_library
from tests.builders import NOON, approve, make_publisher
from tests.library.starter import LIBRARY, SLUGS

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=90)
NEW = ["choosing-a-clinic", "is-ketamine-safe-for-me"]


@pytest.fixture
def earlier(tmp_path):
    """The library as it was with eight articles, no drawings and shorter packs."""
    folder = shutil.copytree(LIBRARY, tmp_path / "library", ignore=shutil.ignore_patterns("*.svg"))
    for slug in NEW:
        (folder / "articles" / f"{slug}.md").unlink()
    for file in (*(folder / "articles").glob("*.md"), folder / "packs.yaml"):
        lines = file.read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not any(slug in line for slug in NEW)]
        file.write_text("".join(line for line in kept if "image:drawing" not in line), "utf-8")
    return folder


def test_it_gets_the_two_new_articles_and_loses_no_change_of_its_own(earlier):
    load_library(earlier, at=NOON)
    own = Article.objects.get(slug="what-is-ketamine")
    own.body = own.body.replace("## What it is", "## What it is\n\nOur own words.")
    own.save()
    approve(own)
    publish(own, by=make_publisher(), at=NOON, change=Change("Our own words.", ChangeKind.MINOR))
    pack = Pack.objects.get(slug="before-your-first-visit")
    store(pack, parts=[own], at=NOON, lock_version=pack.lock_version)

    report = load_library(LIBRARY, at=LATER)

    assert report.added == NEW
    assert report.kept == ["what-is-ketamine"]
    assert sorted((*report.added, *report.kept, *report.renewed, *report.unchanged)) == list(SLUGS)
    own.refresh_from_db()
    assert "Our own words." in own.body
    assert [part.article for part in pack.parts.all()] == [own]
    assert Image.objects.count() == 4


def test_its_readers_are_told_what_changed_and_new_readers_of_a_first_edition(earlier):
    load_library(earlier, at=NOON)
    load_library(LIBRARY, at=LATER)
    first, second = Edition.objects.filter(article__slug="your-treatment-day").order_by("number")
    new = Edition.objects.get(article__slug=NEW[0])

    assert first.change_note.startswith("First edition")
    assert second.change_note.startswith("New is a picture of the day")
    assert new.change_note.startswith("First edition")
    assert new.is_starter_text
