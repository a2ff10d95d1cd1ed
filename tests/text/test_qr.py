"""QR codes: what is drawn reads back, and stays small."""

import re
import string

import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from articles.text.check_codes import ALPHABET, scanned_address
from articles.text.qr import QUIET, QRSymbol, qr_symbol

codes = st.text(ALPHABET, min_size=8, max_size=8)


def drawn(symbol: QRSymbol, *, module: int = 3) -> Image.Image:
    """Paint the inside of the outline, as a renderer does: odd to the right of its sides."""
    across = symbol.size + 2 * QUIET
    picture = Image.new("L", (across, across), 255)
    for x, y in inside(symbol.path):
        picture.putpixel((x + QUIET, y + QUIET), 0)
    return picture.resize((across * module, across * module), Image.Resampling.NEAREST)


def inside(path: str) -> set[tuple[int, int]]:
    sides: dict[int, set[int]] = {}
    for loop in path.split("z")[:-1]:
        (start, *strokes) = re.findall(r"([Mhv])(-?\d+)(?: (\d+))?", loop)
        x, y = first = int(start[1]), int(start[2])
        points = [first]
        for command, length, _ in strokes:
            x, y = (x + int(length), y) if command == "h" else (x, y + int(length))
            points.append((x, y))
        for (x, top), (_, bottom) in zip(points, [*points[1:], first], strict=True):
            for row in range(min(top, bottom), max(top, bottom)):
                sides[row] = sides.get(row, set()) ^ {x}
    return {
        (x, row)
        for row, crossed in sides.items()
        for begin, end in zip(*[iter(sorted(crossed))] * 2, strict=True)
        for x in range(begin, end)
    }


@given(codes)
def test_the_drawing_reads_back(code: str):
    address = scanned_address("https://clinic.example", code)

    (found,) = zxingcpp.read_barcodes(drawn(qr_symbol(address)))

    assert found.text == address == f"HTTPS://CLINIC.EXAMPLE/C/{code}"
    assert found.ec_level in {"M", "Q", "H"}


@given(st.text(string.ascii_letters + string.digits + ":/.-_[]", min_size=1, max_size=60))
def test_what_capitals_cannot_hold_reads_back_too(content: str):
    (found,) = zxingcpp.read_barcodes(drawn(qr_symbol(content)))

    assert found.text == content


def test_an_address_of_usual_length_needs_few_modules_and_few_bytes():
    symbol = qr_symbol(scanned_address("https://patients.riverside-clinic.example", "K7Q2M4XD"))

    assert symbol.size == 29
    assert len(symbol.path) < 2_000


def test_leaves_four_modules_white_on_each_side():
    symbol = qr_symbol(scanned_address("https://clinic.example", "K7Q2M4XD"))

    assert symbol.size == 25
    assert symbol.view_box == "-4 -4 33 33"


def test_several_codes_share_one_address():
    assert scanned_address("http://localhost:8000", "K7Q2M4XD", "H3FN8WTC") == (
        "HTTP://LOCALHOST:8000/C/K7Q2M4XD.H3FN8WTC"
    )
