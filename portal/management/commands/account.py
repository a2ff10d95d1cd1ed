"""Makes or resets a staff account, for when someone stands outside."""

from typing import Any

from axes.utils import reset
from django.core.management import BaseCommand, CommandParser

from portal.passwords import hand_out_password


class Command(BaseCommand):
    help = "Make a staff account, or give an existing one a new password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", default="clinic")

    def handle(self, *, name: str, **_options: Any) -> None:
        password = hand_out_password(username=name)
        reset(username=name)  # whoever was locked out may try again at once
        self.stdout.write(f"Staff account “{name}” may log in with this password, shown only now:")
        self.stdout.write(f"  {password}")
        self.stdout.write("They choose a password of their own when they log in.")
