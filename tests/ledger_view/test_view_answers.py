"""Facets, times, places, parties, reports, the queue, frames: the same on SQLite and PostgreSQL."""

import tracemalloc
from datetime import date

import pytest
from planted import TEXTS, key, report_id
from sqlalchemy import Engine, insert, update

from dateline.ledger import search
from dateline.ledger.engine import make_engine, writing
from dateline.ledger.error import UnknownIdError
from dateline.ledger.schema import make_derived
from dateline.ledger.tables import DERIVED, LOG, derived, log
from dateline.ledger.view import TABLES, CursorError, LedgerView, QueryError
from dateline.model import Query
from dateline.reconciling.occurrence import incident_id

SHELLING = incident_id(key("first", 1))
MARCH = incident_id(key("march", 1))
RAID = incident_id(key("first", 2))
ARMY, FRONT, PEOPLE = "a-00000000000a1", "a-00000000000a2", "a-00000000000a3"


def test_facets_count_each_incident_once_a_value(view: LedgerView):
    found = {name: {one.value: one.count for one in values} for name, values in view.facets().items()}
    assert found["type"] == {"ASSAULT": 2, "PROTEST": 1, "THREATEN": 1}
    assert found["country"] == {"IRQ": 1, "FJI": 1, "KIR": 1}
    assert found["standing"] == {"contested": 1, "single_source": 2, "denied": 1}
    assert found["source"] == {"Valley Courier": 2, "Harbour Post": 2, "Island Gazette": 2}
    assert found["month"] == {"2024-02": 1, "2024-03": 2, "2024-05": 1}
    assert found["actor"][ARMY] == 2
    assert {one.label for one in view.facets()["actor"]} >= {"Northern Army", "villagers"}


def test_facets_are_of_the_query(view: LedgerView):
    found = view.facets(Query(type=("PROTEST",)))
    assert [one.value for one in found["country"]] == ["FJI"]
    assert [one.value for one in found["source"]] == ["Island Gazette"]
    assert view.facets(Query(text="nowhere-to-be-found"))["type"] == ()


def test_timeline_adds_up_and_bins_hold_their_days(view: LedgerView):
    for bins, starts in (
        ("day", ["2024-02-01", "2024-03-03", "2024-03-05", "2024-05-01"]),
        ("week", ["2024-01-29", "2024-02-26", "2024-03-04", "2024-04-29"]),
        ("month", ["2024-02-01", "2024-03-01", "2024-05-01"]),
    ):
        found = view.timeline(bins=bins)
        assert [one.start for one in found] == starts
        assert sum(one.count for one in found) == 4
        assert sum(one.killed_high for one in found) == 12
        assert all(sum(one.by_type.values()) == one.count for one in found)
    assert view.timeline(bins="month")[1].end == "2024-03-31"
    assert view.timeline(bins="auto") == view.timeline(bins="day"), "three months fit days"
    assert view.timeline(Query(type=("AID",))) == ()


def test_points_are_those_with_coordinates(view: LedgerView):
    points = {one.id: one for one in view.points()}
    assert set(points) == {SHELLING, MARCH, RAID}
    assert (points[MARCH].latitude, points[MARCH].longitude) == (-17.0, 179.5)
    assert [one.id for one in view.points(Query(country=("KIR",)))] == [RAID]


def test_dyads_go_one_way(view: LedgerView):
    found = {(one.a.id, one.b.id): one for one in view.dyads()}
    assert set(found) == {(ARMY, PEOPLE), (FRONT, ARMY), (PEOPLE, "a-00000000000a4")}
    assert found[ARMY, PEOPLE].killed_high == 12
    assert found[ARMY, PEOPLE].intensity == -9
    assert found[ARMY, PEOPLE].by_quad == {"4": 1}


def test_an_actors_profile(view: LedgerView):
    army = view.actor(ARMY)
    assert (army.as_actor, army.as_recipient, army.reports) == (1, 1, 3)
    assert (army.first, army.last) == ("2024-02-01", "2024-03-03")
    assert {(one.a.id, one.b.id) for one in army.dyads} == {(ARMY, PEOPLE), (FRONT, ARMY)}
    assert army.by_type == {"ASSAULT": 2}
    assert view.actor("a-00000000000a4").said == 1
    assert "FVF" in view.actor(FRONT).aliases
    with pytest.raises(UnknownIdError, match="no actor a-0000000000000"):
        view.actor("a-0000000000000")


def test_actors_page_by_page(view: LedgerView):
    whole = [one.party.id for one in view.actors().items]
    assert len(whole) == 5
    assert set(whole[:2]) == {ARMY, PEOPLE}, "those in most incidents come first"
    paged, cursor = [], None
    while not paged or cursor:
        page = view.actors(limit=2, cursor=cursor)
        paged += [one.party.id for one in page.items]
        cursor = page.next
    assert paged == whole
    assert [one.party.id for one in view.actors("frönt valley").items] == [FRONT]


def test_reports_newest_first(view: LedgerView):
    page = view.reports()
    assert page.total == 4
    assert page.items[0].id == report_id("march")
    assert [one.title for one in view.reports("bombarded").items] == [TEXTS["second"][0]]
    first = view.reports(limit=3)
    assert [one.id for one in view.reports(limit=3, cursor=first.next).items] == [page.items[3].id]
    with pytest.raises(CursorError):
        view.reports("kaldar", cursor=first.next)


def test_one_report_whole(view: LedgerView):
    for wanted in (report_id("first"), report_id("first").removeprefix("sha256:")[:12]):
        found = view.report(wanted)
        assert found.report.text == TEXTS["first"][3]
        assert found.copies == (report_id("copy"),)
        assert (found.version, len(found.versions), found.withdrawn) == (1, 1, None)
        assert found.incidents == (SHELLING, RAID), "in the order of the text"
        assert view.ledger(wanted).report == found.report
    assert view.report(report_id("copy")).copy_of == report_id("first")
    with pytest.raises(UnknownIdError):
        view.report("0" * 12)
    with pytest.raises(UnknownIdError):
        view.report(report_id("first")[:-1] + "x")


def test_the_queue_says_why(view: LedgerView):
    page = view.queue()
    assert [one.incident.id for one in page.items] == [SHELLING, RAID]
    # Contested 40, a flag 20, twelve killed 10, a score of 0.8 six.
    assert page.items[0].priority == 76
    assert page.items[0].reasons[0] == "contested: denied by Ministry of Defence"
    assert page.items[1].priority == 25
    first = view.queue(limit=1)
    assert view.queue(limit=1, cursor=first.next).items == page.items[1:]


def test_snapshot(view: LedgerView):
    found = view.snapshot()
    assert (found.sequence, found.reports, found.incidents, found.judgements) == (8, 4, 5, 0)
    assert found.readers == ("9.9",)
    assert found.id.startswith("s-")
    assert len(found.id) == 18


@pytest.mark.parametrize("table", list(TABLES))
def test_rows_of_a_query_are_among_all_rows(view: LedgerView, table):
    every = [row for part in view.rows(table, batch=2) for row in part]
    some = [row for part in view.rows(table, Query(type=("PROTEST",)), batch=1) for row in part]
    assert all(row in every for row in some)
    assert view.frame(table).height == len(every)
    assert set(view.frame(table).columns) == set(every[0]) if every else True
    if table in ("incidents", "events", "members"):
        assert len(some) == 1
    if table == "reports":
        assert [row["report"] for row in some] == [report_id("march")]


def test_frames_have_days_and_lead_on(view: LedgerView):
    frame = view.frame("incidents", Query(text="granary"))
    assert frame["first_published"].to_list() == [date(2024, 3, 4)]
    assert frame["rejected"].to_list() == [False]
    assert "body" not in frame.columns
    assert frame.to_pandas()["id"].tolist() == [SHELLING]
    assert frame.to_arrow().column("killed_high").to_pylist() == [12]
    with pytest.raises(QueryError, match="no table 'nix': choose from incidents"):
        view.frame("nix")


def test_streaming_holds_a_batch_at_a_time(tmp_path):
    engine = make_engine(str(tmp_path / "wide.db"), create=True)
    with writing(engine, "it") as connection:
        DERIVED.create_all(connection)
        rows = [
            {"source": f"i-{n:013x}", "target": "i-0", "kind": "follows", "reports": 1} for n in range(60_000)
        ]
        connection.execute(insert(derived.incident_link), rows)
        rows.clear()
    view = LedgerView(engine)
    list(view.rows("links"))
    tracemalloc.start()
    counted = sum(len(part) for part in view.rows("incident_links", batch=500))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert counted == 60_000
    assert peak < 3_000_000, "sixty thousand rows at once take over 30 MB"


def test_words_that_are_withdrawn_are_found_no_more(fresh: Engine):
    view = LedgerView(fresh)
    assert view.incidents(Query(text="bread")).total == 1
    assert view.reports("bread").total == 1
    with writing(fresh, "it") as connection:
        connection.execute(
            update(log.report_text).where(log.report_text.c.report == report_id("march")).values(text=None)
        )
        search.index(connection, [report_id("march")], [MARCH])
    assert view.incidents(Query(text="bread")).total == 0
    assert view.reports("bread").total == 0
    assert view.incidents(Query(text="villagers protest")).total == 1, "its title still leads to it"


def test_an_incident_that_vanishes_is_found_no_more(fresh: Engine):
    view = LedgerView(fresh)
    with writing(fresh, "it") as connection:
        for table in (derived.incident_actor, derived.incident_member):
            connection.execute(table.delete().where(table.c.incident == MARCH))
        connection.execute(derived.incident.delete().where(derived.incident.c.id == MARCH))
        connection.execute(derived.event.delete().where(derived.event.c.incident == MARCH))
        search.index(connection, [], [MARCH])
        words = connection.execute(
            search.matching_incidents(connection, search.SearchWords.parse("bread"))
        ).all()
    assert words == []
    assert view.incidents(Query(text="bread")).total == 0


def test_indexing_twice_changes_nothing(fresh: Engine):
    view = LedgerView(fresh)
    before = [view.incidents(Query(text=word)).total for word in ("kaldar", "villagers", "army", "bread")]
    with writing(fresh, "it") as connection:
        search.index(connection, [report_id(name) for name in TEXTS], [SHELLING, MARCH, RAID])
    assert [
        view.incidents(Query(text=word)).total for word in ("kaldar", "villagers", "army", "bread")
    ] == before


def test_a_ledger_without_anything(tmp_path):
    engine = make_engine(str(tmp_path / "empty.db"), create=True)
    with writing(engine, "it") as connection:
        LOG.create_all(connection)
        make_derived(connection)
    view = LedgerView(engine)
    assert view.incidents().total == view.incidents(Query(text="x", actor=("y",))).total == 0
    assert view.reports("x").total == view.actors("x").total == view.queue().total == 0
    assert view.timeline() == view.dyads() == view.judgements() == ()
    assert view.frame("incidents").height == 0
    assert view.snapshot().id == "s-" + "0" * 16
