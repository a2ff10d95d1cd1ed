"""The clinic's colour, as a style sheet of its own."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from articles.text.contrast import contrast_ratio
from tests.builders import make_clinic

pytestmark = pytest.mark.django_db


def test_a_page_asks_for_the_clinics_colour_only_where_it_chose_one(client: Client):
    make_clinic()
    assert "theme-" not in client.get("/").content.decode()

    make_clinic(accent="#6b1fb1")
    assert 'href="/theme-6b1fb1.css"' in client.get("/").content.decode()


def test_the_style_sheet_sets_the_colour_and_may_be_kept_for_ever(
    client: Client, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = client.get(reverse("theme", args=["6b1fb1"]))

    assert response.headers["Content-Type"].startswith("text/css")
    assert "immutable" in response.headers["Cache-Control"]
    assert "--accent: #6b1fb1;" in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize("accent", ["ffff00", "zzzzzz", "6B1FB1", "fff", "6b1fb1-x"])
def test_refuses_a_colour_that_is_none_or_cannot_be_read(client: Client, accent: str):
    assert client.get(f"/theme-{accent}.css").status_code == 404


@pytest.mark.parametrize("accent", ["00494b", "000000", "0b3d91", "6b1fb1", "7a0000", "595959"])
def test_white_stays_readable_on_the_field_in_light_and_dark(client: Client, accent: str):
    css = client.get(f"/theme-{accent}.css").content.decode()

    for field in re.findall(r"--field: (#\w+);", css):
        assert contrast_ratio(field, "#f2f7f4") >= 7
