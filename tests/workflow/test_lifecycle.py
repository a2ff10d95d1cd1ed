"""An article's whole life, in any order: whatever people do, the promises hold."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles.models import Article, ChangeKind, Edition, FormerAddress, GlossaryTerm
from articles.workflow.drafting import claim_draft, rename
from articles.workflow.errors import NothingChangedError, NotInCirculationError
from articles.workflow.publishing import Change, publish, withdraw
from articles.workflow.standing import State, standing
from tests.builders import NOON, approve, make_article, make_edition, make_publisher

BODIES = st.sampled_from(["A drip.", "A chair.", "A drip and a chair.\r\n", "A chair. "])
MEANINGS = st.sampled_from(["One.", "Two.", "Three."])
SLUGS = st.sampled_from(["one", "two", "three"])
CHANGE = Change("New.", ChangeKind.MINOR)


class ArticleLife(RuleBasedStateMachine):
    """One article beside another that stays in circulation."""

    @initialize()
    def begin(self) -> None:
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.publisher = make_publisher()
        self.other = make_edition(slug="other").article
        self.word = GlossaryTerm.objects.create(term="Drip", meaning="One.")
        self.article = make_article(slug="one", body="A drip.")
        self.published: list[dict[str, Any]] = []
        self.texts: list[str] = []
        self.withdrawn = False
        self.addresses = {"one"}
        self.clock = NOON

    def teardown(self) -> None:
        if hasattr(self, "transaction"):
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    def now(self) -> Any:
        self.clock += timedelta(hours=1)
        return self.clock

    @rule(body=BODIES)
    def edit(self, body: str) -> None:
        claim_draft(self.article, lock_version=self.article.lock_version)
        self.article.body = body
        self.article.save()

    @rule(meaning=MEANINGS)
    def change_the_glossary(self, meaning: str) -> None:
        self.word.meaning = meaning
        self.word.save()

    @rule(slug=SLUGS)
    def rename(self, slug: str) -> None:
        former, self.article.slug = self.article.slug, slug
        self.article.save()
        rename(self.article, former_slug=former)
        if self.published:
            self.addresses.add(slug)
        else:
            self.addresses = {slug}

    @rule()
    def publish(self) -> None:
        text = self.article.manuscript().fingerprint()
        is_known = bool(self.texts) and text == self.texts[-1] and not self.withdrawn
        if is_known:
            with pytest.raises(NothingChangedError):
                publish(self.article, by=self.publisher, at=self.now(), change=CHANGE)
            return
        approve(self.article, at=self.now())
        edition = publish(self.article, by=self.publisher, at=self.now(), change=CHANGE)
        self.published.append(Edition.objects.filter(pk=edition.pk).values().get())
        self.texts.append(text)
        self.withdrawn = False
        self.addresses.add(self.article.slug)

    @precondition(lambda self: self.published and not self.withdrawn)
    @rule(sends_on=st.booleans())
    def withdraw(self, *, sends_on: bool) -> None:
        instead = self.other if sends_on else None
        withdraw(self.article, by=self.publisher, at=self.now(), reason="A fault.", instead=instead)
        self.withdrawn = True

    @precondition(lambda self: not self.published or self.withdrawn)
    @rule()
    def withdraw_in_vain(self) -> None:
        with pytest.raises(NotInCirculationError):
            withdraw(self.article, by=self.publisher, at=self.now(), reason="A fault.")

    @invariant()
    def editions_are_numbered_without_a_gap_and_never_change(self) -> None:
        stored = list(Edition.objects.filter(article=self.article).order_by("number").values())

        assert stored == self.published
        assert [edition["number"] for edition in stored] == [*range(1, len(stored) + 1)]

    @invariant()
    def an_edition_has_the_fingerprint_of_its_text(self) -> None:
        for edition in self.article.editions.all():
            assert edition.manuscript().fingerprint() == edition.fingerprint

    @invariant()
    def no_text_follows_itself_unless_it_was_withdrawn_between(self) -> None:
        returns = self.article.history.filter(withdrawn_at__isnull=False).count()
        repeats = sum(one == other for one, other in zip(self.texts, self.texts[1:], strict=False))

        assert repeats <= returns

    @invariant()
    def readers_find_the_newest_edition_while_the_article_is_in_circulation(self) -> None:
        current = Edition.objects.current().filter(article=self.article)
        expected = [] if self.withdrawn else [one["id"] for one in self.published[-1:]]

        assert [edition.pk for edition in current] == expected
        assert Article.objects.in_circulation().filter(pk=self.article.pk).exists() is bool(
            expected
        )
        assert Edition.objects.current().filter(article=self.other).exists()

    @invariant()
    def the_standing_is_what_the_facts_say(self) -> None:
        article = Article.objects.get(pk=self.article.pk)
        state = standing(article).state

        assert (state is State.NEVER_PUBLISHED) is (not self.published)
        assert (state is State.WITHDRAWN) is self.withdrawn
        assert bool(article.withdrawn_at) is self.withdrawn
        assert bool(article.withdrawn_reason) is self.withdrawn

    @invariant()
    def every_address_readers_ever_had_leads_to_the_article(self) -> None:
        former = set(
            FormerAddress.objects.filter(article=self.article).values_list("slug", flat=True)
        )

        assert self.article.slug not in former
        if self.published:
            assert former | {self.article.slug} == self.addresses


@pytest.mark.django_db
def test_the_promises_hold_whatever_people_do():
    run_state_machine_as_test(
        ArticleLife, settings=settings(max_examples=25, stateful_step_count=20)
    )
