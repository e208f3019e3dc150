"""When a happening took place."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.model import EventTime, Granularity, TimeBasis
from dateline.reading.events.dating import DateOffer, Dating
from dateline.reading.events.happening import Happening
from dateline.reading.linear import LinearModel, load_model
from dateline.reading.stage import Reading
from dateline.reading.timex.timex import Timex

__all__ = ["expressed_times", "times_of"]

_COUNTED = (Granularity.HOUR, Granularity.DAY)
_FINENESS = {
    Granularity.HOUR: 0,
    Granularity.DAY: 1,
    Granularity.RANGE: 2,
    Granularity.WEEK: 3,
    Granularity.MONTH: 4,
    Granularity.QUARTER: 5,
    Granularity.SEASON: 5,
    Granularity.YEAR: 6,
    Granularity.DECADE: 7,
}


def times_of(reading: Reading, happenings: Sequence[Happening]) -> list[EventTime | None]:
    """For each happening its time, or None where the report is silent.

    A calendar expression of one of its clauses first, the finest one; then what is counted from another
    happening; then the likeliest of what the report offers (`dating.py`), the publication date, said to be
    that, among it.
    """
    times, text = expressed_times(reading, happenings), reading.report.text
    dating, model = Dating(reading, happenings), load_model("dating")
    return [
        time or _by_offer(dating.offers(happening), model, text)
        for time, happening in zip(times, happenings, strict=True)
    ]


def expressed_times(reading: Reading, happenings: Sequence[Happening]) -> list[EventTime | None]:
    """For each happening the time that its own words give, or that they count from another's."""
    timexes = reading.timexes or ()
    text = reading.report.text
    times = [_by_expression(h, timexes, text) for h in happenings]
    counts = list(_counts(reading, happenings))
    for _ in range(2):  # a chain of "two days after X", itself "a week after Y", settles in two rounds
        for later, earlier, timex in counts:
            assert timex.relative is not None
            for unknown, known, sign in ((later, earlier, 1), (earlier, later, -1)):
                base = times[known]
                if times[unknown] is None and base is not None and base.start[:10] == base.end[:10]:
                    day = date.fromisoformat(base.start[:10]) + timedelta(days=sign * timex.relative.days)
                    times[unknown] = _row(day, day, timex, TimeBasis.EVENT, text)
    return times


def _by_offer(offers: Sequence[DateOffer], model: LinearModel, text: str) -> EventTime | None:
    """The likeliest date of what the report offers, if it is likely enough."""
    scored = [(model.probability(offer.features), -number) for number, offer in enumerate(offers)]
    score, number = max(scored, default=(0.0, 0))
    if not scored or score < model.threshold:
        return None
    offer = offers[-number]
    if offer.timex is not None:
        return _row(offer.first, offer.last, offer.timex, TimeBasis.EXPRESSION, text)
    day = offer.first.isoformat()
    return EventTime(start=day, end=day, granularity=Granularity.DAY, basis=TimeBasis.REPORT, text=None)


def _row(first: date, last: date, timex: Timex, basis: TimeBasis, text: str) -> EventTime:
    start, end = first.isoformat(), last.isoformat()
    if timex.hours is not None and timex.granularity == Granularity.HOUR:
        start, end = f"{start}T{timex.hours[0]}", f"{end}T{timex.hours[1]}"
    if start > end:
        start, end = first.isoformat(), last.isoformat()
    return EventTime(
        start=start, end=end, granularity=timex.granularity, basis=basis, text=text[timex.start : timex.end]
    )


def _by_expression(happening: Happening, timexes: Sequence[Timex], text: str) -> EventTime | None:
    dated = [(t.timex_score, timexes[t.timex]) for t in happening.triggers if t.timex is not None]
    dated = [(s, t) for s, t in dated if t.first is not None and t.last is not None and t.relative is None]
    if not dated:
        return None
    best = min(dated, key=lambda pair: (-pair[0], _FINENESS[pair[1].granularity], pair[1].start))[1]
    assert best.first is not None
    assert best.last is not None
    return _row(best.first, best.last, best, TimeBasis.EXPRESSION, text)


def _counts(reading: Reading, happenings: Sequence[Happening]) -> Iterator[tuple[int, int, Timex]]:
    """What the words count from what: the dated happening, the one it is counted from, and the expression.

    "Pakistan struck two days after Tehran bombed": the anchor's words begin at "Tehran", the dated act
    stands before the expression, or behind the anchor where the sentence opens with it.
    """
    doc = reading.doc
    assert doc is not None
    told = sorted((doc[t.token].idx, n) for n, h in enumerate(happenings) for t in h.triggers)
    for timex in reading.timexes or ():
        relative = timex.relative
        if relative is None or relative.anchor <= timex.start or timex.granularity not in _COUNTED:
            continue
        span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
        if span is None:
            continue
        sentence = [(at, n) for at, n in told if span.sent.start_char <= at < span.sent.end_char]
        anchored = next((n for at, n in sentence if at >= relative.anchor), None)
        before = [n for at, n in sentence if at < timex.start]
        behind = [n for at, n in sentence if at >= relative.anchor and n != anchored]
        dated = before[-1] if before else behind[0] if behind else None
        if anchored is not None and dated is not None and anchored != dated:
            yield dated, anchored, timex
