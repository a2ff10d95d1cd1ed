"""What is kept while people write: words that nobody has saved yet, and who is writing where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from articles.models import KEPT_FOR, Article, Autosave, DraftPresence

from .errors import NotPermittedError, TooMuchToKeepError
from .permissions import Person, key_of, languages_of, require_writer

MOST_CHARACTERS = 1_000_000
"""What is kept of one form: five times the longest text that can be saved."""
PRESENT_FOR = timedelta(minutes=2)
"""How long somebody counts as present after the desk last heard of them."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """One open form as it stands: its own name, the version it began with, all of its fields."""

    form: UUID
    lock_version: int
    fields: Mapping[str, Sequence[str]]


def keep(unsaved: Unsaved, *, article: Article | None, by: Person, at: datetime) -> Autosave:
    """Keep a form as it stands, in place of what was kept of it before.

    Raises:
        NotPermittedError: if this person may not write that article.
        TooMuchToKeepError: if it holds more than a text can be.
    """
    if article:
        require_writer(by, article)
    elif not languages_of(by):
        raise NotPermittedError
    # PostgreSQL stores no NUL in JSON, and no text may hold one.
    fields = {
        name: [value.replace("\0", "") for value in values]
        for name, values in unsaved.fields.items()
    }
    if sum(len(value) for values in fields.values() for value in values) > MOST_CHARACTERS:
        raise TooMuchToKeepError
    row, _is_new = Autosave.objects.update_or_create(
        person_id=key_of(by),
        form=unsaved.form,
        defaults={
            "article": article,
            "lock_version": unsaved.lock_version,
            "fields": fields,
            "kept_at": at,
        },
    )
    return row


def kept_for(person: Person, article: Article | None) -> QuerySet[Autosave]:
    """Return what is kept of somebody's forms of an article, or of new ones; the latest first."""
    return Autosave.objects.filter(person_id=key_of(person), article=article)


def forget(person: Person, form: UUID) -> None:
    """Keep a form no longer: it is saved, or thrown away."""
    Autosave.objects.filter(person_id=key_of(person), form=form).delete()


def forget_old(at: datetime) -> int:
    """Forget what was kept too long ago, and who was present; return how many forms went."""
    DraftPresence.objects.filter(seen_at__lt=at - PRESENT_FOR).delete()
    gone, _by_table = Autosave.objects.filter(kept_at__lt=at - KEPT_FOR).delete()
    return gone


def let_go(article: Article) -> None:
    """Keep words of an article that is about to be deleted, as those of a new one."""
    Autosave.objects.filter(article=article).update(article=None)


def be_present(article: Article, *, by: Person, at: datetime) -> None:
    """Note that somebody has a draft open.

    Raises:
        NotPermittedError: if this person may not write it.
    """
    require_writer(by, article)
    DraftPresence.objects.update_or_create(
        article=article, person_id=key_of(by), defaults={"seen_at": at}
    )


def leave(article: Article, *, by: Person) -> None:
    """Note that somebody has closed a draft."""
    DraftPresence.objects.filter(article=article, person_id=key_of(by)).delete()


def present(at: datetime) -> QuerySet[DraftPresence]:
    """Return who has a draft open, with their accounts, in the order of their names."""
    recent = DraftPresence.objects.filter(seen_at__gte=at - PRESENT_FOR)
    return recent.select_related("person").order_by("person__last_name", "person__username")
