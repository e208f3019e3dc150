"""Ctrl-C waits for the end of a ledger that is being written."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["uninterrupted"]


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Holds an interruption back until the block is done, so that no ledger is cut in the middle.

    A second interruption ends the block at once: the reader of a pipe may have stopped reading for good.

    Raises:
        KeyboardInterrupt: after the block, if an interruption was held back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held = False

    def hold(_number: int, _frame: FrameType | None) -> None:
        nonlocal held
        if held:
            raise KeyboardInterrupt
        held = True

    before = signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt
