"""Which requests are so plain that they are answered at once, and how they are read."""

import h11
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import plain_requests
from portal.plain_requests import LONGEST, read

FIREFOX = (
    b"GET /articles/rest/?page=2 HTTP/1.1\r\n"
    b"Host: clinic.example\r\n"
    b"User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n"
    b"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
    b"Accept-Encoding: gzip, deflate, br, zstd\r\n"
    b"Connection: keep-alive\r\n"
    b"Upgrade-Insecure-Requests: 1\r\n"
    b'If-None-Match: "one"\r\n\r\n'
)


def request(*headers: bytes, line: bytes = b"GET /articles/ HTTP/1.1") -> bytes:
    return b"\r\n".join((line, b"Host: clinic.example", *headers, b"", b""))


def test_reads_what_a_browser_asks() -> None:
    assert read(FIREFOX) == {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/articles/rest/",
        "QUERY_STRING": "page=2",
        "wsgi.url_scheme": "http",
        "HTTP_HOST": "clinic.example",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br, zstd",
        "HTTP_IF_NONE_MATCH": '"one"',
    }


def test_remembers_nothing_of_what_it_has_read() -> None:
    """Neither what somebody typed nor who it was: not even a cache of headers."""
    held = {name: repr(value) for name, value in vars(plain_requests).items()}
    told = request(b"Cookie: sessionid=one", b"Referer: /two/", line=b"GET /c/?q=three HTTP/1.1")

    assert read(told) is not None
    assert {name: repr(value) for name, value in vars(plain_requests).items()} == held
    assert not [one for one in vars(plain_requests).values() if hasattr(one, "cache_info")]


def test_reads_names_in_any_case_and_leaves_the_gaps_around_a_value() -> None:
    data = b"GET / HTTP/1.1\r\nhOST:clinic.example  \r\nIF-NONE-MATCH:   a b\r\n\r\n"
    found = read(data)
    assert found is not None
    assert (found["HTTP_HOST"], found["HTTP_IF_NONE_MATCH"]) == ("clinic.example", "a b")


def test_says_in_small_letters_what_means_the_same_in_them() -> None:
    data = b"GET /A?Q HTTP/1.1\r\nHost: Clinic.Example\r\nAccept-Encoding: BR\r\n\r\n"
    found = read(data)
    assert found is not None
    assert (found["PATH_INFO"], found["QUERY_STRING"]) == ("/A", "Q")
    assert (found["HTTP_HOST"], found["HTTP_ACCEPT_ENCODING"]) == ("clinic.example", "br")


@pytest.mark.parametrize(
    "line",
    [
        b"HEAD /articles/ HTTP/1.1",
        b"POST /articles/ HTTP/1.1",
        b"GET /articles/ HTTP/1.0",
        b"GET http://clinic.example/articles/ HTTP/1.1",
        b"GET /%C3%A9/ HTTP/1.1",
        "GET /é/ HTTP/1.1".encode(),
        b"GET /articles/ and more HTTP/1.1",
        b"GET  /articles/ HTTP/1.1",
        b"GET /articles/\nHost: other HTTP/1.1",
        b" GET /articles/ HTTP/1.1",
        b"",
    ],
)
def test_leaves_every_other_first_line_to_the_server(line: bytes) -> None:
    assert read(request()) is not None
    assert read(request(line=line)) is None


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Length: 5",
        b"content-length: 0",
        b"Content-Length : 5",
        b"Content_Length: 5",
        b"Transfer-Encoding: chunked",
        b"Expect: 100-continue",
        b"Upgrade: h2c",
        b"Connection: close",
        b"Connection: keep-alive, upgrade",
        b"Host: other.example",
        b"host: clinic.example",
        b"X_Forwarded_Proto: https",
        b" folded: line",
        b"\tfolded",
        b"no colon\x00",
        b": no name",
        b"Accept: a\nContent-Length: 5",
        b"Accept: a\rContent-Length: 5",
        "Accept: é".encode(),
    ],
)
def test_leaves_every_header_that_says_more_to_the_server(header: bytes) -> None:
    assert read(request(header)) is None


@pytest.mark.parametrize(
    "data",
    [
        FIREFOX[:-1],
        FIREFOX[:-2],
        FIREFOX + FIREFOX,
        FIREFOX + b"GET",
        FIREFOX.replace(b"\r\n", b"\n"),
        request(b"Accept: " + b"a" * LONGEST),
        b"\r\n" + FIREFOX,
        b"",
    ],
)
def test_leaves_what_is_not_one_whole_request_to_the_server(data: bytes) -> None:
    assert read(data) is None


PIECES = (
    *(b"GET", b"POST", b" ", b"/", b"a", b"?", b"%", b"HTTP/1.1", b"\r\n", b"\r", b"\n", b":"),
    *(b"Host", b"Range", b"Connection", b"close", b"keep-alive", b"Content-Length", b"1", b"-"),
    *(b"_", b"\t", b"\x00", b"\xff", b"\r\n\r\n", b"Host: a\r\n", b"GET / HTTP/1.1\r\n"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(b"".join))
def test_what_is_read_here_a_strict_reader_reads_alike(middle: bytes) -> None:
    data = b"GET /a HTTP/1.1\r\nHost: a\r\n" + middle + b"\r\n\r\n"
    found = read(data)
    if found is None:
        return
    strict = h11.Connection(h11.SERVER)
    strict.receive_data(data)
    asked = strict.next_event()
    assert isinstance(asked, h11.Request)
    assert (asked.method, asked.target) == (b"GET", b"/a")
    assert isinstance(strict.next_event(), h11.EndOfMessage)
    assert strict.trailing_data == (b"", False)
    headers = {name.replace(b"-", b"_").decode().upper(): value for name, value in asked.headers}
    assert all(
        headers[name.removeprefix("HTTP_")].decode() == value
        for name, value in found.items()
        if name.startswith("HTTP_")
    )
