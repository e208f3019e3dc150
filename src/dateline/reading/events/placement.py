"""Whether an act of a kind takes place somewhere: a march does, a telephone call or a sanction hardly."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.data import read_yaml
from dateline.model import EventType
from dateline.reading.events.happening import Happening

__all__ = ["Placement", "load_placement"]

_ALL = "all"
_NO_MODE = "none"


@dataclass(frozen=True, slots=True)
class Placement:
    """Kinds of act by whether reports say where they took place."""

    nowhere: Mapping[EventType, frozenset[str] | None]
    """For a type the modes of acts that hardly ever have a place; None for every mode."""
    ahead: Mapping[EventType, frozenset[str] | None]
    """Of those that have one already when they are announced."""

    def is_nowhere(self, happening: Happening) -> bool:
        """True of an act that hardly ever has one."""
        return _holds(self.nowhere, happening)

    def is_ahead(self, happening: Happening) -> bool:
        """True of an act that has one already when it is announced."""
        return _holds(self.ahead, happening)


def _holds(kinds: Mapping[EventType, frozenset[str] | None], happening: Happening) -> bool:
    modes = kinds.get(happening.type, frozenset())
    return modes is None or (happening.mode or _NO_MODE) in modes


@lru_cache(maxsize=1)
def load_placement() -> Placement:
    """The kinds of data/ontology/placement.yaml."""
    return Placement(
        **{
            name: {
                EventType(kind): None if modes == _ALL else frozenset(modes) for kind, modes in kinds.items()
            }
            for name, kinds in read_yaml("ontology/placement.yaml").items()
        }
    )
