"""What became of the people whom a text calls shot or hurt: who died of it, and how many of a total did.

"A man was shot … he died" tells of one person killed, "four were shot, one fatally" of one killed and three
injured. One person is followed by name, age, noun and pronoun; a total by the words that take the dead out of
it ("killing one", "two of the four") or by a sum that comes out.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.model import Effect
from dateline.reading.toll.effects import verb_sense
from dateline.reading.toll.found import Found
from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.numerals import number_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["reconciled"]

_WORDS = load_words("fates")
_BLOWS = frozenset(_WORDS["blows"])
_BLOW_NOUNS = frozenset(_WORDS["blow_nouns"])
_HOLDS = frozenset({"capture", "hold"})
_OTHER = frozenset(_WORDS["other"])
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their"})
_GENDER = {word: sex for sex in ("male", "female") for word in _WORDS[sex]}
_AGE = {word: age for age in ("young", "grown") for word in _WORDS[age]}
_ANYBODY = frozenset(_WORDS["anybody"])
_DEATHS = frozenset(_WORDS["deaths"])
_PRONOUN_REACH = 120
"""Tokens, about five sentences, in which "he was shot" is taken for the one who is told to have died."""
_NEXT = 3
"""Sentences after "four people were shot" in which a death is one of the four."""
_LARGEST_GROUP = 60
"""People shot of whom the dead are taken off: larger numbers are counts of years or of towns."""


@dataclass(frozen=True, slots=True)
class _Person:
    """What the words for one person tell of him or her."""

    item: Found
    head: "Token"
    names: frozenset[str]
    age: str | None
    other: bool
    """Told apart from somebody told of before ("another man")."""
    definite: bool


def reconciled(doc: "Doc", found: list[Found]) -> list[Found]:
    """Reads injuries and captures by what the rest of the text tells of the same people.

    Who is shot in one sentence and dead in another was killed; a captive of abductors is abducted; the dead
    are taken out of a number of people shot.
    """
    numbers = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}
    people = {id(item): _person(doc, item) for item in found if item.figure.low == item.figure.high == 1}
    settled = [_told(doc, item, found, people, numbers) for item in found]
    return [_less_dead(doc, item, settled, numbers) for item in settled]


def _told(
    doc: "Doc", item: Found, found: list[Found], people: dict[int, _Person], numbers: dict[int, int]
) -> Found:
    one = people.get(id(item))
    if one is None:
        return item
    sense = verb_sense(doc[item.predicate])
    if sense is not None and sense.lemma in _HOLDS and item.effect is Effect.DETAINED:
        taken = (
            people[id(o)] for o in found if o.effect is Effect.ABDUCTED and id(o) in people and not o.weak
        )
        same = any(_named_alike(one, other) or _near_pronoun(one, other) for other in taken)
        return replace(item, effect=Effect.ABDUCTED) if same else item
    if item.effect is not Effect.INJURED:
        return item
    blow = _is_blow(doc[item.predicate])
    dead = _of(Effect.KILLED, found, people)
    if any(_is_same(doc, one, other, numbers, blow=blow) for other in dead):
        return replace(item, effect=Effect.KILLED)
    return item


def _of(effect: Effect, found: list[Found], people: dict[int, _Person]) -> list[_Person]:
    """Those to whom one thing was done."""
    return [
        people[id(item)] for item in found if item.effect is effect and id(item) in people and not item.weak
    ]


def _person(doc: "Doc", item: Found) -> _Person:
    head = doc[item.figure.head]
    span = doc.char_span(*(item.figure.victims or (head.idx, head.idx)), alignment_mode="expand")
    words = list(span or ()) or [head]
    # "X, 25," and "the other man": what stands beside the words cut out as the victim's
    beside = [*head.lefts, *words]
    names = frozenset(t.text for t in words if t.pos_ == "PROPN" and t.ent_type_ in {"PERSON", ""})
    return _Person(
        item,
        head,
        names if head.pos_ != "PRON" else frozenset(),
        _age(doc, head),
        any(token.lower_ in _OTHER for token in beside),
        any(token.lower_ in _DEFINITE for token in head.lefts),
    )


def _age(doc: "Doc", head: "Token") -> str | None:
    """The number of years that stands within a noun phrase or in a parenthesis after it."""
    first, last = head.left_edge.i, min(head.i + 3, len(doc))
    for index in range(max(first, head.i - 8), head.i + 1):
        token = doc[index]
        ahead = [doc[i].lower_ for i in range(index + 1, min(index + 3, len(doc)))]
        if (token.like_num or token.pos_ == "NUM") and any(w in ("year", "month", "years") for w in ahead):
            return _number(token.lower_)
    for before, token in pairwise(doc[head.i : last]):
        if before.text in {",", "("} and token.like_num and len(token.text) <= 2:
            return token.text
    return None


def _number(word: str) -> str:
    """A number in digits; other words stay as they are."""
    value = number_word(word)
    return word if value is None else str(value)


def _is_blow(token: "Token") -> bool:
    sense = verb_sense(token)
    noun = token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in _BLOW_NOUNS
    return noun or (sense is not None and sense.lemma in _BLOWS)


def _named_alike(one: _Person, other: _Person) -> bool:
    if one.names or other.names:
        return bool(one.names & other.names)
    return one.head.pos_ != "PRON" and one.head.lemma_.lower() == other.head.lemma_.lower()


def _near_pronoun(one: _Person, other: _Person) -> bool:
    return one.head.pos_ == "PRON" and abs(one.head.i - other.head.i) <= _PRONOUN_REACH


def _is_same(doc: "Doc", one: _Person, dead: _Person, numbers: dict[int, int], *, blow: bool) -> bool:
    """Whether somebody who was hurt is the one who is told to have died."""
    if one.item.predicate == dead.item.predicate and one.head.i != dead.head.i:
        return False
    if one.other or dead.other or _clash(one, dead):
        return False
    if one.names and dead.names:
        return bool(one.names & dead.names)
    if one.age is not None and one.age == dead.age:
        return True
    later = dead.head.i > one.head.i
    distance = numbers[dead.head.i] - numbers[one.head.i]
    if dead.head.pos_ == "PRON":
        return later and distance <= _NEXT
    if one.head.pos_ == "PRON":
        return abs(one.head.i - dead.head.i) <= _PRONOUN_REACH and (blow or (later and distance <= _NEXT))
    if distance == 0 and not _dies(doc, dead):
        return False  # "one boy was killed and a boy was wounded"
    alike = one.head.lemma_.lower() == dead.head.lemma_.lower()
    if alike:
        return blow or one.definite or (later and dead.definite)
    anybody = one.head.lemma_.lower() in _ANYBODY or dead.head.lemma_.lower() in _ANYBODY
    return blow and anybody and (one.definite or dead.definite)


def _dies(doc: "Doc", dead: _Person) -> bool:
    return doc[dead.item.predicate].lemma_.lower() in _DEATHS


def _clash(one: _Person, other: _Person) -> bool:
    """Whether two phrases can't stand for one person."""
    if one.age is not None and other.age is not None and one.age != other.age:
        return True
    for table in (_GENDER, _AGE):
        kinds = {
            table.get(person.head.lower_) or table.get(person.head.lemma_.lower()) for person in (one, other)
        }
        if len(kinds - {None}) > 1:
            return True
    return False


def _less_dead(doc: "Doc", item: Found, found: list[Found], numbers: dict[int, int]) -> Found:
    """A number of people shot, with those of them that died taken off.

    Where the text itself gives the survivors too, the number is one for killed and injured together.
    """
    total = _total(doc, item)
    if total is None:
        return item
    others = [o for o in found if o is not item and not o.part and not o.weak]
    if not _is_blow(doc[item.predicate]):
        out_of = [o for o in others if o.effect is Effect.KILLED and _out_of(doc, o, total, named=True)]
        dead_first = out_of[0].figure.low if out_of else None
        left = total - dead_first if dead_first is not None and dead_first < total else total
        return replace(item, figure=replace(item.figure, low=left, high=left))
    deaths = {o.figure.low for o in others if o.effect is Effect.KILLED and o.figure.low == o.figure.high}
    hurt = {o.figure.low for o in others if o.effect is Effect.INJURED and o.figure.low == o.figure.high}
    totals = {_total(doc, o) for o in found if o is not item and _is_blow(doc[o.predicate])}
    fatal = sorted(d for d in deaths if d is not None and 0 < d < total)
    if any(total + dead in totals for dead in fatal):
        return item  # "three were shot" and a fourth who died, told of as four
    for dead in fatal:
        if total - dead in hurt - {1}:
            return replace(item, effect=Effect.CASUALTIES)
    dead_of = _dead_of(doc, item, total, others, numbers)
    if dead_of is None:
        return item
    left = total - dead_of
    return replace(item, figure=replace(item.figure, low=left, high=left))


def _total(doc: "Doc", item: Found) -> int | None:
    """How many people were shot in all, where a figure may count the dead too."""
    figure = item.figure
    if item.effect is not Effect.INJURED or item.part or figure.low is None or figure.low != figure.high:
        return None
    if not 1 < figure.low <= _LARGEST_GROUP or not figure.stated:
        return None
    words = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    if words is None or any(token.lower_ in _OTHER for token in words):
        return None
    return figure.low


def _dead_of(doc: "Doc", item: Found, total: int, others: list[Found], numbers: dict[int, int]) -> int | None:
    """How many of a number of people shot died, if the text ties their deaths to it."""
    here = numbers[item.predicate]
    near: list[tuple[int, int]] = []
    for other in others:
        dead = other.figure.low
        if other.effect is not Effect.KILLED or dead is None or dead != other.figure.high or dead >= total:
            continue
        if _out_of(doc, other, total):
            return dead
        distance = numbers[other.predicate] - here
        if other.predicate < item.predicate or distance > _NEXT:
            continue
        if distance == 0:
            if not _beside(doc, item, other):
                continue
        elif any(token.lower_ in _OTHER for token in doc[other.figure.head].lefts):
            continue
        near.append((distance, dead))
    if not near:
        return None
    first = min(distance for distance, _ in near)
    return max(dead for distance, dead in near if distance == first)


def _out_of(doc: "Doc", dead: Found, total: int, *, named: bool = False) -> bool:
    """Whether the dead are counted out of the total: "two of the four", "one of the victims".

    Args:
        doc: the parsed text.
        dead: a figure of dead.
        total: the number that they may be taken from.
        named: whether the words must name the total.
    """
    quantity = dead.figure.quantity
    if quantity is None:
        return False
    words = [token.lower_ for token in doc[quantity.last : quantity.last + 5]]
    if words[:1] != ["of"] or any(word in _OTHER for word in words):
        return False
    numbers = {number for word in words if (number := _number(word)).isdigit()}
    if numbers or named:
        return str(total) in numbers
    return any(word in {"victims", "them", "whom"} for word in words)


def _beside(doc: "Doc", item: Found, dead: Found) -> bool:
    """Whether the deaths are told as the outcome: "four shot, one dead"; "and two killed" are others."""
    blow, death = doc[item.predicate], doc[dead.predicate]
    if death.tag_ == "VBG" or death.lower_ in {"fatally", "fatal"}:
        return True
    between = [token.lower_ for token in doc[blow.i + 1 : min(dead.figure.head, death.i)]]
    return any(word in {",", ";", "leaving", "–", "—"} for word in between) and "and" not in between[-2:]
