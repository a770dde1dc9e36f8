"""Dictionary forms: a table of irregular words from the treebanks, spelling rules for the rest.

A neural guess at letters was measured and refused: the encoder sees word pieces, not spelling ("refused" became "refus"; 95.9%
of PUD's lemmas right against the rules' figure in benchmarks/README.md).
"""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from pathlib import Path

_VOWELS = frozenset("aeiou")


class Lemmatizer:
    """Lemma of a word with its Penn tag, remembered.

    Args:
        table: ``"form|TAG"`` (lower case) to lemma, for what the rules get wrong.
        known: Words taken for real: of several possible stems the first known one stands.
    """

    def __init__(self, table: Mapping[str, str], known: Container[str]) -> None:
        self._table, self._known = table, known
        self._seen: dict[tuple[str, str], str] = {}

    @classmethod
    def load(cls, folder: Path) -> Lemmatizer:
        """The table and the word-piece vocabulary of a model folder."""
        table = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
        vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        return cls(table, frozenset(w for w in vocabulary if w.isalpha()) | frozenset(table.values()))

    def lemma(self, word: str, tag: str) -> str:
        """The dictionary form; names and foreign words stay as written, other words come in lower case."""
        found = self._seen.get((word, tag))
        if found is None:
            found = self._find(word, tag)
            if len(self._seen) < 300_000:
                self._seen[word, tag] = found
        return found

    def _find(self, word: str, tag: str) -> str:
        low = word.lower().replace("’", "'")
        listed = self._table.get(f"{low}|{tag}")
        if listed is not None:
            return listed
        if tag in ("NNP", "FW", "LS", "SYM", "ADD"):
            return word
        if tag == "NNPS":
            return _matched(self.rule(low, "NNS"), word)
        return self.rule(low, tag)

    def rule(self, low: str, tag: str) -> str:
        """The lemma by spelling alone."""
        if not low.isascii() or len(low) < 3 or not low[-1].isalpha():
            return low
        if tag in ("NNS", "VBZ"):
            return self._first(_without_s(low), low)
        if tag in ("VBD", "VBN") and low.endswith("ed"):
            return self._first(_stems(low[:-2]), low)
        if tag == "VBG" and low.endswith("ing") and len(low) > 4:
            return self._first(_stems(low[:-3]), low)
        if tag in ("JJR", "RBR") and low.endswith("er"):
            return self._first(_stems(low[:-2]), low)
        if tag in ("JJS", "RBS") and low.endswith("est"):
            return self._first(_stems(low[:-3]), low)
        return low

    def _first(self, stems: list[str], low: str) -> str:
        for stem in stems:
            plural = len(stem) > 2 and stem[-1] == "s" and stem[-2] not in "aeious"  # "laps" is no verb
            if stem in self._known and not plural and any(c in "aeiouy" for c in stem):
                return stem
        return stems[0] if stems else low


def _matched(lemma: str, word: str) -> str:
    """A lemma in the capitals of its word."""
    if word.isupper() and len(word) > 2:
        return lemma.upper()
    return lemma[:1].upper() + lemma[1:] if word[:1].isupper() else lemma


def _without_s(low: str) -> list[str]:
    """Possible singulars (or bare verbs), likeliest first."""
    if low.endswith("men") and len(low) > 4:
        return [low[:-3] + "man"]
    if low.endswith("ies") and len(low) > 4:
        return [low[:-3] + "y", low[:-1]]
    if low.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return [low[:-2], low[:-1]]
    if low.endswith(("ss", "us", "is")) or not low.endswith("s"):
        return [low]
    if low.endswith("ves"):
        return [low[:-1], low[:-3] + "f", low[:-3] + "fe"]
    return [low[:-1]]


def _stems(cut: str) -> list[str]:
    """Possible stems before "-ed", "-ing", "-er" or "-est", likeliest first."""
    if not cut:
        return []
    stems = []
    if cut.endswith("i"):
        return [cut[:-1] + "y", cut + "e"] if len(cut) > 2 else [cut + "e"]
    if cut.endswith("y") and len(cut) == 2:  # "dying"
        return [cut[:-1] + "ie"]
    doubled = len(cut) > 2 and cut[-1] == cut[-2] and cut[-1] not in _VOWELS
    if doubled and cut[-1] not in "slfz":
        stems.append(cut[:-1])
    elif doubled and cut[-1] == "l" and len(cut) > 5:  # "expelled", "controlling"; "shelled" is short
        return [cut, cut[:-1]] if cut.startswith(("over", "re", "un", "out")) else [cut[:-1], cut]
    if _wants_e(cut):
        stems += [cut + "e", cut]
    else:
        stems += [cut, cut + "e"]
    if doubled and cut[-1] in "slfz":
        stems.append(cut[:-1])
    return stems


def _wants_e(cut: str) -> bool:
    """Whether spelling alone suggests a lost "e": "releas", "impos", "argu", "charg"."""
    if cut[-1] in "vzcu" or cut.endswith(
        (
            "rg",
            "dg",
            "ng",
            "as",
            "os",
            "is",
            "us",
            "ps",
            "ns",
            "rs",
            "ls",
            "ir",
            "ur",
            "at",
            "iz",
            "yz",
            "ys",
            "eg",
            "bl",
            "pl",
            "tl",
            "dl",
            "gl",
        )
    ):
        return True
    return len(cut) == 3 and cut[0] not in _VOWELS and cut[1] in _VOWELS and cut[2] not in "wxy" + "aeiou"
