"""Texts kept after they were rendered: found again while there is room, and made anew else."""

import pytest

from articles.pages.texts import KeptTexts, texts
from articles.web.answering import make_site
from tests.builders import make_clinic, make_edition

pytestmark = pytest.mark.django_db


def test_keeps_a_rendered_text_and_no_more_than_it_may():
    kept = KeptTexts(most=1)
    site = make_site(make_clinic(), language="en", path="/")
    first, second = make_edition(body="First."), make_edition(body="Second.")

    shown = kept.text_of(first, site)

    assert kept.text_of(first, site) is shown
    assert kept.text_of(second, site).body == "<p>Second.</p>\n"
    assert kept.text_of(first, site) is not shown
    assert texts is not kept
