"""What a memory of results lets go, so that it stays bounded at a cost that does not grow with it."""

from collections.abc import Mapping
from itertools import islice
from typing import TypeVar

__all__ = ["surplus"]


Key = TypeVar("Key")


def surplus(held: Mapping[Key, object], most: int) -> list[Key]:
    """The keys that were kept first, to be dropped where more than `most` are held.

    Not only those over the bound but an eighth of it more, so that one call in very many has work to do: a
    dict that loses its first key again and again is read past all that it lost, and a list of all keys costs
    more than most additions of a report have else to do.
    """
    over = len(held) - most
    return list(islice(held, over + most // 8)) if over > 0 else []
