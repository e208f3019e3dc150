"""Finds every figure of human cost in a text."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dateline.model import Effect
from dateline.reading.toll.breakdown import Breakdowns
from dateline.reading.toll.coordination import Coordination
from dateline.reading.toll.effects import VerbForm, VerbSense, adjective_effect, noun_effect, verb_sense
from dateline.reading.toll.fates import reconciled
from dateline.reading.toll.figure import Figure
from dateline.reading.toll.found import Found
from dateline.reading.toll.idioms import Idioms
from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.nominals import Nominals
from dateline.reading.toll.people import PeopleReader
from dateline.reading.toll.settlement import settled
from dateline.reading.toll.tally import Tallies
from dateline.reading.toll.toll import Toll
from dateline.reading.toll.victims import Victims

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.reading.stage import Reading

__all__ = ["TollStage", "find_tolls"]

_WORDS = load_words("effects")
_RUNAWAYS = frozenset(_WORDS["runaways"])
_NEARLY = frozenset(_WORDS["nearly"])
_NOT_HELD = frozenset(_WORDS["not_held"])
_HARM = frozenset({Effect.KILLED, Effect.INJURED})


class TollStage:
    """Adds the figures of human cost."""

    name = "toll"
    needs = ("doc",)
    adds = ("tolls",)

    def __call__(self, reading: "Reading") -> dict[str, Any]:
        """The tolls of the text outside its furniture."""
        if reading.doc is None:
            raise ValueError("the toll stage needs a parsed text")
        furniture = [(b.start, b.end) for b in reading.report.blocks if not b.tells]
        return {"tolls": find_tolls(reading.doc, furniture)}


def find_tolls(doc: "Doc", unread: Iterable[tuple[int, int]] = ()) -> tuple[Toll, ...]:
    """Every figure of human cost in a parsed text, by sections 3 and 7 of the coding manual.

    Args:
        doc: a text parsed by a spaCy pipeline with tagger, parser, lemmatizer and entity recogniser.
        unread: offsets of stretches to leave out.

    Returns:
        Tolls in the order of their words. What nobody suffered ("no one was hurt") is no toll.
    """
    stretches = tuple(unread)
    people = PeopleReader(doc)
    found = list(_Finder(doc, people, stretches).all())
    found = settled(doc, found)
    found = settled(doc, reconciled(doc, [*found, *Breakdowns(doc, people).of(found)]))
    return tuple(
        _toll(doc, item) for item in sorted(found, key=lambda i: (i.figure.start, i.predicate, i.effect))
    )


class _Finder:
    def __init__(self, doc: "Doc", people: PeopleReader, unread: tuple[tuple[int, int], ...]) -> None:
        self._doc = doc
        self._lists = Coordination(people)
        self._victims = Victims(people)
        self._readers = (Nominals(people), Idioms(people), Tallies(people))
        self._unread = unread

    def all(self) -> Iterator[Found]:
        for token in self._doc:
            if (not token.is_alpha and "-" not in token.lower_) or any(
                a <= token.idx < b for a, b in self._unread
            ):
                continue
            sense = verb_sense(token)
            if sense is not None:
                yield from self._verb(token, sense)
            elif adjective_effect(token) is not None:
                yield from self._adjective(token)
            for reader in self._readers:
                yield from reader.read(token)

    def _verb(self, token: "Token", sense: VerbSense) -> Iterator[Found]:
        effect = sense.effect
        if effect is None or self._excused(token, sense):
            return
        if sense.transitive and effect in _HARM and (other := self._partner(token, effect)) is not None:
            if other == token.i:
                return
            effect = Effect.CASUALTIES
        for item in self._items(token, effect, self._victims.of_verb(token, sense)):
            if sense.lemma == "flee" and self._runaway(item.figure):
                continue
            if (
                effect in {Effect.DISPLACED, Effect.MISSING}
                and not item.figure.stated
                and (token.dep_ == "amod" or (effect is Effect.MISSING and item.figure.high is None))
            ):
                continue  # "displaced families" and "the crowds disappeared" describe; they tell no toll
            yield item

    def _adjective(self, token: "Token") -> Iterator[Found]:
        effect = adjective_effect(token)
        if effect is None:
            return
        if (
            token.head.i < token.i
            and (sense := verb_sense(token.head)) is not None
            and sense.effect is effect
        ):
            return
        if token.i and self._doc[token.i - 1].lower_ == "the" and token.head.i <= token.i:
            return
        yield from self._items(token, effect, self._victims.of_adjective(token))

    def _items(self, token: "Token", effect: Effect, heads: list["Token"]) -> Iterator[Found]:
        figures = self._lists.joined([head for head in heads if head.i != token.i])
        # "12 people, seven soldiers and five civilians": what adds up to its first member breaks it down.
        total = figures[0].low if figures else None
        adds_up = len(figures) > 2 and total == sum(figure.low or 0 for figure in figures[1:])
        for position, figure in enumerate(figures):
            yield Found(effect, token.i, figure, part=adds_up and position > 0)

    def _partner(self, token: "Token", effect: Effect) -> int | None:
        """Index of the later of two verbs that share one figure for killed and injured, if so."""
        for other in token.conjuncts:
            sense = verb_sense(other)
            if (
                sense is None
                or sense.effect not in _HARM
                or sense.effect is effect
                or abs(other.i - token.i) > 3
            ):
                continue
            if sense.lemma in {"shoot", "stab"}:
                continue
            first, last = sorted((token, other), key=lambda verb: verb.i)
            between = self._doc[first.i + 1 : last.i]
            if any(word.lower_ not in {"and", "or", ",", "/", "seriously", "badly"} for word in between):
                continue
            if any(child.dep_ in {"nsubj", "nsubjpass"} for child in last.children if child.i > first.i):
                continue
            return last.i
        return None

    def _excused(self, token: "Token", sense: VerbSense) -> bool:
        """Whether the verb tells no toll here: "held accountable", "captured on video", "jailed for life"."""
        around = {child.lower_ for child in token.children} | {
            child.lemma_.lower() for child in token.children
        }
        if around & _NEARLY:
            return True
        if sense.lemma == "hold":
            if around & _NOT_HELD or sense.form is not VerbForm.PAST:
                return True
            if any(noun_effect(word, "holding_nouns") for word in token.subtree if abs(word.i - token.i) < 6):
                return True
            passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children)
            return not passive and not (token.dep_ == "acl" and self._held_somewhere(token))
        if sense.lemma == "capture":
            return any(
                word.lower_ in {"video", "camera", "film", "footage", "tape"} for word in token.subtree
            )
        if sense.lemma == "jail":
            return any(
                child.lower_ == "for" and any(g.lemma_ in {"year", "month", "life"} for g in child.children)
                for child in token.children
            )
        return False

    def _held_somewhere(self, token: "Token") -> bool:
        return any(
            child.dep_ == "prep" and child.lower_ in {"in", "at", "without", "for", "by"}
            for child in token.children
        )

    def _runaway(self, figure: Figure) -> bool:
        head = self._doc[figure.head]
        if figure.low == 1 and figure.high == 1:
            return True
        return head.lemma_.lower() in _RUNAWAYS or any(
            child.lemma_.lower() in _RUNAWAYS for child in head.children
        )


def _toll(doc: "Doc", item: Found) -> Toll:
    """The row; the effect word is taken into its words where it adjoins."""
    figure, word = item.figure, doc[item.predicate]
    start, end = figure.start, figure.end
    if start - 1 <= word.idx + len(word) <= start:
        start = word.idx
    elif end <= word.idx <= end + 1:
        end = word.idx + len(word)
    return Toll(
        start=start,
        end=end,
        effect=item.effect,
        low=figure.low,
        high=figure.high,
        victims=figure.victims,
        predicate=item.predicate,
        part=item.part,
        stated=figure.stated,
        weak=item.weak,
    )
