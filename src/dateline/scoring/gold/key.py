"""Hand-coded keys of reports."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

__all__ = ["Key", "KeyClaim", "KeyEvent", "KeyLink", "KeyPlace", "read_key"]

Names = tuple[str, ...]
"""Names that are all right for one participant."""


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A place that is right."""

    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class KeyClaim:
    """Who says so, by any of its names, and how; the report's own voice goes by `report`."""

    source: Names
    stance: str


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """One event as a coder saw it. An optional one is no gain if found and no loss if missed."""

    id: str
    evidence: tuple[str, ...]
    type: str
    mode: str | None
    status: str
    actor: tuple[Names, ...]
    recipient: tuple[Names, ...]
    place: tuple[KeyPlace, ...]
    time: tuple[str, str] | None
    casualties: tuple[tuple[str, int | None, int | None], ...]
    claims: tuple[KeyClaim, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class KeyLink:
    """A relation between two events, by their ids."""

    start: str
    end: str
    kind: str


@dataclass(frozen=True, slots=True)
class Key:
    """The ledger of one report, coded by hand."""

    published: date | None
    events: tuple[KeyEvent, ...]
    links: tuple[KeyLink, ...]


def read_key(path: Path) -> Key:
    """The key that a file holds.

    Raises:
        OSError: if the file can't be read.
        ValueError: if it is no key; the message names the file.
    """
    document = json.loads(path.read_text(encoding="utf-8"))
    try:
        published = document.get("published")
        return Key(
            date.fromisoformat(published) if published else None,
            tuple(_event(event) for event in document["events"]),
            tuple(KeyLink(link["from"], link["to"], link["kind"]) for link in document.get("links", ())),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path.name} is no key: {type(error).__name__}: {error}") from error


def _event(event: dict[str, Any]) -> KeyEvent:
    time = event["time"]
    return KeyEvent(
        id=event["id"],
        evidence=tuple(event["evidence"]),
        type=event["type"],
        mode=event.get("mode") or None,
        status=event["status"],
        actor=tuple(map(tuple, event["actor"])),
        recipient=tuple(map(tuple, event["recipient"])),
        place=tuple(KeyPlace(place["name"], place.get("country")) for place in event["place"] or ()),
        time=(time["start"], time["end"]) if time else None,
        casualties=tuple((row["effect"], row["low"], row["high"]) for row in event["casualties"]),
        claims=tuple(
            KeyClaim(tuple(claim["source"]) if claim["kind"] != "report" else ("report",), claim["stance"])
            for claim in event["claims"]
        ),
        optional=bool(event.get("optional")),
    )
