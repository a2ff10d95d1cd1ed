"""References read from a file come into the library whole, seen, and with their history."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.models import EvidenceKind, Reference, ReferenceImport
from articles.workflow.errors import NotPermittedError
from articles.workflow.importing import (
    Decisions,
    LibraryChangedError,
    forget_imports,
    keep_import,
    plan_of,
    take_import,
    take_records,
    throw_away,
    unreadable_in,
)
from tests.bringing_in import in_library, record
from tests.builders import NOON, make_author, make_person, make_reference, make_reviewer

pytestmark = pytest.mark.django_db


def kept(*records, by=None):
    return keep_import(records, by=by or make_author(), at=NOON, name="export.ris")


def test_what_was_read_waits_without_changing_the_library():
    waiting = kept(record())

    assert (waiting.name, waiting.records) == ("export.ris", [record()])
    assert not Reference.objects.exists()
    assert [entry.state for entry in plan_of(waiting).entries] == ["new"]


def test_a_new_reference_comes_in_with_key_fields_and_history():
    author = make_author()

    taken = take_import(kept(record(custom={"evidence_kind": "guideline"})), by=author, at=NOON)

    reference = Reference.objects.get()
    assert taken.added == ("sleigh-2014",)
    assert (reference.key, reference.csl["id"]) == ("sleigh-2014", "sleigh-2014")
    assert (reference.title, reference.year, reference.doi) == ("Ketamine for pain", 2014, "10.1000/1")  # fmt: skip
    assert reference.evidence_kind == EvidenceKind.GUIDELINE
    history = reference.history.get()
    assert (history.history_user, history.history_date) == (author, NOON)
    assert (history.history_type, history.csl) == ("+", reference.csl)
    assert not ReferenceImport.objects.exists()


def test_an_unknown_kind_of_evidence_is_called_other():
    take_import(kept(record(custom={"evidence_kind": "magic"})), by=make_author(), at=NOON)

    assert Reference.objects.get().evidence_kind == EvidenceKind.OTHER


@pytest.mark.parametrize(
    ("choice", "volume", "issue", "changes"),
    [("keep", "1", None, 0), ("take", "2", "4", 1), ("fill", "1", "4", 1)],
)
def test_a_conflict_ends_as_somebody_chose(choice, volume, issue, changes):
    reference = in_library("sleigh-2014", volume="1")
    before = reference.history.count()
    waiting = kept(record(volume="2", issue="4"))

    taken = take_import(waiting, by=make_author(), at=NOON, decisions=Decisions({1: choice}))

    reference.refresh_from_db()
    assert (reference.csl["volume"], reference.csl.get("issue")) == (volume, issue)
    assert reference.history.count() - before == changes
    assert len(taken.changed) == changes


def test_a_reference_that_lacks_nothing_is_not_changed_by_filling_it_in():
    reference = in_library("sleigh-2014", id="sleigh-2014", volume="1")
    before = reference.history.count()

    taken = take_import(
        kept(record(volume="2")), by=make_author(), at=NOON, decisions=Decisions({1: "fill"})
    )

    assert [entry.state for entry in taken.plan.entries] == ["conflict"]
    assert (taken.changed, reference.history.count()) == ((), before)


def test_the_kind_of_evidence_that_the_clinic_chose_stays():
    reference = in_library("sleigh-2014")
    Reference.objects.update(evidence_kind=EvidenceKind.GUIDELINE)
    theirs = record(volume="2", custom={"evidence_kind": "cohort"})

    take_import(kept(theirs), by=make_author(), at=NOON, decisions=Decisions({1: "take"}))

    reference.refresh_from_db()
    assert (reference.csl["volume"], reference.evidence_kind) == ("2", EvidenceKind.GUIDELINE)


def test_a_number_may_go_from_one_reference_to_another():
    """Nothing was taken, ever: one got the number before the other had given it up."""
    right = in_library("zanos-2018", DOI="10.1000/2", title="Metabolites")
    wrong = in_library("sleigh-2014", PMID="111")
    waiting = kept(record(PMID="999"), record(DOI="10.1000/2", title="Metabolites", PMID="111"))

    taken = take_import(waiting, by=make_author(), at=NOON, decisions=Decisions(otherwise="take"))

    assert taken.changed == ("sleigh-2014", "zanos-2018")
    right.refresh_from_db()
    wrong.refresh_from_db()
    assert (right.pmid, wrong.pmid) == ("111", "999")
    assert (right.doi, wrong.doi) == ("10.1000/2", "10.1000/1")


def test_a_conflict_that_nobody_decided_leaves_ours():
    reference = in_library("sleigh-2014", volume="1")

    take_import(kept(record(volume="2")), by=make_author(), at=NOON)

    reference.refresh_from_db()
    assert reference.csl["volume"] == "1"


def test_whoever_may_not_add_references_imports_none():
    with pytest.raises(NotPermittedError):
        kept(record(), by=make_reviewer())
    waiting = kept(record())
    with pytest.raises(NotPermittedError):
        take_import(waiting, by=make_reviewer(), at=NOON)

    assert not Reference.objects.exists()


def test_whoever_may_only_add_changes_nothing():
    adder = make_person("Addo")
    adder.user_permissions.add(Permission.objects.get(codename="add_reference"))
    in_library("sleigh-2014", volume="1")
    waiting = kept(record(volume="2"), by=adder)

    with pytest.raises(NotPermittedError):
        take_import(waiting, by=adder, at=NOON, decisions=Decisions({1: "take"}))
    take_import(waiting, by=adder, at=NOON, decisions=Decisions({1: "keep"}))

    assert Reference.objects.get().csl["volume"] == "1"


def test_nothing_is_taken_that_nobody_has_seen():
    waiting = kept(record(volume="2"))
    seen = plan_of(waiting).fingerprint()
    in_library("sleigh-2014", volume="1")

    with pytest.raises(LibraryChangedError):
        take_import(waiting, by=make_author(), at=NOON, seen=seen)

    assert ReferenceImport.objects.exists()
    take_import(waiting, by=make_author(), at=NOON, seen=plan_of(waiting).fingerprint())


class ReadMeanwhile(list):
    """Records; while they are looked through, somebody else adds one of them to the library."""

    def __iter__(self):
        make_reference("sleigh-2014")
        return super().__iter__()


def test_nothing_is_taken_while_somebody_adds_the_same_reference():
    records = ReadMeanwhile([record(title="Other", DOI=""), record()])

    with pytest.raises(LibraryChangedError), transaction.atomic():
        take_records(records, Decisions(), at=NOON)

    assert not Reference.objects.exclude(key="sleigh-2014").exists()


def test_what_was_read_can_be_thrown_away():
    throw_away(kept(record()))

    assert not ReferenceImport.objects.exists()
    assert not Reference.objects.exists()


def test_an_import_is_taken_once():
    waiting, author = kept(record()), make_author()
    take_import(waiting, by=author, at=NOON)

    with pytest.raises(LibraryChangedError):
        take_import(waiting, by=author, at=NOON)


def test_a_number_that_another_reference_has_stays_with_that_one():
    in_library("sleigh-2014", DOI="10.1000/1")
    other = in_library("other-2015", DOI="10.1000/2", PMID="7", title="Another")

    take_import(
        kept(record(PMID="7", volume="9")),
        by=make_author(),
        at=NOON,
        decisions=Decisions({1: "take"}),
    )

    changed = Reference.objects.get(key="sleigh-2014")
    other.refresh_from_db()
    assert (changed.pmid, changed.csl["PMID"], other.pmid) == ("", "7", "7")


def test_a_paper_twice_in_a_file_comes_in_once():
    taken = take_import(kept(record(), record(volume="9")), by=make_author(), at=NOON)

    assert taken.added == ("sleigh-2014",)


def test_more_references_take_more_queries_only_by_the_batch():
    def queries(of, start):
        papers = [record(title=f"T{n}", DOI=f"10.1000/{n}") for n in range(start, start + of)]
        with CaptureQueriesContext(connection) as captured:
            take_records(papers, Decisions(), at=NOON)
        return len(captured)

    few, some, many = queries(5, 100), queries(60, 200), queries(1000, 1000)

    assert few == some
    assert many <= few + 40


def test_the_command_line_takes_without_a_person():
    taken = take_records([record()], Decisions(otherwise="fill"), at=NOON)

    assert taken.added == ("sleigh-2014",)
    assert Reference.objects.get().history.get().history_user is None


def test_what_is_not_looked_at_for_a_week_is_forgotten():
    old, recent = kept(record()), kept(record())
    ReferenceImport.objects.filter(pk=old.pk).update(at=NOON - timedelta(days=7, seconds=1))

    assert forget_imports(NOON) == 1
    assert ReferenceImport.objects.get() == recent


def test_a_new_record_may_be_left_out_or_get_another_key_and_kind():
    waiting = kept(record(DOI="10.1000/a"), record(title="Other", DOI="10.1000/b"))
    decisions = Decisions(
        left_out=frozenset({1}), keys={2: "mine-2020"}, kinds={2: EvidenceKind.GUIDELINE}
    )

    seen = plan_of(waiting).fingerprint()
    taken = take_import(waiting, by=make_author(), at=NOON, decisions=decisions, seen=seen)

    assert taken.added == ("mine-2020",)
    reference = Reference.objects.get()
    assert (reference.title, reference.evidence_kind) == ("Other", EvidenceKind.GUIDELINE)


def test_what_could_not_be_read_is_kept_behind_the_records_and_never_taken():
    trouble = {"where": "record 2, line 9", "why": "It has no title."}
    waiting = keep_import([record()], by=make_author(), at=NOON, unreadable=[trouble])

    assert unreadable_in(waiting) == [trouble]
    assert len(plan_of(waiting).entries) == 1
    assert len(take_import(waiting, by=make_author(), at=NOON).added) == 1
