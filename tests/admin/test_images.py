import pytest
from django.contrib.auth.models import Permission
from django.core.files.storage import default_storage
from django.test import Client

from articles.models import Image
from tests.builders import make_article, make_clinic, make_edition, make_person
from tests.pictures import GIF, PAGE, SVG, photograph, picture, too_large_picture, upload

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/image/"
ADD = f"{LIST}add/"
EDITOR = "/admin/markdown/upload/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person("anna", is_superuser=True))
    return client


def send(client: Client, content: bytes | None = None, *, name: str = "river.png", **changes: str):
    """Add a picture by the form; a change to "" leaves a field empty."""
    fields = {"meaning": "described", "alt": "A river at dawn.", "credit": "", "key": ""}
    files = {"picture": upload(picture() if content is None else content, name)}
    return client.post(ADD, {**fields, **changes, **files}, follow=True)


def paste(client: Client, content: bytes, **fields: str):
    """Send a picture as the editor's script does."""
    return client.post(EDITOR, {"image": upload(content), **fields})


def words(response) -> str:
    return " ".join(response.content.decode().split())


def beside(response, field: str) -> str:
    """The errors that stand beside a field."""
    page = words(response)
    start = page.index(f'field-{field}"')
    row = page[start : page.find('<div class="form-row', start)]
    return row[row.find("errorlist") : row.find("</ul>")] if "errorlist" in row else ""


def change(image: Image) -> str:
    return f"{LIST}{image.pk}/change/"


def test_a_picture_is_added_with_what_it_shows(desk: Client):
    send(desk, credit="Ann Smith")

    image = Image.objects.get()
    assert (image.key, image.alt, image.credit) == ("river", "A river at dawn.", "Ann Smith")
    assert (image.width, image.height) == (40, 30)
    assert image.file.name == f"images/{image.digest}.png"


def test_a_stored_picture_is_served(desk: Client, client: Client):
    send(desk)
    response = client.get(Image.objects.get().file.url)

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/png"
    response.close()


def test_a_decorative_picture_needs_no_description(desk: Client):
    send(desk, meaning="decorative", alt="")

    assert Image.objects.get().is_decorative


def test_whoever_adds_a_picture_must_choose_what_it_says(desk: Client):
    response = send(desk, meaning="")

    assert "Choose whether the picture is described or decorative." in beside(response, "meaning")


def test_a_picture_to_be_described_needs_a_description(desk: Client):
    response = send(desk, alt="")

    assert "Describe the picture for those who cannot see it." in beside(response, "alt")


def test_a_decorative_picture_has_no_description(desk: Client):
    response = send(desk, meaning="decorative")

    assert "A decorative picture has no description." in beside(response, "alt")
    assert "A river at dawn." in words(response)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (SVG, "This is not a JPEG, PNG or WebP picture, whatever its name says."),
        (PAGE, "Other kinds, such as SVG or a web page, can carry programs"),
        (GIF, "This is not a JPEG, PNG or WebP picture"),
        (b"", "This file is empty."),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 9 * 1024**2, "This file is too large: at most 8 MB."),
        (photograph()[:-60], "This picture cannot be read to its end."),
    ],
    ids=["svg", "html", "gif", "empty", "nine megabytes", "broken off"],
)
def test_what_is_no_picture_is_refused_beside_the_field(desk: Client, content: bytes, message: str):
    response = send(desk, content, name="river.png")

    assert response.status_code == 200
    assert message in beside(response, "picture")
    assert not Image.objects.exists()


def test_a_picture_of_sixty_megapixels_is_refused_with_the_reason(desk: Client):
    response = send(desk, too_large_picture())

    assert "60 megapixels, at most 24" in beside(response, "picture")
    assert "more memory than this site can spare" in beside(response, "picture")


def test_a_form_without_a_file_says_so(desk: Client):
    response = desk.post(ADD, {"meaning": "described", "alt": "A river."})

    assert "This field is required." in beside(response, "picture")


def test_nothing_of_a_refused_file_is_kept(desk: Client):
    send(desk, PAGE, name="river.png")

    assert not default_storage.exists("images")


def test_where_a_photograph_was_taken_is_not_kept(desk: Client):
    send(desk, photograph(), name="garden.jpg")

    with default_storage.open(Image.objects.get().file.name) as stored:
        assert b"Exif" not in stored.read()


def test_a_key_that_is_taken_is_refused(desk: Client):
    send(desk, key="river")

    assert "Another picture has this key." in beside(send(desk, key="river"), "key")


def test_a_new_file_takes_the_place_of_the_old_only_from_now_on(desk: Client):
    send(desk)
    image = Image.objects.get()
    before = image.file.name

    desk.post(
        change(image),
        {
            "meaning": "described",
            "alt": "A river at noon.",
            "picture": upload(picture(colour="red")),
        },
    )

    image.refresh_from_db()
    assert image.alt == "A river at noon."
    assert image.file.name != before
    assert default_storage.exists(before)


def test_a_description_changes_without_a_new_file(desk: Client):
    send(desk)
    image = Image.objects.get()

    desk.post(change(image), {"meaning": "decorative", "alt": ""})

    image.refresh_from_db()
    assert image.is_decorative
    assert image.digest in image.file.name


def test_a_forged_form_without_a_choice_changes_nothing(desk: Client):
    send(desk, meaning="decorative", alt="")
    image = Image.objects.get()

    response = desk.post(change(image), {"alt": "A river."})

    assert response.status_code == 200
    assert "Choose whether" in beside(response, "meaning")


def test_the_list_shows_each_picture_and_where_it_is_used(desk: Client):
    send(desk)
    make_edition(body="Rest.\n\n![](image:river)")
    page = words(desk.get(LIST))

    assert "A river at dawn." in page
    assert "1 article" in page


def test_a_picture_that_is_shown_is_not_deleted(desk: Client):
    send(desk)
    make_article(title="Your visit", body="![](image:river)")
    address = f"{LIST}{Image.objects.get().pk}/delete/"

    assert "it is used in “Your visit”" in words(desk.post(address, {"post": "yes"}, follow=True))
    assert Image.objects.exists()


def test_the_logo_is_not_deleted(desk: Client):
    send(desk)
    image = Image.objects.get()
    make_clinic(logo=image)

    response = desk.get(f"{LIST}{image.pk}/delete/", follow=True)

    assert "it is the clinic&#x27;s logo" in words(response)


def test_a_picture_that_nothing_shows_is_deleted_and_its_file_stays(desk: Client):
    send(desk)
    image = Image.objects.get()

    desk.post(f"{LIST}{image.pk}/delete/", {"post": "yes"})

    assert not Image.objects.exists()
    assert default_storage.exists(image.file.name)


def test_the_editor_gets_what_to_write_into_the_text(desk: Client):
    response = paste(desk, picture(), alt="A river [at dawn].")

    assert response.json() == {
        "key": "river",
        "alt": "A river [at dawn].",
        "image_code": r"![A river \[at dawn\].](image:river)",
    }


def test_the_editor_may_add_a_decorative_picture(desk: Client):
    assert paste(desk, picture(), decorative="1").json()["image_code"] == "![](image:river)"
    assert Image.objects.get().is_decorative


def test_a_pasted_picture_that_nobody_described_is_refused(desk: Client):
    response = paste(desk, picture())

    assert response.status_code == 400
    assert "picture button" in response.json()["image"][0]
    assert not Image.objects.exists()


@pytest.mark.parametrize("content", [SVG, PAGE, GIF, b"", too_large_picture()])
def test_the_editor_is_told_why_a_file_is_refused(desk: Client, content: bytes):
    response = paste(desk, content, alt="A river.")

    assert response.status_code == 400
    assert len(response.json()["image"]) == 1


def test_an_upload_without_a_file_is_refused(desk: Client):
    response = desk.post(EDITOR, {"alt": "A river."})

    assert (response.status_code, response.json()) == (400, {"image": ["This field is required."]})


def test_uploads_are_for_staff_who_may_add_pictures(client: Client):
    permission = Permission.objects.get(codename="add_image")
    assert paste(client, picture(), alt="A river.").status_code == 403

    client.force_login(make_person("bob"))
    assert paste(client, picture(), alt="A river.").status_code == 403

    outsider = make_person("cleo", is_staff=False)
    outsider.user_permissions.add(permission)
    client.force_login(outsider)
    assert paste(client, picture(), alt="A river.").status_code == 403

    writer = make_person("dora")
    writer.user_permissions.add(permission)
    client.force_login(writer)
    assert paste(client, picture(), alt="A river.").status_code == 200


def test_an_upload_is_never_asked_for_by_a_link(desk: Client):
    assert desk.get(EDITOR).status_code == 405


def test_an_upload_from_another_site_is_refused():
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(make_person("anna", is_superuser=True))

    assert paste(stranger, picture(), alt="A river.").status_code == 403
