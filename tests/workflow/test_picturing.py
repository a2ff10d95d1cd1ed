import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from articles.models import Image
from articles.workflow.picturing import Description, add_image, free_key, show
from articles.workflow.reencoding import Picture
from tests.pictures import picture

pytestmark = pytest.mark.django_db


def made(content: bytes = b"one") -> Picture:
    return Picture(content, "png", width=40, height=30)


def added(key: str = "river", content: bytes | None = None) -> Image:
    return add_image(
        made(content or picture()), key=key, description=Description(alt="A river at dawn.")
    )


def test_a_picture_is_stored_under_its_digest():
    image = added()

    assert image.file.name == f"images/{image.digest}.png"
    with default_storage.open(image.file.name) as stored:
        assert stored.read() == picture()
    assert (image.width, image.height) == (40, 30)


def test_the_same_picture_is_stored_once():
    assert added("river").file.name == added("river-again").file.name


def test_a_new_picture_leaves_the_old_file_to_old_editions():
    image = added()
    before = image.file.name

    show(image, made(picture(colour="red")))
    image.save()

    assert image.file.name != before
    assert default_storage.exists(before)


def test_a_picture_that_says_nothing_of_itself_is_refused():
    with pytest.raises(ValidationError):
        add_image(made(picture()), key="river", description=Description())


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("River at dawn.PNG", "river-at-dawn"),
        ("IMG_2041.jpeg", "img-2041"),
        ("Ärztin.webp", "arztin"),
        ("河.png", "picture"),
        ("-.png", "picture"),
        ("", "picture"),
        ("a" * 300 + ".png", "a" * 60),
    ],
)
def test_a_key_is_made_from_the_name_of_the_file(name: str, key: str):
    assert free_key(name) == key


def test_a_key_that_is_taken_gets_a_number():
    added("river")
    added("river-2")

    assert free_key("River.png") == "river-3"
