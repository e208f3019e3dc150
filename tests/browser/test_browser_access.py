"""Pages for everyone: nothing serious by axe, nothing cut off on a narrow screen, a visible focus."""

import json
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "list",
    "incident",
    "report",
    "actors",
    "actor",
    "network",
    "dyad",
    "review",
    "nothing found",
    "no such page",
    "incident without JavaScript",
    "report without JavaScript",
    "figures without JavaScript",
    "figure without JavaScript",
    "sign in without JavaScript",
    "no such page without JavaScript",
)


@pytest.fixture(scope="session")
def addresses(read_only_desk):
    def ask(path):
        with urllib.request.urlopen(f"{read_only_desk}/api/v1/{path}") as answer:
            return json.load(answer)

    incident = ask("incidents?sort=sources&limit=1")["items"][0]
    whole = ask(f"incidents/{incident['id']}")
    actor = incident["actor"][0]["id"]
    # These two act on each other, so that neither direction of their page is empty.
    march = ask("incidents?type=PROTEST&limit=1")["items"][0]
    students, police = march["actor"][0]["id"], march["recipient"][0]["id"]
    return {
        "list": "/",
        "incident": f"/incident/{incident['id']}",
        "report": f"/report/{whole['members'][0]['event'][:12]}",
        "actors": "/actors",
        "actor": f"/actor/{actor}",
        "network": "/network",
        "dyad": f"/dyad/{students}/{police}",
        "review": "/review",
        "nothing found": "/?text=zeppelin",
        "no such page": "/no/such/page",
        "incident without JavaScript": f"/i/{incident['id']}",
        "report without JavaScript": f"/r/{whole['members'][0]['event'][:12]}",
        "figures without JavaScript": "/figures",
        "figure without JavaScript": "/figures/dyads",
        "sign in without JavaScript": "/sign-in",
        "no such page without JavaScript": "/i/i-0000000000000",
    }


def settled(page):
    """Waits until a page has what it asked for."""
    page.locator("h1").first.wait_for(state="attached")
    page.wait_for_load_state("load")
    page.wait_for_function("() => !document.querySelector('[role=progressbar].busy')")
    page.wait_for_timeout(300)


def serious(page, where="document"):
    """What axe finds that keeps people out."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci in frontend/")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"() => axe.run({where}, {{resultTypes: ['violations']}})")
    return [
        (one["id"], one["help"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(visit, read_only_desk, addresses, name, scheme):
    page = visit(read_only_desk + addresses[name], scheme=scheme)
    settled(page)
    assert serious(page) == []


@pytest.mark.parametrize("dialog", ["c", "m", "u", "?"])
def test_axe_finds_nothing_serious_in_dialogs(visit, read_only_desk, addresses, dialog):
    page = visit(read_only_desk + addresses["incident"])
    settled(page)
    page.keyboard.press(dialog)
    page.locator("dialog[open]").wait_for()
    page.wait_for_timeout(500)
    assert serious(page, "document.querySelector('dialog')") == []


def test_axe_finds_nothing_serious_in_a_correction_of_a_place(visit, read_only_desk, addresses):
    page = visit(read_only_desk + addresses["incident"])
    settled(page)
    page.keyboard.press("c")
    page.get_by_role("dialog").get_by_label("Field").select_option("place")
    page.get_by_role("button", name="Find places").click()
    page.get_by_role("list", name="Places of this name").wait_for()
    assert serious(page, "document.querySelector('dialog')") == []


@pytest.mark.parametrize(("where", "button"), [("list", "Export"), ("actor", "Join with another actor")])
def test_axe_finds_nothing_serious_in_what_buttons_open(visit, read_only_desk, addresses, where, button):
    page = visit(read_only_desk + addresses[where])
    settled(page)
    page.get_by_role("button", name=button).click()
    page.locator("dialog[open]").wait_for()
    page.wait_for_timeout(500)
    assert serious(page, "document.querySelector('dialog')") == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_at_320_pixels(visit, read_only_desk, addresses, name):
    page = visit(read_only_desk + addresses[name], width=320, height=640)
    settled(page)
    assert page.evaluate("() => document.scrollingElement.scrollWidth") <= 320


def test_the_focus_can_be_seen_everywhere(visit, read_only_desk):
    page = visit(read_only_desk + "/")
    settled(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "() => { const at = document.activeElement, style = getComputedStyle(at);"
            " return [at.outerHTML.slice(0, 120), style.outlineStyle, at.getAttribute('role')]; }"
        )
        assert seen[1] != "none" or seen[0].startswith("<body"), seen
