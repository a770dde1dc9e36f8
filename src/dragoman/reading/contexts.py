"""What each paragraph of an article is about, and so each event in it: PLOVER's contexts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.knowledge.contextrules import LONGEST, ContextRules
from dragoman.model.mention import EventMention
from dragoman.reading.sentence import Parse, Sentence

_OF_MODE = ("cyber", "misinformation")
"""Modes that bring the context of the same name with them, as the manual says."""


def with_contexts(events: Sequence[EventMention], parse: Parse, rules: ContextRules) -> list[EventMention]:
    """The same events, each with the contexts of its frame, its mode and its paragraph, in the order of the rules.

    Source:
        PLOVER manual, draft 2.0: a context is a property of the paragraph or the document.
    """
    about = contexts_of(parse, rules)
    found = []
    for event in events:
        sentence = parse.sentence_at(event.span.start)
        own = set(event.contexts) | (about.get(sentence.paragraph, set()) if sentence is not None else set())
        if event.mode in _OF_MODE:
            own.add(event.mode)
        found.append(replace(event, contexts=tuple(n for n in rules.names if n in own)))
    return found


def contexts_of(parse: Parse, rules: ContextRules) -> dict[int, set[str]]:
    """Contexts by paragraph: one strong word or two different weak ones prove one."""
    found: dict[int, set[str]] = defaultdict(set)
    weak: dict[tuple[int, str], set[str]] = defaultdict(set)
    for sentence in parse.sentences:
        for phrase in _phrases(sentence):
            found[sentence.paragraph].update(rules.strong.get(phrase, ()))
            for name in rules.weak.get(phrase, ()):
                weak[sentence.paragraph, name].add(phrase)
    for (paragraph, name), words in weak.items():
        if len(words) > 1:
            found[paragraph].add(name)
    return found


def _phrases(sentence: Sentence) -> Iterator[str]:
    """Every lemma and word, and every run of two or three words, the last in its dictionary form."""
    lemmas, words = [m.lower() for m in sentence.lemmas], [w.lower() for w in sentence.words]
    yield from sorted({*lemmas, *words})
    for length in range(2, LONGEST + 1):
        for first in range(len(words) - length + 1):
            head = words[first : first + length - 1]
            yield " ".join((*head, lemmas[first + length - 1]))
