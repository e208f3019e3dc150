"""How sure it is that one happening answers another: a logistic model over the pair.

Reports state much of it across sentences ("condemned the attack", three paragraphs on), where no arc joins
the two. Weights are learned by `training/linking.py`; the model card is docs/models.md.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator

from dateline.data import comma_words
from dateline.model import BlockRole, EventTime, EventType, LinkKind
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.events.pairing import dependency_path
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading

__all__ = ["LEARNED", "Kinship"]

LEARNED = LinkKind.RESPONSE_TO
"""The kind with enough examples to learn from; models of the others found next to none (average precision
0.05 and 0.10), so that those are read off the words alone."""
_MARKS = comma_words(
    "after, following, over, for, response, during, amid, as, part, including, against, since, later, then, "
    "before, retaliation, because, demanding, condemning, protest, when, in, into, with, by, to, about, on, "
    "at, from, reaction, answer, reply, despite, while, until"
)
_TELLINGS = 8
"""Words of a happening that are compared with those of another."""
_FAR = 40
"""Tokens between two words over which what stands between says nothing."""
_SURE = (0.3, 0.5, 0.7, 0.9)


class Kinship:
    """The pairs of happenings of a report, as what the model judges.

    Args:
        reading: a reading with its events.
        apart: indices of happenings that are linked to nothing, and need no features.
    """

    def __init__(self, reading: Reading, apart: Collection[int] = ()) -> None:
        doc = reading.doc
        assert doc is not None
        self._doc, self._apart = doc, frozenset(apart)
        self._happenings = reading.happenings or ()
        self._times = [event.time for event in reading.events or ()]
        self._sentence = sentence_numbers(doc)
        self._tokens = [sorted(t.token for t in h.triggers) for h in self._happenings]
        self._owner = {t.token: n for n, h in enumerate(self._happenings) for t in h.triggers}
        titles = [(b.start, b.end) for b in reading.report.blocks if b.role == BlockRole.HEADLINE]
        self._title = [
            any(a <= doc[t.token].idx < b for t in h.triggers for a, b in titles) for h in self._happenings
        ]
        self._alike: dict[EventType, list[int]] = {}
        for number, happening in enumerate(self._happenings):
            self._alike.setdefault(happening.type, []).append(number)
        self._chief = {kind: max(ns, key=lambda n: self._weight(n, 6)) for kind, ns in self._alike.items()}
        numbers = range(len(self._happenings))
        self._main = max(numbers, key=lambda n: self._weight(n, len(doc))) if self._happenings else -1
        self._gaps: dict[tuple[int, int], int] = {}
        self._ranked: dict[tuple[int, int], dict[int, set[str]]] = {}
        self._in_sentence: dict[int, list[tuple[int, int]]] = {}
        for token, number in self._owner.items():
            self._in_sentence.setdefault(self._sentence[token], []).append((token, number))

    def _weight(self, number: int, most: int) -> tuple[int, int]:
        told = min(len(self._happenings[number].triggers), most)
        return told + 2 * self._title[number], -self._tokens[number][0]

    def pairs(self) -> Iterator[tuple[tuple[int, int], list[str]]]:
        """Every ordered pair, the one that is linked first, with the names of the features that hold."""
        numbers = [n for n in range(len(self._happenings)) if n not in self._apart]
        for later in numbers:
            for earlier in numbers:
                if later != earlier:
                    yield (later, earlier), self.features(later, earlier)

    def _nearest(self, later: int, earlier: int) -> tuple[Trigger, Trigger]:
        place = self._sentence
        return min(
            ((a, b) for a in self._happenings[later].triggers for b in self._happenings[earlier].triggers),
            key=lambda pair: (
                abs(place[pair[0].token] - place[pair[1].token]),
                abs(pair[0].token - pair[1].token),
                pair[0].token,
            ),
        )

    def _gap(self, one: int, other: int) -> int:
        """Sentences between the two, where they are nearest."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._gaps:
            first, second = ({self._sentence[t] for t in self._tokens[n]} for n in pair)
            self._gaps[pair] = min(abs(a - b) for a in first for b in second)
        return self._gaps[pair]

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
        kinds, kind = f"{here.type.value}>{there.type.value}", here.type.value
        sides = _sides(here, there)
        words = f"{here.type in SPEECH}{there.type in SPEECH}"
        same = here.type == there.type
        order = one.token > other.token
        return [
            f"kinds={kinds}",
            f"later={kind}",
            f"earlier={there.type.value}",
            f"kinds={kinds}|near={near}",
            f"kinds={kinds}|sides={sides}",
            f"later={kind}|near={near}",
            f"earlier={there.type.value}|near={near}",
            f"later={kind}|sides={sides}",
            f"later={kind}|title={self._title[earlier]}",
            f"near={near}",
            f"near={near}|sides={sides}",
            f"near={near}|speech={words}",
            f"same={same}|sides={sides}",
            f"same={same}|mode={here.mode == there.mode}|near={near}",
            f"mode_later={kind}:{here.mode}",
            f"mode_earlier={there.type.value}:{there.mode}",
            f"mode_later={kind}:{here.mode}|earlier={there.type.value}",
            f"modes={here.mode}>{there.mode}",
            f"definite={other.definite}|near={near}",
            f"definite_later={one.definite}|near={near}",
            f"noun={one.noun}{other.noun}|together={gap == 0}",
            *self._rivalry(later, earlier, kinds, near),
            *self._between(later, earlier, one, other, f"|together={gap == 0}|order={order}", kinds),
            *self._together(later, earlier, words, kinds),
            *self._dates(later, earlier, near, kinds),
            f"sure_later={_bucket(max(t.score for t in here.triggers), _SURE)}",
            f"sure_earlier={_bucket(max(t.score for t in there.triggers), _SURE)}",
        ]

    def _rivalry(self, later: int, earlier: int, kinds: str, near: str) -> Iterator[str]:
        """Whether others of its type stand nearer, and whether it is what the report tells of most."""
        here, there = self._happenings[later], self._happenings[earlier]
        gap = self._gap(later, earlier)
        others = [n for n in self._alike[there.type] if n not in (later, earlier)]
        closer = sum(self._gap(later, n) < gap for n in others)
        rivals = sum(self._gap(earlier, n) < gap for n in self._alike[here.type] if n not in (later, earlier))
        nearest = "far" if closer else "nearest"
        only = "many" if others else "only"
        chief = "chief" if self._chief[there.type] == earlier else "-"
        main = "main" if self._main == earlier else "-"
        yield f"rank={nearest}|{only}|{chief}"
        yield f"rank={nearest}|{chief}|near={near}"
        yield f"role={main}|later={here.type.value}"
        yield f"role={main}|near={near}"
        yield f"role={main}|{only}|{nearest}|kinds={kinds}"
        yield f"main_later={self._main == later}|kinds={kinds}"
        yield f"closer={min(closer, 3)}|together={gap == 0}"
        yield f"rivals={min(rivals, 3)}|together={gap == 0}"

    def _between(
        self, later: int, earlier: int, one: Trigger, other: Trigger, where: str, kinds: str
    ) -> Iterator[str]:
        """How many other happenings are told of between the two words."""
        first, last = sorted((one.token, other.token))
        found = 0
        for number, tokens in enumerate(self._tokens):
            following = bisect_right(tokens, first)
            found += number not in (later, earlier) and following < len(tokens) and tokens[following] < last
        yield f"between={min(3, found)}{where}"
        yield f"between={min(3, found)}|kinds={kinds}"

    def _together(self, later: int, earlier: int, words: str, kinds: str) -> Iterator[str]:
        """How the two stand to each other in the sentences that tell of both."""
        here, there = self._happenings[later], self._happenings[earlier]
        kind = here.type.value
        names: set[str] = set()
        for x in here.triggers[:_TELLINGS]:
            for rank in self._ranks(x.token, later).get(earlier, ()):
                names |= {f"{rank}|speech={words}", f"{rank}|later={kind}", f"{rank}|kinds={kinds}"}
        for y in there.triggers[:_TELLINGS]:
            for rank in self._ranks(y.token, earlier).get(later, ()):
                if rank.startswith("below"):
                    names.add(f"of_earlier_{rank}|speech={words}")
        met = 0
        for x in here.triggers[:_TELLINGS]:
            for y in there.triggers[:_TELLINGS]:
                if self._sentence[x.token] == self._sentence[y.token]:
                    met += 1
                    names |= self._arcs(x, y, here, words, kinds)
        yield from sorted(names)
        yield f"met={min(met, 3)}"

    def _arcs(self, one: Trigger, other: Trigger, here: Happening, words: str, kinds: str) -> set[str]:
        x, y, kind = self._doc[one.token], self._doc[other.token], here.type.value
        path, over, under = dependency_path(x, y), x.is_ancestor(y), y.is_ancestor(x)
        names = {
            f"path={path}",
            f"path={path}|speech={here.type in SPEECH}",
            f"path={path}|later={kind}",
            f"path={path}|kinds={kinds}",
            f"over={over}{under}|kinds={kinds}",
        }
        if over or under:
            governs = "later" if over else "earlier"
            names.add(f"governs={governs}|noun={one.noun}{other.noun}|speech={words}")
        first, last = sorted((x.i, y.i))
        if last - first < _FAR:
            for mark in {t.lower_ for t in self._doc[first + 1 : last]} & _MARKS:
                told = f"mark={mark}|order={x.i > y.i}"
                names |= {told, f"{told}|speech={words}", f"{told}|later={kind}"}
        return names

    def _ranks(self, token: int, number: int) -> dict[int, set[str]]:
        """For each other happening of the sentence how near it is to a word, below it and to each side."""
        key = (token, number)
        if key in self._ranked:
            return self._ranked[key]
        rows = [row for row in self._in_sentence[self._sentence[token]] if row[1] != number]
        below = sorted((depth, t, n) for t, n in rows if (depth := self._depth(t, token)) is not None)
        out: dict[int, set[str]] = {}
        for rank, other in enumerate(dict.fromkeys(n for _, _, n in below)):
            out.setdefault(other, set()).add(f"below={min(rank, 2)}")
        for side, name in ((1, "right"), (-1, "left")):
            beside = sorted((abs(t - token), n) for t, n in rows if (t - token) * side > 0)
            for rank, other in enumerate(dict.fromkeys(n for _, n in beside)):
                out.setdefault(other, set()).add(f"{name}={min(rank, 2)}")
        self._ranked[key] = out
        return out

    def _depth(self, token: int, top: int) -> int | None:
        """Arcs from a word down to another; None where it does not stand below."""
        at, depth = self._doc[token], 0
        while at.i != top:
            if at.head.i == at.i:
                return None
            at, depth = at.head, depth + 1
        return depth

    def _dates(self, later: int, earlier: int, near: str, kinds: str) -> Iterator[str]:
        here, there = self._happenings[later], self._happenings[earlier]
        order = _order(self._times[later], self._times[earlier])
        yield f"time={order}"
        yield f"time={order}|same={here.type == there.type}"
        yield f"time={order}|near={near}"
        yield f"time={order}|kinds={kinds}"


def _bucket(value: float, edges: Collection[float]) -> str:
    return next((str(edge) for edge in edges if value <= edge), "more")


def _order(later: EventTime | None, earlier: EventTime | None) -> str:
    """How the days of the one lie to those of the other, and which of them fell back on the publication."""
    if later is None or earlier is None:
        return f"{later is not None}{earlier is not None}"
    a, b = (later.start[:10], later.end[:10]), (earlier.start[:10], earlier.end[:10])
    if a == b:
        order = "equal"
    elif b[0] <= a[0] and a[1] <= b[1]:
        order = "within"
    elif a[0] <= b[0] and b[1] <= a[1]:
        order = "around"
    elif a[0] > b[1]:
        order = "after"
    else:
        order = "before" if a[1] < b[0] else "over"
    return f"{order}|{later.basis == 'report'}{earlier.basis == 'report'}"


def _sides(here: Happening, there: Happening) -> str:
    """Which participants the two share: doers (d) and done-to (r), of the one and of the other."""
    a, b = set(here.actors), set(here.recipients)
    c, d = set(there.actors), set(there.recipients)
    return "".join(
        name for name, x, y in (("dd", a, c), ("dr", a, d), ("rd", b, c), ("rr", b, d)) if x & y
    ) or ("open" if not (a | b) or not (c | d) else "none")
