"""Reports, events, incidents and ledgers as a notebook shows them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path

import lxml.html
import pytest
from IPython.core.interactiveshell import InteractiveShell
from ledger_sample import TEXT, sample

import dateline
from dateline.ledger import LedgerStore
from dateline.model import IncidentPoint, Ledger, Query, Standing, TimelineBin
from dateline.notebook import borders, load_ipython_extension
from dateline.notebook.bars import bars
from dateline.notebook.world_map import HEIGHT, WIDTH, draw_map

HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture(scope="module")
def shell() -> Iterator[InteractiveShell]:
    made = InteractiveShell.instance()
    load_ipython_extension(made)
    yield made
    InteractiveShell.clear_instance()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LedgerStore]:
    """Two reports that disagree on the dead of Kaldar."""
    first = sample()
    second = sample(text=TEXT + "\nReported from Kaldar.\n", publisher="Harbour Post", published="2024-03-05")
    second["events"][0]["casualties"][3] |= {"low": 15, "high": 15}
    for one in (first, second):
        one["places"][0] |= {"latitude": 34.5, "longitude": 69.2, "country": "AFG"}
    with dateline.open(tmp_path / "dateline.db", create=True) as made:
        made.add_many((Ledger.model_validate(one), None) for one in (first, second))
        yield made


def shown(shell: InteractiveShell, value: object) -> tuple[lxml.html.HtmlElement, str]:
    """The HTML and the plain text of one output; neither may carry a script or raw markup."""
    data, _ = shell.display_formatter.format(value)
    page = lxml.html.fromstring(data["text/html"])
    assert not page.xpath("//script|//iframe|//object|//embed|//img|//link|//@*[starts-with(name(), 'on')]")
    assert not page.xpath("//@*[contains(., 'javascript:')]")
    assert "<div" not in data["text/plain"]
    return page, data["text/plain"]


def words(page: lxml.html.HtmlElement) -> str:
    return " ".join(
        part for node in page.xpath("//text()[not(ancestor::style)]") if (part := " ".join(node.split()))
    )


def kaldar(store: LedgerStore):
    (found,) = store.view().incidents(Query(toll=("killed", 12))).items
    return store.view().incident(found.id)


def test_a_report_shows_its_evidence_by_role_and_who_says_so(shell, ledger):
    page, text = shown(shell, ledger)
    marked = {role: page.xpath(f"//div[contains(@class, 'frozen')]//mark[contains(@class, '{role}')]")
              for role in ("evidence", "toll", "instrument", "claim", "time")}  # fmt: skip
    assert all(marked.values())
    assert "".join(mark.text_content() for mark in marked["instrument"]) == "artillery"
    assert page.xpath("//div[contains(@class, 'frozen')]")[0].text_content().split() == TEXT.split()
    (row,) = page.xpath("//tr[th[starts-with(., 'e1 ')]]")
    said = row.xpath("td")[-1].text_content()
    assert "denied by Nordland's defence ministry" in said
    assert "according to security official via state television" in said
    assert "killed ≥7" in row.xpath("td")[-2].text_content()
    assert "Northern army shells border town" in text


def test_an_event_shows_its_own_words(shell, ledger):
    page, text = shown(shell, ledger.events[0])
    assert "The army of Nordland shelled the border town" in words(page)
    assert "≥7" in words(page)
    assert "≥7" in text


def test_a_report_without_events_or_words_says_so(shell, empty_ledger):
    assert "No event was read in it." in words(shown(shell, empty_ledger)[0])
    withdrawn = empty_ledger.model_copy(
        update={
            "report": empty_ledger.report.model_copy(update={"text": "", "blocks": ()}),
            "actors": (),
            "places": (),
        }
    )
    assert "Its words were withdrawn" in words(shown(shell, withdrawn)[0])


def test_versions_of_an_incident_stand_side_by_side(shell, store):
    page, text = shown(shell, kaldar(store))
    (row,) = page.xpath("//tr[th[normalize-space()='killed']]")
    labels = [one.text_content() for one in row.xpath(".//div[contains(@class, 'version')]/strong")]
    assert {"12", "15"} <= set(labels)
    assert "Harbour Post" in row.text_content()
    assert "≥7" in text


def test_the_toll_over_time_has_a_mark_for_each_figure_of_each_day(shell, store):
    page, _ = shown(shell, kaldar(store))
    days = {title.text[:10] for title in page.xpath("//figure//g/title")}
    assert days == {"2024-03-04", "2024-03-05"}


def test_a_page_counts_what_it_leaves_out(shell, store):
    whole = store.view().incidents()
    page, _ = shown(shell, store.view().incidents(Query(limit=1)))
    assert f"1 of {whole.total} incidents" in words(page)
    assert len(shown(shell, whole)[0].xpath("//tbody/tr")) == whole.total
    assert "No incident matches." in words(shown(shell, store.view().incidents(Query(country=("BRA",))))[0])


def test_a_ledger_shows_its_state_map_and_timeline(shell, store):
    snapshot = store.view().snapshot()
    for value in (store, store.view(), store.view(as_of=snapshot.id)):
        page, text = shown(shell, value)
        assert snapshot.id in words(page)
        assert snapshot.id in text
        assert "2 reports" in text
        assert page.xpath("//circle[contains(@class, 'dot')]")
        assert "Afghanistan" in {title.text for title in page.xpath("//path/title")}
        assert page.xpath("//rect[contains(@class, 'bar')]")
    assert store.where in words(shown(shell, store)[0])


def test_without_a_map_there_is_none_and_an_empty_ledger_says_so(shell, store, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(borders, "_places", lambda: (tmp_path / "none.json",))
        borders.countries.cache_clear()
        page, _ = shown(shell, store)
    borders.countries.cache_clear()
    assert not page.xpath("//path")
    assert page.xpath("//rect")
    with dateline.open(tmp_path / "empty.db", create=True) as empty:
        assert "It holds no incident yet." in words(shown(shell, empty)[0])


def test_markup_in_a_report_stays_words(shell, tmp_path):
    raw = deepcopy(
        sample(text=f"{TEXT}\n{HOSTILE}", title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")
    )
    for actor in raw["actors"]:
        actor["name"] += HOSTILE
    for event in raw["events"]:
        event["name"] = HOSTILE
    raw["places"][0] |= {"name": HOSTILE, "latitude": 1, "longitude": 2}
    hostile = Ledger.model_validate(raw)
    assert HOSTILE in shown(shell, hostile)[0].text_content()
    shown(shell, hostile.events[0])
    with dateline.open(tmp_path / "hostile.db", create=True) as store:
        store.add(hostile)
        shown(shell, store)
        page = store.view().incidents()
        shown(shell, page)
        for one in page.items:
            shown(shell, store.view().incident(one.id))


def point(latitude: float, longitude: float, number: int = 0) -> IncidentPoint:
    return IncidentPoint(
        id=f"i-{number:010x}",
        latitude=latitude,
        longitude=longitude,
        type="ASSAULT",
        standing=Standing.SINGLE_SOURCE,
    )


@pytest.mark.parametrize(
    "places",
    [
        [(48.85, 2.35)],
        [(90, -180), (-90, 180)],
        [(-18, 178), (-17, -179)],
        [(89.9, 0), (89.8, 120)],
        [(55.8, 37.3), (-33.9, 18.4), (35.7, 139.7)],
    ],
)
def test_every_place_is_on_the_map(places):
    found = draw_map([point(*place, number) for number, place in enumerate(places)])
    assert found is not None
    assert len(found.dots) <= len(places)
    assert found.incidents == len(places)
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in found.dots)
    assert len("".join(shape.path for shape in found.shapes)) < 400_000


def test_a_place_lies_in_its_country():
    found = draw_map([point(48.85, 2.35), point(52.5, 13.4, 1)])
    assert found is not None
    paris = min(found.dots, key=lambda dot: dot.x)
    outline = next(shape.path for shape in found.shapes if shape.name == "France")
    rings = [[tuple(map(float, pair.split(","))) for pair in ring.strip("Z").split("L")]
             for ring in outline.split("M") if ring]  # fmt: skip
    crossings = sum(
        (y1 > paris.y) != (y2 > paris.y) and paris.x < (x2 - x1) * (paris.y - y1) / (y2 - y1) + x1
        for ring in rings
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)
    )
    assert crossings % 2 == 1


def test_bars_lie_over_their_days():
    day = {"count": 2, "killed_low": 0, "killed_high": 0, "by_type": {"ASSAULT": 2}}
    found = bars([TimelineBin(start="2024-01-01", end="2024-01-01", **day),
                  TimelineBin(start="2024-01-10", end="2024-01-10", **day | {"count": 4})])  # fmt: skip
    assert found is not None
    first, last = found.bars
    assert last.height == 2 * first.height
    assert first.x == found.frame.left
    assert last.x + last.width <= found.frame.width
    assert (date.fromisoformat(found.last) - date.fromisoformat(found.first)).days == 9
    assert bars([]) is None


def test_importing_dateline_in_ipython_registers_and_loads_nothing_heavy():
    program = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
before = set(sys.modules)
import dateline
kinds = shell.display_formatter.formatters
print(json.dumps({
    "known": [("dateline.model.ledger", "Ledger") in kinds[kind].deferred_printers
              for kind in ("text/html", "text/plain")],
    "loaded": sorted(name for name in set(sys.modules) - before if not name.startswith("dateline")),
    "own": sorted(name for name in set(sys.modules) - before if name.startswith("dateline")),
}))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["known"] == [True, True]
    assert not {"pydantic", "spacy", "polars", "sqlalchemy", "fastapi", "jinja2"} & set(found["loaded"])
    assert found["own"] == [
        "dateline",
        "dateline.notebook",
        "dateline.notebook.formatters",
    ]
