"""A job bag against the ten criteria of the PIF TICK: what the portal shows, what a person adds.

The Patient Information Forum named the criteria anew on 7 June 2022
(https://pifonline.org.uk/pif-tick/about/). Their names are theirs; what each asks is put here in
our own words, in short, and does not stand in for reading them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from .contents import JobBag

VERSION = "June 2022"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: what it asks, what this bag shows of it, what somebody must lay beside it."""

    number: int
    name: str
    asks: str
    shown: tuple[str, ...]
    to_add: str


def criteria(bag: JobBag) -> tuple[Criterion, ...]:
    """Return the ten criteria in their order, each with what the bag holds for it."""
    rows: tuple[tuple[str, str, Callable[[JobBag], Iterable[str]], str], ...] = (
        (
            _("Systems"),
            _("Is every text made in the same way, and is that way written down?"),
            _systems,
            _(
                "Your clinic's own policy, and who answers for it. How the portal works is written "
                "down in its docs/editorial.md."
            ),
        ),
        (
            _("Training"),
            _("Do those who make it learn how, and go on learning?"),
            _training,
            _("Who was trained in what and when. The portal keeps nothing of that."),
        ),
        (
            _("Need"),
            _("Was it made because somebody needed it?"),
            _need,
            _("How you learned that patients need this text, and for whom it is."),
        ),
        (
            _("Evidence"),
            _("Does it rest on sound and recent evidence, told clearly?"),
            _evidence,
            _("How you searched and chose, and how conflicts of interest are handled."),
        ),
        (
            _("Involving users"),
            _("Did those it is meant for help to make it?"),
            _users,
            _(
                "Which patients or carers took part, and what changed through it. An expert who was "
                "invited counts only if they spoke as one of them."
            ),
        ),
        (
            _("Health inequalities"),
            _("Can people use it whatever their reading, language, sight or device?"),
            _inequalities,
            _("Who of your patients needs what, and how you know that it reaches them."),
        ),
        (
            _("Content and design"),
            _("Is it clear, and easy to open and to find one's way in?"),
            _design,
            _("How real readers fared with the page and the sheet."),
        ),
        (
            _("Feedback"),
            _("Can readers say what they think, and does somebody act on it?"),
            _feedback,
            _("What readers said, who answered, and what became of it."),
        ),
        (
            _("Disseminating"),
            _("Does it reach as many as it should?"),
            _disseminating,
            _("Your plan: who is told of it, where it lies, who hands it out."),
        ),
        (
            _("Impact"),
            _("Is it known what it does for people?"),
            _impact,
            _("What you measured or heard beyond these counts."),
        ),
    )
    return tuple(
        Criterion(number, name, asks, tuple(shows(bag)), to_add)
        for number, (name, asks, shows, to_add) in enumerate(rows, start=1)
    )


def _systems(bag: JobBag) -> Iterable[str]:
    count = len(bag.editions)
    yield ngettext(
        "%(count)d edition, numbered and unchangeable, with what changed and who published it.",
        "%(count)d editions, numbered and unchangeable, with what changed and who published them.",
        count,
    ) % {"count": count}
    signed = sum(bool(edition.signed_off_by) for edition in bag.editions)
    yield _("Signed off by a second person: %(signed)d of %(count)d.") % {
        "signed": signed,
        "count": count,
    }
    overridden = [str(edition.number) for edition in bag.editions if edition.overridden]
    if overridden:
        yield _("Published against a check, with a reason: edition %(numbers)s.") % {
            "numbers": ", ".join(overridden)
        }
    if not bag.needs_four_eyes:
        yield _("This clinic has turned the rule of four eyes off.")


def _training(bag: JobBag) -> Iterable[str]:
    people = {edition.published_by for edition in bag.editions}
    people |= {review.by for review in bag.reviews}
    names = sorted(filter(None, people))
    yield _("Who published or reviewed it: %(names)s.") % {
        "names": "; ".join(names) or _("nobody yet")
    }


def _need(bag: JobBag) -> Iterable[str]:
    yield _("What kind of text it is: %(kind)s.") % {"kind": bag.kind}


def _evidence(bag: JobBag) -> Iterable[str]:
    kinds = Counter(reference.kind for reference in bag.references)
    listed = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    count = len(bag.references)
    words = ngettext("%(count)d reference", "%(count)d references", count) % {"count": count}
    yield f"{words}: {listed}." if listed else f"{words}."
    doubtful = [f"{one.key} ({one.status})" for one in bag.references if not one.is_standing]
    if doubtful:
        yield _("Not standing: %(references)s.") % {"references": "; ".join(doubtful)}
    yield from _said_of_sources(bag)
    unchecked = sum(one.checked_at is None for one in bag.references)
    if unchecked:
        yield _("Never looked up for corrections and retractions: %(count)d.") % {
            "count": unchecked
        }
    yield _("Looked at again every %(months)d months.") % {"months": bag.interval_months}
    if bag.newest:
        renewals = sum(len(edition.renewals) for edition in bag.editions)
        yield _("Next by %(date)s; so far %(count)d times without a change.") % {
            "date": date_format(bag.newest.due_on),
            "count": renewals,
        }


def _said_of_sources(bag: JobBag) -> Iterable[str]:
    """Tell when the sources were looked up last, what was found, and what was decided about it."""
    checked = [one.checked_at for one in bag.references if one.checked_at]
    if checked:
        yield _("Looked up for corrections and retractions, the longest ago on %(date)s.") % {
            "date": date_format(localtime(min(checked)))
        }
    for one in bag.references:
        for notice in one.notices:
            if notice.gone_at is None:
                newest = notice.decisions[-1] if notice.decisions else None
                yield _("%(key)s, %(nature)s: %(decision)s.") % {
                    "key": one.key,
                    "nature": notice.nature,
                    "decision": f"{newest.verdict}, {newest.by}" if newest else _("undecided"),
                }


def _users(bag: JobBag) -> Iterable[str]:
    experts = sorted({review.by for review in bag.reviews if review.is_expert})
    if experts:
        yield _("Invited from outside and answered: %(names)s.") % {"names": "; ".join(experts)}
    else:
        yield _("Nobody from outside has answered an invitation.")


def _inequalities(bag: JobBag) -> Iterable[str]:
    newest = bag.newest
    if newest and newest.level is not None:
        yield _(
            "Reading level of edition %(number)d: %(scale)s %(level).1f, to aim for %(aim)d."
        ) % {
            "number": newest.number,
            "scale": newest.scale,
            "level": newest.level,
            "aim": newest.aim,
        }
    else:
        yield _("No reading level: there is no measure for this language, or no text.")
    language = get_language_info(bag.language)["name_translated"]
    yield _("Language of the text: %(language)s.") % {"language": language}
    yield _("Each sheet exists in 12 and in 18 point, tagged for screen readers.")
    if newest:
        yield _("Words explained: %(terms)d. Pictures described: %(pictures)d.") % {
            "terms": newest.terms,
            "pictures": newest.pictures_described,
        }


def _design(bag: JobBag) -> Iterable[str]:
    newest = bag.newest
    if newest is None:
        return
    if newest.problems:
        yield _("Of what the portal's checks look for, this does not hold in full: %(checks)s") % {
            "checks": " ".join(newest.problem_words)
        }
    else:
        yield _("The portal's checks find nothing to mend.")
    yield _("Each sheet bears a code that says whether it still holds: %(code)s.") % {
        "code": newest.check_code
    }


def _feedback(bag: JobBag) -> Iterable[str]:
    if bag.contact:
        yield _("How to reach the clinic stands on page and sheet: %(contact)s.") % {
            "contact": bag.contact
        }
    else:
        yield _("The clinic's profile names neither telephone nor e-mail.")
    yield _("The portal keeps no messages of readers.")


def _disseminating(bag: JobBag) -> Iterable[str]:
    yield _("Sheets printed at desks: %(sheets)d. Taken from the public page: %(downloads)d.") % {
        "sheets": bag.reach.sheets,
        "downloads": bag.reach.downloads,
    }
    if bag.reach.packs:
        yield _("In packs: %(packs)s.") % {"packs": "; ".join(bag.reach.packs)}


def _impact(bag: JobBag) -> Iterable[str]:
    asked = bag.newest.asked_back if bag.newest else 0
    yield _("Questions asked back: %(count)d.") % {"count": asked}
    yield _(
        "Answers counted at the desk: %(well)d explained well, %(again)d needed explaining again."
    ) % {"well": bag.reach.explained_well, "again": bag.reach.explained_again}


def as_of(bag: JobBag) -> str:
    """Say when something last happened to the article."""
    moment = localtime(bag.as_of)
    return f"{date_format(moment, 'j F Y, H:i')} ({moment:%Z})"
