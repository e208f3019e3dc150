"""Names that the words beside them call places, whether the gazetteer knows them or not.

"the village of Qarah", "the towns of Hayyan, Huraytan and Kafar Hamra", "the Haft Asiab area", "near Sarha",
"Hikmah Hill", "Tal Sukeek", and what is stormed, shelled or held: "troops stormed Najarah".
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.gazetteer import fold
from dateline.gazetteer.generic import GenericWords, generic_words, not_places
from dateline.reading.toponyms.locative import locative_frames

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["is_titled", "name_end", "names_called_places"]

_LONGEST = 5  # tokens: "Al - Bab", "Khan al - Assal"
_NEAR = frozenset({"near", "outside", "inside", "around"})
"""Prepositions that stand before few things but places."""
_IN = frozenset({"in", "at"})
"""Prepositions that stand before places and before much else."""
_BEFORE = _NEAR | _IN | {"of", "from", "to", "on", "and", ","}
"""What stands before a place that is named like a person ("Tal Dhalfa")."""
_AT = _NEAR | _IN | {"of", "from", "to", "on"}
"""What stands before a site of which something is told."""
_ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "az", "an", "ad", "ed", "et"})
"""Arabic articles, with which a name begins that has no capital ("al-Rai")."""
_LISTED = frozenset({",", "and", "&", "or", "the"})
_OPENING = frozenset({"--", "—", "–", ":", "namely", "including"})
"""What opens a list of names after the word for them: "three villages, including Dhihamba"."""
_BETWEEN = frozenset({"ADJ", "ADV", "NUM", "VERB", "PUNCT"})
"""What may stand between the article and the noun of "a small, dusty town"."""
_FAR = 7
"""Tokens between that word and the list."""
_INNER = frozenset({"-", "–", "al", "el", "de", "ez", "az", "es", "as", "ash", "of"})
_PLAIN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
"""Words that a headline in capitals has none of in small letters."""
_NO_PLACES = frozenset({"NORP", "DATE", "TIME", "MONEY", "LANGUAGE", "LAW"})


def names_called_places(doc: "Doc") -> Iterator[tuple[int, int]]:
    """First token, and the token after the last, of each such name, in order; some may overlap.

    Args:
        doc: a parsed text with entities.
    """
    words = generic_words()
    features = frozenset(words.features)
    common = not_places() | features | words.site | words.direction
    index = 0
    while index < len(doc):
        end = name_end(doc, index)
        if end is None:
            index += 1
            continue
        name = doc[index:end]
        plain = fold(name.text) not in common and not all(token.is_stop for token in name)
        called = plain and _is_called(doc, index, end, features)
        if called or (plain and (_is_formed(doc, index, end, words) or _is_placed(doc, index, end))):
            yield index, end
        if called:
            yield from _list_after(doc, index, end, features)
        index = end


def _is_formed(doc: "Doc", start: int, end: int, words: GenericWords) -> bool:
    """Whether the name itself says that it is a place's: "Aleppo Governorate", "Tal Sukeek"."""
    if end - start < 2 or is_titled(doc, start, end):
        return False
    person = doc[start].ent_type_ == "PERSON"
    last, before = fold(doc[end - 1].text), _before(doc, start)
    if last in words.ending:
        return (not person or last in words.features) and fold(doc[start].text) not in words.institution
    if last in words.site_ending:
        return before in _AT or _is_taken(doc, start, end, locative_frames().place_object)
    return fold(doc[start].text.rstrip("-")) in words.beginning and (not person or before in _BEFORE)


def _before(doc: "Doc", start: int) -> str:
    """The word before a name and its article."""
    index = start - 1
    while index > 0 and doc[index].lower_ in {"the", "strategic", "nearby", "both"}:
        index -= 1
    return str(doc[index].lower_) if index >= 0 else ""


def _is_taken(doc: "Doc", start: int, end: int, verbs: frozenset[str]) -> bool:
    """Whether it is the object of one of the verbs."""
    root = doc[start:end].root
    return root.dep_ in {"dobj", "nsubjpass"} and root.head.lemma_.lower() in verbs


def _is_placed(doc: "Doc", start: int, end: int) -> bool:
    """Whether something is put in it, or done to it that is done to places, and it is no other name."""
    name = doc[start:end]
    if _is_taken(doc, start, end, locative_frames().stormed) and not name.text.isupper():
        return all(token.ent_type_ != "ORG" for token in name)
    if any(token.ent_type_ not in {"", "ORG", "FAC", "GPE", "LOC"} for token in name) or name.text.isupper():
        return False
    root = name.root
    if root.pos_ != "PROPN" or is_titled(doc, start, end):
        return False
    organisation = any(token.ent_type_ == "ORG" for token in name)
    if root.dep_ == "pobj" and doc[start - 1].lower_ in _IN and start:
        return not organisation
    first = root
    while first.dep_ == "conj":
        first = first.head
    if first is not root and first.ent_type_ in {"GPE", "LOC", "FAC"}:
        return not organisation
    return _is_taken(doc, start, end, locative_frames().taken) and not organisation


def is_titled(doc: "Doc", start: int, end: int, *, most: int | None = None) -> bool:
    """Whether the words around it are capitalised too, so that a capital tells nothing.

    Args:
        doc: a parsed text.
        start: first token of a name.
        end: the token after its last.
        most: nouns, verbs, adjectives and adverbs in small letters that show that the sentence is no title,
            however many names it has; no number is enough by default.
    """
    around = [token for token in doc[start].sent if token.is_alpha and not start <= token.i < end]
    if most is not None and sum(token.is_lower and token.pos_ in _PLAIN for token in around) >= most:
        return False
    return sum(token.is_lower for token in around) * 2 < len(around)


def _is_called(doc: "Doc", start: int, end: int, features: frozenset[str]) -> bool:
    if doc[start].ent_type_ in _NO_PLACES:
        return False
    before = doc[start - 1] if start else None
    if before is not None and before.text == "of" and start > 1:
        noun = doc[start - 2]
        return noun.is_lower and fold(noun.text) in features
    if before is not None and before.text == "," and start > 1 and doc[end : end + 1].text == ",":
        return fold(doc[start - 2].text) in features and doc[start].ent_type_ != "PERSON"
    if before is not None and before.lower_ in {"called", "named"}:
        return any(fold(token.text) in features | {"place"} for token in doc[max(0, start - 4) : start - 1])
    after = doc[end] if end < len(doc) else None
    if after is not None and after.is_lower and fold(after.text) in features:
        person = doc[start].ent_type_ == "PERSON" and fold(after.text) not in generic_words().ending
        return not person and after.dep_ not in {"ROOT", "ccomp", "advcl"}
    if _shares_word(doc, end, features) or _is_explained(doc, end, features):
        return True
    if _opens_list(doc, start, features):
        return True
    return before is not None and before.lower_ in _NEAR and doc[start].ent_type_ in {"", "ORG", "FAC"}


def _shares_word(doc: "Doc", end: int, features: frozenset[str]) -> bool:
    """Whether it is as in "the Minyan and Ansari suburbs"."""
    index = end
    while index + 1 < len(doc) and doc[index].lower_ in {",", "and"}:
        following = name_end(doc, index + 1)
        if following is None or following >= len(doc):
            return False
        index = following
    plural = index > end and doc[index].is_lower and doc[index].text.endswith("s")
    return plural and fold(doc[index].text) in features


def _is_explained(doc: "Doc", end: int, features: frozenset[str]) -> bool:
    """Whether it is as in "Furqlus, a town on the highway"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in {"a", "an", "the"}:
        return False
    index = end + 2
    while (
        index + 1 < len(doc)
        and index < end + _FAR
        and doc[index].pos_ in {"ADJ", "ADV", "NUM", "VERB", "PUNCT"}
    ):
        index += 1
    return (
        fold(doc[index].text) in features
        and doc[index].is_lower
        and doc[index + 1 : index + 2].text.islower()
    )


def _opens_list(doc: "Doc", start: int, features: frozenset[str]) -> bool:
    if not start or doc[start - 1].lower_ not in _OPENING:
        return False
    words = doc[max(doc[start].sent.start, start - _FAR) : start - 1]
    return any(
        token.is_lower and token.text.endswith("s") and fold(token.text) in features for token in words
    )


def _list_after(doc: "Doc", start: int, end: int, features: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The names that go on a list which began with "the towns of"."""
    plural = start > 1 and doc[start - 1].text == "of" and doc[start - 2].text.endswith("s")
    if not (plural and fold(doc[start - 2].text) in features) and not _opens_list(doc, start, features):
        return
    end = _past_brackets(doc, end)
    while end < len(doc) and doc[end].lower_ in _LISTED:
        following = end
        while following < len(doc) and doc[following].lower_ in _LISTED:
            following += 1
        last = name_end(doc, following) if following < len(doc) else None
        if last is None or doc[following].sent != doc[start].sent:
            return
        yield following, last
        end = _past_brackets(doc, last)


def _past_brackets(doc: "Doc", index: int) -> int:
    """The token after what stands in brackets there: "Ard Jaburin (twice), Hawsh Nasri"."""
    if index < len(doc) and doc[index].text == "(":
        for end in range(index + 1, min(index + _FAR, len(doc))):
            if doc[end].text == ")":
                return end + 1
    return index


def name_end(doc: "Doc", start: int, *, peoples: bool = False) -> int | None:
    """The token after the name that begins at a token; None where none begins.

    Args:
        doc: a parsed text with entities.
        start: a token.
        peoples: whether a word counts that the tagger takes for a people's name.
    """
    end = start + 1
    if _is_article(doc, start):
        end = start + 3
    elif not _is_name(doc[start], peoples=peoples):
        return None
    while end < len(doc) and end - start < _LONGEST and not doc[end].is_sent_start:
        if not (_is_name(doc[end], peoples=peoples) or _is_inner(doc, end)):
            break
        end += 1
    while end > start + 1 and not _is_name(doc[end - 1], peoples=peoples):
        end -= 1
    return end


def _is_inner(doc: "Doc", index: int) -> bool:
    """Whether it is a small word or a hyphen within a name: "Khirbet al-Joz"."""
    if doc[index].lower_ not in _INNER or doc[index].lower_ == "of" or index + 1 >= len(doc):
        return False
    following = doc[index + 1]
    hyphen = following.text == "-" and index + 2 < len(doc)
    return (doc[index + 2] if hyphen else following).text[:1].isupper()


def _is_article(doc: "Doc", start: int) -> bool:
    """Whether a name begins with an article in small letters and a hyphen."""
    return (
        start + 2 < len(doc)
        and doc[start].text in _ARTICLES
        and doc[start + 1].text == "-"
        and doc[start + 2].text[:1].isupper()
        and not doc[start].whitespace_
    )


def _is_name(token: "Token", *, peoples: bool = False) -> bool:
    letters = token.text.lstrip("‘’'`")
    return (
        letters[:1].isupper()
        and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}
        and (peoples or token.ent_type_ != "NORP")
    )
