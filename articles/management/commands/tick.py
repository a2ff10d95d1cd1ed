"""Takes the planned steps whose time has come."""

from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.workflow.planning import Taken, take_due_steps


class Command(BaseCommand):
    help = (
        "Publish and withdraw what somebody has planned for this moment or before. Have it run "
        "every few minutes. Safe to run twice, late, or on two machines at once: each planned "
        "step is taken once. What is refused then stands on the work list of the desk, with why."
    )

    def handle(self, **_options: Any) -> None:
        taken = take_due_steps(at=timezone.now())
        for one in taken:
            self.stdout.write(said_of(one))
        if not taken:
            self.stdout.write("Nothing is due.")
        failed = sum(one.failed for one in taken)
        if failed:
            raise CommandError(
                f"{failed} of {len(taken)} could not be taken; the next run tries again. "
                "The error stream says why."
            )


def said_of(taken: Taken) -> str:
    """Say in a line what became of a planned step."""
    when = f"{timezone.localtime(taken.step.at):%Y-%m-%d %H:%M %Z}"
    step = f"“{taken.step.article.title}”: {taken.step.act}, planned for {when}"
    if taken.failed:
        return f"{step}: could not be taken now."
    if taken.outcome:
        return f"{step}: not done ({taken.outcome}). The work list of the desk says why."
    return f"{step}: done."
