"""Mentions by common noun: "its military", "two children", "the militant group"."""

from dateline.model import ActorKind
from dateline.model.state import STATE_ORGANS
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.class_nouns import match_noun
from dateline.reading.actors.lexicon import Lexicon, NounClass
from dateline.reading.actors.phrases import widen
from dateline.reading.actors.quantities import counted_people, take_in_count

__all__ = ["find_nominals"]


_WEAK = frozenset(
    {
        "side",
        "power",
        "source",
        "force",
        "unit",
        "head",
        "state",
        "city",
        "province",
        "town",
        "village",
        "life",
        "network",
        "school",
        "plant",
        "bench",
        "board",
        "palace",
        "chain",
        "radio",
        "website",
        "editorial",
        "campaign",
        "team",
        "major",
        "minor",
        "division",
        "patrol",
        "bank",
        "factory",
        "mission",
        "agency",
        "office",
    }
)


_MODIFIER_DEPS = frozenset({"compound", "nmod", "amod", "poss"})


def find_nominals(words: Words, lexicon: Lexicon, names: list[Candidate]) -> list[Candidate]:
    """Every phrase headed by a noun of the organ, office and people files that is not part of a name."""
    inside = {i: c for c in names for i in range(c.first, c.last)}
    found: list[Candidate] = []
    used: set[int] = set()
    for i in range(len(words.lower) - 1, -1, -1):
        if words.unread[i] or i in used or (i in inside and inside[i].form != "nominal"):
            continue
        if words.doc[i].ent_type_ == "TIME":  # the "p.m." of "10 p.m." is no prime minister
            continue
        matched = match_noun(words, lexicon, i) if i not in inside else None
        counted = counted_people(words, lexicon, i) if matched is None and i not in inside else None
        if matched is None and counted is None:
            if i not in inside:
                relative = _described(words, lexicon, i)
                if relative is not None:
                    found.append(relative)
            continue
        if counted is not None:
            found.append(counted)
            continue
        if matched is None:
            continue
        first, last, noun_class, noun = matched
        if words.pos[i] == "ADJ" and not _substantive(words, i):
            continue
        if _is_settlement(words, i, lexicon.context.words["settlement_nouns"]):
            continue
        if any(k in inside for k in range(first, last)):
            first, last = i, i + 1
        used.update(range(first, last))
        found.append(_nominal(words, lexicon, (first, last, noun_class, noun), i, inside))
    for candidate in names:
        if candidate.form == "nominal":
            _dress(words, lexicon, candidate, inside)
    return found


def _is_settlement(words: Words, i: int, nouns: frozenset[str]) -> bool:
    """True of the "town" of "the town of Kumasi": that is a place."""
    return words.lower[i] in nouns and any(
        words.dep[k] == "prep"
        and words.lower[k] == "of"
        and any(words.dep[m] == "pobj" and words.pos[m] == "PROPN" for m in words.children[k])
        for k in words.children[i]
    )


def _substantive(words: Words, i: int) -> bool:
    """True for an adjective that stands as a noun ("the wounded")."""
    return words.dep[i] in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"} and (
        words.lower[i] == words.lemma[i]
        or words.tag[i].startswith("N")
        or any(words.lower[k] == "the" for k in words.children[i])
    )


def _described(words: Words, lexicon: Lexicon, i: int) -> Candidate | None:
    """A noun of no file that acts as people do: a "who" clause hangs on it, or it speaks."""
    if words.pos[i] not in {"NOUN", "PROPN"} or words.dep[i] in _MODIFIER_DEPS:
        return None
    who = any(
        words.dep[k] == "relcl" and any(words.lower[m] in {"who", "whom"} for m in words.children[k])
        for k in words.children[i]
    )
    speaks = (
        words.dep[i] == "nsubj"
        and words.lemma[words.head[i]] in {"say", "tell", "urge", "vow", "accuse", "insist", "demand"}
        and words.lower[i].endswith(
            (
                "er",
                "or",
                "ist",
                "man",
                "men",
                "woman",
                "women",
                "ers",
                "ors",
                "ists",
                "ian",
                "ians",
                "ant",
                "ants",
            )
        )
    )
    if not (who or speaks):
        return None
    noun_class = NounClass(ActorKind.CIVILIANS, ("CVL",), "people")
    return _nominal(words, lexicon, (i, i + 1, noun_class, words.lemma[i]), i, {})


def _nominal(
    words: Words,
    lexicon: Lexicon,
    matched: tuple[int, int, NounClass, str],
    head: int,
    inside: dict[int, Candidate],
) -> Candidate:
    first, last, noun_class, noun = matched
    plural = words.tag[head] in {"NNS", "NNPS"} or words.lower[head] in {
        "people",
        "police",
        "troops",
        "personnel",
        "men",
        "women",
        "children",
    }
    kind = noun_class.kind
    if noun_class.source == "office" and plural:
        kind = _PLURAL_OFFICE.get(noun_class.plover[0] if noun_class.plover else "", ActorKind.OTHER)
    elif noun_class.source == "people" and not plural and kind is not ActorKind.CROWD:
        kind = ActorKind.PERSON
    modifier = words.dep[head] in _MODIFIER_DEPS and words.head[head] != head
    title = lexicon.context.titles.get(noun.rsplit(maxsplit=1)[-1])
    candidate = Candidate(
        first,
        last,
        head,
        "modifier" if modifier else "nominal",
        kind,
        plover=noun_class.plover,
        noun=noun,
        source=noun_class.source,
        state=noun_class.state,
        plural=plural,
        weak=noun in _WEAK,
        gender=title if title in {"masculine", "feminine"} else None,
    )
    _dress(words, lexicon, candidate, inside)
    return candidate


_PLURAL_OFFICE = {
    "GOV": ActorKind.GOVERNMENT,
    "LEG": ActorKind.LEGISLATURE,
    "MIL": ActorKind.MILITARY,
    "COP": ActorKind.POLICE,
    "SPY": ActorKind.INTELLIGENCE,
    "JUD": ActorKind.JUDICIARY,
    "REB": ActorKind.ARMED_GROUP,
    "OPP": ActorKind.MOVEMENT,
    "REL": ActorKind.RELIGIOUS_GROUP,
    "BUS": ActorKind.COMPANY,
}


def _dress(words: Words, lexicon: Lexicon, candidate: Candidate, inside: dict[int, Candidate]) -> None:
    """Widen a nominal, and note its determiner, number, modifiers and what it hangs on."""
    noun_first = candidate.first
    widen(words, candidate)
    candidate.first = _with_state_beside(words, lexicon, candidate, inside)
    candidate.first = _after_other_states(words, lexicon, candidate, inside)
    context = lexicon.context.words
    mods: list[str] = []
    for i in range(candidate.first, noun_first):
        if i in inside and (words.dep[i] in _MODIFIER_DEPS or inside[i].first == candidate.first):
            candidate.anchor = inside[i].head
            if inside[i].key in lexicon.states or inside[i].country:
                candidate.of_state = inside[i].head
        elif words.dep[i] == "poss" or words.lower[i] in {"his", "her", "its", "their", "our", "my"}:
            candidate.anchor = i if candidate.anchor is None else candidate.anchor
            candidate.definite = True
        elif words.dep[i] in {"det", "predet"} or words.pos[i] == "DET":
            candidate.definite = candidate.definite or words.lower[i] in {
                "the",
                "this",
                "that",
                "these",
                "those",
            }
            candidate.fresh = candidate.fresh or words.lower[i] in context["determiners_new"]
        elif words.dep[i] == "nummod" or words.pos[i] == "NUM":
            candidate.number = words.lower[i]
        elif words.pos[i] in {"ADJ", "NOUN", "PROPN", "VERB"}:
            if words.lower[i] in context["determiners_new"]:
                candidate.fresh = True
            else:
                mods.append(words.lemma[i])
    candidate.mods = frozenset(mods)
    if words.lower[candidate.first] == "the" or (
        words.titled[candidate.head] and not candidate.fresh and not candidate.number
    ):
        candidate.definite = True
    take_in_count(words, candidate, context["counting_nouns"])
    _complement(words, candidate, inside, context["group_nouns_of"])


def _with_state_beside(
    words: Words, lexicon: Lexicon, candidate: Candidate, inside: dict[int, Candidate]
) -> int:
    """Where an organ inside another phrase begins: at the state before it that hangs on the same noun.

    "A Polish army post" is one of the Polish army, though to the parse both words describe the post.
    """
    before = candidate.first - 1
    if candidate.form != "modifier" or candidate.kind not in STATE_ORGANS or before not in inside:
        return candidate.first
    state = inside[before]
    beside = (
        state.last == candidate.first
        and state.key in lexicon.states
        and words.head[state.head] == words.head[candidate.head]
        and words.dep[state.head] in _MODIFIER_DEPS
    )
    return state.first if beside else candidate.first


def _after_other_states(
    words: Words, lexicon: Lexicon, candidate: Candidate, inside: dict[int, Candidate]
) -> int:
    """Where a phrase begins that names several states: at the last ("Turkish and Iranian officials").

    The others stand beside it as themselves.
    """
    states = [
        i
        for i in range(candidate.first, candidate.head)
        if i in inside
        and inside[i].key in lexicon.states
        and words.dep[i] in {"amod", "nmod", "compound", "conj"}
    ]
    several = len({inside[i].key for i in states}) > 1 and words.dep[states[-1]] == "conj"
    return inside[states[-1]].first if several else candidate.first


def _complement(
    words: Words, candidate: Candidate, inside: dict[int, Candidate], heads: frozenset[str]
) -> None:
    """Take in a short "of" phrase ("the Ministry of Education"), and the country of such a phrase."""
    for prep in words.children[candidate.head]:
        if (
            words.dep[prep] != "prep"
            or prep < candidate.head
            or words.lower[prep] not in {"of", "in", "from", "for", "at"}
        ):
            continue
        objects = [k for k in words.children[prep] if words.dep[k] == "pobj"]
        if not objects or words.sentence[prep] != words.sentence[candidate.head]:
            continue
        inner = objects[0]
        if (inner in inside and inside[inner].form == "name") or (inner in inside and inside[inner].country):
            if candidate.anchor is None:
                candidate.anchor = inside[inner].head
            if candidate.of_state is None and inside[inner].country:
                candidate.of_state = inside[inner].head
        close = prep == candidate.last and inner - prep <= 5
        named = words.lower[prep] == "of" or inner in inside or words.titled[inner]
        if close and named and words.lower[prep] in {"of", "for"} and words.lemma[candidate.head] in heads:
            candidate.last = max(candidate.last, inside[inner].last if inner in inside else inner + 1)
