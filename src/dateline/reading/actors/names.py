"""Mentions by name: the actor files first, then the named entities of the parse."""

from bisect import bisect_right

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.folding import Piece, fold, pieces
from dateline.reading.actors.lexicon import Context, Entry, Form, Lexicon

__all__ = ["find_names", "kind_of_name"]

_LEFT_POS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV", "VERB"})
_ENTITY = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})


def find_names(words: Words, lexicon: Lexicon) -> list[Candidate]:
    """Every mention by a proper name or an adjective of nationality, in text order."""
    parts = pieces(words.whole)
    matches = _matches(parts, lexicon)
    found: list[Candidate] = []
    taken: set[int] = set()
    token_at = [bisect_right(words.start, part.start) - 1 for part in parts]
    weights = _country_weights(matches)
    entity_of = _entities(words)
    for first_piece, form in matches:
        first = token_at[first_piece]
        last = token_at[first_piece + len(form.words) - 1] + 1
        if any(words.unread[i] for i in range(first, last)):
            continue
        if _mistaken(words, form, first, last, entity_of):
            continue
        entry = _choose(form.entries, weights)
        candidate = _from_file(words, form, entry, first, last)
        found.append(candidate)
        taken.update(range(first, last))
    for first, last, label in entity_of.values():
        if label in {"EVENT", "LAW", "WORK_OF_ART", "PRODUCT"} or any(
            words.unread[i] for i in range(first, last)
        ):
            continue
        candidate_or_none = _from_entity(words, lexicon, first, last, label, taken)
        if candidate_or_none is not None:
            found.append(candidate_or_none)
            taken.update(range(candidate_or_none.first, candidate_or_none.last))
    found += _unlabelled(words, lexicon, taken)
    found.sort(key=lambda c: (c.first, -c.last))
    return found


def _matches(parts: list[Piece], lexicon: Lexicon) -> list[tuple[int, Form]]:
    """Leftmost longest matches of the actor files."""
    found, i = [], 0
    while i < len(parts):
        form = _longest(parts, i, lexicon)
        if form is None:
            i += 1
        else:
            found.append((i, form))
            i += len(form.words)
    return found


def _longest(parts: list[Piece], i: int, lexicon: Lexicon) -> Form | None:
    part = parts[i]
    options = lexicon.forms.get(part.folded, [])
    if part.bare != part.folded:
        options = [*options, *lexicon.forms.get(part.bare, [])]
    best: Form | None = None
    for form in options:
        size = len(form.words)
        if (
            (best is None or size > len(best.words))
            and i + size <= len(parts)
            and _fits(parts[i : i + size], form)
        ):
            best = form
    return best


def _fits(window: list[Piece], form: Form) -> bool:
    end = len(window) - 1
    for k, (part, word, surface) in enumerate(zip(window, form.words, form.surfaces, strict=True)):
        if part.folded != word and not (k == end and part.bare == word):
            return False
        if surface[0].isupper() and not part.surface[0].isupper():
            return False
        if len(surface) > 1 and surface.isupper() and not part.surface[: len(surface)].isupper():
            return False
        if k and part.start - window[k - 1].end > 2:
            return False
    return True


def _country_weights(matches: list[tuple[int, Form]]) -> dict[str, int]:
    weights: dict[str, int] = {}
    for _, form in matches:
        if len(form.entries) == 1:
            for code in form.entries[0].country:
                weights[code] = weights.get(code, 0) + 1
    return weights


def _choose(entries: tuple[Entry, ...], weights: dict[str, int]) -> Entry:
    """Of several bodies with one name, the one whose country the report speaks of most; the first in the files if even."""
    return max(entries, key=lambda entry: max((weights.get(code, 0) for code in entry.country), default=0))


def _entities(words: Words) -> dict[int, tuple[int, int, str]]:
    """First token to (first, last, label) of the parse's entities, cut at line breaks and trimmed of articles."""
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
            while last - first > 1 and words.doc[last - 1].text.islower():
                last -= 1
        for begin, end in _parts(words, first, last):
            found[begin] = (begin, end, entity.label_)
    return found


def _parts(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """An entity cut at its commas: a list that the parse took for one name."""
    found, begin = [], first
    for i in range(first, last):
        if (
            words.doc[i].text in {",", ";", "/"}
            and i + 1 < last
            and words.lower[i + 1] not in {"inc", "ltd", "llc", "jr", "and", "sr"}
        ):
            if begin < i:
                found.append((begin, i))
            begin = i + 1
    return [*found, (begin, last)] if begin < last else found


def _mistaken(
    words: Words, form: Form, first: int, last: int, entities: dict[int, tuple[int, int, str]]
) -> bool:
    """True where a word of the files is part of a person's or a larger body's name ("Chad Smith", "Bank of China")."""
    token = words.doc[first]
    if form.use == "capital" and words.pos[first] not in {"PROPN", "NOUN"}:
        return True
    single = last - first == 1 and not (len(form.surfaces[0]) > 1 and form.surfaces[0].isupper())
    if not single or form.use in {"adjective", "people"}:
        return False
    if token.ent_type_ == "PERSON":
        for begin, end, label in entities.values():
            if label == "PERSON" and begin <= first < end and end - begin > 1:
                return form.use in {"name", "capital"} and not (begin == first and words.pos[first] == "ADJ")
    if (
        token.is_sent_start
        and form.entries[0].kind is ActorKind.MEDIA
        and words.pos[first] not in {"PROPN", "NOUN"}
    ):
        return True
    return False


def _from_file(words: Words, form: Form, entry: Entry, first: int, last: int) -> Candidate:
    head = words.root(first, last)
    modifier = _modifies(words, head) or (form.use == "adjective" and words.pos[head] == "ADJ")
    backed = (
        last < len(words.lower) - 1
        and words.lower[last] == "-"
        and words.tag[last + 1] in {"VBN", "VBD", "JJ"}
    )
    kind, people = entry.kind, form.use == "people" and not modifier
    if form.use in {"people", "adjective"} and not modifier:
        plural = words.tag[head] in {"NNS", "NNPS"} or (
            words.lower[head].endswith("s") and form.use == "people"
        )
        people, kind = True, ActorKind.CIVILIANS
        if first and words.lower[first - 1] == "the" and form.use == "adjective":
            plural = True
    else:
        plural = False
    candidate = Candidate(
        first,
        last,
        head,
        "modifier" if modifier or backed else "name",
        kind,
        entry.country,
        entry.plover,
        key=None if people else entry.key,
        name=None if people else entry.name,
        aliases=() if people else entry.aliases,
        parts=form.words,
        metonym=form.use in {"capital", "metonym"} and not people,
    )
    if people:
        candidate.form, candidate.source, candidate.plover = "nominal", "people", ("CVL",)
        candidate.noun, candidate.plural = f"people of {entry.key}", plural
        candidate.definite = bool(first) and words.lower[first - 1] == "the"
    if form.use == "capital":
        candidate.weak = True
    return candidate


def _modifies(words: Words, head: int) -> bool:
    return words.dep[head] in {"compound", "amod", "poss", "nmod"} and words.head[head] != head


def _from_entity(
    words: Words, lexicon: Lexicon, first: int, last: int, label: str, taken: set[int]
) -> Candidate | None:
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
    if label == "NORP":
        return (
            None if words.titled[first] and last - first > 1 else _norp(words, lexicon, first, last, folded)
        )
    kind = kind_of_name(folded, context)
    if (
        (label == "PERSON"
        and kind not in {ActorKind.ARMED_GROUP, ActorKind.MOVEMENT})
        or (label == "PERSON"
        and len(folded) < 3)
    ):
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
        and _armed_context(words, lexicon, first, last, head)
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
        "modifier" if _modifies(words, head) else "name",
        kind or ActorKind.OTHER,
        plover=_SECTORS.get(kind, ()) if kind else (),
        name=text,
        parts=folded,
        weak=weak,
        of_state=of_state,
        anchor=of_state,
    )


def _headline_words(words: Words, lexicon: Lexicon, first: int, last: int) -> bool:
    """True where an entity of a headline is a stretch of it with a verb or a people noun ("Students Protest Scandal")."""
    for i in range(first, last):
        if words.pos[i] == "VERB" or words.tag[i] in {"VBZ", "VBG", "VBD", "VBP"}:
            return True
        for noun, noun_class in lexicon.nouns.get(words.lower[i].removesuffix("s"), []):
            if len(noun) == 1 and noun_class.source != "organ":
                return True
    return False


_SECTORS = {
    ActorKind.ARMED_GROUP: ("REB",),
    ActorKind.MILITARY: ("MIL",),
    ActorKind.POLICE: ("COP",),
    ActorKind.GOVERNMENT: ("GOV",),
    ActorKind.LEGISLATURE: ("LEG",),
    ActorKind.JUDICIARY: ("JUD",),
    ActorKind.PARTY: ("PTY",),
    ActorKind.NGO: ("NGO",),
    ActorKind.COMPANY: ("BUS",),
    ActorKind.MEDIA: ("MED",),
    ActorKind.RELIGIOUS_GROUP: ("REL",),
    ActorKind.MOVEMENT: ("OPP",),
}


def kind_of_name(folded: tuple[str, ...], context: Context) -> ActorKind | None:
    """What an organisation's name says it is, by its last words or the word before "of" or "for"."""
    heads = [folded]
    for k, word in enumerate(folded):
        if word in {"of", "for", "on", "to"} and k:
            heads.insert(0, folded[:k])
            break
    for tail in heads:
        for ending, kind in context.endings:
            if tail[-len(ending) :] == ending or (
                kind is ActorKind.ARMED_GROUP and tail[: len(ending)] == ending
            ):
                return kind
    return None


def _armed_context(words: Words, lexicon: Lexicon, first: int, last: int, head: int) -> bool:
    """True where a neighbouring noun says that the name is an armed group's ("X rebels", "the militia X")."""
    near = [words.head[head], *words.children[head]]
    near += [i for i in (first - 1, first - 2, last) if 0 <= i < len(words.lower)]
    for i in near:
        linked = (
            words.dep[head] in {"compound", "appos", "nmod"}
            or words.dep[i] in {"compound", "appos", "nmod"}
            or i in {first - 1, last}
        )
        if linked and words.sentence[i] == words.sentence[head] and words.pos[i] in {"NOUN", "PROPN"}:
            for noun, noun_class in lexicon.nouns.get(words.lemma[i], []):
                if len(noun) == 1 and noun_class.kind is ActorKind.ARMED_GROUP:
                    return True
    return False


def _norp(words: Words, lexicon: Lexicon, first: int, last: int, folded: tuple[str, ...]) -> Candidate | None:
    """Ethnic and religious groups that stand as adjectives; as nouns they are found with the other nouns."""
    head = words.root(first, last)
    if not _modifies(words, head):
        return None
    stem = folded[-1]
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
    if (
        not parts
        or (not words.doc[begin].text[0].isupper()
        and words.lower[begin] not in {"al", "el", "bin", "ibn", "van", "von", "de", "da"})
    ):
        return None
    if gender not in {"masculine", "feminine"}:
        gender = context.first_names.get(parts[0]) if len(parts) > 1 else None
    head = words.root(first, last)
    modifier = _modifies(words, head)
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


def _unlabelled(words: Words, lexicon: Lexicon, taken: set[int]) -> list[Candidate]:
    """Runs of capitalised words that the parse gave no label, where they stand as subject, object or possessor."""
    found: list[Candidate] = []
    n, i = len(words.lower), 0
    while i < n:
        if not _nameable(words, i, taken):
            i += 1
            continue
        j = i + 1
        while (
            j < n
            and words.sentence[j] == words.sentence[i]
            and (
                _nameable(words, j, taken)
                or (words.doc[j].text == "-" and j + 1 < n and _nameable(words, j + 1, taken))
            )
        ):
            j += 1
        head = words.root(i, j)
        folded = tuple(part.bare for part in pieces(words.text(i, j)))
        kind = kind_of_name(folded, lexicon.context) if len(folded) > 1 else None
        role = words.dep[head]
        if (
            folded
            and words.pos[head] == "PROPN"
            and role in {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos", "compound"}
            and _common(lexicon, folded)
        ):
            if _armed_context(words, lexicon, i, j, head):
                kind = ActorKind.ARMED_GROUP
            if (
                kind is None
                and role in {"nsubj", "nsubjpass"}
                and words.lemma[words.head[head]] in lexicon.context.words["speech_verbs"]
            ):
                kind = ActorKind.PERSON
            weak = kind is None or kind is ActorKind.OTHER
            found.append(
                Candidate(
                    i,
                    j,
                    head,
                    "modifier" if _modifies(words, head) else "name",
                    kind or ActorKind.OTHER,
                    plover=_SECTORS.get(kind, ()) if kind else (),
                    name=words.text(i, j),
                    parts=folded,
                    weak=weak,
                )
            )
        i = j
    return found


def _nameable(words: Words, i: int, taken: set[int]) -> bool:
    return (
        words.pos[i] == "PROPN"
        and i not in taken
        and not words.titled[i]
        and not words.unread[i]
        and not words.doc[i].ent_type_
        and words.doc[i].text[0].isupper()
    )


def _common(lexicon: Lexicon, folded: tuple[str, ...]) -> bool:
    """False where the last word is a class noun, which the search for nouns finds with its modifiers."""
    return not any(len(noun) == 1 for noun, _ in lexicon.nouns.get(folded[-1], []))
