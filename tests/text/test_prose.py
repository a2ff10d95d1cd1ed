"""The text a reading grade is measured on: what a reader reads, in plain paragraphs."""

from articles.text.manuscript import Manuscript, QuestionText
from articles.text.prose import prose


def test_prose_is_the_summary_the_text_and_the_answers():
    body = "::: urgent Call\nnow.\n:::\n\n## Rest\n\n- *One* day.[@nope]\n\n| A |\n|---|\n| B |"
    manuscript = Manuscript("en", "Title", "For all.", body, (QuestionText("Why?", "Because."),))

    assert prose(manuscript) == "For all.\n\nCall\n\nnow.\n\nRest\n\nOne day.\n\nA\n\nB\n\nBecause."


def test_a_text_without_words_is_no_prose():
    assert prose(Manuscript("en", "Title", "", "![](image:x)")) == ""
