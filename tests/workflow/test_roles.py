"""The roles a clinic starts with: made once, written down, and no way round four eyes."""

import re
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.models import Article, ChangeKind, Decision
from articles.text.manuscript import Manuscript
from articles.workflow.drafting import rewrite
from articles.workflow.errors import NotPermittedError, OwnTextError, TextNotReadyError
from articles.workflow.permissions import languages_of, may_write
from articles.workflow.publishing import Change, publish
from articles.workflow.review_requests import Asking, ask_for_review
from articles.workflow.reviewing import Verdict, decide
from articles.workflow.roles import ROLES
from tests.builders import NOON, make_article, make_person, make_person_as

pytestmark = pytest.mark.django_db
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "editorial.md"


def permissions_of(name: str) -> set[str]:
    held = Group.objects.get(name=name).permissions
    return {f"{one.content_type.app_label}.{one.codename}" for one in held.all()}


def run_the_migrations() -> None:
    state = MigrationExecutor(connection).loader.project_state()
    for module, verb in (("0008_roles", "make_roles"), ("0010_evidence_roles", "widen_roles")):
        migration = import_module(f"articles.migrations.{module}")
        getattr(migration, verb)(state.apps, SimpleNamespace(connection=connection))


def documented() -> dict[str, set[str]]:
    section = DOCUMENT.read_text("utf-8").partition("## Who may do what\n")[2].partition("\n## ")[0]
    head, _line, *rows = [line for line in section.splitlines() if line.startswith("|")]
    names = [cell.strip() for cell in head.split("|")][3:-1]
    allowed: dict[str, set[str]] = {name: set() for name in names}
    for row in rows:
        cells = [cell.strip() for cell in row.split("|")][1:-1]
        for name, cell in zip(names, cells[2:], strict=True):
            assert cell in {"yes", "–"}
            if cell == "yes":
                allowed[name] |= {f"articles.{one}" for one in re.findall(r"`(\w+)`", cells[1])}
    return allowed


def test_the_document_says_exactly_what_each_role_may_do():
    assert documented() == {name: permissions_of(name) for name in ROLES}


def test_the_desk_knows_the_roles_as_they_came():
    expected = {name: {f"articles.{one}" for one in may} for name, may in ROLES.items()}

    assert {name: permissions_of(name) for name in ROLES} == expected


def test_they_are_made_before_django_makes_the_permissions():
    Group.objects.all().delete()
    Permission.objects.all().delete()

    run_the_migrations()

    assert documented() == {name: permissions_of(name) for name in ROLES}


def test_what_a_clinic_has_changed_in_a_role_stays_so():
    author = Group.objects.get(name="Author")
    author.permissions.set(Permission.objects.filter(codename="view_article"))

    run_the_migrations()

    assert permissions_of("Author") == {"articles.view_article"}


def test_going_back_leaves_people_in_their_roles():
    (operation,) = import_module("articles.migrations.0008_roles").Migration.operations
    reviewer = make_person_as("Reviewer")

    operation.reverse_code(None, None)

    assert [group.name for group in reviewer.groups.all()] == ["Reviewer"]


def test_an_author_writes_in_every_language_and_a_translator_in_all_but_the_clinics_own():
    author, translator = make_person_as("Author"), make_person_as("Translator")
    english, spanish = make_article(), make_article(language="es")

    assert [may_write(author, one) for one in (english, spanish)] == [True, True]
    assert [may_write(translator, one) for one in (english, spanish)] == [False, True]
    assert languages_of(author) == ("en", "es", "ar")
    assert languages_of(translator) == ("es", "ar")
    assert languages_of(make_person_as("Reviewer")) == ()


def test_somebody_who_left_writes_nothing():
    assert not may_write(make_person_as("Author", is_active=False), make_article())


def test_a_translator_rewrites_no_article_in_the_clinics_own_language():
    article, translator = make_article(body="Rest."), make_person_as("Translator")

    words = Manuscript(language="en", title="Mine", summary="", body="Mine.")

    with pytest.raises(NotPermittedError):
        rewrite(article, words, by=translator, lock_version=1)

    assert Article.objects.get(pk=article.pk).body == "Rest."


def test_a_translator_asks_for_reviews_of_translations_only():
    translator = make_person_as("Translator")
    spanish, english = make_article(language="es"), make_article()

    asked = ask_for_review(spanish, by=translator, at=NOON, asking=Asking())

    assert asked.asked_by == translator
    with pytest.raises(NotPermittedError):
        ask_for_review(english, by=translator, at=NOON, asking=Asking())


def test_a_person_with_two_roles_may_do_both():
    both = make_person_as("Author", "Reviewer")

    assert both.has_perms(["articles.change_article", "articles.review_article"])


@pytest.mark.parametrize("rights", [{"roles": ("Author", "Reviewer", "Publisher")}, {}])
def test_whoever_wrote_a_text_gets_nothing_past_four_eyes(rights):
    roles = rights.get("roles", ())
    writer = make_person_as(*roles) if roles else make_person(is_superuser=True)
    article = make_article()
    article._history_user = writer
    article.body = "Mine."
    article.save()
    seen = article.manuscript().fingerprint()

    with pytest.raises(OwnTextError):
        decide(article, by=writer, at=NOON, verdict=Verdict(Decision.APPROVED, seen=seen))
    with pytest.raises(TextNotReadyError):
        publish(article, by=writer, at=NOON, change=Change("New.", ChangeKind.MINOR))

    assert not article.editions.exists()
