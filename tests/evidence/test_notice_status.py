"""What several notices about one source amount to."""

from datetime import date
from itertools import permutations

import pytest

from articles.evidence.notice_status import status_after
from articles.models import Nature, ReferenceStatus

RETRACTION, CONCERN = Nature.RETRACTION, Nature.CONCERN
CORRECTION, REINSTATEMENT = Nature.CORRECTION, Nature.REINSTATEMENT


def of(year):
    return date(year, 1, 1)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ([], ReferenceStatus.STANDING),
        ([(CORRECTION, of(2020))], ReferenceStatus.CORRECTED),
        ([(CONCERN, of(2020)), (CORRECTION, of(2021))], ReferenceStatus.CONCERN),
        ([(CONCERN, of(2020)), (RETRACTION, of(2021))], ReferenceStatus.RETRACTED),
        ([(RETRACTION, of(2020)), (CORRECTION, of(2021))], ReferenceStatus.RETRACTED),
        ([(RETRACTION, of(2020)), (REINSTATEMENT, of(2021))], ReferenceStatus.STANDING),
        ([(RETRACTION, of(2020)), (REINSTATEMENT, of(2020))], ReferenceStatus.STANDING),
        ([(RETRACTION, of(2022)), (REINSTATEMENT, of(2021))], ReferenceStatus.RETRACTED),
        (
            [(CORRECTION, of(2019)), (RETRACTION, of(2020)), (REINSTATEMENT, of(2021))],
            ReferenceStatus.CORRECTED,
        ),
        ([(RETRACTION, None), (REINSTATEMENT, of(2021))], ReferenceStatus.RETRACTED),
        ([(RETRACTION, of(2020)), (REINSTATEMENT, None)], ReferenceStatus.RETRACTED),
        ([(REINSTATEMENT, of(2021))], ReferenceStatus.STANDING),
    ],
)
def test_the_worst_that_no_reinstatement_has_lifted_counts(said, status):
    for order in permutations(said):
        assert status_after(order) == status
