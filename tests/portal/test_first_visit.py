"""What travels on a first visit to a portal that runs, counted as the page about speed counts it."""

from pathlib import Path

from bench.first_visit import VISITED, visit
from tests.portal.starting import running

MOST_BYTES = 20_000


def test_a_first_article_takes_20_kb_at_most(clinic: dict[str, str], tmp_path: Path):
    with running(clinic, tmp_path / "log") as home:
        found = visit(f"{home}{VISITED['article']}")

    assert found["html"] > 0
    assert found["html_css_js"] <= MOST_BYTES, found
