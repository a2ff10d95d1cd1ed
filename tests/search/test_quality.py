"""What patients ask is found as well as it should be, on the database these tests run on.

That both databases agree needs both: `make quality` measures that.
"""

import pytest

from tests.search.answering import bring_in_libraries, replies
from tests.search.figures import (
    LEAST_IN_FIRST_THREE,
    LEAST_MEAN_RECIPROCAL_RANK,
    amiss,
    cases,
    figures,
)
from tests.search.labelled import asked


@pytest.mark.django_db
def test_what_patients_ask_reaches_the_goals_and_nothing_comes_where_nothing_is_right():
    bring_in_libraries()
    answered = replies()
    english = [case for case in cases(asked(), answered) if case.asked.language == "en"]
    wrong = [
        amiss(one, reply) for one, reply in zip(asked(), answered, strict=True) if one.expected
    ]

    measured = figures(english)
    assert measured.mean_reciprocal_rank >= LEAST_MEAN_RECIPROCAL_RANK, measured
    assert measured.in_first_three >= LEAST_IN_FIRST_THREE, measured
    assert wrong == [""] * len(wrong)
