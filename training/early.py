"""Opens the shipped encoder: word vectors of two earlier layers become one more output, for the heads that tell events.

    python early.py ../src/dragoman/reading/model/en_dragoman/encoder.onnx

No weight changes, so that parse and names stay as they are. A graph that is open already is left alone. The last layers are
bent to syntax; the second and fourth still know what a word means.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

LAYERS = (1, 3)
WIDTH = 384
_FIRST, _LAST = "/Expand_output_0", "/Expand_1_output_0"


def open_encoder(path: Path) -> None:
    """Adds the output ``early``: (sentences, 1 + words, 384), the mean over two layers and a word's first and last piece."""
    model = onnx.load(str(path))
    graph = model.graph
    if any(output.name == "early" for output in graph.output):
        return
    states = [f"/layers.{layer}/norm2/LayerNormalization_output_0" for layer in LAYERS]
    graph.node.append(helper.make_node("Add", states, ["early_sum"]))
    for name, pieces in (("early_first", _FIRST), ("early_last", _LAST)):
        graph.node.append(helper.make_node("GatherElements", ["early_sum", pieces], [name], axis=1))
    share = helper.make_tensor("early_share", TensorProto.FLOAT, [], [1 / (2 * len(LAYERS))])
    graph.initializer.append(share)
    graph.node.append(helper.make_node("Add", ["early_first", "early_last"], ["early_both"]))
    graph.node.append(helper.make_node("Mul", ["early_both", "early_share"], ["early"]))
    graph.output.append(helper.make_tensor_value_info("early", TensorProto.FLOAT, ["sentences", "words", WIDTH]))
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


if __name__ == "__main__":
    open_encoder(Path(sys.argv[1]))
