"""A value of a field, with everyone who gives it."""

import dataclasses
from dataclasses import dataclass

from pydantic import JsonValue

from dateline.model import Claim, ClaimKind, Span, Stance, TollSide, VersionSource
from dateline.reconciling.occurrence import Occurrence

__all__ = ["AFFIRMING", "Candidate", "Voice", "claim_voice", "event_voice", "report_voice"]

AFFIRMING = (Stance.ASSERTS, Stance.HEDGES, Stance.CLAIMS_RESPONSIBILITY)


@dataclass(frozen=True, slots=True)
class Voice:
    """One report's words for a value."""

    source: VersionSource
    origin: str

    @property
    def affirms(self) -> bool:
        """Whether it speaks for the value; the rest contradict it."""
        return self.source.stance in AFFIRMING

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """Earlier reports first, and within a report the order of its words."""
        source = self.source
        return (source.published or "9999", source.report, source.start, source.end, source.claim or "")


@dataclass(slots=True, eq=False)
class Candidate:
    """One value of one field. Values are one where their keys are equal."""

    field: str
    key: str
    value: JsonValue
    label: str
    payload: object = None
    """The value as an object, for comparing it with others."""
    side: TollSide | None = None
    voices: list[Voice] = dataclasses.field(default_factory=list)

    @property
    def origins(self) -> frozenset[str]:
        """The independent sources that give it; a copy has the origin of its original."""
        return frozenset(voice.origin for voice in self.voices if voice.affirms)

    @property
    def days(self) -> tuple[str, ...]:
        """Days on which it was given, in order."""
        return tuple(sorted({v.source.published for v in self.voices if v.affirms and v.source.published}))


def report_voice(occurrence: Occurrence, start: int, end: int, quote: str) -> Voice:
    """The report's own words for a value, with no one quoted."""
    return _voice(occurrence, None, (start, end, quote))


def event_voice(occurrence: Occurrence) -> Voice:
    """The first evidence of the event."""
    span = occurrence.event.evidence[0]
    return _voice(occurrence, None, (span.start, span.end, span.quote))


def claim_voice(occurrence: Occurrence, claim: Claim, span: Span | None = None) -> Voice:
    """A claim's words, or those given."""
    at = span or claim.evidence[0]
    return _voice(occurrence, claim, (at.start, at.end, at.quote))


def _voice(occurrence: Occurrence, claim: Claim | None, span: tuple[int, int, str]) -> Voice:
    provenance, speakers = occurrence.provenance, occurrence.speakers
    speaker = speakers.get(claim.source) if claim and claim.source else None
    return Voice(
        VersionSource(
            report=provenance.report,
            event=occurrence.key,
            claim=claim.id if claim else None,
            source=speaker.name if speaker else None,
            kind=claim.kind if claim else ClaimKind.REPORT,
            stance=claim.stance if claim else Stance.ASSERTS,
            via=tuple(speakers[actor].name for actor in claim.via if actor in speakers) if claim else (),
            publisher=provenance.publisher,
            published=provenance.published,
            copy_of=provenance.copy_of,
            start=span[0],
            end=span[1],
            quote=span[2],
        ),
        provenance.origin,
    )
