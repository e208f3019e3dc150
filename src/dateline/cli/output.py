"""Where a command writes: standard output, or a file that is whole or not there."""

import io
import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import TextIO

import click

__all__ = ["Output"]


class Output:
    """A UTF-8 text stream for a document.

    A file appears under its name only when the document is complete; after a fault, an interruption or
    `discard` an older file of that name is as it was.

    Args:
        path: file to write, or None for standard output. A pipe or device is written to directly.

    Raises:
        click.UsageError: on entering, if the file cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._draft: Path | None = None
        self._stream: TextIO | None = None
        self._discarded = False

    def discard(self) -> None:
        """Leave the file unwritten."""
        self._discarded = True

    def __enter__(self) -> TextIO:
        if self._path is None:
            sys.stdout.flush()
            self._stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n")
            return self._stream
        try:
            if self._path.exists() and not self._path.is_file():
                if self._path.is_dir():
                    raise IsADirectoryError(21, "is a folder")
                self._stream = self._path.open("w", encoding="utf-8", newline="\n")
            else:
                handle, name = tempfile.mkstemp(
                    prefix=f".{self._path.name}.", dir=self._path.resolve().parent
                )
                self._draft = Path(name)
                self._stream = os.fdopen(handle, "w", encoding="utf-8", newline="\n")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise click.UsageError(f"cannot write {self._path}: {reason}") from error
        return self._stream

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is None:
            return
        stream, self._stream = self._stream, None
        if self._path is None:
            if isinstance(stream, io.TextIOWrapper):
                stream.detach()
            return
        stream.close()
        if self._draft is None:
            return
        if kind is None and not self._discarded:
            # mkstemp makes files private; a document gets the rights that any new file would have.
            mask = os.umask(0)
            os.umask(mask)
            self._draft.chmod(0o666 & ~mask)
            self._draft.replace(self._path.resolve())
        else:
            self._draft.unlink(missing_ok=True)
