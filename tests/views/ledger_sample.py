"""A ledger made by hand, with every thing that the view shows."""

# ruff: noqa: E501 - one row of the ledger a line

import hashlib
import re

TEXT = """Northern army shells border town as toll mounts

KALDAR, March 4 - The army of Nordland shelled the border town of Kaldar on Sunday, killing at least seven people,
among them four children and three women, a security official told state television.

The rebel Free Valley Front said its artillery, in Operation Clear Sky, fired first in retaliation for a raid on Friday.
Nordland's defence ministry denied that it had shelled the town. Doctors at the town hospital counted 12 dead.

The two sides are to meet in Geneva on March 10. Nordland threatened to close the border if the talks fail.
No convoy was attacked, the Red Crescent said.
"""


def span(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def sample(text: str = TEXT, **report: object) -> dict[str, object]:
    """The ledger as plain data, for tests to change."""
    army = {"name": "Nordland's army", "kind": "military", "country": ["NRL"]}
    return {
        "schema": "dateline/1",
        "reader": {"version": "0", "models": {}},
        "report": {
            "id": "sha256:" + hashlib.sha256(text.encode()).hexdigest(),
            "title": "Northern army shells border town as toll mounts",
            "publisher": "Valley Courier",
            "published": "2024-03-04",
            "published_basis": "dateline",
            "text": text,
            "blocks": [
                {"start": m.start(), "end": m.end(), "role": "body" if m.start() else "headline"}
                for m in re.finditer(r"[^\n]+", text)
            ],
            **report,
        },
        "actors": [
            {"id": "a1", **army},
            {"id": "a2", "name": "people", "kind": "civilians"},
            {"id": "a3", "name": "security official", "kind": "government"},
            {"id": "a4", "name": "state television", "kind": "media"},
            {"id": "a5", "name": "Free Valley Front", "kind": "armed_group"},
            {"id": "a6", "name": "Nordland's defence ministry", "kind": "government"},
            {"id": "a7", "name": "doctors", "kind": "other"},
            {"id": "a8", "name": "Red Crescent", "kind": "ngo"},
        ],
        "places": [
            {"id": "p1", "name": "Kaldar", "admin1": "Border Province", "country": "XNL", "precision": "populated_place"},
            {"id": "p2", "name": "Geneva", "country": "CHE", "precision": "populated_place"},
            {"id": "p3", "name": "Nowhereville"},
        ],
        "events": [
            {
                "id": "e1", "type": "ASSAULT", "mode": "heavy-weapons", "quad": 4, "intensity": -9, "status": "actual",
                "actor": ["a1"], "recipient": ["a2"], "place": "p1", "place_precision": "populated_place",
                "name": "Clear Sky",
                "time": {"start": "2024-03-03", "end": "2024-03-03", "granularity": "day", "basis": "expression",
                         "text": "on Sunday"},
                "instruments": [{"name": "artillery", **span("artillery")}],
                "casualties": [
                    {"effect": "killed", "low": 7, "claim": "c1", **span("at least seven people")},
                    {"effect": "killed", "low": 4, "high": 4, "victims": "children", "part": True, "claim": "c1",
                     **span("four children")},
                    {"effect": "killed", "low": 3, "high": 3, "victims": "women", "part": True, "claim": "c1",
                     **span("three women")},
                    {"effect": "killed", "low": 12, "high": 12, "claim": "c3", **span("12 dead")},
                ],
                "evidence": [span("The army of Nordland shelled the border town of Kaldar on Sunday")],
            },
            {
                "id": "e2", "type": "ASSAULT", "quad": 4, "intensity": -9, "status": "actual", "actor": ["a5"],
                "time": {"start": "2024-03-01", "end": "2024-03-01", "granularity": "day", "basis": "event"},
                "place": "p3",
                "evidence": [span("fired first")],
            },
            {
                "id": "e3", "type": "CONSULT", "mode": "meet", "quad": 1, "intensity": 3, "status": "future",
                "actor": ["a1", "a5"], "place": "p2",
                "evidence": [span("The two sides are to meet in Geneva")],
            },
            {
                "id": "e4", "type": "THREATEN", "quad": 3, "intensity": -5, "status": "hypothetical", "actor": ["a6"],
                "time": {"start": "2024-03-04", "end": "2024-03-04", "granularity": "day", "basis": "report"},
                "evidence": [span("Nordland threatened to close the border")],
            },
            {
                "id": "e5", "type": "ASSAULT", "quad": 4, "intensity": -9, "status": "negated",
                "evidence": [span("No convoy was attacked")],
            },
        ],
        "claims": [
            {"id": "c1", "event": "e1", "source": "a3", "kind": "anonymous", "stance": "asserts", "via": ["a4"],
             "verb": "told", "evidence": [span("a security official told state television")]},
            {"id": "c2", "event": "e1", "source": "a6", "kind": "official", "stance": "denies", "verb": "denied",
             "evidence": [span("Nordland's defence ministry denied that it had shelled the town")]},
            {"id": "c3", "event": "e1", "source": "a7", "kind": "witness", "stance": "asserts",
             "evidence": [span("Doctors at the town hospital counted")]},
            {"id": "c4", "event": "e2", "source": "a5", "kind": "party", "stance": "claims_responsibility",
             "evidence": [span("The rebel Free Valley Front said its artillery")]},
            {"id": "c5", "event": "e5", "source": "a8", "kind": "organisation", "stance": "asserts",
             "evidence": [span("the Red Crescent said")]},
        ],
        "links": [{"from": "e1", "to": "e2", "kind": "retaliation_for", "evidence": [span("in retaliation for")]}],
    }  # fmt: skip
