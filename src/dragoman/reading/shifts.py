"""Where the article says that one actor's stance to another, or the relation of two, moved."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.ledgerrules import LedgerRules, ShiftRule
from dragoman.model.actor import ResolvedActor
from dragoman.model.mention import Direction, Shift
from dragoman.reading.cast import Cast
from dragoman.reading.clauses import Clause, obliques, owners, read_clause
from dragoman.reading.events import Findings
from dragoman.reading.sentence import Sentence
from dragoman.reading.triggers import beside_verb

_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no"))


def find_shifts(scene: Findings, rules: LedgerRules) -> list[Shift]:
    """Shifts in text order; one is left out where either actor is unnamed or the clause denies it."""
    cast = Cast.of(scene.actors, scene.places, scene.registry)
    found = []
    for sentence in scene.parse.sentences:
        for word, lemma in enumerate(sentence.lemmas):
            if lemma.lower() in rules.shifts and sentence.xpos[word].startswith("VB"):
                shift = _shift_at(sentence, word, rules, cast, scene)
                if shift is not None:
                    found.append(shift)
    return found


def _shift_at(sentence: Sentence, word: int, rules: LedgerRules, cast: Cast, scene: Findings) -> Shift | None:
    if any(sentence.words[c].lower() in _NEGATIONS for c in sentence.children[word]):
        return None
    clause = read_clause(sentence, word)
    for beside, rule in rules.shifts[sentence.lemmas[word].lower()]:
        words = beside_verb(sentence, word, beside)
        if words is None:
            continue
        pair = _pair(sentence, word, clause, rule, cast)
        if pair is None:
            continue
        origin, target, first = pair
        last = max((word, *words))
        return Shift(
            sentence.span(min(first, word), last + 1),
            origin,
            target,
            rule.direction or Direction.WORSE,
            scene.date_of(sentence.index, word),
            f"shifts:{rule.id}",
            0.7 if rule.direction else 0.5,
        )
    return None


def _pair(
    sentence: Sentence, word: int, clause: Clause, rule: ShiftRule, cast: Cast
) -> tuple[ResolvedActor, ResolvedActor, int] | None:
    """Whose stance, to whom, and the first word of the telling; None where either is missing."""
    subjects = clause.subject or clause.object
    if not subjects:
        return None
    if not rule.subject:
        return _ordered(cast.actors(sentence, subjects), _others(sentence, word, clause, rule, cast), subjects[0])
    nouns = [
        s for s in subjects if sentence.lemmas[s].lower() in rule.subject or sentence.words[s].lower() in rule.subject
    ]
    if not nouns:
        return None
    around = obliques(sentence, nouns[0])
    between = cast.actors(sentence, around.get("between", ()))
    if len(between) > 1:
        return between[0], between[1], nouns[0]
    own = cast.actors(sentence, owners(sentence, nouns[0]))
    others: tuple[ResolvedActor, ...] = ()
    for slot in rule.to:
        others = others or cast.actors(sentence, around.get(slot, ()))
    return _ordered(own, others or _others(sentence, word, clause, rule, cast), nouns[0])


def _others(sentence: Sentence, word: int, clause: Clause, rule: ShiftRule, cast: Cast) -> tuple[ResolvedActor, ...]:
    for slot in rule.to:
        found = cast.actors(sentence, clause.slot(slot))
        if found:
            return found
    for complement in (*clause.complement, *clause.object, *sentence.dependents(word, "advmod", "xcomp", "acl")):
        around = obliques(sentence, complement)
        for slot in rule.to:
            found = cast.actors(sentence, around.get(slot, ()))
            if found:
                return found
    return ()


def _ordered(
    own: Sequence[ResolvedActor], others: Sequence[ResolvedActor], first: int
) -> tuple[ResolvedActor, ResolvedActor, int] | None:
    if not own:
        return None
    rest = [o for o in others if o.id != own[0].id]
    return (own[0], rest[0], first) if rest else None
