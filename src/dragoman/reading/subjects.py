"""Gives a finite verb the subject that the parse hung elsewhere.

A relative clause or an apposition between a subject and its verb, and an adverbial of time just before a name, mislead
a small parser: in *"Oman, which had carried messages, criticised the raid"* it may make Oman the root and the verb a
loose addition; in *"the day after the raid India closed the border"* it may take India into the phrase before. The
words themselves show what is meant: a finite verb has a subject, and in English it stands right before the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.knowledge.clausewords import words_of
from dragoman.reading.lemmas import Lemmatizer
from dragoman.reading.sentence import ROOT

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_SUBJECTS = ("nsubj", "csubj", "expl")
_OWN_RIGHT = frozenset(("root", "parataxis", "acl", "ccomp", "advcl", "appos", "dep", "list"))
"""Relations of a verb that may have lost its subject: not relative clauses, adjectives or parts of compounds."""
_LOOSE = frozenset(
    ("root", "appos", "compound", "nmod:unmarked", "nmod:desc", "parataxis", "obl:unmarked", "dep", "vocative",
     "dislocated", "list", "orphan")
)  # fmt: skip
"""Relations of a phrase that may be a subject in truth."""
_OF_CLAUSE = frozenset(("advmod", "obl", "advcl", "cc", "mark", "discourse", "punct", "obl:unmarked", "parataxis"))
"""Dependents of a noun taken for a root that belong to the verb."""
_MODALS = frozenset(("will", "would", "could", "to", "may", "might", "should", "must"))
_BREAKS = frozenset(("-", "–", "—", ":", ";"))
_BEFORE_VERB = ("aux", "cop", "advmod", "compound:prt")
_OF_INTENT = words_of("intent-nouns")
"""Nouns whose infinitive says what somebody means to do."""
_TIME_WORDS = words_of("time-nouns")


@dataclass(slots=True)
class Tree:
    """Heads and relations of one sentence, to be changed in place; the other columns as in ``Sentence``."""

    words: Sequence[str]
    upos: Sequence[str]
    xpos: Sequence[str]
    heads: list[int]
    relations: list[str]

    def children(self, word: int) -> list[int]:
        return [c for c, head in enumerate(self.heads) if head == word]

    def under(self, word: int, top: int) -> bool:
        """Whether a word is the top or hangs on it, however far down."""
        while word != ROOT:
            if word == top:
                return True
            word = self.heads[word]
        return False


def set_past(words: Sequence[str], upos: Sequence[str], xpos: Sequence[str], lemmas: Lemmatizer) -> tuple[str, ...]:
    """The tags, with a present tense that no base form has set right: "*overran* the town on Monday" is past."""
    return tuple(
        "VBD" if tag == "VBP" and kind == "VERB" and lemmas.lemma(word, tag) not in (word.lower(), "be") else tag
        for word, kind, tag in zip(words, upos, xpos, strict=True)
    )


def give_subjects(tree: Tree) -> int:
    """Hang subjects on the finite verbs that lack them, and make such a verb the head of its clause.

    Returns:
        How many verbs were mended; 0 leaves the tree as it was.
    """
    mended = 0
    for verb in _bereft(tree):
        subject = _before(tree, verb)
        if subject is None:
            subject = _around_report(tree, verb)
        if subject is not None:
            _attach(tree, verb, subject)
            mended += 1
        elif _runs_on(tree, verb):
            tree.relations[verb] = "conj"
            mended += 1
    return (
        mended
        + _false_relatives(tree)
        + _fronted(tree)
        + _predicates(tree)
        + _rejoin(tree)
        + _infinitives(tree)
        + _agreeing(tree)
        + _series(tree)
    )


def _bereft(tree: Tree) -> list[int]:
    """Finite verbs and predicates without a subject, which should have one."""
    subjects, finite = set(), set()
    for word, head in enumerate(tree.heads):
        relation = tree.relations[word]
        if head != ROOT:
            if relation.startswith(_SUBJECTS):
                subjects.add(head)
            elif relation.startswith(("aux", "cop")) and tree.xpos[word] in _FINITE:
                finite.add(head)
        if tree.xpos[word] in _FINITE and tree.upos[word] == "VERB":
            finite.add(word)
    return [v for v in sorted(finite - subjects) if tree.relations[v] in _OWN_RIGHT]


def _before(tree: Tree, verb: int) -> int | None:
    """The noun whose phrase ends right before the verb, or before the comma that closes what was put in between."""
    end = verb
    for child in sorted((c for c in tree.children(verb) if c < verb), reverse=True):
        if child == end - 1 and tree.relations[child].startswith(_BEFORE_VERB) and child > 0:
            end = child
    end -= 1
    closed = end > 0 and tree.words[end] == ","
    if closed:
        end -= 1
    if end < 0:
        return None
    best, at = None, end
    loose = not closed and tree.relations[verb] in ("acl", "appos")  # rather a participle: "a guy named Max"
    while at != ROOT and at != verb and not loose:
        words = _phrase(tree, at, verb)
        last = max((w for w in words if tree.upos[w] != "PUNCT"), default=at)
        if at > end or last != end or not _BREAKS.isdisjoint(tree.words[at:end]):
            break
        if _may_be_subject(tree, at, verb) and (not closed or "," in tree.words[at:end]):
            best = at
        at = tree.heads[at]
    return best


def _phrase(tree: Tree, top: int, verb: int) -> list[int]:
    """All that hangs on a word, without the verb and what hangs on that."""
    above = tree.under(verb, top)
    return [w for w in range(len(tree.words)) if tree.under(w, top) and not (above and tree.under(w, verb))]


def _may_be_subject(tree: Tree, word: int, verb: int) -> bool:
    if tree.upos[word] not in _NOMINAL or tree.relations[word] not in _LOOSE or tree.words[word].lower() in _TIME_WORDS:
        return False
    if tree.relations[word] == "compound" and tree.heads[word] == verb:
        return False
    kinds = {tree.relations[c] for c in tree.children(word) if c < word}
    return not kinds & {"case", "mark"} and not (tree.upos[word] == "NUM" and "nummod" in kinds)


def _around_report(tree: Tree, verb: int) -> int | None:
    """In "Russia, he complained, was sending men" the phrase before the first comma."""
    report = tree.heads[verb]
    if tree.relations[verb] not in ("ccomp", "parataxis") or report == ROOT or report > verb:
        return None
    speakers = [c for c in tree.children(report) if c < report and tree.relations[c] == "nsubj"]
    if not speakers or "," not in tree.words[report:verb]:
        return None
    for word in (c for c in tree.children(report) if c < speakers[0]):
        if _may_be_subject(tree, word, verb) and "," in tree.words[word : speakers[0]]:
            return word
    return None


def _attach(tree: Tree, verb: int, subject: int) -> None:
    """Make the phrase the verb's subject; the verb takes its place where it hung on it."""
    if tree.under(verb, subject):
        for child in tree.children(subject):
            if child != verb and not tree.under(verb, child):
                relation = tree.relations[child]
                if child > verb or (child < subject and relation in _OF_CLAUSE):
                    tree.heads[child] = verb
        tree.heads[verb], tree.relations[verb] = tree.heads[subject], tree.relations[subject]
    passive = any(tree.relations[c] == "aux:pass" for c in tree.children(verb))
    tree.heads[subject], tree.relations[subject] = verb, "nsubj:pass" if passive else "nsubj"


def _runs_on(tree: Tree, verb: int) -> bool:
    """A further verb of the subject before: "Bangkok blamed Hanoi, called its envoy home and closed the port"."""
    first = tree.heads[verb]
    return (
        tree.relations[verb] == "parataxis"
        and ROOT != first < verb
        and tree.upos[first] == "VERB"
        and tree.words[verb - 1] == ","
        and any(tree.relations[c].startswith("nsubj") and c < first for c in tree.children(first))
        and tree.xpos[verb] == tree.xpos[first]
    )


def _has_subject(tree: Tree, verb: int) -> bool:
    return any(tree.relations[c].startswith(_SUBJECTS) for c in tree.children(verb))


def _false_relatives(tree: Tree) -> int:
    """In "In a speech that night she denounced it, put the army on alert" the first verb is the main one.

    Taken for a relative clause to "speech" it leaves a root without a subject.
    """
    for verb, relation in enumerate(tree.relations):
        noun = tree.heads[verb]
        if relation != "acl:relcl" or noun == ROOT or tree.xpos[verb] not in _FINITE or not _has_subject(tree, verb):
            continue
        while tree.relations[noun] == "nmod":
            noun = tree.heads[noun]
        root = tree.heads[noun]
        if root <= verb or root == ROOT or tree.relations[root] != "root" or tree.relations[noun] != "obl":
            continue
        relative = any(tree.xpos[w] in ("WDT", "WP", "WRB") for w in range(noun, verb))
        if relative or _has_subject(tree, root) or tree.upos[root] != "VERB":
            continue
        tree.heads[verb], tree.relations[verb] = ROOT, "root"
        tree.heads[root], tree.relations[root] = verb, "conj"
        for child in tree.children(root):
            if child < verb:
                tree.heads[child] = verb
        return 1
    return 0


def _fronted(tree: Tree) -> int:
    """A noun set before a further clause is its subject: "...; Chile, she complained, had agreed"."""
    mended = 0
    for verb, relation in enumerate(tree.relations):
        if relation != "conj" or tree.upos[verb] != "VERB" or _has_subject(tree, verb):
            continue
        first = [c for c in tree.children(verb) if c < verb and tree.relations[c] in ("dislocated", "vocative")]
        if len(first) == 1 and tree.upos[first[0]] in _NOMINAL:
            tree.relations[first[0]] = "nsubj"
            mended += 1
    return mended


def _rejoin(tree: Tree) -> int:
    """A past verb joined by "and" to an infinitive goes on from the past verb above: "told it to sell and gave ..."."""
    mended = 0
    for verb, relation in enumerate(tree.relations):
        first = tree.heads[verb]
        if relation != "conj" or first == ROOT or tree.xpos[verb] not in ("VBD", "VBZ") or tree.upos[verb] != "VERB":
            continue
        if tree.xpos[first] not in ("VB", "VBG") or _has_subject(tree, verb) or tree.upos[first] != "VERB":
            continue
        if any(tree.relations[c].startswith("aux") and tree.words[c].lower() == "did" for c in tree.children(first)):
            continue
        above = tree.heads[first]
        while above != ROOT and (tree.xpos[above] != tree.xpos[verb] or tree.upos[above] != "VERB"):
            above = tree.heads[above]
        if above != ROOT:
            tree.heads[verb] = above
            mended += 1
    return mended


def _infinitives(tree: Tree) -> int:
    """In "noted the offer of Kenya to host it" the infinitive belongs to the offer, not to the noting."""
    mended = 0
    for verb, relation in enumerate(tree.relations):
        if relation not in ("advcl", "xcomp") or tree.xpos[verb] != "VB" or tree.heads[verb] == ROOT:
            continue
        first = min((c for c in tree.children(verb) if tree.relations[c] == "mark"), default=verb)
        at = first - 1
        if at <= tree.heads[verb] or tree.words[first].lower() != "to":
            continue
        while tree.relations[at] in ("flat", "compound", "fixed"):
            at = tree.heads[at]
        noun = tree.heads[at]
        of = any(tree.relations[c] == "case" and tree.words[c].lower() in ("of", "by") for c in tree.children(at))
        meant = noun != ROOT and tree.relations[at] == "nmod" and tree.words[noun].lower() in _OF_INTENT
        if of and meant and not tree.under(noun, verb):
            tree.heads[verb], tree.relations[verb] = noun, "acl"
            mended += 1
    return mended


def _agreeing(tree: Tree) -> int:
    """A joined verb goes on from the clause with whose subject it agrees: "groups say a drone fell, and *have* asked why"."""
    mended = 0
    for verb, relation in enumerate(tree.relations):
        first = tree.heads[verb]
        if relation != "conj" or first == ROOT or tree.upos[verb] != "VERB" or _has_subject(tree, verb):
            continue
        number, own = _number_of_verb(tree, verb), _number_of_subject(tree, first)
        if not number or not own or number == own or tree.relations[first] not in ("ccomp", "advcl", "acl:relcl"):
            continue
        above = tree.heads[first]
        if above != ROOT and tree.upos[above] == "VERB" and _number_of_subject(tree, above) == number:
            tree.heads[verb] = above
            mended += 1
    return mended


def _number_of_verb(tree: Tree, verb: int) -> str:
    """ "one" or "many", as a finite verb or its auxiliary shows; empty where it does not."""
    words = {tree.words[c].lower() for c in tree.children(verb) if tree.relations[c].startswith("aux")}
    if words & {"have", "are", "were"} and not words & _MODALS:
        return "many"
    return "one" if words & {"has", "is", "was"} else ""


def _number_of_subject(tree: Tree, verb: int) -> str:
    subjects = [c for c in tree.children(verb) if tree.relations[c].startswith("nsubj")]
    if len(subjects) != 1:
        return ""
    joined = any(tree.relations[c] == "conj" for c in tree.children(subjects[0]))
    if joined or tree.xpos[subjects[0]] in ("NNS", "NNPS") or tree.words[subjects[0]].lower() in ("they", "we"):
        return "many"
    single = tree.xpos[subjects[0]] in ("NN", "NNP") or tree.words[subjects[0]].lower() in ("it", "he", "she")
    return "one" if single else ""


def _series(tree: Tree) -> int:
    """In "its men shelled camps, killed nine and took the port" the first verb is the main one, not the content of the next."""
    root = next((w for w, relation in enumerate(tree.relations) if relation == "root"), None)
    if root is None or tree.xpos[root] != "VBD" or _has_subject(tree, root) or tree.words[root - 1] != ",":
        return 0
    for verb in tree.children(root):
        past = tree.relations[verb] == "ccomp" and verb < root and tree.xpos[verb] == "VBD"
        if past and _has_subject(tree, verb) and not any(tree.relations[c] == "mark" for c in tree.children(verb)):
            tree.heads[verb], tree.relations[verb] = ROOT, "root"
            tree.heads[root], tree.relations[root] = verb, "conj"
            return 1
    return 0


def _predicates(tree: Tree) -> int:
    """In "Chad, which has sent men, *denies* it" the verb tells of the noun that was taken for the root and joined to it."""
    root = next((w for w, relation in enumerate(tree.relations) if relation == "root"), None)
    if root is None or tree.upos[root] not in _NOMINAL or any(tree.relations[c] == "cop" for c in tree.children(root)):
        return 0
    for verb in tree.children(root):
        finite = tree.relations[verb] == "conj" and tree.upos[verb] == "VERB" and tree.xpos[verb] in _FINITE
        joined = any(tree.relations[c] == "cc" for c in tree.children(verb))
        if finite and verb > root and not joined and tree.words[verb - 1] == "," and not _has_subject(tree, verb):
            tree.relations[root], tree.relations[verb] = "nsubj", "root"
            tree.heads[root], tree.heads[verb] = verb, ROOT
            return 1
    return 0
