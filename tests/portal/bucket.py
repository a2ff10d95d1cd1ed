"""A bucket on this machine, which speaks of S3 what a store of files needs, and checks who asks.

Written from the published description of S3's REST interface and its signature, version 4. It is
no test of S3: it shows that the portal asks as it should, and what it makes of the answers.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

KEY, SECRET, REGION = "portal", "a/secret+with signs", "eu-central-1"
LAST_MODIFIED = "Mon, 02 Nov 2026 10:00:00 GMT"
ERROR = "<?xml version='1.0'?><Error><Code>{code}</Code><Message>{code}</Message></Error>"


@dataclass
class Bucket:
    """What is in it, and what was asked of it."""

    address: str = ""
    files: dict[str, tuple[bytes, dict[str, str]]] = field(default_factory=dict)
    refuses_with: int = 0


class _Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    bucket: Bucket

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self._is_let_in(body):
            told = {name: self.headers[name] for name in ("Content-Type", "Cache-Control")}
            self.bucket.files[self._name()] = (body, told)
            self._answer(200, b"", {})

    def do_GET(self) -> None:
        if self._is_let_in(b""):
            body, told = self.bucket.files.get(self._name(), (b"", None))
            if told is None:
                self._refuse(404, "NoSuchKey")
            else:
                self._answer(200, body, told)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _name(self) -> str:
        return urlsplit(self.path).path.removeprefix("/pictures/")

    def _is_let_in(self, body: bytes) -> bool:
        if self.bucket.refuses_with:
            self._refuse(self.bucket.refuses_with, "SlowDown")
        elif self.headers["Authorization"] != signed(self, body):
            self._refuse(403, "SignatureDoesNotMatch")
        else:
            return True
        return False

    def _refuse(self, status: int, code: str) -> None:
        self._answer(status, ERROR.format(code=code).encode(), {"Content-Type": "application/xml"})

    def _answer(self, status: int, body: bytes, told: dict[str, str]) -> None:
        self.send_response(status)
        mark = hashlib.md5(body, usedforsecurity=False).hexdigest()
        headers = told | {"ETag": f'"{mark}"', "Last-Modified": LAST_MODIFIED}
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_details: Any) -> None:
        """Keep quiet."""


def signed(request: BaseHTTPRequestHandler, body: bytes) -> str:
    """Return the header that whoever has the secret sends with this request."""
    given = request.headers["Authorization"] or ""
    names = re.findall(r"SignedHeaders=([\w;-]+)", given)
    parts = urlsplit(request.path)
    query = "&".join(
        sorted(
            f"{quote(name, '')}={quote(value, '')}"
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
        )
    )
    signed_headers = names[0].split(";") if names else []
    lines = [f"{name}:{(request.headers[name] or '').strip()}\n" for name in signed_headers]
    digest = request.headers["x-amz-content-sha256"]
    canonical = "\n".join(
        [request.command, parts.path, query, "".join(lines), ";".join(signed_headers), digest]
    )
    if digest != hashlib.sha256(body).hexdigest():
        return "the body is another than was signed"
    moment = request.headers["x-amz-date"]
    scope = f"{moment[:8]}/{REGION}/s3/aws4_request"
    wanted = "\n".join(
        ["AWS4-HMAC-SHA256", moment, scope, hashlib.sha256(canonical.encode()).hexdigest()]
    )
    key = f"AWS4{SECRET}".encode()
    for part in (moment[:8], REGION, "s3", "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, wanted.encode(), "sha256").hex()
    return (
        f"AWS4-HMAC-SHA256 Credential={KEY}/{scope}, SignedHeaders={';'.join(signed_headers)},"
        f" Signature={signature}"
    )


@contextmanager
def open_bucket() -> Iterator[Bucket]:
    """A bucket named “pictures”, empty; gone afterwards."""
    bucket = Bucket()
    door = type("Door", (_Door,), {"bucket": bucket})
    with ThreadingHTTPServer(("127.0.0.1", 0), door) as server:
        bucket.address = (
            f"s3+http://{KEY}:{quote(SECRET, '')}@127.0.0.1:{server.server_port}"
            f"/pictures?region={REGION}"
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield bucket
        server.shutdown()
