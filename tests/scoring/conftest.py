"""Small keys and ledgers, written by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Actor, Casualty, Claim, Event, EventTime, Ledger, Link, Place, ReaderIdentity, Span
from dateline.sources import freeze

TEXT = (
    "Norvik troops shelled the port of Ardal on 3 May, killing 12 people, officials said.\n"
    "Gen. Ruud Haas denied it. Ardal's mayor condemned the shelling. Talks are planned in Lund."
)


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start=start, end=start + len(quote), quote=quote)


@pytest.fixture
def key() -> dict[str, Any]:
    """A key of `TEXT`: a shelling, its condemnation, and talks that need not be found."""
    return {
        "published": "2024-05-04",
        "events": [
            {
                "id": "k1",
                "evidence": ["shelled the port of Ardal"],
                "type": "ASSAULT",
                "mode": "heavy-weapons",
                "status": "actual",
                "actor": [["Norvik troops", "army of Norvik"]],
                "recipient": [["people"]],
                "place": [{"name": "Ardal", "country": "NVK"}],
                "time": {"start": "2024-05-03", "end": "2024-05-03"},
                "casualties": [{"effect": "killed", "low": 12, "high": 12}],
                "claims": [
                    {"source": ["officials"], "kind": "official", "stance": "asserts"},
                    {"source": ["Ruud Haas"], "kind": "official", "stance": "denies"},
                ],
            },
            {
                "id": "k2",
                "evidence": ["mayor condemned the shelling"],
                "type": "ACCUSE",
                "mode": None,
                "status": "actual",
                "actor": [["mayor"]],
                "recipient": [],
                "place": None,
                "time": None,
                "casualties": [],
                "claims": [{"source": [], "kind": "report", "stance": "asserts"}],
            },
            {
                "id": "k3",
                "evidence": ["Talks are planned"],
                "type": "CONSULT",
                "mode": None,
                "status": "future",
                "actor": [],
                "recipient": [],
                "place": [{"name": "Lund", "country": "SWE"}],
                "time": None,
                "casualties": [],
                "claims": [],
                "optional": True,
            },
        ],
        "links": [{"from": "k2", "to": "k1", "kind": "response_to"}],
    }


@pytest.fixture
def ledger() -> Ledger:
    """A reading of `TEXT` that gets everything right but the denial."""
    report = freeze(TEXT)

    def words(quote: str) -> Span:
        return span(TEXT, quote)

    def actor(name: str, number: int) -> Actor:
        return Actor(id=f"a{number}", name=name, kind="other", mentions=(words(name),))

    killed = words("killing 12 people")
    return Ledger(
        reader=ReaderIdentity(version="0", models={}),
        report=report,
        actors=tuple(
            actor(name, n) for n, name in enumerate(["Norvik troops", "people", "officials", "mayor"])
        ),
        places=(Place(id="p1", name="Ardal", precision="populated_place", mentions=(words("Ardal"),)),),
        events=(
            Event(
                id="e1",
                type="ASSAULT",
                mode="heavy-weapons",
                quad=4,
                intensity=-9,
                status="actual",
                actor=("a0",),
                recipient=("a1",),
                place="p1",
                place_precision="populated_place",
                time=EventTime(
                    start="2024-05-03", end="2024-05-03", granularity="day", basis="expression", text="3 May"
                ),
                casualties=(
                    Casualty(
                        effect="killed",
                        low=12,
                        high=12,
                        start=killed.start,
                        end=killed.end,
                        quote=killed.quote,
                    ),
                ),
                evidence=(words("shelled the port"),),
            ),
            Event(
                id="e2",
                type="ACCUSE",
                quad=3,
                intensity=-2,
                status="actual",
                actor=("a3",),
                time=EventTime(start="2024-05-04", end="2024-05-04", granularity="day", basis="report"),
                evidence=(words("mayor condemned the shelling"),),
            ),
        ),
        claims=(
            Claim(
                id="c1", event="e1", source="a2", kind="official", stance="asserts", evidence=(words("said"),)
            ),
            Claim(
                id="c2", event="e2", source=None, kind="report", stance="asserts", evidence=(words("mayor"),)
            ),
        ),
        links=(Link(source="e2", target="e1", kind="response_to"),),
    )


@pytest.fixture
def keys_folder(tmp_path: Path, key: dict[str, Any]) -> Path:
    """A folder with one hand-coded report."""
    folder = tmp_path / "keys"
    folder.mkdir()
    (folder / "ardal.txt").write_text(TEXT, encoding="utf-8")
    (folder / "ardal.key.json").write_text(json.dumps(key), encoding="utf-8")
    return folder
