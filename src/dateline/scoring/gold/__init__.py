"""Whole ledgers against hand-coded keys, by the definition that comes with the hand-coded reports.

A reader's event and a key's event can pair where their types are equal and a sentence of evidence is
shared; pairs are chosen to agree on as many values as possible. Then every value is a point: the event
itself, its status, mode, each actor, each recipient, place, time, each row of casualties, each claim, each
link.
"""

from dateline.scoring.gold.key import Key, read_key
from dateline.scoring.gold.report import SLOTS, score_ledger

__all__ = ["SLOTS", "Key", "read_key", "score_ledger"]
