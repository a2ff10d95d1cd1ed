"""Keys of references that people can read and type: `sleigh-2014`, the next `sleigh-2014a`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import count
from string import ascii_lowercase

from articles.text.csl import Person, read_people, read_text, read_year

from .inline import plain

GOOD_KEY = re.compile(r"[a-z](?=[a-z0-9-]{2,79}\Z)[a-z0-9]*(?:-[a-z0-9]+)*")
LONGEST_STEM = 60
# Letters that Unicode does not take apart.
LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ŋ": "n",
    }
)
WITHIN_WORDS = re.compile(r"['’\u02bc`\u00b4.]")
SMALL_WORDS = frozenset({"a", "an", "and", "de", "et", "for", "in", "of", "on", "the", "und"})
FIRST_SOUND = re.compile(r"[^AEIOUY\s]+|[AEIOU]|Y[AEU]?")
MOST_INITIALS = 6


class Keys:
    """The keys of a library, from which new ones are taken."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, csl: Mapping[str, object]) -> str:
        """Return a key for a record that no other has: its own if that is good and free."""
        own = read_text(csl, "id")
        if own not in self._taken and GOOD_KEY.fullmatch(own):
            self._taken.add(own)
            return own
        stem = f"{_stem(csl)[:LONGEST_STEM].strip('-')}-{read_year(csl, 'issued') or 'nd'}"
        for number in count(self._next.get(stem, 0)):
            key = stem + _letters(number)
            if key not in self._taken:
                break
        self._next[stem] = number + 1
        self._taken.add(key)
        return key


def without_accents(text: str) -> str:
    """Return a text in small Latin letters as far as its letters have Latin names."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(_latin(letter) for letter in apart if not unicodedata.combining(letter))


def _stem(csl: Mapping[str, object]) -> str:
    people = read_people(csl, "author").named or read_people(csl, "editor").named
    who = _who(people[0], csl) if people else ""
    return who or _first_word(plain(read_text(csl, "title"))) or "reference"


def _who(person: Person, csl: Mapping[str, object]) -> str:
    words = person.family.split()
    if person.given or len(words) < 2 or not _is_organisation(csl):
        return _slug(person.family)
    initials = "".join(word[0] for word in words if word[0].isupper())
    return _slug(initials) if 1 < len(initials) <= MOST_INITIALS else _first_word(person.family)


def _is_organisation(csl: Mapping[str, object]) -> bool:
    """Tell whether the first to be named is one whole name, without family and given name."""
    for role in ("author", "editor"):
        names = csl.get(role)
        if isinstance(names, list) and names:
            return isinstance(names[0], Mapping) and not names[0].get("family")
    return False


def _first_word(text: str) -> str:
    words = (_slug(word) for word in text.split())
    return next((word for word in words if word and word not in SMALL_WORDS), "")


def _slug(text: str) -> str:
    plain_letters = without_accents(WITHIN_WORDS.sub("", text))
    return re.sub(r"[^a-z0-9]+", "-", plain_letters).strip("-")


def _latin(letter: str) -> str:
    """Return the sound of a Greek or Cyrillic letter as its Unicode name begins it."""
    if letter.isascii():
        return letter
    script, _small, name = unicodedata.name(letter, "").partition(" SMALL LETTER ")
    if script not in {"GREEK", "CYRILLIC"}:
        return " "
    name = (
        name.removeprefix("SHORT ").removeprefix("FINAL ").removeprefix("BYELORUSSIAN-UKRAINIAN ")
    )
    if name.endswith("SIGN"):
        return ""
    # El, em, en, er, es and ef are letters named after their sound, with a vowel before it.
    sound = name[1:] if re.fullmatch(r"E[LMNRSF]", name) else FIRST_SOUND.match(name)
    return (sound if isinstance(sound, str) else sound[0] if sound else "").lower()


def _letters(number: int) -> str:
    """Return "" for 0, then a to z, then aa, ab and so on."""
    letters = ""
    while number:
        number, last = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[last] + letters
    return letters
