"""On what occasion words were said: an interview, a post, a letter, told from the words beside the cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from dragoman.knowledge.occasionrules import OccasionRules
from dragoman.model.actor import ResolvedActor
from dragoman.model.document import Span
from dragoman.model.mention import Manner, Occasion
from dragoman.reading.attribution import Finding, Word
from dragoman.reading.sentence import ROOT, Sentence

Told = tuple[Occasion, Span]
"""An occasion and the words that tell it."""

_SPEECH = frozenset({Manner.SAID, Manner.WRITTEN})
_WRITTEN = frozenset({Occasion.STATEMENT, Occasion.LETTER, Occasion.POST})
_JOURNALISM = "JRN"
_SPEAKING = frozenset("speak write talk address appear post testify tell brief comment reply respond sit".split())
"""Participles and verbs beside a cue that place it: "Speaking at a rally, X said"."""
_NAME_PARTS = frozenset(("flat", "compound", "fixed", "amod", "goeswith", "appos", "nummod"))
_MOST_CLIMB = 2


def occasion_of(finding: Finding, addressee: ResolvedActor | None, rules: OccasionRules) -> Told | None:
    """The occasion of a quote and the words that tell it; None where no word beside the cue does.

    Asked in this order: a phrase with a preposition, a thing that speaks ("the letter said"), who is told, the cue itself.
    Of several phrases the occasion that stands first in ``occasions.toml`` wins, then the earlier phrase.

    Args:
        addressee: Who is told, resolved: an outlet tells that it was given to one.
    """
    if finding.clause is None or finding.manner not in _SPEECH | {Manner.SHOWN}:
        return None
    sentence, cue = finding.clause
    inside = _content(sentence, finding)
    found = list(_phrases(sentence, cue, inside, rules))
    if found:
        return min(found, key=lambda told: (rules.rank[told[0]], told[1].start))
    return _thing(finding, rules) or _heard(finding, addressee, rules) or _cue(finding.clause, rules)


def _content(sentence: Sentence, finding: Finding) -> set[int]:
    """The words of the content, which say nothing of its cue."""
    starts = sentence.starts
    return {w for part in finding.parts for w in range(bisect_left(starts, part.start), bisect_left(starts, part.end))}


def _phrases(sentence: Sentence, cue: int, inside: set[int], rules: OccasionRules) -> Iterator[Told]:
    for verb in _verbs(sentence, cue, inside):
        for noun in sentence.dependents(verb, "obl", "nmod", "advmod"):
            if noun not in inside and (told := _named(sentence, noun, rules)) is not None:
                yield told
        for noun in sentence.dependents(verb, "obj", "iobj", "obl"):
            for deeper in sentence.dependents(noun, "nmod") if noun not in inside else ():
                if deeper not in inside and (told := _named(sentence, deeper, rules)) is not None:
                    yield told


def _verbs(sentence: Sentence, cue: int, inside: set[int]) -> Iterator[int]:
    """The cue, the verbs that it is joined to or hangs on, and participles of speaking beside it."""
    at, seen = cue, [cue]
    for _ in range(_MOST_CLIMB):
        head, relation = sentence.heads[at], sentence.relations[at].split(":")[0]
        joined = relation in ("conj", "xcomp") or (relation == "advcl" and sentence.xpos[at] == "VBG")
        governed = relation in ("obj", "obl", "parataxis") and sentence.upos[at] in ("NOUN", "PROPN")
        if head == ROOT or head in inside or not (joined or governed):
            break
        seen.append(head)
        at = head
    for verb in tuple(seen):
        near = [*sentence.dependents(verb, "advcl"), *_of_subject(sentence, verb)]
        seen.extend(w for w in near if w not in inside and sentence.lemmas[w].lower() in _SPEAKING)
    yield from seen


def _of_subject(sentence: Sentence, verb: int) -> list[int]:
    """Participles that hang on a verb's subject: "the envoy, speaking at a rally, said"."""
    return [w for subject in sentence.dependents(verb, "nsubj") for w in sentence.dependents(subject, "acl")]


def _named(sentence: Sentence, noun: int, rules: OccasionRules) -> Told | None:
    marks = [c for c in sentence.dependents(noun, "case") if c < noun]
    if not marks:
        return None
    preposition = sentence.words[marks[-1]].lower()
    for last in _name(sentence, noun):
        kind = rules.named(_leading(sentence, last), sentence.lemmas[last].lower(), preposition)
        if kind is not None and not (kind is Occasion.POST and _stands_guard(sentence, last)):
            return kind, sentence.span(marks[-1], _end(sentence, noun))
    return None


def _stands_guard(sentence: Sentence, noun: int) -> bool:
    """Whether a post is a place: "at a border post", "on a military post"."""
    parts = [sentence.words[c].lower() for c in sentence.children[noun]]
    return sentence.lemmas[noun].lower() == "post" and any(
        p in ("military", "border", "guard", "command", "army", "police", "trading") for p in parts
    )


def _name(sentence: Sentence, noun: int) -> list[int]:
    """The last words of what a noun may be called: itself, and parts of a name that follow it ("Truth | Social")."""
    return [
        noun,
        *(c for c in sentence.children[noun] if c > noun and sentence.relations[c].split(":")[0] in _NAME_PARTS),
    ]


def _end(sentence: Sentence, noun: int) -> int:
    """The word after a noun and the parts of its name that follow at once."""
    last = noun + 1
    while last < len(sentence) and sentence.heads[last] == noun and sentence.upos[last] in ("PROPN", "NUM"):
        last += 1
    return last


def _leading(sentence: Sentence, last: int) -> tuple[str, ...]:
    return tuple(word.lower() for word in sentence.words[max(0, last - 3) : last + 1])


def _thing(finding: Finding, rules: OccasionRules) -> Told | None:
    """A statement, letter or report that is itself said to speak, or to which the cue hangs ("a letter saying")."""
    nouns: list[Word] = []
    assert finding.clause is not None
    sentence, cue = finding.clause
    if finding.source is not None:
        named = finding.source.stands_for or finding.source
        nouns.append((named.sentence, named.head))
    if sentence.heads[cue] != ROOT and sentence.relations[cue].startswith("acl"):
        nouns.append((sentence, sentence.heads[cue]))
    if sentence.upos[cue] == "NOUN":
        nouns.append((sentence, cue))
    for where, noun in nouns:
        kind = rules.speaking(_leading(where, noun), where.lemmas[noun].lower())
        claim = noun == cue and where is sentence and kind not in _WRITTEN  # "a message that" is no message sent
        if kind is not None and where.upos[noun] == "NOUN" and not claim:
            return kind, where.span(_first(where, noun), noun + 1)
    return None


def _first(sentence: Sentence, noun: int) -> int:
    """The first word right before a noun that names it: article, adjectives, possessor."""
    first = noun
    while first and sentence.heads[first - 1] == noun and sentence.upos[first - 1] not in ("PUNCT", "ADP", "VERB"):
        first -= 1
    return first


def _heard(finding: Finding, addressee: ResolvedActor | None, rules: OccasionRules) -> Told | None:
    """Who is told tells where: "told parliament", "told the BBC"."""
    hearer = finding.addressee
    if hearer is None:
        return None
    sentence, noun = hearer.sentence, hearer.head
    kind = rules.heard(_leading(sentence, noun), sentence.lemmas[noun].lower())
    if kind is None and addressee is not None and addressee.sector == _JOURNALISM:
        kind = Occasion.OUTLET
    return None if kind is None else (kind, hearer.span)


def _cue(clause: Word, rules: OccasionRules) -> Told | None:
    sentence, cue = clause
    kind = rules.brought(sentence.lemmas[cue].lower()) if sentence.upos[cue] == "VERB" else None
    return None if kind is None else (kind, sentence.span(cue, cue + 1))
