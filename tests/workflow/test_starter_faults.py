"""Loading the starter library: a fault in one file loads nothing."""

from datetime import timedelta

import pytest

from articles.models import (
    Article,
    Reference,
)
from articles.workflow.errors import TextNotReadyError
from tests.builders import NOON
from tests.library.folder import Library, everything

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=30)


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path)


def break_citation(library):
    library.article("sleep", "Sleep.[@nope]")


def break_link(library):
    library.article("sleep", "Sleep. [x](article:nowhere)")


def break_front_matter(library):
    library.write("articles/sleep.md", "Sleep.")


def break_topic(library):
    library.article("sleep", "Sleep.", topics=["nowhere"])


def break_kind(library):
    library.article("sleep", "Sleep.", kind="poem")


def break_interval(library):
    library.article("sleep", "Sleep.", kind="drug", review_interval_months=24)


def break_title(library):
    library.article("sleep", "Sleep.", title="x" * 200)


def break_glossary(library):
    library.write("glossary.yaml", "- meaning: x")


def break_references(library):
    library.write("references.json", "[")


def break_pack_title(library):
    library.write("packs.yaml", f"- {{slug: long, title: {'x' * 200}, introduction: x}}")


def break_pack(library):
    pack = "slug: morning\n  title: Morning\n  introduction: x\n  articles: [nowhere]"
    library.write("packs.yaml", f"- {pack}")


@pytest.mark.parametrize(
    ("act", "error", "words"),
    [
        (break_citation, TextNotReadyError, "Sleep: citation_unresolved"),
        (break_link, TextNotReadyError, "Sleep: article_link_broken"),
        (break_front_matter, ValueError, "sleep: the file does not begin"),
        (break_topic, ValueError, "sleep: there is no topic nowhere"),
        (break_kind, ValueError, "sleep: .*poem"),
        (break_interval, ValueError, "sleep: .*every 12 months"),
        (break_title, ValueError, "sleep: .*160"),
        (break_glossary, ValueError, "glossary.yaml cannot be read"),
        (break_pack, ValueError, "morning: there is no article nowhere"),
        (break_pack_title, ValueError, "long: .*120"),
        (break_references, ValueError, "references.json cannot be read"),
    ],
)
@pytest.mark.parametrize("is_fresh", [True, False])
def test_a_fault_in_one_file_loads_nothing(library, act, error, words, is_fresh):
    if not is_fresh:
        library.load()
        library.article("rest", "Rest for two days.")
    if act in (break_topic, break_kind, break_interval) and not is_fresh:
        Article.objects.filter(slug="sleep").update(slug="other")
    act(library)
    before = everything()

    with pytest.raises(error, match=words):
        library.load(at=LATER)

    assert everything() == before


def test_a_missing_file_is_named(library):
    (library.folder / "topics.yaml").unlink()

    with pytest.raises(FileNotFoundError, match=r"topics\.yaml"):
        library.load()
    assert not Reference.objects.exists()
