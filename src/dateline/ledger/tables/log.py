"""What is stored: only ever added to, in one order that every reader of the ledger sees."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

__all__ = [
    "LOG",
    "entry",
    "failure",
    "feed",
    "judgement",
    "reading",
    "report",
    "report_text",
    "withdrawal",
]

LOG = MetaData()

entry = Table(
    "entry",
    LOG,
    # One sequence over all kinds: "the ledger as it stood" is "every entry up to this one".
    Column("sequence", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),  # report, reading, judgement, withdrawal
    Column("time", String(32), nullable=False),  # UTC, ISO 8601 with microseconds
    Column("content", String(64), nullable=False),  # sha256 of the entry's own row, as canonical JSON
    Column("chain", String(64), nullable=False),  # sha256 of the chain so far and this content
    Index("entry_time", "time"),
)

report = Table(
    "report",
    LOG,
    Column("sequence", ForeignKey("entry.sequence"), primary_key=True),
    Column("id", String(71), nullable=False, unique=True),
    Column("story", String(71), nullable=False, index=True),  # id of the first version of the same story
    Column("version", Integer, nullable=False),  # 1, 2 … within the story
    Column("url", Text),
    Column("canonical_url", Text, index=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("author", Text),
    Column("language", String(8), nullable=False),
    Column("published", String(10), index=True),
    Column("published_basis", String(16)),
    Column("blocks", LargeBinary, nullable=False),  # compressed JSON
    Column("target", Text),  # where it was added from, as the user named it
)

report_text = Table(
    "report_text",
    LOG,
    # Apart from the report, so that words can be withdrawn for legal reasons while hashes and rows stay.
    Column("report", String(71), ForeignKey("report.id"), primary_key=True),
    Column("text", LargeBinary),  # compressed UTF-8; null once withdrawn
    Column("withdrawn", Text),  # why
)

reading = Table(
    "reading",
    LOG,
    Column("sequence", ForeignKey("entry.sequence"), primary_key=True),
    Column("report", String(71), ForeignKey("report.id"), nullable=False, index=True),
    Column("reader", String(64), nullable=False),  # sha256 of the reader's identity
    Column("identity", Text, nullable=False),  # the reader's identity, JSON
    # Compressed JSON: actors, places, events, claims, links; without quotes, which are the report's words.
    Column("rows", LargeBinary, nullable=False),
)

judgement = Table(
    "judgement",
    LOG,
    Column("sequence", ForeignKey("entry.sequence"), primary_key=True),
    Column("user", String(200), nullable=False),
    Column("action", String(16), nullable=False),
    Column("body", Text, nullable=False),  # the NewJudgement, canonical JSON
    Index("judgement_action", "action"),
)

withdrawal = Table(
    "withdrawal",
    LOG,
    # That a report's words were taken out of `report_text`, by whom and why.
    Column("sequence", ForeignKey("entry.sequence"), primary_key=True),
    Column("report", String(71), ForeignKey("report.id"), nullable=False, unique=True),
    Column("user", String(200), nullable=False),
    Column("reason", Text, nullable=False),
    # Hashes of its shingles, and the agency that it was credited to, so that its copies stay copies.
    Column("signature", LargeBinary, nullable=False),
    Column("agency", Text),
)

failure = Table(
    "failure",
    LOG,
    # Operational, not part of the record: what could not be read, to be tried again.
    Column("target", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("first", String(32), nullable=False),
    Column("latest", String(32), nullable=False),
    Column("tries", Integer, nullable=False),
)

feed = Table(
    "feed",
    LOG,
    # Operational: where a watch goes on after it was stopped.
    Column("url", Text, primary_key=True),
    Column("state", Text, nullable=False),  # JSON: validators, next due, back-off, what was seen
)
