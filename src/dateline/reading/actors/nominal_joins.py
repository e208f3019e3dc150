"""Joining mentions by common noun: the same noun again, "the group", "the government", late names."""

from collections import Counter

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Candidate
from dateline.reading.actors.clusters import Clusters
from dateline.reading.actors.lexicon import Lexicon

__all__ = ["GROUPS", "home_country", "join_nominals"]

GROUPS = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.PARTY,
        ActorKind.MOVEMENT,
        ActorKind.NGO,
        ActorKind.IGO,
        ActorKind.COMPANY,
        ActorKind.MEDIA,
        ActorKind.RELIGIOUS_GROUP,
    }
)
_GENERIC = {
    "group": GROUPS,
    "organization": GROUPS,
    "organisation": GROUPS,
    "militant group": {ActorKind.ARMED_GROUP},
    "rebel group": {ActorKind.ARMED_GROUP},
    "armed group": {ActorKind.ARMED_GROUP},
    "insurgent group": {ActorKind.ARMED_GROUP},
    "terrorist group": {ActorKind.ARMED_GROUP},
    "terror group": {ActorKind.ARMED_GROUP},
    "extremist group": {ActorKind.ARMED_GROUP},
    "militia": {ActorKind.ARMED_GROUP},
    "cartel": {ActorKind.ARMED_GROUP},
    "gang": {ActorKind.ARMED_GROUP},
    "terrorist organization": {ActorKind.ARMED_GROUP},
    "jihadist group": {ActorKind.ARMED_GROUP},
    "islamist group": {ActorKind.ARMED_GROUP},
    "separatist group": {ActorKind.ARMED_GROUP},
    "network": {ActorKind.ARMED_GROUP},
    "party": {ActorKind.PARTY},
    "movement": {ActorKind.MOVEMENT, ActorKind.ARMED_GROUP},
    "company": {ActorKind.COMPANY},
    "firm": {ActorKind.COMPANY},
    "airline": {ActorKind.COMPANY},
    "agency": {ActorKind.MEDIA, ActorKind.NGO, ActorKind.IGO},
    "news agency": {ActorKind.MEDIA},
    "newspaper": {ActorKind.MEDIA},
    "broadcaster": {ActorKind.MEDIA},
    "charity": {ActorKind.NGO},
    "rights group": {ActorKind.NGO},
    "human rights group": {ActorKind.NGO},
    "watchdog": {ActorKind.NGO, ActorKind.IGO},
    "alliance": {ActorKind.IGO, ActorKind.PARTY},
    "bloc": {ActorKind.IGO},
    "coalition": {ActorKind.IGO},
    "union": {ActorKind.IGO, ActorKind.MOVEMENT},
    "world body": {ActorKind.IGO},
    "court": {ActorKind.JUDICIARY},
    "ministry": {ActorKind.GOVERNMENT},
    "country": {ActorKind.STATE},
    "nation": {ActorKind.STATE},
    "kingdom": {ActorKind.STATE},
    "republic": {ActorKind.STATE},
    "faction": {ActorKind.ARMED_GROUP, ActorKind.PARTY},
    "church": {ActorKind.RELIGIOUS_GROUP},
}


def join_nominals(lexicon: Lexicon, candidates: list[Candidate], clusters: Clusters) -> None:
    """Join nominals to nominals of the same noun, and definite ones to the names that they take up."""
    _governments(candidates, clusters)
    _same_nominal(lexicon, candidates, clusters)
    _definite(candidates, clusters)
    _bands(lexicon, candidates, clusters)
    _late_names(lexicon, candidates, clusters)


def home_country(candidates: list[Candidate]) -> str | None:
    """The country that the report is about: named at least twice as often as any other."""
    counts = Counter(c.country[0] for c in candidates if len(c.country) == 1 and (c.key or "") in c.country)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _governments(candidates: list[Candidate], clusters: Clusters) -> None:
    """Join a bare "the government" to the state whose government was last named, else the home country."""
    home = home_country(candidates)
    state = next((i for i, c in enumerate(candidates) if c.key == home), None) if home else None
    last: int | None = None
    for i, c in enumerate(candidates):
        if not c.state:
            continue
        if clusters.of(i).keys:
            last = i
        elif c.definite and not c.mods and c.anchor is None and not c.country and not c.fresh:
            target = last if last is not None and c.sentence - candidates[last].sentence <= 8 else state
            if target is not None:
                clusters.join(target, i)


def _bands(lexicon: Lexicon, candidates: list[Candidate], clusters: Clusters) -> None:
    """Join "the rebels" to the armed group named in the last three sentences, where there is only one."""
    nouns = lexicon.context.words["band_nouns"]
    for j, c in enumerate(candidates):
        if (
            not (c.definite and c.plural and c.noun in nouns)
            or c.number
            or c.fresh
            or c.anchor is not None
            or len(clusters.of(j).members) > 1
        ):
            continue
        groups = {
            clusters.number_of(i): i
            for i in range(j)
            if candidates[i].kind is ActorKind.ARMED_GROUP
            and candidates[i].name
            and 0 <= c.sentence - candidates[i].sentence <= 3
        }
        if len(groups) == 1 and len(c.mods) <= 1:
            clusters.join(next(iter(groups.values())), j)


def _late_names(lexicon: Lexicon, candidates: list[Candidate], clusters: Clusters) -> None:
    """Join the lead's nameless person to a name that follows ("A rights activist … Ann Lee, an activist").

    Only where one named person of the same class, for officials of the same office, follows within eight
    sentences.
    """
    same = lexicon.context.synonyms
    for j, c in enumerate(candidates):
        if c.kind is not ActorKind.PERSON or clusters.of(j).names or c.plural or c.sentence > 3 or c.number:
            continue
        if c.form == "pronoun" or c.plover in {(), ("CVL",)} or c.noun is None:
            continue
        exact = c.plover == ("GOV",)
        noun = same.get(c.noun, c.noun)
        named = {
            clusters.number_of(i): i
            for i, a in enumerate(candidates)
            if i > j
            and a.kind is ActorKind.PERSON
            and a.name
            and a.plover == c.plover
            and a.sentence <= 8
            and (not exact or same.get(a.noun or "", a.noun) == noun)
        }
        if len(named) == 1:
            clusters.join(next(iter(named.values())), j)


def _same_nominal(lexicon: Lexicon, candidates: list[Candidate], clusters: Clusters) -> None:
    """The same noun again: "the ministry", "two soldiers … the soldiers", "police"."""
    for j, c in enumerate(candidates):
        if (
            c.source not in {"organ", "office", "people"}
            or c.noun is None
            or c.fresh
            or (c.name and c.source == "name")
        ):
            continue
        if c.number and not c.definite:
            continue
        single = not c.plural and c.source in {"office", "people"}
        if single and not c.definite:
            continue
        for i in range(j - 1, -1, -1):
            a = candidates[i]
            if (
                a.noun is None
                or not _same_noun(lexicon, c, a)
                or (a.plural != c.plural and a.noun != "police")
            ):
                continue
            if a.kind is ActorKind.PERSON and a.name and not c.definite:
                continue
            if a.number and not c.definite and c.form != "modifier":
                continue  # "killed six fighters … took the town from rebel fighters": others, in either order
            if not c.mods <= a.mods | set((a.noun or "").split()) and not (a.name and a.source == "name"):
                continue
            if a.mods - c.mods and not c.definite and c.form != "modifier":
                continue
            if clusters.agree(i, j) and _anchors_agree(c, a, candidates, clusters):
                clusters.join(i, j)
                break


def _same_noun(lexicon: Lexicon, later: Candidate, earlier: Candidate) -> bool:
    same = lexicon.context.synonyms
    if same.get(later.noun or "", later.noun) == same.get(earlier.noun or "", earlier.noun):
        return True
    short, long = (later.noun or "").split(), (earlier.noun or "").split()
    return (
        later.definite
        and len(short) < len(long)
        and long[-len(short) :] == short
        and later.source == earlier.source
    )


def _anchors_agree(a: Candidate, b: Candidate, candidates: list[Candidate], clusters: Clusters) -> bool:
    if a.anchor is None or b.anchor is None or a.anchor == b.anchor:
        return True
    heads = {c.head: k for k, c in enumerate(candidates)}
    i, j = heads.get(a.anchor), heads.get(b.anchor)
    return i is None or j is None or clusters.number_of(i) == clusters.number_of(j)


def _definite(candidates: list[Candidate], clusters: Clusters) -> None:
    """Join "the group", "the country", "the agency" to the nearest body of that kind before."""
    for j, c in enumerate(candidates):
        if (
            not c.definite
            or c.fresh
            or c.number
            or c.plural
            or c.noun not in _GENERIC
            or c.anchor is not None
            or clusters.of(j).names
            or clusters.of(j).members[0] != j
        ):
            continue
        kinds = _GENERIC[c.noun or ""]
        options = [
            i
            for i in range(j)
            if candidates[i].kind in kinds
            and candidates[i].name
            and not candidates[i].metonym
            and clusters.agree(i, j)
            and c.sentence - candidates[i].sentence <= 4
        ]
        if options:
            best = max(
                options, key=lambda i: (2 * candidates[i].subject - (c.sentence - candidates[i].sentence), i)
            )
            clusters.join(best, j)
