"""Who is who across reports."""

from dateline.reconciling.actors.identity import actor_id, identify, is_described, party_of
from dateline.reconciling.actors.person import person_name, same_person
from dateline.reconciling.actors.setting import setting_of
from dateline.reconciling.actors.stateless import STATELESS

__all__ = [
    "STATELESS",
    "actor_id",
    "identify",
    "is_described",
    "party_of",
    "person_name",
    "same_person",
    "setting_of",
]
