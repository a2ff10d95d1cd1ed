"""Fills a site with made articles."""

import re
import time
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.utils import timezone

from articles.text.made.texts import WORDINGS
from articles.workflow.making_many import Making, make_many, real_articles

MOST = 1_000_000
_PART_OF_MIX = re.compile(r"([a-z]{2})[:=](\d{1,3})")


class Command(BaseCommand):
    help = (
        "Make articles without meaning, to try out how this portal works when it holds very many: "
        "for a site of its own, never for one that readers use. They are published at once and, "
        "like every edition, cannot be deleted afterwards. COUNT is how many the site is to have; "
        "if there are fewer, the rest is made. The same seed and mix give the same texts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("count", type=int, metavar="COUNT", help="How many there shall be.")
        parser.add_argument(
            "--language-mix",
            default="en:80,es:20",
            metavar="MIX",
            help="How many of them in which language. Left out: en:80,es:20.",
        )
        parser.add_argument("--seed", type=int, default=1, help="A number. Left out: 1.")
        parser.add_argument(
            "--without-search",
            action="store_true",
            help="Leave the index of search as it is, to be made later by rebuild_search.",
        )
        parser.add_argument(
            "--yes",
            action="store_true",
            help="Do it although the site holds articles that were written for it.",
        )

    def handle(self, **options: Any) -> None:
        count = options["count"]
        if not 0 < count <= MOST:
            raise CommandError(f"COUNT is a number from 1 to {MOST:,}.")
        making = Making(count, options["seed"], _mix(options["language_mix"]))
        real = real_articles()
        if real and not options["yes"]:
            raise CommandError(
                f"This site holds articles of its own ({real}). Made articles would stand among "
                "them for ever. Use a site of its own, with another DATA_DIR or DATABASE_URL; "
                "or add --yes if this is one to be thrown away."
            )
        begun = time.monotonic()
        told = self._tell if options["verbosity"] else lambda _number: None
        added = make_many(making, at=timezone.now(), tell=told)
        if options["verbosity"]:
            seconds = time.monotonic() - begun
            self.stdout.write(f"{added:,} articles made in {seconds:,.0f} seconds.")
        if not options["without_search"]:
            # Thousands at a time are quicker in one new index than one by one in the old.
            call_command("rebuild_search", stdout=self.stdout, verbosity=options["verbosity"])

    def _tell(self, number: int) -> None:
        self.stdout.write(f"  {number:,} articles …")


def _mix(written: str) -> dict[str, int]:
    """Read a mix of languages.

    Raises:
        CommandError: if it is none, or names a language that no texts are made in.
    """
    parts = [_PART_OF_MIX.fullmatch(part.strip()) for part in written.split(",")]
    mix = {part[1]: int(part[2]) for part in parts if part}
    if not all(parts) or len(mix) < len(parts) or not sum(mix.values()):
        raise CommandError("Write the mix of languages like this: en:80,es:20.")
    unknown = sorted(set(mix) - set(WORDINGS))
    if unknown:
        raise CommandError(
            f"No texts are made in {', '.join(unknown)}, only in {', '.join(WORDINGS)}."
        )
    return mix
