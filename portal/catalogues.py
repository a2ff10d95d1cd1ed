"""The site's words in other languages: people write `locale/`, and what Django reads is made of it.

Made at every start that finds something new, beside the clinic's other files, so that a corrected
word is there after a restart and nothing has to be installed or run for it.
"""

from __future__ import annotations

from pathlib import Path


def compiled(folder: Path, *, into: Path) -> Path:
    """Return the folder with the compiled catalogues, after compiling those that have changed.

    Raises:
        ImproperlyConfigured: if a catalogue cannot be read, or would break a page.
    """
    for path in sorted(folder.glob("*/LC_MESSAGES/django.po")):
        made = (into / path.relative_to(folder)).with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime_ns != path.stat().st_mtime_ns:
            from portal.po_files import compile_into  # noqa: PLC0415 - it takes Babel, and most starts do not

            compile_into(made, path)
    return into
