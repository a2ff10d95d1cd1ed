import pytest
from django.test import Client

from articles.models import ClinicProfile
from tests.builders import make_clinic, make_person
from tests.pictures import PAGE, picture, upload

pytestmark = pytest.mark.django_db
FORM = "/admin/articles/clinicprofile/1/change/"
FIELDS = {
    "name": "Riverside Clinic",
    "strapline": "",
    "introduction": "",
    "logo": "",
    "accent": "#00494b",
    "phone": "01632 960123",
    "email": "",
    "address": "",
    "opening_hours": "",
    "region": "gb",
    "emergency_number": "",
    "crisis_name": "",
    "crisis_number": "",
    "advice_number": "",
    "reference_style": "nlm-citation-sequence",
    "remind_days": "30",
    "page_notice_days": "30",
    "sheet_notice_days": "60",
    "no_printing_days": "180",
    "notice_from": "retracted",
}


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person("anna", is_superuser=True))
    return client


def send(client: Client, **changes: object):
    return client.post(FORM, {**FIELDS, **changes}, follow=True)


def words(response) -> str:
    return " ".join(response.content.decode().split())


def beside(response, field: str) -> str:
    """The errors that stand beside a field."""
    page = words(response)
    start = page.index(f'field-{field}"')
    row = page[start : page.find('<div class="form-row', start)]
    return row[row.find("errorlist") : row.find("</ul>")] if "errorlist" in row else ""


def test_the_list_leads_to_the_one_form(desk: Client):
    response = desk.get("/admin/articles/clinicprofile/")

    assert (response.status_code, response.headers["Location"]) == (302, FORM)


def test_a_new_clinic_fills_in_its_first_profile(desk: Client):
    assert not ClinicProfile.objects.exists()

    response = send(desk)

    assert response.status_code == 200
    assert ClinicProfile.current().name == "Riverside Clinic"
    assert ClinicProfile.objects.count() == 1


def test_looking_at_the_form_stores_nothing(desk: Client):
    assert desk.get(FORM).status_code == 200
    assert not ClinicProfile.objects.exists()


def test_there_is_one_profile_and_it_stays(desk: Client):
    make_clinic()

    assert desk.get("/admin/articles/clinicprofile/add/").status_code == 403
    assert desk.get("/admin/articles/clinicprofile/1/delete/").status_code == 403
    assert desk.get("/admin/articles/clinicprofile/2/change/", follow=True).redirect_chain


def test_each_region_says_what_it_gives(desk: Client):
    page = words(desk.get(FORM))

    assert "emergency 999, Samaritans 116 123, urgent advice 111" in page
    assert "emergency 911, 988 Suicide &amp; Crisis Lifeline 988" in page


def test_what_readers_see_stands_above_the_form(desk: Client):
    assert "Call your local emergency number." in words(desk.get(FORM))

    page = words(send(desk))

    assert 'Call <a href="tel:999">999</a>.' in page
    assert 'Samaritans <a href="tel:116123">116 123</a>' in page


def test_numbers_of_the_clinics_own_take_the_regions_place(desk: Client):
    send(desk, emergency_number="112", crisis_name="Night line", crisis_number="01632 960999")

    names = ClinicProfile.current().names()
    assert (names.emergency_number, names.crisis_name) == ("112", "Night line")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "Write the clinic&#x27;s name."),
        ("phone", "call us", "Write the number with figures and spaces, as you dial it."),
        ("emergency_number", "nine nine nine", "Write the number with figures and spaces"),
        ("email", "riverside", "This is not an e-mail address."),
        ("region", "atlantis", "Select a valid choice."),
        ("accent", "teal", "Write the colour as in #00494b."),
        ("accent", "#ffcc00", "This colour is too light: 1.5 to 1 against white."),
        ("name", "x" * 81, "at most 80 characters"),
        ("name", "River\x00side", "Null characters are not allowed."),
    ],
)
def test_a_wrong_entry_is_answered_beside_its_field(
    desk: Client, field: str, value: str, message: str
):
    response = send(desk, **{field: value})

    assert message in beside(response, field)
    assert not ClinicProfile.objects.exists()


def test_a_crisis_line_needs_its_number(desk: Client):
    response = send(desk, crisis_name="Night line")

    assert "Write the number of this line as well." in beside(response, "crisis_number")


def test_nothing_typed_is_lost_when_the_form_is_refused(desk: Client):
    response = send(desk, phone="call us", address="1 River Street")

    assert "1 River Street" in words(response)
    assert 'value="call us"' in words(response)


def test_the_colour_is_measured(desk: Client):
    assert "10.2 to 1 against white; at least 7 to 1 is needed." in words(desk.get(FORM))


def test_a_logo_is_uploaded_with_the_form(desk: Client, client: Client):
    send(desk, new_logo=upload(picture(), "sign.png"))

    logo = ClinicProfile.current().logo
    assert logo is not None
    assert (logo.key, logo.is_decorative) == ("logo", True)
    assert logo.file.url in client.get("/").content.decode()


def test_a_logo_that_is_no_picture_is_refused_beside_its_field(desk: Client):
    response = send(desk, new_logo=upload(PAGE, "sign.png"))

    assert "This is not a JPEG, PNG or WebP picture" in beside(response, "new_logo")


def test_the_clinics_own_sign_can_be_taken_away_again(desk: Client):
    send(desk, new_logo=upload(picture(), "sign.png"))

    send(desk)

    assert ClinicProfile.current().logo is None


def test_the_desk_bears_the_clinics_name_and_colour(desk: Client):
    make_clinic(accent="#4b0049")
    page = words(desk.get("/admin/"))

    assert "Riverside Clinic" in page
    assert "theme-4b0049.css" in page


def test_a_clinic_chooses_from_when_readers_are_told_of_a_source(desk: Client):
    send(desk, notice_from="concern")

    assert ClinicProfile.current().notice_from == "concern"
    assert "When a publisher takes a source back" in words(desk.get(FORM))
