"""Who may write an article, review it, move it, print it, and count at the desk."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser

from articles.models import Article

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


def may_begin(person: Person, *, language: str) -> bool:
    """Tell whether this person may begin an article in a language; see `may_write`."""
    return _may(person, "add_article") or _translates_into(person, language)


def may_write(person: Person, article: Article) -> bool:
    """Tell whether this person may change the words of a draft.

    Authors write in every language. Translators write in every language but the clinic's own,
    in which the articles are first written.
    """
    return _may(person, "change_article") or _translates_into(person, article.language)


def may_write_in(person: Person, *, language: str) -> bool:
    """Tell whether this person writes articles of a language at all, new ones or others."""
    return _may(person, "change_article") or may_begin(person, language=language)


def writes_at_all(person: Person) -> bool:
    """Tell whether this person writes articles in any language of the site."""
    return any(may_write_in(person, language=tag) for tag in dict(settings.LANGUAGES))


def languages_of(person: Person) -> tuple[str, ...]:
    """Return the languages in which this person may begin an article, the clinic's own first."""
    tags = sorted(dict(settings.LANGUAGES), key=lambda tag: tag != settings.LANGUAGE_CODE)
    return tuple(tag for tag in tags if may_begin(person, language=tag))


def require_writer(person: Person, article: Article) -> None:
    """Let somebody pass who may change the words of this draft.

    Raises:
        NotPermittedError: for anyone else.
    """
    if not may_write(person, article):
        raise NotPermittedError


def may_publish(person: Person) -> bool:
    """Tell whether this person may publish and withdraw articles."""
    return _may(person, "publish_article")


def require_publisher(person: Person) -> None:
    """Let a publisher pass.

    Raises:
        NotPermittedError: for anyone else.
    """
    if not may_publish(person):
        raise NotPermittedError


def may_take_job_bag(person: Person) -> bool:
    """Tell whether this person may take everything known of an article out of the portal."""
    return may_publish(person) or may_review(person)


def may_override(person: Person) -> bool:
    """Tell whether this person may publish against a check, giving a reason."""
    return _may(person, "override_checks")


def may_review(person: Person) -> bool:
    """Tell whether this person may decide on articles that others wrote."""
    return _may(person, "review_article")


def may_invite(person: Person, article: Article) -> bool:
    """Tell whether this person may invite an expert to a draft: who writes it, or reviews."""
    return may_write(person, article) or may_review(person)


def require_permission(person: Person, name: str) -> None:
    """Let somebody pass who has one of Django's own permissions, such as `change_pack`.

    Raises:
        NotPermittedError: for anyone else.
    """
    if not _may(person, name):
        raise NotPermittedError


def may_read(person: Person) -> bool:
    """Tell whether this person may read drafts."""
    return _may(person, "view_article") or writes_at_all(person)


def may_print(person: Person) -> bool:
    """Tell whether this person may print at a desk."""
    return _may(person, "add_printreceipt")


def may_recall(person: Person) -> bool:
    """Tell whether this person sees what is recalled: who causes it, and who holds the sheets."""
    return may_print(person) or may_publish(person)


def may_tally(person: Person) -> bool:
    """Tell whether this person may count how questions asked back were answered."""
    return _may(person, "change_teachbacktally")


def _translates_into(person: Person, language: str) -> bool:
    return language != settings.LANGUAGE_CODE and _may(person, "translate_article")


def _may(person: Person, name: str) -> bool:
    return bool(person.is_active and person.has_perm(f"articles.{name}"))
