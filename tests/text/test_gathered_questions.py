"""Questions shown apart from their article, on a page that gathers those of several."""

from articles.text.html import Addresses
from articles.text.manuscript import Manuscript, QuestionText, ReferenceText, TermText
from articles.text.names import ClinicNames
from articles.text.rendering import RenderedQuestion, render_questions

WHOLE = "/articles/your-treatment-day/"


def gathered(answer: str) -> RenderedQuestion:
    manuscript = Manuscript(
        language="en",
        title="Your treatment day",
        summary="",
        body="## Getting home\n\nArrange a lift.[@first-2001]",
        questions=(QuestionText("Can I drive?", answer),),
        references=(
            ReferenceText("first-2001", {"title": "First"}),
            ReferenceText("second-2002", {"title": "Second"}),
        ),
        terms=(TermText("Placebo", (), "A dummy treatment."),),
    )
    (question,) = render_questions(
        manuscript,
        names=ClinicNames(),
        addresses=Addresses(whole=WHOLE),
        id_prefix="day-",
    )
    return question


def test_keeps_the_number_a_reference_has_in_the_article_and_leads_to_its_list():
    question = gathered("No.[@second-2002]")

    assert f'href="{WHOLE}#ref-2" aria-label="Reference 2">2</a>' in question.answer


def test_begins_each_id_with_the_prefix_so_that_two_articles_may_ask_the_same():
    question = gathered(
        "No.[@first-2001]\n\n# Why\n\nA placebo.\n\n::: note Ask us\nAt any time.\n:::"
    )

    assert question.id == "day-question-can-i-drive"
    assert 'id="day-cite-1b"' in question.answer
    assert '<h4 id="day-why">' in question.answer
    assert 'href="#day-word-placebo"' in question.answer
    assert 'id="day-word-placebo"' in question.answer
    assert 'aria-labelledby="day-block-1"' in question.answer
    assert 'id="day-block-1"' in question.answer


def test_leads_to_a_part_of_the_article_on_the_articles_own_page():
    question = gathered("See [getting home](#getting-home).")

    assert f'href="{WHOLE}#getting-home"' in question.answer
