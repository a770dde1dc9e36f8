"""Words that tell what an article is about: PLOVER's contexts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.files import KnowledgeFiles

LONGEST = 3
"""Words in the longest phrase."""


@dataclass(frozen=True, slots=True)
class ContextRules:
    """Words by context, compiled.

    Attributes:
        names: All contexts in file order.
        strong: Lemma or phrase to the contexts of which it alone is proof.
        weak: Lemma or phrase to the contexts of which it and another are proof.
    """

    names: tuple[str, ...]
    strong: Mapping[str, tuple[str, ...]]
    weak: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, files: KnowledgeFiles) -> ContextRules:
        """The shipped contexts with the user's laid over.

        Raises:
            KnowledgeError: a phrase is longer than can be matched.
        """
        strong: dict[str, list[str]] = defaultdict(list)
        weak: dict[str, list[str]] = defaultdict(list)
        names = []
        for entry in files.entries("en/contexts.toml", "context"):
            name = entry.text("id")
            names.append(name)
            for key, found in (("strong", strong), ("weak", weak)):
                for phrase in entry.texts(key):
                    if len(phrase.split()) > LONGEST:
                        raise entry.fault(f'"{phrase}" has more than {LONGEST} words')
                    found[phrase.lower()].append(name)
                    if "-" in phrase:  # the tokenizer parts what a hyphen joins
                        found[phrase.lower().replace("-", " - ")].append(name)
        return cls(
            tuple(names),
            {phrase: tuple(of) for phrase, of in strong.items()},
            {phrase: tuple(of) for phrase, of in weak.items()},
        )
