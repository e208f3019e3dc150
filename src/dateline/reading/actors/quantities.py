"""People that a number or quantifier stands for, and counts that go with a noun."""

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.class_nouns import match_noun
from dateline.reading.actors.lexicon import Lexicon
from dateline.reading.actors.phrases import widen

__all__ = ["counted_people", "take_in_count"]


def counted_people(words: Words, lexicon: Lexicon, i: int) -> Candidate | None:
    """People that a bare number or quantifier stands for ("killed at least seven", "some fled")."""
    if words.lower[i] not in lexicon.context.words["counting_nouns"] and words.tag[i] != "CD":
        return None
    if words.doc[i].ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"}:
        return None
    role = words.dep[i]
    if role not in {"nsubj", "nsubjpass", "dobj", "agent", "conj", "pobj"} or words.pos[i] not in {
        "NUM",
        "NOUN",
        "PRON",
        "DET",
        "ADJ",
    }:
        return None
    if role == "pobj" and words.lower[words.head[i]] != "by":
        return None
    if role == "conj" and words.pos[words.head[i]] != words.pos[i]:
        return None
    for k in words.children[i]:  # "hundreds of people": the people are the mention
        if words.dep[k] == "prep" and words.lower[k] == "of":
            return _partitive(words, lexicon, i, k)
    candidate = Candidate(
        i,
        i + 1,
        i,
        "nominal",
        ActorKind.CIVILIANS,
        plover=("CVL",),
        noun=words.lower[i],
        source="people",
        plural=words.lower[i] not in {"one", "someone", "somebody", "anyone", "nobody", "everyone"},
        fresh=True,
        weak=True,
    )
    widen(words, candidate)
    return candidate


def _partitive(words: Words, lexicon: Lexicon, i: int, of: int) -> Candidate | None:
    """Read "three of the men" as some of them; "dozens of men" are found by their own noun."""
    inner = next((m for m in words.children[of] if words.dep[m] == "pobj"), None)
    if inner is None or (words.pos[inner] == "PRON" and words.lower[inner] not in {"them", "us", "whom"}):
        return None
    if words.pos[inner] != "PRON" and match_noun(words, lexicon, inner) is None:
        return None
    definite = words.pos[inner] == "PRON" or any(
        words.lower[m] in {"the", "those", "these", "his", "her", "its", "their", "our"}
        for m in words.children[inner]
    )
    if not definite:
        return None
    candidate = Candidate(
        i,
        i + 1,
        i,
        "nominal",
        ActorKind.CIVILIANS,
        plover=("CVL",),
        noun=words.lower[i],
        source="people",
        plural=words.lower[i] != "one",
        fresh=True,
        weak=True,
        number=words.lower[i],
        anchor=inner,
    )
    widen(words, candidate)
    candidate.last = max(candidate.last, inner + 1)
    return candidate


def take_in_count(words: Words, candidate: Candidate, counting: frozenset[str]) -> None:
    """Take in "dozens of", "a group of", "the majority of" before an indefinite plural."""
    prep = words.head[candidate.head]
    if (
        words.dep[candidate.head] != "pobj"
        or words.lower[prep] != "of"
        or prep != candidate.first - 1
        or candidate.definite
    ):
        return
    outer = words.head[prep]
    if outer != prep - 1 or words.lower[outer] not in counting or not candidate.plural:
        return
    candidate.first = outer
    candidate.number = words.lower[outer]
    while (
        candidate.first
        and words.head[candidate.first - 1] == outer
        and words.dep[candidate.first - 1] in {"det", "amod", "nummod", "quantmod", "advmod"}
    ):
        candidate.first -= 1
