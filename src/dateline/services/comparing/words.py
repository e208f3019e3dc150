"""A comparison in words, line by line."""

from collections.abc import Iterable, Iterator

from dateline.services.comparing.compare import Comparison
from dateline.services.comparing.matching import Pair
from dateline.services.comparing.sighting import Sighting

__all__ = ["comparison_lines"]

_TOLLS = {
    "same": "the same toll",
    "overlap": "other tolls, ranges overlap",
    "apart": "ranges apart",
    "one_side": "only one side tells a toll",
    "none": "no toll",
}


def comparison_lines(comparison: Comparison, most: int) -> Iterator[str]:
    """The figures, the greatest differences of tolls, and the misses of each side.

    Args:
        comparison: what to tell.
        most: lines of each list at most.
    """
    both, ours, theirs = len(comparison.pairs), len(comparison.only_ours), len(comparison.only_theirs)
    reach = comparison.window
    factor = f", tolls within a factor of {reach.toll_factor:g}" if reach.toll_factor else ""
    yield f"Within {reach.days} days and {reach.kilometres:g} km{factor}:"
    shares = f"{_share(both, both + theirs)} of the file's, {_share(both, both + ours)} of the ledger's"
    yield f"{both:>9,}  told by both ({shares})"
    yield f"{ours:>9,}  only in the ledger"
    yield f"{theirs:>9,}  only in the file"
    for count, words in (
        (
            comparison.ours_outside,
            "incidents that the file could not hold (period, countries, kind): no misses",
        ),
        (
            comparison.theirs_outside,
            "rows outside the days of the ledger's reports or the filters: no misses",
        ),
        (comparison.undated, "incidents with no day, or a stretch of more than a year: not compared"),
    ):
        if count:
            yield f"{count:>9,}  {words}"
    if both:
        yield ""
        yield "Tolls of the pairs:"
    for name, count in comparison.tolls().items():
        if count:
            yield f"{count:>9,}  {_TOLLS[name]}"
    differing = [pair for pair in comparison.pairs if pair.toll_difference]
    differing.sort(key=lambda pair: (-abs(pair.toll_difference or 0), pair.ours.id))
    yield from _listed(
        "Greatest differences of the dead (ledger, file)", map(_difference, differing), len(differing), most
    )
    for title, sightings in (
        ("Only in the ledger", comparison.only_ours),
        ("Only in the file", comparison.only_theirs),
    ):
        ordered = sorted(sightings, key=lambda one: (-(one.killed_best or 0), one.start, one.id))
        yield from _listed(f"{title}, the deadliest first", map(_sighting, ordered), len(ordered), most)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "none"


def _listed(title: str, lines: Iterable[str], count: int, most: int) -> Iterator[str]:
    if not count:
        return
    yield ""
    yield f"{title}:"
    for number, line in enumerate(lines):
        if number == most:
            yield f"  and {count - most:,} more (--json lists all)"
            return
        yield f"  {line}"


def _difference(pair: Pair) -> str:
    ours, theirs = _toll(pair.ours), _toll(pair.theirs)
    names = f"{pair.ours.id}  {_short(pair.ours.words)} | {pair.theirs.id}"
    return f"{ours:>9} {theirs:>9}  {pair.ours.start}  {names}"


def _sighting(one: Sighting) -> str:
    return f"{_toll(one):>9}  {one.start}  {one.id}  {_short(one.words)} | {_short(one.place, 30)}"


def _toll(one: Sighting) -> str:
    if one.killed_best is None:
        return "?"
    ends = one.killed_low, one.killed_high
    return str(one.killed_best) if ends == (one.killed_best,) * 2 else f"{_end(ends[0])}-{_end(ends[1])}"


def _end(value: int | None) -> str:
    return "?" if value is None else str(value)


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
