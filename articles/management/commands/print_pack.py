"""Makes the PDF of a pack or of one article, to be printed by a script."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import get_language

from articles.handouts.keeping import TooBusyError
from articles.handouts.sheet import INKS, PAPERS, SIZES, Format, SheetTooLongError
from articles.models import MOST_COPIES, ClinicProfile, Edition, PackEdition, PrintDesk
from articles.pages.site import make_site
from articles.workflow.errors import PrintingStoppedError
from articles.workflow.printing import Print, prepare, print_of, record_print, require_printable


class Command(BaseCommand):
    help = (
        "Make the PDF of a pack, or of one article, as readers have it today. With --desk, the "
        "print is counted there, so that its sheets can be called back; print the file then."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "slug", help="The last part of the address: first-visit for /packs/first-visit/."
        )
        parser.add_argument("--output", type=Path, required=True, help="The PDF file to write.")
        parser.add_argument(
            "--article", action="store_true", help="SLUG is that of an article, not of a pack."
        )
        parser.add_argument("--language", help="Of which language, such as en. Left out: yours.")
        parser.add_argument(
            "--paper", choices=PAPERS, help="Left out: what printers hold where your clinic is."
        )
        parser.add_argument("--size", choices=SIZES, default="standard", help="12 or 18 point.")
        parser.add_argument("--ink", choices=INKS, default="black")
        parser.add_argument(
            "--copies", type=int, default=1, help=f"How many you print, 1 to {MOST_COPIES}."
        )
        parser.add_argument("--desk", help="The print desk that counts them, such as Reception.")
        parser.add_argument(
            "--lines",
            action="store_true",
            help="Leave blank lines for name and next appointment, to be filled in by hand.",
        )

    def handle(self, **options: Any) -> None:
        if not 1 <= options["copies"] <= MOST_COPIES:
            raise CommandError(f"Copies are a number from 1 to {MOST_COPIES}.")
        profile, now = ClinicProfile.current(), timezone.now()
        language = options["language"] or get_language() or "en"
        desk = _desk(options["desk"])
        paper: Any = (
            options["paper"] or make_site(profile, language=get_language() or "en", path="/").paper
        )
        in_format = Format(paper, options["size"], options["ink"])
        what = _found(options["slug"], language=language, is_article=options["article"])
        printed = print_of(what, in_format=in_format, copies=options["copies"])
        self.stderr.write(f"Setting “{what.title}”, edition {what.number} …")
        today, lines = timezone.localdate(now), options["lines"]
        _require_printable(printed, profile, today)
        prepared = prepare(printed, profile=profile, today=today, has_lines=lines)
        _write(options["output"], prepared.pdf)
        if desk:
            record_print(printed, desk=desk, at=now, token=uuid4())
            self.stderr.write(f"Counted at {desk}: {printed.copies} ×.")
        self.stderr.write(f"Wrote {options['output']}.")


def _found(slug: str, *, language: str, is_article: bool) -> Edition | PackEdition:
    what: Edition | PackEdition | None
    if is_article:
        editions = Edition.objects.current().in_language(language).filter(article__slug=slug)
        what = editions.with_people().first()
    else:
        packs = PackEdition.objects.current().in_language(language).filter(pack__slug=slug)
        what = packs.select_related("pack").first()
    if what is None:
        kind = "article" if is_article else "pack"
        raise CommandError(f"There is no {kind} “{slug}” that readers can open in “{language}”.")
    return what


def _require_printable(printed: Print, profile: ClinicProfile, today: date) -> None:
    try:
        require_printable(printed, profile=profile, today=today)
    except PrintingStoppedError as error:
        late = ", ".join(f"“{one.title}” ({one.due_on:%Y-%m-%d})" for one in error.editions)
        raise CommandError(
            f"Not printed, because the review of part of it is overdue: {late}. "
            "Have it reviewed at the desk; then it prints again."
        ) from error


def _desk(name: str | None) -> PrintDesk | None:
    if name is None:
        return None
    desk = PrintDesk.objects.filter(name__iexact=name, is_in_use=True).first()
    if desk is None:
        names = ", ".join(PrintDesk.objects.filter(is_in_use=True).values_list("name", flat=True))
        raise CommandError(f"There is no print desk “{name}”. In use: {names or 'none yet'}.")
    return desk


def _write(output: Path, pdf: Callable[[], bytes]) -> None:
    try:
        output.write_bytes(pdf())
    except TooBusyError as error:
        raise CommandError("Too many sheets are being made just now. Try again.") from error
    except SheetTooLongError as error:
        raise CommandError("This text is too long for a sheet of paper.") from error
    except OSError as error:
        raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
