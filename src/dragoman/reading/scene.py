"""What the steps of actor resolution share while they read one article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from dragoman.knowledge.actorwords import ActorWords
from dragoman.knowledge.folding import name_key
from dragoman.knowledge.registry import Registry, Role
from dragoman.model.actor import Actor, ActorForm, ActorKind, ActorMention, Office, PlaceMention, ResolvedActor
from dragoman.model.document import Span
from dragoman.model.interval import Grain, Timex
from dragoman.reading.names import NameChunk
from dragoman.reading.noun_phrases import NounPhrase, case_of, governing_verb, noun_phrase
from dragoman.reading.persons import Persons
from dragoman.reading.sentence import Parse, Sentence
from dragoman.reading.standings import NOT_STATES, Standings

GRACE = timedelta(days=45)
"""How long the press still gives an office to one who has just lost it or is about to take it."""
_OF_LATE = timedelta(days=183)
_CARRIED = timedelta(days=31)
"""A day told in one sentence holds for the next ones only where it is no older than this before publication."""
_OWN_CLAUSE_WEIGHT = 3.0
_PARAGRAPH = 12
"""Sentences of a paragraph that are looked at: a text without paragraphs is all one."""
_AT_PLACE = ("in", "at", "near", "outside")
_STATE_KINDS = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.BODY, ActorKind.MILITARY))
_COARSE = frozenset((Grain.YEAR, Grain.DECADE, Grain.CENTURY, None))


class Scene:
    """One article being read: its parse, its names, and who has entered so far.

    Attributes:
        resolve: Gives the mention that a word heads, resolving it first where that is still to do.
        roles_found: Offices by sentence, first word and head of the phrase that names them, None where none is named.
        acting: Sector in which the article lets a person act whose known offices are all over.
    """

    def __init__(
        self,
        parse: Parse,
        times: Sequence[Timex],
        registry: Registry,
        words: ActorWords,
        chunks: Sequence[NameChunk],
        places: Sequence[PlaceMention] = (),
    ) -> None:
        self.parse, self.registry, self.words = parse, registry, words
        self.published = parse.document.published
        self.standings = Standings()
        self.persons = Persons(chunks, registry, words, self.published)
        self.chunks = {(c.sentence, w): c for c in chunks for w in range(c.title, c.last)}
        self.name_heads = self._name_heads(chunks)
        self._bodies_named = self._bodies_by_sentence(chunks)
        strong = (c.entries[0].actor for c in chunks if c.entries and c.entries[0].strong)
        self._strongly_named = list(dict.fromkeys(strong))
        self._place_words = self._places_by_word(places)
        text = parse.document.text
        self._towns = frozenset(name_key(part) for p in places for part in p.span.of(text).split(","))
        self.resolve: Callable[[int, int], ActorMention | None] = _nobody
        self.acting: dict[str, str] = {}
        self.roles_found: dict[tuple[int, int, int], Role | None] = {}
        self._times = self._times_by_sentence(times)
        self._unique = frozenset(role.key for role in registry.roles() if role.unique)
        self._sectors = {role.key: role.sector or None for role in registry.roles()}
        self._phrases: dict[tuple[int, int], NounPhrase] = {}

    @staticmethod
    def _name_heads(chunks: Sequence[NameChunk]) -> dict[int, frozenset[int]]:
        found: dict[int, set[int]] = {}
        for chunk in chunks:
            found.setdefault(chunk.sentence, set()).add(chunk.head)
        return {sentence: frozenset(heads) for sentence, heads in found.items()}

    @staticmethod
    def _bodies_by_sentence(chunks: Sequence[NameChunk]) -> dict[int, list[NameChunk]]:
        found: dict[int, list[NameChunk]] = {}
        for chunk in chunks:
            if chunk.entries and not chunk.is_person:
                found.setdefault(chunk.sentence, []).append(chunk)
        return found

    def _places_by_word(self, places: Sequence[PlaceMention]) -> dict[tuple[int, int], str]:
        """Country of every word that names a place."""
        found: dict[tuple[int, int], str] = {}
        for place in places:
            at = self.parse.word_at(place.span.start) if place.place.country else None
            if at is None:
                continue
            of, word = at
            while word < len(of) and of.starts[word] < place.span.end:
                found[of.index, word] = place.place.country or ""
                word += 1
        return found

    def _times_by_sentence(self, times: Sequence[Timex]) -> dict[int, list[Timex]]:
        found: dict[int, list[Timex]] = {}
        for timex in times:
            sentence = self.parse.sentence_at(timex.span.start)
            if sentence is not None and timex.interval.earliest is not None and timex.interval.latest is not None:
                found.setdefault(sentence.index, []).append(timex)
        return found

    def sentence(self, index: int) -> Sentence:
        """A sentence by its position."""
        return self.parse.sentences[index]

    def phrase(self, sentence: int, word: int) -> NounPhrase:
        """The noun phrase around a word."""
        key = (sentence, word)
        if key not in self._phrases:
            heads = self.name_heads.get(sentence, frozenset())
            self._phrases[key] = self._without_names_beside(noun_phrase(self.sentence(sentence), word, heads))
        return self._phrases[key]

    def _without_names_beside(self, phrase: NounPhrase) -> NounPhrase:
        """A phrase cut at a comma that a person's name touches: that is an apposition, whatever the parser says."""
        of = phrase.sentence
        for comma in range(phrase.head - 1, phrase.first, -1):
            chunk = self.chunks.get((of.index, comma - 1))
            if of.words[comma] == "," and chunk is not None and chunk.is_person:
                left = comma + 1
                return replace(phrase, first=left, words=phrase.words[left - phrase.head - 1 :])
        for comma in range(phrase.head + 1, phrase.last - 1):
            chunk = self.chunks.get((of.index, comma + 1))
            if of.words[comma] == "," and chunk is not None and chunk.is_person:
                return replace(phrase, last=comma)
        return phrase

    def focus(
        self, sentence: int, word: int, added: Mapping[str, float] | None = None, without: Set[str] = frozenset()
    ) -> str | None:
        """The country in focus at a word: that of the subject of its own or a higher clause before all others."""
        weights = self.standings.weights(sentence, word)
        above = (word, *self.sentence(sentence).ancestors(word))
        for standing in self.standings.before(sentence, word, 0):
            country = standing.mention.actor.country
            if standing.is_subject and standing.clause in above and country and country not in NOT_STATES:
                weights[country] = weights.get(country, 0.0) + _OWN_CLAUSE_WEIGHT
        for country, weight in (added or {}).items():
            weights[country] = weights.get(country, 0.0) + weight
        fits = sorted(set(weights) - without) or sorted(weights)
        return max(fits, key=lambda c: weights[c]) if fits else None

    def is_town(self, name: str) -> bool:
        """Whether the article names a place so."""
        return name_key(name) in self._towns

    def place_country(self, sentence: int, word: int) -> str | None:
        """The country of the town or region that a word names, None where it names none."""
        return self._place_words.get((sentence, word))

    def place_in(self, sentence: int) -> str | None:
        """The country of a place named in a sentence, None where none or several are."""
        of = self.sentence(sentence)
        found = {
            self.registry.actor(c.entries[0].actor).country
            for c in self._bodies_named.get(sentence, ())
            if case_of(of, c.head) in _AT_PLACE
        }
        found |= {
            country for w in range(len(of)) if (country := self._place_words.get((sentence, w))) is not None
            and case_of(of, w) in _AT_PLACE
        }  # fmt: skip
        return next(iter(found)) if len(found) == 1 else None

    def nearest_state(self, sentence: int, word: int) -> str | None:
        """The country of the state, government or body of a state named last in the paragraph before a word."""
        paragraph = self.sentence(sentence).paragraph
        for standing in self.standings.before(sentence, word, _PARAGRAPH):
            country = standing.mention.actor.country
            if self.sentence(standing.sentence).paragraph != paragraph:
                break
            unsure = standing.mention.form is ActorForm.PRONOUN or standing.mention.rule == "demonym"
            if unsure or (standing.is_place and standing.sentence != sentence):
                continue
            if standing.mention.kind in _STATE_KINDS and country and country not in NOT_STATES:
                return country
        return None

    def day(self, sentence: int, word: int) -> date | None:
        """The day of which a word speaks: a time of its clause, one told just before, else the day of publication."""
        found = self._time_in_clause(sentence, word)
        if found is not None:
            return found
        for index in range(sentence, max(-1, sentence - 2), -1):
            for timex in reversed(self._times.get(index, [])):
                earliest = timex.interval.earliest
                if timex.grain in _COARSE or earliest is None or self.published is None:
                    continue
                if timedelta(0) <= self.published - earliest <= _CARRIED:
                    return earliest
        return self.published

    def _time_in_clause(self, sentence: int, word: int) -> date | None:
        timexes = self._times.get(sentence, [])
        if not timexes:
            return None
        of = self.sentence(sentence)
        clause = governing_verb(of, word)
        for timex in timexes:
            place = self.parse.word_at(timex.span.start)
            if place is None or timex.interval.earliest is None:
                continue
            if clause == -1 or governing_verb(of, place[1]) in (clause, word):
                later = self.published is not None and timex.interval.earliest > self.published
                return self.published if later else timex.interval.earliest
        return None

    def holder(self, role: str, bodies: Sequence[str], day: date | None, *, coming: bool = False) -> Actor | None:
        """The one person who holds an office on a day, or the nearest to it within ``GRACE``; None where several do."""
        for body in bodies:
            if coming and day is not None:
                later = [o for o in self.registry.holders(role, body, None) if o.first and o.first > day]
                if later:
                    return self.registry.actor(min(later, key=first_day).holder)
            running = self.registry.holders(role, body, day)
            if not running and day is not None:
                running = self._near(role, body, day)
            holders = list(dict.fromkeys(o.holder for o in running))
            if len(holders) == 1 or (holders and day is not None and self._is_one(role, running, day)):
                return self.as_of(self.registry.actor(holders[0]), day)
        for other in self._other_titles(role):
            found = self.holder(other, bodies, day)
            if found is not None:
                return found
        return None

    def last_holder(self, role: str, bodies: Sequence[str], day: date | None) -> Actor | None:
        """Who lost an office last before a day."""
        for body in bodies:
            ended = [o for o in self.registry.holders(role, body, None) if o.last and (day is None or o.last <= day)]
            if ended:
                return self.as_of(self.registry.actor(max(ended, key=lambda o: o.last or date.min).holder), day)
        return None

    def named_ahead(self, kinds: Set[ActorKind]) -> Actor | None:
        """The first actor of these kinds that the article names anywhere."""
        named = (self.registry.actor(actor) for actor in self._strongly_named)
        return next((actor for actor in named if actor.kind in kinds), None)

    def _other_titles(self, role: str) -> tuple[str, ...]:
        """Offices that the same words name in some states and bodies: a chancellor is a head of government."""
        pairs = (pair.split() for pair in self.words.listed("same-office"))
        return tuple(other for own, other in pairs if own == role)

    def of_its_day(self, actor: Actor) -> Actor:
        """A group that has since come to power or lost it, with the sector of the day of publication."""
        if self.published is None:
            return actor
        for rule in self.words.listed("sector-then"):
            group, sector, first, last = rule.split()
            if group == actor.id and date.fromisoformat(first) <= self.published <= date.fromisoformat(last):
                return replace(actor, sector=sector)
        return actor

    def as_of(self, actor: Actor, day: date | None) -> Actor:
        """A person with country and sector of the office held on a day; one whose offices are all over is ELI."""
        offices = self.registry.offices_of(actor.id)
        if not offices:
            return actor
        own = [o for o in offices if o.role in self._unique or not o.body.startswith("igo:")]
        running = [o for o in own if (o.held_on(day) if day is not None else o.last is None)]
        if running:
            body = self.registry.get(running[0].body)
            sector = self._sectors.get(running[0].role) or (body.sector if body is not None else None)
            country = body.country if body is not None else None
            return replace(actor, country=country or actor.country, sector=sector or actor.sector)
        over = bool(own) and all(o.last is not None and (day is None or o.last < day) for o in own)
        return replace(actor, sector="ELI") if over and actor.sector in ("GOV", "LEG") else actor

    def _is_one(self, role: str, running: Sequence[Office], day: date) -> bool:
        """Whether the latest of several holders is meant: there is but one, or only this one was named of late."""
        if role in self._unique:
            return True
        return sum(1 for o in running if o.first is not None and timedelta(0) <= day - o.first <= _OF_LATE) == 1

    def _near(self, role: str, body: str, day: date) -> tuple[Office, ...]:
        offices = self.registry.holders(role, body, None)
        ended = [o for o in offices if o.last and o.last < day and day - o.last <= GRACE]
        if ended:
            return (max(ended, key=lambda o: o.last or day),)
        begun = [o for o in offices if o.first and o.first > day and o.first - day <= GRACE]
        return (min(begun, key=first_day),) if begun else ()

    def leader(self, country: str, day: date | None) -> Actor | None:
        """Who leads a state on a day."""
        roles = (
            self.words.leader_role(country),
            "president",
            "prime_minister",
            "leader",
            "military_leader",
            "head_of_junta",
            "monarch",
            "chancellor",
            "supreme_leader",
        )
        for role in dict.fromkeys(roles):
            found = self.holder(role, bodies_of_state(country), day)
            if found is not None:
                return found
        return None

    def span(self, sentence: int, first: int, last: int) -> Span:
        """Words of a sentence as a span."""
        return self.sentence(sentence).span(first, last)

    def mention(
        self,
        sentence: int,
        words: tuple[int, int],
        head: int,
        actor: Actor | ResolvedActor,
        form: ActorForm,
        rule: str,
        confidence: float,
        *,
        kind: ActorKind | None = None,
        plural: bool = False,
        members: tuple[ResolvedActor, ...] = (),
    ) -> ActorMention:
        """A mention of an actor by words of a sentence."""
        span = self.span(sentence, *words)
        if isinstance(actor, Actor):
            kind = kind or actor.kind
            actor = ResolvedActor(actor.id, actor.name, actor.country, actor.sector, span)
        return ActorMention(
            actor=replace(actor, span=span),
            span=span,
            head=self.sentence(sentence).starts[head],
            form=form,
            kind=kind or ActorKind.OTHER,
            rule=rule,
            confidence=confidence,
            plural=plural,
            members=members,
        )

    def unknown(self, name: str, country: str | None, sector: str | None) -> ResolvedActor:
        """An actor whom only the article knows."""
        return ResolvedActor(f"text:{name_key(name)}", name, country, sector, None)


def _nobody(_sentence: int, _word: int) -> ActorMention | None:
    return None


def bodies_of_state(country: str | None) -> tuple[str, ...]:
    """Registry bodies under which the offices of a state may stand."""
    if country is None or country in NOT_STATES:
        return ("igo:eu",) if country == "EUR" else ()
    kinds = ("state", "government", "presidency", "foreign_ministry", "defence_ministry", "parliament", "military")
    return tuple(f"{kind}:{country}" for kind in kinds)


def first_day(office: Office) -> date:
    """The first day of an office, the beginning of time where it is unknown."""
    return office.first or date.min


def as_actor(found: Actor, span: Span | None = None) -> ResolvedActor:
    """A registry row as a resolved actor."""
    return ResolvedActor(found.id, found.name, found.country, found.sector, span)
