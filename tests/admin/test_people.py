"""Giving people roles at the desk."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from tests.builders import make_person, make_person_as
from tests.writing import fields, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person("anna", is_superuser=True))
    return client


def form_of(person) -> str:
    return f"/admin/auth/user/{person.pk}/change/"


def opened(client: Client, person) -> dict:
    return fields(client.get(form_of(person)).content.decode(), form="user_form")


def test_each_role_is_explained_beside_its_box(desk: Client):
    page = words(desk.get(form_of(make_person("bob"))).content)

    assert "Author Writes drafts with their questions" in page
    assert "Reviewer Reads everything, decides on what others wrote" in page
    assert "Publisher Does what an author does; publishes, withdraws" in page
    assert "Translator Writes articles in every language but the clinic’s own" in page
    assert "Nobody approves a text of which they wrote a part, whatever their roles." in page


def test_a_role_that_the_clinic_changed_is_not_explained_as_it_came(desk: Client):
    group = Group.objects.get(name="Reviewer")
    group.permissions.set(Permission.objects.filter(codename="view_article"))

    page = words(desk.get(form_of(make_person("bob"))).content)

    assert "Reviewer As your clinic has chosen: Can view article." in page
    assert "decides on what others wrote" not in page


def test_a_clinics_own_groups_come_after_the_roles_with_what_they_allow(desk: Client):
    group = Group.objects.create(name="Administration")
    Group.objects.create(name="Nobody")
    group.permissions.set(Permission.objects.filter(codename__endswith="_topic"))
    group.permissions.add(*Permission.objects.filter(codename__endswith="_image"))

    page = words(desk.get(form_of(make_person("bob"))).content)

    assert page.index("Translator Writes") < page.index("Administration As your clinic has chosen")
    assert "; 2 more." in page
    assert "Nobody Allows nothing yet." in page


def test_several_roles_are_given_with_one_save(desk: Client):
    bob = make_person("bob")
    chosen = Group.objects.filter(name__in=["Author", "Reviewer"])

    desk.post(form_of(bob), opened(desk, bob) | {"groups": [group.pk for group in chosen]})

    assert {group.name for group in bob.groups.all()} == {"Author", "Reviewer"}
    assert "Author, Reviewer" in words(desk.get("/admin/auth/user/").content)


def test_a_single_permission_is_given_where_no_role_fits(desk: Client):
    bob = make_person("bob")
    printing = Permission.objects.get(codename="add_printreceipt")

    desk.post(form_of(bob), opened(desk, bob) | {"user_permissions": [printing.pk]})

    assert list(bob.user_permissions.all()) == [printing]


def test_a_save_takes_no_permission_away_that_the_desk_would_not_offer(desk: Client):
    bob = make_person("bob")
    unusual = Permission.objects.get(codename="view_logentry")
    bob.user_permissions.add(unusual)
    group = Group.objects.create(name="Unusual")
    group.permissions.add(unusual)

    desk.post(form_of(bob), opened(desk, bob))
    address = f"/admin/auth/group/{group.pk}/change/"
    desk.post(address, fields(desk.get(address).content.decode(), form="group_form"))

    assert list(bob.user_permissions.all()) == [unusual]
    assert list(group.permissions.all()) == [unusual]


def test_whoever_may_change_people_gives_nobody_a_role(client: Client):
    manager = make_person("bob")
    manager.user_permissions.add(*Permission.objects.filter(codename__endswith="_user"))
    client.force_login(manager)
    publisher = Group.objects.get(name="Publisher")

    client.post(form_of(manager), opened(client, manager) | {"groups": [publisher.pk]})

    assert not manager.groups.exists()


def test_a_translator_begins_in_a_language_of_theirs(client: Client):
    client.force_login(make_person_as("Translator"))

    answer = client.get("/admin/articles/article/add/")

    assert answer.headers["Location"] == "/admin/articles/article/add/?language=es"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "?language=ar" in page
    assert "?language=en" not in page
    assert "Write an article" in words(client.get("/admin/").content)


def test_the_desk_calls_roles_by_one_name(desk: Client):
    front = desk.get("/admin/").content.decode()

    assert '<a href="/admin/auth/group/">Roles</a>' in front
    assert "Groups" not in words(front.encode())
