"""Takes the pictures of docs/editorial.md: three made-up people work through a day at a real desk.

make pictures
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import paper
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, Page, sync_playwright
from take import HERE, MANAGE, SITE, provide, running_portal

from tests.browsing import launch

PASSWORD = "only for the pictures"  # noqa: S105  # of a portal that is gone with its pictures
PEOPLE = f"""
import json
from django.contrib.auth import get_user_model
from articles.models import Article
from tests.builders import make_person_as
for name, role in (("Anna", "Author"), ("Ben", "Reviewer"), ("Clara", "Publisher")):
    make_person_as(role, name=name.lower(), first_name=name, last_name="Example",
                   email=name.lower() + "@clinic.example", password={PASSWORD!r})
print(json.dumps(dict(Article.objects.values_list("slug", "pk"))))
"""
COLOURS = 128
"""Enough for the desk's flat colours and the soft edges of its letters."""
BELOW_THE_HEAD = """place => {
    const head = document.querySelector(".state")?.offsetHeight ?? 0;
    scrollTo(0, place.getBoundingClientRect().top + scrollY - head - (head ? 2 : 16));
}"""


@dataclass
class Desk:
    """The portal's desk, with a window for each person who works at it."""

    browser: Browser
    keys: dict[str, int]
    windows: dict[str, Page] = field(default_factory=dict)

    def sit_down(self, name: str) -> Page:
        """Return somebody's window, logged in."""
        if name not in self.windows:
            page = self.window()
            page.goto(f"{SITE}/admin/")
            page.fill("input[name=username]", name)
            page.fill("input[name=password]", PASSWORD)
            page.press("input[name=password]", "Enter")
            page.wait_for_url(f"{SITE}/admin/")
            self.windows[name] = page
        return self.windows[name]

    def window(self, *, width: int = 1280) -> Page:
        """Return a new window, of somebody who is not logged in."""
        page = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="light",
            reduced_motion="reduce",
        ).new_page()
        page.on("dialog", lambda dialog: dialog.accept())  # leaves a form that is not saved
        return page

    def open(self, name: str, slug: str, step: str = "change") -> Page:
        """Open a page about an article in somebody's window."""
        page = self.sit_down(name)
        page.goto(f"{SITE}/admin/articles/article/{self.keys[slug]}/{step}/")
        return page

    def writes(self, name: str, slug: str, *changes: tuple[str, str]) -> Page:
        """Let somebody change a text and save it."""
        page = self.open(name, slug)
        change(page, *changes)
        page.get_by_role("button", name="Save draft").click()
        page.wait_for_load_state("networkidle")
        return page


def main() -> None:
    """Write the pictures into this folder."""
    os.environ["TIME_ZONE"] = "Europe/London"
    with tempfile.TemporaryDirectory() as name, running_portal(Path(name)) as environment:
        keys = paper.told(MANAGE, environment, PEOPLE)
        with sync_playwright() as playwright, launch(playwright) as browser:
            desk = Desk(browser, keys)
            writing(desk)
            both_texts(desk)
            reviewing(desk)
            expert(desk)
            publishing(desk)
            later(desk)
            checks(desk)
            job_bag(desk, Path(name))


def writing(desk: Desk) -> None:
    """Anna writes; the checks speak beside her text, and Clara has the same draft open."""
    slug = "how-might-ketamine-work"
    desk.open("clara", slug).wait_for_load_state("networkidle")
    page = desk.open("anna", slug)
    text = page.get_by_role("textbox", name="Text", exact=True)
    more = "About 30% felt better. Ask about CBT, or read more [here](article:ketamine-and-sleep)."
    text.fill(f"{text.input_value()}\n\n{more}\n")
    page.locator('.finding-group[data-group="numbers"] > summary').wait_for(timeout=15_000)
    page.get_by_text("Clara Example has this draft open now.").wait_for(timeout=15_000)
    page.get_by_text("Kept at").first.wait_for(timeout=15_000)
    keep(page, "desk-writing", height=980)
    for name in ("anna", "clara"):
        desk.sit_down(name).goto(f"{SITE}/admin/")


def both_texts(desk: Desk) -> None:
    """Clara saves while Anna writes; nothing is lost, and Anna is asked about one sentence."""
    slug, sentence = "what-is-ketamine", "Time and space may seem odd."
    anna = desk.open("anna", slug)
    desk.writes(
        "clara",
        slug,
        (sentence, "Time may seem to stop."),
        ("For depression and pain, the doses", "Against depression and pain, the doses"),
    )
    change(
        anna,
        (sentence, "Time and space may seem odd, and sounds far away."),
        ("It comes as a nasal spray", "You take it as a nasal spray"),
    )
    anna.get_by_role("button", name="Save draft").click()
    keep(anna, "desk-both", start=anna.locator("#conflict"), height=860)
    anna.goto(f"{SITE}/admin/")


def reviewing(desk: Desk) -> None:
    """Anna asks Ben; he comments on a paragraph and asks for changes, and she reads them."""
    slug, passage = "your-treatment-day", "Wear loose sleeves"
    desk.writes(
        "anna",
        slug,
        (
            "and clear the rest of your day.",
            "and clear the rest of your day.\n- **Wear loose sleeves.** We measure your blood "
            "pressure several times.",
        ),
    )
    ask(desk, slug, "Is the new point on sleeves right for drips, too?")
    for other, changes in OTHERS.items():
        desk.writes("anna", other, changes)
    ask(desk, "side-effects-and-risks", "", whom="")
    ben = desk.sit_down("ben")
    ben.goto(f"{SITE}/admin/")
    keep(ben, "desk-waiting", height=820)
    desk.open("ben", slug, "review")
    ben.locator("summary", has_text=passage).click()
    ben.get_by_role("textbox", name=passage).fill(
        "For a drip we need the other arm as well. Please say: both arms."
    )
    week = ben.get_by_role("heading", name="The week before")
    keep(ben, "desk-reviewing", height=760, start=week)
    ben.get_by_role("textbox", name="On the whole").fill("Clear and kind. One thing on sleeves.")
    ben.get_by_role("button", name="Ask for changes").click()
    keep(desk.open("anna", slug), "desk-changes", height=820)


OTHERS = {
    "side-effects-and-risks": ("It can be scary.", "It can be scary, but staff are with you."),
    "ketamine-for-chronic-pain": (
        "No, not in the US.",
        "From today we give no drips for pain until further notice.\n\nNo, not in the US.",
    ),
}


def ask(desk: Desk, slug: str, question: str, *, whom: str = "Ben Example") -> None:
    """Let Anna ask for a review within a week; of anybody, if of nobody in particular."""
    page = desk.open("anna", slug, "review/ask")
    if whom:
        page.get_by_label("Who is asked").select_option(whom)
    page.get_by_label("Wanted by").fill(f"{date.today() + timedelta(days=7)}")  # noqa: DTZ011
    page.get_by_label("What to look at").fill(question)
    page.get_by_role("button", name="Ask for the review").click()
    page.get_by_text("It waits on the desk").wait_for()


def expert(desk: Desk) -> None:
    """Ben makes a link for somebody without an account, who opens it on a telephone."""
    page = desk.open("ben", "side-effects-and-risks", "experts")
    page.get_by_label("Who is invited").fill("Dr Dana Example, pharmacist")
    page.get_by_label("What you want to know").fill(
        "Are the figures in the table those that you would give a patient?"
    )
    page.get_by_role("button", name="Make the link").click()
    link = page.get_by_label("The link", exact=True).input_value()
    phone = desk.window(width=360)
    phone.goto(SITE + link[link.index("/review-for-us/") :])
    keep(phone, "desk-expert", height=900)


def publishing(desk: Desk) -> None:
    """Clara publishes what nobody but Anna has read, and says why."""
    page = desk.open("clara", "ketamine-for-chronic-pain", "publish")
    page.get_by_text("Publish it against what stops it").click()
    page.get_by_label("Why it cannot wait").fill(
        "Drips for pain stopped today, and Ben Example is away until Monday. The page as it is "
        "would bring people here for nothing."
    )
    page.get_by_label("What changed, in a patient’s words").fill(
        "We give no drips for pain until further notice."
    )
    page.get_by_label("Substantial").check()
    changes = page.get_by_role("heading", name="What changes since edition")
    keep(page, "desk-override", height=990, start=changes, shown=820)
    page.get_by_role("button", name="Override, and publish").click()
    page.get_by_text("Published as edition 2").wait_for()


def later(desk: Desk) -> None:
    """Ben approves; Clara plans to publish that text, and to withdraw it when it is over."""
    slug = "low-serotonin-and-antidepressants"
    desk.writes("anna", slug, ("\n## ", "\n\nOur spring course on sleep begins in March.\n\n## "))
    desk.open("ben", slug, "review").get_by_role("button", name="Approve this text").click()
    page = desk.open("clara", slug, "plan")
    page.get_by_label("Day").first.fill(f"{date.today() + timedelta(days=30)}")  # noqa: DTZ011
    page.get_by_label("Time").first.fill("07:00")
    page.get_by_label("What changed, in a patient’s words").fill(
        "It says when our next course on sleep begins."
    )
    page.get_by_label("Minor").check()
    keep(page, "desk-later", height=820, shown=820)
    page.get_by_role("button", name="Plan to publish").click()
    page.get_by_text("To be published on").first.wait_for()


def checks(desk: Desk) -> None:
    """Somebody who keeps the clinic's profile looks at what stops publishing."""
    page = desk.window()
    page.goto(f"{SITE}/admin/articles/clinicprofile/checks/")
    page.fill("input[name=username]", "pictures")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    keep(page, "desk-checks", height=820, shown=1024)


def job_bag(desk: Desk, folder: Path) -> None:
    """Clara takes the job bag of what was published today."""
    address = f"{SITE}/admin/articles/article/{desk.keys['ketamine-for-chronic-pain']}/job-bag/"
    answer = desk.sit_down("clara").request.get(address)
    with ZipFile(BytesIO(answer.body())) as bag:
        summary = next(name for name in bag.namelist() if name.endswith("summary.pdf"))
        side = paper.Side("desk-job-bag", "")
        paper.keep_side(bag.read(summary), side, provide("pdftoppm"), folder)
    reduce(HERE / "desk-job-bag.png")


def change(page: Page, *changes: tuple[str, str]) -> None:
    """Put other words in place of some that stand in a text, each the first time they do."""
    text = page.get_by_role("textbox", name="Text", exact=True)
    words = text.input_value()
    for old, new in changes:
        assert old in words, old  # noqa: S101  # the starter library has other words now
        words = words.replace(old, new, 1)
    text.fill(words)


def keep(
    page: Page, name: str, *, height: int, start: Locator | None = None, shown: int = 0
) -> None:
    """Keep what a window shows from some place down, or from its top, as a picture.

    `shown` is how much of its width is kept; 0 for all of it.
    """
    page.wait_for_load_state("networkidle")
    page.mouse.move(0, 0)  # nothing looks as if it were pointed at
    width = (page.viewport_size or {"width": 1280})["width"]
    page.set_viewport_size({"width": width, "height": height})
    if start:
        start.evaluate(BELOW_THE_HEAD)
    clip = FloatRect(x=0, y=0, width=shown or width, height=height)
    page.screenshot(path=HERE / f"{name}.png", clip=clip)
    reduce(HERE / f"{name}.png")
    sys.stdout.write(f"{name}.png\n")


def reduce(file: Path) -> None:
    """Store a picture with few colours, which takes a third of the room."""
    with Image.open(file) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


if __name__ == "__main__":
    main()
