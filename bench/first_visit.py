"""How many bytes travel when somebody opens a first page: the page, its styles, scripts, typefaces."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from bench.portal import FOLDER
from bench.server import serving

PORT = 8767
VISITED = {"home": "/", "article": "/articles/your-treatment-day/", "faqs": "/faqs/"}
HEAVIEST = {"heaviest_article": "/articles/does-ketamine-help-depression/"}
IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+\.js)["']""")


def measure() -> dict[str, dict[str, float]]:
    """Return, by page, the bytes of each kind, as sent to a browser that reads Brotli."""
    with serving(FOLDER / "pages", PORT):
        visited = VISITED | HEAVIEST
        return {name: visit(f"http://localhost:{PORT}{path}") for name, path in visited.items()}


def visit(address: str) -> dict[str, float]:
    """Return the bytes of each kind for a page, as sent to a browser that reads Brotli."""
    plain = _fetch(address, "").decode()
    parts = _Parts()
    parts.feed(plain)
    scripts = [urljoin(address, one) for one in parts.scripts]
    for script in scripts:  # grows while it is read: a script may ask for others
        text = _fetch(script, "").decode()
        new = (urljoin(script, one) for one in IMPORTED.findall(text))
        scripts += [one for one in dict.fromkeys(new) if one not in scripts]
    found = {
        "html": _weight(address),
        "css": sum(_weight(urljoin(address, one)) for one in parts.styles),
        "js": sum(map(_weight, scripts)),
        "fonts": sum(_weight(urljoin(address, one)) for one in parts.fonts),
    }
    found["html_css_js"] = found["html"] + found["css"] + found["js"]
    return found | {"html_before_compression": len(plain.encode())}


def _weight(address: str) -> float:
    return float(len(_fetch(address, "br, gzip")))


def _fetch(address: str, codings: str) -> bytes:
    request = Request(address, headers={"Accept-Encoding": codings})  # noqa: S310 - our own server
    with urlopen(request) as answer:  # noqa: S310 - as above
        content: bytes = answer.read()
    return content


class _Parts(HTMLParser):
    """What a page asks for at once."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self.fonts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" in given:
            self.scripts.append(given["src"])
        elif tag == "link" and given.get("rel") == "stylesheet":
            self.styles.append(given["href"])
        elif tag == "link" and given.get("as") == "font":
            self.fonts.append(given["href"])
