"""What the analysis asks of a ledger, and how it reads times."""

from typing import TYPE_CHECKING, Literal, Protocol

from dateline.model import Query

if TYPE_CHECKING:
    import polars

__all__ = ["Frames", "Period", "period_of", "with_days"]

Period = Literal["day", "week", "month", "quarter", "year"]

_TRUNCATION = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "1q", "year": "1y"}


class Frames(Protocol):
    """A ledger, or a view of it as of some day (`dateline.open(…)`, `store.view(…)`)."""

    def frame(self, table: str, query: Query | None = None) -> "polars.DataFrame":
        """One of the derived tables, of the query's incidents only."""


def with_days(frame: "polars.DataFrame") -> "polars.DataFrame":
    """The frame with `day_start` and `day_end` of type `Date`, read from `time_start` and `time_end`.

    A time that is only the report's day of publication, for want of an expression, stays what it is:
    `time_basis` says so.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    return frame.with_columns(
        pl.col("time_start").str.slice(0, 10).str.to_date("%Y-%m-%d").alias("day_start"),
        pl.col("time_end").str.slice(0, 10).str.to_date("%Y-%m-%d").alias("day_end"),
    )


def period_of(period: Period) -> "polars.Expr":
    """The first day of the period that holds the whole time; null where the time is none or spans several.

    A happening "in January" falls into a month and into no week: putting it on the first of January would
    pass a fallback off as a date.

    Raises:
        ValueError: if there is no such period.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    if period not in _TRUNCATION:
        raise ValueError(f"no period {period!r}: choose from {', '.join(_TRUNCATION)}")
    start = pl.col("day_start").dt.truncate(_TRUNCATION[period])
    end = pl.col("day_end").dt.truncate(_TRUNCATION[period])
    return pl.when(start == end).then(start).alias("period")
