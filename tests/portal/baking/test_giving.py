"""Finished answers, given to whoever asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.baking.baked import Baked, UnreadableError, bodies_of, headers_to_keep
from portal.baking.giving import give

TEXT = b"<p>Rest for a day.</p>" * 40
PAGE = "text/html; charset=utf-8"


def baked(content: bytes = TEXT, *, status: str = "200 OK", content_type: str = PAGE) -> Baked:
    return Baked(
        status=status,
        headers=headers_to_keep([("Content-Type", content_type), ("Vary", "Cookie")]),
        bodies=bodies_of(content, content_type=content_type),
        about="article:1",
        as_of=7,
        day="2026-11-26",
    )


def said(answer: Baked, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
    found = give(answer, {"REQUEST_METHOD": method, **headers})
    return found.status, dict(found.headers), found.body


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0", None),
        ("", None),
        ("zstd", None),
    ],
)
def test_each_browser_gets_the_smallest_coding_it_takes(accepted: str, coding: str | None) -> None:
    _, headers, body = said(baked(), HTTP_ACCEPT_ENCODING=accepted)
    assert headers.get("Content-Encoding") == coding
    assert headers["Content-Length"] == str(len(body))
    assert headers["Vary"] == "Accept-Encoding"


def test_each_coding_has_a_strong_tag_of_its_own() -> None:
    tags = {said(baked(), HTTP_ACCEPT_ENCODING=one)[1]["ETag"] for one in ("br", "gzip", "")}
    assert len(tags) == 3
    assert all(tag.startswith('"') for tag in tags)


@pytest.mark.parametrize("weak", ["", "W/", "w/"])
def test_whoever_holds_the_answer_is_told_so_without_a_body(weak: str) -> None:
    _, headers, _ = said(baked(), HTTP_ACCEPT_ENCODING="br")
    held = f'"other", {weak}{headers["ETag"]}'
    status, again, body = said(baked(), HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=held)
    assert (status, body) == ("304 Not Modified", b"")
    assert set(again) == {"ETag", "Cache-Control", "Vary"}


def test_whoever_holds_another_answer_gets_this_one() -> None:
    status, _, body = said(baked(), HTTP_IF_NONE_MATCH='"other"')
    assert (status, body) == ("200 OK", TEXT)


def test_a_withdrawn_page_is_never_called_unchanged() -> None:
    gone = baked(status="410 Gone")
    assert said(gone, HTTP_IF_NONE_MATCH="*")[0] == "410 Gone"
    assert said(gone, HTTP_RANGE="bytes=0-9")[0] == "410 Gone"


def test_a_head_has_the_length_and_no_body() -> None:
    status, headers, body = said(baked(), "HEAD")
    assert (status, headers["Content-Length"], body) == ("200 OK", str(len(TEXT)), b"")


@pytest.mark.parametrize(
    ("wanted", "part", "bounds"),
    [
        ("bytes=0-9", TEXT[:10], f"bytes 0-9/{len(TEXT)}"),
        ("bytes=870-", TEXT[870:], f"bytes 870-879/{len(TEXT)}"),
        ("bytes=-5", TEXT[-5:], f"bytes 875-879/{len(TEXT)}"),
        ("bytes=0-99999", TEXT, f"bytes 0-879/{len(TEXT)}"),
    ],
)
def test_a_part_can_be_asked_for(wanted: str, part: bytes, bounds: str) -> None:
    status, headers, body = said(baked(), HTTP_RANGE=wanted)
    assert (status, body, headers["Content-Range"]) == ("206 Partial Content", part, bounds)


@pytest.mark.parametrize("wanted", ["bytes=900-", "bytes=5-4", "bytes=-0"])
def test_a_part_beyond_the_end_is_refused_with_the_length(wanted: str) -> None:
    status, headers, body = said(baked(), HTTP_RANGE=wanted)
    assert (status, body) == ("416 Range Not Satisfiable", b"")
    assert headers["Content-Range"] == f"bytes */{len(TEXT)}"


@pytest.mark.parametrize("wanted", ["bytes=-", "lines=0-9", "bytes=0-1,4-5", "bytes=a-b"])
def test_a_part_that_is_not_understood_is_the_whole(wanted: str) -> None:
    status, _, body = said(baked(), HTTP_RANGE=wanted)
    assert (status, body) == ("200 OK", TEXT)


def test_a_part_of_another_answer_is_the_whole() -> None:
    status, _, _ = said(baked(), HTTP_RANGE="bytes=0-9", HTTP_IF_RANGE='"other"')
    assert status == "200 OK"


def test_what_is_compressed_already_is_sent_as_it_is() -> None:
    sheet = baked(b"%PDF" * 100, content_type="application/pdf")
    _, headers, body = said(sheet, HTTP_ACCEPT_ENCODING="br")
    assert "Content-Encoding" not in headers
    assert body == b"%PDF" * 100


def test_an_answer_is_read_as_it_was_written() -> None:
    assert Baked.from_bytes(baked().to_bytes()) == baked()


@given(st.integers(min_value=0))
def test_a_file_that_is_cut_off_is_no_answer(at: int) -> None:
    whole = baked().to_bytes()
    with pytest.raises(UnreadableError):
        Baked.from_bytes(whole[: at % len(whole)])


@given(st.binary())
def test_any_other_file_is_no_answer(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        Baked.from_bytes(content)
