"""Writes references of the library to a file for other programs."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from articles.evidence.exporting import FORMATS, export_references
from articles.models import Reference


class Command(BaseCommand):
    help = (
        "Write references of the library to a file that other programs read. What a format has no "
        "field for stands in its notes, so that import_references brings it back unchanged."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "keys", nargs="*", metavar="KEY", help="Which, such as smith-2020. Left out: all."
        )
        parser.add_argument(
            "--format", required=True, choices=sorted(FORMATS), help="In what form."
        )
        parser.add_argument(
            "--output", type=Path, help="The file to write. Left out: the standard output."
        )

    def handle(self, **options: Any) -> None:
        references = list(_asked_for(options["keys"]))
        self.stderr.write(f"Writing {len(references)} references …")
        content = export_references(references, options["format"])
        if options["output"] is None:
            self.stdout.write(content.decode("utf-8"), ending="")
            return
        _write(options["output"], content)
        self.stderr.write(f"Wrote {options['output']}.")


def _asked_for(keys: list[str]) -> list[Reference]:
    references = Reference.objects.order_by("key")
    if not keys:
        return list(references)
    found = {reference.key: reference for reference in references.filter(key__in=keys)}
    missing = [key for key in keys if key not in found]
    if missing:
        raise CommandError(f"The library has no reference {', '.join(missing)}.")
    return [found[key] for key in dict.fromkeys(keys)]


def _write(output: Path, content: bytes) -> None:
    """Write the file, wholly or not at all."""
    half = output.with_name(f".{output.name}.half")
    try:
        half.write_bytes(content)
        half.replace(output)
    except OSError as error:
        raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
    finally:
        half.unlink(missing_ok=True)
