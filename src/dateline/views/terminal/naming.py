"""What a ledger's rows are called on a page."""

import re
from collections.abc import Iterable

from dateline.model import Claim, ClaimKind, Event, Ledger
from dateline.views.terminal.glyphs import Glyphs, clean
from dateline.views.terminal.words import EVENT_NOUN, time_words

__all__ = ["Naming", "joined"]

FEW = 3
"""Names that a mention in passing gives."""

BARE_FIGURE = re.compile(
    r"(?:(?:at least|at most|more than|fewer than|about|around|some|nearly|up to|over)\s+)?[\d,.]+$", re.I
)
"""A name that is only a number; the toll says it with its source."""

ARTICLE = re.compile(r"(?:An?|The|an?|the) (?=[a-z])")
"""An article before a description ("A statement by the armed forces"); "The Hague" keeps its own."""

SENTENCE_CAPITAL = re.compile(
    r"(?:Its|Their|His|Her|Our|My|Each|Both|Some|Many|Several|Most|All|Two|Three|Four|Five|Six|Seven|Eight"
    r"|Nine|Ten|Dozens|Scores|Hundreds|Thousands|More|About|At|Another|Other|Those|These|Any)(?= [a-z]|$)"
)
"""Closed-class words that are capital only because a sentence began with them."""


class Naming:
    """Names of the actors, sources and events of one ledger."""

    def __init__(self, ledger: Ledger, glyphs: Glyphs) -> None:
        self._actors = {actor.id: _called(actor.name) for actor in ledger.actors}
        self._claims = {claim.id: claim for claim in ledger.claims}
        self._glyphs = glyphs

    def actors(self, ids: Iterable[str]) -> str:
        """The names of several actors, each once, joined."""
        return joined(self._names(ids))

    def few_actors(self, ids: Iterable[str]) -> str:
        """The same, cut short after `FEW` names."""
        return joined(_few(self._names(ids), "more"))

    def recipients(self, event: Event, *, few: bool = False) -> str:
        """Those whom the event befell; a bare figure ("at least 40") is left to the toll that tells it."""
        names = self._names(event.recipient)
        named = [name for name in names if not BARE_FIGURE.match(name)]
        shown = named if named or event.casualties else names
        return joined(_few(shown, "more") if few else shown)

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
        """An event in a few words that a link can end with: `the attack by A on B, Tue 16 January 2024`."""
        noun, preposition = EVENT_NOUN[event.type]
        doers, targets = self.few_actors(event.actor), self.recipients(event, few=True)
        words = f"the {noun}"
        if doers:
            words += f" by {doers}"
        if targets:
            words += f" {preposition} {targets}"
        if not doers and not targets:
            quote = min((clean(span.quote) for span in event.evidence), key=len)
            words += (
                f" told as “{quote if len(quote) <= 40 else quote[:39].rstrip() + self._glyphs.ellipsis}”"
            )
        return f"{words}, {time_words(event.time)}" if event.time else words

    def _names(self, ids: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self._actors[one] for one in ids))


def _called(name: str) -> str:
    """An actor's name as it reads in the middle of a sentence."""
    words = ARTICLE.sub("", clean(name), count=1) if ARTICLE.match(clean(name)) else clean(name)
    return words[0].lower() + words[1:] if SENTENCE_CAPITAL.match(words) else words


def _few(names: Iterable[str], rest: str) -> list[str]:
    """All names where they are few, else the first and the number of the rest."""
    listed = list(names)
    return listed if len(listed) <= FEW else [*listed[: FEW - 1], f"{len(listed) - FEW + 1} {rest}"]


def joined(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)
