"""References: each paper once, known by key, DOI and PubMed number."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Reference
from tests.builders import make_reference

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "popova-2019"},
        {"doi": "10.1000/x"},
        {"pmid": "123"},
        {"evidence_kind": "hearsay"},
        {"evidence_kind": ""},
        {"status": "lost"},
    ],
    ids=str,
)
def test_the_database_refuses_a_reference_that_breaks_a_rule(wrong):
    make_reference("popova-2019", doi="10.1000/x", pmid="123")
    other = make_reference()

    with pytest.raises(IntegrityError), transaction.atomic():
        Reference.objects.filter(pk=other.pk).update(**wrong)


def test_many_references_have_neither_doi_nor_pubmed_number():
    make_reference()
    make_reference()

    assert Reference.objects.filter(doi="", pmid="").count() == 2


@pytest.mark.parametrize("key", ["smith-2020", "a1", "2020-smith", "x" * 80])
def test_a_key_is_made_of_small_letters_figures_and_hyphens(key):
    reference = make_reference(key)
    reference.full_clean()

    assert str(reference) == key


@pytest.mark.parametrize(
    "key", ["Smith-2020", "a", "-a", "smith 2020", "smith_2020", "smith-2020\n", "x" * 81]
)
def test_any_other_key_is_refused(key):
    reference = Reference(key=key, csl={"title": "x"}, title="x")

    with pytest.raises(ValidationError) as refused:
        reference.full_clean()
    assert set(refused.value.message_dict) == {"key"}


def test_a_record_is_taken_with_what_it_is_looked_up_by():
    reference = make_reference()
    reference.take_record(
        {"title": "On sheets", "DOI": "10.1000/X", "PMID": 123, "issued": {"raw": "2019"}}
    )
    reference.save()
    stored = Reference.objects.get(pk=reference.pk)

    assert (stored.title, stored.year, stored.doi, stored.pmid) == (
        "On sheets",
        2019,
        "10.1000/x",
        "123",
    )
    assert stored.csl["DOI"] == "10.1000/X"
