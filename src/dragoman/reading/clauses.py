"""Who stands where in a clause: the slots of a verb or an event noun, passive turned round, shared subjects found again.

A slot is the index of a head word in its sentence. Sources of the rules: Universal Dependencies guidelines (v2) for what
each relation means; subject and object control after any English grammar.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.reading.sentence import ROOT, Sentence

_CLAUSAL = ("ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "ADJ")
_OBJECT_CONTROL = frozenset(
    "ask order tell urge press push force compel allow let permit invite want expect help persuade convince"
    " request instruct direct advise warn encourage require implore beg command enable lead cause get forbid"
    " call authorise authorize prompt pressure lobby challenge remind".split()
)

_BLAMING = frozenset(
    "accuse suspect charge blame condemn convict criticise criticize denounce stop prevent keep bar ban block deter"
    " dissuade discourage acquit thank praise arrest punish sanction fine jail detain hold trick pressure talk".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The arguments of one trigger.

    Attributes:
        subject: Heads of the doer phrases, conjuncts included, after the passive is turned round.
        object: Heads of the phrases acted on.
        iobject: Heads of the receivers ("gave *him*").
        oblique: Preposition (lower case) to heads of its phrases, in text order.
        complement: Heads of clausal complements and infinitives.
        passive: Whether the surface is passive.
        controlled: Whether the subject is shared from a governing clause.
    """

    subject: tuple[int, ...] = ()
    object: tuple[int, ...] = ()
    iobject: tuple[int, ...] = ()
    oblique: dict[str, tuple[int, ...]] = field(default_factory=dict)
    complement: tuple[int, ...] = ()
    passive: bool = False
    controlled: bool = False

    def slot(self, name: str) -> tuple[int, ...]:
        """The heads in one slot: subject, object, iobject, or a preposition."""
        if name == "subject":
            return self.subject
        if name == "object":
            return self.object
        if name == "iobject":
            return self.iobject
        return self.oblique.get(name, ())


def conjuncts(sentence: Sentence, word: int) -> tuple[int, ...]:
    """A head word and all that is joined to it by "and", "or", "as well as", in text order.

    In "A, B and C" the parse may hang C on B instead of A; for names it is one list all the same.
    """
    found = [word]
    for part in sentence.dependents(word, "conj"):
        found.append(part)
        if sentence.upos[part] == "PROPN":
            found.extend(c for c in sentence.dependents(part, "conj") if sentence.upos[c] == "PROPN")
    return tuple(found)


def joined_heads(sentence: Sentence, words: list[int]) -> tuple[int, ...]:
    """All conjuncts of several head words."""
    return tuple(c for w in words for c in conjuncts(sentence, w))


def case_of(sentence: Sentence, word: int) -> str:
    """The preposition of a phrase ("because of" is "of"), lower case; empty where it has none."""
    marks = sentence.dependents(word, "case")
    marks = [m for m in marks if m < word and sentence.xpos[m] != "POS"]
    if not marks:
        return ""
    return sentence.words[marks[-1]].lower()


def obliques(sentence: Sentence, word: int) -> dict[str, tuple[int, ...]]:
    """Phrases by preposition; a conjunct shares the preposition unless it has its own."""
    found: dict[str, list[int]] = {}
    for child in sentence.dependents(word, "obl", "nmod"):
        if sentence.relations[child] in ("nmod:poss", "nmod:desc"):
            continue
        case = case_of(sentence, child)
        if not case:
            continue
        for part in conjuncts(sentence, child):
            own = case_of(sentence, part) or case
            found.setdefault(own, []).append(part)
    if "by" not in found and sentence.upos[word] == "NOUN":  # "the blockade of the port by the navy"
        for inner in found.get("of", []):
            far = [c for c in sentence.dependents(inner, "nmod") if case_of(sentence, c) == "by"]
            if far:
                found["by"] = list(conjuncts(sentence, far[0]))
    return {case: tuple(words) for case, words in found.items()}


def read_clause(sentence: Sentence, verb: int) -> Clause:
    """The slots of a verb, or of an adjective or noun used as predicate."""
    passive = is_passive(sentence, verb)
    own = _antecedents(sentence, verb, joined_heads(sentence, sentence.dependents(verb, "nsubj")))
    subjects, controlled = (own, False) if own else _shared_subject(sentence, verb)
    objects = _antecedents(sentence, verb, joined_heads(sentence, sentence.dependents(verb, "obj")))
    around = obliques(sentence, verb)
    agents = joined_heads(sentence, sentence.dependents(verb, "obl:agent"))
    if passive:
        doers = agents or around.get("by", ()) or _far_agent(sentence, verb)
        subject, obj = doers, subjects or _modified(sentence, verb)
        if objects and not subjects:
            obj = objects
    else:
        subject, obj = subjects, objects or _relative_object(sentence, verb) or _after_particle(sentence, verb)
    return Clause(
        subject=subject,
        object=obj,
        iobject=joined_heads(sentence, sentence.dependents(verb, "iobj")) or (objects if passive and subjects else ()),
        oblique={k: v for k, v in around.items() if not (passive and k == "by")},
        complement=tuple(sentence.dependents(verb, "xcomp", "ccomp")),
        passive=passive,
        controlled=controlled,
    )


def _antecedents(sentence: Sentence, verb: int, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Head words with a relative pronoun replaced by the noun that its clause hangs on: "the raid *that* they led"."""
    if not any(sentence.xpos[h] in ("WDT", "WP") for h in heads):
        return heads
    at = verb
    while sentence.relations[at] == "conj" and sentence.heads[at] != ROOT:
        at = sentence.heads[at]
    if sentence.relations[at] != "acl:relcl":
        return heads
    return tuple(sentence.heads[at] if sentence.xpos[h] in ("WDT", "WP") else h for h in heads)


def _far_agent(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """A "by" phrase that the parse hung on a noun of the clause: "were sent to the border *by Romania*"."""
    for word in reversed(clause_words(sentence, verb)):
        if word > verb and sentence.relations[word].startswith("nmod") and case_of(sentence, word) == "by":
            return conjuncts(sentence, word)
    return ()


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a participle stands in the passive, with or without "be"."""
    if sentence.dependents(verb, "aux:pass", "nsubj:pass"):
        return True
    if sentence.xpos[verb] != "VBN":
        return False
    relation = sentence.relations[verb]
    if sentence.dependents(verb, "nsubj") or sentence.dependents(verb, "aux"):
        return False
    if relation == "conj":
        head = sentence.heads[verb]
        return sentence.xpos[head] == "VBN" and is_passive(sentence, head)
    if relation in ("acl", "amod") or relation.startswith("acl"):
        return not sentence.dependents(verb, "obj")
    return relation in ("advcl", "xcomp", "parataxis", "root", "ccomp") and not sentence.dependents(verb, "obj")


def _modified(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The noun that a participle modifies: "the seat *reserved* for him", "the *deposed* president"."""
    if sentence.relations[verb].split(":")[0] in ("acl", "amod"):
        return (sentence.heads[verb],)
    return ()


def _relative_object(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The noun before a relative clause in which it is the object: "the pact [that] they *signed*"."""
    if sentence.relations[verb] == "acl:relcl" and sentence.dependents(verb, "nsubj"):
        return (sentence.heads[verb],)
    return ()


def _after_particle(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The object that the parse took for an adverbial: "shot down a *jet*"."""
    particles = sentence.dependents(verb, "compound:prt")
    if not particles or sentence.dependents(verb, "ccomp", "xcomp"):
        return ()
    return tuple(
        w
        for w in sentence.dependents(verb, "obl")
        if sentence.relations[w] == "obl"
        and w > particles[0]
        and not case_of(sentence, w)
        and sentence.upos[w] == "NOUN"
    )


def _shared_subject(sentence: Sentence, verb: int) -> tuple[tuple[int, ...], bool]:
    """The subject that a verb without one shares with its governor."""
    at, seen = verb, 0
    while seen < 6:
        seen += 1
        relation, head = sentence.relations[at].split(":")[0], sentence.heads[at]
        if head == ROOT:
            return (), False
        if relation == "conj":
            found = _subject_of(sentence, head)
            if found:
                return found, True
        elif relation == "xcomp":
            controller = _controller(sentence, head)
            if controller:
                return controller, True
        elif relation == "acl":
            return _subject_of_noun_clause(sentence, at, head)
        elif relation == "amod" and sentence.xpos[at] == "VBG":  # "the *striking* teachers"
            return (head,), True
        elif relation in ("advcl", "ccomp", "parataxis"):
            infinitive = any(sentence.words[m].lower() == "to" for m in sentence.dependents(at, "mark"))
            gerund = sentence.xpos[at] in ("VBG", "VBN")
            if not (infinitive or gerund or relation == "parataxis"):
                return (), False
            found = _blamed(sentence, at, head) or _subject_of(sentence, head)
            if found:
                return found, True
        else:
            return (), False
        at = head
    return (), False


def _blamed(sentence: Sentence, verb: int, head: int) -> tuple[int, ...]:
    """The doer of "accused *Oslo* of shelling", "stopped *them* from leaving": the object of the governing verb."""
    marks = {sentence.words[m].lower() for m in sentence.dependents(verb, "mark", "case")}
    if not marks & {"of", "for", "from", "with", "into"} or sentence.lemmas[head].lower() not in _BLAMING:
        return ()
    target = sentence.dependents(head, "obj", "iobj") or sentence.dependents(head, "nsubj:pass")
    return joined_heads(sentence, target)


def _subject_of(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The logical doer of a governing verb for its dependents: a passive's subject is what shares on."""
    own = sentence.dependents(verb, "nsubj")
    return joined_heads(sentence, own)


def _controller(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Who does the infinitive under a verb: the one asked, else the subject."""
    if sentence.lemmas[verb].lower() in _OBJECT_CONTROL:
        target = sentence.dependents(verb, "obj", "iobj") or sentence.dependents(verb, "nsubj:pass")
        if target:
            return joined_heads(sentence, target)
        called = obliques(sentence, verb)
        for case in ("on", "upon", "to", "for"):
            if case in called:
                return called[case]
    return _subject_of(sentence, verb)


def _subject_of_noun_clause(sentence: Sentence, verb: int, noun: int) -> tuple[tuple[int, ...], bool]:
    """The doer of a clause on a noun: "fighters *flying* flags" the fighters, "his plan to *leave*" he."""
    marked = any(sentence.words[m].lower() == "to" for m in sentence.dependents(verb, "mark"))
    if not marked:
        return conjuncts(sentence, noun), True
    owner = joined_heads(sentence, sentence.dependents(noun, "nmod:poss"))
    if not owner and sentence.upos[noun] == "NOUN":  # "the offer *of Kenya* to host"
        around = obliques(sentence, noun)
        owner = tuple(w for w in (*around.get("of", ()), *around.get("by", ())) if w < verb)
    if owner:
        return owner, True
    governor = sentence.heads[noun]
    if governor != ROOT and sentence.upos[governor] in ("VERB", "AUX"):
        return _subject_of(sentence, governor), True
    return (), False


def owners(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Possessors of a noun: "*his* refusal", "*Iran*'s threat"."""
    return joined_heads(sentence, sentence.dependents(noun, "nmod:poss"))


def modifiers(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Adjectives and names before a noun: "the *Russian* attack", "the *Hamas* raid", "*Israeli* strikes"."""
    found = [
        c
        for c in sentence.children[noun]
        if c < noun and sentence.relations[c].split(":")[0] in ("amod", "compound", "nmod")
    ]
    return tuple(c for c in found if sentence.relations[c] != "nmod:poss" and sentence.words[c][:1].isupper())


def governor_of(sentence: Sentence, word: int) -> tuple[int, str]:
    """The verb or noun that governs a phrase, and the relation by which, conjuncts traced to the first."""
    at = word
    while sentence.relations[at] == "conj" and sentence.upos[sentence.heads[at]] in _NOMINAL:
        at = sentence.heads[at]
    return sentence.heads[at], sentence.relations[at]


def clause_words(sentence: Sentence, verb: int) -> list[int]:
    """The words of a clause without those of clauses under it, in text order."""
    found, queue = [], [verb]
    while queue:
        at = queue.pop()
        found.append(at)
        queue.extend(
            c
            for c in sentence.children[at]
            if sentence.relations[c].split(":")[0] not in (*_CLAUSAL, "conj") or at != verb
        )
    return sorted(found)
