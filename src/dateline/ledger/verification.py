"""Whether a ledger is what it says it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from dateline.ledger import schema
from dateline.ledger.canonical import canonical, unpack
from dateline.ledger.engine import memory_engine, writing
from dateline.ledger.error import LedgerError
from dateline.ledger.fold import Fold
from dateline.ledger.records import Records
from dateline.ledger.tables import DERIVED, WORKING, log
from dateline.ledger.writer import GENESIS, content_hash, link_chain

__all__ = ["Finding", "fingerprints", "verify"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold."""

    where: str
    """`entry 17`, `report sha256:…`, `table incident`."""
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def verify(connection: Connection) -> Iterator[Finding]:
    """All that does not hold, in the order of the log; then the derived tables that are not the log's.

    Args:
        connection: of a ledger, in one transaction.
    """
    yield from _log(connection)
    yield from _texts(connection)
    yield from _readings(connection)
    yield from _derived(connection)


def _log(connection: Connection) -> Iterator[Finding]:
    """Numbers, contents and chain."""
    bodies = {kind: _bodies(connection, table, content) for kind, (table, content) in _KINDS.items()}
    waiting: dict[str, tuple[int, Mapping[str, object]] | None] = {
        k: next(v, None) for k, v in bodies.items()
    }
    chain, expected, time = GENESIS, 1, ""
    for row in connection.execute(select(log.entry).order_by(log.entry.c.sequence)):
        where = f"entry {row.sequence}"
        if row.sequence != expected:
            yield Finding(where, f"entries {expected} to {row.sequence - 1} are missing")
        expected = row.sequence + 1
        if row.time < time:
            yield Finding(where, "it is older than the entry before it")
        time = max(time, row.time)
        ahead = waiting.get(row.kind)
        if ahead is None or ahead[0] > row.sequence:
            yield Finding(where, f"the {row.kind} itself is missing")
        else:
            if content_hash(row.sequence, row.kind, row.time, ahead[1]) != row.content:
                yield Finding(where, f"the {row.kind} is not what was written: its hash differs")
            waiting[row.kind] = next(bodies[row.kind], None)
        chain = link_chain(chain, row.content)
        if chain != row.chain:
            yield Finding(where, "the chain is broken: an entry before it was changed, or this one")
            chain = row.chain
    for kind, ahead in waiting.items():
        if ahead is not None:
            yield Finding(f"entry {ahead[0]}", f"there is a {kind} that the log does not know of")


def _bodies(
    connection: Connection, table: Table, content: Callable[[Row[Any]], Mapping[str, object]]
) -> Iterator[tuple[int, Mapping[str, object]]]:
    for row in connection.execute(select(table).order_by(table.c.sequence)):
        try:
            yield row.sequence, content(row)
        except ValueError:
            yield row.sequence, {}


def _report(row: Row[Any]) -> Mapping[str, object]:
    kept = {name: value for name, value in row._mapping.items() if name not in ("sequence", "blocks")}
    return {**kept, "blocks": unpack(row.blocks)}


def _reading(row: Row[Any]) -> Mapping[str, object]:
    return {"report": row.report, "reader": row.reader, "identity": row.identity, "rows": unpack(row.rows)}


def _judgement(row: Row[Any]) -> Mapping[str, object]:
    return {"user": row.user, "action": row.action, "body": row.body}


def _withdrawal(row: Row[Any]) -> Mapping[str, object]:
    kept = {name: row._mapping[name] for name in ("report", "user", "reason", "agency")}
    return {**kept, "signature": sha256(row.signature).hexdigest()}


_KINDS: dict[str, tuple[Table, Callable[[Row[Any]], Mapping[str, object]]]] = {
    "report": (log.report, _report),
    "reading": (log.reading, _reading),
    "judgement": (log.judgement, _judgement),
    "withdrawal": (log.withdrawal, _withdrawal),
}


def _texts(connection: Connection) -> Iterator[Finding]:
    """Every report has its words, unless they were withdrawn."""
    withdrawn = set(connection.execute(select(log.withdrawal.c.report)).scalars())
    query = select(log.report.c.id, log.report_text.c.text).outerjoin(
        log.report_text, log.report_text.c.report == log.report.c.id
    )
    for ident, packed in connection.execute(query.order_by(log.report.c.sequence)):
        where = f"report {ident}"
        if packed is None:
            if ident not in withdrawn:
                yield Finding(where, "its words are gone, and no withdrawal says why")
            continue
        if ident in withdrawn:
            yield Finding(where, "its words were withdrawn, and yet they are there")
        try:
            words = unpack(packed)
        except ValueError as error:
            yield Finding(where, f"its words can't be read: {error}")
            continue
        if "sha256:" + sha256(words.encode()).hexdigest() != ident:
            yield Finding(where, "its words are not those that it was added with")


def _readings(connection: Connection) -> Iterator[Finding]:
    """Every row points to words that are there."""
    records = Records(connection)
    for number, ident in connection.execute(
        select(log.reading.c.sequence, log.reading.c.report).order_by(log.reading.c.sequence)
    ):
        try:
            ledger = records.ledger(ident, number)
        except (LedgerError, ValueError) as error:
            yield Finding(f"entry {number}", " ".join(str(error).split())[:300])
            continue
        length = len(ledger.report.text)
        if length and any(not 0 <= span.start < span.end <= length for span in ledger.spans()):
            yield Finding(f"entry {number}", f"a row points outside the words of report {ident}")


def _derived(connection: Connection) -> Iterator[Finding]:
    """The derived tables are what the log gives."""
    engine = memory_engine()
    try:
        with writing(engine, "a temporary database") as again:
            schema.make_derived(again)
            Fold(again, Records(connection)).everything()
            expected = fingerprints(again)
    except (LedgerError, ValueError, LookupError) as error:
        yield Finding("derived tables", f"the log can't be folded: {' '.join(str(error).split())[:300]}")
        return
    finally:
        engine.dispose()
    for name, found in fingerprints(connection).items():
        if found != expected[name]:
            yield Finding(f"table {name}", "it is not what the log gives: run 'dateline rebuild'")


def fingerprints(connection: Connection) -> dict[str, tuple[int, str]]:
    """For each derived table its number of rows and a hash of all of them, whatever their order."""
    found = {}
    for metadata in (DERIVED, WORKING):
        for table in metadata.sorted_tables:
            total = 0
            count = connection.execute(select(func.count()).select_from(table)).scalar_one()
            for row in connection.execute(select(table)):
                values = [value.hex() if isinstance(value, bytes) else value for value in row]
                total += int.from_bytes(sha256(canonical(values).encode()).digest())
            found[table.name] = (count, f"{total % (1 << 256):064x}")
    return found
