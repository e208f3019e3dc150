"""Who relies on whom, how late reports come, and who covers what."""

from typing import TYPE_CHECKING

from dateline.analysis.source import Frames, with_days
from dateline.model import Query

if TYPE_CHECKING:
    import altair
    import polars

__all__ = [
    "coverage",
    "coverage_chart",
    "dependence",
    "dependence_chart",
    "reporting_delay",
    "reporting_delay_chart",
]


def dependence(ledger: Frames, query: Query | None = None) -> "polars.DataFrame":
    """Whose word each outlet passes on, and whose copy it prints.

    Returns:
        Columns `publisher`, `source` (who is quoted, or whose copy is printed), `kind` (kind of claim, or
        `copy`), `claims` (or copies), `reports`, `share` (of the outlet's claims, or of its reports).
        The outlet's own voice is the kind `report` with a null source.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    reports = ledger.frame("reports", query)
    told = (
        ledger.frame("claims", query)
        .join(ledger.frame("events", query).select("key", "report"), left_on="event", right_on="key")
        .join(reports.select("report", "publisher"), on="report")
        .group_by("publisher", pl.col("source_name").alias("source"), "kind")
        .agg(_count("claims"), pl.col("report").n_unique().cast(pl.Int64).alias("reports"))
        .with_columns((pl.col("claims") / pl.col("claims").sum().over("publisher")).alias("share"))
    )
    copied = (
        reports.with_columns(pl.len().over("publisher").alias("all"))
        .filter(pl.col("copy_of").is_not_null())
        .group_by("publisher", pl.col("origin").alias("source"), "all")
        .agg(_count("claims"))
        .with_columns(
            pl.lit("copy").alias("kind"),
            pl.col("claims").alias("reports"),
            (pl.col("claims") / pl.col("all")).alias("share"),
        )
        .select(told.columns)
    )
    return pl.concat([told, copied]).sort(
        "publisher", "claims", "source", "kind", descending=[False, True, False, False], nulls_last=True
    )


def reporting_delay(ledger: Frames, query: Query | None = None) -> "polars.DataFrame":
    """Days from a happening to each report of it.

    Times that are themselves only the day of publication say nothing of delay and are left out, and so are
    times of more than a day.

    Returns:
        Columns `publisher`, `incident`, `title`, `day` (of the happening), `published`, `delay` in days.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    incidents = with_days(ledger.frame("incidents", query)).filter(
        (pl.col("day_start") == pl.col("day_end"))
        & (pl.col("time_basis") != "report")
        & (pl.col("status") == "actual")
    )
    told = ledger.frame("events", query).select("incident", "report").unique()
    return (
        incidents.select("id", "title", day="day_start")
        .join(told, left_on="id", right_on="incident")
        .join(ledger.frame("reports", query).select("report", "publisher", "published"), on="report")
        .drop_nulls("published")
        .with_columns((pl.col("published") - pl.col("day")).dt.total_days().alias("delay"))
        .select("publisher", "title", "day", "published", "delay", incident="id")
        .select("publisher", "incident", "title", "day", "published", "delay")
        .sort("publisher", "published", "incident", nulls_last=True)
    )


def coverage(ledger: Frames, query: Query | None = None) -> "polars.DataFrame":
    """What each outlet tells of, and what it alone tells of.

    Returns:
        Columns `publisher`, `reports`, `incidents`, `alone` (incidents that no other outlet tells of),
        `first` (incidents that it told of before every other outlet), `share` (of all incidents).
    """
    import polars as pl  # noqa: PLC0415 - heavy

    reports = ledger.frame("reports", query).select("report", "publisher", "published")
    told = ledger.frame("events", query).select("incident", "report").unique().join(reports, on="report")
    by_outlet = (
        told.group_by("incident", "publisher")
        .agg(pl.col("published").min().alias("published"))
        .with_columns(
            pl.len().over("incident").alias("outlets"),
            pl.col("published").min().over("incident").alias("least"),
        )
    )
    leads = pl.col("published") == pl.col("least")
    counted = by_outlet.with_columns((leads & (leads.sum().over("incident") == 1)).alias("leads"))
    total = max(1, by_outlet["incident"].n_unique())
    return (
        counted.group_by("publisher")
        .agg(
            _count("incidents"),
            (pl.col("outlets") == 1).sum().cast(pl.Int64).alias("alone"),
            (pl.col("leads") & (pl.col("outlets") > 1)).sum().cast(pl.Int64).alias("first"),
        )
        .join(reports.group_by("publisher").agg(_count("reports")), on="publisher", nulls_equal=True)
        .with_columns((pl.col("incidents") / total).alias("share"))
        .select("publisher", "reports", "incidents", "alone", "first", "share")
        .sort("incidents", "publisher", descending=[True, False], nulls_last=True)
    )


def _count(name: str) -> "polars.Expr":
    import polars as pl  # noqa: PLC0415 - heavy

    return pl.len().cast(pl.Int64).alias(name)


def dependence_chart(frame: "polars.DataFrame", most: int = 15) -> "altair.Chart":
    """Shares of the `most` quoted sources in each outlet's claims."""
    import altair as alt  # noqa: PLC0415 - heavy
    import polars as pl  # noqa: PLC0415 - heavy

    named = frame.drop_nulls("source")
    top = (
        named.group_by("source")
        .agg(pl.col("claims").sum())
        .sort("claims", "source", descending=[True, False])
    )
    chart: alt.Chart = (
        alt.Chart(named.filter(pl.col("source").is_in(top["source"].head(most).to_list())))
        .mark_rect()
        .encode(
            x=alt.X("publisher:N", title=None),
            y=alt.Y("source:N", title=None),
            color=alt.Color("share:Q", title="Share of claims", scale=alt.Scale(scheme="blues")),
            tooltip=["publisher:N", "source:N", "kind:N", "claims:Q", "share:Q"],
        )
    )
    return chart


def reporting_delay_chart(frame: "polars.DataFrame") -> "altair.Chart":
    """A box of delays for each outlet."""
    import altair as alt  # noqa: PLC0415 - heavy

    chart: alt.Chart = (
        alt.Chart(frame)
        .mark_boxplot()
        .encode(x=alt.X("delay:Q", title="Days after the happening"), y=alt.Y("publisher:N", title=None))
    )
    return chart


def coverage_chart(frame: "polars.DataFrame") -> "altair.Chart":
    """Incidents of each outlet, those that it alone tells of apart."""
    import altair as alt  # noqa: PLC0415 - heavy
    import polars as pl  # noqa: PLC0415 - heavy

    parts = frame.with_columns((pl.col("incidents") - pl.col("alone")).alias("with others")).unpivot(
        ["alone", "with others"], index="publisher", variable_name="told", value_name="count"
    )
    chart: alt.Chart = (
        alt.Chart(parts)
        .mark_bar()
        .encode(
            x=alt.X("count:Q", title="Incidents"),
            y=alt.Y("publisher:N", title=None, sort="-x"),
            color=alt.Color("told:N", title="Told of"),
        )
    )
    return chart
