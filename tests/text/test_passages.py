"""A text taken apart into what can be commented on, and found again when it has moved on."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.manuscript import Manuscript, QuestionText, TeachBackText, TermText
from articles.text.names import ClinicNames
from articles.text.passages import Passage, find_again, passages_of, pieces
from articles.text.rendering import render
from tests.library import starter

BODY = """::: urgent Call now if someone:
- faints
- is sick
:::

## Before

You get a drip.
It takes an hour.

- one
  - within

1. first

2. second

> quoted

::: steps
2 hours before: Stop eating.
30 minutes before: Stop drinking too.
:::

::: chance How many?
26 in 100 with
4 in 100 without
source: [@one]
:::

| Dose | Hours |
|---|---|
| 56 mg | 2 |

```
code
```
"""
TERMS = (TermText("drip", (), "A tube."),)
LINES = st.sampled_from(
    """
- one|  - two|- - three|> four|1. five|::: steps|when: what|:::||::: note Look|## Part|words
a drip|---|```|    code|***|::: chance How many?|1 in 2 with|[@one]|![](image:spray)
""".replace("\n", "|").split("|")
)


def manuscript(body: str = BODY, **changes: object) -> Manuscript:
    fields = {"title": "Title", "summary": "For you.", "terms": TERMS, **changes}
    return Manuscript(language="en", body=body, **fields)  # type: ignore[arg-type]


def html_of(text: Manuscript, *, marks: bool) -> list[str]:
    page = render(text, names=ClinicNames(), marks_passages=marks)
    return [page.lead, page.body, *(part.answer for part in page.questions)]


def places(text: Manuscript) -> list[tuple[str, int]]:
    return [(passage.part, passage.line) for passage in passages_of(text)]


def test_every_paragraph_heading_item_and_step_is_a_passage_with_its_line():
    passages = passages_of(manuscript())

    assert [(passage.line, passage.text) for passage in passages if passage.part == "body"] == [
        (1, "::: urgent Call now if someone:"),
        (2, "- faints"),
        (3, "- is sick"),
        (6, "## Before"),
        (8, "You get a drip.\nIt takes an hour."),
        (11, "- one"),
        (12, "- within"),
        (14, "1. first"),
        (16, "2. second"),
        (18, "> quoted"),
        (21, "2 hours before: Stop eating."),
        (22, "30 minutes before: Stop drinking too."),
        (25, "::: chance How many?\n26 in 100 with\n4 in 100 without\nsource: [@one]"),
        (31, "| Dose | Hours |\n|---|---|\n| 56 mg | 2 |"),
        (35, "```\ncode\n```"),
    ]


def test_title_summary_questions_and_what_is_asked_back_are_passages_too():
    text = manuscript(
        "Rest.",
        questions=(QuestionText("Why?", "Because.\n\nAnd so."),),
        teach_back=(TeachBackText("What now?", ("Rest", "Eat")),),
    )

    assert passages_of(text) == (
        Passage("title", 0, "Title"),
        Passage("summary", 0, "For you."),
        Passage("body", 1, "Rest."),
        Passage("question 1", 0, "Why?"),
        Passage("question 1", 1, "Because."),
        Passage("question 1", 3, "And so."),
        Passage("teach-back 1", 0, "What now?"),
        Passage("teach-back 1", 1, "Rest"),
        Passage("teach-back 1", 2, "Eat"),
    )


def test_the_page_comes_in_pieces_that_end_where_the_passages_do():
    text = manuscript(questions=(QuestionText("Why?", "Because.\n\n- so"),))
    marked = [piece for html in html_of(text, marks=True) for piece in pieces(html)]

    read = [(piece.part, piece.line) for piece in marked if piece.part]

    assert read == [place for place in places(text) if place[1]]


def assert_same_page(text: Manuscript) -> None:
    for plain, marked in zip(html_of(text, marks=False), html_of(text, marks=True), strict=True):
        assert "".join(piece.html for piece in pieces(marked)).rstrip() == plain.rstrip()


def test_the_pieces_together_are_the_page():
    assert_same_page(manuscript())


def test_every_article_of_the_starter_library_comes_in_pieces_that_are_its_page():
    for text in map(starter.manuscript, starter.SLUGS):
        assert_same_page(text)
        assert len(set(places(text))) == len(places(text))


@given(st.lists(LINES, max_size=14))
def test_whatever_is_written_has_its_passages_once_and_loses_nothing(lines: list[str]):
    text = manuscript("\n".join(lines), questions=(QuestionText("Why?", "\n".join(lines)),))

    assert_same_page(text)
    marked = [piece for html in html_of(text, marks=True) for piece in pieces(html)]
    found = [(piece.part, piece.line) for piece in marked if piece.part]
    assert found == [place for place in places(text) if place[1]]
    assert len(set(places(text))) == len(places(text))


def test_a_passage_is_found_again_where_it_has_moved():
    quoted = Passage("body", 3, "Rest for a day.")
    later = passages_of(manuscript("New.\n\nAnd more.\n\nRest for a day."))

    found = find_again(quoted, later)

    assert found
    assert (found.passage.line, found.is_same) == (5, True)


def test_of_two_that_say_the_same_the_nearest_is_meant():
    found = find_again(
        Passage("body", 5, "Rest."), passages_of(manuscript("Rest.\n\nEat.\n\nRest."))
    )

    assert found
    assert found.passage.line == 5


def test_a_passage_whose_words_were_changed_is_found_and_said_to_be_changed():
    quoted = Passage("body", 1, "You may feel sleepy for an hour.")
    later = passages_of(manuscript("You may feel very sleepy for two hours.\n\nDrink water."))

    found = find_again(quoted, later)

    assert found
    assert (found.passage.line, found.is_same) == (1, False)


def test_a_passage_that_stood_beside_it_all_along_is_no_new_version_of_it():
    before = passages_of(manuscript("- You may feel sleepy.\n- You may feel sick."))
    later = passages_of(manuscript("- You may feel sick."))

    assert find_again(before[2], later, known=before) is None
    assert find_again(before[3], later, known=before)


def test_a_passage_that_is_gone_is_not_found():
    later = passages_of(manuscript("Something else altogether."))

    assert find_again(Passage("body", 1, "You may feel sleepy."), later) is None


def test_a_question_is_found_though_it_has_another_number():
    later = passages_of(
        manuscript("Rest.", questions=(QuestionText("When?", "Soon."), QuestionText("Why?", "So.")))
    )

    found = find_again(Passage("question 1", 0, "Why?"), later)

    assert found
    assert found.passage == Passage("question 2", 0, "Why?")


def test_a_title_is_found_whatever_it_says_now():
    found = find_again(Passage("title", 0, "Old words"), passages_of(manuscript(title="New")))

    assert found
    assert (found.passage.text, found.is_same) == ("New", False)
