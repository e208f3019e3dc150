"""Near copies: one story in many outlets, whose words count as one source."""

from dateline.reconciling.copies.agency import credited_agency
from dateline.reconciling.copies.index import CopyIndex, Lineage, Story, are_copies, assign
from dateline.reconciling.copies.signature import KEY_COUNT, Signature, shared_keys_needed, signature

__all__ = [
    "KEY_COUNT",
    "CopyIndex",
    "Lineage",
    "Signature",
    "Story",
    "are_copies",
    "assign",
    "credited_agency",
    "shared_keys_needed",
    "signature",
]
