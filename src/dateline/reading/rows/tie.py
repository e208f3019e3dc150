"""What the words of a report say that one happening has to do with another, by grammar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from dateline.data import comma_words, read_yaml
from dateline.model import EventType, LinkKind
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.clause import governing_verb
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.rows.antecedent import Antecedents
from dateline.reading.stage import Reading

__all__ = ["STRENGTH", "Tie", "stated_ties"]

STRENGTH = list(LinkKind)
"""Strongest first: of two links between the same events the report's strongest word counts."""


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {k: comma_words(v) for k, v in read_yaml("ontology/links.yaml").items()}


@dataclass(frozen=True, slots=True)
class Tie:
    """That the words tie one happening to another: indices, kind, offsets of the words."""

    later: int
    earlier: int
    kind: LinkKind
    start: int
    end: int


def stated_ties(reading: Reading) -> dict[tuple[int, int], Tie]:
    """The strongest tie that the words state of each pair of happenings, by later and earlier one."""
    doc, happenings = reading.doc, reading.happenings or ()
    assert doc is not None
    owner: dict[int, int] = {t.token: n for n, h in enumerate(happenings) for t in h.triggers}
    best: dict[tuple[int, int], Tie] = {}
    antecedents = Antecedents(reading)
    for number, happening in enumerate(happenings):
        for trigger in happening.triggers:
            for tie in _ties(number, trigger, happenings, owner, reading, antecedents):
                if tie.later == tie.earlier or (tie.earlier, tie.later) in best:
                    continue
                old = best.get((tie.later, tie.earlier))
                if old is None or STRENGTH.index(tie.kind) < STRENGTH.index(old.kind):
                    best[tie.later, tie.earlier] = tie
    return best


def _ties(
    number: int,
    trigger: Trigger,
    happenings: Sequence[Happening],
    owner: dict[int, int],
    reading: Reading,
    antecedents: Antecedents,
) -> Iterator[Tie]:
    doc, words = reading.doc, _words()
    assert doc is not None
    token = doc[trigger.token]
    happening = happenings[number]
    retaliates = _retaliatory(token, words)
    for child in (*token.children, *_light_children(token)):
        target = _told(child, owner, number, antecedents)
        if target is None:
            continue
        start, end = (
            min(trigger.start, child.idx),
            max(trigger.end, doc[max(t.i for t in child.subtree)].idx + 1),
        )
        end = max(end, child.idx + len(child))
        kind = _kind_of_child(child, happening, happenings[target], words, retaliates)
        if kind is None:
            continue
        yield Tie(number, target, kind, start, end)
    verb = token if token.pos_ == "VERB" else governing_verb(token)
    if verb is not None and token.dep_ == "nsubj" and verb.lemma_.lower() in words["cause_verbs"]:
        for other, there in owner.items():
            if there != number and doc[other] in verb.subtree and doc[other].i > verb.i:
                end = doc[other].idx + len(doc[other])
                yield Tie(there, number, _effect(happenings[there], words), trigger.start, end)
                break
    for child in token.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in words["cause_verbs"]:
            for agent in (c for c in child.children if c.dep_ == "agent"):
                cause = _told(agent, owner, number, antecedents)
                if cause is not None:
                    end = agent.idx + len(agent)
                    yield Tie(number, cause, _effect(happening, words), trigger.start, end)
    if retaliates:
        target = _struck_first(number, trigger, happenings, reading)
        if target is not None:
            yield Tie(number, target, LinkKind.RETALIATION_FOR, trigger.start, trigger.end)


def _effect(happening: Happening, words: dict[str, frozenset[str]]) -> LinkKind:
    """How an act that another set off stands to it: protests and condemnations answer what sparked them."""
    answers = happening.type.value in words["responding_types"]
    return LinkKind.RESPONSE_TO if answers else LinkKind.CAUSED_BY


def _light_children(token: Token) -> list[Token]:
    """What hangs on the verb that lends an event noun its clause ("launched strikes after a raid").

    Its objects don't: "the murder sparked marches" is no act against marches.
    """
    verb = token.head
    if token.pos_ == "VERB" or verb.pos_ != "VERB" or token.dep_ not in ("dobj", "nsubj", "nsubjpass"):
        return []
    return [c for c in verb.children if c.i != token.i and c.dep_ not in ("dobj", "nsubjpass")]


_ASIDE = frozenset({"relcl", "amod", "compound"})
"""Arcs into what only says which one is meant: "condemned the leader who was arrested" is on no arrest."""


def _told(child: Token, owner: dict[int, int], number: int, antecedents: Antecedents) -> int | None:
    """The other happening told or taken up in a phrase: the one whose word is highest, asides apart."""
    best: tuple[int, int] | None = None
    for token in child.subtree:
        there = owner.get(token.i)
        if there is None:
            there = antecedents.of(token, number)
        if there is None or there == number:
            continue
        depth, at, aside = 0, token, False
        while at.i != child.i and depth < 12:
            aside = aside or at.dep_ in _ASIDE
            at, depth = at.head, depth + 1
        if not aside and (best is None or depth < best[0]):
            best = (depth, there)
    return best[1] if best and best[0] <= 4 else None


def _mark(clause: Token) -> str:
    return next((c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod") and c.i < clause.i), "")


def _kind_of_child(
    child: Token,
    here: Happening,
    there: Happening,
    words: dict[str, frozenset[str]],
    retaliates: bool,
) -> LinkKind | None:
    responding = _may_respond(here, there, words)
    if child.dep_ in ("prep", "agent"):
        mark = child.lower_
        inner = {t.lemma_.lower() for c in child.children for t in (c,) if c.dep_ == "pobj"}
        if inner & words["retaliation_nouns"] or (retaliates and mark == "for"):
            return LinkKind.RETALIATION_FOR
        if mark in ("in", "as") and inner & words["response_nouns"]:
            return LinkKind.RESPONSE_TO
        if mark in words["after_marks"]:
            return _kind_of_after(child, here, there, words)
        if mark in words["cause_marks"]:
            return LinkKind.CAUSED_BY
        if mark == "during" and here.type == there.type:
            return LinkKind.PART_OF
        return LinkKind.RESPONSE_TO if responding and mark in words["object_marks"] else None
    if child.dep_ in ("dobj", "nsubjpass") and responding:
        return LinkKind.RESPONSE_TO
    if child.dep_ == "advcl":
        mark = _mark(child)
        if mark in words["after_marks"]:
            return _kind_of_after(child, here, there, words)
        if mark in ("because", "as", "since"):
            return LinkKind.CAUSED_BY if mark == "because" else None
        if child.lemma_.lower() in words["cause_verbs"]:
            return None
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
        if infinitive and child.lemma_.lower() in ("protest", "avenge", "punish", "denounce", "condemn"):
            return LinkKind.RESPONSE_TO
    return None


def _retaliatory(token: Token, words: dict[str, frozenset[str]]) -> bool:
    if token.lemma_.lower() in words["retaliation_verbs"] | words["retaliation_nouns"]:
        return True
    return any(
        c.lower_ in words["retaliation_modifiers"] or c.lemma_.lower() in words["retaliation_nouns"]
        for c in token.children
        if c.dep_ in ("amod", "compound", "advmod")
    )


def _may_respond(here: Happening, there: Happening, words: dict[str, frozenset[str]]) -> bool:
    """Whether an act of the one type, told with one of the other in its phrase, answers it."""
    pair = f"{here.type.value} {there.type.value}"
    if here.type.value in words["responding_types"]:
        return pair not in words["unanswering_pairs"]
    return pair in words["answering_pairs"]


def _kind_of_after(
    child: Token, here: Happening, there: Happening, words: dict[str, frozenset[str]]
) -> LinkKind:
    """What "after" says: a reaction of the affected side, of speakers, of the police; else mere time.

    A measured time ("two days after") is time alone, unless the affected side acts.
    """
    if _affected(here, there):
        return LinkKind.RESPONSE_TO
    marks = [c for c in child.children if c.dep_ in ("mark", "advmod") and c.i < child.i]
    measured = any(c.dep_ == "npadvmod" and c.i < child.i for m in (child, *marks) for c in m.children)
    reacts = here.type in SPEECH or f"{here.type.value} {there.type.value}" in words["reacting_pairs"]
    return LinkKind.RESPONSE_TO if reacts and not measured else LinkKind.FOLLOWS


def _affected(here: Happening, there: Happening) -> bool:
    """True where who acts now is who suffered then."""
    return bool(set(here.actors) & set(there.recipients))


def _struck_first(
    number: int, trigger: Trigger, happenings: Sequence[Happening], reading: Reading
) -> int | None:
    """What a retaliation answers: the nearest act of the other side, best one with the sides turned round."""
    here = happenings[number]
    doers, targets = _countries(here.actors, reading), _targets(here, reading)
    ranked = []
    for other, there in enumerate(happenings):
        if other == number or there.type not in _PROVOCATIONS or not there.actors:
            continue
        if set(there.actors) & set(here.actors):
            continue
        theirs = _countries(there.actors, reading)
        by_name = set(there.recipients) & set(here.actors) or set(there.actors) & set(here.recipients)
        back, forth = theirs & targets, doers & _targets(there, reading)
        if theirs & doers or not (by_name or back or forth):
            continue
        distance = min(abs(t.token - trigger.token) for t in there.triggers)
        ranked.append((not (by_name or (back and forth)), distance, other))
    return min(ranked)[2] if ranked else None


_PROVOCATIONS = (EventType.ASSAULT, EventType.SANCTION, EventType.COERCE)


def _countries(indices: Sequence[int], reading: Reading) -> set[str]:
    return {country for index in indices for country in (reading.actors or ())[index].country}


def _targets(happening: Happening, reading: Reading) -> set[str]:
    """Countries of those whom an act hits, and of where it hits them."""
    places = [(reading.toponyms or ())[t.toponym].place for t in happening.triggers if t.toponym is not None]
    return _countries(happening.recipients, reading) | {
        p.country for p in places if p is not None and p.country
    }
