"""The tempo of a crisis: who answered whom, and after how long.

Rests on the links that reports state (retaliation for, response to, and so on), never on closeness in time.
"""

from typing import TYPE_CHECKING

from dateline.analysis.source import Frames, with_days
from dateline.model import LinkKind, Query

if TYPE_CHECKING:
    import altair
    import polars

__all__ = ["answers", "answers_chart", "chains"]

ANSWERS = (LinkKind.RETALIATION_FOR, LinkKind.RESPONSE_TO)


def answers(ledger: Frames, query: Query | None = None) -> "polars.DataFrame":
    """Each answer to an earlier incident, with the time between.

    Args:
        ledger: the ledger or a view of it.
        query: which incidents count; both ends of a link must be among them.

    Returns:
        Columns `answer`, `answer_title`, `answered`, `answered_title` (incident ids and titles), `kind`,
        `who` and `whom` (names of the answer's actors and of the answered act's), `lag_low` and `lag_high`
        in days (from the latest end of the answered to the earliest start of the answer, and from its
        earliest start to the latest end; null where a time is unknown or only a day of publication),
        `reports` that state the link. Sorted by the answer's time.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    incidents = with_days(ledger.frame("incidents", query)).with_columns(
        pl.when(pl.col("time_basis") != "report").then(pl.col("day_start")).alias("from_day"),
        pl.when(pl.col("time_basis") != "report").then(pl.col("day_end")).alias("to_day"),
    )
    kinds = [str(kind) for kind in ANSWERS]
    links = ledger.frame("incident_links", query).filter(pl.col("kind").is_in(kinds))
    roles = ledger.frame("incident_actors", query).filter(pl.col("headline") & (pl.col("role") == "actor"))
    actors = (
        roles.join(ledger.frame("actors", query).select("id", "name"), left_on="actor", right_on="id")
        .sort("name")
        .group_by("incident", maintain_order=True)
        .agg(pl.col("name").str.join(", ").alias("who"))
    )
    side = incidents.select("id", "title", "from_day", "to_day").join(
        actors, left_on="id", right_on="incident", how="left"
    )
    joined = links.join(side, left_on="source", right_on="id").join(
        side, left_on="target", right_on="id", suffix="_answered"
    )
    return (
        joined.with_columns(
            (pl.col("from_day") - pl.col("to_day_answered")).dt.total_days().alias("lag_low"),
            (pl.col("to_day") - pl.col("from_day_answered")).dt.total_days().alias("lag_high"),
        )
        .sort("from_day", "source", "target", nulls_last=True)
        .select(
            answer="source",
            answer_title="title",
            answered="target",
            answered_title="title_answered",
            kind="kind",
            who="who",
            whom="who_answered",
            lag_low="lag_low",
            lag_high="lag_high",
            reports="reports",
        )
    )


def chains(ledger: Frames, query: Query | None = None) -> "polars.DataFrame":
    """Incidents joined by answers, each chain in the order of its steps.

    Returns:
        Columns `chain` (id of its first incident), `step` (0 for what nothing before it answers, then the
        longest way of answers from there), `incident`, `title`, `type`, `day_start`, `intensity`. A ring of
        answers, which reports that disagree can make, is cut where its earliest incident answers a later one.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    incidents = with_days(ledger.frame("incidents", query))
    days = dict(incidents.select("id", "day_start").iter_rows())
    answered: dict[str, set[str]] = {}
    for answer, earlier in answers(ledger, query).select("answer", "answered").iter_rows():
        if _order(days, earlier) < _order(days, answer):
            answered.setdefault(answer, set()).add(earlier)
            answered.setdefault(earlier, set())
    step: dict[str, int] = {}
    root: dict[str, str] = {}
    for incident in sorted(answered, key=lambda one: _order(days, one)):
        before = answered[incident]
        step[incident] = 1 + max((step[one] for one in before), default=-1)
        root[incident] = incident
        for one in sorted(before):
            _join(root, one, incident, days)
    rows = [{"chain": _find(root, one), "step": step[one], "incident": one} for one in answered]
    schema = {"chain": pl.String, "step": pl.Int64, "incident": pl.String}
    return (
        pl.DataFrame(rows, schema=schema)
        .join(incidents.select("title", "type", "day_start", "intensity", incident="id"), on="incident")
        .sort("chain", "step", "incident")
    )


def _order(days: dict[str, object], incident: str) -> tuple[str, str]:
    """By day, undated last, then by id: so that no two are equal."""
    return (str(days.get(incident) or "9999"), incident)


def _find(root: dict[str, str], incident: str) -> str:
    while root[incident] != incident:
        incident = root[incident]
    return incident


def _join(root: dict[str, str], one: str, other: str, days: dict[str, object]) -> None:
    first, second = sorted((_find(root, one), _find(root, other)), key=lambda name: _order(days, name))
    root[second] = first


def answers_chart(frame: "polars.DataFrame") -> "altair.Chart":
    """Each answer as a bar from its shortest to its longest lag in days."""
    import altair as alt  # noqa: PLC0415 - heavy

    chart: alt.Chart = (
        alt.Chart(frame.drop_nulls(["lag_low", "lag_high"]))
        .mark_bar(height=8, cornerRadius=3)
        .encode(
            x=alt.X("lag_low:Q", title="Days until the answer"),
            x2="lag_high:Q",
            y=alt.Y("answer_title:N", title=None, sort=None),
            color=alt.Color("kind:N", title="Link"),
            tooltip=["answer_title:N", "answered_title:N", "who:N", "whom:N", "lag_low:Q", "lag_high:Q"],
        )
    )
    return chart
