"""`dateline watch`."""

from pathlib import Path

import click

__all__ = ["watch"]


@click.command()
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True)
@click.option(
    "--every",
    type=click.FloatRange(min=1.0),
    default=15.0,
    show_default=True,
    metavar="MINUTES",
    help="Minutes between two rounds of a feed.",
)
@click.option("--once", is_flag=True, help="Go over every feed once, and end.")
@click.option(
    "--ledger", metavar="FILE", envvar="DATELINE_LEDGER", help="The ledger; dateline.db by default."
)
@click.option("--pipeline", metavar="NAME", envvar="DATELINE_PIPELINE", help="spaCy pipeline to use.")
def watch(feeds: tuple[str, ...], every: float, once: bool, ledger: str | None, pipeline: str | None) -> int:
    """Follow RSS, Atom or sitemap feeds into the ledger.

    Servers are asked at the pace that they state, and only for what changed. A watch that was stopped goes
    on where it was.
    """
    import dateline  # noqa: PLC0415 - heavy imports wait until they are needed
    from dateline.ledger import LedgerError  # noqa: PLC0415
    from dateline.services.intake.watch import WatchNews, WatchService  # noqa: PLC0415
    from dateline.services.reading import ReaderUnavailableError, ReadingService  # noqa: PLC0415
    from dateline.sources.web import is_address  # noqa: PLC0415

    for feed in feeds:
        if not is_address(feed):
            advice = (
                "read a saved feed with dateline add"
                if Path(feed).exists()
                else "write it as https://host/path"
            )
            raise click.BadParameter(
                f"{feed}: this is no http or https address; {advice}", param_hint="'FEED'"
            )
    counts = dict.fromkeys(WatchNews, 0)
    try:
        with dateline.open(ledger, create=True) as store:
            service = WatchService(store, ReadingService(pipeline), feeds, every=every * 60)
            for step in service.run(once=once):
                counts[step.news] += 1
                _tell(step.news.value, step.target, step.reason, step.pending)
    except (LedgerError, ReaderUnavailableError) as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo("dateline: stopped; the same command goes on from here", err=True)
        raise
    if counts[WatchNews.UNANSWERED] == len(feeds):
        return 2
    return 1 if counts[WatchNews.FAILED] or counts[WatchNews.UNANSWERED] else 0


def _tell(news: str, target: str, reason: str | None, pending: int) -> None:
    """One line a step: failures on standard error, like everywhere."""
    if reason is not None:
        click.echo(f"dateline: {target}: {reason}", err=True)
    else:
        click.echo(f"{news:<9} {target}" + (f"  ({pending} to read)" if pending else ""))
