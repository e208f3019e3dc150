"""How the actors stand in the sentences that tell of a happening: mentioned, coordinated, inside a name."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.reading.actors.actor import Actor
from dateline.reading.events.clause import agents, conjuncts, is_passive, objects, subjects
from dateline.reading.events.happening import Happening
from dateline.reading.events.roles import load_roles

__all__ = ["Presence", "coordinated", "parts", "presences"]


@dataclass(frozen=True, slots=True)
class Presence:
    """How the actors stand in the sentences that tell of a happening."""

    named: Set[int]
    """Who is mentioned there."""
    beside: Set[tuple[int, int]] = frozenset()
    """Pairs that are coordinated there."""
    inner: Set[tuple[int, int]] = frozenset()
    """Pairs of which the first is named there only inside the name of the second."""
    together: Set[tuple[int, int]] = frozenset()
    """Pairs that one sentence there mentions."""
    described: Set[int] = frozenset()
    """Who only describes another word there: the "Ukrainian" of "a Ukrainian barracks"."""
    joined: Set[tuple[int, int]] = frozenset()
    """Pairs of which the second is named there beside the first: "along with him", "such as they"."""
    doer_told: bool = False
    """Whether a verb there says by a noun of its own who did it."""
    undergoer_told: bool = False
    """Whether a verb there says by a noun of its own to whom or what it was done."""


def presences(
    doc: Doc, actors: Sequence[Actor], sentence_of: Sequence[int]
) -> Callable[[Happening], Presence]:
    """What tells how the actors stand in the sentences of a happening.

    Args:
        doc: the parsed text.
        actors: the actors of the report.
        sentence_of: for each token the number of its sentence.
    """
    beside = coordinated(doc, actors, sentence_of)
    joined = _joined(doc, actors, sentence_of)
    mentioned: dict[int, set[int]] = {}
    itself: dict[int, set[int]] = {}
    for n, actor in enumerate(actors):
        for mention in actor.mentions:
            mentioned.setdefault(sentence_of[mention.head], set()).add(n)
            if mention.form != "modifier":
                itself.setdefault(sentence_of[mention.head], set()).add(n)

    def presence(happening: Happening) -> Presence:
        told = sorted({sentence_of[t.token] for t in happening.triggers})
        here = [mentioned.get(number, set()) for number in told]
        named = frozenset(n for some in here for n in some)
        return Presence(
            named,
            frozenset(pair for number in told for pair in beside.get(number, ())),
            parts(happening, actors, sentence_of),
            frozenset((one, other) for some in here for one in some for other in some),
            named.difference(*(itself.get(number, ()) for number in told)),
            frozenset(pair for number in told for pair in joined.get(number, ())),
            *_told_sides(doc, happening),
        )

    return presence


def _told_sides(doc: Doc, happening: Happening) -> tuple[bool, bool]:
    """Whether the verbs that tell of a happening say by nouns who did it, and to whom or what.

    A pronoun leaves it to another sentence, and so does a subject whom it befalls ("two stood trial").
    """
    suffered = load_roles().undergoer_verbs
    verbs = [doc[t.token] for t in happening.triggers if not t.noun and t.lemma.lower() not in suffered]
    doers = (word for verb in verbs for word in (agents(verb) if is_passive(verb) else subjects(verb)))
    undergoers = (word for verb in verbs for word in objects(verb))
    return any(map(_is_noun, doers)), any(map(_is_noun, undergoers))


def _is_noun(word: Token) -> bool:
    return word.pos_ in ("NOUN", "PROPN")


def coordinated(
    doc: Doc, actors: Sequence[Actor], sentence_of: Sequence[int]
) -> Mapping[int, Set[tuple[int, int]]]:
    """For each sentence the pairs of actors that it coordinates ("A and B", "A, B and C"), both ways round.

    The states of "Turkish and Iranian officials" are: Turkey stands beside the Iranian officials.

    Args:
        doc: the parsed text.
        actors: the actors of the report.
        sentence_of: for each token the number of its sentence.
    """
    named = {m.head: n for n, actor in enumerate(actors) for m in actor.mentions if m.form != "modifier"}
    found: dict[int, set[tuple[int, int]]] = {}
    for head, number in named.items():
        for other in doc[head].conjuncts:
            if other.i in named and named[other.i] != number:
                found.setdefault(sentence_of[head], set()).add((number, named[other.i]))
    adjectives = {m.head: n for n, actor in enumerate(actors) for m in actor.mentions if m.form == "modifier"}
    for head, number in adjectives.items():
        organ = named.get(doc[head].head.i)
        bodies = {adjectives[other.i] for other in doc[head].conjuncts if other.i in adjectives}
        if organ is not None and actors[organ].organ_of in bodies - {number}:
            found.setdefault(sentence_of[head], set()).update({(number, organ), (organ, number)})
    return found


_BESIDE = frozenset([("along", "with"), ("together", "with"), ("such", "as")])


def _joined(
    doc: Doc, actors: Sequence[Actor], sentence_of: Sequence[int]
) -> Mapping[int, Set[tuple[int, int]]]:
    """For each sentence the pairs that "along with", "together with", "such as" and "like" join.

    And those who are called by name after what they are together: "three activists, Ann Roe, Jo Lim and ...".
    """
    named = {m.head: n for n, actor in enumerate(actors) for m in actor.mentions if m.form != "modifier"}
    found: dict[int, set[tuple[int, int]]] = {}
    for head, number in named.items():
        listed = [each for child in doc[head].children if child.dep_ == "appos" for each in conjuncts(child)]
        pairs = {(number, named[each.i]) for each in listed if each.i in named}
        found.setdefault(sentence_of[head], set()).update(pair for pair in pairs if pair[0] != pair[1])
        for word in doc[head].subtree:
            if word.dep_ != "prep" or head not in (word.head.i, word.head.head.i):
                continue
            before = doc[word.i - 1].lower_ if word.i else ""
            if word.lower_ != "like" and (before, word.lower_) not in _BESIDE:
                continue
            others = [each for child in word.children if child.dep_ == "pobj" for each in conjuncts(child)]
            pairs = {(number, named[each.i]) for each in others if each.i in named}
            found.setdefault(sentence_of[head], set()).update(p for p in pairs if p[0] != p[1])
    return found


def parts(
    happening: Happening, actors: Sequence[Actor], sentence_of: Sequence[int]
) -> frozenset[tuple[int, int]]:
    """Pairs of actors near a happening of which the first is named only inside the name of the second.

    Args:
        happening: with its triggers; only the sentences that hold one count.
        actors: the actors of the report.
        sentence_of: for each token the number of its sentence.
    """
    told = {sentence_of[trigger.token] for trigger in happening.triggers}
    near = {side.actor for trigger in happening.triggers for side in trigger.sides}
    spans = {n: [(m.start, m.end) for m in actors[n].mentions if sentence_of[m.head] in told] for n in near}

    def part(one: int, other: int) -> bool:
        return bool(spans[one]) and all(
            any(start <= first and last <= end and end - start > last - first for start, end in spans[other])
            for first, last in spans[one]
        )

    return frozenset((one, other) for one in near for other in near if one != other and part(one, other))
