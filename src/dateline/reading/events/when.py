"""When a happening took place."""

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.model import BlockRole, EventTime, Granularity, Status, TimeBasis
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.happening import Happening
from dateline.reading.stage import Reading
from dateline.reading.timex.timex import Timex

__all__ = ["times_of"]

FOREGROUND = 4
"""Body paragraphs, counted from the first, that tell the day's news: leads of wire copy run one to four."""
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
    happening; then the publication date, said to be that, for acts of the day's news.
    """
    timexes = reading.timexes or ()
    text = reading.report.text
    times = [_by_expression(h, timexes, text) for h in happenings]
    for _ in range(2):  # a chain of "two days after X", itself "a week after Y", settles in two rounds
        for number, happening in enumerate(happenings):
            if times[number] is None:
                times[number] = _by_event(number, happening, happenings, times, timexes, text)
    return [time or _by_report(reading, h) for time, h in zip(times, happenings, strict=True)]


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


def _by_event(
    number: int,
    happening: Happening,
    happenings: Sequence[Happening],
    times: Sequence[EventTime | None],
    timexes: Sequence[Timex],
    text: str,
) -> EventTime | None:
    for trigger in happening.triggers:
        if trigger.timex is None:
            continue
        timex = timexes[trigger.timex]
        if timex.relative is None:
            continue
        anchored = _at(timex.relative.anchor, happenings)
        if anchored == number:  # the trigger is the other end: "Y, two days after X" counted from X's side
            continue
        base = times[anchored] if anchored is not None else None
        if base is not None and timex.granularity in (Granularity.DAY, Granularity.HOUR):
            day = date.fromisoformat(base.start[:10]) + timedelta(days=timex.relative.days)
            return _row(day, day, timex, TimeBasis.EVENT, text)
        if timex.first is not None and timex.last is not None:
            return _row(timex.first, timex.last, timex, TimeBasis.EVENT, text)
    for other, theirs in enumerate(happenings):
        base = times[other]
        if other == number or base is None:
            continue
        for trigger in theirs.triggers:
            counted = timexes[trigger.timex] if trigger.timex is not None else None
            if counted is None or counted.relative is None or counted.granularity != Granularity.DAY:
                continue
            if _at(counted.relative.anchor, happenings) == number:
                day = date.fromisoformat(base.start[:10]) - timedelta(days=counted.relative.days)
                return _row(day, day, counted, TimeBasis.EVENT, text)
    return None


def _at(offset: int, happenings: Sequence[Happening]) -> int | None:
    """The happening told of at an offset: the one whose trigger clause covers it or follows next."""
    best: tuple[int, int] | None = None
    for number, happening in enumerate(happenings):
        for trigger in happening.triggers:
            if trigger.end > offset:
                gap = max(0, trigger.start - offset)
                if gap <= 80 and (best is None or gap < best[0]):
                    best = (gap, number)
    return best[1] if best else None


def _by_report(reading: Reading, happening: Happening) -> EventTime | None:
    published = reading.report.published
    if published is None or happening.status not in (Status.ACTUAL, Status.NEGATED):
        return None
    if not (_foreground(reading, happening) or (happening.type in SPEECH and _now(reading, happening))):
        return None
    return EventTime(
        start=published, end=published, granularity=Granularity.DAY, basis=TimeBasis.REPORT, text=None
    )


def _foreground(reading: Reading, happening: Happening) -> bool:
    body = 0
    for block in reading.report.blocks:
        if block.role in (BlockRole.HEADLINE, BlockRole.BODY):
            if any(block.start <= t.start < block.end for t in happening.triggers):
                return True
            body += block.role == BlockRole.BODY
            if body >= FOREGROUND:
                return False
    return not reading.report.blocks


def _now(reading: Reading, happening: Happening) -> bool:
    """True where it is told as said for this report: in the present or simple past, not the past perfect."""
    doc = reading.doc
    assert doc is not None
    for trigger in happening.triggers:
        verb = doc[trigger.token]
        past_perfect = any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in verb.children)
        if verb.tag_ in ("VBZ", "VBP", "VBG", "VBD") and not past_perfect and not trigger.noun:
            return True
    return False
