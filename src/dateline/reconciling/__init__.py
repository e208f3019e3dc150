"""From the rows of many reports to incidents: copies, identity of actors, joining, versions.

Everything here is a pure function of rows and judgements: nothing is read from or written to a store, and the
order in which reports arrived plays no part.
"""

__all__: list[str] = []
