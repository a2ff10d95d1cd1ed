"""What a text mentions by its address."""

from articles.text.mentions import Mention, linked_articles, linked_places, shown_pictures
from articles.text.parsing import parse
from articles.text.problems import Problem


def parts(body, *answers):
    named = [("body", body), *((f"question {n}", text) for n, text in enumerate(answers, start=1))]
    return [(where, parse(text, where=where)[0]) for where, text in named]


def test_links_to_articles_are_found_wherever_they_stand():
    found = linked_articles(
        parts("See [x](article:ankle#pain).\n\n- [y](Article:knee)", "[z](article:ankle)")
    )

    assert found == (
        Mention("ankle", "pain", 1, "body"),
        Mention("knee", "", 3, "body"),
        Mention("ankle", "", 1, "question 1"),
    )


def test_other_links_are_no_articles():
    assert linked_articles(parts("[x](https://article) `[y](article:z)` [y](article:)")) == ()


def test_pictures_are_found_by_their_keys():
    assert shown_pictures(parts("![](image:chair)", "No.\n\n![a](image:pump-2)")) == (
        Mention("chair", "", 1, "body"),
        Mention("pump-2", "", 3, "question 1"),
    )


def test_a_picture_only_named_in_words_is_not_shown():
    assert shown_pictures(parts("Write image:chair, `![](image:chair)`.")) == ()


def test_places_within_the_text_are_found_by_their_ids():
    assert linked_places(parts("[x](#caf%C3%A9) [y](#)")) == (
        Mention("#caf%C3%A9", "café", 1, "body"),
        Mention("#", "", 1, "body"),
    )


def test_a_mention_can_be_a_problem():
    assert Mention("ankle", "", 3, "question 2").problem("article_link_broken") == Problem(
        "article_link_broken", "ankle", line=3, where="question 2"
    )
