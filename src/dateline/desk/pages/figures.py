"""Figures over many incidents, as `dateline.analysis` reckons them: a table, a chart, and the frame as CSV.

The numbers are those that a notebook gets for the same filters and the same state of the ledger.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from fastapi import Request
from starlette.responses import Response

from dateline import analysis
from dateline.desk.answer import Look
from dateline.desk.api.filters import Filters
from dateline.desk.pages.rendering import page
from dateline.desk.problem import ProblemError
from dateline.ledger import LedgerView
from dateline.model import Query

if TYPE_CHECKING:
    import altair
    import polars

__all__ = ["FIGURES", "figure_chart", "figure_page", "figure_table", "figures_page"]

SHOWN = 50
"""Rows of the table on the page; the CSV has all."""
DRAWN = 40
"""Rows that a chart with a mark a row can hold and be read."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One analysis, as the desk shows it."""

    title: str
    note: str
    frame: Callable[[LedgerView, Query], "polars.DataFrame"]
    chart: Callable[["polars.DataFrame"], "altair.Chart"]


def _dated(frame: "polars.DataFrame") -> "polars.DataFrame":
    return frame.drop_nulls(["lag_low", "lag_high"]).head(DRAWN)


FIGURES = {
    "activity": Figure(
        "What happened, by month and type",
        "Incidents told as having happened. Those whose time spans several months stand without a month.",
        lambda view, query: analysis.activity(view, ["type"], "month", query),
        analysis.activity_chart,
    ),
    "dyads": Figure(
        "Who acts on whom",
        "Ordered pairs of actors, those with most incidents first; the mean intensity is on PLOVER's scale.",
        lambda view, query: analysis.dyads(view, query=query),
        analysis.dyads_chart,
    ),
    "tempo": Figure(
        "Who answered whom, after how long",
        "Answers that reports state, with the least and most days between; never closeness in time alone.",
        analysis.answers,
        lambda frame: analysis.answers_chart(_dated(frame)),
    ),
    "coverage": Figure(
        "Who covers what",
        "Incidents of each outlet, those that it alone tells of, and those that it told of first.",
        analysis.coverage,
        analysis.coverage_chart,
    ),
    "sources": Figure(
        "Who relies on whom",
        "Shares of those quoted in each outlet's claims, and of those whose copy it prints.",
        analysis.dependence,
        analysis.dependence_chart,
    ),
}
"""By the name in the address."""


def figures_page(request: Request, filters: Filters) -> Response:
    """What figures there are."""
    look = Look.at(request, filters.as_of)
    return page(
        "figures",
        headers=look.headers,
        snapshot=look.snapshot,
        figures=FIGURES,
        asked=_asked(request),
    )


def figure_page(request: Request, name: str, filters: Filters) -> Response:
    """One figure: its chart, where the charts' renderer is installed, and its table."""
    look, figure, frame = _reckoned(request, name, filters)
    return page(
        "figure",
        headers=look.headers,
        snapshot=look.snapshot,
        name=name,
        figure=figure,
        asked=_asked(request),
        drawn=find_spec("vl_convert") is not None and len(frame) > 0,
        columns=frame.columns,
        rows=[[_cell(value) for value in row] for row in frame.head(SHOWN).iter_rows()],
        total=len(frame),
    )


def figure_table(request: Request, name: str, filters: Filters) -> Response:
    """The frame as CSV."""
    look, _, frame = _reckoned(request, name, filters)
    held = {**look.headers, "Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(frame.write_csv(), headers=held, media_type="text/csv")


def figure_chart(request: Request, name: str, filters: Filters) -> Response:
    """The chart as SVG.

    Raises:
        ProblemError: 501, where the renderer is not installed.
    """
    try:
        import vl_convert  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ProblemError(501, "charts are an extra: pip install 'dateline[plots]'") from error
    look, figure, frame = _reckoned(request, name, filters)
    drawn: str = vl_convert.vegalite_to_svg(figure.chart(frame).to_dict())
    return Response(drawn, headers=look.headers, media_type="image/svg+xml")


def _reckoned(request: Request, name: str, filters: Filters) -> tuple[Look, Figure, "polars.DataFrame"]:
    if name not in FIGURES:
        raise ProblemError(404, f"no figure {name!r}: choose from {', '.join(FIGURES)}")
    look = Look.at(request, filters.as_of)
    return look, FIGURES[name], FIGURES[name].frame(look.view, filters.query())


def _asked(request: Request) -> str:
    """The filters as they stand in the address, to be handed on."""
    return f"?{request.url.query}" if request.url.query else ""


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a frame holds
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else str(value)
