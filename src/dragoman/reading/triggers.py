"""Words that tell an event: frames matched on a parsed sentence, one winner a word, the losers kept for ``explain``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dragoman.knowledge.rules import Cues, EventRules, Field, Frame, Pattern
from dragoman.model.mention import EventType
from dragoman.reading.clauses import Clause, case_of, modifiers, obliques, owners, read_clause
from dragoman.reading.sentence import Sentence

WINDOW = 6
"""Words after a verb within which a pattern's further words stand ("turned the generous offer down")."""

_DONE_TO = (EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.SANCTION, EventType.AID)

_ASKED: dict[tuple[EventType, str | None], str] = {
    (EventType.RETREAT, None): "yield", (EventType.CONCEDE, None): "yield", (EventType.CONSULT, None): "meet",
    (EventType.AID, None): "assist", (EventType.COOPERATE, None): "assist", (EventType.SUPPORT, None): "assist",
    (EventType.RETREAT, "resign"): "change",
}  # fmt: skip
_THREATENED: dict[tuple[EventType, str | None], str] = {
    (EventType.ASSAULT, None): "violence", (EventType.COERCE, None): "restrict", (EventType.COERCE, "arrest"): "arrest",
    (EventType.COERCE, "seize"): "territory", (EventType.SANCTION, None): "relations", (EventType.SANCTION, "expel"): "expel",
    (EventType.PROTEST, None): "restrict", (EventType.MOBILIZE, None): "violence",
}  # fmt: skip
_MODES_BY_CONTENT = {EventType.REQUEST: _ASKED, EventType.REJECT: _ASKED, EventType.THREATEN: _THREATENED}
"""Mode of a speech act by type and mode of its content; the codebook's section 1."""

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
    " october november december day week month year morning evening night afternoon weekend".split()
)

_ON_A_PACT = (EventType.REJECT, EventType.SANCTION, EventType.ACCUSE)
"""What is done to an agreement that stands: vetoed, suspended, denounced."""

_QUANTITIES = frozenset(
    "group number total part hundred thousand dozen score handful majority band crowd lot amount half most all some rest member"
    " wave series batch chunk swathe swath million ton tonne couple pair quantity bulk cache haul share".split()
)

_KINDS = ("people", "site", "goods", "armed", "hardware", "crowd")
_MODAL = frozenset("must should ought need".split())
"""What a frame of demands looks for in the words told: "said *must*"."""
_SOMEBODY = frozenset(
    "I i we us me he him she her they them you who whom someone somebody everyone everybody nobody".split()
)

Classes = Callable[[Sentence, int], frozenset[str]]
"""Gives the classes of an argument: ``*person``, ``*place``, ``*state``, ``*armed``, and those of fields.toml's topics."""


class TriggerKind(StrEnum):
    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One event-telling word.

    Attributes:
        word: Index of the trigger; words: all words of the pattern, in text order.
        frame: The winner; competed: ids of frames that fitted too.
        clause: Slots; of a noun its preposition phrases and owners.
    """

    sentence: Sentence
    word: int
    words: tuple[int, ...]
    frame: Frame
    kind: TriggerKind
    clause: Clause
    competed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a whole sentence says of the frames that may match in it.

    Attributes:
        lemmas: Its lemmas, lower case; said: its words as well.
        spared: Types of event that are not told there, since it speaks of sport, weather or an accident.
    """

    lemmas: frozenset[str]
    said: frozenset[str]
    spared: frozenset[EventType]

    def admits(self, frame: Frame) -> bool:
        """Whether a frame's type may be told here, with a word that it needs and without those that it must not have."""
        if frame.type in self.spared:
            return False
        if frame.with_words and not frame.with_words & self.lemmas:
            return False
        return not frame.not_words & self.lemmas


def setting_of(sentence: Sentence, rules: EventRules, told_of: Sequence[Field] = ()) -> Setting:
    """The setting of a sentence by the fields of life whose words it holds, or of which its article tells."""
    lemmas = _lemmas(sentence)
    spared = [
        f.spares for f in rules.fields if not f.unless & lemmas and (f in told_of or _speaks_of(f, sentence, lemmas))
    ]
    said = lemmas.union(word.lower() for word in sentence.words)
    return Setting(lemmas, said, frozenset().union(*spared))


def fields_of(sentences: Sequence[Sentence], rules: EventRules) -> tuple[Field, ...]:
    """The fields that an article is about: a third of its sentences, three at least, hold their words, fewer those of conflict."""
    lemmas = [_lemmas(s) for s in sentences]
    found = []
    for field in rules.fields:
        about = sum(_speaks_of(field, s, held) for s, held in zip(sentences, lemmas, strict=True))
        against = sum(bool(field.unless & held) for held in lemmas)
        if about >= 3 and about * 3 >= len(sentences) and against < about:
            found.append(field)
    return tuple(found)


def _lemmas(sentence: Sentence) -> frozenset[str]:
    return frozenset(lemma.lower() for lemma in sentence.lemmas)


def _speaks_of(field: Field, sentence: Sentence, lemmas: frozenset[str]) -> bool:
    if field.words & lemmas:
        return True
    likely = [p for p in field.phrases if lemmas.issuperset(p)]
    if not likely:
        return False
    told = " ".join(lemma.lower() for lemma in sentence.lemmas)
    return any(" ".join(p) in told for p in likely)


def find_triggers(
    sentence: Sentence, rules: EventRules, classes: Classes, told_of: Sequence[Field] = ()
) -> list[Trigger]:
    """Triggers of a sentence in text order; a noun that a verb's pattern already holds is none of its own.

    Args:
        told_of: Fields of life that the whole article is about.
    """
    found: dict[int, Trigger] = {}
    setting = setting_of(sentence, rules, told_of)
    classes = _with_kinds(classes, rules.topics)
    taken: set[int] = set()
    for word, lemma in enumerate(sentence.lemmas):
        trigger = _trigger_at(sentence, word, lemma.lower(), rules, classes, setting)
        if trigger is None:
            continue
        found[word] = trigger
        if trigger.kind is TriggerKind.VERB:
            taken.update(trigger.words[1:])
    return [
        _with_mode_of_content(t, found)
        for w, t in sorted(found.items())
        if t.kind is TriggerKind.VERB or not (w in taken or _carried_by_like(sentence, t, found))
    ]


def _with_kinds(classes: Classes, topics: Cues) -> Classes:
    """The classes of an argument with those that its common noun gives: ``*people`` (``*person`` too), ``*site``, ``*goods``...

    A sign of money with its sum is ``*money``.
    """

    def found(sentence: Sentence, word: int) -> frozenset[str]:
        lemma = sentence.lemmas[word].lower()
        if sentence.xpos[word] == "$":
            return classes(sentence, word) | {"*money"}
        kinds = {f"*{kind}" for kind in _KINDS if topics.has(kind, lemma)}
        if "*people" in kinds or (sentence.upos[word] == "PRON" and lemma in _SOMEBODY):
            kinds |= {"*people", "*person"}
        return classes(sentence, word) | kinds

    return found


def _with_mode_of_content(trigger: Trigger, found: dict[int, Trigger]) -> Trigger:
    """A request, refusal or threat whose frame names no mode takes it from what is asked, refused or threatened."""
    modes = _MODES_BY_CONTENT.get(trigger.frame.type)
    if modes is None or trigger.frame.mode:
        return trigger
    clause = trigger.clause
    around = (w for case in ("for", "of", "from", "with") for w in clause.oblique.get(case, ()))
    for word in (*clause.complement, *clause.object, *around):
        content = found.get(word)
        if content is None or word == trigger.word:
            continue
        mode = modes.get((content.frame.type, content.frame.mode)) or modes.get((content.frame.type, None))
        if mode:
            return replace(trigger, frame=replace(trigger.frame, mode=mode))
    return trigger


def _carried_by_like(sentence: Sentence, noun: Trigger, found: dict[int, Trigger]) -> bool:
    """Whether a noun is the object of a verb that tells the same: "imposed *sanctions*"; or a pact only acted on."""
    if noun.kind is not TriggerKind.NOUN:
        return False
    verb = found.get(sentence.heads[noun.word])
    direct = sentence.relations[noun.word] in ("obj", "nsubj:pass")
    if noun.frame.type is EventType.AGREE and noun.frame.content is None and case_of(sentence, noun.word) == "under":
        return True
    if not direct or verb is None or verb.kind is not TriggerKind.VERB:
        return False
    standing = noun.frame.type is EventType.AGREE and noun.frame.content is None
    return verb.frame.type is noun.frame.type or (standing and verb.frame.type in _ON_A_PACT)


def _trigger_at(
    sentence: Sentence, word: int, lemma: str, rules: EventRules, classes: Classes, setting: Setting
) -> Trigger | None:
    xpos, upos = sentence.xpos[word], sentence.upos[word]
    if word > 1 and sentence.words[word - 1] == "-" and _only_describes(sentence, word):
        return None
    if _is_mistagged_verb(sentence, word):
        lemma, xpos = sentence.words[word].lower(), "VBD"
    if xpos.startswith("VB") and upos != "AUX":
        if sentence.relations[word] == "amod" and rules.topics.has("describing", lemma):
            return None
        if lemma in rules.verbs:
            trigger = _verb(sentence, word, rules.verbs[lemma], classes, setting)
            if trigger is not None:
                return trigger
        if xpos in ("VBN", "VBD") and sentence.words[word].lower() in rules.adjectives:
            return _adjective(sentence, word, rules.adjectives[sentence.words[word].lower()], setting)
        return None
    if upos == "NOUN" and lemma in rules.nouns and xpos in ("NN", "NNS"):
        if _is_topic(sentence, word, rules):
            return None
        return _noun(sentence, word, rules.nouns[lemma], setting)
    if upos == "ADJ" and sentence.words[word].lower() in rules.adjectives:
        return _adjective(sentence, word, rules.adjectives[sentence.words[word].lower()], setting)
    return None


def _only_describes(sentence: Sentence, word: int) -> bool:
    """Whether the second part of a word with a hyphen tells what a thing is: "Iran-backed", not "*test-fired* a missile"."""
    finite = sentence.xpos[word] in ("VBD", "VBZ") and bool(sentence.dependents(word, "nsubj"))
    return not finite and (sentence.xpos[word].startswith("VB") or sentence.upos[word] == "ADJ")


def _is_mistagged_verb(sentence: Sentence, word: int) -> bool:
    """Whether a word tagged as a noun has subject and object: "Oslo *cut* aid"."""
    return (
        sentence.xpos[word] == "NN"
        and bool(sentence.dependents(word, "nsubj"))
        and bool(sentence.dependents(word, "obj"))
        and not sentence.dependents(word, "cop", "det")
    )


def _is_topic(sentence: Sentence, word: int, rules: EventRules) -> bool:
    """Whether a noun is only what something is about: "the question *of sanctions*", "a law *on protests*"."""
    head = sentence.heads[word]
    if head < 0 or sentence.relations[word].split(":")[0] != "nmod":
        return False
    return case_of(sentence, word) in ("of", "on", "for", "about") and rules.topics.has(
        "about", sentence.lemmas[head].lower()
    )


def _verb(
    sentence: Sentence, word: int, patterns: tuple[Pattern, ...], classes: Classes, setting: Setting
) -> Trigger | None:
    clause: Clause | None = None
    fitting: list[tuple[Pattern, tuple[int, ...]]] = []
    for pattern in patterns:
        if not setting.said.issuperset(pattern.beside):
            continue
        beside = beside_verb(sentence, word, pattern.beside)
        if beside is None:
            continue
        clause = clause or read_clause(sentence, word)
        if _fits(sentence, pattern, clause, classes, setting, beside):
            fitting.append((pattern, beside))
    if not fitting or clause is None:
        return None
    (winner, beside), rest = fitting[0], fitting[1:]
    competed = tuple(dict.fromkeys(p.frame.id for p, _ in rest if p.frame.id != winner.frame.id))
    return Trigger(sentence, word, (word, *beside), winner.frame, TriggerKind.VERB, clause, competed)


def beside_verb(sentence: Sentence, word: int, beside: tuple[str, ...]) -> tuple[int, ...] | None:
    """Indices of the pattern's further words after the verb, in order; None where one is missing.

    A modal of what is said may stand before: "Oslo *must* answer, Riga said"; so may the subject of a passive: "A *protest* was
    lodged".
    """
    if not beside:
        return ()
    if beside[0] in _MODAL and (fronted := _modal_before(sentence, word, beside)) is not None:
        return fronted
    found = _passive_before(sentence, word, beside[0])
    at = word + 1
    limit = min(len(sentence), word + WINDOW + 1 + len(beside))
    for wanted in beside[len(found) :]:
        while at < limit and sentence.lemmas[at].lower() != wanted and sentence.words[at].lower() != wanted:
            at += 1
        if at >= limit or not _under(sentence, at, word) or _elsewhere(sentence, at, word, found):
            return None
        found.append(at)
        at += 1
    return None if _leads_a_purpose(sentence, found[-1]) else tuple(found)


def _passive_before(sentence: Sentence, verb: int, wanted: str) -> list[int]:
    """The subject of a passive where it is the first word of a pattern, else nothing."""
    if sentence.xpos[verb] != "VBN":
        return []
    subjects = [w for w in sentence.dependents(verb, "nsubj:pass") if sentence.lemmas[w].lower() == wanted]
    return [w for w in subjects if not any(sentence.words[d].lower() == "no" for d in sentence.dependents(w, "det"))]


def _leads_a_purpose(sentence: Sentence, word: int) -> bool:
    """Whether the last word of a pattern is the "to" of a purpose: "submitted papers *to* stay", no "submit to"."""
    return sentence.xpos[word] == "TO" and sentence.relations[sentence.heads[word]] == "advcl"


def _modal_before(sentence: Sentence, verb: int, beside: tuple[str, ...]) -> tuple[int, ...] | None:
    """The modal of the clause that is said, where that stands before the verb of saying."""
    for told in sentence.dependents(verb, "ccomp"):
        for modal in sentence.dependents(told, "aux") if told < verb and len(beside) == 1 else ():
            if sentence.lemmas[modal].lower() == beside[0]:
                return (modal,)
    return None


def _elsewhere(sentence: Sentence, particle: int, verb: int, found: list[int]) -> bool:
    """Whether a particle of a pattern stands in a phrase of its own: "took firm action *in* the country" is no "take in"."""
    if sentence.upos[particle] != "ADP" or sentence.relations[particle] != "case":
        return False
    phrase = sentence.heads[particle]
    above = sentence.heads[phrase]
    between = [w for w in sentence.dependents(verb, "obl") if verb < w < particle and w not in found]
    if above == verb and any(case_of(sentence, w) for w in between):
        return True  # "took to the streets *in Kampala*"
    return above != verb and above not in found and sentence.upos[above] in ("NOUN", "PROPN") and particle - verb > 2


def _under(sentence: Sentence, word: int, verb: int) -> bool:
    """Whether a word hangs on the verb without another finite verb between."""
    at = word
    for _ in range(5):
        at = sentence.heads[at]
        if at == verb:
            return True
        if at < 0 or (sentence.xpos[at] in ("VBD", "VBZ", "VBP") and sentence.upos[at] == "VERB"):
            return False
    return False


def _fits(
    sentence: Sentence, pattern: Pattern, clause: Clause, classes: Classes, setting: Setting, beside: tuple[int, ...]
) -> bool:
    frame = pattern.frame
    after = _after(sentence, pattern, clause, beside)
    if not setting.admits(frame):
        return False
    if frame.object and not _holds(sentence, frame.object, (*clause.object, *clause.iobject, *after), clause, classes):
        return False
    if pattern.beside and after and all(_is_date(sentence, w) for w in after):
        return False  # "called them in *on Monday*" is no call on anyone
    if frame.not_object and _holds(sentence, frame.not_object, clause.object, clause, classes):
        return False
    if frame.not_subject and _holds(sentence, frame.not_subject, clause.subject, Clause(), classes):
        return False
    return not frame.subject or _holds(sentence, frame.subject, clause.subject, clause, classes)


def _after(sentence: Sentence, pattern: Pattern, clause: Clause, beside: tuple[int, ...]) -> tuple[int, ...]:
    """What the last word of a pattern leads in: "pull out of *the pact*"."""
    if not beside:
        return ()
    held = clause.oblique.get(pattern.beside[-1], ())
    if held or sentence.relations[beside[-1]] != "case":
        return held
    return (sentence.heads[beside[-1]],)


def _is_date(sentence: Sentence, word: int) -> bool:
    """Whether a phrase's head is a calendar word."""
    return sentence.lemmas[word].lower() in _CALENDAR or any(
        n.kind == "DATE" and n.first <= word < n.last for n in sentence.names
    )


def _holds(
    sentence: Sentence, wanted: frozenset[str], heads: tuple[int, ...], clause: Clause, classes: Classes
) -> bool:
    """Whether one of the heads is a wanted lemma or of a wanted class."""
    if "*clause" in wanted and clause.complement:
        return True
    if "*opinion" in wanted and any(_is_opinion(sentence, word) for word in clause.complement):
        return True
    for head in _with_parts(sentence, heads):
        if sentence.lemmas[head].lower() in wanted or sentence.words[head].lower() in wanted:
            return True
        if any(w.startswith("*") for w in wanted) and classes(sentence, head) & wanted:
            return True
    return False


def _with_parts(sentence: Sentence, heads: tuple[int, ...]) -> list[int]:
    """Heads and what they are a number of: "a *group* of *youths*", "*part* of the *town*"."""
    found = list(heads)
    for head in heads:
        if sentence.lemmas[head].lower() in _QUANTITIES or sentence.upos[head] in ("NUM", "DET", "PRON"):
            found += [w for w in sentence.dependents(head, "nmod") if case_of(sentence, w) == "of"]
    return found


def _is_opinion(sentence: Sentence, word: int) -> bool:
    """Whether a clause states how things are: "that the roads *are* bad", not "that they should meet" nor "to meet"."""
    if sentence.relations[word] != "ccomp":
        return False
    verbs = [word, *sentence.dependents(word, "aux", "cop", "aux:pass")]
    tags = {sentence.xpos[w] for w in verbs}
    return "MD" not in tags and bool(tags & {"VBZ", "VBP", "VBD"})


def _noun(sentence: Sentence, word: int, patterns: tuple[Pattern, ...], setting: Setting) -> Trigger | None:
    if sentence.relations[word] == "compound" and sentence.heads[word] > word:
        return None
    fitting = []
    for pattern in patterns:
        if not _before_noun(sentence, word, pattern.beside):
            continue
        if setting.admits(pattern.frame):
            fitting.append(pattern)
    around = obliques(sentence, word)
    clause = Clause(subject=owners(sentence, word), oblique=around, complement=tuple(sentence.dependents(word, "acl")))
    if sentence.dependents(word, "cop"):  # "is a threat to the reef" describes
        fitting = [p for p in fitting if p.frame.type is not EventType.THREATEN]
    fitting = [p for p in fitting if not p.frame.needs or p.frame.needs & _beside_noun(sentence, word, clause)]
    if not fitting:
        return None
    winner = fitting[0]
    words = (*range(word - len(winner.beside), word), word)
    competed = tuple(dict.fromkeys(p.frame.id for p in fitting[1:] if p.frame.id != winner.frame.id))
    return Trigger(sentence, word, words, winner.frame, TriggerKind.NOUN, clause, competed)


def _beside_noun(sentence: Sentence, word: int, clause: Clause) -> set[str]:
    """What hangs on a noun: prepositions, ``clause``, ``owner``, ``name`` (a nationality before it); ``plural`` of itself."""
    found = set(clause.oblique)
    found |= {"clause"} if clause.complement else set()
    found |= {"owner"} if clause.subject else set()
    found |= {"name"} if modifiers(sentence, word) else set()
    return found | ({"plural"} if sentence.xpos[word] == "NNS" else set())


def _before_noun(sentence: Sentence, word: int, beside: tuple[str, ...]) -> bool:
    first = word - len(beside)
    return first >= 0 and all(
        wanted in (sentence.lemmas[first + n].lower(), sentence.words[first + n].lower())
        for n, wanted in enumerate(beside)
    )


def _adjective(sentence: Sentence, word: int, patterns: tuple[Pattern, ...], setting: Setting) -> Trigger | None:
    for pattern in patterns:
        frame = pattern.frame
        beside = beside_verb(sentence, word, pattern.beside)
        if beside is None or not setting.admits(frame):
            continue
        clause = read_clause(sentence, word)
        if sentence.relations[word] == "amod":
            clause = Clause(object=(sentence.heads[word],), passive=True)
        elif not clause.passive and frame.type in _DONE_TO:  # "is free": the subject is the one acted on
            clause = Clause(object=clause.subject, oblique=clause.oblique, passive=True)
        return Trigger(sentence, word, (word, *beside), frame, TriggerKind.ADJECTIVE, clause)
    return None
