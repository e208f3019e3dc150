"""Who owns or denies a deed without naming it: "has claimed responsibility", "the army denied this"."""

from collections.abc import Sequence

from spacy.tokens import Doc

from dateline.model import EventType, Stance, Status
from dateline.reading.actors.index import ActorIndex
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.attribution.lexicon import load_lexicon
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.rows.voice import side_of
from dateline.reading.stage import Reading

__all__ = ["DENIALS", "RESPONSIBILITY", "unnamed_answers"]

_PROCEEDINGS = (EventType.COERCE, EventType.SANCTION, EventType.PROTEST)
"""What is done over a charge, not what it is about: who was arrested "denies the charges"."""
DENIALS = (Stance.DENIES, Stance.DISCLAIMS_RESPONSIBILITY)

RESPONSIBILITY = (Stance.CLAIMS_RESPONSIBILITY, Stance.DISCLAIMS_RESPONSIBILITY)


def unnamed_answers(reading: Reading) -> dict[int, dict[int, Stance]]:
    """For each happening the attributions that own it, disown it or deny it in words that do not name it.

    Args:
        reading: the reading, with its happenings and attributions.

    Returns:
        Index of a happening to indices of attributions with their stances; happenings without any are left
        out.
        Who denies a charge of a deed that is told as his own disclaims it (manual, section 7).
    """
    attributions = reading.attributions or ()
    answers: dict[int, dict[int, Stance]] = {}
    for number, found in _owned_up(reading).items():
        answers[number] = {one: attributions[one].stance for one in found}
    for number, denials in _denied(reading).items():
        for one, stance in denials.items():
            answers.setdefault(number, {}).setdefault(one, stance or _denial(reading, one, number))
    return answers


def _denial(reading: Reading, index: int, number: int) -> Stance:
    """What the denial of a charge says of the deed: that one did not do it oneself, or that it is not so."""
    happenings, actors = reading.happenings or (), reading.actors or ()
    token = (reading.attributions or ())[index].source_token
    source = ActorIndex(actors).of_token(token) if token is not None else None
    own = any(side_of(source, trigger, actors) == "actor" for trigger in happenings[number].triggers)
    return Stance.DISCLAIMS_RESPONSIBILITY if own else Stance.DENIES


def _owned_up(reading: Reading) -> dict[int, list[int]]:
    """For each happening the attributions that own or disown it unnamed ("has claimed responsibility").

    They go to the assault that the report has told of most up to there, the last of several.
    """
    doc, happenings = reading.doc, reading.happenings or ()
    assert doc is not None
    bare = load_lexicon().bare_responsibility
    out: dict[int, list[int]] = {}
    for index, attribution in enumerate(reading.attributions or ()):
        if attribution.stance not in RESPONSIBILITY or attribution.source is None:
            continue
        words = " ".join(doc.text[a:b] for a, b in attribution.contents).lower().split()
        if not words or not set(words) <= bare:
            continue
        told: list[tuple[int, int, int]] = []
        for number, happening in enumerate(happenings):
            before = [t.token for t in happening.triggers if t.token < attribution.cue_token]
            if before and happening.type == EventType.ASSAULT and happening.status == Status.ACTUAL:
                told.append((len(before), before[-1], number))
        if told:
            out.setdefault(max(told)[2], []).append(index)
    return out


def _denied(reading: Reading) -> dict[int, dict[int, Stance | None]]:
    """For each happening the attributions that deny it by a pronoun or as a charge ("the army denied this").

    Their stances, but for charges, whose denial disclaims the deed or not by whose it is.

    What is denied is the last deed told before, in the denial's sentence or the one before it; a charge is
    the last deed told there by somebody else.
    """
    doc, happenings, attributions = reading.doc, reading.happenings or (), reading.attributions or ()
    assert doc is not None
    out: dict[int, dict[int, Stance | None]] = {}
    told = sorted(
        (trigger.token, number)
        for number, happening in enumerate(happenings)
        if happening.type not in SPEECH
        for trigger in happening.triggers
    )
    for index, attribution in enumerate(attributions):
        if attribution.stance not in DENIALS or attribution.source_token is None:
            continue
        sentence = doc[attribution.cue_token].sent
        first = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
        before = [(token, n) for token, n in told if first <= token < attribution.cue_token]
        charge = _is_charge(attribution, doc, told)
        if charge:
            others = [o for o in attributions if o.source is not None and o.source != attribution.source]
            before = [
                (token, n)
                for token, n in before
                if happenings[n].type not in _PROCEEDINGS and any(_holds(o, doc[token].idx) for o in others)
            ]
        elif not _points_back(attribution, doc):
            continue
        if before:
            out.setdefault(before[-1][1], {})[index] = None if charge else attribution.stance
    return out


def _holds(attribution: Attribution, offset: int) -> bool:
    return any(start <= offset < end for start, end in attribution.contents)


def _points_back(attribution: Attribution, doc: Doc) -> bool:
    """Whether only a pronoun says what is denied: "this", "doing so"."""
    words = " ".join(doc.text[a:b] for a, b in attribution.contents).lower().split()
    return bool(words) and set(words) <= load_lexicon().anaphors


def _is_charge(attribution: Attribution, doc: Doc, told: Sequence[tuple[int, int]]) -> bool:
    """Whether another's word is denied that names no deed: "the charge", "the assessment of the minister"."""
    lexicon = load_lexicon()
    start, end = attribution.contents[0]
    if any(start <= doc[token].idx < end for token, _ in told):
        return False
    span = doc.char_span(start, end, alignment_mode="expand")
    return (
        span is not None
        and span.root.pos_ == "NOUN"
        and (span.root.lemma_.lower() in lexicon.charges or span.root.lower_ in lexicon.anaphors)
    )
