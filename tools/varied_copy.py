"""One copy of a ledger's rows with other ids, days, figures, places and words, for `made_ledger.py`."""

import hashlib
import random
import re
from datetime import date, timedelta
from typing import Any

import numpy as np

from dateline.ledger.canonical import pack, unpack

__all__ = ["POOL", "VOCABULARY", "Copy", "Prose", "RowTemplate", "digest", "vocabulary"]

SLOT = re.compile(
    r"sha256:[0-9a-f]{64}|(?<![0-9a-f])[0-9a-f]{12}(?=:[ecl]\d)|(?<![\w-])[ia]-[0-9a-f]{13}(?![0-9a-f])"
    r"|(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)"
)
"""What differs from copy to copy in any column: ids of reports, keys, ids of incidents and actors, days."""
FIGURES = (
    "low",
    "high",
    "latest_low",
    "latest_high",
    "killed_low",
    "killed_high",
    "injured_low",
    "injured_high",
)
PLACE = ("place", "country", "geonameid", "latitude", "longitude")
POOL = 150
"""Variants of each actor; a copy draws the cube of a uniform number, so that few are frequent."""
VOCABULARY = 40_000
CHANGED = 0.4
"""Share of the words of more than three letters that differ from copy to copy."""


class Varied:
    """A string column's value, parted where copies differ."""

    __slots__ = ("parts", "slots")

    def __init__(self, words: str) -> None:
        self.parts = SLOT.split(words)
        self.slots = SLOT.findall(words)

    def write(self, copy: "Copy") -> str:
        """The value in a copy."""
        out = [self.parts[0]]
        for slot, part in zip(self.slots, self.parts[1:], strict=True):
            out.append(copy.slot(slot))
            out.append(part)
        return "".join(out)


class Prose:
    """A text of which some words differ from copy to copy."""

    __slots__ = ("pieces", "places")

    def __init__(self, words: str, chance: random.Random) -> None:
        self.pieces = re.split(r"(\W+)", words)
        long = [number for number, piece in enumerate(self.pieces) if len(piece) > 3 and piece.isalpha()]
        self.places = [number for number in long if chance.random() < CHANGED]

    def write(self, copy: "Copy") -> str:
        """The text in a copy."""
        out = list(self.pieces)
        for place, word in zip(self.places, copy.words(len(self.places)), strict=True):
            out[place] = word
        return "".join(out)


class Copy:
    """What one copy puts into the slots."""

    def __init__(
        self, number: int, vocabulary: "np.ndarray[Any, Any]", places: list[tuple[Any, ...]]
    ) -> None:
        self.number, self._vocabulary, self._places = number, vocabulary, places
        self._chance = random.Random(number)
        self._draw = np.random.default_rng(number)
        self.days = timedelta(days=self._chance.randrange(-3000, 500))
        self.factor = self._chance.choice((0.2, 0.5, 1, 1, 1.5, 3))
        self.variant = int(POOL * self._chance.random() ** 3)
        self._known: dict[str, str] = {}
        self._moved: dict[str, tuple[Any, ...]] = {}

    def slot(self, words: str) -> str:
        """What stands here in place of an id or a day."""
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = self._slot(words)
        return found

    def _slot(self, words: str) -> str:
        if words.startswith("sha256:"):
            # Key and id of a report must go on agreeing.
            return "sha256:" + self.key(words[7:19]) + digest(self.number, words)[:52]
        if words.startswith("i-"):
            return "i-" + digest(self.number, words)[:13]
        if words.startswith("a-"):
            return "a-" + digest(self.variant, words)[:13]
        if "-" in words:
            try:
                return (date.fromisoformat(words) + self.days).isoformat()
            except ValueError:
                return words
        return self.key(words)

    def key(self, words: str) -> str:
        """A report's key."""
        return digest(self.number, words)[:12]

    def words(self, count: int) -> list[str]:
        """Words of the vocabulary, the frequency of each falling as 1/rank."""
        ranks = (VOCABULARY ** self._draw.random(count)).astype(int) - 1
        return self._vocabulary[ranks].tolist()  # type: ignore[no-any-return]

    def place(self, name: str) -> tuple[Any, ...]:
        """Name, country, geonameid, latitude, longitude of where this place lies in the copy."""
        if name not in self._moved:
            self._moved[name] = self._chance.choice(self._places)
        return self._moved[name]


def digest(number: int, words: str) -> str:
    """What stands in a copy for a hash: hexadecimal digits of the copy's number and the words."""
    return hashlib.sha256(f"{number} {words}".encode()).hexdigest()


def vocabulary() -> "np.ndarray[Any, Any]":
    """Made-up words that can be spoken."""
    chance = random.Random(5)
    onsets = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "tr")
    rimes = ("a", "e", "i", "o", "u", "an", "er", "ol", "im", "ut", "ar", "en")
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        count = chance.randint(2, 4)
        found["".join(chance.choice(onsets) + chance.choice(rimes) for _ in range(count))] = None
    return np.array(list(found), dtype=object)


class RowTemplate:
    """A row, and which of its columns differ from copy to copy."""

    def __init__(self, row: dict[str, Any], texts: dict[str, Prose], entries: int) -> None:
        columns = list(row)
        self._entries = entries
        self._packed = columns.index("body") if "body" in row else None
        self._base = [unpack(value) if name == "body" else value for name, value in row.items()]
        self._key = columns.index("report_key") if "report_key" in row else None
        self._sequence = columns.index("sequence") if "sequence" in row else None
        self._figures = [
            (at, row[name])
            for at, name in enumerate(columns)
            if name in FIGURES and isinstance(row[name], int)
        ]
        self._slots = [(at, Varied(value)) for at, value in enumerate(self._base) if isinstance(value, str)]
        self._slots = [(at, varied) for at, varied in self._slots if varied.slots]
        self._place = None
        if "geonameid" in row and row["place"] is not None and row["latitude"] is not None:
            self._place = [columns.index(name) for name in PLACE]
        self._text = (
            (columns.index("text"), texts[row["report"]]) if isinstance(row.get("text"), bytes) else None
        )

    def write(self, copy: Copy) -> list[Any]:
        """The row in a copy."""
        out = list(self._base)
        for at, varied in self._slots:
            out[at] = varied.write(copy)
        for at, figure in self._figures:
            out[at] = round(figure * copy.factor)
        if self._packed is not None:
            out[self._packed] = pack(out[self._packed])
        if self._key is not None:
            out[self._key] = copy.key(out[self._key])
        if self._sequence is not None:
            out[self._sequence] += copy.number * self._entries
        if self._place is not None:
            for at, value in zip(self._place, copy.place(out[self._place[0]]), strict=True):
                out[at] = value
        if self._text is not None:
            out[self._text[0]] = pack(self._text[1].write(copy))
        return out
