"""`dateline serve`."""

import os
import sys
from pathlib import Path

import click

__all__ = ["serve"]

PORT = 8484


@click.command()
@click.option(
    "--ledger", metavar="FILE|URL", envvar="DATELINE_LEDGER", help="The ledger; dateline.db by default."
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; others need a token."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any free one."
)
@click.option("--name", "names", metavar="HOST", multiple=True, help="A host name it also answers to.")
@click.option(
    "--open/--no-open", "opens", default=None, help="Open it in the browser; the default on a terminal."
)
@click.option(
    "--token-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File that holds the token which visitors must show (also DATELINE_TOKEN).",
)
def serve(
    ledger: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    opens: bool | None,
    token_file: Path | None,
) -> None:
    """Open the desk: map, incidents and review in the browser.

    Only this machine reaches it, and reading needs no login; for any other --host a token is required.
    """
    import dateline  # noqa: PLC0415 - heavy imports wait until they are needed
    from dateline.desk import DeskSettings, create_app  # noqa: PLC0415
    from dateline.desk.server import AddressError, DeskServer, address_of, listen_on  # noqa: PLC0415
    from dateline.ledger import LedgerError  # noqa: PLC0415

    try:
        settings = DeskSettings(host=host, names=names, token=_token(token_file))
        with dateline.open(ledger) as store, listen_on(host, port) as listening:
            address = address_of(listening, host)

            def ready() -> None:
                click.echo(f"The desk of {store.where} is at {address} (Ctrl-C ends it)")
                sys.stdout.flush()
                if sys.stdout.isatty() if opens is None else opens:
                    _open(address)

            DeskServer(create_app(store, settings), listening, ready).answer()
    except KeyboardInterrupt:
        # The server has ended by then: this is how it is meant to end.
        click.echo("\nThe desk is closed")
    except (AddressError, LedgerError, ValueError) as error:
        raise click.ClickException(str(error)) from error


def _token(file: Path | None) -> str | None:
    """The token, from the file or the environment; never from the command line, which others can list."""
    if file is None:
        return os.environ.get("DATELINE_TOKEN") or None
    try:
        token = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise click.ClickException(f"can't read the token from {file}: {(reason or '').lower()}") from None
    if not token or any(letter.isspace() for letter in token):
        raise click.ClickException(f"{file} holds no token: write one word into it")
    return token


def _open(address: str) -> None:
    """Show the page; where there is no browser, the printed address is enough."""
    import threading  # noqa: PLC0415
    import webbrowser  # noqa: PLC0415

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
