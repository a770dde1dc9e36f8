"""Who a phrase means on a day, why, and who else it might have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.knowledge.lexicon import NameEntry
from dragoman.knowledge.registry import Registry
from dragoman.model.actor import ActorMention, Office
from dragoman.pipeline.actors import registry
from dragoman.pipeline.desk import LoadReader
from dragoman.pipeline.operations import who

_RULES = {
    "name": "a name of this actor",
    "metonym": "a place or house that stands for this body",
    "demonym": "an adjective of this country",
    "people": "a people of this country",
    "place": "a place whose government or people it is",
    "noun": "a description whose country the words name",
    "relation": "a relation to somebody whom the words name",
}
"""What a rule of ``reading/actors.py`` goes by, for a person."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One actor whom a phrase may mean.

    Attributes:
        reason: What speaks for it: the office held on the day, a name, a metonym; of one that was passed over also why.
        form: How the words stand for the actor; empty for one that was passed over.
        offices: Offices held on the day, with their terms.
    """

    id: str
    name: str
    country: str | None
    sector: str | None
    reason: str
    form: str = ""
    offices: tuple[str, ...] = ()


def answers(
    phrase: str, on: date | None = None, knowledge: Path | None = None, load: LoadReader | None = None
) -> list[Answer]:
    """Who is meant, first, and those who were passed over; empty where nobody is found.

    Passed over are other actors of the same name, and who held the same office before and after.

    Raises:
        UsageError: the phrase is empty.
    """
    known = who(phrase, on, load=load)
    if known is None or (known.mention.actor.id.startswith("text:") and known.mention.actor.country is None):
        return []
    actors = registry(knowledge)
    mention = known.mention
    actor = mention.actor
    held = _held(mention, on, actors)
    reason = _reason(mention, held, actors)
    first = Answer(actor.id, actor.name, actor.country, actor.sector, reason, mention.form.value, known.offices)
    others = {a.id: a for a in (*_of_same_name(phrase, actors), *_of_same_office(held, actors))}
    return [first, *(a for a in others.values() if a.id != actor.id)]


def _held(mention: ActorMention, on: date | None, actors: Registry) -> Office | None:
    """The office by which a phrase found its holder."""
    if mention.rule == "name":
        return None
    running = actors.offices_of(mention.actor.id, on) or actors.offices_of(mention.actor.id)
    return running[0] if running else None


def _reason(mention: ActorMention, held: Office | None, actors: Registry) -> str:
    if held is not None:
        return f"{_called(held, actors)} ({held.first or '?'} to {held.last or 'now'})"
    told = _RULES.get(mention.rule, mention.rule)
    return told if not mention.actor.id.startswith("text:") else f"{told}; nobody in the registry"


def _called(office: Office, actors: Registry) -> str:
    body = actors.get(office.body)
    return f"{office.role.replace('_', ' ')}, {body.name if body else office.body}"


def _of_same_name(phrase: str, actors: Registry) -> Iterator[Answer]:
    bare = re.sub(r"^the\s+", "", phrase.strip().rstrip("."), flags=re.IGNORECASE)
    for entry in dict.fromkeys((*actors.entries(phrase), *actors.entries(bare))):
        actor = actors.get(entry.actor)
        if actor is not None:
            yield Answer(actor.id, actor.name, actor.country, actor.sector, _named(entry))


def _named(entry: NameEntry) -> str:
    told = "also a name of this actor" if entry.form.value == "name" else f"also a {entry.form.value} of this actor"
    return told if entry.strong else f"{told}, but one that often means something else"


def _of_same_office(held: Office | None, actors: Registry) -> Iterator[Answer]:
    """Who held an office before and after a term."""
    if held is None:
        return
    terms = sorted(actors.holders(held.role, held.body, None), key=lambda o: (o.first or date.min, o.last or date.max))
    at = terms.index(held)
    for office in (*terms[max(0, at - 1) : at], *terms[at + 1 : at + 2]):
        if (actor := actors.get(office.holder)) is not None:
            before = terms.index(office) < at
            when = f"until {office.last or '?'}" if before else f"from {office.first or '?'}"
            yield Answer(actor.id, actor.name, actor.country, actor.sector, f"{_called(office, actors)}, {when}")
