"""What another process changes shows in the very next search, whichever worker answers it."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from urllib.request import build_opener

import pytest

from tests.portal.starting import running
from tests.portal.surroundings import manage

ASKED = 16
"""Times that each search is asked, each over a connection of its own: both workers answer some."""

# People have other numbers in each process, so that no two have one name.
IMPORTS = """
import itertools, os
from django.utils import timezone
from articles.models import Article, GlossaryTerm
from articles.workflow.explaining import keep_word, let_word_go
from articles.workflow.finding import save_search_words
from articles.workflow.publishing import withdraw
from tests import builders
from tests.builders import make_author, make_edition, make_publisher
builders._numbers = itertools.count(os.getpid() * 100)
"""
OURS = {"Lighthouse", "Harbour", "Barge"}
HARBOUR = "Article.objects.get(slug='harbour')"


@pytest.fixture
def home(clinic: dict[str, str], tmp_path: Path) -> Iterator[str]:
    with running(clinic | {"WORKERS": "2"}, tmp_path / "log") as home:
        yield home


def happen(clinic: dict[str, str], code: str) -> None:
    """Let something happen in a process of its own, as a command or another machine would."""
    done = manage("shell", "--no-imports", "-c", IMPORTS + code, **clinic)
    assert done.returncode == 0, done.stderr


def ours(home: str, typed: str) -> list[str]:
    """Return which of the titles in this test a search finds, as every answer has to agree."""
    address = f"{home}/search/?{urllib.parse.urlencode({'q': typed})}"
    answers = {_ours(address) for _ in range(ASKED)}
    assert len(answers) == 1, answers
    return sorted(answers.pop())


def _ours(address: str) -> frozenset[str]:
    with build_opener().open(address) as answer:
        page = answer.read().decode()
    found = re.findall(r'<h2 class="entry-title"><a[^>]*>(.*?)</a>', page)
    return frozenset(OURS & {re.sub("<[^>]+>", "", title) for title in found})


def test_the_very_next_search_shows_every_change_from_every_worker(
    home: str, clinic: dict[str, str]
):
    """Misspelt and said otherwise, so that the words that workers keep have to be of today."""
    for typed in ("lighthuose", "harbuor", "quayside", "skiff", "wherry", "coracle"):
        assert ours(home, typed) == []

    happen(clinic, "make_edition(slug='harbour', title='Lighthouse', body='It guides a barge.')")
    assert ours(home, "lighthuose") == ["Lighthouse"]

    happen(clinic, f"make_edition({HARBOUR}, title='Harbour', body='A mole for each barge.')")
    assert ours(home, "harbuor") == ["Harbour"]
    assert ours(home, "lighthuose") == ours(home, "lighthouse") == []

    happen(
        clinic,
        f"save_search_words({HARBOUR}, 'quayside\\nskiff = barge', by=make_author())",
    )
    assert ours(home, "quayside") == ours(home, "skiff") == ["Harbour"]

    happen(clinic, "keep_word(GlossaryTerm(term='Barge', forms='wherry', meaning='It floats.'))")
    assert ours(home, "wherry") == ["Barge", "Harbour"]

    happen(
        clinic,
        "term = GlossaryTerm.objects.get(term='Barge'); term.forms = 'coracle'; keep_word(term)",
    )
    assert ours(home, "coracle") == ["Barge", "Harbour"]
    assert ours(home, "wherry") == []

    happen(clinic, "let_word_go(GlossaryTerm.objects.get(term='Barge'))")
    assert ours(home, "coracle") == []

    happen(
        clinic,
        f"withdraw({HARBOUR}, by=make_publisher(), at=timezone.now(), reason='A fault.')",
    )
    for typed in ("harbuor", "harbour", "quayside", "skiff"):
        assert ours(home, typed) == []
