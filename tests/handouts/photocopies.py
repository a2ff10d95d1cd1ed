"""What a copier and a cheap telephone make of a sheet: pictures that get worse, from a seed."""

from __future__ import annotations

import io
from random import Random

import numpy as np
from PIL import Image, ImageFilter
from PIL.Image import Resampling, Transform

Shades = np.ndarray[tuple[int, int], np.dtype[np.float64]]
WHITE = 255


def photographed_copy_of_a_copy(sheet: Image.Image, *, seed: int) -> Image.Image:
    """Copy a picture twice, then photograph it by hand in poor light."""
    chance = Random(seed)  # noqa: S311  # a picture, not a secret
    copied = _copied(_copied(sheet, chance), chance)
    return _photographed(copied, chance)


def _copied(paper: Image.Image, chance: Random) -> Image.Image:
    """Laid a little askew, scanned softly, printed with too much toner or too little, and dirt."""
    askew = paper.rotate(
        chance.uniform(-2, 2), Resampling.BICUBIC, expand=True, fillcolor=WHITE
    ).filter(ImageFilter.GaussianBlur(chance.uniform(0.6, 1.5)))
    shades = _shades(askew)
    # Where grey becomes black: low thins the strokes, high fills the gaps between them.
    toner, steepness = chance.uniform(100, 160), chance.uniform(0.04, 0.15)
    shades = WHITE / (1 + np.exp(-steepness * (shades - toner)))
    noise = np.random.default_rng(chance.getrandbits(32))
    for shade, share in ((0, chance.uniform(0, 0.004)), (WHITE, chance.uniform(0, 0.004))):
        shades[noise.random(shades.shape) < share] = shade
    if chance.random() < 0.4:
        streak = chance.randrange(shades.shape[1] - 2)
        shades[:, streak : streak + chance.choice((1, 2))] = chance.choice((60, WHITE))
    return _picture(shades)


def _photographed(paper: Image.Image, chance: Random) -> Image.Image:
    """Held askew and from the side, out of focus, in light that fades, and stored as a small JPEG."""
    picture = _from_the_side(paper, chance)
    picture = picture.rotate(
        chance.choice((0, 0, 0, 90, 180, 270)) + chance.uniform(-20, 20),
        Resampling.BICUBIC,
        expand=True,
        fillcolor=WHITE,
    )
    scale = chance.uniform(0.7, 1.2)
    picture = picture.resize(
        (round(picture.width * scale), round(picture.height * scale)), Resampling.BICUBIC
    ).filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 1.2)))
    return _as_jpeg(_in_poor_light(_shades(picture), chance), quality=chance.randint(30, 75))


def _from_the_side(paper: Image.Image, chance: Random) -> Image.Image:
    """Move each corner by up to six parts in a hundred of the way across."""
    width, height = paper.size
    corners = ((0, 0), (0, height), (width, height), (width, 0))
    moved = [
        (x + chance.uniform(-0.06, 0.06) * width, y + chance.uniform(-0.06, 0.06) * height)
        for x, y in corners
    ]
    quad = [value for corner in moved for value in corner]
    return paper.transform(paper.size, Transform.QUAD, quad, Resampling.BICUBIC, fillcolor=WHITE)


def _in_poor_light(shades: Shades, chance: Random) -> Image.Image:
    """Black is grey and so is white, one side is darker, and the sensor adds its noise."""
    black, white = chance.uniform(30, 100), chance.uniform(150, 235)
    lit = black + shades / WHITE * (white - black)
    lit *= np.linspace(1, chance.uniform(0.6, 1), shades.shape[1])
    noise = np.random.default_rng(chance.getrandbits(32))
    return _picture(lit + noise.normal(0, chance.uniform(3, 12), shades.shape))


def _as_jpeg(picture: Image.Image, *, quality: int) -> Image.Image:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return Image.open(file)


def _shades(picture: Image.Image) -> Shades:
    return np.asarray(picture, dtype=np.float64)


def _picture(shades: Shades) -> Image.Image:
    return Image.fromarray(np.clip(shades, 0, WHITE).astype(np.uint8))
