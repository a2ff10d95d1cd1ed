"""What paper is worth today: the answers to check codes, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from articles.text.overdue import Step

from .lists import ArticleEntry
from .renewed import Renewed


class Standing(StrEnum):
    """What a code answers."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    MISTYPED = "mistyped"
    UNKNOWN = "unknown"


NOT_FOUND = frozenset({Standing.MISTYPED, Standing.UNKNOWN})


@dataclass(frozen=True, slots=True)
class LaterEdition:
    """One edition since the sheet was printed, in the words that its publisher gave readers."""

    number: int
    published_on: date
    change_note: str
    is_substantial: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """Where to read the newest edition, to print it, and to see what changed; "" for nowhere."""

    read: str = ""
    handout: str = ""
    compare: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was said of a source of the current edition; `is_since` if after it was published.

    `reason` is the clinic's own, where it keeps the source all the same.
    """

    headline: str
    what_we_do: str
    is_since: bool
    stays: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What all answers have: the code as paper shows it, its standing, where it is answered.

    `still_holds` is about superseded paper: nothing that matters has changed since.
    """

    code: str
    standing: Standing
    address: str = ""
    still_holds: bool = False

    @property
    def is_found(self) -> bool:
        return self.standing not in NOT_FOUND

    @property
    def gravity(self) -> int:
        """How much it matters: the worst part of a pack decides, the worst answer comes first."""
        if self.standing is Standing.SUPERSEDED:
            return 1 if self.still_holds else 3
        return {Standing.CURRENT: 0, Standing.WITHDRAWN: 4}.get(self.standing, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAnswer(Answer):
    """What became of one edition. `language` is blank where the page speaks it."""

    kind: str = "sheet"
    language: str
    slug: str
    title: str
    number: int
    published_on: date
    reviewed_by: str
    unreviewed: str
    renewed: Renewed | None
    review_due_on: date
    overdue: Step
    is_starter_text: bool
    later: tuple[LaterEdition, ...]
    withdrawn_on: date | None
    reason: str
    instead: ArticleEntry | None
    instead_address: str
    ways: Ways
    doubt: Doubt | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether its day is past."""
        return self.overdue >= Step.OVERDUE

    @property
    def warns(self) -> bool:
        """Whether readers are asked to ask before they rely on it."""
        return self.overdue >= Step.PAGE_NOTICE

    @property
    def has_doubt(self) -> bool:
        """Whether readers are asked to ask first, because of one of its sources."""
        return self.doubt is not None and not self.doubt.stays

    @property
    def newest_number(self) -> int:
        return self.later[0].number if self.later else self.number

    @property
    def replaced_on(self) -> date | None:
        return self.later[-1].published_on if self.later else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackAnswer(Answer):
    """What became of a pack: of each sheet in it, and of the set itself."""

    kind: str = "pack"
    language: str
    title: str
    number: int
    made_on: date
    is_newest: bool
    parts: tuple[SheetAnswer, ...]
    read_address: str

    @property
    def has_doubt(self) -> bool:
        """Whether that is so of one of its sheets."""
        return any(part.has_doubt for part in self.parts)

    @property
    def is_only_rearranged(self) -> bool:
        return not self.is_newest and not any(part.gravity for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingAnswer(Answer):
    """A code that is not ours: `strange` holds characters no code has, `length` an odd length."""

    kind: str = "missing"
    strange: tuple[str, ...]
    length: int


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The answers, worst first, and what was typed; no answer where nothing was asked yet."""

    typed: str
    answers: tuple[Answer, ...]
    address: str

    @property
    def only(self) -> Answer | None:
        return self.answers[0] if len(self.answers) == 1 else None

    @property
    def worst(self) -> Answer:
        return self.answers[0]

    @property
    def worst_count(self) -> int:
        return sum(answer.gravity == self.worst.gravity for answer in self.answers)

    @property
    def is_found(self) -> bool:
        return any(answer.is_found for answer in self.answers)

    @property
    def to_correct(self) -> str:
        """What was typed, where some of it leads nowhere."""
        return (
            "" if all(answer.is_found for answer in self.answers) and self.answers else self.typed
        )
