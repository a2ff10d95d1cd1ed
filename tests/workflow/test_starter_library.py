"""Loading the starter library: all of it or nothing, and never over what a clinic wrote."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from articles.models import (
    Article,
    ChangeKind,
    Edition,
    FormerAddress,
    GlossaryTerm,
    Question,
    Reference,
    Topic,
)
from articles.workflow.drafting import claim_draft, rename
from articles.workflow.errors import DraftChangedError, TextNotReadyError
from articles.workflow.publishing import Change, publish, withdraw
from articles.workflow.standing import State, standing
from articles.workflow.starter_library import load_library
from tests.builders import NOON, make_article, make_publisher, make_reference

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=30)
RECORD = {
    "id": "popova-2019",
    "type": "article-journal",
    "title": "On sprays",
    "DOI": "10.1000/x",
    "PMID": "123",
    "issued": {"date-parts": [[2019]]},
    "custom": {"evidence_kind": "randomised_trial"},
}
FRONT = {
    "title": "Rest",
    "summary": "For all.",
    "language": "en",
    "kind": "condition",
    "topics": ["staying-safe"],
    "review_interval_months": 12,
    "change_note": "First edition.",
    "questions": [{"question": "Why?", "answer": "Because.[@popova-2019]"}],
}


class Library:
    """A folder of starter files that a test can write anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "articles").mkdir()
        self.write("references.json", json.dumps([RECORD]))
        self.write(
            "glossary.yaml",
            yaml.safe_dump([{"term": "Drip", "forms": ["drips"], "meaning": "A medicine."}]),
        )
        self.write(
            "topics.yaml",
            yaml.safe_dump([{"slug": "staying-safe", "name": "Staying safe", "description": "x"}]),
        )
        self.article("rest", "Rest for a day. Read [on](article:sleep).[@popova-2019]")
        self.article("sleep", "Sleep with a drip. Back to [rest](article:rest).")

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def article(self, slug: str, body: str, **changes: object) -> None:
        front = yaml.safe_dump({**FRONT, "title": slug.capitalize(), **changes}, allow_unicode=True)
        self.write(f"articles/{slug}.md", f"---\n{front}---\n\n{body}\n")

    def load(self, at=NOON):
        return load_library(self.folder, at=at)


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path)


def everything():
    """Return all rows that loading may touch, as they are stored."""
    tables = (
        Article, Edition, Question, Topic, GlossaryTerm, Reference, FormerAddress,
        Article.history.model, Question.history.model, GlossaryTerm.history.model,
    )  # fmt: skip
    return {table: list(table.objects.order_by("pk").values()) for table in tables}


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
    assert told == ["References …", "Glossary and topics …", "rest …", "sleep …"]


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


def test_an_editor_who_has_the_old_text_open_does_not_save_over_a_renewed_one(library):
    library.load()
    opened = rest()
    library.article("rest", "Rest for two days.")
    library.load(at=LATER)

    with pytest.raises(DraftChangedError):
        claim_draft(opened, lock_version=opened.lock_version)


def edit_text(article):
    article.body = "Our own advice."
    article.save()


def edit_question(article):
    article.questions.update(answer="Our own answer.")


def add_question(article):
    article.questions.create(question="Ours?", answer="Yes.")


def edit_title(article):
    Article.objects.filter(pk=article.pk).update(title="Our title")


def publish_own(article):
    edit_text(article)
    publish(article, by=make_publisher(), at=NOON, change=Change("Ours.", ChangeKind.MINOR))


def publish_as_it_came(article):
    publish(article, by=make_publisher(), at=NOON, change=Change("Read.", ChangeKind.MINOR))


def withdraw_it(article):
    withdraw(article, by=make_publisher(), at=NOON, reason="We do not offer this.")


def rename_it(article):
    article.slug = "our-rest"
    article.save()
    rename(article, former_slug="rest")


@pytest.mark.parametrize(
    "act",
    [
        edit_text,
        edit_question,
        add_question,
        edit_title,
        publish_own,
        publish_as_it_came,
        withdraw_it,
        rename_it,
    ],
)
@pytest.mark.parametrize("file_changed", [False, True])
def test_what_the_clinic_made_its_own_stays(library, act, file_changed):
    library.load()
    act(rest())
    if file_changed:
        library.article("rest", "Rest for two days.")
    before = everything()

    report = library.load(at=LATER)

    assert report.kept == ["rest"]
    assert everything() == before


def test_an_article_of_the_clinic_under_the_same_address_stays(library):
    make_article(slug="rest", body="Our own advice.")

    assert library.load().kept == ["rest"]
    assert rest().body == "Our own advice."
    assert not rest().editions.exists()


def test_settings_beside_the_text_do_not_keep_a_text_from_being_renewed(library):
    library.load()
    Article.objects.filter(slug="rest").update(review_interval_months=6)
    library.article("rest", "Rest for two days.")

    assert library.load(at=LATER).renewed == ["rest"]
    assert rest().review_interval_months == 6


def test_a_new_word_in_the_glossary_does_not_make_an_article_the_clinic_s_own(library):
    """An article counted as edited as soon as the library brought a word that it uses."""
    library.load()
    words = [{"term": "Drip", "meaning": "x"}, {"term": "Rest", "meaning": "Doing nothing."}]
    library.write("glossary.yaml", yaml.safe_dump(words))
    assert library.load(at=LATER).unchanged == ["rest", "sleep"]

    library.article("rest", "Rest for two days.")

    assert library.load(at=LATER).renewed == ["rest"]
    assert rest().editions.latest("number").manuscript().terms[0].term == "Rest"


def test_a_meaning_a_reference_and_a_topic_that_the_clinic_wrote_stay(library):
    library.load()
    GlossaryTerm.objects.update(meaning="Ours.")
    Reference.objects.update(title="Ours")
    Topic.objects.update(name="Ours", order=7)
    library.write("glossary.yaml", yaml.safe_dump([{"term": "Drip", "meaning": "New."}]))
    library.write("references.json", json.dumps([RECORD | {"title": "New"}]))
    before = everything()

    library.load(at=LATER)

    assert everything() == before


@pytest.mark.parametrize(
    ("own", "doi", "pmid"),
    [
        ({"doi": "10.1000/x", "pmid": "123"}, "", ""),
        ({"doi": "10.1000/x"}, "", "123"),
        ({"pmid": "123"}, "10.1000/x", ""),
    ],
)
def test_a_paper_the_clinic_keeps_under_its_own_key_does_not_stop_the_library(
    library, own, doi, pmid
):
    """Nothing was loaded, since a paper had two keys or its key was missing."""
    make_reference("ours-2019", **own)

    assert library.load().added == ["rest", "sleep"]
    loaded = Reference.objects.get(key="popova-2019")
    assert (loaded.doi, loaded.pmid) == (doi, pmid)
    assert loaded.csl["DOI"] == "10.1000/x"


def test_what_the_clinic_withdrew_does_not_stop_the_others_from_being_renewed(library):
    library.load()
    withdraw(
        Article.objects.get(slug="sleep"), by=make_publisher(), at=NOON, reason="Not offered here."
    )
    library.article("rest", "Rest for two days. Read [on](article:sleep).")

    report = library.load(at=LATER)

    assert (report.renewed, report.kept) == (["rest"], ["sleep"])


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
