"""The types and words of `data/reconciling/incidents.yaml`."""

from dataclasses import dataclass
from functools import lru_cache

from dateline.data import comma_words, read_yaml
from dateline.model import EventType

__all__ = ["Knowledge", "load_knowledge"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What may be one happening, and which words tell nothing apart."""

    groups: dict[EventType, tuple[str, ...]]
    """The rows that each type is in."""
    speech: frozenset[EventType]
    """Types that are done with words: of these each speaker's are his own."""
    common: frozenset[str]


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """The file that ships with the package, read once.

    Raises:
        FileNotFoundError: if the package was installed without its data files.
    """
    data = read_yaml("reconciling/incidents.yaml")
    groups: dict[EventType, list[str]] = {}
    for name, types in data["groups"].items():
        for kind in types:
            groups.setdefault(EventType(kind), []).append(name)
    return Knowledge(
        groups={kind: tuple(sorted(names)) for kind, names in groups.items()},
        speech=frozenset(EventType(kind) for kind in data["speech"]),
        common=comma_words(data["common"]),
    )
