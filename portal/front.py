"""The site with its door: what a server serves."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from portal import errors
from portal.baking.door import Application, Door, Environ, StartResponse
from portal.baking.releases import take_away_unused
from portal.baking.shelf import Shelf
from portal.baking.watching import Watch

PAGES_ARE_MADE_BY = ("articles", "locale", "portal", "static", "templates", "requirements.txt")
PASSED_BY_ALWAYS = ("/health/",)


def with_door(site: Application, *, looks_by_itself: bool = True, beat: float = 0) -> Door:
    """Put the door before the site.

    A command that ends soon need not look for changes by itself; processes that serve beside each
    other look at different beats of the second, from 0 to 1.
    """
    folder = Path(settings.DATA_DIR) / "baked" / release()
    addresses = (f"/{settings.ADMIN_PATH}", settings.STATIC_URL, settings.MEDIA_URL)
    shelf = Shelf(folder)

    def tidy() -> None:
        take_away_unused(folder)
        shelf.make_room()

    return Door(
        site,
        shelf=shelf,
        watch=Watch(
            folder / "known.json",
            today=lambda: timezone.localdate().isoformat(),
            tidy=tidy,
            by_itself=looks_by_itself,
            beat=beat,
        ),
        passed_by=(*PASSED_BY_ALWAYS, *(one for one in addresses if one.startswith("/"))),
        sorry=come_back_soon,
    )


def release() -> str:
    """Return a digest of all that makes pages out of the database: programs, templates, settings.

    By names, sizes and times: enough to see a change, and quick.
    """
    digest = hashlib.sha256()
    said = (settings.SITE_ADDRESS, settings.MEDIA_URL, settings.LANGUAGES, settings.TIME_ZONE)
    digest.update(repr(said).encode())
    for name in PAGES_ARE_MADE_BY:
        for file in _files(Path(settings.BASE_DIR) / name):
            stat = os.stat(file)  # noqa: PTH116 - a thousand of them, at each start of a worker
            digest.update(f"{file}:{stat.st_size}:{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _files(place: Path) -> list[str]:
    """Return what is in a folder, or the one file that this is."""
    within = (f"{folder}/{name}" for folder, _, names in os.walk(place) for name in names)
    return sorted(name for name in within if not name.endswith(".pyc")) or [str(place)]


def come_back_soon(_environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Say that the page cannot be shown just now, without asking anybody."""
    response = errors.away()
    status = f"{response.status_code} {response.reason_phrase}"
    start_response(status, [*response.items(), ("Content-Length", str(len(response.content)))])
    return [response.content]
