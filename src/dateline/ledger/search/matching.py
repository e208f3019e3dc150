"""Which reports, incidents and actors hold the words that are looked for."""

from typing import Any

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Connection,
    Select,
    and_,
    cast,
    column,
    func,
    literal,
    not_,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import REGCONFIG, TSQUERY, TSVECTOR
from sqlalchemy.types import Boolean, Integer, String

from dateline.ledger.search.words import Phrase, SearchWords

__all__ = ["matching_actors", "matching_incidents", "matching_reports"]


def matching_reports(connection: Connection, words: SearchWords) -> Select[Any]:
    """The keys (twelve hexadecimal digits) of the reports whose title or text holds the words."""
    return _matching(connection, "report_words", words, "%012x")


def matching_incidents(connection: Connection, words: SearchWords) -> Select[Any]:
    """The ids of the incidents that are told of in these words."""
    return _matching(connection, "incident_words", words, "i-%013x")


def matching_actors(connection: Connection, words: SearchWords) -> Select[Any]:
    """The ids of the actors whose names hold the words."""
    return _matching(connection, "actor_words", words, "a-%013x")


def _matching(connection: Connection, name: str, words: SearchWords, form: str) -> Select[Any]:
    if connection.dialect.name == "sqlite":
        number: ColumnClause[int] = column("rowid", Integer)
        documents = table(name, number)
        identity = func.printf(form, number)
        if words.wanted:
            return select(identity).select_from(documents).where(_match(name, _fts5(words)))
        hits = select(number).select_from(documents).where(_match(name, _any(words.unwanted)))
        return select(identity).select_from(documents).where(number.not_in(hits))
    identity_column: ColumnClause[str] = column("id", String)
    vector: ColumnClause[Any] = column("words", TSVECTOR)
    configuration = "simple" if name == "actor_words" else "english"
    conditions: list[ColumnElement[bool]] = [
        vector.op("@@", return_type=Boolean())(_tsquery(one, configuration)) for one in words.wanted
    ]
    if words.unwanted:
        found = or_(
            *(vector.op("@@", return_type=Boolean())(_tsquery(p, configuration)) for p in words.unwanted)
        )
        conditions.append(not_(found))
    # A phrase of stop words alone ("the") is found everywhere, as FTS5, which has none, nearly finds it.
    return select(identity_column).select_from(table(name, identity_column, vector)).where(and_(*conditions))


def _match(name: str, expression: str) -> ColumnElement[bool]:
    return column(name).op("MATCH", return_type=Boolean())(literal(expression))


def _fts5(words: SearchWords) -> str:
    wanted = " AND ".join(map(_quoted, words.wanted))
    return f"({wanted}) NOT ({_any(words.unwanted)})" if words.unwanted else wanted


def _any(phrases: tuple[Phrase, ...]) -> str:
    return " OR ".join(map(_quoted, phrases))


def _quoted(phrase: Phrase) -> str:
    # The words are letters and digits only: no quote can be among them.
    return f'"{" ".join(phrase.words)}"' + (" *" if phrase.prefix else "")


def _tsquery(phrase: Phrase, configuration: str) -> ColumnElement[Any]:
    regconfig = cast(literal(configuration), REGCONFIG)
    if phrase.prefix:
        *whole, last = phrase.words
        begun: ColumnElement[Any] = func.to_tsquery(regconfig, f"{last}:*", type_=TSQUERY)
        if not whole:
            return begun
        return func.tsquery_phrase(func.phraseto_tsquery(regconfig, " ".join(whole)), begun)
    return func.phraseto_tsquery(regconfig, " ".join(phrase.words), type_=TSQUERY)
