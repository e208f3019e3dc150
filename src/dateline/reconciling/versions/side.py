"""Whose figure it is: of those who suffered the act, of those who did it, or of someone else."""

from collections.abc import Iterable

from dateline.model import ActorKind, Claim, ClaimKind, Party, TollSide
from dateline.model.state import STATE_KINDS, STATE_SECTORS
from dateline.reconciling.occurrence import Occurrence

__all__ = ["toll_side"]


def toll_side(claim: Claim | None, occurrence: Occurrence) -> TollSide:
    """Whose figure a claim about an occurrence gives.

    The report's own voice is unattributed. The side that did it comes first, since a state that bombs at
    home is both the one that did it and the authority there. An official whose state is not known speaks
    for the place.
    """
    if claim is None or claim.source is None or claim.kind is ClaimKind.REPORT:
        return TollSide.UNATTRIBUTED
    speaker = occurrence.speakers.get(claim.source)
    official = claim.kind is ClaimKind.OFFICIAL
    if speaker is None:
        return TollSide.OFFICIAL if official else TollSide.THIRD_PARTY
    authority = official or _is_authority(speaker)
    if _is_side(speaker, occurrence.actor, authority):
        return TollSide.HOSTILE
    if _is_side(speaker, occurrence.recipient, authority):
        return TollSide.OFFICIAL
    if not authority or speaker.kind in (ActorKind.IGO, ActorKind.NGO, ActorKind.MEDIA):
        return TollSide.THIRD_PARTY
    home = {occurrence.place.country} if occurrence.place and occurrence.place.country else set()
    for party in occurrence.recipient:
        home |= set(party.country)
    if home & set(speaker.country):
        return TollSide.OFFICIAL
    unknown = not speaker.country or not home
    return TollSide.OFFICIAL if unknown and official else TollSide.THIRD_PARTY


def _is_side(speaker: Party, parties: Iterable[Party], authority: bool) -> bool:
    """Whether who speaks is one of the parties, or speaks for the state that one of them is or serves."""
    return any(
        speaker.id == party.id
        or (authority and _is_authority(party) and bool(set(speaker.country) & set(party.country)))
        for party in parties
    )


def _is_authority(party: Party) -> bool:
    return party.kind in STATE_KINDS or not STATE_SECTORS.isdisjoint(party.plover)
