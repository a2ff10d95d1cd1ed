"""Problems in words: what is amiss in a draft, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models.check_words import GROUP_NAMES
from articles.text.checks.registry import AS_DEFAULT, CHECKS, GROUPS, Group, Weights, stops
from articles.text.citations import read_mark
from articles.text.problems import Problem, numbered_part

from .problem_sentences import MISSING, SENTENCES

NO_FIELDS: Mapping[str, tuple[str, ...]] = {}
LONGEST_DETAIL = 80
FIELDS = {
    "title": "id_title",
    "summary": "id_summary",
    "body": "id_body",
    "owner": "id_owner",
    "review interval": "id_review_interval_months",
}
"""The ids of the fields that hold the parts without a number."""
PLACES = {
    "title": gettext_noop("Title"),
    "summary": gettext_noop("Who it is for"),
    "owner": gettext_noop("Owner"),
    "review interval": gettext_noop("Review every (months)"),
}
SAID_OF_REFERENCES = frozenset(
    {"reference_corrected", "reference_in_doubt", "reference_kept", "reference_retracted"}
)
STOPPING = "stops"
ALIKE = 0.75
"""How like a key of the library (0.0 to 1.0) a mistyped one must be to be taken for it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem as the desk shows it.

    `field` is the id of the field to mend; `line` counts from 1 in it, 0 where none is meant.
    `address` is a page of the desk that settles it, where there is one.
    """

    stops: bool
    sentence: str
    place: str
    field: str
    line: int
    group: Group
    address: str = ""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings that are mended together: all that stop, or the advice on one subject."""

    name: str
    label: str
    findings: tuple[Finding, ...]

    @property
    def stops(self) -> bool:
        """Whether these stop publication."""
        return self.name == STOPPING


def findings(
    problems: Iterable[Problem],
    *,
    weights: Weights = AS_DEFAULT,
    fields: Mapping[str, tuple[str, ...]] = NO_FIELDS,
    keys: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return problems in words, those that stop publication by the clinic's weights first.

    `fields` are the ids of the fields that hold the numbered parts, in the order readers see
    them: the answers under `question`, the points under `teach-back`; `keys` are those of the
    library, of which one may be meant by a citation without a reference.
    """
    found = [
        _finding(problem, stops(problem.code, weights), fields, keys)
        for problem in dict.fromkeys(problems)
    ]
    return tuple(sorted(found, key=lambda finding: not finding.stops))


def grouped(found: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Return findings in groups: what stops publication, then advice by its subject."""
    found = tuple(found)
    stopping = tuple(finding for finding in found if finding.stops)
    groups = [FindingGroup(STOPPING, _("Stops publishing"), stopping)]
    for group in GROUPS:
        advice = tuple(one for one in found if one.group == group and not one.stops)
        groups.append(FindingGroup(group, str(GROUP_NAMES[group]), advice))
    return tuple(group for group in groups if group.findings)


def sentence(problem: Problem, *, keys: Collection[str] = ()) -> str:
    """Return one problem in words."""
    words = _sentence(problem)
    if problem.code != "citation_unresolved":
        return words
    cited = [part.key for part in read_mark(problem.detail[1:-1]) if part.key not in keys]
    meant = [near for key in cited for near in get_close_matches(key, keys, n=1, cutoff=ALIKE)]
    if not meant:
        return words
    return f"{words} {_('Did you mean %(keys)s?') % {'keys': ', '.join(meant)}}"


def _sentence(problem: Problem) -> str:
    words = SENTENCES[problem.code]
    if problem.code == "text_missing":
        words = MISSING.get(problem.detail, words)
    detail = problem.detail
    if len(detail) > LONGEST_DETAIL:
        cut = detail[:LONGEST_DETAIL]
        detail = f"{(cut.rpartition(' ')[0] or cut).rstrip(',')}…"
    return _(words) % {"detail": detail}


def _finding(
    problem: Problem,
    does_stop: bool,  # noqa: FBT001 - what its check weighs
    fields: Mapping[str, tuple[str, ...]],
    keys: Collection[str],
) -> Finding:
    return Finding(
        stops=does_stop,
        sentence=sentence(problem, keys=keys),
        place=place_words(problem.where, problem.line),
        field=field_of(problem.where, fields),
        line=problem.line,
        group=CHECKS[problem.code].group,
        address=_address(problem),
    )


def _address(problem: Problem) -> str:
    """Return where what a publisher said of a reference is decided on; blank for other problems."""
    is_said = problem.code in SAID_OF_REFERENCES and bool(problem.detail)
    return reverse("admin:notice_of", args=[problem.detail]) if is_said else ""


def field_of(where: str, fields: Mapping[str, tuple[str, ...]]) -> str:
    """Return the id of the field that holds a part; `fields` as for `findings`."""
    part, number = numbered_part(where)
    numbered = fields.get(part, ())[number - 1 : number] if number else ()
    return "".join(numbered) or FIELDS.get(part, "")


def place_words(where: str, line: int) -> str:
    """Return how the desk names a place in a draft; blank where none is meant."""
    part, number = numbered_part(where)
    words = ""
    if part == "teach-back":
        words = _("Asked back, %(number)s")
    elif number and line:
        words = _("Question %(number)s, line %(line)s")
    elif number:
        words = _("Question %(number)s")
    elif line:
        words = _("Line %(line)s")
    elif part in PLACES:
        words = _(PLACES[part])
    return words % {"number": number, "line": line}
