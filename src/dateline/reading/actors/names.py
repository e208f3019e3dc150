"""Mentions by name: the actor files first, then the named entities of the parse."""

from bisect import bisect_right

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.entities import Entity, entities_of, name_of_entity
from dateline.reading.actors.folding import Piece, pieces
from dateline.reading.actors.lexicon import Entry, Form, Lexicon
from dateline.reading.actors.unlabelled import unlabelled_names

__all__ = ["find_names"]


def find_names(words: Words, lexicon: Lexicon) -> list[Candidate]:
    """Every mention by a proper name or an adjective of nationality, in text order."""
    parts = pieces(words.whole)
    matches = _matches(parts, lexicon)
    found: list[Candidate] = []
    taken: set[int] = set()
    token_at = [bisect_right(words.start, part.start) - 1 for part in parts]
    weights = _country_weights(matches)
    entity_of = entities_of(words)
    for first_piece, form in matches:
        first = token_at[first_piece]
        last = token_at[first_piece + len(form.words) - 1] + 1
        if any(words.unread[i] for i in range(first, last)) or _seat(words, last):
            continue
        if _mistaken(words, form, first, last, entity_of):
            continue
        entry = _choose(form.entries, weights)
        if form.unmarked and weights and not any(code in weights for code in entry.country):
            if len(form.words) == 1:
                continue
            entry = Entry(" ".join(form.words), words.text(first, last), (), entry.kind, (), entry.plover)
        candidate = _from_file(words, form, entry, first, last)
        found.append(candidate)
        taken.update(range(first, last))
    for entity in entity_of.values():
        first, last, label = entity
        if label in {"EVENT", "LAW", "WORK_OF_ART", "PRODUCT"} or _seat(words, last):
            continue
        if any(words.unread[i] for i in range(first, last)):
            continue
        candidate_or_none = name_of_entity(words, lexicon, entity, taken)
        if candidate_or_none is not None:
            found.append(candidate_or_none)
            taken.update(range(candidate_or_none.first, candidate_or_none.last))
    found += unlabelled_names(words, lexicon, taken)
    found.sort(key=lambda c: (c.first, -c.last))
    return found


def _seat(words: Words, last: int) -> bool:
    """Whether a name that ends before a token tells where somebody sits ("London-based")."""
    return words.lower[last : last + 2] == ["-", "based"]


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
        if len(form.entries) == 1 and not form.unmarked:
            for code in form.entries[0].country:
                weights[code] = weights.get(code, 0) + 1
    return weights


def _choose(entries: tuple[Entry, ...], weights: dict[str, int]) -> Entry:
    """Of several bodies with one name, the one whose country the report speaks of most, else the first."""
    return max(entries, key=lambda entry: max((weights.get(code, 0) for code in entry.country), default=0))


def _mistaken(words: Words, form: Form, first: int, last: int, entities: dict[int, Entity]) -> bool:
    """True where words of the files are part of a person's name ("Chad Smith", "de Lima") or a date."""
    token = words.doc[first]
    if all(words.doc[i].ent_type_ == "DATE" for i in range(first, last)) and words.pos[last - 1] == "NUM":
        return True  # "March 23" is a movement's name elsewhere
    if form.use == "capital" and words.pos[first] not in {"PROPN", "NOUN"}:
        return True
    single = last - first == 1 and not (len(form.surfaces[0]) > 1 and form.surfaces[0].isupper())
    if not single or form.use in {"adjective", "people"}:
        return False
    if first and words.lower[first - 1] in _PARTICLES and words.sentence[first - 1] == words.sentence[first]:
        return True
    if token.ent_type_ == "PERSON":
        for begin, end, label in entities.values():
            if label == "PERSON" and begin <= first < end and end - begin > 1:
                return form.use in {"name", "capital"} and not (begin == first and words.pos[first] == "ADJ")
    media = form.entries[0].kind is ActorKind.MEDIA
    return bool(token.is_sent_start) and media and words.pos[first] not in {"PROPN", "NOUN"}


_PARTICLES = frozenset(["de", "da", "di", "van", "von", "bin", "ibn"])
"""Words that stand inside persons' names, and before no state's or town's in English."""


def _from_file(words: Words, form: Form, entry: Entry, first: int, last: int) -> Candidate:
    head = words.root(first, last)
    modifier = words.modifies(head) or (form.use == "adjective" and words.pos[head] == "ADJ")
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
        article = any(words.lower[k] in {"a", "an"} for k in words.children[head])
        if not plural and (article or form.words[-1].endswith("man")):
            kind = ActorKind.PERSON
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
