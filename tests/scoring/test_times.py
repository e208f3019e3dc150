"""Time expressions: the cases of Recognizers-Text, the dates of GUM."""

from datetime import date
from pathlib import Path

import pytest

from dateline.model import Granularity
from dateline.reading.timex.timex import Timex
from dateline.scoring.sets.gum_document import Dated, GumDocument, read_gum
from dateline.scoring.sets.gum_time import compare, stretch_of
from dateline.scoring.sets.recognizers import Expected, expected, is_right

TODAY = date(2024, 5, 15)  # a Wednesday


def timex(start: int, end: int, first: str | None, last: str | None = None, habitual: bool = False) -> Timex:
    days = [date.fromisoformat(day) if day else None for day in (first, last or first)]
    return Timex(start, end, days[0], days[1], Granularity.DAY, habitual=habitual)


def parsed(words: str, kind: str, **value: dict[str, str]) -> dict[str, object]:
    text = f"We leave {words}"
    return {"Input": text, "Results": [{"Text": words, "Type": kind, "Start": 9, "Value": value}]}


def test_a_date_may_lie_ahead_or_behind() -> None:
    case = parsed(
        "June 2", "date", FutureResolution={"date": "2024-06-02"}, PastResolution={"date": "2023-06-02"}
    )
    (one,) = expected(case)
    assert one.sort == "date"
    assert is_right(one, [timex(9, 15, "2023-06-02")], TODAY)
    assert is_right(one, [timex(9, 15, "2024-06-02")], TODAY)
    assert not is_right(one, [timex(9, 15, "2024-06-03")], TODAY)
    assert not is_right(one, [timex(0, 2, "2024-06-02")], TODAY)


def test_a_model_result_is_read_like_a_parser_result() -> None:
    case = {
        "Input": "in May",
        "Results": [
            {
                "Text": "may",
                "TypeName": "datetimeV2.daterange",
                "Start": 3,
                "Resolution": {"values": [{"type": "daterange", "start": "2024-05-01", "end": "2024-06-01"}]},
            }
        ],
    }
    (one,) = expected(case)
    assert one.sort == "period"
    assert is_right(one, [timex(3, 6, "2024-05-01", "2024-05-31")], TODAY)
    assert is_right(one, [timex(3, 6, "2024-05-01", "2024-05-15")], TODAY)  # told as past, up to today
    assert not is_right(one, [timex(3, 6, "2024-05-01", "2024-05-30")], TODAY)


def test_weeks_ago_are_the_week_of_that_day() -> None:
    (one,) = expected(parsed("two weeks ago", "date", PastResolution={"date": "2024-05-01"}))
    assert (one.sort, one.unit) == ("relative", "week")
    assert is_right(one, [timex(9, 22, "2024-04-29", "2024-05-05")], TODAY)


def test_the_past_fortnight_has_today_in_it() -> None:
    value = {"PastResolution": {"startDate": "2024-05-01", "endDate": "2024-05-15"}}
    (one,) = expected(parsed("the past fortnight", "daterange", **value))
    assert is_right(one, [timex(9, 27, "2024-05-02", "2024-05-15")], TODAY)


def test_a_duration_places_nothing() -> None:
    (one,) = expected(parsed("three days", "duration"))
    assert is_right(one, [timex(9, 19, None)], TODAY)
    assert not is_right(one, [timex(9, 19, "2024-05-13", "2024-05-15")], TODAY)
    assert not is_right(one, [timex(9, 19, None, habitual=True)], TODAY)


@pytest.mark.parametrize(
    "case",
    [
        parsed("noon", "time", FutureResolution={"time": "12:00"}),
        parsed("before June", "daterange", PastResolution={"endDate": "2024-06-01"}),
        {**parsed("June 2", "date", PastResolution={"date": "2023-06-02"}), "NotSupported": "dotnet, python"},
        {"Input": "nothing", "Results": []},
    ],
)
def test_what_is_not_supported_is_left_out(case: dict[str, object]) -> None:
    assert list(expected(case)) == []


def test_expectations_are_values() -> None:
    assert Expected("date", 0, 1, frozenset()) == Expected("date", 0, 1, frozenset())


@pytest.mark.parametrize(
    ("values", "stretch"),
    [
        ({"when": "2024-05-03"}, ("2024-05-03", "2024-05-03")),
        ({"when": "2024-02"}, ("2024-02-01", "2024-02-29")),
        ({"when": "2024"}, ("2024-01-01", "2024-12-31")),
        ({"when": "2024-05-03T02:30:00"}, ("2024-05-03", "2024-05-03")),
        ({"from": "2024-01", "to": "2024-03"}, ("2024-01-01", "2024-03-31")),
        ({"notAfter": "2024"}, None),
        ({"when": "12:00:00"}, None),
        ({"when": "2024-13"}, None),
    ],
)
def test_values_are_stretches_of_days(values: dict[str, str], stretch: tuple[str, str] | None) -> None:
    found = stretch_of(values)
    assert (found and tuple(map(str, found))) == stretch


def document(text: str, *dates: tuple[str, dict[str, str]]) -> GumDocument:
    tagged = [Dated(text.index(words), text.index(words) + len(words), values) for words, values in dates]
    return GumDocument("made_up", text, TODAY, dates=tagged)


def test_stamps_are_left_out_and_values_compared() -> None:
    text = "Storm over Ardal\nWednesday, May 15, 2024\nIt rained on Monday and on Tuesday."
    tags = [
        ("Wednesday, May 15, 2024", {"when": "2024-05-15"}),
        ("Monday", {"when": "2024-05-13"}),
        ("Tuesday", {"when": "2024-05-14"}),
    ]
    monday, tuesday = text.index("Monday"), text.index("Tuesday")
    found = [timex(monday, monday + 6, "2024-05-13"), timex(tuesday, tuesday + 7, "2024-05-07")]
    unit = compare(document(text, *tags), found)
    assert unit.counts == {
        "value.want": 2,
        "value.got": 2,
        "found.want": 2,
        "found.got": 2,
        "value.right": 1,
        "found.right": 2,
    }
    assert [fault.cause for fault in unit.faults] == ["other value"]


def test_one_expression_may_span_two_tags() -> None:
    text = "Talks ran from May 3 to May 9."
    tags = [("May 3", {"when": "2024-05-03"}), ("May 9", {"when": "2024-05-09"})]
    counts = compare(document(text, *tags), [timex(10, 29, "2024-05-03", "2024-05-09")]).counts
    assert (counts["value.want"], counts["value.right"]) == (1, 1)


CONLLU = """# newdoc id = made_up
# meta::dateCreated = 2024-05-15
# newpar
# text = Ana Ruiz spoke
1\tAna\t_\tPROPN\t_\t_\t3\tnsubj\t_\tEntity=(1
2\tRuiz\t_\tPROPN\t_\t_\t1\tflat\t_\tEntity=1)
3\tspoke\t_\tVERB\t_\t_\t0\troot\t_\t_

# newpar
# text = On May 3 she left Ardal's port.
1\tOn\t_\tADP\t_\t_\t2\tcase\t_\t_
2\tMay\t_\tPROPN\t_\t_\t5\tobl\t_\tXML=<date when:::"2024-05-03">
3\t3\t_\tNUM\t_\t_\t2\tnummod\t_\tXML=</date>
4\tshe\t_\tPRON\t_\t_\t5\tnsubj\t_\tEntity=(1)
5\tleft\t_\tVERB\t_\t_\t0\troot\t_\t_
6-7\tArdal's\t_\t_\t_\t_\t_\t_\t_\t_
6\tArdal\t_\tPROPN\t_\t_\t8\tnmod\t_\tEntity=(2(3)
7\t's\t_\tPART\t_\t_\t6\tcase\t_\t_
8\tport\t_\tNOUN\t_\t_\t5\tobj\t_\tEntity=2)
9\t.\t_\tPUNCT\t_\t_\t5\tpunct\t_\t_
"""


def test_a_document_is_read_with_offsets_heads_and_dates(tmp_path: Path) -> None:
    path = tmp_path / "made_up.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    read = read_gum(path)
    assert read.text == "Ana Ruiz spoke\nOn May 3 she left Ardal's port."
    assert read.created == TODAY
    told = [
        (one.group, read.text[one.start : one.end], read.text[one.head :].split()[0]) for one in read.mentions
    ]
    assert told == [
        (1, "Ana Ruiz", "Ana"),
        (1, "she", "she"),
        (3, "Ardal", "Ardal's"),
        (2, "Ardal's port", "port."),
    ]
    assert [(read.text[one.start : one.end], one.values) for one in read.dates] == [
        ("May 3", {"when": "2024-05-03"})
    ]
    assert read.head_within(0, 8) == 0
    assert read.head_within(4, 8) == 4
