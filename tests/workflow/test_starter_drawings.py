"""Loading the drawings of the starter library: added where missing, never over a clinic's own."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from articles.models import Article, Edition, Image
from articles.workflow.removing import remove_image
from tests.builders import NOON, make_clinic, make_person
from tests.library.folder import Library

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=30)
REST = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="380" height="200" viewBox="0 0 320 168">'
    '<title>Somebody rests.</title><text x="9" y="20">Rest</text></svg>'
)


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path)
    (library.folder / "diagrams").mkdir()
    library.write("diagrams/drawing-rest.svg", REST)
    library.article("rest", "Rest for a day. [On](article:sleep).\n\n![](image:drawing-rest)")
    return library


def test_a_drawing_becomes_a_picture_that_the_edition_shows(library):
    library.load()
    image = Image.objects.get()
    (shown,) = Edition.objects.get(article__slug="rest").manuscript().images

    assert (image.key, image.alt) == ("drawing-rest", "Somebody rests.")
    assert (image.width, image.height) == (380, 200)
    assert image.file.name == f"images/{image.digest}.svg"
    with default_storage.open(image.file.name) as file:
        assert file.read() == REST.encode()
    assert (shown.name, shown.digest) == (image.file.name, image.digest)


def test_a_reader_gets_it_with_its_description(library, client: Client):
    make_clinic()
    library.load()
    page = client.get("/articles/rest/").content.decode()
    name = Image.objects.get().file.name

    assert f'<img src="/media/{name}" alt="Somebody rests." width="380" height="200"' in page
    served = client.get(f"/media/{name}")
    assert b"".join(served.streaming_content) == REST.encode()
    assert served["Content-Type"] == "image/svg+xml"


def test_loading_again_changes_nothing(library):
    library.load()
    before = list(Image.history.values())

    assert library.load(at=LATER).unchanged == ["rest", "sleep"]
    assert list(Image.history.values()) == before


def test_what_a_clinic_says_of_it_stays(library):
    library.load()
    Image.objects.update(alt="A woman on a sofa.")
    library.write("diagrams/drawing-rest.svg", REST.replace("Somebody", "A man"))

    library.load(at=LATER)

    assert Image.objects.get().alt == "A woman on a sofa."


def test_a_picture_that_is_drawn_anew_comes_under_another_key_with_the_article(library):
    library.load()
    (library.folder / "diagrams" / "drawing-rest.svg").rename(
        library.folder / "diagrams" / "drawing-rest-2.svg"
    )
    library.article("rest", "Rest for a day. [On](article:sleep).\n\n![](image:drawing-rest-2)")

    assert library.load(at=LATER).renewed == ["rest"]
    assert Image.objects.count() == 2
    assert Edition.objects.get(article__slug="rest", number=1).manuscript().images[0].key == (
        "drawing-rest"
    )


def test_one_that_a_clinic_threw_away_comes_back_for_the_text_that_shows_it(library):
    library.load()
    (library.folder / "diagrams" / "drawing-rest.svg").rename(
        library.folder / "diagrams" / "unused.svg"
    )
    library.write("diagrams/drawing-rest.svg", REST)
    library.load(at=LATER)
    remove_image(Image.objects.get(key="unused"))

    library.load(at=LATER)

    assert set(Image.objects.values_list("key", flat=True)) == {"drawing-rest", "unused"}


def test_a_drawing_that_could_do_something_loads_nothing(library):
    library.write("diagrams/drawing-rest.svg", REST.replace("</svg>", "<script/></svg>"))

    with pytest.raises(ValueError, match="drawing-rest: a drawing may not hold <script>"):
        library.load()
    assert not Image.objects.exists()
    assert not Article.objects.exists()


def test_a_library_may_come_without_drawings(tmp_path):
    assert Library(tmp_path).load().added == ["rest", "sleep"]


def test_an_editor_may_describe_it_anew_and_it_keeps_its_size(library, client: Client):
    library.load()
    image = Image.objects.get()
    client.force_login(make_person("anna", is_superuser=True))

    answer = client.post(
        f"/admin/articles/image/{image.pk}/change/",
        {"meaning": "described", "alt": "A woman on a sofa.", "credit": ""},
    )

    assert answer.status_code == 302
    image.refresh_from_db()
    assert (image.alt, image.width, image.height) == ("A woman on a sofa.", 380, 200)
