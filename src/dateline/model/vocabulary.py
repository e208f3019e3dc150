"""The closed sets of words that a ledger's fields may take.

The words are those of the coding manual; event types and modes are PLOVER's
(openeventdata/PLOVER, draft 2.0).
"""

from enum import StrEnum

__all__ = [
    "ActorKind",
    "BlockRole",
    "ClaimKind",
    "Effect",
    "EventType",
    "Granularity",
    "LinkKind",
    "PlacePrecision",
    "PublishedBasis",
    "Stance",
    "Status",
    "TimeBasis",
]


class EventType(StrEnum):
    """PLOVER's sixteen event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether the happening happened, as the report tells it."""

    ACTUAL = "actual"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    GENERIC = "generic"


class Effect(StrEnum):
    """What happened to people."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"
    ABDUCTED = "abducted"
    CASUALTIES = "casualties"
    """Killed and injured in one figure."""


class ClaimKind(StrEnum):
    """What sort of source speaks."""

    OFFICIAL = "official"
    PARTY = "party"
    ANONYMOUS = "anonymous"
    MEDIA = "media"
    ORGANISATION = "organisation"
    WITNESS = "witness"
    ANALYST = "analyst"
    DOCUMENT = "document"
    REPORT = "report"
    """The report's own voice, with no attribution."""


class Stance(StrEnum):
    """How a source stands to an event."""

    ASSERTS = "asserts"
    DENIES = "denies"
    HEDGES = "hedges"
    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    DISCLAIMS_RESPONSIBILITY = "disclaims_responsibility"


class LinkKind(StrEnum):
    """Relations between two events, strongest first."""

    RETALIATION_FOR = "retaliation_for"
    RESPONSE_TO = "response_to"
    CAUSED_BY = "caused_by"
    PART_OF = "part_of"
    FOLLOWS = "follows"


class ActorKind(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    GOVERNMENT = "government"
    LEGISLATURE = "legislature"
    JUDICIARY = "judiciary"
    MILITARY = "military"
    POLICE = "police"
    INTELLIGENCE = "intelligence"
    ARMED_GROUP = "armed_group"
    PARTY = "party"
    MOVEMENT = "movement"
    IGO = "igo"
    NGO = "ngo"
    COMPANY = "company"
    MEDIA = "media"
    PERSON = "person"
    CIVILIANS = "civilians"
    CROWD = "crowd"
    ETHNIC_GROUP = "ethnic_group"
    RELIGIOUS_GROUP = "religious_group"
    OTHER = "other"


class PlacePrecision(StrEnum):
    """How finely a place is known, finest first."""

    SITE = "site"
    POPULATED_PLACE = "populated_place"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    REGION = "region"
    WATER = "water"


class Granularity(StrEnum):
    """How finely a time is known."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    """A stretch with its own first and last day ("the past three days")."""


class TimeBasis(StrEnum):
    """Where an event's time comes from."""

    EXPRESSION = "expression"
    """A time expression of the event's own clause."""
    EVENT = "event"
    """Counted from another event ("two days after Tehran bombed")."""
    REPORT = "report"
    """The publication date, for want of an expression: a stated fallback."""


class PublishedBasis(StrEnum):
    """Where a report's publication date comes from."""

    GIVEN = "given"
    METADATA = "metadata"
    DATELINE = "dateline"
    TEXT = "text"


class BlockRole(StrEnum):
    """What a block of the frozen text is to its report."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    """The place, day and agency at the head of the first paragraph ("ISLAMABAD, Jan 18 (Agency) —")."""
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"
    """Navigation words, repeated captions, advertisements: kept, never read."""
