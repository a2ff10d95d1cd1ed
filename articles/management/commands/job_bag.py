"""Writes the job bag of one article: everything known of how it was made, for an assessor."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from articles.job_bag.archive import job_bag
from articles.models import Article, ClinicProfile


class Command(BaseCommand):
    help = (
        "Write the job bag of an article: a ZIP file with every edition, what changed, reviews, "
        "renewals, checks, references, pictures, and a summary along the PIF TICK. The same state "
        "of the portal gives the same file."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "slug", help="The last part of the address: your-visit for /articles/your-visit/."
        )
        parser.add_argument(
            "--language",
            default=settings.LANGUAGE_CODE,
            help="Of which language, such as es. Left out: the clinic's own.",
        )
        parser.add_argument(
            "--out", type=Path, help="The file to write. Left out: its own name, here."
        )

    def handle(self, **options: Any) -> None:
        articles = Article.objects.in_language(options["language"])
        article = articles.filter(slug=options["slug"]).first()
        if article is None:
            raise CommandError(
                f"There is no article “{options['slug']}” in “{options['language']}”."
            )
        name, content = job_bag(article, clinic=ClinicProfile.current())
        out = options["out"] or Path(name)
        _write(out, content)
        self.stderr.write(f"Wrote {out}.")


def _write(out: Path, content: Iterable[bytes]) -> None:
    """Write the file, wholly or not at all."""
    half = out.with_name(f".{out.name}.half")
    try:
        with half.open("wb") as file:
            file.writelines(content)
        half.replace(out)
    except OSError as error:
        raise CommandError(f"{out} cannot be written: {error.strerror}.") from error
    finally:
        half.unlink(missing_ok=True)
