"""The stage that finds the words that tell of events and reads their clauses."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, Token

from dateline.model import BlockRole, EventType, Report
from dateline.reading.actors.index import ActorIndex
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.events.acceptance import SPEECH, Scene, acceptance_features
from dateline.reading.events.candidate import Candidate, find_candidates
from dateline.reading.events.happening import Trigger
from dateline.reading.events.means import Means, find_means
from dateline.reading.events.ontology import load_lexicon
from dateline.reading.events.participants import actors_of
from dateline.reading.events.roles import participants
from dateline.reading.events.status import status_of
from dateline.reading.events.surroundings import clause_span, nearest_timex, nearest_toponym, tolls_of
from dateline.reading.linear import load_model
from dateline.reading.stage import Reading

__all__ = ["TriggerStage", "describe_candidates"]

_PLACELESS = SPEECH | {EventType.SANCTION}
"""Types of words and relations: they take a place only from their own clause."""


class _Blocks:
    """Which block a character lies in."""

    def __init__(self, report: Report) -> None:
        self._blocks = report.blocks
        body = 0
        self._paragraph: list[int] = []
        for block in report.blocks:
            self._paragraph.append(body if block.role == BlockRole.BODY else -1)
            body += block.role == BlockRole.BODY

    def at(self, offset: int) -> tuple[BlockRole, int]:
        for block, paragraph in zip(self._blocks, self._paragraph, strict=True):
            if block.start <= offset < block.end:
                return block.role, paragraph
        return (BlockRole.BODY, 0) if not self._blocks else (BlockRole.FURNITURE, -1)


def _quoted(doc: Doc) -> list[bool]:
    """For each token, whether it stands in quotation marks (straight or curly); a paragraph's end closes them."""
    inside, out = False, []
    for token in doc:
        if token.is_space and "\n" in token.text:
            inside = False
        if token.text in ("“", "„", "«"):
            inside = True
        elif token.text in ("”", "»"):
            inside = False
        elif token.text == '"':
            inside = not inside
        out.append(inside)
    return out


def _governors(candidate: Candidate, by_token: dict[int, Candidate]) -> tuple[EventType, ...]:
    found, at = [], candidate.token
    while at.head != at:
        up = at.head
        if up.i in by_token and at.dep_ in ("xcomp", "ccomp", "pobj", "pcomp", "dobj", "acl", "advcl", "conj", "prep"):
            found.append(by_token[up.i].entry.type)
        at = up
    return tuple(found)


def describe_candidates(reading: Reading) -> list[tuple[Candidate, Scene, Trigger]]:
    """Every candidate of a report with what stands around it; the trigger's score is 0 until the model gives one."""
    doc, report = reading.doc, reading.report
    assert doc is not None
    index = ActorIndex(reading.actors or ())
    blocks, quoted = _Blocks(report), _quoted(doc)
    means = find_means(doc)
    found = list(
        find_candidates(
            doc,
            load_lexicon(),
            is_actor=lambda t: bool(actors_of([t], index.of_token)),
            readable=lambda t: blocks.at(t.idx)[0] != BlockRole.FURNITURE,
        )
    )
    by_token = {c.token.i: c for c in found}
    tolls = tolls_of([c.token for c in found if c.entry.type in _TOLL_BEARERS], reading.tolls or (), doc)
    cues = {a.cue_token for a in reading.attributions or ()}
    out = []
    for candidate in found:
        token, entry = candidate.token, candidate.entry
        sides = participants(token, entry, candidate.lemma)
        actors = actors_of(sides.actors, index.of_token)
        recipients = tuple(i for i in actors_of(sides.recipients, index.of_token) if i not in actors)
        status = status_of(token)
        span = clause_span(token, entry.noun)
        near = _means_near(token, means)
        timex = nearest_timex(token, reading.timexes or (), entry.type in SPEECH)
        toponym = nearest_toponym(token, reading.toponyms or (), entry.type not in _PLACELESS)
        role, paragraph = blocks.at(token.idx)
        scene = Scene(
            role=role,
            paragraph=paragraph,
            quoted=quoted[token.i],
            attributed=_attributed(token, reading.attributions or ()),
            is_cue=token.i in cues,
            status=status,
            actors=len(actors),
            recipients=len(recipients),
            timex=timex is not None,
            toponym=toponym is not None,
            toll=token.i in tolls,
            means=bool(near),
            governors=_governors(candidate, by_token),
        )
        trigger = Trigger(
            token=token.i,
            lemma=candidate.lemma,
            noun=entry.noun,
            type=entry.type,
            mode=entry.mode or (near[0].mode if near and entry.type == EventType.ASSAULT else None),
            status=status,
            actors=actors,
            recipients=recipients,
            start=span[0],
            end=span[1],
            timex=timex,
            toponym=toponym,
            tolls=tuple(tolls.get(token.i, ())),
            instruments=tuple((m.start, m.end) for m in near) if entry.type == EventType.ASSAULT else (),
            definite=any(c.lower_ in ("the", "this", "that", "these", "those") or c.dep_ == "poss" for c in token.children)
            if entry.noun
            else False,
            score=0.0,
        )
        out.append((candidate, scene, trigger))
    return out


_TOLL_BEARERS = {EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.SANCTION, EventType.RETREAT, EventType.AID}


def _means_near(token: Token, means: Sequence[Means]) -> list[Means]:
    """Means in the clause of a trigger, not those of another clause of the sentence."""
    tree = {t.i for t in token.subtree} | {token.i}
    verb = token.head if token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj") else token
    near = {t.i for t in verb.children} | {g.i for c in verb.children if c.dep_ in ("prep", "agent") for g in c.subtree}
    near |= {t.i for c in verb.children if c.dep_ in ("nsubj", "dobj", "nsubjpass") for t in c.subtree}
    return [m for m in means if m.head in tree or m.head in near]


def _attributed(token: Token, attributions: Sequence[Attribution]) -> bool:
    return any(start <= token.idx < end for a in attributions for start, end in a.contents)


class TriggerStage:
    """Adds the triggers that the acceptance model takes for events."""

    name = "triggers"
    needs = ("doc", "actors", "timexes", "toponyms", "tolls", "attributions")
    adds = ("triggers",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Keep the candidates that score at or above the model's threshold."""
        model = load_model("acceptance")
        kept = []
        for candidate, scene, trigger in describe_candidates(reading):
            score = model.probability(acceptance_features(candidate, scene))
            if score >= model.threshold:
                kept.append(replace(trigger, score=score))
        return {"triggers": tuple(kept)}

