"""What the command line, the HTTP API and the desk share."""

__all__: list[str] = []
