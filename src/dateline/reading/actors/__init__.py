"""Actors: who the report speaks of, by whatever words."""

from dateline.reading.actors.actor import Actor, Mention
from dateline.reading.actors.index import ActorIndex

__all__ = ["Actor", "ActorIndex", "Mention"]
