"""M2E2: events and entities in reports of the Voice of America, 2009 to 2016, by the types of ACE.

M. Li et al., "Cross-media Structured Common Space for Multimedia Event Extraction", ACL 2020. Nothing of
the reader is trained on its labels. Reported on: all reports but those that are among the hand-coded
ones, whose texts the reader's weights have seen; nothing was tuned on them.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateline.data import comma_words, read_yaml
from dateline.reading.reader import Reader
from dateline.scoring.measure import Figure, Unit
from dateline.scoring.sets.extraction import FIGURES, MarkedArgument, MarkedEvent, compare_events, load_types
from dateline.sources import freeze

__all__ = ["MEASURE", "M2e2Measure", "lay_sentences"]

Range = tuple[int, int]


class M2e2Measure:
    """Triggers and arguments of the types that map to PLOVER."""

    name = "m2e2_voa"
    folder = "m2e2_voa"
    about = (
        "F1 of triggers and of arguments of the types that map to PLOVER (`scoring/event_types.yaml`), by "
        "Li, Ji and Huang 2013; all reports but those that are coded for training or measuring, one sentence "
        "a line; not tuned on"
    )
    figures: tuple[Figure, ...] = FIGURES

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """One unit a report.

        Raises:
            OSError: if the file of reports is missing.
            ValueError: if it holds something else.
        """
        types = load_types(self.name)
        seen = comma_words(read_yaml("scoring/hand_coded.yaml")["m2e2_voa"])
        with (folder / "docs_2009_2016.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                name = document["doc_id"]
                if name in seen:
                    continue
                text, events = lay_sentences(document["sentences"])
                day = re.search(r"(\d{4})\.(\d\d)\.(\d\d)", name)
                published = date(*map(int, day.groups())) if day else None
                yield compare_events(name, freeze(text, published=published), events, types, reader)


MEASURE = M2e2Measure()


def lay_sentences(sentences: list[dict[str, Any]]) -> tuple[str, list[MarkedEvent]]:
    """A report of one sentence a line, and its events; marks whose words are not found are left out."""
    text, events = "", []
    for sentence in sentences:
        line = " ".join(sentence["sentence"].split())
        if sentence["words"][-1:] == ["."] and not line.endswith((".", "!", "?", "”", '"')):
            line += "."
        places = _place_words(line, sentence["words"], len(text))
        for event in sentence["events"]:
            trigger = _span(places, event["trigger"])
            if trigger is None:
                continue
            arguments = [(one, _span(places, one)) for one in event["arguments"]]
            events.append(
                MarkedEvent(
                    event["event_type"],
                    trigger,
                    tuple(MarkedArgument(one["role"], one["text"], at) for one, at in arguments if at),
                )
            )
        text += line + "\n"
    return text, events


def _place_words(line: str, words: list[str], offset: int) -> list[Range | None]:
    """Offsets of each word, in order; None for one that the line has not."""
    places: list[Range | None] = []
    at = 0
    for word in words:
        found = line.find(word, at)
        if found < 0 or found - at > len(word) + 20:
            places.append(None)
            continue
        places.append((offset + found, offset + found + len(word)))
        at = found + len(word)
    return places


def _span(places: list[Range | None], mark: dict[str, Any]) -> Range | None:
    found = [place for place in places[mark["start"] : mark["end"]] if place]
    return (found[0][0], found[-1][1]) if found else None
