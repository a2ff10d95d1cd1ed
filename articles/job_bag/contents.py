"""What is in a job bag, as plain values: the same state of the portal gives equal ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from articles.models.check_words import check_in_words


@dataclass(frozen=True, slots=True)
class RenewalFacts:
    """That somebody reviewed an edition again, and nothing had to change."""

    by: str
    at: datetime
    due_on: date
    note: str


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What is known of one edition; its text is a file of its own.

    `level` is its reading level on the `scale` of its language, None where there is no measure;
    `aim` is the value that the portal aims for. `problems` are what the portal's checks say of the
    text on the day it was published; links to other articles and what has since become of its
    references apart.
    """

    number: int
    title: str
    check_code: str
    fingerprint: str
    published_at: datetime
    published_by: str
    change_note: str
    is_substantial: bool
    is_starter_text: bool
    signed_off_by: str
    overridden: tuple[str, ...]
    override_reason: str
    review_due_on: date
    words: int
    level: float | None
    scale: str
    aim: float
    terms: int
    pictures_described: int
    asked_back: int
    problems: tuple[str, ...]
    renewals: tuple[RenewalFacts, ...]

    @property
    def overridden_words(self) -> tuple[str, ...]:
        """What did not hold when it was published all the same."""
        return tuple(map(check_in_words, self.overridden))

    @property
    def problem_words(self) -> tuple[str, ...]:
        """What the checks look for and do not find kept."""
        return tuple(map(check_in_words, self.problems))

    @property
    def folder(self) -> str:
        """Where its text is in the bag."""
        return f"editions/{self.number:04}"

    @property
    def due_on(self) -> date:
        """The day by which it must be looked at again, renewals counted."""
        return self.renewals[-1].due_on if self.renewals else self.review_due_on


@dataclass(frozen=True, slots=True)
class CommentFacts:
    """What a reviewer said of one paragraph, which is quoted."""

    part: str
    passage: str
    comment: str


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """One decision on one exact text. `editions` were signed off by it."""

    by: str
    is_expert: bool
    invited_by: str
    at: datetime
    decision: str
    comment: str
    comments: tuple[CommentFacts, ...]
    fingerprint: str
    editions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """That somebody was asked to review a draft; blank `of` for anybody who may."""

    by: str
    of: str
    at: datetime
    due_on: date | None
    question: str
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What somebody decided about a notice for this article."""

    by: str
    at: datetime
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What a publisher has said of a source; `gone_at` is when that was taken back."""

    nature: str
    noticed_on: date | None
    reasons: str
    matched_by: str
    record: str
    found_at: datetime
    gone_at: datetime | None
    decisions: tuple[DecisionFacts, ...]


@dataclass(frozen=True, slots=True)
class ReferenceFacts:
    """A source that an edition cites, as the clinic's library knows it today."""

    key: str
    text: str
    kind: str
    status: str
    is_standing: bool
    checked_at: datetime | None
    notices: tuple[NoticeFacts, ...]
    editions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture that an edition shows; `name` is its file in the bag."""

    key: str
    name: str
    alt: str
    is_decorative: bool
    credit: str
    editions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StepFacts:
    """That the article was to be published or withdrawn at a moment."""

    act: str
    at: datetime
    by: str
    planned_at: datetime
    words: str
    closed_at: datetime | None
    outcome: str


@dataclass(frozen=True, slots=True)
class WithdrawalFacts:
    """That the article was taken from readers."""

    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How often readers got it, and how well they could say it back: numbers, never who."""

    sheets: int
    downloads: int
    packs: tuple[str, ...]
    explained_well: int
    explained_again: int


@dataclass(frozen=True, slots=True)
class JobBag:
    """One article's whole story, the earliest first. `as_of` is when something last happened."""

    clinic: str
    contact: str
    title: str
    slug: str
    language: str
    address: str
    kind: str
    interval_months: int
    owner: str
    is_withdrawn: bool
    needs_four_eyes: bool
    as_of: datetime
    editions: tuple[EditionFacts, ...]
    reviews: tuple[ReviewFacts, ...]
    requests: tuple[RequestFacts, ...]
    references: tuple[ReferenceFacts, ...]
    pictures: tuple[PictureFacts, ...]
    steps: tuple[StepFacts, ...]
    withdrawals: tuple[WithdrawalFacts, ...]
    reach: Reach

    @property
    def name(self) -> str:
        """What the file is called, without its ending."""
        return f"job-bag-{self.slug}-{self.language}"

    @property
    def newest(self) -> EditionFacts | None:
        """The edition that readers have, or had last."""
        return self.editions[-1] if self.editions else None
