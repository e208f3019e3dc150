"""The stage that says who says so: a row for each source of each event."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from dateline.model import ActorKind, BlockRole, Claim, ClaimKind, Stance
from dateline.reading.actors.actor import Actor
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.rows.identity import Sources, source_ids, span_of
from dateline.reading.stage import Reading

__all__ = ["ClaimStage", "attribution_of"]

_OFFICIAL = {
    ActorKind.STATE,
    ActorKind.GOVERNMENT,
    ActorKind.LEGISLATURE,
    ActorKind.JUDICIARY,
    ActorKind.MILITARY,
    ActorKind.POLICE,
    ActorKind.INTELLIGENCE,
}
_BY_KIND = {
    ActorKind.ARMED_GROUP: ClaimKind.PARTY,
    ActorKind.PARTY: ClaimKind.PARTY,
    ActorKind.MOVEMENT: ClaimKind.PARTY,
    ActorKind.IGO: ClaimKind.ORGANISATION,
    ActorKind.NGO: ClaimKind.ORGANISATION,
    ActorKind.COMPANY: ClaimKind.ORGANISATION,
    ActorKind.MEDIA: ClaimKind.MEDIA,
}


@lru_cache(maxsize=1)
def _words() -> dict[ClaimKind, frozenset[str]]:
    text = files("dateline.data").joinpath("ontology", "source_kinds.yaml").read_text(encoding="utf-8")
    return {ClaimKind(k): frozenset(w.strip() for w in v.split(",")) for k, v in yaml.safe_load(text).items()}


def attribution_of(offset: int, attributions: Sequence[Attribution]) -> int | None:
    """Index of the attribution whose content holds the offset, the innermost where several do."""
    best: tuple[int, int] | None = None
    for index, attribution in enumerate(attributions):
        for start, end in attribution.contents:
            if start <= offset < end and (best is None or end - start < best[0]):
                best = (end - start, index)
    return best[1] if best else None


@dataclass(frozen=True, slots=True)
class _Voice:
    """One source's word on one happening, before it has an id."""

    source: str | None
    stance: Stance
    attribution: int | None
    trigger: Trigger


class ClaimStage:
    """Adds the claims."""

    name = "claims"
    needs = ("doc", "happenings", "attributions", "actors", "actor_rows", "events")
    adds = ("claims",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """For each happening every distinct source and stance, in text order; at least one claim each."""
        sources = source_ids(reading)
        claims: list[Claim] = []
        for event, happening in zip(reading.events or (), reading.happenings or (), strict=True):
            for voice in self._voices(reading, happening, sources):
                claims.append(self._row(reading, f"c{len(claims) + 1}", event.id, voice, sources))
        return {"claims": tuple(claims)}

    def _voices(self, reading: Reading, happening: Happening, sources: Sources) -> list[_Voice]:
        attributions = reading.attributions or ()
        titles = [(b.start, b.end) for b in reading.report.blocks if b.role == BlockRole.HEADLINE]
        doers = {f"a{i + 1}" for i in _with_bodies(happening.actors, reading.actors or ())}
        found: dict[tuple[str | None, Stance], _Voice] = {}
        assert reading.doc is not None
        for trigger in happening.triggers:
            offset = reading.doc[trigger.token].idx
            index = attribution_of(offset, attributions)
            source = sources.row_of.get(index) if index is not None else None
            stance = attributions[index].stance if index is not None else Stance.ASSERTS
            own_words = happening.type in SPEECH and source is not None and source in doers
            if index is not None and source is None and attributions[index].source is not None:
                source = None
            if own_words or (index is not None and attributions[index].cue_token == trigger.token):
                index, source, stance = None, None, Stance.ASSERTS
            if source is None and stance not in (Stance.HEDGES, Stance.DENIES):
                index, stance = None, Stance.ASSERTS
            if source is None and index is None and len(happening.triggers) > 1 and found:
                if any(a <= offset < b for a, b in titles):
                    continue
            found.setdefault((source, stance), _Voice(source, stance, index, trigger))
        # A headline that nobody is cited for adds no voice of the report's own where the body attributes.
        own = (None, Stance.ASSERTS)
        if own in found and len(found) > 1:
            offset = reading.doc[found[own].trigger.token].idx
            others = [
                t
                for t in happening.triggers
                if attribution_of(reading.doc[t.token].idx, attributions) is None
                and not any(a <= reading.doc[t.token].idx < b for a, b in titles)
            ]
            if any(a <= offset < b for a, b in titles) and not others:
                del found[own]
        return list(found.values())

    def _row(self, reading: Reading, claim_id: str, event: str, voice: _Voice, sources: Sources) -> Claim:
        text = reading.report.text
        trigger = voice.trigger
        if voice.attribution is None:
            evidence = (span_of(text, trigger.start, trigger.end),)
            return Claim(
                id=claim_id,
                event=event,
                source=None,
                kind=ClaimKind.REPORT,
                stance=voice.stance,
                evidence=evidence,
            )
        attribution = (reading.attributions or ())[voice.attribution]
        start = min(
            attribution.cue[0], *(attribution.source[:1] if attribution.source else ()), attribution.cue[0]
        )
        end = max(
            attribution.cue[1], *(attribution.source[1:] if attribution.source else ()), attribution.cue[1]
        )
        via = sources.via_of.get(voice.attribution)
        return Claim(
            id=claim_id,
            event=event,
            source=voice.source,
            kind=self._kind(reading, attribution, voice.source),
            stance=voice.stance,
            via=(via,) if via else (),
            verb=text[attribution.cue[0] : attribution.cue[1]],
            evidence=(span_of(text, start, end),),
        )

    def _kind(self, reading: Reading, attribution: Attribution, source: str | None) -> ClaimKind:
        if source is None or attribution.source is None or attribution.source_token is None:
            return ClaimKind.REPORT
        actors, words = reading.actors or (), _words()
        assert reading.doc is not None
        head = reading.doc[attribution.source_token].lemma_.lower()
        position = int(source[1:]) - 1
        actor = actors[position] if position < len(actors) else None
        named = actor is not None and any(m.form == "name" for m in actor.mentions)
        if actor is not None and not (actor.kind in (ActorKind.PERSON, ActorKind.OTHER, ActorKind.CIVILIANS)):
            if actor.kind in _BY_KIND:
                return _BY_KIND[actor.kind]
            if actor.kind in _OFFICIAL:
                anonymous = not named and head in words[ClaimKind.ANONYMOUS] and head not in ("authority",)
                return ClaimKind.ANONYMOUS if anonymous else ClaimKind.OFFICIAL
        described = _description(reading, actor, attribution)
        if head in words[ClaimKind.DOCUMENT]:
            return ClaimKind.DOCUMENT
        if described & words[ClaimKind.ANALYST]:
            return ClaimKind.ANALYST
        body = _body_kind(position, actors) if actor is not None else None
        if body is not None and named:
            return _BY_KIND.get(body, ClaimKind.OFFICIAL if body in _OFFICIAL else ClaimKind.ORGANISATION)
        for kind in (ClaimKind.WITNESS, ClaimKind.MEDIA, ClaimKind.ORGANISATION, ClaimKind.ANONYMOUS):
            if (head in words[kind] or described & words[kind]) and not (
                named and kind == ClaimKind.ANONYMOUS
            ):
                return kind
        if actor is not None and actor.kind == ActorKind.CIVILIANS:
            return ClaimKind.WITNESS
        if actor is not None and set(actor.plover) & {"GOV", "MIL", "COP", "LEG", "JUD", "SPY"}:
            return ClaimKind.OFFICIAL
        return ClaimKind.WITNESS if named else ClaimKind.ANONYMOUS


def _with_bodies(indices: Sequence[int], actors: Sequence[Actor]) -> set[int]:
    """The actors, the bodies that they belong to, and those that belong to them."""
    out = set(indices)
    for index in indices:
        at = actors[index].organ_of
        for _ in range(3):
            if at is None:
                break
            out.add(at)
            at = actors[at].organ_of
    out.update(i for i, a in enumerate(actors) if a.organ_of in set(indices))
    return out


def _body_kind(index: int, actors: Sequence[Actor]) -> ActorKind | None:
    body = actors[index].organ_of
    return actors[body].kind if body is not None else None


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
            words |= {t.lemma_.lower() for t in near.root.children if t.dep_ in ("appos", "compound", "amod")}
    return words
