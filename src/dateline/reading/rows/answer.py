"""Who owns or denies a deed without naming it: "has claimed responsibility", "the army denied this"."""

from dateline.model import EventType, Stance, Status
from dateline.reading.attribution.lexicon import load_lexicon
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.stage import Reading

__all__ = ["RESPONSIBILITY", "unnamed_answers"]

RESPONSIBILITY = (Stance.CLAIMS_RESPONSIBILITY, Stance.DISCLAIMS_RESPONSIBILITY)


def unnamed_answers(reading: Reading) -> dict[int, list[int]]:
    """For each happening the attributions that own it, disown it or deny it in words that do not name it.

    Args:
        reading: the reading, with its happenings and attributions.

    Returns:
        Index of a happening to indices of attributions; happenings without any are left out.
    """
    answers = _owned_up(reading)
    for number, indices in _denied(reading).items():
        answers.setdefault(number, []).extend(indices)
    return answers


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


def _denied(reading: Reading) -> dict[int, list[int]]:
    """For each happening the attributions that deny it by a pronoun or as a charge ("the army denied this").

    What is denied is the last deed told before, in the denial's sentence or the one before it.
    """
    doc, happenings = reading.doc, reading.happenings or ()
    assert doc is not None
    anaphors = load_lexicon().anaphors
    out: dict[int, list[int]] = {}
    told = sorted(
        (trigger.token, number)
        for number, happening in enumerate(happenings)
        if happening.type not in SPEECH
        for trigger in happening.triggers
    )
    for index, attribution in enumerate(reading.attributions or ()):
        if attribution.stance is not Stance.DENIES or attribution.source_token is None:
            continue
        words = " ".join(doc.text[a:b] for a, b in attribution.contents).lower().split()
        if not words or not set(words) <= anaphors:
            continue
        sentence = doc[attribution.cue_token].sent
        first = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
        before = [n for token, n in told if first <= token < attribution.cue_token]
        if before:
            out.setdefault(before[-1], []).append(index)
    return out
