"""The form of a reference: a record to paste, read with care and answered in plain words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import EvidenceKind, Reference
from articles.text.record_reading import (
    RecordFault,
    RecordUnreadableError,
    read_record,
    write_record,
)
from articles.text.reference_record import RecordFields, record_fields
from articles.text.web_source import archived_address, web_date, with_web_field

SKELETON = {
    "type": "article-journal",
    "title": "",
    "author": [{"family": "", "given": ""}],
    "container-title": "",
    "issued": {"date-parts": [[2026]]},
    "volume": "",
    "issue": "",
    "page": "",
    "DOI": "",
    "PMID": "",
}

SENTENCES: dict[RecordFault, str | Promise] = {
    "doi_unreadable": gettext_lazy("“%(detail)s” is not a DOI. A DOI looks like 10.1000/182."),
    "not_a_record": gettext_lazy(
        "This is not a record of a reference. A record stands between { and }."
    ),
    "not_json": gettext_lazy("Line %(line)d, at “%(detail)s”: %(expected)s"),
    "number_unreadable": gettext_lazy("There is a number in this record that cannot be read."),
    "pmid_unreadable": gettext_lazy(
        "“%(detail)s” is not a PubMed number. It has one to nine figures and nothing else."
    ),
    "several_records": gettext_lazy(
        "There are %(detail)s records here. Add one reference at a time."
    ),
    "title_missing": gettext_lazy('The record has no title. Write it after "title":.'),
    "too_deep": gettext_lazy("This record is nested too deeply to be one of a reference."),
    "too_long": gettext_lazy("This record is too long: at most 50,000 characters."),
}

# What the reader of JSON says it misses, in the words of somebody who does not write JSON.
EXPECTED: dict[str, str | Promise] = {
    "Expecting ',' delimiter": gettext_lazy("a comma is missing before this, or a bracket."),
    "Expecting ':' delimiter": gettext_lazy("a colon is missing between a name and its value."),
    "Expecting property name enclosed in double quotes": gettext_lazy(
        "a name in straight double quotes is missing. Is there a comma after the last entry, or "
        "are the quotes curly?"
    ),
    "Expecting value": gettext_lazy(
        'a value is missing. Words stand in straight double quotes, “"like this"”.'
    ),
    "Extra data": gettext_lazy("there is something after the end of the record."),
    "Invalid control character at": gettext_lazy(
        "the text in quotes breaks off at the end of the line."
    ),
    "Unterminated string starting at": gettext_lazy("the closing quote is missing."),
}
UNCLEAR = gettext_lazy("the record cannot be read here.")


def describe(error: RecordUnreadableError) -> str:
    """Return what is amiss in a record, where, and how to mend it."""
    expected = EXPECTED.get(error.expected.removesuffix("."), UNCLEAR)
    return SENTENCES[error.fault] % {
        "detail": error.detail[:80],
        "line": error.line,
        "expected": expected,
    }


class ReferenceForm(forms.ModelForm):
    """Title, year, DOI and PubMed number are read from the record, never typed a second time."""

    csl = forms.CharField(
        label=gettext_lazy("Record"),
        widget=forms.Textarea(attrs={"class": "record", "rows": 18, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "The reference as CSL-JSON, as Zotero and other reference managers export it. Paste it "
            "here, or fill in the empty quotes; what you do not know may stay empty."
        ),
    )

    accessed = forms.DateField(
        label=gettext_lazy("Read on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy(
            "For a page on the web: the day on which somebody read it. Goes into the record."
        ),
    )
    archived = forms.URLField(
        label=gettext_lazy("Archived copy"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy(
            "The address of a copy that stays, as in a web archive. Goes into the record."
        ),
        error_messages={"invalid": gettext_lazy("Write the whole address, with https://.")},
    )

    class Meta:
        model = Reference
        fields = ("key", "csl", "evidence_kind")
        error_messages = {"key": {"unique": gettext_lazy("Another reference has this key.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "csl" in self.fields:  # those who may only look get no fields
            shown = self.instance.csl if self.instance.pk else SKELETON
            self.initial["csl"] = write_record(shown)
            self.initial["accessed"] = web_date(shown, "accessed")
            self.initial["archived"] = archived_address(shown)

    def clean_csl(self) -> dict[str, Any]:
        try:
            record = read_record(self.cleaned_data["csl"])
        except RecordUnreadableError as error:
            raise ValidationError(describe(error), code=error.fault) from error
        self._refuse_second(record_fields(record))
        return record

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "csl" in cleaned:
            self._put_into_record(cleaned)
            self.instance.take_record(cleaned["csl"])
            kind = record_fields(cleaned["csl"]).evidence_kind
            is_unsaid = cleaned.get("evidence_kind") == EvidenceKind.OTHER and not self.instance.pk
            if is_unsaid and kind in EvidenceKind.values:
                cleaned["evidence_kind"] = kind
        return cleaned

    def _put_into_record(self, cleaned: dict[str, Any]) -> None:
        """Put into the record what was typed beside it; what was left alone leaves it alone."""
        said = {"accessed": cleaned.get("accessed"), "archived": cleaned.get("archived")}
        for name in said.keys() & set(self.changed_data) - self.errors.keys():
            cleaned["csl"] = with_web_field(cleaned["csl"], name, said[name])

    def _refuse_second(self, fields: RecordFields) -> None:
        """Refuse a paper that the library has under another key, and lead to it."""
        others = Reference.objects.exclude(pk=self.instance.pk)
        second = others.filter(doi=fields.doi).first() if fields.doi else None
        if second:
            raise ValidationError(_same(_("The library has this DOI already: {}."), second))
        second = others.filter(pmid=fields.pmid).first() if fields.pmid else None
        if second:
            raise ValidationError(
                _same(_("The library has this PubMed number already: {}."), second)
            )


def _same(sentence: str, reference: Reference) -> str:
    address = reverse("admin:articles_reference_change", args=[reference.pk])
    return format_html(sentence, format_html('<a href="{}">{}</a>', address, reference.key))
