"""What a registry could not give, in a sentence that says what to do instead."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.evidence.fetching import LookupFault
from articles.evidence.identifiers import Identifier

SENTENCES: dict[LookupFault, Promise] = {
    "malformed": _("The registry’s answer cannot be read. Paste the record instead."),
    "not_found": _("No registry knows %(paper)s. Is it complete?"),
    "off": _("Looking papers up is switched off here. Paste the record instead."),
    "offline": _("Offline: the registry cannot be reached. Paste the record instead."),
    "slow": _("The registry did not answer in time. Try again later, or paste the record instead."),
    "too_large": _("The registry’s answer is too long to be a record. Paste the record instead."),
    "too_many": _("The registry has had too many questions. Try again in a few minutes."),
    "unavailable": _("The registry has trouble of its own. Try again later, or paste the record."),
}


def lookup_sentence(identifier: Identifier, fault: LookupFault, *, wait: int = 0) -> str:
    """Return why a paper was not found, and what helps; `wait` is in seconds."""
    if fault == "too_many" and wait:
        return ngettext(
            "The registry has had too many questions. Try again in %(wait)d second.",
            "The registry has had too many questions. Try again in %(wait)d seconds.",
            wait,
        ) % {"wait": wait}
    return str(SENTENCES[fault]) % {"paper": identifier}
