"""How sure it is that one happening answers another: a logistic model over the pair.

Reports state most of it across sentences ("condemned the attack", three paragraphs on), where no arc joins
the two. Weights are learned by `training/linking.py`; the model card is docs/models.md.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from dateline.data import comma_words
from dateline.model import BlockRole, LinkKind
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.events.pairing import dependency_path
from dateline.reading.rows.tie import Tie
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading

__all__ = ["LEARNED", "Kinship"]

LEARNED = LinkKind.RESPONSE_TO
"""The kind with enough examples to learn from (914 links); models of the others found next to none
(average precision 0.05), so that those are read off the words alone."""
_MARKS = comma_words(
    "after, following, over, for, response, during, amid, as, part, including, against, since, later, then, "
    "before, retaliation, because, demanding, condemning, protest, when"
)


class Kinship:
    """The pairs of happenings of a report, as what the models judge.

    Args:
        reading: a reading with its happenings.
        stated: the ties that the words state.
    """

    def __init__(self, reading: Reading, stated: Mapping[tuple[int, int], Tie]) -> None:
        doc = reading.doc
        assert doc is not None
        self._reading, self._doc, self._stated = reading, doc, stated
        self._happenings = reading.happenings or ()
        self._sentence = sentence_numbers(doc)
        self._tokens = [sorted(t.token for t in h.triggers) for h in self._happenings]
        titles = [(b.start, b.end) for b in reading.report.blocks if b.role == BlockRole.HEADLINE]
        self._title = [
            any(a <= doc[t.token].idx < b for t in h.triggers for a, b in titles) for h in self._happenings
        ]

    def pairs(self) -> Iterator[tuple[tuple[int, int], list[str]]]:
        """Every ordered pair, the one that is linked first, with the names of the features that hold."""
        for later in range(len(self._happenings)):
            for earlier in range(len(self._happenings)):
                if later != earlier:
                    yield (later, earlier), self.features(later, earlier)

    def _nearest(self, later: int, earlier: int) -> tuple[Trigger, Trigger]:
        return min(
            ((a, b) for a in self._happenings[later].triggers for b in self._happenings[earlier].triggers),
            key=lambda pair: (abs(pair[0].token - pair[1].token), pair[0].token),
        )

    def words(self, pair: tuple[int, int]) -> tuple[int, int]:
        """Offsets of the words of the answering act, nearest to the other."""
        one, _ = self._nearest(*pair)
        return one.start, one.end

    def features(self, later: int, earlier: int) -> list[str]:
        """Names of the binary features that hold of two happenings."""
        here, there = self._happenings[later], self._happenings[earlier]
        one, other = self._nearest(later, earlier)
        gap = self._sentence[one.token] - self._sentence[other.token]
        near = str(gap) if abs(gap) < 3 else f"{'+' if gap > 0 else '-'}{3 if abs(gap) < 6 else 6}"
        tie = self._stated.get((later, earlier))
        back = self._stated.get((earlier, later))
        rule = tie.kind.value if tie is not None else "back" if back is not None else "none"
        path = dependency_path(self._doc[one.token], self._doc[other.token]) if gap == 0 else "-"
        kinds = f"{here.type.value}>{there.type.value}"
        sides = _sides(here, there)
        first, last = sorted((one.token, other.token))
        marks = (
            sorted({t.lower_ for t in self._doc[first:last]} & _MARKS)
            if gap == 0 and last - first < 40
            else []
        )
        order = one.token > other.token
        return [
            f"kinds={kinds}",
            f"kinds={kinds}|near={near}",
            f"kinds={kinds}|sides={sides}",
            f"rule={rule}",
            f"rule={rule}|kinds={kinds}",
            f"near={near}",
            f"near={near}|sides={sides}",
            f"near={near}|speech={here.type in SPEECH}{there.type in SPEECH}",
            f"path={path}",
            f"path={path}|speech={here.type in SPEECH}",
            f"sides={sides}",
            f"title={self._title[later]}{self._title[earlier]}",
            f"title={self._title[earlier]}|type={here.type.value}",
            f"told={min(len(there.triggers), 4)}|near={near}",
            f"told={min(len(there.triggers), 4)}|kinds={kinds}",
            f"telling={min(len(here.triggers), 3)}",
            f"status={here.status}>{there.status}",
            f"same={here.type == there.type}|sides={sides}",
            f"mode={here.type.value}:{here.mode}",
            f"definite={other.definite}|near={near}",
            f"between={self._between(one, other, here)}|kinds={kinds}",
            *(f"mark={mark}|order={order}" for mark in marks),
            *(f"mark={mark}|order={order}|speech={here.type in SPEECH}" for mark in marks),
        ]

    def _between(self, one: Trigger, other: Trigger, here: Happening) -> int:
        """How many other happenings are told of between the two words."""
        first, last = sorted((one.token, other.token))
        found = 0
        for happening, tokens in zip(self._happenings, self._tokens, strict=True):
            following = bisect_right(tokens, first)
            found += happening is not here and following < len(tokens) and tokens[following] < last
        return min(3, found)


def _sides(here: Happening, there: Happening) -> str:
    """Which participants the two share: doers (d) and done-to (r), of the one and of the other."""
    a, b = set(here.actors), set(here.recipients)
    c, d = set(there.actors), set(there.recipients)
    return "".join(
        name for name, x, y in (("dd", a, c), ("dr", a, d), ("rd", b, c), ("rr", b, d)) if x & y
    ) or ("open" if not (a | b) or not (c | d) else "none")
