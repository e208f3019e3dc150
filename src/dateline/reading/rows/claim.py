"""The stage that says who says so: a row for each source of each event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Doc, Token

from dateline.model import BlockRole, Claim, ClaimKind, Stance, Status
from dateline.model.state import STATE_KINDS
from dateline.reading.actors.actor import Actor
from dateline.reading.attribution.attribution import Attribution
from dateline.reading.attribution.lexicon import load_lexicon
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.linear import load_model
from dateline.reading.rows.answer import DENIALS, RESPONSIBILITY, unnamed_answers
from dateline.reading.rows.citation import attributions_around, beside, cited_for
from dateline.reading.rows.identity import Sources, source_ids, span_of
from dateline.reading.rows.redescription import redescribes
from dateline.reading.rows.source_kind import kind_of_source
from dateline.reading.rows.voice import side_of, voice_features
from dateline.reading.stage import Reading

__all__ = ["ClaimStage"]

_FAINTEST = 0.30
"""Probability that the only source around speaks of the event, under which the report itself tells of it: the
minister who "said the killing saddened her" merely takes it as known."""
_LONGEST_QUOTE = 200
"""Characters between the ends of a quote that shows who says so."""
_LONGEST_HEADING = 60
"""Characters of a line without a full stop that heads the paragraphs after it."""


_QUOTES = '“"'


def _merely_confirms(attribution: Attribution, source: Actor | None, doc: Doc) -> bool:
    """True where a state's own body tells of its deed: that asserts (manual, section 7).

    A group's "said it was behind" takes responsibility.
    """
    official = source is not None and (
        source.kind in STATE_KINDS or bool(set(source.plover) & {"GOV", "MIL"})
    )
    cue = doc.text[attribution.cue[0] : attribution.cue[1]].lower().split()
    return official and not load_lexicon().responsibility.intersection(cue)


def _is_aside(told: Token, attribution: Attribution, doc: Doc) -> bool:
    """Whether a reporter adds it to what a source says: "X said rebels, who took the town in May, fled"."""
    at = told
    while at.dep_ != "relcl":
        if at.head.i == at.i:
            return False
        at = at.head
    start = at.left_edge.i
    if attribution.cue_token >= start or doc[start - 1].text != ",":
        return False
    first = next((a for a, b in attribution.contents if a <= told.idx < b), told.idx)
    return not any(mark in doc.text[max(0, first - 1) : told.idx] for mark in _QUOTES)


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


def _distinct(voices: Sequence[_Voice], reading: Reading) -> list[_Voice]:
    """The voices, less those of who speaks under another description as well ("an army statement")."""
    rows = {row.id: row for row in reading.actor_rows or ()}
    kept: list[_Voice] = []
    for voice in voices:
        others = (one for one in voices if one is not voice and one.stance == voice.stance)
        if voice.source is None or not any(
            one.source is not None and redescribes(rows[voice.source], rows[one.source], reading)
            for one in others
        ):
            kept.append(voice)
    return kept


def _own_stance(happening: Happening) -> Stance:
    """What the report says in its own voice of a happening."""
    return Stance.DENIES if happening.status == Status.NEGATED else Stance.ASSERTS


class ClaimStage:
    """Adds the claims."""

    name = "claims"
    needs = ("doc", "happenings", "attributions", "actors", "actor_rows", "events")
    adds = ("claims",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """For each happening every distinct source and stance, in text order; at least one claim each.

        Who asserts a thing at one place and hedges it at another ("an apparent bombing") asserts it.
        """
        sources = source_ids(reading)
        claims: list[Claim] = []
        unnamed = unnamed_answers(reading)
        rows = zip(reading.events or (), reading.happenings or (), strict=True)
        for number, (event, happening) in enumerate(rows):
            for voice in self._voices(reading, happening, sources, unnamed.get(number, {})):
                claims.append(self._row(reading, f"c{len(claims) + 1}", event.id, voice, sources))
        return {"claims": tuple(claims)}

    def _voices(
        self, reading: Reading, happening: Happening, sources: Sources, unnamed: Mapping[int, Stance]
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
            index, hedged = cited_for(offset, attributions, trigger.token, doc)
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
            for denied in attributions_around(offset, attributions):
                outer, denier = attributions[denied], sources.row_of.get(denied)
                denies = outer.stance in DENIALS and outer.cue_token != trigger.token
                if denier and denied != index and denies:
                    found.setdefault((denier, outer.stance), _Voice(denier, outer.stance, denied, trigger))
            if _is_aside(doc[trigger.token], attribution, doc):
                untold.append(_Voice(None, Stance.ASSERTS, None, trigger))
                continue
            uttered = side == "actor" or attribution.stance in DENIALS  # nobody denies that words were spoken
            if uttered and happening.type in SPEECH:
                untold.append(_Voice(None, Stance.ASSERTS, None, trigger))
                continue
            stance = Stance.HEDGES if hedged and attribution.stance == Stance.ASSERTS else attribution.stance
            if stance == Stance.ASSERTS and happening.status == Status.NEGATED:
                stance = Stance.DENIES
            if stance == Stance.CLAIMS_RESPONSIBILITY and _merely_confirms(attribution, actor, doc):
                stance = Stance.ASSERTS
            voice = _Voice(source, stance, index, trigger)
            responsible = attribution.stance in RESPONSIBILITY
            features = voice_features(trigger, attribution, actor, side, doc)
            score = 1.0 if responsible else model.probability(features)
            if score >= model.threshold:
                found.setdefault((source, stance), voice)
                for other in beside(index, attributions):
                    fellow = sources.row_of.get(other)
                    if fellow is not None:
                        found.setdefault((fellow, stance), _Voice(fellow, stance, other, trigger))
            else:
                passed_over.append((score, voice))
        for index, stance in unnamed.items():
            source = sources.row_of.get(index)
            if source is not None:
                found.setdefault((source, stance), _Voice(source, stance, index, happening.triggers[0]))
        # A headline that nobody is cited for adds no voice of the report's own where the body attributes.
        body = [v for v in untold if not any(a <= doc[v.trigger.token].idx < b for a, b in titles)]
        if untold and (body or not (found or passed_over)):
            own = (body or untold)[0]
            found.setdefault((None, _own_stance(happening)), own)
        if not found:
            score, voice = max(passed_over, key=lambda pair: pair[0])
            if score < _FAINTEST:
                voice = _Voice(None, _own_stance(happening), None, voice.trigger)
            found[voice.source, voice.stance] = voice
        voices = [
            replace(voice, stance=stance)
            for (source, stance), voice in found.items()
            if stance is not Stance.HEDGES or (source, Stance.ASSERTS) not in found
        ]
        return sorted(_distinct(voices, reading), key=lambda v: v.trigger.token)

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
