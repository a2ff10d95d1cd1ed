"""manage.py load_library: what an operator types, and what they are told."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Edition, GlossaryTerm, Reference, Topic
from tests.library.starter import SLUGS

pytestmark = pytest.mark.django_db


def run(*arguments, verbosity=1):
    out = StringIO()
    call_command("load_library", *arguments, stdout=out, verbosity=verbosity)
    return out.getvalue()


def broken_library(tmp_path, *, body):
    (tmp_path / "articles").mkdir()
    for name in ("references.json", "glossary.yaml", "topics.yaml", "packs.yaml"):
        (tmp_path / name).write_text("[]", "utf-8")
    front = (
        "title: Rest\nsummary: For all.\nlanguage: en\nkind: condition\ntopics: []\n"
        "review_interval_months: 12\nchange_note: First edition.\n"
    )
    (tmp_path / "articles" / "rest.md").write_text(f"---\n{front}---\n{body}", "utf-8")
    return tmp_path


def test_the_library_that_comes_with_the_portal_is_loaded_and_counted():
    said = run()

    assert said.endswith(
        f"{len(SLUGS)} added, 0 renewed, 0 unchanged, 0 kept as your clinic edited them.\n"
    )
    assert Edition.objects.starter_texts().count() == len(SLUGS)
    assert Topic.objects.exists()
    assert Reference.objects.exists()


def test_running_it_again_is_safe():
    run()

    assert f"0 added, 0 renewed, {len(SLUGS)} unchanged, 0 kept" in run()


def test_no_two_words_of_its_glossary_claim_one_form():
    run()

    for word in GlossaryTerm.objects.all():
        word.full_clean()


def test_every_article_and_reference_of_it_passes_the_desk_s_own_checks():
    run()

    for row in (*Article.objects.all(), *Reference.objects.all(), *Topic.objects.all()):
        row.full_clean()


def test_it_can_be_quiet():
    assert run(verbosity=0) == ""


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"There is no file .*references\.json"):
        run("--folder", str(tmp_path))


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    folder = broken_library(tmp_path, body="Rest.")
    (folder / "topics.yaml").write_text("just words", "utf-8")

    with pytest.raises(CommandError, match=r"topics\.yaml cannot be read: .* Nothing was loaded\."):
        run("--folder", str(folder))


def test_problems_of_an_article_are_named_by_their_place(tmp_path):
    folder = broken_library(tmp_path, body="Rest.\n\nMore.[@nope]")

    with pytest.raises(CommandError) as refused:
        run("--folder", str(folder))

    assert str(refused.value) == (
        "“Rest” cannot be published as it stands. Nothing was loaded.\n"
        "  body, line 3: citation_unresolved [@nope]"
    )
    assert not Article.objects.exists()
