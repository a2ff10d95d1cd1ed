"""Pictures at the desk: add, describe, see where each is shown."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Image, image_uses
from articles.workflow.removing import remove_image, require_unused_image

from .image_form import ImageForm
from .uses import in_words, listed, unless_used


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):
    form = ImageForm
    list_display = ("thumbnail", "key", "described", "shown")
    list_display_links = ("key",)
    list_filter = ("is_decorative",)
    search_fields = ("key", "alt", "credit")
    search_help_text = _("Part of a key, a description or a credit")
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> list[Any]:
        shown = ["as_stored", "shown_in"] if obj else []
        return [
            (_("Picture"), {"fields": [*shown, "picture"]}),
            (_("What it says"), {"fields": ["meaning", "alt"]}),
            (_("Where it comes from"), {"fields": ["credit", "key"]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Image | None = None) -> list[str]:
        return ["as_stored", "shown_in", *(["key"] if obj else [])]

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        changes = super().get_changelist_instance(request)
        images = list(changes.result_list)
        uses = image_uses([image.key for image in images])
        for image in images:
            image.uses = uses[image.key]
        changes.result_list = images
        return changes

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        refusal = unless_used(self, request, object_id, require=require_unused_image)
        return refusal or super().delete_view(request, object_id, extra_context)

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        remove_image(obj)

    @admin.display(description=_("Picture"))
    def thumbnail(self, image: Image) -> str:
        return format_html(
            '<img class="thumbnail" src="{}" alt="" width="{}" height="{}" loading="lazy">',
            image.file.url,
            image.width,
            image.height,
        )

    @admin.display(description=_("Picture"))
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

    @admin.display(description=_("What it says"), ordering="alt")
    def described(self, image: Image) -> str:
        return image.alt or str(_("Decorative"))

    @admin.display(description=_("Shown in"))
    def shown(self, image: Any) -> str:
        return in_words(image.uses)

    @admin.display(description=_("Shown in"))
    def shown_in(self, image: Image) -> str:
        return listed(image_uses([image.key])[image.key])
