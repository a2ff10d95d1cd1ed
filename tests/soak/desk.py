"""Somebody at the desk who publishes by pressing its buttons, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from http.client import HTTPException
from http.cookiejar import CookieJar
from threading import Timer
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.soak.publication_text import ARTICLES, text
from tests.soak.surroundings import Clinic
from tests.writing import fields


class Desk:
    """A browser that is logged in."""

    def __init__(self, clinic: Clinic) -> None:
        self._clinic = clinic
        self._browser = build_opener(HTTPCookieProcessor(CookieJar()))
        self._browser.addheaders = [("Cookie", f"sessionid={clinic.session}")]

    def publish(self, number: int) -> None:
        """Write a text, save it, publish it."""
        article = f"/admin/articles/article/{self._clinic.articles[number % ARTICLES]}"
        form = fields(self._open(f"{article}/change/"))
        told = self._open(f"{article}/change/", form | {"body": text(number)})
        assert "Saved. Readers see" in told, told
        page = self._open(f"{article}/publish/").replace('<form method="post"', '<form id="step"')
        said = fields(page, form="step") | {"note": f"Publication {number}.", "kind": "minor"}
        self._open(f"{article}/publish/", said)

    def publish_while(self, number: int, happens: Callable[[], None], *, after: float) -> bool:
        """Publish while something happens after so many seconds; tell whether it succeeded."""
        timer = Timer(after, happens)
        timer.start()
        try:
            self.publish(number)
        except (URLError, HTTPException, ConnectionError, TimeoutError):
            return False
        finally:
            timer.join()
        return True

    def _open(self, address: str, form: dict[str, object] | None = None) -> str:
        data = urlencode(form, doseq=True).encode() if form else None
        with self._browser.open(f"{self._clinic.home}{address}", data, timeout=60) as answer:
            return str(answer.read().decode())
