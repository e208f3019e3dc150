"""What acts for a state: the kinds of its organs, and their sectors in PLOVER."""

from dateline.model.vocabulary import ActorKind

__all__ = ["STATE_KINDS", "STATE_ORGANS", "STATE_SECTORS"]

STATE_ORGANS = frozenset(
    {
        ActorKind.GOVERNMENT,
        ActorKind.LEGISLATURE,
        ActorKind.JUDICIARY,
        ActorKind.MILITARY,
        ActorKind.POLICE,
        ActorKind.INTELLIGENCE,
    }
)
STATE_KINDS = STATE_ORGANS | {ActorKind.STATE}
"""The state itself and its organs."""
STATE_SECTORS = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
"""PLOVER's codes of those who act for a state, also where they are unnamed ("a security official")."""
