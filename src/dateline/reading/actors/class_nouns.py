"""Which class noun heads a phrase."""

from dateline.reading.actors.candidate import Words
from dateline.reading.actors.lexicon import Lexicon, NounClass

__all__ = ["match_noun"]


def match_noun(words: Words, lexicon: Lexicon, i: int) -> tuple[int, int, NounClass, str] | None:
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
