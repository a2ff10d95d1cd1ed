"""What clocks show, and when: around the nights on which they are changed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from articles.text.local_time import moments_of

DUBLIN, NEW_YORK, LORD_HOWE = map(
    ZoneInfo, ("Europe/Dublin", "America/New_York", "Australia/Lord_Howe")
)


@pytest.mark.parametrize(
    ("shown", "zone", "moments"),
    [
        ("2027-01-05 08:00", DUBLIN, ["2027-01-05 08:00"]),
        ("2027-07-05 08:00", DUBLIN, ["2027-07-05 07:00"]),
        # Put forward on 28 March 2027 from 01:00 to 02:00, back on 31 October from 02:00 to 01:00.
        ("2027-03-28 00:59", DUBLIN, ["2027-03-28 00:59"]),
        ("2027-03-28 01:00", DUBLIN, []),
        ("2027-03-28 01:59", DUBLIN, []),
        ("2027-03-28 02:00", DUBLIN, ["2027-03-28 01:00"]),
        ("2027-10-31 01:00", DUBLIN, ["2027-10-31 00:00", "2027-10-31 01:00"]),
        ("2027-10-31 02:00", DUBLIN, ["2027-10-31 02:00"]),
        ("2027-03-14 02:30", NEW_YORK, []),
        (
            "2027-11-07 01:30",
            NEW_YORK,
            ["2027-11-07 05:30", "2027-11-07 06:30"],
        ),
        # Half an hour only.
        (
            "2027-04-04 01:45",
            LORD_HOWE,
            ["2027-04-03 14:45", "2027-04-03 15:15"],
        ),
        ("2027-01-05 08:00", ZoneInfo("UTC"), ["2027-01-05 08:00"]),
    ],
)
def test_a_local_time_comes_once_twice_or_never(shown, zone, moments):
    found = moments_of(datetime.fromisoformat(shown), zone)

    assert [f"{moment:%Y-%m-%d %H:%M}" for moment in found] == moments
    assert {moment.tzinfo for moment in found} <= {UTC}
