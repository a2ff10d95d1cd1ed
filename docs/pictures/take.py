"""Takes the pictures of the README: starts the portal with its starter library and looks at it.

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
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests.browsing import launch  # noqa: E402  # the path is set above

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
PAGES = {
    "home": ("/", 1280, 1000, "light"),
    "article": ("/articles/your-treatment-day/", 1280, 1400, "light"),
    "article-phone": ("/articles/side-effects-and-risks/", 360, 760, "light"),
    "article-dark": ("/articles/does-ketamine-help-depression/", 1280, 1000, "dark"),
    "desk": ("/admin/", 1280, 1000, "light"),
    "edit": ("/admin/articles/article/1/change/", 1280, 1000, "light"),
}


def main() -> None:
    """Write one PNG for each page into this folder."""
    with tempfile.TemporaryDirectory() as folder, running_portal(Path(folder)):
        with sync_playwright() as playwright, launch(playwright) as browser:
            for name, (path, width, height, scheme) in PAGES.items():
                take(browser, name, path, width=width, height=height, scheme=scheme)
        handout(Path(folder))


def take(
    browser: Browser, name: str, path: str, *, width: int, height: int, scheme: str
) -> None:
    """Open one page as a new visitor, log in where staff must, and keep the picture."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(SITE + path)
    if page.locator("input[name=password]").count():
        page.fill("input[name=username]", "pictures")
        page.fill("input[name=password]", "only for the pictures")
        page.press("input[name=password]", "Enter")
        page.wait_for_url(SITE + path)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=HERE / f"{name}.png")
    context.close()
    sys.stdout.write(f"{name}.png\n")


def handout(folder: Path) -> None:
    """Keep the first page of a handout as a picture."""
    address = f"{SITE}/articles/your-treatment-day/handout.pdf"
    sheet = folder / "handout.pdf"
    with urllib.request.urlopen(address) as answer:
        sheet.write_bytes(answer.read())
    subprocess.run(
        ["pdftoppm", "-png", "-r", "70", "-f", "1", "-l", "1", "-singlefile"]
        + [str(sheet), str(HERE / "handout")],
        check=True,
    )
    sys.stdout.write("handout.png\n")


@contextmanager
def running_portal(folder: Path) -> Iterator[None]:
    """Run the portal as `make run` does, on files of its own."""
    environment = os.environ | {"DATA_DIR": str(folder), "PORT": str(PORT)}
    environment.pop("DATABASE_URL", None)
    manage = [sys.executable, str(ROOT / "manage.py")]
    portal = subprocess.Popen([*manage, "start"], env=environment)
    try:
        wait_until_up()
        subprocess.run([*manage, "shell", "--no-imports", "-c", CLINIC], env=environment, check=True)
        yield
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
            urllib.request.urlopen(f"{SITE}/health/ready").close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise TimeoutError(f"The portal did not answer within {PATIENCE_SECONDS} seconds.")


if __name__ == "__main__":
    main()
