"""Whose a noun phrase is, and what that says about country and sector."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.actorwords import ActorNoun, NounKind
from dragoman.knowledge.registry import NameForm, Role
from dragoman.model.actor import ActorKind, ActorMention
from dragoman.reading.noun_phrases import NounPhrase, case_of, conjuncts, is_cause
from dragoman.reading.scene import Scene

Ideas = Sequence[ActorNoun]

_OWN_SECTOR = frozenset(("REB", "PRM", "CRM", "PTY", "BUS", "JRN", "SPY", "COP"))
"""Sectors that an owner gives to all its people: a rebel group's commanders are rebels."""
_OFFICIALS = frozenset(("GOV", "LEG", "ELI", "MIL"))
_OWN_PEOPLE = frozenset(("civilian", "relative"))
_NO_NAME = frozenset(("DET", "NUM", "PRON", "ADV", "PUNCT", "ADP", "SCONJ"))


def owner_of(scene: Scene, sentence: int, phrase: NounPhrase) -> ActorMention | None:
    """Whose the phrase is."""
    return scene.resolve(sentence, phrase.owner) if phrase.owner is not None else None


def country_of(scene: Scene, sentence: int, phrase: NounPhrase) -> str | None:
    """The country to which a phrase belongs: its owner's, else that of another name in it."""
    owner = owner_of(scene, sentence, phrase)
    if owner is not None and owner.actor.country:
        return owner.actor.country
    for word in (*range(phrase.first, phrase.head), *range(phrase.head + 1, phrase.last)):
        chunk = scene.chunks.get((sentence, word)) if not is_cause(phrase.sentence, word) else None
        entry = next((e for e in chunk.entries if not e.actor.startswith("person:")), None) if chunk else None
        if entry is not None and (entry.strong or entry.form is not NameForm.METONYM):
            country = scene.registry.actor(entry.actor).country
            if country:
                return country
    inner = _country_in_owner(scene, sentence, phrase) if owner is None else None
    return inner or _country_of_place(scene, sentence, phrase) or _country_behind(scene, sentence, phrase)


def _country_in_owner(scene: Scene, sentence: int, phrase: NounPhrase) -> str | None:
    """That of the name before a thing of which somebody is head: "the chief of UN peacekeeping"."""
    if phrase.link != "of" or phrase.owner is None:
        return None
    for child in phrase.sentence.dependents(phrase.owner, "compound", "amod", "nmod", "nmod:poss"):
        chunk = scene.chunks.get((sentence, child))
        if child < phrase.owner and chunk is not None and chunk.entries and not chunk.is_person:
            return scene.registry.actor(chunk.entries[0].actor).country
    return None


def _country_behind(scene: Scene, sentence: int, phrase: NounPhrase) -> str | None:
    """That of the state in which somebody is whose owner is none: "a Shiite cleric in Iraq"."""
    if phrase.link != "name":
        return None
    of = phrase.sentence
    for child in of.children[phrase.head]:
        if child >= phrase.last and of.relations[child].startswith("nmod") and case_of(of, child) in ("in", "from"):
            chunk = scene.chunks.get((sentence, child))
            if chunk is not None and chunk.entries and not chunk.is_person:
                return scene.registry.actor(chunk.entries[0].actor).country
            return scene.place_country(sentence, child)
    return None


def _country_of_place(scene: Scene, sentence: int, phrase: NounPhrase) -> str | None:
    """That of a town in the phrase or in which it stands: "Shanghai police", "villagers in X"."""
    words = [*range(phrase.first, phrase.head), *range(phrase.head + 1, phrase.last)]
    if phrase.owner is not None:
        words.append(phrase.owner)
    words = [w for w in words if not is_cause(phrase.sentence, w)]
    return next((country for w in words if (country := scene.place_country(sentence, w)) is not None), None)


def country_list(scene: Scene, sentence: int, phrase: NounPhrase) -> list[str]:
    """Countries of all the owners joined in a phrase: "of Venezuela and Guyana"."""
    if phrase.owner is None:
        return []
    found: list[str] = []
    for word in conjuncts(phrase.sentence, phrase.owner):
        if word != phrase.owner and word >= phrase.last and word > phrase.head:
            continue
        mention = scene.resolve(sentence, word)
        if mention is not None:
            found.extend(m.country for m in (mention.members or (mention.actor,)) if m.country)
    return list(dict.fromkeys(found))


def sector_of(
    scene: Scene, phrase: NounPhrase, ideas: Ideas, role: Role | None, owner: ActorMention | None
) -> str | None:
    """The sector in which somebody acts: an armed group's or firm's for all its people, else the noun's own."""
    idea = next((i for i in ideas if i.kind not in (NounKind.COLLECTIVE, NounKind.PART)), None)
    if owner is not None and owner.actor.id.startswith("parliament:") and (idea is None or idea.id != "candidate"):
        return "LEG"
    if idea is not None and idea.id == "relative" and owner is not None and owner.kind is ActorKind.PERSON:
        return "ELI" if owner.actor.sector in _OFFICIALS else idea.sector
    if owner is not None and owner.actor.sector in _OWN_SECTOR and (idea is None or idea.id not in _OWN_PEOPLE):
        return owner.actor.sector
    if "shadow" in phrase.words and role is not None:
        return "OPP"
    sector = (role.sector if role is not None else None) or (idea.sector if idea is not None else None)
    if idea is not None and not idea.weak and idea.sector is not None:
        sector = idea.sector
    if idea is not None and (idea.weak or (sector is None and role is None)):
        told = _told_sector(scene, phrase)
        is_body = owner is not None and owner.kind not in (ActorKind.PERSON, ActorKind.PEOPLE)
        owned = owner.actor.sector if owner is not None and is_body else None
        sector = told or (owned if role is None or not role.sector or owned == "LEG" else None) or sector
    if is_past(scene, phrase) and sector is not None and scene.words.has("sector-past", sector):
        return "ELI"
    return sector


def _told_sector(scene: Scene, phrase: NounPhrase) -> str | None:
    """The sector to which the words before the noun point, the nearest first; "community" says less than any other."""
    of = phrase.sentence
    free = [w for w in range(phrase.head - 1, phrase.first - 1, -1) if (of.index, w) not in scene.chunks]
    told = [s for w in free if (s := scene.words.modifier_sector(of.words[w].lower()))]
    return next((s for s in told if s != "CVL"), told[0] if told else None)


def plain_name(scene: Scene, phrase: NounPhrase) -> str:
    """The words without article, number and possessive pronoun."""
    of = phrase.sentence
    first = phrase.first
    while (
        first < phrase.head
        and of.words[first + 1] not in ("-", "–")
        and (
            of.upos[first] in _NO_NAME or of.words[first].lower() in ("the", "a", "an", "more", "many", "some", "fewer")
        )
    ):
        first += 1
    text = scene.parse.document.text
    return " ".join(of.span(first, max(phrase.last, phrase.head + 1)).of(text).split())


def extent_of(scene: Scene, phrase: NounPhrase) -> tuple[int, int]:
    """The words of the mention: with "of ..." only where that names an actor."""
    if phrase.link in ("of", "in") and owner_of(scene, phrase.sentence.index, phrase) is None:
        return phrase.first, phrase.head + 1
    return phrase.first, max(phrase.last, phrase.head + 1)


def is_past(scene: Scene, phrase: NounPhrase) -> bool:
    return any(scene.words.has("past", w) or w.startswith("ex-") for w in phrase.words)
