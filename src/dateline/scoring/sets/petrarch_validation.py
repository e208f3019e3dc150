"""PETRARCH's validation suites: sentences on which its own rules were written, with source, target and code.

The unit records of PETRARCH (codes of WEIS, invented countries) and the validation records of PETRARCH-2
(CAMEO). The records that fit the coding manual are listed, as the manual has them, in
`data/scoring/petrarch_validation.yaml`, with the reasons for which the others are left out. A record is
right if the ledger has, for each of its events, one of that type with exactly its sides; further events
cost nothing, since the manual codes more than PETRARCH does. Held out, and reported on: two thirds of the
records by the hash of their id; the others may be looked at.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.data import read_yaml
from dateline.model import Event, EventType, Ledger
from dateline.reading.reader import Reader
from dateline.scoring.annotation import read_text
from dateline.scoring.gold.comparison import Book
from dateline.scoring.gold.names import same_name
from dateline.scoring.measure import Fault, Figure, Unit, accuracy
from dateline.scoring.split import held_out

__all__ = ["MEASURE", "PetrarchMeasure", "WantedEvent", "judge", "parse_wanted", "read_texts"]

_FILES = {
    "unit": "text/PETR.UnitTest.records.xml",
    "petrarch2": "upetrarch/UniversalPetrarch/data/text/PETR2_GSR_validation.xml",
}
_MUTUAL = frozenset([EventType.AGREE, EventType.CONSULT, EventType.COOPERATE])
_RECORD = re.compile(r"<Sentence\b([^>]*)>(.*?)(?=<Sentence\b|\Z)", re.DOTALL)
Side = tuple[tuple[str, ...], ...]
"""Participants, each by words that are all right for it."""


@dataclass(frozen=True, slots=True)
class WantedEvent:
    """An event of a record; a side that is None may be anything."""

    types: frozenset[str]
    actor: Side | None
    recipient: Side | None


class PetrarchMeasure:
    """How many records have type and both sides right."""

    name = "petrarch_validation"
    folder = "petrarch_validation"
    about = (
        "share of records of PETRARCH's suites with type and both sides right in the ledger; of the 79 that"
        " fit the manual (`scoring/petrarch_validation.yaml`), two thirds by hash"
    )
    figures: tuple[Figure, ...] = (
        Figure("record", accuracy("record"), 0.75),
        Figure("type alone", accuracy("type")),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """One unit a record.

        Raises:
            OSError: if a file of records is missing.
            ValueError: if a record is not in its file.
        """
        return self._units(folder, reader, reported=True)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The records that may be looked at."""
        return self._units(folder, reader, reported=False)

    def _units(self, folder: Path, reader: Reader, *, reported: bool) -> Iterator[Unit]:
        for suite, file in _FILES.items():
            texts = read_texts(folder / file)
            for name, wanted in _load_records(suite).items():
                if held_out(name) != reported:
                    continue
                if name not in texts:
                    raise ValueError(f"{file} has no record {name}")
                yield judge(name, wanted, read_text(reader, texts[name]))


MEASURE = PetrarchMeasure()


def read_texts(path: Path) -> dict[str, str]:
    """The sentence of each record, the first of an id; the files are no well-formed XML."""
    texts: dict[str, str] = {}
    document = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for head, body in _RECORD.findall(document):
        name = re.search(r'id\s*=\s*"([^"]*)"', head)
        text = re.search(r"<Text>(.*?)</Text>", body, re.DOTALL)
        if name and text and text.group(1).strip():
            texts.setdefault(name.group(1), " ".join(html.unescape(text.group(1)).split()))
    return texts


def judge(name: str, wanted: Sequence[WantedEvent], ledger: Ledger) -> Unit:
    """What a ledger gives on a record."""
    book = Book(ledger)
    typed = all(any(event.type in want.types for event in ledger.events) for want in wanted)
    right = all(any(_right(want, event, book) for event in ledger.events) for want in wanted)
    counts = {"record.all": 1, "record.right": int(right), "type.all": 1, "type.right": int(typed)}
    if right:
        return Unit(name, counts)
    found = "; ".join(_words(event, book) for event in ledger.events) or "nothing"
    cause = ("sides wrong" if typed else "type wrong" if ledger.events else "no event") + ": "
    cause += " and ".join(" or ".join(sorted(want.types)) for want in wanted)
    return Unit(name, counts, (Fault(cause, f"{name}: found {found}: {ledger.report.text}"),))


def parse_wanted(row: Any) -> tuple[WantedEvent, ...]:  # noqa: ANN401 - as the data file has it
    """The events of a record from its row in the data file: one, or a list."""
    rows = row if isinstance(row, list) else [row]
    return tuple(
        WantedEvent(frozenset(one["type"].split(" or ")), _side(one["actor"]), _side(one["recipient"]))
        for one in rows
    )


@cache
def _load_records(suite: str) -> dict[str, tuple[WantedEvent, ...]]:
    table = read_yaml("scoring/petrarch_validation.yaml")[suite]
    return {name: parse_wanted(row) for name, row in table.items()}


def _side(names: list[str] | None) -> Side | None:
    return None if names is None else tuple(tuple(one.split(" or ")) for one in names)


def _right(want: WantedEvent, event: Event, book: Book) -> bool:
    if event.type not in want.types:
        return False
    actors = [book.actor_names(one) for one in event.actor]
    recipients = [book.actor_names(one) for one in event.recipient]
    if event.type in _MUTUAL and want.actor is not None and want.recipient is not None:
        return _same_side(want.actor + want.recipient, actors + recipients)
    return (want.actor is None or _same_side(want.actor, actors)) and (
        want.recipient is None or _same_side(want.recipient, recipients)
    )


def _same_side(wanted: Side, found: Sequence[Sequence[str]]) -> bool:
    """Whether every participant wanted is found, and every one found is wanted.

    One row may stand for two ("Eriadori and Calenardhon leaders"), as one participant may be found as two.
    """
    fits = [
        [any(same_name(word, name) for word in one for name in names) for names in found] for one in wanted
    ]
    return all(map(any, fits)) and all(any(row[n] for row in fits) for n in range(len(found)))


def _words(event: Event, book: Book) -> str:
    sides = [[(book.actor_names(one) or ["?"])[0] for one in ids] for ids in (event.actor, event.recipient)]
    return f"{event.type} {', '.join(sides[0]) or 'nobody'} to {', '.join(sides[1]) or 'nobody'}"
