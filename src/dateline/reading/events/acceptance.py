"""How sure it is that the manual codes a candidate as an event: a logistic model over its clause.

Weights are learned by `training/acceptance.py` from hand-coded reports; the model card is docs/models.md.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from dateline.model import EventType
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.clause import governing_verb, is_passive
from dateline.reading.events.odds import steps
from dateline.reading.events.scene import Scene

__all__ = ["SPEECH", "acceptance_features"]

SPEECH = frozenset(
    {
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.SUPPORT,
        EventType.AGREE,
        EventType.CONCEDE,
    }
)


def acceptance_features(candidate: Candidate, scene: Scene) -> list[str]:
    """Names of the binary features that hold."""
    token, entry = candidate.token, candidate.entry
    part = "noun" if entry.noun else "verb"
    kind = entry.type.value
    return [
        f"type={kind}",
        f"part={part}",
        f"type={kind}|part={part}",
        f"lemma={kind}/{candidate.lemma}",
        f"mode={kind}/{entry.mode}",
        f"repeats={min(scene.repeats, 2)}|part={part}",
        f"repeats={min(scene.repeats, 2)}|type={kind}",
        f"weak={candidate.weak}",
        f"voiced={entry.needs_speech}|quoted={scene.quoted}",
        f"voiced={entry.needs_speech}|{token.pos_}/{token.dep_}" if entry.needs_speech else "voiced=False",
        f"refusal={entry.needs_refusal}",
        f"actor={scene.actor_kind}",
        f"actor={scene.actor_kind}|type={kind}",
        f"recipient={scene.recipient_kind}",
        f"recipient={scene.recipient_kind}|type={kind}",
        f"entity={token.ent_type_ or '-'}|{token.pos_}",
        f"depth={min(_depth(token), 6)}|part={part}",
        f"specificity={min(entry.specificity, 3)}",
        f"rivals={min(candidate.rivals, 2)}",
        f"role={scene.role}",
        f"paragraph={_bucket(scene.paragraph)}",
        f"status={scene.status}",
        f"status={scene.status}|type={kind}",
        f"actors={min(scene.actors, 2)}|part={part}",
        f"recipients={min(scene.recipients, 2)}|part={part}",
        f"sides={min(scene.actors, 1)}{min(scene.recipients, 1)}|type={kind}",
        f"sides={min(scene.actors, 1)}{min(scene.recipients, 1)}|part={part}",
        *_flags(
            ("quoted", scene.quoted),
            ("attributed", scene.attributed),
            ("cue", scene.is_cue),
            ("timex", scene.timex),
            ("toponym", scene.toponym),
            ("toll", scene.toll),
            ("means", scene.means),
        ),
        f"quoted={scene.quoted}|speech={entry.type in SPEECH}",
        f"suggested={candidate.suggested}|{part}",
        *steps(f"type({candidate.suggested})", scene.type_odds),
        *([] if candidate.suggested else steps("accept", scene.accept_odds)),
        *(f"under={governor.value}" for governor in scene.governors[:1]),
        f"governed={bool(scene.governors)}|status={scene.status}",
        *(_noun_features(token) if entry.noun else _verb_features(token)),
    ]


def _flags(*pairs: tuple[str, bool]) -> Iterable[str]:
    return (name for name, holds in pairs if holds)


def _depth(token: Token) -> int:
    """Steps to the root of the sentence's tree."""
    steps = 0
    while token.head != token:
        token, steps = token.head, steps + 1
    return steps


def _bucket(number: int) -> str:
    return str(number) if number < 3 else "3-6" if number < 7 else "7-14" if number < 15 else "15+"


def _noun_features(noun: Token) -> list[str]:
    kids = list(noun.children)
    determiner = next((c.lower_ for c in kids if c.dep_ == "det"), "none")
    verb = governing_verb(noun)
    return [
        f"noun:dep={noun.dep_}",
        f"noun:det={determiner}",
        f"noun:number={noun.tag_}",
        f"noun:possessed={any(c.dep_ == 'poss' for c in kids)}",
        f"noun:preposition={noun.head.lower_ if noun.dep_ == 'pobj' else '-'}",
        f"noun:complement={next((c.lower_ for c in kids if c.dep_ == 'prep'), '-')}",
        f"noun:modified={any(c.dep_ in ('amod', 'compound') for c in kids)}",
        f"noun:verb={verb.lemma_.lower() if verb is not None and noun.head == verb else '-'}",
        f"noun:head={noun.head.lemma_.lower() if noun.dep_ == 'compound' else '-'}",
    ]


def _verb_features(verb: Token) -> list[str]:
    kids = list(verb.children)
    auxiliaries = sorted(c.lower_ for c in kids if c.dep_ in ("aux", "auxpass"))
    subject = next((c for c in kids if c.dep_ in ("nsubj", "nsubjpass")), None)
    return [
        f"verb:dep={verb.dep_}",
        f"verb:tag={verb.tag_}",
        f"verb:passive={is_passive(verb)}",
        f"verb:auxiliaries={'+'.join(auxiliaries)}",
        f"verb:subject={subject.pos_ if subject is not None else '-'}",
        f"verb:subject_word={subject.lower_ if subject is not None and subject.pos_ == 'PRON' else '-'}",
        f"verb:head={verb.head.lemma_.lower() if verb.dep_ in ('xcomp', 'ccomp', 'advcl') else '-'}",
        f"verb:clause={any(c.dep_ in ('ccomp', 'xcomp') for c in kids)}",
        f"verb:object={any(c.dep_ == 'dobj' for c in kids)}",
    ]
