"""Which language an article is written in: enough to keep what we cannot read away from the reader."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

READ = "en"
"""The only language that is read."""

_FUNCTION_WORD = re.compile(
    r"(?:the|and|of|to|that|with|for|which|from|has|had|were|was|by|as|at|its?|he|she|they|their|his|her|this|have|been|but"
    r"|not|who|said|would|after)"
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_ENOUGH_WORDS = 8
_ENGLISH_SHARE = 0.16
"""Share of function words from which a text is English without further question; tests hold
ten other languages below it."""


def detect_language(text: str) -> str | None:
    """ISO 639-1 code, or None where the text is too short to tell.

    Plain English is known by its function words; only what has few of them is put to py3langid (97 languages), which
    takes half a second to load. Fewer than eight words in Latin script are never called foreign.
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return None
    function_words = sum(_FUNCTION_WORD.fullmatch(word) is not None for word in words)
    if len(words) >= _ENOUGH_WORDS and function_words >= _ENGLISH_SHARE * len(words):
        return READ
    latin = sum(word[0] < "\u0250" for word in words) * 2 > len(words)
    if latin and len(words) < _ENOUGH_WORDS:
        return None
    language, probability = _identifier().classify(text[:_SAMPLE])
    if latin and (probability < 0.9 or function_words * 10 > len(words)):
        return None if language != READ else READ
    return str(language)


def is_read(language: str | None) -> bool:
    """Whether an article of that language is read: English of any country, or unknown."""
    return language is None or language.lower().replace("_", "-").split("-")[0] in (READ, "eng", "english", "und", "")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
