"""Publishing and withdrawing at the desk: one look, one decision, one edition."""

import pytest
from django.test import Client

from articles.models import Article, ChangeKind, Edition
from tests.builders import approve, make_article, make_edition, make_question
from tests.writing import form_of, make_writer, opened, step, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """The desk of somebody who may publish."""
    client.force_login(make_writer("carla", may_publish=True))
    return client


def said(client: Client, article: Article, **changes: str) -> dict[str, str]:
    """What the publish page sends when it is filled in."""
    page = client.get(step(article, "publish")).content.decode()
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    return {"seen": seen, "note": "We say when to stop.", "kind": "substantial"} | changes


def test_the_first_edition_is_made(desk: Client):
    article = make_article(slug="driving", body="Not today.")
    approve(article)

    answer = desk.post(step(article, "publish"), said(desk, article), follow=True)

    edition = Edition.objects.get()
    assert "Published as edition 1. Read it as patients do" in words(answer.content)
    assert '<a href="/articles/driving/">' in answer.content.decode()
    assert edition.change_note == "We say when to stop."
    assert edition.change_kind == ChangeKind.SUBSTANTIAL
    assert edition.published_by
    assert edition.published_by.get_username() == "carla"
    assert "Not today." in desk.get("/articles/driving/").content.decode()


def test_it_shows_word_by_word_what_changes(desk: Client):
    article = make_edition(body="Take one tablet.\n\nRest.").article
    Article.objects.update(body="Take two tablets.\n\nRest.")
    make_question(article, question="Why two?")

    page = words(desk.get(step(article, "publish")).content)

    assert "What changes since edition 1" in page
    assert "removed: one tablet end of removed" in page
    assert "added: two tablets end of added" in page
    assert "added: Why two? end of added" in page


def test_it_says_what_stops_it_and_offers_no_button(desk: Client):
    article = make_article(body="It helps.[@nobody-2020]")

    page = desk.get(step(article, "publish"))

    assert "1 thing stops publishing" in words(page.content)
    assert "has no reference" in words(page.content)
    assert "Publish edition" not in words(page.content)
    assert 'name="note"' not in page.content.decode()


def test_problems_hold_even_if_the_button_is_pressed_elsewhere(desk: Client):
    article = make_article(body="It helps.[@nobody-2020]")

    answer = desk.post(step(article, "publish"), {"note": "New.", "kind": "minor"})

    assert "Not published: some problems must be mended first." in words(answer.content)
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("missing", "field"),
    [({"note": "  "}, "note"), ({"kind": ""}, "kind"), ({"kind": "x"}, "kind")],
)
def test_what_changed_and_how_much_must_be_said(desk: Client, missing: dict[str, str], field: str):
    article = make_article()
    approve(article)
    data = said(desk, article) | {"note": "We say when to stop."} | missing

    answer = desk.post(step(article, "publish"), data)

    page = answer.content.decode()
    assert f'id="id_{field}_error"' in page
    assert not Edition.objects.exists()


def test_hidden_characters_in_the_note_are_refused(desk: Client):
    article = make_article()
    approve(article)

    answer = desk.post(step(article, "publish"), said(desk, article, note="New\u202e."))

    assert "U+202E in line 1" in words(answer.content)
    assert not Edition.objects.exists()


def test_a_second_press_makes_no_second_edition(desk: Client):
    article = make_article()
    approve(article)
    data = said(desk, article)

    desk.post(step(article, "publish"), data)
    answer = desk.post(step(article, "publish"), data, follow=True)

    assert "This text is already published, as edition 1." in words(answer.content)
    assert article.editions.count() == 1


def test_a_text_that_readers_have_already_is_not_offered(desk: Client):
    article = make_edition().article

    page = words(desk.get(step(article, "publish")).content)

    assert "Readers have this very text already, as edition 1." in page


def test_only_the_text_that_was_shown_is_published(desk: Client):
    article = make_article(body="Take one tablet.")
    approve(article)
    data = said(desk, article)
    Article.objects.update(body="Take ten tablets.")
    approve(article)

    answer = desk.post(step(article, "publish"), data)

    assert "the draft has been saved again since you opened this page" in words(answer.content)
    assert "We say when to stop." in answer.content.decode()
    assert not Edition.objects.exists()
    seen = answer.content.decode().partition('name="seen" value="')[2].partition('"')[0]
    desk.post(step(article, "publish"), data | {"seen": seen})
    assert Edition.objects.get().manuscript().body == "Take ten tablets."


def test_saving_can_go_straight_on_to_publishing(desk: Client):
    article = make_article()
    data = opened(desk, form_of(article)) | {"body": "New.", "_publish": "1"}

    answer = desk.post(form_of(article), data)

    assert answer.headers["Location"] == step(article, "publish")
    assert Article.objects.get().body == "New."


def test_an_article_is_withdrawn_with_a_reason_and_something_to_read_instead(desk: Client):
    article = make_edition(slug="old-advice").article
    other = make_edition(title="Better advice").article

    answer = desk.post(
        step(article, "withdraw"),
        {"reason": "Newer studies say otherwise.", "instead": str(other.pk)},
        follow=True,
    )

    page = desk.get("/articles/old-advice/")
    assert "Withdrawn. Readers are told why." in words(answer.content)
    assert page.status_code == 410
    assert "Newer studies say otherwise." in page.content.decode()
    assert "Better advice" in page.content.decode()


@pytest.mark.parametrize("data", [{}, {"reason": " "}, {"reason": "Old.", "instead": "0"}])
def test_a_withdrawal_that_says_too_little_is_refused(desk: Client, data: dict[str, str]):
    article = make_edition().article

    answer = desk.post(step(article, "withdraw"), data)

    assert "errorlist" in answer.content.decode()
    assert Article.objects.in_circulation().exists()


def test_only_articles_that_readers_can_open_are_offered_instead(desk: Client):
    article = make_edition(title="This one").article
    make_edition(title="Read me")
    make_article(title="A draft")

    page = words(desk.get(step(article, "withdraw")).content)

    assert "Nothing in particular Read me" in page
    assert "A draft" not in page


def test_what_readers_cannot_open_cannot_be_withdrawn(desk: Client):
    article = make_article()

    for answer in (
        desk.get(step(article, "withdraw"), follow=True),
        desk.post(step(article, "withdraw"), {"reason": "Old."}, follow=True),
    ):
        assert "there is nothing to withdraw" in words(answer.content)


def test_publishing_brings_a_withdrawn_article_back(desk: Client):
    article = make_edition(slug="back").article
    desk.post(step(article, "withdraw"), {"reason": "A mistake."})

    page = words(desk.get(step(article, "publish")).content)
    desk.post(step(article, "publish"), said(desk, article))

    assert "Publishing brings the article back into circulation." in page
    assert desk.get("/articles/back/").status_code == 200
    assert article.editions.count() == 2


@pytest.mark.parametrize("name", ["publish", "withdraw"])
def test_those_who_may_only_write_are_told_why_not(client: Client, name: str):
    client.force_login(make_writer())
    article = make_edition().article
    data = {"note": "Mine.", "kind": "minor", "reason": "Mine."}

    for answer in (client.get(step(article, name)), client.post(step(article, name), data)):
        assert answer.status_code == 403
        assert "Your account may write, but not publish" in words(answer.content)
    assert article.editions.count() == 1
    assert Article.objects.in_circulation().exists()


def test_their_form_shows_no_button_but_the_reason(client: Client):
    client.force_login(make_writer())
    article = make_edition().article

    page = client.get(form_of(article)).content

    assert "Publishing is for accounts that may publish" in words(page)
    assert step(article, "publish") not in page.decode()


@pytest.mark.parametrize("name", ["publish", "withdraw", "history"])
def test_strangers_are_sent_to_the_door(client: Client, name: str):
    address = step(make_edition().article, name)

    assert client.get(address).headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("name", ["publish", "withdraw", "history"])
def test_an_article_that_is_not_there_is_not_found(desk: Client, name: str):
    assert desk.get(f"/admin/articles/article/999/{name}/").status_code == 404


def test_the_form_names_the_state_in_words(desk: Client):
    article = make_article()
    approve(article)
    seen = []

    def look() -> None:
        seen.append(words(desk.get(form_of(article)).content))

    look()
    desk.post(step(article, "publish"), said(desk, article))
    look()
    desk.post(form_of(article), opened(desk, form_of(article)) | {"body": "New."})
    look()
    desk.post(step(article, "withdraw"), {"reason": "A mistake."})
    look()
    for page, sentence in zip(
        seen,
        (
            "A draft, never published.",
            "Published: readers see this text as edition 1.",
            "A draft, changed since edition 1. Readers still see that edition.",
            ": A mistake.",
        ),
        strict=True,
    ):
        assert sentence in page
