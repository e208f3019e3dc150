"""Hand-coded reports: whole ledgers, every value a point.

The folder `dev` is for measuring alone: its errors are looked at sparingly, and nothing is fitted to them.
The folder `train` beside it is the open part: the reader's weights are learned from it, and errors are read
in it (`dateline score --set gold --open --faults`); figures on it flatter.
"""

from collections.abc import Iterator
from pathlib import Path

from dateline.model import Event
from dateline.reading.reader import Reader
from dateline.scoring.annotation import read_text
from dateline.scoring.gold import SLOTS, read_key, score_ledger
from dateline.scoring.gold.key import KeyEvent
from dateline.scoring.gold.report import LedgerScore, Pair
from dateline.scoring.measure import Fault, Figure, Unit, f1

__all__ = ["MEASURE", "GoldMeasure"]

_TARGETS = {"event": 0.80, "ledger": 0.70}
_LEAST = 0.50
"""The figure to reach for every other kind of point."""
_WIDTH = 100
"""Characters of evidence that a fault shows."""


class GoldMeasure:
    """The whole ledger by the definition that comes with the hand-coded reports."""

    name = "gold"
    folder = "gold"
    about = (
        "F1 of whole ledgers on hand-coded reports (`dev`, for measuring alone), by the definition beside "
        "them: events pair by type and sentence, then every value is a point; two careful coders reach 0.95"
    )
    figures = tuple(Figure(slot, f1(slot), _TARGETS.get(slot, _LEAST)) for slot in ("ledger", *SLOTS))

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """One unit a report, by name.

        Raises:
            OSError: if a report's text is missing.
            ValueError: if a key is none.
        """
        return self._units(folder, reader)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The reports of the folder `train` beside, from which the reader's weights are learned.

        Raises:
            OSError: if there is no such folder.
        """
        train = folder.parent / "train"
        if not train.is_dir():
            raise FileNotFoundError(f"no folder {train}")
        return self._units(train, reader)

    def _units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        for path in sorted(folder.glob("*.key.json")):
            name = path.name.removesuffix(".key.json")
            key = read_key(path)
            text = path.with_name(f"{name}.txt").read_text(encoding="utf-8")
            score = score_ledger(key, read_text(reader, text, published=key.published))
            yield Unit(name, score.counts, tuple(_faults(name, score)))


MEASURE = GoldMeasure()


def _faults(report: str, score: LedgerScore) -> Iterator[Fault]:
    confused = {id(want): got for want, got in reversed(score.confused)}
    for want in score.missed:
        if got := confused.get(id(want)):
            cause = f"wrong type: {got.type} for {want.type}"
            yield Fault(cause, f"{report}: {_words(want)}")
        else:
            yield Fault(f"event missed: {want.type}", f"{report}: {_words(want)}")
    excused = {id(got) for _, got in score.confused}
    for got in score.spurious:
        if id(got) not in excused:
            yield Fault(f"event too many: {got.type}", f"{report}: {_quote(got)}")
    for pair in score.pairs:
        yield from _pair_faults(report, pair)


def _pair_faults(report: str, pair: Pair) -> Iterator[Fault]:
    want, got = pair.want, pair.got
    for slot, (right, found, wanted) in pair.points.items():
        if right == found == wanted:
            continue
        if slot == "status":
            yield Fault(f"status: {got.status} for {want.status}", f"{report}: {_words(want)}")
        elif slot == "mode":
            yield Fault(f"mode of {want.type}: {got.mode} for {want.mode}", f"{report}: {_words(want)}")
        else:
            wrong = min(found, wanted) - right
            cause = "wrong" if wrong > 0 else ("missed" if found < wanted else "too many")
            yield Fault(
                f"{slot} {cause}", f"{report}: {want.type}, expected {_value(want, slot)}: {_words(want)}"
            )


def _value(want: KeyEvent, slot: str) -> str:
    match slot:
        case "place":
            return ", ".join(place.name for place in want.place) or "none"
        case "time":
            return " to ".join(want.time) if want.time else "none"
        case "claim":
            return ", ".join(f"{claim.source[0]} {claim.stance}" for claim in want.claims) or "none"
        case "casualty":
            return ", ".join(f"{effect} {low}-{high}" for effect, low, high in want.casualties) or "none"
        case _:
            names = want.actor if slot == "actor" else want.recipient
            return ", ".join(one[0] for one in names) or "none"


def _words(want: KeyEvent) -> str:
    return want.evidence[0][:_WIDTH] if want.evidence else ""


def _quote(got: Event) -> str:
    return got.evidence[0].quote[:_WIDTH]
