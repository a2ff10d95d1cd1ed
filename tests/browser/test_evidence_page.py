"""What each statement rests on, as it is drawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.builders import make_edition


@pytest.mark.parametrize("width", [360, 1280])
def test_the_sign_beside_a_statement_without_a_source_is_no_bigger_than_its_words(
    transactional_db: None, open_page: Callable[..., Page], width: int
):
    make_edition(slug="warmth", body="Heat eases pain.")
    page = open_page(width=width)

    page.goto("/articles/warmth/evidence/")

    words = page.get_by_text("We give no source for this.")
    expect(words).to_be_visible()
    sign = words.locator("xpath=../*[name()='svg']").bounding_box()
    line = words.bounding_box()
    assert sign
    assert line
    assert sign["height"] <= line["height"] * 1.5
