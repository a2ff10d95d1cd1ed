"""Problems in words: what is amiss in a draft, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.text.checks import blocking
from articles.text.citations import read_mark
from articles.text.problems import Problem, ProblemCode, numbered_part

SENTENCES: Mapping[ProblemCode, str] = {
    "article_link_broken": gettext_noop(
        "A link leads to “%(detail)s”, but no article has that address, or it was withdrawn."
    ),
    "article_link_waiting": gettext_noop(
        "A link leads to “%(detail)s”, which is not published yet: until it is, readers find "
        "nothing there."
    ),
    "block_unclosed": gettext_noop(
        "The block “%(detail)s” has no closing line. Write ::: on a line of its own where it ends."
    ),
    "block_unknown": gettext_noop(
        "There is no block called “%(detail)s”. There are: short, urgent, warning, note, chance, "
        "steps."
    ),
    "callout_untitled": gettext_noop(
        "This callout has no heading. Write it after the name: “::: %(detail)s Your heading”."
    ),
    "chance_denominators_differ": gettext_noop(
        "The lines of the chance “%(detail)s” count out of different numbers. "
        "Use the same one in each, such as 100."
    ),
    "chance_empty": gettext_noop(
        "The chance “%(detail)s” has no line such as “26 in 100 with the spray”. "
        "Count out of 10, 100 or 1000."
    ),
    "chance_line_unread": gettext_noop(
        "This line of a chance cannot be read: “%(detail)s”. "
        "Write “26 in 100 with the spray”, counting out of 10, 100 or 1000."
    ),
    "chance_unsourced": gettext_noop(
        "The chance “%(detail)s” names no source. Add a line such as “source: [@key]”."
    ),
    "chance_too_coarse": gettext_noop(
        "Whole people cannot show this chance: “%(detail)s”. Count out of a larger number: "
        "5 in 1000, not 0.5 in 100."
    ),
    "characters_removed": gettext_noop(
        "A character that cannot be shown was left out: %(detail)s."
    ),
    "characters_unprintable": gettext_noop(
        "No typeface of the printed sheet has %(detail)s. The page shows it; paper shows � instead."
    ),
    "citation_malformed": gettext_noop(
        "The citation %(detail)s cannot be read. Write [@key], or [@one; @two, p. 4]."
    ),
    "citation_unresolved": gettext_noop("The citation %(detail)s has no reference."),
    "heading_skipped": gettext_noop(
        "A heading skips a level. After ## comes ###; it is shown one level higher."
    ),
    "image_elsewhere": gettext_noop(
        "The picture “%(detail)s” is not in the library. Add it there, then write "
        "![what it shows](image:key)."
    ),
    "image_unknown": gettext_noop("There is no picture with the key “%(detail)s”."),
    "link_unsafe": gettext_noop(
        "The link “%(detail)s” is not shown as one. "
        "A link begins with https://, mailto:, tel: or article:."
    ),
    "name_unknown": gettext_noop(
        "{%(detail)s} is not a name of the clinic. There are: {clinic.name}, {clinic.phone}, "
        "{emergency.number}, {crisis.name}, {crisis.number}, {advice.number}."
    ),
    "nested_too_deeply": gettext_noop(
        "Here lists, quotations or blocks stand inside each other so many times that the rest "
        "is left out. Write it more plainly."
    ),
    "not_approved": gettext_noop(
        "Nobody but its authors has approved this very text. Ask somebody else to review it."
    ),
    "step_line_unread": gettext_noop(
        "This step has no time before it: “%(detail)s”. Write “2 hours before: Stop eating.”"
    ),
    "teach_back_pointless": gettext_noop(
        "Nothing says what a good answer holds. Write at least one point."
    ),
    "teach_back_too_full": gettext_noop(
        "A good answer holds %(detail)s points here. Ask for four at most, or ask two questions."
    ),
    "teach_back_too_many": gettext_noop(
        "%(detail)s questions are asked back. Five is the most that a conversation bears."
    ),
    "teach_back_unasked": gettext_noop(
        "“%(detail)s” does not end as a question. Ask in such a way that nobody can answer with "
        "yes or no."
    ),
    "text_missing": gettext_noop("Something that readers need is still empty."),
    "title_unwanted": gettext_noop(
        "The block “%(detail)s” has no heading of its own. Write the heading above it, with ##."
    ),
}
MISSING = {
    "title": gettext_noop("The title is still empty."),
    "body": gettext_noop("The text is still empty."),
    "heading": gettext_noop("This heading has no words."),
}
NO_FIELDS: Mapping[str, tuple[str, ...]] = {}
LONGEST_DETAIL = 80
ALIKE = 0.75
"""How like a key of the library (0.0 to 1.0) a mistyped one must be to be taken for it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem as the desk shows it.

    `field` is the id of the field to mend; `line` counts from 1 in it, 0 where none is meant.
    """

    stops: bool
    sentence: str
    place: str
    field: str
    line: int


def findings(
    problems: Iterable[Problem],
    *,
    fields: Mapping[str, tuple[str, ...]] = NO_FIELDS,
    keys: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return problems in words, those that stop publication first.

    `fields` are the ids of the fields that hold the numbered parts, in the order readers see
    them: the answers under `question`, the points under `teach-back`; `keys` are those of the library, of which one may be meant by a citation without a reference.
    """
    found = [_finding(problem, fields, keys) for problem in dict.fromkeys(problems)]
    return tuple(sorted(found, key=lambda finding: not finding.stops))


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
        detail = f"{detail[:LONGEST_DETAIL]}…"
    return _(words) % {"detail": detail}


def _finding(
    problem: Problem, fields: Mapping[str, tuple[str, ...]], keys: Collection[str]
) -> Finding:
    stops = bool(blocking((problem,)))
    part, number = numbered_part(problem)
    if number:
        field = "".join(fields.get(part, ())[number - 1 : number])
    else:
        field = "id_title" if problem.detail == "title" else "id_body"
    words = sentence(problem, keys=keys)
    return Finding(stops, words, _place(problem), field, problem.line)


def _place(problem: Problem) -> str:
    part, number = numbered_part(problem)
    words = ""
    if part == "teach-back":
        words = _("Asked back, %(number)s")
    elif number and problem.line:
        words = _("Question %(number)s, line %(line)s")
    elif number:
        words = _("Question %(number)s")
    elif problem.line:
        words = _("Line %(line)s")
    return words % {"number": number, "line": problem.line}
