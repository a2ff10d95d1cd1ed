"""What a check for retractions found, in plain sentences for whoever runs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articles.evidence.retraction_watch import DataSetError, DataSetFault
from articles.evidence.titles import are_related, folded_title
from articles.models import MatchedBy, PublisherNotice, Uses, reference_uses
from articles.workflow.errors import WorkflowError
from articles.workflow.recording_notices import DataSetShrunkError, Report

NOTHING_CHANGED = "Nothing was changed."
FORCE = "If you know it to be complete, run the command again with --force."

FAULTS: dict[DataSetFault, str] = {
    "columns": "It is not the data set in its published form. Columns it lacks: {detail}.",
    "cut": "It breaks off before its end. Fetch it again. {detail}",
    "damaged": "Too many of its entries cannot be read, the last at {detail}. Fetch it again.",
    "empty": "It holds no entries.",
    "missing": "The file cannot be opened: {detail}.",
    "refused": "The server refused it: {detail}.",
    "slow": "It did not arrive in time. Try again later, or fetch it by other means and name the file.",
    "too_large": "It is far larger than the data set should be.",
    "unreachable": "The address cannot be reached: {detail}.",
    "web_page": "It is a web page, not the data set. Is the address that of the file itself?",
}


def describe_failure(where: str, error: DataSetError | WorkflowError) -> str:
    """Say why a data set was not used, that nothing was changed, and what to do."""
    if isinstance(error, DataSetError):
        said = FAULTS[error.fault].format(detail=error.detail).strip()
    elif isinstance(error, DataSetShrunkError):
        said = (
            f"It has {error.rows:,} entries, and had {error.before:,} last time. It is probably "
            f"incomplete. {FORCE}"
        )
    else:
        said = f"Its last line is incomplete, so it probably breaks off. {FORCE}"
    return f"{where}: {said} {NOTHING_CHANGED}"


def lines_of(report: Report) -> Iterator[str]:
    """Yield what a check found, a line each. Four queries, however much it found."""
    check = report.check
    yield f"Compared {_count(check.references, 'reference')} with {check.rows:,} entries."
    told = [*report.touched, *report.to_judge]
    uses = reference_uses({notice.reference.key for notice in told})
    certain = [notice for notice in report.new if notice.stands]
    yield from _part("New", certain, uses)
    yield from _part("Back in the data set", report.back, uses)
    yield from _part("Changed in the data set", report.changed, uses)
    yield from _part("No longer in the data set, and taken back", report.gone, uses)
    yield from _part(
        "Alike by title alone, for somebody to judge at the desk", report.to_judge, uses
    )
    if report.statuses:
        yield "Status of references:"
    for change in report.statuses:
        yield f"- {change.reference.key}: {change.before.label}, now {change.after.label}"
    if not (told or report.statuses):
        yield "Nothing new."
    yield from _doubts(report)


def _part(heading: str, notices: Iterable[PublisherNotice], uses: dict[str, Uses]) -> Iterator[str]:
    found = list(notices)
    if found:
        yield f"{heading}: {len(found)}."
    for notice in found:
        yield f"- {_sentence(notice)}"
        cited = uses[notice.reference.key]
        for what, articles in (("in circulation", cited.published), ("in a draft", cited.drafts)):
            if articles:
                titles = ", ".join(f"“{article.title}”" for article in articles)
                yield f"    cited {what}: {titles}"


def _sentence(notice: PublisherNotice) -> str:
    day = f" of {notice.noticed_on:%Y-%m-%d}" if notice.noticed_on else ""
    reasons = f" Reasons: {notice.reasons}." if notice.reasons else ""
    by = str(MatchedBy(notice.matched_by).label)
    said = (
        f"{notice.reference.key}, “{notice.reference.title}”: {notice.get_nature_display()}{day}, "
        f"matched by {by}, entry {notice.record}.{reasons}"
    )
    ours, theirs = folded_title(notice.reference.title), folded_title(notice.title)
    is_near = notice.matched_by == MatchedBy.TITLE and ours != theirs
    if is_near or not are_related(ours, theirs):
        said += f" The data set calls it “{notice.title}”."
    return said


def _doubts(report: Report) -> Iterator[str]:
    if report.unreadable:
        some = ", ".join(f"{line:,}" for line in report.unreadable[:5])
        yield (
            f"{_count(len(report.unreadable), 'entry', 'entries')} could not be read, at line {some}"
            f"{' and others' if len(report.unreadable) > 5 else ''}. Nothing of them is known."
        )
    if report.kept_back:
        yield (
            f"Not taken back for that reason, though not found: {report.kept_back}. "
            "With --force they are."
        )
    if report.unknown:
        yield f"Entries of a nature that the portal does not know: {', '.join(report.unknown)}."
    if report.left_alone:
        yield f"Edited meanwhile, and left for the next check: {report.left_alone}."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
