"""Relations between incidents, gathered from the relations that reports state between their events."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, insert, or_, select, update

from dateline.ledger.canonical import canonical
from dateline.ledger.records import batches
from dateline.ledger.tables.derived import event, incident, incident_link, link
from dateline.model import Incident, IncidentLink, LinkKind

__all__ = ["LinkTable"]

Edge = tuple[str, str, str]
"""Source incident, target incident, kind."""


class LinkTable:
    """The table of relations between incidents, and the links that stand in the incidents themselves.

    Args:
        connection: of a transaction that writes.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def replace(
        self, changed: Mapping[str, Incident], concerned: Collection[str]
    ) -> tuple[dict[str, Incident], set[str]]:
        """Gather the relations of incidents anew. Their events' rows are written, their own are not yet.

        Args:
            changed: incidents that are about to be written.
            concerned: their ids, and those of incidents that went.

        Returns:
            The changed incidents with their links, and the ids of others whose links may now differ.
        """
        before = self._edges(concerned)
        for some in batches(sorted(concerned)):
            self._connection.execute(
                delete(incident_link).where(
                    or_(incident_link.c.source.in_(some), incident_link.c.target.in_(some))
                )
            )
        after = self._stated(changed)
        if after:
            self._connection.execute(
                insert(incident_link),
                [
                    {"source": source, "target": target, "kind": kind, "reports": len(reports)}
                    for (source, target, kind), reports in sorted(after.items())
                ],
            )
        others = {ident for edge in (*before, *after) for ident in edge[:2]} - set(concerned)
        titles = {ident: one.title for ident, one in changed.items()}
        titles |= self._titles({ident for edge in after for ident in edge[:2]} - titles.keys())
        found: dict[str, list[IncidentLink]] = defaultdict(list)
        for (source, target, kind), reports in after.items():
            for mine, other, outgoing in ((source, target, True), (target, source, False)):
                if mine in changed:
                    found[mine].append(_link(kind, other, titles[other], len(reports), outgoing=outgoing))
        return (
            {
                ident: one.model_copy(update={"links": tuple(sorted(found[ident], key=_order))})
                for ident, one in changed.items()
            },
            others,
        )

    def rewrite(self, idents: Collection[str]) -> set[str]:
        """Put the present links into the bodies of these incidents; gives those that differ from before."""
        edges = self._edges(idents)
        titles = self._titles({ident for edge in edges for ident in edge[:2]})
        found: dict[str, list[IncidentLink]] = defaultdict(list)
        for (source, target, kind), number in edges.items():
            found[source].append(_link(kind, target, titles[target], number, outgoing=True))
            found[target].append(_link(kind, source, titles[source], number, outgoing=False))
        differing = set()
        for some in batches(sorted(idents)):
            query = select(incident.c.id, incident.c.body).where(incident.c.id.in_(some))
            for ident, body in self._connection.execute(query).all():
                content = json.loads(body)
                links = [one.model_dump(mode="json") for one in sorted(found[ident], key=_order)]
                if content["links"] != links:
                    content["links"] = links
                    self._connection.execute(
                        update(incident).where(incident.c.id == ident).values(body=canonical(content))
                    )
                    differing.add(ident)
        return differing

    def _edges(self, idents: Collection[str]) -> dict[Edge, int]:
        found: dict[Edge, int] = {}
        table = incident_link.c
        for some in batches(sorted(idents)):
            query = select(table.source, table.target, table.kind, table.reports)
            for column in (table.source, table.target):
                for source, target, kind, number in self._connection.execute(query.where(column.in_(some))):
                    found[source, target, kind] = number
        return found

    def _stated(self, idents: Collection[str]) -> dict[Edge, set[str]]:
        """What reports state between events of these incidents and of any others, with the reports' keys."""
        found: dict[Edge, set[str]] = defaultdict(set)
        mine, other = event.alias(), event.alias()
        for some in batches(sorted(idents)):
            for end, far in ((link.c.source, link.c.target), (link.c.target, link.c.source)):
                query = (
                    select(mine.c.incident, other.c.incident, link.c.kind, link.c.source)
                    .join(link, end == mine.c.key)
                    .join(other, far == other.c.key)
                    .where(mine.c.incident.in_(some), mine.c.incident != other.c.incident)
                )
                for near_incident, far_incident, kind, key in self._connection.execute(query):
                    pair = (
                        (near_incident, far_incident)
                        if end is link.c.source
                        else (far_incident, near_incident)
                    )
                    found[(*pair, kind)].add(key.partition(":")[0])
        return found

    def _titles(self, idents: Collection[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for some in batches(sorted(idents)):
            found.update(
                self._connection.execute(
                    select(incident.c.id, incident.c.title).where(incident.c.id.in_(some))
                ).all()
            )
        return found


def _link(kind: str, other: str, title: str, reports: int, *, outgoing: bool) -> IncidentLink:
    return IncidentLink(kind=LinkKind(kind), outgoing=outgoing, incident=other, title=title, reports=reports)


_KINDS = list(LinkKind)


def _order(one: IncidentLink) -> tuple[int, bool, str]:
    """Strongest kind first, the incident's own answers before those to it."""
    return (_KINDS.index(one.kind), not one.outgoing, one.incident)
