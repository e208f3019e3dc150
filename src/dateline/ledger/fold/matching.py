"""Which event of a later reading is the event of an earlier one."""

import re
from collections.abc import Iterable

from dateline.model import Event, Ledger

__all__ = ["match_events"]

LEAST = 0.3
"""Share of the evidence that two events of one type have in common at least; of two types, `OTHER_TYPE`."""
OTHER_TYPE = 0.5
_WORD = re.compile(r"\w+")


def match_events(old: Ledger, new: Ledger) -> dict[str, str]:
    """Event ids of the old rows to event ids of the new ones, each used once; some may have no match.

    In one text, evidence is compared by the characters that it covers; between versions of it, by its words.
    """
    same_text = old.report.id == new.report.id
    evidence = _characters if same_text else _words
    before = [(event, evidence(event)) for event in old.events]
    after = [(event, evidence(event)) for event in new.events]
    scored = []
    for position, (event, mine) in enumerate(before):
        for other_position, (other, theirs) in enumerate(after):
            union = len(mine | theirs)
            score = len(mine & theirs) / union if union else 0.0
            if score >= (LEAST if event.type == other.type else OTHER_TYPE):
                scored.append(
                    (-score, event.type != other.type, position, other_position, event.id, other.id)
                )
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for *_, mine_id, their_id in sorted(scored):
        if mine_id not in matched and their_id not in taken:
            matched[mine_id] = their_id
            taken.add(their_id)
    return matched


def _characters(event: Event) -> frozenset[object]:
    return frozenset(_every(range(span.start, span.end) for span in event.evidence))


def _words(event: Event) -> frozenset[object]:
    return frozenset(_every(_WORD.findall(span.quote.casefold()) for span in event.evidence))


def _every(parts: Iterable[Iterable[object]]) -> Iterable[object]:
    return (one for part in parts for one in part)
