"""PLV: sentences with source and target marked, and their PLOVER root.

Y. Hu et al., "Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation
Classification", ACL 2024: macro-F1 over the roots; their zero-shot system has 0.82 on the test half, which is
not at hand. Nothing of the reader is trained on the set, so that no folds are needed. Held out, and reported
on: two thirds of the sentences by the hash of their text; the others may be looked at.

The mapping and the choice of the trigger were made on another third by the hash, before this split: about two
thirds of those 334 sentences are among the reported ones, so that the figure flatters a little.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.reading.reader import Reader
from dateline.scoring.measure import Fault, Figure, Unit, accuracy, macro_f1
from dateline.scoring.sets.dyad import Dyad, trigger_of
from dateline.scoring.sets.layers import read_layers
from dateline.scoring.sets.versions import plv_label
from dateline.scoring.split import held_out
from dateline.sources import freeze

__all__ = ["MEASURE", "PlvMeasure", "PlvRecord", "read_records", "unmark"]

_MARK = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True)
class PlvRecord:
    """A marked sentence with its label."""

    name: str
    dyad: Dyad
    label: str


class PlvMeasure:
    """The label of each sentence, by the reader's trigger that tells of the marked dyad."""

    name = "plv"
    folder = "plv"
    about = (
        "PLOVER root given source and target, macro-F1 (Hu et al. 2024), untrained on the set; two thirds of "
        "the train half by hash; intents, refusals, yielding mapped as in `scoring/plover_versions.yaml`"
    )
    figures: tuple[Figure, ...] = (
        Figure("type, macro-F1", macro_f1("type"), 0.88),
        Figure("type, accuracy", accuracy("type")),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """One unit a sentence.

        Raises:
            OSError: if `train.tsv` is missing.
            ValueError: if its columns are others.
        """
        return self._units(folder, reader, reported=True)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The part that may be looked at."""
        return self._units(folder, reader, reported=False)

    def _units(self, folder: Path, reader: Reader, *, reported: bool) -> Iterator[Unit]:
        for record in read_records(folder / "train.tsv"):
            if held_out(record.dyad.text) != reported:
                continue
            reading = read_layers(reader, freeze(record.dyad.text), "triggers")
            trigger = trigger_of(reading, record.dyad)
            got = trigger and plv_label(trigger.type, trigger.mode, trigger.status, trigger.lemma)
            want = record.label
            counts = {"type.all": 1.0, "type.right": float(got == want), f"type.{want}.want": 1.0}
            faults: tuple[Fault, ...] = ()
            if got:
                counts[f"type.{got}.got"] = 1.0
            if got == want:
                counts[f"type.{want}.right"] = 1.0
            else:
                cause = f"wrong type: {got} for {want}" if got else f"no trigger: {want}"
                word = f"{trigger.lemma}: " if trigger else ""
                faults = (Fault(cause, word + record.dyad.text),)
            yield Unit(record.name, counts, faults)


MEASURE = PlvMeasure()


def read_records(path: Path) -> Iterator[PlvRecord]:
    """The records of a file of the set.

    Raises:
        OSError: if the file is missing.
        ValueError: if its columns are others.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        if not {"sentence_id", "marked_sentence", "gold_root"} <= set(rows.fieldnames or ()):
            raise ValueError(f"{path.name} has not the columns of plv")
        for row in rows:
            yield PlvRecord(row["sentence_id"], unmark(row["marked_sentence"]), row["gold_root"])


def unmark(marked: str) -> Dyad:
    """The sentence without its marks `<s>…</s>` and `<t>…</t>`, and where they stood."""
    text, at = "", 0
    opened: dict[str, int] = {}
    found: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if not mark.group(1):
            opened[mark.group(2)] = len(text)
        elif mark.group(2) in opened:
            found[mark.group(2)].append((opened.pop(mark.group(2)), len(text)))
    return Dyad(text + marked[at:], tuple(found["s"]), tuple(found["t"]))
