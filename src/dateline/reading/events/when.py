"""When a happening took place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Doc, Token

from dateline.model import EventTime, Granularity, TimeBasis
from dateline.reading.events.counting import Count, counts_of
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
_SINCE = "since"
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
    that, among it; then what is counted from those, and from the day's news.
    """
    times, text = expressed_times(reading, happenings), reading.report.text
    dating, model = Dating(reading, happenings), load_model("dating")
    told = [time is not None for time in times]
    times = [
        time or _by_offer(dating.offers(happening), model, text)
        for time, happening in zip(times, happenings, strict=True)
    ]
    published = reading.report.published
    for count in counts_of(reading, happenings):
        if not told[count.anchor]:
            base = times[count.dated] if count.dated is not None else None
            day = published if count.dated is None else _one_day(base)
            if day is not None:
                times[count.anchor] = _counted(count, day, reading, back=True) or times[count.anchor]
    return times


def expressed_times(reading: Reading, happenings: Sequence[Happening]) -> list[EventTime | None]:
    """For each happening the time that its own words give, or that they count from another's."""
    times = [_by_expression(happening, reading) for happening in happenings]
    counts = list(counts_of(reading, happenings))
    for _ in range(2):  # a chain of "two days after X", itself "a week after Y", settles in two rounds
        for count in counts:
            if count.dated is None:
                continue
            for unknown, known in ((count.dated, count.anchor), (count.anchor, count.dated)):
                day = _one_day(times[known])
                if times[unknown] is None and day is not None:
                    times[unknown] = _counted(count, day, reading, back=unknown == count.anchor)
    return times


def _one_day(time: EventTime | None) -> str | None:
    return time.start[:10] if time is not None and time.start[:10] == time.end[:10] else None


def _counted(count: Count, day: str, reading: Reading, *, back: bool) -> EventTime | None:
    days = count.shifted(date.fromisoformat(day), back=back)
    return _row(days.first, days.last, count.timex, TimeBasis.EVENT, reading.report.text) if days else None


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


def _by_expression(happening: Happening, reading: Reading) -> EventTime | None:
    timexes, doc = reading.timexes or (), reading.doc
    assert doc is not None
    dated = [
        (trigger.timex_score * trigger.score, _of_since(timexes, trigger.timex, doc[trigger.token]))
        for trigger in _telling(happening, doc)
        if trigger.timex is not None
        and _dates(timexes[trigger.timex], doc[trigger.token].idx)
        and not _counted_from(timexes, timexes[trigger.timex], doc[trigger.token])
    ]
    dated = [(score, timex) for score, timex in dated if score >= LEAST]
    if not dated:
        return None
    best = min(dated, key=lambda pair: (-pair[0], _FINENESS[pair[1].granularity], pair[1].start))[1]
    best = _exactly(best, [timex for _, timex in dated])
    told = reading.report.published
    first, last = best.days(date.fromisoformat(told) if told is not None else None)
    return _row(first, last, best, TimeBasis.EXPRESSION, reading.report.text)


def _exactly(likeliest: Timex, others: Sequence[Timex]) -> Timex:
    """The likeliest expression, or a finer one of the same happening that lies within its days.

    "The bombings of 2005" and "the 7/7 attacks" are told of one happening: the second says which day. The
    day on which a range begins ("since Sunday") is the range's own bound, and says no more.
    """
    assert likeliest.first is not None
    assert likeliest.last is not None
    finer = [
        other
        for other in others
        if other.first is not None
        and other.last is not None
        and _FINENESS[other.granularity] < _FINENESS[likeliest.granularity]
        and likeliest.first <= other.first
        and other.last <= likeliest.last
        and not (likeliest.granularity == Granularity.RANGE and other.first == likeliest.first)
    ]
    return min(finer, key=lambda timex: (_FINENESS[timex.granularity], timex.start), default=likeliest)


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


def _counted_from(timexes: Sequence[Timex], chosen: Timex, word: Token) -> bool:
    """Whether a word tells of what is counted from, and the expression dates what is counted.

    "Shot down on Wednesday, a day after warplanes crossed the line": they did not cross it on Wednesday.
    """
    return any(
        timex.relative is not None
        and word.sent.start_char <= timex.start
        and chosen.end <= timex.start < timex.relative.anchor <= word.idx
        for timex in timexes
    )


def _of_since(timexes: Sequence[Timex], index: int, word: Token) -> Timex:
    """The expression that dates a word, of the range of a "since" and the date in its clause.

    "Since he returned in 2012, Russia has tightened controls": the range dates what stands outside the
    clause, the year what stands in it.
    """
    chosen = timexes[index]
    for number, since in enumerate(timexes):
        inner = next(
            (t for t in timexes[number + 1 :] if t.start > since.end and t.first == since.first), None
        )
        if inner is None or chosen not in (since, inner) or since.granularity != Granularity.RANGE:
            continue
        span = word.doc.char_span(since.start, since.end, alignment_mode="expand")
        if span is None or span[-1].lower_ != _SINCE or span.sent != word.sent:
            continue
        opener = span[-1]
        clause = opener.head if opener.dep_ == "mark" else opener
        return inner if word == clause or clause.is_ancestor(word) else since
    return chosen
