"""Another model behind the same door: any installed spaCy pipeline with a tagger, a parser and names.

spaCy's own English pipelines label dependencies after CLEAR; those are brought to Universal Dependencies here, as far as a
label alone can tell (a prepositional object becomes an oblique, the preposition its case mark).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.model.document import Document
from dragoman.model.errors import ModelError
from dragoman.reading.sentence import ROOT, Name, Parse, Sentence, children_of

_CLEAR_TO_UD = {
    "ROOT": "root", "nsubj": "nsubj", "nsubjpass": "nsubj:pass", "csubj": "csubj", "csubjpass": "csubj:pass",
    "dobj": "obj", "dative": "iobj", "attr": "xcomp", "oprd": "xcomp", "agent": "obl:agent", "prep": "obl",
    "auxpass": "aux:pass", "neg": "advmod", "npadvmod": "obl:unmarked", "poss": "nmod:poss", "nn": "compound",
    "prt": "compound:prt", "relcl": "acl:relcl", "nummod": "nummod", "quantmod": "advmod", "preconj": "cc:preconj",
    "predet": "det:predet", "intj": "discourse", "meta": "dep", "acomp": "xcomp", "pcomp": "advcl",
}  # fmt: skip
_NAMES = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP",
    "DATE": "DATE", "TIME": "DATE", "MONEY": "MONEY", "EVENT": "MISC", "LAW": "MISC", "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC", "MISC": "MISC",
}  # fmt: skip


class SpacyParser:
    """A spaCy pipeline as a parser.

    Raises:
        ModelError: spaCy or the pipeline is not installed, or the pipeline lacks a parser.
    """

    def __init__(self, name: str) -> None:
        try:
            import spacy

            self._pipeline: Any = spacy.load(name)
        except (ImportError, OSError) as error:
            raise _missing(name) from error
        if not {"parser", "experimental_biaffine_parser"} & set(self._pipeline.pipe_names):
            raise ModelError(
                f'model "{name}" has no dependency parser', "Choose a pipeline with tagger, parser and ner."
            )
        self._version = f"{name} {self._pipeline.meta.get('version', '?')}"
        self._clear = "dobj" in self._pipeline.pipe_labels.get("parser", ())

    @property
    def version(self) -> str:
        return self._version

    def parse(self, document: Document) -> Parse:
        return self.parse_many([document])[0]

    def parse_many(self, documents: Sequence[Document]) -> list[Parse]:
        texts = [" " * d.body + d.text[d.body :] for d in documents]
        return [
            Parse(document, tuple(self._sentences(doc, document.text)), self._version)
            for document, doc in zip(documents, self._pipeline.pipe(texts), strict=True)
        ]

    def _sentences(self, doc: Any, text: str) -> list[Sentence]:
        found: list[Sentence] = []
        paragraph = 0
        for sent in doc.sents:
            tokens = [t for t in sent if not t.is_space]
            if not tokens:
                continue
            if found and "\n\n" in text[found[-1].end : tokens[0].idx]:
                paragraph += 1
            found.append(self._sentence(len(found), paragraph, tokens, sent))
        return found

    def _sentence(self, index: int, paragraph: int, tokens: list[Any], sent: Any) -> Sentence:
        at = {t.i: n for n, t in enumerate(tokens)}
        heads = [ROOT if t.head.i == t.i else at.get(t.head.i, ROOT) for t in tokens]
        relations = [t.dep_ for t in tokens]
        if self._clear:
            heads, relations = _to_universal(tokens, heads)
        names = tuple(
            Name(at[e.start], at[e.end - 1] + 1, _NAMES[e.label_])
            for e in sent.ents
            if e.label_ in _NAMES and e.start in at and e.end - 1 in at
        )
        upos = tuple(t.pos_ for t in tokens)
        return Sentence(
            index, paragraph, tuple(t.text for t in tokens), tuple(t.lemma_ for t in tokens),
            tuple(t.idx for t in tokens), tuple(t.idx + len(t.text) for t in tokens), upos,
            tuple(t.tag_ for t in tokens), tuple(heads), tuple(relations), names, children_of(tuple(heads)),
        )  # fmt: skip


def _to_universal(tokens: list[Any], heads: list[int]) -> tuple[list[int], list[str]]:
    """Turns CLEAR heads and labels round: the noun governs its preposition."""
    relations = [_CLEAR_TO_UD.get(t.dep_, t.dep_) for t in tokens]
    turned = list(heads)
    for word, token in enumerate(tokens):
        if token.dep_ == "pobj" and heads[word] != ROOT:
            preposition = heads[word]
            above = heads[preposition]
            nominal = above != ROOT and tokens[above].pos_ in ("NOUN", "PROPN", "PRON", "NUM")
            outer = "nmod" if nominal else "obl:agent" if tokens[preposition].dep_ == "agent" else "obl"
            turned[word], relations[word] = above, outer if above != ROOT else "root"
            turned[preposition], relations[preposition] = word, "case"
    return turned, relations


def _missing(name: str) -> ModelError:
    return ModelError(
        f'model "{name}" is not installed',
        f"Leave --model out for the shipped one, or install the spaCy pipeline: python -m spacy download {name}",
    )
