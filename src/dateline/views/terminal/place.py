"""Places of a name, ranked, with the reasons in words."""

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.table import Table
from rich.text import Text

from dateline.services.places import PlaceAnswer
from dateline.views.terminal.country import country_name

__all__ = ["PlacesView", "reason_words"]

_KINDS = {
    "populated_place": "town",
    "admin1": "division",
    "admin2": "district",
    "country": "country",
    "region": "region",
    "water": "water",
    "site": "site",
}
_WORDS = {
    "near 30": ("within 30 km of {near}", "not within 30 km of {near}"),
    "near 100": ("within 100 km of {near}", "not within 100 km of {near}"),
    "near 300": ("within 300 km of {near}", "far from {near}"),
    "same district": ("in the district of {near}", "in another district than {near}"),
    "same division": ("in the division of {near}", "in another division than {near}"),
    "same country": ("in the country of {near}", "in another country than {near}"),
    "holds": ("holds {near}", "does not hold {near}"),
    "country named": ("its country is named", "another country is named"),
    "division named": ("its division is named", "another division is named"),
    "district named": ("its district is named", "another district is named"),
    "people": ("many people", "few people"),
    "people unknown": ("people not counted", "people not counted"),
    "largest": ("the largest of the name", "others are larger"),
    "behind the largest": ("hardly smaller than the largest", "much smaller than the largest"),
    "ahead of the next": ("much larger than the next", "hardly larger than the next"),
    "capital": ("a capital", "no capital"),
    "very name": ("the name itself", "mainly called otherwise"),
    "alternate name": ("its main name", "an alternate name"),
    "alternate name: people": ("a large place, known by several names", "not among its main names"),
    "usual name": ("what news means by the name", "not what news means by the name"),
    "only one": ("no other place is so called", "others are so called"),
}
"""In words what speaks for a place, and what against it, by the feature's name without its class."""


def reason_words(feature: str, weight: float, near: str | None) -> str:
    """A reason in words: with `+` what speaks for the place, with `-` what speaks against it.

    Args:
        feature: of the ranker, such as "town: is near 30".
        weight: the log-odds that it adds.
        near: the other place that was named.
    """
    plain = feature
    for part in ("may be ", "is "):
        head, _, rest = plain.partition(f": {part}")
        plain = rest or head
    if plain not in _WORDS and plain.partition(": ")[2] in _WORDS:
        plain = plain.partition(": ")[2]
    sign = "+" if weight > 0 else "-"
    if plain in {"country", "division", "district", "region", "water", "site"}:
        return f"{sign} {'a' if weight > 0 else 'no'} {plain}"
    pair = _WORDS.get(plain, (plain, plain))
    return f"{sign} {pair[weight < 0].format(near=near or 'the other')}"


class PlacesView:
    """A table of places, the likeliest first.

    Args:
        answers: the places to show.
        near: the other place that was named; None where there was none.
        more: how many places are left out.
    """

    def __init__(self, answers: Sequence[PlaceAnswer], near: str | None = None, more: int = 0) -> None:
        self._answers, self._near, self._more = answers, near, more

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The table, and a line on what is left out."""
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("place", overflow="fold", ratio=5)
        table.add_column("kind", no_wrap=True)
        table.add_column("people", justify="right", no_wrap=True)
        table.add_column("point ± km", no_wrap=True)
        table.add_column("", justify="right", no_wrap=True)
        table.add_column("why", overflow="fold", ratio=6)
        for answer in self._answers:
            table.add_row(
                _name(answer),
                _KINDS[answer.candidate.feature.value],
                f"{answer.candidate.population:,}" if answer.candidate.population else "",
                _point(answer),
                f"{answer.probability:.0%}",
                "\n".join(dict.fromkeys(reason_words(*reason, self._near) for reason in answer.reasons)),
            )
        parts: list[Table | Text] = [table]
        if self._more:
            parts.append(Text(f"and {self._more} more: --limit shows them", style="dim"))
        yield Group(*parts)


def _name(answer: PlaceAnswer) -> str:
    place = answer.candidate
    within = [place.admin2, place.admin1] if place.feature.value != "admin1" else []
    held = [part for part in within if part and part != place.name]
    if place.country and place.feature.value != "country":
        held.append(country_name(place.country))
    spelled = f" (for {answer.spelled!r})" if answer.spelled else ""
    return ", ".join([f"{place.name}{spelled}", *held])


def _point(answer: PlaceAnswer) -> str:
    place = answer.candidate
    if place.latitude is None or place.longitude is None:
        return ""
    radius = f" ± {answer.radius:.0f}" if answer.radius is not None else ""
    return f"{place.latitude:.2f} {place.longitude:.2f}{radius}"
