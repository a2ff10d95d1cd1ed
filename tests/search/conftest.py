"""Each test has words of its own, which no worker has kept."""

import pytest

from articles.search import vocabulary


@pytest.fixture(autouse=True)
def words_of_this_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what another test has kept: the version of its words went with its database."""
    monkeypatch.setattr(vocabulary, "_newest", {})
