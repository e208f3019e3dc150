"""The typed ledger: what every row is. Nothing here reads text or touches files."""

from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.event import Casualty, Event, EventTime, Instrument
from dateline.model.incident import (
    Bound,
    EventKey,
    Incident,
    IncidentLink,
    IncidentPlace,
    IncidentSummary,
    IncidentTime,
    Member,
    Party,
    Standing,
    Toll,
    TollSide,
    Version,
    VersionSource,
)
from dateline.model.judgement import Action, Judgement, NewJudgement
from dateline.model.ledger import SCHEMA, Ledger, ReaderIdentity
from dateline.model.link import Link
from dateline.model.place import Place
from dateline.model.query import Facet, IncidentPage, Query, Snapshot
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
    "Action",
    "Actor",
    "ActorKind",
    "Block",
    "BlockRole",
    "Bound",
    "Casualty",
    "Claim",
    "ClaimKind",
    "Effect",
    "Event",
    "EventKey",
    "EventTime",
    "EventType",
    "Facet",
    "Granularity",
    "Incident",
    "IncidentLink",
    "IncidentPage",
    "IncidentPlace",
    "IncidentSummary",
    "IncidentTime",
    "Instrument",
    "Judgement",
    "Ledger",
    "Link",
    "LinkKind",
    "Member",
    "NewJudgement",
    "Party",
    "Place",
    "PlacePrecision",
    "PublishedBasis",
    "Query",
    "ReaderIdentity",
    "Report",
    "Snapshot",
    "Span",
    "Stance",
    "Standing",
    "Status",
    "TimeBasis",
    "Toll",
    "TollSide",
    "Version",
    "VersionSource",
]
