"""Facets of many incidents, against counting the list's own pages one by one."""

import random
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from planted import IRAQ, PARTIES, TEXTS, an_incident, key, parties, report_id, time
from planting import plant, plant_incident
from sqlalchemy import Connection, Engine, create_engine, insert, update

from dateline.ledger import open_ledger
from dateline.ledger.engine import make_engine, writing
from dateline.ledger.tables import derived, log
from dateline.ledger.tables.working import fold_state
from dateline.ledger.view import LedgerView
from dateline.ledger.view.facets import FIELDS
from dateline.model import Incident, Query

MANY = 160
FIJI = {"country": "FJI", "latitude": -17.0, "longitude": 179.5}


def made_up() -> Iterator[Incident]:
    """Incidents of all sorts, each told by one to four events, of which some are of one report."""
    chance = random.Random(11)
    for number in range(MANY):
        told = chance.choices(sorted(TEXTS), k=chance.randint(1, 4))
        day = f"202{chance.randint(2, 4)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        place = chance.choice([None, {"name": "Kaldar", **IRAQ}, {"name": "Suvaré", **FIJI}])
        kind = chance.choice([("ASSAULT", 4), ("PROTEST", 3), ("AID", 1)])
        yield an_incident(
            [key(name, 100 + 10 * number + place) for place, name in enumerate(told)],
            title=f"happening {number}",
            type=kind[0],
            quad=kind[1],
            mode=chance.choice([None, "demonstrate", "beat"]),
            status=chance.choice(["actual", "future"]),
            standing=chance.choice(["single_source", "contested", "denied"]),
            rejected=chance.random() < 0.1,
            actor=parties(*chance.sample(sorted(PARTIES), chance.randint(0, 2))),
            recipient=parties(*chance.sample(sorted(PARTIES), chance.randint(0, 2))),
            time=time(day) if chance.random() < 0.8 else None,
            first_published=day if chance.random() < 0.9 else None,
            place=place and {"precision": "populated_place", **place},
        )


def plant_event(connection: Connection, incident: Incident, event: str) -> None:
    report = next(name for name in TEXTS if key(name, 0).partition(":")[0] == event.partition(":")[0])
    values = {"report": report_id(report), "event": event.partition(":")[2], "incident": incident.id}
    values |= {"type": incident.type.value, "quad": incident.quad, "intensity": 0.0, "status": "actual"}
    values |= {"contexts": "[]", "instruments": "[]", "start": 0, "end": 5, "quote": "Words"}
    connection.execute(insert(derived.event).values(key=event, **values))


def plant_many(connection: Connection) -> None:
    for incident in made_up():
        plant_incident(connection, incident)
        for member in incident.members:
            plant_event(connection, incident, member.event)
    # The outlet of one report is unknown.
    copy = derived.story.c.report == report_id("copy")
    connection.execute(update(derived.story).where(copy).values(publisher=None))


@pytest.fixture(scope="module")
def many_sqlite(tmp_path_factory) -> Engine:
    engine = make_engine(str(tmp_path_factory.mktemp("ledger") / "many.db"), create=True)
    plant(engine)
    with writing(engine, "it") as connection:
        plant_many(connection)
    return engine


@pytest.fixture(scope="module")
def many_postgres(postgres: Engine) -> Iterator[Engine]:
    with postgres.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CREATE DATABASE many")
    engine = create_engine(postgres.url.set(database="many"))
    plant(engine)
    with writing(engine, "it") as connection:
        plant_many(connection)
    yield engine
    engine.dispose()


def listed(view: LedgerView, query: Query) -> set[str]:
    found: set[str] = set()
    cursor = None
    while True:
        page = view.incidents(query.model_copy(update={"limit": 61, "cursor": cursor}))
        found |= {one.id for one in page.items}
        if (cursor := page.next) is None:
            assert len(found) == page.total
            return found


Rows = dict[str, list[dict[str, object]]]


def counted(rows: Rows, found: set[str]) -> dict[str, Counter[str]]:
    """Each value of each field, by looking at every row."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
    for row in rows["incidents"]:
        if row["id"] in found:
            day = row["time_start"] or row["first_published"] or ""
            counts["month"][day[:7]] += 1
            for name in ("type", "mode", "country", "standing", "status"):
                counts[name][row[name]] += 1
    publisher = {row["report"]: row["publisher"] for row in rows["reports"]}
    taking = {(row["incident"], row["actor"]) for row in rows["incident_actors"]}
    telling = {(row["incident"], publisher[row["report"]]) for row in rows["events"]}
    for name, pairs in (("actor", taking), ("source", telling)):
        counts[name].update(value for incident, value in pairs if incident in found)
    return {
        name: Counter({one: number for one, number in counter.items() if one})
        for name, counter in counts.items()
    }


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.lists(st.sampled_from(["ASSAULT", "PROTEST", "AID"]), max_size=2),
        "mode": st.just(["demonstrate"]),
        "country": st.lists(st.sampled_from(["IRQ", "FJI"]), max_size=2),
        "standing": st.just(["contested", "denied"]),
        "status": st.just(["future"]),
        "actor": st.sampled_from([["army"], ["a-00000000000a3"], ["a-00000000000a2", "doctors"]]),
        "by": st.just(["villagers"]),
        "against": st.just(["a-00000000000a1"]),
        "source": st.sampled_from([["Harbour Post"], ["Island Gazette", "Valley Courier"]]),
        "since": st.sampled_from(["2022-06", "2023-01-01"]),
        "until": st.sampled_from(["2023", "2024-06-30"]),
        "near": st.just([36.3, 43.1, 20]),
        "box": st.just([179, -18, -179, -16]),
        "text": st.sampled_from(["kaldar", "bread"]),
        "report": st.just(report_id("march")),
        "rejected": st.booleans(),
    },
)


@pytest.mark.parametrize("backend", ["sqlite", "postgres"])
def test_counts_are_those_of_the_list(backend, request):
    view = LedgerView(request.getfixturevalue(f"many_{backend}"))
    rows = {
        table: [row for part in view.rows(table) for row in part]
        for table in ("incidents", "incident_actors", "events", "reports")
    }
    assert len(rows["incidents"]) == MANY + 5

    @settings(max_examples=40, deadline=None)
    @given(FILTERS)
    @example({})
    @example({"rejected": True})
    def count(filters):
        query = Query.model_validate(filters)
        facets = {
            name: Counter({one.value: one.count for one in found})
            for name, found in view.facets(query).items()
        }
        assert facets == counted(rows, listed(view, query))

    count()


def test_what_is_written_is_counted(fresh: Engine):
    view = LedgerView(fresh)
    before = {one.value: one.count for one in view.facets()["type"]}
    assert before == {"ASSAULT": 2, "PROTEST": 1, "THREATEN": 1}
    with writing(fresh, "it") as connection:
        connection.execute(
            insert(log.entry).values(sequence=99, kind="judgement", time="", content="", chain="")
        )
        connection.execute(update(fold_state).values(sequence=99))
        connection.execute(update(derived.incident).values(type="AID"))
    assert {one.value: one.count for one in view.facets()["type"]} == {"AID": 4}


def test_an_empty_ledger_has_no_values(tmp_path):
    with open_ledger(tmp_path / "empty.db", create=True) as store:
        assert set(store.view().facets().values()) == {()}
