"""Passwords that are handed out, and the rule that they are replaced at the first log-in."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.models import TemporaryPassword

# Without 0, 1, i, l and o, which are misread on paper and over the telephone.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 4, 4  # 79 bits, far beyond what anyone can try


def random_password() -> str:
    """Return a password that is easy to read out and hard to guess."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


@transaction.atomic
def hand_out_password(*, username: str) -> str:
    """Make this member of staff, or find them, and return a new password for one use."""
    password = random_password()
    user, _made = get_user_model().objects.get_or_create(username=username)
    user.is_active = user.is_staff = user.is_superuser = True
    user.set_password(password)
    user.save()
    TemporaryPassword.objects.create(user=user)
    return password


def is_temporary(user: AbstractBaseUser) -> bool:
    """Return whether this person has yet to choose a password of their own."""
    return TemporaryPassword.objects.filter(user_id=user.pk).exists()


class OwnPassword:
    """Django asks this validator about each new password, and tells it when one was saved."""

    def validate(self, password: str, user: Any = None) -> None:
        if user is not None and user.pk and is_temporary(user) and user.check_password(password):
            raise ValidationError(_("Choose a password other than the one you were given."))

    def password_changed(self, _password: str, user: Any = None) -> None:
        TemporaryPassword.objects.filter(user_id=user.pk).delete()

    def get_help_text(self) -> str:
        return _("Your password must be your own, not the one you were given.")
