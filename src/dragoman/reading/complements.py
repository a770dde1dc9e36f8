"""Where the content of a cue stands in the tree: that-clause, infinitive, object, "X as Y" and their like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge.quoterules import Cue
from dragoman.reading.content_bounds import (
    before_comment,
    cue_clause,
    filled,
    from_that,
    interrupted,
    split_off,
    trimmed,
    with_next,
    without_hearer,
)
from dragoman.reading.cues import CueWord, negated
from dragoman.reading.sentence import Sentence
from dragoman.reading.speakers import HELD, misread_subject
from dragoman.reading.tellings import SAYING
from dragoman.reading.thrown_in import around, clause_kind, has_own_object, thrown_in_with_as

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "-", "--"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "what", "as"})
_EMPTY_OBJECTS = frozenset(
    {"it", "them", "him", "her", "us", "me", "you", "this", "that", "himself", "herself", "itself", "themselves"}
    | {"which", "who", "whom", "what"}
)


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue brings.

    Attributes:
        words: Word indices in text order; a cue in the middle leaves a gap.
        take: The complement, as quotes.toml names it.
        cue: The entry that takes it.
    """

    words: tuple[int, ...]
    take: str
    cue: Cue


_GOING_ON = SAYING | frozenset(
    "urge accuse call describe vow promise pledge encourage ask demand threaten dismiss denounce condemn criticize blame"
    " praise thank point reaffirm defend appeal remind label".split()
)
"""Verbs that, joined to a content in the cue's tense, are the same speaker's next act of speech."""
Finder = Callable[[CueWord], tuple[list[int], str] | None]

_HEARER = 4
"""Words that may stand between a cue and its colon ("told the crew:"); as many make no sentence behind it."""
_TOPICS = frozenset(["over", "about", "on", "of", "with", "toward", "towards", "for", "against", "regarding", "at"])
"""Prepositions that go on with a topic which the parser hangs on the verb: "voiced concern | over the case"."""


def content_of(cue: CueWord) -> Content | None:
    """The content of a cue, by the first complement that both the entry takes and the tree has."""
    for finder in _FINDERS:
        found = finder(cue)
        if found is None:
            continue
        words, take = trimmed(cue.sentence, with_next(cue, before_comment(cue, found[0]))), found[1]
        entry = cue.gives(take)
        if words and entry is not None:
            return Content(tuple(words), take, entry)
    return None


def _clause(cue: CueWord) -> tuple[list[int], str] | None:
    """A finite clause that depends on the cue."""
    sentence = cue.sentence
    for head in (cue.word, *range(cue.word + 1, cue.last)):
        for child in sentence.dependents(head, "ccomp", "acl", "csubj", "parataxis", "advcl", "xcomp"):
            if take := _clause_take(cue, child):
                tree = _until_next_cue(cue, child)
                own = cue_clause(sentence, cue.word, child) - set(tree)
                if (stolen := misread_subject(sentence, cue.word)) is not None:
                    own |= set(range(stolen.first, cue.last))
                late = _late(cue, tree)
                own -= set(late)
                tree = without_hearer(cue, child, tree)
                before = interrupted(cue, child)
                if before:
                    return before + [w for w in tree if w > cue.word and "," not in sentence.words[w:child]], take
                if more := split_off(cue, child):
                    own -= set(more)
                return filled(from_that(cue, tree) + late + more, own), take
    return _told_to(cue)


def _told_to(cue: CueWord) -> tuple[list[int], str] | None:
    """A that-clause that the parser hung on who is told or where: "wrote to the king (in a note) that the road was mined"."""
    sentence = cue.sentence
    for child in sentence.dependents(cue.word, "obl"):
        cases = {sentence.words[c].lower() for c in sentence.dependents(child, "case")}
        if not cases or not cases <= {"to", "in", "at", "on"} or child < cue.word or sentence.lemmas[child] in HELD:
            continue
        for clause in sentence.dependents(child, "acl"):
            if clause_kind(sentence, clause) == "that" and _clause_take(cue, clause):
                return sentence.subtree(clause), "clause"
    return None


def _until_next_cue(cue: CueWord, clause: int) -> list[int]:
    """A clause's words up to where the same speaker comes in again (", adding that ...", "and denied that ...")."""
    sentence, tree = cue.sentence, cue.sentence.subtree(clause)
    if clause < cue.word:
        return tree
    ends = [tree[-1] + 1]
    for child in sentence.children[clause]:
        relation, first = sentence.relations[child], sentence.phrase(child)[0]
        if child < clause or first <= clause or relation not in ("conj", "advcl", "parataxis"):
            continue
        comma = sentence.upos[first - 1] == "PUNCT" or sentence.upos[first] == "PUNCT"
        participle = relation == "advcl" and sentence.xpos[child] == "VBG" and comma
        told = any(clause_kind(sentence, c) in ("that", "bare") for c in sentence.dependents(child, "ccomp"))
        aside = relation != "conj" and comma and bool(sentence.dependents(child, "nsubj"))
        if relation == "conj" and _goes_on_telling(cue, clause, child, comma=comma):
            ends.append(first)
        if told and (participle or (relation == "conj" and not sentence.dependents(child, "mark")) or aside):
            ends.append(first)
    ends.extend(_aside(sentence, tree))
    return [w for w in tree if w < min(ends)]


def _goes_on_telling(cue: CueWord, clause: int, joined: int, *, comma: bool) -> bool:
    """Whether a joined clause is the cue's, not the content's.

    It is in the cue's tense, and either a verb of saying ("said it was ready and warned X to stop") or, behind a comma,
    past after a content with "should".
    """
    sentence = cue.sentence
    alike = sentence.xpos[joined] == sentence.xpos[cue.word] and sentence.xpos[joined] in ("VBD", "VBZ")
    if not alike or sentence.dependents(joined, "nsubj", "nsubj:pass", "aux", "csubj", "mark"):
        return False
    modal = any(sentence.xpos[c] == "MD" for c in sentence.dependents(clause, "aux"))
    tells = sentence.lemmas[joined].lower() in _GOING_ON and bool(
        sentence.dependents(joined, "ccomp", "xcomp", "obj", "obl")
    )
    return tells or (modal and comma and sentence.xpos[joined] == "VBD")


def _aside(sentence: Sentence, tree: Sequence[int]) -> Iterator[int]:
    """Where a relative clause that a comma sets off ends the content: the writer adds it (", which is under way")."""
    for word in tree:
        if sentence.relations[word] == "acl:relcl":
            clause = sentence.subtree(word)
            starts = clause[0] if sentence.upos[clause[0]] != "PUNCT" else clause[0] + 1
            comma = starts > tree[0] and sentence.words[starts - 1] == ","
            if comma and clause[-1] + 3 > tree[-1] and sentence.words[starts].lower() in ("which", "who", "whose"):
                yield starts


def _late(cue: CueWord, tree: Sequence[int]) -> list[int]:
    """What the parser hangs on the cue though it goes on with a content that follows it ("... if the rain stops")."""
    sentence, found = cue.sentence, list[int]()
    if not tree or tree[0] < cue.word:
        return found
    for child in sentence.children[cue.word]:
        if child < tree[-1]:
            continue
        relation, words = sentence.relations[child].split(":")[0], sentence.subtree(child)
        comma = bool({sentence.words[words[0] - 1], sentence.words[words[0]]} & _BREAKS)
        clause = relation == "advcl" and not (comma and sentence.xpos[child] == "VBG")
        joined = relation == "conj" and bool(sentence.dependents(child, "nsubj")) and not comma
        if clause or joined or (relation in ("obl", "advmod") and not comma):
            found.extend(words)
    return found


def _clause_take(cue: CueWord, child: int) -> str | None:
    sentence = cue.sentence
    relation = sentence.relations[child]
    kind = clause_kind(sentence, child)
    if kind == "infinitive":
        return None
    if relation == "acl:relcl" or (child < cue.word and has_own_object(cue)):
        return None
    if relation in ("acl", "advcl", "csubj") and kind != "that":
        return None
    if relation == "xcomp" and kind not in ("that", "question"):
        return None
    if relation == "parataxis" and (not cue.gives("clause") or cue.word != sentence.root):
        return None
    if relation == "parataxis" and child > cue.word and not interrupted(cue, child):
        return None
    if kind == "gerund":
        return "gerund" if cue.gives("gerund") else None
    if kind == "question":
        if negated(sentence, cue.word) or not cue.gives("question"):
            return None
        return "question"
    return "clause" if cue.gives("clause") else None


def _infinitive(cue: CueWord) -> tuple[list[int], str] | None:
    """To do; X to do; of a passive what X is expected to do."""
    sentence, verb = cue.sentence, cue.word
    heads = (verb, *range(verb + 1, cue.last))
    clauses = [c for h in heads for c in sentence.dependents(h, "xcomp", "ccomp", "acl", "advcl") if c > verb]
    clause = next((c for c in clauses if clause_kind(sentence, c) == "infinitive" and _has_to(sentence, c)), None)
    if clause is None or (sentence.relations[clause] == "advcl" and not _object(cue)):
        return None
    tree = sentence.subtree(clause)
    passive = sentence.dependents(verb, "nsubj:pass")
    objects = _object(cue)
    if passive:
        if cue.gives("raised"):
            return sentence.subtree(passive[0]) + tree, "raised"
        return (tree, "person-infinitive") if cue.gives("person-infinitive") else None
    if objects:
        if cue.gives("person-infinitive"):
            return filled(_bare(sentence, objects[0]) + tree, ()), "person-infinitive"
        return None
    subject = sentence.dependents(clause, "nsubj")
    if subject and cue.gives("person-infinitive"):
        return filled(tree, ()), "person-infinitive"
    return (tree, "infinitive") if cue.gives("infinitive") else None


def _has_to(sentence: Sentence, clause: int) -> bool:
    return any(sentence.words[c].lower() == "to" for c in sentence.dependents(clause, "mark"))


def _object(cue: CueWord) -> list[int]:
    """Objects after the verb; of "call on X" the X."""
    sentence, verb = cue.sentence, cue.word
    found = [c for c in sentence.dependents(verb, "obj", "iobj") if c > verb]
    if len(cue.lexeme.words) > 1 and not found:
        last = cue.lexeme.words[-1]
        return [
            child
            for child in sentence.dependents(verb, "obl")
            if child > verb and last in {sentence.words[c].lower() for c in sentence.dependents(child, "case")}
        ]
    return found


def _bare(sentence: Sentence, noun: int) -> list[int]:
    """A noun's subtree without its preposition."""
    cases = {w for c in sentence.dependents(noun, "case") for w in sentence.subtree(c)}
    return [w for w in sentence.subtree(noun) if w not in cases]


def _claim(cue: CueWord) -> tuple[list[int], str] | None:
    """An object that is itself a claim: "rejected claims that ..."."""
    sentence = cue.sentence
    if not cue.gives("claim"):
        return None
    for child in _object(cue):
        if any(clause_kind(sentence, c) == "that" for c in sentence.dependents(child, "acl", "ccomp", "advcl")):
            return sentence.subtree(child), "claim"
    return None


def _as(cue: CueWord) -> tuple[list[int], str] | None:
    """X as Y."""
    sentence, verb = cue.sentence, cue.word
    if not cue.gives("as"):
        return None
    for child in sentence.dependents(verb, "obl", "xcomp", "advcl"):
        clause = sentence.relations[child] == "advcl" and sentence.dependents(child, "nsubj")
        marks = {sentence.words[c].lower() for c in sentence.dependents(child, "case", "mark")}
        if child > verb and "as" in marks and not clause:  # "praised her *as they met*" tells when
            return _object_with(cue, child, "as")
    objects = _object(cue)
    for child in sentence.dependents(objects[0], "nmod", "acl") if objects else []:
        if "as" in {sentence.words[c].lower() for c in sentence.dependents(child, "case", "mark")}:
            return sentence.subtree(objects[0]), "as"
    return None


def _object_with(cue: CueWord, child: int, take: str) -> tuple[list[int], str]:
    sentence = cue.sentence
    objects = [o for o in _object(cue) if o < child]
    if objects:
        words = filled(_bare(sentence, objects[0]) + sentence.subtree(child), ())
        return _with_topic(cue, words) if take == "as" else words, take
    passive = sentence.dependents(cue.word, "nsubj:pass")
    tree = [w for w in sentence.subtree(child) if w > cue.word]
    return (sentence.subtree(passive[0]) if passive else []) + tree, take


def _at(cue: CueWord) -> tuple[list[int], str] | None:
    """X at a number: "put the toll at 30"."""
    sentence, verb = cue.sentence, cue.word
    if not cue.gives("at"):
        return None
    objects = _object(cue)
    numbered = [
        *sentence.dependents(verb, "obl", "advmod"),
        *(c for o in objects for c in sentence.dependents(o, "nmod")),
    ]
    for child in numbered:
        tree = sentence.subtree(child)
        counted = any(sentence.xpos[w] == "CD" for w in tree)
        if child > verb and counted and sentence.words[tree[0]].lower() in ("at", "to"):
            return _object_with(cue, child, "at") if child not in objects else (tree, "at")
    return None


def _name(cue: CueWord) -> tuple[list[int], str] | None:
    """X Y: "called the vote a farce"."""
    sentence, verb = cue.sentence, cue.word
    if not cue.gives("name"):
        return None
    right = [c for c in sentence.dependents(verb, "obj", "iobj", "xcomp", "ccomp") if c > verb]
    named = [c for c in right if sentence.relations[c] in ("xcomp", "ccomp", "obj") and not _has_to(sentence, c)]
    if len(right) > 1 and named and sentence.upos[named[-1]] in _NOMINAL:
        return _with_topic(cue, filled(sentence.subtree(right[0]) + sentence.subtree(named[-1]), ())), "name"
    relative = [c for c in sentence.dependents(verb, "obj", "nsubj:pass") if c < verb]
    if relative and right and any(cue.quoted[w] for w in sentence.subtree(right[-1])):
        return sentence.subtree(right[-1]), "name"
    small = len(right) == 1 and sentence.relations[right[0]] == "ccomp"
    if small and clause_kind(sentence, right[0]) in ("small", "bare"):
        return sentence.subtree(right[0]), "name"
    if len(right) == 1 and right[0] in named and any(cue.quoted[w] for w in sentence.subtree(right[0])):
        return sentence.subtree(right[0]), "name"
    return None


def _object_prepositional(take: str, preposition: str) -> Finder:
    """X of Y, X for Y."""

    def find(cue: CueWord) -> tuple[list[int], str] | None:
        sentence, verb = cue.sentence, cue.word
        if not cue.gives(take):
            return None
        for child in sentence.dependents(verb, "obl", "advcl"):
            cases = {sentence.words[c].lower() for c in sentence.dependents(child, "case", "mark")}
            if child > verb and preposition in cases and (_object(cue) or sentence.dependents(verb, "nsubj:pass")):
                return _object_with(cue, child, take)
        for noun in _object(cue)[:1]:
            for child in sentence.dependents(noun, "acl", "nmod"):
                cases = {sentence.words[c].lower() for c in sentence.dependents(child, "case", "mark")}
                if preposition in cases and (take == "noun-of" or sentence.relations[child] == "acl"):
                    return _bare(sentence, noun), take
        return None

    return find


def _prepositional(cue: CueWord) -> tuple[list[int], str] | None:
    """What the phrase of a preposition tells: "called for calm"."""
    sentence, verb = cue.sentence, cue.word
    for child in sentence.dependents(verb, "obl", "advcl", "ccomp", "nmod"):
        if child < verb:
            continue
        cases = [c for c in sentence.dependents(child, "case", "mark") if c > verb]
        for case in cases[:1]:
            take = sentence.words[case].lower()
            if take in ("of", "about", "for", "on") and cue.gives(take) and sentence.upos[child] != "PRON":
                return _with_topic(cue, [w for w in sentence.subtree(child) if w > case]), take
    return None


def _noun(cue: CueWord) -> tuple[list[int], str] | None:
    """An object that tells the content, pronouns not."""
    sentence = cue.sentence
    if not cue.gives("noun"):
        return None
    for child in _object(cue):
        words = _bare(sentence, child)
        if len(words) == 1 and sentence.words[child].lower() in _EMPTY_OBJECTS:
            return None
        return _with_topic(cue, words), "noun"
    return None


def _with_topic(cue: CueWord, words: list[int]) -> list[int]:
    """The words and what follows at once: a topic ("over the case") or what should become of it ("to be freed")."""
    sentence, found = cue.sentence, list(words)
    for child in sentence.children[cue.word]:
        tree = sentence.subtree(child)
        if not found or tree[0] != found[-1] + 1:
            continue
        relation = sentence.relations[child].split(":")[0]
        cases = {sentence.words[c].lower() for c in sentence.dependents(child, "case", "mark")}
        purpose = relation in ("advcl", "xcomp") and _has_to(sentence, child)
        if purpose or (relation in ("obl", "advcl") and cases & _TOPICS):
            found.extend(tree)
    return found


def _shown(cue: CueWord) -> tuple[list[int], str] | None:
    """An object with all that is said of it: "shows the senator leading by two points"."""
    sentence = cue.sentence
    if not cue.gives("noun-shown") or not _object(cue):
        return None
    objects = [c for c in sentence.children[cue.word] if sentence.relations[c] in ("obj", "xcomp", "ccomp", "iobj")]
    later = [c for c in objects if c >= _object(cue)[0]]
    return _with_topic(cue, filled([w for c in later for w in sentence.subtree(c)], ())), "noun-shown"


def _words(cue: CueWord) -> tuple[list[int], str] | None:
    """A complement of any kind that holds quoted words."""
    sentence, verb = cue.sentence, cue.word
    if not cue.gives("words"):
        return None
    for child in sentence.children[verb]:
        relation = sentence.relations[child].split(":")[0]
        if relation not in ("obj", "xcomp", "ccomp", "obl", "advcl", "parataxis", "dep") or child < verb:
            continue
        tree = sentence.subtree(child)
        inside = [w for w in tree if cue.quoted[w]]
        if not inside:
            continue
        if relation in ("obj", "xcomp", "ccomp"):
            return tree, "words"
        return filled(inside, ()), "words"
    return None


def _after_colon(cue: CueWord) -> tuple[list[int], str] | None:
    """A sentence without marks behind a colon: "The station tweeted: Stay ashore tonight"."""
    sentence = cue.sentence
    if not cue.gives("quote") or sentence.xpos[cue.word] not in ("VBD", "VBZ", "VBP"):
        return None
    colon = next((w for w in range(cue.last, min(len(sentence), cue.last + _HEARER)) if sentence.words[w] == ":"), None)
    if colon is None or any(cue.quoted[w] for w in range(colon, len(sentence))):
        return None
    words = trimmed(sentence, range(colon + 1, len(sentence)))
    told = len(words) > _HEARER and any(sentence.upos[w] in ("VERB", "AUX") for w in words)
    return (words, "quote") if told and not sentence.dependents(cue.word, "obj") else None


_FINDERS: tuple[Finder, ...] = (
    _claim, _name, _clause, _infinitive, around, thrown_in_with_as, _as, _at, _object_prepositional("noun-of", "of"),
    _object_prepositional("noun-for", "for"), _prepositional, _after_colon, _words, _noun, _shown,
)  # fmt: skip
