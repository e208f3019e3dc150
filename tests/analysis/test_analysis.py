"""Figures over a small ledger whose every number can be counted by hand."""

from datetime import date

import polars as pl
import pytest

from dateline import analysis
from dateline.model import Query

INCIDENTS = """\
id,title,type,quad,intensity,status,time_start,time_end,time_basis,killed_low,killed_high,reports
i1,Iran strikes,ASSAULT,4,-9.5,actual,2024-01-16,2024-01-16,expression,2,2,2
i2,Pakistan strikes,ASSAULT,4,-9.5,actual,2024-01-18T04,2024-01-18T05,expression,7,,3
i3,Pakistan accuses,ACCUSE,3,-3.5,actual,,,,,,1
i4,Raid on police,ASSAULT,4,-9.0,actual,2023-12-01,2023-12-31,expression,,12,1
i5,More strikes,ASSAULT,4,-9.5,future,2024-01-20,2024-01-20,report,,,1
"""


class Small:
    """Iran strikes (16 January), Pakistan answers (18 January), an undated accusation, a raid in December."""

    def frame(self, table: str, query: Query | None = None) -> pl.DataFrame:
        return getattr(self, table)()

    def incidents(self) -> pl.DataFrame:
        return pl.read_csv(INCIDENTS.encode())

    def incident_actors(self) -> pl.DataFrame:
        rows = [
            ("i1", "actor", "irn", True),
            ("i1", "recipient", "pak", True),
            ("i2", "actor", "pak", True),
            ("i2", "recipient", "irn", True),
            ("i3", "actor", "pak", True),
            ("i3", "recipient", "irn", True),
            ("i4", "actor", "jaa", True),
            ("i4", "actor", "pak", False),
            ("i4", "recipient", "irn", True),
        ]
        return pl.DataFrame(rows, schema=["incident", "role", "actor", "headline"], orient="row")

    def actors(self) -> pl.DataFrame:
        return pl.DataFrame({"id": ["irn", "pak", "jaa"], "name": ["Iran", "Pakistan", "Jaish al-Adl"]})

    def incident_links(self) -> pl.DataFrame:
        rows = [
            ("i2", "i1", "retaliation_for", 3),
            ("i1", "i4", "response_to", 1),
            ("i3", "i1", "follows", 1),
        ]
        rows += [("i4", "i2", "response_to", 1)]  # what a muddled report might say: a ring
        return pl.DataFrame(rows, schema=["source", "target", "kind", "reports"], orient="row")

    def reports(self) -> pl.DataFrame:
        rows = [
            ("r1", "Wire", date(2024, 1, 17), None, "Wire"),
            ("r2", "Dawnlight", date(2024, 1, 18), None, "Dawnlight"),
            ("r3", "Echo", date(2024, 1, 19), "r1", "Wire"),
        ]
        return pl.DataFrame(
            rows, schema=["report", "publisher", "published", "copy_of", "origin"], orient="row"
        )

    def events(self) -> pl.DataFrame:
        rows = [("r1:e1", "r1", "i1"), ("r2:e1", "r2", "i1"), ("r2:e2", "r2", "i2"), ("r3:e1", "r3", "i2")]
        return pl.DataFrame(rows, schema=["key", "report", "incident"], orient="row")

    def claims(self) -> pl.DataFrame:
        rows = [
            ("r1:c1", "r1:e1", "Ministry", "official"),
            ("r2:c1", "r2:e1", None, "report"),
            ("r2:c2", "r2:e2", "State TV", "media"),
            ("r3:c1", "r3:e1", "State TV", "media"),
        ]
        return pl.DataFrame(rows, schema=["key", "event", "source_name", "kind"], orient="row")

    def casualties(self) -> pl.DataFrame:
        rows = [
            ("r2:e2", 1, "killed", 7, None, False, "r2:c2", "official"),
            ("r2:e2", 2, "killed", 4, 4, True, "r2:c2", "official"),
            ("r3:e1", 1, "killed", 9, 9, False, "r3:c1", "official"),
            ("r1:e1", 1, "injured", 3, 3, False, None, "unattributed"),
        ]
        columns = ["event", "position", "effect", "low", "high", "part", "claim", "side"]
        return pl.DataFrame(rows, schema=columns, orient="row")


def test_counts_keep_the_undated_apart_and_sum_only_what_is_known() -> None:
    frame = analysis.activity(Small(), by=("type",), period="month")
    assert frame.select("period", "type", "incidents", "killed_low", "killed_high").rows() == [
        (date(2023, 12, 1), "ASSAULT", 1, None, 12),
        (date(2024, 1, 1), "ASSAULT", 2, 9, 2),
        (None, "ACCUSE", 1, None, None),
    ]


def test_a_month_falls_into_no_week() -> None:
    frame = analysis.activity(Small(), by=(), period="week")
    assert frame.select("period", "incidents").rows() == [(date(2024, 1, 15), 2), (None, 2)]


def test_plans_count_only_when_asked_for() -> None:
    assert analysis.activity(Small(), by=("status",), period="year", actual=False)["incidents"].sum() == 5
    with pytest.raises(ValueError, match="weather"):
        analysis.activity(Small(), by=("weather",))
    with pytest.raises(ValueError, match="fortnight"):
        analysis.activity(Small(), period="fortnight")  # type: ignore[arg-type]


def test_dyads_are_ordered_pairs_of_headline_actors() -> None:
    frame = analysis.dyads(Small())
    assert frame.select("actor_name", "recipient_name", "incidents", "conflict", "killed_low").rows() == [
        ("Pakistan", "Iran", 2, 2, 7),
        ("Iran", "Pakistan", 1, 1, 2),
        ("Jaish al-Adl", "Iran", 1, 1, None),
    ]
    assert analysis.dyads(Small(), period="year")["period"].to_list() == [
        date(2023, 1, 1),
        date(2024, 1, 1),
        date(2024, 1, 1),
        None,
    ]


def test_answers_say_who_answered_whom_after_how_long() -> None:
    frame = analysis.answers(Small())
    assert frame.select("answer", "answered", "who", "whom", "lag_low", "lag_high").rows() == [
        ("i4", "i2", "Jaish al-Adl", "Pakistan", -48, -18),
        ("i1", "i4", "Iran", "Jaish al-Adl", 16, 46),
        ("i2", "i1", "Pakistan", "Iran", 2, 2),
    ]


def test_a_chain_goes_forward_in_time_and_a_ring_is_cut() -> None:
    frame = analysis.chains(Small())
    assert frame.select("chain", "step", "incident").rows() == [
        ("i4", 0, "i4"),
        ("i4", 1, "i1"),
        ("i4", 2, "i2"),
    ]


def test_tolls_leave_parts_out_and_measure_the_spread() -> None:
    frame = analysis.toll_trajectories(Small())
    assert frame.select("published", "source", "low", "high", "lowest", "highest", "spread").rows() == [
        (date(2024, 1, 18), "State TV", 7, None, 7, 7, 0),
        (date(2024, 1, 19), "State TV", 9, 9, 7, 9, 2),
    ]


def test_dependence_names_quoted_sources_and_copies() -> None:
    rows = analysis.dependence(Small()).select("publisher", "source", "kind", "claims", "share").rows()
    assert ("Echo", "Wire", "copy", 1, 1.0) in rows
    assert ("Dawnlight", "State TV", "media", 1, 0.5) in rows
    assert ("Dawnlight", None, "report", 1, 0.5) in rows


def test_delay_counts_from_days_that_are_stated() -> None:
    frame = analysis.reporting_delay(Small())
    assert sorted(frame.select("publisher", "incident", "delay").rows()) == [
        ("Dawnlight", "i1", 2),
        ("Dawnlight", "i2", 0),
        ("Echo", "i2", 1),
        ("Wire", "i1", 1),
    ]


def test_coverage_says_who_was_first_and_who_was_alone() -> None:
    rows = analysis.coverage(Small()).select("publisher", "reports", "incidents", "alone", "first").rows()
    assert rows == [("Dawnlight", 1, 2, 0, 1), ("Echo", 1, 1, 0, 0), ("Wire", 1, 1, 0, 1)]


@pytest.mark.parametrize(
    ("frame", "chart"),
    [
        (analysis.activity, analysis.activity_chart),
        (analysis.dyads, analysis.dyads_chart),
        (analysis.answers, analysis.answers_chart),
        (analysis.toll_trajectories, analysis.toll_trajectories_chart),
        (analysis.dependence, analysis.dependence_chart),
        (analysis.reporting_delay, analysis.reporting_delay_chart),
        (analysis.coverage, analysis.coverage_chart),
    ],
)
def test_every_frame_has_a_chart_that_a_page_can_draw(frame: object, chart: object) -> None:
    specification = chart(frame(Small())).to_dict()  # type: ignore[operator]
    assert specification["$schema"].startswith("https://vega.github.io/schema/vega-lite")
    assert specification["datasets"]
