"""Which records of a set are reported on, where the set has no split of its own."""

import hashlib

__all__ = ["held_out"]


def held_out(record: str, share: float = 2 / 3) -> bool:
    """Whether a record is reported on; the others may be looked at.

    Args:
        record: what tells the record from all others, such as its text; its SHA-256 decides.
        share: how much of a set is reported on.
    """
    return int(hashlib.sha256(record.encode("utf-8")).hexdigest()[:8], 16) < share * 2**32
