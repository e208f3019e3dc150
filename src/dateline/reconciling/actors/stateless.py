"""Which kinds of actors no state stands behind."""

from dateline.model import ActorKind

__all__ = ["STATELESS"]

STATELESS = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.PARTY,
        ActorKind.MOVEMENT,
        ActorKind.NGO,
        ActorKind.COMPANY,
        ActorKind.MEDIA,
        ActorKind.ETHNIC_GROUP,
        ActorKind.RELIGIOUS_GROUP,
        ActorKind.OTHER,
    }
)
"""Kinds for which no state stands: the country of such an actor is where it is, not whose it is."""
