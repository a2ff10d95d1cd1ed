"""People at the desk: who may come in, and what each group may do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, Permission
from django.db.models import ManyToManyField, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

Account = get_user_model()

admin.site.unregister([Account, Group])

# Editions and what the workflow writes beside them are read here and changed by no form.
_WRITTEN_BESIDE = ("citation", "formeraddress", "packedition", "packeditionpart", "packpart")
_PERMISSIONS_THAT_DO_SOMETHING = (
    Q(content_type__app_label="articles")
    & ~Q(content_type__model__startswith="historical")
    & ~Q(content_type__model__in=[*_WRITTEN_BESIDE, "teachbackquestion"])
    & ~(Q(content_type__model="edition") & ~Q(codename="view_edition"))
    & ~Q(content_type__model__in=["printedsheet", "recalltick", "downloadcount"])
    & ~(Q(content_type__model="printreceipt") & ~Q(codename="add_printreceipt"))
    & ~(Q(content_type__model="teachbacktally") & ~Q(codename="change_teachbacktally"))
)

# What only somebody who may do everything may hand out.
RIGHTS = ("is_staff", "is_superuser", "groups")


@admin.register(Account)
class PersonAdmin(UserAdmin):
    list_display = ("username", "full_name", "is_active", "is_superuser", "last_login")
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
    ) -> forms.ModelMultipleChoiceField | None:
        return super().formfield_for_manytomany(
            db_field, request, **options, widget=forms.CheckboxSelectMultiple
        )

    @admin.display(description=_("Name"), ordering="last_name")
    def full_name(self, person: Any) -> str:
        return str(person.get_full_name())


class PermissionsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Permission) -> str:
        return obj.name


@admin.register(Group)
class PeopleGroupAdmin(GroupAdmin):
    filter_horizontal = ()
    ordering = ("name",)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest | None = None, **options: Any
    ) -> forms.ModelMultipleChoiceField | None:
        field = super().formfield_for_manytomany(
            db_field,
            request,
            **options,
            form_class=PermissionsField,
            widget=forms.CheckboxSelectMultiple,
        )
        if field is not None:
            field.queryset = Permission.objects.filter(_PERMISSIONS_THAT_DO_SOMETHING)
        return field
