"""What sort of source somebody is: the `kind` of a claim (manual, section 4 and section 7, "Claims")."""

from functools import lru_cache

from dateline.data import comma_words, read_yaml
from dateline.model import ActorKind, ClaimKind
from dateline.model.state import STATE_KINDS, STATE_SECTORS
from dateline.reading.actors.actor import Actor
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.stage import Reading

__all__ = ["kind_of_source"]

_BY_KIND = {
    ActorKind.ARMED_GROUP: ClaimKind.PARTY,
    ActorKind.PARTY: ClaimKind.PARTY,
    ActorKind.MOVEMENT: ClaimKind.PARTY,
    ActorKind.IGO: ClaimKind.ORGANISATION,
    ActorKind.NGO: ClaimKind.ORGANISATION,
    ActorKind.COMPANY: ClaimKind.ORGANISATION,
    ActorKind.MEDIA: ClaimKind.MEDIA,
}
_DESCRIBING = {"appos", "compound", "amod"}


@lru_cache(maxsize=1)
def _words() -> dict[ClaimKind, frozenset[str]]:
    return {ClaimKind(k): comma_words(v) for k, v in read_yaml("ontology/source_kinds.yaml").items()}


def kind_of_source(reading: Reading, attribution: Attribution, source: str | None) -> ClaimKind:
    """The kind of a claim's source.

    Args:
        reading: the reading, with its actors and their rows.
        attribution: what ties the source to the event.
        source: id of the source's row, or None for the report's own voice.
    """
    doc = reading.doc
    if source is None or attribution.source is None or attribution.source_token is None or doc is None:
        return ClaimKind.REPORT
    actors, words = reading.actors or (), _words()
    position = int(source[1:]) - 1
    actor = actors[position] if position < len(actors) else None
    token = attribution.source_token
    if doc[token].pos_ == "PRON":
        row = (reading.actor_rows or ())[position]
        spans = [doc.char_span(m.start, m.end, alignment_mode="expand") for m in row.mentions]
        token = next((s.root.i for s in spans if s is not None and s.root.pos_ != "PRON"), token)
    head, plural = doc[token].lemma_.lower(), doc[token].tag_ in ("NNS", "NNPS")
    named = actor is not None and any(m.form == "name" for m in actor.mentions)
    described = _description(reading, actor, attribution) | {head}
    if actor is not None and actor.kind in _BY_KIND:
        return _BY_KIND[actor.kind]
    body = actors[actor.organ_of].kind if actor is not None and actor.organ_of is not None else None
    in_office = body == ActorKind.PARTY and bool(described & words[ClaimKind.OFFICIAL])
    if body is not None and _BY_KIND.get(body) == ClaimKind.PARTY and not in_office:
        return ClaimKind.PARTY
    if actor is not None and actor.kind in STATE_KINDS:
        # One unnamed official is anonymous; the officials of a state, or an organ's spokesman, speak for it.
        unnamed = not named and not plural and head in words[ClaimKind.ANONYMOUS]
        speaks_for = head.startswith("spokes") and body is not None
        return ClaimKind.ANONYMOUS if unnamed and not speaks_for else ClaimKind.OFFICIAL
    if not named and (head in words[ClaimKind.DOCUMENT] or _of_document(reading, token)):
        return ClaimKind.DOCUMENT
    if described & words[ClaimKind.PARTY]:
        return ClaimKind.PARTY
    if described & words[ClaimKind.ANALYST]:
        return ClaimKind.ANALYST
    if in_office:
        return ClaimKind.OFFICIAL
    if body is not None and (named or head in words[ClaimKind.OFFICIAL]):
        return _BY_KIND.get(body, ClaimKind.OFFICIAL if body in STATE_KINDS else ClaimKind.ORGANISATION)
    if named and described & words[ClaimKind.OFFICIAL]:
        return ClaimKind.OFFICIAL
    return _by_words(actor, named, plural, head, described)


def _by_words(actor: Actor | None, named: bool, plural: bool, head: str, described: set[str]) -> ClaimKind:
    words = _words()
    for kind in (ClaimKind.WITNESS, ClaimKind.MEDIA, ClaimKind.ORGANISATION):
        if head in words[kind] or described & words[kind]:
            return kind
    if not named and head in words[ClaimKind.ANONYMOUS]:
        return ClaimKind.OFFICIAL if plural and head in words[ClaimKind.OFFICIAL] else ClaimKind.ANONYMOUS
    if actor is not None and actor.kind == ActorKind.CIVILIANS:
        return ClaimKind.WITNESS
    if actor is not None and set(actor.plover) & STATE_SECTORS:
        return ClaimKind.OFFICIAL
    return ClaimKind.WITNESS if named else ClaimKind.ANONYMOUS


def _of_document(reading: Reading, token: int) -> bool:
    """Whether a noun is the coming out of a document: "the release of the video showed"."""
    doc = reading.doc
    assert doc is not None
    governed = (inner for child in doc[token].children if child.lower_ == "of" for inner in child.children)
    return any(inner.lemma_.lower() in _words()[ClaimKind.DOCUMENT] for inner in governed)


def _description(reading: Reading, actor: Actor | None, attribution: Attribution) -> set[str]:
    """Lemmas of the words that describe a source: its noun phrase and its own nominal mentions."""
    doc = reading.doc
    assert doc is not None
    assert attribution.source is not None
    span = doc.char_span(*attribution.source, alignment_mode="expand")
    words = {t.lemma_.lower() for t in span} if span is not None else set()
    for mention in actor.mentions if actor is not None else ():
        near = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if near is not None and mention.form in ("nominal", "name"):
            words |= {t.lemma_.lower() for t in near}
            words |= {t.lemma_.lower() for t in near.root.children if t.dep_ in _DESCRIBING}
    return words
