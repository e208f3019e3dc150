"""The manual's types as sets of CAMEO and of earlier drafts of PLOVER have them; the table is data."""

from functools import cache
from typing import Any

from dateline.data import comma_words, read_yaml
from dateline.model import EventType, Status

__all__ = ["load_older_types", "older_type", "plv_label"]


def older_type(kind: EventType, status: Status, lemma: str) -> str:
    """The type that these sets give to an event of the manual's type.

    Args:
        kind: the manual's type.
        status: an intent or a refusal is a type of its own in these sets, not a status.
        lemma: the word that tells of the event.
    """
    if status in (Status.FUTURE, Status.HYPOTHETICAL):
        return _load_kinds("intent").get(kind, str(kind))
    if status == Status.NEGATED:
        return _load_kinds("refused").get(kind, str(kind))
    return _load_words().get((str(kind), lemma), str(kind))


def plv_label(kind: EventType, mode: str | None, status: Status, lemma: str) -> str:
    """The label of `plv` for an event of the manual's type and mode."""
    table = _table()["plv"]
    older = older_type(kind, status, lemma)
    return str(table["modes"].get(f"{kind}/{mode}") or table["types"].get(older, older))


@cache
def load_older_types() -> dict[str, str]:
    """From names of types in earlier drafts of PLOVER to those of the manual."""
    return dict(_table()["older"])


@cache
def _load_kinds(part: str) -> dict[str, str]:
    """From the manual's types to the one that these sets have for an intent, or a refusal."""
    return {kind: label for label, kinds in _table()[part].items() for kind in comma_words(kinds)}


@cache
def _load_words() -> dict[tuple[str, str], str]:
    """From types and lemmas to the type that these sets have for them."""
    return {
        (kind, lemma): label
        for kind, labels in _table()["words"].items()
        for label, lemmas in labels.items()
        for lemma in comma_words(lemmas)
    }


@cache
def _table() -> dict[str, Any]:
    return dict(read_yaml("scoring/plover_versions.yaml"))
