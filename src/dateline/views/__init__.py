"""How ledgers are shown and written. Nothing here reads reports."""

__all__: list[str] = []
