"""The record as the user holds it: add articles, ask questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.exchange.formats import Written
from dragoman.ingest.book import AddressBook
from dragoman.ingest.mapping import ColumnMap
from dragoman.ingest.opening import Reach
from dragoman.model.document import Document
from dragoman.model.event import Relation
from dragoman.model.mention import Outcome, Reading
from dragoman.pipeline import ledgers, panels, storyline
from dragoman.pipeline import outlook as outlooks
from dragoman.pipeline.actors import find_actor, registry
from dragoman.pipeline.adding import Added, Tell, Told, add_arrivals
from dragoman.pipeline.checking import draw_sample
from dragoman.pipeline.claims import claims
from dragoman.pipeline.desk import LoadReader, ReaderSettings, reader_of
from dragoman.pipeline.intake import Input, Intake
from dragoman.pipeline.merging import bring_up_to_date
from dragoman.pipeline.operations import engine_for
from dragoman.pipeline.provenance import provenance_of
from dragoman.record.filters import Filters, first_day
from dragoman.record.forecasts import GivenForecasts
from dragoman.record.queries import Questions, Rows
from dragoman.record.store import Store
from dragoman.record.tables import Provenance, digest
from dragoman.record.verify import verify_record

if TYPE_CHECKING:
    from dragoman.ingest.web import Web
    from dragoman.pipeline.imported import Imported


class Record:
    """A record folder: what many articles told.

    Every question takes the same filters: ``actor, recipient, between, type, mode, status, since, until, place, source,
    story, min_confidence``; an actor is named by id, ISO3 or any known name, a day as ``2025-03-01``, ``2025-03`` or ``2025``.
    Answers are ``Rows``: ``.arrow()``, ``.df()``, ``.to_dicts()``.

    Args:
        folder: Need not exist before the first ``add``.
        model, knowledge: What reads the articles that are added.
        load: Another reader than the shipped one.

    Raises:
        RecordError: the folder is no record, or a later version's.
    """

    def __init__(
        self,
        folder: str | Path = "record",
        *,
        model: str = "en_dragoman",
        knowledge: str | Path | None = None,
        load: LoadReader | None = None,
    ) -> None:
        self.store = Store(Path(folder))
        self._model = model
        self._knowledge = Path(knowledge) if knowledge is not None else None
        self._load = load or ReaderSettings(model, self._knowledge)
        self._questions: tuple[list[str], Questions] | None = None

    def add(
        self,
        inputs: Input | Iterable[Input],
        *,
        published: date | None = None,
        workers: int = 1,
        tell: Tell | None = None,
        columns: str | None = None,
        follow: bool = False,
        allow_private: bool = False,
        today: date | None = None,
        web: Web | None = None,
    ) -> Added:
        """Read and keep; what was read before by the same rules is passed over, so that adding twice changes nothing.

        A chunk is on disk before it is reported, and a crash loses only the chunks under way; adding the same inputs again
        then ends with the record that there would have been. An article with a known URL (or, without one, a known id) and
        new text becomes a new version; questions see the latest. An address is fetched once: later only if it has changed.

        Args:
            inputs: Paths, addresses, ``"-"``, documents or JSONL rows; one or many.
            published: Day of articles that bring none.
            columns: What the columns of tables and rows are called where the usual names do not find them:
                ``"text=body,published=date"``.
            follow: Also fetch the pages that feeds link to, and read those instead of the feed's few lines.
            allow_private: Also fetch from machines that are not on the open net.
            today: A day after which articles are told of as dated in the future; None asks for no day.
            web: What fetches, instead of the shipped one.

        Raises:
            RecordError: somebody else is writing to this record.
            UsageError: ``columns`` names no field.
        """
        from dragoman.ingest.web import Web

        many = [inputs] if isinstance(inputs, str | Path | Document | dict) else inputs
        named = ColumnMap.of(columns)
        provenance = self._provenance()
        with self.store.writer():
            fetcher = web or Web(allow_private=allow_private, agent=f"dragoman/{provenance.code}")
            if fetcher.book.path is None:
                fetcher.book = AddressBook.opened(
                    self.store.folder / "addresses.json", digest(list(astuple(provenance)))
                )
            intake = Intake(many, published, Reach(named, fetcher, follow))
            engine = engine_for(workers, self._load)
            added = add_arrivals(intake.arrivals(), self.store, provenance, self._load, engine, Told(tell, today))
            fetcher.book.save()
        return replace(added, known=added.known + fetcher.unchanged)

    def import_(self, form: str, paths: str | Path | Iterable[str | Path], *, tell: Tell | None = None) -> Imported:
        """Take in somebody else's event data (``"gdelt"``, ``"polecat"``, ``"icews"``, ``"acled"``, ``"plover"``).

        Each row becomes an event mention of a document of its own; its rule is ``import:gdelt`` and so on. Doing it twice
        changes nothing, and after a crash it goes on where it was.

        Args:
            paths: Files, plain, ``.zip`` or ``.gz``, or folders of them.
            tell: Told, block by block, how many more rows are done.

        Raises:
            UsageError: no such format.
            RecordError: somebody else is writing to this record.
        """
        from dragoman.exchange.registry import import_format
        from dragoman.pipeline.imported import import_rows
        from dragoman.pipeline.imported_actors import Cast

        known = import_format(form)
        many = [paths] if isinstance(paths, str | Path) else paths
        cast = Cast(registry(self._knowledge))
        with self.store.writer():
            return import_rows(many, known, self.store, cast, self._provenance().code, tell)

    def events(self, **filters: Any) -> Rows:
        """What happened, each once however often told, with its ``mentions``, ``figures`` and ``first_reported``, by day."""
        return self.ask("events", **filters)

    def quotes(self, **filters: Any) -> Rows:
        """What was said; ``actor`` is the speaker, ``recipient`` the addressee."""
        return self.ask("quotes", **filters)

    def figures(self, **filters: Any) -> Rows:
        """Counts; ``actor`` is who gives the figure or did the act that it counts."""
        return self.ask("figures", **filters)

    def offers(self, **filters: Any) -> Rows:
        """Offers, requests, demands and what became of them; ``actor`` makes them."""
        return self.ask("offers", **filters)

    def shifts(self, **filters: Any) -> Rows:
        """Stances that moved; ``actor`` is whose, ``recipient`` towards whom."""
        return self.ask("shifts", **filters)

    def documents(self) -> Rows:
        """The articles, latest versions, by day of publication."""
        return self.questions().all_rows("documents")

    def quarantine(self) -> Rows:
        """What was set aside, and why."""
        return self.questions().all_rows("quarantine")

    def ask(self, kind: str, **filters: Any) -> Rows:
        """Rows of any kind (``"events"``, ``"times"`` ...) that pass the filters.

        Raises:
            RecordError: there is no record yet.
            UsageError: no such kind or filter.
        """
        return self.questions().ask(kind, self._filters(filters))

    def relation(self, one: str, other: str, step_days: int = 7, **filters: Any) -> Relation:
        """How two sides stood to each other, week by week (``step_days=1``: day by day), with the turning points."""
        return storyline.relation(self.questions(), find_actor, one, other, step_days, self._filters(filters))

    def relations(self, one: str, other: str, step_days: int = 7, **filters: Any) -> Rows:
        """The same as rows: one a step and direction."""
        return storyline.relation_rows(self.relation(one, other, step_days, **filters))

    def ledger(self, *, only_open: bool = False, **filters: Any) -> Rows:
        """Offers, each once over all articles, with the answer wherever it stands; ``actor`` makes them."""
        found = ledgers.offers(self.questions(), self._filters(filters))
        return ledgers.ledger_rows(self.questions(), [o for o in found if not only_open or o.outcome is Outcome.OPEN])

    def offer_totals(self, **filters: Any) -> Rows:
        """For each actor how many offers it made, were put to it, it answered, and let lapse or ignored."""
        return ledgers.total_rows(ledgers.offers(self.questions(), self._filters(filters)))

    def stories(self, days: int = 3, **filters: Any) -> Rows:
        """Happenings told by several articles, with the days that matter and a line for each."""
        return storyline.stories(self.questions(), days, self._filters(filters))

    def predictions(self, **filters: Any) -> Rows:
        """What was planned, threatened or held possible, and whether it came; the filters are of the act foretold."""
        return ledgers.predictions(self.questions(), self._filters(filters))

    def claims(self, **filters: Any) -> Rows:
        """What articles call the first, deadliest or lowest since a day, and whether the record bears it out."""
        return claims(self.questions(), self._filters(filters))

    def since(self, day: str | date, **filters: Any) -> Rows:
        """Events that an article of this day or later tells of: what is new."""
        return storyline.since(self.questions(), first_day(day), self._filters(filters))

    def export(self, form: str, path: str | Path, *, mentions: bool = False, **filters: Any) -> Written:
        """Write events in a format of others (``"gdelt"``, ``"acled"`` ... ``dragoman export --list`` names them).

        A format without a status gets what happened unless the filters name a status; the result tells what was left out.

        Args:
            path: A file, replaced where there is one; for a format that is a folder a new or empty one.
            mentions: Every mention instead of merged events.

        Raises:
            UsageError: no such format or filter, or the folder is not empty.
        """
        from dragoman.exchange.registry import export_format
        from dragoman.pipeline.exchange import export_record

        known, asked = export_format(form), self._filters(filters)
        return export_record(self.questions(), known, Path(path), asked, of_mentions=mentions)

    def count(
        self,
        by: str | Iterable[str] = panels.DEFAULT_KEYS,
        *,
        zeros: bool = False,
        mentions: bool = False,
        undirected: bool = False,
        actors: panels.Actors = "side",
        **filters: Any,
    ) -> panels.Panel:
        """How many events by any of ``actor, recipient, type, mode, quad, status, place, country, source`` and a unit of time.

        What happened or goes on counts, unless ``status`` is asked for or counted by; ``.notes`` tells what was left out.

        Args:
            zeros: Also a row for what occurs at some time but not in this unit.
            mentions: Each telling counts, instead of each event.
            undirected: Pairs, whoever did it to whom.
            actors: ``"side"`` (a state for all its organs), ``"country"`` or ``"id"``.

        Raises:
            UsageError: no such key, or a panel that would be too long.
        """
        count = panels.Count(panels.keys_of(by), zeros, mentions, undirected, actors)
        return panels.count_events(self.questions(), self._filters(filters), count)

    def sample(self, number: int, *, seed: int = 0, **filters: Any) -> Rows:
        """A sheet of events drawn by chance, with their sentences, to be checked by hand; the same seed draws the same."""
        return draw_sample(self.questions(), self._filters(filters), number, seed)

    def event_of(self, name: str) -> str | None:
        """The id, as of now, of the event that an id means: its own, an earlier one, a mention's; None for no such id."""
        return self.questions().event_of(name)

    def behind(self, name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """The acts that an id stands for, each with its article as rows, the leading one first."""
        return self.questions().behind(name)

    def outlook(
        self,
        one: str,
        other: str,
        *,
        type: str | None = None,  # noqa: A002 - the contract's name
        days: int = outlooks.DAYS,
        on: date | None = None,
    ) -> list[dict[str, Any]]:
        """How likely acts of one side towards the other are to be reported within some days, likeliest first.

        A forecast that is asked for from the record's last day on is kept in its folder, to be scored when its days are over.

        Args:
            type: A PLOVER type or a quad class; every class without one.
            on: First day foretold; only what was published before it is known.
        """
        offers = ledgers.offers(self.questions(), self._filters({"between": (one, other)}))
        found = outlooks.given_now(self.questions(), find_actor, offers, one, other, type, days, on)
        if on is None:
            names = digest(self.store.part_names())
            GivenForecasts(self.store.folder).give({**forecast, "record": names} for forecast in found)
        return found

    def suppose(
        self,
        one: str,
        other: str,
        act: str,
        *,
        type: str | None = None,  # noqa: A002 - the contract's name
        days: int = outlooks.DAYS,
        on: date | None = None,
    ) -> list[dict[str, Any]]:
        """How a supposed act (``2025-05-20 USA SANCTION RUS``, or a sentence) would change the probabilities, and why."""
        return outlooks.supposed_now(self.questions(), find_actor, self._read_sentence, one, other, act, type, days, on)

    def watch(self, actor: str, *, days: int = outlooks.DAYS, on: date | None = None) -> list[dict[str, Any]]:
        """What has become likelier within a week, by and towards an actor; onsets after the rest."""
        return outlooks.rising_now(self.questions(), find_actor, actor, days, on)

    def outlook_faults(self) -> list[str]:
        """Lines of the kept forecasts that could not be read and are passed over, one sentence each."""
        return GivenForecasts(self.store.folder).faults()

    def outlook_scores(self) -> list[dict[str, Any]]:
        """How good the forecasts kept in the record were, of those whose days are over: all, by class, by length."""
        given = GivenForecasts(self.store.folder).read()
        return [outlooks.plain_scores(each) for each in outlooks.track_record(self.questions(), find_actor, given)]

    def status(self) -> dict[str, Any]:
        """How much is in the record."""
        return {**self.questions().counts(), "parts": len(self.store.part_names())}

    def verify(self) -> list[str]:
        """What is wrong with the record's files, one sentence each; empty for a sound record."""
        return verify_record(self.store)

    def sql(self, query: str) -> Any:
        """An Arrow table for SQL over ``documents, events, quotes ...`` (``current_events ...``: latest versions)."""
        return self.questions().sql(query)

    def questions(self) -> Questions:
        """The record as it is now, ready to be asked."""
        names = self.store.part_names()
        if self._questions is None or self._questions[0] != names:
            self._questions = names, bring_up_to_date(Questions(self.store, find_actor), self.store)
        return self._questions[1]

    def _read_sentence(self, text: str, on: date) -> Reading:
        return next(iter(reader_of(self._load).read_many([Document("supposed", text, on, language="en")])))

    def _filters(self, given: dict[str, Any]) -> Filters:
        """Filters, with the stories at hand where one is asked for; an earlier id of an event in it will do."""
        filters = Filters.of(**given)
        if filters.story is None:
            return filters
        storyline.lend_stories(self.questions())
        return replace(filters, story=self.event_of(filters.story) or filters.story)

    def _provenance(self) -> Provenance:
        from dragoman import __version__

        return provenance_of(self._model, self._knowledge, __version__)
