"""The form of the print view. Nothing can be typed into it but a number of copies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.handouts.sheet import Format
from articles.models import MOST_COPIES, Edition, PackEdition, PrintDesk
from articles.workflow.printing import Print, print_of

from .printing_choices import Printable

PAPER_WORDS = (("a4", _("A4")), ("letter", _("Letter")))
SIZE_WORDS = (("standard", _("Standard, 12 pt")), ("large", _("Large print, 18 pt")))
INK_WORDS = (("black", _("Black only")), ("colour", _("Colour")))


class PrintForm(forms.Form):
    """What to print, how, how often and where."""

    item = forms.ChoiceField(
        label=_("What to print"),
        error_messages={
            "required": _("Choose what to print."),
            "invalid_choice": _("This is no longer in circulation. Choose what to print."),
        },
    )
    copies = forms.IntegerField(
        label=_("Copies"), min_value=1, max_value=MOST_COPIES, initial=1, localize=False
    )
    desk = forms.ModelChoiceField(
        label=_("Print desk"),
        queryset=PrintDesk.objects.filter(is_in_use=True),
        empty_label=_("Choose where you print"),
    )
    paper = forms.ChoiceField(label=_("Paper"), choices=PAPER_WORDS, widget=forms.RadioSelect)
    size = forms.ChoiceField(
        label=_("Size"), choices=SIZE_WORDS, widget=forms.RadioSelect, initial="standard"
    )
    ink = forms.ChoiceField(
        label=_("Ink"), choices=INK_WORDS, widget=forms.RadioSelect, initial="black"
    )
    lines = forms.BooleanField(
        label=_("Blank lines for name and next appointment"),
        help_text=_("Printed empty, to be filled in by hand. The portal never knows a name."),
        required=False,
    )
    # Names this form, not a person: sent twice, it is one print.
    token = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages=dict.fromkeys(
            ("required", "invalid"), _("Open this page anew, then print.")
        ),
    )

    def __init__(self, *args: Any, choices: Iterable[Printable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = self.fields["item"]
        assert isinstance(item, forms.ChoiceField)  # noqa: S101 - for the type checker
        item.choices = [(choice.value, choice.title) for choice in choices]

    def printed(self) -> Print | None:
        """Return what a valid form asks for; None if that has just left circulation."""
        said = self.cleaned_data
        what = _current(said["item"])
        if what is None:
            return None
        in_format = Format(said["paper"], said["size"], said["ink"])
        return print_of(what, in_format=in_format, copies=said["copies"])


def _current(item: str) -> Edition | PackEdition | None:
    kind, _dash, pk = item.partition("-")
    if kind == "pack":
        packs = PackEdition.objects.current().select_related("pack")
        newest: PackEdition | None = packs.filter(pack=int(pk)).first()
        return newest
    editions = Edition.objects.current().with_people()
    return editions.filter(article=int(pk)).first()
