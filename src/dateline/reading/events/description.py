"""What stands around each word that may tell of an event, before any model has spoken."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.model import ActorKind, BlockRole, EventType, Report, Status
from dateline.reading.actors.actor import Actor
from dateline.reading.actors.index import ActorIndex
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.events.arguments import Offer, Offers
from dateline.reading.events.candidate import Candidate, find_candidates
from dateline.reading.events.means import Means, find_means
from dateline.reading.events.mode import means_near
from dateline.reading.events.ontology import load_lexicon
from dateline.reading.events.participants import mentions_of
from dateline.reading.events.roles import participants
from dateline.reading.events.scene import Scene
from dateline.reading.events.sides import SideOffer, SideOffers
from dateline.reading.events.status import status_of
from dateline.reading.events.suggestion import suggested_candidates
from dateline.reading.events.surroundings import tolls_of
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading

__all__ = ["Description", "describe_candidates"]

_SILENT = (BlockRole.FURNITURE, BlockRole.BYLINE, BlockRole.DATELINE)
_FORCES = (ActorKind.ARMED_GROUP, ActorKind.MILITARY)
_TOLL_BEARERS = {
    EventType.ASSAULT,
    EventType.COERCE,
    EventType.PROTEST,
    EventType.SANCTION,
    EventType.RETREAT,
    EventType.AID,
}


_BY_WORDS = {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
"""Acts that the word performs, whatever becomes of what it is about ("pushed them to lift the ban")."""


class _Blocks:
    """Which block a character lies in."""

    def __init__(self, report: Report) -> None:
        body = 0
        self._found: list[tuple[BlockRole, int]] = []
        for block in report.blocks:
            self._found.append((block.role, body if block.role == BlockRole.BODY else -1))
            body += block.role == BlockRole.BODY
        self._starts = [block.start for block in report.blocks]
        self._ends = [block.end for block in report.blocks]

    def at(self, offset: int) -> tuple[BlockRole, int]:
        """The role of the block, and the number of the body paragraph or -1."""
        if not self._found:
            return BlockRole.BODY, 0
        number = bisect_right(self._starts, offset) - 1
        if number >= 0 and offset < self._ends[number]:
            return self._found[number]
        return BlockRole.FURNITURE, -1


def _quoted(doc: Doc) -> list[bool]:
    """For each token, whether it stands in quotation marks of any form; a paragraph's end closes them."""
    inside, out = False, []
    for token in doc:
        if token.is_space and "\n" in token.text:
            inside = False
        if token.text in ("“", "„", "«"):
            inside = True
        elif token.text in ("”", "»"):
            inside = False
        elif token.text == '"':
            inside = not inside
        out.append(inside)
    return out


def _named(doc: Doc, actors: Sequence[Actor]) -> frozenset[int]:
    """Tokens of actors' proper names: the "Liberation" of "Baloch Liberation Army" tells of no event."""
    spans = (
        doc.char_span(m.start, m.end, alignment_mode="contract")
        for actor in actors
        for m in actor.mentions
        if m.form in ("name", "modifier")
    )
    return frozenset(token.i for span in spans if span is not None for token in span if token.pos_ == "PROPN")


def _forces(doc: Doc, actors: Sequence[Actor]) -> frozenset[int]:
    """Nouns for those who fight ("fighters", "troops"): what they did, other words tell."""
    heads = (m.head for actor in actors if actor.kind in _FORCES for m in actor.mentions)
    return frozenset(i for i in heads if doc[i].pos_ in ("NOUN", "PROPN"))


def _governors(candidate: Candidate, by_token: dict[int, Candidate]) -> tuple[EventType, ...]:
    found, at = [], candidate.token
    while at.head != at:
        up = at.head
        if up.i in by_token and at.dep_ in (
            "xcomp",
            "ccomp",
            "pobj",
            "pcomp",
            "dobj",
            "acl",
            "advcl",
            "conj",
            "prep",
        ):
            found.append(by_token[up.i].entry.type)
        at = up
    return tuple(found)


def _sides(candidate: Candidate, index: ActorIndex) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The actors on both sides of a candidate, by the rules of syntax."""
    sides = participants(candidate.token, candidate.entry, candidate.lemma)

    def actors(heads: Iterable[Token]) -> tuple[int, ...]:
        found = (index.of_token(token) for token in mentions_of(heads, index.of_token))
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))

    doers = actors(sides.actors)
    return doers, tuple(actor for actor in actors(sides.recipients) if actor not in doers)


@dataclass(frozen=True, slots=True)
class Description:
    """A candidate with all that its sentence offers, before any model has spoken."""

    candidate: Candidate
    scene: Scene
    """What stands around it: participants by the rules of syntax, a time and a place where any is offered."""
    times: list[Offer]
    places: list[Offer]
    sides: list[SideOffer]
    tolls: tuple[int, ...]
    means: tuple[Means, ...]


def _kind(actors: Sequence[Actor], sides: Sequence[int]) -> str:
    return actors[sides[0]].kind.value if sides else "-"


def describe_candidates(reading: Reading) -> list[Description]:
    """Every candidate of a report with what stands around it, in text order."""
    doc, report = reading.doc, reading.report
    assert doc is not None
    index = ActorIndex(reading.actors or (), [t.idx for t in doc])
    blocks, quoted = _Blocks(report), _quoted(doc)
    means = find_means(doc)
    encoding = reading.encoding

    def readable(token: Token) -> bool:
        return blocks.at(token.idx)[0] not in _SILENT

    found = list(
        find_candidates(
            doc,
            load_lexicon(),
            is_actor=lambda t: bool(mentions_of([t], index.of_token)),
            readable=readable,
            odds=lambda t, kind: (encoding.type_of(t.i, kind) if encoding is not None else None) or 0.0,
        )
    )
    if encoding is not None:
        known = {(c.token.i, c.entry.type) for c in found}
        actors = reading.actors or ()
        named = _named(doc, actors)
        found += suggested_candidates(
            doc,
            encoding,
            known,
            lambda token: readable(token) and token.i not in named,
            _forces(doc, actors),
        )
        found.sort(key=lambda c: c.token.i)
    by_token = {c.token.i: c for c in reversed(found)}
    tolls = tolls_of([c.token for c in found if c.entry.type in _TOLL_BEARERS], reading.tolls or (), doc)
    cues = {a.cue_token for a in reading.attributions or ()}
    offers = Offers(reading, lambda t: blocks.at(t.idx)[0] == BlockRole.CAPTION)
    sides = [_sides(c, index) for c in found]
    side_offers = SideOffers(doc, reading.actors or (), encoding, sentence_numbers(doc))
    places_of: dict[tuple[str, EventType], list[int]] = {}
    for c in found:
        places_of.setdefault((c.lemma, c.entry.type), []).append(c.token.i)
    described = []
    for candidate, (doers, done_to) in zip(found, sides, strict=True):
        token, kind = candidate.token, candidate.entry.type
        role, paragraph = blocks.at(token.idx)
        times, places = offers.times(candidate), offers.places(candidate)
        suffered, near = tuple(tolls.get(token.i, ())), tuple(means_near(token, means))
        scene = Scene(
            role=role,
            paragraph=paragraph,
            quoted=quoted[token.i],
            attributed=_attributed(token, reading.attributions or ()),
            is_cue=token.i in cues,
            status=_status(candidate),
            actors=len(doers),
            recipients=len(done_to),
            timex=bool(times),
            toponym=bool(places),
            toll=bool(suffered),
            means=bool(near),
            repeats=bisect_left(places_of[candidate.lemma, kind], token.i),
            governors=_governors(candidate, by_token),
            actor_kind=_kind(reading.actors or (), doers),
            recipient_kind=_kind(reading.actors or (), done_to),
            type_odds=encoding.type_of(token.i, kind) if encoding else None,
            accept_odds=encoding.accepts(token.i, kind) if encoding else None,
        )
        described.append(
            Description(
                candidate,
                scene,
                times=times,
                places=places,
                sides=side_offers.of(candidate, doers, done_to),
                tolls=suffered,
                means=near,
            )
        )
    return described


def _status(candidate: Candidate) -> Status:
    """The status by the words about a candidate; who "will not surrender" has refused."""
    kind, known = candidate.entry.type, not candidate.suggested
    status = status_of(candidate.token, known=known or kind in _BY_WORDS)
    by_negation = candidate.entry.needs_refusal or (kind is EventType.REJECT and not known)
    return Status.ACTUAL if by_negation and status is Status.NEGATED else status


def _attributed(token: Token, attributions: Sequence[Attribution]) -> bool:
    return any(start <= token.idx < end for a in attributions for start, end in a.contents)
