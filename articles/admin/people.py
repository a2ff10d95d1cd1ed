"""People at the desk: who may come in, and what each group may do."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, Permission
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple, ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

Account = get_user_model()

admin.site.unregister([Account, Group])

# What only somebody who may do everything may hand out.
RIGHTS = ("is_staff", "is_superuser", "groups")


@admin.register(Account)
class PersonAdmin(UserAdmin):
    list_display = ("username", "full_name", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "groups")
    search_help_text = _("Part of a name or an e-mail address")
    # Django's two lists side by side name their parts wrongly for a screen reader.
    filter_horizontal = ()
    add_form = UserCreationForm
    add_fieldsets = ((None, {"fields": ("username", "password1", "password2")}),)
    fieldsets = (
        (_("Person"), {"fields": ("username", "first_name", "last_name", "email", "password")}),
        (
            _("Rights"),
            {
                "fields": ("is_active", "is_staff", "is_superuser", "groups"),
                "description": _(
                    "Whoever leaves is not deleted but no longer active: what they "
                    "published keeps their name."
                ),
            },
        ),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        rights = () if request.user.is_superuser else RIGHTS
        return ("last_login", "date_joined", *rights)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **options: Any
    ) -> ModelMultipleChoiceField | None:
        return super().formfield_for_manytomany(
            db_field, request, **options, widget=CheckboxSelectMultiple
        )

    @admin.display(description=_("Name"), ordering="last_name")
    def full_name(self, person: Any) -> str:
        return str(person.get_full_name())


@admin.register(Group)
class PeopleGroupAdmin(GroupAdmin):
    filter_horizontal = ()

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **options: Any
    ) -> ModelMultipleChoiceField | None:
        field = super().formfield_for_manytomany(
            db_field, request, **options, widget=CheckboxSelectMultiple
        )
        if field is not None and db_field.name == "permissions":
            # The tables that keep histories are written by the others alone.
            field.queryset = (
                Permission.objects.filter(content_type__app_label="articles")
                .exclude(content_type__model__startswith="historical")
                .select_related("content_type")
            )
        return field
