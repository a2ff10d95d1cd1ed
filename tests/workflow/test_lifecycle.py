"""An article's whole life, in any order: whatever people do, the promises hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
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

from articles.models import (
    Article,
    Decision,
    Edition,
    FormerAddress,
    GlossaryTerm,
    Review,
    ReviewRequest,
)
from articles.workflow.authorship import authors_of
from articles.workflow.drafting import claim_draft, rename
from articles.workflow.errors import (
    CommentMissingError,
    DraftChangedError,
    NothingChangedError,
    NotInCirculationError,
    NotPermittedError,
    OwnTextError,
    TextNotReadyError,
)
from articles.workflow.publishing import publish, withdraw
from articles.workflow.review_requests import Asking, ask_for_review
from articles.workflow.reviewing import Verdict, decide, sign_off_of
from articles.workflow.standing import State, standing
from tests.builders import (
    make_article,
    make_clinic,
    make_edition,
    make_person,
    make_reference,
    make_reviewer,
)
from tests.reviewing import MINOR, may_override, saved_by
from tests.writing import make_writer

BODIES = st.sampled_from(
    ["A drip.", "A chair.", "A drip and a chair.\r\n", "A chair. ", "It helps.[@one]"]
)
MEANINGS = st.sampled_from(["One.", "Two.", "Three."])
SLUGS = st.sampled_from(["one", "two", "three"])
NAMES = st.sampled_from(["anna", "ben", "chief", "dora", "eve"])
DECISIONS = st.sampled_from([*Decision])
REASONS = st.sampled_from(["", "It cannot wait."])


class ArticleLife(RuleBasedStateMachine):
    """One article beside another that stays in circulation, among people with different rights."""

    @initialize()
    def begin(self) -> None:
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.clock = timezone.now()
        self.people = {
            "anna": make_writer("anna", may_publish=True),
            "ben": make_reviewer("ben"),
            "chief": make_person("chief", is_superuser=True),
            "dora": make_reviewer("dora"),
            "eve": may_override("eve"),
        }
        self.four_eyes = True
        make_clinic()
        self.other = make_edition(slug="other").article
        self.word = GlossaryTerm.objects.create(term="Drip", meaning="One.")
        self.reference = make_reference("one")
        self.article = make_article(slug="one", body="A drip.")
        self.published: list[dict[str, Any]] = []
        self.texts: list[str] = []
        self.withdrawn = False
        self.addresses = {"one"}
        # Who has changed words, the meaning or the reference, since an edition not overridden.
        self.wrote: dict[str, set[int]] = {"words": set(), "drip": set(), "@one": set()}

    def teardown(self) -> None:
        if hasattr(self, "transaction"):
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    def now(self) -> Any:
        self.clock += timedelta(hours=1)
        return self.clock

    def fingerprint(self) -> str:
        return Article.objects.get(pk=self.article.pk).manuscript().fingerprint()

    def save(self, who: str, what: str, row: Any, **changes: Any) -> None:
        before = self.fingerprint()
        saved_by(self.people[who], row, at=self.now(), **changes)
        if self.fingerprint() != before:
            self.wrote[what].add(self.people[who].pk)

    def writers(self) -> set[int]:
        """Whose text the draft is: a meaning that is used no longer makes nobody an author."""
        texts = [Article.objects.get(pk=self.article.pk), *self.article.editions.all()[:1]]
        bodies = "".join(text.written().body for text in texts)
        return set().union(
            *(people for what, people in self.wrote.items() if what in f"words {bodies}")
        )

    @rule(who=NAMES, body=BODIES)
    def edit(self, who: str, body: str) -> None:
        claim_draft(self.article, lock_version=self.article.lock_version)
        self.save(who, "words", self.article, body=body)

    @rule(who=NAMES, meaning=MEANINGS)
    def change_the_glossary(self, who: str, meaning: str) -> None:
        self.save(who, "drip", self.word, meaning=meaning)

    @rule(who=NAMES, title=MEANINGS)
    def change_the_reference(self, who: str, title: str) -> None:
        self.save(who, "@one", self.reference, csl={**self.reference.csl, "title": title})

    @rule(slug=SLUGS)
    def rename(self, slug: str) -> None:
        former, self.article.slug = self.article.slug, slug
        saved_by(None, self.article, at=self.now())
        rename(self.article, former_slug=former)
        if self.published:
            self.addresses.add(slug)
        else:
            self.addresses = {slug}

    @rule(needs=st.booleans())
    def turn_four_eyes_on_or_off(self, *, needs: bool) -> None:
        self.four_eyes = needs
        make_clinic(needs_four_eyes=needs)

    @rule(of=st.one_of(st.none(), NAMES))
    def ask(self, of: str | None) -> None:
        asked = self.people[of] if of else None
        try:
            ask_for_review(
                self.article, by=self.people["anna"], at=self.now(), asking=Asking(asked)
            )
        except NotPermittedError:
            assert of in ("anna", "eve")
        except OwnTextError:
            assert asked is not None
            assert asked.pk in authors_of(self.article)

    @rule(who=NAMES, decision=DECISIONS, comment=REASONS, is_stale=st.booleans())
    def decide(self, who: str, decision: Decision, comment: str, *, is_stale: bool) -> None:
        seen = "0" * 64 if is_stale else self.fingerprint()
        person = self.people[who]
        verdict = Verdict(decision, seen=seen, comment=comment)
        try:
            decide(self.article, by=person, at=self.now(), verdict=verdict)
        except NotPermittedError:
            assert who in ("anna", "eve")
        except OwnTextError:
            assert person.pk in authors_of(self.article)
        except DraftChangedError:
            assert is_stale
        except CommentMissingError:
            assert decision == Decision.CHANGES_ASKED
            assert not comment
        else:
            assert not is_stale
            assert person.pk not in self.writers()

    @rule(who=NAMES, reason=REASONS)
    def publish(self, who: str, reason: str) -> None:
        text, sign_off = self.fingerprint(), sign_off_of(self.article, self.fingerprint())
        is_stopped = self.four_eyes and sign_off is None
        is_known = bool(self.texts) and text == self.texts[-1] and not self.withdrawn
        change, writers = replace(MINOR, override=reason), self.writers()
        try:
            edition = publish(self.article, by=self.people[who], at=self.now(), change=change)
        except NotPermittedError:
            assert who in ("ben", "dora")
        except TextNotReadyError:
            assert is_stopped
            assert not (reason and who in ("chief", "eve"))
        except NothingChangedError:
            assert is_known
        else:
            assert not is_known
            assert edition.sign_off is None or edition.sign_off.reviewer_id not in writers
            self.take(edition, is_stopped=is_stopped, reason=reason)

    def take(self, edition: Edition, *, is_stopped: bool, reason: str) -> None:
        """Note what was published, and that nothing is published without one of three grounds."""
        if is_stopped:
            assert edition.sign_off is None
            assert edition.overridden == ["not_approved"]
            assert edition.override_reason == reason != ""
        else:
            assert edition.overridden is None
            assert edition.override_reason == ""
            assert edition.sign_off or not self.four_eyes
        if edition.sign_off:
            assert edition.sign_off.decision == Decision.APPROVED
            assert edition.sign_off.fingerprint == edition.fingerprint
        assert not ReviewRequest.objects.open().filter(article=self.article).exists()
        if not is_stopped:
            for people in self.wrote.values():
                people.clear()
        self.published.append(Edition.objects.filter(pk=edition.pk).values().get())
        self.texts.append(edition.fingerprint)
        self.withdrawn = False
        self.addresses.add(self.article.slug)

    @precondition(lambda self: self.published and not self.withdrawn)
    @rule(sends_on=st.booleans())
    def withdraw(self, *, sends_on: bool) -> None:
        instead = self.other if sends_on else None
        anna = self.people["anna"]
        withdraw(self.article, by=anna, at=self.now(), reason="A fault.", instead=instead)
        self.withdrawn = True

    @precondition(lambda self: not self.published or self.withdrawn)
    @rule()
    def withdraw_in_vain(self) -> None:
        with pytest.raises(NotInCirculationError):
            withdraw(self.article, by=self.people["anna"], at=self.now(), reason="A fault.")

    @invariant()
    def nobody_who_wrote_it_stands_for_it(self) -> None:
        writers = self.writers()
        assert writers <= authors_of(self.article)
        sign_off = sign_off_of(self.article, self.fingerprint())
        assert sign_off is None or sign_off.reviewer_id not in writers

    @invariant()
    def editions_are_numbered_without_a_gap_and_never_change(self) -> None:
        stored = list(Edition.objects.filter(article=self.article).order_by("number").values())

        assert stored == self.published
        assert [edition["number"] for edition in stored] == [*range(1, len(stored) + 1)]

    @invariant()
    def editions_and_reviews_have_the_fingerprints_of_their_texts(self) -> None:
        for kept in (*self.article.editions.all(), *Review.objects.all()):
            assert kept.manuscript().fingerprint() == kept.fingerprint

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
        ArticleLife, settings=settings(max_examples=25, stateful_step_count=25)
    )
