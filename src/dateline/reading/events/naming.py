"""The stage that finds an operation's code name."""

import re
from dataclasses import replace
from typing import Any

from dateline.model import EventType
from dateline.reading.stage import Reading

__all__ = ["NameStage"]

_QUOTED = r"[“\"‘'](?P<quoted>[A-Z][^”\"’'\n]{2,60}?)[.,]?[”\"’']"
_PLAIN = r"(?P<plain>(?:Operation\s+)?[A-Z]\w+(?:\s+(?:of|the|to|for|and)\s+[A-Z]\w+|\s+[A-Z]\w+){0,4})"
_CODENAMED = re.compile(rf"\bcode-?\s?named?\s+(?:as\s+)?(?:{_QUOTED}|{_PLAIN})")
_OPERATION = re.compile(r"\b(?P<plain>Operation\s+[A-Z]\w+(?:\s+(?:of\s+|the\s+)?[A-Z]\w+){0,3})")
_BEARERS = (EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE, EventType.COOPERATE, EventType.AID)
"""Types of acts that bear code names, the likeliest first."""


class NameStage:
    """Refines the happenings: the act of a sentence that gives a code name gets it."""

    name = "naming"
    needs = ("doc", "happenings")
    adds = ("happenings",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Look for "codenamed X" and "Operation X" in the sentences of acts that can bear a name."""
        doc, happenings = reading.doc, list(reading.happenings or ())
        assert doc is not None
        for sentence in doc.sents:
            match = _CODENAMED.search(sentence.text) or _OPERATION.search(sentence.text)
            if match is None:
                continue
            name = match.groupdict().get("quoted") or match.groupdict().get("plain")
            at = sentence.start_char + match.start()
            told = [
                (_BEARERS.index(h.type), abs(doc[t.token].idx - at), number)
                for number, h in enumerate(happenings)
                for t in h.triggers
                if h.type in _BEARERS and sentence.start <= t.token < sentence.end
            ]
            if told and name:
                number = min(told)[2]
                if happenings[number].name is None:
                    happenings[number] = replace(happenings[number], name=name.strip())
        return {"happenings": tuple(happenings)}
