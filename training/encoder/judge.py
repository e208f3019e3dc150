"""What every encoder shares as it learns, whatever its layers: the heads, and reports read by windows."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from torch import Tensor, nn

from training.encoder.examples import Example, Shown

__all__ = ["Judge", "Judgements", "activated"]

TYPES, RELATIONS = 16, 5


def activated(x: Tensor) -> Tensor:
    """The sigmoid form of GELU."""
    return x * torch.sigmoid(1.702 * x)


@dataclass(frozen=True, slots=True)
class Judgements:
    """Log-odds for everything that an example asks; empty where it asks nothing."""

    types: Tensor
    """Shape (words, 16)."""
    candidates: Tensor
    pairs: Tensor
    same: Tensor

    def heads(self) -> dict[str, Tensor]:
        """By head, in single precision, in which losses are worked out."""
        return {field.name: getattr(self, field.name).float() for field in fields(self)}


class Judge(nn.Module):
    """The heads over vectors of some width; a subclass says how windows become vectors.

    Args:
        width: of the vectors.
        at_once: pieces, padding and all, that go through the layers together.
    """

    def __init__(self, width: int, at_once: int) -> None:
        super().__init__()
        self.width, self.at_once = width, at_once
        self.dropout = nn.Dropout(0.15)
        self.types_in, self.types_out = nn.Linear(width, 256), nn.Linear(256, TYPES)
        self.accept_word, self.accept_type = nn.Linear(width, 160), nn.Embedding(TYPES, 160)
        self.accept_out = nn.Linear(160, 1)
        self.relation_trigger, self.relation_word = nn.Linear(width, 160), nn.Linear(width, 160)
        self.relation_distance, self.relation_type = nn.Embedding(9, 160), nn.Embedding(TYPES, 160)
        self.relation_out = nn.Linear(160, RELATIONS)
        self.relation_both = nn.Linear(160, RELATIONS, bias=False)
        self.same_in, self.same_inner = nn.Linear(width, 96), nn.Linear(192, 64)
        self.same_distance, self.same_out = nn.Embedding(6, 64), nn.Linear(64, 1)

    def layered(self, numbers: Tensor, mask: Tensor) -> Tensor:
        """Vectors of padded windows: (windows, pieces) and which of them are pieces, to (…, width)."""
        raise NotImplementedError

    def encode(self, windows: Sequence[Sequence[int]]) -> Tensor:
        """Vectors of all pieces of all windows, one under another: shape (pieces, width)."""
        order = sorted(range(len(windows)), key=lambda n: len(windows[n]))
        found: dict[int, Tensor] = {}
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order) and (end + 1 - start) * len(windows[order[end]]) <= self.at_once:
                end += 1
            rows = order[start:end]
            for row, vectors in zip(rows, self._padded([windows[n] for n in rows]), strict=True):
                found[row] = vectors[: len(windows[row])]
            start = end
        return torch.cat([found[row] for row in range(len(windows))])

    def _padded(self, windows: Sequence[Sequence[int]]) -> Tensor:
        longest = max(map(len, windows))
        numbers = torch.zeros(len(windows), longest, dtype=torch.long)
        mask = torch.zeros(len(windows), longest, dtype=torch.bool)
        for row, window in enumerate(windows):
            numbers[row, : len(window)] = torch.tensor(window)
            mask[row, : len(window)] = True
        return self.layered(numbers, mask)

    def judge(self, reports: Sequence[Shown]) -> list[Judgements]:
        """What the heads say of each report."""
        vectors = self.encode([w for shown in reports for w in shown.windows])
        offset, out = 0, []
        for shown in reports:
            out.append(self._judged(vectors, offset, shown))
            offset += sum(map(len, shown.windows))
        return out

    def _judged(self, vectors: Tensor, offset: int, shown: Shown) -> Judgements:
        example = shown.example

        def of(tokens: Sequence[int]) -> Tensor:
            return vectors[torch.tensor([offset + shown.first[t] for t in tokens], dtype=torch.long)]

        words = self.dropout(of(example.words))
        types = self.types_out(activated(self.types_in(words)))
        candidates = pairs = same = vectors.new_zeros(0)
        if example.candidates:
            tokens, kinds, _, _ = zip(*example.candidates, strict=True)
            inner = F.relu(self.accept_word(self.dropout(of(tokens))) + self.accept_type(torch.tensor(kinds)))
            candidates = self.accept_out(self.dropout(inner)).squeeze(-1)
        if example.triggers:
            triggers = of([token for token, _, _ in example.triggers])
            if example.pairs:
                pairs = self._related(triggers, of([p.word for p in example.pairs]), example)
            if example.same:
                same = self._same(triggers, example)
        return Judgements(types, candidates, pairs, same)

    def _related(self, triggers: Tensor, right: Tensor, example: Example) -> Tensor:
        which = torch.tensor([p.trigger for p in example.pairs])
        left, right = self.relation_trigger(triggers)[which], self.relation_word(right)
        inner = F.relu(
            left
            + right
            + self.relation_distance(torch.tensor([p.distance for p in example.pairs]))
            + self.relation_type(torch.tensor([kind for _, kind, _ in example.triggers])[which])
        )
        chosen = torch.tensor([int(p.relation) for p in example.pairs])[:, None]
        scores = self.relation_out(self.dropout(inner)) + self.relation_both(self.dropout(left * right))
        return scores.gather(1, chosen).squeeze(1)

    def _same(self, triggers: Tensor, example: Example) -> Tensor:
        ones, others, _, gaps = zip(*example.same, strict=True)
        left, right = self.same_in(triggers[torch.tensor(ones)]), self.same_in(triggers[torch.tensor(others)])
        inner = self.same_inner(torch.cat([left * right, (left - right).abs()], -1))
        scores: Tensor = self.same_out(F.relu(inner + self.same_distance(torch.tensor(gaps)))).squeeze(-1)
        return scores
