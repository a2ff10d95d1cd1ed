"""What several codes answer, and the code of a pack."""

import re
from collections.abc import Sequence

import pytest
from django.test import Client

from articles.models import Article, ChangeKind, Edition, Pack, PackEdition, PackEditionPart
from articles.text.check_codes import new_check_code, printed_code
from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_clinic, make_edition, make_publisher
from tests.web.test_check import read, verdict

pytestmark = pytest.mark.django_db


def make_pack_edition(editions: Sequence[Edition], pack: Pack | None = None) -> PackEdition:
    """A pack as it was printed, with these editions."""
    pack = pack or Pack.objects.create(slug="first-visit", title="For your first visit")
    frozen = PackEdition.objects.create(
        pack=pack,
        number=pack.editions.count() + 1,
        title=pack.title,
        check_code=new_check_code(),
        made_at=NOON,
    )
    for place, edition in enumerate(editions, start=1):
        PackEditionPart.objects.create(pack_edition=frozen, edition=edition, place=place)
    return frozen


def take_back(article: Article) -> None:
    withdraw(article, by=make_publisher(), at=NOON, reason="Wrong.")


def supersede(edition: Edition, kind: ChangeKind) -> Edition:
    return make_edition(edition.article, body=f"After {edition.number}.", kind=kind)


def listed(page: str) -> list[str]:
    return re.findall(r'<p class="checked-word">.*?<span>(\w+)</span>', page)


def test_several_sheets_are_answered_worst_first(client: Client):
    current, old, gone = make_edition(), make_edition(), make_edition()
    supersede(old, ChangeKind.SUBSTANTIAL)
    take_back(gone.article)
    unknown = new_check_code()
    codes = [current.check_code, "K7Q2M4XO", old.check_code, unknown, gone.check_code]

    page = read(client, f"/check/?code={'+'.join(codes)}")

    assert listed(page) == ["Withdrawn", "Superseded", "Mistyped", "Unknown", "Current"]
    assert "Stop using 1 of your 5 sheets: we have taken it back" in page
    assert "Do not change your treatment on your own." in page
    assert f'href="/c/{old.check_code}/"' in page
    assert f'value="{" ".join(codes)}"' in page


def test_a_scanned_one_off_pack_holds_several_codes(client: Client):
    one, two = make_edition(title="One"), make_edition(title="Two")

    page = read(client, f"/C/{one.check_code}.{two.check_code}")

    assert listed(page) == ["Current", "Current"]
    assert "All 2 sheets are current" in page
    assert f'href="http://localhost:8000/c/{one.check_code}.{two.check_code}/"' in page


def test_says_in_one_sentence_how_several_sheets_stand(client: Client):
    first, second = make_edition(), make_edition()
    codes = f"{first.check_code}.{second.check_code}"

    supersede(first, ChangeKind.MINOR)
    assert "All 2 sheets still hold" in read(client, f"/c/{codes}/")
    lost = read(client, f"/c/{codes}.{new_check_code()}/")
    assert "We did not find 1 of 3 codes" in lost
    supersede(second, ChangeKind.SUBSTANTIAL)
    assert "1 of your 2 sheets is out of date" in read(client, f"/c/{codes}/")


def test_several_codes_none_of_which_is_ours_are_not_found(client: Client):
    address = f"/c/{new_check_code()}.{new_check_code()}/"

    assert "We did not find 2 of 2 codes" in read(client, address, status=404)


def test_answers_no_more_codes_than_a_pack_has_parts(client: Client):
    codes = [new_check_code() for _ in range(40)]

    assert len(listed(read(client, f"/check/?code={','.join(codes)}"))) == 30


def test_a_newest_pack_of_current_sheets_is_current(client: Client):
    one, two = make_edition(title="One"), make_edition(title="Two")
    pack = make_pack_edition([one, two])

    page = read(client, f"/c/{pack.check_code}/")

    assert verdict(page) == "Current"
    assert listed(page) == ["Current", "Current"]
    assert printed_code(pack.check_code) in page
    assert "For your first visit" in page
    assert f'href="/c/{one.check_code}/">One</a>' in page


def test_a_pack_that_was_only_rearranged_says_that_its_sheets_hold(client: Client):
    one, two = make_edition(), make_edition()
    old = make_pack_edition([one, two])
    new = make_pack_edition([two, one], old.pack)

    page = read(client, f"/c/{old.check_code}/")

    assert verdict(page) == "Superseded"
    assert "The pack has changed; every sheet in it still holds." in page
    assert 'href="/packs/first-visit/"' in page
    assert listed(page) == ["Current", "Current"]
    assert verdict(read(client, f"/c/{new.check_code}/")) == "Current"


def test_the_worst_sheet_decides_about_a_pack(client: Client):
    make_clinic()
    one, two, three = make_edition(), make_edition(), make_edition()
    address = f"/c/{make_pack_edition([one, two, three]).check_code}/"

    supersede(one, ChangeKind.MINOR)
    page = read(client, address)
    assert verdict(page) == "Superseded"
    assert "Your pack still holds; the newest sheets say it better." in page

    supersede(two, ChangeKind.SUBSTANTIAL)
    page = read(client, address)
    assert verdict(page) == "Superseded"
    assert "Part of this pack is out of date." in page

    take_back(three.article)
    page = read(client, address)
    assert verdict(page) == "Withdrawn"
    assert listed(page) == ["Superseded", "Superseded", "Withdrawn"]
    assert "Do not change your treatment on your own." in page
    assert "01632 960123" in page


def test_a_pack_among_several_codes_has_its_own_line(client: Client):
    sheet = make_edition()
    pack = make_pack_edition([make_edition()])

    page = read(client, f"/check/?code={sheet.check_code}+{pack.check_code}")

    assert listed(page) == ["Current", "Current"]
    assert "Our newest pack; every sheet in it is current." in page
