"""`dateline place`."""

import json

import click

__all__ = ["place"]


@click.command()
@click.argument("name")
@click.option("--near", metavar="PLACE", help="Another place that the report names.")
@click.option("--country", metavar="CODE", help="Only places in this country: ISO 3166-1 code, or a name.")
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000),
    default=10,
    show_default=True,
    help="How many places to show.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table for people, or JSON for programs.",
)
def place(name: str, near: str | None, country: str | None, limit: int, form: str) -> int:
    """Look a place name up, and say why which place comes first.

    The order is that of a report which names nothing but NAME, and the place of --near. A name that no place
    has is looked up by names spelled nearly so.
    """
    from dateline.cli.output import Output  # noqa: PLC0415
    from dateline.gazetteer import GazetteerMissingError  # noqa: PLC0415
    from dateline.services.places import NoSuchPlaceError, look_up  # noqa: PLC0415 - heavy

    try:
        answers = look_up(name, near=near, country=country)
    except (NoSuchPlaceError, GazetteerMissingError) as error:
        raise click.ClickException(str(error)) from error
    with Output(None) as stream:
        if form == "json":
            document = {
                "name": name,
                "near": near,
                "country": country,
                "total": len(answers),
                "places": [answer.document() for answer in answers[:limit]],
            }
            json.dump(document, stream, indent=1, ensure_ascii=False)
            stream.write("\n")
        else:
            from dateline.views.terminal.console import make_console  # noqa: PLC0415
            from dateline.views.terminal.place import PlacesView  # noqa: PLC0415

            console = make_console(stream)
            console.print(PlacesView(answers[:limit], near=near, more=max(0, len(answers) - limit)))
    return 0
