"""The ledger that a finished reading comes to."""

from dateline.model import Ledger, ReaderIdentity
from dateline.reading.stage import Reading

__all__ = ["ledger_of"]


def ledger_of(reading: Reading, reader: ReaderIdentity) -> Ledger:
    """The rows of a report that has run through the chain; none where no stage has made any.

    Args:
        reading: the report after its last stage.
        reader: who read it.
    """
    return Ledger(
        reader=reader,
        report=reading.report,
        actors=reading.actor_rows or (),
        places=reading.place_rows or (),
        events=reading.events or (),
        claims=reading.claims or (),
        links=reading.links or (),
    )
