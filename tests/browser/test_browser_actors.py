"""Actors in a real browser: joining two that are one, seeing it, and taking it back."""

import re

import pytest

from conftest import at_list, sign_in, signed, total

pytestmark = pytest.mark.slow


def open_actor(page, address, name):
    page.goto(f"{address}/actors")
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", level=1, name=name, exact=True).wait_for()
    return page


def compare_with(page, sought, name):
    """Opens the dialog, looks for another actor and puts both side by side."""
    page.get_by_role("button", name="Join with another actor").click()
    dialog = page.get_by_role("dialog", name="Join with another actor")
    dialog.get_by_role("searchbox", name="Name").fill(sought)
    dialog.get_by_role("button", name="Find").click()
    dialog.get_by_role("button", name=re.compile(name)).click()
    dialog.get_by_role("table").wait_for()
    return dialog


def test_two_names_of_one_actor_are_joined_and_parted_again(visit, own_desk):
    address, store = own_desk
    page = open_actor(visit(address + "/actors"), address, "Provincial Police")
    left = page.url
    dialog = compare_with(page, "guard", "Border Guard Corps")
    kind = dialog.locator("tr", has_text="≠ Kind")
    assert "Police" in kind.inner_text()
    assert "Military" in kind.inner_text()
    dialog.get_by_role("radio", name=re.compile("Border Guard Corps")).check()
    dialog.get_by_role("button", name="They are one actor: join").click()
    sign_in(page, "Ada")
    page.get_by_role("heading", level=1, name="Border Guard Corps").wait_for()
    page.get_by_text("Also called Provincial Police.").wait_for()
    history = page.get_by_role("region", name="What people decided")
    history.get_by_text("Provincial Police is Border Guard Corps").wait_for()
    assert [actor.party.name for actor in store.view().actors("Police").items] == ["Border Guard Corps"]

    page.goto(left)  # the address of the one that is no more leads to the one that it is
    page.get_by_role("heading", level=1, name="Border Guard Corps").wait_for()
    page.goto(f"{address}/?text=arrests")
    at_list(page).get_by_role(
        "link", name=re.compile("Border Guard Corps arrests Students' Union")
    ).wait_for()

    open_actor(page, address, "Border Guard Corps")
    page.get_by_role("button", name="Take back").click()
    history.get_by_text("(taken back)").wait_for()
    page.goto(left)
    page.get_by_role("heading", level=1, name="Provincial Police").wait_for()


def test_actors_that_share_a_word_of_their_names_are_offered(visit, own_desk):
    address, _ = own_desk
    page = open_actor(visit(address + "/actors"), address, "Northern Front")
    page.get_by_role("button", name="Join with another actor").click()
    offered = page.get_by_role("dialog").get_by_role("list", name="Actors of this ledger")
    offered.get_by_text("No other actor goes by such a name.").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")


def test_the_past_is_not_joined(visit, own_desk):
    address, store = own_desk
    page = visit(f"{address}/actors?as_of=12")
    page.get_by_role("link", name="Northern Front").first.click()
    page.get_by_role("button", name="Join with another actor").click()
    page.get_by_text("go back to now to judge").wait_for()
    assert page.get_by_role("dialog").count() == 0
    assert store.view().judgements() == ()


def test_others_see_a_joining_without_a_reload(visit, own_desk):
    address, _ = own_desk
    ben = open_actor(visit(address + "/actors"), address, "Border Guard Corps")
    ada = open_actor(visit(address + "/actors"), address, "Border Guard Corps")
    signed(ada, "Ada")
    dialog = compare_with(ada, "police", "Provincial Police")
    dialog.get_by_role("radio", name=re.compile("Border Guard Corps")).check()
    dialog.get_by_role("textbox", name="Reason").fill("the police were put under the army")
    dialog.get_by_role("button", name="They are one actor: join").click()
    ben.get_by_text("the police were put under the army").wait_for()
    ben.get_by_text("Also called Provincial Police.").wait_for()


def test_an_actors_incidents_are_a_link_away(visit, read_only_desk):
    page = open_actor(visit(read_only_desk + "/actors"), read_only_desk, "Students' Union")
    page.get_by_role("link", name="All of them on the map").click()
    total(at_list(page), 3)


def test_a_pair_shows_what_each_does_to_the_other(visit, read_only_desk):
    page = visit(f"{read_only_desk}/network")
    page.get_by_role("link", name="Both ways between Students' Union and Provincial Police").click()
    page.get_by_role("heading", level=1, name="Students' Union and Provincial Police").wait_for()
    there = page.get_by_role("region", name="Students' Union on Provincial Police")
    back = page.get_by_role("region", name="Provincial Police on Students' Union")
    for way, told in ((there, "8 Mar 2024"), (back, "9 Mar 2024")):
        way.get_by_text("1 incident, mean intensity").wait_for()
        assert told in way.get_by_role("img").get_attribute("aria-label")
        assert page.get_by_text("No incident in this direction.").count() == 0


def test_the_figures_are_a_link_away_and_count_what_the_filters_leave(visit, read_only_desk):
    page = visit(f"{read_only_desk}/?type=COERCE&sort=killed&map=50,20,3")
    total(at_list(page), 2)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Figures").click()
    page.wait_for_url(f"{read_only_desk}/figures?type=COERCE")
    page.get_by_role("link", name="Who acts on whom").click()
    page.wait_for_url(f"{read_only_desk}/figures/dyads?type=COERCE")
    assert page.get_by_role("row").count() == 3
    page.go_back()
    page.go_back()
    total(at_list(page), 2)
