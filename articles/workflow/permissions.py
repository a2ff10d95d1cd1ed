"""Who may move an article, print it, and count at the desk."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

from .errors import NotPermittedError

Person = AbstractUser | AnonymousUser


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


def require_permission(person: Person, name: str) -> None:
    """Let somebody pass who has one of Django's own permissions, such as `change_pack`.

    Raises:
        NotPermittedError: for anyone else.
    """
    if not (person.is_active and person.has_perm(f"articles.{name}")):
        raise NotPermittedError


def may_print(person: Person) -> bool:
    """Tell whether this person may print at a desk."""
    return bool(person.is_active and person.has_perm("articles.add_printreceipt"))


def may_recall(person: Person) -> bool:
    """Tell whether this person sees what is recalled: who causes it, and who holds the sheets."""
    return may_print(person) or may_publish(person)


def may_tally(person: Person) -> bool:
    """Tell whether this person may count how questions asked back were answered."""
    return bool(person.is_active and person.has_perm("articles.change_teachbacktally"))
