"""A ledger made by hand: the texts, parties and incidents that these tests look up."""

import hashlib

from dateline.model import Incident
from dateline.reconciling.occurrence import incident_id, report_key

IRAQ = {"country": "IRQ", "latitude": 36.34, "longitude": 43.13, "admin1": "Nineveh"}

PARTIES = {
    "army": {"id": "a-00000000000a1", "name": "Northern Army", "kind": "military", "country": ["NRL"]},
    "front": {
        "id": "a-00000000000a2",
        "name": "Free Valley Front",
        "kind": "armed_group",
        "aliases": ["FVF", "Valley Frönt"],
    },
    "people": {"id": "a-00000000000a3", "name": "villagers", "kind": "civilians"},
    "ministry": {
        "id": "a-00000000000a4",
        "name": "Ministry of Defence",
        "kind": "government",
        "country": ["NRL"],
    },
    "doctors": {"id": "a-00000000000a5", "name": "Doctors of Kaldar", "kind": "other"},
}

TEXTS = {
    "first": (
        "Shells hit Kaldar",
        "Valley Courier",
        "2024-03-04",
        "Shells hit Kaldar\n\nThe Northern Army shelled the border town of Kaldar on Sunday, killing seven "
        "villagers near the old granary.\n\nTalks about fishing quotas went on elsewhere.\n",
    ),
    "second": (
        "Army denies shelling of Kaldar",
        "Harbour Post",
        "2024-03-05",
        "Army denies shelling of Kaldar\n\nThe Ministry of Defence denied that Kaldar was bombarded. "
        "Doctors counted twelve dead.\n",
    ),
    "copy": (
        "Shells strike Kaldar",
        "Island Gazette",
        "2024-03-05",
        "Shells strike Kaldar\n\nThe Northern Army shelled the border town of Kaldar on Sunday, killing "
        "seven villagers near the old granary. (Valley Courier)\n",
    ),
    "march": (
        "Crowd marches in Suvaré",
        "Island Gazette",
        "2024-05-01",
        "Crowd marches in Suvaré\n\nVillagers marched in Suvaré against the al-Nur ministry's "
        "bread prices.\n",
    ),
}


def report_id(name: str) -> str:
    return "sha256:" + hashlib.sha256(TEXTS[name][3].encode()).hexdigest()


def key(name: str, number: int) -> str:
    return f"{report_key(report_id(name))}:e{number}"


def an_incident(members: list[str], **values: object) -> Incident:
    """An incident with these members' event keys, the first one its anchor."""
    shown = {
        "id": incident_id(members[0]),
        "title": "something",
        "type": "ASSAULT",
        "mode": None,
        "quad": 4,
        "intensity": -9.0,
        "status": "actual",
        "standing": "single_source",
        "accepted": False,
        "rejected": False,
        "reports": len({one.partition(":")[0] for one in members}),
        "sources": 1,
        "score": 1.0,
        "policy": "the latest figure of a third party",
        "members": [
            {
                "event": one,
                "report": one.partition(":")[0],
                "title": None,
                "publisher": None,
                "url": None,
                "published": None,
                "score": 1.0,
                "start": 0,
                "end": 5,
                "quote": "Words",
            }
            for one in members
        ],
    }
    return Incident.model_validate(shown | values)


def parties(*names: str) -> list[dict[str, object]]:
    return [{k: v for k, v in PARTIES[name].items() if k != "aliases"} for name in names]


def time(start: str, end: str | None = None, granularity: str = "day") -> dict[str, str]:
    return {"start": start, "end": end or start, "granularity": granularity, "basis": "expression"}


def toll(
    low: int | None, high: int | None, side: str | None = None, effect: str = "killed"
) -> dict[str, object]:
    figures = {"low": low, "high": high, "latest_low": low, "latest_high": high}
    return {"effect": effect, "side": side, "sources": 1, **figures}


def version(
    field: str, value: object, label: str, *, headline: bool = True, **values: object
) -> dict[str, object]:
    shown = {"field": field, "value": value, "label": label, "independent": 1, "headline": headline}
    return {"first": "2024-03-04", "latest": "2024-03-05", **shown, **values}


def source(report: str, number: int, quote: str, **values: object) -> dict[str, object]:
    text = TEXTS[report][3]
    start = text.index(quote)
    shown = {"report": report_id(report), "event": key(report, number), "kind": "report", "stance": "asserts"}
    place = {"start": start, "end": start + len(quote), "quote": quote}
    return {"publisher": TEXTS[report][1], "published": TEXTS[report][2], **shown, **place, **values}


def incidents() -> list[Incident]:
    shelling = an_incident(
        [key("first", 1), key("second", 1), key("copy", 1)],
        title="Northern Army shells villagers in Kaldar",
        mode="heavy-weapons",
        standing="contested",
        actor=parties("army"),
        recipient=parties("people"),
        time=time("2024-03-03"),
        place={"name": "Kaldar", "precision": "populated_place", **IRAQ},
        killed_low=7,
        killed_high=12,
        reports=3,
        sources=2,
        score=0.8,
        flags=["toll_conflict"],
        first_published="2024-03-04",
        last_published="2024-03-05",
        tolls=[toll(7, 12), toll(7, 7, "unattributed"), toll(12, 12, "third_party")],
        versions=[
            version(
                "casualties.killed",
                {"low": 7, "high": 7},
                "7",
                side="unattributed",
                headline=False,
                sources=[source("first", 1, "killing seven villagers")],
            ),
            version(
                "casualties.killed",
                {"low": 12, "high": 12},
                "12",
                side="third_party",
                sources=[
                    source(
                        "second", 1, "Doctors counted twelve dead", source="Doctors of Kaldar", kind="witness"
                    )
                ],
            ),
            version(
                "status",
                "negated",
                "did not happen",
                headline=False,
                sources=[
                    source(
                        "second",
                        1,
                        "denied that Kaldar was bombarded",
                        source="Ministry of Defence",
                        kind="official",
                        stance="denies",
                    )
                ],
            ),
        ],
    )
    march = an_incident(
        [key("march", 1)],
        title="villagers protest in Suvaré",
        type="PROTEST",
        mode="demonstrate",
        quad=3,
        intensity=-6.5,
        actor=parties("people"),
        recipient=parties("ministry"),
        time=time("2024-05-01T09:30"),
        place={
            "name": "Suvaré",
            "country": "FJI",
            "latitude": -17.0,
            "longitude": 179.5,
            "precision": "site",
        },
        first_published="2024-05-01",
        last_published="2024-05-01",
    )
    raid = an_incident(
        [key("first", 2)],
        title="Free Valley Front attacks Northern Army",
        actor=parties("front"),
        recipient=parties("army"),
        status="negated",
        standing="denied",
        time=time("2024-02-01", "2024-02-29", "month"),
        place={"name": "Atoll", "country": "KIR", "latitude": -17.2, "longitude": -179.6},
        first_published="2024-03-04",
        last_published="2024-03-04",
        links=[
            {
                "kind": "follows",
                "outgoing": False,
                "incident": shelling.id,
                "title": shelling.title,
                "reports": 1,
            }
        ],
    )
    undated = an_incident(
        [key("second", 2)],
        title="someone threatens someone",
        type="THREATEN",
        quad=3,
        intensity=-4.0,
        first_published="2024-03-05",
        last_published="2024-03-05",
    )
    rejected = an_incident([key("second", 3)], title="a slip", rejected=True, standing="retracted")
    return [shelling, march, raid, undated, rejected]


SPOTS = {
    key("first", 1): ("first", "The Northern Army shelled"),
    key("second", 1): ("second", "denied that Kaldar was bombarded"),
    key("copy", 1): ("copy", "The Northern Army shelled"),
    key("march", 1): ("march", "Villagers marched"),
    key("first", 2): ("first", "fishing quotas"),
    key("second", 2): ("second", "The Ministry"),
    key("second", 3): ("second", "Army denies"),
}

CLAIMS = {key("second", 1): ("a-00000000000a4", "Ministry of Defence", "official", "denies")}
