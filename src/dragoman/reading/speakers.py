"""Who speaks: the source phrase of a cue by the tree, and the actor it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from dragoman.model.actor import ActorKind, ActorMention, ResolvedActor
from dragoman.model.document import Span
from dragoman.reading.sentence import ROOT, Sentence

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_LIGHT_VERBS = frozenset(
    {"make", "issue", "express", "give", "voice", "have", "send", "repeat", "release", "offer"}
    | {"publish", "deliver", "renew", "reiterate", "hold", "share", "raise", "take", "announce", "state"}
    | {"cite", "drop", "add", "come", "respond", "say", "tell", "post", "write", "reveal"}
    | {
        "declare",
        "follow",
        "leave",
        "stress",
        "keep",
        "show",
        "float",
        "push",
        "advance",
        "spread",
        "provide",
        "produce",
    }
    | {"persist", "promote", "peddle", "deploy", "mount", "level", "operate", "act", "work", "harbor", "harbour"}
)
"""Verbs whose subject owns the claim that is their object; the subject of "rejected the claim" does not."""
HELD = frozenset("hope belief assumption expectation conviction understanding fear view impression".split())
"""Nouns for what a mind holds: "sold it in the hope that ..." """
_PHRASE_WORDS = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "PART", "CCONJ"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SIDE_CLAUSES = frozenset({"acl:relcl", "appos", "parataxis", "acl", "advcl", "dep", "orphan"})
_CLAUSE_HEADS = frozenset({"advcl", "xcomp", "conj", "ccomp", "parataxis", "acl", "acl:relcl", "root"})
_ISSUING = frozenset("issue release publish send post write circulate deliver sign make put distribute hand".split())
_SPOKEN_THINGS = frozenset("letter statement report message tweet post note email memo article petition story".split())
_FILMED = frozenset("footage video clip recording audio tape".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of one sentence.

    Attributes:
        head: Its head word.
        first, last: The words that name it, ``last`` not included; appositions and clauses set off by a comma left out.
        stands_for: The phrase that a relative pronoun takes up, else None.
    """

    sentence: Sentence
    head: int
    first: int
    last: int
    stands_for: Phrase | None = None

    @property
    def span(self) -> Span:
        return self.sentence.span(self.first, self.last)


def noun_phrase(sentence: Sentence, head: int) -> Phrase:
    """The words that name a noun: its subtree without preposition, clitic, and what a comma sets off after it."""
    skipped: set[int] = set()
    for child in sentence.children[head]:
        relation = sentence.relations[child]
        after_comma = child > head and _comma_before(sentence, sentence.phrase(child)[0])
        if _left_out(relation, after_comma):
            skipped.update(sentence.subtree(child))
    words = [w for w in sentence.subtree(head) if w not in skipped]
    first, last = words[0], words[-1] + 1
    while last - 1 > head and sentence.upos[last - 1] == "PUNCT" and sentence.words[last - 1] not in ")]":
        last -= 1
    dashes = [w for w in range(first, head) if sentence.words[w] in ("—", "–", "--")]
    first = dashes[-1] + 1 if dashes else first
    while first < head and sentence.upos[first] == "PUNCT":
        first += 1
    return Phrase(sentence, head, first, last)


def _left_out(relation: str, after_comma: bool) -> bool:
    """Whether a dependent does not name the noun."""
    if relation in ("case", "punct", "cc", "mark") or relation.split(":")[0] in ("cop", "aux"):
        return True
    if relation in ("acl:relcl", "advcl", "parataxis"):
        return True
    return after_comma and (relation in _SIDE_CLAUSES or relation in ("nmod", "obl", "nmod:unmarked"))


def _comma_before(sentence: Sentence, word: int) -> bool:
    marks = (",", "(", "—", "–", "-", "--")
    return sentence.words[word] in marks or (word > 0 and sentence.words[word - 1] in marks)


def subject_of(sentence: Sentence, verb: int, depth: int = 0) -> Phrase | None:
    """Who does what a verb says, from the verb's own subject or the clause that it hangs on.

    A passive has its agent ("by X") or nobody. A participle or infinitive takes the subject of its governor, after a
    noun that noun ("a letter saying ..."). An expletive "it" or "there" is nobody.
    """
    passive = bool(sentence.dependents(verb, "nsubj:pass", "aux:pass", "csubj:pass"))
    if passive or _bare_passive(sentence, verb):
        return agent_of(sentence, verb)
    subjects = [c for c in sentence.dependents(verb, "nsubj") if sentence.relations[c] != "nsubj:pass"]
    rank = {
        c: (sentence.words[c].lower() in _RELATIVE, bool(sentence.dependents(c, "case")), c > verb, -c)
        for c in subjects
    }
    for child in sorted(subjects, key=lambda c: rank[c]):
        if sentence.words[child].lower() in ("it", "there") and sentence.dependents(verb, "expl"):
            return None
        if len(subjects) > 1 and not any(cased for _, cased, *_ in rank.values()):
            return _joined(sentence, child, subjects)
        return _with_participle(_resolved_relative(sentence, child, verb), verb)
    if sentence.dependents(verb, "expl") and sentence.relations[verb] != "conj":
        return None
    if (misread := misread_subject(sentence, verb)) is not None:
        return misread
    return None if depth > 4 else _from_governor(sentence, verb, depth)


def misread_subject(sentence: Sentence, verb: int) -> Phrase | None:
    """The subject of a finite verb to which the parser gave none.

    It may have taken it for an object ("by nightfall the ministry said"), or given it to the content ("if so, a
    diplomat said, ...").
    """
    if sentence.xpos[verb] not in ("VBD", "VBZ", "VBP") or sentence.dependents(verb, "nsubj", "aux:pass"):
        return None
    for child in sentence.dependents(verb, "obj", "iobj", "dep"):
        if child < verb and sentence.upos[child] in _NOMINAL and not sentence.dependents(child, "case"):
            return noun_phrase(sentence, child)
    if (near := _name_before(sentence, verb)) is not None:
        return near
    clauses = set(sentence.dependents(verb, "ccomp", "parataxis"))
    for word in range(verb - 1, -1, -1):
        if sentence.heads[word] in clauses and sentence.relations[word].startswith("nsubj"):
            phrase = noun_phrase(sentence, word)
            before = max(phrase.first - 1, 0)
            relative = sentence.words[before].lower() in _RELATIVE  # "strikes that the ministry said killed six"
            bounded = phrase.first == 0 or sentence.upos[before] == "PUNCT" or relative
            own = sentence.subtree(word)  # ", the secretary, Ann Roe, said": an apposition may stand between
            ends = all(w in own or sentence.upos[w] == "PUNCT" for w in range(phrase.last, verb))
            return phrase if bounded and ends and phrase.last <= verb else None
    return _between_marks(sentence, verb)


def _between_marks(sentence: Sentence, verb: int) -> Phrase | None:
    """The noun phrase that fills the space from a mark to a verb which another mark follows (", a diplomat said,")."""
    if verb + 1 < len(sentence) and sentence.upos[verb + 1] != "PUNCT":
        return None
    first = verb
    while first and sentence.upos[first - 1] in _PHRASE_WORDS:
        first -= 1
    if first == 0 or sentence.upos[first - 1] != "PUNCT":
        return None
    tops = [w for w in range(first, verb) if sentence.upos[w] in _NOMINAL and not first <= sentence.heads[w] < verb]
    return Phrase(sentence, tops[0], first, verb) if tops else None


def _name_before(sentence: Sentence, verb: int) -> Phrase | None:
    """A name right before the verb that the parser hung on a noun ("after the raid Radoicic took ...")."""
    if verb == 0 or sentence.upos[verb - 1] != "PROPN":
        return None
    word = verb - 1
    while sentence.relations[word] in ("flat", "compound") and sentence.heads[word] < word:
        word = sentence.heads[word]
    phrase = noun_phrase(sentence, word)
    loose = sentence.relations[word] in ("appos", "nmod:unmarked", "dep", "obl:unmarked")
    return phrase if loose and phrase.last == verb and not _comma_before(sentence, phrase.first) else None


def _joined(sentence: Sentence, chosen: int, subjects: Sequence[int]) -> Phrase:
    """The phrase of a subject; of two side by side ("spokesman | Jason Miller", a parser's slip) both as one."""
    phrase = noun_phrase(sentence, chosen)
    for other in sorted(subjects):
        more = noun_phrase(sentence, other)
        if more.first == phrase.last and sentence.upos[other] == "PROPN":
            return Phrase(sentence, other, phrase.first, more.last)
    return phrase


def _with_participle(phrase: Phrase, verb: int) -> Phrase:
    """A subject with the participle right behind it that the parser hung on the verb ("two envoys briefed on it said")."""
    sentence, at = phrase.sentence, phrase.last
    if at >= verb or sentence.xpos[at] not in ("VBN", "VBD") or sentence.relations[at] != "advcl":
        return phrase
    words = sentence.subtree(at)
    fills = sentence.heads[at] == verb and words[0] == at and words[-1] + 1 == verb
    return replace(phrase, last=verb) if fills else phrase


def author_of(sentence: Sentence, source: Phrase, cue: int) -> Phrase:
    """Whose words a thing that is sent out holds: "issued a statement calling ..." speaks for who issued it.

    Of "footage of the mayor saying ..." the mayor speaks. Any other source is given back.
    """
    head = source.head
    if sentence.relations[cue] != "acl" or sentence.heads[cue] != head or sentence.xpos[cue] != "VBG":
        return source
    if sentence.lemmas[head].lower() in _FILMED:
        shown = [c for c in sentence.dependents(head, "nmod") if c < cue and sentence.upos[c] in _NOMINAL]
        return noun_phrase(sentence, shown[-1]) if shown else source
    verb = sentence.heads[head]
    if verb == ROOT or sentence.relations[head] != "obj" or sentence.lemmas[verb].lower() not in _ISSUING:
        return source
    return subject_of(sentence, verb) or source


def _bare_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is a past participle: after its noun ("coined by him") or in front ("Asked why, he left")."""
    if sentence.xpos[verb] not in ("VBN", "VBD") or sentence.dependents(verb, "aux", "nsubj"):
        return False
    relation = sentence.relations[verb].split(":")[0]
    marks = {sentence.words[c].lower() for c in sentence.dependents(verb, "mark", "advmod") if c < verb}
    if marks & {"when", "if", "once", "unless", "until"} and relation == "advcl" and _first_is(sentence, verb, marks):
        return True
    if sentence.dependents(verb, "mark"):
        return False
    before_clause = relation == "advcl" and verb < sentence.heads[verb]
    return before_clause or (sentence.xpos[verb] == "VBN" and relation in ("acl", "advcl"))


def _first_is(sentence: Sentence, verb: int, marks: Container[str]) -> bool:
    """Whether a clause begins with one of some words ("when asked about")."""
    return sentence.words[sentence.phrase(verb)[0]].lower() in marks


def agent_of(sentence: Sentence, verb: int) -> Phrase | None:
    """The agent of a passive: "by X"."""
    for child in sentence.dependents(verb, "obl"):
        cases = {sentence.words[c].lower() for c in sentence.dependents(child, "case")}
        if "by" in cases and sentence.upos[child] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"):
            return noun_phrase(sentence, child)
    return None


def _resolved_relative(sentence: Sentence, subject: int, verb: int) -> Phrase:
    """The subject's phrase; a relative pronoun also knows what it stands for."""
    if sentence.words[subject].lower() in _RELATIVE:
        for at in (verb, *sentence.ancestors(verb)):
            if sentence.relations[at] == "acl:relcl" and sentence.heads[at] != ROOT:
                antecedent = noun_phrase(sentence, sentence.heads[at])
                return Phrase(sentence, subject, subject, subject + 1, antecedent)
    return noun_phrase(sentence, subject)


def _from_governor(sentence: Sentence, verb: int, depth: int) -> Phrase | None:
    """The subject understood from the clause above."""
    head, relation = sentence.heads[verb], sentence.relations[verb]
    if head != ROOT and sentence.upos[head] == "ADV" and relation == "advcl":
        head = sentence.heads[head]  # "went so *far* as to say"
    if head == ROOT:
        return None
    if relation.startswith("acl"):
        if sentence.upos[head] in ("NOUN", "PROPN", "PRON"):
            if sentence.xpos[verb] == "VB":
                return _owner_of(sentence, head, depth)
            apart = _comma_between(sentence, head, verb) or _governed(sentence, verb)
            acting = _acting_above(sentence, head, depth) if apart and sentence.xpos[verb] == "VBG" else None
            return acting or _up_to(noun_phrase(sentence, head), verb)
        return None
    if relation == "xcomp":
        objects = sentence.dependents(head, "obj", "iobj")
        if objects and sentence.lemmas[head] not in ("promise", "take", "use"):
            return noun_phrase(sentence, objects[-1])
        return _subject_or_passive(sentence, head, depth)
    if relation in ("conj", "advcl", "parataxis", "ccomp", "obl", "dep", "nmod"):
        if relation == "ccomp" and sentence.xpos[verb] not in ("VBG", "VB"):
            return None
        if sentence.upos[head] in ("VERB", "AUX", "ADJ") or sentence.dependents(head, "nsubj", "cop"):
            return _subject_or_passive(sentence, head, depth)
    return None


def _comma_between(sentence: Sentence, noun: int, verb: int) -> bool:
    """Whether a comma sets a participle off from the noun that the parser hung it on."""
    return (
        noun < verb and "," in sentence.words[noun + 1 : verb] and sentence.upos[verb - 1] in ("PUNCT", "ADV", "CCONJ")
    )


def _governed(sentence: Sentence, verb: int) -> bool:
    """Whether a preposition stands before a participle: "no way of | knowing", whose subject is not the way."""
    return any(sentence.upos[c] in ("ADP", "SCONJ") for c in sentence.dependents(verb, "mark", "case") if c < verb)


def _acting_above(sentence: Sentence, noun: int, depth: int) -> Phrase | None:
    """The subject of the clause in which a noun stands, for a participle that a comma sets off from that noun.

    None where the noun is the subject itself or names what is written, which may speak ("a letter, warning that").
    """
    if sentence.relations[noun].startswith("nsubj") or sentence.lemmas[noun].lower() in _SPOKEN_THINGS:
        return None
    clause = noun
    while sentence.upos[clause] not in ("VERB", "AUX") and not sentence.dependents(clause, "cop"):
        clause = sentence.heads[clause]
        if clause == ROOT:
            return None
    for child in sentence.dependents(clause, "nsubj"):
        if child < noun or clause == noun:
            return noun_phrase(sentence, child)
    return None if depth > 4 or clause == noun else subject_of(sentence, clause, depth + 1)


def _up_to(phrase: Phrase, verb: int) -> Phrase:
    """A noun's phrase without the participle that tells what it says: "a petition | calling for talks"."""
    if not phrase.head < verb < phrase.last:
        return phrase
    last = verb
    while last - 1 > phrase.head and phrase.sentence.upos[last - 1] in ("PUNCT", "ADV", "CCONJ"):
        last -= 1
    return replace(phrase, last=last)


def _subject_or_passive(sentence: Sentence, verb: int, depth: int) -> Phrase | None:
    """The subject, also that of a passive, whose participle it governs ("was quoted as saying")."""
    for child in sentence.dependents(verb, "nsubj:pass"):
        return _resolved_relative(sentence, child, verb)
    return subject_of(sentence, verb, depth + 1)


def owner_of(sentence: Sentence, noun: int) -> Phrase | None:
    """Whose claim, fear or plan a noun names: its possessor, "by / of / from X", or the subject of "made the claim"."""
    return _owner_of(sentence, noun, 0)


def _owner_of(sentence: Sentence, noun: int, depth: int) -> Phrase | None:
    for child in sentence.dependents(noun, "nmod:poss"):
        return noun_phrase(sentence, child)
    for child in sentence.dependents(noun, "nmod"):
        cases = {sentence.words[c].lower() for c in sentence.dependents(child, "case")}
        if cases & {"by", "from", "among"} or (
            "of" in cases and sentence.upos[child] == "PROPN" and sentence.lemmas[noun] != "news"
        ):
            return noun_phrase(sentence, child)
    for child in sentence.dependents(noun, "acl:relcl"):
        subjects = [c for c in sentence.dependents(child, "nsubj") if sentence.words[c].lower() not in _RELATIVE]
        if subjects and sentence.lemmas[child].lower() in _LIGHT_VERBS:
            return noun_phrase(sentence, subjects[0])  # "comments that X made"
    head, relation = sentence.heads[noun], sentence.relations[noun]
    if depth < 3 and head != ROOT and relation in ("obj", "obl", "conj"):
        if relation == "conj":
            return _owner_of(sentence, head, depth + 1)
        light = sentence.lemmas[head] in _LIGHT_VERBS or (relation == "obl" and _held(sentence, noun))
        if sentence.upos[head] == "VERB" and light:
            owner = subject_of(sentence, head, depth + 1)
            deed = owner is not None and sentence.words[owner.head].lower() in ("it", "this", "that")
            return None if deed and sentence.lemmas[head] == "send" else owner  # "it sends a message that"
    return None


def _held(sentence: Sentence, noun: int) -> bool:
    """Whether a belief or hope is that of who acts on it: "fled in the hope that", "sold it under the belief that"."""
    cases = {sentence.words[c].lower() for c in sentence.dependents(noun, "case")}
    return bool(cases & {"in", "under", "with", "on"}) and sentence.lemmas[noun].lower() in HELD


class Speakers:
    """Finds the actor that a source phrase stands for.

    Args:
        text: The article.
        actors: Every mention, in text order.
        written: Nouns for what is written, whose author speaks.
    """

    def __init__(self, text: str, actors: Sequence[ActorMention], written: Container[str] = ()) -> None:
        self._text, self._written = text, written
        self._mentions = sorted(actors, key=lambda mention: (mention.head, mention.span))
        self._heads = [mention.head for mention in self._mentions]

    @property
    def any(self) -> bool:
        """Whether the article has actors at all."""
        return bool(self._mentions)

    def resolve(self, phrase: Phrase | None) -> ResolvedActor | None:
        """The actor of a phrase, its span the phrase; None for no phrase.

        An actor who stands inside but is not meant ("the president's aide") only lends country and sector. Of several
        who speak together the first is given.
        """
        if phrase is None:
            return None
        names = phrase.stands_for or phrase
        found = self.mention_of(phrase) or (self.mention_of(names) if names is not phrase else None)
        if found is None:
            found = self._author_of(names) or self._cleft(names)
        if found is not None:
            several = found.plural and found.actor.country is None and found.members
            return replace(found.members[0] if several else found.actor, span=_shown(phrase).span)
        return self._unnamed(names, _shown(phrase).span)

    def _author_of(self, phrase: Phrase) -> ActorMention | None:
        """Who speaks through a thing that is written: "a statement from Moscow", "his letter"."""
        if phrase.sentence.lemmas[phrase.head].lower() not in self._written:
            return None
        author = owner_of(phrase.sentence, phrase.head)
        return None if author is None else self.mention_of(author)

    def _cleft(self, phrase: Phrase) -> ActorMention | None:
        """Whom a "who" without antecedent takes up: "It was Ann Quill who warned them" - the actor right before it."""
        if phrase.sentence.words[phrase.head].lower() != "who" or phrase.last - phrase.first > 1:
            return None
        before = self._between(phrase.sentence.start, phrase.span.start)
        return before[-1] if before else None

    def mention_of(self, phrase: Phrase) -> ActorMention | None:
        """The mention whose head is the phrase's own or its apposition; of several a person, then the longest."""
        sentence, group = phrase.sentence, _head_group(phrase.sentence, phrase.head)
        starts = {sentence.starts[word] for word in group}
        tree_first, tree_last = sentence.phrase(phrase.head)
        low, high = sentence.starts[tree_first], sentence.ends[tree_last - 1]
        found = [m for m in self._between(low, high) if m.head in starts]
        if not found:
            return None
        return min(found, key=lambda m: (m.kind is not ActorKind.PERSON, m.span.start - m.span.end, m.head))

    def _between(self, start: int, end: int) -> Sequence[ActorMention]:
        return self._mentions[bisect_left(self._heads, start) : bisect_left(self._heads, end)]

    def _unnamed(self, phrase: Phrase, span: Span) -> ResolvedActor:
        words = re.sub(r"\s+", " ", phrase.span.of(self._text))
        lender = next((m.actor for m in self._between(phrase.span.start, phrase.span.end) if m.actor.country), None)
        key = re.sub(r"[^\w]+", "-", words.lower()).strip("-")
        return ResolvedActor(
            f"text:{key}", words, lender.country if lender else None, lender.sector if lender else None, span
        )


def _shown(phrase: Phrase) -> Phrase:
    """The phrase by which a speaker is shown: of "a video that says" the video, of "the man who says" the "who"."""
    that = phrase.sentence.words[phrase.head].lower() == "that"
    return phrase.stands_for if that and phrase.stands_for is not None else phrase


def _head_group(sentence: Sentence, head: int) -> list[int]:
    """The head with its name parts, titles and appositions: all words that mean the same one."""
    group = [head]
    for word in group:
        for child in sentence.children[word]:
            relation = sentence.relations[child]
            together = relation in ("flat", "flat:name", "appos", "fixed", "goeswith", "nmod:desc")
            name = relation == "compound" and sentence.upos[child] == "PROPN" and sentence.upos[head] == "PROPN"
            announced = relation == "appos" and ":" in sentence.words[head:child]
            if (together or name) and not announced and child not in group:
                group.append(child)
    return group
