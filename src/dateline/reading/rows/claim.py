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
from dateline.reading.linear import load_model
from dateline.reading.rows.identity import Sources, source_ids, span_of
from dateline.reading.rows.voice import voice_features
from dateline.reading.stage import Reading

__all__ = ["ClaimStage", "attribution_of", "cited_for", "side_of"]

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


def _around(offset: int, attributions: Sequence[Attribution]) -> list[int]:
    """Indices of the attributions whose content holds the offset, from the innermost out."""
    found: list[tuple[int, int]] = []
    for index, attribution in enumerate(attributions):
        lengths = [end - start for start, end in attribution.contents if start <= offset < end]
        if lengths:
            found.append((min(lengths), index))
    return [index for _, index in sorted(found)]


def cited_for(
    trigger: Trigger, attributions: Sequence[Attribution], offset: int
) -> tuple[int | None, bool]:
    """The innermost attribution with a source around a trigger, and whether nameless words hedge it within.

    "Analysts say the suspected killings ..." is the analysts' word, hedged. Where nobody is cited at all the
    attribution is the one that hedges, if any.

    Args:
        trigger: the trigger.
        attributions: those of the report.
        offset: where the trigger's head starts.
    """
    hedge: int | None = None
    for index in _around(offset, attributions):
        attribution = attributions[index]
        if attribution.cue_token == trigger.token:
            continue
        if attribution.source is not None:
            return index, hedge is not None
        if attribution.stance != Stance.ASSERTS and hedge is None:
            hedge = index
    return hedge, False


def side_of(index: int | None, trigger: Trigger, actors: Sequence[Actor]) -> str:
    """The part that an actor, or a body that it belongs to, has in a trigger: `actor`, `recipient` or `none`."""
    if index is None:
        return "none"
    if index in _with_bodies(trigger.actors, actors):
        return "actor"
    return "recipient" if index in _with_bodies(trigger.recipients, actors) else "none"


_RESPONSIBILITY = (Stance.CLAIMS_RESPONSIBILITY, Stance.DISCLAIMS_RESPONSIBILITY)
_DENIALS = (Stance.DENIES, Stance.DISCLAIMS_RESPONSIBILITY)


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
        doc, attributions, actors = reading.doc, reading.attributions or (), reading.actors or ()
        assert doc is not None
        model = load_model("voice")
        titles = [(b.start, b.end) for b in reading.report.blocks if b.role == BlockRole.HEADLINE]
        found: dict[tuple[str | None, Stance], _Voice] = {}
        untold: list[_Voice] = []
        passed_over: list[tuple[float, _Voice]] = []
        for trigger in happening.triggers:
            offset = doc[trigger.token].idx
            index, hedged = cited_for(trigger, attributions, offset)
            attribution = attributions[index] if index is not None else None
            source = sources.row_of.get(index) if index is not None else None
            if attribution is None or index is None:
                untold.append(_Voice(None, Stance.ASSERTS, None, trigger))
                continue
            if source is None:
                stance = attribution.stance if attribution.stance in (Stance.HEDGES, Stance.DENIES) else Stance.ASSERTS
                voice = _Voice(None, stance, index if stance != Stance.ASSERTS else None, trigger)
                found.setdefault((None, stance), voice)
                continue
            at = int(source[1:]) - 1
            actor = actors[at] if at < len(actors) else None
            side = side_of(at if actor is not None else None, trigger, actors)
            for denied in _around(offset, attributions):
                outer, denier = attributions[denied], sources.row_of.get(denied)
                if denier and denied != index and outer.stance in _DENIALS and outer.cue_token != trigger.token:
                    found.setdefault((denier, outer.stance), _Voice(denier, outer.stance, denied, trigger))
            if side == "actor" and happening.type in SPEECH:
                untold.append(_Voice(None, Stance.ASSERTS, None, trigger))
                continue
            stance = Stance.HEDGES if hedged and attribution.stance == Stance.ASSERTS else attribution.stance
            voice = _Voice(source, stance, index, trigger)
            responsible = attribution.stance in _RESPONSIBILITY
            score = 1.0 if responsible else model.probability(voice_features(trigger, attribution, actor, side, doc))
            if score >= model.threshold:
                found.setdefault((source, stance), voice)
            else:
                passed_over.append((score, voice))
        # A headline that nobody is cited for adds no voice of the report's own where the body attributes.
        body = [v for v in untold if not any(a <= doc[v.trigger.token].idx < b for a, b in titles)]
        if untold and (body or not (found or passed_over)):
            found.setdefault((None, Stance.ASSERTS), (body or untold)[0])
        if not found:
            voice = max(passed_over, key=lambda pair: pair[0])[1]
            found[voice.source, voice.stance] = voice
        return sorted(found.values(), key=lambda v: v.trigger.token)

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
        if actor is not None and actor.kind not in (ActorKind.PERSON, ActorKind.OTHER, ActorKind.CIVILIANS):
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
