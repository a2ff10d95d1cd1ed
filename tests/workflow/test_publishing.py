"""Publishing: a draft becomes the next edition, whole, numbered and frozen, or nothing happens."""

from dataclasses import FrozenInstanceError
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from articles.models import Article, ChangeKind, Citation, Edition, FormerAddress, GlossaryTerm
from articles.pages.site import make_site
from articles.pages.texts import shown
from articles.text.check_codes import is_check_code
from articles.workflow.errors import (
    ChangeNoteMissingError,
    DraftChangedError,
    NothingChangedError,
    NotPermittedError,
    TextNotReadyError,
)
from articles.workflow.gate import draft_problems
from articles.workflow.publishing import (
    Change,
    publish,
    withdraw,
)
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_clinic,
    make_edition,
    make_person,
    make_publisher,
    make_question,
    make_reference,
)

pytestmark = pytest.mark.django_db
MINOR = Change("Said more plainly.", ChangeKind.MINOR)


def codes(problems):
    return [problem.code for problem in problems]


def test_the_first_edition_is_number_one_and_holds_the_whole_draft():
    reference, publisher = make_reference(), make_publisher()
    article = make_article(title="Rest", summary="For all.", body=f"Rest.[@{reference.key}]")
    make_question(article)
    manuscript = article.manuscript()

    review = approve(article)
    edition = publish(article, by=publisher, at=NOON, change=Change(" New. ", ChangeKind.MINOR))

    assert (edition.number, edition.title, edition.summary) == (1, "Rest", "For all.")
    assert edition.manuscript() == manuscript
    assert edition.fingerprint == manuscript.fingerprint()
    assert (edition.change_note, edition.change_kind) == ("New.", "minor")
    assert (edition.published_by, edition.published_at) == (publisher, NOON)
    assert (edition.sign_off, edition.reviewed_by) == (review, review.reviewer)
    assert (edition.override_reason, edition.overridden) == ("", None)
    assert not edition.is_starter_text
    assert is_check_code(edition.check_code)


def test_an_edition_knows_what_it_cites():
    used, unused = make_reference("used-2020"), make_reference("unused-2020")
    edition = make_edition(body=f"One.[@{used.key}] Two.[@{used.key}] `[@{unused.key}]`")

    assert [citation.key for citation in Citation.objects.filter(edition=edition)] == ["used-2020"]


def test_each_edition_has_the_next_number_and_a_code_of_its_own():
    article = make_article()
    editions = [make_edition(article, body=f"Text {number}") for number in (1, 2, 3)]
    make_edition()

    assert [edition.number for edition in editions] == [1, 2, 3]
    assert len({edition.check_code for edition in Edition.objects.all()}) == 4


def test_publishing_the_same_text_again_makes_no_edition():
    edition = make_edition()

    with pytest.raises(NothingChangedError):
        publish(edition.article, by=make_publisher(), at=NOON, change=MINOR)

    assert edition.article.editions.count() == 1


def test_going_back_to_an_earlier_text_is_a_new_edition():
    article = make_article()
    for body in ("One", "Two", "One"):
        make_edition(article, body=body)

    assert article.editions.count() == 3


def test_a_new_meaning_of_a_word_is_a_new_text():
    word = GlossaryTerm.objects.create(term="Drip", meaning="One.")
    article = make_article(body="A drip.")
    make_edition(article)
    word.meaning = "Two."
    word.save()

    edition = make_edition(article)

    assert edition.number == 2
    assert [one.manuscript().terms[0].meaning for one in article.editions.order_by("number")] == [
        "One.", "Two.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "person", [make_person, AnonymousUser, lambda: make_publisher(is_active=False)]
)
def test_only_a_publisher_publishes(person):
    article = make_article()

    with pytest.raises(NotPermittedError):
        publish(article, by=person(), at=NOON, change=MINOR)

    assert not article.editions.exists()


@pytest.mark.parametrize("note", ["", "  \n", "\u202e"])
def test_readers_are_told_what_changed(note):
    article = make_article()

    with pytest.raises(ChangeNoteMissingError):
        publish(article, by=make_publisher(), at=NOON, change=Change(note, ChangeKind.MINOR))

    assert not article.editions.exists()


def test_no_hidden_character_comes_in_by_the_change_note():
    assert make_edition(note="Dose\u202e corrected.").change_note == "Dose corrected."


def test_a_text_with_problems_is_not_published_and_they_are_named():
    article = make_article(title="Rest", body="Rest.[@nope]\n\n## One\n\n#### Two")

    with pytest.raises(TextNotReadyError) as refused:
        publish(article, by=make_publisher(), at=NOON, change=MINOR)

    assert codes(refused.value.problems) == ["citation_unresolved", "not_approved"]
    assert str(refused.value) == "Rest: citation_unresolved, not_approved"
    assert not article.editions.exists()


def test_advice_does_not_stop_publication():
    assert make_edition(body="## One\n\n#### Two").number == 1


def test_only_the_text_that_was_shown_is_published():
    article = make_article(body="As shown.")
    seen = article.manuscript().fingerprint()
    Article.objects.filter(pk=article.pk).update(body="Saved since by a colleague.")

    with pytest.raises(DraftChangedError):
        publish(
            article,
            by=make_publisher(),
            at=NOON,
            change=Change("New.", ChangeKind.MINOR, seen=seen),
        )

    assert not article.editions.exists()


def test_the_text_that_was_shown_is_published():
    article = make_article()
    approve(article)
    change = Change("New.", ChangeKind.MINOR, seen=article.manuscript().fingerprint())

    assert publish(article, by=make_publisher(), at=NOON, change=change).number == 1


def test_what_is_published_is_what_is_stored_not_what_somebody_holds():
    article = make_article(body="Stored.")
    approve(article)
    article.body = "Held."

    assert (
        publish(article, by=make_publisher(), at=NOON, change=MINOR).manuscript().body == "Stored."
    )


def test_publishing_again_brings_a_withdrawn_article_back_and_keeps_that_it_was_gone():
    """Nothing told afterwards that the article had been withdrawn, by whom and why."""
    publisher, edition = make_publisher(), make_edition()
    article = edition.article
    withdraw(article, by=publisher, at=NOON, reason="A fault.")

    again = publish(article, by=publisher, at=NOON + timedelta(days=1), change=MINOR)

    assert (again.number, again.fingerprint) == (2, edition.fingerprint)
    assert article.withdrawn_at is None
    assert Article.objects.in_circulation().get() == article
    back, gone = article.history.order_by("-history_id")[:2]
    assert (gone.withdrawn_at, gone.withdrawn_reason, gone.history_user) == (
        NOON,
        "A fault.",
        publisher,
    )
    assert (back.withdrawn_at, back.history_user) == (None, publisher)


def test_publishing_is_not_saving_the_draft():
    article = make_article()
    approve(article)
    saved_at = Article.objects.get(pk=article.pk).updated_at
    publish(article, by=make_publisher(), at=saved_at, change=MINOR)

    assert Article.objects.get(pk=article.pk).updated_at == saved_at
    assert article.history.count() == 1
    assert not Article.objects.saved_since_edition().exists()


def test_a_link_leads_to_articles_that_readers_can_open():
    make_edition(slug="open")
    make_article(slug="draft")
    gone = make_edition(slug="gone").article
    withdraw(gone, by=make_publisher(), at=NOON, reason="Out of date.")
    make_edition(slug="andere", language="de")
    article = make_article(slug="self", owner=make_person())
    body = " ".join(f"[x](article:{slug})" for slug in ("open", "self", "draft", "gone", "andere"))
    article.body = body

    found = draft_problems(article, article.manuscript())

    assert [(problem.code, problem.detail) for problem in found] == [
        ("article_link_waiting", "draft"),
        ("article_link_broken", "gone"),
        ("article_link_broken", "andere"),
    ]


def test_a_sign_that_no_printed_sheet_can_show_is_told_and_stops_nothing():
    article = make_article(
        owner=make_person(), body="Well done 😀.\n\nRest **now**.\t“Yes” – 5 °C."
    )

    found = draft_problems(article, article.manuscript())

    assert [(problem.code, problem.detail) for problem in found] == [
        ("characters_unprintable", "😀")
    ]
    approve(article)
    assert publish(article, by=make_publisher(), at=NOON, change=MINOR).number == 1


def test_a_link_to_a_former_address_is_sound():
    """A renamed article kept every article that links to it from being published."""
    FormerAddress.objects.create(article=make_edition().article, language="en", slug="old")
    article = make_article(body="[x](article:old)", owner=make_person())

    assert draft_problems(article, article.manuscript()) == ()


def test_an_old_edition_shows_the_number_of_today():
    make_clinic(emergency_number="111")
    edition = make_edition(body="Call {emergency.number}.")
    clinic = make_clinic(emergency_number="112")

    stored = Edition.objects.get(pk=edition.pk)
    text = shown(stored.manuscript(), make_site(clinic, language="en", path="/"))

    assert "{emergency.number}" in stored.manuscript().body
    assert 'href="tel:112">112</a>' in text.body


def test_what_a_publisher_says_cannot_be_changed_on_the_way():
    with pytest.raises(FrozenInstanceError):
        MINOR.note = "x"
