"""Names that no file knows: the parse's named entities."""

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.folding import fold, pieces
from dateline.reading.actors.lexicon import Context, Lexicon
from dateline.reading.actors.name_kind import SECTORS, armed_context, kind_of_name, opens_with_event

__all__ = ["Entity", "entities_of", "name_of_entity"]

Entity = tuple[int, int, str]
"""First token, one past the last, label of the parse."""
_ENTITY = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})


def entities_of(words: Words) -> dict[int, Entity]:
    """First token to (first, last, label) of the parse's entities, cut at line breaks and commas."""
    found = {}
    for entity in words.doc.ents:
        if entity.label_ not in _ENTITY:
            continue
        first, last = entity.start, entity.end
        for i in range(first, last):
            if "\n" in words.doc[i].text:
                last = i
                break
        while first < last and (
            words.pos[first] in {"DET", "PUNCT", "SPACE", "ADP"} or words.lower[first] in {"the", "a", "file"}
        ):
            first += 1
        while last > first and (words.tag[last - 1] == "POS" or words.pos[last - 1] in {"PUNCT", "SPACE"}):
            last -= 1
        if entity.label_ == "PERSON":
            while last - first > 1 and words.doc[last - 1].text.islower() and not _hyphened(words, last - 1):
                last -= 1
        for begin, end in _parts(words, first, last):
            found[begin] = (begin, end, entity.label_)
    return found


def _hyphened(words: Words, i: int) -> bool:
    """True of the "moon" of "Ban Ki-moon"."""
    return (
        i > 1
        and words.doc[i - 1].text == "-"
        and words.end[i - 2] == words.start[i - 1]
        and words.end[i - 1] == words.start[i]
        and words.doc[i - 2].text[0].isupper()
    )


def _parts(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """An entity cut at its commas and brackets: a list, or a name with its short form, taken for one name."""
    found, begin = [], first
    for i in range(first, last):
        if (
            words.doc[i].text in {",", ";", "/", "("}
            and i + 1 < last
            and words.lower[i + 1] not in {"inc", "ltd", "llc", "jr", "and", "sr"}
        ):
            if begin < i:
                found.append((begin, i))
            begin = i + 1
    return [*found, (begin, last)] if begin < last else found


def name_of_entity(words: Words, lexicon: Lexicon, entity: Entity, taken: set[int]) -> Candidate | None:
    """The mention that an entity makes beside the names already taken, or None where it is no actor."""
    first, last, label = entity
    inner = [i for i in range(first, last) if i in taken]
    if inner:
        if label == "PERSON" or len(inner) == last - first:
            # "Iranian President X": the name begins after the word of nationality
            while first < last and first in taken:
                first += 1
            if first == last or any(i in taken for i in range(first, last)) or label != "PERSON":
                return None
        elif set(inner) != set(range(first, first + len(inner))) and label not in {"ORG", "FAC"}:
            return None
    if (
        words.titled[first]
        and label != "PERSON"
        and last - first > 1
        and _headline_words(words, lexicon, first, last)
    ):
        return None
    context = lexicon.context
    text = words.text(first, last)
    folded = tuple(part.bare for part in pieces(text))
    if not folded or not any(c.isupper() for c in text):
        return None
    if last == first + 1 and label != "PERSON" and opens_with_event(words, first):
        return None
    if label == "NORP":
        return None if words.titled[first] and last - first > 1 else _norp(words, lexicon, first, last)
    kind = kind_of_name(folded, context)
    acronym = last - first == 1 and len(text) > 2 and text.isupper() and not words.titled[first]
    if label == "PERSON" and acronym:
        label = "ORG"
    if label == "PERSON" and (len(folded) < 3 or kind not in {ActorKind.ARMED_GROUP, ActorKind.MOVEMENT}):
        return _person(words, context, first, last)
    if label in {"GPE", "LOC", "FAC"} and kind in {None, ActorKind.COMPANY, ActorKind.NGO, ActorKind.PARTY}:
        kind, weak = ActorKind.GOVERNMENT, True
        if label in {"FAC", "LOC"}:
            return None
    else:
        weak = label in {"GPE", "LOC", "FAC"}
    head = words.root(first, last)
    armed = (
        kind in {None, ActorKind.MILITARY, ActorKind.PARTY, ActorKind.MOVEMENT}
        and not weak
        and armed_context(words, lexicon, first, last, head)
    )
    if armed:
        kind = ActorKind.ARMED_GROUP
    if kind is ActorKind.ARMED_GROUP and len(folded) == 1 and not armed:
        kind = None
    of_state = next((i for i in range(first, last) if i in taken), None)
    return Candidate(
        first,
        last,
        head,
        "modifier" if words.modifies(head) else "name",
        kind or ActorKind.OTHER,
        plover=SECTORS.get(kind, ()) if kind else (),
        name=text,
        parts=folded,
        weak=weak,
        of_state=of_state,
        anchor=of_state,
    )


def _headline_words(words: Words, lexicon: Lexicon, first: int, last: int) -> bool:
    """True where an entity of a headline is a stretch of it with a verb or a people noun in it."""
    for i in range(first, last):
        if words.pos[i] == "VERB" or words.tag[i] in {"VBZ", "VBG", "VBD", "VBP"}:
            return True
        for noun, noun_class in lexicon.nouns.get(words.lower[i].removesuffix("s"), []):
            if len(noun) == 1 and noun_class.source != "organ":
                return True
    return False


def _norp(words: Words, lexicon: Lexicon, first: int, last: int) -> Candidate | None:
    """Ethnic and religious groups that stand as adjectives; as nouns they are found with the other nouns."""
    head = words.root(first, last)
    if not words.modifies(head):
        return None
    stem = pieces(words.text(first, last))[-1].bare
    for ending in ("", "ish", "i", "ian", "ic", "n"):
        base = stem.removesuffix(ending) if ending else stem
        for noun, noun_class in lexicon.nouns.get(base, []):
            if noun == (base,) and noun_class.kind in {ActorKind.ETHNIC_GROUP, ActorKind.RELIGIOUS_GROUP}:
                return Candidate(
                    first,
                    last,
                    head,
                    "modifier",
                    noun_class.kind,
                    plover=noun_class.plover,
                    noun=base,
                    source="people",
                    plural=True,
                )
    return None


def _person(words: Words, context: Context, first: int, last: int) -> Candidate | None:
    """A person's name; titles inside the entity are left to the phrase."""
    begin = first
    gender = None
    while begin < last - 1 and (
        fold(words.doc[begin].text) in context.titles or words.lower[begin] in context.titles
    ):
        gender = gender or context.titles.get(words.lower[begin])
        begin += 1
    parts = tuple(part.bare for part in pieces(words.text(begin, last)))
    if not parts or (
        not words.doc[begin].text[0].isupper()
        and words.lower[begin] not in {"al", "el", "bin", "ibn", "van", "von", "de", "da"}
    ):
        return None
    if gender not in {"masculine", "feminine"}:
        gender = context.first_names.get(parts[0]) if len(parts) > 1 else None
    head = words.root(first, last)
    modifier = words.modifies(head)
    return Candidate(
        first,
        last,
        head,
        "modifier" if modifier else "name",
        ActorKind.PERSON,
        name=words.text(begin, last),
        parts=parts,
        gender=gender,
    )
