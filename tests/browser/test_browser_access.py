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
)


@pytest.fixture(scope="session")
def addresses(read_only_desk):
    def ask(path):
        with urllib.request.urlopen(f"{read_only_desk}/api/v1/{path}") as answer:
            return json.load(answer)

    incident = ask("incidents?sort=sources&limit=1")["items"][0]
    whole = ask(f"incidents/{incident['id']}")
    actor, recipient = incident["actor"][0]["id"], incident["recipient"][0]["id"]
    return {
        "list": "/",
        "incident": f"/incident/{incident['id']}",
        "report": f"/report/{whole['members'][0]['event'][:12]}",
        "actors": "/actors",
        "actor": f"/actor/{actor}",
        "network": "/network",
        "dyad": f"/dyad/{actor}/{recipient}",
        "review": "/review",
        "nothing found": "/?text=zeppelin",
        "no such page": "/no/such/page",
    }


def settled(page):
    """Waits until a page has what it asked for."""
    page.locator("h1").first.wait_for(state="attached")
    page.wait_for_load_state("load")
    page.wait_for_function("() => !document.querySelector('[role=progressbar].busy')")
    page.wait_for_timeout(300)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(visit, read_only_desk, addresses, name, scheme):
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci in frontend/")
    page = visit(read_only_desk + addresses[name], scheme=scheme)
    settled(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    serious = [
        (one["id"], one["help"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("dialog", ["c", "m", "u", "?"])
def test_axe_finds_nothing_serious_in_dialogs(visit, read_only_desk, addresses, dialog):
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci in frontend/")
    page = visit(read_only_desk + addresses["incident"])
    settled(page)
    page.keyboard.press(dialog)
    page.locator("dialog[open]").wait_for()
    page.wait_for_timeout(500)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document.querySelector('dialog'), {resultTypes: ['violations']})")
    assert [one["id"] for one in found["violations"] if one["impact"] in ("serious", "critical")] == []


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
