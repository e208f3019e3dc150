"""The command group, its exit statuses, and how it complains."""

import os
import signal
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

import click

from dateline.cli.add import add
from dateline.cli.check import check
from dateline.cli.compare import compare
from dateline.cli.demo import demo
from dateline.cli.export import export
from dateline.cli.failures import failures
from dateline.cli.incidents import incidents
from dateline.cli.mcp import mcp
from dateline.cli.place import place
from dateline.cli.read import read
from dateline.cli.rebuild import rebuild
from dateline.cli.reread import reread
from dateline.cli.review import judge
from dateline.cli.schema import schema
from dateline.cli.score import score
from dateline.cli.serve import serve
from dateline.cli.show import show
from dateline.cli.sql import sql
from dateline.cli.verify import verify
from dateline.cli.watch import watch
from dateline.cli.withdraw import withdraw

__all__ = ["main", "program"]

INTERRUPTED = 128 + signal.SIGINT
INTERNAL_FAULT = 70
"""EX_SOFTWARE of sysexits.h: the program's own fault, not the input's."""
BROKEN_PIPE = 128 + 13
"""What a shell reports for a program that SIGPIPE ended; the signal has no number on Windows."""


class _Commands(click.Group):
    """A group that suggests the nearest command for one that it does not know."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"choose {_either(self.list_commands(ctx))}"
            raise click.UsageError(f"no command {args[0]!r}: {hint}", ctx) from None


def _either(words: Sequence[str]) -> str:
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415 - kept out of every other command's start

        click.echo(f"dateline {version('dateline')}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version.",
)
def program() -> None:
    """Read news reports on conflict into a ledger in which every value points to its words."""


program.add_command(read)
program.add_command(incidents)
program.add_command(show)
program.add_command(watch)
program.add_command(judge)
program.add_command(place)
program.add_command(sql)
program.add_command(mcp)
program.add_command(add)
program.add_command(withdraw)
program.add_command(verify)
program.add_command(reread)
program.add_command(rebuild)
program.add_command(failures)
program.add_command(demo)
program.add_command(schema)
program.add_command(score)
program.add_command(serve)
program.add_command(export)
program.add_command(check)
program.add_command(compare)


def main(args: Sequence[str] | None = None, prog_name: str = "dateline") -> NoReturn:
    """Run the command and end the process.

    Exit statuses: 0 done, 1 some reports failed and the rest are done, 2 usage or unreadable input,
    70 the program's own fault, 130 interrupted, 141 the reader of the output went away.
    """
    sys.exit(_run(args, prog_name))


def _run(args: Sequence[str] | None, prog_name: str) -> int:
    try:
        # Not `program.main`, which answers a broken pipe with status 1: that means something else here.
        with program.make_context(prog_name, list(sys.argv[1:] if args is None else args)) as context:
            status = program.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        _complain(error)
        return error.exit_code if error.exit_code != 1 else 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("dateline: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes standard output once more at exit: give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as error:
        if os.environ.get("DATELINE_DEBUG"):
            raise
        words = " ".join(f"{type(error).__name__}: {error}".split())
        click.echo(
            f"dateline: internal fault: {words}; please report it (DATELINE_DEBUG=1 shows where)", err=True
        )
        return INTERNAL_FAULT
    return status if isinstance(status, int) else 0


def _complain(error: click.ClickException) -> None:
    """One line: what is wrong, and where to look."""
    words = " ".join(error.format_message().split()).rstrip(".")
    hint = ""
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "dateline"
        hint = f" (see {path} --help)"
    click.echo(f"dateline: {words}{hint}", err=True)
