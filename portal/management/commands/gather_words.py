"""Brings the catalogues of words up to date with what readers see."""

from pathlib import Path
from typing import Any

from babel.core import Locale, UnknownLocaleError
from babel.messages import Catalog
from babel.messages.pofile import write_po
from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser

from portal import gathering, po_files

LONGEST_LINE = 100


class Command(BaseCommand):
    help = "Put every word that readers see into locale/, for whoever translates it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "languages", nargs="*", help="only these, as in “fr”; a new one gets its catalogue"
        )
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "locale")

    def handle(self, *, languages: list[str], folder: Path, **_options: Any) -> None:
        found = gathering.gather(settings.BASE_DIR)
        for language in languages or sorted(path.name for path in folder.iterdir()):
            path = folder / language / "LC_MESSAGES" / "django.po"
            try:
                missing = _bring_up_to_date(path, found, language=language)
            except (UnknownLocaleError, ValueError) as error:
                raise CommandError(f"There is no language “{language}”: {error}.") from error
            self.stdout.write(f"{path}: {missing} of {len(found)} to translate")


def _bring_up_to_date(path: Path, found: Catalog, *, language: str) -> int:
    """Return how many messages still have no translation."""
    catalog = po_files.read(path) if path.exists() else _new(language)
    # The day of the gathering is no news: a catalogue changes only with its words.
    found.creation_date = catalog.creation_date
    catalog.update(found, no_fuzzy_matching=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=LONGEST_LINE, ignore_obsolete=True, include_lineno=False)
    return len(gathering.untranslated(catalog))


def _new(language: str) -> Catalog:
    return Catalog(
        locale=Locale.parse(language), project="The clinic information portal", fuzzy=False
    )
