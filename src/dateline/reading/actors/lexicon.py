"""The actor files: who is known by name, and which nouns stand for actors."""

import csv
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dateline.data import read_yaml
from dateline.model import ActorKind
from dateline.reading.actors.folding import fold, pieces

__all__ = ["Context", "Entry", "Form", "Lexicon", "NounClass", "load_lexicon"]

_FILES = ("named_organs", "armed_groups", "igos", "ngos", "media", "parties")


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor that the files know by name."""

    key: str
    """Unique: the ISO code of a state, else its file and name."""
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    country: tuple[str, ...]
    plover: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name."""

    words: tuple[str, ...]
    """Folded pieces."""
    surfaces: tuple[str, ...]
    use: str
    """`name`, `adjective`, `people`, `capital`, or `metonym`."""
    entries: tuple[Entry, ...]
    unmarked: bool = False
    """True where other countries have bodies of that name ("Liberal Party", "Department of Justice")."""


@dataclass(frozen=True, slots=True)
class NounClass:
    """What a common noun makes of the phrase that it heads."""

    kind: ActorKind
    plover: tuple[str, ...]
    source: str
    """`organ`, `office` or `people`."""
    state: bool = False
    """True where the organ stands for its state ("the Syrian government")."""


@dataclass(frozen=True, slots=True)
class Context:
    """Closed classes of words that the rules ask about."""

    words: dict[str, frozenset[str]]
    pronouns: dict[str, str]
    """Pronoun to its row: masculine, feminine, neuter, plural, speaker, speakers."""
    titles: dict[str, str]
    """Title to masculine, feminine or plain."""
    first_names: dict[str, str]
    synonyms: dict[str, str]
    """Class noun to the first of its row of synonyms."""
    nicknames: dict[str, str]
    endings: tuple[tuple[tuple[str, ...], ActorKind], ...]
    """Last or first words of organisation names, longest first."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All actor files, indexed for lookup."""

    forms: dict[str, list[Form]] = field(default_factory=dict)
    """First folded piece to the forms that begin with it, longest first."""
    nouns: dict[str, list[tuple[tuple[str, ...], NounClass]]] = field(default_factory=dict)
    """Last word (or first word before "of") to noun phrases, longest first."""
    states: dict[str, Entry] = field(default_factory=dict)
    context: Context = field(default_factory=lambda: Context({}, {}, {}, {}, {}, {}, ()))


def _rows(name: str) -> list[dict[str, str]]:
    text = files("dateline").joinpath("data", "actors", f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _yaml(name: str) -> Any:  # noqa: ANN401 (a YAML document is a list or a mapping)
    return read_yaml(f"actors/{name}.yaml")


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(part for part in (cell or "").split(";") if part)


def _load_names(ambiguous: frozenset[str]) -> tuple[dict[str, list[Form]], dict[str, Entry]]:
    found: dict[tuple[tuple[str, ...], tuple[str, ...], str], list[Entry]] = {}
    states: dict[str, Entry] = {}

    def add(text: str, use: str, entry: Entry) -> None:
        parts = pieces(text)
        if parts:
            words, surfaces = tuple(p.folded for p in parts), tuple(p.surface for p in parts)
            owners = found.setdefault((words, surfaces, use), [])
            if entry not in owners:
                owners.append(entry)

    for row in _rows("countries"):
        names = _split(row["names"])
        entry = Entry(row["iso3"], names[0], names[1:], ActorKind.STATE, (row["iso3"],), ("GOV",))
        states[entry.key] = entry
        for column, use in (
            ("names", "name"),
            ("adjectives", "adjective"),
            ("people", "people"),
            ("capitals", "capital"),
            ("metonyms", "metonym"),
        ):
            for text in _split(row[column]):
                add(text, use, entry)
    countries = {words[0] for (words, _, use) in found if len(words) == 1 and use in {"name", "adjective"}}
    for name in _FILES:
        for row in _rows(name):
            # an alias that holds a country's name would make the body answer to that country
            aliases = tuple(
                a for a in _split(row["aliases"]) if not {p.folded for p in pieces(a)} & countries
            )
            entry = Entry(
                f"{name}:{row['name']}:{row['country']}",
                row["name"],
                aliases,
                ActorKind(row["kind"]),
                _split(row["country"]),
                _split(row["plover"]),
            )
            for text in (row["name"], *_split(row["aliases"])):
                add(text, "name", entry)
    users: dict[str, set[str]] = {}
    for (words, _, use), owners in found.items():
        for word in words if use == "name" else ():
            users.setdefault(word, set()).update(entry.key for entry in owners)
    forms: dict[str, list[Form]] = {}
    for (words, surfaces, use), owners in found.items():
        # a name made of words that other names share as well marks no country by itself
        shared = (
            1 < len(words) <= 3
            and not countries & set(words)
            and all(len(users[w]) > 2 for w in words if w in users)
        )
        owner = owners[0]
        foreign = use == "name" and owner.kind is not ActorKind.STATE and bool(owner.country)
        unmarked = foreign and ((shared and owner.kind in _COMMON_KINDS) or " ".join(words) in ambiguous)
        forms.setdefault(words[0], []).append(Form(words, surfaces, use, tuple(owners), unmarked))
    for listed in forms.values():
        listed.sort(key=lambda form: (-len(form.words), _USE_RANK[form.use]))
    return forms, states


_COMMON_KINDS = frozenset(
    {
        ActorKind.PARTY,
        ActorKind.GOVERNMENT,
        ActorKind.LEGISLATURE,
        ActorKind.JUDICIARY,
        ActorKind.POLICE,
        ActorKind.MILITARY,
        ActorKind.MOVEMENT,
    }
)
"""Kinds of bodies that many countries name alike."""
_USE_RANK = {"name": 0, "metonym": 1, "adjective": 2, "people": 3, "capital": 4}


def _load_nouns() -> dict[str, list[tuple[tuple[str, ...], NounClass]]]:
    nouns: dict[str, list[tuple[tuple[str, ...], NounClass]]] = {}
    seen: set[tuple[str, ...]] = set()
    for source in ("office", "organ", "people"):
        for row in _yaml({"office": "offices", "organ": "organs", "people": "people"}[source]):
            noun_class = NounClass(
                ActorKind(row["kind"]), tuple(row["plover"]), source, bool(row.get("state"))
            )
            for noun in row["nouns"]:
                words = tuple(fold(word) for word in noun.replace("-", " - ").split())
                if words in seen:
                    continue
                seen.add(words)
                head = words[words.index("of") - 1] if "of" in words else words[-1]
                nouns.setdefault(head, []).append((words, noun_class))
    for listed in nouns.values():
        listed.sort(key=lambda pair: -len(pair[0]))
    return nouns


def _load_context() -> Context:
    data = _yaml("context_words")
    words = {
        name: frozenset(fold(w) for w in listed)
        for name, listed in data.items()
        if isinstance(listed, list) and isinstance(listed[0], str)
    }
    endings = [
        (tuple(fold(word) for word in ending.split()), ActorKind(kind))
        for kind, listed in data["organisation_endings"].items()
        for ending in listed
    ]
    endings.sort(key=lambda pair: -len(pair[0]))
    return Context(
        words=words,
        pronouns={w: row for row, listed in data["pronouns"].items() for w in listed},
        titles={fold(w): row for row, listed in data["titles"].items() for w in listed},
        first_names={fold(w): row for row, listed in data["first_names"].items() for w in listed},
        synonyms={w: row[0] for row in data["synonyms"] for w in row},
        nicknames={w: row[0] for row in data["nicknames"] for w in row},
        endings=tuple(endings),
    )


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The actor files that ship with the package, read once.

    Raises:
        FileNotFoundError: if the package was built without its data files.
    """
    context = _load_context()
    forms, states = _load_names(context.words["ambiguous_forms"])
    return Lexicon(forms=forms, nouns=_load_nouns(), states=states, context=context)
