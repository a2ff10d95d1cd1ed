"""The language of a new article or pack: chosen before a word is written, then what it is."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.forms import ModelForm


def spoken(wanted: str) -> str:
    """Return a language of the site: the one wanted, if it is one."""
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def language_of(form: ModelForm[Any]) -> str:
    """Return the language of what a form is about; for a new one, what was chosen."""
    if form.instance.pk:
        return str(form.instance.language)
    # The address says it first, as in “?language=es”, and from then on the form itself.
    return spoken(str(form.data.get("language") or form.initial.get("language") or ""))
