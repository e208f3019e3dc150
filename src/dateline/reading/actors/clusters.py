"""Sets of mentions that are one actor, with what is known of each set."""

from dataclasses import dataclass, field

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Candidate

__all__ = ["Cluster", "Clusters"]


@dataclass(slots=True)
class Cluster:
    """Mentions joined so far, by index."""

    members: list[int]
    keys: set[str] = field(default_factory=set)
    names: set[tuple[str, ...]] = field(default_factory=set)
    country: set[str] = field(default_factory=set)
    gender: str | None = None
    plural: bool | None = None
    """None where every mention is a name, which may be taken up by "it" or "they"."""
    numbers: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    person: bool = False


def _related(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True where one name is made of the other's words."""
    return set(a) <= set(b) or set(b) <= set(a)


class Clusters:
    """A partition of the mentions that only grows coarser."""

    def __init__(self, candidates: list[Candidate]) -> None:
        self.candidates = candidates
        self._at: list[int] = list(range(len(candidates)))
        self._clusters: dict[int, Cluster] = {}
        for i, c in enumerate(candidates):
            named = c.form != "pronoun" and c.name is not None
            self._clusters[i] = Cluster(
                [i],
                keys={c.key} if c.key else set(),
                names={c.parts} if named and c.parts else set(),
                country=set(c.country),
                gender=c.gender,
                plural=None if named else c.plural,
                numbers={c.number} if c.number else set(),
                nouns={c.noun} if c.noun else set(),
                person=c.kind is ActorKind.PERSON,
            )

    def number_of(self, i: int) -> int:
        """The cluster that mention i is in."""
        return self._at[i]

    def of(self, i: int) -> Cluster:
        """What is known of the cluster that mention i is in."""
        return self._clusters[self._at[i]]

    def all(self) -> list[Cluster]:
        """Every cluster, by first mention."""
        return [self._clusters[k] for k in sorted(self._clusters)]

    def agree(self, i: int, j: int) -> bool:
        """True where nothing known of the two clusters tells them apart."""
        a, b = self.of(i), self.of(j)
        if a is b:
            return True
        if a.country and b.country and not a.country & b.country:
            return False
        if a.keys and b.keys and not a.keys & b.keys:
            return False
        if (
            a.gender
            and b.gender
            and a.gender != b.gender
            and {a.gender, b.gender} <= {"masculine", "feminine"}
        ):
            return False
        if a.numbers and b.numbers and a.numbers != b.numbers:
            return False
        return a.person == b.person or not (a.names and b.names)

    def _clash(self, a: Cluster, b: Cluster) -> bool:
        if a.keys and b.keys and not a.keys & b.keys:
            return True
        if not (a.person and b.person and a.names and b.names):
            return False
        return not any(_related(x, y) for x in a.names for y in b.names)

    def join(self, i: int, j: int, *, force: bool = False, alike: bool = False) -> bool:
        """Make the clusters of two mentions one, unless they disagree.

        Args:
            i: a mention.
            j: another.
            force: join even where countries or numbers differ (the text itself says that they are one). Two
                actors of the files, and two persons of different names, stay apart all the same.
            alike: the names were compared and are spellings of one.
        """
        a, b = self._at[i], self._at[j]
        if a == b:
            return True
        if (not alike and self._clash(self._clusters[a], self._clusters[b])) or (
            not force and not self.agree(i, j)
        ):
            return False
        keep, drop = min(a, b), max(a, b)
        kept, dropped = self._clusters[keep], self._clusters.pop(drop)
        for member in dropped.members:
            self._at[member] = keep
        kept.members = sorted(kept.members + dropped.members)
        kept.keys |= dropped.keys
        kept.names |= dropped.names
        kept.country |= dropped.country
        kept.gender = kept.gender or dropped.gender
        kept.plural = dropped.plural if kept.plural is None else kept.plural
        kept.numbers |= dropped.numbers
        kept.nouns |= dropped.nouns
        kept.person = kept.person or dropped.person
        return True
