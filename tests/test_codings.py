"""The project's own codings, from which the reader learns: sound, and free of other people's texts."""

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.model import ClaimKind, EventType, LinkKind, Stance, Status

FOLDER = Path(__file__).parents[1] / "training/codings"
OWN = sorted((FOLDER / "own").glob("*.key.json"))
OTHERS = sorted(path for name in ("voa", "news", "hrds") for path in (FOLDER / name).glob("*.json"))


def test_there_are_codings():
    assert len(OWN) >= 70
    assert len(OTHERS) >= 150


@pytest.mark.parametrize("path", [*OWN, *OTHERS], ids=lambda path: path.name)
def test_every_value_is_one_that_the_manual_knows(path):
    key = json.loads(path.read_text(encoding="utf-8"))
    date.fromisoformat(key["published"])
    ids = [event["id"] for event in key["events"]]
    assert len(set(ids)) == len(ids) > 0
    for event in key["events"]:
        EventType(event["type"]), Status(event["status"])
        assert event["evidence"]
        assert event["claims"]
        for claim in event["claims"]:
            ClaimKind(claim["kind"]), Stance(claim["stance"])
        if event["time"]:
            assert date.fromisoformat(event["time"]["start"]) <= date.fromisoformat(event["time"]["end"])
    for link in key["links"]:
        LinkKind(link["kind"])
        assert {link["from"], link["to"]} <= set(ids)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_every_quote_of_an_own_report_is_in_its_text(path):
    key = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_name(path.name.replace(".key.json", ".txt")).read_text(encoding="utf-8")
    for event in key["events"]:
        for quote in [*event["evidence"], *(claim["quote"] for claim in event["claims"])]:
            assert quote in text


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_codings_of_other_peoples_reports_hold_offsets_and_no_words(path):
    key = json.loads(path.read_text(encoding="utf-8"))
    assert len(key["sha256"]) == 64
    assert "title" not in key
    for event in key["events"]:
        for start, end in [*event["evidence"], *(claim["quote"] for claim in event["claims"])]:
            assert 0 <= start < end
