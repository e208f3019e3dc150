"""Exports of a real ledger: made by hand, and made of the demo's reports."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from every_format import assert_every_format_is_sound

from dateline.checks import check
from dateline.cli.program import program
from dateline.exports import FORMATS
from dateline.ledger import open_ledger
from dateline.model import Ledger, Query
from dateline.services.exporting import export

TEXT = "The Salt Column shelled the Third Brigade in Karvat on 2 March 2024, killing seven soldiers."


def spans(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def ledger() -> Ledger:
    actors = [
        {"id": "a1", "name": "Salt Column", "kind": "armed_group", "country": ["IRN"], "plover": ["REB"]},
        {"id": "a2", "name": "Third Brigade", "kind": "military", "country": ["IRN"], "plover": ["MIL"]},
    ]
    event = {
        "id": "e1",
        "type": "ASSAULT",
        "mode": "heavy-weapons",
        "cameo": "194",
        "quad": 4,
        "intensity": -9.5,
        "status": "actual",
        "actor": ["a1"],
        "recipient": ["a2"],
        "place": "p1",
        "place_precision": "populated_place",
        "time": {"start": "2024-03-02", "end": "2024-03-02", "granularity": "day", "basis": "expression"},
        "casualties": [
            {"effect": "killed", "low": 7, "high": 7, "claim": "c1", **spans("killing seven soldiers")}
        ],
        "evidence": [spans("shelled the Third Brigade")],
    }
    return Ledger.model_validate(
        {
            "schema": "dateline/1",
            "reader": {"version": "0.0.0", "models": {}},
            "report": {
                "id": f"sha256:{sha256(TEXT.encode()).hexdigest()}",
                "title": "Shells on Karvat",
                "publisher": "The Hill Courier",
                "published": "2024-03-03",
                "published_basis": "given",
                "text": TEXT,
            },
            "actors": [{**actor, "mentions": [spans(str(actor["name"]))]} for actor in actors],
            "places": [
                {
                    "id": "p1",
                    "name": "Karvat",
                    "country": "IRN",
                    "latitude": 27.5,
                    "longitude": 62.0,
                    "precision": "populated_place",
                    "mentions": [spans("Karvat")],
                }
            ],
            "events": [event],
            "claims": [
                {
                    "id": "c1",
                    "event": "e1",
                    "source": None,
                    "kind": "report",
                    "stance": "asserts",
                    "evidence": [spans(TEXT)],
                }
            ],
            "links": [],
        }
    )


@pytest.fixture
def held(tmp_path) -> Path:
    path = tmp_path / "held.db"
    with open_ledger(path, create=True) as store:
        store.add(ledger())
    return path


@pytest.mark.parametrize("form", FORMATS)
def test_a_ledger_exports_from_the_command_line(held, tmp_path, form):
    path = tmp_path / "made"
    words = ["export", "--format", form, "--ledger", str(held), "--output", str(path)]
    result = CliRunner().invoke(program, words, standalone_mode=False)
    assert result.exception is None
    assert list(check(path, form)) == []
    assert result.stderr.startswith("dateline: 1 incident found, ")


def test_filters_and_earlier_moments_hold_for_exports(held, tmp_path):
    with open_ledger(held) as store:
        view = store.view()
        (whole,) = [json.loads(line) for line in b"".join(export(view, None, "jsonl")).splitlines()]
        assert view.incident(whole["id"]).model_dump(mode="json") == whole
        made = export(view, Query(country=("PAK",)), "csv")
        assert len(b"".join(made).splitlines()) == 1
        assert made.loss.incidents == 0
        assert made.note.snapshot == view.snapshot()
    words = ["export", "--format", "csv", "--ledger", str(held), "--as-of", "2001-01-01"]
    result = CliRunner().invoke(program, words, standalone_mode=False)
    assert len(result.stdout.splitlines()) == 1


def test_a_missing_ledger_is_told_in_a_line(tmp_path):
    words = ["export", "--format", "csv", "--ledger", str(tmp_path / "absent.db")]
    result = CliRunner().invoke(program, words, standalone_mode=False)
    assert "absent.db" in result.exception.format_message()


@pytest.mark.slow
def test_every_format_passes_its_checker_on_the_demo(tmp_path):
    from dateline.demo import happenings
    from dateline.services.reading import ReadingService

    service = ReadingService()
    with open_ledger(tmp_path / "demo.db", create=True) as store:
        for happening in happenings():
            for outcome in service.read([str(path) for path in happening.reports]):
                assert outcome.ledger is not None
                store.add(outcome.ledger)
        assert_every_format_is_sound(store.view(), tmp_path)
