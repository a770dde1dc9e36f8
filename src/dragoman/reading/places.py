"""Places of an article: which words name one; ``toponyms`` says which place of that name is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge.gazetteer import Candidate, Gazetteer
from dragoman.model.actor import Place, PlaceMention
from dragoman.model.document import Span
from dragoman.reading.sentence import Name, Parse, Sentence
from dragoman.reading.toponyms import PlaceContext, resolve_place

__all__ = ["PlaceContext", "find_places", "resolve_place"]

_LONGEST = 6  # words of a place name
_WELL_KNOWN = 6.0  # standing from which a name needs no tag: a city of a million
_KNOWN = 4.5
_HEARD_OF = 4.0
_PLACE_TAGS = frozenset(("LOC", "FAC"))
_LOCATIVE = frozenset("in at near from to into around outside inside towards toward across through over of on".split())
_AIMED = frozenset("of on over from to".split())
# words of force and motion after which these name what is struck, left or reached
_FORCE_WORDS = frozenset(
    "raid strike airstrike attack assault offensive advance march fall siege bombardment bombing shelling barrage missile "
    "drone rocket fire capture seizure occupation withdraw withdrawal retreat troops troop force forces soldier flee flight "
    "evacuation return convoy delivery visit trip travel fly move drive road outskirts suburb town city village east west "
    "north south kilometre kilometer mile km battle massacre descend close push rain invasion control recapture liberation "
    "centre center airport hospital people resident children prisoner refugee".split()
)
_TAKING = frozenset(
    "raid storm shell bomb bombard capture recapture retake seize enter strike hit attack besiege visit reach leave loot "
    "overrun encircle liberate flee quit abandon occupy blockade".split()
)
_WITHIN = frozenset("of the al el and de la le los las del da do ez es ed en sur on am an der in".split())
_UNIT_WORDS = frozenset(
    "region province oblast governorate district department county parish prefecture state crossing camp corridor "
    "valley island islands river peninsula strip".split()
)
_DIRECTIONS = frozenset(
    "northern southern eastern western central north south east west northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern occupied".split()
)
_TITLES = frozenset("mr mrs ms miss dr sir lady lord president general colonel captain sergeant judge senator".split())
# words that begin or end many names and are none by themselves
_GENERIC = frozenset(
    "street road avenue garden gardens airport hall center centre valley parkway ford lake north south east west "
    "hill god hail house park bay church cathedral school college university bridge harbor harbour port beach "
    "island islands crescent square tower station hospital hotel bank club union congress senate parliament court "
    "prison palace plaza mall northern southern eastern western central castle cross fort general governor "
    "president king queen prince mission liberty victory hope young old new big man post times star sun moon rose "
    "grand royal national international mobile reading police army navy of court bush ali hassan hussein mohammed "
    "muhammad abdul ibrahim mustafa mason bell moore continent atlantic amazon hurricane delta alpha omega "
    "district county province city town village camp border strip facebook twitter google apple tesla nova vera "
    "media democrat republican trump obama biden clinton".split()
)
_STREET_WORDS = frozenset("street st road rd avenue ave highway boulevard drive lane way".split())
_OFFICES = frozenset(
    "president prime minister mayor governor senator ambassador king queen chancellor police army government "
    "troops forces foreign defence defense parliament officials fire sheriff coroner council councillor prosecutor judge "
    "magistrate courthouse jail commission commissioner treasurer attorney deputy deputies lawmaker lawmakers sen sens rep "
    "reps ambassador envoy embassy airport municipal municipality borough health emergency".split()
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


@dataclass(frozen=True, slots=True)
class _Found:
    """Words ``first`` to ``last`` (not included) of a sentence that may name a place."""

    sentence: Sentence
    first: int
    last: int
    candidates: tuple[Candidate, ...]
    short: bool = False

    @property
    def span(self) -> Span:
        return self.sentence.span(self.first, self.last)


def find_places(parse: Parse, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Every place named in an article, in text order, none overlapping.

    A city's name is given also where it stands for a government ("Washington said"). Names of people and bodies that
    contain a place's name, and names of peoples, are left out. A name that the tagger takes for a place and the
    gazetteer lacks is given without country and point where a preposition of place stands before it.

    Source:
        GeoNames (CC BY 4.0) and ``regions.csv``; the weights of nearness were set on LGL and TR-News.
    """
    text, surnames = parse.document.text, _surnames(parse)
    possible = [f for sentence in parse.sentences for f in _scan(sentence, gazetteer, parse) if _may_name(f, surnames)]
    sure = _with_lists(possible, [_is_sure(f, parse) for f in possible])
    named = {f.span.of(text) for f, certain in zip(possible, sure, strict=True) if certain}
    named |= _of_dateline(parse)
    found = [f for f, certain in zip(possible, sure, strict=True) if certain or f.span.of(text) in named]
    context = PlaceContext(text, [f.span for f in found], gazetteer, _peoples(parse, gazetteer))
    mentions = []
    for one in found:
        place = context.resolve(one.span) or Place(one.span.of(text), None, None, None, None, "site")
        mentions.append(PlaceMention(one.span, place))
    return mentions


def _with_lists(possible: Sequence[_Found], sure: list[bool]) -> list[bool]:
    """The same, and sure as well what a list joins to a sure place: "Harasta, Duma *and Arbin*"."""
    certain = list(sure)
    for at in range(1, len(possible)):
        before, after = possible[at - 1], possible[at]
        if certain[at - 1] == certain[at] or before.sentence is not after.sentence:
            continue
        joint = before.sentence.words[before.last : after.first]
        if not joint or not all(word in (",", "and", "or") for word in joint):
            continue
        if all(f.candidates and f.candidates[0].place.kind == "city" for f in (before, after)):
            certain[at - 1] = certain[at] = True
    return certain


def _peoples(parse: Parse, gazetteer: Gazetteer) -> list[str]:
    return [w for s in parse.sentences for w in s.words if w in gazetteer.demonyms]


def _of_dateline(parse: Parse) -> set[str]:
    """The places of the dateline as prose writes them: "SUMY, Ukraine" vouches for "Sumy"."""
    parts = (parse.document.dateline or "").split(",")
    return {part.strip().title() if part.strip().isupper() else part.strip() for part in parts if part.strip()}


def _surnames(parse: Parse) -> frozenset[str]:
    """Last words of the article's longer names of people."""
    names = ((s, n) for s in parse.sentences for n in s.names if n.kind == "PERSON" and n.last - n.first > 1)
    return frozenset(s.words[n.last - 1] for s, n in names)


def _scan(sentence: Sentence, gazetteer: Gazetteer, parse: Parse) -> Iterator[_Found]:
    """The longest names of the gazetteer from left to right, and the tagger's places that it lacks."""
    at, words = 0, sentence.words
    while at < len(words):
        found = (
            _abbreviated_at(sentence, at, gazetteer)
            or _longest_at(sentence, at, gazetteer, parse)
            or _tagged_at(sentence, at)
        )
        if found:
            yield found
        at = found.last if found else at + 1


def _abbreviated_at(sentence: Sentence, at: int, gazetteer: Gazetteer) -> _Found | None:
    """A state's short form after a town and a comma ("Columbia, S.C.")."""
    word, last = sentence.words[at], at + 1
    if last < len(sentence) and sentence.words[last] == "." and word + "." in gazetteer.abbreviations:
        word, last = word + ".", last + 1
    if word not in gazetteer.abbreviations or at < 2 or sentence.words[at - 1] != ",":
        return None
    if not sentence.words[at - 2][0].isupper():
        return None
    name, code = gazetteer.abbreviations[word]
    return _Found(sentence, at, last, tuple(c for c in gazetteer.look_up(name) if c.admin == code), short=True)


def _longest_at(sentence: Sentence, at: int, gazetteer: Gazetteer, parse: Parse) -> _Found | None:
    words = sentence.words
    if not (words[at][0].isupper() or words[at] in _DIRECTIONS) or words[at].lower() in _CALENDAR:
        return None
    last = _run_end(sentence, at)
    while last > at:
        name = parse.document.text[sentence.starts[at] : sentence.ends[last - 1]]
        candidates = _looked_up(name, words[at:last], gazetteer)
        if candidates:
            return _Found(sentence, at, last, candidates)
        last -= 1
    return None


def _run_end(sentence: Sentence, at: int) -> int:
    """End of the run of words that a name beginning there can have."""
    end = at + 1
    while end < len(sentence) and end - at < _LONGEST:
        word, hyphened = sentence.words[end], sentence.words[end - 1] == "-"
        if not (
            word[0].isupper()
            or (hyphened and word == "a")
            or word.lower() in _WITHIN
            or word in _UNIT_WORDS
            or word in ("'s", "’s", "-", "refugee")
        ):
            break
        end += 1
    return end


def _looked_up(name: str, words: Sequence[str], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    if words[-1].lower() in _WITHIN or words[-1] in ("'s", "’s", "-"):
        return ()
    if words[0] in _DIRECTIONS or (len(name) <= 4 and name.isupper()):
        return gazetteer.look_up(name) if gazetteer.has_own(name) else ()
    candidates = gazetteer.look_up(name)
    if not candidates and len(words) > 1 and words[-1] in _UNIT_WORDS:
        units = gazetteer.look_up(name[: -len(words[-1])].strip())
        return tuple(c for c in units if c.place.kind in ("admin", "district", "region"))
    return candidates


def _tagged_at(sentence: Sentence, at: int) -> _Found | None:
    """A place after the tagger alone: one with a preposition of place before it."""
    for name in sentence.names:
        if name.first == at and name.kind in _PLACE_TAGS and _is_locative(sentence, at):
            words = [w for w in sentence.words[name.first : name.last] if w not in _WITHIN]
            return _Found(sentence, name.first, name.last, ()) if all(w[0].isupper() for w in words) else None
    return None


def _is_locative(sentence: Sentence, at: int) -> bool:
    before = at - 1
    if before >= 0 and sentence.words[before].lower() in ("the", *_DIRECTIONS):
        before -= 1
    if before < 0:
        return False
    if sentence.upos[before] == "VERB" and sentence.lemmas[before].lower() in _TAKING:
        return True
    if before > 0 and sentence.words[before].lower() in _AIMED and sentence.lemmas[before - 1].lower() in _FORCE_WORDS:
        return True
    return sentence.words[before].lower() in _LOCATIVE - _AIMED


def _may_name(found: _Found, surnames: frozenset[str]) -> bool:
    """Whether nothing forbids that the words name a place: no part of a longer name, no person, no common word."""
    sentence = found.sentence
    if not found.candidates or found.short:
        return True
    if sentence.words[found.first] not in _DIRECTIONS and not {"PROPN", "X"} & set(
        sentence.upos[found.first : found.last]
    ):
        return False
    if _is_generic(found) or _after_title(found) or _heads_longer_name(found):
        return False
    return not _part_of_person(found, surnames)


def _is_sure(found: _Found, parse: Parse) -> bool:
    """Whether tagger, preposition or fame vouch for the place."""
    if not found.candidates or found.short:
        return True
    sentence, tag, best = found.sentence, _tag_over(found), found.candidates[0]
    whole = tag is not None and tag.first >= found.first and tag.last <= found.last
    if tag is None or tag.kind == "DATE":
        typed = found.last - found.first > 1 and sentence.words[found.last - 1].lower() in _UNIT_WORDS
        known = best.standing >= _WELL_KNOWN or (best.place.kind in ("country", "admin") and best.standing >= _KNOWN)
        return typed or known or (best.standing >= _HEARD_OF and _is_locative(sentence, found.first))
    if tag.kind in _PLACE_TAGS:
        return True
    if tag.kind == "PERSON":
        located = _is_locative(sentence, found.first) or _is_dateline(found, parse)
        return whole and (best.standing >= _WELL_KNOWN or (located and best.standing >= _HEARD_OF))
    return whole and best.standing >= (_KNOWN if tag.kind == "ORG" else _WELL_KNOWN)


def _is_generic(found: _Found) -> bool:
    return found.last - found.first == 1 and found.sentence.words[found.first].lower() in _GENERIC


def _heads_longer_name(found: _Found) -> bool:
    """Whether the words are but a part of a longer name: "Vancouver Art Gallery", "207 Cumberland Street"."""
    sentence, last = found.sentence, found.last
    if (
        last >= len(sentence)
        or not sentence.words[last][0].isupper()
        or sentence.starts[last] - sentence.ends[last - 1] > 1
    ):
        return False
    following = sentence.words[last].lower().rstrip(".")
    if following in _STREET_WORDS:
        return True
    if last - found.first > 1 and sentence.words[last - 1].lower() in _UNIT_WORDS:
        return False  # "the Anderson County Sheriff" is of the county
    if following in _OFFICES or sentence.upos[last] != "PROPN":
        return False
    return (
        sentence.relations[last - 1] in ("compound", "flat", "nmod:poss", "amod") or sentence.relations[last] == "flat"
    )


def _tag_over(found: _Found) -> Name | None:
    for name in found.sentence.names:
        if name.first < found.last and found.first < name.last:
            return name
    return None


def _after_title(found: _Found) -> bool:
    before = found.first - 1
    return before >= 0 and found.sentence.words[before].rstrip(".").lower() in _TITLES


def _part_of_person(found: _Found, surnames: frozenset[str]) -> bool:
    """Whether a longer name of a person holds the words, or they repeat the surname of one."""
    sentence = found.sentence
    for name in sentence.names:
        inside = name.first <= found.first and found.last <= name.last
        if name.kind == "PERSON" and inside and name.last - name.first > found.last - found.first:
            return True
    if found.last - found.first == 1 and sentence.words[found.first] in surnames:
        return not _is_locative(sentence, found.first)
    return False


def _is_dateline(found: _Found, parse: Parse) -> bool:
    return found.sentence.index == 0 and found.first <= 1 and found.span.start <= parse.document.body + 2
