"""What a ledger's rows are called on a page."""

from collections.abc import Iterable

from dateline.model import Claim, ClaimKind, Event, Ledger
from dateline.views.terminal.glyphs import Glyphs, clean
from dateline.views.terminal.words import time_words

__all__ = ["Naming", "joined"]

FEW = 3
"""Names that a mention in passing gives."""


class Naming:
    """Names of the actors, sources and events of one ledger."""

    def __init__(self, ledger: Ledger, glyphs: Glyphs) -> None:
        self._actors = {actor.id: clean(actor.name) for actor in ledger.actors}
        self._claims = {claim.id: claim for claim in ledger.claims}
        self._glyphs = glyphs

    def actors(self, ids: Iterable[str]) -> str:
        """The names of several actors, each once, joined."""
        return joined(list(dict.fromkeys(self._actors[one] for one in ids)))

    def few_actors(self, ids: Iterable[str]) -> str:
        """The same, cut short after `FEW` names."""
        return joined(_few(dict.fromkeys(self._actors[one] for one in ids), "more"))

    def source(self, claim: Claim) -> str:
        """Who says so, and who passes it on."""
        source = self._actors[claim.source] if claim.source else "the report itself"
        return f"{source} via {self.actors(claim.via)}" if claim.via else source

    def sources(self, claims: Iterable[Claim]) -> str:
        """The sources of several claims, each once, cut short after `FEW`."""
        return joined(_few(dict.fromkeys(self.source(claim) for claim in claims), "others"))

    def speaker(self, claim: str | None) -> str:
        """The source of a figure in brackets; empty for the report's own."""
        found = self._claims.get(claim or "")
        return "" if found is None or found.kind is ClaimKind.REPORT else f" ({self.source(found)})"

    def brief(self, event: Event) -> str:
        """An event in a few words, for a link."""
        doers, targets = self.few_actors(event.actor) or "someone", self.few_actors(event.recipient)
        words = f"{doers} {self._glyphs.arrow} {targets}" if targets else doers
        kind = f"{event.type} {event.mode}" if event.mode else str(event.type)
        when = f", {time_words(event.time)}" if event.time else ""
        return f"{kind}, {words}{when}"


def _few(names: Iterable[str], rest: str) -> list[str]:
    """All names where they are few, else the first and the number of the rest."""
    listed = list(names)
    return listed if len(listed) <= FEW else [*listed[: FEW - 1], f"{len(listed) - FEW + 1} {rest}"]


def joined(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)
