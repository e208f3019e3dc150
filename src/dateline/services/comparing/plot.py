"""A comparison as a picture: how much each side tells over time, and toll against toll."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from dateline.services.comparing.compare import Comparison

if TYPE_CHECKING:
    import altair

__all__ = ["plot"]

_SIDES = ("both", "only the ledger", "only the file")
_COLOURS = ("#4c78a8", "#f58518", "#9d9d9d")
"""Blue, orange and grey: told apart by the colour-blind as well."""


def plot(comparison: Comparison) -> "altair.VConcatChart":
    """Bars of happenings a month by who tells of them, above a scatter of the tolls of pairs."""
    import altair as alt  # noqa: PLC0415 - heavy

    months: Counter[tuple[str, str]] = Counter()
    for side, sightings in zip(
        _SIDES,
        ([pair.ours for pair in comparison.pairs], comparison.only_ours, comparison.only_theirs),
        strict=True,
    ):
        months.update((sighting.start.strftime("%Y-%m-01"), side) for sighting in sightings)
    bars = [{"month": month, "told by": side, "happenings": n} for (month, side), n in sorted(months.items())]
    colours = alt.Scale(domain=list(_SIDES), range=list(_COLOURS))
    timeline = (
        alt.Chart(alt.InlineData(values=bars), title="Happenings a month, by who tells of them")
        .mark_bar()
        .encode(
            x=alt.X("month:T", timeUnit="yearmonth", title=None),
            y=alt.Y("happenings:Q", title="happenings"),
            color=alt.Color("told by:N", scale=colours),
            tooltip=["month:T", "told by:N", "happenings:Q"],
        )
        .properties(width=640, height=200)
    )
    points: list[dict[str, Any]] = [
        {
            "ledger": pair.ours.killed_best,
            "file": pair.theirs.killed_best,
            "what": pair.ours.words,
            "day": pair.ours.start.isoformat(),
        }
        for pair in comparison.pairs
        if pair.toll_difference is not None
    ]
    most = max((max(point["ledger"], point["file"]) for point in points), default=1)
    scale = alt.Scale(type="symlog", domain=[0, most])
    dots = (
        alt.Chart(
            alt.InlineData(values=points), title="Killed: the ledger's latest figure and the file's best"
        )
        .mark_circle(opacity=0.5, color=_COLOURS[0])
        .encode(
            x=alt.X("file:Q", scale=scale, title="file"),
            y=alt.Y("ledger:Q", scale=scale, title="ledger"),
            tooltip=["what:N", "day:N", "ledger:Q", "file:Q"],
        )
    )
    ends = [{"file": 0, "ledger": 0}, {"file": most, "ledger": most}]
    line = alt.Chart(alt.InlineData(values=ends)).mark_line(color="#9d9d9d", strokeDash=[4, 4])
    equal = line.encode(x=alt.X("file:Q", scale=scale), y=alt.Y("ledger:Q", scale=scale))
    return alt.vconcat(timeline, (equal + dots).properties(width=320, height=320))
