"""Reference styles of the clinic's own at the desk: bring a file, see what it does, remove it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import ClinicProfile, ReferenceStyle
from articles.models.reference_style import STYLE_NAME
from articles.text.entries.trying import (
    MOST_BYTES,
    StyleFault,
    StyleRefusedError,
    TriedStyle,
    try_style,
)
from articles.workflow.reference_styles import (
    StyleInUseError,
    add_style,
    is_taken,
    remove_style,
    require_unused_style,
)

from .style_choice import shown_in, specimens

SENTENCES: dict[StyleFault, str | Promise] = {
    "dependent": gettext_lazy(
        "This file only says that references look as in the style “%(detail)s”. "
        "Bring the file of that style."
    ),
    "endless": gettext_lazy("Parts of this style call each other without end."),
    "fails": gettext_lazy("References cannot be printed in this style: %(detail)s"),
    "not_a_style": gettext_lazy(
        "This is not a style: the file begins with “%(detail)s”. A CSL style begins with “style”."
    ),
    "not_xml": gettext_lazy(
        "This file cannot be read (line %(detail)s). A style is a file whose name ends in .csl."
    ),
    "no_bibliography": gettext_lazy(
        "This style has no list of references, only notes. Bring one with a bibliography."
    ),
    "no_title": gettext_lazy("This style has no title."),
    "says_nothing": gettext_lazy("In this style some references would be empty lines."),
    "too_long": gettext_lazy("This file is too large for a style: at most %(most)d KB."),
}


def describe(error: StyleRefusedError) -> str:
    """Return why a file is not taken, and what to do instead."""
    return SENTENCES[error.fault] % {"detail": error.detail or "1", "most": MOST_BYTES // 1000}


class ReferenceStyleForm(forms.ModelForm):
    """A file, or its text: what was chosen comes back as text if the form is refused."""

    file = forms.FileField(
        label=gettext_lazy("Style file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy(
            "A file whose name ends in .csl, from the style repository of the Citation Style "
            "Language or of your own making. It is tried out before it is taken."
        ),
        widget=forms.FileInput(attrs={"accept": ".csl,.xml,application/xml"}),
    )
    csl = forms.CharField(
        label=gettext_lazy("Or its text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "record", "rows": 6, "spellcheck": "false"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Short name"),
        required=False,
        max_length=80,
        validators=[STYLE_NAME],
        help_text=gettext_lazy("Left empty, it is taken from the file."),
    )

    tried: TriedStyle

    class Meta:
        model = ReferenceStyle
        fields = ("name",)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        content, field = self._content(cleaned)
        if not content.strip():
            self.add_error("file", _("Choose a file."))
            return cleaned
        try:
            self.tried = try_style(content)
        except StyleRefusedError as error:
            self.add_error(field, ValidationError(describe(error), code=error.fault))
            return cleaned
        cleaned["name"] = cleaned.get("name") or self.tried.name
        if not self.errors and is_taken(cleaned["name"]):
            self.add_error("name", _("There is a style of this short name. Choose another."))
        return cleaned

    def _content(self, cleaned: dict[str, Any]) -> tuple[bytes, str]:
        """Return what was brought, and where; a file's text is kept in the form."""
        file = cleaned.get("file")
        if file is None:
            return cleaned.get("csl", "").encode("utf-8", "replace"), "csl"
        content: bytes = file.read(MOST_BYTES + 1)
        if len(content) <= MOST_BYTES:
            text = content.decode("utf-8", "replace")
            self.data = (
                {**self.data.dict(), "csl": text} if isinstance(self.data, QueryDict) else self.data
            )
        return content, "file"

    def _post_clean(self) -> None:
        """Leave the row alone: the verb makes it."""

    def save(self, commit: bool = True) -> ReferenceStyle:  # noqa: FBT001, FBT002 - Django's signature
        """Take the style; Django's form has nothing left to save."""
        style = add_style(self.tried, name=self.cleaned_data["name"], at=timezone.now())
        self.instance = style
        return style

    def save_m2m(self) -> None:
        """Nothing belongs to a style."""


@admin.register(ReferenceStyle)
class ReferenceStyleAdmin(admin.ModelAdmin):
    form = ReferenceStyleForm
    list_display = ("title", "name", "added_at", "is_chosen")
    show_facets = admin.ShowFacets.NEVER

    def get_fields(self, request: HttpRequest, obj: ReferenceStyle | None = None) -> list[Any]:
        return ["title", "name", "added_at", "is_chosen", "as_printed"] if obj else [
            "file",
            "csl",
            "name",
        ]  # fmt: skip

    def has_change_permission(
        self, request: HttpRequest, obj: ReferenceStyle | None = None
    ) -> bool:
        """A style is replaced by another one: whoever may change it may look at it."""
        return obj is None and super().has_change_permission(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: ReferenceStyle | None = None) -> bool:
        return super().has_view_permission(request, obj) or super().has_change_permission(request)

    def save_model(
        self,
        request: HttpRequest,
        obj: ReferenceStyle,
        form: Any,
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Nothing is left to do: the form's save took the style."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        style = self.get_object(request, object_id)
        if style is not None and self.has_delete_permission(request, style):
            try:
                require_unused_style(style)
            except StyleInUseError:
                words = _("“%(style)s” stays: your references are printed in it.")
                self.message_user(request, words % {"style": style}, messages.WARNING)
                address = reverse("admin:articles_referencestyle_change", args=[style.pk])
                return HttpResponseRedirect(address)
        return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request: HttpRequest, obj: ReferenceStyle) -> None:
        remove_style(obj)

    @admin.display(description=gettext_lazy("Chosen"), boolean=True)
    def is_chosen(self, style: ReferenceStyle) -> bool:
        return ClinicProfile.current().reference_style == style.name

    @admin.display(description=gettext_lazy("As printed"))
    def as_printed(self, style: ReferenceStyle) -> str:
        return shown_in(style.style(), specimens())
