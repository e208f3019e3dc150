"""GUM: the dates of news texts, tagged by the guidelines of the Text Encoding Initiative.

Value F1 as in TempEval-3 (N. UzZaman et al., SemEval-2013 task 1): an expression that shares a word with
one of the key counts, and is right if its value is. GUM tags what stands for days, months or years of the
calendar; so the reader's expressions that are placed on it count, and no durations or habits. A value is a
stretch of days: the day, month or year of `when`, or from the first to the last day of `from` and `to`,
`notBefore` and `notAfter`.

Where conventions differ, the coding manual's pass too: what begins with the key's first day and ends with
the day of the text ("this year", "since 2007"), and one stretch for the two dates of "from A to B". A date
that is a paragraph of its own is the stamp of the page, which the reader takes for the publication date; it
is left out.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from dateline.reading.reader import Reader
from dateline.reading.timex.timex import Timex
from dateline.scoring.measure import Fault, Figure, Unit, f1
from dateline.scoring.sets.gum_document import Dated, GumDocument, news, read_gum
from dateline.scoring.sets.layers import read_layers
from dateline.scoring.sets.overlap import WordIndex, pair_by_overlap
from dateline.sources import freeze

__all__ = ["MEASURE", "GumTime", "compare", "stretch_of"]

_VALUE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")
_AROUND = 40
"""Characters of context in a fault."""


Stretch = tuple[date, date]


def stretch_of(values: Mapping[str, str]) -> Stretch | None:
    """First and last day of a tag's value; None where it is open at one end or no date.

    Args:
        values: the attributes of the tag.
    """
    first = values.get("when") or values.get("from") or values.get("notBefore")
    last = values.get("when") or values.get("to") or values.get("notAfter")
    begun, ended = _days(first), _days(last)
    return (begun[0], ended[1]) if begun and ended else None


def _days(value: str | None) -> Stretch | None:
    found = _VALUE.fullmatch(value or "")
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None  # the pattern asks for it
    first_month, last_month = (month, month) if month else (1, 12)
    try:
        first = date(year, first_month, day or 1)
        return first, date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        return None


class GumTime:
    """The measure of dates in running news text."""

    name = "gum_time"
    folder = "gum_time_coref"
    about = (
        "dates of half of GUM's news documents (by hash): F1 of values as in TempEval-3; "
        "found: of expressions that overlap, whatever their values"
    )
    figures: tuple[Figure, ...] = (Figure("value F1", f1("value"), 0.85), Figure("found F1", f1("found")))

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The reported news documents, by name."""
        return self._units(folder, reader, reported=True)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The other news documents."""
        return self._units(folder, reader, reported=False)

    def _units(self, folder: Path, reader: Reader, *, reported: bool) -> Iterator[Unit]:
        for path in news(folder, reported=reported):
            document = read_gum(path)
            report = freeze(document.text, published=document.created)
            yield compare(document, read_layers(reader, report, "timexes").timexes or ())


def compare(document: GumDocument, timexes: Iterable[Timex]) -> Unit:
    """What one document gives."""
    index = WordIndex(document.text)
    found = [timex for timex in timexes if timex.first is not None and not timex.habitual]
    dated = [
        (one, stretch)
        for one in document.dates
        if (stretch := stretch_of(one.values)) and not _is_stamp(document.text, one)
    ]
    key = _joined(dated, found)
    pairs = pair_by_overlap(
        [index.of([(one.start, one.end)]) for one, _ in key],
        [index.of([(timex.start, timex.end)]) for timex in found],
    )
    right = 0
    faults = []
    for i, j in pairs:
        one, stretch = key[i]
        if (found[j].first, found[j].last) in (stretch, (stretch[0], document.created)):
            right += 1
        else:
            told = f"{stretch[0]}..{stretch[1]}, found {found[j].first}..{found[j].last}"
            faults.append(Fault("other value", f"{told}: {_told(document, one.start, one.end)}"))
    missed = set(range(len(key))) - {i for i, _ in pairs}
    added = set(range(len(found))) - {j for _, j in pairs}
    faults += [Fault("not found", _told(document, key[i][0].start, key[i][0].end)) for i in sorted(missed)]
    faults += [Fault("not in the key", _told(document, found[j].start, found[j].end)) for j in sorted(added)]
    sizes = {"want": len(key), "got": len(found)}
    counts = {f"value.{side}": number for side, number in sizes.items()}
    counts |= {f"found.{side}": number for side, number in sizes.items()}
    counts |= {"value.right": right, "found.right": len(pairs)}
    return Unit(document.name, counts, tuple(faults))


def _is_stamp(text: str, one: Dated) -> bool:
    before, after = text[: one.start].rpartition("\n")[2], text[one.end :].partition("\n")[0]
    return not any(map(str.isalnum, before + after))


def _joined(dated: list[tuple[Dated, Stretch]], found: Iterable[Timex]) -> list[tuple[Dated, Stretch]]:
    """The key's dates, those joined whose first and last day one expression of the reader spans."""
    dated = sorted(dated, key=lambda pair: (pair[0].start, pair[0].end))
    for timex in found:
        inside = [pair for pair in dated if timex.start <= pair[0].start and pair[0].end <= timex.end]
        if len(inside) == 2 and (timex.first, timex.last) == (inside[0][1][0], inside[1][1][1]):
            whole = Dated(inside[0][0].start, inside[1][0].end, {})
            place = dated.index(inside[0])
            dated[place : place + 2] = [(whole, (inside[0][1][0], inside[1][1][1]))]
    return dated


def _told(document: GumDocument, start: int, end: int) -> str:
    before, after = document.text[max(start - _AROUND, 0) : start], document.text[end : end + _AROUND]
    words = f"{before}[{document.text[start:end]}]{after}"
    return f"{' '.join(words.split())} ({document.created})"


MEASURE = GumTime()
