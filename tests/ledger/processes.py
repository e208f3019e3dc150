"""Processes that do something to a ledger and may be killed at it."""

import os
from collections.abc import Callable


def child(work: Callable[[int], None]) -> tuple[int, int]:
    """Start a process that writes lines to a pipe; gives its id and the end to read from."""
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(read_end)
            work(write_end)
        except BaseException as error:  # the exit status is all that a killed child leaves
            os.write(write_end, f"error {error}\n".encode())
        finally:
            os._exit(0)
    os.close(write_end)
    return pid, read_end


def rest_of(end: int) -> list[str]:
    """The whole lines that were written to a pipe."""
    content = b""
    while chunk := os.read(end, 65536):
        content += chunk
    os.close(end)
    return content.decode().rpartition("\n")[0].splitlines()
