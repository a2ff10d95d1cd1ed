"""Packs at the desk: which articles are printed together, in which order, and what is printed now."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Pack, PackEdition
from articles.text.check_codes import printed_code
from articles.workflow.errors import PackChangedError
from articles.workflow.packing import arrange

from .pack_form import PackForm
from .pack_state import pack_desk, prints, with_counts


@admin.register(Pack)
class PackAdmin(admin.ModelAdmin):
    """Django's admin of packs; what is printed is made by the verbs of `workflow` alone."""

    form = PackForm
    fieldsets = [(gettext_lazy("The cover"), {"fields": ["title", "introduction", "slug"]})]
    prepopulated_fields = {"slug": ("title",)}
    list_display = ("title", "articles", "printed", "code")
    search_fields = ("title", "slug", "introduction")
    search_help_text = gettext_lazy("Part of a title, an address or an introduction")
    ordering = ("title",)
    actions = None

    # The list.

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pack]:
        return with_counts(super().get_queryset(request))

    @admin.display(description=gettext_lazy("articles"))
    def articles(self, row: Pack) -> str:
        how_many, left_out = vars(row)["how_many"], vars(row)["how_many_left_out"]
        words = ngettext("%(count)d article", "%(count)d articles", how_many) % {"count": how_many}
        if not left_out:
            return words
        return _("%(articles)s, of which %(count)d not printed") % {
            "articles": words,
            "count": left_out,
        }

    @admin.display(description=gettext_lazy("printed now"))
    def printed(self, row: Pack) -> str:
        number = vars(row)["newest_number"]
        return _("Edition %(number)d") % {"number": number} if prints(row) else _("Nothing")

    @admin.display(description=gettext_lazy("check code"))
    def code(self, row: Pack) -> str:
        return printed_code(vars(row)["newest_code"]) if prints(row) else ""

    # The form.

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        if object_id is not None and self.get_object(request, object_id) is None:
            # Deleted while somebody arranged it: the form says so, and holds what was chosen.
            object_id = None
        show = partial(super().changeform_view, request, object_id, form_url, extra_context)
        try:
            with transaction.atomic():
                return show()
        except (IntegrityError, PackChangedError):
            # Somebody was quicker in this very moment: the form will see it now, and say so.
            with transaction.atomic():
                return show()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context |= pack_desk(context["adminform"].form, context["original"])
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Pack, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        made = arrange(
            obj,
            parts=form.cleaned_data["parts"],
            by=request.user,
            at=timezone.now(),
            lock_version=form.cleaned_data["lock_version"],
        )
        self.message_user(request, _saved(obj, made), messages.SUCCESS)

    def response_add(
        self, request: HttpRequest, obj: Pack, post_url_continue: str | None = None
    ) -> HttpResponse:
        return _to_the_form(obj)

    def response_change(self, request: HttpRequest, obj: Pack) -> HttpResponse:
        return _to_the_form(obj)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        pack = self.get_object(request, object_id)
        if pack is not None and pack.editions.exists():
            words = _(
                "“%(title)s” has been offered to print, so it cannot be deleted: readers may "
                "hold it, and its codes must go on answering. You can take every article out of "
                "it instead; then nobody is offered it any more."
            )
            self.message_user(request, words % {"title": pack.title}, messages.WARNING)
            return _to_the_form(pack)
        return super().delete_view(request, object_id, extra_context)


def _to_the_form(pack: Pack) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:articles_pack_change", args=[pack.pk]))


def _saved(pack: Pack, made: PackEdition | None) -> str:
    """Return what a save did to the paper."""
    if made:
        words = _("Saved. From now on edition %(number)d is printed, with the code %(code)s.")
        return words % {"number": made.number, "code": printed_code(made.check_code)}
    if PackEdition.objects.current().filter(pack=pack).exists():
        return _("Saved. What is printed stays as it was.")
    return _("Saved. Nothing is printed yet: none of its articles has been published.")
