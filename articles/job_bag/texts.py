"""What the texts of an article hold: measured, checked, and gathered over all its editions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.utils.timezone import localdate

from articles.models import Article, ChangeKind, Edition, EvidenceKind, Reference, ReferenceStatus
from articles.models.article import longest_review_interval
from articles.text.bibliography import Style, plain_reference
from articles.text.check_codes import printed_code
from articles.text.checks.facts import Facts
from articles.text.checks.judging import problems_of
from articles.text.manuscript import ImageText, Manuscript, ReferenceText
from articles.text.prose import prose
from articles.text.readability import count_words
from articles.text.reading_level import level_of

from .contents import EditionFacts, PictureFacts, ReferenceFacts, RenewalFacts
from .naming import named
from .notices import notices_of


class _Everything:
    """Holds whatever is asked for."""

    def __contains__(self, _what: object) -> bool:
        return True


@dataclass(slots=True)
class Uses:
    """What the editions cite and show, in the order in which they first do, and which of them.

    `style` prints the references.
    """

    style: Style
    _references: dict[str, tuple[ReferenceText, list[int]]] = field(default_factory=dict)
    _pictures: dict[str, tuple[ImageText, list[int]]] = field(default_factory=dict)

    def take(self, number: int, manuscript: Manuscript) -> None:
        """Note what an edition uses."""
        for reference in manuscript.references:
            earlier = self._references.get(reference.key, (reference, []))[1]
            self._references[reference.key] = (reference, [*earlier, number])
        for image in manuscript.images:
            earlier = self._pictures.get(image.name, (image, []))[1]
            self._pictures[image.name] = (image, [*earlier, number])

    def references(self, article: Article) -> tuple[ReferenceFacts, ...]:
        """Return the sources by key, as cited last, with what is known of them. Three queries."""
        library = {row.key: row for row in Reference.objects.filter(key__in=self._references)}
        notices = notices_of(article, list(self._references))
        return tuple(
            replace(
                _reference(text, library.get(key), self.style),
                notices=notices.get(key, ()),
                editions=tuple(numbers),
            )
            for key, (text, numbers) in sorted(self._references.items())
        )

    def pictures(self) -> tuple[PictureFacts, ...]:
        """Return the pictures by their file."""
        return tuple(
            PictureFacts(
                key=image.key,
                name=name,
                alt=image.alt,
                is_decorative=image.is_decorative,
                credit=image.credit,
                editions=tuple(numbers),
            )
            for name, (image, numbers) in sorted(self._pictures.items())
        )


def edition_facts(edition: Edition, uses: Uses) -> EditionFacts:
    """Return what is known of an edition, and note what its text uses."""
    manuscript = edition.manuscript()
    uses.take(edition.number, manuscript)
    text = prose(manuscript)
    facts = _facts(edition)
    found = problems_of(manuscript, facts)
    level = level_of(text, manuscript.language)
    return EditionFacts(
        number=edition.number,
        title=edition.title,
        check_code=printed_code(edition.check_code),
        fingerprint=edition.fingerprint,
        published_at=edition.published_at,
        published_by="" if edition.is_starter_text else named(edition.published_by),
        change_note=edition.change_note,
        is_substantial=edition.change_kind == ChangeKind.SUBSTANTIAL,
        is_starter_text=edition.is_starter_text,
        signed_off_by=_signed_off_by(edition),
        overridden=tuple(edition.overridden or ()),
        override_reason=edition.override_reason,
        review_due_on=edition.review_due_on,
        words=count_words(text),
        level=round(level.value, 1) if level else None,
        scale=level.scale if level else "",
        aim=level.aim if level else 0,
        terms=len(manuscript.terms),
        pictures_described=sum(bool(image.alt) for image in manuscript.images),
        asked_back=len(manuscript.teach_back),
        problems=tuple(dict.fromkeys(problem.code for problem in found)),
        renewals=tuple(
            RenewalFacts(
                named(renewal.reviewed_by),
                renewal.reviewed_at,
                renewal.review_due_on,
                renewal.note,
            )
            for renewal in sorted(edition.renewals.all(), key=lambda one: (one.reviewed_at, one.pk))
        ),
    )


def _signed_off_by(edition: Edition) -> str:
    if edition.sign_off is None:
        return ""
    return edition.sign_off.who() or named(edition.sign_off.reviewer)


def _facts(edition: Edition) -> Facts:
    """Return what the checks are told: that day, not this one, so that they say the same for ever."""
    article = edition.article
    return Facts(
        today=localdate(edition.published_at),
        kind=article.kind,
        has_owner=article.owner_id is not None,
        review_interval=article.review_interval_months,
        longest_interval=longest_review_interval(article.kind),
        readable=_Everything(),
    )


def _reference(text: ReferenceText, row: Reference | None, style: Style) -> ReferenceFacts:
    kind = EvidenceKind(row.evidence_kind) if row else EvidenceKind.OTHER
    status = ReferenceStatus(row.status) if row else ReferenceStatus.STANDING
    return ReferenceFacts(
        key=text.key,
        text=plain_reference(text.csl, style=style),
        kind=str(kind.label),
        status=str(status.label),
        is_standing=status == ReferenceStatus.STANDING,
        checked_at=row.status_checked_at if row else None,
        notices=(),
        editions=(),
    )
