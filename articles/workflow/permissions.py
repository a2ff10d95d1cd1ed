"""Who may review an article, move it, print it, and count at the desk."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

from .errors import NotPermittedError

Person = AbstractUser | AnonymousUser


def key_of(person: Person) -> int:
    """Return the key of somebody with an account.

    Raises:
        NotPermittedError: if they have none.
    """
    if person.pk is None:
        raise NotPermittedError
    return int(person.pk)


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


def may_override(person: Person) -> bool:
    """Tell whether this person may publish against a check, giving a reason."""
    return bool(person.is_active and person.has_perm("articles.override_checks"))


def may_review(person: Person) -> bool:
    """Tell whether this person may decide on articles that others wrote."""
    return bool(person.is_active and person.has_perm("articles.review_article"))


def may_invite(person: Person) -> bool:
    """Tell whether this person may invite an expert without an account: who writes or reviews."""
    acts = ("articles.change_article", "articles.review_article")
    return bool(person.is_active and any(map(person.has_perm, acts)))


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
