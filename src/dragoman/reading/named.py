"""What a name means where it stands: a person, a state, its government, its people, a body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dragoman.knowledge.actorwords import NounKind
from dragoman.knowledge.registry import NameEntry, NameForm
from dragoman.model.actor import Actor, ActorForm, ActorKind, ActorMention, ResolvedActor
from dragoman.reading.appositions import descriptions_of, head_of
from dragoman.reading.idioms import is_vehicle
from dragoman.reading.names import NameChunk, best_entry, singular_of_people
from dragoman.reading.noun_phrases import case_of, role_in_clause
from dragoman.reading.offices import find_role, note_facts
from dragoman.reading.possession import country_list, country_of, extent_of, owner_of, plain_name, sector_of
from dragoman.reading.scene import Scene, bodies_of_state
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.standings import Standing

_DATELINE_WORDS = 8
_HAS_VERB = frozenset(("VERB", "AUX"))
_FEW = 3
"""A state named no more often than this may owe it to the ambiguous name itself."""
_NOUN_RELATIONS = frozenset(("nsubj", "obj", "iobj", "obl", "root", "conj", "nmod"))
_STATE_KINDS = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT))


def resolve_name(scene: Scene, chunk: NameChunk) -> ActorMention | None:
    """The mention that a name makes, or None where it names no actor."""
    of = scene.sentence(chunk.sentence)
    if is_vehicle(scene, of, chunk.first, chunk.last):
        return None
    if chunk.is_person:
        return _person(scene, chunk)
    if not chunk.entries:
        if scene.words.has("document", of.words[chunk.last - 1].lower()) or is_seat(chunk.text):
            return None
        korea = north_or_south(scene, of, chunk.head)
        if korea is not None:
            return _mention(scene, chunk, korea, ActorForm.NAME, "name", 0.8)
        return _unknown_body(scene, chunk, of) if chunk.tag in ("ORG", "NORP") else None
    entry = _entry_here(scene, chunk, of)
    if entry is None:
        return None
    actor = scene.registry.actor(entry.actor)
    if is_elliptic(of, chunk):
        found = _elliptic(scene, chunk, actor)
        if found is not None:
            return found
    one = _one_of_people(scene, chunk, of, actor) if entry.form in (NameForm.PEOPLE, NameForm.DEMONYM) else None
    if one is not None:
        return one
    if entry.form is NameForm.PEOPLE and _is_adjective(of, chunk.head):
        return _mention(scene, chunk, actor, ActorForm.NAME, "demonym", 0.6)
    if entry.form is NameForm.PEOPLE and actor.kind in _STATE_KINDS:
        return _people(scene, chunk, of, actor)
    if entry.form is NameForm.DEMONYM:
        return _mention(scene, chunk, actor, ActorForm.NAME, "demonym", 0.6)
    if _is_borrowed(scene, entry, actor):
        local = _local_body(scene, chunk, actor)
        return _mention(scene, chunk, local, ActorForm.NAME, "name", 0.6, kind=actor.kind)
    if actor.kind is ActorKind.PEOPLE and actor.country is None:
        return _people_of_country(scene, chunk, actor)
    actor = scene.of_its_day(actor)
    spatial = actor.kind in _STATE_KINDS or (entry.form is NameForm.METONYM and actor.kind is ActorKind.BODY)
    if spatial and (is_dateline(scene, of, chunk) or is_place(scene, of, chunk.head, entry.form)):
        return _mention(scene, chunk, actor, _form(entry), "place", 0.3)
    rule = "metonym" if entry.form is NameForm.METONYM else "name"
    return _mention(scene, chunk, actor, _form(entry), rule, 0.95 if entry.strong else 0.8)


def north_or_south(scene: Scene, of: Sentence, word: int) -> Actor | None:
    """The state that "the North" or "the South" is in an article that names both states of Korea, else None."""
    country = {"North": "PRK", "South": "KOR"}.get(of.words[word])
    expected = scene.standings.expected
    if country is None or not expected["PRK"] or not expected["KOR"]:
        return None
    has_article = word > 0 and of.words[word - 1].lower() == "the"
    return scene.registry.get(f"state:{country}") if has_article else None


def _people_of_country(scene: Scene, chunk: NameChunk, people: Actor) -> ActorMention:
    """A people or faith that lives in many states: "Iraqi Kurds", "Christians in Egypt"."""
    phrase = scene.phrase(chunk.sentence, chunk.head)
    country = country_of(scene, chunk.sentence, phrase) if phrase.head == chunk.head else None
    if country is None:
        return _mention(scene, chunk, people, ActorForm.NAME, "name", 0.8, plural=True)
    known = scene.unknown(plain_name(scene, phrase), country, people.sector)
    extent = extent_of(scene, phrase)
    return scene.mention(
        chunk.sentence, extent, chunk.head, known, ActorForm.NAME, "people", 0.8, kind=ActorKind.PEOPLE, plural=True
    )


_BORROWED = ("parliament", "supreme_court", "central_bank", "military")


def _is_borrowed(scene: Scene, entry: NameEntry, actor: Actor) -> bool:
    """Whether a name that many states use stands in an article that names the best known of them nowhere else."""
    if entry.strong or entry.form is not NameForm.NAME or actor.id.split(":")[0] not in _BORROWED:
        return False
    return scene.standings.expected.get(actor.country or "", 0) <= 1


def _local_body(scene: Scene, chunk: NameChunk, actor: Actor) -> Actor | ResolvedActor:
    """ "Congress" or "the National Guard" of the country in focus."""
    body = actor.id.split(":")[0]
    home = frozenset((actor.country or "",))
    focus = scene.focus(chunk.sentence, chunk.first, without=home)
    focus = focus if focus not in home else None
    if body == "parliament" and (focus is None or not scene.words.has("congress-state", focus)):
        return actor
    local = scene.registry.get(f"{body}:{focus}") if focus else None
    return local or (actor if body != "military" else scene.unknown(chunk.text, focus, actor.sector))


def _is_adjective(of: Sentence, word: int) -> bool:
    """Whether a word describes a noun behind it: "Guyanese forces"."""
    return of.relations[word].split(":")[0] in ("amod", "compound", "nmod") and of.heads[word] > word


def _form(entry: NameEntry) -> ActorForm:
    return ActorForm.METONYM if entry.form is NameForm.METONYM else ActorForm.NAME


def _mention(
    scene: Scene, chunk: NameChunk, actor: Actor | ResolvedActor, form: ActorForm, rule: str, confidence: float,
    kind: ActorKind | None = None, plural: bool = False,
) -> ActorMention:  # fmt: skip
    of = scene.sentence(chunk.sentence)
    first = chunk.first
    if first and of.words[first - 1].lower() == "the" and of.heads[first - 1] in range(chunk.first, chunk.last):
        first -= 1
    return scene.mention(
        chunk.sentence, (first, chunk.last), head_of(of, chunk), actor, form, rule, confidence, kind=kind, plural=plural
    )


def _entry_here(scene: Scene, chunk: NameChunk, of: Sentence) -> NameEntry | None:
    """The reading of a name that its place in the sentence allows."""
    weights = scene.standings.weights(chunk.sentence, chunk.first)
    word = chunk.head
    forms: Sequence[NameForm] = (NameForm.NAME, NameForm.METONYM, NameForm.PEOPLE, NameForm.DEMONYM)
    before_noun = of.relations[word].split(":")[0] in ("amod", "compound", "nmod") and of.heads[word] > word
    if of.upos[word] == "ADJ" or of.relations[word] == "amod" or (before_noun and of.xpos[word] in ("JJ", "NN")):
        forms = (NameForm.DEMONYM, NameForm.PEOPLE, NameForm.NAME, NameForm.METONYM)
    elif of.xpos[word] in ("NNS", "NNPS"):
        forms = (NameForm.PEOPLE, NameForm.NAME, NameForm.METONYM, NameForm.DEMONYM)
    for form in forms:
        found = _international(scene, chunk, form) or best_entry(chunk.entries, (form,), scene.registry, weights)
        if found is None or (found.actor.startswith("person:") and len(chunk.entries) > 1):
            continue
        if (
            found.form is NameForm.METONYM
            and not found.strong
            and not found.actor.startswith("government:")
            and (before_noun)
        ):
            continue
        return found
    return None


def _international(scene: Scene, chunk: NameChunk, form: NameForm) -> NameEntry | None:
    """A seat that a state and a body share means the body: "Brussels" is the Union unless Belgium is in the article."""
    bodies = [e for e in chunk.entries if e.form is form and e.actor.startswith("igo:")]
    states = [scene.registry.actor(e.actor) for e in chunk.entries if e.form is form and not e.actor.startswith("igo:")]
    if form is not NameForm.METONYM or not bodies or not states:
        return None
    named = max(scene.standings.expected.get(s.country or "", 0) for s in states)
    return bodies[0] if named <= _FEW else None


def _person(scene: Scene, chunk: NameChunk) -> ActorMention | None:
    actor = scene.as_of(scene.persons.named(chunk), scene.published)
    if actor.id.startswith("text:") and actor.name == chunk.text and scene.is_town(chunk.text):
        return None
    scene.standings.learn_gender(actor.id, scene.persons.gender(actor))
    found: Actor | ResolvedActor = actor
    country, sector = _told_of(scene, chunk, actor)
    if actor.id.startswith("text:"):
        known = scene.unknown(actor.name, country, sector)
        scene.standings.learn(ResolvedActor(actor.id, actor.name, known.country, known.sector, None))
        found = scene.standings.complete(ResolvedActor(actor.id, actor.name, country, sector, None))
    elif actor.sector == "ELI":
        if sector not in (None, "ELI"):
            scene.acting[actor.id] = sector or "GOV"
        found = replace(actor, sector=scene.acting.get(actor.id, "ELI"))
    confidence = 0.95 if " " in chunk.text or not actor.id.startswith("text:") else 0.6
    return _mention(scene, chunk, found, ActorForm.NAME, "name", confidence, kind=ActorKind.PERSON)


def _told_of(scene: Scene, chunk: NameChunk, actor: Actor) -> tuple[str | None, str | None]:
    """Country and sector that titles and appositions give a person; what they call the person is kept as well."""
    country, sector = None, None
    for description in descriptions_of(scene, chunk):
        phrase = description.phrase
        _, ideas = scene.words.nouns(phrase.words, phrase.lemma)
        role = find_role(scene, phrase)
        if not ideas and role is None:
            continue
        countries = country_list(scene, chunk.sentence, phrase)
        if len(countries) > description.order and len(countries) > 1:
            found = countries[description.order]
        else:
            found = country_of(scene, chunk.sentence, phrase) or ""
        owner = owner_of(scene, chunk.sentence, phrase)
        fitting = [i for i in ideas if i.kind is not NounKind.COLLECTIVE]
        note_facts(scene, actor.id, phrase, fitting, role, found or actor.country)
        country = country or found or None
        sector = sector or sector_of(scene, phrase, fitting, role, owner)
    if _sits_in_congress(scene.sentence(chunk.sentence), chunk):
        country, sector = "USA", "LEG"
    if country is None or sector is None:
        body = _body_behind(scene, chunk)
        if body is not None:
            country, sector = country or body.actor.country, sector or body.actor.sector
    if chunk.title < chunk.first:
        words = [w.lower() for w in scene.sentence(chunk.sentence).words[chunk.title : chunk.first]]
        sector = sector or next((s for w in words if (s := _title_sector(scene, w))), None)
        for word in words:
            if scene.words.has("female-title", word):
                scene.standings.learn_gender(actor.id, "f")
            elif scene.words.has("male-title", word):
                scene.standings.learn_gender(actor.id, "m")
    if country is None and sector in ("GOV", "MIL", "LEG", "JUD", "COP") and not actor.country:
        country = scene.place_in(chunk.sentence) or scene.focus(chunk.sentence, chunk.first)
    return country, sector


_BODIES = frozenset(
    (ActorKind.BODY, ActorKind.MILITARY, ActorKind.PARTY, ActorKind.ARMED_GROUP, ActorKind.INTERNATIONAL,
     ActorKind.COMPANY, ActorKind.OUTLET, ActorKind.GOVERNMENT, ActorKind.OTHER, ActorKind.PEOPLE)
)  # fmt: skip


def _body_behind(scene: Scene, chunk: NameChunk) -> ActorMention | None:
    """The body to which a person belongs: "Ruiz of the Red Cross", "Ruiz, who leads the miners' union"."""
    of = scene.sentence(chunk.sentence)
    top = head_of(of, chunk)
    found: list[int] = []
    for child in of.children[top]:
        if child < chunk.last:
            continue
        if of.relations[child].startswith("nmod") and case_of(of, child) in ("of", "from", "at", "with"):
            found.append(child)
        elif of.relations[child] == "acl:relcl" and scene.words.has("leading", of.lemmas[child].lower()):
            found.extend(of.dependents(child, "obj", "obl"))
    for word in found:
        mention = scene.resolve(chunk.sentence, word)
        if mention is not None and mention.kind in _BODIES and mention.rule != "place":
            return mention
    return None


def _sits_in_congress(of: Sentence, chunk: NameChunk) -> bool:
    """Whether party and state stand behind a name as American papers give them: "Ruiz (D-N.Y.)"."""
    behind = "".join(of.words[chunk.last : chunk.last + 4])
    return behind.startswith("(") and is_seat(behind[1:])


def is_seat(word: str) -> bool:
    """Whether a word is party and state of an American lawmaker: "D-N.Y.", "R-Texas"."""
    return len(word) > _FEW and word[:2] in ("D-", "R-", "I-") and word[2].isupper()


def _title_sector(scene: Scene, word: str) -> str | None:
    if scene.words.has("military-title", word):
        return "MIL"
    return "LEG" if scene.words.has("lawmaker-title", word) else None


def _one_of_people(scene: Scene, chunk: NameChunk, of: Sentence, state: Actor) -> ActorMention | None:
    """ "The American" without a noun is the person of that country in focus, "a Cambodian" somebody of it."""
    word = chunk.head
    if _is_adjective(of, word) or chunk.last - chunk.first > 1 or state.kind not in _STATE_KINDS:
        return None
    if of.relations[word].split(":")[0] not in _NOUN_RELATIONS or not singular_of_people(
        of.words[word], scene.registry
    ):
        return None
    if word + 1 < len(of) and of.words[word + 1].lower() in ("one", "ones"):
        return None
    left = {of.words[c].lower() for c in of.children[word] if c < word}
    if "the" in left:
        return national_in_cast(scene, chunk, state)
    if not left & {"a", "an", "one", "another"}:
        return None
    known = scene.unknown(chunk.text, state.country, "CVL")
    return _mention(scene, chunk, known, ActorForm.ROLE, "people", 0.7, kind=ActorKind.PERSON)


def _people(scene: Scene, chunk: NameChunk, of: Sentence, actor: Actor) -> ActorMention:
    """ "The Russians" are their state; "three Israelis" are people of it; "the Spaniard" is one of them."""
    word = chunk.head
    left = [of.words[c].lower() for c in of.children[word] if c < word and of.relations[c] != "case"]
    if of.xpos[word] not in ("NNS", "NNPS") and of.upos[word] != "ADJ" and "the" in left:
        one = national_in_cast(scene, chunk, actor)
        if one is not None:
            return one
    if left == ["the"]:
        return _mention(scene, chunk, actor, ActorForm.NAME, "people", 0.8, kind=ActorKind.STATE, plural=True)
    phrase = scene.phrase(chunk.sentence, word)
    known = scene.unknown(" ".join(of.words[chunk.first : chunk.last]), actor.country, "CVL")
    return scene.mention(
        chunk.sentence,
        (phrase.first, phrase.last),
        word,
        known,
        ActorForm.ROLE,
        "people",
        0.7,
        kind=ActorKind.PEOPLE,
        plural=True,
    )


def national_in_cast(scene: Scene, chunk: NameChunk, state: Actor) -> ActorMention | None:
    """The person introduced before whom "the Spaniard" means: of that country, else of an international body."""
    for countries in ((state.country,), ("EUR", "IGO")):
        found = scene.standings.latest(
            chunk.sentence,
            chunk.first,
            partial(_is_person_of, countries=countries),
        )
        if found is not None:
            return _mention(scene, chunk, found.mention.actor, ActorForm.ROLE, "national", 0.7, kind=ActorKind.PERSON)
    return None


def _is_person_of(standing: Standing, countries: Sequence[str | None]) -> bool:
    return standing.is_one_person and standing.mention.actor.country in countries


def _unknown_body(scene: Scene, chunk: NameChunk, of: Sentence) -> ActorMention | None:
    """A body or people that only the tagger saw, with what its own words say about country and sector."""
    inner = [e for hit in scene.registry.find_names(chunk.text) for e in hit.entries]
    countries = (scene.registry.actor(e.actor).country for e in inner)
    country = next((c for c in countries if c), None)
    if country is None:
        inside = (scene.place_country(chunk.sentence, w) for w in range(chunk.first, chunk.last))
        country = next((c for c in inside if c), None)
    words = [w.lower() for w in of.words[chunk.first : chunk.last]]
    sector, kind, body = None, ActorKind.OTHER, ""
    for end in range(len(words), 0, -1):
        _, ideas = scene.words.nouns(words[:end], of.lemmas[chunk.first + end - 1].lower())
        idea = next((i for i in ideas if i.kind in (NounKind.GROUP, NounKind.PERSON)), None)
        if idea is not None:
            told = next((s for s in map(scene.words.modifier_sector, reversed(words[: end - 1])) if s), None)
            sector, kind, body = (told or idea.sector) if idea.weak else idea.sector, ActorKind.BODY, idea.body
            break
    phrase = scene.phrase(chunk.sentence, chunk.head)
    if country is None and phrase.owner is not None and phrase.owner not in range(chunk.first, chunk.last):
        country = country_of(scene, chunk.sentence, phrase)
    if chunk.tag == "NORP":
        return _unknown_people(scene, chunk, country, of.xpos[chunk.head] in ("NNS", "NNPS"))
    if country is None and sector in ("GOV", "JUD", "LEG", "COP", "MIL"):
        country = scene.focus(chunk.sentence, chunk.first)
    if body in ("parliament", "police", "supreme_court") and country:
        known = scene.registry.get(f"{body}:{country}")
        if known is not None and len(words) == 1:
            return _mention(scene, chunk, known, ActorForm.NAME, "name", 0.7)
    actor = scene.unknown(chunk.text, country, sector)
    scene.standings.learn(actor)
    return _mention(scene, chunk, scene.standings.complete(actor), ActorForm.NAME, "tagger", 0.6, kind=kind)


def _unknown_people(scene: Scene, chunk: NameChunk, country: str | None, plural: bool) -> ActorMention:
    """A people without a state: the group that bears its name ("the Tigrayans"), else people of a country."""
    stem = chunk.text.lower()[:5]
    found = scene.standings.latest(
        chunk.sentence,
        chunk.first,
        lambda s: stem in s.mention.actor.name.lower() and s.mention.actor.country is not None and len(stem) == 5,
    )
    if found is not None:
        return _mention(
            scene, chunk, found.mention.actor, ActorForm.NAME, "people", 0.6, kind=found.mention.kind, plural=plural
        )
    actor = scene.unknown(chunk.text, country, "CVL")
    return _mention(scene, chunk, actor, ActorForm.NAME, "people", 0.5, kind=ActorKind.PEOPLE, plural=plural)


def is_dateline(scene: Scene, of: Sentence, chunk: NameChunk) -> bool:
    """Whether a name is the place of a dateline: before the article proper, its dash, or in a line without a verb."""
    if of.starts[chunk.first] < scene.parse.document.body:
        return True
    if chunk.first < _DATELINE_WORDS:
        for word in range(chunk.last, min(len(of), chunk.last + _DATELINE_WORDS)):
            if of.upos[word] in ("VERB", "AUX"):
                break
            if of.words[word] in ("—", "–", "--"):
                return of.index == 0 or scene.sentence(of.index - 1).paragraph != of.paragraph
    return len(of) <= _DATELINE_WORDS and "DATE" in {n.kind for n in of.names} and not _HAS_VERB & set(of.upos)


def is_place(scene: Scene, of: Sentence, word: int, form: NameForm = NameForm.NAME) -> bool:
    """Whether a state or capital stands here as a place: "in Moscow", "flew to Paris", "left Taipei"."""
    relation, governor = role_in_clause(of, word)
    case = case_of(of, word)
    words = scene.words
    if of.relations[word] == "nmod:poss":
        return False
    if words.has("place-preposition", case) or (case == "at" and form is NameForm.METONYM):
        return True
    if governor == ROOT:
        return False
    lemma = of.lemmas[governor].lower()
    if case == "from" and form is NameForm.METONYM and of.upos[governor] == "VERB":
        return not words.has("source-verb", lemma)
    if case in ("to", "for", "from", "towards"):
        return words.has("motion", lemma) and of.upos[governor] in ("VERB", "NOUN")
    if case == "of":
        return lemma in ("capital", "city", "town", "north", "south", "east", "west", "outskirts", "streets", "suburb",
                         "part", "airspace", "center", "centre", "region", "province", "republic")  # fmt: skip
    if relation in ("obj", "nsubj:pass"):
        return words.has("place-object", lemma) and not case
    return relation == "obl:npmod" or of.relations[word].startswith("nmod:npmod")


def is_elliptic(of: Sentence, chunk: NameChunk) -> bool:
    """Whether a possessive stands without its noun: "Serbia's leader agreed and Kosovo's refused"."""
    after = chunk.last
    if after >= len(of) or of.words[after] not in ("'s", "’s"):
        return False
    if of.relations[chunk.head] == "nmod:poss" and of.heads[chunk.head] > chunk.head:
        return False
    following = of.upos[after + 1] if after + 1 < len(of) else "PUNCT"
    return following in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ", "SCONJ", "ADV")


def _elliptic(scene: Scene, chunk: NameChunk, owner: Actor) -> ActorMention | None:
    """The noun possessed last before, now possessed by this name."""
    for sentence in (chunk.sentence, chunk.sentence - 1):
        if sentence < 0:
            continue
        where = scene.sentence(sentence)
        end = chunk.first if sentence == chunk.sentence else len(where)
        for word in range(end - 1, -1, -1):
            if where.upos[word] != "NOUN" or not where.dependents(word, "nmod:poss"):
                continue
            phrase = scene.phrase(sentence, word)
            length, ideas = scene.words.nouns(phrase.words, phrase.lemma)
            role = find_role(scene, phrase)
            if not length and role is None:
                continue
            day = scene.day(chunk.sentence, chunk.first)
            holder = None
            if phrase.lemma == "leader" and owner.country:
                holder = scene.leader(owner.country, day)
            elif role is not None and owner.country:
                holder = scene.holder(role.key, bodies_of_state(owner.country), day)
            if holder is not None:
                return _mention(scene, chunk, holder, ActorForm.ROLE, "ellipsis", 0.7)
            sector = sector_of(scene, phrase, ideas, role, None)
            actor = scene.unknown(f"{phrase.lemma} of {owner.name}", owner.country, sector)
            return _mention(scene, chunk, actor, ActorForm.ROLE, "ellipsis", 0.6, kind=ActorKind.PERSON)
    return None
