"""What the starter articles ask back: plain words, and answers that stand in the very article."""

from __future__ import annotations

import re

import pytest

from articles.text.readability import measure
from articles.text.teach_back import teach_back_problems, teach_back_words
from tests.library.starter import SLUGS, manuscript, paragraphs
from tests.library.test_wording import NEVER_SAID, SAFE, TELEPHONE

HIGHEST_GRADE = 6.0
WORD = re.compile(r"\{[a-z.]+\}|[\w-]+")


def words_in(text: str) -> set[str]:
    return {found.casefold() for found in WORD.findall(text.replace("’", "'"))}


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_asks_two_to_four_questions_back(slug: str):
    assert 2 <= len(manuscript(slug).teach_back) <= 4
    assert list(teach_back_problems(manuscript(slug))) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_word_of_a_good_answer_stands_in_the_article(slug: str):
    """No point may claim what the article does not say."""
    said = words_in("\n".join(paragraphs(slug)))
    for part in manuscript(slug).teach_back:
        for point in part.points:
            assert words_in(point) <= said, point


@pytest.mark.parametrize("slug", SLUGS)
def test_they_can_be_read_at_grade_six(slug: str):
    lines = teach_back_words(manuscript(slug)).splitlines()
    sentences = (line if line.endswith("?") else f"{line}." for line in lines)

    assert measure("\n\n".join(sentences)).grade <= HIGHEST_GRADE


@pytest.mark.parametrize("slug", SLUGS)
def test_they_promise_nothing_and_write_no_number_out(slug: str):
    words = teach_back_words(manuscript(slug))

    assert not NEVER_SAID.search(words)
    assert not SAFE.search(words)
    assert not TELEPHONE.search(words)
