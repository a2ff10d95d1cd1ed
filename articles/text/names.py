"""The clinic's own names and numbers that a text may mention in braces: {clinic.phone}."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from .labels import Labels

FIELDS = {
    "clinic.name": "clinic_name",
    "clinic.phone": "clinic_phone",
    "emergency.number": "emergency_number",
    "crisis.name": "crisis_name",
    "crisis.number": "crisis_number",
    "advice.number": "advice_number",
}
"""What a text may write between braces, and the field that answers it."""

# Wider than the names there are, so that a name written wrongly is reported and not published.
_MARK = re.compile(r"\{(\s?[A-Za-z]+[. _-][A-Za-z]+\s?)\}")
_NOT_DIALLED = re.compile(r"[^0-9]")
_TRUNK_PREFIX = "(0)"


@dataclass(frozen=True, slots=True)
class ClinicNames:
    """What the {…} names stand for at this clinic; an empty string means not set."""

    clinic_name: str = ""
    clinic_phone: str = ""
    emergency_number: str = ""
    crisis_name: str = ""
    crisis_number: str = ""
    advice_number: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One {…} name as a reader sees it: words, and the number to dial if it is one."""

    words: str
    dial: str


_REGIONS = {
    "au": ClinicNames("", "", "000", "Lifeline", "13 11 14", "1800 022 222"),
    "ca": ClinicNames("", "", "911", "9-8-8 Suicide Crisis Helpline", "988", "811"),
    "eu": ClinicNames("", "", "112", "", "", ""),
    "gb": ClinicNames("", "", "999", "Samaritans", "116 123", "111"),
    "ie": ClinicNames("", "", "112", "Samaritans", "116 123", ""),
    "nz": ClinicNames("", "", "111", "1737 Need to talk?", "1737", "0800 611 116"),
    "us": ClinicNames("", "", "911", "988 Suicide & Crisis Lifeline", "988", ""),
}
"""Numbers offered by region; a clinic confirms or replaces them in its profile.

Sources, each the service's own public page, as of November 2026: healthdirect.gov.au and
lifeline.org.au; 988.ca and provincial 811 services; the European emergency number (Directive
(EU) 2018/1972, article 109); nhs.uk and samaritans.org; hse.ie; 1737.org.nz and healthify.nz;
988lifeline.org.
"""


def regional_names(region: str) -> ClinicNames:
    """Return the numbers used in a region; all blank for a region not known."""
    return _REGIONS.get(region, ClinicNames())


def resolve(name: str, *, names: ClinicNames, labels: Labels) -> Name:
    """Return how a known {…} name is shown: the clinic's own, or plain words where unset."""
    field = FIELDS[name]
    value = getattr(names, field)
    words = value or getattr(labels, f"no_{field}")
    is_number = bool(value) and field.endswith(("number", "phone"))
    return Name(words, dialled(value) if is_number else "")


def dialled(number: str) -> str:
    """Return a telephone number as a phone dials it: figures and a leading plus only.

    In +44 (0)20 7946 0018 the zero is for callers within the country: it is left out.
    """
    number = number.strip()
    if number.startswith("+"):
        return "+" + _NOT_DIALLED.sub("", number.replace(_TRUNK_PREFIX, ""))
    return _NOT_DIALLED.sub("", number)


def filled(words: str, *, names: ClinicNames, labels: Labels) -> str:
    """Return plain words with every known {…} name in them said in words."""

    def said(found: re.Match[str]) -> str:
        known = found[1] in FIELDS
        return resolve(found[1], names=names, labels=labels).words if known else found[0]

    return _MARK.sub(said, words)


def unknown_names(words: str) -> tuple[str, ...]:
    """Return what plain words write between braces as if it were a name, each once."""
    found = (mark[1] for mark in _MARK.finditer(words))
    return tuple(dict.fromkeys(name for name in found if name not in FIELDS))


def name_plugin(md: MarkdownIt) -> None:
    """Teach the parser the `{clinic.phone}` mark; token type `name`."""
    md.inline.ruler.before("escape", "name", _name_rule)


def _name_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    if state.src[state.pos] != "{":
        return False
    found = _MARK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("name", "", 0)
        token.content = found[1]
    state.pos = found.end()
    return True
