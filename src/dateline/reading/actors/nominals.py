"""Mentions by common noun ("its military", "two children"), and the titles that stand before names."""

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.lexicon import Lexicon, NounClass

__all__ = ["add_titles", "find_nominals"]

_LEFT = frozenset(
    {
        "compound",
        "amod",
        "det",
        "poss",
        "nmod",
        "nummod",
        "quantmod",
        "predet",
        "advmod",
        "case",
        "punct",
        "npadvmod",
        "neg",
        "appos",
    }
)
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


def add_titles(words: Words, lexicon: Lexicon, names: list[Candidate]) -> None:
    """Widen the persons' names over the titles and nationalities before them ("Iranian Foreign Minister X")."""
    owner = {i: c for c in names for i in range(c.first, c.last)}
    for candidate in names:
        if candidate.kind is not ActorKind.PERSON:
            continue
        begin = candidate.first
        i = begin - 1
        while (
            i >= 0
            and words.sentence[i] == words.sentence[begin]
            and _titleword(words, lexicon, i, owner, candidate)
        ):
            i -= 1
        left = i + 1
        while left < begin and words.pos[left] in {"PUNCT", "PART", "ADP", "CCONJ"}:
            left += 1
        for k in range(begin - 1, left - 1, -1):
            matched = _match(words, lexicon, k)
            if matched and matched[2].source in {"office", "people"} and candidate.noun is None:
                candidate.noun = matched[3]
                candidate.plover = matched[2].plover if matched[2].source == "office" else candidate.plover
                title = lexicon.context.titles.get(matched[3].split()[-1])
                candidate.gender = candidate.gender or (title if title != "plain" else None)
            elif words.lower[k] in lexicon.context.titles and candidate.gender is None:
                title = lexicon.context.titles[words.lower[k]]
                candidate.gender = title if title != "plain" else None
        has_title = candidate.noun is not None or any(
            words.lower[k] in lexicon.context.titles for k in range(left, begin)
        )
        if has_title:
            for k in range(left, begin):
                if k in owner and owner[k].country:
                    candidate.of_state = candidate.anchor = owner[k].head
            candidate.first = left
            candidate.head = words.root(left, candidate.last)
            candidate.form = "modifier" if words.dep[candidate.head] in _MODIFIER_DEPS else "name"


def _titleword(
    words: Words, lexicon: Lexicon, i: int, owner: dict[int, Candidate], candidate: Candidate
) -> bool:
    if words.pos[i] == "PUNCT":
        return words.doc[i].text in {"-", "."} and i > 0
    if words.tag[i] == "POS":
        return True
    if i in owner:
        return (
            owner[i].kind is not ActorKind.PERSON and words.verb_of(i)[0] in _LEFT and words.dep[i] != "conj"
        )
    if words.pos[i] in {"NOUN", "PROPN", "ADJ"}:
        within = (
            words.head[i] == candidate.head
            or words.dep[i] in {"compound", "amod", "nmod"}
            or words.head[candidate.head] == i
        )
        return (within and words.dep[i] not in {"dobj", "pobj"}) or (
            bool(_match(words, lexicon, i)) and within
        )
    if words.pos[i] in {"DET", "PRON"}:
        return words.dep[i] in {"det", "poss"}
    return words.lower[i] in lexicon.context.titles


def _match(words: Words, lexicon: Lexicon, i: int) -> tuple[int, int, NounClass, str] | None:
    """The longest class noun whose head is token i: first token, one past the last, class, phrase."""
    if words.pos[i] not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return None
    for spelled in dict.fromkeys((words.lemma[i], words.lower[i], words.lower[i].removesuffix("s"))):
        for noun, noun_class in lexicon.nouns.get(spelled, []):
            if len(noun) == 1:
                return (i, i + 1, noun_class, noun[0])
            if "of" in noun:
                at = noun.index("of") - 1
                first, last = i - at, i - at + len(noun)
            else:
                first, last = i - len(noun) + 1, i + 1
            if (
                first >= 0
                and last <= len(words.lower)
                and all(
                    words.lower[k] == w or words.lemma[k] == w
                    for k, w in zip(range(first, last), noun, strict=True)
                    if k != i
                )
            ):
                return (first, last, noun_class, " ".join(noun))
    return None


def find_nominals(words: Words, lexicon: Lexicon, names: list[Candidate]) -> list[Candidate]:
    """Every phrase headed by a noun of the organ, office and people files that is not part of a name."""
    inside = {i: c for c in names for i in range(c.first, c.last)}
    found: list[Candidate] = []
    used: set[int] = set()
    for i in range(len(words.lower) - 1, -1, -1):
        if words.unread[i] or i in used or (i in inside and inside[i].form != "nominal"):
            continue
        matched = _match(words, lexicon, i) if i not in inside else None
        counted = _counted(words, lexicon, i) if matched is None and i not in inside else None
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
        if any(k in inside for k in range(first, last)):
            first, last = i, i + 1
        used.update(range(first, last))
        found.append(_nominal(words, lexicon, first, last, i, noun_class, noun, inside))
    for candidate in names:
        if candidate.form == "nominal":
            _dress(words, lexicon, candidate, inside)
    return found


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
    return _nominal(words, lexicon, i, i + 1, i, noun_class, words.lemma[i], {})


def _counted(words: Words, lexicon: Lexicon, i: int) -> Candidate | None:
    """People that a bare number or quantifier stands for ("killed at least seven", "eight others", "some fled")."""
    if words.lower[i] not in lexicon.context.words["counting_nouns"] and words.tag[i] != "CD":
        return None
    role = words.dep[i]
    if role not in {"nsubj", "nsubjpass", "dobj", "agent", "conj", "pobj"} or words.pos[i] not in {
        "NUM",
        "NOUN",
        "PRON",
        "DET",
        "ADJ",
    }:
        return None
    if role == "pobj" and words.lower[words.head[i]] != "by":
        return None
    if role == "conj" and words.pos[words.head[i]] != words.pos[i]:
        return None
    for k in words.children[i]:  # "hundreds of people": the people are the mention
        if words.dep[k] == "prep" and words.lower[k] == "of":
            return _partitive(words, lexicon, i, k)
    candidate = Candidate(
        i,
        i + 1,
        i,
        "nominal",
        ActorKind.CIVILIANS,
        plover=("CVL",),
        noun=words.lower[i],
        source="people",
        plural=words.lower[i] not in {"one", "someone", "somebody", "anyone", "nobody", "everyone"},
        fresh=True,
        weak=True,
    )
    _widen(words, candidate)
    return candidate


def _partitive(words: Words, lexicon: Lexicon, i: int, of: int) -> Candidate | None:
    """ "Three of the men" are some of them; "dozens of men" are just the men, who are found by their own noun."""
    inner = next((m for m in words.children[of] if words.dep[m] == "pobj"), None)
    if inner is None or (words.pos[inner] == "PRON" and words.lower[inner] not in {"them", "us", "whom"}):
        return None
    if words.pos[inner] != "PRON" and _match(words, lexicon, inner) is None:
        return None
    definite = words.pos[inner] == "PRON" or any(
        words.lower[m] in {"the", "those", "these", "his", "her", "its", "their", "our"}
        for m in words.children[inner]
    )
    if not definite:
        return None
    candidate = Candidate(
        i,
        i + 1,
        i,
        "nominal",
        ActorKind.CIVILIANS,
        plover=("CVL",),
        noun=words.lower[i],
        source="people",
        plural=words.lower[i] != "one",
        fresh=True,
        weak=True,
        number=words.lower[i],
        anchor=inner,
    )
    _widen(words, candidate)
    candidate.last = max(candidate.last, inner + 1)
    return candidate


def _nominal(
    words: Words,
    lexicon: Lexicon,
    first: int,
    last: int,
    head: int,
    noun_class: NounClass,
    noun: str,
    inside: dict[int, Candidate],
) -> Candidate:
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


def _widen(words: Words, candidate: Candidate) -> None:
    """Take in the determiners, numbers, adjectives and possessors to the left."""
    limit = candidate.head
    reach = candidate.first
    pending = [candidate.head]
    while pending:
        k = pending.pop()
        for child in words.children[k]:
            if (
                child < limit
                and words.dep[child] in _LEFT
                and not _outside(words, child)
                and words.sentence[child] == words.sentence[candidate.head]
            ):
                reach = min(reach, child)
                pending.append(child)
    while reach < candidate.first and (
        words.pos[reach] in {"PUNCT", "CCONJ", "SPACE", "ADV", "ADP"}
        and words.lower[reach] not in {"about", "around", "nearly", "at", "more", "over"}
    ):
        reach += 1
    candidate.first = reach


def _outside(words: Words, i: int) -> bool:
    """True for dashes, commas and caption labels, over which no phrase reaches."""
    if words.pos[i] == "PUNCT":
        return not (words.doc[i].text == "-" and i and words.end[i - 1] == words.start[i])
    if (
        words.titled[i]
        and words.pos[i] in {"NOUN", "PROPN", "VERB"}
        and words.dep[i] in {"compound", "nmod"}
        and words.lower[i].endswith(("s", "ing", "ed"))
    ):
        return True
    return words.doc[i].text == "FILE"


def _dress(words: Words, lexicon: Lexicon, candidate: Candidate, inside: dict[int, Candidate]) -> None:
    """Widen a nominal, and note its determiner, number, modifiers and what it hangs on."""
    noun_first = candidate.first
    _widen(words, candidate)
    context = lexicon.context.words
    mods: list[str] = []
    for i in range(candidate.first, noun_first):
        if i in inside and words.dep[i] in _MODIFIER_DEPS:
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
    _counted_group(words, candidate, context["counting_nouns"])
    _complement(words, candidate, inside, context["group_nouns_of"])


def _counted_group(words: Words, candidate: Candidate, counting: frozenset[str]) -> None:
    """Take in "dozens of", "a group of", "the majority of" before an indefinite plural."""
    prep = words.head[candidate.head]
    if (
        words.dep[candidate.head] != "pobj"
        or words.lower[prep] != "of"
        or prep != candidate.first - 1
        or candidate.definite
    ):
        return
    outer = words.head[prep]
    if outer != prep - 1 or words.lower[outer] not in counting or not candidate.plural:
        return
    candidate.first = outer
    candidate.number = words.lower[outer]
    while (
        candidate.first
        and words.head[candidate.first - 1] == outer
        and words.dep[candidate.first - 1] in {"det", "amod", "nummod", "quantmod", "advmod"}
    ):
        candidate.first -= 1


def _complement(
    words: Words, candidate: Candidate, inside: dict[int, Candidate], heads: frozenset[str]
) -> None:
    """Take in a short "of" phrase ("the Ministry of Education"), and the country of an "of" or "in" phrase."""
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
        if close and words.lower[prep] in {"of", "for"} and words.lemma[candidate.head] in heads:
            candidate.last = max(candidate.last, inside[inner].last if inner in inside else inner + 1)
