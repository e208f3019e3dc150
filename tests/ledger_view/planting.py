"""The rows that a fold would write for the ledger made by hand."""

import hashlib
import json

from planted import CLAIMS, PARTIES, SPOTS, TEXTS, incidents, report_id
from sqlalchemy import Connection, Engine, delete, insert

from dateline.ledger import search
from dateline.ledger.canonical import canonical, pack
from dateline.ledger.engine import writing
from dateline.ledger.fold import fold_version
from dateline.ledger.fold.keys import write_keys
from dateline.ledger.tables import DERIVED, LOG, derived, log
from dateline.ledger.tables.working import WORKING, fold_state
from dateline.model import Incident
from dateline.reconciling.occurrence import incident_id, report_key


def plant(engine: Engine) -> None:
    """Write the whole ledger, with its words indexed."""
    with writing(engine, "the test's ledger") as connection:
        LOG.create_all(connection)
        DERIVED.create_all(connection)
        WORKING.create_all(connection)
        connection.execute(delete(fold_state))
        state = {"id": 1, "sequence": 2 * len(TEXTS), "version": fold_version()}
        connection.execute(insert(fold_state).values(state))
        _log(connection)
        _derived(connection)
        found = incidents()
        write_keys(connection, [one.id for one in found])
        search.index(connection, [report_id(name) for name in TEXTS], [one.id for one in found])


def _log(connection: Connection) -> None:
    chain = ""
    for number, (name, (title, publisher, published, text)) in enumerate(TEXTS.items(), 1):
        for kind, sequence in (("report", 2 * number - 1), ("reading", 2 * number)):
            chain = hashlib.sha256(f"{chain}{sequence}".encode()).hexdigest()
            moment = f"2024-06-01T00:00:{sequence:02}.000000Z"
            values = {"sequence": sequence, "kind": kind, "time": moment, "content": "0" * 64, "chain": chain}
            connection.execute(insert(log.entry).values(values))
        connection.execute(
            insert(log.report).values(
                sequence=2 * number - 1,
                id=report_id(name),
                story=report_id(name),
                version=1,
                url=f"https://news.example/{name}",
                title=title,
                publisher=publisher,
                language="en",
                published=published,
                published_basis="given",
                blocks=pack(json.dumps([[0, text.index("\n"), "headline"]])),
            )
        )
        connection.execute(insert(log.report_text).values(report=report_id(name), text=pack(text)))
        rows = {"actors": [], "places": [], "events": [], "claims": [], "links": []}
        connection.execute(
            insert(log.reading).values(
                sequence=2 * number,
                report=report_id(name),
                reader="0" * 64,
                identity=json.dumps({"version": "9.9", "models": {}}),
                rows=pack(json.dumps(rows)),
            )
        )


def _derived(connection: Connection) -> None:
    for name, (title, publisher, published, _) in TEXTS.items():
        connection.execute(
            insert(derived.story).values(
                report=report_id(name),
                report_key=report_key(report_id(name)),
                story=report_id(name),
                latest=True,
                copy_of=report_id("first") if name == "copy" else None,
                retracted=False,
                origin=publisher,
                title=title,
                publisher=publisher,
                url=f"https://news.example/{name}",
                published=published,
            )
        )
    for one in PARTIES.values():
        values = {"country": [], "plover": [], "aliases": [], "wikidata": None} | one
        lists = {name: canonical(values[name]) for name in ("country", "plover", "aliases")}
        connection.execute(insert(derived.actor).values(values | lists))
    for incident in incidents():
        plant_incident(connection, incident)
        for member in incident.members:
            plant_event(connection, incident, member.event)


def plant_incident(connection: Connection, incident: Incident) -> None:
    """The rows of one incident; its own columns are its fields."""
    whole = incident.model_dump(mode="json")
    for name in ("time", "place"):
        part = whole[name] or {}
        prefixed = {f"{name}_{field}": value for field, value in part.items()}
        whole |= {name: part.get("name"), **prefixed, **part}
    whole |= {"flags": canonical(whole["flags"]), "body": incident.model_dump_json()}
    columns = {name: value for name, value in whole.items() if name in derived.incident.c}
    connection.execute(insert(derived.incident).values(columns))
    for member in incident.members:
        values = {"event": member.event, "alias": incident_id(member.event), "score": member.score}
        connection.execute(insert(derived.incident_member).values(incident=incident.id, **values))
    for role, shown in (("actor", incident.actor), ("recipient", incident.recipient)):
        for party in shown:
            values = {"incident": incident.id, "role": role, "actor": party.id, "headline": True}
            connection.execute(insert(derived.incident_actor).values(values))
    for one in incident.tolls:
        row = one.model_dump(mode="json", exclude={"set_low", "set_high"})
        connection.execute(
            insert(derived.incident_toll).values(
                {**row, "incident": incident.id, "side": row["side"] or "all"}
            )
        )
    for position, one in enumerate(incident.versions):
        row = one.model_dump(mode="json", exclude={"sources", "side", "judgement"})
        row |= {"incident": incident.id, "position": position, "value": canonical(one.value)}
        connection.execute(insert(derived.incident_version).values(row))


def plant_event(connection: Connection, incident: Incident, event: str) -> None:
    report, quote = SPOTS[event]
    start = TEXTS[report][3].index(quote)
    connection.execute(
        insert(derived.event).values(
            key=event,
            report=report_id(report),
            event=event.partition(":")[2],
            incident=incident.id,
            type=incident.type.value,
            contexts="[]",
            quad=incident.quad,
            intensity=incident.intensity,
            status=incident.status.value,
            place=incident.place.name if incident.place else None,
            instruments="[]",
            start=start,
            end=start + len(quote),
            quote=quote,
        )
    )
    for role, parties_ in (("actor", incident.actor), ("recipient", incident.recipient)):
        for position, party in enumerate(parties_):
            values = {"key": event, "role": role, "position": position, "actor": party.id}
            connection.execute(insert(derived.event_actor).values(values))
    if event in CLAIMS:
        actor, name, kind, stance = CLAIMS[event]
        values = {"source": actor, "source_name": name, "kind": kind, "stance": stance}
        connection.execute(
            insert(derived.claim).values(key=f"{event[:12]}:c1", event=event, via="[]", start=start, **values)
        )
