"""`dateline score`."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from dateline.services.scoring import SetScore

__all__ = ["score"]


@click.command()
@click.argument("keys", metavar="[KEYS]", required=False, type=click.Path(path_type=Path))
@click.option("--set", "names", metavar="NAME", multiple=True, help="Measure on this set alone (repeatable).")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder of the public sets.",
)
@click.option(
    "--open",
    "open_part",
    is_flag=True,
    help="Measure on the parts that may be looked at, not on those reported.",
)
@click.option("--faults", is_flag=True, help="Show the reader's errors, grouped by cause.")
@click.option(
    "--examples",
    type=click.IntRange(0, 1_000_000),
    default=8,
    show_default=True,
    help="How many errors of a cause to show.",
)
@click.option("--json", "as_json", is_flag=True, help="Print figures and counts as JSON.")
@click.option(
    "--write", type=click.Path(path_type=Path), metavar="PAGE", help="Put the table into this document too."
)
@click.option(
    "--check",
    type=click.Path(path_type=Path),
    metavar="FLOORS",
    help="Exit 1 where a figure is under its floor in this JSON file; measures the sets that it names.",
)
@click.option(
    "--robustness",
    is_flag=True,
    help="Count how often a change to a text changes the ledger in another way than it may.",
)
@click.option("--list", "listing", is_flag=True, help="Name the sets, and measure nothing.")
@click.option("--pipeline", metavar="NAME", envvar="DATELINE_PIPELINE", help="spaCy pipeline to use.")
@click.option(
    "--processes", type=click.IntRange(1, 256), default=1, show_default=True, help="How many sets at a time."
)
def score(
    keys: Path | None,
    names: tuple[str, ...],
    data: Path | None,
    open_part: bool,
    faults: bool,
    examples: int,
    as_json: bool,
    write: Path | None,
    check: Path | None,
    robustness: bool,
    listing: bool,
    pipeline: str | None,
    processes: int,
) -> int:
    """Measure the reader on hand-coded data.

    KEYS is a folder of hand-coded reports, NAME.txt beside NAME.key.json; by default dev below the folder
    that DATELINE_GOLD names. Public sets are archives NAME.tar.xz in the folder data beside that one. Sets
    that are not there are passed over.
    """
    from dateline.services.reading import ReaderUnavailableError  # noqa: PLC0415 - heavy
    from dateline.services.scoring import (  # noqa: PLC0415
        PlacesError,
        ScoringService,
        SetMissing,
        SetScore,
        find_places,
        format_faults,
        set_names,
        under_floors,
    )

    known = set_names()
    if unknown := [name for name in names if name not in known]:
        raise click.BadParameter(
            f"no set {unknown[0]!r}: choose from {', '.join(known)}", param_hint="'--set'"
        )
    if listing:
        click.echo("\n".join(known))
        return 0
    if robustness:
        return _score_robustness(pipeline, as_json, faults, examples)
    floors = _read_floors(check) if check else None
    if floors is not None:
        if strange := sorted(set(floors) - set(known)):
            raise click.UsageError(f"{check} has floors for {strange[0]!r}, which is no set")
        names = names or tuple(name for name in known if name in floors)
    if open_part and (check or write):
        raise click.UsageError("figures of the open parts are not reported: leave out --write and --check")
    if write:
        _read_page(write)
    try:
        places = find_places(keys, data)
        service = ScoringService(places, pipeline)
        scores: list[SetScore] = []
        missing: list[SetMissing] = []
        show = _Status(len(names) or len(known))
        for outcome in service.score(names, processes=processes, open_part=open_part, passed=show.passed):
            show.done(outcome.name)
            if isinstance(outcome, SetScore):
                scores.append(outcome)
            else:
                missing.append(outcome)
    except PlacesError as error:
        raise click.UsageError(str(error)) from error
    except ReaderUnavailableError as error:
        raise click.ClickException(str(error)) from error
    broken = [one for one in missing if one.broken]
    if broken and not scores:
        raise click.UsageError("; ".join(f"{one.name}: {one.reason}" for one in broken))
    if not scores and names and floors is None:
        raise click.UsageError("; ".join(f"{one.name}: {one.reason}" for one in missing))
    if not scores:
        if floors is not None and keys is None:
            click.echo("no hand-coded data here: floors not checked (DATELINE_GOLD names the folder)")
            return 0
        raise click.UsageError("nothing to measure on: name a folder of keys, or set DATELINE_GOLD")
    for one in missing:
        click.echo(f"dateline: {one.name} passed over: {one.reason}", err=True)
    _print(scores, as_json)
    if faults and not as_json:
        for one_score in scores:
            click.echo("\n" + "\n".join(format_faults(one_score, examples)))
    if write:
        _write_page(write, scores, known)
    if floors is not None:
        complaints = under_floors(floors, scores)
        click.echo("\n".join(complaints) or "every figure holds its floor", err=as_json)
        return bool(complaints or broken)
    return 1 if broken else 0


def _score_robustness(pipeline: str | None, as_json: bool, faults: bool, examples: int) -> int:
    """Print the rate of violations of the robustness suite, which needs no data."""
    from dateline.cli.output import Output  # noqa: PLC0415
    from dateline.services.reading import ReaderUnavailableError  # noqa: PLC0415 - heavy
    from dateline.services.scoring.robustness import (  # noqa: PLC0415
        format_robustness,
        format_violations,
        measure_robustness,
    )

    show = _Status(1)
    try:
        result = measure_robustness(pipeline, passed=lambda done, _: show.passed("robustness", done))
    except ReaderUnavailableError as error:
        raise click.ClickException(str(error)) from error
    show.done("robustness")
    with Output(None) as stream:
        if as_json:
            json.dump(result.document(), stream, indent=1, ensure_ascii=False)
            stream.write("\n")
            return 0
        stream.writelines(f"{line}\n" for line in format_robustness(result))
        if faults:
            stream.writelines(f"{line}\n" for line in format_violations(result, examples))
    return 0


class _Status:
    """What is being measured, on one line of a terminal; silent elsewhere."""

    def __init__(self, sets: int) -> None:
        self._sets, self._finished = sets, 0
        self._shown = sys.stderr.isatty()

    def passed(self, name: str, done: int) -> None:
        if self._shown:
            click.echo(
                f"\r\x1b[K{name}: {done:,} ({self._finished} of {self._sets} sets)", err=True, nl=False
            )

    def done(self, name: str) -> None:
        self._finished += 1
        if self._shown:
            click.echo(f"\r\x1b[K{name} done\r\x1b[K", err=True, nl=False)


def _print(scores: "list[SetScore]", as_json: bool) -> None:
    from dateline.cli.output import Output  # noqa: PLC0415
    from dateline.services.scoring import format_table  # noqa: PLC0415

    with Output(None) as stream:
        if as_json:
            json.dump({"sets": [one.document() for one in scores]}, stream, indent=1, ensure_ascii=False)
            stream.write("\n")
        else:
            stream.writelines(f"{line}\n" for line in format_table(scores))


def _read_floors(path: Path) -> Any:  # noqa: ANN401 - checked by parse_floors
    from dateline.services.scoring import FloorsError, parse_floors  # noqa: PLC0415

    try:
        return parse_floors(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, FloorsError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise click.UsageError(f"cannot read floors from {path}: {reason}") from error


def _read_page(path: Path) -> str:
    from dateline.services.scoring import PageError, insert_scores  # noqa: PLC0415

    try:
        page = path.read_text(encoding="utf-8")
        insert_scores(page, ())  # a document without a place for the table is refused before the long work
        return page
    except (OSError, ValueError, PageError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise click.UsageError(f"cannot write into {path}: {reason}") from error


def _write_page(path: Path, scores: "list[SetScore]", order: tuple[str, ...]) -> None:
    from dateline.cli.output import Output  # noqa: PLC0415
    from dateline.services.scoring import insert_scores  # noqa: PLC0415

    # Read again: somebody may have written on it while the sets were measured.
    page = insert_scores(_read_page(path), scores, order)
    with Output(path) as stream:
        stream.write(page)
