"""Choices to tick one of, which a screen reader hears as one group with a name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString


class RadioGroup(forms.RadioSelect):
    """Django's radio buttons inside a named group."""

    def __init__(self, *, label: str | Promise, **options: Any) -> None:
        super().__init__(**options)
        self.label = label

    def render(self, *args: Any, **options: Any) -> SafeString:
        buttons = super().render(*args, **options)
        return format_html(
            '<div class="radio-group" role="radiogroup" aria-label="{}">{}</div>',
            self.label,
            buttons,
        )
