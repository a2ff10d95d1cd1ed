"""Pictures at the desk: a library to look along; each with what it says and where it is shown."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import ClinicProfile, Image, image_uses
from articles.workflow.picturing import approved_drafts_with
from articles.workflow.removing import remove_image, require_unused_image

from .image_form import ImageForm
from .picture_places import places_in_words
from .uses import in_words, unless_used


class UsesFilter(admin.SimpleListFilter):
    """Whether a picture is shown anywhere now."""

    title = gettext_lazy("use")
    parameter_name = "shown"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", gettext_lazy("Shown")), ("no", gettext_lazy("Shown nowhere"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Image]) -> QuerySet[Image]:
        if self.value() not in ("yes", "no"):
            return queryset
        uses = image_uses(list(Image.objects.values_list("key", flat=True)))
        used = [key for key, places in uses.items() if places.are_any]
        logos = ClinicProfile.objects.filter(logo__isnull=False).values_list("logo__key", flat=True)
        shown = {"key__in": [*used, *logos]}
        return queryset.filter(**shown) if self.value() == "yes" else queryset.exclude(**shown)


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):
    form = ImageForm
    list_filter = (UsesFilter,)
    search_fields = ("key", "alt", "credit")
    search_help_text = gettext_lazy("Part of a key, a description or a credit")
    list_per_page = 48
    show_facets = admin.ShowFacets.NEVER

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> list[Any]:
        places = [(gettext_lazy("Where it is shown"), {"fields": ["shown_in"]})] if obj else []
        return [
            (
                gettext_lazy("Picture"),
                {"fields": [*(["as_stored"] if obj else []), "picture"]},
            ),
            (gettext_lazy("What it says"), {"fields": ["meaning", "alt"]}),
            (gettext_lazy("Where it comes from"), {"fields": ["credit", "key"]}),
            *places,
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Image | None = None) -> list[str]:
        return ["as_stored", "shown_in", *(["key"] if obj else [])]

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        changes = super().get_changelist_instance(request)
        images: list[Any] = list(changes.result_list)
        uses = image_uses([image.key for image in images])
        logo = ClinicProfile.current().logo_id
        for image in images:
            parts = [in_words(uses[image.key]), _("Logo") if image.pk == logo else ""]
            image.shown = ", ".join(filter(None, parts))
        changes.result_list = images
        return changes

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        approved = approved_drafts_with(obj.key) if change else ()
        super().save_model(request, obj, form, change)
        still = {article.pk for article in approved_drafts_with(obj.key)} if approved else set()
        void = [f"“{article}”" for article in approved if article.pk not in still]
        if void:
            words = _(
                "The approval of %(articles)s no longer holds, since readers would now get "
                "something else than was approved. Ask for another review before you publish."
            )
            articles = get_text_list(void, _("and"))
            self.message_user(request, words % {"articles": articles}, messages.WARNING)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        refusal = unless_used(self, request, object_id, require=require_unused_image)
        return refusal or super().delete_view(request, object_id, extra_context)

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        remove_image(obj)

    @admin.display(description=gettext_lazy("Picture"))
    def as_stored(self, image: Image) -> str:
        return format_html(
            '<img class="as-stored" src="{}" alt="{}" width="{}" height="{}">'
            '<span class="as-stored-size">{} × {}</span>',
            image.file.url,
            image.alt,
            image.width,
            image.height,
            image.width,
            image.height,
        )

    @admin.display(description=gettext_lazy("Shown in"))
    def shown_in(self, image: Image) -> str:
        return places_in_words(image)
