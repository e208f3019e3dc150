"""A small transformer over the words of a report, and what its heads say of them."""

from dateline.reading.encoder.encoding import Encoding, Relation

__all__ = ["Encoding", "Relation"]
