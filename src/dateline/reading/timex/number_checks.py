"""Conditions on the words around a number that may be a day, a week, a year or none of these."""

from collections.abc import Callable

from dateline.reading.timex.grammar import Node
from dateline.reading.timex.lexer import Lexeme
from dateline.reading.timex.lexicon import load_lexicon
from dateline.reading.timex.words import Words

__all__ = ["NUMBER_CHECKS"]

_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_WEEKS = 53


def _lexeme(node: Node, part: str) -> Lexeme:
    item = node.parts[part]
    assert isinstance(item, Lexeme)
    return item


def _noun_follows(node: Node, words: Words) -> bool:
    """`on the 15th floor`, `May first responders`: the number belongs to the noun after it."""
    if node.last >= len(words.lexemes):
        return False
    after = words.lexemes[node.last]
    if after.text in {"%", "-", "'s", "$", "percent", "million", "billion", "of"}:
        return True
    if not after.text[0].isalpha():
        return after.text[0].isdigit()
    number = words.token(words.lexemes[node.last - 1].start)
    noun = words.token(after.start)
    if after.text in load_lexicon().weekdays:
        return False
    joined = number.head.i >= noun.i and number.dep_ in {"amod", "nummod", "compound", "nmod"}
    return joined or (noun.pos_ in _NOUNS and noun.dep_ != "npadvmod" and noun.tag_ != "NNP")


def _ordinal_day(node: Node, words: Words) -> bool:
    """A day of the month: nothing after it that it could count."""
    if "month" in node.parts:
        month = _lexeme(node, "month")
        if month.text in load_lexicon().ambiguous_months and not words.text[month.start].isupper():
            return False
    return not _noun_follows(node, words)


def _last_word(node: Node, words: Words) -> bool:
    """`on Friday 31.`: a bare number is a day only where its clause ends with it."""
    if node.last >= len(words.lexemes):
        return True
    after = words.lexemes[node.last]
    return after.text in {",", ".", "!", "?", ";", ")", "\n"} and not words.after(node.last + 1).isdigit()


def _joined_day(node: Node, words: Words) -> bool:
    """`October, 1st`, `Oct-2`, `Jan/3`: after a comma only an ordinal."""
    month, day = _lexeme(node, "month"), _lexeme(node, "day")
    if month.text in load_lexicon().ambiguous_months and not words.text[month.start].isupper():
        return False
    mark = words.lexemes[node.last - 2]
    if mark.text == "," and day.kind != "ORD31":
        return False
    return (mark.text == "," or (mark.glued and day.glued)) and not _noun_follows(node, words)


def _day_and_month(node: Node, words: Words) -> bool:
    """`on 22/04`, `from 10/25 to 01/25`, not `3/4 of them`."""
    before, after = words.before(node.first), words.after(node.last)
    if after in {"of", "%", "-"}:
        return after == "-" and words.after(node.last + 1)[:1].isdigit() and before in {"from", "between"}
    if before in {"-", "--", "to", "until", "till", "through", "and"}:
        return words.lexemes[node.first - 2].kind in {"DAYMONTH", "ISO"} if node.first > 1 else False
    leads = load_lexicon().numeric_date_leads
    return (before in leads or before in {"", "\n", ",", "?", ".", ":", "("}) and not _noun_follows(
        node, words
    )


def _year_and_month(node: Node, words: Words) -> bool:
    """Not a label, as in `resolution 2016-11`."""
    before = words.before(node.first)
    return before not in load_lexicon().number_labels and not _noun_follows(node, words)


def _year_then_month(node: Node, words: Words) -> bool:
    """`in 2015 May`; `by 2015 May had resigned` and `2015 May 3` are other things."""
    month, after = _lexeme(node, "month"), words.after(node.last)
    if not words.text[month.start].isupper() and month.text in load_lexicon().ambiguous_months:
        return False
    if words.before(node.first) in {"-", "/", *load_lexicon().number_labels} or after[:1].isdigit():
        return False
    token = words.token(month.start)
    return token.ent_type_ != "PERSON" and token.dep_ not in {"nsubj", "nsubjpass"}


def _year_range(node: Node, words: Words) -> bool:
    """A bare month after the dash is no second year, and a number that counts a noun is none either."""
    closing = _lexeme(node, "to_year")
    if len(closing.text) == 1:
        return False
    return len(closing.text) == 4 or closing.glued or not _noun_follows(node, words)


def _spelt_year(node: Node, words: Words) -> bool:
    lexicon = load_lexicon()
    before = words.before(node.first)
    if before == "and":
        before = words.before(node.first - 1)
    leads = lexicon.year_leads - {"after", "before", "around", "to", "and"}
    return before in leads | {"year", "", "till", "through"} and not _noun_follows(node, words)


def _spelt_decade(node: Node, words: Words) -> bool:
    """`the seventies`, not `temperatures in the high seventies`."""
    return words.before(node.first) not in {"temperatures", "highs", "lows", "degrees"}


def _bare_quarter(node: Node, words: Words) -> bool:
    """`during Q3`, not the car."""
    token = words.token(node.start)
    before = words.before(node.first)
    if before in {"in", "during", "by", "since", "until", "of", "for"}:
        return True
    return token.ent_type_ not in {"PRODUCT", "ORG", "PERSON"} and before not in {"-", "/"}


def _numbered_week(node: Node, words: Words) -> bool:
    """A week of the year, not `week 3 of the trial`."""
    value = _lexeme(node, "number").text
    if not value.isdigit() or not 1 <= int(value) <= _WEEKS:
        return False
    return words.after(node.last) not in {
        "of",
        "in",
        "-",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "p.m",
        "a.m",
    } and not _noun_follows(node, words)


NUMBER_CHECKS: dict[str, Callable[[Node, Words], bool]] = {
    "bare_quarter": _bare_quarter,
    "day_and_month": _day_and_month,
    "joined_day": _joined_day,
    "last_word": _last_word,
    "numbered_week": _numbered_week,
    "ordinal_day": _ordinal_day,
    "spelt_decade": _spelt_decade,
    "spelt_year": _spelt_year,
    "year_and_month": _year_and_month,
    "year_range": _year_range,
    "year_then_month": _year_then_month,
}
