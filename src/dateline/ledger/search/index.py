"""Bringing the words of reports, incidents and actors up to date."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache

from sqlalchemy import Connection, bindparam, select, text

from dateline.ledger.canonical import unpack
from dateline.ledger.search.tables import create, row_number
from dateline.ledger.search.words import words_of
from dateline.ledger.tables import derived, log

__all__ = ["index"]

BATCH = 400
"""Ids in one statement: SQLite took 999 parameters before version 3.32."""
TEXTS = 64
"""Texts held unpacked, for the incidents of one report follow one another."""


def index(connection: Connection, reports: Collection[str], incidents: Collection[str]) -> None:
    """Index what appeared or changed anew, and delete what is gone.

    Reads the derived tables and the stored texts as they are within the connection's transaction.

    Args:
        connection: of a ledger whose derived tables are up to date.
        reports: ids of the reports that appeared, changed, vanished or lost their words.
        incidents: ids of the incidents that appeared, changed or vanished.
    """
    create(connection)
    keys = {one: one.removeprefix("sha256:")[:12] for one in sorted(reports)}
    for part in _parts(sorted(reports)):
        found: dict[str, str] = dict(_reports(connection, part))
        _replace(connection, "report_words", {keys[one]: found.get(one, "") for one in part})
    texts = _Texts(connection)
    actors: set[str] = set()
    for part in _parts(sorted(incidents)):
        documents = _incidents(connection, part, texts, actors)
        _replace(connection, "incident_words", {one: documents.get(one, "") for one in part})
    for part in _parts(sorted(actors)):
        _replace(connection, "actor_words", dict(_actors(connection, part)))


def _parts(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _replace(connection: Connection, table: str, documents: dict[str, str]) -> None:
    """Put documents in place of those that have the same ids; an empty one is only taken away."""
    filled = {one: words for one, words in documents.items() if words}
    if connection.dialect.name == "sqlite":
        numbers = [{"number": row_number(one)} for one in documents]
        connection.execute(text(f"DELETE FROM {table} WHERE rowid = :number"), numbers)
        if filled:
            rows = [{"number": row_number(one), "words": words} for one, words in filled.items()]
            connection.execute(text(f"INSERT INTO {table} (rowid, words) VALUES (:number, :words)"), rows)
        return
    delete = text(f"DELETE FROM {table} WHERE id IN :ids").bindparams(bindparam("ids", expanding=True))
    connection.execute(delete, {"ids": list(documents)})
    configuration = "simple" if table == "actor_words" else "english"
    if filled:
        insert = text(f"INSERT INTO {table} VALUES (:id, to_tsvector('{configuration}', :words))")
        connection.execute(insert, [{"id": one, "words": words} for one, words in filled.items()])


def _reports(connection: Connection, ids: list[str]) -> Iterator[tuple[str, str]]:
    query = (
        select(log.report.c.id, log.report.c.title, log.report_text.c.text)
        .join_from(log.report, log.report_text, log.report_text.c.report == log.report.c.id)
        .where(log.report.c.id.in_(ids), log.report_text.c.text.is_not(None))
    )
    for identity, title, packed in connection.execute(query):
        yield identity, _document((title or "", unpack(packed)))


def _incidents(connection: Connection, ids: list[str], texts: "_Texts", actors: set[str]) -> dict[str, str]:
    """The words of each incident; the actors that it names are added to `actors`."""
    incident, event, story = derived.incident.c, derived.event.c, derived.story.c
    pieces: dict[str, list[str]] = {}
    headlines = select(incident.id, incident.title, incident.place, incident.admin1)
    for identity, *words in connection.execute(headlines.where(incident.id.in_(ids))):
        pieces[identity] = [word for word in words if word]
    named = (
        select(
            derived.incident_actor.c.incident,
            derived.actor.c.id,
            derived.actor.c.name,
            derived.actor.c.aliases,
        )
        .join_from(
            derived.incident_actor, derived.actor, derived.incident_actor.c.actor == derived.actor.c.id
        )
        .where(derived.incident_actor.c.incident.in_(ids))
    )
    for identity, actor, name, aliases in connection.execute(named):
        actors.add(actor)
        pieces.setdefault(identity, []).extend((name, aliases))
    told = select(event.incident, event.key, event.report, event.start, event.place, story.title).join_from(
        derived.event, derived.story, event.report == story.report
    )
    spots: dict[str, set[tuple[str, int]]] = defaultdict(set)
    homes: dict[str, tuple[str, str]] = {}
    for identity, key, report, start, place, title in connection.execute(told.where(event.incident.in_(ids))):
        homes[key] = (identity, report)
        spots[identity].add((report, start))
        pieces.setdefault(identity, []).extend(word for word in (title, place) if word)
    for part in _parts(sorted(homes)):
        claim, casualty = derived.claim.c, derived.casualty.c
        said = select(claim.event, claim.source, claim.start).where(claim.event.in_(part))
        for key, source, start in connection.execute(said):
            if source is not None:
                actors.add(source)
            if start is not None:
                spots[homes[key][0]].add((homes[key][1], start))
        counted = select(casualty.event, casualty.start).where(casualty.event.in_(part))
        for key, start in connection.execute(counted):
            spots[homes[key][0]].add((homes[key][1], start))
    texts.load({report for places in spots.values() for report, _ in places})
    for identity, places in spots.items():
        pieces[identity].extend(texts.paragraphs(places))
    return {identity: _document(words) for identity, words in pieces.items()}


def _actors(connection: Connection, ids: list[str]) -> Iterator[tuple[str, str]]:
    actor = derived.actor.c
    for identity, name, aliases in connection.execute(
        select(actor.id, actor.name, actor.aliases).where(actor.id.in_(ids))
    ):
        yield identity, _document((name, aliases))


def _document(pieces: "Collection[str]") -> str:
    """The words of several texts, each text once."""
    return " ".join(word for piece in dict.fromkeys(pieces) for word in words_of(piece))


class _Texts:
    """The stored texts; they are fetched together and unpacked one by one, a few held unpacked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._packed: dict[str, bytes | None] = {}
        self.text = lru_cache(maxsize=TEXTS)(self._text)

    def load(self, reports: Collection[str]) -> None:
        """Fetch the texts that are asked for next; those of before are let go."""
        table = log.report_text.c
        kept = {report: self._packed[report] for report in reports if report in self._packed}
        for part in _parts(sorted(set(reports) - kept.keys())):
            query = select(table.report, table.text).where(table.report.in_(part))
            kept.update(self._connection.execute(query).all())
        self._packed = kept

    def _text(self, report: str) -> str:
        packed = self._packed[report]
        return unpack(packed) if packed else ""

    def paragraphs(self, places: set[tuple[str, int]]) -> list[str]:
        """The paragraphs at some offsets of some reports, each once; none of a text that was withdrawn."""
        found: dict[str, None] = {}
        for report, start in sorted(places):
            words = self.text(report)
            if start < len(words):
                first, last = words.rfind("\n", 0, start) + 1, words.find("\n", start)
                found[words[first : last if last >= 0 else None]] = None
        return list(found)
