"""Files that are whole or not there."""

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dateline.services.exporting.export import Export, ExportError

__all__ = ["side_file", "write_export", "write_loss"]


def side_file(path: Path) -> Path:
    """Where the note and loss report go where the format has no place: `FILE.meta.json`."""
    return path.with_name(f"{path.name}.meta.json")


@contextmanager
def _aside(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when the block ends well, and is gone otherwise, as after Ctrl-C."""
    try:
        if path.exists() and not path.is_file():
            if path.is_dir():
                raise IsADirectoryError(21, "is a folder")
            with path.open("wb") as stream:
                yield stream
            return
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.resolve().parent)
    except OSError as error:
        raise ExportError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        # mkstemp makes files private; an export gets the rights that any new file would have.
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)
        draft.replace(path.resolve())
    finally:
        draft.unlink(missing_ok=True)


def write_export(made: Export, path: Path) -> Path | None:
    """Write an export to a file, and beside it what the format can't hold of itself.

    Returns:
        The side file; None where the file itself carries note and loss report.

    Raises:
        ExportError: if a file can't be written.
    """
    with _aside(path) as stream:
        _write(stream, made, path)
    if made.codebook.carries_note or not path.is_file():
        return None
    beside = side_file(path)
    with _aside(beside) as stream:
        stream.write(_json(made.document()))
    return beside


def write_loss(made: Export, path: Path) -> None:
    """Write the note and the loss report of an export that has been taken.

    Raises:
        ExportError: if the file can't be written.
    """
    with _aside(path) as stream:
        stream.write(_json(made.document()))


def _write(stream: BinaryIO, chunks: Iterable[bytes], path: Path) -> None:
    for chunk in chunks:
        try:
            stream.write(chunk)
        except OSError as error:
            raise ExportError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from error


def _json(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
