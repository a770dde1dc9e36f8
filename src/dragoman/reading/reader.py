"""The one page that says in which order an article is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.knowledge.actorwords import ActorWords
from dragoman.knowledge.contextrules import ContextRules
from dragoman.knowledge.figurerules import FigureRules
from dragoman.knowledge.files import KnowledgeFiles
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.ledgerrules import LedgerRules
from dragoman.knowledge.quoterules import QuoteRules, load_quote_rules
from dragoman.knowledge.registry import Registry
from dragoman.knowledge.rules import EventRules
from dragoman.knowledge.timerules import TimeRules
from dragoman.model.document import Document
from dragoman.model.interval import Timex
from dragoman.model.mention import Reading
from dragoman.reading.actors import find_actors
from dragoman.reading.contexts import with_contexts
from dragoman.reading.dating import EventDater
from dragoman.reading.events import Findings, find_events
from dragoman.reading.figure_links import link_figures
from dragoman.reading.figures import find_figures
from dragoman.reading.offers import find_offers
from dragoman.reading.parse import SHIPPED_MODEL, Parser, load_parser
from dragoman.reading.places import find_places
from dragoman.reading.predicates import find_predicates
from dragoman.reading.quotes import find_quotes
from dragoman.reading.sentence import Parse
from dragoman.reading.shifts import find_shifts
from dragoman.reading.times import find_times


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that reading knows of words and of the world, loaded once and shared."""

    times: TimeRules
    registry: Registry
    actor_words: ActorWords
    gazetteer: Gazetteer
    quotes: QuoteRules
    events: EventRules
    figures: FigureRules
    ledger: LedgerRules
    contexts: ContextRules

    @classmethod
    def load(cls, folder: Path | None = None) -> Knowledge:
        """The shipped knowledge, with a user's folder laid over it.

        Raises:
            KnowledgeError: a file of either is wrong.
        """
        files = KnowledgeFiles(folder)
        return cls(
            TimeRules.load(files),
            Registry.load(files),
            ActorWords.load(files),
            Gazetteer.load(files),
            load_quote_rules(files),
            EventRules.load(files),
            FigureRules.load(files),
            LedgerRules.load(files),
            ContextRules.load(files),
        )


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles; holds nothing of one when it turns to the next."""

    parser: Parser
    knowledge: Knowledge
    narrative: bool = False

    @classmethod
    def load(cls, model: str = SHIPPED_MODEL, knowledge: Path | None = None, narrative: bool = False) -> Reader:
        """A reader with the named language model; ``narrative`` reads every text's dates as a history's.

        Raises:
            ModelError: the model is not installed.
            KnowledgeError: a knowledge file is wrong.
        """
        return cls(load_parser(model), Knowledge.load(knowledge), narrative)

    def read(self, document: Document, predicates: bool = False) -> Reading:
        """What one article tells."""
        return self.read_many([document], predicates)[0]

    def read_many(self, documents: Sequence[Document], predicates: bool = False) -> list[Reading]:
        """What each article tells, in the same order; each is parsed by itself, so that none changes another's reading.

        Args:
            predicates: Whether every other verb and event noun is given too, with its status.
        """
        return [self._read(parse, predicates) for parse in self.parser.parse_many(documents)]

    def scene(self, parse: Parse) -> tuple[list[Timex], Findings]:
        """The times of a parsed article, and all that the reading of its events draws on."""
        known = self.knowledge
        times = find_times(parse, known.times, self.narrative)
        places = find_places(parse, known.gazetteer)
        actors = find_actors(parse, times, known.registry, known.actor_words, places)
        quotes = find_quotes(parse, actors, times, known.quotes)
        dater = EventDater(parse, times, known.times.worth["EVENTNOUN"])
        return times, Findings(parse, actors, places, quotes, dater.date, known.registry)

    def _read(self, parse: Parse, predicates: bool) -> Reading:
        known = self.knowledge
        times, scene = self.scene(parse)
        events = with_contexts(find_events(scene, known.events), parse, known.contexts)
        figures = link_figures(find_figures(parse, known.figures), parse, events, scene.quotes)
        return Reading(
            document=parse.document,
            times=tuple(times),
            actors=tuple(scene.actors),
            places=tuple(scene.places),
            events=tuple(events),
            predicates=tuple(find_predicates(scene, known.events, events)) if predicates else (),
            quotes=tuple(scene.quotes),
            figures=tuple(figures),
            shifts=tuple(find_shifts(scene, known.ledger)),
            offers=tuple(find_offers(parse, events, times, known.ledger)),
            model=parse.model,
        )
