"""How references are printed: chosen in the profile, brought as a file, refused with the reason."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from articles.models import ClinicProfile, ReferenceStyle
from articles.text.entries.styles import SHIPPED, shipped_style
from tests.builders import NOON, make_clinic, make_person, make_reference
from tests.pictures import upload

pytestmark = pytest.mark.django_db

PROFILE = "/admin/articles/clinicprofile/1/change/"
STYLES = "/admin/articles/referencestyle/"
BMJ = shipped_style("bmj").csl
HEAD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>Ours</title></info>'
)
LIST = "<bibliography><layout>{}</layout></bibliography></style>"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person("root", is_superuser=True))
    return client


def bring(desk: Client, text: str, **changes: object) -> str:
    """Send a file and return the page that answers."""
    sent = {"file": upload(text.encode(), name="ours.csl"), "csl": "", "name": "", **changes}
    return unescape(desk.post(f"{STYLES}add/", sent, follow=True).content.decode())


def own_style(name: str = "ours", csl: str = BMJ) -> ReferenceStyle:
    return ReferenceStyle.objects.create(name=name, title="Our journal", csl=csl, added_at=NOON)


def test_the_profile_shows_references_of_the_library_in_each_style(desk: Client):
    make_clinic()
    make_reference("short-2018", csl={"type": "article-journal", "title": "Ours", "page": "1-10"})
    own_style()

    page = unescape(desk.get(PROFILE).content.decode())

    assert all(title in page for title in (*SHIPPED.values(), "Our journal"))
    assert "1–10" in page
    assert page.count('class="specimen"') == 4 * (len(SHIPPED) + 1)
    assert "National Institute for Health and Care Excellence" in page


def test_a_chosen_style_is_saved(desk: Client):
    make_clinic()
    ladder = {"page_notice_days": "30", "sheet_notice_days": "60", "no_printing_days": "180"}
    said = {"name": "Riverside", "accent": "#00494b", "region": "", "remind_days": "30"}
    readers = {"notice_from": "retracted", "reference_style": "apa"}

    answer = desk.post(PROFILE, said | ladder | readers)

    assert answer.status_code == 302
    assert ClinicProfile.current().printing_style() == shipped_style("apa")


def test_a_brought_style_can_be_looked_at_and_chosen(desk: Client):
    page = bring(desk, BMJ, name="ours")

    (style,) = ReferenceStyle.objects.all()
    assert (style.name, style.title) == ("ours", "BMJ")
    assert (
        "Short B, Fong J, Galvez V, <i>et al.</i>"
        in desk.get(f"{STYLES}{style.pk}/change/").content.decode()
    )
    assert "ours" in page


def test_a_short_name_left_empty_comes_from_the_file(desk: Client):
    bring(desk, BMJ.replace("styles/bmj<", "styles/our-journal<", 1))

    assert ReferenceStyle.objects.get().name == "our-journal"


def test_a_style_of_a_name_that_is_taken_keeps_what_was_chosen(desk: Client):
    page = bring(desk, BMJ)

    assert "There is a style of this short name." in page
    assert '<style xmlns="http://purl.org/net/xbiblio/csl"' in page
    assert not ReferenceStyle.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Choose a file."),
        ("{}", "This file cannot be read (line 1)."),
        ("<html/>", "This is not a style: the file begins with “html”."),
        (f"<!DOCTYPE style [<!ENTITY a 'b'>]>{HEAD}{LIST.format('')}", "begins with “DOCTYPE”"),
        (
            HEAD.replace("</info>", '<link rel="independent-parent" href="http://x.org/styles/bmj"/></info>')
            + "</style>",
            "as in the style “bmj”",
        ),
        (f"{HEAD}</style>", "no list of references, only notes"),
        (HEAD.replace("Ours", "") + LIST.format(""), "This style has no title."),
        (HEAD + LIST.format(""), "some references would be empty lines"),
        (HEAD + LIST.format('<text macro="gone"/>'), "References cannot be printed in this style"),
        (
            f'{HEAD}<macro name="a"><text macro="a"/></macro>' + LIST.format('<text macro="a"/>'),
            "call each other without end",
        ),
        (f"{HEAD}<!--{'x' * 500_000}-->{LIST.format('')}", "at most 500 KB"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_style_is_refused_with_the_reason(desk: Client, text, sentence):
    assert sentence in bring(desk, text, name="mine")
    assert not ReferenceStyle.objects.exists()


def test_macros_that_double_each_other_are_refused_at_once(desk: Client):
    doubling = "".join(
        f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>'
        for n in range(40)
    )
    last = '<macro name="m40"><text variable="title"/></macro>'

    page = bring(desk, HEAD + doubling + last + LIST.format('<text macro="m0"/>'))

    assert "call each other without end" in page


def test_a_style_in_use_stays_and_an_unused_one_goes(desk: Client):
    used, unused = own_style("used"), own_style("unused")
    make_clinic(reference_style="used")

    refused = desk.post(f"{STYLES}{used.pk}/delete/", {"post": "yes"}, follow=True)
    desk.post(f"{STYLES}{unused.pk}/delete/", {"post": "yes"})

    assert "your references are printed in it" in refused.content.decode()
    assert list(ReferenceStyle.objects.all()) == [used]


def test_a_style_that_is_gone_leaves_vancouver():
    assert ClinicProfile(reference_style="gone").printing_style() == shipped_style()
