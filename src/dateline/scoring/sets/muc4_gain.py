"""What each slot of a MUC-4 template gains: how far the fillers of reader and key agree (see `muc4`)."""

from collections.abc import Sequence
from datetime import date

from dateline.scoring.sets.muc4_key import Fill, KeyTemplate
from dateline.scoring.sets.muc4_template import FoundTemplate, Names, country_code
from dateline.scoring.sets.muc4_words import string_gain

__all__ = ["EFFECT_SLOT", "STRING_SLOTS", "Gain", "fillers_of", "slot_gains"]

STRING_SLOTS = {
    "instrument": (6,),
    "perpetrator": (9,),
    "organization": (10,),
    "physical target": (12,),
    "human target": (18, 19),
}
"""Slots of words, and their numbers in the key."""
EFFECT_SLOT = 23
_EFFECTS = ("DEATH", "INJURY")

Gain = tuple[float, float, float]
"""Gained, given by the reader, to be had by the key."""


def slot_gains(key: KeyTemplate | None, found: FoundTemplate | None) -> dict[str, Gain]:
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
    for slot, numbers in STRING_SLOTS.items():
        fills = [fill for number in numbers for fill in key.slots.get(number, [])] if key else []
        gains[slot] = _many(fills, fillers_of(found, slot))
    effects = [
        fill
        for fill in (key.slots.get(EFFECT_SLOT, []) if key else [])
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


def fillers_of(found: FoundTemplate | None, slot: str) -> tuple[Names, ...]:
    """The names that the reader fills a slot of words with."""
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
