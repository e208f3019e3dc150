"""PLOVER's gold standard records: sentences of the CAMEO manual, coded again by PLOVER 0.5b1.

The records mark who acts, on whom, and the words of the event. The type is read from the reader's trigger
on these words, else from the one with the marked sides as in `plv`; the sides are those of the same
trigger. Held out, and reported on: two thirds of the records by the hash of their text; the others may be
looked at.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.model import EventType
from dateline.reading.events.happening import Trigger
from dateline.reading.reader import Reader
from dateline.reading.stage import Reading
from dateline.scoring.measure import Counts, Fault, Figure, Unit, accuracy, f1, macro_f1
from dateline.scoring.sets.dyad import Dyad, overlaps, side_counts, trigger_of
from dateline.scoring.sets.layers import read_layers
from dateline.scoring.sets.versions import load_older_types, older_type
from dateline.scoring.split import held_out
from dateline.sources import freeze

__all__ = ["MEASURE", "GsrMeasure", "GsrRecord", "read_records", "unmark"]

_MARK = re.compile(r"\(((?:SRC|TAR|EVT|LOC)(?:/(?:SRC|TAR|EVT|LOC))*): ")
_MUTUAL = frozenset([EventType.AGREE, EventType.CONSULT, EventType.COOPERATE])
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GsrRecord:
    """A marked sentence with its type, in the manual's words."""

    name: str
    dyad: Dyad
    events: tuple[Range, ...]
    type: str


class GsrMeasure:
    """Type, actors and recipients of each record, by the trigger that tells of it."""

    name = "plover_gsr"
    folder = "plover_gsr"
    about = (
        "PLOVER type given source and target (macro-F1), and who is on which side of the marked event; two "
        "thirds of the records by hash; older names, intents, refusals mapped by "
        "`scoring/plover_versions.yaml`"
    )
    figures: tuple[Figure, ...] = (
        Figure("type, macro-F1", macro_f1("type"), 0.80),
        Figure("type, accuracy", accuracy("type")),
        Figure("actor", f1("actor")),
        Figure("recipient", f1("recipient")),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """One unit a record.

        Raises:
            OSError: if the file of records is missing.
            ValueError: if it holds something else.
        """
        return self._units(folder, reader, reported=True)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The part that may be looked at."""
        return self._units(folder, reader, reported=False)

    def _units(self, folder: Path, reader: Reader, *, reported: bool) -> Iterator[Unit]:
        for record in read_records(folder / "PLOVER_GSR_CAMEO.txt"):
            if held_out(record.dyad.text) != reported:
                continue
            reading = read_layers(reader, freeze(record.dyad.text), "triggers")
            trigger = trigger_of(reading, record.dyad, record.events)
            yield Unit(
                record.name, _counts(record, reading, trigger), tuple(_faults(record, reading, trigger))
            )


MEASURE = GsrMeasure()


def read_records(path: Path) -> Iterator[GsrRecord]:
    """The records of the set whose marks can be read.

    Raises:
        OSError: if the file is missing.
        ValueError: if it is none of the set's.
    """
    older = load_older_types()
    documents = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(documents, list):
        raise ValueError(f"{path.name} is no list of records")  # noqa: TRY004 - the file's value, not a type
    for document in documents:
        if document.get("event") == "DOCUMENT":
            continue
        info = document["textInfo"]
        dyad, events = unmark(info if isinstance(info, str) else info["markup"])
        yield GsrRecord(document["id"], dyad, events, older.get(document["event"], document["event"]))


def unmark(marked: str) -> tuple[Dyad, tuple[Range, ...]]:
    """The sentence without its marks `(SRC: …)`, `(TAR: …)`, `(EVT: …)`, `(LOC: …)`, and where they stood.

    A mark may stand in another and name two things (`SRC/TAR`); brackets of the sentence's own stay.
    """
    text, at = "", 0
    opened: list[tuple[tuple[str, ...], int]] = []
    found: dict[str, list[Range]] = {"SRC": [], "TAR": [], "EVT": [], "LOC": []}
    while at < len(marked):
        if mark := _MARK.match(marked, at):
            opened.append((tuple(mark.group(1).split("/")), len(text)))
            at = mark.end()
            continue
        letter = marked[at]
        at += 1
        if letter == "(":
            opened.append(((), len(text)))
        elif letter == ")" and opened:
            kinds, start = opened.pop()
            for kind in kinds:
                found[kind].append((start, len(text)))
            if kinds:
                continue
        text += letter
    return Dyad(text, tuple(found["SRC"]), tuple(found["TAR"])), tuple(found["EVT"])


def _counts(record: GsrRecord, reading: Reading, trigger: Trigger | None) -> Counts:
    got = older_type(trigger.type, trigger.status, trigger.lemma) if trigger else None
    counts = {"type.all": 1.0, "type.right": float(got == record.type), f"type.{record.type}.want": 1.0}
    if got:
        counts[f"type.{got}.got"] = 1.0
    if got == record.type:
        counts[f"type.{got}.right"] = 1.0
    for slot, ids, ranges in _sides(record, reading, trigger):
        for part, number in zip(("right", "got", "want"), side_counts(reading, ids, ranges), strict=True):
            counts[f"{slot}.{part}"] = number
    return counts


def _sides(
    record: GsrRecord, reading: Reading, trigger: Trigger | None
) -> Iterator[tuple[str, Sequence[int], Sequence[Range]]]:
    """For each side, the reader's actors and the marked words.

    The manual has all parties to an agreement, a meeting or a cooperation as actors; the records have some of
    them as targets. There an actor of the reader that is a marked target alone counts as a recipient.
    """
    actors: Sequence[int] = trigger.actors if trigger else ()
    recipients: Sequence[int] = trigger.recipients if trigger else ()
    targets = [one for one in record.dyad.targets if one not in record.dyad.sources]
    if trigger and trigger.type in _MUTUAL:
        everyone = dict.fromkeys([*actors, *recipients])
        recipients = [
            one
            for one in everyone
            if overlaps(reading, one, targets) and not overlaps(reading, one, record.dyad.sources)
        ]
        actors = [one for one in everyone if one not in recipients]
    yield "actor", actors, record.dyad.sources
    yield "recipient", recipients, targets


def _faults(record: GsrRecord, reading: Reading, trigger: Trigger | None) -> Iterator[Fault]:
    text = record.dyad.text
    if trigger is None:
        yield Fault(f"no trigger: {record.type}", text)
        return
    got = older_type(trigger.type, trigger.status, trigger.lemma)
    if got != record.type:
        yield Fault(f"wrong type: {got} for {record.type}", f"{trigger.lemma}: {text}")
    for slot, ids, ranges in _sides(record, reading, trigger):
        right, found, wanted = side_counts(reading, ids, ranges)
        assert reading.actors is not None
        names = f"{[text[a:b] for a, b in ranges]}, found {[reading.actors[one].name for one in ids]}"
        if right < wanted:
            yield Fault(f"{slot} {'wrong' if found > right else 'missed'}", f"{names}: {text}")
        elif right < found:
            yield Fault(f"{slot} too many", f"{names}: {text}")
