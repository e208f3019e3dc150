"""The cue words: which verbs, nouns and phrases tie content to a source, and how."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from dateline.data import read_yaml
from dateline.model import Stance

__all__ = ["Frame", "Lexicon", "load_attitudes", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a cue word holds its source and its content."""

    name: str
    stance: Stance
    reporting: bool
    takes: frozenset[str]
    """Where content may stand: clause, quote, object, infinitive, gerund, of, as, for …; `addressee` where
    the bare object is who is told."""
    passive: Stance
    """Stance in the passive with nobody as agent."""
    own_source: bool = False
    """The cue noun stands for its source where none is named ("reports of fighting")."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cue words, as read from the package's data files. Keys are lower-case lemmas."""

    verbs: Mapping[str, Frame]
    """By lemma, or by lemma and particles or preposition ("point out", "push back against")."""
    nouns: Mapping[str, Frame]
    support: frozenset[str]
    withholding: frozenset[str]
    verifying: frozenset[str]
    relaying: frozenset[str]
    documents: frozenset[str]
    not_sources: frozenset[str]
    nobody: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    open_adjectives: frozenset[str]
    open_when_negated: frozenset[str]
    prepositions: Mapping[str, str | None]
    """Preposition to the word that must follow it, if any."""
    document_prepositions: frozenset[str]
    """Those of `prepositions` that name a source only before a document."""
    in_the: frozenset[str]
    self_pronouns: frozenset[str]
    self_possessives: frozenset[str]
    responsible_verbs: frozenset[str]
    responsible_after_be: frozenset[str]
    disowned_verbs: frozenset[str]
    violent_verbs: frozenset[str]
    confessing: frozenset[str]
    claimable: frozenset[str]
    """Deeds that one takes responsibility for by claiming them."""
    responsibility: frozenset[str]
    bare_responsibility: frozenset[str]
    """Words of which "claimed responsibility", with no deed named, is made up."""
    involvement: frozenset[str]
    charges: frozenset[str]
    falsehoods: frozenset[str]
    knowing: frozenset[str]
    anaphors: frozenset[str]
    """All that is said of what is denied where it was told just before ("denied the allegations")."""


def _frames(groups: Iterable[Mapping[str, Any]], key: str) -> dict[str, Frame]:
    frames: dict[str, Frame] = {}
    for group in groups:
        stance = Stance(group["stance"])
        frame = Frame(
            name=group["name"],
            stance=stance,
            reporting=bool(group["reporting"]),
            takes=frozenset(group["takes"]),
            passive=Stance(group.get("passive", stance)),
            own_source=bool(group.get("own_source", False)),
        )
        for word in group[key]:
            if word in frames:
                raise ValueError(f"cue {word!r} stands in two groups: {frames[word].name}, {frame.name}")
            frames[word] = frame
    return frames


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The package's cue words.

    Raises:
        ValueError: if a cue word stands in two groups.
    """
    verbs, nouns, phrases = (read_yaml(f"attribution/{name}.yaml") for name in ("verbs", "nouns", "phrases"))

    def words(source: Mapping[str, Any], key: str) -> frozenset[str]:
        return frozenset(source[key])

    return Lexicon(
        verbs=_frames(verbs["groups"], "verbs"),
        nouns=_frames(nouns["groups"], "nouns"),
        support=words(verbs, "support"),
        withholding=words(verbs, "withholding"),
        verifying=words(verbs, "verifying"),
        relaying=words(verbs, "relaying"),
        documents=words(nouns, "documents"),
        not_sources=words(nouns, "not_sources"),
        nobody=words(nouns, "nobody"),
        adverbs=words(phrases, "adverbs"),
        adjectives=words(phrases, "adjectives"),
        open_adjectives=words(phrases, "open_adjectives"),
        open_when_negated=words(phrases, "open_when_negated"),
        prepositions={row["word"]: row.get("second") for row in phrases["prepositions"]},
        document_prepositions=frozenset(
            row["word"] for row in phrases["prepositions"] if row.get("only") == "documents"
        ),
        in_the=words(phrases, "in_the"),
        self_pronouns=words(phrases, "self_pronouns"),
        self_possessives=words(phrases, "self_possessives"),
        responsible_verbs=words(phrases, "responsible_verbs"),
        responsible_after_be=words(phrases, "responsible_after_be"),
        disowned_verbs=words(phrases, "disowned_verbs"),
        violent_verbs=words(phrases, "violent_verbs"),
        confessing=words(phrases, "confessing"),
        claimable=words(phrases, "claimable"),
        responsibility=words(phrases, "responsibility"),
        bare_responsibility=words(phrases, "bare_responsibility"),
        involvement=words(phrases, "involvement"),
        charges=words(phrases, "charges"),
        falsehoods=words(phrases, "falsehoods"),
        knowing=words(phrases, "knowing"),
        anaphors=words(phrases, "anaphors"),
    )


@lru_cache(maxsize=1)
def load_attitudes() -> Lexicon:
    """The package's words of stance, in the place of the verbs that tell of events; no nouns.

    Raises:
        ValueError: if a word stands in two groups.
    """
    groups = read_yaml("attribution/attitudes.yaml")["groups"]
    return replace(load_lexicon(), verbs=_frames(groups, "verbs"), nouns={})
