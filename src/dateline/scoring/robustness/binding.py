"""The names that fill the slots of a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from dateline.data import read_yaml

__all__ = ["Binding", "Group", "State", "Town", "bind", "exchange", "fill", "substitute"]


@dataclass(frozen=True, slots=True)
class State:
    """A country and how it is named."""

    code: str
    name: str
    adj: str

    @property
    def a(self) -> str:
        """The adjective behind its article."""
        return f"{'an' if self.adj[0] in 'AEIOU' and not self.adj.startswith('Uk') else 'a'} {self.adj}"


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group, and the code of the country that it fights in; "" for none."""

    name: str
    code: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Town:
    """A town, and the code of its country."""

    name: str
    code: str

    def __str__(self) -> str:
        return self.name


_Name = TypeVar("_Name", State, Group, Town)


@dataclass(frozen=True, slots=True)
class Binding:
    """What the slots of one text stand for; the countries behind the names are all different."""

    A: State
    B: State
    G: Group
    T: Town
    N: int

    def slots(self) -> tuple[tuple[str, tuple[str, ...], str], ...]:
        """Each slot with the names that it has in texts and the code of its country."""
        return (
            ("A", (self.A.adj, self.A.name), self.A.code),
            ("B", (self.B.adj, self.B.name), self.B.code),
            ("G", (self.G.name,), self.G.code),
            ("T", (self.T.name,), self.T.code),
        )


@dataclass(frozen=True, slots=True)
class _Names:
    states: tuple[State, ...]
    groups: tuple[Group, ...]
    towns: tuple[Town, ...]
    numbers: tuple[int, ...]


@lru_cache(maxsize=1)
def _load() -> _Names:
    rows = read_yaml("scoring/robustness_names.yaml")
    return _Names(
        tuple(State(*row) for row in rows["states"]),
        tuple(Group(*row) for row in rows["groups"]),
        tuple(Town(*row) for row in rows["towns"]),
        tuple(rows["numbers"]),
    )


def bind(number: int) -> Binding:
    """The names of the text of that number: different numbers give different combinations."""
    names = _load()
    a = names.states[number % len(names.states)]
    b = _next(names.states, 3 * number + 5, {a.code})
    group = _next(names.groups, number, {a.code, b.code})
    town = _next(names.towns, 5 * number + 1, {a.code, b.code, group.code})
    return Binding(a, b, group, town, names.numbers[number % len(names.numbers)])


def exchange(binding: Binding) -> Binding:
    """The same text with the two states in each other's place."""
    return replace(binding, A=binding.B, B=binding.A)


def substitute(binding: Binding, number: int) -> Binding:
    """The same text with every name another one; the number of people stays."""
    names = _load()
    old = {binding.A.code, binding.B.code, binding.G.code, binding.T.code}
    a = _next(names.states, 7 * number + 2, old)
    b = _next(names.states, 5 * number + 1, old | {a.code})
    group = _next(names.groups, 2 * number + 1, old | {a.code, b.code})
    town = _next(names.towns, number + 3, old | {a.code, b.code, group.code})
    return replace(binding, A=a, B=b, G=group, T=town)


def fill(template: str, binding: Binding, **words: str) -> str:
    """The template with its slots filled, its first letter a capital."""
    text = template.format(A=binding.A, B=binding.B, G=binding.G, T=binding.T, N=binding.N, **words)
    return text[:1].upper() + text[1:]


def _next(names: tuple[_Name, ...], start: int, taken: Iterable[str]) -> _Name:
    """The first name from a place in the list on whose country is not taken."""
    wanted = set(taken) - {""}
    order = (names[(start + step) % len(names)] for step in range(len(names)))
    return next(name for name in order if name.code not in wanted)
