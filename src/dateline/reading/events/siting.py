"""The stage that sites a happening whose own sentences name no place.

Reports name the town once and go on ("Police arrested a suspect"): the place is one of those that the report
names elsewhere, often the country of the police or court that acts. A logistic model over the happening and
each place of the report; weights are learned by `training/siting.py`, the model card is docs/models.md. A
march took place somewhere, a telephone call hardly: whether a place is looked for goes by the kind of act.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.gazetteer import Gazetteer
from dateline.model import BlockRole, PlacePrecision, Status
from dateline.reading.actors.actor import Actor
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.anaphora import capital_meant, may_mean, place_word
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.events.placement import load_placement
from dateline.reading.events.speaking import spoken_at
from dateline.reading.linear import load_model
from dateline.reading.stage import Reading
from dateline.reading.toponyms.toponym import Resolved

__all__ = ["Site", "SiteStage", "Sites", "better", "is_doubtful", "likeliest", "sitable", "without_unlikely"]

_WITHIN = 0.1
"""By how much more likely it must be that the act took place anywhere within a country or a division, which
the report then gives, than it must be of a single place."""
_SPOKEN = 0.5
"""Probability from which words were spoken at a place that their own sentence names."""
_NOWHERE = 0.6
"""And from which an act that hardly ever has a place took place there."""
_DOUBTFUL = 0.6
"""Probability under which the place of an act's own sentence may give way to another of the report."""
_LIKELY = 0.35
"""And from which that other one takes its place."""
_SHORT = 0.1
"""By how much less likely it may be than the one that it displaces: the two models are not one scale."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place that the report names."""

    place: Resolved
    mentions: tuple[int, ...]
    """Indices of its toponyms."""
    sentences: tuple[int, ...]
    """Numbers of the sentences that they stand in."""
    rank: int
    """0 for the place that the report names most often."""
    in_lead: bool
    locative: bool


def sitable(happening: Happening) -> bool:
    """True of acts that must have happened somewhere, and of which no sentence says where."""
    placement = load_placement()
    done = happening.status in (Status.ACTUAL, Status.GENERIC, Status.NEGATED)
    return (
        happening.type not in SPEECH
        and not placement.is_nowhere(happening)
        and (done or (happening.status == Status.FUTURE and placement.is_ahead(happening)))
        and all(t.toponym is None for t in happening.triggers)
    )


def without_unlikely(happening: Happening) -> Happening:
    """A happening that hardly has a place, words above all, with those places alone that are likely."""
    if happening.type in SPEECH:
        least = _SPOKEN
    elif load_placement().is_nowhere(happening):
        least = _NOWHERE
    else:
        return happening
    return replace(happening, triggers=tuple(_sited(t, least) for t in happening.triggers))


def _spoken(happening: Happening, reading: Reading) -> Happening:
    """Words with the place that opens their sentence, where no likelier one is told."""
    doc, toponyms = reading.doc, reading.toponyms or ()
    if happening.type not in SPEECH or any(t.toponym is not None for t in happening.triggers):
        return happening
    assert doc is not None
    found = [spoken_at(doc[trigger.token], toponyms) for trigger in happening.triggers]
    return replace(
        happening,
        triggers=tuple(
            trigger if at is None else replace(trigger, toponym=at, toponym_score=_SPOKEN)
            for trigger, at in zip(happening.triggers, found, strict=True)
        ),
    )


def is_doubtful(happening: Happening) -> bool:
    """True of an act of which some sentence says where, but none of them surely."""
    chances = [t.toponym_score for t in happening.triggers if t.toponym is not None]
    fixed = happening.type in SPEECH or load_placement().is_nowhere(happening)
    return bool(chances) and not fixed and max(chances) < _DOUBTFUL


def _sited(trigger: Trigger, least: float) -> Trigger:
    if trigger.toponym is None or trigger.toponym_score >= least:
        return trigger
    return replace(trigger, toponym=None, toponym_score=0.0)


class Sites:
    """The places of a report, as what a happening may be sited at.

    Args:
        reading: a reading with its place names and actors.
    """

    def __init__(self, reading: Reading) -> None:
        doc, toponyms = reading.doc, reading.toponyms or ()
        assert doc is not None
        self._actors: Sequence[Actor] = reading.actors or ()
        self._doc = doc
        furniture = [b for b in reading.report.blocks if b.role == BlockRole.FURNITURE]
        self._number: dict[int, int] = {}
        read = 0  # furniture stands between sentences without setting them further apart
        for sentence in doc.sents:
            self._number[sentence.start] = read
            read += not any(b.start <= sentence.start_char < b.end for b in furniture)
        lead = [b for b in reading.report.blocks if b.role == BlockRole.HEADLINE]
        lead += [b for b in reading.report.blocks if b.role == BlockRole.BODY][:2]
        groups: dict[tuple[str, str | None], list[int]] = {}
        for index, toponym in enumerate(toponyms):
            if toponym.place is not None:
                groups.setdefault((toponym.place.name, toponym.place.country), []).append(index)
        order = sorted(groups, key=lambda key: (-len(groups[key]), groups[key][0]))
        self.sites: list[Site] = []
        for rank, key in enumerate(order):
            indices = groups[key]
            place = toponyms[indices[0]].place
            assert place is not None
            self.sites.append(
                Site(
                    place=place,
                    mentions=tuple(indices),
                    sentences=tuple(self._sentence(toponyms[i].head) for i in indices),
                    rank=rank,
                    in_lead=any(b.start <= toponyms[i].start < b.end for i in indices for b in lead),
                    locative=any(toponyms[i].locative for i in indices),
                )
            )

    def _sentence(self, token: int) -> int:
        return self._number[self._doc[token].sent.start]

    def nearest(self, happening: Happening, site: Site) -> int:
        """Index of the place's mention nearest to the happening's first trigger."""
        token = happening.triggers[0].token
        here = self._sentence(token)
        return min(zip(site.mentions, site.sentences, strict=True), key=lambda m: (abs(m[1] - here), m[0]))[0]

    def features(self, happening: Happening, site: Site) -> list[str]:
        """Names of the binary features that hold of a happening and a place."""
        here = [self._sentence(t.token) for t in happening.triggers]
        before = [h - s for h in here for s in site.sentences if s <= h]
        gap = min(before) if before else None
        near = "after" if gap is None else str(gap) if gap < 3 else "3-5" if gap < 6 else "6+"
        others = [s for s in self.sites if s is not site]
        nearer = sum(
            1
            for o in others
            if any(h - s < (gap if gap is not None else 99) for h in here for s in o.sentences if s <= h)
        )
        country = site.place.precision == PlacePrecision.COUNTRY
        doers = _countries(happening.actors, self._actors)
        done_to = _countries(happening.recipients, self._actors)
        match = (
            "both"
            if site.place.country in doers & done_to
            else "doer"
            if site.place.country in doers
            else ("done_to" if site.place.country in done_to else "neither" if doers | done_to else "unknown")
        )
        kind = self._actors[happening.actors[0]].kind.value if happening.actors else "none"
        type_ = happening.type.value
        return [
            f"near={near}",
            f"near={near}|country={country}",
            f"nearer={min(nearer, 3)}",
            f"nearer={min(nearer, 3)}|locative={site.locative}",
            f"rank={min(site.rank, 3)}",
            f"rank={min(site.rank, 3)}|country={country}",
            f"lead={site.in_lead}|country={country}",
            f"locative={site.locative}",
            f"precision={site.place.precision}|type={type_}",
            f"match={match}",
            f"match={match}|country={country}",
            f"match={match}|type={type_}",
            f"match={match}|kind={kind}",
            f"type={type_}",
        ]


def _countries(indices: Sequence[int], actors: Sequence[Actor]) -> set[str]:
    return set(Counter(c for i in indices for c in actors[i].country))


def likeliest(sites: Sequence[Site], chances: Sequence[float], least: float) -> tuple[float, Site] | None:
    """The place where an act most likely took place, and how likely; None where none is likely enough.

    Where no single place is, a country or a division may be that holds several of them: the act took place
    in one of its towns, whichever it was.

    Args:
        sites: the places of a report.
        chances: for each how likely it is.
        least: how likely it must be.
    """
    score, number = max(((chance, -n) for n, chance in enumerate(chances)), default=(0.0, 0))
    if score >= least:
        return score, sites[-number]
    held = [
        (sum(c for other, c in zip(sites, chances, strict=True) if _holds(site, other)), -n)
        for n, site in enumerate(sites)
    ]
    score, number = max(held, default=(0.0, 0))
    return (min(score, 1.0), sites[-number]) if score >= least + _WITHIN else None


def better(
    sites: Sequence[Site], chances: Sequence[float], own: Mapping[int, float]
) -> tuple[float, Site] | None:
    """The likeliest place of the report, where it beats the doubtful ones of an act's own sentences.

    A place that holds one of those tells less than it, and is no better.

    Args:
        sites: the places of a report.
        chances: for each how likely it is.
        own: for each toponym that says where in the act's sentences how sure that is.
    """
    score, number = max(((chance, -n) for n, chance in enumerate(chances)), default=(0.0, 0))
    if score < max(_LIKELY, max(own.values()) - _SHORT):
        return None
    site = sites[-number]
    named = [other for other in sites if own.keys() & set(other.mentions)]
    return None if any(_holds(site, other) for other in named) else (score, site)


def _holds(site: Site, other: Site) -> bool:
    """Whether a place is the other, or is the country or the first-order division around it."""
    if site is other:
        return True
    outer, inner = site.place, other.place
    if outer.country is None or outer.country != inner.country or inner.precision == PlacePrecision.COUNTRY:
        return False
    if outer.precision == PlacePrecision.COUNTRY:
        return True
    return outer.precision == PlacePrecision.ADMIN1 and outer.admin1 == inner.admin1


def _moved(happening: Happening, sites: Sites, found: tuple[float, Site]) -> Happening:
    """The happening at a place of the report, and nowhere else."""
    score, site = found
    first, *rest = (replace(t, toponym=None, toponym_score=0.0) for t in happening.triggers)
    placed = replace(first, toponym=sites.nearest(happening, site), toponym_score=score)
    return replace(happening, triggers=(placed, *rest))


class SiteStage:
    """Refines the happenings: those that no sentence sites take the likeliest place, if one is likely.

    Args:
        gazetteer: where capitals are looked up; the package's own by default.
    """

    name = "siting"
    needs = ("doc", "happenings", "toponyms", "actors")
    adds = ("happenings",)

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer or Gazetteer()

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Site each happening that must have happened somewhere."""
        sites = Sites(reading)
        out = []
        for happening in (_spoken(without_unlikely(h), reading) for h in reading.happenings or ()):
            found = self._site(reading, happening, sites)
            out.append(happening if found is None else _moved(happening, sites, found))
        return {"happenings": tuple(out)}

    def _site(self, reading: Reading, happening: Happening, sites: Sites) -> tuple[float, Site] | None:
        """Where a happening was, if its own sentences do not say so, or not surely."""
        doubtful = is_doubtful(happening)
        if not doubtful and not sitable(happening):
            return None
        model = load_model("site")
        chances = [model.probability(sites.features(happening, site)) for site in sites.sites]
        if doubtful:
            own = {t.toponym: t.toponym_score for t in happening.triggers if t.toponym is not None}
            return better(sites.sites, chances, own)
        found = self._meant(reading, happening, sites.sites, chances)
        return found or likeliest(sites.sites, chances, model.threshold)

    def _meant(
        self, reading: Reading, happening: Happening, sites: Sequence[Site], chances: Sequence[float]
    ) -> tuple[float, Site] | None:
        """The likeliest place of those that a word of the sentence may stand for: "in the city"."""
        assert reading.doc is not None
        word = place_word(happening, reading.doc)
        if word is None:
            return None
        able = [
            (chance, site) for chance, site in zip(chances, sites, strict=True) if may_mean(word, site.place)
        ]
        capitals = capital_meant(word, [site.place for _, site in able], self._gazetteer)
        able = [pair for pair in able if pair[1].place.geonameid in capitals] or able
        return max(able, key=lambda pair: pair[0], default=None)
