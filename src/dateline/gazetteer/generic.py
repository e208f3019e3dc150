"""Words that stand beside place names: what sort of place they tell of, and which part of it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.data import read_yaml
from dateline.gazetteer.candidate import Feature

__all__ = ["GenericWords", "abbreviations", "generic_words", "not_places", "spelled_out"]

_FEATURES = {
    "division": (Feature.ADMIN1, Feature.ADMIN2),
    "district": (Feature.ADMIN2, Feature.ADMIN1),
    "town": (Feature.POPULATED_PLACE,),
    "land": (),
}


@dataclass(frozen=True, slots=True)
class GenericWords:
    """Folded words by what they say of the name beside them."""

    features: dict[str, tuple[Feature, ...]]
    """Word to the features that it admits; an empty tuple admits all."""
    direction: frozenset[str]
    """"northern", "central": they name a part, and stay in the mention."""
    site: frozenset[str]
    """"airport", "prison": heads of site names."""
    terrain: frozenset[str]
    """"river", "mountains": heads of names of waters and relief."""
    institution: frozenset[str]
    """"university", "police": they follow a place's name in the name of an institution."""
    institution_of: frozenset[str]
    """"university", "diocese": they stand with "of" before it."""
    ending: frozenset[str]
    """"governorate", "hill": capitalised they end names of places and of little else."""
    site_ending: frozenset[str]
    """"airport", "camp": they do where something is put at what they name."""
    beginning: frozenset[str]
    """"tal", "wadi": they begin names of places and of little else."""

    def strip(self, folded: str) -> tuple[str, tuple[Feature, ...]] | None:
        """The name without a generic word at its end or start, and the features that the word admits.

        "helmand province" gives "helmand"; "town of rask" gives "rask"; None where there is nothing to strip.
        """
        words = folded.split()
        if len(words) > 1 and words[-1] in self.features:
            return " ".join(words[:-1]), self.features[words[-1]]
        if len(words) > 1 and words[0] in self.features:
            rest = words[2:] if words[1] == "of" else words[1:]
            if rest:
                return " ".join(rest), self.features[words[0]]
        return None


def _load(name: str) -> Any:  # noqa: ANN401 - a mapping, as the file has it
    return read_yaml(f"places/{name}.yaml")


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, tuple[str, str]]:
    """Abbreviation of a division, without blanks, to its country and name."""
    rows: dict[str, dict[str, str]] = _load("abbreviations")
    return {
        "".join(short.split()): (code, name) for code, names in rows.items() for short, name in names.items()
    }


@lru_cache(maxsize=1)
def _short_words() -> dict[str, str]:
    rows: dict[str, str] = _load("generic_words")["written_out"]
    return rows | {long: short for short, long in rows.items()}


def spelled_out(folded: str) -> tuple[str, ...]:
    """A folded name, and its other form where its first word is written in two: "st marys", "saint marys"."""
    first, _, rest = folded.partition(" ")
    other = _short_words().get(first)
    return (folded, f"{other} {rest}") if other and rest else (folded,)


@lru_cache(maxsize=1)
def not_places() -> frozenset[str]:
    """Folded names of data/places/not_places.yaml: months, groups and titles that are taken for towns."""
    return frozenset(word for words in _load("not_places").values() for word in words)


@lru_cache(maxsize=1)
def generic_words() -> GenericWords:
    """The words of data/places/generic_words.yaml."""
    rows: dict[str, list[str]] = _load("generic_words")
    return GenericWords(
        features={word: _FEATURES[kind] for kind in _FEATURES for word in rows[kind] if " " not in word},
        direction=frozenset(rows["direction"])
        | frozenset(word.replace("-", "") for word in rows["direction"]),
        site=frozenset(rows["site"]),
        terrain=frozenset((*rows["water"], *rows["relief"])),
        institution=frozenset(rows["institution"]),
        institution_of=frozenset(rows["institution_of"]),
        ending=frozenset(rows["ending"]),
        site_ending=frozenset(rows["site_ending"]),
        beginning=frozenset(rows["beginning"]),
    )
