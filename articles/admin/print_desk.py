"""The places where sheets are printed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import PrintDesk
from articles.workflow.permissions import may_print


@admin.register(PrintDesk)
class PrintDeskAdmin(admin.ModelAdmin):
    heading = _("Print desks")
    list_display = ("name", "is_in_use", "printed")
    fields = ("name", "is_in_use")

    def get_queryset(self, request: HttpRequest) -> QuerySet[PrintDesk]:
        desks: QuerySet[PrintDesk] = super().get_queryset(request)
        return desks.annotate(how_many=Sum("receipts__sheets__receipt__copies"))

    def has_delete_permission(self, request: HttpRequest, obj: PrintDesk | None = None) -> bool:
        """Let go only of a desk that has printed nothing: receipts name theirs for ever."""
        if obj is not None and obj.receipts.exists():
            return False
        return super().has_delete_permission(request, obj)

    def response_add(
        self, request: HttpRequest, obj: PrintDesk, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Lead from the first desk on to printing there."""
        if may_print(request.user) and PrintDesk.objects.count() == 1:
            return HttpResponseRedirect(reverse("admin:print"))
        return super().response_add(request, obj, post_url_continue)

    @admin.display(description=_("Sheets printed"), ordering="how_many")
    def printed(self, desk: Any) -> int:
        return desk.how_many or 0
