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

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from dateline.reading.reader import Reader
from dateline.scoring.measure import Counts, Fault, Figure, Unit
from dateline.scoring.sets.muc4_gain import EFFECT_SLOT, STRING_SLOTS, Gain, fillers_of, slot_gains
from dateline.scoring.sets.muc4_key import KeyTemplate, read_keys, read_messages
from dateline.scoring.sets.muc4_template import FoundTemplate, Names, found_templates
from dateline.sources import freeze

__all__ = ["MEASURE", "Muc4", "compare"]

_PARTS = (
    ("tst1", "tst1-muc3", "key-tst1.v7", "TST1-MUC3"),
    ("tst2", "tst2-muc4", "key-tst2.v4", "TST2-MUC4"),
)
_OPEN_PARTS = (
    ("dev", "dev-muc3-0001-0100", "key-dev-0001.muc4", "DEV-MUC3"),
    ("dev", "dev-muc3-0101-0200", "key-dev-0101.muc4", "DEV-MUC3"),
)
_SLOTS = ("type", "stage", "date", "place", *STRING_SLOTS, "effect")

Part = tuple[str, str, str, str]
"""Folder, file of texts, file of keys, and what the names of the texts begin with."""


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
        for slot, gain in slot_gains(key[i], found[j]).items():
            _add(counts, slot, gain)
            if gain[0] < max(gain[1], gain[2]):
                sort = "missed" if not gain[1] else "spurious" if not gain[2] else "wrong or in part"
                faults.append(Fault(f"{slot} {sort}", _told(slot, key[i], found[j])))
    for i, template in enumerate(key):
        if i not in pairs and not template.optional:
            for slot, gain in slot_gains(template, None).items():
                _add(counts, slot, gain)
            faults.append(Fault("template missed", _told("type", template, None)))
    for j in sorted(set(range(len(found))) - set(pairs.values())):
        for slot, gain in slot_gains(None, found[j]).items():
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
            gains = slot_gains(template, one)
            anchored = any(gains[slot][0] for slot in STRING_SLOTS if slot != "instrument")
            if gains["type"][0] and (anchored or gains["date"][0] == gains["place"][0] == 1):
                offers.append((-sum(gain[0] for gain in gains.values()), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(offers):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _told(slot: str, key: KeyTemplate | None, found: FoundTemplate | None) -> str:
    def fillers(numbers: Iterable[int]) -> str:
        fills = [fill for number in numbers for fill in (key.slots.get(number, []) if key else [])]
        return " + ".join(" / ".join(fill.values) for fill in fills) or "-"

    numbers = {"type": (4,), "stage": (5,), "date": (2,), "place": (3,), "effect": (EFFECT_SLOT,)}
    wanted = fillers((numbers | STRING_SLOTS)[slot])
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
    given = shown.get(slot) or (_first(fillers_of(found, slot)) if slot in STRING_SLOTS else "-")
    return f"expected {wanted}, found {given} | {' '.join(found.words.split())}"


def _first(many: Iterable[Names]) -> str:
    return " + ".join(names[0] for names in many) or "-"


MEASURE = Muc4()
