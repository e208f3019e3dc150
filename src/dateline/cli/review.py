"""`dateline judge`: what a person decides about incidents."""

import getpass
import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from dateline.cli.ledger_option import ledger_option, open_store

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dateline.model import Judgement
    from dateline.services.review import ReviewService

__all__ = ["judge"]

Command = TypeVar("Command", bound=Callable[..., object])
QUEUE = 20
"""Incidents of the queue that are shown."""


@click.group()
def judge() -> None:
    """Decide about incidents; every decision is signed, kept, and can be taken back."""


def signed(command: Command) -> Command:
    """Adds the ledger, the reviewer's name and the reason."""
    named = click.option(
        "--user", envvar="DATELINE_USER", help="Who decides (also DATELINE_USER).  [default: the login name]"
    )(command)
    return ledger_option(click.option("--reason", default="", help="Why.")(named))


@judge.command()
@click.argument("incident")
@signed
def accept(incident: str, ledger: str | None, user: str | None, reason: str) -> None:
    """The INCIDENT is right as it stands."""
    with reviewing(ledger) as service:
        report(service.accept(incident, name(user), reason))


@judge.command()
@click.argument("incident")
@signed
def reject(incident: str, ledger: str | None, user: str | None, reason: str) -> None:
    """The INCIDENT is none; it is listed only when asked for."""
    with reviewing(ledger) as service:
        report(service.reject(incident, name(user), reason))


@judge.command()
@click.argument("incident")
@click.argument("field")
@click.argument("value", nargs=-1, required=True)
@signed
def correct(
    incident: str, field: str, value: tuple[str, ...], ledger: str | None, user: str | None, reason: str
) -> None:
    """Set a FIELD of the INCIDENT; unknown clears it.

    Figures: casualties.killed 7, 7-9, 7+ (at least). Times: 2024-01-18. Actors: one or several ids (a-…).
    Any value may be given as JSON.
    """
    with reviewing(ledger) as service:
        report(service.correct(incident, field, parsed(field, value), name(user), reason))


@judge.command()
@click.argument("incidents", nargs=-1, required=True, metavar="INCIDENT INCIDENT...")
@signed
def merge(incidents: tuple[str, ...], ledger: str | None, user: str | None, reason: str) -> None:
    """The incidents are one happening."""
    with reviewing(ledger) as service:
        report(service.merge(incidents, name(user), reason))


@judge.command()
@click.argument("incident")
@click.argument("events", nargs=-1, required=True, metavar="EVENT...")
@signed
def split(incident: str, events: tuple[str, ...], ledger: str | None, user: str | None, reason: str) -> None:
    """The events of the INCIDENT are a happening of their own."""
    with reviewing(ledger) as service:
        report(service.split(incident, events, name(user), reason))


@judge.command()
@click.argument("actor")
@click.argument("to", metavar="ACTOR")
@signed
def relink(actor: str, to: str, ledger: str | None, user: str | None, reason: str) -> None:
    """The first actor is the second, under another name."""
    with reviewing(ledger) as service:
        report(service.relink(actor, to, name(user), reason))


@judge.command()
@click.argument("incident")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@signed
def comment(incident: str, words: tuple[str, ...], ledger: str | None, user: str | None, reason: str) -> None:
    """Note something about the INCIDENT; nothing changes."""
    said = " ".join((*words, reason)).strip()
    with reviewing(ledger) as service:
        report(service.comment(incident, name(user), said))


@judge.command()
@click.argument("number", type=int)
@signed
def undo(number: int, ledger: str | None, user: str | None, reason: str) -> None:
    """Take the judgement of that NUMBER back; it stays in the record."""
    with reviewing(ledger) as service:
        report(service.undo(number, name(user), reason))


@judge.command("list")
@click.argument("incident", required=False)
@ledger_option
def list_judgements(incident: str | None, ledger: str | None) -> None:
    """What was decided, about the INCIDENT or at all."""
    from dateline.ledger import LedgerError  # noqa: PLC0415 - heavy imports wait until they are needed

    try:
        with open_store(ledger) as store:
            for one in store.view().judgements(incident):
                click.echo(described(one))
    except LedgerError as error:
        raise click.ClickException(str(error)) from error


@judge.command()
@click.option("--limit", type=click.IntRange(1, 1000), default=QUEUE, show_default=True, help="How many.")
@ledger_option
def queue(limit: int, ledger: str | None) -> None:
    """What is worth a person's time, the most urgent first."""
    with reviewing(ledger) as service:
        page = service.queue(limit)
        for item in page.items:
            click.echo(f"{item.priority:5.0f}  {item.incident.id}  {item.incident.title}")
            click.echo(f"       {'; '.join(item.reasons)}")
        click.echo(f"{len(page.items)} of {page.total}", err=True)


@judge.command()
@ledger_option
def agreement(ledger: str | None) -> None:
    """How far reviewers who judged the same incidents agree."""
    with reviewing(ledger) as service:
        found = service.agreement()
        if not found:
            click.echo("no incident was judged by two reviewers on one question", err=True)
        for one in found:
            alpha = "undefined (one answer only)" if one.alpha is None else f"{one.alpha:.3f}"
            click.echo(
                f"{one.question}: Krippendorff's alpha {alpha}, {one.percent:.0f} % equal; "
                f"{one.incidents} incidents, {one.reviewers} reviewers, {one.answers} answers"
            )


@contextmanager
def reviewing(ledger: str | None) -> Iterator["ReviewService"]:
    """The review service on an open ledger; what it refuses is one line."""
    from dateline.ledger import LedgerError  # noqa: PLC0415 - heavy imports wait until they are needed
    from dateline.services.review import ReviewService  # noqa: PLC0415

    try:
        with open_store(ledger) as store:
            yield ReviewService(store)
    except LedgerError as error:
        raise click.ClickException(str(error)) from error


def name(given: str | None) -> str:
    """Who decides: the name given, else that of the login."""
    if given and given.strip():
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise click.UsageError("a judgement is signed: give --user NAME or set DATELINE_USER") from None


def parsed(field: str, words: tuple[str, ...]) -> "JsonValue":
    """What was typed as a value: JSON, a figure, a word, or several."""
    if len(words) > 1:
        return list(words)
    word = words[0]
    if word.casefold() in ("unknown", "null"):
        return None
    if field.startswith("casualties.") and (match := re.fullmatch(r"(\d+)(?:(\+)|-(\d+))", word)):
        return {"low": int(match[1]), "high": None if match[2] else int(match[3])}
    if re.match(r'[\[{"]|\d+$', word):
        try:
            value: JsonValue = json.loads(word)
        except json.JSONDecodeError as error:
            raise click.UsageError(f"{word!r} is no JSON: {error.msg} at character {error.pos}") from None
        return value
    return word


def described(one: "Judgement") -> str:
    """A judgement in one line."""
    words = [f"{one.sequence}  {one.time[:19]}Z  {one.user} ", one.action.value]
    if one.undoes is not None:
        words.append(str(one.undoes))
    if one.field:
        words += [one.field, json.dumps(one.value, ensure_ascii=False)]
    if one.events:
        words.append(f"on {one.events[0]}" + (f" and {len(one.events) - 1} more" if one.events[1:] else ""))
    if one.undone:
        words.append("[taken back]")
    return " ".join(words) + (f": {one.reason}" if one.reason else "")


def report(one: "Judgement") -> None:
    """Say what was written, and how it is taken back."""
    click.echo(described(one))
    if one.undoes is None and sys.stderr.isatty():
        click.echo(f"take it back with: dateline judge undo {one.sequence}", err=True)
