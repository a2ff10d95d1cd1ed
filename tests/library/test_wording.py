"""The starter articles keep the house rules of the text: plain, unpromising, no number written out."""

from __future__ import annotations

import re

import pytest

from tests.library.starter import SLUGS, manuscript, paragraphs, text_of

NEVER_SAID = re.compile(
    r"\b(?:miracle|breakthrough|game[- ]?changer|cure[sd]?|rewir\w+|reset\w*|will work|depressives?"
    r"|committed suicide|commit suicide)\b",
    re.IGNORECASE,
)
PROVEN = re.compile(r"\b(?:proven|proved)\b", re.IGNORECASE)
DENIED = re.compile(r"\b(?:not|no|none|nobody|never|cannot)\b", re.IGNORECASE)
SAFE = re.compile(r"(?:(?P<before>\w+) )?\bsafe\b", re.IGNORECASE)
SAFE_AFTER = {"how", "keep", "stay", "yourself", "not"}
"""“Stay safe” and “how safe it is” promise nothing; “it is safe” does."""

TELEPHONE = re.compile(r"(?<![\d,.])(?:000|111|112|911|988|999)\b|(?:\+?\d[\s().-]{0,2}){7,}")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_citation_resolves_and_every_mark_is_understood(slug: str):
    assert text_of(slug).problems == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_link_leads_to_an_article_and_a_heading_of_it(slug: str):
    for link in text_of(slug).article_links:
        assert link.name in SLUGS
        assert not link.part or link.part in [part.id for part in text_of(link.name).headings]


@pytest.mark.parametrize("slug", SLUGS)
def test_no_telephone_number_is_written_out(slug: str):
    assert TELEPHONE.findall("\n".join([*paragraphs(slug), *titles(slug)])) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_promised(slug: str):
    """A question may ask about a cure; no answer may offer one."""
    for paragraph in paragraphs(slug):
        assert not NEVER_SAID.search(paragraph), paragraph
        for sentence in re.split(r"(?<=[.?!])\s", paragraph):
            assert not PROVEN.search(sentence) or DENIED.search(sentence), sentence


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_called_safe_without_saying_how_safe(slug: str):
    for paragraph in paragraphs(slug):
        for found in SAFE.finditer(paragraph):
            assert (found["before"] or "").lower() in SAFE_AFTER, paragraph


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_answers_three_to_six_questions(slug: str):
    assert 3 <= len(manuscript(slug).questions) <= 6


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_begins_with_its_key_points(slug: str):
    levels = [token.meta["level"] for token in text_of(slug).lead if token.type == "callout_open"]

    assert levels.count("short") == 1
    assert len(levels) > 1


def titles(slug: str) -> list[str]:
    """Return the title of an article and the questions it answers."""
    article = manuscript(slug)
    return [article.title, *(question.question for question in article.questions)]
