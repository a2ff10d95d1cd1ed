"""Rows for tests, each complete by itself: name only what the test is about."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from articles.handouts.sheet import Format
from articles.models import (
    Article,
    ChangeKind,
    ClinicProfile,
    Decision,
    Edition,
    Pack,
    PackEdition,
    PrintDesk,
    PrintReceipt,
    Question,
    Reference,
    Review,
    TeachBackQuestion,
    Topic,
    UnfoundCount,
    UnfoundWords,
)
from articles.workflow.packing import arrange
from articles.workflow.printing import print_of, record_print
from articles.workflow.publishing import Change, publish, publish_starter
from articles.workflow.reviewing import Verdict, decide
from articles.workflow.roles import ROLES

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
"""When things happen that must happen some time."""

URGENT = "::: urgent In danger now\nCall {emergency.number}.\n:::"
"""What a text about a medicine, a procedure or a crisis must not be without."""

_numbers = count(1)


def make_person(name: str = "", **changes: Any) -> Any:
    """Somebody with an account and no permission."""
    return get_user_model().objects.create_user(
        username=name or f"person-{next(_numbers)}", **{"is_staff": True, **changes}
    )


def make_author(name: str = "", **changes: Any) -> Any:
    """Somebody who may write."""
    return make_person_as("Author", name=name, **changes)


def make_person_as(*roles: str, name: str = "", **changes: Any) -> Any:
    """Somebody to whom the clinic gave these roles, as they came with the portal."""
    person = make_person(name, **changes)
    for role in roles:
        # Made again where a test with real transactions has emptied the tables.
        group, is_new = Group.objects.get_or_create(name=role)
        if is_new:
            group.permissions.set(Permission.objects.filter(codename__in=ROLES[role]))
        person.groups.add(group)
    return person


def make_publisher(name: str = "", **changes: Any) -> Any:
    """Somebody who may publish and withdraw."""
    person = make_person(name, **changes)
    person.user_permissions.add(Permission.objects.get(codename="publish_article"))
    return person


def make_reviewer(name: str = "", **changes: Any) -> Any:
    """Somebody who may decide on what others wrote."""
    person = make_person(name, **changes)
    acts = ("review_article", "view_article")
    person.user_permissions.set(Permission.objects.filter(codename__in=acts))
    return person


def approve(article: Article, *, by: Any = None, at: datetime = NOON) -> Review:
    """That somebody other than its authors approved a draft as it stands."""
    stored = Article.objects.get(pk=article.pk)
    verdict = Verdict(Decision.APPROVED, seen=stored.manuscript().fingerprint())
    return decide(article, by=by or make_reviewer(), at=at, verdict=verdict)


def make_article(*, topics: tuple[Topic, ...] = (), **changes: Any) -> Article:
    """A draft that could be published as it stands."""
    number = next(_numbers)
    fields = {"slug": f"article-{number}", "title": f"Article {number}", "body": "Rest for a day."}
    article = Article.objects.create(**{**fields, **changes})
    article.topics.set(topics)
    return article


def make_question(article: Article, **changes: Any) -> Question:
    """One more question of a draft."""
    fields = {"question": "Can I drive home?", "answer": "No.", "order": next(_numbers)}
    return Question.objects.create(article=article, **{**fields, **changes})


def make_teach_back(article: Article, **changes: Any) -> TeachBackQuestion:
    """One more question that a draft asks back."""
    fields = {"question": "What will you do today?", "points": "Rest", "order": next(_numbers)}
    return TeachBackQuestion.objects.create(article=article, **{**fields, **changes})


def make_edition(
    article: Article | None = None,
    *,
    at: datetime = NOON,
    note: str = "First edition.",
    kind: ChangeKind = ChangeKind.SUBSTANTIAL,
    is_approved: bool = True,
    **changes: Any,
) -> Edition:
    """The next edition of an article, whose draft first takes the changes."""
    if article is None:
        article = make_article(**changes)
    else:
        for field, value in changes.items():
            setattr(article, field, value)
        article.save()
    if is_approved:
        approve(article, at=at)
    return publish(article, by=make_publisher(), at=at, change=Change(note, kind))


def make_starter_edition(article: Article | None = None, **changes: Any) -> Edition:
    """An edition as it came with the portal."""
    article = article or make_article(**changes)
    return publish_starter(article, at=NOON, change=Change("First edition.", ChangeKind.MINOR))


def make_packer(name: str = "", **changes: Any) -> Any:
    """Somebody who may arrange packs."""
    person = make_person(name, **changes)
    acts = ("add_pack", "change_pack", "delete_pack", "view_pack")
    person.user_permissions.set(Permission.objects.filter(codename__in=acts))
    return person


def make_pack(*articles: Article, at: datetime = NOON, **changes: Any) -> Pack:
    """A pack of these articles, in this order."""
    number = next(_numbers)
    pack = Pack(**{"slug": f"pack-{number}", "title": f"Pack {number}", **changes})
    arrange(pack, parts=articles, by=make_packer(), at=at)
    return pack


def make_printer(name: str = "", **changes: Any) -> Any:
    """Somebody who may print at a desk."""
    person = make_person(name, **changes)
    person.user_permissions.set(Permission.objects.filter(codename="add_printreceipt"))
    return person


def make_print_desk(name: str = "") -> PrintDesk:
    """A place where sheets are printed."""
    return PrintDesk.objects.create(name=name or f"Desk {next(_numbers)}")


def make_receipt(
    what: Edition | PackEdition,
    *,
    desk: PrintDesk | None = None,
    copies: int = 1,
    at: datetime = NOON,
) -> PrintReceipt:
    """That an edition, or a pack's edition, was printed at a desk."""
    printed = print_of(what, in_format=Format("a4", "standard"), copies=copies)
    return record_print(printed, desk=desk or make_print_desk(), at=at, token=uuid4())


def make_reference(key: str = "", **changes: Any) -> Reference:
    """A paper in a journal."""
    key = key or f"smith-{next(_numbers)}"
    csl = {
        "type": "article-journal",
        "title": f"A study called {key}",
        "author": [{"family": "Smith", "given": "Ann"}],
        "container-title": "Journal of Studies",
        "issued": {"date-parts": [[2020]]},
    }
    fields = {"csl": csl, "title": csl["title"], "year": 2020}
    return Reference.objects.create(key=key, **{**fields, **changes})


def make_topic(slug: str = "", **changes: Any) -> Topic:
    """A heading for articles."""
    slug = slug or f"topic-{next(_numbers)}"
    return Topic.objects.create(slug=slug, **{"name": slug.capitalize(), **changes})


def make_unfound(words: str = "platypus", *, uses: int = 1, **changes: Any) -> UnfoundWords:
    """Words that gave nothing, so often today or on the day named."""
    day = changes.pop("day", None) or timezone.localdate()
    row = UnfoundWords.objects.create(words=words, **{"language": "en", **changes})
    UnfoundCount.objects.create(words=row, day=day, uses=uses)
    return row


def make_clinic(**changes: Any) -> ClinicProfile:
    """The clinic's profile, filled in as a clinic in the United Kingdom would."""
    fields = {
        "name": "Riverside Clinic",
        "phone": "01632 960123",
        "opening_hours": "Monday to Friday, 8 am to 6 pm",
        "region": "gb",
    }
    return ClinicProfile.objects.update_or_create(pk=1, defaults={**fields, **changes})[0]
