"""Pronouns: which mention each takes up."""

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.clusters import Clusters
from dateline.reading.actors.lexicon import Lexicon

__all__ = ["find_pronouns", "join_pronouns"]

_REACH = 3
"""Sentences back that a pronoun may look."""
_PEOPLE = frozenset({ActorKind.CIVILIANS, ActorKind.CROWD, ActorKind.ETHNIC_GROUP, ActorKind.RELIGIOUS_GROUP})


def find_pronouns(words: Words, lexicon: Lexicon) -> list[Candidate]:
    """The personal pronouns that may stand for an actor; "it" only where it acts or possesses."""
    found = []
    for i, word in enumerate(words.lower):
        row = lexicon.context.pronouns.get(word)
        if row is None or words.unread[i] or words.pos[i] not in {"PRON", "DET", "ADJ"}:
            continue
        if row == "neuter" and not _personal_it(words, lexicon, i):
            continue
        if row in {"speaker", "speakers"} and not words.quoted[i]:
            continue
        gender = row if row in {"masculine", "feminine"} else None
        found.append(
            Candidate(
                i,
                i + 1,
                i,
                "pronoun",
                None,
                source=row,
                plural=row in {"plural", "speakers"},
                gender=gender,
                sentence=words.sentence[i],
                quoted=words.quoted[i],
            )
        )
    return found


def _personal_it(words: Words, lexicon: Lexicon, i: int) -> bool:
    if words.dep[i] == "poss" or words.tag[i] == "PRP$":
        return True
    verb = words.head[i]
    if words.dep[i] != "nsubj" or words.pos[verb] not in {"VERB", "AUX"}:
        return False
    return words.lemma[verb] not in lexicon.context.words["impersonal_verbs"] and not any(
        words.dep[k] == "expl" for k in words.children[verb]
    )


def join_pronouns(words: Words, lexicon: Lexicon, candidates: list[Candidate], clusters: Clusters) -> None:
    """Join each pronoun to the best mention before it, if there is one that agrees."""
    for j, c in enumerate(candidates):
        if c.form != "pronoun":
            continue
        if c.source in {"speaker", "speakers"}:
            target = _speaker(words, lexicon, candidates, j)
        else:
            target = _antecedent(words, lexicon, candidates, clusters, j)
        if target is not None:
            clusters.join(target, j, force=True)


def _antecedent(
    words: Words, lexicon: Lexicon, candidates: list[Candidate], clusters: Clusters, j: int
) -> int | None:
    c = candidates[j]
    speaker = _speaker(words, lexicon, candidates, j) if c.quoted else None
    best: tuple[float, int] | None = None
    for i in range(j - 1, -1, -1):
        a = candidates[i]
        gap = c.sentence - a.sentence
        if gap > _REACH:
            break
        if not _suits(c, a, clusters, i, words) or _bound(words, c, a):
            continue
        if speaker is not None and clusters.number_of(speaker) == clusters.number_of(i):
            continue
        score = (
            -2.0 * gap + _prominence(words, a) + 0.1 * min(len(clusters.of(i).members), 10) - 0.01 * (j - i)
        )
        if best is None or score > best[0]:
            best = (score, i)
    if best is None and c.source != "neuter":
        best = _cataphora(words, candidates, clusters, j)
    return best[1] if best else None


def _prominence(words: Words, a: Candidate) -> float:
    role, _ = words.verb_of(a.head)
    if a.subject:
        base = 2.2
    elif role in {"dobj", "agent", "dative"}:
        base = 0.9
    elif a.form == "modifier":
        base = -0.6
    else:
        base = 0.3
    if a.form == "pronoun":
        base += 0.4
    return base + (0.5 if a.name else 0.0) - (0.8 if a.weak else 0.0)


def _suits(c: Candidate, a: Candidate, clusters: Clusters, i: int, words: Words) -> bool:
    cluster = clusters.of(i)
    if a.source in {"speaker", "speakers"}:
        return False
    if c.source in {"masculine", "feminine"}:
        if not cluster.person or cluster.gender not in {None, c.source} or cluster.plural:
            return False
        return a.kind is ActorKind.PERSON or a.form == "pronoun"
    if c.source == "neuter":
        if cluster.person or cluster.plural or a.kind in _PEOPLE:
            return False
        if a.form == "pronoun":
            return a.source == "neuter"
        return not a.weak and not (
            a.kind is ActorKind.STATE
            and words.dep[a.head] == "pobj"
            and words.lower[words.head[a.head]] in {"in", "from"}
            and c.head - a.head > 25
        )
    if cluster.person and not cluster.plural:
        return False
    if a.form == "pronoun":
        return a.source == "plural"
    if cluster.plural:
        return True
    return (
        cluster.plural is None and a.kind is not ActorKind.STATE and a.kind is not ActorKind.PERSON
    ) or a.kind in {ActorKind.POLICE, ActorKind.CROWD, ActorKind.ARMED_GROUP}


def _bound(words: Words, c: Candidate, a: Candidate) -> bool:
    """True where the pronoun may not mean its fellow argument ("X killed him") or its own phrase."""
    if a.first <= c.head < a.last:
        return True
    role_c, verb_c = words.verb_of(c.head)
    role_a, verb_a = words.verb_of(a.head)
    reflexive = words.lower[c.head].endswith(("self", "selves"))
    if role_c == "poss" or reflexive:
        return False
    if verb_a == verb_c and role_a != role_c:
        return True
    return role_c == "pobj" and words.head[verb_c] == verb_a and role_a in {"nsubj", "nsubjpass"}


def _cataphora(
    words: Words, candidates: list[Candidate], clusters: Clusters, j: int
) -> tuple[float, int] | None:
    """Find the subject after the pronoun ("In his speech, Obama said"), where nothing before it suits."""
    c = candidates[j]
    for i in range(j + 1, len(candidates)):
        a = candidates[i]
        if a.sentence != c.sentence:
            return None
        if a.subject and a.form != "pronoun" and _suits(c, a, clusters, i, words) and not _bound(words, c, a):
            return (0.0, i)
    return None


def _speaker(words: Words, lexicon: Lexicon, candidates: list[Candidate], j: int) -> int | None:
    """Who says the quotation that pronoun j stands in: the subject of the nearest verb of saying."""
    c = candidates[j]
    best: tuple[int, int] | None = None
    for i, a in enumerate(candidates):
        gap = a.sentence - c.sentence
        if not -2 <= gap <= 1 or a.quoted or words.dep[a.head] != "nsubj":
            continue
        verb = words.head[a.head]
        if words.lemma[verb] not in lexicon.context.words["speech_verbs"] or words.quoted[verb]:
            continue
        cost = {0: 0, -1: 1, 1: 3, -2: 4}[gap]
        if best is None or cost < best[0]:
            best = (cost, i)
    return best[1] if best else None
