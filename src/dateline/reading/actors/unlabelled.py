"""Names that no file knows: capitalised runs that the parse left unlabelled."""

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.folding import pieces
from dateline.reading.actors.lexicon import Lexicon
from dateline.reading.actors.name_kind import SECTORS, armed_context, kind_of_name, opens_with_event

__all__ = ["unlabelled_names"]


def unlabelled_names(words: Words, lexicon: Lexicon, taken: set[int]) -> list[Candidate]:
    """Runs of capitalised words without a label that stand as subject, object or possessor."""
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
            and not (j == i + 1 and opens_with_event(words, i))
        ):
            if armed_context(words, lexicon, i, j, head):
                kind = ActorKind.ARMED_GROUP
            if (
                kind is None
                and not words.doc[head].text.isupper()
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
                    "modifier" if words.modifies(head) else "name",
                    kind or ActorKind.OTHER,
                    plover=SECTORS.get(kind, ()) if kind else (),
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
    """False where the last word is a title, or a class noun, which the search for nouns finds."""
    title = folded[-1] in lexicon.context.titles
    return not title and not any(len(noun) == 1 for noun, _ in lexicon.nouns.get(folded[-1], []))
