"""Which reports are near copies of each other, found again only around the reports that changed."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from dateline.ledger.fold.statements import delete_where
from dateline.ledger.records import Records, batches
from dateline.ledger.tables.derived import story
from dateline.ledger.tables.working import band, near_copy
from dateline.ledger.tables.working import signature as table
from dateline.model import Report
from dateline.reconciling.copies import (
    KEY_COUNT,
    Lineage,
    Signature,
    Story,
    are_copies,
    assign,
    credited_agency,
    shared_keys_needed,
    signature,
)
from dateline.reconciling.occurrence import report_key

__all__ = ["CopyTable", "Words", "words_of"]


@dataclass(frozen=True, slots=True)
class Words:
    """What is kept of a report's words to tell its copies."""

    signature: Signature
    agency: str | None


def words_of(report: Report) -> Words:
    """The signature of what the report tells, furniture left out, and the agency that it credits."""
    told = [report.text[block.start : block.end] for block in report.blocks if block.tells]
    body = "\n".join(told) if told else report.text
    if report.title and body.startswith(report.title):
        body = body[len(report.title) :]
    return Words(signature(body), credited_agency(report.text, report.publisher, report.author, report.url))


class CopyTable:
    """Signatures, their keys, and the pairs of near copies.

    Args:
        connection: of a transaction that writes.
        records: the log.
    """

    def __init__(self, connection: Connection, records: Records) -> None:
        self._connection = connection
        self._records = records

    def words(self, report: Report) -> Words:
        """What is kept of the report's words; for a withdrawn one, what was kept of them before."""
        if report.text:
            return words_of(report)
        content, agency = self._records.kept_words(report.id)
        return Words(Signature.from_bytes(content), agency)

    def remove(self, reports: Collection[str]) -> set[str]:
        """Forget reports; gives those that were near copies of them."""
        left: set[str] = set()
        for some in batches(sorted(reports)):
            left.update(
                self._connection.execute(
                    select(near_copy.c.other).where(near_copy.c.report.in_(some))
                ).scalars()
            )
        for report, held in sorted(self._signatures(reports).items()):
            for some in batches(held.keys.tolist()):
                self._connection.execute(
                    delete(band).where(band.c.key.in_(some), band.c.report_key == report_key(report))
                )
        for column in (table.c.report, near_copy.c.report):
            delete_where(self._connection, column, reports)
        for some in batches(sorted(left)):
            self._connection.execute(
                delete(near_copy).where(near_copy.c.report.in_(some), near_copy.c.other.in_(sorted(reports)))
            )
        return left - set(reports)

    def add(self, report: Report) -> None:
        """Take in a report, and find the stored ones that are its near copies."""
        words = self.words(report)
        keys = words.signature.keys.tolist()
        pairs = []
        for other, theirs in self._signatures(self._sharing(keys)).items():
            if are_copies(words.signature, theirs):
                pairs += [{"report": report.id, "other": other}, {"report": other, "other": report.id}]
        self._connection.execute(
            insert(table).values(report=report.id, signature=words.signature.to_bytes(), agency=words.agency)
        )
        if keys:
            self._connection.execute(
                insert(band), [{"key": key, "report_key": report_key(report.id)} for key in keys]
            )
        if pairs:
            self._connection.execute(insert(near_copy), pairs)

    def _sharing(self, keys: Sequence[int]) -> set[str]:
        """The stored reports that share enough of these keys to be compared.

        A paragraph that an outlet prints under each story gives all its reports a key in common: they are
        told off by the number of their keys, and their signatures are never read.
        """
        shared: dict[str, int] = defaultdict(int)
        for some in batches(keys):
            counted = (
                select(band.c.report_key, func.count().label("shared"))
                .where(band.c.key.in_(some))
                .group_by(band.c.report_key)
                .subquery()
            )
            query = select(story.c.report, counted.c.shared).join(
                counted, counted.c.report_key == story.c.report_key
            )
            for other, number in self._connection.execute(query):
                shared[other] += number
        enough = shared_keys_needed(len(keys), len(keys))
        found = {other for other, number in shared.items() if number >= enough}
        for part in batches(sorted(shared.keys() - found)):
            lengths = select(table.c.report, func.substr(table.c.signature, *KEY_COUNT)).where(
                table.c.report.in_(part)
            )
            for other, count in self._connection.execute(lengths):
                if shared[other] >= shared_keys_needed(len(keys), int.from_bytes(count, "little")):
                    found.add(other)
        return found

    def lineages(self, reports: Collection[str]) -> dict[str, Lineage]:
        """The lineage of these reports and of all that may depend on them: copies, their copies, and on."""
        neighbours: dict[str, set[str]] = {}
        frontier = set(reports)
        while frontier:
            for report in frontier:
                neighbours[report] = set()
            for some in batches(sorted(frontier)):
                query = select(near_copy.c.report, near_copy.c.other).where(near_copy.c.report.in_(some))
                for report, other in self._connection.execute(query):
                    neighbours[report].add(other)
            frontier = set().union(*neighbours.values()) - neighbours.keys()
        stories = {}
        signatures = self._rows(neighbours)
        for report in sorted(signatures):
            found, agency = signatures[report]
            row = self._records.report_row(report)
            stories[report] = Story(report, found, row["publisher"], row["published"], agency)
        return assign(stories, neighbours)

    def _signatures(self, reports: Collection[str]) -> dict[str, Signature]:
        return {report: found for report, (found, _) in self._rows(reports).items()}

    def _rows(self, reports: Collection[str]) -> dict[str, tuple[Signature, str | None]]:
        found: dict[str, tuple[Signature, str | None]] = {}
        for some in batches(sorted(reports)):
            for report, content, agency in self._connection.execute(
                select(table.c.report, table.c.signature, table.c.agency).where(table.c.report.in_(some))
            ):
                found[report] = (Signature.from_bytes(content), agency)
        return found
