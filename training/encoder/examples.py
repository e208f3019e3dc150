"""What the encoder learns from: one example a coded report, its answers attached to words and pairs of words.

Which word of a quote tells of the event is not coded. It is taken to be each word of the quote that the
lexicon knows for the event's type; where there is none, the word that heads the quote's phrase. The other
words of a quote are left out of the loss for that type: they may tell of it as well.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from dateline.model import BlockRole, EventType
from dateline.reading.encoder.encoding import FARTHEST, TYPES, Relation, distance_bucket, gap_bucket
from dateline.reading.encoder.windows import Window, windows_of
from dateline.reading.encoder.wordpiece import WordPieces
from dateline.reading.events.description import describe_candidates
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading
from dateline.scoring.gold.names import any_same
from training.encoder.variation import Name, names_of
from training.gold import CodedReport
from training.names import actor_names, toponym_names

__all__ = ["Example", "Pair", "Shown", "ask_pairs", "make_example", "show"]

OPTIONAL_TYPE, OPTIONAL_CANDIDATE = 0.3, 0.25
"""Weight in the loss of words that tell of events on which coders may differ."""
_LONGEST = 510
"""Pieces of a window before its end mark: other names may be longer, and the position table ends at 512."""
_SILENT = (BlockRole.FURNITURE, BlockRole.BYLINE, BlockRole.DATELINE)
_ROW = {kind: n for n, kind in enumerate(TYPES)}


@dataclass(frozen=True, slots=True)
class Pair:
    """A trigger (by its number), a word, a relation, whether it holds, and the bucket of their distance."""

    trigger: int
    word: int
    relation: Relation
    holds: bool
    distance: int


@dataclass(slots=True)
class Example:
    """One report: what goes in, and what should come out."""

    windows: list[Window]
    names: dict[int, Name]
    """Tokens that may be shown as others."""
    words: list[int]
    """Tokens that are judged for types."""
    types: NDArray[np.float32]
    """Shape (words, 16): 1 where the word tells of an event of the type."""
    weights: NDArray[np.float32]
    """Shape (words, 16): weight in the loss."""
    sentence: list[int]
    """For each token the number of its sentence."""
    offers: list[tuple[int, Relation]] = field(default_factory=list)
    """Every word that may stand in a relation to a trigger."""
    triggers: list[tuple[int, int, frozenset[int]]] = field(default_factory=list)
    """Token, row of the type, numbers of the key events."""
    candidates: list[tuple[int, int, bool, float]] = field(default_factory=list)
    """Token, row of the type, answer, weight: what the lexicon proposes."""
    pairs: list[Pair] = field(default_factory=list)
    same: list[tuple[int, int, bool, int]] = field(default_factory=list)
    """Numbers of two triggers of one type, whether they tell of one happening, bucket of the gap."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An example as the network sees it this time."""

    example: Example
    windows: list[list[int]]
    first: dict[int, int]
    """For each token the number of its first piece, counted over all windows."""


def show(example: Example, other: Mapping[int, tuple[int, ...]]) -> Shown:
    """The example with other pieces for some tokens."""
    windows: list[list[int]] = []
    first: dict[int, int] = {}
    count = 0
    for window in example.windows:
        ends = [start for _, start in window.first[1:]] + [len(window.pieces) - 1]
        numbers = [window.pieces[0]]
        for (token, start), end in zip(window.first, ends, strict=True):
            first[token] = count + len(numbers)
            numbers += other.get(token, window.pieces[start:end])
        numbers = [*numbers[:_LONGEST], window.pieces[-1]]
        windows.append(numbers)
        count += len(numbers)
    return Shown(example, windows, first)


def _told_by(
    report: CodedReport, doc: Doc, known: dict[int, set[EventType]]
) -> Iterator[tuple[int, int, list[Token]]]:
    """For each quote: the number of its event, the token that tells of it, all tokens of the quote."""
    for number, (event, ranges) in enumerate(zip(report.events, report.ranges, strict=True)):
        for start, end in ranges:
            tokens = [t for t in doc if t.idx < end and t.idx + len(t) > start and not t.is_space]
            inside = {t.i for t in tokens}
            hits = [t.i for t in tokens if EventType(event["type"]) in known.get(t.i, ())]
            if not hits:
                heads = [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and _tells(t)]
                hits = [t.i for t in (heads or [t for t in tokens if t.pos_ == "VERB"])[:1]]
            for hit in hits or [-1]:
                yield number, hit, tokens


def _tells(token: Token) -> bool:
    return token.pos_ in ("VERB", "NOUN", "PROPN", "ADJ")


def make_example(report: CodedReport, pieces: WordPieces, start: int, end: int) -> Example:
    """The example of one coded report.

    Args:
        report: the report, read up to the triggers.
        pieces: cuts words.
        start: number of the mark that starts a window.
        end: number of the mark that ends it.
    """
    reading = report.reading
    doc = reading.doc
    assert doc is not None
    windows = windows_of(doc, pieces, start, end, reading.timexes or ())
    read = {token for w in windows for token, _ in w.first}
    silent = [(b.start, b.end) for b in reading.report.blocks if b.role in _SILENT]
    words = [t.i for t in doc if t.i in read and _tells(t) and not any(a <= t.idx < b for a, b in silent)]
    row = {token: n for n, token in enumerate(words)}
    example = Example(
        windows=windows,
        names=names_of(doc, pieces),
        words=words,
        types=np.zeros((len(words), len(TYPES)), np.float32),
        weights=np.ones((len(words), len(TYPES)), np.float32),
        sentence=sentence_numbers(doc),
    )
    candidates = [
        (d.candidate.token.i, d.candidate.entry.type)
        for d in describe_candidates(reading)
        if not d.candidate.suggested
    ]
    known: dict[int, set[EventType]] = {}
    for token, kind in candidates:
        known.setdefault(token, set()).add(kind)
    told: dict[tuple[int, EventType], set[int]] = {}
    for number, token, quote in _told_by(report, doc, known):
        kind = EventType(report.events[number]["type"])
        for t in quote:
            if t.i in row:
                example.weights[row[t.i], _ROW[kind]] = 0
        if token in row:
            told.setdefault((token, kind), set()).add(number)
    for (token, kind), numbers in sorted(told.items(), key=lambda item: (item[0][0], _ROW[item[0][1]])):
        firm = [n for n in numbers if not report.events[n]["optional"]]
        example.types[row[token], _ROW[kind]] = 1
        example.weights[row[token], _ROW[kind]] = 1 if firm else OPTIONAL_TYPE
        example.triggers.append((token, _ROW[kind], frozenset(numbers)))
    for token, kind in candidates:
        if token in row:
            numbers = told.get((token, kind), set())
            open_ = bool(numbers) and all(report.events[n]["optional"] for n in numbers)
            weight = OPTIONAL_CANDIDATE if open_ else 1.0
            example.candidates.append((token, _ROW[kind], bool(numbers), weight))
    offers = [offer for offer in _offers(reading) if offer[0] in read]
    example.offers = [(word, relation) for word, relation, _ in offers]
    asked = [_asked_events(report, numbers) for _, _, numbers in example.triggers]
    ask_pairs(example, lambda trigger, offer: any(offers[offer][2](event) for event in asked[trigger]))
    return example


def ask_pairs(example: Example, holds: Callable[[int, int], bool]) -> None:
    """Ask of an example's triggers what each has to do with the words and the triggers around it.

    Args:
        example: what gets the pairs.
        holds: the answer for a trigger and an offer, by their numbers.
    """
    sentence = example.sentence
    for b, (token, kind, events) in enumerate(example.triggers):
        for number, (word, relation) in enumerate(example.offers):
            apart = sentence[word] - sentence[token]
            if word != token and abs(apart) <= FARTHEST:
                distance = distance_bucket(word - token, apart)
                example.pairs.append(Pair(b, word, relation, holds(b, number), distance))
        for a, (other, type_, theirs) in enumerate(example.triggers[:b]):
            if type_ == kind:
                gap = gap_bucket(abs(sentence[token] - sentence[other]))
                example.same.append((a, b, bool(events & theirs), gap))


def _asked_events(report: CodedReport, numbers: frozenset[int]) -> list[dict[str, Any]]:
    events = [report.events[n] for n in numbers]
    return [event for event in events if not event["optional"]] or events


def _offers(reading: Reading) -> Iterator[tuple[int, Relation, Any]]:
    """Every word that may stand in a relation to a trigger, with the question whether it does."""
    doc, text = reading.doc, reading.report.text
    assert doc is not None
    for actor in reading.actors or ():
        names = actor_names(actor, text)
        for mention in actor.mentions:
            for relation, slot in ((Relation.ACTOR, "actor"), (Relation.RECIPIENT, "recipient")):
                yield (
                    mention.head,
                    relation,
                    lambda e, names=names, slot=slot: any(any_same(names, side) for side in e[slot]),
                )
            yield (
                mention.head,
                Relation.SOURCE,
                lambda e, names=names: any(
                    any_same(names, c["source"]) for c in e["claims"] if c["kind"] != "report"
                ),
            )
    for timex in reading.timexes or ():
        span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
        if timex.first is not None and timex.last is not None and not timex.habitual and span is not None:
            days = {"start": timex.first.isoformat(), "end": timex.last.isoformat()}
            yield span.root.i, Relation.TIME, lambda e, days=days: e["time"] == days
    for toponym in reading.toponyms or ():
        names = toponym_names(toponym, text)
        yield (
            toponym.head,
            Relation.PLACE,
            lambda e, names=names: any(any_same(names, [p["name"]]) for p in e["place"] or ()),
        )
