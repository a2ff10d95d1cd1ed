"""A starter article as a file: read with care, refused with a sentence that names the file."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from articles.text.manuscript import QuestionText, TeachBackText
from articles.text.starter_file import read_starter_article, read_starter_list

FIELDS = {
    "title": "What is rest?",
    "summary": "For everybody.",
    "language": "en",
    "kind": "condition",
    "topics": ["staying-safe"],
    "review_interval_months": 12,
    "change_note": "First edition.",
    "questions": [{"question": "Why?", "answer": "Because.\n"}],
}


def file(*, without=(), body="\nRest.\n\n---\n\nMore.\n", **changes):
    fields = {name: value for name, value in (FIELDS | changes).items() if name not in without}
    return f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n{body}"


def test_a_file_is_front_matter_and_a_body():
    article = read_starter_article("rest", file())

    assert (article.slug, article.title, article.summary) == (
        "rest",
        "What is rest?",
        "For everybody.",
    )
    assert (article.language, article.kind, article.topics) == (
        "en",
        "condition",
        ("staying-safe",),
    )
    assert (article.review_interval_months, article.change_note) == (12, "First edition.")
    assert article.questions == (QuestionText("Why?", "Because."),)


def test_a_line_across_the_body_does_not_end_it():
    assert read_starter_article("rest", file()).body == "Rest.\n\n---\n\nMore."


def test_what_is_asked_back_is_read_with_its_points():
    asked = [{"question": "What will you do? ", "points": ["Rest", "Drink"]}]

    article = read_starter_article("rest", file(teach_back=asked))

    assert article.teach_back == (TeachBackText("What will you do?", ("Rest", "Drink")),)


@pytest.mark.parametrize(
    "asked", ["Why?", [{"points": ["Rest"]}], [{"question": "Why?", "points": [1]}], [["Why?"]]]
)
def test_what_is_asked_back_and_cannot_be_read_is_refused(asked):
    with pytest.raises(ValueError, match="rest: the front matter cannot be read"):
        read_starter_article("rest", file(teach_back=asked))


def test_an_article_may_have_no_questions():
    assert read_starter_article("rest", file(without=("questions",))).questions == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rest.",
        "---\ntitle: x\n",
        "Before\n---\ntitle: x\n---\nRest.",
        "--- \ntitle: x\n---\nRest.",
    ],
)
def test_a_file_without_front_matter_is_refused(text):
    with pytest.raises(ValueError, match="rest: the file does not begin with front matter"):
        read_starter_article("rest", text)


@pytest.mark.parametrize(
    "name", ["title", "summary", "language", "kind", "change_note", "review_interval_months"]
)
def test_a_field_that_is_missing_is_named(name):
    with pytest.raises(ValueError, match=rf"rest: the front matter cannot be read: {name} "):
        read_starter_article("rest", file(without=(name,)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", 2026),
        ("title", " "),
        ("summary", None),
        ("topics", "staying-safe"),  # it was read as twelve topics of one letter
        ("topics", [1]),
        ("review_interval_months", "12"),
        ("review_interval_months", True),
        ("questions", {"question": "Why?"}),
        ("questions", ["Why?"]),
        ("questions", [{"question": "Why?"}]),
        ("questions", [{"question": "", "answer": "x"}]),
    ],
)
def test_a_field_of_another_kind_is_refused(name, value):
    with pytest.raises(ValueError, match="rest: the front matter cannot be read"):
        read_starter_article("rest", file(**{name: value}))


@pytest.mark.parametrize(
    "head", ["title: [", "- a list", "just words", "day: 2026-99-99", "x: *nobody"]
)
def test_front_matter_that_is_none_is_refused(head):
    with pytest.raises(ValueError, match="rest: the front matter cannot be read"):
        read_starter_article("rest", f"---\n{head}\n---\nRest.")


@given(text=st.text())
def test_any_other_text_is_refused_in_one_way(text):
    with pytest.raises(ValueError, match="rest: "):
        read_starter_article("rest", text)


def test_a_list_is_read_from_yaml_and_json():
    assert read_starter_list("words.yaml", "- term: Drip\n", fields=("term",)) == [{"term": "Drip"}]
    assert read_starter_list("refs.json", '[{"id": "a", "x": 1}]', fields=("id",)) == [
        {"id": "a", "x": 1}
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("words.yaml", "term: Drip"),
        ("words.yaml", "- Drip"),
        ("words.yaml", "- term: 5"),
        ("words.yaml", "- other: x"),
        ("words.yaml", "["),
        ("refs.json", "["),
        ("refs.json", '{"term": "x"}'),
        ("refs.json", ""),
    ],
)
def test_a_list_that_is_none_is_refused_by_its_name(name, text):
    with pytest.raises(ValueError, match=f"{name} cannot be read"):
        read_starter_list(name, text, fields=("term",))
