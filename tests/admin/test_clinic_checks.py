"""The clinic says which checks stop publication."""

import re
from typing import Any

import pytest
from django.test import Client

from articles.models import ClinicProfile
from articles.text.checks.registry import CHECKS
from articles.workflow.errors import NotPermittedError
from articles.workflow.weighing import chosen_by_clinics, weigh_checks
from tests.builders import make_clinic, make_person, make_person_as

pytestmark = pytest.mark.django_db
PAGE = "/admin/articles/clinicprofile/checks/"
PROFILE = "/admin/articles/clinicprofile/1/change/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person("anna", is_superuser=True))
    return client


def choices(**changes: str) -> dict[str, str]:
    """What the page sends when nothing but these was changed."""
    return {check.code: check.weight for check in chosen_by_clinics()} | changes


def send(client: Client, **changes: str) -> str:
    answer = client.post(PAGE, choices(**changes), follow=True)
    return " ".join(answer.content.decode().split())


def chosen(page: str) -> dict[str, str]:
    """The radio button that is pressed for each check."""
    pressed = re.findall(r'<input type="radio" [^>]*checked[^>]*>', page)
    read = [dict(re.findall(r'(name|value)="([^"]*)"', radio)) for radio in pressed]
    return {radio["name"]: radio["value"] for radio in read}


def weights() -> dict[str, Any]:
    return dict(ClinicProfile.current().check_weights)


def test_the_profile_leads_there(desk: Client):
    assert f'<a href="{PAGE}">Which checks stop publishing</a>' in desk.get(PROFILE).text


def test_it_lists_every_check_with_its_source(desk: Client):
    page = desk.get(PAGE).text

    assert page.count('class="check-source"') == len(CHECKS)
    assert chosen(page) == choices()
    assert page.count("Only ever asks") == 9
    assert "Always stops" in page


def test_a_choice_is_kept_and_shown_beside_the_portals_own(desk: Client):
    page = send(desk, sentence_long="block")

    assert weights() == {"sentence_long": "block"}
    assert "Saved: 1 check weighs otherwise now." in page
    assert "Your choice; the portal’s own: advises" in page
    assert chosen(page) == choices(sentence_long="block")


def test_choosing_what_the_portal_says_is_no_choice_of_ones_own(desk: Client):
    make_clinic(check_weights={"sentence_long": "block", "reading_too_hard": "advise"})

    assert "Saved: 2 checks weigh otherwise now." in send(desk)
    assert weights() == {}


def test_saving_what_is_there_changes_nothing(desk: Client):
    make_clinic()
    before = ClinicProfile.history.count()

    assert "Nothing was changed." in send(desk)
    assert ClinicProfile.history.count() == before


def test_who_changed_it_and_when_is_in_the_history_of_the_profile(desk: Client):
    send(desk, sentence_long="block")

    newest = ClinicProfile.history.latest()
    assert newest.history_user.username == "anna"
    assert newest.check_weights == {"sentence_long": "block"}
    history = desk.get("/admin/articles/clinicprofile/1/history/").text
    assert "Which checks stop publishing: sentence_long" in history


def test_saving_the_profile_keeps_the_choice(desk: Client):
    make_clinic(check_weights={"sentence_long": "block"})
    profile = desk.get(PROFILE)
    form = {name: field.value() or "" for name, field in _fields(profile)}

    desk.post(PROFILE, form | {"name": "Hillside Clinic"})

    clinic = ClinicProfile.current()
    assert (clinic.name, clinic.check_weights) == ("Hillside Clinic", {"sentence_long": "block"})


def _fields(answer: Any) -> list[tuple[str, Any]]:
    form = answer.context["adminform"].form
    return [(name, form[name]) for name in form.fields if not name.startswith("new_")]


def test_a_check_without_a_choice_is_refused_and_the_others_are_not_lost(desk: Client):
    page = send(desk, sentence_long="", link_vague="block")

    assert "Nothing was saved: a check is left without a choice." in page
    assert page.count("Choose one of the two.") == 1
    assert chosen(page)["link_vague"] == "block"
    assert weights() == {}


def test_what_would_break_a_page_is_not_for_choosing(desk: Client):
    send(desk, block_unclosed="advise", discern_risks="block")

    assert weights() == {}
    with pytest.raises(ValueError, match="no such check"):
        weigh_checks({"block_unclosed": "advise"}, by=make_person(is_superuser=True))
    with pytest.raises(ValueError, match="no such weight"):
        weigh_checks({"sentence_long": "perhaps"}, by=make_person(is_superuser=True))


def test_what_is_not_named_stays_and_what_is_unknown_goes():
    """A check of an earlier release that is gone leaves nothing behind."""
    make_clinic(check_weights={"sentence_long": "block", "gone": "block"})

    weigh_checks({"link_vague": "block"}, by=make_person(is_superuser=True))

    assert weights() == {"link_vague": "block", "sentence_long": "block"}


@pytest.mark.parametrize("role", ["Author", "Publisher"])
def test_only_those_who_look_after_the_profile_come_here(client: Client, role: str):
    person = make_person_as(role)
    client.force_login(person)

    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, choices(sentence_long="block")).status_code == 403
    with pytest.raises(NotPermittedError):
        weigh_checks({"sentence_long": "block"}, by=person)
    assert weights() == {}
