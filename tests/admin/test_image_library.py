"""The library of pictures: where each is shown, a new file under the old key, words for each use."""

import re

import pytest
from django.test import Client

from articles.models import Image
from articles.workflow.picturing import Description, add_image
from articles.workflow.reencoding import Picture
from articles.workflow.reviewing import sign_off_of
from tests.builders import approve, make_article, make_clinic, make_edition, make_person
from tests.pictures import picture, upload
from tests.writing import words

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/image/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person("anna", is_superuser=True))
    return client


def make_image(key: str = "river", *, alt: str = "A river at dawn.", credit: str = "") -> Image:
    described = Description(alt=alt, is_decorative=not alt, credit=credit)
    return add_image(Picture(picture(), "png", width=40, height=30), key=key, description=described)


def form_of(image: Image) -> str:
    return f"{LIST}{image.pk}/change/"


def save(desk: Client, image: Image, **changes):
    fields = {"meaning": "described", "alt": image.alt, "credit": image.credit, **changes}
    return desk.post(form_of(image), fields, follow=True)


def replace_file(desk: Client, image: Image):
    return save(desk, image, picture=upload(picture(colour="red")))


def said(page) -> list[str]:
    return re.findall(r'class="(?:warning|success|info)">(.*?)</li>', page.content.decode())


def test_the_form_leads_to_every_place_that_shows_a_picture(desk: Client):
    image = make_image()
    make_clinic(logo=image)
    article = make_edition(title="Your day", slug="day", body="![](image:river)").article
    make_edition(article, body="No picture any more.")
    draft = make_article(title="How to find us", body="![The way in](image:river)")

    page = desk.get(form_of(image))
    html, text = page.content.decode(), words(page.content)

    for address in (
        f"/admin/articles/article/{article.pk}/change/",
        f"/admin/articles/article/{draft.pk}/change/",
        "/articles/day/editions/1/",
        "/admin/articles/clinicprofile/",
    ):
        assert f'href="{address}"' in html
    assert "Your day edition 1 no longer current" in text
    assert "in the draft , described there as “The way in”" in text
    assert "The clinic’s logo" in text


def test_an_edition_with_an_earlier_file_is_marked(desk: Client):
    image = make_image()
    make_edition(title="Your day", body="![](image:river)")
    assert "with an earlier file" not in words(desk.get(form_of(image)).content)

    replace_file(desk, image)

    assert "edition 1 current, with an earlier file" in words(desk.get(form_of(image)).content)


def test_a_new_file_keeps_the_key_and_old_editions_keep_the_old_bytes(desk: Client):
    image = make_image()
    edition = make_edition(slug="day", body="![](image:river)")
    before, old_file = edition.fingerprint, image.file.name

    replace_file(desk, image)
    image.refresh_from_db()
    edition = type(edition).objects.get(pk=edition.pk)

    assert image.key == "river"
    assert image.file.name != old_file
    page = desk.get("/articles/day/").content.decode()
    assert f"/media/{old_file}" in page
    assert image.file.name not in page
    assert edition.manuscript().fingerprint() == before
    assert edition.article.manuscript().images[0].name == image.file.name
    with image.file.storage.open(old_file) as stored:
        assert stored.read() == picture()


@pytest.mark.parametrize(
    "change", [{"picture": True}, {"alt": "A river at noon."}, {"credit": "Ann Smith, CC BY 4.0"}]
)
def test_drafts_that_were_approved_are_told_to_be_void(desk: Client, change):
    image = make_image()
    article = make_article(title="Your day", body="![](image:river)")
    make_article(title="Not approved", body="![](image:river)")
    approve(article)
    if "picture" in change:
        change = {"picture": upload(picture(colour="red"))}

    page = save(desk, image, **change)

    warned = [one for one in said(page) if "no longer holds" in one]
    assert len(warned) == 1
    assert "“Your day”" in warned[0]
    assert "Not approved" not in warned[0]
    assert sign_off_of(article, article.manuscript().fingerprint()) is None


def test_a_save_that_changes_nothing_voids_nothing(desk: Client):
    image = make_image()
    article = make_article(body="![](image:river)")
    approve(article)

    page = save(desk, image)

    assert not [one for one in said(page) if "no longer holds" in one]
    assert sign_off_of(article, article.manuscript().fingerprint())


def test_what_the_text_says_at_its_place_is_read_out_on_page_and_preview(desk: Client):
    make_image("river", alt="A river at dawn.")
    make_image("wave", alt="")
    body = "![Where to get off the bus](image:river)\n\n![Rest](image:wave)\n\n![](image:river)"
    make_edition(slug="day", body=body)
    page = desk.get("/articles/day/").content.decode()
    preview = desk.post("/admin/articles/article/preview/", {"title": "Day", "body": body})

    expected = ["Where to get off the bus", "Rest", "A river at dawn."]
    assert re.findall(r'<img src="/media/[^"]*" alt="([^"]*)"', page) == expected
    assert re.findall(r'<img src="/media/[^"]*" alt="([^"]*)"', preview.json()["preview_page"]) == (
        expected
    )


def test_the_library_shows_pictures_with_their_words_credit_and_use(desk: Client):
    make_image("river", credit="Photo: Ann Smith, CC BY 4.0")
    wave = make_image("wave", alt="")
    make_clinic(logo=wave)
    make_edition(body="![](image:river)")

    page = desk.get(LIST)

    for words_shown in ("A river at dawn.", "Photo: Ann Smith, CC BY 4.0", "1 article", "Logo"):
        assert words_shown in words(page.content)
    assert page.content.decode().count('<img src="/media/images/') == 2


def test_the_library_can_be_asked_what_is_shown_nowhere(desk: Client):
    make_image("river")
    make_image("unused")
    make_clinic(logo=make_image("logo"))
    make_edition(body="![](image:river)")

    assert keys(desk, "?shown=no") == ["unused"]
    assert sorted(keys(desk, "?shown=yes")) == ["logo", "river"]
    assert len(keys(desk, "?shown=perhaps")) == 3


def keys(desk: Client, query: str) -> list[str]:
    page = desk.get(f"{LIST}{query}").content.decode()
    return re.findall(r'class="library-key">(.*?)<', page)


def test_an_empty_library_and_a_search_without_a_find_say_so(desk: Client):
    assert "No picture yet." in words(desk.get(LIST).content)
    make_image()
    assert "No picture fits." in words(desk.get(f"{LIST}?q=mountain").content)


def test_the_list_asks_as_few_queries_for_many_pictures_as_for_one(
    desk: Client, django_assert_max_num_queries
):
    for number in range(12):
        make_image(f"river-{number}")
        make_article(body=f"![](image:river-{number})")

    with django_assert_max_num_queries(12):
        desk.get(LIST)
