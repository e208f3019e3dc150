"""The log: entries, reports, texts, readings, judgements, withdrawals; failures and feeds."""

import sqlalchemy as sa
from alembic import op

__all__ = ["branch_labels", "depends_on", "down_revision", "revision", "upgrade"]

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    sequence = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "entry",
        sa.Column("sequence", sequence, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("time", sa.String(32), nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False),
    )
    op.create_index("entry_time", "entry", ["time"])
    op.create_table(
        "report",
        sa.Column("sequence", sequence, sa.ForeignKey("entry.sequence"), primary_key=True),
        sa.Column("id", sa.String(71), nullable=False, unique=True),
        sa.Column("story", sa.String(71), nullable=False, index=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("canonical_url", sa.Text, index=True),
        sa.Column("title", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("published", sa.String(10), index=True),
        sa.Column("published_basis", sa.String(16)),
        sa.Column("blocks", sa.LargeBinary, nullable=False),
        sa.Column("target", sa.Text),
    )
    op.create_table(
        "report_text",
        sa.Column("report", sa.String(71), sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("text", sa.LargeBinary),
        sa.Column("withdrawn", sa.Text),
    )
    op.create_table(
        "reading",
        sa.Column("sequence", sequence, sa.ForeignKey("entry.sequence"), primary_key=True),
        sa.Column("report", sa.String(71), sa.ForeignKey("report.id"), nullable=False, index=True),
        sa.Column("reader", sa.String(64), nullable=False),
        sa.Column("identity", sa.Text, nullable=False),
        sa.Column("rows", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "judgement",
        sa.Column("sequence", sequence, sa.ForeignKey("entry.sequence"), primary_key=True),
        sa.Column("user", sa.String(200), nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("judgement_action", "judgement", ["action"])
    op.create_table(
        "withdrawal",
        sa.Column("sequence", sequence, sa.ForeignKey("entry.sequence"), primary_key=True),
        sa.Column("report", sa.String(71), sa.ForeignKey("report.id"), nullable=False, unique=True),
        sa.Column("user", sa.String(200), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("agency", sa.Text),
    )
    op.create_table(
        "failure",
        sa.Column("target", sa.Text, primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("first", sa.String(32), nullable=False),
        sa.Column("latest", sa.String(32), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
    )
    op.create_table(
        "feed",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
    )
