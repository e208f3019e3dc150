"""Who "he said" and "it added" go back to: the source cited just before, where number and kind allow it.

Reported speech keeps its speaker from sentence to sentence, so the last source is a likelier antecedent than
the last name ("Khan said the army had shelled the town. He added ..."); centering theory (Grosz, Joshi and
Weinstein 1995) calls this continuing a center.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from dateline.model import ActorKind
from dateline.reading.actors.actor import Actor
from dateline.reading.attribution.attribution import Attribution

__all__ = ["speakers_before"]

_PERSONAL = {"he": {"she", "her"}, "she": {"he", "him", "his"}}
"""Singular personal pronouns, and the pronouns that an antecedent of theirs never takes."""
_PERSONS = (ActorKind.PERSON, ActorKind.OTHER, ActorKind.CIVILIANS)


def speakers_before(
    doc: Doc,
    attributions: Sequence[Attribution],
    sources: Sequence[int | None],
    actors: Sequence[Actor],
    aside: Sequence[tuple[int, int]] = (),
) -> dict[int, int]:
    """For attributions to a pronoun, the index of the earlier attribution whose source it takes up.

    Args:
        doc: the parsed text.
        attributions: those of the report, in text order.
        sources: for each attribution the index of its source's actor, or None.
        actors: the actors of the report.
        aside: offsets of what stands between the paragraphs, as captions do: its sentences don't count.
    """
    sentence_of = [0] * len(doc)
    number = 0
    for sentence in doc.sents:
        number += not any(start <= sentence.start_char < end for start, end in aside)
        for word in sentence:
            sentence_of[word.i] = number
    taken_up: dict[int, int] = {}
    for index, attribution in enumerate(attributions):
        token = attribution.source_token
        if token is None or doc[token].lower_ not in ("he", "she", "it"):
            continue
        here = sentence_of[token]
        for earlier in reversed(range(index)):
            other = attributions[earlier]
            if other.source_token is None or other.source_token >= token or other.cue[1] > doc[token].idx:
                continue
            if _nested(other, attributions) or doc[other.source_token].lower_ in ("i", "we", "you", "they"):
                continue
            reach = _last_sentence(other, doc, sentence_of, token)
            if here - reach > 1:
                continue
            origin = taken_up.get(earlier, earlier)
            if _agrees(doc, doc[token].lower_, attributions[origin], sources[origin], actors):
                taken_up[index] = origin
            break
    return taken_up


def _nested(one: Attribution, attributions: Sequence[Attribution]) -> bool:
    others = (other for other in attributions if other is not one)
    return any(start <= one.cue[0] < end for other in others for start, end in other.contents)


def _last_sentence(attribution: Attribution, doc: Doc, sentence_of: Sequence[int], before: int) -> int:
    """The last sentence before a token that the attribution's cue or content stands in."""
    last = sentence_of[attribution.cue_token]
    for start, end in attribution.contents:
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None and span.end <= before:
            last = max(last, sentence_of[span.end - 1])
    return last


def _agrees(doc: Doc, pronoun: str, origin: Attribution, source: int | None, actors: Sequence[Actor]) -> bool:
    assert origin.source_token is not None
    head = doc[origin.source_token]
    if head.lower_ in ("he", "she", "it", "they") or head.tag_ in ("NNS", "NNPS"):
        return False
    actor = actors[source] if source is not None else None
    person = actor is not None and actor.kind == ActorKind.PERSON
    if pronoun == "it":
        return actor is None or not person
    if actor is not None and actor.kind not in _PERSONS:
        return False
    return actor is None or not any(
        doc[m.head].lower_ in _PERSONAL[pronoun] for m in actor.mentions if m.form == "pronoun"
    )
