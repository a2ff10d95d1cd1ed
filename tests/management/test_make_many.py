"""manage.py make_many: a big site to try the portal out on."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Citation, Edition, GlossaryTerm, Reference
from articles.text.check_codes import is_check_code
from articles.text.made.texts import made_text
from articles.workflow.errors import NothingChangedError
from articles.workflow.making_many import PREFIX
from articles.workflow.publishing import Change, publish_starter
from tests.builders import NOON, make_edition, make_starter_edition

pytestmark = pytest.mark.django_db


def make(*arguments):
    out = StringIO()
    call_command("make_many", *map(str, arguments), stdout=out)
    return out.getvalue()


def explain(term, **changes):
    GlossaryTerm.objects.create(**{"term": term, "meaning": "A word.", **changes})


def made():
    return Article.objects.filter(slug__startswith=PREFIX).order_by("pk")


def test_so_many_articles_are_in_circulation_in_both_languages(client):
    said = make(40)

    assert "40 articles …" in said
    assert "40 articles made in" in said
    assert Edition.objects.current().count() == 40
    assert set(made().values_list("language", flat=True)) == {"en", "es"}


def test_a_made_article_is_long_and_has_what_articles_have():
    make(8)

    for edition in Edition.objects.all():
        text = edition.manuscript()
        assert 450 < len(text.body.split()) < 900
        assert text.body.count("\n## ") >= 3
        assert len(text.questions) == 3
        assert text.references
        assert edition.article.topics.exists()
        assert is_check_code(edition.check_code)
        edition.article.full_clean()


def test_publishing_would_have_written_the_same():
    explain("ketamine", forms="ketamines")
    explain("side", forms="the side\nside of the")
    explain("Para", language="es")
    make(30)

    explained = set()
    for article in made():
        edition = article.editions.get()
        assert article.manuscript() == edition.manuscript()
        assert list(edition.citations.order_by("pk").values_list("key", flat=True)) == [
            part.key for part in edition.manuscript().references
        ]
        with pytest.raises(NothingChangedError):
            publish_starter(article, at=NOON, change=Change("Again.", "minor"))
        explained |= {term.term for term in edition.manuscript().terms}
    assert explained == {"ketamine", "side", "Para"}


def test_nobody_has_saved_a_made_draft_since_it_was_published():
    make(5)

    assert not Article.objects.saved_since_edition().exists()


@pytest.mark.parametrize("part", ["", "evidence/", "history/", "handout.pdf"])
def test_the_pages_of_made_articles_answer(client, part):
    make(3, "--language-mix", "en:1,es:1")

    for article in made():
        prefix = "" if article.language == "en" else f"/{article.language}"
        assert client.get(f"{prefix}/articles/{article.slug}/{part}").status_code == 200


def test_lists_and_the_desk_know_made_articles(client, admin_client):
    make(3, "--language-mix", "en:1")
    article = made().first()

    for path in ("/", "/articles/", "/faqs/", "/references/"):
        assert client.get(path).status_code == 200
    assert article.title in client.get("/articles/").content.decode()
    assert admin_client.get(f"/admin/articles/article/{article.pk}/change/").status_code == 200


@pytest.mark.parametrize("language", ["en", "es"])
def test_search_finds_made_articles_by_their_titles(client, language):
    make(3, "--language-mix", f"{language}:1")
    article = made().last()
    prefix = "" if language == "en" else f"/{language}"

    page = client.get(f"{prefix}/search/", {"q": article.title}).content.decode()

    assert f'href="{prefix}/articles/{article.slug}/' in page


def test_search_can_be_left_as_it_is(client):
    make(3, "--language-mix", "en:1", "--without-search")

    page = client.get("/search/", {"q": made().last().title}).content.decode()

    assert "made-text-" not in page


def test_the_same_seed_gives_the_same_texts_and_another_seed_others():
    make(6, "--seed", 7)

    first = list(made().values_list("title", "body", "kind"))
    again = [made_text(number, seed=7, mix={"en": 80, "es": 20}) for number in range(1, 7)]
    other = [made_text(number, seed=8, mix={"en": 80, "es": 20}) for number in range(1, 7)]
    assert [(text.words.title, text.words.body, text.kind) for text in again] == first
    bodies = {body for _title, body, _kind in first}
    assert len(bodies) == 6
    assert not {text.words.body for text in other} & bodies


def test_running_it_again_makes_only_what_is_missing():
    make(4)
    before = dict(made().values_list("slug", "body"))

    assert "0 articles made" in make(4)
    assert "0 articles made" in make(2)
    assert "3 articles made" in make(7)

    after = dict(made().values_list("slug", "body"))
    assert len(after) == 7
    assert before.items() <= after.items()
    assert Reference.objects.count() == 60
    assert len(set(Edition.objects.values_list("check_code", flat=True))) == 7


def test_one_language_may_be_all_there_is():
    make(5, "--language-mix", "es:1")

    assert set(made().values_list("language", flat=True)) == {"es"}


def test_a_site_with_articles_of_its_own_is_left_alone():
    make_edition()

    with pytest.raises(CommandError, match=r"This site holds articles of its own \(1\)"):
        make(3)

    assert not made().exists()
    assert not Citation.objects.exists()


def test_a_draft_is_an_article_of_the_site_s_own():
    Article.objects.create(slug="rest", title="Rest")

    with pytest.raises(CommandError, match="articles of its own"):
        make(3)


def test_whoever_says_yes_gets_them_all_the_same():
    make_edition()

    make(3, "--yes")

    assert made().count() == 3


def test_starter_articles_are_no_articles_of_the_site_s_own():
    make_starter_edition()

    make(2)

    assert made().count() == 2


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ((0,), "COUNT is a number from 1 to 1,000,000"),
        ((1_000_001,), "COUNT is a number from 1 to 1,000,000"),
        ((3, "--language-mix", "ar:10"), "No texts are made in ar, only in en, es"),
        ((3, "--language-mix", "en"), "Write the mix of languages like this: en:80,es:20"),
        ((3, "--language-mix", "en:0"), "Write the mix of languages like this"),
        ((3, "--language-mix", "en:1,en:2"), "Write the mix of languages like this"),
    ],
)
def test_what_cannot_be_made_is_explained(arguments, answer):
    with pytest.raises(CommandError, match=answer):
        make(*arguments)


def test_it_can_be_quiet():
    out = StringIO()

    call_command("make_many", "2", stdout=out, verbosity=0)

    assert out.getvalue() == ""


def test_its_help_says_that_it_is_not_for_a_site_that_readers_use(capsys):
    with pytest.raises(SystemExit):
        call_command("make_many", "--help")

    said = " ".join(capsys.readouterr().out.split())
    assert "never for one that readers use" in said
    assert "cannot be deleted afterwards" in said
