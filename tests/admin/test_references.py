import json

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import EvidenceKind, Reference
from tests.builders import make_article, make_edition, make_person, make_reference

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/reference/"
ADD = f"{LIST}add/"
RECORD = {
    "type": "article-journal",
    "title": "Ketamine at home",
    "author": [{"family": "Shört", "given": "Brooke"}],
    "container-title": "Lancet Psychiatry",
    "issued": {"date-parts": [[2018]]},
    "DOI": "https://doi.org/10.1016/S2215-0366(17)30272-9",
    "PMID": "28757132",
}


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person("anna", is_superuser=True))
    return client


def form(reference: Reference) -> str:
    return f"{LIST}{reference.pk}/change/"


def send(client: Client, address: str = ADD, *, csl: object = RECORD, **changes: str):
    text = csl if isinstance(csl, str) else json.dumps(csl)
    fields = {"key": "short-2018", "csl": text, "evidence_kind": "other"}
    return client.post(address, {**fields, **changes}, follow=True)


def words(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_pasted_record_becomes_a_reference(desk: Client):
    send(desk)

    reference = Reference.objects.get()
    assert reference.key == "short-2018"
    assert (reference.title, reference.year) == ("Ketamine at home", 2018)
    assert reference.doi == "10.1016/s2215-0366(17)30272-9"
    assert reference.pmid == "28757132"


def test_the_form_begins_with_quotes_to_fill_in(desk: Client):
    page = words(desk.get(ADD))

    assert "&quot;title&quot;: &quot;&quot;" in page
    assert "&quot;DOI&quot;: &quot;&quot;" in page


def test_the_kind_of_evidence_is_taken_from_the_record(desk: Client):
    send(desk, csl=RECORD | {"custom": {"evidence_kind": "guideline"}})

    assert Reference.objects.get().evidence_kind == EvidenceKind.GUIDELINE


@pytest.mark.parametrize(
    ("csl", "message"),
    [
        ('{\n"title": "A"\n"DOI": ""}', "Line 3, at “&quot;DOI&quot;: &quot;&quot;}”: a comma is"),
        ("{“title”: “A”}", "straight double quotes"),
        ("smith 2020", "Line 1, at “smith 2020”: a value is missing."),
        ("[{}, {}]", "There are 2 records here."),
        ('"a title"', "A record stands between { and }."),
        ({"type": "book"}, "The record has no title."),
        ({"title": "A", "DOI": "none"}, "“none” is not a DOI."),
        ({"title": "A", "PMID": "PMC1"}, "“PMC1” is not a PubMed number."),
        ("[" * 3000, "nested too deeply"),
        ('{"title": "' + "a" * 50_000 + '"}', "too long"),
        ('{"title": NaN}', "a number in this record that cannot be read"),
    ],
)
def test_a_record_that_cannot_be_read_is_answered_beside_the_field(
    desk: Client, csl: object, message: str
):
    response = send(desk, csl=csl)

    errors = words(response)
    row = errors[errors.index('field-csl"') :]
    assert message in row[: row.index("<textarea")]
    assert not Reference.objects.exists()


def test_nothing_typed_is_lost_when_a_record_is_refused(desk: Client):
    response = send(desk, csl='{"title": "Half a rec', key="short-2018")

    assert "Half a rec" in words(response)
    assert 'value="short-2018"' in words(response)


def test_a_nul_byte_does_no_harm(desk: Client):
    send(desk, csl='{"title": "Keta\\u0000mine"}')

    assert Reference.objects.get().title == "Ketamine"


def test_the_same_paper_twice_is_refused_and_the_first_one_shown(desk: Client):
    send(desk)
    first = Reference.objects.get()

    response = send(desk, key="again-2018")

    assert "The library has this DOI already" in words(response)
    assert f'<a href="{form(first)}">short-2018</a>' in words(response)
    assert Reference.objects.count() == 1


def test_the_same_pubmed_number_twice_is_refused(desk: Client):
    send(desk)

    response = send(desk, key="again-2018", csl={k: v for k, v in RECORD.items() if k != "DOI"})

    assert "The library has this PubMed number already" in words(response)


def test_a_reference_may_be_saved_again_as_it_is(desk: Client):
    send(desk)

    send(desk, form(Reference.objects.get()), evidence_kind="guideline", status="retracted")

    saved = Reference.objects.get()
    assert (saved.evidence_kind, saved.status) == ("guideline", "standing")


@pytest.mark.parametrize("key", ["Short 2018", "x", "short_2018", "@short-2018"])
def test_a_key_that_no_text_could_cite_is_refused(desk: Client, key: str):
    assert "Use small letters, figures and hyphens" in words(send(desk, key=key))


def test_a_key_that_is_taken_is_refused(desk: Client):
    make_reference("short-2018")

    assert "Another reference has this key." in words(send(desk))


def test_a_reference_shows_how_it_is_printed_and_where_to_look_it_up(desk: Client):
    send(desk)
    page = words(desk.get(form(Reference.objects.get())))

    assert "Shört B. Ketamine at home. Lancet Psychiatry" in page
    assert 'href="https://doi.org/10.1016/' in page
    assert 'href="https://pubmed.ncbi.nlm.nih.gov/28757132/"' in page


def test_the_key_is_free_until_an_edition_cites_it(desk: Client):
    reference = make_reference("smith-2020")
    make_article(body="Rest.[@smith-2020]")
    assert 'name="key"' in words(desk.get(form(reference)))

    make_edition(body="Rest.[@smith-2020]")
    assert 'name="key"' not in words(desk.get(form(reference)))


def test_a_new_key_names_the_drafts_that_use_the_old_one(desk: Client):
    reference = make_reference("smith-2020")
    make_article(title="Your visit", body="Rest.[@smith-2020]")

    response = send(desk, form(reference), key="smith-2021")

    assert "“Your visit” still cites this as [@smith-2020]." in words(response)


def test_the_list_says_where_each_is_cited(desk: Client):
    make_reference("smith-2020")
    make_edition(body="Rest.[@smith-2020]")
    make_article(body="Sleep.[@smith-2020]")
    page = words(desk.get(LIST))

    assert "1 article, 1 draft" in page


@pytest.mark.parametrize("search", ["short-2018", "at home", "shört", "SHÖRT", "s2215-0366"])
def test_a_reference_is_found_by_key_title_author_and_doi(desk: Client, search: str):
    send(desk)
    make_reference("smith-2020")
    page = words(desk.get(LIST, {"q": search}))

    assert "Ketamine at home" in page
    assert "A study called smith-2020" not in page


def test_no_word_of_the_record_itself_is_taken_for_an_author(desk: Client):
    make_reference("smith-2020")

    assert "A study called" not in words(desk.get(LIST, {"q": "family"}))


def test_a_reference_that_is_cited_is_not_deleted(desk: Client):
    reference = make_reference("smith-2020")
    make_edition(title="Your visit", body="Rest.[@smith-2020]")
    make_article(title="Coming home", body="Sleep.[@smith-2020]")

    for request in (desk.get, desk.post):
        response = request(f"{LIST}{reference.pk}/delete/", follow=True)
        assert "“smith-2020” stays, because it is used in “Your visit”" in words(response)
        assert "“Coming home”" in words(response)
    assert Reference.objects.exists()


def test_a_reference_of_an_old_edition_is_not_deleted(desk: Client):
    reference = make_reference("smith-2020")
    make_edition(make_edition(body="Rest.[@smith-2020]").article, body="Rest.")

    response = desk.post(f"{LIST}{reference.pk}/delete/", {"post": "yes"}, follow=True)

    assert "readers were given old editions that cite it" in words(response)


def test_a_reference_that_nothing_cites_is_deleted_after_a_question(desk: Client):
    reference = make_reference("smith-2020")
    address = f"{LIST}{reference.pk}/delete/"

    assert "Delete “smith-2020”?" in words(desk.get(address))
    desk.post(address, {"post": "yes"})

    assert not Reference.objects.exists()
    assert LogEntry.objects.filter(object_repr="smith-2020").exists()


def test_nothing_is_deleted_by_the_dozen(desk: Client):
    make_reference("smith-2020")

    assert "delete_selected" not in words(desk.get(LIST))


def test_the_number_of_queries_does_not_grow_with_the_list(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    for times in (1, 6):
        for _ in range(times):
            make_edition(body=f"Rest.[@{make_reference().key}]")
        with django_assert_num_queries(QUERIES):
            desk.get(LIST)


QUERIES = 11
