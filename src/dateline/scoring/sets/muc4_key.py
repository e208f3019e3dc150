"""MUC-4's texts and answer keys, as they were given out in 1992."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

__all__ = ["DateFill", "Fill", "KeyTemplate", "Message", "read_keys", "read_messages"]

_SLOT = re.compile(r"^(\d+)\.\s+[A-Z][A-Z :]*?(?:\s{2,}|\s(?=\*|-$))(.*)$")
_STRING = re.compile(r'"((?:\\"|[^"])*)"')
_PLAIN_DATE = re.compile(r"(\d\d) ([A-Z]{3}) (\d\d)")
_HEAD_DATE = re.compile(r"\b(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)\b")
_MARK = re.compile(r"--\s*(?:\[[A-Z ]+\]\s*)+")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CENTURY = 1900
_HEAD = 400
"""Characters of a message in which its day stands."""
_DATE_SLOT, _PLACE_SLOT, _TYPE_SLOT, _STAGE_SLOT = 2, 3, 4, 5


@dataclass(frozen=True, slots=True)
class Message:
    """One text.

    Attributes:
        name: as the key calls it.
        text: a paragraph a line, without the marks of the collection.
        day: of the report, from its first line.
    """

    name: str
    text: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Fill:
    """One filler of a slot.

    Attributes:
        values: any of them is right.
        optional: whether none is right too.
    """

    values: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class DateFill:
    """A date of the key: a stretch of days, open at its beginning for "by that day"."""

    first: date | None
    last: date


@dataclass(slots=True)
class KeyTemplate:
    """One incident.

    Attributes:
        optional: whether a system may leave it out.
        slots: number of the slot to its fillers.
    """

    optional: bool = False
    slots: dict[int, list[Fill]] = field(default_factory=dict)

    @property
    def types(self) -> tuple[str, ...]:
        """The incident type, or those of which each is right."""
        return self._first(_TYPE_SLOT)

    @property
    def stages(self) -> tuple[str, ...]:
        """The stage of execution."""
        return self._first(_STAGE_SLOT)

    @property
    def places(self) -> tuple[tuple[str, ...], ...]:
        """Locations of which each is right: the country, then ever smaller places, without their sorts."""
        found = []
        for value in self._first(_PLACE_SLOT):
            inner = value[1:-1] if value.startswith("(") and value.endswith("))") else value.strip("()")
            parts = (re.sub(r"\s*\([^)]*\)?", "", part).strip(" )(") for part in inner.split(":"))
            found.append(tuple(part for part in parts if part))
        return tuple(found)

    @property
    def dates(self) -> tuple[DateFill, ...]:
        """Dates of which each is right."""
        return tuple(one for value in self._first(_DATE_SLOT) if (one := _date_fill(value)))

    def _first(self, slot: int) -> tuple[str, ...]:
        fills = self.slots.get(slot, [])
        return fills[0].values if fills else ()


def read_messages(text: str, prefix: str) -> Iterator[Message]:
    """The texts of one file.

    Args:
        text: of the file.
        prefix: what their names begin with ("TST1-MUC3").
    """
    pieces = re.split(rf"^({re.escape(prefix)}-\d+)\b.*$", text, flags=re.MULTILINE)
    for name, body in zip(pieces[1::2], pieces[2::2], strict=True):
        paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", _MARK.sub("-- ", body)))
        frozen = "\n".join(part for part in paragraphs if part)
        found = _HEAD_DATE.search(frozen[:_HEAD])
        yield Message(name, frozen, _day(*found.groups()) if found else None)


def read_keys(text: str) -> dict[str, list[KeyTemplate]]:
    """Name of each text to its templates; texts with nothing relevant have none."""
    keys: dict[str, list[KeyTemplate]] = {}
    for block in re.split(r"\n(?=0\.\s)", "\n" + text):
        slots = dict(_slots(block))
        if not slots.get(0) or not slots[0][0].strip():
            continue
        templates = keys.setdefault(slots[0][0].split()[0], [])
        number = slots.get(1, ["*"])[0]
        if number.strip() == "*":
            continue
        template = KeyTemplate(optional="OPTIONAL" in number)
        for slot, lines in slots.items():
            fills = list(_fills(slot, lines))
            if slot > 1 and fills:
                template.slots[slot] = fills
        templates.append(template)
    return keys


def _slots(block: str) -> Iterator[tuple[int, list[str]]]:
    """Number of each slot and its lines; a line that ends or begins with a slash goes on."""
    number, lines = -1, list[str]()
    for line in block.splitlines():
        if line.startswith(";") or not line.strip():
            continue
        if opened := _SLOT.match(line):
            if number >= 0:
                yield number, lines
            number, lines = int(opened[1]), [opened[2].strip()]
        elif number >= 0 and line.startswith(" "):
            more = line.strip()
            goes_on = number <= _STAGE_SLOT or (
                lines and (lines[-1].endswith("/") or more.startswith("/") or lines[-1].count('"') % 2)
            )
            if goes_on:
                lines[-1] += " " + more
            else:
                lines.append(more)
    if number >= 0:
        yield number, lines


def _fills(slot: int, lines: list[str]) -> Iterator[Fill]:
    for line in lines:
        optional = line.startswith("?")
        value = line.lstrip("? ").strip()
        if value in ("-", "*", ""):
            continue
        if value.startswith('"'):
            own = re.split(r'(?<=")\s*:\s*', value)[0]  # what follows a colon is the name of the described
            values = tuple(one.replace('\\"', '"') for one in _STRING.findall(own))
        elif slot in (_DATE_SLOT, _PLACE_SLOT):
            values = tuple(part.strip() for part in value.split(" / "))
        else:
            values = tuple(part.strip("? ") for part in value.split(': "')[0].split(" / "))
        if values:
            yield Fill(values, optional)


def _date_fill(value: str) -> DateFill | None:
    days = [_day(*found) for found in _PLAIN_DATE.findall(value)]
    if not days or None in days:
        return None
    known = [day for day in days if day is not None]
    opened = value.strip("( ").startswith("-")
    return DateFill(None if opened else known[0], known[-1])


def _day(day: str, month: str, year: str) -> date | None:
    if month[:3] not in _MONTHS:
        return None
    try:
        first = date(_CENTURY + int(year), _MONTHS.index(month[:3]) + 1, 1)
    except ValueError:
        return None
    found = first + timedelta(days=max(int(day), 1) - 1)
    return found if found.month == first.month else None
