"""The words of time expressions, read from the data files once."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dateline.data import read_yaml

__all__ = ["Holiday", "Lexicon", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day and how to reckon it; exactly one of the fields is set, but for `later`."""

    on: tuple[int, int] | None = None
    """Month and day."""
    nth: tuple[int, int, int] | None = None
    """Which (-1 the last), weekday (Monday 0), month."""
    easter: int | None = None
    """Days from Easter Sunday."""
    orthodox_easter: int | None = None
    """Days from Easter Sunday of the churches that keep the Julian reckoning."""
    later: int = 0
    """Days after what the other field gives."""
    fixed: date | None = None


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day of the month that certain words after it tie to one year."""

    month: int
    day: int
    before: frozenset[str]
    fixed: date


@dataclass(frozen=True)
class Lexicon:
    """Word lists of the grammar, all in small letters."""

    classes: dict[str, frozenset[str]]
    """Symbol class to its words."""
    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    units: dict[str, str]
    """Unit word to the singular of its unit."""
    decades: dict[str, int]
    """Name of a decade of the last century, or of this one's first, to its first year."""
    numbers: dict[str, int]
    ordinals: dict[str, int]
    deictic: dict[str, int]
    holidays: dict[str, Holiday]
    ambiguous_months: frozenset[str]
    number_labels: frozenset[str]
    numeric_date_leads: frozenset[str]
    counted_things: frozenset[str]
    year_leads: frozenset[str]
    names_before_weekday: frozenset[str]
    names_after_weekday: frozenset[str]
    lasting_happenings: frozenset[str]
    holiday_heads: frozenset[str]
    noun_holidays: frozenset[str]
    possessives: frozenset[str]
    month_leads: frozenset[str]
    prospective: frozenset[str]
    timetabled: frozenset[str]
    intentions: frozenset[str]
    keeping_verbs: frozenset[str]
    superlatives: frozenset[str]
    known_days: tuple[KnownDay, ...]
    timetabled_nouns: frozenset[str]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon of the data files."""
    data = read_yaml("timex/lexicon.yaml")
    units: dict[str, str] = data["units"]
    singular = frozenset(units.values()) & frozenset(units)
    classes = {
        "MONTH": frozenset(data["months"]),
        "MONTHX": frozenset(data["month_abbreviations"]),
        "WEEKDAY": frozenset(data["weekdays"]),
        "WEEKDAYS": frozenset(f"{day}s" for day in data["weekdays"]),
        "WEEKDAYX": frozenset(data["weekday_abbreviations"]),
        "SEASON": frozenset(data["seasons"]),
        "UNIT": singular,
        "UNITS": frozenset(units) - singular - {"quarters"},  # more often shares, or where soldiers live
        "UNITX": frozenset(data["unit_abbreviations"]),
        "DECADEW": frozenset(data["decades"]),
        "PART": frozenset(data["parts_of_day"]),
        "NUMW": frozenset(data["numbers"]),
        "ORDW": frozenset(data["ordinals"]),
        "ORDNTH": frozenset(data["ordinals"]) - {"last"},
        "TODAY": frozenset(data["deictic"]),
        "VAGUE": frozenset(data["vague_counts"]),
        "HABIT": frozenset(data["habits"]),
        "VAGUEADV": frozenset(data["vague_adverbs"]),
    }
    return Lexicon(
        classes=classes,
        months={**data["months"], **data["month_abbreviations"]},
        weekdays={**data["weekdays"], **data["weekday_abbreviations"]},
        seasons={name: (first, last) for name, (first, last) in data["seasons"].items()},
        units={**units, **data["unit_abbreviations"]},
        decades=data["decades"],
        numbers=data["numbers"],
        ordinals=data["ordinals"],
        deictic=data["deictic"],
        known_days=tuple(
            KnownDay(row["month"], row["day"], frozenset(row["before"]), row["date"])
            for row in data["known_days"]
        ),
        holidays=_holidays(read_yaml("timex/holidays.yaml")),
        **{
            name: frozenset(data[name])
            for name in (
                "ambiguous_months",
                "number_labels",
                "numeric_date_leads",
                "counted_things",
                "year_leads",
                "names_before_weekday",
                "names_after_weekday",
                "lasting_happenings",
                "holiday_heads",
                "noun_holidays",
                "possessives",
                "month_leads",
                "prospective",
                "timetabled",
                "intentions",
                "keeping_verbs",
                "superlatives",
                "timetabled_nouns",
            )
        },
    )


def _holidays(rows: list[dict[str, Any]]) -> dict[str, Holiday]:
    found = {}
    for row in rows:
        rule = Holiday(
            on=tuple(row["day"]) if "day" in row else None,
            nth=tuple(row["nth"]) if "nth" in row else None,
            easter=row.get("easter"),
            orthodox_easter=row.get("orthodox_easter"),
            later=row.get("later", 0),
            fixed=row.get("date"),
        )
        found.update(dict.fromkeys(row["names"], rule))
    return found
