"""Which act the words give as the cause of another: "after", "because", "in response to", "over", "prompted"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge.rules import Cues
from dragoman.reading.clauses import case_of, read_clause
from dragoman.reading.draft import Draft
from dragoman.reading.sentence import ROOT, Sentence

Orders = Mapping[int, int]
"""Trigger word of one sentence to the order of its draft."""


def with_causes(drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """The same drafts, each with the order of the act that its sentence gives as its cause.

    Only words of cause count, never mere order in time or text; "in response" alone means the act told just before.
    """
    orders: dict[int, dict[int, int]] = {}
    for draft in drafts:
        orders.setdefault(draft.sentence.index, {})[draft.trigger.word] = draft.order
    found = []
    for draft in drafts:
        cause = _cause(draft.sentence, draft.trigger.word, orders[draft.sentence.index], cues)
        if cause is None and _answers_what_was_told(draft, cues):
            cause = _told_before(draft, drafts)
        found.append(draft if cause is None or cause == draft.order else replace(draft, cause=cause))
    return found


def _cause(sentence: Sentence, word: int, orders: Orders, cues: Cues) -> int | None:
    for child in sentence.children[word]:
        relation = sentence.relations[child].split(":")[0]
        if relation == "advcl":
            marks = [sentence.words[m].lower() for m in sentence.dependents(child, "mark", "case")]
            if any(cues.has("cause_mark", m) for m in marks):
                found = _event_at(sentence, child, orders)
                if found is not None:
                    return found
        elif relation in ("obl", "nmod"):
            found = _in_phrase(sentence, child, orders, cues)
            if found is not None:
                return found
    return _of_prompting(sentence, word, orders, cues)


def _in_phrase(sentence: Sentence, noun: int, orders: Orders, cues: Cues) -> int | None:
    """ "Over the *raid*", "in response to the *raid*"."""
    case = case_of(sentence, noun)
    if cues.has("cause_case", case):
        return _event_at(sentence, noun, orders)
    if case in ("in", "as") and cues.has("cause_noun", sentence.lemmas[noun].lower()):
        for inner in sentence.dependents(noun, "nmod", "acl"):
            found = _event_at(sentence, inner, orders)
            if found is not None:
                return found
    return None


def _of_prompting(sentence: Sentence, word: int, orders: Orders, cues: Cues) -> int | None:
    """ "The raid *prompted* sanctions", "the raid *led to* talks": the subject of a verb of causing."""
    head = sentence.heads[word]
    if head == ROOT or sentence.relations[word].split(":")[0] not in ("obj", "xcomp", "obl", "ccomp"):
        return None
    if not cues.has("cause_verb", sentence.lemmas[head].lower()):
        return None
    if sentence.relations[word].startswith("obl") and case_of(sentence, word) not in ("to", "in"):
        return None
    subjects = (s for s in read_clause(sentence, head).subject if s in orders)
    return next((orders[s] for s in subjects), None)


def _event_at(sentence: Sentence, word: int, orders: Orders) -> int | None:
    """The act that a word tells, or that its complement or object tells: "after it *failed* to leave"."""
    for at in (word, *sentence.dependents(word, "xcomp", "obj", "conj")):
        if at in orders:
            return orders[at]
    return None


def _answers_what_was_told(draft: Draft, cues: Cues) -> bool:
    """Whether "in response" or the like stands in the clause without saying to what."""
    sentence = draft.sentence
    return any(
        case_of(sentence, w) == "in"
        and cues.has("cause_noun", sentence.lemmas[w].lower())
        and not sentence.dependents(w, "nmod", "acl")
        for w in sentence.dependents(draft.trigger.word, "obl")
    )


def _told_before(draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """The act told last before, in the same sentence or the one before, that is nobody's content."""
    for earlier in reversed(drafts[: draft.order]):
        if draft.sentence.index - earlier.sentence.index > 1:
            return None
        if earlier.speech is None:
            return earlier.order
    return None
