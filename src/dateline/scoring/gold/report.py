"""One report's ledger against its key."""

from collections import Counter
from dataclasses import dataclass

from dateline.model import Event, Ledger
from dateline.scoring.assignment import best_pairs
from dateline.scoring.gold.comparison import Book, Points, compare, missed, spurious
from dateline.scoring.gold.key import Key, KeyEvent
from dateline.scoring.gold.sentences import find_quotes, split_sentences, touched

__all__ = ["SLOTS", "LedgerScore", "Pair", "Pairing", "pair_events", "score_ledger"]

SLOTS = (
    "event",
    "status",
    "mode",
    "actor",
    "recipient",
    "place",
    "time",
    "casualty",
    "claim",
    "link",
)
"""The kinds of point."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A key's event and the reader's that was paired with it."""

    want: KeyEvent
    got: Event
    points: Points


@dataclass(frozen=True, slots=True)
class LedgerScore:
    """What a report gave.

    Attributes:
        counts: `{slot}.right`, `{slot}.got`, `{slot}.want` for each kind of point, and for `ledger` over all.
        pairs: the paired events that count.
        missed: the key's events that found no partner, and count.
        spurious: the reader's events that found no partner.
        confused: of the missed and the spurious, those that share a sentence, whatever their types.
    """

    counts: dict[str, float]
    pairs: tuple[Pair, ...]
    missed: tuple[KeyEvent, ...]
    spurious: tuple[Event, ...]
    confused: tuple[tuple[KeyEvent, Event], ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which events of a key and of a ledger are one.

    Attributes:
        partner: for the number of a key's event that of the reader's.
        points: what each pair that shares a type and a sentence would give.
        want_in: for each of the key's events the sentences that it touches.
        got_in: for each of the reader's.
    """

    partner: dict[int, int]
    points: dict[tuple[int, int], Points]
    want_in: list[frozenset[int]]
    got_in: list[frozenset[int]]


def pair_events(key: Key, ledger: Ledger) -> Pairing:
    """Pair the events of a key and a ledger one to one, so that most points are right."""
    text, book = ledger.report.text, Book(ledger)
    sentences = split_sentences(text)
    want_in = [touched(sentences, find_quotes(text, want.evidence)) for want in key.events]
    got_in = [touched(sentences, ((span.start, span.end) for span in got.evidence)) for got in ledger.events]
    points = {
        (i, j): compare(want, got, book)
        for i, want in enumerate(key.events)
        for j, got in enumerate(ledger.events)
        if want.type == got.type and want_in[i] & got_in[j]
    }
    chosen = best_pairs(
        {pair: 1 + sum(right for right, _, _ in one.values()) for pair, one in points.items()}
    )
    return Pairing(dict(chosen), points, want_in, got_in)


def score_ledger(key: Key, ledger: Ledger) -> LedgerScore:
    """Score a ledger by its key."""
    wants, gots, book = key.events, ledger.events, Book(ledger)
    pairing = pair_events(key, ledger)
    partner, points = pairing.partner, pairing.points
    chosen = sorted(partner.items())
    taken = set(partner.values())
    lost = [i for i, want in enumerate(wants) if i not in partner and not want.optional]
    extra = [j for j in range(len(gots)) if j not in taken]
    tally: Counter[str] = Counter()
    for pair in chosen:
        if not wants[pair[0]].optional:
            _add(tally, points[pair])
    for i in lost:
        _add(tally, missed(wants[i]))
    for j in extra:
        _add(tally, spurious(gots[j], book))
    _add(tally, {"link": _links(key, ledger, partner)})
    for part in ("right", "got", "want"):
        tally[f"ledger.{part}"] = sum(tally[f"{slot}.{part}"] for slot in SLOTS)
    return LedgerScore(
        counts=dict(tally),
        pairs=tuple(Pair(wants[i], gots[j], points[i, j]) for i, j in chosen if not wants[i].optional),
        missed=tuple(wants[i] for i in lost),
        spurious=tuple(gots[j] for j in extra),
        confused=tuple(
            (wants[i], gots[j]) for i in lost for j in extra if pairing.want_in[i] & pairing.got_in[j]
        ),
    )


def _add(tally: Counter[str], points: Points) -> None:
    for slot, numbers in points.items():
        for part, number in zip(("right", "got", "want"), numbers, strict=True):
            tally[f"{slot}.{part}"] += number


def _links(key: Key, ledger: Ledger, partner: dict[int, int]) -> tuple[int, int, int]:
    """The points of links: right where both ends are paired and the kind is the same."""
    number = {event.id: j for j, event in enumerate(ledger.events)}
    paired = {key.events[i].id: j for i, j in partner.items()}
    passed_over = {event.id for event in key.events if event.optional}
    passed_over_gots = {paired[name] for name in passed_over if name in paired}
    want = {
        (paired.get(link.start, link.start), paired.get(link.end, link.end), link.kind)
        for link in key.links
        if not {link.start, link.end} & passed_over
    }
    got: set[tuple[int | str, int | str, str]] = {
        (number[link.source], number[link.target], str(link.kind))
        for link in ledger.links
        if not {number[link.source], number[link.target]} & passed_over_gots
    }
    return len(want & got), len(got), len(want)
