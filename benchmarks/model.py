"""Scores the language model: ``python -m benchmarks.model [--data DATA]``.

Gold words and sentences: UPOS, XPOS, LAS (universal relations, punctuation counted) on PUD, EWT and GUM tests, names on UNER-PUD and others;
raw text: LAS over aligned words; words a CPU second for parse and names on one core; time to load.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.model.document import Document
from dragoman.reading.parse import EncoderParser

_COARSE = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC"}


@dataclass(frozen=True, slots=True)
class Tree:
    """A gold sentence: words, their tags and heads (1-based, 0 the root)."""

    text: str
    words: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def read_trees(path: Path) -> Iterator[Tree]:
    """Sentences of a gzipped CoNLL-U file."""
    text, rows = "", list[list[str]]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# text = "):
                text = line[9:]
            elif line and line[0].isdigit():
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
            elif not line and rows:
                one, two, three, four, seven, eight = ([r[i] for r in rows] for i in (1, 2, 3, 4, 6, 7))
                yield Tree(
                    text, tuple(one), tuple(three), tuple(four), tuple(two), tuple(map(int, seven)), tuple(eight)
                )
                rows = []


def universal(relation: str) -> str:
    return relation.split(":")[0]


def score_trees(parser: EncoderParser, trees: Sequence[Tree]) -> dict[str, float]:
    """Shares of words with the right tag, lemma, head, head and relation."""
    right: Counter[str] = Counter()
    total = 0
    for tree, found in zip(trees, parser.parse_words([t.words for t in trees]), strict=True):
        for at in range(len(tree.words)):
            total += 1
            head = found.heads[at] + 1 == tree.heads[at]
            right["UPOS"] += found.upos[at] == tree.upos[at]
            right["XPOS"] += found.xpos[at] == tree.xpos[at]
            right["lemma"] += found.lemmas[at].lower() == tree.lemmas[at].lower()
            right["UAS"] += head
            right["LAS"] += head and universal(found.relations[at]) == universal(tree.relations[at])
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def score_raw(parser: EncoderParser, trees: Sequence[Tree]) -> float:
    """LAS F1 from raw text, words aligned by offset; a sentence is one document."""
    right = gold_words = found_words = 0
    for tree in trees:
        gold, at = list[tuple[int, int]](), 0
        for word in tree.words:
            at = tree.text.find(word, at)
            gold.append((at, at + len(word)))
            at += len(word)
        where = {span: n for n, span in enumerate(gold)}
        gold_words += len(gold)
        for sentence in parser.parse(Document("", tree.text)).sentences:
            spans = list(zip(sentence.starts, sentence.ends, strict=True))
            found_words += len(spans)
            for n, span in enumerate(spans):
                own = where.get(span)
                if own is None:
                    continue
                head, wanted = sentence.heads[n], tree.heads[own] - 1
                same = (head < 0 and wanted < 0) or (head >= 0 and wanted >= 0 and spans[head] == gold[wanted])
                right += same and universal(sentence.relations[n]) == universal(tree.relations[own])
    return round(200 * right / (gold_words + found_words), 2)


def score_names(parser: EncoderParser, path: Path) -> float:
    """F1 of names of people, organisations and places (buildings among the places)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    pieces = [p for row in rows for p in _pieces(row["words"], row["tags"])]
    right = found_count = gold_count = 0
    for (words, tags), columns in zip(pieces, parser.parse_words([w for w, _ in pieces]), strict=True):
        gold = set(_spans(tags))
        found = {(n.first, n.last, _COARSE[n.kind]) for n in columns.names if n.kind in _COARSE}
        found = {f for f in found if "-" not in tags[f[0] : f[1]]}
        right, found_count, gold_count = right + len(gold & found), found_count + len(found), gold_count + len(gold)
        assert len(words) == len(tags)
    return round(200 * right / max(1, found_count + gold_count), 2)


def _pieces(words: list[str], tags: list[str], longest: int = 60) -> Iterator[tuple[list[str], list[str]]]:
    start = 0
    for end in range(1, len(words) + 1):
        inside = end < len(words) and tags[end].startswith("I-")
        closed = words[end - 1] in ".!?" and end - start > 5
        if end == len(words) or (not inside and (closed or end - start >= longest)):
            yield words[start:end], tags[start:end]
            start = end


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    first = -1
    for at, tag in enumerate([*tags, "O"]):
        if first >= 0 and not (tag.startswith("I-") and tag[2:] == tags[first][2:]):
            kind = tags[first][2:]
            kind = {"PER": "PERSON"}.get(kind, kind)
            if kind in _COARSE:
                yield first, at, _COARSE[kind]
            first = -1
        if tag.startswith("B-"):
            first = at


def words_a_second(parser: EncoderParser, trees: Sequence[Tree]) -> int:
    """Words parsed and name-tagged from raw text a CPU second, the text as articles of 30 sentences."""
    texts = [" ".join(t.text for t in trees[i : i + 30]) for i in range(0, len(trees), 30)]
    documents = [Document(str(n), text) for n, text in enumerate(texts)]
    parser.parse_many(documents[:3])
    began = time.process_time()
    parses = parser.parse_many(documents)
    spent = time.process_time() - began
    return int(sum(len(s) for p in parses for s in p.sentences) / spent)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=Path("../shared/training/data"))
    options = ask.parse_args()
    began = time.perf_counter()
    parser = EncoderParser()
    parser.parse(Document("", "Envoys met."))
    say = sys.stdout.write
    say(f"{parser.version}: loaded in {time.perf_counter() - began:.2f} s\n")
    for name in ("en_pud-test", "en_ewt-test", "en_gum-open-test"):
        trees = list(read_trees(options.data / "ud" / f"{name}.conllu.gz"))
        say(f"{name:18s} {score_trees(parser, trees)}\n")
        if name == "en_pud-test":
            say(f"{name:18s} raw text LAS {score_raw(parser, trees)}; {words_a_second(parser, trees)} words/CPU s\n")
    for part, name in (("ner-open", "ner-unerpud-test"), ("ner-open", "ner-crosspol-test"),
                       ("ner-open", "ner-re3d-test"), ("ner-worldwide", "ner-ww-dev")):  # fmt: skip
        path = options.data / part / f"{name}.jsonl.gz"
        if path.is_file():
            say(f"{name:18s} PER ORG LOC F1 {score_names(parser, path)}\n")


if __name__ == "__main__":
    main()
