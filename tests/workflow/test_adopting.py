"""A clinic stands for starter text by publishing it, changed or not."""

import pytest

from articles.models import ChangeKind
from articles.workflow.errors import NothingChangedError
from articles.workflow.publishing import Change, publish, publish_starter
from tests.builders import NOON, approve, make_publisher, make_starter_edition

pytestmark = pytest.mark.django_db
READ = Change("Read and kept by our clinic.", ChangeKind.MINOR)


def test_a_clinic_may_publish_starter_text_as_it_came():
    starter = make_starter_edition()

    approve(starter.article)
    edition = publish(starter.article, by=make_publisher(), at=NOON, change=READ)

    assert edition.number == 2
    assert edition.fingerprint == starter.fingerprint
    assert not edition.is_starter_text


def test_a_second_press_makes_no_second_edition():
    article = make_starter_edition().article
    approve(article)
    publish(article, by=make_publisher(), at=NOON, change=READ)

    with pytest.raises(NothingChangedError):
        publish(article, by=make_publisher(), at=NOON, change=READ)


def test_loading_the_same_starter_text_again_makes_no_edition():
    article = make_starter_edition().article

    with pytest.raises(NothingChangedError):
        publish_starter(article, at=NOON, change=READ)
