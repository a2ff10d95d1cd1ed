"""manage.py rebuild_search: what a helper of the clinic types, and what they are told."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from articles.search import tables
from tests.builders import make_article, make_edition, make_question
from tests.search.indexed import titles

pytestmark = pytest.mark.django_db


def rebuild(**options):
    out = StringIO()
    call_command("rebuild_search", stdout=out, **options)
    return out.getvalue()


def test_it_makes_what_is_lost_anew_and_says_how_many_and_how_long():
    article = make_article(title="Going home")
    make_question(article, question="Can I drive?")
    make_edition(article)
    tables.empty()

    said = rebuild()

    assert re.fullmatch(
        r"2 entries can be found: articles, their questions and glossary words\."
        r" It took \d+\.\d seconds; 0 articles were published or withdrawn meanwhile\.\n",
        said,
    )
    assert titles() == ["Can I drive?", "Going home"]


def test_it_can_be_quiet_and_run_again():
    make_edition(title="Going home")

    assert rebuild(verbosity=0) == rebuild(verbosity=0) == ""
    assert titles() == ["Going home"]


def test_help_is_for_somebody_who_has_never_seen_it(capsys):
    with pytest.raises(SystemExit):
        call_command("rebuild_search", "--help")

    said = " ".join(capsys.readouterr().out.split())
    assert "Readers search on meanwhile, and colleagues can publish" in said
    assert "Safe to run again, and to break off" in said


def test_the_morning_command_counts_words_anew():
    make_edition(title="Going home", body="Rest.")
    make_edition(title="Resting", body="Rest.")
    out = StringIO()

    call_command("daily", stdout=out, stderr=StringIO())

    assert "Words of the search counted anew: 2; forgotten, since they stand nowhere: 0." in (
        out.getvalue()
    )
