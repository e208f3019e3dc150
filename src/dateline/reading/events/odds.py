"""Log-odds as binary features, so that a logistic model can weigh them beside others."""

__all__ = ["steps"]

_EDGES = tuple(edge / 2 for edge in range(-10, 9))


def steps(name: str, odds: float | None) -> list[str]:
    """One feature for each half unit from -5 to 4 that the log-odds reach, one of its own for None."""
    if odds is None:
        return [f"{name}=unread"]
    return [f"{name}>={edge}" for edge in _EDGES if odds >= edge]
