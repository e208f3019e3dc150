"""A report as the ledger keeps it: its text, its place among versions and copies, and pages of many."""

from pydantic import Field

from dateline.model.report import Report
from dateline.model.span import Row

__all__ = ["ReportPage", "ReportSummary", "ReportVersion", "StoredReport"]


class ReportSummary(Row):
    """What a list shows of a report."""

    id: str
    """`sha256:` and 64 hexadecimal digits."""
    key: str
    """The first twelve of them."""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO 8601 day."""
    story: str
    """Id of the first version of the same story."""
    latest: bool
    """Whether it is the last version of its story; only these have events in incidents."""
    copy_of: str | None = None
    """The report that this one copies; null for an original."""
    agency: str | None = None
    """The wire agency that it is credited to."""
    origin: str
    """Who counts as the independent source: agency or publisher."""
    events: int = Field(ge=0)
    incidents: tuple[str, ...] = ()
    """Ids of the incidents that it tells of, in the order of the text."""


class ReportPage(Row):
    """Some of the reports that were asked for, newest first."""

    items: tuple[ReportSummary, ...]
    total: int = Field(ge=0)
    next: str | None = None


class ReportVersion(Row):
    """One version of a story."""

    version: int = Field(ge=1)
    id: str
    title: str | None = None
    published: str | None = None
    added: str
    """UTC, ISO 8601."""


class StoredReport(ReportSummary):
    """One report, whole."""

    report: Report
    """The frozen text with its blocks; both are empty where the text was withdrawn."""
    version: int = Field(ge=1)
    versions: tuple[ReportVersion, ...] = ()
    """All versions of the story, this one too, first one first."""
    copies: tuple[str, ...] = ()
    """Ids of the reports that copy this one."""
    added: str
    """When it was written into the ledger: UTC, ISO 8601."""
    withdrawn: str | None = None
    """Why its text was taken out of the ledger; null where it stands."""
