"""Which actor a token belongs to."""

from bisect import bisect_left
from collections.abc import Sequence

from dateline.reading.actors.actor import Actor

__all__ = ["ActorIndex"]


class ActorIndex:
    """Looks tokens up in the actors of one report.

    Args:
        actors: the actors, as the stage gives them.
        token_starts: offset of each token of the parse; without them only heads are found.
    """

    def __init__(self, actors: Sequence[Actor], token_starts: Sequence[int] = ()) -> None:
        self._heads: dict[int, int] = {}
        self._cover: dict[int, tuple[int, int]] = {}
        spans: list[tuple[int, int, int]] = []
        for number, actor in enumerate(actors):
            for mention in actor.mentions:
                self._heads.setdefault(mention.head, number)
                if mention.form != "pronoun":
                    spans.append((mention.start, mention.end, number))
        spans.sort(key=lambda span: (span[1] - span[0], span[0], span[2]))
        for first, last, number in spans:
            for token in range(bisect_left(token_starts, first), bisect_left(token_starts, last)):
                self._cover.setdefault(token, (last - first, number))

    def of_token(self, token: int) -> int | None:
        """Index of the actor whose mention is headed by that token, else whose shortest mention covers it."""
        number = self._heads.get(token)
        if number is None and token in self._cover:
            return self._cover[token][1]
        return number
