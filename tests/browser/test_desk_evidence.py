"""From a statement without a source to its line in the form, in a real browser."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.builders import make_article, make_person
from tests.writing import sit_down

pytestmark = pytest.mark.usefixtures("transactional_db")


def test_a_statement_without_a_source_leads_to_its_line(open_page: Callable[..., Page]):
    article = make_article(body="Rest.\n\nHeat eases pain.\n\nCall us.")
    page = sit_down(open_page(), make_person(is_superuser=True))
    page.goto(reverse("admin:articles_article_evidence", args=[article.pk]))

    page.get_by_role("link", name="Line 3").click()

    body = page.locator("#id_body")
    expect(body).to_be_focused()
    chosen = body.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)")
    assert chosen == "Heat eases pain."
