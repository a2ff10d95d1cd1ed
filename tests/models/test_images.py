"""Images: described or decorative, never neither."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Image

pytestmark = pytest.mark.django_db


def image(**changes):
    fields = {"key": "chair", "file": "images/x.png", "alt": "A chair", "digest": "d1"}
    fields |= {"width": 4, "height": 3}
    return Image(**{**fields, **changes})


def insert(one):
    """Insert a row as it is, without looking at its file."""
    return Image.objects.bulk_create([one])[0]


def test_the_database_refuses_a_picture_that_is_neither_described_nor_decorative():
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(image(alt=""))


def test_the_database_refuses_a_key_twice():
    insert(image())

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(image(alt="Another chair"))


def test_a_decorative_picture_needs_no_words():
    assert str(insert(image(alt="", is_decorative=True))) == "chair"


def test_a_picture_is_described_or_decorative_and_not_both():
    with pytest.raises(ValidationError) as refused:
        image(is_decorative=True).clean()

    assert set(refused.value.message_dict) == {"is_decorative"}
    image().clean()


def test_a_form_is_told_in_words_what_is_missing():
    with pytest.raises(ValidationError, match="Describe the picture"):
        image(alt="").validate_constraints()
