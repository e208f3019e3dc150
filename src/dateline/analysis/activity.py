"""How much happened: incidents and their intensity by type, place, dyad and period."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.analysis.source import Frames, Period, period_of, with_days
from dateline.model import Query

if TYPE_CHECKING:
    import altair
    import polars

__all__ = ["GROUPS", "activity", "activity_chart", "dyads", "dyads_chart"]

GROUPS = ("type", "mode", "quad", "status", "standing", "country", "admin1", "place")
"""What incidents can be counted by."""


def activity(
    ledger: Frames,
    by: Sequence[str] = ("type",),
    period: Period = "month",
    query: Query | None = None,
    *,
    actual: bool = True,
) -> "polars.DataFrame":
    """Incidents counted by some of their fields and by period.

    Args:
        ledger: the ledger or a view of it.
        by: fields of `GROUPS`.
        period: into which stretches time is cut.
        query: which incidents count; all by default.
        actual: leave out what is only planned, hypothetical, negated or habitual.

    Returns:
        Columns `period` (first day; null where the time is none or spans several periods), those of `by`,
        `incidents`, `reports`, `intensity` (mean on PLOVER's scale, -10 to 10), `killed_low` and
        `killed_high` (sums over incidents that give the bound; null where none does), sorted.

    Raises:
        ValueError: for a field or period that is none.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    for name in by:
        if name not in GROUPS:
            raise ValueError(f"incidents are not counted by {name!r}: choose from {', '.join(GROUPS)}")
    incidents = with_days(ledger.frame("incidents", query))
    if actual:
        incidents = incidents.filter(pl.col("status") == "actual")
    return (
        incidents.with_columns(period_of(period))
        .group_by("period", *by)
        .agg(*_sums())
        .sort("period", *by, nulls_last=True)
    )


def dyads(
    ledger: Frames, period: Period | None = None, query: Query | None = None, *, actual: bool = True
) -> "polars.DataFrame":
    """Who acts on whom: incidents and their intensity for each ordered pair of actors.

    An incident with two actors and three recipients counts for six pairs.

    Args:
        ledger: the ledger or a view of it.
        period: cut time into such stretches; None takes all time together.
        query: which incidents count.
        actual: leave out what is only planned, hypothetical, negated or habitual.

    Returns:
        Columns `period` (where one is given), `actor`, `actor_name`, `recipient`, `recipient_name`,
        `incidents`, `reports`, `intensity`, `cooperation` and `conflict` (incidents of quads 1 and 2, and of
        3 and 4), `killed_low`, `killed_high`.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    incidents = with_days(ledger.frame("incidents", query))
    if actual:
        incidents = incidents.filter(pl.col("status") == "actual")
    roles = ledger.frame("incident_actors", query).filter(pl.col("headline"))
    names = ledger.frame("actors", query).select("id", "name")
    left = roles.filter(pl.col("role") == "actor").select("incident", "actor")
    right = roles.filter(pl.col("role") == "recipient").select("incident", recipient="actor")
    pairs = left.join(right, on="incident").filter(pl.col("actor") != pl.col("recipient"))
    joined = incidents.join(pairs, left_on="id", right_on="incident")
    keys = ["actor", "recipient"]
    if period is not None:
        joined = joined.with_columns(period_of(period))
        keys = ["period", *keys]
    counted = joined.group_by(keys).agg(
        *_sums(),
        (pl.col("quad") <= 2).sum().cast(pl.Int64).alias("cooperation"),
        (pl.col("quad") >= 3).sum().cast(pl.Int64).alias("conflict"),
    )
    named = counted.join(
        names.rename({"name": "actor_name"}), left_on="actor", right_on="id", how="left"
    ).join(names.rename({"name": "recipient_name"}), left_on="recipient", right_on="id", how="left")
    order = ["actor", "actor_name", "recipient", "recipient_name"]
    figures = ["incidents", "reports", "intensity", "cooperation", "conflict", "killed_low", "killed_high"]
    columns = ([] if period is None else ["period"]) + order + figures
    by = (["period"] if period is not None else []) + ["incidents", "actor", "recipient"]
    falling = ([False] if period is not None else []) + [True, False, False]
    return named.select(columns).sort(by, descending=falling, nulls_last=True)


def _sums() -> "tuple[polars.Expr, ...]":
    import polars as pl  # noqa: PLC0415 - heavy

    return (
        pl.len().cast(pl.Int64).alias("incidents"),
        pl.col("reports").sum().alias("reports"),
        pl.col("intensity").mean().alias("intensity"),
        _known_sum("killed_low"),
        _known_sum("killed_high"),
    )


def _known_sum(column: str) -> "polars.Expr":
    """The sum of what is known; null, not zero, where nothing is."""
    import polars as pl  # noqa: PLC0415 - heavy

    return pl.when(pl.col(column).is_not_null().any()).then(pl.col(column).sum()).alias(column)


def activity_chart(frame: "polars.DataFrame", by: str = "type") -> "altair.Chart":
    """Stacked bars over time of what `activity` counted by one field."""
    import altair as alt  # noqa: PLC0415 - heavy

    chart: alt.Chart = (
        alt.Chart(frame.drop_nulls("period"))
        .mark_bar()
        .encode(
            x=alt.X("period:T", title=None),
            y=alt.Y("incidents:Q", title="Incidents"),
            color=alt.Color(f"{by}:N", title=by),
            tooltip=["period:T", f"{by}:N", "incidents:Q", "reports:Q", "killed_low:Q", "killed_high:Q"],
        )
    )
    return chart


def dyads_chart(frame: "polars.DataFrame", most: int = 12) -> "altair.Chart":
    """A matrix of the `most` busiest pairs: size is incidents, colour the mean intensity."""
    import altair as alt  # noqa: PLC0415 - heavy

    chart: alt.Chart = (
        alt.Chart(frame.head(most))
        .mark_circle()
        .encode(
            x=alt.X("recipient_name:N", title="On whom", sort="-size"),
            y=alt.Y("actor_name:N", title="Who", sort="-size"),
            size=alt.Size("incidents:Q", title="Incidents"),
            color=alt.Color(
                "intensity:Q", scale=alt.Scale(scheme="redblue", domain=[-10, 10]), title="Intensity"
            ),
            tooltip=["actor_name:N", "recipient_name:N", "incidents:Q", "intensity:Q", "killed_low:Q"],
        )
    )
    return chart
