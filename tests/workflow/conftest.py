"""What tests of verbs can ask for."""

import pytest

from articles.workflow import hurried


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As patient as a colleague: whether all are counted is the question, not how soon."""
    monkeypatch.setattr(hurried, "PATIENCE_MILLISECONDS", 20_000)
