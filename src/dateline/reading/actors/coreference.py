"""Joining mentions into actors by sieves of falling precision.

The order follows the multi-pass sieve of Lee et al. (2013), "Deterministic Coreference Resolution Based on
Entity-Centric, Precision-Ranked Rules", Computational Linguistics 39(4): names that the files or their words
make equal, acronyms, appositions, short names, states and their seats, nominals, pronouns. Two proper names
are never joined without evidence.
"""

from dateline.model import ActorKind
from dateline.model.state import STATE_KINDS
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.clusters import Clusters
from dateline.reading.actors.lexicon import Lexicon
from dateline.reading.actors.name_joins import join_acronyms, join_same_names, join_short_names
from dateline.reading.actors.nominal_joins import GROUPS, join_nominals

__all__ = ["join_mentions", "metonyms"]

_BODIES = STATE_KINDS | GROUPS
_FIGHTERS = frozenset(
    {
        "militant",
        "fighter",
        "rebel",
        "insurgent",
        "guerrilla",
        "gunman",
        "gunmen",
        "terrorist",
        "jihadist",
        "separatist",
        "militiaman",
        "militiamen",
        "freedom fighter",
        "holy warrior",
        "jihadi",
        "islamist",
        "combatant",
        "mujahid",
        "mujahideen",
        "mujahedeen",
        "martyr",
        "thug",
        "bandit",
        "group",
        "force",
        "forces",
        "extremist",
        "movement",
        "militia",
        "network",
        "guerilla",
        "organization",
        "organisation",
    }
)


def metonyms(words: Words, lexicon: Lexicon, candidates: list[Candidate]) -> list[Candidate]:
    """The mentions, less the places that do not stand for a government where they are.

    A country always names its state. A capital or other town does so as the subject of an acting verb, beside
    "between", "with" or "against", as the object of a verb of address, before "-backed", or where it
    possesses an act.
    """
    kept = []
    for c in candidates:
        place = c.weak and (c.metonym or (c.kind is ActorKind.GOVERNMENT and c.name is not None))
        if not place or _acts(words, lexicon, c):
            kept.append(c)
    return kept


def _acts(words: Words, lexicon: Lexicon, c: Candidate) -> bool:
    role, governor = words.verb_of(c.head)
    context = lexicon.context.words
    if c.last < len(words.lower) and words.doc[c.last].text == "-":
        return True
    if role in {"nsubj", "agent"}:
        return words.lemma[governor] not in context["place_verbs"] and words.pos[governor] in {"VERB", "AUX"}
    if role == "nsubjpass":
        return words.lemma[governor] in context["addressed_verbs"]
    if role == "dobj":
        return words.lemma[governor] in context["addressed_verbs"]
    if role == "pobj":
        return words.lower[governor] in context["party_prepositions"]
    if role == "poss":
        return words.pos[governor] in {"NOUN"} and words.lemma[governor] not in {
            "outskirt",
            "suburb",
            "street",
            "airport",
            "center",
            "centre",
            "district",
            "mayor",
            "square",
        }
    return False


def join_mentions(words: Words, lexicon: Lexicon, candidates: list[Candidate]) -> Clusters:
    """The mentions that are not pronouns, joined."""
    clusters = Clusters(candidates)
    at_head = {c.head: i for i, c in enumerate(candidates)}
    join_same_names(candidates, clusters)
    join_acronyms(words, candidates, clusters)
    _appositions(words, candidates, clusters, at_head)
    _kinds_before_names(words, candidates, clusters)
    _offices_in_series(words, candidates, clusters, at_head)
    join_short_names(lexicon, candidates, clusters)
    _bodies_of_names(candidates, clusters, at_head)
    _officers(candidates, at_head)
    _inherit(candidates, clusters, at_head)
    _states(candidates, clusters, at_head)
    join_nominals(lexicon, candidates, clusters)
    return clusters


def _appositions(
    words: Words, candidates: list[Candidate], clusters: Clusters, at_head: dict[int, int]
) -> None:
    """Join "X, the head of Y", "the militant group X", "X, also known as Z", "X is the leader of Y"."""
    for i, c in enumerate(candidates):
        role, governor = words.dep[c.head], words.head[c.head]
        other = at_head.get(governor)
        if role == "appos" and other is not None and other != i and _apposable(candidates[other], c):
            if clusters.join(other, i, force=not (c.name and candidates[other].name)):
                _tell_kind(c, candidates[other])
                _tell_kind(candidates[other], c)
        elif role == "attr":
            subjects = [k for k in words.children[governor] if words.dep[k] == "nsubj"]
            target = at_head.get(subjects[0]) if subjects else None
            negated = any(words.dep[k] == "neg" for k in words.children[governor])
            if (
                target is not None
                and not negated
                and _apposable(candidates[target], c)
                and candidates[target].name
                and not c.name
            ):
                clusters.join(target, i)
        for k in range(c.last, min(c.last + 4, len(words.lower))):
            if words.lower[k] in {"known", "called", "dubbed"} or (
                words.lower[k] == "or" and k == c.last + 1 and words.lower[k - 1] in {",", "("}
            ):
                later = next(
                    (
                        j
                        for j, d in enumerate(candidates)
                        if d.name and k < d.first <= k + 3 and d.kind == c.kind
                    ),
                    None,
                )
                if later is not None and c.name and not (c.key and candidates[later].key):
                    clusters.join(i, later)


def _kinds_before_names(words: Words, candidates: list[Candidate], clusters: Clusters) -> None:
    """Join what a body is said to be right before its name: "rights group X", "tour operator X"."""
    named = {c.first: i for i, c in enumerate(candidates) if c.name}
    for i, c in enumerate(candidates):
        j = named.get(c.last)
        if j is None or c.name or c.plural or c.form != "modifier" or c.kind not in GROUPS:
            continue
        body = candidates[j]
        if not body.first <= words.head[c.head] < body.last or body.kind not in GROUPS | {ActorKind.OTHER}:
            continue
        _tell_kind(body, c)
        clusters.join(j, i, force=True)


def _tell_kind(name: Candidate, said: Candidate) -> None:
    """A name of nobody known is of the kind that its bearer is said to be."""
    if name.name and name.kind is ActorKind.OTHER and not name.key and not said.name and said.kind in GROUPS:
        name.kind, name.plover = said.kind, said.plover


def _offices_in_series(
    words: Words, candidates: list[Candidate], clusters: Clusters, at_head: dict[int, int]
) -> None:
    """Join what one person is said to be: "X, a writer and former head of Y", "journalist and author X".

    Before a name none has an article ("a lawyer and journalist X", "the president and Prime Minister X" may
    be two).
    """
    named = {c.first: i for i, c in enumerate(candidates) if c.name and _one_person(c)}
    for i, c in enumerate(candidates):
        if not _one_person(c):
            continue
        series = [at_head.get(k) for k in _series_before(words, c.head)]
        members = [j for j in series if j is not None]
        if not series or len(members) < len(series) or not all(_one_person(candidates[j]) for j in members):
            continue
        before_name = c.name is not None and c.noun is not None
        if not c.name and c.last in named and words.sentence[c.last] == words.sentence[c.head]:
            before_name = clusters.join(named[c.last], i)  # the parse left the title to itself
        if before_name:
            if all(words.pos[candidates[j].first] != "DET" and not candidates[j].name for j in members):
                for j in members:
                    clusters.join(i, j)
        elif (
            words.dep[candidates[members[0]].head] == "appos" and clusters.of(members[0]).names and not c.name
        ):
            clusters.join(members[0], i)


def _one_person(c: Candidate) -> bool:
    return c.kind is ActorKind.PERSON and not c.plural and c.form != "pronoun"


def _series_before(words: Words, i: int) -> list[int]:
    """Heads of the phrases that token i is coordinated with, first to last."""
    found = []
    while words.dep[i] == "conj" and words.head[i] < i:
        i = words.head[i]
        found.append(i)
    return found[::-1]


def _apposable(a: Candidate, b: Candidate) -> bool:
    if a.name and b.name:
        return False
    persons = {a.kind is ActorKind.PERSON, b.kind is ActorKind.PERSON}
    if len(persons) == 2:
        return False
    if a.kind in _BODIES and b.kind in _BODIES:
        return not (a.kind is ActorKind.STATE) ^ (b.kind is ActorKind.STATE) or ActorKind.OTHER in {
            a.kind,
            b.kind,
        }
    return a.plural == b.plural or (a.name is not None and a.kind is not ActorKind.PERSON)


def _bodies_of_names(candidates: list[Candidate], clusters: Clusters, at_head: dict[int, int]) -> None:
    """Join "Boko Haram militants" and "the Reuters news agency" to the names inside them."""
    for i, c in enumerate(candidates):
        if c.source == "organ" and c.anchor is not None and not c.plural and not c.state:
            j = at_head.get(c.anchor)
            # nothing but the noun after the name: a possessor or a further word would make it another body
            if (
                j is not None
                and candidates[j].name
                and candidates[j].last == c.head - len((c.noun or "").split()) + 1
            ):
                same = c.kind is candidates[j].kind or (
                    candidates[j].kind is ActorKind.OTHER and c.kind in GROUPS
                )
                if same and candidates[j].kind is not ActorKind.STATE:
                    if candidates[j].kind is ActorKind.OTHER and not candidates[j].key:
                        candidates[j].kind, candidates[j].plover = c.kind, c.plover
                    clusters.join(j, i, force=True)
                    continue
        if c.form != "nominal" or c.noun not in _FIGHTERS or c.number or c.fresh or c.anchor is None:
            continue
        j = at_head.get(c.anchor)
        if j is None or not candidates[j].name or not c.first <= candidates[j].first < c.head:
            continue
        body = candidates[j]
        if (
            body.kind is ActorKind.ARMED_GROUP
            and (c.plural or not c.kind or c.kind is not ActorKind.PERSON)
            and len(c.mods) <= 1
        ):
            clusters.join(j, i, force=True)


def _officers(candidates: list[Candidate], at_head: dict[int, int]) -> None:
    """Leaders, officials and representatives of an armed group are no government's."""
    for c in candidates:
        j = at_head.get(c.anchor) if c.anchor is not None else None
        if c.form != "nominal" or c.kind is not ActorKind.GOVERNMENT or c.state or j is None:
            continue
        if candidates[j].kind is ActorKind.ARMED_GROUP and candidates[j].name:
            c.kind, c.plover = ActorKind.ARMED_GROUP, candidates[j].plover


def _states(candidates: list[Candidate], clusters: Clusters, at_head: dict[int, int]) -> None:
    """Join "the Syrian government" to Syria; and "the Assad regime", once Assad is Syria's president."""
    first = {
        c.key: i for i, c in reversed(list(enumerate(candidates))) if c.kind is ActorKind.STATE and c.key
    }
    for i, c in enumerate(candidates):
        if not c.state or c.fresh:
            continue
        j = at_head.get(c.of_state) if c.of_state is not None else None
        if j is None and c.anchor is not None and len(clusters.of(i).country) == 1:
            j = first.get(next(iter(clusters.of(i).country)))
        if (
            j is not None
            and candidates[j].kind is ActorKind.STATE
            and not c.mods & {"regional", "local", "provincial", "kurdish", "interim", "state"}
        ):
            c.country = candidates[j].country
            clusters.join(j, i, force=True)


def _inherit(candidates: list[Candidate], clusters: Clusters, at_head: dict[int, int]) -> None:
    """Countries of phrases from the words of nationality, the states and the bodies inside them."""
    for _ in range(2):
        for i, c in enumerate(candidates):
            if clusters.of(i).country:
                continue
            for anchor in (c.of_state, c.anchor):
                j = at_head.get(anchor) if anchor is not None else None
                if j is not None and j != i and clusters.of(j).country:
                    c.country = tuple(sorted(clusters.of(j).country))
                    clusters.of(i).country.update(c.country)
                    break
