"""An expert's answer and something else at the same moment, on real connections."""

import pytest
from django.utils import timezone

from articles.models import Decision, ExpertInvitation, Review
from articles.workflow.inviting import (
    ExpertAnswer,
    InvitationClosedError,
    InvitationState,
    answer,
    revoke,
)
from articles.workflow.reviewing import Verdict
from tests.inviting import make_invitation
from tests.workflow.test_racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def answering(invitation: ExpertInvitation):
    def press():
        verdict = Verdict(Decision.APPROVED, seen=invitation.fingerprint)
        said = ExpertAnswer("Dr Ada Byron", "Pharmacist", verdict)
        one = ExpertInvitation.objects.get(pk=invitation.pk)
        return answer(one, at=timezone.now(), said=said)

    return press


def test_many_presses_make_one_review():
    for _ in range(ROUNDS):
        invitation = make_invitation()

        results = at_once(*[answering(invitation)] * 4)

        refused = [result for result in results if isinstance(result, InvitationClosedError)]
        assert [error.state for error in refused] == [InvitationState.ANSWERED] * 3
        assert Review.objects.filter(invitation=invitation).count() == 1


def test_an_invitation_is_answered_or_taken_back_but_never_both():
    for _ in range(ROUNDS):
        invitation = make_invitation()

        def take_back(invitation=invitation):
            return revoke(invitation, by=invitation.invited_by, at=timezone.now())

        at_once(answering(invitation), take_back)

        invitation.refresh_from_db()
        assert (invitation.answered_at is None) != (invitation.revoked_at is None)
        is_answered = invitation.answered_at is not None
        assert Review.objects.filter(invitation=invitation).exists() == is_answered
