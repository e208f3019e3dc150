"""An incident laid out: every version of every field, and the headline that the policy takes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.model import (
    Effect,
    EventType,
    Incident,
    IncidentPlace,
    IncidentTime,
    Judgement,
    Member,
    Party,
    Status,
    Toll,
    Version,
)
from dateline.reading.events.ontology import load_ontology
from dateline.reconciling.occurrence import Occurrence, incident_id
from dateline.reconciling.versions.candidate import Candidate, event_voice
from dateline.reconciling.versions.conflict import actors_conflict, figures_conflict
from dateline.reconciling.versions.correction import corrected
from dateline.reconciling.versions.fields import FIELDS, by_field
from dateline.reconciling.versions.figure import Figure
from dateline.reconciling.versions.policy import DEFAULT, Policy
from dateline.reconciling.versions.standing import standing_of
from dateline.reconciling.versions.title import title
from dateline.reconciling.versions.tolls import casualty_field, figures, ranges

__all__ = ["Grouping", "assemble"]


class Grouping(Protocol):
    """Which events are one happening, and how surely."""

    @property
    def members(self) -> tuple[str, ...]:
        """Keys of the events."""

    @property
    def scores(self) -> Mapping[str, float]:
        """How surely each belongs."""

    @property
    def flags(self) -> tuple[str, ...]:
        """Why a person should look."""


@dataclass(slots=True)
class _Field:
    """The versions of one field: the headline first, where there is one."""

    ranked: list[Candidate]
    headlines: list[Candidate]
    judgement: int | None = None

    @property
    def payload(self) -> object:
        return self.headlines[0].payload if self.headlines else None


def assemble(
    cluster: Grouping,
    occurrences: Mapping[str, Occurrence] | Iterable[Occurrence],
    corrections: Sequence[Judgement] = (),
    accepted: bool = False,
    rejected: bool = False,
    policy: Policy = DEFAULT,
) -> Incident:
    """The incident of a cluster.

    Args:
        cluster: the events that are one happening.
        occurrences: those of the cluster; others are passed over.
        corrections: judgements that set a field of this incident; of several on one field the last holds.
        accepted: whether a reviewer accepted it.
        rejected: whether a reviewer rejected it.
        policy: what chooses the headline values. A correction comes before it.

    Returns:
        The incident, without links, which need the other incidents.
    """
    known = occurrences.values() if isinstance(occurrences, Mapping) else occurrences
    wanted = frozenset(cluster.members)
    members = sorted((one for one in known if one.key in wanted), key=lambda one: one.order)
    last = {one.field: one for one in sorted(corrections, key=lambda one: one.sequence) if one.field}
    parties = {
        party.id: party for one in members for party in (*one.speakers.values(), *one.actor, *one.recipient)
    }
    found = by_field(members)
    kind_first = _settled("type", found["type"], last, parties, policy)
    kind = kind_first.payload if isinstance(kind_first.payload, EventType) else members[0].event.type
    modes = {mode for code, mode in load_ontology().codings if code is kind and mode}
    fields = {"type": kind_first}
    for field in FIELDS[1:]:
        fields[field] = _settled(field, found[field], last, parties, policy)
    if fields["mode"].judgement is None:
        fitting = [one for one in fields["mode"].ranked if one.payload in modes]
        fields["mode"].headlines = fitting[:1]
    if fields["instruments"].judgement is None:
        fields["instruments"].headlines = list(fields["instruments"].ranked)
    given = figures(members)
    costs = {
        effect: _settled(casualty_field(effect), given.get(effect, []), last, parties, policy)
        for effect in Effect
        if effect in given or casualty_field(effect) in last
    }
    for effect, cost in costs.items():
        fields[casualty_field(effect)] = cost
    tolls = _with_corrections(ranges(given), costs)
    return _incident(cluster, members, fields, costs, tolls, kind, accepted, rejected, policy)


def _settled(
    field: str,
    candidates: Sequence[Candidate],
    corrections: Mapping[str, Judgement],
    parties: Mapping[str, Party],
    policy: Policy,
) -> _Field:
    """The versions of a field in order; what a person set stands first."""
    tolls = field.startswith("casualties.")
    ranked = policy.ranked_tolls(candidates) if tolls else policy.ranked(candidates)
    judgement = corrections.get(field)
    set_to = corrected(field, judgement.value, parties) if judgement else None
    if judgement is None or set_to is None:
        return _Field(ranked, [one for one in ranked[:1] if one.origins])
    kept = [next((one for one in ranked if one.key == new.key), new) for new in set_to]
    rest = [one for one in ranked if one not in kept]
    return _Field([*kept, *rest], kept, judgement.sequence)


def _with_corrections(tolls: tuple[Toll, ...], costs: Mapping[Effect, _Field]) -> tuple[Toll, ...]:
    """The range over all sides is the figure that a person set, where one did."""
    kept: list[Toll] = []
    for effect, cost in costs.items():
        of_effect = [toll for toll in tolls if toll.effect is effect]
        if cost.judgement is not None:
            figure = _figure(cost) or Figure(None, None)
            whole = Toll(
                effect=effect,
                side=None,
                low=figure.low,
                high=figure.high,
                latest_low=figure.low,
                latest_high=figure.high,
                sources=next((toll.sources for toll in of_effect if toll.side is None), 0),
            )
            of_effect = [whole, *(toll for toll in of_effect if toll.side is not None)]
        kept.extend(of_effect)
    return tuple(kept)


def _figure(field: _Field) -> Figure | None:
    return field.payload if isinstance(field.payload, Figure) else None


def _incident(
    cluster: Grouping,
    members: Sequence[Occurrence],
    fields: Mapping[str, _Field],
    costs: Mapping[Effect, _Field],
    tolls: tuple[Toll, ...],
    kind: EventType,
    accepted: bool,
    rejected: bool,
    policy: Policy,
) -> Incident:
    mode = fields["mode"].payload
    mode = mode if isinstance(mode, str) and (kind, mode) in load_ontology().codings else None
    status = fields["status"].payload
    status = status if isinstance(status, Status) else members[0].event.status
    actor, recipient = _parties(fields["actor"]), _parties(fields["recipient"])
    place, time, name = fields["place"].payload, fields["time"].payload, fields["name"].payload
    place = place if isinstance(place, IncidentPlace) else None
    coding = load_ontology().coding(kind, mode)
    whole = {toll.effect: toll for toll in tolls if toll.side is None}
    killed, injured = whole.get(Effect.KILLED), whole.get(Effect.INJURED)
    headline = {effect: figure for effect, cost in costs.items() if (figure := _figure(cost)) is not None}
    days = sorted(one.provenance.published for one in members if one.provenance.published)
    of_kind = [one.event for one in members if one.event.type is kind] or [one.event for one in members]
    codes = [event.cameo for event in of_kind if event.cameo and (event.mode == mode or mode is None)]
    return Incident(
        id=incident_id(members[0].key),
        title=title(kind, mode, status, actor, recipient, place, headline),
        type=kind,
        mode=mode,
        quad=coding.quad,
        intensity=coding.score,
        status=status,
        standing=standing_of(members, rejected),
        accepted=accepted,
        rejected=rejected,
        flags=_flags(cluster, fields, costs),
        actor=actor,
        recipient=recipient,
        time=time if isinstance(time, IncidentTime) else None,
        place=place,
        killed_low=killed.low if killed else None,
        killed_high=killed.high if killed else None,
        injured_low=injured.low if injured else None,
        injured_high=injured.high if injured else None,
        reports=len({one.provenance.report for one in members}),
        sources=len({one.provenance.origin for one in members}),
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        score=min((cluster.scores.get(one.key, 1.0) for one in members), default=1.0),
        name=name if isinstance(name, str) else None,
        contexts=tuple(sorted({context for event in of_kind for context in event.contexts})),
        cameo=max(codes, key=lambda code: (codes.count(code), -codes.index(code))) if codes else coding.cameo,
        instruments=tuple(one.label for one in fields["instruments"].headlines),
        tolls=tolls,
        versions=tuple(version for field in fields for version in _versions(fields[field])),
        members=tuple(_member(cluster, one) for one in members),
        policy=policy.words,
    )


def _parties(field: _Field) -> tuple[Party, ...]:
    return field.payload if isinstance(field.payload, tuple) else ()


def _flags(
    cluster: Grouping, fields: Mapping[str, _Field], costs: Mapping[Effect, _Field]
) -> tuple[str, ...]:
    settled = {"actors_conflict": fields["actor"].judgement is not None}
    settled["toll_conflict"] = bool(costs) and all(cost.judgement is not None for cost in costs.values())
    flags = [flag for flag in cluster.flags if not settled.get(flag)]
    if not settled["actors_conflict"] and actors_conflict(fields["actor"].ranked):
        flags.append("actors_conflict")
    if any(cost.judgement is None and figures_conflict(cost.ranked) for cost in costs.values()):
        flags.append("toll_conflict")
    return tuple(sorted(set(flags)))


def _versions(field: _Field) -> list[Version]:
    shown = []
    for one in [*field.headlines, *(one for one in field.ranked if one not in field.headlines)]:
        voices = sorted(one.voices, key=lambda voice: voice.order)
        headline = one in field.headlines
        shown.append(
            Version(
                field=one.field,
                value=one.value,
                label=one.label,
                side=one.side,
                independent=len(one.origins),
                first=one.days[0] if one.days else None,
                latest=one.days[-1] if one.days else None,
                headline=headline,
                judgement=field.judgement if headline else None,
                sources=tuple(dict.fromkeys(voice.source for voice in voices)),
            )
        )
    return shown


def _member(cluster: Grouping, one: Occurrence) -> Member:
    provenance, voice = one.provenance, event_voice(one)
    return Member(
        event=one.key,
        report=provenance.report,
        title=provenance.title,
        publisher=provenance.publisher,
        url=provenance.url,
        published=provenance.published,
        copy_of=provenance.copy_of,
        score=cluster.scores.get(one.key, 1.0),
        start=voice.source.start,
        end=voice.source.end,
        quote=voice.source.quote,
    )
