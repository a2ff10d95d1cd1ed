"""What an article asks back, written in its form."""

import json

import pytest
from django.test import Client

from articles.models import Article, ClinicProfile
from tests.builders import make_article, make_clinic, make_edition, make_person, make_teach_back
from tests.writing import FINDINGS, PREVIEW, form_of, make_writer, opened, with_teach_back, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """The desk of somebody who may write, but not publish."""
    client.force_login(make_writer("ben"))
    return client


def asked_by(article: Article) -> list[tuple[str, str]]:
    return list(article.teach_back_questions.values_list("question", "points"))


def preview(client: Client, **data: str) -> dict[str, str]:
    """The preview and what is amiss, as a script asks for the two."""
    parts: dict[str, str] = {}
    for address in (PREVIEW, FINDINGS):
        answer = client.post(address, {"language": "en", "title": "Title", "body": "Rest."} | data)
        assert answer.status_code == 200
        parts |= json.loads(answer.content)
    return parts


def test_questions_are_kept_with_their_points(desk: Client):
    article = make_article()
    data = with_teach_back(
        opened(desk, form_of(article)), "When may you drive?", "Tomorrow", "Slept"
    )

    desk.post(form_of(article), data)

    assert asked_by(article) == [("When may you drive?", "Tomorrow\nSlept")]


def test_a_form_sent_back_untouched_changes_no_word(desk: Client):
    article = make_article()
    make_teach_back(article, points="Rest\nDrink")
    before = article.manuscript()

    desk.post(form_of(article), opened(desk, form_of(article)))

    assert Article.objects.get().manuscript() == before


def test_they_keep_the_order_they_are_given_and_can_be_removed(desk: Client):
    article = make_article()
    for name in ("First?", "Second?", "Third?"):
        make_teach_back(article, question=name)
    data = opened(desk, form_of(article)) | {
        "teach_back_questions-0-order": "3",
        "teach_back_questions-1-DELETE": "on",
        "teach_back_questions-2-order": "1",
    }

    desk.post(form_of(article), data)

    assert [question for question, _points in asked_by(article)] == ["Third?", "First?"]


def test_a_sixth_is_refused_and_nothing_is_lost(desk: Client):
    article = make_article()
    data = opened(desk, form_of(article))
    for number in range(6):
        data = with_teach_back(data, f"Question {number}?", "Rest")

    answer = desk.post(form_of(article), data)

    assert "There is room for 5 questions here." in words(answer.content)
    assert "Question 5?" in answer.content.decode()
    assert asked_by(article) == []


def test_a_question_without_points_is_refused_beside_the_field(desk: Client):
    article = make_article()

    answer = desk.post(
        form_of(article), with_teach_back(opened(desk, form_of(article)), "When may you drive?")
    )

    assert '<a href="#id_teach_back_questions-0-points">' in answer.content.decode()
    assert asked_by(article) == []


def test_two_people_see_what_sets_their_questions_apart(desk: Client):
    article = make_article()
    make_teach_back(article, points="Rest")
    mine = opened(desk, form_of(article)) | {"teach_back_questions-0-points": "Rest a day"}
    desk.post(form_of(article), opened(desk, form_of(article)) | {"body": "Theirs."})

    answer = desk.post(form_of(article), mine)

    page = words(answer.content)
    assert "Asked back, 1" in page
    assert "added: Rest a day end of added" in page or "added: a day end of added" in page
    assert asked_by(article) == [("What will you do today?", "Rest")]


def test_the_preview_shows_them_and_says_what_is_amiss(desk: Client):
    make_clinic(phone="01632 960123")

    shown = preview(
        desk,
        **{
            "teach_back_questions-TOTAL_FORMS": "2",
            "teach_back_questions-0-order": "2",
            "teach_back_questions-0-question": "Tell me <b>why</b>.",
            "teach_back_questions-1-order": "1",
            "teach_back_questions-1-question": "Whom will you call?",
            "teach_back_questions-1-points": "{clinic.phone}\n\n{clinic.fax}",
        },
    )

    page, findings = shown["preview_page"], shown["findings"]
    assert page.index("Whom will you call?") < page.index("Tell me &lt;b&gt;why&lt;/b&gt;.")
    assert "<li>01632 960123</li>" in page
    assert "Write at least one point." in findings
    assert "does not end as a question" in findings
    assert '<a href="#id_teach_back_questions-0-points" data-line="0">Asked back, 2</a>' in findings
    assert '<a href="#id_teach_back_questions-1-points" data-line="0">Asked back, 1</a>' in findings


def test_a_clinic_may_leave_it_off_its_pages(client: Client):
    make_clinic()
    article = make_article(slug="day")
    make_teach_back(article)
    make_edition(article)
    client.force_login(make_person(is_superuser=True))
    before = client.get("/articles/day/").content.decode()
    form = "/admin/articles/clinicprofile/1/change/"
    said = opened(client, form, named="clinicprofile_form")
    del said["shows_teach_back"]

    client.post(form, said)

    assert 'id="teach-back"' in before
    assert ClinicProfile.current().shows_teach_back is False
    after = client.get("/articles/day/").content.decode()
    assert "teach-back" not in after
    assert "In your own words" not in after
