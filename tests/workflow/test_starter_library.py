"""Loading the starter library: added whole, renewed where untouched, left alone where unchanged."""

import json
from datetime import timedelta

import pytest

from articles.models import (
    Article,
    ChangeKind,
    Edition,
    GlossaryTerm,
    Reference,
    Topic,
)
from articles.workflow.drafting import claim_draft
from articles.workflow.errors import DraftChangedError
from articles.workflow.standing import State, standing
from articles.workflow.starter_library import load_library
from tests.builders import NOON
from tests.library.folder import RECORD, Library, everything

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=30)


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path)


def rest():
    return Article.objects.get(slug="rest")


def test_a_fresh_portal_gets_the_whole_library(library):
    told = []
    report = load_library(library.folder, at=NOON, tell=told.append)
    article = rest()

    assert (report.added, report.renewed, report.kept, report.unchanged) == (
        ["rest", "sleep"],
        [],
        [],
        [],
    )
    assert [one.question for one in article.questions.all()] == ["Why?"]
    assert [topic.slug for topic in article.topics.all()] == ["staying-safe"]
    assert (article.kind, article.review_interval_months, article.owner) == ("condition", 12, None)
    assert GlossaryTerm.objects.get().forms == "drips"
    assert Topic.objects.get().order == 10
    assert told == [
        "References …",
        "Glossary, topics and drawings …",
        "rest …",
        "sleep …",
        "Packs …",
    ]


def test_every_article_is_published_as_starter_text_that_nobody_signed(library):
    library.load()
    edition = Edition.objects.get(article__slug="rest")

    assert edition.is_starter_text
    assert edition.published_by is None
    assert (edition.number, edition.change_note, edition.published_at) == (
        1,
        "First edition.",
        NOON,
    )
    assert edition.manuscript().references[0].key == "popova-2019"


def test_articles_that_link_to_each_other_are_loaded_together(library):
    library.load()

    assert Edition.objects.current().count() == 2


def test_a_reference_is_looked_up_by_what_its_record_says(library):
    library.load()
    reference = Reference.objects.get()

    assert (reference.title, reference.year, reference.doi, reference.pmid) == (
        "On sprays", 2019, "10.1000/x", "123",
    )  # fmt: skip
    assert reference.evidence_kind == "randomised_trial"


def test_an_unknown_kind_of_evidence_is_some_other_kind(library):
    library.write(
        "references.json", json.dumps([RECORD | {"custom": {"evidence_kind": "hearsay"}}])
    )
    library.load()

    assert Reference.objects.get().evidence_kind == "other"


def test_loading_again_leaves_no_trace(library):
    """Each load saved every draft anew, and all of them looked changed since their edition."""
    library.load()
    before = everything()

    report = library.load(at=LATER)

    assert report.unchanged == ["rest", "sleep"]
    assert everything() == before
    assert not Article.objects.saved_since_edition().exists()


def test_an_untouched_article_is_renewed_where_its_file_changed(library):
    library.load()
    library.article(
        "rest", "Rest for two days.", questions=[{"question": "How?", "answer": "Lie down."}],
        change_note="Two days.",
    )  # fmt: skip

    report = library.load(at=LATER)
    article = rest()
    edition = Edition.objects.current().get(article=article)

    assert (report.renewed, report.unchanged) == (["rest"], ["sleep"])
    assert (edition.number, edition.change_note, edition.is_starter_text) == (2, "Two days.", True)
    assert edition.manuscript().body == article.body == "Rest for two days."
    assert [one.question for one in article.questions.all()] == ["How?"]
    assert standing(article).state is State.PUBLISHED
    assert not Article.objects.saved_since_edition().exists()


def test_what_is_asked_back_comes_to_an_untouched_article_and_its_sheets_still_hold(library):
    library.load()
    asked = [{"question": "What will you do?", "points": ["Rest", "Rest for a day"]}]
    library.article("sleep", "Sleep with a drip. Back to [rest](article:rest).", teach_back=asked)

    report = library.load(at=LATER)
    edition = Edition.objects.current().get(article__slug="sleep")

    assert (report.renewed, report.unchanged) == (["sleep"], ["rest"])
    assert (edition.number, edition.change_kind) == (2, ChangeKind.MINOR)
    assert edition.change_note.startswith("New at the end: questions")
    assert edition.manuscript().teach_back[0].points == ("Rest", "Rest for a day")
    assert library.load(at=LATER).unchanged == ["rest", "sleep"]


def test_an_editor_who_has_the_old_text_open_does_not_save_over_a_renewed_one(library):
    library.load()
    opened = rest()
    library.article("rest", "Rest for two days.")
    library.load(at=LATER)

    with pytest.raises(DraftChangedError):
        claim_draft(opened, lock_version=opened.lock_version)
