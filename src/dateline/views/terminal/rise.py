"""How the figures of an incident's toll moved from report to report, by whose figure it is, as bars."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from dateline.model import Incident, TollSide
from dateline.views.terminal.glyphs import Glyphs, clean
from dateline.views.terminal.words import day_words

__all__ = ["Step", "TollRise"]

ROOM = 30
"""Columns of the longest bar."""
NAME = 16
"""Columns of the side's name."""

SIDES = {
    TollSide.OFFICIAL: "official",
    TollSide.HOSTILE: "the other side",
    TollSide.THIRD_PARTY: "third party",
    TollSide.UNATTRIBUTED: "report itself",
    None: "all",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One figure of one day."""

    effect: str
    side: TollSide | None
    day: str
    low: int | None
    high: int | None
    teller: str


class TollRise:
    """Bars of one line each, grouped by effect and side, in the order of publication.

    A full bar is the low end of a figure, its lighter part reaches to the high end. Bars of one effect share
    one scale. A figure that several give on one day stands once; effects with a single figure are left out.
    """

    def __init__(self, incident: Incident, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        every = sorted(
            set(_steps(incident)),
            key=lambda one: (one.effect, _place(one.side), one.day, _top(one), one.teller),
        )
        once: dict[tuple[object, ...], Step] = {}
        for step in every:
            once.setdefault((step.effect, step.side, step.day, step.low, step.high), step)
        counts: dict[str, int] = {}
        for step in once.values():
            counts[step.effect] = counts.get(step.effect, 0) + 1
        self.steps = tuple(step for step in once.values() if counts[step.effect] > 1)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        full, light = ("█", "░") if self._glyphs.arrow == "→" else ("#", "-")
        before: tuple[str, TollSide | None] | None = None
        for step in self.steps:
            scale = max(_top(one) for one in self.steps if one.effect == step.effect) or 1
            low = round((step.low if step.low is not None else 0) / scale * ROOM)
            high = max(round(_top(step) / scale * ROOM), 1 if _top(step) else 0)
            if before is None or before[0] != step.effect:
                yield Text(f" {step.effect}", style="bold")
            same = before == (step.effect, step.side)
            name = "" if same else SIDES[step.side]
            before = (step.effect, step.side)
            line = Text(f"  {name:<{NAME}}", style="dim", no_wrap=True, overflow="crop")
            day, month, year = day_words(step.day).split()
            line.append(f"{f'{day} {month[:3]} {year}':>11} ", style="cyan")
            # An open figure ("at least 7") is as sure as its low end.
            low = high if step.low is not None and step.high is None else min(low, high)
            line.append(full * low, style="red" if step.effect == "killed" else "yellow")
            line.append(light * (high - low), style="red" if step.effect == "killed" else "yellow")
            line.append(f" {self._figure(step)}", style="bold")
            line.append(f"  {step.teller}", style="dim")
            line.truncate(options.max_width, overflow="ellipsis" if full == "█" else "crop")
            yield line

    def _figure(self, step: Step) -> str:
        if step.low is not None and step.high is not None:
            return f"{step.low:,}" if step.low == step.high else f"{step.low:,}–{step.high:,}"
        if step.low is not None:
            return f"{self._glyphs.at_least}{step.low:,}"
        return f"{self._glyphs.at_most}{step.high or 0:,}"


def _steps(incident: Incident) -> Iterator[Step]:
    """The figures that the versions of the toll hold; those without a day can't be put in order."""
    for version in incident.versions:
        if not version.field.startswith("casualties."):
            continue
        low, high = version.bounds()
        if low is None and high is None:
            continue
        effect = version.field.removeprefix("casualties.")
        for source in version.sources:
            if source.published is not None and source.copy_of is None:
                teller = clean(source.source or source.publisher or "")
                yield Step(effect, version.side, source.published, low, high, teller)


def _top(step: Step) -> int:
    return step.high if step.high is not None else step.low or 0


def _place(side: TollSide | None) -> int:
    return list(SIDES).index(side)
