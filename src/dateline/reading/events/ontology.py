"""PLOVER's types and modes with their scores, and the words that tell of them."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from dateline.data import read_yaml
from dateline.model import EventType

__all__ = ["Coding", "Entry", "Lexicon", "Ontology", "load_lexicon", "load_ontology"]


@dataclass(frozen=True, slots=True)
class Coding:
    """What a type, or a mode of it, is worth in the neighbouring codings."""

    quad: int
    score: float
    cameo: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """PLOVER as `data/ontology/plover.yaml` states it."""

    codings: dict[tuple[EventType, str | None], Coding]

    def coding(self, event_type: EventType, mode: str | None) -> Coding:
        """The coding of a mode, or of the bare type.

        Raises:
            KeyError: if PLOVER has no such mode of the type.
        """
        return self.codings[event_type, mode]

    def modes(self, event_type: EventType) -> list[str]:
        """The modes of a type, in the manual's order."""
        return [mode for kind, mode in self.codings if kind == event_type and mode]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word that tells of an event, and what must stand beside it.

    Written in `data/ontology/triggers.yaml` as a lemma with conditions; that file explains the signs.
    """

    lemma: str
    type: EventType
    mode: str | None
    noun: bool
    particles: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    needs_object: bool = False
    needs_clause: bool = False
    needs_actor: bool = False
    needs_speech: bool = False
    needs_refusal: bool = False

    @property
    def specificity(self) -> int:
        """How many conditions it states: of two entries that fit, the one that asks for more is meant."""
        return (
            2 * len(self.particles)
            + 2 * len(self.prepositions)
            + 2 * bool(self.objects)
            + self.needs_object
            + self.needs_clause
            + self.needs_actor
            + self.needs_speech
            + 3 * self.needs_refusal
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, by lemma, most specific first."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    weak_verbs: frozenset[str]
    weak_nouns: frozenset[str]
    speech: frozenset[str]
    """Verbs of saying and judging."""
    noise: frozenset[tuple[str, str]]
    """Two words that together tell of no event."""

    def is_weak(self, entry: Entry, lemma: str) -> bool:
        """Whether the word alone seldom tells of an event; particles and named objects make it firm."""
        if entry.particles or entry.prepositions or entry.objects:
            return False
        return lemma in (self.weak_nouns if entry.noun else self.weak_verbs)


_FUNCTION_WORDS = frozenset(["of", "against", "for", "on"])
_CONDITION = re.compile(r"([+~=:])(@?[\w'-]+)|([!>?^])")


@lru_cache(maxsize=1)
def load_ontology() -> Ontology:
    """PLOVER from the package's data."""
    codings: dict[tuple[EventType, str | None], Coding] = {}
    for name, row in read_yaml("ontology/plover.yaml").items():
        kind = EventType(name)
        codings[kind, None] = Coding(row["quad"], float(row["score"]), row["cameo"])
        for mode, (score, cameo) in row.get("modes", {}).items():
            codings[kind, mode] = Coding(row["quad"], float(score), cameo)
    return Ontology(codings)


def _entry(text: str, kind: EventType, mode: str | None, noun: bool, sets: dict[str, list[str]]) -> Entry:
    head = re.match(r"[\w'-]+", text)
    if head is None or _CONDITION.sub("", text[head.end() :]):
        raise ValueError(f"triggers.yaml: cannot read the entry {text!r} of {kind}")
    signs: dict[str, list[str]] = defaultdict(list)
    flags: set[str] = set()
    for sign, word, flag in _CONDITION.findall(text[head.end() :]):
        if flag or sign == ":":
            flags.add(flag or ":")
        else:
            signs[sign].append(word)
    objects = [w for word in signs["="] for w in (sets[word[1:]] if word.startswith("@") else [word])]
    return Entry(
        lemma=head.group(),
        type=kind,
        mode=mode,
        noun=noun,
        particles=tuple(signs["+"]),
        prepositions=tuple(signs["~"]),
        objects=frozenset(objects),
        needs_object=":" in flags,
        needs_clause=">" in flags,
        needs_actor="!" in flags,
        needs_speech="?" in flags,
        needs_refusal="^" in flags,
    )


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The trigger words from the package's data.

    Raises:
        ValueError: if an entry can't be read or names a mode that PLOVER lacks.
    """
    data, ontology = read_yaml("ontology/triggers.yaml"), load_ontology()
    sets, weak = data.pop("sets"), data.pop("weak")
    speech, noise = data.pop("speech"), data.pop("noise")
    by_lemma: dict[bool, dict[str, list[Entry]]] = {True: defaultdict(list), False: defaultdict(list)}
    for name, parts in data.items():
        kind = EventType(name)
        for part, rows in parts.items():
            for mode, words in rows.items():
                mode = None if mode == "-" else mode  # noqa: PLW2901
                if (kind, mode) not in ontology.codings:
                    raise ValueError(f"triggers.yaml: PLOVER has no mode {mode!r} of {kind}")
                for text in words.split(","):
                    entry = _entry(text.strip(), kind, mode, part == "nouns", sets)
                    # A compound noun ("drone+strike") is looked up by its head, which comes last.
                    headed = entry.noun and entry.particles and entry.particles[-1] not in _FUNCTION_WORDS
                    key = entry.particles[-1] if headed else entry.lemma
                    by_lemma[entry.noun][key].append(entry)
    ordered = {
        noun: {lemma: tuple(sorted(rows, key=lambda e: -e.specificity)) for lemma, rows in table.items()}
        for noun, table in by_lemma.items()
    }
    return Lexicon(
        verbs=ordered[False],
        nouns=ordered[True],
        weak_verbs=frozenset(weak["verbs"]),
        weak_nouns=frozenset(weak["nouns"]),
        speech=frozenset(speech),
        noise=frozenset(
            (words[0], words[-1]) for words in (pair.split() for pair in noise) if len(words) == 2
        ),
    )
