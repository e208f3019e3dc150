"""Figures out of a ledger: each is a Polars frame, and has a chart (Altair) of that frame.

    >>> import dateline
    >>> from dateline import analysis
    >>> with dateline.open("dateline.db") as ledger:             # doctest: +SKIP
    ...     frame = analysis.dyads(ledger, period="week")
    >>> analysis.dyads_chart(frame)                              # doctest: +SKIP

Altair draws in notebooks without a server; its charts are Vega-Lite specifications that any page can show.
Unknown stays null throughout: an incident without a time falls into no period, a toll without a figure is
not zero.
"""

from dateline.analysis.activity import activity, activity_chart, dyads, dyads_chart
from dateline.analysis.sources import (
    coverage,
    coverage_chart,
    dependence,
    dependence_chart,
    reporting_delay,
    reporting_delay_chart,
)
from dateline.analysis.tempo import answers, answers_chart, chains
from dateline.analysis.tolls import toll_trajectories, toll_trajectories_chart

__all__ = [
    "activity",
    "activity_chart",
    "answers",
    "answers_chart",
    "chains",
    "coverage",
    "coverage_chart",
    "dependence",
    "dependence_chart",
    "dyads",
    "dyads_chart",
    "reporting_delay",
    "reporting_delay_chart",
    "toll_trajectories",
    "toll_trajectories_chart",
]
