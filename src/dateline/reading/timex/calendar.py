"""Arithmetic on days: weeks run Monday to Sunday, all stretches include their last day."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

__all__ = [
    "Stretch", "day_in_month", "decade", "easter", "month", "nearest_day", "nearest_month", "nearest_weekday",
    "nth_weekday", "orthodox_easter", "quarter", "season", "shift_days", "shift_months",
    "shift_workdays", "unit_around", "week", "weekend", "year",
]  # fmt: skip


_SATURDAY = 5


class Stretch(NamedTuple):
    """First and last day."""

    first: date
    last: date


def shift_days(day: date, days: int) -> date:
    """The day so many days later; the ends of the calendar hold."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def shift_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    years, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    years = min(max(years, 1), 9999)
    return date(years, index + 1, min(day.day, calendar.monthrange(years, index + 1)[1]))


def shift_workdays(day: date, days: int) -> date:
    """The day so many of Monday to Friday later, counted from the one after; holidays are not known."""
    step = 1 if days > 0 else -1
    left = abs(days)
    while left:
        day = shift_days(day, step)
        left -= day.weekday() < _SATURDAY
    return day


def day_in_month(year: int, month: int, day: int) -> date | None:
    """That day, or None where the month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week(day: date) -> Stretch:
    """Monday to Sunday around a day."""
    monday = shift_days(day, -day.weekday())
    return Stretch(monday, shift_days(monday, 6))


def month(year: int, number: int) -> Stretch:
    """First to last day of a month."""
    return Stretch(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def quarter(year: int, number: int) -> Stretch:
    """A quarter of a year, 1 to 4."""
    return Stretch(date(year, 3 * number - 2, 1), month(year, 3 * number).last)


def year(number: int) -> Stretch:
    """First of January to 31 December."""
    return Stretch(date(number, 1, 1), date(number, 12, 31))


def decade(number: int) -> Stretch:
    """Ten years from the one that ends in 0."""
    return Stretch(date(number, 1, 1), date(min(number + 9, 9999), 12, 31))


def season(number: int, months: tuple[int, int]) -> Stretch:
    """A season that opens in a year: a winter runs into the next."""
    first, last = months
    return Stretch(date(number, first, 1), month(number + (last < first), last).last)


def unit_around(day: date, unit: str, shift: int = 0) -> Stretch | None:
    """The calendar unit that holds a day, or one so many units later.

    Args:
        day: any day of the unit.
        unit: day, night, week, fortnight, month, quarter, year or decade.
        shift: signed number of units.

    Returns:
        None for a unit that no calendar counts (hours, centuries).
    """
    match unit:
        case "day" | "night":
            moved = shift_days(day, shift)
            return Stretch(moved, moved)
        case "workday":
            moved = shift_workdays(day, shift)
            return Stretch(moved, moved)
        case "week":
            return week(shift_days(day, 7 * shift))
        case "fortnight":
            return week(shift_days(day, 14 * shift))
        case "month":
            moved = shift_months(day.replace(day=1), shift)
            return month(moved.year, moved.month)
        case "quarter":
            moved = shift_months(day.replace(day=1), 3 * shift)
            return quarter(moved.year, (moved.month + 2) // 3)
        case "year":
            return year(min(max(day.year + shift, 1), 9999))
        case "decade":
            return decade(min(max(day.year - day.year % 10 + 10 * shift, 10), 9990))
    return None


def nearest_weekday(origin: date, weekday: int, *, future: bool) -> date:
    """The weekday at or before a day, or at or after it."""
    if future:
        return shift_days(origin, (weekday - origin.weekday()) % 7)
    return shift_days(origin, -((origin.weekday() - weekday) % 7))


def nearest_month(origin: date, number: int, *, future: bool) -> Stretch:
    """The month at or before the one that holds a day, or at or after it."""
    if future:
        return month(origin.year + (number < origin.month), number)
    return month(origin.year - (number > origin.month), number)


def nearest_day(
    origin: date, number: int, day: int, *, future: bool, weekday: int | None = None
) -> date | None:
    """The day of a month at or before a day, or at or after it.

    Args:
        origin: where to look from.
        number: month.
        day: day of the month.
        future: which way to look.
        weekday: where the words give one (Monday 0), the nearest year or the one beyond, where it agrees.
    """
    step = 1 if future else -1
    found = []
    for years in range(9):
        made = day_in_month(origin.year + step * years, number, day)
        if made and (made >= origin if future else made <= origin):
            if weekday is None or (made.weekday() == weekday and years <= 1):
                return made
            found.append(made)
    return found[0] if found else None


def weekend(origin: date, *, future: bool) -> Stretch:
    """Saturday and Sunday: the weekend that holds a day, else the one before it, or after."""
    saturday = shift_days(week(origin).first, 5)
    if not future and origin < saturday:
        saturday = shift_days(saturday, -7)
    return Stretch(saturday, shift_days(saturday, 1))


def nth_weekday(number: int, month_number: int, weekday: int, nth: int) -> date | None:
    """The nth weekday of a month, -1 the last; None where there is none."""
    stretch = month(number, month_number)
    if nth < 0:
        return shift_days(stretch.last, -((stretch.last.weekday() - weekday) % 7))
    found = shift_days(stretch.first, (weekday - stretch.first.weekday()) % 7 + 7 * (nth - 1))
    return found if found <= stretch.last else None


def easter(number: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous computus, Nature 1876; Meeus 1991, chapter 8)."""
    a, (b, c) = number % 19, divmod(number, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    n = (h - m + r + 90) // 25
    return date(number, n, (h - m + r + n + 19) % 32)


def orthodox_easter(number: int) -> date:
    """Easter Sunday of the Julian calendar, as a day of the Gregorian one (Meeus 1991, chapter 8)."""
    d = (19 * (number % 19) + 15) % 30
    e = (2 * (number % 4) + 4 * (number % 7) - d + 34) % 7
    month_number, day = divmod(d + e + 114, 31)
    return shift_days(date(number, month_number, day + 1), number // 100 - number // 400 - 2)
