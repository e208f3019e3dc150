"""The typed ledger: what every row is. Nothing here reads text or touches files."""

from dateline.model.actor import Actor
from dateline.model.actor_profile import ActorPage, ActorProfile, ActorSummary, Dyad
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
from dateline.model.query import Facet, IncidentPage, Query, Snapshot, SortKey
from dateline.model.report import Block, Report
from dateline.model.review import QueuePage, ReviewItem
from dateline.model.span import Span
from dateline.model.stored_report import ReportPage, ReportSummary, ReportVersion, StoredReport
from dateline.model.timeline import Bins, IncidentPoint, TimelineBin
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
    "ActorPage",
    "ActorProfile",
    "ActorSummary",
    "Bins",
    "Block",
    "BlockRole",
    "Bound",
    "Casualty",
    "Claim",
    "ClaimKind",
    "Dyad",
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
    "IncidentPoint",
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
    "QueuePage",
    "ReaderIdentity",
    "Report",
    "ReportPage",
    "ReportSummary",
    "ReportVersion",
    "ReviewItem",
    "Snapshot",
    "SortKey",
    "Span",
    "Stance",
    "Standing",
    "Status",
    "StoredReport",
    "TimeBasis",
    "TimelineBin",
    "Toll",
    "TollSide",
    "Version",
    "VersionSource",
]
