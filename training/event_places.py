"""Learns which names of places of a sentence are where the event of a marked verb took place.

    python -m training.event_places GEO

GEO holds `event_location_nonLDC.jsonl`; only the half that no figure comes from is read, and of it the
sentences whose event has a place: most of the others name the place too, and their coders marked none.
"""

import sys
from pathlib import Path

from dateline.reading.reader import Reader
from dateline.reading.stage import Reading
from dateline.reading.toponyms.siting import site_features
from dateline.scoring.sets.geo_events import EventSentence, read_sentences
from dateline.scoring.sets.layers import read_layers
from dateline.sources import freeze
from training.logistic import fit_and_write

__all__ = ["examples_of", "learn"]

OUT = Path(__file__).parents[1] / "src/dateline/data/models/event_place.json"
STRENGTHS = (0.1, 0.3, 1.0)
THRESHOLD = 0.45


def examples_of(sentence: EventSentence, reading: Reading) -> list[tuple[list[str], bool]]:
    """Features and answer of each place name of the verb's sentence."""
    doc = reading.doc
    assert doc is not None
    span = doc.char_span(*sentence.verb, alignment_mode="expand")
    if span is None or not len(span):
        return []
    near = [t for t in reading.toponyms or () if doc[t.head].sent == span.root.sent]
    return [
        (features, any(start < toponym.end and toponym.start < end for start, end in sentence.places))
        for toponym, features in zip(near, site_features(doc, span.root, near), strict=True)
    ]


def learn(folder: Path) -> None:
    """Train on the open half and write the weights."""
    reader = Reader()
    rows, labels, groups = [], [], []
    for sentence in read_sentences(folder / "event_location_nonLDC.jsonl", reported=False):
        if sentence.places:
            reading = read_layers(reader, freeze(sentence.text), "toponyms")
            for features, answer in examples_of(sentence, reading):
                rows.append(features)
                labels.append(answer)
                groups.append(sentence.text)
    fit_and_write(rows, labels, groups, STRENGTHS, OUT, THRESHOLD)


if __name__ == "__main__":
    learn(Path(sys.argv[1]))
