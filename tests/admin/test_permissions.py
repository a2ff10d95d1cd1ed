import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client

from articles.models import Edition, Topic
from tests.builders import make_article, make_edition, make_person, make_reference, make_topic

pytestmark = pytest.mark.django_db
PLACES = (
    "article",
    "pack",
    "reference",
    "glossaryterm",
    "topic",
    "image",
    "edition",
    "clinicprofile",
    "printdesk",
)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person("anna", is_superuser=True))
    return client


def words(response) -> str:
    return " ".join(response.content.decode().split())


def allow(person, *codenames: str) -> None:
    person.user_permissions.add(*Permission.objects.filter(codename__in=codenames))


def bar(client: Client) -> str:
    page = words(client.get("/admin/"))
    return page[page.index('class="bar-places"') :].partition("</nav>")[0]


def bar_or_blank(client: Client) -> str:
    return bar(client) if "bar-places" in words(client.get("/admin/")) else ""


@pytest.mark.parametrize("place", PLACES)
def test_a_stranger_is_led_to_the_door(client: Client, place: str):
    response = client.get(f"/admin/articles/{place}/")

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("place", PLACES)
def test_somebody_without_a_task_sees_nothing(client: Client, place: str):
    client.force_login(make_person("bob"))

    assert client.get(f"/admin/articles/{place}/1/change/").status_code in {302, 403}
    assert client.get(f"/admin/articles/{place}/add/").status_code == 403


def test_the_bar_leads_everywhere(desk: Client):
    everywhere = (
        "Articles",
        "Packs",
        "Print",
        "Recall",
        "References",
        "Glossary",
        "Topics",
        "Images",
    )
    for words_ in (*everywhere, "Clinic", "People"):
        assert f">{words_}</a>" in bar(desk)


def test_the_bar_leads_only_where_somebody_may_go(client: Client):
    writer = make_person("bob")
    allow(writer, "view_reference")
    client.force_login(writer)

    assert "References" in bar(client)
    assert "People" not in bar(client)


@pytest.mark.parametrize(
    ("task", "shown"),
    [
        ("add_printreceipt", {"Print", "Recall"}),
        ("publish_article", {"Recall"}),
        ("view_printreceipt", set()),
        ("add_recalltick", set()),
        ("view_article", {"Articles"}),
    ],
)
def test_printing_and_recall_each_ask_for_their_task(client: Client, task: str, shown: set[str]):
    person = make_person("bob")
    allow(person, task)
    client.force_login(person)

    assert set(re.findall(r">(Articles|Print|Recall)</a>", bar_or_blank(client))) == shown
    for place in ("print", "recall"):
        expected = 200 if place.capitalize() in shown else 403
        assert client.get(f"/admin/{place}/").status_code == expected


def test_the_bar_marks_where_one_is(desk: Client):
    page = words(desk.get("/admin/articles/topic/"))

    assert '<a href="/admin/articles/topic/" aria-current="page">Topics</a>' in page


def test_somebody_who_may_only_look_is_shown_the_forms_without_fields(client: Client):
    looker = make_person("bob")
    allow(looker, "view_reference", "view_topic", "view_glossaryterm", "view_clinicprofile")
    client.force_login(looker)
    reference, topic = make_reference("smith-2020"), make_topic("safety")

    for address in (
        f"/admin/articles/reference/{reference.pk}/change/",
        f"/admin/articles/topic/{topic.pk}/change/",
        "/admin/articles/clinicprofile/1/change/",
    ):
        page = words(client.get(address))
        assert 'name="_save"' not in page
        assert client.post(address, {}).status_code == 403


def test_an_edition_is_read_and_never_changed(desk: Client):
    edition = make_edition(title="Your visit", note="First edition.", body="Rest for a day.")
    address = f"/admin/articles/edition/{edition.pk}"

    page = words(desk.get(f"{address}/change/"))
    assert "Rest for a day." in page
    assert "First edition." in page
    assert f"/articles/{edition.article.slug}/editions/1/" in page
    assert 'name="_save"' not in page
    assert desk.post(f"{address}/change/", {"title": "Mine"}).status_code == 403
    assert desk.post(f"{address}/delete/", {"post": "yes"}).status_code == 403
    assert desk.get("/admin/articles/edition/add/").status_code == 403
    assert Edition.objects.get().title == "Your visit"


def test_the_list_of_editions_says_who_published_them(desk: Client):
    edition = make_edition()

    assert str(edition.published_by) in words(desk.get("/admin/articles/edition/"))


def test_nobody_gives_themselves_rights(client: Client):
    manager = make_person("bob")
    allow(manager, "change_user", "view_user")
    client.force_login(manager)

    client.post(
        f"/admin/auth/user/{manager.pk}/change/",
        {"username": "bob", "is_active": "on", "is_superuser": "on", "is_staff": "on"},
    )

    manager.refresh_from_db()
    assert not manager.is_superuser


def test_somebody_who_published_is_not_deleted(desk: Client):
    publisher = make_edition().published_by

    page = words(desk.post(f"/admin/auth/user/{publisher.pk}/delete/", {"post": "yes"}))

    assert "because something rests on it" in page
    assert get_user_model().objects.filter(pk=publisher.pk).exists()


def test_a_new_person_is_added_and_given_a_task(desk: Client):
    password = "a quiet river in March"
    form = {"username": "dora", "password1": password, "password2": password}
    desk.post("/admin/auth/user/add/", form)
    dora = get_user_model().objects.get(username="dora")
    group = Group.objects.create(name="Writers")

    desk.post(
        f"/admin/auth/user/{dora.pk}/change/",
        {"username": "dora", "is_active": "on", "is_staff": "on", "groups": [group.pk]},
    )

    dora.refresh_from_db()
    assert dora.is_staff
    assert list(dora.groups.all()) == [group]


def test_a_group_is_offered_what_does_something_here(desk: Client):
    page = words(desk.get("/admin/auth/group/add/"))

    assert "Can publish and withdraw articles" in page
    assert "Can view edition" in page
    assert "Can change edition" not in page
    assert "Can add print receipt" in page
    assert "Can change print receipt" not in page
    assert "recall tick" not in page
    assert "download count" not in page
    assert "historical" not in page


def test_wrong_passwords_are_counted_out_of_sight(desk: Client):
    assert "axes" not in words(desk.get("/admin/"))


@pytest.mark.parametrize("value", ["", "Staying safe!", "a b", "x" * 61])
def test_a_topics_address_that_is_none_is_refused_beside_its_field(desk: Client, value: str):
    response = desk.post(
        "/admin/articles/topic/add/",
        {"name": "Staying safe", "slug": value, "order": "1", "language": "en"},
    )

    page = words(response)
    assert "errorlist" in page[page.index('field-slug"') :].partition('id="id_slug"')[0]


def test_a_topics_address_is_taken_once(desk: Client):
    make_topic("staying-safe")
    form = {"name": "Staying safe", "slug": "staying-safe", "order": "1", "language": "en"}

    response = desk.post("/admin/articles/topic/add/", form)

    assert "Another topic has this address." in words(response)
    assert Topic.objects.count() == 1


def test_a_word_is_explained_once(desk: Client):
    form = {"term": "Dissociation", "forms": "", "meaning": "Feeling apart.", "language": "en"}
    assert desk.post("/admin/articles/glossaryterm/add/", form).status_code == 302

    response = desk.post("/admin/articles/glossaryterm/add/", form)

    assert "The glossary has this word already." in words(response)


def test_a_topic_says_how_many_articles_it_holds(desk: Client):
    topic = make_topic("staying-safe")
    make_article(topics=(topic,))
    make_article(topics=(topic,))

    page = words(desk.get("/admin/articles/topic/"))
    assert '<td class="field-in_topic">2</td>' in page


def test_the_page_of_an_app_is_the_desk(desk: Client):
    assert 'class="today"' in words(desk.get("/admin/articles/"))
