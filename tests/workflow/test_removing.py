import pytest

from articles.models import Image, Reference
from articles.workflow.picturing import Description, add_image
from articles.workflow.reencoding import Picture
from articles.workflow.removing import StillUsedError, remove_image, remove_reference
from tests.builders import make_article, make_clinic, make_edition, make_question, make_reference
from tests.pictures import picture

pytestmark = pytest.mark.django_db


def make_image(key: str) -> Image:
    return add_image(
        Picture(picture(), "png", width=40, height=30),
        key=key,
        description=Description(is_decorative=True),
    )


def test_a_reference_that_nothing_cites_goes():
    remove_reference(make_reference("smith-2020"))

    assert not Reference.objects.exists()


def test_a_reference_that_a_draft_cites_stays():
    reference = make_reference("smith-2020")
    article = make_article(body="Rest.[@smith-2020]")

    with pytest.raises(StillUsedError) as refused:
        remove_reference(reference)

    assert refused.value.uses.drafts == (article,)
    assert refused.value.uses.published == ()


def test_a_reference_that_an_answer_cites_stays():
    article = make_article()
    make_question(article, answer="No.[@smith-2020]")

    with pytest.raises(StillUsedError):
        remove_reference(make_reference("smith-2020"))


def test_a_reference_that_readers_see_stays_though_the_draft_has_moved_on():
    reference = make_reference("smith-2020")
    article = make_edition(body="Rest.[@smith-2020]").article
    article.body = "Rest."
    article.save()

    with pytest.raises(StillUsedError) as refused:
        remove_reference(reference)

    assert refused.value.uses.published == (article,)
    assert refused.value.uses.drafts == ()


def test_a_reference_of_an_old_edition_stays():
    reference = make_reference("smith-2020")
    article = make_edition(body="Rest.[@smith-2020]").article
    make_edition(article, body="Rest.")

    with pytest.raises(StillUsedError) as refused:
        remove_reference(reference)

    assert refused.value.uses.is_frozen
    assert refused.value.uses.published == ()


def test_a_picture_that_nothing_shows_goes():
    remove_image(make_image("river"))

    assert not Image.objects.exists()


def test_a_picture_that_a_draft_shows_stays():
    image = make_image("river")
    make_article(body="![](image:river)")

    with pytest.raises(StillUsedError):
        remove_image(image)


def test_a_picture_that_readers_see_stays():
    image = make_image("river")
    article = make_edition(body="Rest.\n\n![](image:river)").article
    article.body = "Rest."
    article.save()

    with pytest.raises(StillUsedError) as refused:
        remove_image(image)

    assert refused.value.uses.published == (article,)


def test_the_clinics_logo_stays():
    image = make_image("river")
    make_clinic(logo=image)

    with pytest.raises(StillUsedError) as refused:
        remove_image(image)

    assert refused.value.is_logo
