"""From a value to its words, and judging: in a real browser."""

import re

import pytest

from conftest import at_list, sign_in, signed, total

pytestmark = pytest.mark.slow

SERAKH = re.compile("Northern Front shells Serakh")


def open_serakh(page):
    at_list(page)
    page.get_by_role("link", name=SERAKH).click()
    page.get_by_role("heading", level=1).filter(has_text=re.compile("Serakh")).wait_for()
    page.locator("mark").first.wait_for()
    return page


def select_words(page, words):
    """Selects words in the open report as a mouse would, once they stand there."""
    page.wait_for_function(
        """words => {
          const walker = document.createTreeWalker(document.querySelector('.reports'), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0 || !node.parentElement.closest('.text')) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            node.parentElement.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));
            return true;
          }
          return false;
        }""",
        arg=words,
    )


def test_a_value_leads_to_its_words_and_back(visit, read_only_desk):
    page = open_serakh(visit(read_only_desk + "/"))
    # The text begins with a character beyond U+FFFF: code points and UTF-16 units differ from there on.
    page.get_by_role("button", name="“killing seven people”").click()
    lit = page.locator("mark.hot")
    assert lit.all_inner_texts() == ["killing seven people"]
    assert page.evaluate("() => document.activeElement.textContent") == "killing seven people"
    page.get_by_role("button", name="“between nine and twelve”").click()
    page.locator("mark.hot", has_text="between nine and twelve").wait_for()
    page.locator("mark", has_text="killing seven people").hover()
    page.locator("li.hot", has_text="killing seven people").wait_for()
    page.locator("mark", has_text="killing seven people").click()
    assert (
        page.evaluate("() => document.activeElement.closest('[data-key]').textContent")
        .strip()
        .startswith("7")
    )


def test_versions_stand_side_by_side_and_say_who(visit, read_only_desk):
    page = open_serakh(visit(read_only_desk + "/"))
    killed = page.get_by_role("region", name="Killed").locator(".versions > li")
    assert killed.count() == 3
    assert "headline" in killed.filter(has_text="at least 11").inner_text()
    assert "Field Medics" in killed.filter(has_text="9 to 12").inner_text()
    page.get_by_role("heading", name="The toll as it was told").wait_for()
    page.get_by_role("link", name=re.compile("Border Guard Corps strikes")).wait_for()


def test_graphic_passages_are_folded_until_asked_for(visit, read_only_desk):
    page = open_serakh(visit(read_only_desk + "/"))
    passage = page.get_by_text("Charred corpses")
    assert not passage.is_visible()
    page.get_by_text("A passage that describes bodies or wounds").click()
    assert passage.is_visible()


def test_the_report_page_shows_every_stage(visit, read_only_desk):
    page = open_serakh(visit(read_only_desk + "/"))
    page.get_by_role("link", name="All that was read in it").first.click()
    page.get_by_role("heading", level=1, name=re.compile("Seven killed")).wait_for()
    for stage, words in (
        ("Actors", "Interior Ministry"),
        ("Times", "on Sunday"),
        ("Places", "Serakh"),
        ("Tolls", "killing seven people"),
        ("Claims", "The Northern Front denied that it had fired"),
    ):
        page.get_by_role("button", name=re.compile(f"^{stage}")).click()
        page.locator("mark", has_text=words).first.wait_for()


def test_correct_by_selecting_words_then_undo(visit, own_desk):
    page = open_serakh(visit(own_desk[0] + "/"))
    page.get_by_role("button", name="“between nine and twelve”").click()
    page.locator("mark", has_text="between nine and twelve").wait_for()
    select_words(page, "between nine and twelve")
    page.get_by_role("button", name="Correct a field by these words").click()
    dialog = page.get_by_role("dialog", name="Correct a field")
    dialog.get_by_label("Field").select_option("casualties.killed")
    dialog.get_by_label("At least").fill("9")
    dialog.get_by_label("at most").fill("12")
    assert dialog.get_by_label("in the words").input_value() == "between nine and twelve"
    dialog.get_by_label("Reason").fill("the medics were there")
    dialog.get_by_role("button", name="Write the correction down").click()
    sign_in(page, "Ada")
    page.get_by_text("set by a reviewer").wait_for()
    page.get_by_role("heading", level=1, name=re.compile("9 to 12|9–12|12 killed")).wait_for()
    history = page.get_by_role("region", name="What people decided")
    assert "Ada corrected “Killed” to 9 to 12 by the words “between nine and twelve”" in " ".join(
        history.inner_text().split()
    )
    page.locator("h1").click()
    page.keyboard.press("z")
    page.get_by_text("set by a reviewer").wait_for(state="detached")
    page.get_by_role("heading", level=1, name=re.compile("at least 11 killed")).wait_for()
    history.get_by_text("(taken back)").wait_for()


def test_merge_shows_both_sides_then_undo(visit, own_desk):
    page = at_list(visit(own_desk[0] + "/"))
    signed(page, "Ada")
    page.get_by_role("link", name=re.compile("Provincial Police arrest")).click()
    page.get_by_role("heading", level=1).filter(has_text="arrest").wait_for()
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name="Merge with another incident")
    dialog.get_by_role("button", name=re.compile("Students' Union protests")).click()
    different = dialog.locator("tr", has_text="≠ What happened")
    assert "Coerce" in different.inner_text()
    assert "Protest" in different.inner_text()
    dialog.get_by_role("button", name=re.compile("They are one happening")).click()
    page.get_by_text("Merged into one incident.").wait_for()
    page.get_by_text("2 reports, 2 independent sources").wait_for()
    page.goto(own_desk[0] + "/")
    total(at_list(page), 7)
    page.goto(own_desk[0] + "/review")
    page.locator("article").wait_for()
    page.keyboard.press("z")
    page.get_by_text("Taken back.").wait_for()
    page.goto(own_desk[0] + "/")
    total(at_list(page), 8)


@pytest.mark.parametrize("way", ["keys", "drag"])
def test_split_by_keys_and_by_dragging(visit, own_desk, way):
    page = open_serakh(visit(own_desk[0] + "/"))
    page.keyboard.press("u")
    dialog = page.get_by_role("dialog", name="Split reports off")
    stays, leaves = (
        dialog.get_by_role("group", name="Stays"),
        dialog.get_by_role("group", name="Becomes an incident"),
    )
    card = stays.locator("li[draggable]", has_text="Inland Post")
    if way == "drag":
        card.drag_to(leaves)
    else:
        card.get_by_role("button", name=re.compile("Split off")).focus()
        page.keyboard.press("Enter")
    leaves.locator("li[draggable]", has_text="Inland Post").wait_for()
    dialog.get_by_role("button", name="Split 1 off").click()
    sign_in(page, "Ben")
    page.get_by_text("Split off as an incident of its own.").wait_for()
    page.goto(own_desk[0] + "/")
    total(at_list(page), 9)


def test_the_queue_by_keys(visit, own_desk):
    page = visit(own_desk[0] + "/review")
    page.locator("article h1").wait_for()
    signed(page, "Ada")
    queue = page.get_by_role("complementary", name="Queue").locator("ol").first.locator("li")
    first, second = queue.nth(0).locator("a").inner_text(), queue.nth(1).locator("a").inner_text()
    assert "Serakh" in first, "the contested one comes first"
    page.locator("article h1").click()
    page.keyboard.press("j")
    page.locator("aside li[aria-current=true]", has_text=second.split("\n")[-1]).wait_for()
    page.keyboard.press("k")
    page.locator("article h1", has_text="Serakh").wait_for()
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.get_by_text("Accepted.").wait_for()
    page.locator("article h1", has_text="Balochistan").wait_for()
    assert "Serakh" not in queue.nth(0).inner_text()
    page.keyboard.press("z")
    page.get_by_text("Taken back.").wait_for()
    queue.nth(0).filter(has_text="Serakh").wait_for()


def test_two_reviewers_see_each_others_work(visit, own_desk):
    ada, ben = visit(own_desk[0] + "/review"), visit(own_desk[0] + "/review")
    for page in (ada, ben):
        page.locator("article h1", has_text="Serakh").wait_for()
    signed(ada, "Ada")
    signed(ben, "Ben")
    ada.locator("article h1").click()
    ada.keyboard.press("r")
    ada.get_by_text("Rejected.").wait_for()
    ben.get_by_text("Ada just judged this incident: reject.").wait_for()
    ben.get_by_role("complementary", name="Queue").get_by_text("Ada rejected it").wait_for()


def test_two_tabs_of_one_person_stay_in_step(visit, own_desk):
    one = at_list(visit(own_desk[0] + "/"))
    other = at_list(visit(own_desk[0] + "/", context=one.context))
    total(other, 8)
    signed(one, "Ada")
    one.get_by_role("link", name=re.compile("seizes|raids")).click()
    one.get_by_role("heading", level=1).filter(has_text="Gulf of Aden").wait_for()
    one.get_by_role("button", name="Reject").click()
    total(other, 7)


def test_the_past_cannot_be_judged(visit, own_desk):
    page = open_serakh(visit(own_desk[0] + "/?as_of=12"))
    page.keyboard.press("a")
    page.get_by_text("go back to now to judge").wait_for()
    assert own_desk[1].view().judgements() == ()


def test_actors_their_network_and_both_directions(visit, read_only_desk):
    page = visit(read_only_desk + "/actors")
    page.get_by_role("link", name="Northern Front").first.click()
    page.get_by_role("heading", level=1, name="Northern Front").wait_for()
    page.get_by_role("heading", name="Tempo").wait_for()
    page.get_by_role("link", name=re.compile("Both ways.*Border Guard Corps")).first.click()
    page.get_by_role("heading", level=1, name=re.compile("Border Guard Corps")).wait_for()
    page.get_by_text("No incident in this direction.").wait_for()
    page.get_by_role("link", name="‹ Who acts on whom").click()
    page.get_by_role("group", name=re.compile("Network of \\d+ actors")).wait_for()
    page.get_by_label("From").fill("2024-03-08")
    page.wait_for_url(re.compile("since=2024-03-08"))
    page.locator("table tr", has_text="Provincial Police").first.wait_for()


def test_an_incident_can_be_cited(visit, read_only_desk):
    page = open_serakh(visit(read_only_desk + "/"))
    page.get_by_text("Plain text and BibTeX").click()
    page.get_by_text("@misc").wait_for()
    page.get_by_role("link", name=re.compile("^.i.i-")).wait_for()


def test_a_place_is_corrected_by_its_words_and_the_gazetteer(visit, own_desk):
    page = open_serakh(visit(own_desk[0] + "/"))
    select_words(page, "Serakh")
    page.get_by_role("button", name="Correct a field by these words").click()
    dialog = page.get_by_role("dialog", name="Correct a field")
    assert dialog.get_by_label("Field").input_value() == "place"
    name = dialog.get_by_role("searchbox", name="Is")
    name.fill("Zahedan")
    dialog.get_by_text("Without a position it stays off the map").wait_for()
    dialog.get_by_role("button", name="Find places").click()
    dialog.get_by_role("list", name="Places of this name").get_by_role(
        "button", name=re.compile("Zahedan.*Iran")
    ).first.click()
    assert dialog.get_by_role("textbox", name="Country").input_value() == "IRN"
    assert float(dialog.get_by_label("Latitude").input_value()) == pytest.approx(29.5, abs=0.1)
    dialog.get_by_label("Known to").select_option("admin1")
    dialog.get_by_role("button", name="Write the correction down").click()
    sign_in(page, "Ada")
    page.get_by_role("heading", level=1, name=re.compile("Zahedan")).wait_for()
    page.get_by_text("Zahedan", exact=False).and_(page.locator("dd")).filter(has_text="province").wait_for()
    identity = page.url.rpartition("/")[2].partition("?")[0]
    place = own_desk[1].view().incident(identity).place
    assert (place.name, place.country, place.precision) == ("Zahedan", "IRN", "admin1")


def test_words_that_bear_a_field_out_name_it_when_they_are_selected(visit, read_only_desk):
    page = open_serakh(visit(read_only_desk + "/"))
    select_words(page, "killing seven people")
    page.get_by_role("button", name="Correct a field by these words").click()
    dialog = page.get_by_role("dialog", name="Correct a field")
    assert dialog.get_by_label("Field").input_value() == "casualties.killed"
    dialog.get_by_label("Field").select_option("mode")
    mode = dialog.get_by_role("combobox", name="Is")
    mode.locator("option[value=heavy-weapons]").wait_for(state="attached")
    assert mode.input_value() == "heavy-weapons"
