"""Event to place: which names of places of a sentence are where the marked event took place.

The sentences of A. Halterman, "Linking Events and Locations in Political Text", MIT Political Science
Research Paper 2018-21: a verb is marked, and the names of the places where its event took place, if the
sentence says any. The reader is asked for the places of the marked verb, whether it takes it for an event or
not. Sentences in which a mark is a letter or two inside a word are left out: nobody can find those.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.reading.reader import Reader
from dateline.reading.stage import Reading
from dateline.reading.toponyms.siting import sites_of
from dateline.scoring.measure import Fault, Figure, Unit, accuracy, f1, share
from dateline.scoring.sets.layers import read_layers
from dateline.scoring.sets.overlap import WordIndex, pair_by_overlap
from dateline.scoring.split import held_out
from dateline.sources import freeze

__all__ = ["MEASURE", "EventSentence", "GeoEvents", "read_sentences"]

_FILE = "event_location_nonLDC.jsonl"


@dataclass(frozen=True, slots=True)
class EventSentence:
    """A sentence of the set.

    Attributes:
        name: its id.
        text: its words.
        verb: offsets of the marked word.
        places: offsets of the names of the event's places; empty where the sentence says none.
    """

    name: str
    text: str
    verb: tuple[int, int]
    places: tuple[tuple[int, int], ...]


def read_sentences(path: Path, *, reported: bool) -> Iterator[EventSentence]:
    """The sentences of one half, by the hash of their texts, so that a sentence that stands twice is in one.

    Args:
        path: the set's file.
        reported: the half that is reported on; the other one may be looked at.

    Raises:
        OSError: if the file can't be read.
        ValueError: if a line is no record of the set.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            record = json.loads(line)
            spans = [(each["label"], (each["start"], each["end"])) for each in record["spans"]]
            text = record["text"]
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path.name} line {number} is no record of the set") from error
        verbs = [span for label, span in spans if label == "VERB"]
        places = [span for label, span in spans if label == "LOCATION" and text[slice(*span)].strip()]
        if any(_is_slip(text, *span) for span in places):
            continue
        if len(verbs) == 1 and held_out(text, share=0.5) == reported:
            yield EventSentence(str(record["id"]), text, verbs[0], tuple(places))


def _is_slip(text: str, start: int, end: int) -> bool:
    """Whether a mark is a slip of the hand: a letter or two inside a word, as one mark of 30 is."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return end - start <= 2 and (before.isalpha() or after.isalpha())


class GeoEvents:
    """The measure of event to place."""

    name = "geo_events"
    folder = "geo"
    about = (
        "places of a marked verb's event in single sentences, half by hash: F1 of (event, place) pairs that "
        "overlap, where the key has a place; all: on all sentences; silent: of those without a place left so"
    )
    figures: tuple[Figure, ...] = (
        Figure("event place F1", f1("sited"), 0.80),
        Figure("place precision", share("sited.right", "sited.got")),
        Figure("place recall", share("sited.right", "sited.want")),
        Figure("all F1", f1("all")),
        Figure("silent", accuracy("silent")),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The reported half, in the order of the file."""
        return self._units(folder, reader, reported=True)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The other half: the model is trained on it, and errors are read there."""
        return self._units(folder, reader, reported=False)

    def _units(self, folder: Path, reader: Reader, *, reported: bool) -> Iterator[Unit]:
        for sentence in read_sentences(folder / _FILE, reported=reported):
            reading = read_layers(reader, freeze(sentence.text), "toponyms")
            yield compare(sentence, reading)


def compare(sentence: EventSentence, reading: Reading) -> Unit:
    """What one sentence gives."""
    shift = len(reading.report.text) - len(sentence.text)  # freezing takes byte order marks away at the start
    index = WordIndex(reading.report.text)
    toponyms = reading.toponyms or ()
    verb = (sentence.verb[0] + shift, sentence.verb[1] + shift)
    found = [(toponyms[n].start, toponyms[n].end) for n in sites_of(reading, *verb)]
    pairs = pair_by_overlap(
        [index.of([(start + shift, end + shift)]) for start, end in sentence.places],
        [index.of([span]) for span in found],
    )
    sizes = {"right": len(pairs), "got": len(found), "want": len(sentence.places)}
    counts: dict[str, float] = {f"all.{side}": number for side, number in sizes.items()}
    if sentence.places:
        counts |= {f"sited.{side}": number for side, number in sizes.items()}
    else:
        counts |= {"silent.all": 1, "silent.right": not found}
    words = f"{sentence.text[slice(*sentence.verb)]}: {' '.join(sentence.text.split())}"
    named = {(toponym.start, toponym.end) for toponym in toponyms}
    faults = []
    for number, (start, end) in enumerate(sentence.places):
        if number not in {i for i, _ in pairs}:
            known = any(one < end + shift and start + shift < last for one, last in named)
            cause = "place not chosen" if known else "name of the place not found"
            faults.append(Fault(cause, f"{sentence.text[start:end]}: {words}"))
    for number, (start, end) in enumerate(found):
        if number not in {j for _, j in pairs}:
            cause = "another place chosen" if sentence.places else "a place where the key has none"
            faults.append(Fault(cause, f"{reading.report.text[start:end]}: {words}"))
    return Unit(sentence.name, counts, tuple(faults))


MEASURE = GeoEvents()
