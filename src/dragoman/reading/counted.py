"""What a number counts: its unit noun, and what the sentence says became of those counted."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.figurerules import FigureRules, MeasureRule
from dragoman.model.mention import Measure
from dragoman.reading.numbers import Number
from dragoman.reading.sentence import ROOT, Sentence

_FARTHEST_UNIT = 7  # words between a number and its noun
_HYPHENS = frozenset("-–—‑")
_PLAIN = frozenset((Measure.DURATION, Measure.DISTANCE, Measure.AREA, Measure.MONEY, Measure.SHARE))
_HUMAN = frozenset((Measure.PEOPLE, Measure.TROOPS))
_PRONOUNS = frozenset("them us whom these those you which they it".split())
_CONTAINERS = frozenset(
    "group crowd total force number list party team convoy batch wave gang population garrison".split()
)
_MILITARY = frozenset("garrison army force troop battalion brigade regiment military unit contingent".split())
_QUANTIFYING = frozenset(("", "between", "at", "over", "under", "about", "around", "above", "below"))
_PERSON_ENDINGS = (
    "men",
    "women",
    "girl",
    "boy",
    "girls",
    "boys",
    "mate",
    "mates",
    "ologists",
    "ivists",
    "goers",
    "makers",
)
_IRREGULAR = (("children", "child"), ("men", "man"), ("people", "person"), ("feet", "foot"))
_MODIFYING = frozenset(("nummod", "compound", "amod", "det", "advmod", "nmod", "dep", "appos"))
_PARTITIVE = frozenset(("including", "among", "includes", "include"))
_PARTS = frozenset("quarter half third dozen hundred thousand million score majority couple handful".split())
_TAKING = frozenset(("claim", "lose", "cost", "take"))
_REACHING = frozenset("reach pass exceed top surpass hit cross near approach total".split())
_FATES = frozenset(("wounded", "injured", "missing", "displaced", "detained"))
_STEPS = 6  # how far the measure is looked for up the tree


@dataclass(frozen=True, slots=True)
class Unit:
    """The noun that is counted.

    Attributes:
        word: Its index; None where it is left out ("wounding another 117").
        name: Singular, as the text has it; empty where left out.
        measure: What it is by itself; None where it does not say.
        last: Index after its last word.
        node: The word on which the whole phrase hangs.
    """

    word: int | None
    name: str
    measure: Measure | None
    last: int
    node: int


def core_of(sentence: Sentence, number: Number) -> int:
    """The number's own word whose head lies outside it."""
    inside = range(number.first, number.last)
    outer = [w for w in inside if sentence.heads[w] not in inside]
    counting = [w for w in outer if sentence.upos[w] in ("NUM", "NOUN")]
    return (counting or outer or [number.first])[-1]


def find_unit(sentence: Sentence, number: Number, rules: FigureRules) -> Unit:
    """The unit of a number: sign of money, hyphened noun, noun that it modifies, noun after "of", else none."""
    core = core_of(sentence, number)
    return (
        _hyphened(sentence, number, rules)
        or _written_after(sentence, number, rules)
        or _after_of(sentence, number, rules, core)
        or _modified(sentence, number, rules, core)
        or Unit(None, "", None, number.last, core)
    )


def singular_of(sentence: Sentence, word: int) -> str:
    """The noun in the singular, lower case; irregular plurals of people by their ending."""
    lower, lemma = sentence.words[word].lower(), sentence.lemmas[word].lower()
    for plural, single in _IRREGULAR:
        if lower.endswith(plural):
            return lower.removesuffix(plural) + single
    return (
        lower.removesuffix("ies") + "y" if lower.endswith("ies") and lemma.endswith("ie") and len(lower) > 5 else lemma
    )


def measure_of_noun(sentence: Sentence, word: int, rules: FigureRules) -> Measure | None:
    """What a noun is by itself: troops, weapons, people, time ..."""
    lemma, lower = singular_of(sentence, word), sentence.words[word].lower()
    before = sentence.words[word - 1].lower() if word else ""
    for name in (f"{before} {lemma}", lower, lemma, lower.rstrip("s")):
        if name in rules.units:
            return _of_men(sentence, lemma, rules.units[name])
    if lemma in rules.currencies or lower in rules.currencies:
        return Measure.MONEY
    if sentence.words[word][0].isupper() and lower.endswith(("s", "ese")) and len(lower) > 3:
        return Measure.PEOPLE  # "nine Kenyans"
    if any(n.kind == "NORP" and n.first <= word < n.last for n in sentence.names):
        return Measure.PEOPLE
    return Measure.PEOPLE if lower.endswith(_PERSON_ENDINGS) else None


def _of_men(sentence: Sentence, lemma: str, measure: Measure) -> Measure:
    """Men of a garrison are troops."""
    if lemma == "man" and _MILITARY & set(sentence.lemmas):
        return Measure.TROOPS
    return measure


def _singular(sentence: Sentence, word: int) -> str:
    written = sentence.words[word]
    if written[0].isupper():
        return written[:-1] if written.endswith("s") and not written.isupper() else written
    return singular_of(sentence, word)


def _unit_at(sentence: Sentence, word: int, node: int, rules: FigureRules, last: int | None = None) -> Unit:
    lemma = singular_of(sentence, word)
    measure = measure_of_noun(sentence, word, rules)
    name = rules.currencies.get(lemma, lemma) if measure is Measure.MONEY else _singular(sentence, word)
    return Unit(word, name, measure, last or word + 1, node)


def _hyphened(sentence: Sentence, number: Number, rules: FigureRules) -> Unit | None:
    """ "six-month truce", "15-member council", "1,200-strong force"."""
    at = number.last
    if at + 1 >= len(sentence) or sentence.words[at] not in _HYPHENS or sentence.starts[at] != sentence.ends[at - 1]:
        return None
    noun = at + 1
    head = sentence.heads[noun] if sentence.heads[noun] != ROOT else noun
    if sentence.words[noun].lower() == "strong":
        name = sentence.lemmas[head].lower()
        measure = Measure.TROOPS if name in _MILITARY else Measure.PEOPLE
        return Unit(noun, "person", measure, noun + 1, head)
    if sentence.lemmas[noun].lower() in ("point", "pound"):
        return Unit(noun, sentence.lemmas[noun].lower(), None, noun + 1, head)  # "a 10-point plan"
    return _unit_at(sentence, noun, head, rules) if sentence.upos[noun] in ("NOUN", "PROPN", "ADJ") else None


def _written_after(sentence: Sentence, number: Number, rules: FigureRules) -> Unit | None:
    """A measure word right after the number: "%", "per cent", "sq km", "euros"."""
    at = number.last
    for length in (2, 1):
        if at + length > len(sentence):
            continue
        lower = " ".join(sentence.words[at : at + length]).lower()
        lemma = " ".join(sentence.lemmas[at : at + length]).lower()
        measure = rules.units.get(lower) or rules.units.get(lemma)
        node = at + length - 1
        outside = sentence.heads[node] if at <= sentence.heads[node] < at + length else node
        if measure in _PLAIN:
            if measure is Measure.SHARE:
                return Unit(node, "point" if "point" in lemma else "percent", measure, at + length, outside)
            return Unit(node, lemma, measure, at + length, outside)
        if sentence.words[at + length : at + length + 1] == ("of",) and lemma == "pound":
            return Unit(node, "pound", None, at + length, outside)  # a weight
        code = rules.currencies.get(lemma) or rules.currencies.get(lower)
        if code:
            return Unit(node, code, Measure.MONEY, at + length, outside)
    return None


def _after_of(sentence: Sentence, number: Number, rules: FigureRules, core: int) -> Unit | None:
    """ "tens of thousands of people", "three of them", "half of the hostages", "half the hostages"."""
    at = number.last
    if (
        number.fraction
        and at < len(sentence)
        and sentence.words[at].lower() in ("the", "its", "his", "her", "their", "all")
    ) or (at < len(sentence) and sentence.words[at].lower() == "of"):
        noun = _noun_from(sentence, at + 1)
    else:
        return None
    if noun is None:
        return None
    if sentence.words[noun].lower() in _PRONOUNS:
        return Unit(noun, "person", Measure.PEOPLE, noun + 1, core)
    return _unit_at(sentence, noun, core, rules)


def _noun_from(sentence: Sentence, at: int) -> int | None:
    """Head noun of the phrase that begins at a word: the last of its run of nouns and adjectives."""
    found = None
    for word in range(at, min(at + _FARTHEST_UNIT, len(sentence))):
        if sentence.words[word].lower() in _PRONOUNS and found is None:
            return word
        if sentence.upos[word] in ("NOUN", "PROPN"):
            found = word
        elif (
            found is not None
            or sentence.upos[word] not in ("ADJ", "DET", "PRON", "VERB", "NUM", "ADV", "PUNCT", "ADP")
            or sentence.upos[word] in ("PUNCT", "ADP")
        ):
            break
    return found


def _modified(sentence: Sentence, number: Number, rules: FigureRules, core: int) -> Unit | None:
    """The noun that the number modifies; it follows within a few words."""
    head = sentence.heads[core]
    near = head != ROOT and number.last <= head <= number.last + _FARTHEST_UNIT
    modifies = sentence.relations[core].split(":")[0] in _MODIFYING
    if near and modifies and sentence.upos[head] in ("NOUN", "PROPN", "ADJ", "SYM", "X", "VERB"):
        return _unit_at(sentence, head, head, rules)
    at = number.last
    if at < len(sentence) and sentence.upos[at] == "NOUN":
        return _unit_at(sentence, at, at, rules)
    return None


def measure_of(sentence: Sentence, number: Number, unit: Unit, rules: FigureRules) -> Measure | None:
    """What became of those counted, None where nothing says so.

    The noun itself ("40 dead") goes before what governs it, and that before a noun such as "hostage".
    """
    if unit.measure in _PLAIN or unit.measure is Measure.WEAPONS:
        return None
    human = unit.measure in _HUMAN or unit.word is None
    open_to = [rule for rule in rules.measures if human or not rule.people_only]
    noun = sentence.lemmas[unit.word].lower() if unit.word is not None and unit.word >= number.last else ""
    if noun and sentence.words[number.last].lower() == "of":
        for rule in open_to:  # "three of the wounded died"
            if rule.measure is Measure.KILLED and _governed(sentence, unit.node, unit, rule):
                return rule.measure
    for rule in open_to:
        if unit.measure is None and noun in rule.state | rule.noun:
            return rule.measure
    part = unit.word is None and sentence.words[number.last : number.last + 1] == ("of",)  # "400 of the 900 jailed"
    nodes = [] if part else sorted({unit.node} | ({unit.word} if unit.word is not None else set()))
    after = max(number.last, unit.last)
    follows = _said_at(sentence, after)
    for rule in open_to:
        if follows in rule.state or any(_described(sentence, node, rule) for node in nodes):
            return rule.measure
    for rule in open_to:
        if _fate_after_hedge(sentence, after, unit, rule) or _governed(sentence, unit.node, unit, rule):
            return rule.measure
    return next((rule.measure for rule in open_to if noun in rule.noun), None)


def measure_of_whole(sentence: Sentence, number: Number, unit: Unit, rules: FigureRules) -> Measure | None:
    """What those are of whom a part is told: by their noun or participle alone ("400 of the 1,200 *detained* were freed")."""
    noun = sentence.lemmas[unit.word].lower() if unit.word is not None and unit.word >= number.last else ""
    follows = sentence.words[number.last].lower() if number.last < len(sentence) else ""
    tagged = number.last < len(sentence) and sentence.xpos[number.last] in ("VBN", "JJ")
    lemma = sentence.lemmas[number.last].lower() if tagged else ""
    for rule in rules.measures:
        if unit.measure is None and noun in rule.state | rule.noun:
            return rule.measure
        if tagged and (follows in rule.state or (lemma,) in rule.object):
            return rule.measure
    return None


def numbered_noun(sentence: Sentence, number: Number, rules: FigureRules) -> Unit | None:
    """What a number behind "at" or "to" counts: "put the number of *strikers* at 40,000"."""
    at = number.first - 1
    if at < 0 or sentence.words[at].lower() not in ("at", "to", "from", "above", "past", "below"):
        return None
    core = core_of(sentence, number)
    for noun in range(at - 1, max(-1, at - _FARTHEST_UNIT), -1):
        if sentence.upos[noun] != "NOUN" or sentence.xpos[noun] != "NNS":
            continue
        above = sentence.heads[noun]
        counted = above != ROOT and sentence.lemmas[above].lower() in ("number", "count", "tally", "total")
        if counted and _case(sentence, noun) == "of":
            return _unit_at(sentence, noun, core, rules, number.last)
    return None


def _said_at(sentence: Sentence, at: int) -> str:
    """The participle or adjective right behind those counted, an auxiliary left out: "scores were wounded"."""
    while at < len(sentence) and (sentence.upos[at] == "AUX" or sentence.words[at].lower() in ("more", "others")):
        at += 1
    return sentence.words[at].lower() if at < len(sentence) and sentence.xpos[at] in ("VBN", "JJ") else ""


def _fate_after_hedge(sentence: Sentence, at: int, unit: Unit, rule: MeasureRule) -> bool:
    """ "A dozen people or more lost their lives": the verb behind "or more", which cuts it off from its subject."""
    if tuple(w.lower() for w in sentence.words[at : at + 2]) != ("or", "more") or at + 2 >= len(sentence):
        return False
    return unit.word is not None and sentence.xpos[at + 2] == "VBD" and _fires(sentence, at + 2, rule.subject)


def _described(sentence: Sentence, node: int, rule: MeasureRule) -> bool:
    """ "40 wounded soldiers", "117 people killed", "300 people who fled", "20 soldiers whom they captured"."""
    for child in sentence.children[node]:
        relation, lower, lemma = (
            sentence.relations[child],
            sentence.words[child].lower(),
            sentence.lemmas[child].lower(),
        )
        if relation in ("amod", "acl") and (
            lower in rule.state or (sentence.xpos[child] == "VBN" and (lemma,) in rule.object)
        ):
            return True
        if relation == "acl:relcl" and _relative_counts(sentence, child, rule):
            return True
    return False


def _relative_counts(sentence: Sentence, verb: int, rule: MeasureRule) -> bool:
    if sentence.words[verb].lower() in rule.state:
        return True
    subjects = sentence.dependents(verb, "nsubj")
    relative = not subjects or any(sentence.words[s].lower() in ("who", "that", "which") for s in subjects)
    passive = bool(sentence.dependents(verb, "nsubj:pass", "aux:pass"))
    if relative and not passive:
        return _fires(sentence, verb, rule.subject)
    return _fires(sentence, verb, rule.object)


def _governed(sentence: Sentence, node: int, unit: Unit, rule: MeasureRule) -> bool:
    """Whether the word on which the phrase hangs, or one further up through lists and "of", is one of the rule's."""
    for _ in range(_STEPS):
        head, relation = sentence.heads[node], sentence.relations[node]
        if head == ROOT:
            return _predicated(sentence, node, rule)
        more = sentence.words[head].lower() in ("more", "others") and abs(head - node) == 1
        if more or (relation == "conj" and sentence.upos[head] not in ("VERB", "AUX")):
            node = head
            continue
        case = _case(sentence, node)
        if case in _PARTITIVE:
            return _includes(sentence, head, unit, rule)
        if sentence.upos[head] in ("VERB", "AUX") or sentence.dependents(head, "nsubj", "cop"):
            return _verb_counts(sentence, head, node, relation, unit, rule) or _predicated(sentence, node, rule)
        if relation.startswith("nmod") or relation in ("appos", "compound", "nummod", "acl", "dep", "amod"):
            if relation == "nmod" and case == "of" and sentence.lemmas[head].lower() in rule.noun:
                return True
            if relation == "nmod" and case == "of" and _taken(sentence, head, rule):
                return True
            if _described(sentence, head, rule) and sentence.lemmas[head].lower() in _CONTAINERS:
                return True
            if case not in ("of", ""):
                return False
            if case == "of" and sentence.lemmas[head].lower() not in _CONTAINERS | _PARTS:
                return False
            node = head
            continue
        return False
    return False


def _taken(sentence: Sentence, noun: int, rule: MeasureRule) -> bool:
    """ "claimed the lives of 14 people"."""
    verb = sentence.heads[noun]
    return sentence.lemmas[noun].lower() in rule.loss and verb != ROOT and sentence.lemmas[verb].lower() in _TAKING


def _predicated(sentence: Sentence, node: int, rule: MeasureRule) -> bool:
    """ "40 dead": the phrase is the predicate, a state hangs on it."""
    return any(sentence.words[c].lower() in rule.state for c in sentence.children[node])


def _includes(sentence: Sentence, head: int, unit: Unit, rule: MeasureRule) -> bool:
    """ "117 people, including 15 children, died": the part shares the fate of the whole."""
    if sentence.upos[head] in ("VERB", "AUX"):
        whole = sentence.dependents(head, "obj", "nsubj", "nsubj:pass")
        return any(_verb_counts(sentence, head, w, sentence.relations[w], unit, rule) for w in whole)
    return (
        _described(sentence, head, rule) or _governed(sentence, head, unit, rule) or sentence.lemmas[head] in rule.noun
    )


def _verb_counts(sentence: Sentence, verb: int, node: int, relation: str, unit: Unit, rule: MeasureRule) -> bool:
    """Whether a verb, by the role that the phrase has in it, says the rule's measure."""
    passive = bool(sentence.dependents(verb, "aux:pass")) or relation == "nsubj:pass"
    role = relation.split(":")[0]
    if role in ("obl", "advmod") and _toll(sentence, verb, node, rule):
        return True
    if role == "advmod" or (role == "obl" and _case(sentence, node) in _QUANTIFYING):
        role = "obj" if node > verb else "nsubj"  # the hedge was taken for a preposition
    lost = unit.word is not None and sentence.lemmas[unit.word] in rule.loss
    if role == "obj" or (role == "nsubj" and passive):
        if lost and sentence.lemmas[verb] in _TAKING:
            return True
        if role == "obj" and sentence.lemmas[verb].lower() in _REACHING and _toll(sentence, verb, node, rule):
            return True
        if role == "obj" and sentence.lemmas[verb].lower() == "include" and _subject_says(sentence, verb, rule):
            return True
        return _fires(sentence, verb, rule.object) or _complement_says(sentence, verb, rule)
    if role == "nsubj":
        said = sentence.words[verb].lower() in rule.state or _complement_says(sentence, verb, rule)
        return said or _fires(sentence, verb, rule.subject)
    if role in ("xcomp", "nmod", "nummod", "ccomp"):
        return _toll(sentence, verb, node, rule)
    return False


def _subject_says(sentence: Sentence, verb: int, rule: MeasureRule) -> bool:
    """ "the dead included 15 children"."""
    subjects = sentence.dependents(verb, "nsubj")
    return any(sentence.words[s].lower() in rule.state or sentence.lemmas[s].lower() in rule.noun for s in subjects)


def _complement_says(sentence: Sentence, verb: int, rule: MeasureRule) -> bool:
    """ "left 40 people dead", "were reported killed", "walked free"."""
    for child in sentence.children[verb]:
        if sentence.relations[child] in ("xcomp", "advmod", "acl", "advcl", "amod", "ccomp"):
            bare = sentence.xpos[child] == "VBN" and (sentence.lemmas[child].lower(),) in rule.object
            if (bare and sentence.relations[child] == "xcomp") or (
                sentence.words[child].lower() in rule.state and sentence.relations[child] in ("xcomp", "advmod", "amod")
            ):
                return True
    return False


def _toll(sentence: Sentence, verb: int, node: int, rule: MeasureRule) -> bool:
    """ "The death toll rose to 52", "they put the dead at 600", "the number of people killed reached 40"."""
    if _case(sentence, node) not in ("", "at", "to", "by", "from", "above", "past", "over"):
        return False
    for sibling in sentence.dependents(verb, "nsubj", "obj", "nsubj:pass"):
        if sibling == node:
            continue
        tree = [w for w in sentence.subtree(sibling) if w != node]
        words = {sentence.words[w].lower() for w in tree} | {sentence.lemmas[w].lower() for w in tree}
        head = sentence.lemmas[sibling].lower()
        if head == "toll" and words & _FATES and not words & rule.state:
            continue  # "the toll of wounded"
        if head in rule.noun or sentence.words[sibling].lower() in rule.state:
            return True
        if head in ("number", "toll", "count", "figure", "total", "tally", "estimate") and words & (
            rule.state | rule.noun
        ):
            return True
    return False


def _fires(sentence: Sentence, verb: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the verb, with its particles, objects and obliques, is one of the phrases."""
    lemma = sentence.lemmas[verb].lower()
    turned = bool(sentence.dependents(verb, "compound:prt"))  # "shot down 61" wounds nobody
    found = [p for p in phrases if p[0].removesuffix("e") == lemma.removesuffix("e") and not (turned and len(p) == 1)]
    if not found:
        return False
    near = {sentence.lemmas[c].lower() for c in sentence.children[verb]} | {
        sentence.words[c].lower() for c in sentence.children[verb]
    }
    near |= {sentence.lemmas[g].lower() for c in sentence.children[verb] for g in sentence.children[c]}
    return any(set(p[1:]) <= near for p in found)


def _case(sentence: Sentence, node: int) -> str:
    marks = sentence.dependents(node, "case", "mark")
    return sentence.words[marks[0]].lower() if marks else ""
