"""Checks of the command line's values: dates and language codes."""

import re
from datetime import date

import click

__all__ = ["day", "language"]


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """A day written as `YYYY-MM-DD`.

    Raises:
        click.BadParameter: if it is none.
    """
    if value is None:
        return None
    words = value.strip()
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
        raise click.BadParameter(f"{value!r} is not a date: write it as YYYY-MM-DD, such as 2024-01-18")
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise click.BadParameter(f"the calendar has no day {words}: write it as YYYY-MM-DD") from None


def language(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """A language code in lower case.

    Raises:
        click.BadParameter: if it has not the form of one.
    """
    if value is None:
        return None
    words = value.strip().lower()
    if not re.fullmatch(r"[a-z]{2,3}", words):
        raise click.BadParameter(f"{value!r} is not a language code: write it as ISO 639 does, such as en")
    return words
