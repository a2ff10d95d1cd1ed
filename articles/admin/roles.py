"""Roles at the desk: each explained in a sentence beside the box that gives it."""

from __future__ import annotations

from django import forms
from django.contrib.auth.models import Group, Permission
from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.workflow.roles import ROLES, is_as_it_came

EXPLAINED: dict[str, str | Promise] = {
    "Author": gettext_lazy(
        "Writes drafts with their questions, references, glossary words and pictures; asks for "
        "reviews; prints."
    ),
    "Reviewer": gettext_lazy(
        "Reads everything, decides on what others wrote, and renews what still holds."
    ),
    "Publisher": gettext_lazy(
        "Does what an author does; publishes, withdraws and recalls; arranges packs and topics; "
        "may publish against a check, with a reason that stays on the edition."
    ),
    "Translator": gettext_lazy(
        "Writes articles in every language but the clinic’s own, in which they are first written."
    ),
}
MOST_NAMED = 6

# What else is in the tables is written by verbs, or goes with the article it belongs to.
_KEPT_AT_THE_DESK = ("article", "glossaryterm", "image", "pack", "printdesk", "reference", "topic")
_OTHERS = (
    "add_printreceipt",
    "change_clinicprofile",
    "change_teachbacktally",
    "view_clinicprofile",
    "view_edition",
)


def offered_permissions(held: Q) -> QuerySet[Permission]:
    """Return the permissions that do something at this desk, and those that are `held` already.

    What is not offered would be taken away by the next save, without a word.
    """
    ours = Q(content_type__app_label="articles")
    does_something = Q(content_type__model__in=_KEPT_AT_THE_DESK) | Q(codename__in=_OTHERS)
    rows = Permission.objects.filter((ours & does_something) | held).distinct()
    return rows.select_related("content_type").order_by(
        "content_type__app_label", "content_type__model", "codename"
    )


class PermissionsField(forms.ModelMultipleChoiceField):
    """Single permissions, called as Django calls them."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Permission) -> str:
        return obj.name


class RolesField(forms.ModelMultipleChoiceField):
    """The roles first, then the clinic's own groups; each with what it allows."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Group) -> str:
        words = '<span>{} <span class="under">{}</span></span>'
        return format_html(words, obj.name, what_it_allows(obj))


def roles_first() -> QuerySet[Group]:
    """Return all groups, those that came with the portal first and in their order."""
    places = [When(name=name, then=Value(place)) for place, name in enumerate(ROLES)]
    order = Case(*places, default=Value(len(ROLES)))
    return Group.objects.prefetch_related("permissions").order_by(order, "name")


def what_it_allows(group: Group) -> str:
    """Say what a group may do: in a sentence, or, where the clinic has chosen, one by one."""
    if is_as_it_came(group):
        return str(EXPLAINED[group.name])
    names = [permission.name for permission in group.permissions.all()]
    if not names:
        return _("Allows nothing yet.")
    more = len(names) - MOST_NAMED
    if more > 0:
        rest = ngettext("%(count)d more", "%(count)d more", more) % {"count": more}
        names = [*names[:MOST_NAMED], rest]
    return _("As your clinic has chosen: %(permissions)s.") % {"permissions": "; ".join(names)}
