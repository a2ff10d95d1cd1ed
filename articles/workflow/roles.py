"""The roles that come with the portal: groups of people, and what each may do.

A clinic may change what its groups may do. This is what they start with (migrations 0008 and
0010), and
what the desk compares them with before it explains one in a sentence.
"""

from __future__ import annotations

from django.contrib.auth.models import Group

_LOOKS = frozenset(
    f"view_{what}"
    for what in (
        "article",
        "reference",
        "glossaryterm",
        "image",
        "topic",
        "edition",
        "pack",
        "publishernotice",
        "noticedecision",
    )
)


def _keeps(*kinds: str) -> frozenset[str]:
    return frozenset(f"{act}_{kind}" for kind in kinds for act in ("add", "change", "delete"))


_WRITES = (
    _LOOKS
    | _keeps("article", "reference", "glossaryterm", "image")
    | {"add_printreceipt", "change_teachbacktally"}
    | {"add_publishernotice", "change_publishernotice"}
)

ROLES: dict[str, frozenset[str]] = {
    "Author": _WRITES,
    "Reviewer": _LOOKS | {"review_article"},
    "Publisher": _WRITES
    | _keeps("pack", "topic")
    | {"publish_article", "override_checks", "add_noticedecision"},
    "Translator": _LOOKS | {"translate_article"},
}
"""The name of each role and the permissions of the app `articles` that it holds."""


def is_as_it_came(group: Group) -> bool:
    """Tell whether a group is one of the roles, and may do what that role may and no more."""
    held = frozenset(permission.codename for permission in group.permissions.all())
    return ROLES.get(group.name) == held
