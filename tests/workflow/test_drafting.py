"""Drafts: nobody overwrites anybody, and a renamed article is still found."""

import pytest

from articles.models import Article, FormerAddress, Question, TeachBackQuestion
from articles.text.manuscript import Manuscript, QuestionText, TeachBackText
from articles.workflow.drafting import claim_draft, rename, rewrite
from articles.workflow.errors import DraftChangedError, WorkflowError
from tests.builders import make_article, make_author, make_edition, make_question, make_teach_back

pytestmark = pytest.mark.django_db


def addresses():
    return {address.slug: address.article for address in FormerAddress.objects.all()}


def renamed(article, slug):
    former, article.slug = article.slug, slug
    article.save()
    rename(article, former_slug=former)


def test_a_save_takes_the_next_version():
    article = make_article()

    claim_draft(article, lock_version=1)

    assert article.lock_version == 2
    assert Article.objects.get(pk=article.pk).lock_version == 2


def test_a_save_based_on_an_old_version_is_refused_with_the_text_as_it_is_now():
    article = make_article(title="Rest", body="Mine.")
    claim_draft(Article.objects.get(pk=article.pk), lock_version=1)
    Article.objects.filter(pk=article.pk).update(body="Theirs.")

    with pytest.raises(DraftChangedError) as refused:
        claim_draft(article, lock_version=1)

    assert isinstance(refused.value, WorkflowError)
    assert refused.value.article.body == "Theirs."
    assert str(refused.value) == "Rest is now at version 2"
    assert article.lock_version == 1
    assert Article.objects.get(pk=article.pk).lock_version == 2


@pytest.mark.parametrize("version", [0, 2, 99])
def test_a_version_that_never_was_is_refused(version):
    with pytest.raises(DraftChangedError):
        claim_draft(make_article(), lock_version=version)


def test_claiming_one_draft_leaves_all_others():
    other = make_article()
    claim_draft(make_article(), lock_version=1)

    assert Article.objects.get(pk=other.pk).lock_version == 1


WORDS = Manuscript(
    language="en",
    title="Rest",
    summary="For all.",
    body="Older.",
    questions=(QuestionText("First?", "1"), QuestionText("Second?", "2")),
    teach_back=(TeachBackText("What will you do?", ("Rest", "Drink")),),
)


def test_other_words_become_the_draft_whole_and_both_are_kept():
    article = make_article(title="Sleep", body="Newer.")
    make_question(article, question="Gone?")
    make_teach_back(article, question="Gone too?")

    rewrite(article, WORDS, by=make_author(), lock_version=1)
    stored = Article.objects.get(pk=article.pk)

    assert stored.written() == WORDS
    assert stored.lock_version == 2
    assert [record.body for record in stored.history.all()] == ["Older.", "Newer."]
    assert [record.history_type for record in Question.history.filter(question="Gone?")] == [
        "-",
        "+",
    ]
    gone = TeachBackQuestion.history.filter(question="Gone too?")
    assert [record.history_type for record in gone] == ["-", "+"]


def test_other_words_do_not_replace_what_was_saved_since():
    article = make_article(body="Newer.")
    make_question(article, question="Stays?")
    claim_draft(article, lock_version=1)

    with pytest.raises(DraftChangedError):
        rewrite(article, WORDS, by=make_author(), lock_version=1)

    stored = Article.objects.get(pk=article.pk)
    assert stored.body == "Newer."
    assert [one.question for one in stored.questions.all()] == ["Stays?"]


def test_a_published_article_is_found_under_its_former_address():
    article = make_edition(slug="old").article
    renamed(article, "new")

    assert addresses() == {"old": article}


def test_a_draft_nobody_could_read_leaves_no_address_behind():
    renamed(make_article(slug="old"), "new")

    assert addresses() == {}


def test_an_article_renamed_twice_is_found_under_both_addresses():
    article = make_edition(slug="one").article
    renamed(article, "two")
    renamed(article, "three")

    assert addresses() == {"one": article, "two": article}


def test_an_article_that_takes_its_old_name_back_redirects_only_from_the_other():
    article = make_edition(slug="one").article
    renamed(article, "two")
    renamed(article, "one")

    assert addresses() == {"two": article}


def test_an_address_in_use_leads_nowhere_else():
    first, second = make_edition(slug="one").article, make_edition(slug="two").article
    renamed(first, "first")
    renamed(second, "one")

    assert addresses() == {"two": second}


def test_an_address_that_was_given_on_leads_to_whoever_had_it_last():
    first, second = make_edition(slug="one").article, make_edition(slug="two").article
    renamed(first, "first")
    renamed(second, "one")
    renamed(second, "second")

    assert addresses() == {"one": second, "two": second}


def test_addresses_of_another_language_are_its_own():
    article = make_edition(slug="one", language="de").article
    FormerAddress.objects.create(article=make_article(), language="en", slug="two")
    renamed(article, "two")

    assert {(one.language, one.slug) for one in FormerAddress.objects.all()} == {
        ("en", "two"), ("de", "one"),
    }  # fmt: skip


def test_a_save_that_changes_no_address_leaves_none_behind():
    article = make_edition(slug="one").article
    rename(article, former_slug="one")

    assert addresses() == {}
