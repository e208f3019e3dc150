"""`dateline incidents`."""

import csv
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from dateline.cli.filters import filtered, located, open_view

if TYPE_CHECKING:
    from dateline.ledger.view import LedgerView
    from dateline.model import IncidentPage, IncidentSummary, Query, SortKey

    Ask = Callable[[Query], IncidentPage]

__all__ = ["COLUMNS", "incidents"]

SHOWN = 50
"""Incidents of a table where no other number is asked for; documents hold all."""
PAGE = 1000
"""Incidents taken out of the ledger at once."""

COLUMNS = (
    "id", "title", "type", "mode", "quad", "intensity", "status", "standing", "accepted", "rejected", "flags",
    "actor", "actor_ids", "recipient", "recipient_ids", "start", "end", "granularity", "place", "country",
    "admin1", "geonameid", "latitude", "longitude", "precision", "killed_low", "killed_high", "injured_low",
    "injured_high", "reports", "sources", "first_published", "last_published", "score",
)  # fmt: skip
"""Of the CSV; several values in one stand with a semicolon between."""


@click.command()
@filtered
@click.option(
    "--sort",
    type=click.Choice(("latest", "earliest", "killed", "sources", "score")),
    default="latest",
    show_default=True,
    help="Order: newest or oldest happening, or most killed, sources, score first.",
)
@click.option(
    "--limit", type=click.IntRange(1), metavar="N", help="At most so many (50 in a table, else all)."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "jsonl", "csv")),
    default="table",
    show_default=True,
    help="How to print.",
)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here instead of standard output."
)
@click.option(
    "--policy",
    metavar="NAME",
    help="Headline values by another policy: most-independent (the ledger's own), latest-official, lowest.",
)
@located
def incidents(
    query: "Query",
    sort: "SortKey",
    limit: int | None,
    form: str,
    output: Path | None,
    policy: str | None,
    ledger: str | None,
    as_of: str | None,
) -> int:
    """List the incidents of a ledger that match every filter."""
    from dateline.cli.output import Output  # noqa: PLC0415 - heavy imports wait until they are needed
    from dateline.ledger.error import LedgerError  # noqa: PLC0415

    view = open_view(ledger, as_of)
    ask = partial(view.incidents, policy=policy)
    most = limit or (SHOWN if form == "table" else sys.maxsize)
    wanted = query.model_copy(update={"sort": sort, "limit": min(most, PAGE)})
    try:
        with Output(output) as stream:
            match form:
                case "table":
                    _table(ask, wanted, most, stream)
                case "csv":
                    _csv(_every(ask, wanted, most), stream)
                case "jsonl":
                    for one in _every(ask, wanted, most):
                        stream.write(one.model_dump_json() + "\n")
                case _:
                    _json(view, ask, wanted, most, stream)
    except LedgerError as error:
        raise click.ClickException(str(error)) from error
    return 0


def _every(ask: "Ask", query: "Query", most: int) -> "Iterator[IncidentSummary]":
    """Page after page, up to a number."""
    left, cursor = most, None
    while left > 0:
        page = ask(query.model_copy(update={"limit": min(left, PAGE), "cursor": cursor}))
        yield from page.items
        left -= len(page.items)
        cursor = page.next
        if cursor is None:
            return


def _table(ask: "Ask", query: "Query", most: int, stream: TextIO) -> None:
    from dateline.model import IncidentPage  # noqa: PLC0415
    from dateline.views.terminal.console import make_console  # noqa: PLC0415 - rich is heavy
    from dateline.views.terminal.incidents import IncidentList  # noqa: PLC0415

    page = ask(query)
    if most > PAGE and page.next is not None:
        page = IncidentPage(items=tuple(_every(ask, query, most)), total=page.total)
    shared = getattr(stream, "buffer", None) is getattr(sys.stdout, "buffer", stream)
    note = "dateline show ID gives one of them whole" + (
        "; --limit N shows more" if len(page.items) < page.total else ""
    )
    make_console(sys.stdout if shared else stream).print(IncidentList(page, note))


def _json(view: "LedgerView", ask: "Ask", query: "Query", most: int, stream: TextIO) -> None:
    """One object: the snapshot, the query, how many match, and the incidents one by one."""
    import json  # noqa: PLC0415

    total = ask(query.model_copy(update={"limit": 1})).total
    asked = query.model_dump(mode="json", exclude_defaults=True, exclude={"limit"})
    head = {"snapshot": view.snapshot().model_dump(mode="json"), "query": asked, "total": total}
    stream.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [')
    separator = "\n"
    for one in _every(ask, query, most):
        stream.write(separator + one.model_dump_json())
        separator = ",\n"
    stream.write("\n]}\n")


def _csv(found: "Iterator[IncidentSummary]", stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found:
        time, place = one.time, one.place
        row: dict[str, object] = one.model_dump(mode="json", exclude={"time", "place", "actor", "recipient"})
        row["flags"] = "; ".join(one.flags)
        for name, parties in (("actor", one.actor), ("recipient", one.recipient)):
            row[name] = "; ".join(party.name for party in parties)
            row[f"{name}_ids"] = "; ".join(party.id for party in parties)
        row |= time.model_dump(mode="json") if time else {}
        row |= place.model_dump(mode="json", exclude={"name"}) | {"place": place.name} if place else {}
        writer.writerow([row.get(column) for column in COLUMNS])
