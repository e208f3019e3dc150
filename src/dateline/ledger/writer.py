"""Appends entries to the log: the only code that writes to it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from dateline.ledger.canonical import canonical, digest, pack
from dateline.ledger.quotes import without_quotes
from dateline.ledger.tables.log import entry, judgement, reading, report, report_text, withdrawal
from dateline.model import Ledger, NewJudgement, ReaderIdentity, Report

__all__ = ["GENESIS", "LogWriter", "content_hash", "link_chain", "reader_key"]

GENESIS = "0" * 64
"""What the first entry's chain goes on from."""


def content_hash(sequence: int, kind: str, time: str, body: Mapping[str, object]) -> str:
    """The hash of an entry: its place, kind, time and what it says, texts only by their own hashes."""
    return digest({"sequence": sequence, "kind": kind, "time": time, "body": dict(body)})


def link_chain(chain: str, content: str) -> str:
    """The chain after one more entry. Only hashes go in: a text can be withdrawn, and the chain holds."""
    return digest([chain, content])


def reader_key(identity: ReaderIdentity) -> str:
    """The hash of a reader's identity, 64 hexadecimal digits."""
    return digest(identity.model_dump(mode="json"))


class LogWriter:
    """Appends to the log within a transaction that no other writer shares.

    Args:
        connection: of `dateline.ledger.engine.writing`.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        last = connection.execute(
            select(entry.c.sequence, entry.c.chain, entry.c.time).order_by(entry.c.sequence.desc()).limit(1)
        ).one_or_none()
        self._sequence: int = last.sequence if last else 0
        self._chain: str = last.chain if last else GENESIS
        self._time: str = last.time if last else ""

    @property
    def sequence(self) -> int:
        """Number of the last entry; 0 in an empty ledger."""
        return self._sequence

    def add_report(
        self, one: Report, *, story: str, version: int, canonical_url: str | None, target: str | None
    ) -> int:
        """Append a report and store its text apart; gives the entry's number."""
        blocks = canonical([[block.start, block.end, block.role.value] for block in one.blocks])
        row: dict[str, object] = {
            "id": one.id,
            "story": story,
            "version": version,
            "url": one.url,
            "canonical_url": canonical_url,
            "title": one.title,
            "publisher": one.publisher,
            "author": one.author,
            "language": one.language,
            "published": one.published,
            "published_basis": one.published_basis.value if one.published_basis else None,
            "target": target,
        }
        sequence = self._append("report", {**row, "blocks": blocks})
        self._connection.execute(insert(report).values(sequence=sequence, blocks=pack(blocks), **row))
        self._connection.execute(insert(report_text).values(report=one.id, text=pack(one.text)))
        return sequence

    def add_reading(self, ledger: Ledger) -> int:
        """Append the rows of a report that is held; gives the entry's number."""
        identity = canonical(ledger.reader.model_dump(mode="json"))
        rows = canonical(without_quotes(ledger))
        row = {"report": ledger.report.id, "reader": reader_key(ledger.reader), "identity": identity}
        sequence = self._append("reading", {**row, "rows": rows})
        self._connection.execute(insert(reading).values(sequence=sequence, rows=pack(rows), **row))
        return sequence

    def add_judgement(self, new: NewJudgement) -> tuple[int, str]:
        """Append a judgement; gives the entry's number and time."""
        row = {
            "user": new.user,
            "action": new.action.value,
            "body": canonical(new.model_dump(mode="json", exclude_defaults=True)),
        }
        sequence = self._append("judgement", row)
        self._connection.execute(insert(judgement).values(sequence=sequence, **row))
        return sequence, self._time

    def add_withdrawal(
        self, report_id: str, user: str, reason: str, signature: bytes, agency: str | None
    ) -> int:
        """Append a withdrawal and take the report's words out; gives the entry's number."""
        row = {"report": report_id, "user": user, "reason": reason, "agency": agency}
        sequence = self._append("withdrawal", {**row, "signature": sha256(signature).hexdigest()})
        self._connection.execute(insert(withdrawal).values(sequence=sequence, signature=signature, **row))
        self._connection.execute(
            report_text.update().where(report_text.c.report == report_id).values(text=None, withdrawn=reason)
        )
        return sequence

    def _append(self, kind: str, body: Mapping[str, object]) -> int:
        self._sequence += 1
        # A clock that was set back must not put an entry before one that is there: as-of goes by both.
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        self._time = max(self._time, now)
        content = content_hash(self._sequence, kind, self._time, body)
        self._chain = link_chain(self._chain, content)
        self._connection.execute(
            insert(entry).values(
                sequence=self._sequence, kind=kind, time=self._time, content=content, chain=self._chain
            )
        )
        return self._sequence
