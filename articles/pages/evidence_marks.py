"""What a reference is and what its publisher has since said of it, as the library has it now.

An edition keeps its own copy of a record, and never changes; what is known of a source does. So the
mark beside a reference is looked up by its key each time a page or a sheet is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from articles.models import (
    EvidenceKind,
    PublisherNotice,
    Reference,
    ReferenceStatus,
    leading_notices,
)
from articles.text.reference_links import reference_links

KINDS_EXPLAINED = {
    EvidenceKind.GUIDELINE: _(
        "Advice for health workers. Experts agreed on it after weighing up the research."
    ),
    EvidenceKind.SYSTEMATIC_REVIEW: _(
        "A team looked for every study of one question and weighed up what they found together. "
        "Done well, this is the strongest kind of evidence."
    ),
    EvidenceKind.RANDOMISED_TRIAL: _(
        "People were put into groups by chance, and the groups were compared. "
        "This is the fairest test of whether a treatment works."
    ),
    EvidenceKind.OBSERVATIONAL: _(
        "Researchers watched what happened to people, without deciding by chance who got which "
        "treatment. It can show that two things go together, but often not why."
    ),
    EvidenceKind.LABORATORY: _(
        "Done with animals or cells, or in a laboratory. It can suggest how something may work, "
        "but not whether it helps people."
    ),
    EvidenceKind.LABEL: _(
        "What a medicines regulator has approved, decided or warned about. "
        "It tells how a medicine may be sold and used."
    ),
    EvidenceKind.NARRATIVE_REVIEW: _(
        "Experts sum up what is known. They choose which studies to look at, "
        "so it is weaker than a review of every study."
    ),
    EvidenceKind.OTHER: _("None of the other kinds: for example a survey, a law or a web page."),
}
"""Each kind of evidence in a patient's words."""

STATUSES_EXPLAINED = {
    ReferenceStatus.STANDING: _("We know of no correction or withdrawal."),
    ReferenceStatus.CORRECTED: _("The publisher has put right a mistake in it."),
    ReferenceStatus.CONCERN: _(
        "The publisher has warned that something in it may be wrong. Read it with care."
    ),
    ReferenceStatus.RETRACTED: _("The publisher has withdrawn it. It should not be relied on."),
}
"""Each status in a patient's words."""


@dataclass(frozen=True, slots=True)
class EvidenceMark:
    """The kind of evidence a reference is, and its status: one value for page, sheet and desk.

    `said_on` is the day of the notice that makes the status, and `notice_url` where it is read.
    """

    kind: EvidenceKind
    status: ReferenceStatus = ReferenceStatus.STANDING
    said_on: date | None = None
    notice_url: str = ""

    @classmethod
    def of(cls, reference: Reference, notice: PublisherNotice | None = None) -> EvidenceMark:
        """Return the mark of a reference; `notice` is the one that makes its status, if any does."""
        return cls(
            EvidenceKind(reference.evidence_kind),
            ReferenceStatus(reference.status),
            said_on=notice.noticed_on if notice else None,
            notice_url=_address(notice.notice_doi) if notice else "",
        )

    @property
    def kind_label(self) -> str:
        return str(self.kind.label)

    @property
    def kind_explained(self) -> str:
        """What such a source is, in a patient's words."""
        return str(KINDS_EXPLAINED[self.kind])

    @property
    def kind_icon(self) -> str:
        """The template that draws the sign of this kind."""
        return f"components/icons/evidence/{self.kind.value}.html"

    @property
    def status_label(self) -> str:
        return str(self.status.label)

    @property
    def status_explained(self) -> str:
        return str(STATUSES_EXPLAINED[self.status])

    @property
    def is_standing(self) -> bool:
        """Whether nothing is known against it."""
        return self.status is ReferenceStatus.STANDING


def marks_of(keys: Iterable[str]) -> dict[str, EvidenceMark]:
    """Return the mark of each key that the library holds.

    One query, and a second where something was said of any of them.
    """
    wanted = list(keys)
    if not wanted:
        return {}
    rows = Reference.objects.filter(key__in=wanted).only("key", "evidence_kind", "status")
    return marks_on(rows.order_by())


def marks_on(references: Iterable[Reference]) -> dict[str, EvidenceMark]:
    """Return the mark of each of these references; one query where something was said of any."""
    known = list(references)
    doubted = [one.key for one in known if one.status != ReferenceStatus.STANDING]
    notices = leading_notices(doubted) if doubted else {}
    return {one.key: EvidenceMark.of(one, notices.get(one.key)) for one in known}


def _address(doi: str) -> str:
    return next((link.url for link in reference_links({"DOI": doi})), "")
