"""Weeks, weekdays told with more than their name, and days of the month told without a month."""

from datetime import date

from dateline.model import Granularity
from dateline.reading.timex import calendar
from dateline.reading.timex.calendar import Stretch
from dateline.reading.timex.grammar import Node
from dateline.reading.timex.meaning import Meaning, Reckoner, Setting, count_of, day_number, node_of, text_of

__all__ = ["WEEKS"]

_UNPLACED_DAY = Meaning(Granularity.DAY)
_YEAR_OF_MONTHS = 13
_THURSDAY = 3


def _on(day: date | None) -> Meaning:
    return Meaning(Granularity.DAY, Stretch(day, day)) if day else _UNPLACED_DAY


def _weekday_of_week(node: Node, setting: Setting) -> Meaning | None:
    number = setting.lexicon.weekdays[text_of(node, "weekday") or ""]
    if setting.published is None:
        return _UNPLACED_DAY
    shift = {"last": -1, "previous": -1, "next": 1}.get(text_of(node, "which") or "", 0)
    return _on(calendar.shift_days(calendar.week(setting.published).first, 7 * shift + number))


def _weekdays_of_week(node: Node, setting: Setting) -> Meaning | None:
    """`Thursday and Friday last week`."""
    opening, closing = (
        setting.lexicon.weekdays[text_of(node, name) or ""] for name in ("weekday", "to_weekday")
    )
    if setting.published is None or closing < opening:
        return Meaning(Granularity.RANGE)
    first = _weekday_of_week(node, setting)
    if first is None or first.days is None:
        return first
    last = calendar.shift_days(first.days.first, closing - opening)
    return Meaning(Granularity.RANGE, Stretch(first.days.first, last))


def _weekday_counted(node: Node, setting: Setting) -> Meaning | None:
    """`two weeks ago on Friday`, `two Sundays ago`, `two Sundays from now`."""
    number = setting.lexicon.weekdays[(text_of(node, "weekday") or "").removesuffix("s")]
    if setting.published is None:
        return _UNPLACED_DAY
    weeks, future = count_of(text_of(node, "count"), setting.lexicon), node.rule.options["sign"] > 0
    # The first of several Sundays is not today's.
    origin = calendar.shift_days(setting.published, node.rule.options["from"])
    near = calendar.nearest_weekday(origin, number, future=future)
    return _on(
        calendar.shift_days(near, node.rule.options["sign"] * 7 * (weeks - abs(node.rule.options["from"])))
    )


def _weekday_day(node: Node, setting: Setting) -> Meaning | None:
    """`Friday the 14th`: the nearest such day, back or ahead, whose weekday agrees."""
    weekday = setting.lexicon.weekdays[text_of(node, "weekday") or ""]
    number = day_number(text_of(node, "day") or "", setting.lexicon)
    if setting.published is None:
        return _UNPLACED_DAY
    future = setting.is_future(node)
    for day in _days_numbered(setting.published, number, future=future):
        if day.weekday() == weekday:
            return _on(day)
    return _on(calendar.nearest_weekday(setting.published, weekday, future=future))


def _day_alone(node: Node, setting: Setting) -> Meaning | None:
    """`on the 15th`: that day of this month, or of the one before or after."""
    number = day_number(text_of(node, "day") or "", setting.lexicon)
    if setting.published is None:
        return _UNPLACED_DAY
    days = _days_numbered(setting.published, number, future=setting.is_future(node))
    return _on(days[0] if days else None)


def _days_numbered(origin: date, number: int, *, future: bool) -> list[date]:
    """The days of that number within a year, nearest first."""
    step = 1 if future else -1
    found = []
    for months in range(_YEAR_OF_MONTHS):
        month = calendar.shift_months(origin.replace(day=1), step * months)
        day = calendar.day_in_month(month.year, month.month, number)
        if day and (day >= origin if future else day <= origin):
            found.append(day)
    return found


def _week_of(node: Node, setting: Setting) -> Meaning | None:
    """`the week of April 10`, `the weekend of May 5`: around the day that is told."""
    whole = setting.reckon(node_of(node, "whole"), setting)
    if whole is None or whole.days is None or whole.granularity is not Granularity.DAY:
        return whole
    week = calendar.week(whole.days.first)
    if text_of(node, "unit") == "weekend":
        return Meaning(Granularity.RANGE, calendar.weekend(week.first, future=True), own_year=whole.own_year)
    if text_of(node, "side") == "ending":
        week = Stretch(calendar.shift_days(whole.days.first, -6), whole.days.first)
    elif text_of(node, "side") in {"beginning", "commencing", "starting"}:
        # Told by its first day where that is a Sunday.
        first = whole.days.first if whole.days.first.weekday() >= _THURSDAY else week.first
        week = Stretch(first, calendar.shift_days(first, 6))
    return Meaning(Granularity.WEEK, week, own_year=whole.own_year)


def _numbered_week(node: Node, setting: Setting) -> Meaning | None:
    """`week 27 of last year`: the first week of a year has its first Thursday (ISO 8601)."""
    number = int(text_of(node, "number") or "0")
    year = setting.published.year if setting.published else None
    text = text_of(node, "year")
    if text:
        year = int(text)
    elif "whole" in node.parts:
        whole = setting.reckon(node_of(node, "whole"), setting)
        if whole is None or whole.days is None or whole.granularity is not Granularity.YEAR:
            return None
        year = whole.days.first.year
    if year is None:
        return Meaning(Granularity.WEEK)
    if not 1 <= number <= 53:
        return None
    first = calendar.nearest_weekday(date(year, 1, 1), _THURSDAY, future=True)
    days = calendar.week(calendar.shift_days(first, 7 * (number - 1)))
    return Meaning(Granularity.WEEK, days, own_year="year" in node.parts)


WEEKS: dict[str, Reckoner] = {
    "day_alone": _day_alone,
    "numbered_week": _numbered_week,
    "week_of": _week_of,
    "weekday_counted": _weekday_counted,
    "weekday_day": _weekday_day,
    "weekday_of_week": _weekday_of_week,
    "weekdays_of_week": _weekdays_of_week,
}
