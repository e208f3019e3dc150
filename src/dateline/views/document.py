"""Ledgers as JSON and JSON Lines."""

import json
from typing import Protocol, TextIO

from dateline.model import Ledger

__all__ = ["JsonWriter", "JsonlWriter", "LedgerWriter", "write_json"]


_PIECE = 2048
"""Characters handed to the stream at once: at most 8 KiB of UTF-8, which its buffer takes whole.

A longer write that a signal cut off at a full pipe lost the bytes behind it, in about half of the runs.
"""


def _write_whole(stream: TextIO, words: str) -> None:
    for start in range(0, len(words), _PIECE):
        stream.write(words[start : start + _PIECE])
        stream.flush()


class LedgerWriter(Protocol):
    """Takes ledgers one after another and makes one document of them."""

    def write(self, ledger: Ledger) -> None:
        """Add a ledger."""

    def set_aside(self) -> None:
        """Count a report that failed."""

    def close(self) -> None:
        """End the document; it is well formed also after an interruption."""


class JsonlWriter:
    """One ledger a line, each written as soon as it is there."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, ledger: Ledger) -> None:
        """Write one line."""
        _write_whole(self._stream, ledger.to_json(indent=None) + "\n")

    def set_aside(self) -> None:
        """A report that failed leaves no line."""

    def close(self) -> None:
        """End the document."""
        self._stream.flush()


class JsonWriter:
    """One object for one report; a list where the input held several, even if some were set aside.

    The document is well formed whenever `close` is called, also after an interruption.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._first: Ledger | None = None
        self._outcomes = 0
        self._written = 0

    def write(self, ledger: Ledger) -> None:
        """Add a ledger; the first is held back until it is known to be one of several."""
        self._outcomes += 1
        if self._outcomes == 1:
            self._first = ledger
            return
        self._open_list()
        self._put(ledger)

    def set_aside(self) -> None:
        """Count a report that failed."""
        self._outcomes += 1
        if self._outcomes > 1:
            self._open_list()

    def close(self) -> None:
        """End the document. Nothing is written where there was no ledger at all."""
        if self._written:
            self._stream.write("\n]\n")
        elif self._first is not None:
            _write_whole(self._stream, self._first.to_json() + "\n")
        self._stream.flush()

    def _open_list(self) -> None:
        if self._first is not None:
            first, self._first = self._first, None
            self._put(first)

    def _put(self, ledger: Ledger) -> None:
        words = (",\n" if self._written else "[\n") + _indented(ledger.to_json())
        self._written += 1
        _write_whole(self._stream, words)


def _indented(document: str) -> str:
    return "\n".join("  " + line for line in document.split("\n"))


def write_json(value: object, stream: TextIO) -> None:
    """Write any JSON value as the ledgers are written: indented, with its own characters."""
    stream.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
