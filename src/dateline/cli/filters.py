"""The options that choose incidents, shared by all commands that take some: names of `Query` with dashes."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from dateline.ledger.view import LedgerView
    from dateline.model import Effect

__all__ = ["filtered", "located", "open_view"]

Command = TypeVar("Command", bound=Callable[..., Any])


def _numbers(form: str, example: str) -> Callable[[click.Context, click.Parameter, str | None], Any]:
    """A check that a value is as many numbers as its form names, parted by commas."""
    count = form.count(",") + 1

    def check(
        _context: click.Context, _parameter: click.Parameter, value: str | None
    ) -> tuple[float, ...] | None:
        if value is None:
            return None
        try:
            numbers = tuple(float(part) for part in value.split(","))
        except ValueError:
            numbers = ()
        if len(numbers) != count:
            raise click.BadParameter(f"{value!r} is not {form}: write it as in {example}")
        return numbers

    return check


def _words(vocabulary: str) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], tuple[str, ...]]:
    """A check that values are words of a closed set of the model; case and `-` for `_` do not matter."""

    def check(
        _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
    ) -> tuple[str, ...]:
        from dateline import model  # noqa: PLC0415 - heavy

        known = {one.value.casefold(): one.value for one in getattr(model, vocabulary)}
        found = [known.get(value.strip().casefold().replace("-", "_")) for value in values]
        for value, word in zip(values, found, strict=True):
            if word is None:
                raise click.BadParameter(f"{value!r} is none: choose from {', '.join(known.values())}")
        return tuple(word for word in found if word is not None)

    return check


def _toll(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> "tuple[Effect, int] | None":
    """An effect and the least figure, `killed:10`."""
    from dateline.model import Effect  # noqa: PLC0415 - heavy

    if value is None:
        return None
    effect, _, least = value.partition(":")
    effects = [one.value for one in Effect]
    if effect.strip().lower() not in effects or not least.strip().isdecimal():
        raise click.BadParameter(
            f"{value!r} is no toll: write EFFECT:NUMBER, such as killed:10, with one of {', '.join(effects)}"
        )
    return Effect(effect.strip().lower()), int(least)


_OPTIONS = (
    click.option("--text", metavar="WORDS", help='Words of the reports, names, places; "a phrase", -not.'),
    click.option(
        "--type",
        "type_",
        callback=_words("EventType"),
        metavar="TYPE",
        multiple=True,
        help="PLOVER event type, such as ASSAULT (repeatable, as are the next ones).",
    ),
    click.option("--mode", multiple=True, metavar="MODE", help="PLOVER mode, such as airstrike."),
    click.option("--actor", multiple=True, metavar="NAME", help="Who takes part: a name's words, or an id."),
    click.option("--by", multiple=True, metavar="NAME", help="The same, as the one who acts."),
    click.option("--against", multiple=True, metavar="NAME", help="The same, as the one acted on."),
    click.option("--country", multiple=True, metavar="CODE", help="Where: ISO 3166-1 alpha-3, such as IRN."),
    click.option(
        "--near",
        callback=_numbers("LAT,LON,KM", "33.3,44.4,50"),
        metavar="LAT,LON,KM",
        help="Within a distance of a place.",
    ),
    click.option(
        "--box",
        callback=_numbers("W,S,E,N", "44,25,63,40"),
        metavar="W,S,E,N",
        help="In a box of degrees; W > E crosses the date line.",
    ),
    click.option(
        "--since", metavar="DATE", help="From this day, month or year on (YYYY-MM-DD, YYYY-MM, YYYY)."
    ),
    click.option("--until", metavar="DATE", help="Up to this day, month or year."),
    click.option(
        "--toll", callback=_toll, metavar="EFFECT:N", help="Some source gives at least N, as killed:10."
    ),
    click.option(
        "--status",
        callback=_words("Status"),
        metavar="STATUS",
        multiple=True,
        help="actual, future, hypothetical, negated or generic (repeatable).",
    ),
    click.option(
        "--standing",
        callback=_words("Standing"),
        metavar="STANDING",
        multiple=True,
        help="confirmed, single_source, contested, denied or retracted (repeatable).",
    ),
    click.option("--source", multiple=True, metavar="NAME", help="Told by this publisher or quoted source."),
    click.option("--report", metavar="ID", help="Told of in this report."),
    click.option("--rejected", is_flag=True, help="Also what reviewers rejected."),
)


def filtered(command: Command) -> Command:
    """Give a command the options of a query; it takes them as one argument `query`."""

    @wraps(command)
    def asked(*args: Any, **values: Any) -> Any:  # noqa: ANN401 - whatever the command takes and gives
        from dateline.model import Query  # noqa: PLC0415 - heavy

        names = {
            "type_" if name == "type" else name: name for name in Query.model_fields if name not in _PAGE
        }
        query = Query.model_validate({name: values.pop(option) for option, name in names.items()})
        return command(*args, query=query, **values)

    for option in reversed(_OPTIONS):
        asked = option(asked)
    return asked  # type: ignore[return-value]  # the wrapper takes the options in place of `query`


_PAGE = ("sort", "limit", "cursor")
"""Fields of a query that choose no incidents."""


def located(command: Command) -> Command:
    """Give a command the options that say which ledger, and as of when."""
    command = click.option(
        "--as-of",
        metavar="TIME",
        help="The ledger as it stood then: a day or time in ISO 8601, or an entry's number.",
    )(command)
    return click.option(
        "--ledger",
        metavar="FILE|URL",
        envvar="DATELINE_LEDGER",
        help="The ledger: a file, or postgresql+psycopg://… (also DATELINE_LEDGER; else ./dateline.db).",
    )(command)


def open_view(ledger: str | None, as_of: str | None) -> "LedgerView":
    """The ledger that a command looks things up in.

    Raises:
        click.ClickException: if there is none there, or no such moment.
    """
    import dateline  # noqa: PLC0415 - the ledger is heavy
    from dateline.ledger.error import LedgerError  # noqa: PLC0415

    try:
        return dateline.open(ledger).view(as_of)
    except LedgerError as error:
        raise click.ClickException(str(error)) from error
