"""Conditions on the words around a match, by the names that the grammar gives them."""

from collections.abc import Callable

from dateline.reading.timex.composition import COMPOSITION_CHECKS
from dateline.reading.timex.grammar import Node
from dateline.reading.timex.lexer import Lexeme
from dateline.reading.timex.lexicon import load_lexicon
from dateline.reading.timex.number_checks import NUMBER_CHECKS
from dateline.reading.timex.words import Words

__all__ = ["CHECKS"]

_PREMODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC"})


def _lexeme(node: Node, part: str) -> Lexeme:
    item = node.parts[part]
    assert isinstance(item, Lexeme)
    return item


def _capital(words: Words, lexeme: Lexeme) -> bool:
    return words.text[lexeme.start].isupper()


def _named_month(words: Words, month: Lexeme) -> bool:
    """`may` and `march` are months only with a capital."""
    return _capital(words, month) or month.text not in load_lexicon().ambiguous_months


def _counts_next(words: Words, number: Lexeme) -> bool:
    """`in May 12 people died`: the number belongs to the noun after it."""
    token = words.token(number.start)
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"


def _day_of_month(node: Node, words: Words) -> bool:
    month, day = _lexeme(node, "month"), _lexeme(node, "day")
    if not _named_month(words, month) or ("year" not in node.parts and _counts_next(words, day)):
        return False
    return not (day.end < len(words.text) and words.text[day.end] == "%")


def _days_of_month(node: Node, words: Words) -> bool:
    return _day_of_month(node, words) and not _counts_next(words, _lexeme(node, "to_day"))


def _day_before_month(node: Node, words: Words) -> bool:
    month, before = _lexeme(node, "month"), words.before(node.first)
    return _named_month(words, month) and not before.isdigit() and before not in {"$", "€", "£"}


def _bare_month(node: Node, words: Words) -> bool:
    lexicon = load_lexicon()
    month = _lexeme(node, "month")
    token = words.token(month.start)
    before, after = words.before(node.first), words.after(node.last)
    if token.tag_ == "MD" or (month.text in lexicon.ambiguous_months and not _capital(words, month)):
        return False
    if after == "-" or (
        before == "-" and words.before(node.first - 1) not in {"mid", "early", "late", "pre", "post"}
    ):
        return before == "-" and after != "-"
    if month.text in lexicon.ambiguous_months:
        if before in {"'s", "'"} or token.ent_type_ == "PERSON":
            return False
        if after == "'s" and _named_so(words.text[month.start : month.end], words):
            return False
        adjective = (
            before in {"the", "a", "an", "that"}
            and after.isalpha()
            and after not in {"on", "for", "of", "to"}
        )
        return before in lexicon.month_leads or adjective
    if before in lexicon.month_leads:
        return True
    return token.ent_type_ not in _NAMES and token.pos_ in {"PROPN", "NOUN", "NUM", "ADJ"}


def _that_month(node: Node, words: Words) -> bool:
    """`that July`, of the year told; not `he said that May would stay`."""
    return words.token(node.start).dep_ == "det" and _capital(words, _lexeme(node, "month"))


def _named_so(name: str, words: Words) -> bool:
    """Somebody in the text bears the name: `Theresa May`."""
    return any(
        token.text == name and token.i and token.nbor(-1).pos_ == "PROPN" and token.nbor(-1).head == token
        for token in words.doc
    )


def _bare_abbreviation(node: Node, words: Words) -> bool:
    month = _lexeme(node, "month")
    dotted = words.text[month.end - 1] == "."
    lead = words.before(node.first)
    return _capital(words, month) and (dotted or lead.isalpha()) and lead in load_lexicon().month_leads


def _deictic_month(node: Node, words: Words) -> bool:
    return _named_month(words, _lexeme(node, "month"))


def _bare_year(node: Node, words: Words) -> bool:
    lexicon = load_lexicon()
    year = _lexeme(node, "year")
    value = int(year.text)
    before, after = words.before(node.first), words.after(node.last)
    if year.glued and before[-1:].isalpha():
        return False
    if before == "-" and words.lexemes[node.first - 1].glued:
        return words.before(node.first - 1) in {"mid", "early", "late"}
    if before in lexicon.number_labels or before in {"$", "€", "£", "#", "."}:
        return False
    if after in lexicon.counted_things or after in {"%", "million", "billion", "-", "/", "percent"}:
        return after == "-" and value >= 1900 and before in lexicon.year_leads
    if before in {"/", ":"}:
        return False
    if not 1900 <= value <= 2050:
        dated_back = before == "to" and words.before(node.first - 1) == "back"
        return (dated_back or before in {"in", "since", "until", "circa"}) and not _counts_next(words, year)
    if _counts_next(words, year):
        return before in {"the", "'s", "this", *lexicon.possessives, *lexicon.year_leads} and before != "of"
    return words.token(year.start).ent_type_ not in {"MONEY", "QUANTITY", "PERCENT", "PERSON"}


def _bare_weekday(node: Node, words: Words) -> bool:
    lexicon = load_lexicon()
    before, after = words.before(node.first), words.after(node.last)
    if before in lexicon.names_before_weekday:
        return False
    named = node.last < len(words.lexemes) and words.text[words.lexemes[node.last].start].isupper()
    if after in {"of", "in"} and ("which" in node.parts or before in lexicon.ordinals):
        return False
    return not (after in lexicon.names_after_weekday and named)


def _deictic_season(node: Node, words: Words) -> bool:
    return words.after(node.last) != "of" and words.token(_lexeme(node, "season").start).pos_ != "VERB"


def _bare_season(node: Node, words: Words) -> bool:
    season = words.token(_lexeme(node, "season").start)
    return words.after(node.last) != "of" and season.pos_ in {"NOUN", "PROPN"} and season.dep_ != "compound"


def _free_unit(node: Node, words: Words) -> bool:
    """Not `the last week of May`, `his last year in office`."""
    before = words.before(node.first)
    possessed = before in load_lexicon().possessives or before == "'s"
    return not possessed and words.after(node.last) != "of"


def _clause_end(node: Node, words: Words) -> bool:
    """Nothing follows that the word could govern: `a day earlier,` against `a day earlier than planned`."""
    if node.last >= len(words.lexemes):
        return True
    after = words.lexemes[node.last]
    if after.text in {"than", "that", "'s"}:
        return after.text == "'s"
    token = words.token(words.lexemes[node.last - 1].start)
    if token.lower_ in {"after", "before"}:
        return not any(
            child.i > token.i and child.dep_ in {"pobj", "pcomp"} for child in token.children
        ) and (token.dep_ not in {"mark", "prep"} or not after.text[0].isalnum())
    return token.lower_ != "on" or not after.text[0].isalnum()


def _clause_goes_on(node: Node, words: Words) -> bool:
    if node.last >= len(words.lexemes) or not words.lexemes[node.last].text[0].isalnum():
        return False
    return words.before(node.last) not in {"after", "before", "since"} or not _clause_end(node, words)


def _since_date(node: Node, words: Words) -> bool:
    """Not `since Monday's attack`, `since the 2005 bombings`: there the date is the happening's."""
    whole = node.parts["whole"]
    date = words.doc[words.token_index(whole.start) : words.token_index(whole.end - 1) + 1].root
    return not (date.dep_ in _PREMODIFIERS and date.head.i > date.i and date.head.pos_ in {"NOUN", "PROPN"})


def _since_clause(node: Node, words: Words) -> bool:
    """`since Putin returned`, not `since he was ill`: a connective of time, with words to govern."""
    return node.last < len(words.lexemes) and words.lexemes[node.last].text[0].isalnum()


def _since_alone(node: Node, words: Words) -> bool:
    """Nothing after it to govern: `several times since`."""
    token = words.token(node.start)
    if token.head.pos_ not in {"VERB", "AUX"}:
        return False
    governs = token.dep_ == "mark" or any(child.i > token.i for child in token.children)
    return not governs or not _since_clause(node, words)


def _clock(node: Node, words: Words) -> bool:
    hour = int(_lexeme(node, "time").text.replace(".", ":").split(":")[0])
    lead = words.lexemes[node.first].text in {"at", "about", "around", "shortly"}
    return hour <= 24 and ("half" in node.parts or lead or words.lexemes[node.last - 1].kind == "ZONE")


def _not_age(node: Node, words: Words) -> bool:
    return words.after(node.last) != "-" or words.after(node.last + 1) != "old"


def _lasting(node: Node, words: Words) -> bool:
    return bool({words.after(node.last), words.after(node.last + 1)} & load_lexicon().lasting_happenings)


def _habit(node: Node, words: Words) -> bool:
    token = words.token(node.start)
    return token.ent_type_ not in _NAMES and (not token.is_title or bool(token.is_sent_start))


def _decade(node: Node, words: Words) -> bool:
    """`the 1990s`, `the '90s`, but not `a man in his 20s`."""
    text = _lexeme(node, "decade").text
    if text.endswith("'s") and len(text) == 4:
        return words.before(node.first) not in load_lexicon().possessives
    return len(text) > 4 or text.startswith("'") or words.lexemes[node.first].text == "the"


def _holiday(node: Node, words: Words) -> bool:
    """Not `a Christmas tree`."""
    lexicon = load_lexicon()
    holiday = _lexeme(node, "holiday")
    token = words.token(holiday.start)
    if token.ent_type_ == "PERSON" and not holiday.text.endswith("day"):
        return False
    if holiday.text not in lexicon.noun_holidays or token.dep_ != "compound":
        return True
    return token.head.lower_ in lexicon.holiday_heads


CHECKS: dict[str, Callable[[Node, Words], bool]] = {
    **NUMBER_CHECKS,
    **COMPOSITION_CHECKS,
    "bare_abbreviation": _bare_abbreviation,
    "bare_month": _bare_month,
    "bare_season": _bare_season,
    "bare_weekday": _bare_weekday,
    "bare_year": _bare_year,
    "clause_end": _clause_end,
    "clause_goes_on": _clause_goes_on,
    "clock": _clock,
    "day_before_month": _day_before_month,
    "day_of_month": _day_of_month,
    "days_of_month": _days_of_month,
    "decade": _decade,
    "deictic_month": _deictic_month,
    "deictic_season": _deictic_season,
    "free_unit": _free_unit,
    "habit": _habit,
    "holiday": _holiday,
    "lasting": _lasting,
    "not_age": _not_age,
    "since_alone": _since_alone,
    "that_month": _that_month,
    "since_clause": _since_clause,
    "since_date": _since_date,
}
