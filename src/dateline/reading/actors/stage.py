"""The stage of the chain that finds who the report speaks of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from dateline.model import ActorKind, Block
from dateline.model.state import STATE_ORGANS
from dateline.reading.actors.actor import Actor, Mention
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.clusters import Cluster, Clusters
from dateline.reading.actors.coreference import join_mentions, metonyms
from dateline.reading.actors.lexicon import load_lexicon
from dateline.reading.actors.names import find_names
from dateline.reading.actors.nominal_joins import home_country
from dateline.reading.actors.nominals import find_nominals
from dateline.reading.actors.pronouns import find_pronouns, join_pronouns
from dateline.reading.actors.propagation import propagate_names
from dateline.reading.actors.titles import add_titles
from dateline.reading.stage import Reading

__all__ = ["ActorStage", "find_actors"]

_RESIDENT = frozenset(
    {
        ActorKind.PERSON,
        ActorKind.CIVILIANS,
        ActorKind.CROWD,
        ActorKind.MOVEMENT,
        ActorKind.PARTY,
        ActorKind.RELIGIOUS_GROUP,
        ActorKind.ETHNIC_GROUP,
    }
)


class ActorStage:
    """Adds the actors of a report."""

    name = "actors"
    needs = ("doc",)
    adds = ("actors",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Find and join the mentions of the report's read blocks.

        Raises:
            ValueError: if the reading has no parsed text.
        """
        if reading.doc is None:
            raise ValueError("the actors stage needs a parsed text")
        return {"actors": find_actors(reading.doc, reading.report.blocks)}


def find_actors(doc: Doc, blocks: Iterable[Block] = ()) -> tuple[Actor, ...]:
    """Every actor that the text mentions, by first mention.

    Args:
        doc: the parsed text.
        blocks: its blocks; furniture is not read. None means that all of it is.
    """
    lexicon = load_lexicon()
    words = Words.of(doc, blocks)
    names = add_titles(words, lexicon, propagate_names(words, find_names(words, lexicon)))
    scenes = _scenes(words, names)
    names = metonyms(words, lexicon, names)
    nominals = find_nominals(words, lexicon, names)
    pronouns = find_pronouns(words, lexicon)
    candidates = _one_head_each([*names, *nominals, *pronouns])
    for c in candidates:
        c.sentence, c.quoted = words.sentence[c.head], words.quoted[c.head]
        c.subject = words.verb_of(c.head)[0] in {"nsubj", "nsubjpass"} and c.form != "modifier"
    clusters = join_mentions(words, lexicon, candidates)
    join_pronouns(words, lexicon, candidates, clusters)
    return _actors(words, candidates, clusters, scenes)


def _scenes(words: Words, names: list[Candidate]) -> dict[int, set[str]]:
    """The countries that each sentence names, by themselves, an adjective or a capital."""
    found: dict[int, set[str]] = {}
    for c in names:
        if c.kind is ActorKind.STATE:
            found.setdefault(words.sentence[c.head], set()).update(c.country)
    return found


def _one_head_each(candidates: list[Candidate]) -> list[Candidate]:
    """In text order, one mention for each head token: names before nominals, longer before shorter."""
    best: dict[int, Candidate] = {}
    for c in candidates:
        held = best.get(c.head)
        if held is None or (c.name is not None, c.last - c.first) > (
            held.name is not None,
            held.last - held.first,
        ):
            best[c.head] = c
    return sorted(best.values(), key=lambda c: (c.first, c.last, c.head))


def _actors(
    words: Words, candidates: list[Candidate], clusters: Clusters, scenes: dict[int, set[str]]
) -> tuple[Actor, ...]:
    kept = [k for k in clusters.all() if any(candidates[i].form != "pronoun" for i in k.members)]
    number = {i: n for n, k in enumerate(kept) for i in k.members}
    home = home_country(candidates)
    bodies = _bodies(candidates, kept, number)
    built = [_actor(words, candidates, cluster, bodies[n]) for n, cluster in enumerate(kept)]
    near = [
        [scenes[s] for s in sorted({candidates[i].sentence for i in k.members}) if s in scenes] for k in kept
    ]
    return tuple(_settle(built, home, near))


def _bodies(
    candidates: list[Candidate], clusters: Sequence[Cluster], number: Mapping[int, int]
) -> list[int | None]:
    """For each cluster the one that it hangs on by possessor, nationality or body.

    A state hangs on nobody ("his country" is no organ of the president's), and nobody on one that hangs on
    him ("the party's leader", "his party").
    """
    at_head = {c.head: i for i, c in enumerate(candidates)}
    kinds = [max((candidates[i] for i in cluster.members), key=_rank).kind for cluster in clusters]
    bodies: list[int | None] = []
    for n, cluster in enumerate(clusters):
        anchors = (candidates[i].anchor for i in cluster.members)
        heads = (at_head.get(anchor) for anchor in anchors if anchor is not None)
        found = (number[i] for i in heads if i is not None and number.get(i, n) != n)
        bodies.append(None if kinds[n] is ActorKind.STATE else next(found, None))
    persons = {n for n, kind in enumerate(kinds) if kind is ActorKind.PERSON}
    for n in sorted(range(len(bodies)), key=lambda n: (bodies[n] not in persons, n)):
        if _circular(n, bodies):
            bodies[n] = None
    return bodies


def _circular(start: int, bodies: Sequence[int | None]) -> bool:
    seen, at = {start}, bodies[start]
    while at is not None and at not in seen:
        seen.add(at)
        at = bodies[at]
    return at == start


def _settle(actors: list[Actor], home: str | None, near: list[list[set[str]]]) -> list[Actor]:
    """Countries from the bodies that actors belong to, else from where the report puts them.

    An organ or a person without a word of nationality is taken to be of the report's home country where its
    sentences name that or none, else of the country that most of those name which name one alone. All
    sentences count, so that the order of the report doesn't.

    Args:
        actors: the actors.
        home: the country that the report is about.
        near: for each actor the countries that its sentences name, a set for each that names any.
    """
    settled = list(actors)
    for n, actor in enumerate(actors):
        if actor.country:
            continue
        at, seen = actor.organ_of, 0
        while at is not None and not settled[at].country and seen < 4:
            at, seen = settled[at].organ_of, seen + 1
        country: tuple[str, ...] = settled[at].country if at is not None else ()
        if not country and at is not None and settled[at].kind is ActorKind.ARMED_GROUP:
            continue  # "Islamic State leaders" are of no country, wherever the report is
        if not country and (actor.kind in STATE_ORGANS or actor.kind in _RESIDENT):
            if home and (not near[n] or any(home in named for named in near[n])):
                country = (home,)
            else:
                country = _most(near[n])
        if country:
            settled[n] = Actor(
                actor.name,
                actor.kind,
                country,
                actor.plover,
                actor.mentions,
                actor.aliases,
                actor.wikidata,
                actor.organ_of,
            )
    return settled


def _most(near: list[set[str]]) -> tuple[str, ...]:
    """The country that more sentences name alone than name any other alone; none where two draw."""
    ranked = Counter(country for named in near if len(named) == 1 for country in named).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ()
    return (ranked[0][0],)


def _actor(words: Words, candidates: list[Candidate], cluster: Cluster, organ_of: int | None) -> Actor:
    members = [candidates[i] for i in cluster.members]
    lead = max(members, key=_rank)
    spans = tuple(
        Mention(words.start[c.first], words.end[c.last - 1], c.head, c.form)
        for c in sorted(members, key=lambda c: (c.first, c.last, c.head))
    )
    if lead.name is not None:
        name = lead.name
    else:
        first = lead.first
        while first < lead.head and words.pos[first] in {"DET"} and words.lower[first] in {"the", "a", "an"}:
            first += 1
        name = words.text(first, lead.last)
    aliases = dict.fromkeys(a for c in members for a in c.aliases)
    aliases.update(dict.fromkeys(words.text(c.first, c.last) for c in members if c.form == "name"))
    aliases.pop(name, None)
    country = tuple(sorted(cluster.country)) if cluster.country else ()
    plover = next((c.plover for c in members if c.key), None) or next(
        (c.plover for c in members if c.plover), ()
    )
    return Actor(name, lead.kind or ActorKind.OTHER, country, plover, spans, tuple(aliases), None, organ_of)


def _rank(c: Candidate) -> tuple[int, int, int, int]:
    """Known names before other names before nominals; then the fullest, then the first."""
    grade = 3 if c.key and not c.metonym else 2 if c.name else 1 if c.form != "pronoun" else 0
    return (grade, 1 if c.metonym is False else 0, len(c.parts) if c.name else c.last - c.first, -c.first)
