"""What a capitalised name is: the kind of body that its words or those beside it say, or no name at all."""

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Words
from dateline.reading.actors.lexicon import Context, Lexicon
from dateline.reading.events.ontology import load_lexicon as load_triggers

__all__ = ["SECTORS", "armed_context", "kind_of_name", "opens_with_event"]

SECTORS = {
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
"""PLOVER sector codes by kind of body."""


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


def armed_context(words: Words, lexicon: Lexicon, first: int, last: int, head: int) -> bool:
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


def opens_with_event(words: Words, i: int) -> bool:
    """True of an event noun that a sentence begins with ("Bombing kills 14"): its capital is no name's."""
    return bool(words.doc[i].is_sent_start) and words.lower[i] in load_triggers().nouns
