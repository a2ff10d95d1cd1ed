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
