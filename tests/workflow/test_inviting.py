"""Experts without an account: who invites them, what their link is worth, and how it ends."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, Decision, Review
from articles.workflow.errors import CommentMissingError, NotPermittedError
from articles.workflow.inviting import (
    DaysOutOfRangeError,
    ExpertAnswer,
    InvitationClosedError,
    InvitationState,
    Inviting,
    NameMissingError,
    answer,
    invitation_key,
    invite,
    may_see_link,
    revoke,
    state_of,
    token_of,
)
from articles.workflow.publishing import withdraw
from articles.workflow.reviewing import Verdict, sign_off_of
from tests.builders import (
    NOON,
    make_article,
    make_edition,
    make_person,
    make_publisher,
    make_question,
    make_reference,
    make_reviewer,
)
from tests.inviting import make_invitation
from tests.writing import make_writer

LATER = NOON + timedelta(days=1)


def said(invitation, decision=Decision.APPROVED, *, name="Dr Ada Byron", role="", comment=""):
    verdict = Verdict(decision, seen=invitation.fingerprint, comment=comment)
    return ExpertAnswer(name, role, verdict)


def state(invitation, *, at=LATER):
    invitation = type(invitation).objects.get(pk=invitation.pk)
    fingerprint = invitation.article.manuscript().fingerprint()
    return state_of(invitation, at=at, fingerprint=fingerprint)


def invited(article=None, **changes):
    return make_invitation(article, at=NOON, **changes)


@pytest.mark.django_db
class TestInviting:
    @pytest.mark.parametrize("make", [make_writer, make_reviewer])
    def test_whoever_writes_or_reviews_may_invite(self, make):
        invitation = invited(by=make(), name=" The \u202epharmacist\n", question=" Right doses? ")

        assert invitation.name == "The pharmacist"
        assert invitation.question == "Right doses?"
        assert invitation.expires_at == NOON + timedelta(days=14)
        assert state(invitation) == InvitationState.OPEN

    def test_nobody_else_may_invite_or_take_back(self):
        with pytest.raises(NotPermittedError):
            invited(by=make_person())
        with pytest.raises(NotPermittedError):
            invited(by=make_reviewer(is_active=False))
        with pytest.raises(NotPermittedError):
            revoke(invited(), by=make_publisher(), at=LATER)

    @pytest.mark.parametrize("days", [0, 61, -1])
    def test_a_link_is_open_for_one_day_to_sixty(self, days):
        with pytest.raises(DaysOutOfRangeError):
            invited(days=days)
        assert invited(days=60).expires_at == NOON + timedelta(days=60)

    def test_somebody_is_invited_by_a_name(self):
        with pytest.raises(NameMissingError):
            invite(make_article(), by=make_reviewer(), at=NOON, inviting=Inviting(" \u202e "))

    def test_only_whoever_made_a_link_sees_it(self):
        invitation = invited()

        assert may_see_link(invitation, invitation.invited_by)
        assert not may_see_link(invitation, make_person(is_superuser=True))


@pytest.mark.django_db
class TestAnswering:
    def test_an_answer_is_kept_with_the_name_and_role_as_given(self):
        invitation = invited(make_article(body="Rest."))

        review = answer(
            invitation, at=LATER, said=said(invitation, name="Dr  Ada\nByron", role="Pharmacist")
        )

        assert review.who() == "Dr Ada Byron, Pharmacist"
        assert review.reviewer is None
        assert review.manuscript().body == "Rest."
        assert state(invitation) == InvitationState.ANSWERED

    def test_an_answer_has_a_name(self):
        invitation = invited()

        with pytest.raises(NameMissingError):
            answer(invitation, at=LATER, said=said(invitation, name="\u202e"))
        assert state(invitation) == InvitationState.OPEN

    def test_whoever_wants_changes_says_which_and_may_try_again(self):
        invitation = invited()

        with pytest.raises(CommentMissingError):
            answer(invitation, at=LATER, said=said(invitation, Decision.CHANGES_ASKED))
        answer(
            invitation, at=LATER, said=said(invitation, Decision.CHANGES_ASKED, comment="The dose.")
        )

        assert Review.objects.get().comment == "The dose."

    def test_an_approval_counts_if_the_inviter_wrote_none_of_the_text(self):
        article = make_article()
        review = answer(one := invited(article), at=LATER, said=said(one))

        assert sign_off_of(article, one.fingerprint) == review

    def test_an_approval_by_an_author_s_link_is_kept_but_does_not_count(self):
        author = make_writer()
        article = make_article()
        article._history_user = author
        article.body = "By the author."
        article.save()

        answer(one := invited(article, by=author), at=LATER, said=said(one))

        assert article.reviews.count() == 1
        assert sign_off_of(article, one.fingerprint) is None

    def test_nobody_answers_twice(self):
        invitation = invited()
        answer(invitation, at=LATER, said=said(invitation))

        with pytest.raises(InvitationClosedError) as refusal:
            answer(invitation, at=LATER, said=said(invitation, Decision.DECLINED))

        assert refusal.value.state == InvitationState.ANSWERED
        assert Review.objects.count() == 1


def revoked(invitation):
    revoke(invitation, by=make_reviewer(), at=LATER)


def published(invitation):
    make_edition(invitation.article, at=LATER)


def withdrawn(invitation):
    withdraw(invitation.article, by=make_publisher(), at=LATER, reason="A study was retracted.")


def rewritten(invitation):
    Article.objects.filter(pk=invitation.article_id).update(body="Another text.")


def asked_more(invitation):
    make_question(invitation.article)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("happens", "expected"),
    [
        (revoked, InvitationState.REVOKED),
        (published, InvitationState.PUBLISHED),
        (withdrawn, InvitationState.WITHDRAWN),
        (rewritten, InvitationState.CHANGED),
        (asked_more, InvitationState.CHANGED),
    ],
)
def test_a_link_ends_with_what_happens_to_its_draft(happens, expected):
    article = make_edition(at=NOON - timedelta(days=9)).article
    Article.objects.filter(pk=article.pk).update(body="The next text.")
    invitation = invited(Article.objects.get(pk=article.pk))

    happens(invitation)

    assert state(invitation) == expected
    with pytest.raises(InvitationClosedError) as refusal:
        answer(invitation, at=LATER, said=said(invitation))
    assert refusal.value.state == expected
    assert not invitation.article.reviews.filter(invitation=invitation).exists()


@pytest.mark.django_db
def test_a_mended_source_changes_the_text_too():
    reference = make_reference("dogs-2020")
    invitation = invited(make_article(body="Rest.[@dogs-2020]"))

    reference.csl = {**reference.csl, "title": "Mended"}
    reference.save()

    assert state(invitation) == InvitationState.CHANGED


@pytest.mark.django_db
def test_a_link_ends_in_the_very_moment_it_expires():
    invitation = invited(days=1)

    assert state(invitation, at=LATER - timedelta(microseconds=1)) == InvitationState.OPEN
    assert state(invitation, at=LATER) == InvitationState.EXPIRED
    with pytest.raises(InvitationClosedError):
        answer(invitation, at=LATER, said=said(invitation))


@pytest.mark.django_db
def test_a_draft_of_a_withdrawn_article_can_be_reviewed_before_it_comes_back():
    article = make_edition(at=NOON - timedelta(days=9)).article
    withdraw(article, by=make_publisher(), at=NOON - timedelta(days=8), reason="Overtaken.")

    assert state(invited(article)) == InvitationState.OPEN


@pytest.mark.django_db
def test_a_deleted_draft_is_gone():
    invitation = invited()
    Article.objects.all().delete()

    with pytest.raises(InvitationClosedError) as refusal:
        answer(invitation, at=LATER, said=said(invitation))

    assert refusal.value.state == InvitationState.GONE


@pytest.mark.django_db
def test_an_invitation_is_taken_back_once_and_never_after_an_answer():
    invitation = invited()
    revoke(invitation, by=invitation.invited_by, at=LATER)
    revoke(invitation, by=invitation.invited_by, at=LATER + timedelta(days=1))
    invitation.refresh_from_db()
    assert invitation.revoked_at == LATER

    answered = invited()
    answer(answered, at=LATER, said=said(answered))
    with pytest.raises(InvitationClosedError):
        revoke(answered, by=answered.invited_by, at=LATER)


@pytest.mark.django_db
def test_a_token_holds_the_key_and_nothing_else():
    invitation = invited()
    key, _point, signature = token_of(invitation).partition(".")

    assert key == str(invitation.pk)
    assert len(signature) == 43  # 256 bits
    assert invitation_key(token_of(invitation)) == invitation.pk


@given(st.text())
def test_no_token_of_somebody_else_s_making_is_taken(token):
    assert invitation_key(token) is None


TOKEN = token_of(type("Invitation", (), {"pk": 71})())


@given(st.integers(0, len(TOKEN) - 1), st.characters())
def test_a_token_with_another_letter_anywhere_is_none(place, letter):
    forged = TOKEN[:place] + letter + TOKEN[place + 1 :]

    assert invitation_key(forged) == (71 if forged == TOKEN else None)


@given(st.integers(), st.sampled_from([".", ":", "", ".."]))
def test_a_signature_is_for_one_key_only(key, point):
    forged = f"{key}{point}{TOKEN.partition('.')[2]}"

    assert invitation_key(forged) == (71 if forged == TOKEN else None)
