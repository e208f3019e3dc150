"""Where the watch of one feed stands, kept in the ledger so that a watch goes on after it was stopped."""

from typing import Annotated

from pydantic import Field

from dateline.model.span import Row
from dateline.sources.feed import FeedItem
from dateline.sources.web import Validators

__all__ = ["FeedState", "Listed"]

REMEMBERED = 5000
"""Items that a feed is remembered to have listed; the longest news sitemaps list 1,000 (Google News)."""


class Listed(Row):
    """An item that was listed and is not read yet."""

    url: str | None
    title: str | None
    published: str | None
    markup: str | None
    publisher: str | None

    @classmethod
    def of(cls, item: FeedItem) -> "Listed":
        """What a feed lists, as it is kept."""
        return cls(
            url=item.url,
            title=item.title,
            published=item.published,
            markup=item.markup,
            publisher=item.publisher,
        )

    @property
    def item(self) -> FeedItem:
        """What the feed listed."""
        return FeedItem(self.url, self.title, self.published, self.markup, self.publisher)

    @property
    def key(self) -> str:
        """What tells it from the feed's other items."""
        return self.url or f"{self.title} {self.published}"

    @property
    def stamp(self) -> str:
        """What changes when the story is updated."""
        return f"{self.published or ''} {self.title or ''}"


class FeedState(Row):
    """What is known of a feed after its last round."""

    etag: str | None = None
    last_modified: str | None = None
    due: float = 0.0
    """When to ask again, in seconds since 1970."""
    failures: Annotated[int, Field(ge=0)] = 0
    """Rounds in a row that failed."""
    reason: str | None = None
    """Why the last round failed."""
    seen: dict[str, str] = Field(default_factory=dict)
    """Key of each item that was listed to its stamp, the oldest first."""
    pending: tuple[Listed, ...] = ()
    """Listed and not read yet."""

    @property
    def validators(self) -> Validators:
        """For the next conditional request."""
        return Validators(self.etag, self.last_modified)

    def listed(self, items: tuple[FeedItem, ...], validators: Validators, due: float) -> "FeedState":
        """The state after a round that listed these items: what is new or updated is pending."""
        seen = dict(self.seen)
        pending = {one.key: one for one in self.pending}
        for item in map(Listed.of, items):
            if seen.get(item.key) != item.stamp:
                pending[item.key] = item
            seen.pop(item.key, None)
            seen[item.key] = item.stamp
        return FeedState(
            etag=validators.etag,
            last_modified=validators.last_modified,
            due=due,
            seen=dict(list(seen.items())[-REMEMBERED:]),
            pending=tuple(pending.values()),
        )

    def unchanged(self, due: float) -> "FeedState":
        """The state after a round in which the feed had not changed."""
        return self.model_copy(update={"due": due, "failures": 0, "reason": None})

    def failed(self, reason: str, due: float) -> "FeedState":
        """The state after a round that failed."""
        return self.model_copy(update={"due": due, "failures": self.failures + 1, "reason": reason})

    def done(self, one: Listed) -> "FeedState":
        """The state once an item is in the ledger, or among its failures."""
        return self.model_copy(
            update={"pending": tuple(left for left in self.pending if left.key != one.key)}
        )
