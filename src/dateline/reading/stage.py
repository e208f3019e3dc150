"""The chain that a report runs through, and what each stage hands on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from dateline.model import Actor as ActorRow
from dateline.model import Claim, Event, Link, Place, Report
from dateline.reading.actors.actor import Actor
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.encoder.encoding import Encoding
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.timex.timex import Timex
from dateline.reading.toll.toll import Toll
from dateline.reading.toponyms.toponym import Toponym

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Reading", "Stage", "chain_faults", "run_chain"]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is known of a report so far. Stages return a new one; nothing is changed in place.

    A field that no stage has filled yet is None; an empty tuple means that the stage found nothing.
    """

    report: Report
    doc: "Doc | None" = None
    encoding: Encoding | None = None
    timexes: tuple[Timex, ...] | None = None
    toponyms: tuple[Toponym, ...] | None = None
    actors: tuple[Actor, ...] | None = None
    tolls: tuple[Toll, ...] | None = None
    attributions: tuple[Attribution, ...] | None = None
    attitudes: tuple[Attribution, ...] | None = None
    """Who favours, attacks, asks or wants what: no word on an event."""
    triggers: tuple[Trigger, ...] | None = None
    happenings: tuple[Happening, ...] | None = None
    actor_rows: tuple[ActorRow, ...] | None = None
    place_rows: tuple[Place, ...] | None = None
    events: tuple[Event, ...] | None = None
    claims: tuple[Claim, ...] | None = None
    links: tuple[Link, ...] | None = None


class Stage(Protocol):
    """One step of the reading: a pure function of what came before."""

    @property
    def name(self) -> str:
        """What faults call it."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Fields of `Reading` that must be filled."""

    @property
    def adds(self) -> tuple[str, ...]:
        """Fields of `Reading` that it fills or refines."""

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """The new values of the fields in `adds`."""


def chain_faults(stages: Iterable[Stage]) -> list[str]:
    """What is wrong with the order of a chain: each stage's needs must be added before it."""
    filled, faults = {"report"}, []
    for stage in stages:
        faults += [
            f"{stage.name} needs {need}, which no stage before it adds"
            for need in stage.needs
            if need not in filled
        ]
        filled.update(stage.adds)
    return faults


def run_chain(stages: Iterable[Stage], reading: Reading) -> Reading:
    """The reading after every stage, in order.

    Raises:
        ValueError: if a stage gives other fields than those that it declares.
    """
    for stage in stages:
        added = stage(reading)
        if set(added) != set(stage.adds):
            raise ValueError(f"stage {stage.name} gave {sorted(added)}, declared {sorted(stage.adds)}")
        reading = replace(reading, **added)
    return reading
