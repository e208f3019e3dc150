"""Incidents put together from their events, and the relations between them."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from dateline.ledger.canonical import digest
from dateline.ledger.fold.assembling import assembled
from dateline.ledger.fold.event_rows import event_rows
from dateline.ledger.fold.graph import EventGraph
from dateline.ledger.fold.incident_rows import incident_rows
from dateline.ledger.fold.keys import write_keys
from dateline.ledger.fold.links import LinkTable
from dateline.ledger.fold.occurrences import OccurrenceTable
from dateline.ledger.fold.regrouping import Linkages, regroup
from dateline.ledger.fold.rulings import Rulings
from dateline.ledger.fold.statements import delete_where
from dateline.ledger.records import batches
from dateline.ledger.tables import derived
from dateline.ledger.tables.working import assembly
from dateline.model import EventKey, Incident
from dateline.reconciling.occurrence import Occurrence, incident_id
from dateline.reconciling.versions import Policy

__all__ = ["IncidentTable"]

_TABLES = (
    derived.incident,
    derived.incident_member,
    derived.incident_actor,
    derived.incident_toll,
    derived.incident_version,
)


class IncidentTable:
    """The rows of incidents, written anew where their events changed.

    Args:
        connection: of a transaction that writes.
        occurrences: the stored occurrences.
        rulings: the judgements in force.
        policy: what chooses headline values.
        linkages: how clusters came about.
    """

    def __init__(
        self,
        connection: Connection,
        occurrences: OccurrenceTable,
        rulings: Rulings,
        policy: Policy,
        linkages: Linkages,
    ) -> None:
        self._connection = connection
        self._occurrences = occurrences
        self._rulings = rulings
        self._policy = policy
        self._linkages = linkages
        self._links = LinkTable(connection)

    def holding(self, keys: Collection[EventKey]) -> set[str]:
        """The incidents that hold these events, as they stand."""
        return set(self._incidents_of(keys).values())

    def _incidents_of(self, keys: Collection[EventKey]) -> dict[EventKey, str]:
        found: dict[EventKey, str] = {}
        table = derived.event
        for some in batches(sorted(keys)):
            query = select(table.c.key, table.c.incident).where(table.c.key.in_(some))
            found.update(self._connection.execute(query).all())
        return found

    def _stored_members(self, idents: Collection[str]) -> dict[str, set[EventKey]]:
        """The events of these incidents, those left out that are no more."""
        found: dict[str, set[EventKey]] = {ident: set() for ident in idents}
        table = derived.incident_member
        for some in batches(sorted(idents)):
            query = select(table.c.incident, table.c.event).where(table.c.incident.in_(some))
            for ident, event in self._connection.execute(query):
                found[ident].add(event)
        stored = self._occurrences.get({event for events in found.values() for event in events}).keys()
        return {ident: events & stored for ident, events in found.items()}

    def assemble(self, graph: EventGraph, stale: set[EventKey], left: Collection[str]) -> set[str]:
        """Cluster events around what changed, and write the incidents that are not as they were.

        Args:
            graph: the stored pairs, and which events they changed for.
            stale: events that are new, or on which a judgement changed.
            left: incidents that held events that are no more.

        Returns:
            Ids of incidents that appeared, changed or went.
        """
        touched = set(self._occurrences.get(stale | graph.disturbed))
        self._linkages.forget(graph.disturbed)
        found = regroup(
            touched, left, graph, self._rulings, self._stored_members, self._incidents_of, self._linkages
        )
        held, verdicts = found.held, found.verdicts
        made_from = self._digests(held)
        made = {
            incident_id(one.members[0]): digest([one.members, one.scores, one.flags])
            for one in found.clusters
        }
        changed: list[tuple[Incident, Sequence[Occurrence]]] = []
        for one in found.clusters:
            ident = incident_id(one.members[0])
            if made_from.get(ident) != made[ident] or not stale.isdisjoint(one.members):
                occurrences = self._occurrences.get(one.members)
                told = [occurrences[key] for key in one.members]
                changed.append((assembled(one, told, verdicts, self._policy), told))
        vanished = set(held) - made.keys()
        written = {incident.id for incident, _ in changed}
        for table in _TABLES:
            delete_where(
                self._connection,
                table.c["id" if table is derived.incident else "incident"],
                vanished | written,
            )
        delete_where(self._connection, assembly.c.incident, vanished | written)
        self._write_events(changed)
        with_links, others = self._links.replace(
            {incident.id: incident for incident, _ in changed}, vanished | written
        )
        rows: dict[str, list[dict[str, Any]]] = {}
        for incident, members in changed:
            for name, made_rows in incident_rows(with_links[incident.id], members).items():
                rows.setdefault(name, []).extend(made_rows)
        for table in _TABLES:
            if rows.get(table.name):
                self._connection.execute(insert(table), rows[table.name])
        write_keys(self._connection, vanished | written)
        if written:
            self._connection.execute(
                insert(assembly), [{"incident": ident, "digest": made[ident]} for ident in sorted(written)]
            )
        return vanished | written | self._links.rewrite(others)

    def _write_events(self, changed: Sequence[tuple[Incident, Sequence[Occurrence]]]) -> None:
        """Rows of events that have none yet; the others are told which incident they are in now."""
        keys = {one.key for _, members in changed for one in members}
        known: dict[EventKey, str] = {}
        for some in batches(sorted(keys)):
            query = select(derived.event.c.key, derived.event.c.incident).where(derived.event.c.key.in_(some))
            known.update(self._connection.execute(query).all())
        rows: dict[str, list[dict[str, Any]]] = {}
        for incident, members in changed:
            moved = []
            for one in members:
                if one.key not in known:
                    for name, some_rows in event_rows(one, incident.id).items():
                        rows.setdefault(name, []).extend(some_rows)
                elif known[one.key] != incident.id:
                    moved.append(one.key)
            for part in batches(moved):
                self._connection.execute(
                    update(derived.event).where(derived.event.c.key.in_(part)).values(incident=incident.id)
                )
        for table in (derived.event, derived.event_actor, derived.claim, derived.casualty):
            if rows.get(table.name):
                self._connection.execute(insert(table), rows[table.name])

    def _digests(self, idents: Collection[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for some in batches(sorted(idents)):
            found.update(
                self._connection.execute(
                    select(assembly.c.incident, assembly.c.digest).where(assembly.c.incident.in_(some))
                ).all()
            )
        return found
