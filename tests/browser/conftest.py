"""The whole site, running."""

import pytest

from tests.whole_site import fill_site


@pytest.fixture
def whole_site(transactional_db: None) -> None:
    """One of everything a reader can open, in a clinic in the United Kingdom."""
    fill_site()
