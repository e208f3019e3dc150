"""Reads the log: reports, their texts and readings, judgements."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, func, select

from dateline.ledger.canonical import unpack
from dateline.ledger.error import LedgerError, UnknownIdError
from dateline.ledger.quotes import with_quotes
from dateline.ledger.tables.log import entry, judgement, reading, report, report_text, withdrawal
from dateline.model import Action, Judgement, Ledger, Report

__all__ = ["Records", "Version", "batches"]

Item = TypeVar("Item")
KEY_LENGTH = 12
"""Hexadecimal digits of a report's key."""
BATCH = 500
"""Values of an IN list; SQLite allows 32,766, and longer statements gain nothing."""


def batches(values: Collection[Item] | Iterator[Item], size: int = BATCH) -> Iterator[Sequence[Item]]:
    """The values, some at a time."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a story, without its text."""

    report: str
    story: str
    version: int
    sequence: int


class Records:
    """What the log says, up to one of its entries.

    Args:
        connection: of a ledger.
        until: number of the last entry to know of; None for all.
    """

    def __init__(self, connection: Connection, until: int | None = None) -> None:
        self._connection = connection
        self._until = until

    def report_row(self, report_id: str) -> RowMapping:
        """The stored row of a report.

        Raises:
            UnknownIdError: if the ledger holds no such report.
        """
        row = (
            self._connection.execute(select(report).where(report.c.id == report_id)).mappings().one_or_none()
        )
        if row is None:
            raise UnknownIdError(f"no report {report_id} in the ledger")
        return row

    def text(self, report_id: str) -> str | None:
        """The report's words; None once they are withdrawn."""
        packed = self._connection.execute(
            select(report_text.c.text).where(report_text.c.report == report_id)
        ).scalar_one_or_none()
        return None if packed is None else unpack(packed)

    def report(self, report_id: str) -> Report:
        """The report with its frozen text, or with an empty one if it was withdrawn.

        Raises:
            UnknownIdError: if the ledger holds no such report.
        """
        row = self.report_row(report_id)
        text = self.text(report_id)
        blocks = [
            {"start": start, "end": end, "role": role}
            for start, end, role in json.loads(unpack(row["blocks"]))
        ]
        return Report.model_validate(
            {
                **{name: row[name] for name in _REPORT_FIELDS},
                "text": text or "",
                "blocks": blocks if text is not None else (),
            }
        )

    def kept_words(self, report_id: str) -> tuple[bytes, str | None]:
        """Of a withdrawn report, the signature of its words and the agency that it was credited to.

        Raises:
            LedgerError: if it was not withdrawn.
        """
        row = self._connection.execute(
            select(withdrawal.c.signature, withdrawal.c.agency).where(withdrawal.c.report == report_id)
        ).one_or_none()
        if row is None:
            raise LedgerError(f"the words of {report_id} are gone, and no withdrawal says why")
        return row.signature, row.agency

    def latest_reading(self, report_id: str) -> int | None:
        """Number of the entry with the report's current rows."""
        query = select(func.max(reading.c.sequence)).where(reading.c.report == report_id)
        if self._until is not None:
            query = query.where(reading.c.sequence <= self._until)
        number: int | None = self._connection.execute(query).scalar_one()
        return number

    def reader_of(self, sequence: int) -> str:
        """The hash of the identity of the reader that made a reading."""
        key: str = self._connection.execute(
            select(reading.c.reader).where(reading.c.sequence == sequence)
        ).scalar_one()
        return key

    def full_id(self, report_id: str) -> str:
        """The id of the report of this id, or whose id begins with these twelve hexadecimal digits or more.

        Raises:
            UnknownIdError: if there is none, or there are several.
        """
        digits = report_id.removeprefix("sha256:")
        if len(digits) >= KEY_LENGTH and set(digits) <= set("0123456789abcdef"):
            query = (
                select(report.c.id)
                .where(report.c.id.between(f"sha256:{digits}", f"sha256:{digits}g"))
                .limit(2)
            )
            found = self._connection.execute(query).scalars().all()
            if len(found) == 1:
                return str(found[0])
        raise UnknownIdError(
            f"no report {report_id} in the ledger: give its id, or the first 12 digits of it"
        )

    def readings(self, report_id: str) -> tuple[int, ...]:
        """Numbers of the entries with the report's rows, oldest first."""
        query = select(reading.c.sequence).where(reading.c.report == report_id).order_by(reading.c.sequence)
        return tuple(
            number
            for number in self._connection.execute(query).scalars()
            if self._until is None or number <= self._until
        )

    def ledger(self, report_id: str, sequence: int | None = None) -> Ledger:
        """The rows of a report: those of one reading, by default the current one.

        Raises:
            UnknownIdError: if the ledger holds no such report or reading.
            LedgerError: if what is stored is damaged.
        """
        number = sequence if sequence is not None else self.latest_reading(report_id)
        row = (
            self._connection.execute(
                select(reading).where(reading.c.sequence == number, reading.c.report == report_id)
            )
            .mappings()
            .one_or_none()
        )
        if row is None:
            raise UnknownIdError(f"the ledger holds no rows of report {report_id}")
        one = self.report(report_id)
        try:
            rows: dict[str, Any] = with_quotes(json.loads(unpack(row["rows"])), one.text)
            return Ledger.model_validate({"reader": json.loads(row["identity"]), "report": one, **rows})
        except ValueError as error:
            raise LedgerError(f"entry {number} of the ledger is damaged: {error}") from error

    def versions(self, stories: Collection[str]) -> dict[str, list[Version]]:
        """The versions of each story, oldest first."""
        found: dict[str, list[Version]] = {story: [] for story in stories}
        for some in batches(sorted(stories)):
            query = select(report.c.id, report.c.story, report.c.version, report.c.sequence).where(
                report.c.story.in_(some)
            )
            if self._until is not None:
                query = query.where(report.c.sequence <= self._until)
            for row in self._connection.execute(query.order_by(report.c.story, report.c.version)):
                found[row.story].append(Version(*row))
        return found

    def stories_since(self, after: int) -> set[str]:
        """Stories of which a report, a reading or a withdrawal came after this entry."""
        found: set[str] = set()
        for table, key in ((report, "id"), (reading, "report"), (withdrawal, "report")):
            query = (
                select(report.c.story)
                .join(table, table.c[key] == report.c.id)
                .where(table.c.sequence > after)
                if table is not report
                else select(report.c.story).where(report.c.sequence > after)
            )
            if self._until is not None:
                query = query.where(table.c.sequence <= self._until)
            found.update(self._connection.execute(query).scalars())
        return found

    def judgements(self, after: int = 0, sequences: Collection[int] | None = None) -> list[Judgement]:
        """The judgements after an entry, or those of these numbers; oldest first, undone ones marked."""
        undone = self.undone()
        query = select(judgement, entry.c.time).join(entry, entry.c.sequence == judgement.c.sequence)
        if self._until is not None:
            query = query.where(judgement.c.sequence <= self._until)
        rows: list[RowMapping] = []
        if sequences is None:
            rows.extend(self._connection.execute(query.where(judgement.c.sequence > after)).mappings())
        else:
            for some in batches(sorted(sequences)):
                rows.extend(self._connection.execute(query.where(judgement.c.sequence.in_(some))).mappings())
        return [
            Judgement.model_validate(
                {
                    **json.loads(row["body"]),
                    "sequence": row["sequence"],
                    "time": row["time"],
                    "undone": row["sequence"] in undone,
                }
            )
            for row in sorted(rows, key=lambda row: row["sequence"])
        ]

    def undone(self) -> set[int]:
        """Numbers of the judgements that were taken back."""
        query = select(judgement.c.body).where(judgement.c.action == Action.UNDO.value)
        if self._until is not None:
            query = query.where(judgement.c.sequence <= self._until)
        return {json.loads(body)["undoes"] for body in self._connection.execute(query).scalars()}

    def last(self) -> int:
        """Number of the last entry; 0 in an empty ledger."""
        number = self._connection.execute(select(func.max(entry.c.sequence))).scalar_one() or 0
        return number if self._until is None else min(number, self._until)


_REPORT_FIELDS = ("id", "url", "title", "publisher", "author", "language", "published", "published_basis")
