"""What filters find among hundreds of incidents, held against a plain look at each of them."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from planted import an_incident, time, toll
from planting import plant_incident
from sqlalchemy import Connection, Engine, create_engine, insert, text

from dateline.ledger.engine import make_engine, writing
from dateline.ledger.fold.keys import write_keys
from dateline.ledger.schema import make_derived
from dateline.ledger.tables import LOG, derived
from dateline.ledger.view import LedgerView
from dateline.ledger.view.geography import kilometres
from dateline.model import Incident, Query

ACTORS = [f"a-{number:013x}" for number in range(6)]
PUBLISHERS = ("Harbour Post", "Valley Courier", "Island Gazette", None)
TOWNS = (
    ("IRQ", 36.5, 43.1),
    ("IRQ", 35.5, 44.4),
    ("FJI", -16.5, 179.9),
    ("KIR", -17.2, -179.8),
    ("NOR", 70, 20),
)
COUNT = 240


def day(chance: random.Random) -> str:
    return (date(2023, 12, 1) + timedelta(days=chance.randrange(150))).isoformat()


class Told:
    """An incident and who tells of it."""

    def __init__(self, number: int) -> None:
        chance = random.Random(number)
        start = day(chance)
        lasting = (date.fromisoformat(start) + timedelta(days=chance.choice((1, 6, 30, 90)))).isoformat()
        when = chance.choice((None, time(start), time(start), time(start, lasting), time(f"{start}T05:30")))
        country, latitude, longitude = chance.choice(TOWNS)
        place = {
            "name": "a town",
            "precision": "populated_place",
            "geonameid": number,
            "country": country,
            "admin1": None,
            "latitude": latitude + chance.choice((0.0, 0.4, -0.7)),
            "longitude": longitude,
        }
        killed = chance.choice((None, 1, 7, 40))
        self.key = f"{number:012x}:e1"
        self.publisher = chance.choice(PUBLISHERS)
        self.source = chance.choice((None, *ACTORS))
        self.incident: Incident = an_incident(
            [self.key],
            type=chance.choice(("ASSAULT", "PROTEST", "COERCE")),
            standing=chance.choice(("single_source", "contested", "denied")),
            rejected=chance.random() < 0.1,
            actor=[_party(one) for one in chance.sample(ACTORS, chance.randrange(3))],
            recipient=[_party(one) for one in chance.sample(ACTORS, chance.randrange(2))],
            time=when,
            place=chance.choice((None, place, place, place)),
            first_published=chance.choice((None, day(chance))),
            killed_high=killed,
            tolls=[] if killed is None else [toll(killed, killed), toll(None, killed + 2, "official")],
        )

    @property
    def order(self) -> str:
        one = self.incident
        return one.time.start if one.time else one.first_published or ""

    def write(self, connection: Connection) -> None:
        plant_incident(connection, self.incident)
        report = "sha256:" + self.key[:12] + "0" * 52
        connection.execute(
            insert(derived.story).values(
                report=report,
                report_key=self.key[:12],
                story=report,
                latest=True,
                retracted=False,
                origin=report,
                publisher=self.publisher,
            )
        )
        connection.execute(
            insert(derived.event).values(
                key=self.key,
                report=report,
                event="e1",
                incident=self.incident.id,
                type=self.incident.type.value,
                contexts="[]",
                quad=4,
                intensity=-9,
                status="actual",
                instruments="[]",
                start=0,
                end=5,
                quote="Words",
            )
        )
        values = {"source": self.source, "kind": "official", "stance": "asserts", "via": "[]"}
        connection.execute(insert(derived.claim).values(key=f"{self.key[:12]}:c1", event=self.key, **values))

    def fits(self, query: Query) -> bool:
        one = self.incident
        place, when = one.place, one.time
        actors, recipients = {party.id for party in one.actor}, {party.id for party in one.recipient}
        last = f"{query.until}~" if query.until else "~"
        return (
            not one.rejected
            and (not query.type or one.type in query.type)
            and (not query.standing or one.standing in query.standing)
            and (not query.country or (place is not None and place.country in query.country))
            and (not (query.since or query.until) or when is not None)
            and (when is None or ((query.since or "") <= when.end and when.start < last))
            and (not query.actor or bool(actors & {*query.actor} or recipients & {*query.actor}))
            and (not query.by or bool(actors & {*query.by}))
            and (not query.against or bool(recipients & {*query.against}))
            and (not query.source or bool({self.publisher, self.source} & {*query.source}))
            and (query.toll is None or (one.killed_high is not None and one.killed_high + 2 >= query.toll[1]))
            and (query.near is None or (place is not None and _near(place, query.near)))
            and (query.box is None or (place is not None and _boxed(place, query.box)))
        )


def _party(identity: str) -> dict[str, object]:
    return {"id": identity, "name": "x", "kind": "military", "country": [], "plover": [], "wikidata": None}


def _near(place, circle) -> bool:
    return kilometres(circle[0], circle[1], place.latitude, place.longitude) <= circle[2]


def _boxed(place, box) -> bool:
    west, south, east, north = box
    inside = west <= place.longitude <= east
    if west > east:
        inside = place.longitude >= west or place.longitude <= east
    return inside and south <= place.latitude <= north


TOLD = [Told(number) for number in range(COUNT)]


def plant_many(engine: Engine) -> LedgerView:
    with writing(engine, "it") as connection:
        LOG.create_all(connection)
        make_derived(connection)
        for one in TOLD:
            one.write(connection)
        write_keys(connection, [one.incident.id for one in TOLD])
    return LedgerView(engine)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LedgerView]:
    if request.param == "sqlite":
        path: Path = tmp_path_factory.mktemp("many") / "many.db"
        yield plant_many(make_engine(str(path), create=True))
        return
    server: Engine = request.getfixturevalue("postgres")
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CREATE DATABASE filtered"))
    engine = create_engine(server.url.set(database="filtered"))
    yield plant_many(engine)
    engine.dispose()


def queries(count: int) -> Iterator[Query]:
    for number in range(count):
        chance = random.Random(f"query {number}")
        since, until = sorted((day(chance), day(chance)))
        choices = {
            "type": chance.choice((["ASSAULT"], ["PROTEST", "COERCE"])),
            "country": chance.choice((["IRQ"], ["FJI", "KIR"])),
            "standing": ["contested", "denied"],
            "since": since,
            "until": until,
            "actor": chance.sample(ACTORS, 2),
            "by": chance.sample(ACTORS, 1),
            "against": chance.sample(ACTORS, 2),
            "source": [chance.choice(PUBLISHERS[:3]), chance.choice(ACTORS)],
            "toll": ["killed", chance.choice((3, 9, 42))],
            "near": chance.choice(([36, 43.5, 130], [-17, 180, 90], [89, 0, 2300], [36.5, 43.1, 0.5])),
            "box": chance.choice(([40, 34, 44, 36.5], [179, -18, -179, -16])),
        }
        names = chance.sample(sorted(choices), chance.randint(1, 3))
        yield Query.model_validate(
            {"sort": chance.choice(("latest", "earliest"))} | {n: choices[n] for n in names}
        )


def test_filters_find_what_a_look_at_each_incident_finds(many: LedgerView):
    some = 0
    for query in queries(100):
        expected = sorted((one for one in TOLD if one.fits(query)), key=lambda one: one.incident.id)
        expected.sort(key=lambda one: one.order, reverse=query.sort == "latest")
        wanted = [one.incident.id for one in expected]
        found: list[str] = []
        page = many.incidents(query.model_copy(update={"limit": 20}))
        assert page.total == len(wanted), query
        while True:
            found += [one.id for one in page.items]
            if page.next is None:
                break
            page = many.incidents(query.model_copy(update={"limit": 20, "cursor": page.next}))
        assert found == wanted, query
        assert sum(one.count for one in many.facets(query)["type"]) == len(wanted), query
        some += bool(wanted)
    assert some > 60, "most queries must find something for this to say anything"


def test_keys_that_no_row_bears_out_go(tmp_path: Path):
    engine = make_engine(str(tmp_path / "t.db"), create=True)
    view = plant_many(engine)
    one = next(told for told in TOLD if told.incident.actor and not told.incident.rejected)
    query = Query(by=(one.incident.actor[0].id,))
    before = view.incidents(query).total
    with writing(engine, "it") as connection:
        part = derived.incident_actor
        connection.execute(part.delete().where(part.c.incident == one.incident.id))
        write_keys(connection, [one.incident.id])
    assert view.incidents(query).total == before - 1
