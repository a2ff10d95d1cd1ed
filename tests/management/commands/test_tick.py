"""manage.py tick: what is due is taken, and said in words that a clinic's helper understands."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article, Edition
from tests.builders import approve, make_article
from tests.workflow.test_planning import planned

pytestmark = pytest.mark.django_db


def tick() -> str:
    out = StringIO()
    call_command("tick", stdout=out)
    return out.getvalue()


def a_plan(title: str) -> Article:
    """A plan that is five hours late."""
    article = make_article(title=title)
    approve(article)
    then = timezone.now() - timedelta(days=1)
    planned(article, at=then, when=then + timedelta(hours=19))
    return article


def test_it_says_that_nothing_is_due():
    assert tick() == "Nothing is due.\n"


def test_it_says_what_it_did_and_what_was_refused():
    a_plan("Going home")
    changed = a_plan("Your day")
    Article.objects.filter(pk=changed.pk).update(body="Rest for two days.")

    said = tick()

    assert "“Going home”: publish, planned for" in said
    assert said.count(": done.") == 1
    assert "“Your day”" in said
    assert "not done (DraftChangedError). The work list of the desk says why." in said
    assert abs(Edition.objects.get().published_at - timezone.now()) < timedelta(minutes=5)
    assert tick() == "Nothing is due.\n"
