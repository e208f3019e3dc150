"""How tolls rose, and how far the sources were apart."""

from typing import TYPE_CHECKING

from dateline.analysis.source import Frames
from dateline.model import Effect, Query

if TYPE_CHECKING:
    import altair
    import polars

__all__ = ["toll_trajectories", "toll_trajectories_chart"]


def toll_trajectories(
    ledger: Frames, effect: Effect = Effect.KILLED, query: Query | None = None
) -> "polars.DataFrame":
    """The figures that reports gave, day by day, with the spread between sources.

    Args:
        ledger: the ledger or a view of it.
        effect: which figures.
        query: which incidents count.

    Returns:
        One row a figure: `incident`, `title`, `published` (day of the report; figures of undated reports are
        left out), `publisher`, `source` (who gives it; null for the report's own voice), `side`, `low`,
        `high`, and over all figures published up to that day `lowest` and `highest` (null where none sets
        that end) and `spread` (their difference). Parts of a total are left out.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    casualties = ledger.frame("casualties", query).filter((pl.col("effect") == str(effect)) & ~pl.col("part"))
    figures = (
        casualties.join(ledger.frame("events", query).select("report", "incident", event="key"), on="event")
        .join(ledger.frame("reports", query).select("report", "published", "publisher"), on="report")
        .join(
            ledger.frame("claims", query).select("key", source="source_name"),
            left_on="claim",
            right_on="key",
            how="left",
        )
        .join(ledger.frame("incidents", query).select("id", "title"), left_on="incident", right_on="id")
        .drop_nulls("published")
        .sort("incident", "published", "report", "position")
    )
    by_day = (
        figures.group_by("incident", "published")
        .agg(
            pl.min_horizontal("low", "high").min().alias("least"),
            pl.max_horizontal("low", "high").max().alias("most"),
        )
        .sort("incident", "published")
        .with_columns(
            pl.col("least").cum_min().over("incident").forward_fill().over("incident").alias("lowest"),
            pl.col("most").cum_max().over("incident").forward_fill().over("incident").alias("highest"),
        )
        .with_columns((pl.col("highest") - pl.col("lowest")).alias("spread"))
        .drop("least", "most")
    )
    columns = ["incident", "title", "published", "publisher", "source", "side", "low", "high"]
    return figures.join(by_day, on=["incident", "published"], maintain_order="left").select(
        *columns, "lowest", "highest", "spread"
    )


def toll_trajectories_chart(frame: "polars.DataFrame") -> "altair.LayerChart | altair.FacetChart":
    """Each figure as a bar from low to high on its day, over the band of all figures so far."""
    import altair as alt  # noqa: PLC0415 - heavy
    import polars as pl  # noqa: PLC0415 - heavy

    drawn = frame.with_columns(
        pl.coalesce("low", "high").alias("from_figure"), pl.coalesce("high", "low").alias("to_figure")
    )
    band = (
        alt.Chart(drawn)
        .mark_area(opacity=0.15, interpolate="step-after")
        .encode(x="published:T", y="lowest:Q", y2="highest:Q", detail="incident:N")
    )
    figures = (
        alt.Chart(drawn)
        .mark_rule(strokeWidth=4, strokeCap="round")
        .encode(
            x=alt.X("published:T", title=None),
            y=alt.Y("from_figure:Q", title="People"),
            y2="to_figure:Q",
            color=alt.Color("side:N", title="Whose figure"),
            tooltip=["title:N", "published:T", "publisher:N", "source:N", "low:Q", "high:Q"],
        )
    )
    return alt.layer(band, figures)
