"""The actors of the ledger: each identity in its commonest form, with all the names it goes by."""

import json
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, collate, delete, func, insert, select

from dateline.ledger.canonical import canonical
from dateline.ledger.fold.statements import delete_where, upsert
from dateline.ledger.records import batches
from dateline.ledger.tables.derived import actor
from dateline.ledger.tables.working import actor_alias, actor_form, relink
from dateline.model import Judgement, Ledger, Party

__all__ = ["PartyTable"]

MOST_ALIASES = 40
"""Names shown of an actor, the commonest first; descriptions such as "attackers" have hundreds."""


class PartyTable:
    """Counts the forms and names of actors over all current reports, so that no order of arrival matters.

    Args:
        connection: of a transaction that writes.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._touched: set[str] = set()
        self._relinks: dict[str, str] | None = None

    def count(self, ledger: Ledger, parties: Mapping[str, Party], sign: int) -> None:
        """Count the actors of one report in (sign 1), or out again (sign -1)."""
        forms = {(party.id, canonical(party.model_dump(mode="json"))) for party in parties.values()}
        names = {
            (parties[one.id].id, name)
            for one in ledger.actors
            for name in (one.name, *one.aliases)
            if one.id in parties
        }
        for table, column, values in ((actor_form, "form", forms), (actor_alias, "alias", names)):
            if not values:
                continue
            rows = [{"actor": ident, column: value, "reports": sign} for ident, value in sorted(values)]
            self._connection.execute(upsert(self._connection, table, add="reports"), rows)
            self._touched |= {ident for ident, _ in values}

    def relinks(self) -> dict[str, str]:
        """Actors that are other actors by judgement, to those, through all steps."""
        if self._relinks is None:
            steps = dict(self._connection.execute(select(relink.c.actor, relink.c.target)).all())
            ends = {one: _end(steps, one) for one in steps}
            self._relinks = {one: end for one, end in ends.items() if end != one}
        return self._relinks

    def set_relinks(self, judgements: Iterable[Judgement]) -> set[str]:
        """Take the judgements in force; gives ids that now lead elsewhere, and where they led or lead."""
        before = self.relinks()
        self._connection.execute(delete(relink))
        steps: dict[str, tuple[str, int]] = {}
        for one in judgements:
            if one.field and isinstance(one.value, str):
                steps[one.field] = (one.value, one.sequence)
        if steps:
            rows = [
                {"actor": source, "target": target, "sequence": sequence}
                for source, (target, sequence) in sorted(steps.items())
            ]
            self._connection.execute(insert(relink), rows)
        self._relinks = None
        after = self.relinks()
        changed = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
        changed |= {ends[one] for ends in (before, after) for one in changed if one in ends}
        self._touched |= changed
        return changed

    def relinked_by(self, judgements: Collection[int]) -> bool:
        """Whether one of these judgements relinks an actor, as it stands."""
        held = set(self._connection.execute(select(relink.c.sequence)).scalars())
        return not held.isdisjoint(judgements)

    def linked(self, parties: Mapping[str, Party]) -> dict[str, Party]:
        """The same actors, those that were relinked in the form of the actor that they are."""
        ends = self.relinks()
        if not ends:
            return dict(parties)
        forms = self._forms({ends[party.id] for party in parties.values() if party.id in ends})
        return {
            name: forms.get(ends[party.id], party) if party.id in ends else party
            for name, party in parties.items()
        }

    def refresh(self) -> set[str]:
        """Write the rows of actors whose counts changed; gives those whose new form stands for others too."""
        touched, self._touched = self._touched, set()
        ends = self.relinks()
        sources: dict[str, list[str]] = {}
        for one, end in ends.items():
            sources.setdefault(end, []).append(one)
        touched |= {ends[one] for one in touched if one in ends}
        restated: set[str] = set()
        for some in batches(sorted(touched)):
            for table in (actor_form, actor_alias):
                self._connection.execute(delete(table).where(table.c.actor.in_(some), table.c.reports <= 0))
        before = self._rows(touched & sources.keys())
        delete_where(self._connection, actor.c.id, touched)
        shown = touched - ends.keys()
        forms, aliases = self._forms(shown), self._names(shown - sources.keys())
        for ident in shown & sources.keys():
            aliases[ident] = self._joined_names([ident, *sources[ident]])
        rows = []
        for ident, form in sorted(forms.items()):
            row = {
                "name": form.name,
                "kind": form.kind.value,
                "country": canonical(form.country),
                "plover": canonical(form.plover),
                "wikidata": form.wikidata,
            }
            if ident in sources and before.get(ident) != tuple(row.values()):
                restated.add(ident)
            named = [name for name in aliases.get(ident, ()) if name != form.name][:MOST_ALIASES]
            rows.append({"id": ident, **row, "aliases": canonical(named)})
        if rows:
            self._connection.execute(insert(actor), rows)
        return restated

    def _rows(self, idents: Collection[str]) -> dict[str, tuple[object, ...]]:
        found: dict[str, tuple[object, ...]] = {}
        for some in batches(sorted(idents)):
            query = select(
                actor.c.id, actor.c.name, actor.c.kind, actor.c.country, actor.c.plover, actor.c.wikidata
            )
            for row in self._connection.execute(query.where(actor.c.id.in_(some))):
                found[row[0]] = tuple(row[1:])
        return found

    def _forms(self, idents: Collection[str]) -> dict[str, Party]:
        """The form of each that most reports give, of equals the first in code point order."""
        found: dict[str, Party] = {}
        for some in batches(sorted(idents)):
            rank = func.row_number().over(
                partition_by=actor_form.c.actor,
                order_by=(actor_form.c.reports.desc(), self._by_code_point(actor_form.c.form)),
            )
            ranked = (
                select(actor_form.c.actor, actor_form.c.form, rank.label("rank"))
                .where(actor_form.c.actor.in_(some), actor_form.c.reports > 0)
                .subquery()
            )
            query = select(ranked.c.actor, ranked.c.form).where(ranked.c.rank == 1)
            for ident, body in self._connection.execute(query):
                found[ident] = Party.model_validate(json.loads(body))
        return found

    def _names(self, idents: Collection[str]) -> dict[str, list[str]]:
        """The commonest names of each."""
        found: dict[str, list[str]] = {}
        for some in batches(sorted(idents)):
            rank = func.row_number().over(
                partition_by=actor_alias.c.actor,
                order_by=(actor_alias.c.reports.desc(), self._by_code_point(actor_alias.c.alias)),
            )
            ranked = (
                select(actor_alias.c.actor, actor_alias.c.alias, rank.label("rank"))
                .where(actor_alias.c.actor.in_(some))
                .subquery()
            )
            query = select(ranked.c.actor, ranked.c.alias).where(ranked.c.rank <= MOST_ALIASES + 1)
            for ident, name in self._connection.execute(query.order_by(ranked.c.actor, ranked.c.rank)):
                found.setdefault(ident, []).append(name)
        return found

    def _joined_names(self, idents: Collection[str]) -> list[str]:
        """The commonest names of several identities that are one actor."""
        query = (
            select(actor_alias.c.alias)
            .where(actor_alias.c.actor.in_(idents))
            .group_by(actor_alias.c.alias)
            .order_by(func.sum(actor_alias.c.reports).desc(), self._by_code_point(actor_alias.c.alias))
            .limit(MOST_ALIASES + 1)
        )
        return list(self._connection.execute(query).scalars())

    def _by_code_point(self, column: ColumnElement[str]) -> ColumnElement[str]:
        """SQLite compares bytes anyway; PostgreSQL goes by the database's language unless told otherwise."""
        return collate(column, "C") if self._connection.dialect.name == "postgresql" else column


def _end(steps: Mapping[str, str], one: str) -> str:
    """Where the steps lead; of a circle, its least member."""
    path = [one]
    while path[-1] in steps:
        following = steps[path[-1]]
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]
