"""Reads the word lists of this stage."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["Phrase", "load_words", "phrases"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

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
    path = files("dateline") / "data" / "toll" / f"{name}.yaml"
    words: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    return words


def phrases(entries: Mapping[str, int]) -> dict[Phrase, int]:
    """Entries with their keys split into words, longest first."""
    split = {tuple(str(key).split()): value for key, value in entries.items()}
    return dict(sorted(split.items(), key=lambda item: (-len(item[0]), item[0])))
