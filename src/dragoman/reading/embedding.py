"""What governs an act: speech acts, implicative and modal verbs, purposes, nouns with clauses.

Classes of embedding words after Karttunen (1971, implicatives) and Saurí and Pustejovsky (2009, FactBank).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.model.mention import EventType, Status
from dragoman.reading.decision import Decision
from dragoman.reading.negation import BE, HOSTILE, ClauseReader
from dragoman.reading.sentence import ROOT
from dragoman.reading.triggers import Trigger

DEEPEST = 8
_EMBEDDED = ("xcomp", "ccomp", "acl", "advcl", "csubj")
_DISMISS = ("reject", "dismiss", "deny", "refute", "rebut", "dispute", "scorn", "brush", "contest", "ridicule")
GROUPS = ("did_not_happen", "denied", "threatened", "offered", "requested", "planned", "hoped", "considered", "doubted")
_STATUS_OF = {"considered": Status.HYPOTHETICAL, "doubted": Status.HYPOTHETICAL}
_NOUN_GROUPS = {
    "refusal_noun": Status.DID_NOT_HAPPEN,
    "threat_noun": Status.THREATENED,
    "request_noun": Status.REQUESTED,
    "offer_noun": Status.OFFERED,
    "plan_noun": Status.PLANNED,
    "hope_noun": Status.HOPED,
    "considered": Status.HYPOTHETICAL,
}
_UNREAL = (Status.HYPOTHETICAL, Status.HOPED)
_NEGATIVE = (Status.DID_NOT_HAPPEN, Status.DENIED)
_FINITE = ("VBD", "VBZ", "VBP")
_NEEDED = ("must", "should", "ought")
_SPEAKER = ("it", "they", "he", "she", "we", "i")
_ASSERTING = frozenset({"may", "might", "could", "would", "will", "had", "has", "was", "were", "is"})


def status_of(group: str) -> Status:
    """The status that a group of embedding words gives to its complement."""
    return _STATUS_OF.get(group) or Status(group)


@dataclass(frozen=True, slots=True)
class GovernedReader(ClauseReader):
    """Reads a verb with all that governs it."""

    def of(self, trigger: Trigger) -> Decision:
        """The status of a trigger."""
        raise NotImplementedError

    def verb(self, word: int, depth: int = 0) -> Decision:
        """The status of the act that a verb tells."""
        own = self.own(word)
        if depth >= DEEPEST:
            return own
        above = self._embedding(word, depth)
        if above is None:
            return own
        if own.negated:
            return self._negated(word, own, above)
        if own.cue.endswith("inverted") and above.begins("purpose"):
            return own
        if above.begins("reported") and above.status is Status.HAPPENED:
            if own.status is Status.THREATENED:
                return own
            if own.begins("modal_would", "modal_future") and self._own_assault(word):
                return replace(own, status=Status.THREATENED, cue=f"{own.cue} {above.cue}", speech=above.speech)
            return self._reported(word, own, above)
        if above.status in (Status.HAPPENED, Status.ONGOING) and own.status is not Status.HAPPENED:
            return replace(own, speech=above.speech)
        return above

    def _negated(self, word: int, own: Decision, above: Decision) -> Decision:
        if above.begins("reported") and self._denies(word):
            return Decision(Status.DENIED, f"{above.cue} {own.cue}", above.speech, negated=True)
        if own.status is Status.DID_NOT_HAPPEN and above.begins("did_not_happen", "denied"):
            return replace(above, status=Status.HYPOTHETICAL, cue=f"{above.cue} {own.cue}")
        return replace(own, speech=above.speech)

    def _reported(self, word: int, own: Decision, above: Decision) -> Decision:
        """A clause under "said": "would" is the future told from the past, "must" a demand on others."""
        if own.begins("modal_would") and not own.negated:
            unsure = any(self.marked(c, "if") for c in self.sentence.dependents(word, "advcl"))
            return Decision(Status.HYPOTHETICAL if unsure else Status.PLANNED, f"{own.cue} {above.cue}")
        if own.begins("modal_hypothetical:") and not own.negated:
            modal = own.cue.split(":")[1]
            ours = any(self.sentence.words[s].lower() in ("i", "we") for s in self.sentence.dependents(word, "nsubj"))
            if modal in _NEEDED and not ours:
                return Decision(Status.REQUESTED, own.cue, above.speech)
        return replace(own, speech=above.speech)

    def _own_assault(self, word: int) -> bool:
        """Whether a speaker announces violence of his own: "told them that it would kill him"."""
        trigger = self.triggers.get(word)
        if trigger is None or trigger.frame.type is not EventType.ASSAULT:
            return False
        subjects = self.sentence.dependents(word, "nsubj")
        return any(self.lemma(s) in _SPEAKER and self.sentence.relations[s] == "nsubj" for s in subjects)

    def _denies(self, word: int) -> bool:
        """Whether a negated clause under "said" is a speaker's denial of his own act: "it had not bombed it"."""
        sentence = self.sentence
        past = ("had", "has", "have", "did", "was", "were")
        if not any(sentence.words[h].lower() in past for h in self.helpers(word)):
            return False
        for subject in sentence.dependents(word, "nsubj"):
            if self.lemma(subject) in _SPEAKER:
                return sentence.relations[subject] == "nsubj"  # "it had not been asked" complains
            if any(sentence.xpos[w] == "PRP$" for w in sentence.subtree(subject)):
                return True
        return False

    # ---- from the act to its governor

    def _embedding(self, word: int, depth: int) -> Decision | None:
        """What the governing word says of the act; None where it says nothing."""
        sentence = self.sentence
        at = word
        while sentence.relations[at] == "conj" and sentence.heads[at] != ROOT:
            full = sentence.dependents(at, "nsubj") or sentence.xpos[at] in _FINITE
            if full and (not self.marked(sentence.heads[at], "that") or self.marked(at, "that")):
                return None
            at = sentence.heads[at]
        relation, head = sentence.relations[at].split(":")[0], sentence.heads[at]
        if relation == "nmod" and sentence.xpos[at] == "VB" and self.marked(at, "to"):
            relation = "acl"  # "an offer by Oslo to host" read as a phrase
        if head == ROOT or relation not in _EMBEDDED:
            return None
        if sentence.relations[at] == "acl:relcl" and not (sentence.upos[head] == "NOUN" and self._demanded(at)):
            return None
        if relation == "advcl":
            return self._adverbial(at, head, depth)
        return self._governed(at, head, relation, depth)

    def _adverbial(self, word: int, head: int, depth: int) -> Decision | None:
        """ "accused him of plotting", "to free them", "instead of meeting"."""
        sentence, lemma = self.sentence, self.lemma(head)
        marks = {sentence.words[m].lower() for m in sentence.dependents(word, "mark", "case")}
        negative = self._negative_mark(word, marks)
        if negative:
            return Decision(Status.DID_NOT_HAPPEN, f"negation:{negative}")
        trigger = self.triggers.get(head)
        if trigger is not None and trigger.frame.content and {"of", "to", "for", "from", "against", "with"} & marks:
            return self.content(trigger, depth, word)
        if not marks and sentence.xpos[word] == "VBG" and word - head <= 2:
            return self._by_group(head, True, depth)  # "rule out sending"
        if "against" in marks and self.cues.has("planned", lemma):
            return Decision(Status.DID_NOT_HAPPEN, f"{lemma} against")
        if "to" in marks and sentence.xpos[word] == "VB":
            return self._purpose(word, head, lemma, depth)
        if "from" in marks and (self.cues.has("did_not_happen", lemma) or self.cues.has("ended", lemma)):
            return self._weakened(
                Decision(Status.DID_NOT_HAPPEN, f"did_not_happen:{lemma} from"), self.verb(head, depth + 1)
            )
        return None

    def _negative_mark(self, word: int, marks: set[str]) -> str:
        before = {w.lower() for w in self.sentence.words[max(0, word - 4) : word]}
        for mark in ("instead", "without"):
            if mark in marks:
                return mark
        return "rather than" if {"than", "rather"} <= before | marks and ("than" in marks or "rather" in marks) else ""

    def _purpose(self, word: int, head: int, lemma: str, depth: int) -> Decision:
        """An infinitive that hangs on a verb: its complement by group, else a purpose."""
        before = self.sentence.words[head + 1 : word]
        if lemma == "go" and before and before[0].lower() == "on":  # "went on to shell"
            return replace(self.verb(head, depth + 1), cue="happened:go on")
        if self._conveyed(word, head, lemma):
            return replace(self.verb(head, depth + 1), cue=f"conveyed:{lemma}")
        governed = self._by_group(head, True, depth)
        if governed is not None and not governed.begins("reported", "happened", "attempted"):
            return governed
        if self.cues.has("attempted", lemma):
            return Decision(Status.HOPED, f"attempted:{lemma}", holder=head)
        return Decision(Status.PLANNED, "purpose:to")

    def _conveyed(self, word: int, head: int, lemma: str) -> bool:
        """Whether what is said is said by the call itself: "telephoned him to *congratulate* him"."""
        reached = self.sentence.dependents(head, "obj") and not self.sentence.dependents(head, "obl")
        return bool(reached) and self.cues.has("calling", lemma) and self.cues.has("conveyed", self.lemma(word))

    def _governed(self, word: int, head: int, relation: str, depth: int) -> Decision | None:
        lemma = self.lemma(head)
        infinitive = self.sentence.xpos[word] in ("VB", "VBG") and not self.sentence.dependents(word, "nsubj")
        infinitive = infinitive or (self.marked(word, "to") and relation == "xcomp")
        if self.sentence.upos[head] == "NOUN":
            return self._under_noun(head, word, depth)
        if self.sentence.words[head].lower() == "whether":
            return Decision(Status.HYPOTHETICAL, "condition:whether")  # "weighs whether to send them"
        trigger = self.triggers.get(head)
        if relation == "ccomp" and self._asked(word):
            return Decision(Status.HYPOTHETICAL, "question")
        if relation == "xcomp" and self._conveyed(word, head, lemma):
            return replace(self.verb(head, depth + 1), cue=f"conveyed:{lemma}")
        if trigger is not None and trigger.frame.content and (infinitive or relation in ("ccomp", "acl")):
            return self.content(trigger, depth, word, clause=relation == "ccomp")
        if relation == "ccomp" and self.cues.has("requested", lemma) and self._subjunctive(word):
            return Decision(Status.REQUESTED, f"requested:{lemma}", holder=head)  # "insist that he take part"
        if relation == "ccomp" and not infinitive and self.cues.has("reported", lemma):
            return self._told(head, lemma, depth)
        if lemma == "be" and infinitive:
            return Decision(Status.PLANNED, "be to")
        if lemma == "have" and infinitive:
            return self._have_to(word, head, depth)
        return self._by_group(head, infinitive or relation == "xcomp", depth)

    def _told(self, head: int, lemma: str, depth: int) -> Decision:
        """The content of "said"; what nobody said under a denial is denied with it."""
        governor = self.verb(head, depth + 1)
        if governor.status is Status.DENIED:
            return Decision(Status.DENIED, f"{governor.cue} {lemma}", governor.speech)
        return Decision(Status.HAPPENED, f"reported:{lemma}")

    def _have_to(self, word: int, head: int, depth: int) -> Decision:
        """ "has yet to sign", "had to leave", "would have to impose", "has to go"."""
        near = (*self.sentence.children[head], *self.sentence.children[word])
        if any(self.sentence.words[c].lower() == "yet" for c in near):
            return Decision(Status.DID_NOT_HAPPEN, "yet to")
        governor = self.verb(head, depth + 1)
        if governor.status is Status.PLANNED and self.menaces(word):
            return replace(governor, status=Status.THREATENED)
        told = self.sentence.relations[head] == "ccomp" and governor.status is Status.HAPPENED
        if told and self.cues.has("reported", self.lemma(self.sentence.heads[head])):
            return Decision(Status.REQUESTED, "have to")
        if governor.status is not Status.HAPPENED or self.sentence.xpos[head] == "VBD":
            return replace(governor, cue=governor.cue or "happened:have to")
        return Decision(Status.REQUESTED, "have to")

    def _subjunctive(self, word: int) -> bool:
        """Whether a clause is in the bare form: "that he *take* part", "that they *be released*"."""
        sentence = self.sentence
        helpers = [sentence.words[h].lower() for h in self.helpers(word)]
        if helpers == ["be"]:
            return True
        if sentence.xpos[word] not in ("VB", "VBP") or helpers:
            return False
        subjects = sentence.dependents(word, "nsubj")
        return sentence.xpos[word] == "VB" or any(sentence.xpos[s] in ("NN", "NNP") for s in subjects)

    def _demanded(self, word: int) -> bool:
        """Whether a clause read as relative is a demand's content: "the demand that they *be released*"."""
        return [self.sentence.words[h].lower() for h in self.helpers(word)] == ["be"]

    # ---- by group of the governor

    def _by_group(self, head: int, infinitive: bool, depth: int) -> Decision | None:
        """What a governing verb or adjective says of its complement, by its group in status.toml."""
        cues, lemma = self.cues, self.lemma(head)
        own = self.verb(head, depth + 1)
        if lemma == "go" and any(self.sentence.words[c].lower() in BE for c in self.sentence.children[head]):
            return Decision(Status.PLANNED, "going to")
        if self.sentence.upos[head] == "ADJ" and cues.has("open_adjective", lemma):
            return self._by_adjective(head, lemma, own)
        if cues.has("happened", lemma) or cues.has("ended", lemma) or cues.has("ongoing", lemma):
            return self._implied(lemma, infinitive, own)
        if cues.has("attempted", lemma) and infinitive:
            real = own.status in (Status.HAPPENED, Status.ONGOING)
            return Decision(Status.HOPED if real else own.status, f"attempted:{lemma}", holder=head)
        for group in GROUPS:
            if cues.has(group, lemma):
                return self._grouped(group, head, infinitive, own)
        if cues.has("reported", lemma) and infinitive:
            return Decision(Status.HAPPENED, f"reported:{lemma}") if own.status is Status.HAPPENED else own
        return None

    def _by_adjective(self, head: int, lemma: str, own: Decision) -> Decision:
        """ "was able to flee" did so; "is likely to flee" may."""
        past = any(self.sentence.words[h].lower() in ("was", "were") for h in self.helpers(head))
        if lemma == "able" and (past or own.negated):
            return replace(own, cue=own.cue or "happened:able")
        return Decision(Status.HYPOTHETICAL, f"adjective:{lemma}")

    def _implied(self, lemma: str, infinitive: bool, own: Decision) -> Decision | None:
        """Verbs whose complement stands or falls with them: manage, begin, stop, admit."""
        cues = self.cues
        if cues.has("happened", lemma):
            if not infinitive:
                return Decision(Status.HAPPENED, f"reported:{lemma}")
            return replace(own, cue=own.cue or f"happened:{lemma}")
        if not infinitive:
            return None
        if cues.has("ended", lemma):
            going_on = own.status is not Status.HAPPENED
            return Decision(Status.ONGOING if going_on else Status.HAPPENED, f"{own.cue} ended:{lemma}".strip())
        if own.status is Status.HAPPENED:
            return Decision(Status.ONGOING, f"ongoing:{lemma}")
        return replace(own, cue=own.cue or f"ongoing:{lemma}")

    def _grouped(self, group: str, head: int, infinitive: bool, own: Decision) -> Decision | None:
        lemma = self.lemma(head)
        if not infinitive and group not in ("denied", "hoped", "doubted"):
            return Decision(Status.HAPPENED, f"reported:{lemma}") if self.cues.has("reported", lemma) else None
        if group == "planned" and self.lapsed(head):
            return Decision(Status.DID_NOT_HAPPEN, f"had been {lemma}")
        held = None if group in ("did_not_happen", "planned", "considered", "doubted") else head
        return self._weakened(Decision(status_of(group), f"{group}:{lemma}", holder=held), own)

    def _weakened(self, found: Decision, governor: Decision) -> Decision:
        """An embedding word that itself did not happen or may not happen."""
        cue = f"{governor.cue} {found.cue}"
        if governor.status is Status.DENIED and found.status is not Status.HAPPENED:
            return Decision(Status.DENIED, cue, governor.speech, holder=governor.holder)
        if governor.status is Status.DID_NOT_HAPPEN:
            if found.status in _NEGATIVE:
                lemma = found.cue.split(":")[-1].split(" ")[0]
                real = self.cues.has("reversed", lemma) or "fail" in found.cue
                return Decision(Status.HAPPENED if real else Status.HYPOTHETICAL, cue)
            if found.status is Status.HYPOTHETICAL:
                return Decision(found.status, cue)
            return Decision(Status.DID_NOT_HAPPEN, cue, found.speech)
        if governor.status in _UNREAL and found.status not in _NEGATIVE:
            return Decision(Status.HYPOTHETICAL, cue, found.speech)
        return found

    # ---- under speech acts and nouns

    def content(self, trigger: Trigger, depth: int, act: int, *, clause: bool = False) -> Decision:
        """The status that a speech act gives to an act in its content.

        Args:
            act: The word of the act; ``clause`` says that it heads a full clause.
        """
        content, word = trigger.frame.content, trigger.word
        if content == "claimed" or content is None:
            return Decision(Status.HAPPENED, f"reported:{trigger.frame.id}", word)
        if clause and content == "requested" and self._asserted(act, word):
            return Decision(Status.HAPPENED, f"reported:{self.lemma(word)}", word)
        status = Status(content)
        if status is Status.REQUESTED and self._offers(trigger, act, clause=clause):
            status = Status.OFFERED
        if status is Status.PLANNED and self._vows(act, word):
            status = Status.THREATENED
        if self.cues.has("planned", self.lemma(word)) and self.lapsed(word):
            return Decision(Status.DID_NOT_HAPPEN, f"had been {self.sentence.words[word]}", word)
        governor = self.of(trigger) if depth < DEEPEST else Decision(Status.HAPPENED)
        return self._weakened(Decision(status, f"frame:{trigger.frame.id}", word), governor)

    def _asserted(self, clause: int, verb: int) -> bool:
        """Whether "suggest that" tells a view and asks for nothing: "may be invited, aides suggested"."""
        if not self.cues.has("reported", self.lemma(verb)):
            return False
        helpers = {self.sentence.words[h].lower() for h in self.helpers(clause)}
        return clause < verb or self.sentence.xpos[clause] in ("VBD", "VBZ") or bool(helpers & _ASSERTING)

    def _offers(self, trigger: Trigger, act: int, *, clause: bool) -> bool:
        """Whether what is put forward is one's own offer, not a wish that others act."""
        if clause and self.sentence.dependents(act, "nsubj"):
            return False
        phrase = " ".join(self.sentence.lemmas[w].lower() for w in trigger.words)
        return self.cues.has("put_forward", phrase) or self.cues.has("put_forward", self.lemma(trigger.word))

    def _vows(self, act: int, verb: int) -> bool:
        """Whether a promise is a threat: "vowed to attack", "vowed that the army would go in"."""
        if not self.cues.has("vowing", self.lemma(verb)):
            return False
        trigger = self.triggers.get(act)
        if trigger is not None:
            return trigger.frame.type in HOSTILE
        return any(self.cues.has("armed_noun", self.lemma(s)) for s in self.sentence.dependents(act, "nsubj"))

    def _under_noun(self, noun: int, act: int, depth: int) -> Decision | None:
        """ "a plan to attack", "the claim that they fled"; what befalls the noun befalls the act."""
        lemma = self.lemma(noun)
        befallen = self._befallen(noun, lemma, depth)
        if befallen is not None:
            return befallen
        found = self._by_noun(noun, act, depth)
        determiners = [self.sentence.words[d].lower() for d in self.sentence.dependents(noun, "det")]
        if found is not None and "no" in determiners:
            return self._weakened(found, Decision(Status.DID_NOT_HAPPEN, "negation:no"))
        return found

    def _by_noun(self, noun: int, act: int, depth: int) -> Decision | None:
        lemma = self.lemma(noun)
        trigger = self.triggers.get(noun)
        if trigger is not None and trigger.frame.content:
            return self.content(trigger, depth, act)
        if self.cues.has("claim_noun", lemma):
            return Decision(Status.HAPPENED, f"reported:{lemma}")
        for group, status in _NOUN_GROUPS.items():
            if self.cues.has(group, lemma):
                return Decision(status, f"{group}:{lemma}")
        for group in GROUPS:
            if self.cues.has(group, lemma):
                return Decision(status_of(group), f"{group}:{lemma}")
        return Decision(Status.HOPED, f"attempted:{lemma}") if lemma in ("attempt", "effort", "bid", "try") else None

    def _befallen(self, noun: int, lemma: str, depth: int) -> Decision | None:
        """A claim that is denied, a plan that is dropped."""
        head = self.sentence.heads[noun]
        direct = self.sentence.relations[noun] in ("obj", "nsubj:pass", "obl") and head != ROOT
        if not direct or self.sentence.upos[head] != "VERB":
            return None
        verb = self.lemma(head)
        if self.cues.has("claim_noun", lemma) and (self.cues.has("denied", verb) or verb in _DISMISS):
            found = Decision(Status.DENIED, f"denied:{verb} {lemma}", holder=head)
            return self._weakened(found, self.verb(head, depth + 1))
        if self.cues.has("plan_noun", lemma) and self.cues.has("breaking", verb):
            return self._weakened(Decision(Status.DID_NOT_HAPPEN, f"breaking:{verb}"), self.verb(head, depth + 1))
        if self.cues.has("did_not_happen", verb) and self.sentence.relations[noun] != "obl":
            return self._weakened(Decision(Status.DID_NOT_HAPPEN, f"did_not_happen:{verb}"), self.verb(head, depth + 1))
        return None
