"""The times and the places that a trigger's sentence offers, and the models' choice among them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from dateline.model import EventType, PlacePrecision
from dateline.reading.encoder.encoding import Relation
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.odds import steps
from dateline.reading.events.pairing import pairing_of, time_features, toponym_features
from dateline.reading.linear import LinearModel
from dateline.reading.stage import Reading

__all__ = ["Offer", "Offers", "best", "best_time"]

_PRECISIONS = list(PlacePrecision)
_OWN = 0.2
"""Probability from which the date that hangs on the trigger itself goes before those of other words."""
_BEARERS = frozenset(["AUX", "NOUN", "PROPN", "VERB"])
"""Parts of speech of words that a date may hang on."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something of the sentence that may fill a field of the event."""

    index: int
    """Index into the reading's time expressions or place names."""
    features: list[str]
    own: bool = False
    """True of a time expression that hangs on the trigger itself, on no other verb or noun."""


def best(offers: Sequence[Offer], model: LinearModel) -> tuple[int | None, float]:
    """The likeliest offer at or above the model's threshold, with its probability."""
    scored = [(model.probability(o.features), -number, o.index) for number, o in enumerate(offers)]
    top = max(scored, default=None)
    return (top[2], top[0]) if top is not None and top[0] >= model.threshold else (None, 0.0)


def best_time(offers: Sequence[Offer], model: LinearModel) -> tuple[int | None, float]:
    """The likeliest time expression; of several that are offered, the trigger's own goes first.

    "He saw the president on Thursday and met the elders on Tuesday": each verb has its date.
    """
    chosen, score = best(offers, model)
    own = [offer for offer in offers if offer.own and model.probability(offer.features) >= _OWN]
    if chosen is None or not own or chosen in {offer.index for offer in own}:
        return chosen, score
    return max((model.probability(offer.features), -offer.index, offer.index) for offer in own)[2], score


def _ranks(trigger: Token, heads: Sequence[int]) -> list[int]:
    order = sorted(range(len(heads)), key=lambda n: (abs(heads[n] - trigger.i), n))
    ranks = [0] * len(heads)
    for rank, number in enumerate(order):
        ranks[number] = rank
    return ranks


class Offers:
    """What the sentences of a report offer to the triggers in them.

    Args:
        reading: a reading with its time expressions and place names.
        is_caption: tells whether a token stands in a caption.
    """

    def __init__(self, reading: Reading, is_caption: Callable[[Token], bool]) -> None:
        assert reading.doc is not None
        self._reading, self._doc = reading, reading.doc
        self._is_caption = is_caption
        self._timexes: dict[int, list[tuple[int, int]]] = {}
        self._toponyms: dict[int, list[tuple[int, int]]] = {}
        told = reading.report.published
        published = date.fromisoformat(told) if told is not None else None
        for index, timex in enumerate(reading.timexes or ()):
            if timex.may_date(published):
                head = _head(self._doc, timex.start, timex.end)
                if head is not None:
                    self._timexes.setdefault(head.sent.start, []).append((index, head.i))
        for index, toponym in enumerate(reading.toponyms or ()):
            self._toponyms.setdefault(self._doc[toponym.head].sent.start, []).append((index, toponym.head))

    def _odds(self, trigger: int, kind: EventType, head: int, relation: Relation) -> float | None:
        encoding = self._reading.encoding
        return encoding.relation(trigger, kind, head, relation) if encoding is not None else None

    def times(self, candidate: Candidate) -> list[Offer]:
        """The time expressions of the sentence."""
        token = candidate.token
        near = self._timexes.get(token.sent.start, [])
        ranks = _ranks(token, [head for _, head in near])
        caption = self._is_caption(token)
        kind, timexes = candidate.entry.type, self._reading.timexes or ()
        return [
            Offer(
                index,
                steps("encoder", self._odds(token.i, kind, head, Relation.TIME))
                + time_features(
                    candidate,
                    pairing_of(token, self._doc[head], rank),
                    timexes[index],
                    caption,
                ),
                own=_bearer(self._doc[head]) == token and timexes[index].first is not None,
            )
            for (index, head), rank in zip(near, ranks, strict=True)
        ]

    def places(self, candidate: Candidate) -> list[Offer]:
        """The place names of the sentence."""
        token, toponyms = candidate.token, self._reading.toponyms or ()
        near = self._toponyms.get(token.sent.start, [])
        ranks = _ranks(token, [head for _, head in near])
        kind = candidate.entry.type
        fineness = [_fineness(toponyms[index].place) for index, _ in near]
        return [
            Offer(
                index,
                steps("encoder", self._odds(token.i, kind, head, Relation.PLACE))
                + toponym_features(
                    candidate,
                    pairing_of(token, self._doc[head], rank),
                    toponyms[index],
                    fine == min(fineness),
                ),
            )
            for (index, head), rank, fine in zip(near, ranks, fineness, strict=True)
        ]


def _bearer(token: Token) -> Token | None:
    """The nearest verb or noun above a word."""
    return next((above for above in token.ancestors if above.pos_ in _BEARERS), None)


def _head(doc: Doc, start: int, end: int) -> Token | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _fineness(place: object) -> int:
    precision = getattr(place, "precision", None)
    return _PRECISIONS.index(precision) if precision is not None else len(_PRECISIONS)
