"""Catalogues of words as people write them: read, looked through, compiled.

Apart from `portal.catalogues`, which every process needs: this takes Babel, and few need it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.core.exceptions import ImproperlyConfigured

Words = str | list[str] | tuple[str, ...]

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")


def read(path: Path) -> Catalog:
    """Return the catalogue in this file.

    Raises:
        ImproperlyConfigured: if it is not written as catalogues are.
    """
    try:
        with path.open("rb") as file:
            return read_po(file, locale=path.parent.parent.name, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise ImproperlyConfigured(f"{path} cannot be read as a catalogue: {error}") from error


def broken(catalog: Catalog) -> Iterator[str]:
    """Return what would break a page: translations that name other values than the English does.

    A plural form may leave out the number, which it may tell in words; the last may not.
    """
    for message in catalog:
        if message.id and _names_other_values(message):
            yield f"“{forms(message.id)[0]}”: keep what stands in %(…)s and {{…}} as it is"


def _names_other_values(message: Message) -> bool:
    *others, last = forms(message.string)
    wanted = _values(forms(message.id)[-1])
    if not last:
        return any(others)
    return _values(last) != wanted or any(not _values(form) <= wanted for form in others)


def _values(words: str) -> set[str]:
    return set(PLACEHOLDER.findall(words))


def forms(words: Words | None) -> tuple[str, ...]:
    """Return the forms of a message or a translation; one unless it counts something."""
    return (words or "",) if isinstance(words, str | None) else tuple(words)


def compile_into(into: Path, path: Path) -> None:
    """Compile a catalogue. What is made has the same time as what it is made of.

    Raises:
        ImproperlyConfigured: if the catalogue cannot be read, would break a page, or not be kept.
    """
    written_at = path.stat().st_mtime_ns
    catalog = read(path)
    if faults := list(broken(catalog)):
        raise ImproperlyConfigured(f"{path} would break pages. {'; '.join(faults)}.")
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        # A whole file takes the former one's place: processes may start at the same moment.
        with NamedTemporaryFile(dir=into.parent, delete=False) as draft:
            write_mo(draft, catalog)
        os.utime(draft.name, ns=(written_at, written_at))
        Path(draft.name).replace(into)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The portal keeps its data in {into.parents[3]}, and may not write there"
            f" ({error.strerror}). Give it that folder, or set DATA_DIR to another."
        ) from error
