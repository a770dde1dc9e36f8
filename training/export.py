"""Writes a trained model as two int8 ONNX graphs with their labels, into the folder that the package ships.

    python export.py model.pt --minilm FOLDER --data DATA --to ../src/dragoman/reading/model/en_dragoman

``encoder.onnx``: pieces -> word vectors, tags, lemma scripts, name scores, arc scores and the relation vectors.
``relations.onnx``: relation vectors of chosen (head, dependent) pairs -> the relation. Quantised per channel; no training
text goes in but the label sets.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import onnx
import torch
from corpora import Labels
from network import Batcher, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn


class EncoderGraph(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, case: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        net = self.network
        vectors = net.encode(ids, mask, case, first, last)
        words = vectors[:, 1:]
        tags = [head(words).argmax(-1).to(torch.int32) for head in (net.upos, net.xpos, net.lemma)]
        return (
            vectors, *tags, net.names(words), net.arcs(vectors),
            net.relation_head(vectors), net.relation_dep(words),
        )  # fmt: skip


class RelationGraph(nn.Module):
    """(pairs, relation width) twice -> (pairs,) index of the relation; the head's vector may be the root's."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        count, width, _ = network.relation.shape
        # dep (129) x [129, 129 * R]: for each pair a matrix (129, R), then the head picks
        self.weight = nn.Parameter(network.relation.permute(1, 2, 0).reshape(width, width * count).contiguous())
        self.count, self.width = count, width

    def forward(self, head: Tensor, dep: Tensor) -> Tensor:
        head = torch.cat([head, torch.ones_like(head[:, :1])], -1)
        dep = torch.cat([dep, torch.ones_like(dep[:, :1])], -1)
        shaped = (dep @ self.weight).reshape(-1, self.width, self.count)
        return torch.bmm(head[:, None, :], shaped)[:, 0].argmax(-1).to(torch.int32)


def quantised(graph: nn.Module, inputs: tuple[Tensor, ...], names: list[str], outputs: list[str],
              axes: dict[str, dict[int, str]], to: Path) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        raw, ready = Path(folder) / "raw.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            graph, inputs, str(raw), input_names=names, output_names=outputs, dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(raw), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(to), weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )  # fmt: skip
    onnx.checker.check_model(str(to))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("model")
    ask.add_argument("--minilm", required=True)
    ask.add_argument("--to", required=True)
    ask.add_argument("--version", default="1.0")
    options = ask.parse_args()
    kept = torch.load(options.model, map_location="cpu")
    labels = Labels(**{k: tuple(v) for k, v in kept["labels"].items()})
    network = Network(labels)
    network.load_state_dict(kept["weights"])
    network.eval()
    to = Path(options.to)
    to.mkdir(parents=True, exist_ok=True)
    batch = Batcher(Path(options.minilm))([["Envoys", "met", "in", "Geneva", "."], ["Talks", "ended"]])
    names = ["ids", "mask", "case", "first", "last"]
    outputs = ["vectors", "upos", "xpos", "lemma", "names", "arcs", "relation_head", "relation_dep"]
    axes = {n: {0: "sentences", 1: "pieces"} for n in names[:3]}
    axes |= {n: {0: "sentences", 1: "words"} for n in (*names[3:], *outputs)}
    axes["arcs"] = {0: "sentences", 1: "words", 2: "heads"}
    with torch.no_grad():
        quantised(EncoderGraph(network), tuple(batch[:5]), names, outputs, axes, to / "encoder.onnx")
        pair = (torch.zeros(4, 128), torch.zeros(4, 128))
        quantised(
            RelationGraph(network), pair, ["head", "dep"], ["relation"],
            {"head": {0: "pairs"}, "dep": {0: "pairs"}, "relation": {0: "pairs"}}, to / "relations.onnx",
        )  # fmt: skip
    about = {
        "name": "en_dragoman", "version": options.version, "steps": kept["step"],
        "licence": "CC BY-SA 4.0", "base": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)",
        "labels": kept["labels"],
    }  # fmt: skip
    (to / "model.json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    tokens = json.loads((Path(options.minilm) / "tokenizer.json").read_text(encoding="utf-8"))
    tokens["truncation"] = tokens["padding"] = None
    (to / "tokenizer.json").write_text(json.dumps(tokens, ensure_ascii=False), encoding="utf-8")
    print({p.name: round(p.stat().st_size / 1e6, 2) for p in sorted(to.iterdir())})


if __name__ == "__main__":
    main()
