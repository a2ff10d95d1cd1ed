"""Requests so plain that nothing can be read into them: what most browsers ask of most pages."""

from __future__ import annotations

import re

Asked = dict[str, str]
"""A request, in the words of WSGI. What its headers say is in small letters."""

LONGEST = 4096
"""Bytes of the longest request that is read here. Browsers' are a quarter of it."""

_HEARD = {
    "host": "HTTP_HOST",
    "accept-encoding": "HTTP_ACCEPT_ENCODING",
    "if-none-match": "HTTP_IF_NONE_MATCH",
    "if-range": "HTTP_IF_RANGE",
    "range": "HTTP_RANGE",
    "x-forwarded-proto": "HTTP_X_FORWARDED_PROTO",
}
"""All that a finished answer depends on."""

_NEEDS_MORE = ("connection", "content-length", "expect", "transfer-encoding", "upgrade")
"""What may say that this is more than a question for a page."""

# Printable ASCII alone, and every line has one end to everybody: to some, half an end is one as
# well. Nothing is tried in two ways (`++`), so no request takes long.
_PLAIN = re.compile(
    r"GET (/[!-$&->@-~]*+)(?:\?([!-$&-~]*+))? HTTP/1\.1\r\n"
    r"(?:[A-Za-z0-9-]++:[ -~]*+\r\n)*+\r\n"
)
_SAID = re.compile(rf"\n({'|'.join((*_HEARD, *_NEEDS_MORE))}): *+([ -~]*+)", re.ASCII)


def read(data: bytes) -> Asked | None:
    """Return what these bytes ask for, if they are one whole GET and as plain as can be.

    None says nothing about them: they may be anything, and somebody has to read them with care.
    So this may refuse what is right, and must refuse what is doubtful: after it nobody reads.

    Nothing is remembered: an address may hold what somebody typed, or the secret of an expert's
    link, and headers tell who somebody is.
    """
    text = data.decode("latin-1")
    plain = _PLAIN.fullmatch(text) if len(text) <= LONGEST else None
    if plain is None:
        return None
    path, query = plain.groups("")
    asked = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "wsgi.url_scheme": "http",
    }
    # Hosts, codings and ranges mean the same in small letters, and our tags have no others; to look
    # for names in either takes half as long again.
    for name, value in _SAID.findall(text.lower()):
        heard = _HEARD.get(name)
        if heard is not None and heard not in asked:
            asked[heard] = value.rstrip()
        elif heard is not None or not _goes_without_saying(name, value):
            return None
    return asked


def _goes_without_saying(name: str, value: str) -> bool:
    return name == "connection" and value.strip() == "keep-alive"
