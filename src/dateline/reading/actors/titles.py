"""The titles, offices and nationalities that stand before a person's name."""

from dateline.model import ActorKind
from dateline.reading.actors.candidate import PHRASE_LEFT, Candidate, Words
from dateline.reading.actors.class_nouns import match_noun
from dateline.reading.actors.lexicon import Lexicon

__all__ = ["add_titles"]

_LONGEST_PROVINCE = 5
"""Words of what an office is of: "Minister of Defense and Military Production"."""


def add_titles(words: Words, lexicon: Lexicon, names: list[Candidate]) -> list[Candidate]:
    """Widen the persons' names over the titles and nationalities before them.

    Returns:
        The names without those that tell no more than what an office is of ("State").
    """
    provinces: set[int] = set()
    owner = {i: c for c in names for i in range(c.first, c.last)}
    for candidate in names:
        if candidate.kind is not ActorKind.PERSON:
            continue
        begin = candidate.first
        i = begin - 1
        while i >= 0 and words.sentence[i] == words.sentence[begin]:
            office = _office_ending_at(words, lexicon, i)
            if office is not None:
                provinces.update(range(office, i + 1))
                i = office - 1
            elif _titleword(words, lexicon, i, owner, candidate):
                i -= 1
            else:
                break
        left = i + 1
        while left < begin and words.pos[left] in {"PUNCT", "PART", "ADP", "CCONJ"}:
            left += 1
        for k in range(begin - 1, left - 1, -1):
            matched = match_noun(words, lexicon, k)
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
            candidate.form = (
                "modifier" if words.dep[candidate.head] in {"compound", "nmod", "amod", "poss"} else "name"
            )
    return [c for c in names if c.key or c.country or not provinces.issuperset(range(c.first, c.last))]


def _office_ending_at(words: Words, lexicon: Lexicon, last: int) -> int | None:
    """Where an office with its province begins that ends at a token ("Secretary of State")."""
    if words.pos[last] not in {"NOUN", "PROPN"}:
        return None
    for of in range(last - 1, max(0, last - _LONGEST_PROVINCE) - 1, -1):
        if words.pos[of] in {"NOUN", "PROPN", "ADJ", "CCONJ", "DET"}:
            continue
        if words.lower[of] != "of" or of == 0 or words.head[of] != of - 1:
            return None
        office = match_noun(words, lexicon, of - 1)
        return office[0] if office is not None and office[2].source == "office" else None
    return None


def _titleword(
    words: Words, lexicon: Lexicon, i: int, owner: dict[int, Candidate], candidate: Candidate
) -> bool:
    if words.pos[i] == "PUNCT":
        return words.doc[i].text in {"-", "."} and i > 0
    if words.tag[i] == "POS":
        return True
    if i in owner:
        return (
            owner[i].kind is not ActorKind.PERSON
            and words.verb_of(i)[0] in PHRASE_LEFT
            and words.dep[i] != "conj"
        )
    if words.pos[i] in {"NOUN", "PROPN", "ADJ"}:
        within = (
            words.head[i] == candidate.head
            or words.dep[i] in {"compound", "amod", "nmod"}
            or words.head[candidate.head] == i
        )
        return (within and words.dep[i] not in {"dobj", "pobj"}) or (
            bool(match_noun(words, lexicon, i)) and within
        )
    if words.pos[i] in {"DET", "PRON"}:
        return words.dep[i] in {"det", "poss"}
    return words.lower[i] in lexicon.context.titles
