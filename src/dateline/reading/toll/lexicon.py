"""Reads the word lists of this stage."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline.data import read_yaml

__all__ = ["Phrase", "load_words", "phrases"]


Phrase = tuple[str, ...]
"""Lower-case words."""


@cache
def load_words(name: str) -> dict[str, Any]:
    """The word lists of the file of that name under `data/toll`.

    Args:
        name: file name without its ending, e.g. `effects`.

    Raises:
        FileNotFoundError: if the package has no such file.
    """
    words: dict[str, Any] = read_yaml(f"toll/{name}.yaml")
    return words


def phrases(entries: Mapping[str, int]) -> dict[Phrase, int]:
    """Entries with their keys split into words, longest first."""
    split = {tuple(str(key).split()): value for key, value in entries.items()}
    return dict(sorted(split.items(), key=lambda item: (-len(item[0]), item[0])))
