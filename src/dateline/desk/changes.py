"""Changes of the ledger as they come, for every open page: one watcher, many listeners."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable

from anyio import to_thread

from dateline.model import Snapshot

__all__ = ["Changes"]

INTERVAL = 1.0
"""Seconds between two looks at the ledger. Other processes write to it too, so it has to be asked."""
HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent, so that proxies keep the line open."""
LISTENERS = 200
"""Open pages at once."""

_log = logging.getLogger(__name__)


class Changes:
    """Looks at the ledger's snapshot while anyone listens, and tells all of them when it is another."""

    def __init__(self, snapshot: Callable[[], Snapshot]) -> None:
        self._snapshot = snapshot
        self._listeners: set[asyncio.Queue[Snapshot | None]] = set()
        self._nudge = asyncio.Event()
        self._watching: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    @property
    def full(self) -> bool:
        """Whether one more listener is one too many."""
        return len(self._listeners) >= LISTENERS

    def look_now(self) -> None:
        """The ledger was just written to; may be called from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._nudge.set)

    def close(self) -> None:
        """End every listener's stream: the server goes down. To be called in the server's loop."""
        self._closed = True
        for listener in self._listeners:
            listener.put_nowait(None)

    async def listen(self) -> AsyncIterator[bytes]:
        """Server-sent events: the snapshot now, then each that follows."""
        mine: asyncio.Queue[Snapshot | None] = asyncio.Queue()
        self._listeners.add(mine)
        self._loop = asyncio.get_running_loop()
        if self._watching is None or self._watching.done():
            self._watching = asyncio.create_task(self._watch())
        try:
            told = await to_thread.run_sync(self._snapshot)
            yield _event(told)
            while not self._closed:
                try:
                    latest = await asyncio.wait_for(mine.get(), HEARTBEAT)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if latest is None:
                    break
                if latest.id != told.id:
                    told = latest
                    yield _event(told)
        finally:
            self._listeners.discard(mine)

    async def _watch(self) -> None:
        known: str | None = None
        while self._listeners and not self._closed:
            try:
                latest = await to_thread.run_sync(self._snapshot)
            except Exception:
                # The ledger may be locked for a moment; listeners wait, and the next look tells.
                _log.warning("the ledger could not be looked at", exc_info=True)
            else:
                if latest.id != known:
                    known = latest.id
                    for listener in self._listeners:
                        listener.put_nowait(latest)
            self._nudge.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._nudge.wait(), INTERVAL)


def _event(snapshot: Snapshot) -> bytes:
    return f"event: snapshot\nid: {snapshot.id}\ndata: {snapshot.model_dump_json()}\n\n".encode()
