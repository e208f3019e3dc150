"""What is kept of a story's words to tell its copies: a sample of its shingles, and keys to look it up by."""

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from numpy import ndarray

__all__ = ["KEY_COUNT", "SHINGLE", "WINDOW", "Signature", "shared_keys_needed", "signature"]

SHINGLE = 4
"""Words a shingle. With tools/measure_copies.py, of 1,000 copies one in a hundred has a containment under
0.80, 0.76 or 0.71 with 3, 4 or 5 words, and of 1,000 near reports of one day one in a hundred has more
than 0.47, 0.36 or 0.38: 4 parts them by most."""
WINDOW = 32
"""Shingles a window: an unbroken run of 35 words in two stories gives them a key in common, always."""
SAMPLE = 256
"""Most shingles kept; of a long story half as many are kept at least. Containment is then known to 0.04 (one
standard deviation) between stories of one length, and to 0.12 for a part of a tenth."""
KEYS_SHARED = 0.1
"""Least share of the keys of the story that has fewer. Copies share a third or more; a paragraph of furniture
that an outlet prints under each of its stories shares one or two keys of thirty."""
_WORD = re.compile(r"[^\W_]+")
_HEAD = 12
"""Bytes before the hashes: words, level and number of keys."""
KEY_COUNT = (9, 4)
"""Where the number of keys stands in a signature's bytes, as SQL counts them, and how long it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """A nested sample of shingle hashes (FracMinHash), and winnowed keys (Schleimer and others 2003).

    FracMinHash (Irber and others 2022): at level n every shingle is kept whose hash has n leading zero bits.
    Samples of different levels compare at the coarser of the two, and containment is estimated without bias
    whatever the lengths.
    """

    words: int
    level: int
    hashes: "ndarray"
    """Sorted, distinct, uint32."""
    keys: "ndarray"
    """Sorted, distinct, uint32."""

    def to_bytes(self) -> bytes:
        """The same signature gives the same bytes on every machine."""
        head = b"".join(number.to_bytes(4, "little") for number in (self.words, self.level, len(self.keys)))
        return head + self.keys.astype("<u4").tobytes() + self.hashes.astype("<u4").tobytes()

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """The signature that `to_bytes` wrote."""
        import numpy as np  # noqa: PLC0415 - kept out of every other command's start

        words, level, count = (int.from_bytes(content[at : at + 4], "little") for at in (0, 4, 8))
        values = np.frombuffer(content, dtype="<u4", offset=_HEAD).astype(np.uint32)
        return cls(words, level, values[count:], values[:count])

    def shared(self, other: Self) -> tuple[int, int, int]:
        """Shingles in common, and those of each, at the coarser level of the two samples."""
        import numpy as np  # noqa: PLC0415 - as above

        level = max(self.level, other.level)
        mine, theirs = self._at(level), other._at(level)
        both = np.intersect1d(mine, theirs, assume_unique=True)
        return len(both), len(mine), len(theirs)

    def _at(self, level: int) -> "ndarray":
        return self.hashes[: int(self.hashes.searchsorted(1 << (32 - level)))] if level else self.hashes


def signature(text: str) -> Signature:
    """The signature of a story's words; case, punctuation and line breaks play no part."""
    import numpy as np  # noqa: PLC0415 - kept out of every other command's start

    words = _WORD.findall(text.casefold())
    codes = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    if not len(codes):
        nothing = np.empty(0, dtype=np.uint32)
        return Signature(0, 0, nothing, nothing)
    size = min(SHINGLE, len(codes))
    mixed = np.zeros(len(codes) - size + 1, dtype=np.uint64)
    for at in range(size):
        mixed = mixed * np.uint64(0x100000001B3) + codes[at : at + len(mixed)]
    values = (_scattered(mixed) >> np.uint64(32)).astype(np.uint32)
    distinct = np.unique(values)
    level = 0
    while level < 16 and int(distinct.searchsorted(1 << (32 - level))) > SAMPLE:
        level += 1
    kept = distinct[: int(distinct.searchsorted(1 << (32 - level)))] if level else distinct
    # Keys are the least of a second scattering, so that they are no more often in the sample than other
    # shingles.
    second = (_scattered(mixed ^ np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32)).astype(np.uint32)
    windows = np.lib.stride_tricks.sliding_window_view(second, min(WINDOW, len(second)))
    return Signature(len(words), level, kept, np.unique(windows.min(axis=1)))


def shared_keys_needed(mine: int, theirs: int) -> int:
    """How many keys two stories must share to be compared, by the number of keys that each has."""
    return max(1, round(KEYS_SHARED * min(mine, theirs)))


def _scattered(values: "ndarray") -> "ndarray":
    """Each value to 64 well-mixed bits (splitmix64's finaliser)."""
    import numpy as np  # noqa: PLC0415 - kept out of every other command's start

    once: ndarray = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    twice: ndarray = (once ^ (once >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: ndarray = twice ^ (twice >> np.uint64(31))
    return mixed
