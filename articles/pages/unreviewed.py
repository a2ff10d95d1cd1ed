"""What readers are told where nobody reviewed an edition before it was published, and why."""

from django.utils.translation import gettext as _

from articles.models import Edition


def unreviewed(edition: Edition) -> str:
    """Say in a line why no reviewer is named; blank if one is."""
    if edition.reviewer:
        return ""
    if edition.is_starter_text:
        return _("Not yet reviewed by a clinician of this clinic")
    if "not_approved" in _overridden(edition):
        return _("Published before a second person had reviewed it")
    return _("No second person has reviewed this edition")


def against_a_check(edition: Edition) -> str:
    """Say that an edition was published although a check of its text had stopped it; else blank.

    The reason stays with the clinic: it speaks of colleagues and of the day, not of the text.
    """
    if any(code != "not_approved" for code in _overridden(edition)):
        return _("The clinic published this edition although one of its checks had stopped it.")
    return ""


def is_flagged(edition: Edition) -> bool:
    """Tell whether every side of a sheet says that the clinic has not reviewed it yet.

    Of a clinic of one, which publishes without a second person, that would not be true.
    """
    if edition.reviewer or edition.renewal:
        return False
    return edition.is_starter_text or "not_approved" in _overridden(edition)


def _overridden(edition: Edition) -> list[str]:
    return edition.overridden or []
