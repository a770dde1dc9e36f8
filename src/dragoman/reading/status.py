"""Whether an act came about: the one door to the status of verbs, event nouns and adjectives.

The order of strength where several hold at once is that of our codebook: denied, did_not_happen, threatened, requested,
offered, planned, hoped, hypothetical, ongoing, happened. What a clause says of itself stands in ``negation.py``, what
governs it in ``embedding.py``; here are the nouns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.model.mention import EventType, Status
from dragoman.reading.clauses import case_of
from dragoman.reading.decision import Decision
from dragoman.reading.embedding import DEEPEST, GovernedReader, status_of
from dragoman.reading.sentence import ROOT
from dragoman.reading.triggers import Trigger, TriggerKind

__all__ = ["Decision", "StatusReader"]

_ADJECTIVES = (
    ("hypothetical_adjective", Status.HYPOTHETICAL),
    ("planned_adjective", Status.PLANNED),
    ("denied_adjective", Status.DENIED),
    ("failed_adjective", Status.DID_NOT_HAPPEN),
    ("threatened_adjective", Status.THREATENED),
    ("ongoing_adjective", Status.ONGOING),
)
_CARRIED = (
    "denied", "did_not_happen", "planned", "hoped", "requested", "threatened", "offered", "considered", "doubted",
)  # fmt: skip
_CONTENT_CASES = ("of", "for", "to", "on", "against", "from")
_OPEN = (Status.PLANNED, Status.HYPOTHETICAL, Status.DID_NOT_HAPPEN)
_KNOWN = ("the", "this", "that", "these", "those", "last", "both")
_SUSPENDED = (EventType.AID, EventType.CONSULT, EventType.COOPERATE)
_UNDER_WAY = ("under way", "in progress", "in swing")
_SPOKEN = (EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.AGREE)
_TURNED_DOWN = ("reject", "refuse", "decline", "deny", "dismiss", "dispute", "rebut", "disavow", "repudiate", "resist")
_GOING_ON = ("go on", "carry on", "rage on", "drag on", "be underway", "be on")


@dataclass(frozen=True, slots=True)
class StatusReader(GovernedReader):
    """Decides the status of the triggers of one sentence."""

    def of(self, trigger: Trigger) -> Decision:
        """The status of a trigger."""
        gerund = self.sentence.xpos[trigger.word] == "VBG" and self.sentence.relations[trigger.word] == "nsubj"
        if trigger.kind is TriggerKind.NOUN or gerund:  # "fighting continues"
            return self.noun(trigger.word)
        if trigger.kind is TriggerKind.ADJECTIVE and self.sentence.relations[trigger.word] == "amod":
            return Decision(Status.HAPPENED)
        return self.verb(trigger.word)

    def noun(self, word: int, depth: int = 0) -> Decision:
        """The status of the act that a noun tells."""
        found = self._of_noun(word, depth)
        called = found.status is Status.REQUESTED and "call" in found.cue and self._type(word) is EventType.PROTEST
        return replace(found, status=Status.PLANNED) if called else found  # "called a strike"

    def _of_noun(self, word: int, depth: int) -> Decision:
        before = self._before_noun(word)
        if before is None or depth >= DEEPEST:
            return before or self._by_place(word, depth)
        if before.status in (Status.PLANNED, Status.HYPOTHETICAL):  # "the planned visit was cancelled"
            placed = self._by_place(word, depth)
            if placed.status is Status.DENIED or placed.begins("did_not_happen"):
                return placed
        return before

    def _by_place(self, word: int, depth: int) -> Decision:
        """The status by the word on which the noun hangs."""
        sentence, at = self.sentence, word
        while sentence.relations[at] == "conj" and sentence.heads[at] != ROOT:
            at = sentence.heads[at]
        head, relation = sentence.heads[at], sentence.relations[at].split(":")[0]
        if depth >= DEEPEST:
            return Decision(Status.HAPPENED)
        if head == ROOT or sentence.dependents(at, "cop"):
            return self.verb(at, depth + 1) if sentence.dependents(at, "cop", "aux") else Decision(Status.HAPPENED)
        if relation == "nsubj" and sentence.upos[head] not in ("VERB", "AUX"):
            return self._predicated(at, head, depth)
        if sentence.upos[head] in ("NOUN", "PROPN"):
            return self._under_word(at, head, relation, depth)
        return self._under_verb(at, head, relation, depth)

    def _before_noun(self, word: int) -> Decision | None:
        """Determiners and adjectives: "no talks", "any attack", "the planned visit", "the failed coup"."""
        sentence = self.sentence
        for child in sentence.children[word]:
            low = sentence.words[child].lower()
            relation = sentence.relations[child].split(":")[0]
            if relation in ("det", "advmod") and low in ("no", "neither"):
                return Decision(Status.DID_NOT_HAPPEN, f"negation:{low}", negated=True)
            if relation in ("det", "amod", "nmod", "compound"):
                for group, status in _ADJECTIVES:
                    if self.cues.has(group, low):
                        return Decision(status, f"{group}:{low}")
            instead = low == "of" and sentence.words[child - 1].lower() == "instead"
            if relation == "case" and (low == "without" or instead):
                return Decision(Status.DID_NOT_HAPPEN, f"negation:{low}")
        return None

    # ---- a noun whose predicate is no verb

    def _predicated(self, word: int, head: int, depth: int) -> Decision:
        """ "talks are under way", "an attack would be a mistake", "a truce is likely"."""
        lemma = self.lemma(head)
        if self.cues.has("ongoing_adjective", lemma) or f"{case_of(self.sentence, head)} {lemma}" in _UNDER_WAY:
            found = self.verb(head, depth + 1)
            return Decision(Status.ONGOING, "ongoing:under way") if found.status is Status.HAPPENED else found
        if self.cues.has("hypothetical_adjective", lemma) or self.cues.has("open_adjective", lemma):
            return Decision(Status.HYPOTHETICAL, f"hypothetical_adjective:{lemma}")
        for group in ("planned", "did_not_happen"):
            if self.cues.has(group, lemma):
                return self._weakened(Decision(status_of(group), f"{group}:{lemma}"), self.verb(head, depth + 1))
        found = self.own(head)
        if found.status in _OPEN and found.begins("modal", "condition") and not self._has_the(word):
            return Decision(Status.HYPOTHETICAL, found.cue)
        return Decision(Status.HAPPENED)

    # ---- a noun under a noun

    def _under_word(self, word: int, head: int, relation: str, depth: int) -> Decision:
        if relation != "nmod":
            return Decision(Status.HAPPENED)
        trigger, case = self.triggers.get(head), case_of(self.sentence, word)
        if trigger is not None and trigger.frame.content not in (None, "claimed") and case in _CONTENT_CASES:
            return self.content(trigger, depth, word)
        under = self._under_noun(head, word, depth)
        if under is not None and case in ("of", "for", "to") and not under.begins("reported"):
            return under
        measured = self.cues.has("measure_noun", self.lemma(head))
        return self.noun(head, depth + 1) if measured else Decision(Status.HAPPENED)

    # ---- a noun under a verb

    def _under_verb(self, word: int, head: int, relation: str, depth: int) -> Decision:
        sentence, cues, lemma = self.sentence, self.cues, self.lemma(head)
        trigger = self.triggers.get(head)
        case = case_of(sentence, word) if relation == "obl" else ""
        direct = relation in ("obj", "xcomp") or sentence.relations[word] == "nsubj:pass"
        reached = direct or case in (*_CONTENT_CASES, "with", "in")
        if reached and trigger is not None and trigger.frame.content not in (None, "claimed"):
            found = self.content(trigger, depth, word)
            if not self._definite(word, found):
                return found
        if direct or relation == "nsubj":
            return self._carried(word, head, direct, depth)
        if case == "for":
            for group in ("requested", "planned", "hoped"):
                if cues.has(group, lemma):
                    found = Decision(status_of(group), f"{group}:{lemma}", holder=head)
                    return self._weakened(found, self.verb(head, depth + 1))
        if case == "with" and cues.has("threatened", lemma):
            return self._weakened(Decision(Status.THREATENED, f"threatened:{lemma}"), self.verb(head, depth + 1))
        return Decision(Status.HAPPENED)

    def _definite(self, word: int, found: Decision) -> bool:
        """ "denied the raid", "condemned the attack": a known act stays what it was, unless it is denied or refused."""
        own = self.triggers.get(word)
        spoken = own is not None and (own.frame.content is not None or own.frame.type is EventType.ACCUSE)
        if spoken and found.status in (Status.DID_NOT_HAPPEN, Status.DENIED):
            return True  # "declined the offer", "denied the charge": each was made all the same
        if found.status not in (Status.THREATENED, Status.HOPED):
            return False
        determiners = self.sentence.dependents(word, "det")
        return any(self.sentence.words[c].lower() in _KNOWN for c in determiners)

    def _carried(self, word: int, head: int, direct: bool, depth: int) -> Decision:
        """A noun as object or subject of a verb: light verbs lend their status, others presuppose the act."""
        cues, lemma = self.cues, self.lemma(head)
        verb = self.verb(head, depth + 1)
        if self._goes_on(head):
            going_on = verb.status is Status.HAPPENED
            return replace(verb, status=Status.ONGOING, cue=f"ongoing:{lemma} on") if going_on else verb
        if direct and (self._named(word, head, lemma) or self._answered(word, lemma)):
            return Decision(Status.HAPPENED)
        unfolds = [x for x in self.sentence.dependents(head, "xcomp") if self.cues.has("occur", self.lemma(x))]
        if not direct and unfolds:  # "the attack failed to materialise"
            return self._lent(unfolds[0], self.verb(unfolds[0], depth + 1))
        if direct and cues.has("suspended", lemma) and self._type(word) in _SUSPENDED:
            return self._weakened(Decision(Status.DID_NOT_HAPPEN, f"suspended:{lemma}"), verb)
        if direct and not cues.has("light_verb", lemma):
            for group in _CARRIED:
                if cues.has(group, lemma):
                    held = None if group in ("did_not_happen", "planned") else head
                    return self._weakened(Decision(status_of(group), f"{group}:{lemma}", holder=held), verb)
        if direct and verb.begins("modal_future") and cues.has("threat_outcome", self.lemma(word)):
            return Decision(Status.THREATENED, f"threat_outcome:{self.lemma(word)}")
        if cues.has("light_verb", lemma) or cues.has("ongoing", lemma) or cues.has("occur", lemma):
            return self._lent(head, verb)
        return self._presupposed(word, lemma, direct, verb)

    def _named(self, word: int, head: int, lemma: str) -> bool:
        """Whether a verb of asking or planning only names a known act: "called the raid a crime"."""
        if lemma == "call":
            return bool(self.sentence.dependents(head, "xcomp")) or len(self.sentence.dependents(head, "obj")) > 1
        return lemma == "expect" and self._has_the(word)

    def _answered(self, word: int, lemma: str) -> bool:
        """Whether an act of speech was made and then turned down: "rejected the *charge*", "declined the *offer*"."""
        trigger = self.triggers.get(word)
        if trigger is None or lemma not in _TURNED_DOWN:
            return False
        return trigger.frame.type in _SPOKEN and (
            trigger.frame.content is not None or self._type(word) is EventType.ACCUSE
        )

    def _type(self, word: int) -> EventType | None:
        trigger = self.triggers.get(word)
        return trigger.frame.type if trigger is not None else None

    def _goes_on(self, head: int) -> bool:
        particles = self.sentence.dependents(head, "compound:prt", "advmod")
        lemma = self.sentence.lemmas[head].lower()
        return any(f"{lemma} {self.sentence.words[p].lower()}" in _GOING_ON for p in particles)

    def _lent(self, head: int, verb: Decision) -> Decision:
        """The status of a light verb or a verb of happening, which is that of its noun."""
        lemma = self.lemma(head)
        if verb.status is Status.HAPPENED and self.cues.has("ongoing", lemma):
            going_on = self.sentence.xpos[head] in ("VBZ", "VBP", "VBG")
            return Decision(Status.ONGOING, f"ongoing:{lemma}") if going_on else verb
        return Decision(Status.HAPPENED) if verb.status is Status.HAPPENED else verb

    def _presupposed(self, word: int, lemma: str, direct: bool, verb: Decision) -> Decision:
        if self.cues.has("ended", lemma) and verb.status is Status.HAPPENED:
            return Decision(Status.HAPPENED)
        if verb.status in _OPEN and not self._has_the(word):
            if self.cues.has("ended", lemma):
                return Decision(Status.ONGOING, verb.cue)
            return Decision(verb.status if direct else Status.HYPOTHETICAL, verb.cue)
        return Decision(Status.HAPPENED)

    def _has_the(self, word: int) -> bool:
        sentence = self.sentence
        known = any(sentence.words[c].lower() in _KNOWN for c in sentence.dependents(word, "det", "amod"))
        return known or bool(sentence.dependents(word, "nmod:poss"))
