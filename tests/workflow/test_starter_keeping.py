"""Loading the starter library never writes over what a clinic wrote."""

import json
from datetime import timedelta

import pytest
import yaml

from articles.models import (
    Article,
    ChangeKind,
    GlossaryTerm,
    Reference,
    Topic,
)
from articles.workflow.drafting import rename
from articles.workflow.publishing import Change, publish, withdraw
from tests.builders import NOON, approve, make_article, make_publisher, make_reference
from tests.library.folder import RECORD, Library, everything

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=30)


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path)


def rest():
    return Article.objects.get(slug="rest")


def edit_text(article):
    article.body = "Our own advice."
    article.save()


def edit_question(article):
    article.questions.update(answer="Our own answer.")


def add_question(article):
    article.questions.create(question="Ours?", answer="Yes.")


def ask_something_back(article):
    article.teach_back_questions.create(question="Ours?", points="Yes")


def edit_title(article):
    Article.objects.filter(pk=article.pk).update(title="Our title")


def publish_own(article):
    edit_text(article)
    approve(article)
    publish(article, by=make_publisher(), at=NOON, change=Change("Ours.", ChangeKind.MINOR))


def publish_as_it_came(article):
    approve(article)
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
        ask_something_back,
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
