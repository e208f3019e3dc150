"""What a ledger refuses: words that are not the report's, ids that point nowhere, impossible figures."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dateline.model import Casualty, EventTime, Ledger, Report

TEXT = "Shells fell on Douma 💥 on Tuesday, killing seven, the army said."
Change = Callable[[dict[str, Any]], Any]


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def rows() -> dict[str, Any]:
    """One of each row, as JSON has it."""
    return {
        "schema": "dateline/1",
        "reader": {"version": "0", "models": {}},
        "report": {
            "id": "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest(),
            "published": "2018-03-01",
            "published_basis": "given",
            "text": TEXT,
            "blocks": [{"start": 0, "end": len(TEXT), "role": "body"}],
        },
        "actors": [{"id": "a1", "name": "army", "kind": "military", "mentions": [span("the army")]}],
        "places": [{"id": "p1", "name": "Douma", "mentions": [span("Douma")]}],
        "events": [
            {
                "id": "e1",
                "type": "ASSAULT",
                "quad": 4,
                "intensity": -9.5,
                "status": "actual",
                "place": "p1",
                "time": {
                    "start": "2018-02-27",
                    "end": "2018-02-27",
                    "granularity": "day",
                    "basis": "expression",
                },
                "instruments": [{"name": "shell", **span("Shells")}],
                "casualties": [{"effect": "killed", "low": 7, "high": 7, "claim": "c1", **span("seven")}],
                "evidence": [span("Shells fell")],
            },
            {
                "id": "e2",
                "type": "ACCUSE",
                "quad": 3,
                "intensity": -2,
                "status": "actual",
                "actor": ["a1"],
                "evidence": [span("said")],
            },
        ],
        "claims": [
            {
                "id": "c1",
                "event": "e1",
                "source": "a1",
                "kind": "official",
                "stance": "asserts",
                "evidence": [span("the army said")],
            }
        ],
        "links": [{"from": "e2", "to": "e1", "kind": "response_to", "evidence": []}],
    }


def test_one_of_each_row_is_a_ledger_and_comes_back_from_its_json():
    ledger = Ledger.model_validate(rows())
    again = Ledger.model_validate_json(ledger.to_json())
    assert again == ledger
    assert again.to_json() == ledger.to_json()
    assert json.loads(ledger.to_json())["links"][0] == {
        "from": "e2",
        "to": "e1",
        "kind": "response_to",
        "evidence": [],
    }


def test_every_kind_of_span_is_checked():
    assert len(list(Ledger.model_validate(rows()).spans())) == 7


@pytest.mark.parametrize(
    "path",
    [
        ("actors", 0, "mentions", 0),
        ("places", 0, "mentions", 0),
        ("events", 0, "evidence", 0),
        ("events", 0, "instruments", 0),
        ("events", 0, "casualties", 0),
        ("claims", 0, "evidence", 0),
    ],
    ids=lambda path: ".".join(map(str, path)),
)
@pytest.mark.parametrize(
    "change",
    [
        lambda span: span.update(quote=span["quote"] + "."),
        lambda span: span.update(start=span["start"] + 1, end=span["end"] + 1),
        lambda span: span.update(end=len(TEXT) + 40),
    ],
    ids=["other words", "moved by one", "past the end"],
)
def test_a_quote_that_is_not_its_span_is_refused(path: tuple[str | int, ...], change: Change):
    data = rows()
    at: Any = data
    for step in path:
        at = at[step]
    change(at)
    with pytest.raises(ValidationError, match="is not the report's words"):
        Ledger.model_validate(data)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda d: d["events"][0].update(actor=["a9"]), "e1 points to a9"),
        (lambda d: d["events"][0].update(recipient=["p1"]), "e1 points to p1"),
        (lambda d: d["events"][0].update(place="p9"), "e1 points to p9"),
        (lambda d: d["events"][0]["casualties"][0].update(claim="c9"), "e1 points to c9"),
        (lambda d: d["claims"][0].update(event="e9"), "c1 points to e9"),
        (lambda d: d["claims"][0].update(source="a9"), "c1 points to a9"),
        (lambda d: d["claims"][0].update(via=["a9"]), "c1 points to a9"),
        (lambda d: d["links"][0].update({"to": "e9"}), "link points to e9"),
    ],
)
def test_an_id_that_points_nowhere_is_refused(change: Change, told: str):
    data = rows()
    change(data)
    with pytest.raises(ValidationError, match=told):
        Ledger.model_validate(data)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(schema="dateline/2"),
        lambda d: d.update(mood="grim"),
        lambda d: d["events"][0].update(status="perhaps"),
        lambda d: d["events"][0].update(type="FIGHT"),
        lambda d: d["events"][0].update(evidence=[]),
        lambda d: d["events"][0].update(intensity=-11),
        lambda d: d["claims"][0].update(stance="shrugs"),
        lambda d: d["report"].update(published_basis=None),
        lambda d: d["report"].update(published="1 March"),
        lambda d: d["report"]["blocks"].append({"start": 3, "end": 9, "role": "body"}),
        lambda d: d["report"]["blocks"][0].update(end=len(TEXT) + 1),
    ],
)
def test_a_value_outside_the_manual_is_refused(change: Change):
    data = rows()
    change(data)
    with pytest.raises(ValidationError):
        Ledger.model_validate(data)


def test_a_ledger_does_not_change():
    ledger = Ledger.model_validate(rows())
    with pytest.raises(ValidationError, match="frozen"):
        ledger.report.text = "Nothing fell."


@given(st.text(min_size=1), st.data())
def test_any_slice_of_any_text_is_a_span(text: str, data: st.DataObject):
    text = text.encode("utf-8", "replace").decode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = {"id": "p1", "name": "x", "mentions": [{"start": start, "end": end, "quote": text[start:end]}]}
    report = Report(id="sha256:" + hashlib.sha256(text.encode()).hexdigest(), text=text)
    ledger = Ledger.model_validate(
        {"reader": {"version": "0", "models": {}}, "report": report.model_dump(), "places": [place]}
    )
    assert Ledger.model_validate_json(ledger.to_json()).places == ledger.places


@given(st.none() | st.integers(-3, 400), st.none() | st.integers(-3, 400))
def test_a_toll_has_a_figure_and_its_bounds_are_in_order(low: int | None, high: int | None):
    sound = (low, high) != (None, None) and (low or 0) >= 0 and (high or 0) >= 0
    sound = sound and (low is None or high is None or low <= high)
    row = {"effect": "killed", "low": low, "high": high, "start": 0, "end": 5, "quote": "seven"}
    if sound:
        assert Casualty.model_validate(row).low == low
    else:
        with pytest.raises(ValidationError):
            Casualty.model_validate(row)


def test_a_time_does_not_run_backwards():
    with pytest.raises(ValidationError, match="runs backwards"):
        EventTime(start="2024-01-18", end="2024-01-17", granularity="range", basis="expression")
