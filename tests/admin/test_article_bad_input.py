"""Whatever is put into the form: a clear sentence beside the field, and nothing typed is lost."""

import pytest
from django.test import Client

from articles.models import MAX_BODY_CHARACTERS, Article
from tests.builders import make_article, make_edition
from tests.writing import ADD, form_of, make_writer, opened, value_of, with_question, words

pytestmark = pytest.mark.django_db

HOSTILE = {
    "5,000 headings": "\n\n".join(f"## Heading {number}" for number in range(5_000)),
    "open blocks": "::: urgent Help\n::: chance What?\nnonsense\n::: steps\nno time",
    "open marks": "[@a; [@ **x [y](article: ![z](image:\n```\n| a | b\n|--",
    "raw HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "deep lists": "\n".join("  " * depth + "- item" for depth in range(200)),
    "deep quotes": ">" * 3_000 + " far",
    "many brackets": "[" * 5_000 + "](" * 5_000,
    "half an emoji": "\N{GRINNING FACE}\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}",
}


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_writer())
    return client


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_can_be_kept_as_a_draft(desk: Client, name: str):
    article = make_article()
    data = opened(desk, form_of(article)) | {"body": HOSTILE[name]}

    answer = desk.post(form_of(article), data, follow=True)

    assert answer.status_code == 200
    assert Article.objects.get().body == HOSTILE[name].rstrip()
    assert value_of(answer.content, "body").strip("\n") == HOSTILE[name].rstrip()


def test_a_text_that_is_too_long_is_refused_whole(desk: Client):
    article = make_article(body="Short.")
    text = "A sentence of thirty characters" * 10_000
    data = opened(desk, form_of(article)) | {"body": text}

    answer = desk.post(form_of(article), data)

    page = words(answer.content)
    assert f"{len(text)} characters, and there is room for {MAX_BODY_CHARACTERS}" in page
    assert value_of(answer.content, "body").strip() == text
    assert Article.objects.get().body == "Short."


def test_line_ends_of_browsers_do_not_count_twice(desk: Client):
    article = make_article()
    data = opened(desk, form_of(article)) | {"body": "a\r\n" * (MAX_BODY_CHARACTERS // 2 - 1) + "b"}

    desk.post(form_of(article), data)

    assert Article.objects.get().body.count("\n") == MAX_BODY_CHARACTERS // 2 - 1


@pytest.mark.parametrize(
    ("character", "code"), [("\x00", "U+0000"), ("\u202e", "U+202E"), ("\ufeff", "U+FEFF")]
)
@pytest.mark.parametrize("field", ["title", "summary", "body"])
def test_hidden_characters_are_named_and_taken_out(
    desk: Client, field: str, character: str, code: str
):
    article = make_article()
    data = opened(desk, form_of(article)) | {field: f"Not{character} today"}

    answer = desk.post(form_of(article), data)

    assert f"{code} in line 1" in words(answer.content)
    assert value_of(answer.content, field).strip() == "Not today"
    assert character not in answer.content.decode()
    desk.post(form_of(article), data | {field: value_of(answer.content, field)})
    assert getattr(Article.objects.get(), field) == "Not today"


def test_hidden_characters_in_an_answer_are_named_with_their_line(desk: Client):
    article = make_article()
    data = with_question(opened(desk, form_of(article)), "Why?", "Because.\r\nReally\u202e.")

    answer = desk.post(form_of(article), data)

    assert "U+202E in line 2" in words(answer.content)
    assert value_of(answer.content, "questions-0-answer").strip() == "Because.\nReally."
    assert not article.questions.exists()


def test_a_hundred_hidden_characters_are_not_listed_one_by_one(desk: Client):
    data = opened(desk) | {"title": "T", "slug": "t", "body": "\x00\n" * 100 + "end"}

    page = words(desk.post(ADD, data).content)

    assert "U+0000 in line 5; and more." in page
    assert "U+0000 in line 6" not in page


def test_an_address_that_another_article_has_is_refused(desk: Client):
    make_article(slug="can-i-drive", title="Can I drive?")
    data = opened(desk) | {"title": "Driving", "slug": "can-i-drive", "body": "My words."}

    answer = desk.post(ADD, data)

    assert "“Can I drive?” has this address already." in words(answer.content)
    assert value_of(answer.content, "body").strip() == "My words."
    assert Article.objects.count() == 1


def test_an_address_that_leads_elsewhere_is_refused(desk: Client):
    moved = make_edition(slug="old-name", title="Moved").article
    desk.post(form_of(moved), opened(desk, form_of(moved)) | {"slug": "new-name"})

    answer = desk.post(ADD, opened(desk) | {"title": "Other", "slug": "old-name"})

    assert "“Moved” had this address" in words(answer.content)


def test_an_article_may_take_its_own_former_address_back(desk: Client):
    article = make_edition(slug="old-name").article
    desk.post(form_of(article), opened(desk, form_of(article)) | {"slug": "new-name"})

    desk.post(form_of(article), opened(desk, form_of(article)) | {"slug": "old-name"})

    assert desk.get("/articles/old-name/").status_code == 200
    assert desk.get("/articles/new-name/").headers["Location"] == "/articles/old-name/"


@pytest.mark.parametrize("address", ["two words", "ä", "../x", "a\x00b", "x" * 81, ""])
def test_an_address_that_is_none_is_refused(desk: Client, address: str):
    answer = desk.post(ADD, opened(desk) | {"title": "Title", "slug": address, "body": "Mine."})

    assert 'href="#id_slug"' in answer.content.decode()
    assert value_of(answer.content, "body").strip() == "Mine."
    assert not Article.objects.exists()


@pytest.mark.parametrize("months", ["", "0", "-3", "37", "1.5", "a year", "9" * 5_000])
def test_an_interval_that_is_none_is_refused(desk: Client, months: str):
    article = make_article(body="Old.")
    data = opened(desk, form_of(article)) | {"review_interval_months": months, "body": "New."}

    answer = desk.post(form_of(article), data)

    assert 'href="#id_review_interval_months"' in answer.content.decode()
    assert value_of(answer.content, "body").strip() == "New."
    assert Article.objects.get().body == "Old."


def test_a_medicine_is_looked_at_every_year(desk: Client):
    data = opened(desk) | {"title": "Pills", "slug": "pills", "kind": "drug"}

    answer = desk.post(ADD, data | {"review_interval_months": "24"})

    assert "are reviewed at least every 12 months" in words(answer.content)


@pytest.mark.parametrize(
    "junk",
    [
        {"kind": "poem"},
        {"owner": "0"},
        {"owner": "x\x00"},
        {"topics": ["0", "x"]},
        {"questions-TOTAL_FORMS": "many"},
        {"questions-TOTAL_FORMS": "100000"},
        {"questions-TOTAL_FORMS": "61"},
    ],
)
def test_values_that_no_form_offers_are_refused(desk: Client, junk: dict[str, str]):
    article = make_article(body="Old.")
    data = opened(desk, form_of(article)) | {"body": "New."} | junk

    answer = desk.post(form_of(article), data)

    assert answer.status_code == 200
    assert value_of(answer.content, "body").strip() == "New."
    assert Article.objects.get().body == "Old."


def test_an_unknown_citation_may_stay_in_a_draft(desk: Client):
    article = make_article()
    data = opened(desk, form_of(article)) | {"body": "It helps.[@nobody-2020]"}

    answer = desk.post(form_of(article), data, follow=True)

    assert "The citation [@nobody-2020] has no reference." in words(answer.content)
    assert Article.objects.get().body == "It helps.[@nobody-2020]"
