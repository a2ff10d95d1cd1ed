"""Takes the pictures of the README and of docs/handouts.md: starts the portal with its starter library and looks at it.

make pictures

The clinic in the pictures is made up; its number is one of those kept free for fiction.
Source: Ofcom, telephone numbers for drama use (01632 960000 to 960999).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

import paper  # noqa: E402  # beside this file; the path is set above

from tests.browsing import launch  # noqa: E402
from tests.programs import provide  # noqa: E402

MANAGE = [sys.executable, str(ROOT / "manage.py")]
PORT = 8765
SITE = f"http://localhost:{PORT}"
PATIENCE_SECONDS = 60
CLINIC = """
from articles.models import ClinicProfile
from django.contrib.auth import get_user_model
ClinicProfile.objects.update_or_create(pk=1, defaults=dict(
    name="Riverside Clinic", phone="01632 960 123", region="gb",
    strapline="Plain answers about treatment with ketamine",
    introduction="For people with depression or long-term pain, and for those who look after them.",
    opening_hours="Monday to Friday, 8 am to 6 pm", address="1 River Street, Anytown"))
get_user_model().objects.create_superuser("pictures", password="only for the pictures")
"""


@dataclass(frozen=True)
class Picture:
    """One page to look at, and how wide and high the window is."""

    name: str
    path: str
    width: int = 1280
    height: int = 1000
    in_dark: bool = False


PICTURES = (
    Picture("home", "/"),
    Picture("article", "/articles/your-treatment-day/", height=1400),
    Picture("article-phone", "/articles/side-effects-and-risks/", width=360, height=760),
    Picture("article-dark", "/articles/does-ketamine-help-depression/", in_dark=True),
    Picture("edit", "/admin/articles/article/1/change/"),
)


def main() -> None:
    """Write one PNG for each page and each side of paper into this folder."""
    with tempfile.TemporaryDirectory() as name, running_portal(Path(name)) as environment:
        folder, pdftoppm = Path(name), provide("pdftoppm")
        paper.keep_sides(fetch, pdftoppm, folder)
        paper.keep_arabic_side(MANAGE, environment, pdftoppm, folder)
        with sync_playwright() as playwright, launch(playwright) as browser:
            for picture in PICTURES:
                take(browser, picture)
            codes = paper.happened(MANAGE, environment)
            for picture in answers(codes):
                take(browser, picture)


def answers(codes: dict[str, str]) -> list[Picture]:
    """Return what people see who hold a sheet, and who call it back."""
    verdicts = ("current", "superseded", "withdrawn")
    return [
        *(Picture(f"check-{word}", f"/c/{codes[word]}/", 640, 900) for word in verdicts),
        Picture("print", "/admin/print/?q=treatment", height=860),
        Picture("recall", f"/admin/recall/{codes['recalled']}/"),
    ]


def take(browser: Browser, picture: Picture) -> None:
    """Open one page as a new visitor, log in where staff must, and keep the picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.in_dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(SITE + picture.path)
    if page.locator("input[name=password]").count():
        page.fill("input[name=username]", "pictures")
        page.fill("input[name=password]", "only for the pictures")
        page.press("input[name=password]", "Enter")
        page.wait_for_url(SITE + picture.path)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=HERE / f"{picture.name}.png")
    context.close()
    sys.stdout.write(f"{picture.name}.png\n")


def fetch(path: str) -> bytes:
    """Return what the portal answers at a path."""
    connection = HTTPConnection("localhost", PORT, timeout=PATIENCE_SECONDS)
    connection.request("GET", path)
    with connection.getresponse() as answer:
        return answer.read()


@contextmanager
def running_portal(folder: Path) -> Iterator[dict[str, str]]:
    """Run the portal as `make run` does, on files of its own; yield its surroundings."""
    environment = os.environ | {"DATA_DIR": str(folder), "PORT": str(PORT)}
    environment.pop("DATABASE_URL", None)
    portal = subprocess.Popen([*MANAGE, "start"], env=environment)
    try:
        wait_until_up()
        subprocess.run(
            [*MANAGE, "shell", "--no-imports", "-c", CLINIC], env=environment, check=True
        )
        yield environment
    finally:
        portal.terminate()
        portal.wait()


def wait_until_up() -> None:
    """Return once the portal answers.

    Raises:
        TimeoutError: if it does not within a minute.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            fetch("/health/ready")
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise TimeoutError(f"The portal did not answer within {PATIENCE_SECONDS} seconds.")


if __name__ == "__main__":
    main()
