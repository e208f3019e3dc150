"""The modes that an event of each type can have."""

from dateline.model import EventType

__all__ = ["modes_of_types"]


def modes_of_types() -> dict[EventType, tuple[str, ...]]:
    """For each type its modes, by the PLOVER ontology."""
    from dateline.reading.events.ontology import load_ontology  # noqa: PLC0415 - a tenth of the desk's start

    ontology = load_ontology()
    return {kind: tuple(ontology.modes(kind)) for kind in EventType}
