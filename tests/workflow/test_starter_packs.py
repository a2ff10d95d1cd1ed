"""The packs that the portal brings: added once, and the clinic's own from then on."""

from datetime import timedelta

import pytest

from articles.models import Article, Pack
from articles.workflow.drafting import rename
from articles.workflow.packing import arrange
from articles.workflow.starter_library import load_library
from tests.builders import NOON, make_packer, make_publisher
from tests.library.folder import Library, everything
from tests.whole_site import LIBRARY

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=30)


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path)


def parts(pack: Pack) -> list[str]:
    return [part.article.slug for part in pack.parts.order_by("place")]


def test_the_portal_brings_two_packs_ready_to_print():
    load_library(LIBRARY, at=NOON)

    first, after = Pack.objects.order_by("-title")
    assert (first.title, after.title) == ("Before your first visit", "After a treatment")
    for pack in (first, after):
        assert pack.introduction
        printed = pack.editions.get().parts.order_by("place")
        assert [part.edition.article.slug for part in printed] == parts(pack)
    assert "your-treatment-day" in set(parts(first)) & set(parts(after))


def test_loading_again_changes_nothing(library):
    library.load()
    before = everything()

    library.load(at=LATER)

    assert everything() == before


def test_a_pack_follows_the_starter_articles_in_it(library):
    library.load()
    library.article("rest", "Rest for two days.")

    library.load(at=LATER)

    numbers = [made.number for made in Pack.objects.get().editions.order_by("number")]
    assert numbers == [1, 2]


@pytest.mark.parametrize(
    "changes", [{"title": "Our nights"}, {"slug": "nights"}, {"introduction": ""}]
)
def test_what_a_clinic_makes_of_a_pack_stays(library, changes):
    library.load()
    pack = Pack.objects.get()
    for field, value in changes.items():
        setattr(pack, field, value)
    rest = Article.objects.get(slug="rest")
    arrange(pack, parts=[rest], by=make_packer(), at=NOON, lock_version=1)
    before = everything()

    library.load(at=LATER)

    assert everything() == before


def test_a_pack_that_comes_later_finds_articles_where_the_clinic_has_moved_them(library):
    packs = (library.folder / "packs.yaml").read_text("utf-8")
    library.write("packs.yaml", "[]")
    library.load()
    rest = Article.objects.get(slug="rest")
    rest.slug, rest.owner = "resting", make_publisher()
    rest.save()
    rename(rest, former_slug="rest")
    library.write("packs.yaml", packs)

    library.load(at=LATER)

    assert parts(Pack.objects.get()) == ["sleep", "resting"]
