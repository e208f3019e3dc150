"""PLOVER's contexts of an event, by the words that tell of it."""

import re
from functools import lru_cache

from dateline.data import read_yaml
from dateline.reading.events.happening import Happening

__all__ = ["contexts_of"]


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = []
    for context, words in read_yaml("ontology/contexts.yaml").items():
        parts = [re.escape(w.strip()).replace(r"\*", r"\w*") for w in words.split(",")]
        table.append((context, re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)))
    return tuple(table)


def contexts_of(happening: Happening, text: str) -> tuple[str, ...]:
    """The contexts whose words stand in the event's evidence, in PLOVER's order."""
    words = " \n ".join(text[t.start : t.end] for t in happening.triggers)
    return tuple(context for context, pattern in _patterns() if pattern.search(words))
