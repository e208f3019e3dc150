"""Answers that were made before, kept while the ledger stays as it is: all pages ask for the same counts."""

import gzip
from collections import OrderedDict
from threading import Lock

__all__ = ["KeptAnswers"]

LIMIT = 64 * 1024 * 1024
"""Bytes of compressed answers. Points of 50,000 incidents are 0.7 MB; the least used go first."""
LEVEL = 3
"""Of gzip: within 8 % of level 6's size on rows of points, in a quarter of its time."""


class KeptAnswers:
    """Compressed bodies by the state of the ledger and the question; for any thread."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._held = 0
        self._bodies: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, snapshot: str, question: str) -> bytes | None:
        """The body, if it was made before."""
        with self._lock:
            body = self._bodies.get((snapshot, question))
            if body is not None:
                self._bodies.move_to_end((snapshot, question))
            return body

    def keep(self, snapshot: str, question: str, body: bytes) -> bytes:
        """Compress a body and keep it as long as there is room."""
        # The time would be written into the file: the same answer is the same bytes.
        packed = gzip.compress(body, LEVEL, mtime=0)
        with self._lock:
            before = self._bodies.pop((snapshot, question), b"")
            self._bodies[snapshot, question] = packed
            self._held += len(packed) - len(before)
            while self._held > self._limit:
                _, dropped = self._bodies.popitem(last=False)
                self._held -= len(dropped)
        return packed
