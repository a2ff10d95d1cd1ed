"""Publications of a clinic of its own, made by a worker that may die at any moment.

python -m tests.soak.publications prepare    what is published, and who may
python -m tests.soak.publications work       reads numbers from its input; from each on, it publishes
python -m tests.soak.publications publish    reads numbers from its input; says of each that it is out
python -m tests.soak.publications check      says as JSON what is published, and what is not whole
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.conf import settings  # noqa: E402  # after the settings
from django.contrib.auth import (  # noqa: E402
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user_model,
)
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connections  # noqa: E402

from articles.models import (  # noqa: E402
    Article,
    ChangeKind,
    ClinicProfile,
    Edition,
    Pack,
    PackEdition,
)
from articles.text.manuscript import Manuscript  # noqa: E402
from articles.workflow.drafting import rewrite  # noqa: E402
from articles.workflow.publishing import Change, publish  # noqa: E402
from tests.builders import make_article, make_pack, make_person, make_reference  # noqa: E402
from tests.soak.publication_text import ARTICLES, summary, text  # noqa: E402

BEGINNING = datetime(2026, 11, 2, 12, tzinfo=UTC)


def prepare() -> None:
    """Lay the articles, the pack and the account; say how the account is logged in."""
    make_reference("one-2020")
    make_reference("two-2021")
    ClinicProfile.objects.update_or_create(pk=1, defaults={"needs_four_eyes": False})
    articles = [make_article(slug=f"article-{place}") for place in range(ARTICLES)]
    person = make_person("soak", is_superuser=True)
    for place, article in enumerate(articles):
        make_publication(place, article, person)
    make_pack(*articles, slug="pack")
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    say(session=session.session_key, articles=[article.pk for article in articles])


def make_publication(number: int, article: Article, person: Any) -> None:
    """Write and publish; each of the two is one transaction."""
    words = article.written()
    new = Manuscript(words.language, words.title, summary(number), text(number))
    rewrite(article, new, by=person, lock_version=article.lock_version)
    change = Change(f"Publication {number}.", ChangeKind.MINOR)
    publish(article, by=person, at=BEGINNING + timedelta(seconds=number), change=change)


def work() -> None:
    """For each number read, let a process of its own publish from there on, until it is killed."""
    for line in sys.stdin:
        connections.close_all()
        worker = os.fork()
        if worker:
            os.waitpid(worker, 0)
            say(worker=0)
        else:
            _work_on(int(line))
            return


def _work_on(number: int) -> None:
    # The worker names itself, before anything else, so that nobody else is ever killed.
    parent = os.getppid()
    say(worker=os.getpid())
    person = get_user_model().objects.get(username="soak")
    while os.getppid() == parent:
        article = Article.objects.get(slug=f"article-{number % ARTICLES}")
        say(asked=number)
        make_publication(number, article, person)
        say(made=number)
        number += 1


def publish_each() -> None:
    """Publish the numbers read, one at a time."""
    person = get_user_model().objects.get(username="soak")
    for line in sys.stdin:
        number = int(line)
        article = Article.objects.get(slug=f"article-{number % ARTICLES}")
        make_publication(number, article, person)
        say(made=number)


def check() -> None:
    """Say which publications there are, and everything that is there in part only."""
    notes = Edition.objects.order_by("published_at", "pk").values_list("change_note", flat=True)
    published = [int(note.removeprefix("Publication ").rstrip(".")) for note in notes]
    say(published=published, faults=list(faults(published)))


def faults(published: list[int]) -> Iterator[str]:
    if len(published) != len(set(published)):
        yield "a publication was made twice"
    for article in Article.objects.all():
        numbers = list(article.editions.order_by("number").values_list("number", flat=True))
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{article.slug} has editions {numbers}"
    for edition in Edition.objects.prefetch_related("citations"):
        yield from _faults_of(edition)
    for pack in Pack.objects.all():
        yield from _faults_of_pack(pack)


def _faults_of(edition: Edition) -> Iterator[str]:
    manuscript = edition.manuscript()
    number = int(edition.change_note.removeprefix("Publication ").rstrip("."))
    if manuscript.fingerprint() != edition.fingerprint:
        yield f"{edition}: another fingerprint"
    if manuscript.body != text(number):
        yield f"{edition}: another text than publication {number}"
    cited = sorted(citation.key for citation in edition.citations.all())
    if cited != sorted(part.key for part in manuscript.references):
        yield f"{edition}: citations {cited}"


def _faults_of_pack(pack: Pack) -> Iterator[str]:
    newest = PackEdition.objects.newest().get(pack=pack)
    printed = [edition.pk for edition in newest.printed()]
    current = [part.article.editions.latest("number").pk for part in pack.parts.order_by("place")]
    if printed != current:
        yield f"{newest} prints editions {printed}, and {current} are current"


def say(**told: Any) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    acts = {"prepare": prepare, "work": work, "publish": publish_each, "check": check}
    acts[sys.argv[1]]()
