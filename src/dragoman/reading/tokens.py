"""Cuts text into sentences and words as the English treebanks do, offsets kept.

Source: the tokenisation of Universal Dependencies English EWT and PUD: clitics ("do" "n't", "Kyiv" "'s") and hyphened
compounds ("cease" "-" "fire") are cut, prefixes ("anti-war", "co-sponsor") are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_WORDS = 180
"""A sentence longer than this is cut at the last semicolon, comma or word before it; the encoder reads 509 pieces."""

_PREFIXES = (
    "anti co counter cross e ex extra inter intra micro mid mini multi non pan post pre pro quasi re semi sub trans ultra"
    " un wi th"
).split()
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st mt ft gen lt col sgt capt cmdr maj adm brig cpl pvt gov sen rep reps sens rev hon pres amb"
    " jr sr no vs etc inc corp co ltd bros dept est approx ca cf al jan feb mar apr jun jul aug sep sept oct nov dec"
    " mon tue tues wed thu thur thurs fri sat sun u.s u.k u.n e.u u.a.e d.c a.m p.m i.e e.g ph.d b.c a.d p.s"
    " figs fig vol pp ed eds messrs mlle mme supt insp det".split()
)
_ENDING_ABBREVIATIONS = frozenset(
    "etc inc corp co ltd jr sr a.m p.m u.s u.k u.n e.u u.a.e d.c b.c a.d est bros".split()
)
_STARTERS = frozenset(
    "the a an he she it they we i in on at after before but and for his her its their this that these those there when"
    " while as if since meanwhile however mr mrs ms under".split()
)

_TOKEN = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]'’]     # addresses of pages
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                            # addresses of people
  | [@#]\w+
  | \d{1,2}:\d{2}(?::\d{2})?                                # 18:30
  | \d{4}-\d{2}-\d{2}
  | \d{1,2}/\d{1,2}(?:/\d{2,4})?
  | \d++(?:[.,]\d++)*+(?=(?:km|kg|cm|mm|mi|ft|mph|kph|lbs?|sq|ha|kW|MW|GW)\b)    # 15|km
  | \d++(?:[.,]\d++)*+(?:st|nd|rd|th|s|k|m|bn)?(?![^\W\d_])    # 1,500.25, 24th, 1990s
  | (?:[^\W\d_]\.){2,}                                      # U.S., p.m.
  | [^\W_]+(?:[.'’][^\W_]+)*(?:_\w+)*                       # words, with inner apostrophes and dots
  | \.{2,} | … | [!?]{2,} | ([*=_~+])\1+
  | -{2,} | [–—]
  | ``|''
  | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
_WHOLE = re.compile(r"(?i)^(?:o['’]clock|ma['’]am|d['’]état|o['’]\w+|d['’]\w+|l['’]\w+|[^\W\d_]+['’]\w{3,})$")
_CANNOT = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}
_PARAGRAPH = re.compile(r"\n[ \t\r\f\v]*\n\s*|\r\n[ \t]*\r\n\s*|[\u2028\u2029]+")
MOST_DATELINE = 14
"""Words of the longest dateline: two places, a date with its weekday, an agency in brackets."""
_DASHES = ("—", "–", "-", "--", "―")
_IN_DATELINE = ("of", "on", "the", "and", "am", "pm", "a.m.", "p.m.")
_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«(["


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of one sentence: offsets into the text, and the paragraph it stands in."""

    paragraph: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def cut_text(text: str, begin: int = 0) -> list[Cut]:
    """Sentences with their words, in text order, from offset ``begin`` on; white space belongs to none.

    A paragraph ends at a blank line; a single line break ends a sentence where the line looks finished or the next looks
    like a heading. Sentences beyond ``MOST_WORDS`` words are cut.
    """
    cuts: list[Cut] = []
    for number, (start, end) in enumerate(_paragraphs(text, begin)):
        words = _words(text, start, end)
        for first, last in _sentences(text, words):
            for a, b in _bounded(text, words, first, last):
                part = words[a:b]
                cuts.append(Cut(number, tuple(w[0] for w in part), tuple(w[1] for w in part)))
    return cuts


def _paragraphs(text: str, begin: int) -> list[tuple[int, int]]:
    found, at = [], begin
    for gap in _PARAGRAPH.finditer(text, begin):
        found.append((at, gap.start()))
        at = gap.end()
    found.append((at, len(text)))
    return [(s, e) for s, e in found if text[s:e].strip()]


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Word offsets inside one paragraph."""
    words: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text, start, end):
        a, b = match.span()
        if text[a].isalpha():
            words.extend(_inside(text, a, b))
        else:
            words.append((a, b))
    return _joined(text, words)


def _inside(text: str, a: int, b: int) -> list[tuple[int, int]]:
    """Cuts clitics off one run of letters."""
    word = text[a:b]
    low = word.lower()
    if low in _CANNOT:
        return [(a, a + _CANNOT[low]), (a + _CANNOT[low], b)]
    if "'" in word or "’" in word:
        clitic = _CLITIC.search(word)
        if clitic and clitic.start() > 0:
            return [(a, a + clitic.start()), (a + clitic.start(), b)]
        if not _WHOLE.match(word):
            at = max(word.rfind("'"), word.rfind("’"))
            return [(a, a + at), (a + at, a + at + 1), (a + at + 1, b)] if at else [(a, b)]
    if "." in word and not word.endswith(".") and not re.fullmatch(r"(?:\w\.)+\w", word) and low.count(".") == 1:
        left, right = word.split(".")
        if left[-1:].islower() and right[:1].isupper():  # "war.The", a lost space
            at = a + len(left)
            return [(a, at), (at, at + 1), (at + 1, b)]
    return [(a, b)]


def _joined(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Joins prefixes with their word ("anti" "-" "war") and abbreviations with their full stop."""
    joined: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        a, b = words[at]
        follows = words[at + 1] if at + 1 < len(words) else None
        if follows and follows == (b, b + 1):
            mark, word = text[b], text[a:b].lower()
            if mark == "." and (word in _ABBREVIATIONS or (b - a == 1 and text[a].isupper())):
                joined.append((a, b + 1))
                at += 2
                continue
            third = words[at + 2] if at + 2 < len(words) else None
            if mark == "-" and word in _PREFIXES and third and third[0] == b + 1 and text[b + 1].isalnum():
                joined.append((a, third[1]))
                at += 3
                continue
        joined.append((a, b))
        at += 1
    return joined


def _sentences(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Word ranges of the sentences of one paragraph; its dateline is one of its own."""
    first = at = _dateline(text, words)
    found = [(0, first)] if first else []
    while at < len(words):
        if _ends_sentence(text, words, at):
            last = at + 1
            while last < len(words) and _closes(text, words, last):
                last += 1
            found.append((first, last))
            first = last
            at = last
        elif _ends_line(text, words, at):
            found.append((first, at + 1))
            first = at + 1
            at += 1
        else:
            at += 1
    if first < len(words):
        found.append((first, len(words)))
    return found


def _dateline(text: str, words: list[tuple[int, int]]) -> int:
    """How many words of a paragraph are its dateline or its hour: "PORT SUDAN, March 18 (Wire) —", "14:05 —"; 0 without one."""
    for at, (a, b) in enumerate(words[:MOST_DATELINE]):
        token = text[a:b]
        if token in _DASHES:
            spaced = at > 0 and words[at - 1][1] < a and b < len(text) and text[b].isspace()
            follows = text[words[at + 1][0]] if at + 1 < len(words) else ""
            begun = text[slice(*words[0])]
            named = (len(begun) > 2 and begun.isupper()) or ":" in begun
            return at + 1 if spaced and named and (follows.isupper() or follows in _OPENERS) else 0
        if token[:1].islower() and token not in _IN_DATELINE:
            return 0
    return 0


def _closes(text: str, words: list[tuple[int, int]], at: int) -> bool:
    """Whether a closing mark belongs to the sentence before it."""
    a, b = words[at]
    if b - a > 2 or text[a] not in _CLOSERS or words[at - 1][1] != a:
        return False
    curly = text[a] in "”’»)]"
    return curly or b == len(text) or text[b : b + 1].isspace()


def _ends_sentence(text: str, words: list[tuple[int, int]], at: int) -> bool:
    a, b = words[at]
    token = text[a:b]
    if token in ("!", "?"):
        return _begins(text, words, at + 1, after_mark=True)
    if token in ("...", "…"):
        return _begins(text, words, at + 1, after_mark=True)
    if not token.endswith(".") or (len(token) > 1 and set(token) == {"."}):
        return False
    if len(token) == 1:
        return _begins(text, words, at + 1, after_mark=True)
    bare = token[:-1].lower()
    follows = _following(text, words, at + 1)
    if follows is None:
        return True
    if bare in _ENDING_ABBREVIATIONS or re.fullmatch(r"(?:\w\.)+\w", bare):
        return follows.lower() in _STARTERS and follows[:1].isupper()
    return False


def _following(text: str, words: list[tuple[int, int]], at: int) -> str | None:
    """The next word that is no mark, None at the paragraph's end."""
    while at < len(words):
        token = text[slice(*words[at])]
        if token[0].isalnum():
            return token
        at += 1
    return None


def _begins(text: str, words: list[tuple[int, int]], at: int, *, after_mark: bool) -> bool:
    """Whether a sentence may begin at a word: a capital, a digit or an opening mark after white space."""
    while at < len(words) and _closes(text, words, at):
        at += 1
    if at >= len(words):
        return True
    a, _ = words[at]
    spaced = words[at - 1][1] < a
    first = text[a]
    if first.islower():
        return False
    if first in ",;:—–-":
        return False
    if not spaced:
        return first.isupper() and text[words[at - 1][0]] in ".!?"
    if first in _OPENERS:
        follows = _following(text, words, at)
        return follows is None or not follows[0].islower()
    return after_mark and (first.isupper() or first.isdigit() or not first.isalnum() or not first.isascii())


def _ends_line(text: str, words: list[tuple[int, int]], at: int) -> bool:
    """Whether a single line break after a word ends its sentence: a short line, or a heading or list item follows."""
    if at + 1 >= len(words):
        return False
    gap = text[words[at][1] : words[at + 1][0]]
    if "\n" not in gap:
        return False
    if text[words[at][1] - 1] in '.!?:”"':
        return True
    line = words[at][1] - (text.rfind("\n", 0, words[at][1]) + 1)
    follows = text[words[at + 1][0]]
    return line < 50 and not follows.islower()


def _bounded(text: str, words: list[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    """Cuts a sentence that is too long for the encoder."""
    found = []
    while last - first > MOST_WORDS:
        limit = first + MOST_WORDS
        breaks = [i for i in range(first + MOST_WORDS // 3, limit) if text[words[i][0]] in ";:,\n"]
        at = breaks[-1] + 1 if breaks else limit
        found.append((first, at))
        first = at
    found.append((first, last))
    return found
