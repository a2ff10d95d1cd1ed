"""People at the desk: who may come in, and which roles each has."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group
from django.db.models import ManyToManyField, Q
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .roles import PermissionsField, RolesField, offered_permissions, roles_first, what_it_allows

Account = get_user_model()

admin.site.unregister([Account, Group])

# What only somebody who may do everything may hand out.
RIGHTS = ("is_staff", "is_superuser", "groups", "user_permissions")


@admin.register(Account)
class PersonAdmin(UserAdmin):
    list_display = ("username", "full_name", "roles", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "groups")
    heading = _("People")
    search_help_text = _("Part of a name or an e-mail address")
    show_facets = admin.ShowFacets.NEVER
    # Django's two lists side by side name their parts wrongly for a screen reader.
    filter_horizontal = ()
    add_form = UserCreationForm
    add_fieldsets = ((None, {"fields": ("username", "password1", "password2")}),)
    fieldsets = (
        (_("Person"), {"fields": ("username", "first_name", "last_name", "email", "password")}),
        (
            _("Roles"),
            {
                "fields": ("groups",),
                "description": format_lazy(
                    '{} <a href="{}">{}</a>',
                    _(
                        "What somebody may do at the desk. A person may have several roles. "
                        "Nobody approves a text of which they wrote a part, whatever their roles."
                    ),
                    reverse_lazy("admin:auth_group_changelist"),
                    _("What each role allows"),
                ),
            },
        ),
        (
            _("At the desk"),
            {
                "fields": ("is_active", "is_staff", "is_superuser"),
                "description": _(
                    "Whoever leaves is not deleted but no longer active: what they "
                    "published keeps their name."
                ),
            },
        ),
        (
            _("Single permissions"),
            {
                "fields": ("user_permissions",),
                "classes": ("collapse",),
                "description": _(
                    "Rarely needed: for somebody whose task fits no role, such as whoever prints "
                    "at reception. What a role allows comes on top."
                ),
            },
        ),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        rights = () if request.user.is_superuser else RIGHTS
        return ("last_login", "date_joined", *rights)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        # Choosing is enough here: roles have a page of their own.
        if isinstance(db_field, ManyToManyField):
            return self.formfield_for_manytomany(db_field, request, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **options: Any
    ) -> forms.ModelMultipleChoiceField | None:
        if db_field.name == "groups":
            return RolesField(roles_first(), required=False, label=_("Roles"))
        held = _held_by("user", request)
        return PermissionsField(offered_permissions(held), required=False, label=_("May"))

    @admin.display(description=_("Name"), ordering="last_name")
    def full_name(self, person: Any) -> str:
        return str(person.get_full_name())

    @admin.display(description=_("Roles"))
    def roles(self, person: Any) -> str:
        return ", ".join(sorted(group.name for group in person.groups.all()))


@admin.register(Group)
class PeopleGroupAdmin(GroupAdmin):
    heading = _("Roles")
    list_display = ("name", "allows")
    filter_horizontal = ()
    ordering = ("name",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("permissions")

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest | None = None, **options: Any
    ) -> forms.ModelMultipleChoiceField | None:
        held = _held_by("group", request)
        return PermissionsField(offered_permissions(held), required=False, label=_("May"))

    @admin.display(description=_("What it allows"))
    def allows(self, group: Group) -> str:
        return what_it_allows(group)


def _held_by(holder: str, request: HttpRequest | None) -> Q:
    """Return the condition of a permission that whoever a form is about has already."""
    place = request.resolver_match if request else None
    key = str(place.kwargs.get("object_id", "")) if place else ""
    return Q(**{f"{holder}__pk": int(key)}) if key.isdecimal() else Q(pk__in=[])
