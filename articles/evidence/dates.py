"""Dates as reference managers write them, to CSL dates and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from articles.text.csl import MONTHS, SEASONS, clean

MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
SEASON_NUMBERS = {name.lower(): number for number, name in enumerate(SEASONS, 1)} | {
    "fall": 3,
}
YEAR = r"(?<!\d)(?P<year>1[0-9]{3}|20[0-9]{2})(?!\d)"
NUMBERS = re.compile(
    r"(\d{4})(?:[-/.](\d{0,2})(?:[-/.](\d{0,2}))?)?/*(?:[T ]\d{1,2}:.*)?", re.DOTALL
)
RANGE = re.compile(r"(\d{4}(?:-\d{2}){0,2})/(\d{4}(?:-\d{2}){0,2})")
WORD = re.compile(r"[A-Za-z]{3,}")
DAY = re.compile(r"(?<!\d)([12]?[0-9]|3[01])(?:st|nd|rd|th)?(?!\d)")


def read_when(text: str) -> dict[str, Any]:
    """Return a CSL date: “2019/05/12/”, “2019 Jan-Feb”, “12 May 2019”, “Spring 2019”.

    What cannot be understood is kept in words, as CSL's `literal`; {} for nothing.
    """
    text = clean(text).strip(" /,.")
    if not text:
        return {}
    if between := RANGE.fullmatch(text):
        return {"date-parts": [_numbers(between[1]), _numbers(between[2])]}
    if NUMBERS.fullmatch(text) and (parts := _numbers(text)):
        return {"date-parts": [parts]}
    return _in_words(text) or {"literal": text}


def write_when(date: object) -> str:
    """Return a CSL date as `read_when` reads it; "" if that is not possible.

    “2019-05-12” as ISO 8601 has it, “2019-01/2019-02” for a range, “Spring 2019”, or its words.
    """
    if not isinstance(date, Mapping):
        return ""
    try:
        written = "/".join(_iso(entry) for entry in date.get("date-parts", ()))
    except (TypeError, ValueError):
        return ""
    year, season = write_day(date)
    if "season" in date:
        written = f"{season.rpartition('/')[2]} {year}"
    written = written or year
    return written if read_when(written) == date else ""


def write_day(date: Mapping[str, Any]) -> tuple[str, str]:
    """Return the year of a CSL date, and the date as RIS writes it: “2019/05/12”, “2019///Spring”.

    The second is "" if only the year is known; both hold the words of a date that is only words.
    """
    if "date-parts" not in date:
        words = clean(date.get("literal"))
        return words, ""
    first = date["date-parts"][0]
    season = date.get("season")
    if isinstance(season, int) and 0 < season <= len(SEASONS):
        return str(first[0]), f"{first[0]}///{SEASONS[season - 1]}"
    day = "/".join((str(first[0]), *(f"{part:02d}" for part in first[1:])))
    return str(first[0]), day if len(first) > 1 else ""


def date_fields(date: Mapping[str, Any]) -> dict[str, str]:
    """Return the year, month and day of a CSL date as the fields of BibTeX, as far as known."""
    if "date-parts" not in date:
        return {"year": clean(date.get("literal"))}
    return dict(zip(("year", "month", "day"), map(str, date["date-parts"][0]), strict=False))


def season_number(season: object) -> int | str:
    """Return a season as CSL counts it, 1 for spring to 4 for winter; other words as they are."""
    text = clean(season)
    return SEASON_NUMBERS.get(text.lower(), int(text) if text in {"1", "2", "3", "4"} else text)


def date_of(year: object, month: object = "", day: object = "") -> dict[str, Any]:
    """Return a CSL date of a year, a month by name or number, and a day, each maybe missing."""
    return read_when(" ".join(filter(None, (clean(year), _month_name(month), clean(day)))))


def _month_name(month: object) -> str:
    text = clean(month)
    return MONTHS[int(text) - 1] if re.fullmatch(r"0?[1-9]|1[0-2]", text) else text


def _iso(entry: list[int]) -> str:
    year, *rest = entry
    if not 1000 <= year < 2100 or len(rest) > 2 or not all(0 < part < 32 for part in rest):
        raise ValueError
    return "-".join((f"{year}", *(f"{part:02d}" for part in rest)))


def _numbers(text: str) -> list[int]:
    found = NUMBERS.fullmatch(text)
    year, month, day = (int(part) if part else 0 for part in found.groups()) if found else (0, 0, 0)
    if not year:
        return []
    if not 0 < month <= len(MONTHS):
        return [year]
    return [year, month, day] if 0 < day < 32 else [year, month]


def _in_words(text: str) -> dict[str, Any]:
    year = re.search(YEAR, text)
    if not year:
        return {}
    rest = f"{text[: year.start()]} {text[year.end() :]}"
    words = [word.lower() for word in WORD.findall(rest)]
    seasons = [SEASON_NUMBERS[word] for word in words if word in SEASON_NUMBERS]
    months = [MONTH_NUMBERS[word[:3]] for word in words if word[:3] in MONTH_NUMBERS]
    first, days = int(year["year"]), [int(day) for day in DAY.findall(rest)]
    if len(seasons) == len(words) == 1:
        return {"date-parts": [[first]], "season": seasons[0]}
    if len(months) != len(words) or re.search(r"\d{3}", rest) or len(days) > 1:
        return {}
    return _with_months(first, months, days)


def _with_months(year: int, months: list[int], days: list[int]) -> dict[str, Any]:
    if len(months) == 2 and not days:
        return {"date-parts": [[year, month] for month in months]}
    return {"date-parts": [[year, *months, *(days if months else [])]]} if len(months) < 2 else {}
