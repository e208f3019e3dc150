"""What the reader's stages find on the way to a ledger, for sets that ask for spans or single sentences."""

from dateline.model import Report
from dateline.reading.reader import Reader
from dateline.reading.stage import Reading, run_chain

__all__ = ["read_layers"]


def read_layers(reader: Reader, report: Report, *layers: str) -> Reading:
    """The reading of a report as far as it is needed for some fields of `Reading`.

    Args:
        reader: its stages are run in their order; those that the fields do not rest on are left out.
        report: the frozen text.
        layers: fields of `Reading` to fill ("attributions", "timexes").

    Raises:
        ValueError: if no stage of the reader adds one of the fields.
    """
    wanted, chosen = set(layers), []
    for stage in reversed(reader.stages):
        if wanted & set(stage.adds):
            chosen.append(stage)
            wanted |= set(stage.needs)
    unknown = set(layers) - {name for stage in reader.stages for name in stage.adds}
    if unknown:
        raise ValueError(f"no stage of the reader adds {', '.join(sorted(unknown))}")
    return run_chain(reversed(chosen), Reading(report))
