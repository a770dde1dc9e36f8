"""Whom he, its, they, which and the latter mean."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.actor import ActorForm, ActorKind, ActorMention
from dragoman.reading.binding import BODIES, CLASSES, Pronoun, barred, in_quotation, is_fellow, open_quotation
from dragoman.reading.noun_phrases import case_of, role_in_clause
from dragoman.reading.pairs import bare_pair, composite
from dragoman.reading.scene import Scene
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.standings import Standing

_RELATIVE = frozenset(("who", "which", "whom", "that", "whose"))
_PAIR = frozenset(("both", "neither", "either", "each", "two"))
_SENTENCES_BACK = {"m": 6, "f": 8, "it": 3, "they": 3}
_LEAST = -6.0
_WEAK = -0.9  # nothing that fits as a subject nearer than two sentences
_FRONTED = 0.0  # for a pronoun that opens a sentence: no subject of the sentence before
_OPENING = 2
_DISTANCE = {"m": 1.0, "f": 1.0, "it": 1.0, "they": 1.3}
_JOINED = 0.8
_UNNAMED = 0.7
_IN_SUBJECT = 0.6
_OVER_PEOPLE = -3.2  # for "they" to mean one state where people were spoken of just before
_QUOTED = 1.0  # for those of whom an open quotation already speaks
_ALONE = 1.0
_CONTROLS = 0.5
_TOPIC = 6  # words within which a sentence names its topic
_SPEAKS = 1.0
_OWNS = 2.5
_COUPLED = 2.5  # "Tchiani or his captive": more than a subject of the same clause can weigh


def resolve_pronoun(scene: Scene, sentence: int, word: int) -> ActorMention | None:
    """Whom a pronoun means, or None where it means nobody or nobody that can be told.

    A relative pronoun means the noun that its clause describes. For the others the nearest mention that fits in gender
    and number wins, subjects before objects, those of a clause above before others, never a fellow argument.
    """
    of = scene.sentence(sentence)
    text = of.words[word].lower()
    if text in _RELATIVE:
        return _relative(scene, of, word)
    if text in _PAIR:
        return bare_pair(scene, sentence, word) if _stands_alone(of, word) else None
    gender = CLASSES.get(text)
    if gender is None:
        return None
    _, verb = role_in_clause(of, word)
    pronoun = Pronoun(sentence, word, gender, of.relations[word], verb)
    twin = _twin(of, pronoun)
    if twin is not None:
        found = scene.resolve(sentence, twin)
        return _as_pronoun(scene, sentence, word, found, found.confidence) if found is not None else None
    if gender in ("it", "they") and not _means_actor(scene, of, pronoun):
        return None
    best = max(_candidates(scene, pronoun), key=lambda c: c[0], default=None)
    if gender in ("m", "f") and (best is None or best[0] < (_FRONTED if word <= _OPENING else _WEAK)):
        ahead = _subject_ahead(scene, of, pronoun)
        if ahead is not None:
            return _as_pronoun(scene, sentence, word, ahead, 0.7)
    if gender == "they" and pronoun.is_possessive and (best is None or best[1].span.start < of.start):
        rivals = _both_around(scene, of, pronoun)
        if rivals is not None:
            return _as_pronoun(scene, sentence, word, rivals, 0.6)
    if gender == "they" and (best is None or best[0] < _WEAK):
        if _takes_up_plural(scene, of, pronoun):
            return None
        two = _two_of_last(scene, pronoun)
        if two is not None:
            return _as_pronoun(scene, sentence, word, two, 0.6)
        sides = bare_pair(scene, sentence, word) if _is_mutual(scene, of, pronoun) else None
        if sides is not None:
            return _as_pronoun(scene, sentence, word, sides, 0.5)
    if best is None or best[0] < _LEAST:
        return None
    return _as_pronoun(scene, sentence, word, best[1], 0.8 if best[0] > 0 else 0.6)


def _twin(of: Sentence, pronoun: Pronoun) -> int | None:
    """The same pronoun in the same place of the clause to which this one's is joined: "they met and they agreed"."""
    if pronoun.relation not in ("nsubj", "obj") or pronoun.verb == ROOT or of.relations[pronoun.verb] != "conj":
        return None
    if pronoun.relation == "obj" and pronoun.gender not in ("m", "f"):
        return None
    text = of.words[pronoun.word].lower()
    for fellow in of.dependents(of.heads[pronoun.verb], pronoun.relation):
        if fellow < pronoun.word and of.words[fellow].lower() == text:
            return fellow
    return None


def resolve_order(scene: Scene, sentence: int, word: int) -> ActorMention | None:
    """Whom "the former" and "the latter" mean: first and second of the two named last, persons before bodies."""
    of = scene.sentence(sentence)
    first = word - 1 if word and of.words[word - 1].lower() == "the" else word
    seen: dict[str, Standing] = {}
    for standing in scene.standings.before(sentence, first, 1):
        if not standing.mention.plural and not standing.is_place and standing.mention.form is not ActorForm.PRONOUN:
            seen.setdefault(standing.mention.actor.id, standing)
    found = list(seen.values())
    persons = [s for s in found if s.mention.kind is ActorKind.PERSON]
    two = (persons if len(persons) > 1 else found)[:2]
    if len(two) < 2:
        return None
    chosen = two[0] if of.words[word].lower() == "latter" else two[1]
    return scene.mention(
        sentence,
        (first, word + 1),
        word,
        chosen.mention.actor,
        ActorForm.PRONOUN,
        "order",
        0.8,
        kind=chosen.mention.kind,
    )


def _both_around(scene: Scene, of: Sentence, pronoun: Pronoun) -> ActorMention | None:
    """Subject and object of the verb above a possessive: "Putin outwitted Zelensky in their competition"."""
    verb = next((a for a in of.ancestors(pronoun.word) if of.upos[a] == "VERB"), ROOT)
    around = [
        s for s in scene.standings.before(pronoun.sentence, pronoun.word, 0)
        if s.clause == verb != ROOT and s.is_one_person and s.relation.split(":")[0] in ("nsubj", "obj")
    ]  # fmt: skip
    if len({s.mention.actor.id for s in around}) != 2:
        return None
    return composite(scene, pronoun.sentence, [s.mention for s in reversed(around)])


def _two_of_last(scene: Scene, pronoun: Pronoun) -> ActorMention | None:
    """Two persons who alone are spoken of in the same sentence or the one before: "X had telephoned Y. They talked"."""
    for back in (0, 1):
        before = [s for s in scene.standings.before(pronoun.sentence, pronoun.word, back) if s.is_one_person]
        if before:
            ids = list(dict.fromkeys(s.mention.actor.id for s in before))
            nearest = {s.mention.actor.id: s.mention for s in before}
            in_one_clause = any(len(_ids_in(before, s)) == 2 for s in before)
            if len(ids) == 2 and in_one_clause:
                return composite(scene, before[0].sentence, [nearest[i] for i in reversed(ids)])
            if len(ids) > 1:
                return None
    return None


def _ids_in(standings: list[Standing], clause: Standing) -> set[str]:
    """The persons of the article's own cast who stand in the clause of one of them."""
    place = (clause.sentence, clause.clause)
    return {s.mention.actor.id for s in standings if (s.sentence, s.clause) == place and s.mention.rule != "noun"}


def _is_mutual(scene: Scene, sentence: Sentence, pronoun: Pronoun) -> bool:
    """Whether "they" do what two sides do with each other: "they agreed", "they exchanged prisoners"."""
    if pronoun.relation != "nsubj" or pronoun.verb == ROOT:
        return False
    verbs = (pronoun.verb, *sentence.dependents(pronoun.verb, "xcomp"))
    return any(scene.words.has("mutual", sentence.lemmas[v].lower()) for v in verbs)


def _takes_up_plural(scene: Scene, sentence: Sentence, pronoun: Pronoun) -> bool:
    """Whether "them" as an object takes up things that are the object before: "Instead of sparing towns ... them"."""
    if pronoun.relation not in ("obj", "iobj"):
        return False
    things = [
        w for w in range(pronoun.word)
        if sentence.xpos[w] == "NNS" and sentence.upos[w] == "NOUN" and sentence.relations[w] == "obj"
    ]  # fmt: skip
    return bool(things) and scene.resolve(sentence.index, things[-1]) is None


def _subject_ahead(scene: Scene, sentence: Sentence, pronoun: Pronoun) -> ActorMention | None:
    """The subject of the main clause behind: "As he flew home, Lula said ..."."""
    clause = pronoun.verb
    while clause != ROOT and not sentence.relations[clause].startswith("advcl"):
        clause = sentence.heads[clause]
    if clause == ROOT or sentence.heads[clause] < clause:
        return None
    for subject in sentence.dependents(sentence.heads[clause], "nsubj"):
        chunk = scene.chunks.get((sentence.index, subject))
        if subject > pronoun.word and chunk is not None and chunk.is_person:
            found = scene.resolve(sentence.index, subject)
            if found is not None and scene.standings.gender(found.actor.id) in ("", pronoun.gender):
                return found
    return None


def _as_pronoun(scene: Scene, sentence: int, word: int, found: ActorMention, confidence: float) -> ActorMention:
    return scene.mention(
        sentence, (word, word + 1), word, found.actor, ActorForm.PRONOUN, "pronoun", min(confidence, found.confidence),
        kind=found.kind, plural=found.plural, members=found.members,
    )  # fmt: skip


def _relative(scene: Scene, sentence: Sentence, word: int) -> ActorMention | None:
    clause = word
    while clause != ROOT and not _is_relative_clause(sentence, clause):
        clause = sentence.heads[clause]
        if clause != ROOT and sentence.relations[clause] in ("ccomp", "root", "parataxis"):
            break
    if clause == ROOT or not _is_relative_clause(sentence, clause):
        return _before_comma(scene, sentence, word)
    antecedent = sentence.heads[clause]
    if antecedent >= word:
        return None
    found = scene.resolve(sentence.index, antecedent)
    if found is None or (sentence.words[word].lower() == "that" and sentence.upos[word] == "SCONJ"):
        return None
    return _as_pronoun(scene, sentence.index, word, found, 0.9)


def _is_relative_clause(sentence: Sentence, clause: int) -> bool:
    relation = sentence.relations[clause]
    return relation.startswith("acl") or relation == "advcl:relcl"


def _before_comma(scene: Scene, sentence: Sentence, word: int) -> ActorMention | None:
    """The noun right before ", who" where the parser saw no relative clause."""
    if sentence.words[word].lower() not in ("who", "whom") or word < 2 or sentence.words[word - 1] != ",":
        return None
    found = scene.resolve(sentence.index, word - 2)
    return _as_pronoun(scene, sentence.index, word, found, 0.6) if found is not None else None


def _stands_alone(sentence: Sentence, word: int) -> bool:
    return sentence.relations[word].split(":")[0] in ("nsubj", "obj", "obl", "iobj", "root", "nmod") and not any(
        sentence.relations[c] in ("nmod", "nummod") for c in sentence.children[word]
    )


def _means_actor(scene: Scene, sentence: Sentence, pronoun: Pronoun) -> bool:
    """Whether "it" or "they" can act or be acted upon here; weather, summaries and things cannot."""
    if pronoun.is_possessive:
        return not _takes_up_thing(scene, sentence, pronoun)
    if pronoun.verb == ROOT:
        return False
    if sentence.relations[pronoun.word].startswith("expl"):
        return False
    verb = sentence.lemmas[pronoun.verb].lower()
    if pronoun.relation == "nsubj":
        if pronoun.gender == "they":
            if _is_said_of_thing(scene, sentence, pronoun.verb):
                return False
            return not scene.words.has("pleonastic", verb) or _people_before(scene, pronoun)
        return sentence.upos[pronoun.verb] == "VERB" and not scene.words.has("pleonastic", verb)
    if pronoun.gender == "they":
        return True
    if pronoun.relation == "nsubj:pass":
        return scene.words.has("actor-object", verb)
    if pronoun.relation in ("obj", "iobj"):
        return scene.words.has("actor-object", verb)
    case = case_of(sentence, pronoun.word)
    if case in ("for", "from"):
        return sentence.upos[pronoun.verb] == "NOUN" or scene.words.has("actor-object", verb)
    return case in ("on", "against", "to", "with", "by", "towards", "toward")


def _is_said_of_thing(scene: Scene, sentence: Sentence, predicate: int) -> bool:
    """Whether a predicate noun makes its subject a thing: "They would have been the first talks"."""
    if sentence.upos[predicate] != "NOUN" or not sentence.dependents(predicate, "cop"):
        return False
    phrase = scene.phrase(sentence.index, predicate)
    return not scene.words.nouns(phrase.words, phrase.lemma)[0] and phrase.plural


def _takes_up_thing(scene: Scene, sentence: Sentence, pronoun: Pronoun) -> bool:
    """Whether a sentence that opens with "its" or "their" goes on about the thing that was the last one's subject."""
    head = sentence.heads[pronoun.word]
    if pronoun.gender == "they" and _is_subjects_own(scene, sentence, pronoun):
        return True
    if pronoun.word > 1 or sentence.index == 0 or head == ROOT:
        return False
    phrase = scene.phrase(sentence.index, head)
    if scene.words.nouns(phrase.words, phrase.lemma)[0]:
        return False
    last = scene.sentence(sentence.index - 1)
    for subject in last.dependents(last.root, "nsubj"):
        plural = last.xpos[subject] in ("NNS", "NNPS")
        if last.upos[subject] == "NOUN" and plural == (pronoun.gender == "they"):
            return scene.resolve(last.index, subject) is None
    return False


def _is_subjects_own(scene: Scene, sentence: Sentence, pronoun: Pronoun) -> bool:
    """Whether "their" belongs to the thing that is the subject of its clause: "Prices fell to their lowest point"."""
    verb = next((a for a in sentence.ancestors(pronoun.word) if sentence.upos[a] in ("VERB", "AUX")), ROOT)
    subjects = sentence.dependents(verb, "nsubj") if verb != ROOT else []
    if len(subjects) != 1 or sentence.upos[subjects[0]] != "NOUN" or subjects[0] > pronoun.word:
        return False
    if subjects[0] in sentence.ancestors(pronoun.word):
        return False
    return scene.resolve(sentence.index, subjects[0]) is None


def _people_before(scene: Scene, pronoun: Pronoun) -> bool:
    found = scene.standings.latest(pronoun.sentence, pronoun.word, lambda s: s.mention.plural, 1)
    return found is not None and found.is_subject


def _candidates(scene: Scene, pronoun: Pronoun) -> Iterator[tuple[float, ActorMention]]:
    """Mentions that fit, with how well."""
    before = scene.standings.before(pronoun.sentence, pronoun.word, _SENTENCES_BACK[pronoun.gender])
    sentence = scene.sentence(pronoun.sentence)
    never = barred(scene, sentence, pronoun)
    quoted = open_quotation(scene, sentence)
    for standing in before:
        fit = _fit(scene, pronoun, standing.mention, standing)
        if standing.mention.actor.id in never or (
            standing.mention.kind in BODIES and standing.mention.actor.country in never
        ):
            continue
        if fit is not None and not is_fellow(sentence, pronoun, standing):
            inside = quoted is not None and standing.position > quoted
            yield _score(scene, sentence, pronoun, standing) + fit + (_QUOTED if inside else 0.0), standing.mention
    if pronoun.gender == "they":
        for standing, mention in _joined_before(scene, before):
            if not is_fellow(sentence, pronoun, standing):
                far = max(0, pronoun.sentence - standing.sentence - 1)
                yield _score(scene, sentence, pronoun, standing) + 0.6 - 0.3 * far, mention


def _fit(scene: Scene, pronoun: Pronoun, mention: ActorMention, standing: Standing) -> float | None:
    """0 for a good fit, less for a poor one, None for none."""
    if pronoun.gender in ("m", "f"):
        if mention.kind is not ActorKind.PERSON or mention.plural:
            return None
        gender = scene.standings.gender(mention.actor.id)
        if gender:
            return 0.0 if gender == pronoun.gender else None
        return -0.6 if pronoun.gender == "m" else -0.9
    if pronoun.gender == "it":
        if mention.kind not in BODIES or mention.plural or (standing.is_place and not pronoun.is_possessive):
            return None
        return -1.0 if standing.is_place else 0.0
    if mention.actor.sector == "CVL" and _fights(scene, pronoun):
        return -1.5
    if mention.plural or mention.kind is ActorKind.PEOPLE:
        return 0.5
    if mention.kind in (ActorKind.ARMED_GROUP, ActorKind.MILITARY):
        return -0.2
    if mention.kind in (ActorKind.GOVERNMENT, ActorKind.STATE) and _people_lately(scene, pronoun):
        return _OVER_PEOPLE
    return -1.2 if mention.kind in (ActorKind.BODY, ActorKind.GOVERNMENT, ActorKind.STATE) else None


def _people_lately(scene: Scene, pronoun: Pronoun) -> bool:
    """Whether people were the subject, or "they" already, in the sentence before."""
    return any(
        s.mention.kind is ActorKind.PEOPLE and (s.is_subject or s.mention.form is ActorForm.PRONOUN)
        for s in scene.standings.before(pronoun.sentence, pronoun.word, 1)
        if s.sentence < pronoun.sentence and s.mention.plural
    )


def _fights(scene: Scene, pronoun: Pronoun) -> bool:
    if pronoun.relation != "nsubj" or pronoun.verb == ROOT:
        return False
    return scene.words.has("armed-verb", scene.sentence(pronoun.sentence).lemmas[pronoun.verb].lower())


def _score(scene: Scene, sentence: Sentence, pronoun: Pronoun, standing: Standing) -> float:
    score = -_DISTANCE[pronoun.gender] * (pronoun.sentence - standing.sentence)
    if pronoun.gender != "they" and not standing.mention.plural and _is_joined(scene, standing):
        score -= _JOINED
    if standing.is_subject:
        score += 1.2
    elif standing.relation in ("obj", "iobj"):
        score += 0.3
    elif standing.relation == "nmod:poss":
        score += _IN_SUBJECT if _is_in_subject(scene, standing) else -0.1
    if standing.mention.form is ActorForm.PRONOUN:
        score += 0.2
    if standing.sentence == pronoun.sentence:
        if standing.clause in sentence.ancestors(pronoun.word):
            score += 0.8
        score -= 0.02 * (pronoun.word - standing.word)
    else:
        score -= 0.005 * standing.word
    if standing.mention.rule in ("noun", "part") and standing.is_one_person:
        score -= _UNNAMED
    elif standing.is_one_person and standing.sentence == pronoun.sentence - 1 and _is_alone(scene, standing):
        score += _ALONE
    if standing.relation in ("obj", "iobj") and standing.is_one_person and _has_infinitive(scene, standing):
        score += _CONTROLS if pronoun.relation.startswith("nsubj") else 2 * _CONTROLS
    score += _as_speaker(scene, sentence, pronoun, standing)
    if pronoun.is_possessive and sentence.heads[pronoun.word] != ROOT:
        if standing.sentence == pronoun.sentence and _owns_above(sentence, pronoun, standing):
            score += _OWNS
        first = sentence.heads[sentence.heads[pronoun.word]]
        if (
            standing.sentence == pronoun.sentence
            and first == standing.word
            and (sentence.relations[sentence.heads[pronoun.word]] == "conj")
        ):
            score += _COUPLED
        score += _of_same_state(scene, sentence, pronoun, standing)
    return score


def _owns_above(sentence: Sentence, pronoun: Pronoun, standing: Standing) -> bool:
    """Whether a mention owns what the possessed is a part of: "Iraq's invasion of Kuwait, including its oil fields"."""
    owned = sentence.heads[standing.word]
    if standing.relation != "nmod:poss" or owned == ROOT or owned < standing.word:
        return False
    part = sentence.heads[pronoun.word]
    including = case_of(sentence, part) in ("including", "besides", "after", "despite")
    return including and owned in sentence.ancestors(part)


def _as_speaker(scene: Scene, sentence: Sentence, pronoun: Pronoun, standing: Standing) -> float:
    """More for whoever spoke before where the pronoun speaks on, less for those named inside a quotation."""
    if pronoun.gender not in ("m", "f") or pronoun.relation != "nsubj" or pronoun.verb == ROOT:
        return 0.0
    if not scene.words.has("speech", sentence.lemmas[pronoun.verb].lower()) or standing.sentence == pronoun.sentence:
        return 0.0
    of = scene.sentence(standing.sentence)
    if in_quotation(of, standing.word):
        return -_SPEAKS
    spoke = standing.clause != ROOT and scene.words.has("speech", of.lemmas[standing.clause].lower())
    return _SPEAKS if spoke and standing.is_subject else 0.0


def _is_alone(scene: Scene, standing: Standing) -> bool:
    """Whether a sentence opens with one person and speaks of no other: "For the Russian leader, it was a gift"."""
    if standing.mention.form is ActorForm.PRONOUN or standing.word > _TOPIC or standing.is_subject:
        return False
    end = len(scene.sentence(standing.sentence))
    persons = (s.mention.actor.id for s in scene.standings.before(standing.sentence, end, 0) if s.is_one_person)
    return set(persons) == {standing.mention.actor.id}


def _has_infinitive(scene: Scene, standing: Standing) -> bool:
    """Whether an object is asked to act itself: "urged the Russian to come"."""
    return standing.clause != ROOT and bool(scene.sentence(standing.sentence).dependents(standing.clause, "xcomp"))


def _is_in_subject(scene: Scene, standing: Standing) -> bool:
    """Whether a possessor stands within the subject of its clause: "the shift in Trump's position"."""
    of = scene.sentence(standing.sentence)
    above = of.ancestors(standing.word)
    verb = next((i for i, a in enumerate(above) if of.upos[a] in ("VERB", "AUX")), len(above))
    return any(of.relations[a].startswith("nsubj") for a in above[:verb])


def _is_joined(scene: Scene, standing: Standing) -> bool:
    """Whether a mention is one of several joined by "and", which a singular pronoun rarely takes up."""
    of = scene.sentence(standing.sentence)
    if of.relations[standing.word] == "conj":
        return True
    return any(of.relations[c] == "conj" and of.upos[c] in ("NOUN", "PROPN") for c in of.children[standing.word])


def _of_same_state(scene: Scene, sentence: Sentence, pronoun: Pronoun, standing: Standing) -> float:
    """ "Vucic, its president": the state of the person beside whom the possessive stands."""
    head = sentence.heads[pronoun.word]
    if head == ROOT:
        return 0.0
    around = [head, sentence.heads[head], *sentence.children[head]]
    for word in around:
        chunk = scene.chunks.get((sentence.index, word))
        if chunk is not None and chunk.is_person and sentence.relations[pronoun.word] == "nmod:poss":
            apposed = "appos" in (sentence.relations[head].split(":")[0], sentence.relations[word].split(":")[0])
            person = scene.persons.named(chunk)
            if apposed and person.country and person.country == standing.mention.actor.country:
                return 2.0 if standing.is_one_person else 3.0
    return 0.0


def _joined_before(scene: Scene, before: list[Standing]) -> Iterator[tuple[Standing, ActorMention]]:
    """Mentions joined by "and", each group as one."""
    groups: dict[tuple[int, int], list[Standing]] = {}
    for standing in before:
        of = scene.sentence(standing.sentence)
        word = standing.word
        while of.relations[word] == "conj" and of.upos[of.heads[word]] not in ("VERB", "AUX"):
            word = of.heads[word]
        groups.setdefault((standing.sentence, word), []).append(standing)
    for (sentence, word), members in groups.items():
        if len({m.mention.actor.id for m in members}) > 1:
            ordered = sorted(members, key=lambda s: s.position)
            first = next((m for m in ordered if m.word == word), ordered[0])
            yield first, composite(scene, sentence, [m.mention for m in ordered])
