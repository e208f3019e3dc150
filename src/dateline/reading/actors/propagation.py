"""Short names that the parse missed or mislabelled, once the full name is known."""

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.folding import pieces

__all__ = ["propagate_names"]


def propagate_names(words: Words, names: list[Candidate]) -> list[Candidate]:
    """The mentions, with every later or earlier capitalised surname of a known person among them.

    A surname alone is often labelled a place or a people, or nothing at all. A capitalised word that is the
    last part of exactly one full name in the report is that person, whatever its label.
    """
    owners: dict[str, set[tuple[str, ...]]] = {}
    for c in names:
        if c.kind is ActorKind.PERSON and len(c.parts) > 1:
            owners.setdefault(c.parts[-1], set()).add(c.parts)
    known = {
        part for part, full in owners.items() if len(part) > 2 and len({parts[0] for parts in full}) == 1
    }
    if not known:
        return names
    taken = {i: c for c in names for i in range(c.first, c.last)}
    added: list[Candidate] = []
    for i, word in enumerate(words.lower):
        text = words.doc[i].text
        if words.unread[i] or not text[:1].isupper():
            continue
        bare = next((part.bare for part in pieces(text)), word)
        if bare not in known:
            continue
        held = taken.get(i)
        if held is not None:
            if held.key is None and held.last - held.first == 1 and held.kind is not ActorKind.PERSON:
                held.kind, held.parts, held.name, held.plover, held.weak = (
                    ActorKind.PERSON,
                    (bare,),
                    text,
                    (),
                    False,
                )
                held.source, held.noun, held.form = (
                    "name",
                    None,
                    "modifier" if held.form == "modifier" else "name",
                )
            continue
        modifier = words.dep[i] in {"compound", "amod", "poss", "nmod"}
        added.append(
            Candidate(
                i, i + 1, i, "modifier" if modifier else "name", ActorKind.PERSON, name=text, parts=(bare,)
            )
        )
    return sorted([*names, *added], key=lambda c: (c.first, -c.last))
