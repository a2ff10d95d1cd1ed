"""The interface words that appear inside a rendered text, in the reader's language.

The text layer knows no translation machinery: it is handed these words. The defaults are
English; `gettext_noop` only marks them for the translators' catalogue.
"""

from dataclasses import dataclass


def gettext_noop(message: str) -> str:
    """Mark a message for translation and return it unchanged."""
    return message


UNNAMED_REVIEWER = gettext_noop("a colleague at this clinic")


@dataclass(frozen=True, slots=True)
class Labels:
    """Words around the author's own words. Names in braces are filled in when shown."""

    urgent: str = gettext_noop("Urgent")
    warning: str = gettext_noop("Warning")
    note: str = gettext_noop("Good to know")
    short: str = gettext_noop("In short")
    reference: str = gettext_noop("Reference {number}")
    reference_missing: str = gettext_noop("Reference missing: {key}")
    image_missing: str = gettext_noop("Picture missing: {key}")
    count: str = gettext_noop("{count} in {of}")
    thousand: str = gettext_noop("1,000")
    point: str = "."
    percent: str = gettext_noop("{percent}%")
    exactly: str = gettext_noop("{percent}, {fraction}")
    about: str = gettext_noop("{percent}, about {fraction}")
    figures: str = gettext_noop("{of} figures, {count} of them filled: {count} in {of} {group}.")
    filled: str = gettext_noop("Filled:")
    hollow: str = gettext_noop("Not filled:")
    counted: str = gettext_noop("counted")
    not_counted: str = gettext_noop("not counted")
    source: str = gettext_noop("Source:")
    no_clinic_phone: str = gettext_noop("your clinic's telephone number")
    no_clinic_name: str = gettext_noop("your clinic")
    no_emergency_number: str = gettext_noop("your local emergency number")
    no_crisis_name: str = gettext_noop("your local crisis line")
    no_crisis_number: str = gettext_noop("the number for your area")
    no_advice_number: str = gettext_noop("your local urgent advice line")


ENGLISH = Labels()
