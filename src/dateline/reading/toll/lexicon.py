"""Reads the word lists of this stage."""

from functools import cache
from typing import Any

from dateline.data import read_yaml

__all__ = ["load_words"]


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
