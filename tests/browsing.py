"""A browser for tests: Chromium with nothing of its own to say, and someone who watches it."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, Request

from tests.programs import provide

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
]


def launch(playwright: Playwright) -> Browser:
    """Start the Chromium of this machine."""
    # Chromium's sandbox refuses to start for root, and only then is it given up.
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=provide("chromium"), args=[*QUIET, *root])


def crash(page: Page) -> None:
    """End a page as when its process dies: it gets to do nothing more."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash", timeout=3_000)


def wait_for(is_true: Callable[[], bool], *, seconds: float = 10) -> None:
    """Wait until something is so that the browser does by itself."""
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


class Watch:
    """Notes what no page of ours may do; `complaints` stays empty when all is well."""

    def __init__(self, *, home: str) -> None:
        self.complaints: list[str] = []
        self._home = urlsplit(home).netloc

    def over(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("console", self._hear)
        page.on("request", self._follow)

    def _hear(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    def _follow(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self._home:
            self.complaints.append(f"asked elsewhere: {request.url}")
