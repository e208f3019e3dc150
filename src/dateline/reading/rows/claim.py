"""The stage that says who says so: a row for each source of each event."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Doc

from dateline.model import BlockRole, Claim, ClaimKind, EventType, Stance, Status
from dateline.reading.actors.actor import Actor
from dateline.reading.actors.bodies import bodies_of
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.attribution.lexicon import load_lexicon
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.linear import load_model
from dateline.reading.rows.identity import Sources, source_ids, span_of
from dateline.reading.rows.source_kind import OFFICIAL_KINDS, kind_of_source
from dateline.reading.rows.voice import voice_features
from dateline.reading.stage import Reading

__all__ = ["ClaimStage", "attribution_of", "cited_for", "side_of"]


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
    offset: int, attributions: Sequence[Attribution], token: int | None = None
) -> tuple[int | None, bool]:
    """The innermost attribution with a source around an offset, and whether words that name nobody hedge it.

    "Analysts say the suspected killings ..." is the analysts' word, hedged. Where nobody is cited at all the
    attribution is the one that hedges, if any. What somebody merely wants or asks is no word on it.

    Args:
        offset: where the head of a trigger, or a figure, starts.
        attributions: those of the report.
        token: the trigger's head, which is no word on itself.
    """
    hedge: int | None = None
    for index in _around(offset, attributions):
        attribution = attributions[index]
        wish = not attribution.reporting and attribution.stance == Stance.HEDGES
        if attribution.cue_token == token or wish:
            continue
        if attribution.source is not None:
            return index, hedge is not None
        if attribution.stance != Stance.ASSERTS and hedge is None:
            hedge = index
    return hedge, False


def side_of(index: int | None, trigger: Trigger, actors: Sequence[Actor]) -> str:
    """The part that an actor, or a body it belongs to, has in a trigger: `actor`, `recipient` or `none`."""
    if index is None:
        return "none"
    if index in _with_bodies(trigger.actors, actors):
        return "actor"
    return "recipient" if index in _with_bodies(trigger.recipients, actors) else "none"


def _merely_confirms(attribution: Attribution, source: Actor | None, doc: Doc) -> bool:
    """True where a state's own body tells of its deed: that asserts (manual, section 7).

    A group's "said it was behind" takes responsibility.
    """
    official = source is not None and (
        source.kind in OFFICIAL_KINDS or bool(set(source.plover) & {"GOV", "MIL"})
    )
    return official and doc[attribution.cue_token].lemma_.lower() not in (
        "claim",
        "take",
        "accept",
        "assume",
        "admit",
    )


_RESPONSIBILITY = (Stance.CLAIMS_RESPONSIBILITY, Stance.DISCLAIMS_RESPONSIBILITY)
_LONGEST_QUOTE = 200
"""Characters between the ends of a quote that shows who says so."""
_BARE = frozenset(
    {
        "responsibility",
        "credit",
        "involvement",
        "any",
        "role",
        "the",
        "it",
        "that",
        "all",
        "a",
        "part",
        "blame",
    }
)
_DENIALS = (Stance.DENIES, Stance.DISCLAIMS_RESPONSIBILITY)


@dataclass(frozen=True, slots=True)
class _Voice:
    """One source's word on one happening, before it has an id."""

    source: str | None
    stance: Stance
    attribution: int | None
    trigger: Trigger


def _words_of(attribution: Attribution, text: str) -> tuple[int, int]:
    """Offsets of relayer, source and cue as one quote ("media quoted X as saying"), less far parts."""
    start, end = attribution.cue
    for part in (attribution.source, attribution.via):
        if part is not None:
            first, last = min(start, part[0]), max(end, part[1])
            if last - first <= _LONGEST_QUOTE and "\n" not in text[first:last]:
                start, end = first, last
    return start, end


def _owned_up(reading: Reading) -> dict[int, list[int]]:
    """For each happening the attributions that own or disown it unnamed ("has claimed responsibility").

    They go to the assault that the report has told of most up to there, the last of several.
    """
    doc, happenings = reading.doc, reading.happenings or ()
    assert doc is not None
    out: dict[int, list[int]] = {}
    for index, attribution in enumerate(reading.attributions or ()):
        if attribution.stance not in _RESPONSIBILITY or attribution.source is None:
            continue
        words = " ".join(doc.text[a:b] for a, b in attribution.contents).lower().split()
        if not words or not set(words) <= _BARE:
            continue
        told: list[tuple[int, int, int]] = []
        for number, happening in enumerate(happenings):
            before = [t.token for t in happening.triggers if t.token < attribution.cue_token]
            if before and happening.type == EventType.ASSAULT and happening.status == Status.ACTUAL:
                told.append((len(before), before[-1], number))
        if told:
            out.setdefault(max(told)[2], []).append(index)
    return out


_LONGEST_HEADING = 60
"""Characters of a line without a full stop that heads the paragraphs after it."""


def _titles(reading: Reading) -> list[tuple[int, int]]:
    """Offsets of the headline and of the headings between paragraphs."""
    text = reading.report.text
    return [
        (block.start, block.end)
        for block in reading.report.blocks
        if block.role == BlockRole.HEADLINE
        or (
            block.role == BlockRole.BODY
            and block.end - block.start <= _LONGEST_HEADING
            and text[block.start : block.end].rstrip()[-1:].isalnum()
        )
    ]


def _denied(reading: Reading) -> dict[int, list[int]]:
    """For each happening the attributions that deny it by a pronoun or as a charge ("the army denied this").

    What is denied is the last deed told before, in the denial's sentence or the one before it.
    """
    doc, happenings = reading.doc, reading.happenings or ()
    assert doc is not None
    anaphors = load_lexicon().anaphors
    out: dict[int, list[int]] = {}
    told = sorted(
        (trigger.token, number)
        for number, happening in enumerate(happenings)
        if happening.type not in SPEECH
        for trigger in happening.triggers
    )
    for index, attribution in enumerate(reading.attributions or ()):
        if attribution.stance is not Stance.DENIES or attribution.source_token is None:
            continue
        words = " ".join(doc.text[a:b] for a, b in attribution.contents).lower().split()
        if not words or not set(words) <= anaphors:
            continue
        sentence = doc[attribution.cue_token].sent
        first = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
        before = [n for token, n in told if first <= token < attribution.cue_token]
        if before:
            out.setdefault(before[-1], []).append(index)
    return out


class ClaimStage:
    """Adds the claims."""

    name = "claims"
    needs = ("doc", "happenings", "attributions", "actors", "actor_rows", "events")
    adds = ("claims",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """For each happening every distinct source and stance, in text order; at least one claim each."""
        sources = source_ids(reading)
        claims: list[Claim] = []
        owned = _owned_up(reading)
        for number, indices in _denied(reading).items():
            owned.setdefault(number, []).extend(indices)
        rows = zip(reading.events or (), reading.happenings or (), strict=True)
        for number, (event, happening) in enumerate(rows):
            for voice in self._voices(reading, happening, sources, owned.get(number, ())):
                claims.append(self._row(reading, f"c{len(claims) + 1}", event.id, voice, sources))
        return {"claims": tuple(claims)}

    def _voices(
        self, reading: Reading, happening: Happening, sources: Sources, owned: Sequence[int]
    ) -> list[_Voice]:
        doc, attributions, actors = reading.doc, reading.attributions or (), reading.actors or ()
        assert doc is not None
        model = load_model("voice")
        titles = _titles(reading)
        found: dict[tuple[str | None, Stance], _Voice] = {}
        untold: list[_Voice] = []
        passed_over: list[tuple[float, _Voice]] = []
        for trigger in happening.triggers:
            offset = doc[trigger.token].idx
            index, hedged = cited_for(offset, attributions, trigger.token)
            attribution = attributions[index] if index is not None else None
            source = sources.row_of.get(index) if index is not None else None
            if attribution is None or index is None:
                untold.append(_Voice(None, Stance.ASSERTS, None, trigger))
                continue
            if source is None:
                kept = attribution.stance in (Stance.HEDGES, Stance.DENIES)
                stance = attribution.stance if kept else Stance.ASSERTS
                found.setdefault((None, stance), _Voice(None, stance, index if kept else None, trigger))
                continue
            at = int(source[1:]) - 1
            actor = actors[at] if at < len(actors) else None
            side = side_of(at if actor is not None else None, trigger, actors)
            for denied in _around(offset, attributions):
                outer, denier = attributions[denied], sources.row_of.get(denied)
                denies = outer.stance in _DENIALS and outer.cue_token != trigger.token
                if denier and denied != index and denies:
                    found.setdefault((denier, outer.stance), _Voice(denier, outer.stance, denied, trigger))
            if side == "actor" and happening.type in SPEECH:
                untold.append(_Voice(None, Stance.ASSERTS, None, trigger))
                continue
            stance = Stance.HEDGES if hedged and attribution.stance == Stance.ASSERTS else attribution.stance
            if stance == Stance.ASSERTS and happening.status == Status.NEGATED:
                stance = Stance.DENIES
            if stance == Stance.CLAIMS_RESPONSIBILITY and _merely_confirms(attribution, actor, doc):
                stance = Stance.ASSERTS
            voice = _Voice(source, stance, index, trigger)
            responsible = attribution.stance in _RESPONSIBILITY
            features = voice_features(trigger, attribution, actor, side, doc)
            score = 1.0 if responsible else model.probability(features)
            if score >= model.threshold:
                found.setdefault((source, stance), voice)
            else:
                passed_over.append((score, voice))
        for index in owned:
            source = sources.row_of.get(index)
            if source is not None:
                stance = attributions[index].stance
                found.setdefault((source, stance), _Voice(source, stance, index, happening.triggers[0]))
        # A headline that nobody is cited for adds no voice of the report's own where the body attributes.
        body = [v for v in untold if not any(a <= doc[v.trigger.token].idx < b for a, b in titles)]
        if untold and (body or not (found or passed_over)):
            own = (body or untold)[0]
            negated = happening.status == Status.NEGATED
            found.setdefault((None, Stance.DENIES if negated else Stance.ASSERTS), own)
        if not found:
            voice = max(passed_over, key=lambda pair: pair[0])[1]
            found[voice.source, voice.stance] = voice
        voices = [replace(voice, stance=stance) for (_, stance), voice in found.items()]
        return sorted(voices, key=lambda v: v.trigger.token)

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
        start, end = _words_of(attribution, text)
        via = sources.via_of.get(voice.attribution)
        return Claim(
            id=claim_id,
            event=event,
            source=voice.source,
            kind=kind_of_source(reading, attribution, voice.source),
            stance=voice.stance,
            via=(via,) if via else (),
            verb=text[attribution.cue[0] : attribution.cue[1]],
            evidence=(span_of(text, start, end),),
        )


def _with_bodies(indices: Sequence[int], actors: Sequence[Actor]) -> set[int]:
    """The actors, the bodies that they belong to, and those that belong to them."""
    out = set(indices) | bodies_of(indices, actors)
    out.update(i for i, a in enumerate(actors) if a.organ_of in set(indices))
    return out
