"""When a happening took place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from dateline.model import EventTime, Granularity, TimeBasis
from dateline.reading.events.dating import DateOffer, Dating
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.linear import LinearModel, load_model
from dateline.reading.stage import Reading
from dateline.reading.timex.timex import Timex

__all__ = ["expressed_times", "times_of"]

AS_SURE = 0.1
"""How much less likely than the surest word of its sentence a word may be to date the happening."""
LEAST = 0.3
"""The least product of how sure a word is of the happening and of its date."""
STATED = 0.3
"""Probability from which the publication date is given: it says that it is no more than that."""
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
    text, doc = reading.report.text, reading.doc
    assert doc is not None
    times = [_by_expression(h, timexes, doc, text) for h in happenings]
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
    """The likeliest date of what the report offers, of those that are likely enough."""
    scored = [(model.probability(offer.features), -number) for number, offer in enumerate(offers)]
    likely = [
        (score, number)
        for score, number in scored
        if score >= (STATED if offers[-number].timex is None else model.threshold)
    ]
    if not likely:
        return None
    offer = offers[-max(likely)[1]]
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


def _by_expression(happening: Happening, timexes: Sequence[Timex], doc: Doc, text: str) -> EventTime | None:
    dated = [
        (trigger.timex_score * trigger.score, timexes[trigger.timex])
        for trigger in _telling(happening, doc)
        if trigger.timex is not None and _dates(timexes[trigger.timex], doc[trigger.token].idx)
    ]
    dated = [(score, timex) for score, timex in dated if score >= LEAST]
    if not dated:
        return None
    best = min(dated, key=lambda pair: (-pair[0], _FINENESS[pair[1].granularity], pair[1].start))[1]
    assert best.first is not None
    assert best.last is not None
    return _row(best.first, best.last, best, TimeBasis.EXPRESSION, text)


def _telling(happening: Happening, doc: Doc) -> Iterator[Trigger]:
    """Of each sentence the words that are about as sure as its surest.

    What stands beside them is often another act's: "forced him to resign in 2009 but rejected calls to act".
    """
    surest: dict[int, float] = defaultdict(float)
    for trigger in happening.triggers:
        sentence = doc[trigger.token].sent.start
        surest[sentence] = max(surest[sentence], trigger.score)
    for trigger in happening.triggers:
        if trigger.score >= surest[doc[trigger.token].sent.start] - AS_SURE:
            yield trigger


def _dates(timex: Timex, place: int) -> bool:
    """Whether an expression has days, and they are those of a word at a place.

    "Two days after" dates what is told beside it, not what it is counted from: the words behind it tell that.
    """
    if timex.first is None or timex.last is None:
        return False
    relative = timex.relative
    return relative is None or relative.anchor <= timex.start or place < relative.anchor


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
