"""WikiEvents: events and arguments in news reports that Wikipedia cites, by the types of DARPA KAIROS.

S. Li, H. Ji and J. Han, "Document-Level Event Argument Extraction by Conditional Generation", NAACL 2021.
Nothing of the reader is trained on it. Of the set's own splits only `train` is at hand. Held out, and
reported on: 30 % of the reports by the hash of their name, so that the measure takes a minute or two; the
others may be looked at. The set gives tokens alone: they are joined by the rules of English typesetting
into one paragraph.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.reading.reader import Reader
from dateline.scoring.measure import Figure, Unit
from dateline.scoring.sets.extraction import FIGURES, MarkedArgument, MarkedEvent, compare_events, load_types
from dateline.scoring.split import held_out
from dateline.sources import freeze

__all__ = ["MEASURE", "WikiEventsMeasure", "lay_tokens"]

_SHARE = 0.3
_CLOSING = frozenset(".,;:!?%)]}’”…")
_OPENING = frozenset("([{$£€“‘#@")
_JOINING = frozenset("-/'’")
"""Marks that join what stands on both sides, where the tokens do not say otherwise."""


class WikiEventsMeasure:
    """Triggers and arguments of the types that map to PLOVER."""

    name = "wikievents"
    folder = "wikievents"
    about = (
        "F1 of triggers and of arguments of the types that map to PLOVER (`scoring/event_types.yaml`), by "
        "Li, Ji and Huang 2013; 30 % of the reports of train by hash"
    )
    figures: tuple[Figure, ...] = FIGURES

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """One unit a report.

        Raises:
            OSError: if the file of reports is missing.
            ValueError: if it holds something else.
        """
        return self._units(folder, reader, reported=True)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The part that may be looked at."""
        return self._units(folder, reader, reported=False)

    def _units(self, folder: Path, reader: Reader, *, reported: bool) -> Iterator[Unit]:
        types = load_types(self.name)
        with (folder / "train.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                name = document["docid"]
                if held_out(name, _SHARE) != reported:
                    continue
                text, places = lay_tokens(document["tokens"])
                events = [_event(event, places) for event in document["event_mentions"]]
                yield compare_events(name, freeze(text), events, types, reader)


MEASURE = WikiEventsMeasure()


def lay_tokens(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """A text of the tokens, and the offsets of each."""
    text, places = "", []
    quoted, glued = False, True
    for number, token in enumerate(tokens):
        closing = token[0] in _CLOSING or (token == '"' and quoted) or (token in _JOINING and number > 0)
        if not (glued or closing):
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glued = token in _OPENING or token in _JOINING or (token == '"' and not quoted)
        quoted ^= token == '"'
    return text, places


def _event(event: dict[str, Any], places: Sequence[tuple[int, int]]) -> MarkedEvent:
    mark = event["trigger"]
    return MarkedEvent(
        event["event_type"],
        (places[mark["start_idx"]][0], places[mark["end_idx"] - 1][1]),
        tuple(MarkedArgument(one["role"], one["text"]) for one in event["arguments"]),
    )
