"""MUC-4: filled templates on political violence in Latin America, 1988 to 1990.

Fourth Message Understanding Conference, 1992; the two test sets of 100 wire reports (TST1, TST2), upper
case as they came. The development part (1,300 reports) may be looked at.

Scores are by N. Chinchor, "MUC-4 evaluation metrics" (1992): a filler is correct (1), partial (a half),
incorrect, missing or spurious; recall is what was gained by what the key has, precision by what the reader
gave; fillers of templates without a partner are missing or spurious (the row "ALL TEMPLATES" of the
official reports); F weighs both alike. What the key has as optional is not missed.

Simplified: templates are paired in the order of what they gain, if their types agree at least in part and
they share a target, a perpetrator, or place and date in full; that one of two types is ATTACK is a part,
since a bombing is an attack too. Strings are compared without a judge: right if the last word of the head
phrase, or the whole, is the same as in one of the key's wordings; a part if they share a word of four or
more letters. Human targets are one slot with names or descriptions, as in MUC-3; their effects stand
without saying of whom; slots of types, numbers, nationality, confidence and category, and effects on
things, are not filled by a ledger and not counted. As the task asks, an undated event is given as "by the
day of the report", and one without a place gets the country of which the report names most places.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from dateline.reading.reader import Reader
from dateline.scoring.measure import Counts, Fault, Figure, Unit
from dateline.scoring.sets.muc4_key import Fill, KeyTemplate, read_keys, read_messages
from dateline.scoring.sets.muc4_template import FoundTemplate, Names, country_code, found_templates
from dateline.sources import freeze

__all__ = ["MEASURE", "Muc4", "compare", "string_gain"]

_PARTS = (
    ("tst1", "tst1-muc3", "key-tst1.v7", "TST1-MUC3"),
    ("tst2", "tst2-muc4", "key-tst2.v4", "TST2-MUC4"),
)
_OPEN_PARTS = (
    ("dev", "dev-muc3-0001-0100", "key-dev-0001.muc4", "DEV-MUC3"),
    ("dev", "dev-muc3-0101-0200", "key-dev-0101.muc4", "DEV-MUC3"),
)
_STRING_SLOTS = {
    "instrument": (6,),
    "perpetrator": (9,),
    "organization": (10,),
    "physical target": (12,),
    "human target": (18, 19),
}
_SLOTS = ("type", "stage", "date", "place", *_STRING_SLOTS, "effect")
_EFFECT_SLOT = 23
_EFFECTS = ("DEATH", "INJURY")
_CUT = re.compile(r"\b(?:of|in|from|who|which|that|with|on|at|by|for)\b|[,(]")
_SHARED = 4
"""Letters of a word that is telling by itself."""

Part = tuple[str, str, str, str]
"""Folder, file of texts, file of keys, and what the names of the texts begin with."""

Gain = tuple[float, float, float]
"""Gained, given by the reader, to be had by the key."""


def _f_over(*names: str) -> Callable[[Counts], float]:
    """F over slots together."""

    def formula(counts: Counts) -> float:
        gained, given, wanted = (
            sum(counts.get(f"{slot}.{side}", 0.0) for slot in names) for side in ("right", "got", "want")
        )
        return 2 * gained / (given + wanted) if given + wanted else 0.0

    return formula


class Muc4:
    """The measure of events as templates."""

    name = "muc4"
    folder = "muc4"
    about = (
        "templates of TST1 and TST2 (200 reports, upper case), F by the MUC-4 definition over all templates; "
        "paired and compared by rule, some slots left out (see the module)"
    )
    figures: tuple[Figure, ...] = (
        Figure("incident type", _f_over("type"), 0.80),
        Figure("all slots", _f_over(*_SLOTS), 0.57),
        *(Figure(slot, _f_over(slot)) for slot in _SLOTS if slot != "type"),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The reports of both test sets, in their order."""
        return self._units(folder, reader, _PARTS)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The first 200 reports of the development part."""
        return self._units(folder, reader, _OPEN_PARTS)

    def _units(self, folder: Path, reader: Reader, parts: Iterable[Part]) -> Iterator[Unit]:
        for part, texts, keys, prefix in parts:
            key = read_keys((folder / "raw" / part / keys).read_text(encoding="latin-1"))
            source = (folder / "raw" / part / texts).read_text(encoding="latin-1")
            for message in read_messages(source, prefix):
                ledger = reader.read(freeze(message.text, published=message.day))
                found = found_templates(ledger, message.day)
                yield compare(message.name, key.get(message.name, []), found)


def compare(name: str, key: Sequence[KeyTemplate], found: Sequence[FoundTemplate]) -> Unit:
    """What one report gives.

    Args:
        name: of the report.
        key: its templates.
        found: the reader's.
    """
    counts = {f"{slot}.{side}": 0.0 for slot in _SLOTS for side in ("right", "got", "want")}
    pairs = _pairs(key, found)
    faults = []
    for i, j in pairs.items():
        for slot, gain in _gains(key[i], found[j]).items():
            _add(counts, slot, gain)
            if gain[0] < max(gain[1], gain[2]):
                sort = "missed" if not gain[1] else "spurious" if not gain[2] else "wrong or in part"
                faults.append(Fault(f"{slot} {sort}", _told(slot, key[i], found[j])))
    for i, template in enumerate(key):
        if i not in pairs and not template.optional:
            for slot, gain in _gains(template, None).items():
                _add(counts, slot, gain)
            faults.append(Fault("template missed", _told("type", template, None)))
    for j in sorted(set(range(len(found))) - set(pairs.values())):
        for slot, gain in _gains(None, found[j]).items():
            _add(counts, slot, gain)
        faults.append(Fault("template spurious", _told("type", None, found[j])))
    return Unit(name, counts, tuple(faults))


def _add(counts: dict[str, float], slot: str, gain: Gain) -> None:
    for side, number in zip(("right", "got", "want"), gain, strict=True):
        counts[f"{slot}.{side}"] += number


def _pairs(key: Sequence[KeyTemplate], found: Sequence[FoundTemplate]) -> dict[int, int]:
    """Index into key to index into found, the pairs that gain most first."""
    offers = []
    for i, template in enumerate(key):
        for j, one in enumerate(found):
            gains = _gains(template, one)
            anchored = any(gains[slot][0] for slot in _STRING_SLOTS if slot != "instrument")
            if gains["type"][0] and (anchored or gains["date"][0] == gains["place"][0] == 1):
                offers.append((-sum(gain[0] for gain in gains.values()), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(offers):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _gains(key: KeyTemplate | None, found: FoundTemplate | None) -> dict[str, Gain]:
    """Each slot's gain; of a template without a partner, what it gives or has alone."""
    gains: dict[str, Gain] = {}
    types, stages = (key.types, key.stages) if key else ((), ())
    kind = (found.type,) if found else ()
    gains["type"] = _single(_type_gain(types, kind), kind, types)
    stage = (found.stage,) if found else ()
    gains["stage"] = _single(float(bool(set(stage) & set(stages))), stage, stages)
    dates = key.dates if key else ()
    last = (found.last,) if found and found.last else ()
    gains["date"] = _single(_date_gain(key, found), last, dates)
    places = key.places if key else ()
    own_places = found.places[:1] if found else ()
    gains["place"] = _single(_place_gain(key, found), own_places, places)
    for slot, numbers in _STRING_SLOTS.items():
        fills = [fill for number in numbers for fill in key.slots.get(number, [])] if key else []
        gains[slot] = _many(fills, _own(found, slot))
    effects = [
        fill
        for fill in (key.slots.get(_EFFECT_SLOT, []) if key else [])
        if any(value in _EFFECTS for value in fill.values)
    ]
    distinct = list({fill.values: fill for fill in effects}.values())
    got = found.effects if found else ()
    right = sum(any(value in got for value in fill.values) for fill in distinct)
    optional = sum(fill.optional and not any(value in got for value in fill.values) for fill in distinct)
    gains["effect"] = (float(right), float(len(got)), float(len(distinct) - optional))
    return gains


def _single(gain: float, given: Sequence[object], wanted: Sequence[object]) -> Gain:
    return gain, float(bool(given)), float(bool(wanted))


def _type_gain(wanted: Sequence[str], given: Sequence[str]) -> float:
    if set(wanted) & set(given):
        return 1.0
    return 0.5 if wanted and given and "ATTACK" in (*wanted, *given) else 0.0


def _date_gain(key: KeyTemplate | None, found: FoundTemplate | None) -> float:
    """1 for the same stretch of days, a half where they overlap."""
    if key is None or found is None or found.last is None:
        return 0.0
    best = 0.0
    for one in key.dates:
        if (one.first, one.last) == (found.first, found.last):
            return 1.0
        if (found.first or date.min) <= one.last and (one.first or date.min) <= found.last:
            best = 0.5
    return best


def _place_gain(key: KeyTemplate | None, found: FoundTemplate | None) -> float:
    """1 for the key's smallest place, a half for one that has it or the country of another."""
    if key is None or found is None or not found.places:
        return 0.0
    name, code = found.places[0].upper(), found.places[-1]
    best = 0.0
    for parts in key.places:
        if len(parts) == 1 and country_code(parts[0]) == code and name == parts[0]:
            return 1.0
        if _folded(parts[-1]) == _folded(name):
            return 1.0
        if any(_folded(part) == _folded(name) for part in parts) or country_code(parts[0]) == code:
            best = 0.5
    return best


def _folded(name: str) -> str:
    return "".join(letter for letter in name.upper() if letter.isalnum())


def _own(found: FoundTemplate | None, slot: str) -> tuple[Names, ...]:
    if found is None:
        return ()
    by_slot = {
        "instrument": found.instruments if found.type not in ("ARSON", "KIDNAPPING") else (),
        "perpetrator": found.individuals,
        "organization": found.organizations,
        "physical target": found.things,
        "human target": found.people,
    }
    return by_slot[slot]


def _many(fills: Sequence[Fill], given: Sequence[Names]) -> Gain:
    """The gain of a slot with several fillers, each used once, the best pairs first."""
    offers = sorted(
        (-gain, i, j)
        for i, fill in enumerate(fills)
        for j, names in enumerate(given)
        if (gain := max((string_gain(a, b) for a in fill.values for b in names), default=0.0))
    )
    taken: dict[int, int] = {}
    total = 0.0
    for gain, i, j in offers:
        if i not in taken and j not in taken.values():
            taken[i] = j
            total -= gain
    wanted = sum(not fill.optional or i in taken for i, fill in enumerate(fills))
    return total, float(len(given)), float(wanted)


def string_gain(wanted: str, given: str) -> float:
    """How far two wordings agree: 1, a half or 0."""
    one, other = _words(wanted), _words(given)
    if not one or not other:
        return 0.0
    if one == other or _head(wanted) == _head(given):
        return 1.0
    return 0.5 if any(len(word) >= _SHARED for word in set(one) & set(other)) else 0.0


def _words(text: str) -> list[str]:
    return [_stem(word) for word in re.findall(r"\w+", text.lower()) if word not in ("the", "a", "an")]


def _head(text: str) -> str:
    """The last word before what hangs on behind."""
    words = _words(_CUT.split(text.lower(), maxsplit=1)[0]) or _words(text)
    return words[-1] if words else ""


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > _SHARED - 1 else word


def _told(slot: str, key: KeyTemplate | None, found: FoundTemplate | None) -> str:
    def fillers(numbers: Iterable[int]) -> str:
        fills = [fill for number in numbers for fill in (key.slots.get(number, []) if key else [])]
        return " + ".join(" / ".join(fill.values) for fill in fills) or "-"

    numbers = {"type": (4,), "stage": (5,), "date": (2,), "place": (3,), "effect": (_EFFECT_SLOT,)}
    wanted = fillers((numbers | _STRING_SLOTS)[slot])
    if slot == "type":
        wanted += f" | of {fillers((18, 19, 12))} | by {fillers((9, 10))} | {fillers((3,))}"
    if found is None:
        return f"expected {wanted}"
    shown = {
        "type": f"{found.type} | of {_first(found.people + found.things)} | by "
        f"{_first(found.individuals + found.organizations)} | {' '.join(found.places)}",
        "stage": found.stage,
        "date": f"{found.first}..{found.last}",
        "place": " ".join(found.places),
        "effect": " + ".join(found.effects),
    }
    given = shown.get(slot) or (_first(_own(found, slot)) if slot in _STRING_SLOTS else "-")
    return f"expected {wanted}, found {given} | {' '.join(found.words.split())}"


def _first(many: Iterable[Names]) -> str:
    return " + ".join(names[0] for names in many) or "-"


MEASURE = Muc4()
