"""`dateline compare`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.filters import filtered, located, open_view

if TYPE_CHECKING:
    from dateline.model import Query
    from dateline.services.comparing import Comparison

__all__ = ["compare"]

_SHOWN = 12
"""Lines of each list in the terminal; --json gives all."""
_PICTURES = (".html", ".svg", ".png", ".json")


def _format(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """A format that a ledger can be compared with."""
    from dateline.imports import READERS  # noqa: PLC0415 - heavy imports wait until they are needed

    if value.lower() not in READERS:
        raise click.BadParameter(f"{value!r} is none: choose from {', '.join(READERS)}")
    return value.lower()


def _picture(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    """A file whose ending says what picture it is."""
    if value is not None and value.suffix.lower() not in _PICTURES:
        raise click.BadParameter(f"{value} has no ending of a picture: choose {', '.join(_PICTURES)}")
    return value


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", callback=_format, metavar="FORMAT", required=True, help="ucdp, acled or polecat."
)
@click.option(
    "--days", type=click.IntRange(0, 366), default=2, show_default=True, help="Days that may lie between."
)
@click.option(
    "--km",
    type=click.FloatRange(0, 2000),
    default=50,
    show_default=True,
    help="Kilometres that may lie between, beside what both places' precision allows.",
)
@click.option(
    "--toll-factor",
    type=click.FloatRange(min=1),
    metavar="X",
    help="One toll may be at most X times the other, where both are told.  [default: any]",
)
@click.option("--json", "as_json", is_flag=True, help="Print every pair and miss as JSON.")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here instead of standard output."
)
@click.option(
    "--plot",
    "picture",
    callback=_picture,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw it: .html, .svg, .png, or .json for Vega-Lite.",
)
@filtered
@located
def compare(
    file: Path,
    form: str,
    days: int,
    km: float,
    toll_factor: float | None,
    as_json: bool,
    output: Path | None,
    picture: Path | None,
    query: "Query",
    ledger: str | None,
    as_of: str | None,
) -> int:
    """Set a ledger beside another data set: what both tell, what only one does, and how tolls differ.

    Each incident is matched with at most one row of FILE, by place, day, actors and toll.
    """
    from dateline.cli.output import Output  # noqa: PLC0415
    from dateline.imports import ImportFileError  # noqa: PLC0415
    from dateline.ledger.error import LedgerError  # noqa: PLC0415
    from dateline.services.comparing import ComparisonError, Window  # noqa: PLC0415
    from dateline.services.comparing import compare as run  # noqa: PLC0415

    view = open_view(ledger, as_of)
    try:
        found = run(view, file, form, query=query, window=Window(days, km, toll_factor))
    except OSError as error:
        raise click.UsageError(f"cannot read {file}: {(error.strerror or str(error)).lower()}") from error
    except (LedgerError, ComparisonError, ImportFileError) as error:
        raise click.ClickException(str(error)) from error
    with Output(output) as stream:
        if as_json:
            json.dump(found.document(), stream, ensure_ascii=False, indent=1)
            stream.write("\n")
        else:
            from dateline.services.comparing import comparison_lines  # noqa: PLC0415

            stream.writelines(f"{line}\n" for line in comparison_lines(found, _SHOWN))
    if picture is not None:
        _draw(found, picture)
    return 0


def _draw(found: "Comparison", path: Path) -> None:
    from dateline.services.comparing import plot  # noqa: PLC0415

    try:
        drawn = plot(found)
        drawn.save(str(path), inline=True) if path.suffix.lower() == ".html" else drawn.save(str(path))
    except (ImportError, ValueError) as error:
        raise click.ClickException(
            f"cannot draw {path}: {' '.join(str(error).split())}; vl-convert-python draws it"
        ) from error
    except OSError as error:
        raise click.UsageError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from error
    click.echo(f"dateline: drawn: {path}", err=True)
