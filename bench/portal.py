"""A portal to measure: a folder of its own, the starter library, and as many articles as asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "bench"
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
CLINIC = {
    "name": "Riverside Clinic",
    "phone": "01632 960 123",
    "region": "gb",
    "opening_hours": "Monday to Friday, 8 am to 6 pm",
    "address": "1 River Street, Anytown",
}


def use(*, database: str = "", folder: Path = FOLDER / "data") -> None:
    """Make this process a portal that keeps everything in a folder of the benchmarks.

    `database` is the address of another than the file in that folder.
    """
    os.environ.update(
        DATA_DIR=str(folder),
        DJANGO_SETTINGS_MODULE="portal.settings",
        SITE_ADDRESS="http://localhost:8000",
    )
    os.environ.pop("DATABASE_URL", None)
    if database:
        os.environ["DATABASE_URL"] = database
    import django  # noqa: PLC0415 - the settings read the environment set above

    django.setup()


def fill(*, articles: int) -> None:
    """Bring the portal to the starter library and so many articles more, made from its texts."""
    from django.core.management import call_command  # noqa: PLC0415

    from articles.models import Article, ChangeKind, ClinicProfile, Edition  # noqa: PLC0415
    from articles.workflow.publishing import Change, publish_starter  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("load_library", verbosity=0)
    ClinicProfile.objects.update_or_create(pk=1, defaults=CLINIC)
    texts = list(Edition.objects.current().exclude(article__slug__startswith="made-"))
    for number in range(1, articles + 1):
        text = texts[number % len(texts)]
        article, is_new = Article.objects.get_or_create(
            language="en",
            slug=f"made-{number}",
            defaults={
                "title": f"{text.title} ({number})",
                "summary": text.summary,
                "body": text.manuscript().body,
            },
        )
        if is_new:
            publish_starter(article, at=NOON, change=Change("First edition.", ChangeKind.MINOR))
            say(f"\r  {number} of {articles} articles made", end="" if number < articles else "\n")


def say(words: str, *, end: str = "\n") -> None:
    """Tell whoever waits how far it is."""
    sys.stderr.write(f"{words}{end}")
    sys.stderr.flush()


def median(values: Sequence[float]) -> float:
    """Return the middle one; of an even number the upper of the two."""
    return sorted(values)[len(values) // 2]


def share(values: Sequence[float], part: float) -> float:
    """Return the value that this part of all values does not exceed: 0.99 for the 99th in 100."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
