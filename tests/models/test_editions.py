"""Editions: what readers were given is never changed, by any path; and which one is current."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import serializers
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from articles.models import Article, Citation, Edition
from articles.models.edition import EditionIsFrozenError
from articles.models.guards import GUARDED_TABLES, installing, removing
from articles.text.manuscript import Manuscript
from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_article, make_edition, make_publisher, make_reference

pytestmark = pytest.mark.django_db
FROZEN = "An edition is frozen"


def as_stored(edition):
    return Edition.objects.filter(pk=edition.pk).values().get()


def cited_edition():
    reference = make_reference()
    return make_edition(body=f"Rest for a day.[@{reference.key}]")


def raw(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@transaction.atomic
def insert(edition):
    """Insert a row as it is, and check what the database would check at the end."""
    Edition.objects.bulk_create([edition])
    connection.check_constraints()


ORM_PATHS = {
    "save": lambda one: one.save(),
    "save of one field": lambda one: one.save(update_fields=["title"]),
    "delete": lambda one: one.delete(),
    "queryset update": lambda one: Edition.objects.filter(pk=one.pk).update(title="x"),
    "queryset delete": lambda one: Edition.objects.filter(pk=one.pk).delete(),
    "bulk update": lambda one: Edition.objects.bulk_update([one], ["title"]),
    "through its article": lambda one: one.article.editions.update(title="x"),
    "update or create": lambda one: Edition.objects.update_or_create(
        pk=one.pk, defaults={"title": "x"}
    ),
}

DATABASE_PATHS = {
    "base manager update": lambda one: Edition._base_manager.filter(pk=one.pk).update(title="x"),
    "raw delete": lambda one: Edition.objects.filter(pk=one.pk)._raw_delete("default"),
    "save_base": lambda one: one.save_base(raw=True),
    "a second row under its key": lambda one: Edition(pk=one.pk, article=one.article).save(),
    "upsert": lambda one: Edition.objects.bulk_create(
        [Edition(**{**as_stored(one), "title": "x"})],
        update_conflicts=True, unique_fields=["id"], update_fields=["title"],
    ),
    "a loaded backup": lambda one: next(
        iter(serializers.deserialize("json", serializers.serialize("json", [one])))
    ).save(),
    "UPDATE": lambda one: raw("UPDATE articles_edition SET content = '{}' WHERE id = %s", one.pk),
    "UPDATE of all": lambda _: raw("UPDATE articles_edition SET title = title"),
    "DELETE": lambda one: raw("DELETE FROM articles_edition WHERE id = %s", one.pk),
    "UPDATE of a citation": lambda _: raw("UPDATE articles_citation SET key = 'other'"),
    "DELETE of a citation": lambda _: raw("DELETE FROM articles_citation"),
    "citations' queryset": lambda one: one.citations.update(key="other"),
    "delete of a citation": lambda one: one.citations.get().delete(),
}  # fmt: skip


@pytest.mark.parametrize("path", ORM_PATHS)
def test_code_that_would_change_an_edition_is_refused(path):
    edition = cited_edition()
    before = as_stored(edition)

    with pytest.raises(EditionIsFrozenError):
        ORM_PATHS[path](edition)

    assert as_stored(edition) == before


@pytest.mark.parametrize("path", DATABASE_PATHS)
def test_the_database_itself_refuses_to_change_an_edition(path):
    edition = cited_edition()
    before, cited = as_stored(edition), list(edition.citations.values())

    with pytest.raises(DatabaseError, match=FROZEN), transaction.atomic():
        DATABASE_PATHS[path](edition)

    assert as_stored(edition) == before
    assert list(edition.citations.values()) == cited


def test_the_database_refuses_to_delete_an_edition_that_cites_nothing():
    edition = make_edition()

    with pytest.raises(DatabaseError, match=FROZEN), transaction.atomic():
        Edition._base_manager.filter(pk=edition.pk).delete()

    assert Edition.objects.filter(pk=edition.pk).exists()


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("statement", ["INSERT OR REPLACE", "REPLACE"])
@pytest.mark.parametrize("same", ["id", "number", "check_code"])
def test_sqlite_does_not_put_another_row_in_an_edition_s_place(statement, same):
    """REPLACE deleted the edition without asking whether it may be deleted."""
    edition = cited_edition()
    other = make_edition(make_article())
    row = {**as_stored(other), "id": 900_000, "article_id": other.article_id, "number": 7}
    row |= {"check_code": "ZZZZZZZZ", "content": "{}", "title": "Forged"}
    row[same] = as_stored(edition)[same]
    if same == "number":
        row["article_id"] = edition.article_id
    names = ", ".join(row)
    places = ", ".join(["%s"] * len(row))

    with pytest.raises(DatabaseError, match=FROZEN), transaction.atomic():
        raw(f"{statement} INTO articles_edition ({names}) VALUES ({places})", *row.values())

    assert not Edition.objects.filter(title="Forged").exists()
    assert Edition.objects.filter(pk=edition.pk).exists()


@pytest.mark.only_on("sqlite")
def test_sqlite_does_not_put_another_row_in_a_citation_s_place():
    citation = cited_edition().citations.get()

    with pytest.raises(DatabaseError, match=FROZEN), transaction.atomic():
        raw(
            "REPLACE INTO articles_citation (edition_id, key) VALUES (%s, %s)",
            citation.edition_id,
            citation.key,
        )

    assert Citation.objects.get() == citation


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize("table", GUARDED_TABLES)
def test_postgresql_does_not_empty_a_table_of_editions(table):
    cited_edition()
    connection.check_constraints()  # else waiting checks refuse before the guard does

    with pytest.raises(DatabaseError, match=FROZEN), transaction.atomic():
        raw(f"TRUNCATE {table} CASCADE")

    assert Citation.objects.count() == 1


def test_looking_for_an_edition_that_is_not_there_is_no_change():
    """No backup could be loaded into PostgreSQL: its guard refused an UPDATE of no row."""
    edition = cited_edition()
    copy = Edition(
        **{**as_stored(edition), "id": edition.pk + 1000, "number": 2, "check_code": "2" * 8}
    )

    copy.save_base(raw=True)
    Edition._base_manager.filter(number=99).update(title="x")

    assert Edition.objects.count() == 2


def test_an_article_with_editions_cannot_be_deleted():
    edition = make_edition()

    with pytest.raises(ProtectedError):
        edition.article.delete()
    with pytest.raises(ProtectedError):
        Article.objects.all().delete()


def test_whoever_published_cannot_be_deleted():
    edition = make_edition()

    with pytest.raises(ProtectedError):
        get_user_model().objects.get(pk=edition.published_by_id).delete()


@pytest.mark.django_db(transaction=True)
def test_guards_stand_after_every_migration_and_can_be_taken_away():
    edition = cited_edition()
    with connection.schema_editor(atomic=False) as editor:
        removing(GUARDED_TABLES)(None, editor)
        raw("UPDATE articles_citation SET key = key")
        installing(GUARDED_TABLES)(None, editor)

    with pytest.raises(DatabaseError, match=FROZEN), transaction.atomic():
        raw("DELETE FROM articles_citation WHERE edition_id = %s", edition.pk)


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 1},
        {"number": 0},
        {"check_code": "same"},
        {"change_kind": "great"},
        {"change_kind": ""},
        {"change_note": ""},
        {"article_id": 999_999},
    ],
    ids=str,
)
def test_the_database_refuses_an_edition_that_breaks_a_rule(wrong):
    edition = make_edition()
    row = {**as_stored(edition), "id": None, "number": 2, "check_code": "2" * 8} | wrong
    if row["check_code"] == "same":
        row["check_code"] = edition.check_code

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Edition(**row))


def test_the_database_refuses_a_citation_twice():
    citation = cited_edition().citations.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Citation.objects.create(edition=citation.edition, key=citation.key)


def test_an_edition_gives_back_the_very_text_that_was_published():
    reference = make_reference()
    article = make_article(body=f"A *text*.[@{reference.key}] – «ü» 静\r\n")
    manuscript = article.manuscript()
    edition = make_edition(article)
    stored = Edition.objects.get(pk=edition.pk)

    assert stored.manuscript() == manuscript
    assert stored.manuscript().fingerprint() == stored.fingerprint == manuscript.fingerprint()
    assert stored.content["format"] == 1


def test_an_edition_s_own_words_leave_out_what_was_gathered():
    edition = cited_edition()

    assert edition.written() == Manuscript(
        "en", edition.title, "", edition.manuscript().body, (), (), (), ()
    )


def test_an_edition_and_a_citation_are_named_in_lists():
    edition = cited_edition()

    assert str(edition) == f"{edition.title} (1)"
    assert str(edition.citations.get()) == edition.manuscript().references[0].key


def test_the_current_edition_is_the_highest_number_of_an_article_in_circulation():
    article, other = make_article(), make_article()
    make_edition(article)
    second = make_edition(article, body="Rest for two days.")
    only = make_edition(other)

    assert set(Edition.objects.current()) == {second, only}


def test_a_withdrawn_article_has_a_newest_edition_and_no_current_one():
    edition = make_edition()
    withdraw(edition.article, by=make_publisher(), at=NOON, reason="Out of date.")

    assert list(Edition.objects.current()) == []
    assert list(Edition.objects.newest()) == [edition]


def test_editions_are_asked_for_by_language():
    make_edition(language="en")
    german = make_edition(language="de")

    assert list(Edition.objects.in_language("de")) == [german]


def test_editions_are_due_on_the_day_and_after_it():
    edition = make_edition(at=datetime(2026, 1, 31, 12, tzinfo=UTC), review_interval_months=1)
    due = date(2026, 2, 28)

    assert edition.review_due_on == due
    assert list(Edition.objects.due_by(due)) == [edition]
    assert list(Edition.objects.due_by(due - timedelta(days=1))) == []


def test_a_superseded_edition_is_never_due():
    article = make_article(review_interval_months=1)
    make_edition(article, at=NOON)
    make_edition(article, body="New.", at=NOON + timedelta(days=300))

    assert list(Edition.objects.due_by((NOON + timedelta(days=100)).date())) == []
