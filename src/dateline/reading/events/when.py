"""When a happening took place."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.model import BlockRole, EventTime, Granularity, Status, TimeBasis
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.happening import Happening
from dateline.reading.stage import Reading
from dateline.reading.timex.timex import Timex

__all__ = ["times_of"]

_COUNTED = (Granularity.HOUR, Granularity.DAY)
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
    counts = list(_counts(reading, happenings))
    for _ in range(2):  # a chain of "two days after X", itself "a week after Y", settles in two rounds
        for later, earlier, timex in counts:
            assert timex.relative is not None
            for unknown, known, sign in ((later, earlier, 1), (earlier, later, -1)):
                base = times[known]
                if times[unknown] is None and base is not None and base.start[:10] == base.end[:10]:
                    day = date.fromisoformat(base.start[:10]) + timedelta(days=sign * timex.relative.days)
                    times[unknown] = _row(day, day, timex, TimeBasis.EVENT, text)
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
