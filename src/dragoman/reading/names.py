"""Names in the text: those of the registry, and those that only the tagger saw."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.knowledge.actorwords import ActorWords, NounKind
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.registry import NameEntry, NameForm, NameHit, Registry
from dragoman.model.actor import ActorKind
from dragoman.reading.sentence import ROOT, Parse, Sentence

PEOPLE_TAG = "PERSON"
_NO_NAME = frozenset(("VERB", "AUX", "ADP", "DET", "NOUN", "ADV", "ADJ"))
_MOST_OF_A_NAME = 3
"""Words of a known name from which on a further one behind it does not make another person."""
_NO_TAG = ("", "DATE")
"""A tagger's date may reach over the name behind it: "The following Tuesday Ruiz unveiled ..."."""
_SHORTEST_PEOPLE = 4
_HYPHENS = ("-", "–")
_PLACE_TAGS = ("LOC", "FAC")
_ACTOR_TAGS = frozenset((PEOPLE_TAG, "ORG", "NORP"))


@dataclass(frozen=True, slots=True)
class NameChunk:
    """A name: words ``first`` to ``last`` (not included) of a sentence.

    Attributes:
        sentence: Index of the sentence.
        head: The word on which the rest of the name hangs.
        title: First word of the titles before a person's name ("Prime Minister"); ``first`` where there is none.
        entries: What it may mean after the registry; empty for a name that only the tagger saw.
        tag: Kind after the tagger, "" where it saw none.
        text: The name itself.
    """

    sentence: int
    first: int
    last: int
    head: int
    title: int
    entries: tuple[NameEntry, ...]
    tag: str
    text: str

    @property
    def is_person(self) -> bool:
        """Whether it names a person, by the registry or, where that is silent, by the tagger."""
        if self.entries:
            persons = [e for e in self.entries if e.actor.startswith("person:")]
            if self.entries[0].strong and self.entries[0] not in persons and not any(e.strong for e in persons):
                return False
            return bool(persons) and (self.tag == PEOPLE_TAG or len(persons) == len(self.entries))
        return self.tag == PEOPLE_TAG


def find_chunks(parse: Parse, registry: Registry, words: ActorWords) -> list[NameChunk]:
    """Every name of the article in text order, none overlapping.

    Where registry and tagger overlap, the longer one sets the border and the registry says who it is.
    """
    found: list[NameChunk] = []
    hits = _hits_by_sentence(parse, registry)
    merged = {s.index: _merged(s, hits.get(s.index, []), registry, words) for s in parse.sentences}
    families = {c.text.split()[-1] for chunks in merged.values() for c in chunks if c.is_person and " " in c.text}
    for sentence in parse.sentences:
        chunks = _with_families(sentence, merged[sentence.index], families)
        named = {w for chunk in chunks for w in range(chunk.first, chunk.last)}
        found.extend(_with_title(sentence, chunk, named, registry, words) for chunk in chunks)
    return found


def _with_families(sentence: Sentence, chunks: list[NameChunk], families: set[str]) -> list[NameChunk]:
    """Adds family names of persons named in full elsewhere that neither registry nor tagger saw here."""
    taken = {w for c in chunks for w in range(c.first, c.last)}
    missed = [
        _chunk(sentence, w, w + 1, (), PEOPLE_TAG)
        for w, word in enumerate(sentence.words)
        if word in families
        and w not in taken
        and sentence.upos[w] == "PROPN"
        and _tag(sentence, w, w + 1) not in _PLACE_TAGS
    ]
    own = [
        replace(c, entries=()) if c.tag == PEOPLE_TAG and c.text in families and not c.is_person else c for c in chunks
    ]
    return sorted([*own, *missed], key=lambda c: c.first)


def _hits_by_sentence(parse: Parse, registry: Registry) -> dict[int, list[tuple[int, int, NameHit]]]:
    """Registry hits as stretches of words."""
    found: dict[int, list[tuple[int, int, NameHit]]] = {}
    starts = [s.start for s in parse.sentences if len(s)]
    sentences = [s for s in parse.sentences if len(s)]
    for hit in registry.find_names(parse.document.text):
        at = bisect_right(starts, hit.start) - 1
        if at < 0 or sentences[at].end < hit.end:
            continue
        sentence = sentences[at]
        first = bisect_right(sentence.starts, hit.start) - 1
        last = bisect_right(sentence.starts, hit.end - 1)
        while last - 1 > first and sentence.words[last - 1] in ("'s", "’s"):
            last -= 1
        found.setdefault(sentence.index, []).append((first, last, hit))
    return found


def _merged(
    sentence: Sentence, hits: Sequence[tuple[int, int, NameHit]], registry: Registry, words: ActorWords
) -> list[NameChunk]:
    chunks: list[NameChunk] = []
    taken: set[int] = set()
    for name in sentence.names:
        first, last = _capitals(sentence, name.first, name.last)
        if name.kind not in _ACTOR_TAGS or first == last or words.has("day-name", sentence.words[first].lower()):
            continue
        if last - first == 1 and sentence.upos[first] in ("PRON", "DET"):
            continue
        inside = [h for h in hits if h[0] < last and first < h[1]]
        if any(h[0] < first or h[1] > last for h in inside):
            continue
        same = _same_name(sentence, first, last, inside, name.kind, registry)
        if same is None:
            continue
        if not same and last - first == 1:
            same = singular_of_people(sentence.words[first], registry)
        chunks.append(_chunk(sentence, first, last, same, name.kind))
        taken.update(range(first, last))
    for first, last, hit in hits:
        if taken.isdisjoint(range(first, last)) and _is_name_here(sentence, first, last, hit):
            chunks.append(_chunk(sentence, first, last, hit.entries, _tag(sentence, first, last)))
            taken.update(range(first, last))
    return sorted(chunks, key=lambda c: c.first)


def _capitals(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Where a tagged name really begins and ends: at a capital or particle; nowhere where it has no capital."""
    if not any(w[0].isupper() for w in sentence.words[first:last]):
        return last, last
    while sentence.words[last - 1].islower() or sentence.words[last - 1] in _HYPHENS:
        last -= 1
    while sentence.words[first].islower() and sentence.upos[first] in _NO_NAME:
        first += 1
    if sentence.words[first] == "The" and last - first > 1:
        first += 1
    return first, last


def singular_of_people(word: str, registry: Registry) -> tuple[NameEntry, ...]:
    """The people of whom a singular means one: "Spaniard" of "Spaniards", "Frenchman" of "French"."""
    regular = tuple(e for e in registry.entries(f"{word}s") if e.form is NameForm.PEOPLE)
    stem = word.removesuffix("man").removesuffix("wo")
    if regular or stem == word or len(stem) < _SHORTEST_PEOPLE:
        return regular
    return tuple(e for e in registry.entries(stem) if e.form in (NameForm.PEOPLE, NameForm.DEMONYM))


def _same_name(
    sentence: Sentence,
    first: int,
    last: int,
    inside: Sequence[tuple[int, int, NameHit]],
    kind: str,
    registry: Registry,
) -> tuple[NameEntry, ...] | None:
    """Entries of the hit that is the same name as a tagged one, () for a new name, None to let the hits stand."""
    if not inside:
        return None if _is_office(sentence, first, last, registry) else ()
    if len(inside) == 1 and inside[0][:2] == (first, last):
        return None
    if _is_office(sentence, first, last, registry):
        return None
    if kind != PEOPLE_TAG:
        return () if _is_new_name(sentence, first, last, inside) else None
    for start, end, hit in inside:
        if end != last and sum(w not in _HYPHENS for w in sentence.words[start:end]) < _MOST_OF_A_NAME:
            continue
        persons = tuple(e for e in hit.entries if e.actor.startswith("person:"))
        fits = tuple(e for e in persons if end - start > 1 or _first_names_fit(sentence.words[first], e, registry))
        if fits:
            return fits
    return ()


def _is_office(sentence: Sentence, first: int, last: int, registry: Registry) -> bool:
    """Whether a tagged "name" is an office in capitals: "Prime Minister", "Armenian Prime Minister"."""
    for start in range(first, last):
        if registry.role(" ".join(sentence.words[start:last])) is not None:
            before = " ".join(sentence.words[first:start])
            return start == first or any(not e.actor.startswith("person:") for e in registry.entries(before))
    return False


def _first_names_fit(word: str, entry: NameEntry, registry: Registry) -> bool:
    full = registry.actor(entry.actor).name
    return name_key(full).split()[0] == name_key(word) or (name_key(word)[:1] == name_key(full)[:1] and "." in word)


def _is_new_name(sentence: Sentence, first: int, last: int, inside: Iterable[tuple[int, int, NameHit]]) -> bool:
    """Whether a tagged body is more than the names in it: "Bank of Mexico", not "the Kremlin"."""
    covered = {w for start, end, _ in inside for w in range(start, end)}
    rest = [w for w in range(first, last) if w not in covered and sentence.upos[w] == "PROPN"]
    return any(sentence.words[w][0].isupper() for w in rest)


def _is_name_here(sentence: Sentence, first: int, last: int, hit: NameHit) -> bool:
    """Whether a weak name stands as a name: a proper noun or adjective, not a modal or a month."""
    if all(e.actor.startswith("person:") for e in hit.entries) and last - first == 1:
        return _is_short_name(sentence, first, any(e.strong for e in hit.entries))
    if any(e.strong for e in hit.entries) or last - first > 1:
        return True
    return sentence.upos[first] in ("PROPN", "ADJ") or _tag(sentence, first, last) in _ACTOR_TAGS | {"LOC", "FAC"}


def _is_short_name(sentence: Sentence, word: int, strong: bool) -> bool:
    """Whether a word that is some person's short name is a name here; a weak one needs the tagger's word."""
    if sentence.upos[word] != "PROPN" or _in_longer_name(sentence, word) or _is_prefix(sentence, word):
        return False
    tag = _tag(sentence, word, word + 1)
    if tag == PEOPLE_TAG:
        return True
    has_article = any(sentence.relations[c] == "det" for c in sentence.children[word])
    return strong and tag in _NO_TAG and not has_article


def _in_longer_name(sentence: Sentence, word: int) -> bool:
    """Whether a single word that could be a person is the first of something longer: "West African"."""
    following = word + 1
    if following >= len(sentence) or sentence.upos[following] not in ("PROPN", "ADJ", "NOUN"):
        return False
    return sentence.words[following][0].isupper() and _tag(sentence, word, word + 1) != PEOPLE_TAG


def _is_prefix(sentence: Sentence, word: int) -> bool:
    """Whether a hyphen follows without a gap: "Franco-German" names no Franco."""
    behind = word + 1
    return (
        behind < len(sentence) and sentence.words[behind] in _HYPHENS and sentence.ends[word] == sentence.starts[behind]
    )


def _tag(sentence: Sentence, first: int, last: int) -> str:
    return next((n.kind for n in sentence.names if n.first < last and first < n.last), "")


def _chunk(sentence: Sentence, first: int, last: int, entries: tuple[NameEntry, ...], tag: str) -> NameChunk:
    head = next(
        (w for w in range(first, last) if sentence.heads[w] == ROOT or not first <= sentence.heads[w] < last), first
    )
    text = _text(sentence, first, last)
    return NameChunk(sentence.index, first, last, head, first, entries, tag, text)


def _text(sentence: Sentence, first: int, last: int) -> str:
    """Words as the text has them, gaps as one space: "Kassym-Jomart Tokayev"."""
    gaps = ("" if sentence.ends[w - 1] == sentence.starts[w] else " " for w in range(first + 1, last))
    rest = zip(gaps, sentence.words[first + 1 : last], strict=True)
    return sentence.words[first] + "".join(gap + word for gap, word in rest)


def _with_title(
    sentence: Sentence, chunk: NameChunk, named: set[int], registry: Registry, words: ActorWords
) -> NameChunk:
    """A person's name with the titles right before it; titles that the tagger took into the name are moved out."""
    if not chunk.is_person:
        return chunk
    first = chunk.first
    while first < chunk.last - 1 and is_title(sentence, first, first, registry, words):
        first += 1
    title = first
    while title > 0 and (title - 1 not in named or title - 1 >= chunk.first):
        if not is_title(sentence, title - 1, first - 1, registry, words):
            break
        title -= 1
    if title == first == chunk.first:
        return chunk
    text = _text(sentence, first, chunk.last)
    return replace(chunk, first=first, title=title, text=text)


def is_title(sentence: Sentence, word: int, end: int, registry: Registry, words: ActorWords) -> bool:
    """Whether words ``word`` to ``end`` (included) end in a title: "Mr", "Prime Minister", "Gen."."""
    if sentence.upos[word] not in ("NOUN", "PROPN", "ADJ", "X") or sentence.xpos[end] in ("NNS", "NNPS"):
        return False
    phrase = [w.lower() for w in sentence.words[word : end + 1]]
    if any(words.has(name, phrase[0]) for name in ("title", "military-title", "lawmaker-title")):
        return True
    if registry.role(" ".join(phrase)) is not None:
        return True
    length, ideas = words.nouns(phrase, sentence.lemmas[end].lower())
    return length == len(phrase) and any(i.kind in (NounKind.PERSON, NounKind.RELATION) for i in ideas)


def full_key(chunk: NameChunk) -> str:
    """A name for comparison, folded."""
    return name_key(chunk.text)


def best_entry(
    entries: Sequence[NameEntry], forms: Iterable[NameForm], registry: Registry, countries: dict[str, float]
) -> NameEntry | None:
    """The likeliest reading of a name: of the wanted forms, strong before weak, then the country most in focus."""
    wanted = tuple(forms)
    fits = [e for e in entries if e.form in wanted]
    if not fits:
        return None

    def rank(entry: NameEntry) -> tuple[float, float]:
        actor = registry.actor(entry.actor)
        weight = countries.get(actor.country or "", 0.0)
        known = 1.0 if actor.kind is not ActorKind.PERSON else 0.0
        return (1.0 if entry.strong else 0.0) + min(weight, 3.0), known

    return max(fits, key=rank)
