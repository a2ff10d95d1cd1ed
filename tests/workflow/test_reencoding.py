import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from articles.workflow.reencoding import (
    MAX_SIDE_PIXELS,
    MAX_UPLOAD_BYTES,
    Picture,
    PictureRefusedError,
    reencode,
)
from tests.pictures import GIF, PAGE, SVG, photograph, picture, too_large_picture


def kept(content: bytes) -> Picture:
    return reencode(io.BytesIO(content), size_bytes=len(content))


def seen(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(kept(content).content))


def refusal(content: bytes) -> PictureRefusedError:
    with pytest.raises(PictureRefusedError) as caught:
        kept(content)
    return caught.value


@pytest.mark.parametrize(
    ("kind", "mode", "suffix"),
    [
        ("JPEG", "RGB", "jpg"),
        ("JPEG", "L", "jpg"),
        ("JPEG", "CMYK", "jpg"),
        ("PNG", "RGB", "png"),
        ("PNG", "RGBA", "png"),
        ("PNG", "LA", "png"),
        ("PNG", "P", "png"),
        ("PNG", "1", "png"),
        ("WEBP", "RGB", "webp"),
        ("WEBP", "RGBA", "webp"),
    ],
)
def test_a_picture_stays_of_its_kind_whatever_its_colours(kind: str, mode: str, suffix: str):
    colour = 0 if mode in {"P", "1"} else None
    result = kept(picture(kind, mode=mode, colour=colour or 0))

    assert result.suffix == suffix
    assert (result.width, result.height) == (40, 30)
    assert Image.open(io.BytesIO(result.content)).format == kind


def test_see_through_parts_stay_so():
    image = seen(picture(mode="RGBA", colour=(255, 0, 0, 128)))

    assert image.getpixel((5, 5)) == (255, 0, 0, 128)


def test_sixteen_bits_of_grey_are_scaled_not_cut_off():
    image = seen(picture(mode="I;16", colour=0x8000))

    assert image.convert("L").getpixel((5, 5)) == pytest.approx(128, abs=2)


def test_place_and_camera_are_left_behind():
    content = kept(photograph()).content

    assert not Image.open(io.BytesIO(content)).getexif()
    assert b"Kamera" not in content


def test_a_photograph_taken_sideways_stands_upright():
    image = seen(photograph(turned=6)).convert("RGB")  # a quarter turn clockwise

    assert image.size == (40, 60)
    top, bottom = image.getpixel((20, 5)), image.getpixel((20, 55))
    assert top[0] > top[2]
    assert bottom[2] > bottom[0]


def test_a_large_picture_becomes_as_large_as_pages_need():
    result = kept(picture("JPEG", size=(4000, 1000)))

    assert (result.width, result.height) == (MAX_SIDE_PIXELS, MAX_SIDE_PIXELS // 4)


def test_a_small_picture_is_not_blown_up():
    result = kept(picture(size=(8, 6)))

    assert (result.width, result.height) == (8, 6)


def test_a_colour_profile_is_applied_and_left_out():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = seen(picture("JPEG", icc_profile=lab))

    assert "icc_profile" not in image.info


def test_a_broken_colour_profile_does_no_harm():
    image = seen(picture("PNG", icc_profile=b"nonsense"))

    assert image.convert("RGB").getpixel((5, 5)) == (0, 128, 128)


def test_the_same_picture_has_the_same_digest():
    assert kept(picture()).digest == kept(picture()).digest != kept(picture(colour="red")).digest


@pytest.mark.parametrize("content", [SVG, PAGE, GIF, picture("BMP"), b"\x89PNG\r\n\x1a\n", b"%PDF"])
def test_what_is_no_picture_we_take_is_refused(content: bytes):
    assert refusal(content).refusal == "another_kind"


def test_a_picture_of_sixty_megapixels_is_refused_unopened():
    error = refusal(too_large_picture())

    assert (error.refusal, error.megapixels) == ("too_many_pixels", 60)


def test_a_picture_that_would_fill_the_memory_is_refused():
    assert refusal(picture(size=(20_000, 20_000), mode="1", colour=0)).refusal == "too_many_pixels"


def test_a_file_that_is_too_large_is_refused_unread():
    with pytest.raises(PictureRefusedError) as caught:
        reencode(io.BytesIO(), size_bytes=MAX_UPLOAD_BYTES + 1)

    assert caught.value.refusal == "too_many_bytes"


def test_an_empty_file_is_refused():
    assert refusal(b"").refusal == "empty"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_that_breaks_off_is_refused(kind: str):
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    written = io.BytesIO()
    noise.save(written, kind)
    content = written.getvalue()

    assert refusal(content[: len(content) // 2]).refusal in {"damaged", "another_kind"}


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@given(changes=st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 255)), max_size=20))
def test_a_damaged_file_is_taken_or_refused_but_never_fails(
    kind: str, changes: list[tuple[int, int]]
):
    damaged = bytearray(picture(kind, size=(60, 60)))
    for place, value in changes:
        damaged[place % len(damaged)] = value

    with suppress(PictureRefusedError):
        kept(bytes(damaged))
