"""What a clinic lets stop publication: which checks block, and which only advise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from django.db import transaction

from articles.models import ClinicProfile
from articles.text.checks.registry import CHECKS, WEIGHTS, Check
from articles.text.problems import ProblemCode

from .permissions import Person, require_permission


def chosen_by_clinics() -> tuple[Check, ...]:
    """Return the checks whose weight is a clinic's to choose."""
    return tuple(check for check in CHECKS.values() if not check.is_fixed)


@transaction.atomic
def weigh_checks(choices: Mapping[str, str], *, by: Person) -> tuple[ProblemCode, ...]:
    """Store what stops publication at this clinic; return the checks that weigh otherwise now.

    Only what differs from the portal's own weights is kept, so that a better default reaches every
    clinic that has not chosen. A check that is not named keeps what it has.

    Raises:
        NotPermittedError: if this person does not look after the clinic profile.
        ValueError: for a weight that there is not, or a check that is not for clinics to choose.
    """
    require_permission(by, "change_clinicprofile")
    known: dict[str, Check] = {check.code: check for check in chosen_by_clinics()}
    if not (known.keys() >= choices.keys() and set(WEIGHTS) >= set(choices.values())):
        raise ValueError("There is no such check for clinics to choose, or no such weight.")
    ClinicProfile.objects.select_for_update().filter(pk=1).first()
    clinic = ClinicProfile.current()
    before = clinic.check_weights
    wanted = {**before, **choices}
    clinic.check_weights = {
        code: wanted[code]
        for code in get_args(ProblemCode)
        if code in known and code in wanted and wanted[code] != known[code].weight
    }
    if clinic.check_weights != before:
        clinic.save()
    after = clinic.check_weights
    return tuple(code for code in get_args(ProblemCode) if before.get(code) != after.get(code))
