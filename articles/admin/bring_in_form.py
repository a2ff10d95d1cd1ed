"""The form where references come in: a paste or a file, read into records or answered in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.evidence.faults import LARGEST_FILE_BYTES, UnreadableFileError
from articles.evidence.identifiers import Identifier, identifiers_in
from articles.evidence.lookup import MOST_AT_ONCE, Answer, look_up_all, registries
from articles.evidence.reading import read_references
from articles.models import Reference

from .lookup_words import lookup_sentence

MOST_PASTED = 2_000_000
"""Characters. More would be refused before the form sees it; files may be larger."""

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Brought:
    """What a paste or a file held: records that can be taken, and why the others cannot."""

    name: str = ""
    records: tuple[dict[str, Any], ...] = ()
    unreadable: tuple[dict[str, str], ...] = ()
    known: tuple[Reference, ...] = ()


class BringInForm(forms.Form):
    """One field for anything that is pasted, or a file."""

    pasted = forms.CharField(
        label=gettext_lazy("Paste anything"),
        required=False,
        max_length=MOST_PASTED,
        widget=forms.Textarea(
            attrs={"rows": 7, "spellcheck": "false", "autocomplete": "off", "autofocus": True}
        ),
        help_text=gettext_lazy(
            "DOIs or PubMed numbers, one a line. Or records, as your reference manager or PubMed "
            "exports them: RIS, BibTeX, PubMed (NBIB), EndNote XML or CSL-JSON."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or choose a file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy(
            "In one of these formats, at most 20 MB. The file itself is not kept."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.brought = Brought()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_FILE_BYTES:
            raise ValidationError(str(UnreadableFileError("too_large")), code="too_large")
        return file

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        pasted, file = cleaned["pasted"].strip(), cleaned["file"]
        if pasted and file:
            raise ValidationError(
                _("Here are both a paste and a file. Bring in one of them, then the other.")
            )
        if not pasted and not file:
            raise ValidationError(_("Paste something, or choose a file."))
        self.brought = self._read_file(file) if file else self._read_paste(pasted)
        return cleaned

    def _read_file(self, file: Any) -> Brought:
        try:
            return _read(file.read(), name=file.name or "")
        except UnreadableFileError as error:
            self.add_error("file", ValidationError(str(error), code=error.code))
            return Brought()

    def _read_paste(self, pasted: str) -> Brought:
        identifiers = identifiers_in(pasted)
        if len(identifiers) > MOST_AT_ONCE:
            words = _(
                "There are %(found)d here. At most %(most)d are looked up at once; bring the "
                "others in afterwards, or export them all as a file."
            )
            sizes = {"found": len(identifiers), "most": MOST_AT_ONCE}
            self.add_error("pasted", words % sizes)
        elif identifiers:
            return self._looked_up(identifiers)
        else:
            try:
                return _read(pasted.encode(), name="")
            except UnreadableFileError as error:
                self.add_error("pasted", ValidationError(_unread(error), code=error.code))
        return Brought()

    def _looked_up(self, identifiers: tuple[Identifier, ...]) -> Brought:
        ours = {one: found for one in identifiers if (found := held(one))}
        if len(ours) == len(identifiers):
            return Brought(known=tuple(dict.fromkeys(ours.values())))
        unknown = [one for one in identifiers if one not in ours]
        answers = tuple(look_up_all(unknown, at=registries()))
        records = tuple(one.record for one in answers if one.record is not None)
        records += tuple(one.csl for one in ours.values())
        failed = tuple(_failed(one) for one in answers if one.record is None)
        if not any(one.record for one in answers):
            self.add_error("pasted", _none_found(failed))
            listed = failed if len({one["why"] for one in failed}) > 1 else ()
            return Brought(unreadable=listed, known=tuple(ours.values()))
        name = ngettext("%(count)d looked up", "%(count)d looked up", len(answers))
        return Brought(name % {"count": len(answers)}, records, failed)


def _read(data: bytes, *, name: str) -> Brought:
    file = read_references(data, name=name)
    unreadable = tuple(
        {"where": record.place, "why": record.sentence} for record in file.unreadable
    )
    return Brought(name[:LONGEST_NAME] or _("What you pasted"), file.taken, unreadable)


def held(identifier: Identifier) -> Reference | None:
    """Return the reference that the library has under a DOI or PubMed number."""
    return Reference.objects.filter(**{identifier.kind: identifier.value}).first()


def _none_found(failed: tuple[dict[str, str], ...]) -> str:
    """Return the one reason why nothing was found, or that there are several."""
    reasons = {one["why"] for one in failed}
    return reasons.pop() if len(reasons) == 1 else _("None of them was found, as said above.")


def _failed(found: Answer) -> dict[str, str]:
    fault = found.fault or "malformed"
    return {
        "where": str(found.identifier),
        "why": lookup_sentence(found.identifier, fault, wait=found.wait),
    }


def _unread(error: UnreadableFileError) -> str:
    """Say what a paste should have been, where the reader would speak of a file."""
    if error.code != "format_unknown":
        return str(error)
    if not settings.REFERENCE_LOOKUP:
        return _("This is none of the formats that are read here.")
    return _(
        "This is neither a DOI or PubMed number nor a record in one of the formats that are read "
        "here. Put one DOI or number on each line, with nothing else."
    )
