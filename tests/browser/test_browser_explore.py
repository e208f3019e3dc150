"""Map, timeline and list as one instrument, in a real browser."""

import csv
import re
from datetime import date

import pytest
from told_ledgers import POLICE, STUDENTS, Act, tell

from conftest import at_list, drawn, titles, total

pytestmark = pytest.mark.slow

DAY = 86_400_000


def day_number(iso):
    return (date.fromisoformat(iso) - date(1970, 1, 1)).days


def brush(page, first, last):
    """Drags over the time axis from one day to another, both counted in."""
    chart = page.get_by_role("group", name=re.compile("Incidents over time"))
    box = None
    while box != (box := chart.bounding_box()):  # a notice above it may still be pushing it down
        page.wait_for_timeout(200)
    handle = page.get_by_role("slider", name="From day")
    low, high = int(handle.get_attribute("aria-valuemin")), int(handle.get_attribute("aria-valuemax")) + 1

    def at(day):
        return box["x"] + (day_number(day) + 0.5 - low) / (high - low) * box["width"]

    page.mouse.move(at(first), box["y"] + 30)
    page.mouse.down()
    page.mouse.move(at(last), box["y"] + 34, steps=4)
    page.mouse.up()


def test_precision_is_shape_and_never_a_false_pin(explorer):
    total(explorer, 8)
    assert drawn(explorer) == {
        "points": 4,  # twice Serakh, twice Dasht-e Nur
        "rings": 1,  # a sea has no outline
        "divisions": ["Baluchistan"],
        "countries": ["YEM"],
    }


def test_brushing_time_takes_list_and_map_along(explorer):
    total(explorer, 8)
    brush(explorer, "2024-03-08", "2024-03-12")
    total(explorer, 3)
    assert "since=2024-03-08" in explorer.url
    assert "until=2024-03-12" in explorer.url
    assert [title.split()[0] for title in titles(explorer)] == ["Border", "Provincial", "Students'"]
    assert drawn(explorer) == {"points": 2, "rings": 0, "divisions": [], "countries": ["YEM"]}
    explorer.get_by_role("button", name="All time").click()
    total(explorer, 8)


def test_filtering_by_type_counts_and_comes_off_again(explorer):
    explorer.get_by_role("checkbox", name="Coerce").check()
    total(explorer, 2)
    assert "type=COERCE" in explorer.url
    explorer.get_by_role("checkbox", name="Assault").check()
    total(explorer, 5)
    explorer.get_by_role("checkbox", name="Assault").uncheck()
    total(explorer, 2)
    assert drawn(explorer)["divisions"] == []
    explorer.get_by_role("button", name="Remove the filter Coerce").click()
    total(explorer, 8)


def test_a_box_drawn_on_the_map_filters_the_list(explorer):
    total(explorer, 8)
    drawn(explorer)
    explorer.get_by_role("button", name="Draw a box").click()
    at = explorer.evaluate(
        "() => { const map = document.querySelector('[data-testid=map]');"
        " const inner = map.drawn.project(67.0, 30.2), box = map.getBoundingClientRect();"
        " return {x: inner.x + box.x, y: inner.y + box.y}; }"
    )
    explorer.mouse.move(at["x"] - 25, at["y"] - 25)
    explorer.mouse.down()
    explorer.mouse.move(at["x"] + 25, at["y"] + 25, steps=3)
    explorer.mouse.up()
    total(explorer, 2)
    assert "box=" in explorer.url
    assert all("Dasht-e Nur" in title for title in titles(explorer))


def test_a_mark_on_the_map_tells_what_lies_there(explorer):
    total(explorer, 8)
    drawn(explorer)
    at = explorer.evaluate("() => document.querySelector('[data-testid=map]').drawn.project(67.0, 30.2)")
    explorer.get_by_test_id("map").click(position=at)
    card = explorer.get_by_role("region", name=re.compile("Incidents at this place"))
    card.get_by_role("link", name=re.compile("Students' Union protests")).wait_for()
    assert card.get_by_role("link").count() == 2


def test_open_go_back_reload_and_share(explorer, visit):
    explorer.get_by_role("checkbox", name="Assault").check()
    total(explorer, 3)
    filtered = explorer.url
    explorer.get_by_role("link", name=re.compile("Northern Front shells Serakh")).click()
    explorer.get_by_role("heading", level=1, name=re.compile("Northern Front shells Serakh")).wait_for()
    assert "/incident/i-" in explorer.url
    explorer.go_back()
    total(explorer, 3)
    assert explorer.url.startswith(filtered)  # the map may have put what it shows behind it meanwhile
    before = titles(explorer)
    explorer.reload()
    total(explorer, 3)
    assert titles(explorer) == before
    assert explorer.get_by_role("checkbox", name="Assault").is_checked()
    shared = at_list(visit(filtered))
    total(shared, 3)
    assert titles(shared) == before


def test_words_find_and_nothing_found_says_what_to_do(explorer):
    search = explorer.get_by_role("searchbox", name=re.compile("Words, actors, places"))
    search.fill("tanker")
    search.press("Enter")
    total(explorer, 1)
    search.fill("zeppelin")
    search.press("Enter")
    explorer.get_by_text("No incident matches all filters.").wait_for()
    explorer.get_by_role("button", name="clear all", exact=True).click()
    total(explorer, 8)


def test_a_search_is_saved_under_a_name(explorer):
    explorer.get_by_role("checkbox", name="Protest").check()
    total(explorer, 1)
    explorer.locator("summary", has_text="Saved searches").click()
    explorer.get_by_role("textbox", name="Name for this search").fill("marches")
    explorer.get_by_role("button", name="Save").click()
    explorer.get_by_role("button", name="Clear all").click()
    total(explorer, 8)
    explorer.get_by_role("link", name="marches").click()
    total(explorer, 1)


def test_what_the_filters_leave_is_exported(explorer, tmp_path):
    explorer.get_by_role("checkbox", name="Assault").check()
    total(explorer, 3)
    explorer.get_by_role("button", name="Export").click()
    dialog = explorer.get_by_role("dialog", name="Export")
    dialog.get_by_text("3 incidents that the filters leave").wait_for()
    with explorer.expect_download() as begun:
        dialog.get_by_role("link", name="Download").click()
    file = tmp_path / begun.value.suggested_filename
    begun.value.save_as(file)
    assert re.fullmatch(r"dateline-s-[0-9a-f]{16}-csv\.csv", file.name)
    with file.open(encoding="utf-8", newline="") as lines:
        assert [row["type"] for row in csv.DictReader(lines)] == ["ASSAULT"] * 3
    dialog.get_by_label("Form").select_option("acled")
    dialog.get_by_text("What this form can't hold: who says what").wait_for()
    dialog.get_by_role("button", name="Check what it leaves out").click()
    dialog.get_by_text("3 incidents found, 2 rows written").wait_for()
    dialog.get_by_text("Left out 1 incident: before 1997").wait_for()


def test_the_ledger_as_it_stood(explorer):
    total(explorer, 8)
    slider = explorer.get_by_role("slider", name="What the ledger knew")
    slider.fill("2")
    total(explorer, 1)
    assert "as_of=2" in explorer.url
    explorer.get_by_text("This is the ledger as it stood at 2.").wait_for()
    explorer.get_by_role("button", name="Back to now").click()
    total(explorer, 8)


def test_playing_moves_a_stretch_through_time(explorer):
    total(explorer, 8)
    explorer.get_by_role("button", name=re.compile("Play")).click()
    explorer.wait_for_url(re.compile("since="))
    first = explorer.url
    explorer.wait_for_function("before => location.href !== before", arg=first)
    explorer.get_by_role("button", name=re.compile("Stop")).click()
    stopped = explorer.url
    explorer.wait_for_timeout(2000)
    assert explorer.url == stopped


def test_everything_with_the_keyboard_alone(explorer):
    total(explorer, 8)
    explorer.keyboard.press("Tab")
    assert explorer.evaluate("() => document.activeElement.textContent") == "Skip to the content"
    explorer.keyboard.press("/")
    explorer.keyboard.type("Students' Union")
    explorer.keyboard.press("Enter")
    total(explorer, 3)
    box = explorer.get_by_role("checkbox", name="Coerce")
    box.focus()
    explorer.keyboard.press("Space")
    total(explorer, 1)
    explorer.keyboard.press("Space")
    total(explorer, 3)
    explorer.get_by_role("slider", name="From day").focus()
    explorer.keyboard.press("ArrowRight")
    explorer.wait_for_url(re.compile("since="))
    explorer.get_by_role("button", name="All time").focus()
    explorer.keyboard.press("Enter")
    total(explorer, 3)
    explorer.locator("a.title").first.focus()
    explorer.keyboard.press("ArrowDown")
    second = explorer.evaluate("() => document.activeElement.textContent")
    assert second == titles(explorer)[1]
    explorer.keyboard.press("Enter")
    explorer.get_by_role("heading", level=1, name=second).wait_for()


def test_without_webgl_list_and_timeline_still_serve(chromium, visit, read_only_desk):
    page = at_list(visit(read_only_desk + "/", by=chromium("--disable-3d-apis")))
    page.get_by_text("This browser can't draw the map").wait_for()
    total(page, 8)
    brush(page, "2024-03-08", "2024-03-12")
    total(page, 3)


def test_what_comes_in_is_shown_without_a_reload(visit, own_desk):
    address, store = own_desk
    page = at_list(visit(address + "/"))
    total(page, 8)
    words = "Students' Union occupied a hall of the Provincial Police"
    act = Act("PROTEST", words, "2024-03-21", STUDENTS, POLICE, None, "occupy", 4, -7.0, "on Thursday")
    store.add(tell("Campus Weekly", "2024-03-22", ["Hall taken", f"The {words} on Thursday."], [act]))
    total(page, 9)


def test_markup_in_reports_stays_text(visit, own_desk):
    address, store = own_desk
    evil = "<img src=x onerror=\"document.title='taken'\">"
    actor = STUDENTS.model_copy(update={"name": evil, "aliases": ()})
    words = f"{evil} marched against the Provincial Police"
    act = Act("PROTEST", words, "2024-03-21", actor, POLICE, None, "demo", 4, -6.5, "on Thursday")
    store.add(tell(f"{evil} Daily", "2024-03-22", [f"{evil}", f"{words} on Thursday."], [act]))
    page = at_list(visit(address + "/?text=marched&since=2024-03-20"))
    total(page, 1)
    page.locator("a.title").click()
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_role("link", name="All that was read in it").click()
    page.get_by_role("heading", level=1, name="<img src=x").wait_for()
    assert page.locator("img[src=x]").count() == 0
    assert page.title() != "taken"


def test_dark_and_light_by_system_and_by_choice(visit, read_only_desk):
    page = at_list(visit(read_only_desk + "/", scheme="dark"))
    ground = "() => getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_label("Light or dark").select_option("light")
    page.wait_for_function(f"dark => ({ground})() !== dark", arg=dark)
    light = page.evaluate(ground)
    page.reload()
    at_list(page)
    assert page.evaluate(ground) == light
