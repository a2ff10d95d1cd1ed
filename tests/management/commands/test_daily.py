"""manage.py daily and the data set of retractions: once a week, when newer, and never in the way."""

import os
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Reference, ReferenceStatus, RetractionCheck
from tests.noticing import as_csv, entry, entry_about, true_cases

pytestmark = pytest.mark.django_db


def daily() -> str:
    out = StringIO()
    call_command("daily", stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def data_set(tmp_path, settings):
    """A data set that the clinic has named, as old as the portal."""
    larkin = true_cases()["larkin-2011"]
    path = tmp_path / "retraction_watch.csv"
    path.write_text(as_csv(entry(1), entry_about(larkin, 2)), "utf-8", newline="")
    age(path, days=100)
    settings.RETRACTION_DATA = str(path)
    return path


def age(path, *, days):
    then = (timezone.now() - timedelta(days=days)).timestamp()
    os.utime(path, (then, then))


def last_checked(*, days):
    RetractionCheck.objects.update(at=timezone.now() - timedelta(days=days))


def test_where_no_data_set_is_named_nothing_is_compared():
    true_cases()

    assert "Compared" not in daily()
    assert not RetractionCheck.objects.exists()


def test_the_data_set_is_compared_once_a_week(data_set):
    assert "Retraction of 2017-01-31, matched by DOI, entry 2." in daily()
    assert Reference.objects.get(key="larkin-2011").status == ReferenceStatus.RETRACTED

    last_checked(days=6)
    assert "Compared" not in daily()
    last_checked(days=7)
    assert "Compared 6 references with 2 entries.\nNothing new.\n" in daily()


def test_a_newer_file_is_compared_the_next_day(data_set):
    daily()
    last_checked(days=1)
    age(data_set, days=0)

    assert "Compared" in daily()


def test_a_data_set_that_the_clinic_changes_to_is_compared_the_next_day(data_set, settings):
    daily()
    last_checked(days=1)
    other = data_set.rename(data_set.with_name("other.csv"))
    settings.RETRACTION_DATA = str(other)

    assert "Compared" in daily()


def test_a_data_set_that_cannot_be_used_stops_nothing_else(data_set):
    data_set.unlink()
    out = StringIO()

    with pytest.raises(CommandError, match=r"cannot be opened.*All else is done"):
        call_command("daily", stdout=out, stderr=StringIO())

    assert "Mails sent: 0." in out.getvalue()
