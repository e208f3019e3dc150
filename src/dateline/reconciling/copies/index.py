"""Which reports print the same story: the first of them, and who counts as its source."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.reconciling.copies.agency import credited_agency
from dateline.reconciling.copies.signature import Signature, shared_keys_needed, signature

__all__ = ["CopyIndex", "Lineage", "Story", "are_copies", "assign"]

CONTAINED = 0.5
"""The share of the shorter story's shingles from which the two are one story. With
tools/measure_copies.py 0.4, 0.5 and 0.6 find all copies, at a precision of 0.991, 0.995 and 1; half
leaves room for more editing than is tried there."""
FEWEST = 5
"""Shingles of the samples that two stories must share at least, so that chance does not decide on short
ones."""
EXPANDED = 5
"""A report five times as long as an earlier one that stands in it is a round-up or a story of its own, no
copy; the shorter of the two may be cut from the longer at any length."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a report's words come from."""

    copy_of: str | None
    """The report that it copies: the first one of this story; null for that one."""
    agency: str | None
    """The wire agency that it is credited to, or that another copy of it is."""
    origin: str
    """Who counts as the independent source: the agency, else the publisher of the first copy, else that
    report."""


@dataclass(frozen=True, slots=True)
class Story:
    """What it takes to tell a report's copies."""

    report: str
    signature: Signature
    publisher: str | None
    published: str | None
    agency: str | None

    @property
    def order(self) -> tuple[str, int, str]:
        """The original comes first: earlier by the day, then the longer, since copies are cut, then by id."""
        return (self.published or "9999", -self.signature.words, self.report)


def are_copies(one: Signature, other: Signature) -> bool:
    """Whether the shorter of two stories stands in the longer, or most of it; symmetric."""
    both, mine, theirs = one.shared(other)
    if one.words == other.words and both == mine == theirs:
        return both > 0
    return both >= max(FEWEST, CONTAINED * min(mine, theirs))


def assign(stories: Mapping[str, Story], neighbours: Mapping[str, set[str]]) -> dict[str, Lineage]:
    """The lineage of each report, given which pairs are copies of each other.

    In order, each report is a copy of the first original before it that it is a copy of itself: no chains of
    likeness, in which the last has nothing of the first.
    """
    root: dict[str, str] = {}
    groups: dict[str, list[Story]] = defaultdict(list)
    for story in sorted(stories.values(), key=lambda story: story.order):
        longest = story.signature.words / EXPANDED
        originals = [
            other
            for other in neighbours.get(story.report, ())
            if root.get(other) == other and stories[other].signature.words >= longest
        ]
        first = min(originals, key=lambda report: stories[report].order, default=story.report)
        root[story.report] = first
        groups[first].append(story)
    lineages = {}
    for first, members in groups.items():
        # The original's own credit, else that of the first copy that has one: some outlets cut the credit
        # off.
        agency = next((member.agency for member in members if member.agency), None)
        origin = agency or stories[first].publisher or first
        for member in members:
            copied = None if member.report == first else first
            lineages[member.report] = Lineage(copied, agency, origin)
    return lineages


class CopyIndex:
    """Finds copies as reports arrive; the same set of reports gives the same answer in any order.

    Example:
        >>> index = CopyIndex()
        >>> words = " ".join(f"word{n}" for n in range(60))
        >>> first = index.add("sha256:1", words, None, "Northline", "2024-01-17")
        >>> again = index.add("sha256:2", words + " (Reuters)", None, "Gulf Dispatch", "2024-01-18")
        >>> index.assign()["sha256:2"].copy_of
        'sha256:1'
    """

    def __init__(self) -> None:
        self._stories: dict[str, Story] = {}
        self._reports: list[str] = []
        self._widths: list[int] = []
        # Most keys are one story's alone. A list for each of them would take half of the memory, and the
        # garbage collector would slow adding down as they grow in number.
        self._first: dict[int, int] = {}
        self._others: dict[int, list[int]] = {}
        self._neighbours: dict[str, set[str]] = {}

    def __len__(self) -> int:
        return len(self._stories)

    def add(
        self,
        report: str,
        text: str,
        title: str | None,
        publisher: str | None,
        published: str | None,
        author: str | None = None,
        url: str | None = None,
    ) -> Story:
        """Take a report in; the same one twice changes nothing.

        Args:
            report: its id.
            text: what it tells; furniture left out, where that is known. A headline that opens it is left
                out.
            title: its headline.
            publisher: the outlet.
            published: ISO 8601 day.
            author: who wrote it, as the page names them.
            url: its address.
        """
        if report in self._stories:
            return self._stories[report]
        agency = credited_agency(text, publisher, author, url)
        body = text[len(title) :] if title and text.startswith(title) else text
        story = Story(report, signature(body), publisher, published, agency)
        self.put(story)
        return story

    def put(self, story: Story) -> set[str]:
        """Take in a story whose signature is known; gives the ids of the reports that print it too."""
        if story.report in self._stories:
            return set(self.copies_of(story.report))
        found = {
            other
            for other in self._sharing(story.signature)
            if are_copies(story.signature, self._stories[other].signature)
        }
        self._stories[story.report] = story
        number = len(self._reports)
        self._reports.append(story.report)
        self._widths.append(len(story.signature.keys))
        for key in story.signature.keys.tolist():
            if self._first.setdefault(key, number) != number:
                self._others.setdefault(key, []).append(number)
        for other in found:
            self._neighbours.setdefault(other, set()).add(story.report)
        if found:
            self._neighbours[story.report] = set(found)
        return found

    def copies_of(self, report: str) -> frozenset[str]:
        """The reports that print the same story as this one, earlier or later."""
        return frozenset(self._neighbours.get(report, ()))

    def assign(self) -> dict[str, Lineage]:
        """The lineage of every report so far."""
        return assign(self._stories, self._neighbours)

    def _sharing(self, one: Signature) -> list[str]:
        counts = Counter[int]()
        for key in one.keys.tolist():
            first = self._first.get(key)
            if first is not None:
                counts[first] += 1
                counts.update(self._others.get(key, ()))
        mine = len(one.keys)
        needed = shared_keys_needed(mine, mine)
        return [
            self._reports[other]
            for other, shared in counts.items()
            if shared
            >= (needed if self._widths[other] >= mine else shared_keys_needed(mine, self._widths[other]))
        ]
