"""A drawing of the starter library: shapes and words are read, everything else is refused whole."""

import pytest

from articles.text.starter_drawing import read_starter_drawing

INSIDE = '<rect width="9" height="9" fill="#00494b"/><text x="1" y="2">Rest</text>'


def drawing(
    inside: str = INSIDE,
    *,
    title: str = "<title>Somebody\n rests.</title>",
    root: str = 'width="380" height="200" viewBox="0 0 320 168"',
) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{title}{inside}</svg>'.encode()


def test_a_drawing_has_what_stands_for_it_and_its_size():
    found = read_starter_drawing("rest", drawing())

    assert (found.key, found.alt, found.width, found.height) == (
        "rest",
        "Somebody rests.",
        380,
        200,
    )
    assert found.content == drawing()


def test_a_pattern_of_its_own_may_fill_a_shape():
    dots = '<defs><pattern id="dots"/></defs><rect fill="url(#dots)"/>'

    assert read_starter_drawing("rest", drawing(dots))


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<a href="https://example.org/"><text>x</text></a>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<use href="#x"/>',
        "<foreignObject><p>x</p></foreignObject>",
        "<style>@import 'x';</style>",
        '<animate attributeName="x"/>',
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
        '<rect onload="alert(1)"/>',
        '<rect style="fill:red"/>',
        '<rect xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#x"/>',
        '<rect fill="url(https://example.org/#x)"/>',
        '<rect fill="url( //example.org/#x)"/>',
        '<rect fill="javascript:alert(1)"/>',
    ],
)
def test_what_could_do_something_is_refused(inside: str):
    with pytest.raises(ValueError, match="rest: a drawing may not hold"):
        read_starter_drawing("rest", drawing(inside))


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG",
        b"",
        b"<?xml version='1.0'?>" + drawing(),
        b'<!DOCTYPE svg [<!ENTITY x "y">]>' + drawing(),
        drawing("<!-- a note -->"),
        drawing("<![CDATA[x]]>"),
    ],
)
def test_nothing_stands_before_it_or_is_declared_in_it(content: bytes):
    with pytest.raises(ValueError, match="rest: a drawing begins with <svg"):
        read_starter_drawing("rest", content)


def test_one_that_is_broken_off_is_refused():
    with pytest.raises(ValueError, match="rest: the drawing cannot be read"):
        read_starter_drawing("rest", drawing()[:-8])


@pytest.mark.parametrize(
    "content",
    [
        drawing(title=""),
        drawing(title="<title> </title>"),
        drawing(root='viewBox="0 0 320 168"'),
        drawing(root='width="100%" height="200"'),
    ],
)
def test_one_without_a_title_or_a_size_is_refused(content: bytes):
    with pytest.raises(ValueError, match="needs a title, and its width and height"):
        read_starter_drawing("rest", content)
