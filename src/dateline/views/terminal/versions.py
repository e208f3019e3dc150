"""Every version of every field of an incident, beside who gives it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import Stance, Version, VersionSource
from dateline.views.terminal.glyphs import Glyphs, clean
from dateline.views.terminal.incident_words import SIDE, short_day
from dateline.views.terminal.ledger import STANCE_STYLE
from dateline.views.terminal.naming import joined
from dateline.views.terminal.words import CLAIM_KIND, STANCE, plural

__all__ = ["VersionRows"]

SHOWN = 4
"""Reports of one version that are named; `every` names all."""
NAMED = 4
"""Speakers of one report that are named."""


class VersionRows:
    """A row for each version, those of a field together, the one that the policy took first.

    Args:
        versions: of one incident.
        glyphs: the signs to use.
        every: whether all reports and speakers are named, with their words.
    """

    def __init__(self, versions: Sequence[Version], glyphs: Glyphs, *, every: bool) -> None:
        self._versions, self._glyphs, self._every = versions, glyphs, every

    def __iter__(self) -> Iterator[RenderableType]:
        fields: dict[str, list[Version]] = defaultdict(list)
        for version in self._versions:
            fields[version.field].append(version)
        for field, versions in fields.items():
            ordered = sorted(versions, key=lambda one: not one.headline)
            for place, version in enumerate(ordered):
                name = field.removeprefix("casualties.").replace("_", " ") if place == 0 else ""
                yield self._version(name, version, alone=len(versions) == 1)

    def _version(self, field: str, version: Version, *, alone: bool) -> RenderableType:
        grid = Table.grid(padding=(0, 1), expand=True)
        grid.add_column(style="dim", no_wrap=True, width=11)
        grid.add_column(no_wrap=True, width=1)
        grid.add_column(ratio=2)
        grid.add_column(ratio=3)
        value = Text(clean(version.label), style="bold" if version.headline else "")
        if version.side is not None:
            value.append(f" {SIDE[version.side]}", style="dim")
        if version.judgement is not None:
            value.append(f" (judgement {version.judgement})", style="cyan")
        sign = "" if alone else self._glyphs.stance[Stance.ASSERTS] if version.headline else self._glyphs.dot
        said = (
            Text("\n").join(self._sources(version))
            if version.sources
            else Text("set by a reviewer", style="cyan")
        )
        grid.add_row(field, Text(sign, style="green" if version.headline else "dim"), value, said)
        return Padding(grid, (0, 0, 0, 1))

    def _sources(self, version: Version) -> Iterator[Text]:
        """Who gives a version: a line for each report with all who speak in it, copies last."""
        ordered = sorted(
            version.sources, key=lambda one: (one.copy_of is not None, one.published or "", one.event)
        )
        reports: dict[str, list[VersionSource]] = defaultdict(list)
        for source in ordered:
            reports[source.report].append(source)
        lines = list(reports.values())
        shown = lines if self._every else lines[:SHOWN]
        for sources in shown:
            yield self._report(sources)
            if self._every:
                for source in sources:
                    yield Text(f"  “{clean(source.quote)}”", style="dim italic")
        if len(lines) > len(shown):
            yield Text(f"and in {plural(len(lines) - len(shown), 'other report')}", style="dim")

    def _report(self, sources: Sequence[VersionSource]) -> Text:
        """One report's sources of a version, by stance; its own plain word alone needs no name."""
        first = sources[0]
        line = Text(clean(first.publisher or "a report"))
        if first.published:
            line.append(f", {short_day(first.published)}", style="dim")
        if first.copy_of:
            line.append(" (copy)", style="dim")
        if all(one.source is None and one.stance is Stance.ASSERTS for one in sources):
            return line
        separator = ": "
        for stance in Stance:
            names: dict[str, None] = {}
            for one in sources:
                if one.stance is stance:
                    names[_speaker(one)] = None
            if not names:
                continue
            line.append(separator)
            if stance is not Stance.ASSERTS:
                line.append(f"{STANCE[stance]} ", style=STANCE_STYLE[stance])
            listed = list(names) if self._every else _few(list(names))
            line.append(joined(listed))
            separator = "; "
        return line


def _speaker(source: VersionSource) -> str:
    """Who speaks, with what sort of source it is where the name does not say so ("officials")."""
    if source.source is None:
        return "the report itself"
    name, kind = clean(source.source), CLAIM_KIND.get(source.kind)
    return f"{name} ({kind})" if kind and kind not in name.casefold() else name


def _few(names: list[str]) -> list[str]:
    """All names where they are few, else the first and the number of the rest."""
    return names if len(names) <= NAMED else [*names[: NAMED - 1], f"{len(names) - NAMED + 1} others"]
