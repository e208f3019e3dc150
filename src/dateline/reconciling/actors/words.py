"""The words of `data/reconciling/bodies.yaml`."""

from dataclasses import dataclass
from functools import lru_cache

from dateline.data import read_yaml
from dateline.reading.actors.folding import fold

__all__ = ["IdentityWords", "load_identity_words"]


@dataclass(frozen=True, slots=True)
class IdentityWords:
    """Closed classes of words that identity rests on, folded."""

    body: dict[str, str]
    """Words for a body or office of which a state has one, to the first of their row."""
    particles: frozenset[str]
    suffixes: frozenset[str]
    leading: frozenset[str]
    """Words before a noun that say nothing about who it is."""


@lru_cache(maxsize=1)
def load_identity_words() -> IdentityWords:
    """The words that ship with the package, read once.

    Raises:
        FileNotFoundError: if the package was installed without its data files.
    """
    data = read_yaml("reconciling/bodies.yaml")
    return IdentityWords(
        body={fold(word).replace("-", " "): row[0] for row in data["bodies"] for word in row},
        particles=frozenset(data["people"]["particles"]),
        suffixes=frozenset(data["people"]["suffixes"]),
        leading=frozenset(data["leading"]),
    )
