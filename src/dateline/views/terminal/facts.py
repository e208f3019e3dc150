"""When, where, with what toll and means, and in answer to what: the rows under an event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from dateline.model import Casualty, Effect, Event, Ledger, Link, Place, PlacePrecision, TimeBasis
from dateline.views.terminal.country import country_name
from dateline.views.terminal.glyphs import Glyphs, clean
from dateline.views.terminal.naming import Naming
from dateline.views.terminal.words import LINK, figure_words, time_basis_words, time_words

__all__ = ["EventFacts"]

SHORT_QUOTE = 28
"""Characters: the words of an open or vague figure are shown beside it where they are this short."""


class EventFacts:
    """The labelled rows of the events of one ledger."""

    def __init__(self, ledger: Ledger, glyphs: Glyphs, naming: Naming) -> None:
        self._glyphs, self._naming = glyphs, naming
        self._places = {place.id: place for place in ledger.places}
        self._events = {event.id: event for event in ledger.events}
        self._links: dict[str, list[Link]] = defaultdict(list)
        for link in ledger.links:
            self._links[link.source].append(link)

    def in_passing(self, event: Event) -> str:
        """Date and place on one line; a date that is only the publication date is left out."""
        told = event.time is not None and event.time.basis is not TimeBasis.REPORT
        when = time_words(event.time) if told and event.time is not None else ""
        where = ", ".join(self._place_names(self._places[event.place])) if event.place else ""
        return f" {self._glyphs.dot} ".join(part for part in (when, where) if part)

    def of(self, event: Event) -> Iterator[tuple[str, RenderableType]]:
        """Label and value of each fact that the report tells."""
        if event.time is not None:
            when = Text(time_words(event.time))
            basis = time_basis_words(event.time)
            if basis:
                when.append(f" ({basis})", style="dim")
            yield "when", when
        if event.place is not None:
            yield "where", self._place(self._places[event.place], event)
        yield from self._tolls(event)
        if event.instruments:
            names = dict.fromkeys(clean(instrument.name) for instrument in event.instruments)
            yield "means", Text(", ".join(names))
        label = "link"
        for link in self._links[event.id]:
            other = self._events[link.target]
            words = Text(f"{self._glyphs.link} {LINK[link.kind]} ", style="cyan")
            words.append(self._naming.brief(other))
            words.append(f" ({other.id})", style="dim")
            yield label, words
            label = ""

    @staticmethod
    def _place_names(place: Place) -> list[str]:
        """The place and what contains it, from small to large."""
        parts = [clean(place.name)]
        division = None if place.precision == PlacePrecision.ADMIN1 else place.admin1  # it is that itself
        for wider in (division, country_name(place.country) if place.country else None):
            if wider and wider.casefold() not in parts[-1].casefold():
                parts.append(clean(wider))
        return parts

    def _place(self, place: Place, event: Event) -> Text:
        words = Text(", ".join(self._place_names(place)))
        precision = event.place_precision or place.precision
        words.append(
            f" ({precision.replace('_', ' ')})" if precision else " (not in the gazetteer)", style="dim"
        )
        return words

    def _tolls(self, event: Event) -> Iterator[tuple[str, RenderableType]]:
        """One line for each whole figure, its parts beneath it."""
        wholes = [row for row in event.casualties if not row.part]
        parts: dict[tuple[str | None, Effect], list[Casualty]] = defaultdict(list)
        for row in event.casualties:
            if row.part:
                parts[row.claim, row.effect].append(row)
        label = "toll"
        for row in wholes:
            yield label, self._toll(row)
            label = ""
            beneath = parts.pop((row.claim, row.effect), [])
            if beneath:
                yield "", Text(f"of them {self._parts(beneath)}")
        for (_, effect), rows in parts.items():
            line = Text(f"{effect}, in part: {self._parts(rows)}")
            line.append(self._naming.speaker(rows[0].claim), style="dim")
            yield label, line
            label = ""

    def _toll(self, row: Casualty) -> Text:
        line = Text(f"{row.effect} ")
        line.append(
            figure_words(row, self._glyphs), style="bold red" if row.effect is Effect.KILLED else "bold"
        )
        if row.victims:
            line.append(f" {clean(row.victims)}")
        quote = clean(row.quote)
        if len(quote) <= SHORT_QUOTE and row.low != row.high:
            line.append(f" “{quote}”", style="dim italic")
        line.append(self._naming.speaker(row.claim), style="dim")
        return line

    def _parts(self, rows: Iterable[Casualty]) -> str:
        return ", ".join(
            f"{figure_words(row, self._glyphs)} {clean(row.victims or '')}".strip() for row in rows
        )
