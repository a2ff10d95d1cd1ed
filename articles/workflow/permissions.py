"""Who may move an article."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, PermissionsMixin

from .errors import NotPermittedError


class _Account(AbstractBaseUser, PermissionsMixin):
    class Meta:
        abstract = True


Person = _Account | AnonymousUser


def may_publish(person: Person) -> bool:
    """Tell whether this person may publish and withdraw articles."""
    return bool(person.is_active and person.has_perm("articles.publish_article"))


def require_publisher(person: Person) -> None:
    """Let a publisher pass.

    Raises:
        NotPermittedError: for anyone else.
    """
    if not may_publish(person):
        raise NotPermittedError
