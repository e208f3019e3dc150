"""Which happening is counted from which: "Pakistan struck two days after Tehran bombed"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Span

from dateline.model import Granularity
from dateline.reading.events.happening import Happening
from dateline.reading.stage import Reading
from dateline.reading.timex.calendar import Stretch, shift_days, unit_around
from dateline.reading.timex.meaning import UNIT_DAYS
from dateline.reading.timex.timex import Timex

__all__ = ["Count", "counts_of"]

_DAYS = (Granularity.HOUR, Granularity.DAY)
_UNITS = {Granularity.WEEK: "week", Granularity.MONTH: "month", Granularity.YEAR: "year"}


@dataclass(frozen=True, slots=True)
class Count:
    """A distance in time between two happenings."""

    dated: int | None
    """Number of the happening that is counted from the other; None where no word tells of it ("it came")."""
    anchor: int
    """Number of the happening that it is counted from."""
    timex: Timex

    def shifted(self, day: date, *, back: bool) -> Stretch | None:
        """The days of one happening by the day of the other: of the anchor if `back`."""
        relative = self.timex.relative
        assert relative is not None
        days = -relative.days if back else relative.days
        if self.timex.granularity in _DAYS:
            moved = shift_days(day, days)
            return Stretch(moved, moved)
        unit = _UNITS.get(self.timex.granularity)
        if unit is None:
            return None
        count = abs(days) // UNIT_DAYS[unit]
        return unit_around(day, unit, count if days > 0 else -count)


def counts_of(reading: Reading, happenings: Sequence[Happening]) -> Iterator[Count]:
    """What the words count from what.

    "Pakistan struck two days after Tehran bombed": the anchor's words begin at "Tehran", the dated act
    stands before the expression, or behind the anchor where the sentence opens with it.
    """
    doc = reading.doc
    assert doc is not None
    told = sorted((doc[t.token].idx, n) for n, h in enumerate(happenings) for t in h.triggers)
    for timex in reading.timexes or ():
        relative = timex.relative
        if relative is None or relative.anchor <= timex.start:
            continue
        if timex.granularity not in _DAYS and timex.granularity not in _UNITS:
            continue
        span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
        if span is None:
            continue
        sentence = [(at, n) for at, n in told if span.sent.start_char <= at < span.sent.end_char]
        anchor = next((n for at, n in sentence if at >= relative.anchor), None)
        before = [n for at, n in sentence if at < timex.start]
        behind = [n for at, n in sentence if at >= relative.anchor and n != anchor]
        dated = before[-1] if before else behind[0] if behind else None
        if anchor is None or dated == anchor:
            continue
        if before or (behind and not _presented(span)):
            yield Count(dated, anchor, timex)
        elif _presented(span):
            yield Count(None, anchor, timex)


def _presented(span: Span) -> bool:
    """`It came two days after`: the news of the day, told by a word that is no act."""
    return any(token.lemma_ == "come" for token in span.sent if token.i < span.start)
