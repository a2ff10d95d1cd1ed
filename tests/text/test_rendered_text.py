"""What a page gets beside its HTML: contents, questions, pictures, problems, a count of words."""

from dataclasses import replace

from articles.text.manuscript import ImageText, Manuscript, QuestionText, ReferenceText
from articles.text.names import ClinicNames, regional_names
from articles.text.rendering import plain_text, read, render

PAPER = ReferenceText("a-2019", {"type": "article-journal", "title": "On sheets"})
PICTURE = ImageText(
    "chair",
    "d1",
    "images/d1.png",
    "A chair",
    is_decorative=False,
    credit="J Doe",
    width=400,
    height=300,
)


def manuscript(body, **changes):
    parts = {"references": (PAPER,), "images": (PICTURE,)}
    return Manuscript("en", "Title", "", body, **parts | changes)


def page(body, **changes):
    return render(manuscript(body, **changes), names=regional_names("gb"))


def test_a_heading_s_number_is_said_in_the_contents():
    """The contents said 'Call now' where the page said 'Call 999 now'."""
    rendered = page("## Call {emergency.number} now")

    assert rendered.headings[0].text == "Call 999 now"
    assert rendered.headings[0].id in rendered.body


def test_a_heading_keeps_its_id_whatever_the_clinic_s_numbers_are():
    body = "## Call {emergency.number} now"
    elsewhere = render(manuscript(body), names=ClinicNames())

    assert elsewhere.headings[0].id == page(body).headings[0].id
    assert elsewhere.headings[0].text == "Call your local emergency number now"


def test_an_answer_s_headings_stand_below_its_question_and_outside_the_contents():
    rendered = page("## Why", questions=(QuestionText("Why?", "## Why\n\n#### So"),))

    assert [heading.id for heading in rendered.headings] == ["why"]
    assert rendered.questions[0].answer == '<h4 id="why-2">Why</h4>\n<h5 id="so">So</h5>\n'


def test_questions_asked_twice_have_ids_of_their_own():
    rendered = page("x", questions=(QuestionText("Why?", "a"), QuestionText("Why?", "b")))

    assert [question.id for question in rendered.questions] == ["question-why", "question-why-2"]


def test_a_text_keeps_only_the_pictures_it_shows():
    other = replace(PICTURE, key="other")
    text = read(manuscript("![](image:chair) and image:other", images=(PICTURE, other)))

    assert set(text.images) == {"chair"}


def test_a_text_of_boxes_alone_is_all_lead():
    rendered = page("::: note Only\nthis\n:::")

    assert "callout-note" in rendered.lead
    assert rendered.body == ""


def test_words_are_counted_without_drawings_citations_and_descriptions():
    """A picture described as 'a > b' brought its markup into the count."""
    pictures = (replace(PICTURE, alt='Doses: a > b, "c" < d', credit=""),)
    rendered = page(
        "One two.[@a-2019] ![](image:chair)\n\n| three |\n|---|\n| 4 |", images=pictures
    )

    assert rendered.words == 4


def test_plain_text_is_what_is_read():
    rendered = page("::: chance Q?\n1 in 10 a & b\nsource: [@a-2019]\n:::")

    assert plain_text(rendered.body) == "Q? 1 in 10 a & b 10%, 1 in 10 counted not counted Source:"


def test_problems_stand_in_the_order_of_the_text():
    rendered = page(
        "{no.name}\n\n## One\n\n#### Two\n\n[@nope]\n\n![](image:nope)\n\n[x](#nowhere)"
    )

    assert [(problem.code, problem.line) for problem in rendered.problems] == [
        ("name_unknown", 1),
        ("heading_skipped", 5),
        ("citation_unresolved", 7),
        ("image_unknown", 9),
        ("article_link_broken", 11),
    ]


def test_headings_begin_at_two_and_never_skip():
    rendered = page("# One\n\n##### Two\n\n## One")

    assert [(h.level, h.id) for h in rendered.headings] == [(2, "one"), (3, "two"), (2, "one-2")]
    assert [p.code for p in rendered.problems] == ["heading_skipped"]


def test_a_heading_never_takes_an_id_of_the_page_itself():
    assert page("## References").headings[0].id == "references-2"


def test_five_thousand_headings_each_get_their_own_id():
    rendered = page("\n\n".join(["## Same"] * 5000))

    assert len({heading.id for heading in rendered.headings}) == 5000
