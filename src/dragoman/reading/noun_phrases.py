"""A noun with the words around it that say whose it is and how many."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading.sentence import ROOT, Sentence

_LEFT = frozenset(("det", "amod", "nmod", "compound", "nummod", "flat", "advmod", "case", "goeswith"))
_OF = frozenset(("of",))
_FROM = frozenset(("in", "from", "at", "within", "on", "across", "for"))
_POSSESSIVES = frozenset(("his", "her", "its", "their", "my", "our", "your", "whose"))
_HYPHENS = frozenset(("-", "–"))
_DASHES = frozenset(("-", "–", "—", "--"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OF_CLAUSE = frozenset(("not", "n't", "also", "now", "still", "already", "perhaps", "again", "yet"))
"""Adverbs that belong to the clause before a predicate noun: "is also a shareholder"."""
_FOR_OR_AGAINST = frozenset(("pro", "anti", "ex", "non"))
_KEPT = frozenset(
    ("backed", "supported", "aligned", "allied", "installed", "appointed", "funded", "financed", "armed", "trained",
     "friendly", "linked", "sponsored", "inspired", "leaning", "occupied", "held", "controlled", "speaking", "made",
     "brokered", "mediated", "supplied", "built", "designed", "style")
)  # fmt: skip
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"))


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase without its relative clauses and appositions.

    Attributes:
        sentence: Where it stands.
        head: Index of the head noun.
        first, last: First word and (not included) last word of the core.
        words: Lower-case words from ``first`` to the head, the head included.
        owner: Word that says whose it is ("Russia's", "Israeli", "of Kenya", "in Belgrade"), or None.
        link: How: ``poss``, ``name``, ``of``, ``in``, or "".
        plural: Whether the head is plural.
    """

    sentence: Sentence
    head: int
    first: int
    last: int
    words: tuple[str, ...]
    owner: int | None
    link: str
    plural: bool

    @property
    def determiner(self) -> str:
        """``the``, ``a``, ``both``, a possessive in full or as ``'s``, or "" for a bare noun."""
        if self.link == "poss":
            return "'s"
        return next((w for w in self.words[:-1] if w in _DETERMINERS), "")

    @property
    def definite(self) -> bool:
        """Whether it points to somebody known: "the", "this", a possessive."""
        return self.determiner in ("the", "this", "that", "these", "those", "'s", "both")

    @property
    def lemma(self) -> str:
        """Dictionary form of the head, lower case."""
        return self.sentence.lemmas[self.head].lower()


_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "both", "each", "either", "neither", "no", "any", "some",
     "every", "another", "all")
)  # fmt: skip


def noun_phrase(sentence: Sentence, head: int, names: frozenset[int] = frozenset()) -> NounPhrase:
    """The phrase around a noun.

    Args:
        sentence: Where it stands.
        head: Index of the noun.
        names: Words that head a name; one of them before the noun owns it ("Israeli aircraft").
    """
    first = _first_word(sentence, head)
    owner, link = _owner(sentence, head, first, names)
    last = head + 1
    if owner is not None and owner > head and (link == "of" or owner in names):
        last = max(last, _core_end(sentence, owner))
    return NounPhrase(
        sentence=sentence,
        head=head,
        first=first,
        last=last,
        words=tuple(w.lower() for w in sentence.words[first : head + 1] if w not in _HYPHENS),
        owner=owner,
        link=link,
        plural=is_plural(sentence, head),
    )


def is_plural(sentence: Sentence, word: int) -> bool:
    """Whether a noun is plural by its tag, or by its number ("two aircraft")."""
    if sentence.xpos[word] in ("NNS", "NNPS"):
        return True
    return any(
        sentence.relations[c] == "nummod" and sentence.words[c].lower() not in ("one", "1")
        for c in sentence.children[word]
    )


def case_of(sentence: Sentence, word: int) -> str:
    """The preposition of a word, lower case; that of the first conjunct for a conjunct; "" for none."""
    for _ in range(4):
        found = next((c for c in sentence.children[word] if sentence.relations[c] == "case"), None)
        if found is not None and sentence.words[found] not in ("'s", "’s", "'", "’"):
            return sentence.words[found].lower()
        if not sentence.relations[word].startswith("conj"):
            return ""
        word = sentence.heads[word]
    return ""


def role_in_clause(sentence: Sentence, word: int) -> tuple[str, int]:
    """Relation of a word and the word that governs it; a conjunct or apposition shares those of its first."""
    for _ in range(6):
        relation = sentence.relations[word].split(":")[0]
        if relation not in ("conj", "appos", "flat") or sentence.heads[word] == ROOT:
            break
        parent = sentence.heads[word]
        if sentence.upos[parent] in ("VERB", "AUX"):
            break
        word = parent
    return sentence.relations[word], sentence.heads[word]


def conjuncts(sentence: Sentence, word: int) -> list[int]:
    """The words joined to a first conjunct, itself included, in text order."""
    return [word, *(c for c in sentence.children[word] if sentence.relations[c] == "conj")]


def governing_verb(sentence: Sentence, word: int) -> int:
    """The nearest verb above a word, -1 where there is none."""
    return next((a for a in sentence.ancestors(word) if sentence.upos[a] in ("VERB", "AUX")), -1)


def _first_word(sentence: Sentence, head: int) -> int:
    first = head
    for child in reversed(sentence.children[head]):
        relation = sentence.relations[child].split(":")[0]
        if child >= head or relation not in _LEFT:
            continue
        if relation == "case" or (relation == "advmod" and sentence.upos[child] == "ADV" and child != first - 1):
            continue
        start = sentence.subtree(child)[0]
        if start < first:
            first = start
    dates = {w for n in sentence.names if n.kind == "DATE" for w in range(n.first, n.last)}
    first = max(first, _after_break(sentence, first, head))
    while first < head and (first in dates or _cannot_begin(sentence, first)):
        first += 1
    return first


def _after_break(sentence: Sentence, first: int, head: int) -> int:
    """The word behind the last finite verb or dash before a noun, which no phrase reaches over."""
    for word in range(head - 1, first - 1, -1):
        dash = sentence.words[word] in _DASHES and word and sentence.starts[word] > sentence.ends[word - 1]
        finite = sentence.upos[word] == "AUX" or sentence.xpos[word] in _FINITE
        if (dash and sentence.starts[word + 1] > sentence.ends[word]) or finite:
            return word + 1
    return first


def _cannot_begin(sentence: Sentence, word: int) -> bool:
    if word and sentence.words[word].lower() in ("least", "most") and sentence.words[word - 1].lower() == "at":
        return True
    if sentence.relations[word] == "amod":
        return False
    if sentence.words[word].lower() in _OF_CLAUSE:
        return True
    return sentence.upos[word] in ("PUNCT", "CCONJ", "ADP", "SCONJ", "AUX", "VERB")


def _owner(sentence: Sentence, head: int, first: int, names: frozenset[int]) -> tuple[int | None, str]:
    children = sentence.children[head]
    for child in children:
        if sentence.relations[child] == "nmod:poss" and child < head:
            return child, "poss"
    if head > first and sentence.words[head - 1].lower() in _POSSESSIVES:
        return head - 1, "poss"
    named = [w for w in range(first, head) if w in names and not is_cause(sentence, w)]
    if named:
        return named[0], "name"
    for cases, link in ((_OF, "of"), (_FROM, "in")):
        for child in children:
            if child > head and sentence.relations[child].startswith("nmod") and case_of(sentence, child) in cases:
                if case_of(sentence, child) == "on" and child in names and not _has_article(sentence, child):
                    continue
                return child, link
    return None, ""


def _has_article(sentence: Sentence, word: int) -> bool:
    """Whether "the" stands before a name: "on the Golan" is a place, "an expert on Myanmar" is of anywhere."""
    return any(sentence.relations[c] == "det" for c in sentence.children[word])


def is_cause(sentence: Sentence, word: int) -> bool:
    """Whether a name says whom somebody is for, against or kept by, not whose they are: "pro-Russian", "Iran-backed"."""
    parts = sentence.words[word].lower().replace("–", "-").split("-")
    if len(parts) > 1 and (parts[0] in _FOR_OR_AGAINST or parts[-1] in _KEPT):
        return True
    if word > 1 and sentence.words[word - 1] in _HYPHENS and sentence.words[word - 2].lower() in _FOR_OR_AGAINST:
        return True
    behind = sentence.words[word + 2].lower() if word + 2 < len(sentence) else ""
    return sentence.words[min(word + 1, len(sentence) - 1)] in _HYPHENS and behind in _KEPT


def _core_end(sentence: Sentence, word: int) -> int:
    end = word + 1
    for child in sentence.children[word]:
        if child > word and sentence.relations[child].split(":")[0] in ("flat", "compound", "nmod", "conj", "fixed"):
            end = max(end, _core_end(sentence, child))
    return end


def is_nominal(sentence: Sentence, word: int) -> bool:
    """Whether a word can head a noun phrase."""
    return sentence.upos[word] in _NOMINAL
