"""Reads the treebanks and the name-tagged text that the English model learns from."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

UPOS = tuple(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
)
NAME_KINDS = ("PERSON", "ORG", "LOC", "FAC", "NORP", "DATE", "MONEY", "MISC")
NAME_TAGS = ("O", *(prefix + kind for kind in NAME_KINDS for prefix in ("B-", "I-")))

TREEBANKS = ("en_ewt-train", "en_gum-open-train")
NAMED = (
    "ner-gum-train",
    "ner-crosspol-train",
    "ner-crosspol-dev",
    "ner-wikigold-train",
    "ner-re3d-train",
    "ner-unerewt-dev",
    "ner-unerewt-test",
)


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence of a treebank: parallel tuples, heads 1-based with 0 the root."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class NamedText:
    """A stretch of text with BIO tags; the tag ``-`` means that its source does not annotate it."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def lemma_script(word: str, lemma: str) -> str:
    """The edit that makes the lemma: how many last letters to cut from the lower-cased word, what to add.

    ``"=keep"`` keeps the word as it stands, capitals too ("Moscow"); irregular forms become long scripts, and rare
    scripts are replaced by ``"=keep"``'s lower-case twin when the label set is made.
    """
    if lemma == word and word != word.lower():
        return "=keep"
    low, target = word.lower(), lemma.lower()
    shared = 0
    while shared < min(len(low), len(target)) and low[shared] == target[shared]:
        shared += 1
    case = "" if lemma == target else "^"
    return f"{case}{len(low) - shared}+{target[shared:]}"


def read_treebank(folder: Path, name: str) -> list[Tree]:
    """Every sentence of one CoNLL-U file; multi-word and empty tokens are left out."""
    trees: list[Tree] = []
    rows: list[list[str]] = []
    text = ""
    with gzip.open(folder / "ud" / f"{name}.conllu.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# text = "):
                text = line[9:]
            elif line and line[0] != "#":
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
            elif not line and rows:
                trees.append(
                    Tree(
                        words=tuple(r[1] for r in rows),
                        lemmas=tuple(r[2] if r[2] != "_" or r[1] == "_" else r[1] for r in rows),
                        upos=tuple(r[3] for r in rows),
                        xpos=tuple(r[4] for r in rows),
                        heads=tuple(int(r[6]) for r in rows),
                        relations=tuple(r[7] for r in rows),
                        text=text,
                    )
                )
                rows = []
    return trees


def read_named(folder: Path, name: str, longest: int = 60) -> list[NamedText]:
    """One name-tagged file cut at sentence ends, at the latest after ``longest`` words, never inside a name."""
    part = "ner-worldwide" if name.startswith("ner-ww") else "ner-open"
    pieces: list[NamedText] = []
    with gzip.open(folder / part / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            words, tags, start = row["words"], row["tags"], 0
            for end in range(1, len(words) + 1):
                inside = end < len(words) and tags[end].startswith("I-")
                closed = words[end - 1] in ".!?" and end - start > 5
                if end == len(words) or (not inside and (closed or end - start >= longest)):
                    pieces.append(NamedText(tuple(words[start:end]), tuple(tags[start:end])))
                    start = end
    return pieces


@dataclass(frozen=True, slots=True)
class Labels:
    """The closed label sets of the tagging heads, each in a fixed order."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]


def collect_labels(trees: list[Tree], rarest: int = 3) -> Labels:
    """Label sets seen in training; a lemma script or relation seen fewer than ``rarest`` times is left out."""
    scripts = Counter(
        lemma_script(word, lemma) for t in trees for word, lemma in zip(t.words, t.lemmas, strict=True)
    )
    relations = Counter(r for t in trees for r in t.relations)
    return Labels(
        upos=UPOS,
        xpos=tuple(sorted({x for t in trees for x in t.xpos})),
        lemma=tuple(sorted(s for s, n in scripts.items() if n >= rarest)),
        relations=tuple(sorted(r for r, n in relations.items() if n >= rarest)),
        names=NAME_TAGS,
    )
