"""The pictures of docs/handouts.md: sheets, answers to their codes, and the desk that prints them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
STORY = """
import json
from datetime import timedelta
from uuid import uuid4
from django.contrib.auth import get_user_model
from django.utils import timezone
from articles.handouts.sheet import Format
from articles.models import Article, ChangeKind, Edition, Pack, PackEdition, PrintDesk
from articles.workflow.printing import print_of, record_print
from articles.workflow.publishing import Change, publish, withdraw
from tests.builders import approve

now, somebody = timezone.now(), get_user_model().objects.get(username="pictures")
article = lambda slug: Article.objects.get(slug=slug)
first = Edition.objects.get(article__slug="your-treatment-day", number=1)
gone = Edition.objects.get(article__slug="ketamine-for-chronic-pain", number=1)
for name, copies, what in (("Reception", 12, first), ("Treatment room", 5, first),
                           ("Reception", 3, PackEdition.objects.filter(pack__slug=PACK).first())):
    desk, _ = PrintDesk.objects.get_or_create(name=name)
    printed = print_of(what, in_format=Format("a4", "standard"), copies=copies)
    record_print(printed, desk=desk, at=now - timedelta(days=3), token=uuid4())
changed = article("your-treatment-day")
changed.body += "\\n\\nBring a list of all your medicines.\\n"
changed.save()
approve(changed, at=now)
second = publish(changed, by=somebody, at=now,
                 change=Change("We now ask you to bring a list of all your medicines.", ChangeKind.SUBSTANTIAL))
withdraw(article("ketamine-for-chronic-pain"), by=somebody, at=now,
         reason="We no longer offer this treatment.", instead=article("what-is-ketamine"))
print(json.dumps({"current": second.check_code, "superseded": first.check_code,
                  "withdrawn": gone.check_code, "recalled": first.pk}))
""".replace("PACK", repr("before-your-first-visit"))

ARABIC = """
from pathlib import Path
from django.db import transaction
from django.utils import timezone
from articles.handouts.prepared import prepare_sheet
from articles.handouts.sheet import Format
from articles.models import ClinicProfile, Edition
from tests.languages import make_foreign_edition

with transaction.atomic():
    made = make_foreign_edition("ar", at=timezone.now())
    edition = Edition.objects.with_people().get(pk=made.pk)
    sheet = prepare_sheet(edition, profile=ClinicProfile.current(),
                          in_format=Format("a4", "standard"), today=timezone.localdate())
    Path({file!r}).write_bytes(sheet.pdf())
    transaction.set_rollback(True)  # the other pictures are of the clinic without it
"""


@dataclass(frozen=True)
class Side:
    """One side of a PDF: where it comes from, and which side it is."""

    name: str
    path: str
    number: int = 1


SIDES = (
    Side("handout", "/articles/your-treatment-day/handout.pdf"),
    Side("handout-large", "/articles/your-treatment-day/handout.pdf?size=large"),
    Side("handout-colour", "/articles/side-effects-and-risks/handout.pdf?ink=colour", number=2),
    Side("pack", "/packs/before-your-first-visit.pdf"),
)


def happened(manage: list[str], environment: dict[str, str]) -> dict[str, str]:
    """Let some days pass at the clinic; return the codes of what became of its sheets."""
    codes: dict[str, str] = told(manage, environment, STORY)
    return codes


def told(manage: list[str], environment: dict[str, str], program: str) -> Any:
    """Run a program in the portal; return what it prints, which is JSON."""
    command = [*manage, "shell", "--no-imports", "-c", program]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(ran.stdout)


def keep_sides(fetch: Callable[[str], bytes], pdftoppm: str, folder: Path) -> None:
    """Keep one side of each PDF as a picture."""
    for side in SIDES:
        keep_side(fetch(side.path), side, pdftoppm, folder)


def keep_arabic_side(
    manage: list[str], environment: dict[str, str], pdftoppm: str, folder: Path
) -> None:
    """Keep the sheet in Arabic that the tests read back, as a picture."""
    file = folder / "sample.pdf"
    command = [*manage, "shell", "--no-imports", "-c", ARABIC.format(file=str(file))]
    subprocess.run(command, env=environment, check=True)
    keep_side(file.read_bytes(), Side("handout-arabic", ""), pdftoppm, folder)


def keep_side(pdf: bytes, side: Side, pdftoppm: str, folder: Path) -> None:
    """Keep one side of a PDF as a picture."""
    file = folder / f"{side.name}.pdf"
    file.write_bytes(pdf)
    number = str(side.number)
    options = ["-png", "-r", "70", "-f", number, "-l", number, "-singlefile"]
    subprocess.run([pdftoppm, *options, str(file), str(HERE / side.name)], check=True)
    sys.stdout.write(f"{side.name}.png\n")
