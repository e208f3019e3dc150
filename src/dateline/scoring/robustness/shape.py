"""The sentence shapes and short reports that the suite is made of."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dateline.data import read_yaml
from dateline.scoring.robustness.binding import Binding, fill

__all__ = ["Clause", "Frame", "ReportShape", "Sentence", "Shapes", "StatusFrame", "load_shapes"]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a clause is told, in the active and in the passive."""

    active: str
    passive: str


@dataclass(frozen=True, slots=True)
class StatusFrame:
    """Words around a clause that change whether it happened.

    Attributes:
        name: the frame's key in the data.
        text: the template.
        status: the statuses that the clause's event may have.
        told: whether the event must be in the ledger.
        also: a type that must be there as actual.
        but: types of clauses that the frame says nothing about.
        doubted: whether an actual event is right where a claim denies it.
    """

    name: str
    text: str
    status: frozenset[str]
    told: bool = False
    also: str | None = None
    but: frozenset[str] = frozenset()
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A deed with its doer and its object, from which active, passive and modal sentences are made."""

    id: str
    type: str
    frame: str
    doer: str
    does: str
    did: str
    object: str
    where: str
    cost: str = ""
    be: str = "was"
    plural: bool = True

    def sentence(self, template: str, binding: Binding, when: str) -> str:
        """The clause in a frame."""
        plural = self.be == "were"
        parts = {
            "doer": self.doer.format(A=binding.A, B=binding.B, G=binding.G),
            "object": self.object.format(A=binding.A, B=binding.B, G=binding.G, T=binding.T, N=binding.N),
            "where": self.where.format(A=binding.A, B=binding.B, T=binding.T),
            "cost": self.cost.format(N=binding.N),
            "does": self.does,
            "did": self.did,
            "done": self.did,
            "be": self.be,
            "have": "have" if self.plural else "has",
            "have_been": "have been" if plural else "has been",
        }
        return fill(template, binding, when=when, **parts)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a shape of its own.

    Attributes:
        id: its name.
        type: the event that it tells of; None where any will do.
        text: the template.
        passive: the same in the passive, where it has one.
    """

    id: str
    type: str | None
    text: str
    passive: str | None = None


@dataclass(frozen=True, slots=True)
class ReportShape:
    """A headline, paragraphs in any order, and captions."""

    id: str
    headline: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]

    def text(
        self,
        binding: Binding,
        when: str,
        order: tuple[int, ...] | None = None,
        captions: tuple[int, ...] = (),
    ) -> str:
        """The report as plain text.

        Args:
            binding: its names.
            when: the words of its date.
            order: places of the paragraphs; as they stand where None.
            captions: for each time that the caption is printed, how many paragraphs come before it.
        """
        lines = [self.paragraphs[place] for place in order or range(len(self.paragraphs))]
        for place in sorted(captions, reverse=True):
            lines[place:place] = self.captions
        return "\n".join(fill(line, binding, when=when) for line in (self.headline, *lines))


@dataclass(frozen=True, slots=True)
class Shapes:
    """All that the suite's texts are made of."""

    published: date
    when: str
    dates: tuple[str, ...]
    frames: dict[str, Frame]
    status: tuple[StatusFrame, ...]
    loaded: dict[str, tuple[str, ...]]
    clauses: tuple[Clause, ...]
    sentences: tuple[Sentence, ...]
    reports: tuple[ReportShape, ...]


@lru_cache(maxsize=1)
def load_shapes() -> Shapes:
    """The shapes from the package's data."""
    rows = read_yaml("scoring/robustness.yaml")
    return Shapes(
        published=rows["published"],
        when=rows["when"],
        dates=tuple(rows["dates"]),
        frames={name: Frame(**row) for name, row in rows["frames"].items()},
        status=tuple(_status_frame(name, row) for name, row in rows["status"].items()),
        loaded={word: tuple(coloured) for word, coloured in rows["loaded"].items()},
        clauses=tuple(Clause(**row) for row in rows["clauses"]),
        sentences=tuple(_sentence(row) for row in rows["sentences"]),
        reports=tuple(
            ReportShape(row["id"], row["headline"], tuple(row["paragraphs"]), tuple(row["captions"]))
            for row in read_yaml("scoring/robustness_reports.yaml")
        ),
    )


def _status_frame(name: str, row: dict[str, Any]) -> StatusFrame:
    return StatusFrame(
        name=name,
        text=row["text"],
        status=frozenset(row["status"]),
        told=row.get("told", False),
        also=row.get("also"),
        but=frozenset(row.get("but", ())),
        doubted=row.get("doubted", False),
    )


def _sentence(row: dict[str, Any]) -> Sentence:
    any_type = row.get("events") == "any"
    return Sentence(row["id"], None if any_type else row["type"], row["text"], row.get("passive"))
