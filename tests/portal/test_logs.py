"""What is written down, and what never is."""

import pytest
from django.test import Client

SEARCHED = "am+I+depressed"


@pytest.mark.django_db
def test_a_page_that_is_missing_is_noted_without_what_was_searched(
    client: Client, caplog: pytest.LogCaptureFixture
):
    client.get(f"/nowhere/?q={SEARCHED}", headers={"X-Forwarded-For": "203.0.113.7"})

    assert "Not Found: /nowhere/" in caplog.text
    assert SEARCHED not in caplog.text
    assert "203.0.113.7" not in caplog.text
    assert "127.0.0.1" not in caplog.text


@pytest.mark.django_db
def test_the_secret_of_an_experts_link_is_in_no_line(
    client: Client, caplog: pytest.LogCaptureFixture
):
    """A link opened too often stood in the log while it could still be answered by."""
    client.get("/review-for-us/12.abcdefgh/")
    client.get("/es/review-for-us/12.abcdefgh/")

    assert "Not Found: /review-for-us/…/" in caplog.text
    assert "abcdefgh" not in caplog.text
