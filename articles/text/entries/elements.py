"""The elements of a style, as citeproc-py has them, with its faults mended one by one.

Each class takes the place of the library's class for the same element of CSL 1.0.2; a method that
is written anew says what was wrong. Dates are in `dates`.
"""

from __future__ import annotations

import html
import re
from typing import Any

from citeproc import model
from citeproc.source import VariableError

from .casing import cased
from .dates import StyledDate
from .pages import page_ranges, with_dash
from .records import UNPRINTED, are_more

LARGEST_ROMAN = 4_000
NUMERAL = re.compile(r"[^\s,&–-]+")
NEVER = {"et-al-use-last": "false"}


class Remembering:
    """What looks up macros and words of a style: once each, as the library searches the whole file."""

    def get_term(self, name: str, form: str | None = None, **options: Any) -> Any:
        found = self.get_root().found  # type: ignore[attr-defined]
        key = (name, form, *sorted(options.items()))
        if key not in found:
            found[key] = super().get_term(name, form, **options)  # type: ignore[misc]
        return found[key]

    def get_macro(self, name: str) -> Any:
        found = self.get_root().found  # type: ignore[attr-defined]
        if name not in found:
            found[name] = super().get_macro(name)  # type: ignore[misc]
        return found[name]


class Careful(Remembering):
    """What a text, a number and a label have in common."""

    def case(self, text: Any, language: str | None = None) -> str:
        """Change the case of words only: the library changes tags, and makes `<i>` an `<I>`."""
        how = self.get("text-case", "")  # type: ignore[attr-defined]
        if how == "title" and (language or self._language()) != "en":
            return str(text)
        return cased(str(text), how)

    def _language(self) -> str:
        return str(self.get_root().get("default-locale", "en")[:2])  # type: ignore[attr-defined]

    def _process(self, value: Any, variable: str) -> str:
        """Return a number or a range of them: the library makes 1–0 of 1–10, and parts `&amp;`."""
        said = html.unescape(str(value))
        if variable.startswith("page"):
            dash = str(self.get_single_term(name="page-range-delimiter")) or "–"  # type: ignore[attr-defined]
            said = page_ranges(said, how=self._page_range_format(), dash=html.unescape(dash))
            if variable == "page-first":
                said = re.split(r"[–-]", said.replace(dash, "–"), maxsplit=1)[0]
        else:
            said = with_dash(NUMERAL.sub(self._numeral, said))
        return html.escape(said, quote=False)

    def _page_range_format(self) -> str:
        return str(self.get_root().get("page-range-format", ""))  # type: ignore[attr-defined]

    def _numeral(self, found: re.Match[str]) -> str:
        return str(self.format_number(found[0]))  # type: ignore[attr-defined]


class StyledText(Careful, model.Text):
    """`cs:text`. The entry's own number and all addresses are left to the page and the sheet."""

    def render(self, item: Any, *positional: Any, **options: Any) -> Any:
        item.reference.take_step()
        return super().render(item, *positional, **options)

    def calls_variable(self) -> bool:
        found, key = self.get_root().found, ("calls", self.get("macro"))
        if "macro" not in self.attrib:
            return bool(super().calls_variable())
        if key not in found:
            found[key] = bool(super().calls_variable())
        return bool(found[key])

    def _variable(self, item: Any, context: Any) -> Any:
        variable = self.get("variable")
        if variable in UNPRINTED:
            raise VariableError
        if variable.startswith("page"):
            return self._process(item.reference["page"], variable)
        if variable in {"issue", "volume", "number"}:
            return self._process(item.reference[variable], variable)
        return super()._variable(item, context)


class StyledNumber(Careful, model.Number):
    """`cs:number`."""

    def format_number(self, number: str) -> str:
        """Return one number; the library would write a million Ms for a large one."""
        is_roman = self.get("form") == "roman"
        if not number.isdecimal() or len(number) > 9 or (is_roman and int(number) >= LARGEST_ROMAN):
            return number
        return str(super().format_number(number))


class StyledLabel(Careful, model.Label):
    """`cs:label`: the library leaves “(eds.)” small where a style wants “(Eds.)”."""


class StyledNamePart(Careful, model.Name_Part):
    """`cs:name-part`."""


class StyledName(Remembering, model.Name):
    """`cs:name`: a list that goes on after the known names is cut after them."""

    def process(
        self,
        item: Any,
        variable: str,
        context: Any = None,
        sort_options: dict[str, str] | None = None,
        **options: Any,
    ) -> Any:
        people = item.reference.get(variable, [])
        if are_more(people):
            at_least = self.get_option("et-al-min", context, sort_options)
            if not 0 < at_least < len(people):
                shown = (
                    self.get_option("et-al-use-first", context, sort_options) if at_least else 99
                )
                sort_options = NEVER | {
                    "et-al-min": str(len(people)),
                    "et-al-use-first": str(min(shown, len(people) - 1)),
                }
                if shown > 1:
                    # As published entries have it, also after a single name.
                    sort_options["delimiter-precedes-et-al"] = "always"
        return super().process(item, variable, context, sort_options, **options)


class StyledSubstitute(model.Substitute):
    """`cs:substitute`: what stands in for somebody is not said again; the library says it twice."""

    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        for child in self.getchildren():
            takes_form = isinstance(child, model.Names) and child.name is None
            form = {"names_context": self.getparent()} if takes_form else {}
            with item.reference.watched() as asked:
                text = _rendered(child, item, context, options | form)
            if text:
                item.reference.spend(asked)
                return text
        return None


def _rendered(child: Any, item: Any, context: Any, options: dict[str, Any]) -> Any:
    try:
        return child.render(item, context=context, **options)
    except VariableError:
        return None


class NoTwins:
    """What asks whether two citations look alike: each entry stands alone, so they never do."""

    def render(self, item: Any, context: Any = None, delimiter: str = "", **options: Any) -> Any:
        if self.get("disambiguate"):  # type: ignore[attr-defined]
            raise model.ConditionFailed
        return super().render(item, context=context, delimiter=delimiter, **options)  # type: ignore[misc]


class StyledIf(NoTwins, model.If):
    """`cs:if`."""


class StyledElseIf(NoTwins, model.Else_If):
    """`cs:else-if`."""


ELEMENTS = {
    "date": StyledDate,
    "else-if": StyledElseIf,
    "if": StyledIf,
    "label": StyledLabel,
    "name": StyledName,
    "name-part": StyledNamePart,
    "number": StyledNumber,
    "substitute": StyledSubstitute,
    "text": StyledText,
}
