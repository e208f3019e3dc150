"""The typed ledger: what every row is. Nothing here reads text or touches files."""

from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.event import Casualty, Event, EventTime, Instrument
from dateline.model.ledger import SCHEMA, Ledger, ReaderIdentity
from dateline.model.link import Link
from dateline.model.place import Place
from dateline.model.report import Block, Report
from dateline.model.span import Span
from dateline.model.vocabulary import (
    ActorKind,
    BlockRole,
    ClaimKind,
    Effect,
    EventType,
    Granularity,
    LinkKind,
    PlacePrecision,
    PublishedBasis,
    Stance,
    Status,
    TimeBasis,
)

__all__ = [
    "SCHEMA",
    "Actor",
    "ActorKind",
    "Block",
    "BlockRole",
    "Casualty",
    "Claim",
    "ClaimKind",
    "Effect",
    "Event",
    "EventTime",
    "EventType",
    "Granularity",
    "Instrument",
    "Ledger",
    "Link",
    "LinkKind",
    "Place",
    "PlacePrecision",
    "PublishedBasis",
    "ReaderIdentity",
    "Report",
    "Span",
    "Stance",
    "Status",
    "TimeBasis",
]
