"""Whether an act came about: negation and its scope, modals, conditions, embedding words, tense and aspect.

The order of strength where several hold at once is that of our codebook: denied, did_not_happen, threatened, requested,
offered, planned, hoped, hypothetical, ongoing, happened. Classes of embedding words after Karttunen (1971, implicatives) and
Saurí and Pustejovsky (2009, FactBank).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.knowledge.rules import Cues
from dragoman.model.mention import EventType, Status
from dragoman.reading.clauses import case_of
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.triggers import Trigger, TriggerKind

_DEEPEST = 8
_EMBEDDED = ("xcomp", "ccomp", "acl", "advcl", "csubj")
_BE = ("is", "are", "am", "was", "were", "been", "'s", "'re", "’s", "’re")
_DISMISS = ("reject", "dismiss", "deny", "refute", "rebut", "dispute", "scorn", "brush", "contest", "ridicule")
_GROUPS = ("did_not_happen", "denied", "threatened", "offered", "requested", "planned", "hoped")
_NOUN_GROUPS = {
    "refusal_noun": Status.DID_NOT_HAPPEN,
    "threat_noun": Status.THREATENED,
    "request_noun": Status.REQUESTED,
    "offer_noun": Status.OFFERED,
    "plan_noun": Status.PLANNED,
    "hope_noun": Status.HOPED,
}
_TOLD_IN_PRESENT = (
    EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.AGREE, EventType.CONSULT, EventType.ASSAULT,
    EventType.RETREAT, EventType.CONCEDE,
)  # fmt: skip
_UNREAL = (Status.HYPOTHETICAL, Status.HOPED)


@dataclass(frozen=True, slots=True)
class Decision:
    """A status and what decided it.

    Attributes:
        cue: Group and word, ``"negation:never"``; empty for the plain past.
        speech: The word of the speech act whose content this is, None where it is nobody's content.
        negated: Whether the act's own clause denies it.
    """

    status: Status
    cue: str = ""
    speech: int | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class StatusReader:
    """Decides the status of the triggers of one sentence.

    Args:
        triggers: All triggers of the sentence by word.
    """

    sentence: Sentence
    triggers: Mapping[int, Trigger]
    cues: Cues

    def of(self, trigger: Trigger) -> Decision:
        """The status of a trigger."""
        if trigger.kind is TriggerKind.NOUN:
            return self.noun(trigger.word)
        if trigger.kind is TriggerKind.ADJECTIVE and self.sentence.relations[trigger.word] == "amod":
            return Decision(Status.HAPPENED)
        return self.verb(trigger.word)

    def noun(self, word: int) -> Decision:
        """The status of the act that a noun tells."""
        return self._noun(word, 0)

    def verb(self, word: int, depth: int = 0) -> Decision:
        """The status of the act that a verb tells."""
        own = self._own(word)
        if depth >= _DEEPEST:
            return own
        above = self._embedding(word, depth)
        if above is None:
            return own
        if own.negated:
            if above.cue.startswith("reported") and self._denies(word):
                return Decision(Status.DENIED, f"{above.cue} {own.cue}", above.speech, negated=True)
            return replace(own, speech=above.speech)
        if above.cue.startswith("reported") and above.status is Status.HAPPENED:
            return self._reported(word, own, above)
        if above.status in (Status.HAPPENED, Status.ONGOING) and own.status is not Status.HAPPENED:
            return replace(own, speech=above.speech)
        return above

    def _reported(self, word: int, own: Decision, above: Decision) -> Decision:
        """A clause under "said": "would" is the future told from the past."""
        if own.cue.startswith("modal_would") and not own.negated:
            return Decision(Status.PLANNED, own.cue)
        return replace(own, speech=above.speech)

    def _denies(self, word: int) -> bool:
        """Whether a negated clause under "said" is a speaker's denial of an act of his own: "it had not bombed the town"."""
        sentence = self.sentence
        if not any(sentence.words[h].lower() in ("had", "has", "have", "did", "was", "were") for h in self._helpers(word)):
            return False
        for subject in sentence.dependents(word, "nsubj"):
            if sentence.lemmas[subject].lower() in ("it", "they", "he", "she", "we", "i"):
                return True
            if any(sentence.xpos[w] == "PRP$" for w in sentence.subtree(subject)):
                return True
        return False

    # ---- the act's own clause

    def _own(self, word: int) -> Decision:
        sentence = self.sentence
        helpers = self._helpers(word)
        negation = self._negation(word)
        condition = self._condition(word)
        modal = next((h for h in helpers if sentence.xpos[h] == "MD"), None)
        lower = [sentence.words[h].lower() for h in helpers]
        perfect = any(sentence.lemmas[h].lower() in ("have", "'ve", "’ve") for h in helpers)
        if modal is not None:
            found = self._modal(modal, perfect, condition, negation)
            if found is not None:
                return found
        if negation:
            if condition:
                return Decision(Status.HYPOTHETICAL, condition)
            return Decision(Status.DID_NOT_HAPPEN, negation, negated=True)
        if condition:
            return Decision(Status.HYPOTHETICAL, condition)
        if sentence.words[-1] == "?" and sentence.heads[word] == ROOT:
            return Decision(Status.HYPOTHETICAL, "question")
        if self._stands(word, lower):
            return Decision(Status.ONGOING, "present")
        if self._marked(word, "to") and sentence.xpos[word] == "VB" and any(w in _BE for w in lower):
            return Decision(Status.PLANNED, "be to")
        if sentence.xpos[word] == "VBG" and any(w in _BE for w in lower):
            return Decision(Status.ONGOING, "progressive")
        return Decision(Status.HAPPENED)

    def _stands(self, word: int, helpers: list[str]) -> bool:
        """Whether the present tense tells a state: "opposes the plan", "is confined to his house"."""
        trigger = self.triggers.get(word)
        present = self.sentence.xpos[word] in ("VBZ", "VBP")
        if present and any(self.sentence.words[c].lower() == "still" for c in self.sentence.children[word]):
            return True
        if trigger is None or trigger.frame.type in _TOLD_IN_PRESENT:
            return False
        if present:
            return True
        return self.sentence.xpos[word] == "VBN" and helpers in (["is"], ["are"])

    def _modal(self, modal: int, perfect: bool, condition: str, negation: str) -> Decision | None:
        word, cues = self.sentence.words[modal].lower(), self.cues
        for group in ("modal_would", "modal_hypothetical", "modal_future"):
            if not cues.has(group, word):
                continue
            cue = f"{group}:{word}"
            if negation:
                hypothetical = group == "modal_hypothetical" and word in ("may", "might")
                status = Status.HYPOTHETICAL if hypothetical or condition else Status.DID_NOT_HAPPEN
                return Decision(status, f"{negation} {cue}", negated=status is Status.DID_NOT_HAPPEN)
            if perfect and group != "modal_future" and word not in ("may", "might", "must"):
                return Decision(Status.DID_NOT_HAPPEN, f"{cue} have", negated=True)
            if group == "modal_future":
                return Decision(Status.HYPOTHETICAL if condition else Status.PLANNED, cue)
            return Decision(Status.HYPOTHETICAL, cue)
        return None

    def _helpers(self, word: int) -> list[int]:
        """Auxiliaries of a verb; a bare conjunct shares those of the first."""
        sentence = self.sentence
        own = sentence.dependents(word, "aux", "cop")
        head = sentence.heads[word]
        if not own and sentence.relations[word] == "conj" and head != ROOT and not sentence.dependents(word, "nsubj"):
            same = sentence.xpos[word] == sentence.xpos[head] or sentence.xpos[word] == "VB"
            if same and sentence.xpos[word] in ("VB", "VBN", "VBG"):
                return self._helpers(head)
        return own

    def _negation(self, word: int) -> str:
        """What denies the clause, empty where nothing does."""
        sentence, cues = self.sentence, self.cues
        places = [word]
        head = sentence.heads[word]
        if (
            sentence.relations[word] == "conj" and sentence.xpos[word] == "VB" and head != ROOT
            and not sentence.dependents(word, "aux", "nsubj")
        ):  # fmt: skip
            places.append(head)
        own = self.triggers.get(word)
        pattern = own.words if own is not None else ()
        for place in places:
            for child in sentence.children[place]:
                if child in pattern:
                    continue  # "said no" denies nothing of its own
                low = sentence.words[child].lower()
                relation = sentence.relations[child].split(":")[0]
                if relation in ("advmod", "cc", "aux", "discourse", "dep", "det") and cues.has("negation", low):
                    if low == "not" and child + 1 < len(sentence) and sentence.words[child + 1].lower() in ("only", "just"):
                        continue
                    if place != word and relation == "cc":
                        continue
                    return f"negation:{low}"
                if relation == "advmod" and low == "longer" and sentence.words[child - 1].lower() == "no":
                    return "negation:no longer"
                if relation == "mark" and low in ("without", "instead"):
                    return f"negation:{low}"
                if relation == "case" and low == "without":
                    return "negation:without"
        return self._negative_argument(word)

    def _negative_argument(self, word: int) -> str:
        """"No one signed", "issued no statement", "neither has refused"."""
        sentence, cues = self.sentence, self.cues
        own = self.triggers.get(word)
        for child in sentence.dependents(word, "nsubj", "obj"):
            if own is not None and child in own.words:
                continue
            low = sentence.words[child].lower()
            if cues.has("negative_subject", low) or low == "one" and "no" in (sentence.words[child - 1].lower(),):
                return f"negative_subject:{low}"
            for inner in sentence.children[child]:
                if sentence.words[inner].lower() in ("no", "neither") and sentence.relations[inner].split(":")[0] in ("det", "cc", "advmod"):
                    return f"negative_subject:{sentence.words[inner].lower()} {low}"
        return ""

    def _condition(self, word: int) -> str:
        sentence = self.sentence
        for child in sentence.dependents(word, "mark", "advmod"):
            low = sentence.words[child].lower()
            if low in ("until", "before", "till") and sentence.xpos[word] not in ("VBZ", "VBP", "VB"):
                if not (low == "before" and self._present(word)):
                    continue
            if self.cues.has("condition", low) and sentence.relations[child] == "mark":
                return f"condition:{low}"
        first = [c for c in sentence.dependents(word, "aux") if sentence.words[c].lower() in ("should", "were", "had")]
        subject = sentence.dependents(word, "nsubj")
        if first and subject and first[0] < subject[0] and sentence.words[-1] != "?":
            return f"condition:{sentence.words[first[0]].lower()} inverted"
        return ""

    def _present(self, word: int) -> bool:
        return any(self.sentence.xpos[h] in ("VBZ", "VBP") for h in self.sentence.dependents(word, "aux"))

    # ---- what governs the act

    def _embedding(self, word: int, depth: int) -> Decision | None:
        """What the governing word says of the act; None where it says nothing."""
        sentence = self.sentence
        at = word
        while sentence.relations[at] == "conj" and sentence.heads[at] != ROOT:
            if sentence.dependents(at, "nsubj") or sentence.xpos[at] in ("VBD", "VBZ", "VBP"):
                same_clause = self._marked(sentence.heads[at], "that") and not self._marked(at, "that")
                if not same_clause:
                    return None
            at = sentence.heads[at]
        relation, head = sentence.relations[at].split(":")[0], sentence.heads[at]
        if head == ROOT or relation not in _EMBEDDED or sentence.relations[at] == "acl:relcl":
            return None
        if relation == "advcl":
            return self._adverbial(at, head, depth)
        return self._governed(at, head, relation, depth)

    def _marked(self, word: int, mark: str) -> bool:
        return any(self.sentence.words[m].lower() == mark for m in self.sentence.dependents(word, "mark"))

    def _adverbial(self, word: int, head: int, depth: int) -> Decision | None:
        """"accused him of plotting", "to free them", "instead of meeting"."""
        sentence = self.sentence
        marks = [sentence.words[m].lower() for m in sentence.dependents(word, "mark", "case")]
        if "instead" in marks or "without" in marks or ("than" in marks and "rather" in sentence.words):
            return Decision(Status.DID_NOT_HAPPEN, "negation:" + marks[0])
        trigger = self.triggers.get(head)
        if trigger is not None and trigger.frame.content and {"of", "to", "for", "from", "against", "with"} & set(marks):
            return self._content(trigger, depth)
        if not marks and sentence.xpos[word] == "VBG" and word - head <= 2:
            return self._by_group(head, sentence.lemmas[head].lower(), True, depth)  # "rule out sending"
        if "to" in marks and sentence.xpos[word] == "VB":
            governed = self._by_group(head, sentence.lemmas[head].lower(), True, depth)
            if governed is not None and not governed.cue.startswith(("reported", "happened", "attempted")):
                return governed
            if self.cues.has("attempted", sentence.lemmas[head].lower()):
                return Decision(Status.HOPED, f"attempted:{sentence.lemmas[head].lower()}")
            return Decision(Status.PLANNED, "purpose:to")
        if "from" in marks and self.cues.has("did_not_happen", sentence.lemmas[head].lower()):
            return Decision(Status.DID_NOT_HAPPEN, f"did_not_happen:{sentence.lemmas[head].lower()}")
        return None

    def _governed(self, word: int, head: int, relation: str, depth: int) -> Decision | None:
        sentence, cues = self.sentence, self.cues
        lemma = sentence.lemmas[head].lower()
        infinitive = sentence.xpos[word] in ("VB", "VBG") and not sentence.dependents(word, "nsubj")
        trigger = self.triggers.get(head)
        if trigger is not None and trigger.frame.content and (infinitive or relation in ("ccomp", "acl")):
            return self._content(trigger, depth)
        if sentence.upos[head] == "NOUN":
            return self._under_noun(head, lemma, depth)
        if relation == "ccomp" and cues.has("requested", lemma) and self._subjunctive(word):
            return Decision(Status.REQUESTED, f"requested:{lemma}")  # "insist that he take part"
        if relation == "ccomp" and not infinitive and cues.has("reported", lemma):
            return Decision(Status.HAPPENED, f"reported:{lemma}")
        if lemma == "be" and infinitive:
            return Decision(Status.PLANNED, "be to")
        if lemma == "have" and infinitive:
            yet = any(sentence.words[c].lower() == "yet" for c in (*sentence.children[head], *sentence.children[word]))
            return Decision(Status.DID_NOT_HAPPEN, "yet to") if yet else Decision(Status.REQUESTED, "have to")
        return self._by_group(head, lemma, infinitive or relation == "xcomp", depth)

    def _subjunctive(self, word: int) -> bool:
        """Whether a clause is in the bare form: "that he *take* part"."""
        sentence = self.sentence
        if sentence.xpos[word] not in ("VB", "VBP") or self._helpers(word):
            return False
        subjects = sentence.dependents(word, "nsubj")
        return sentence.xpos[word] == "VB" or any(sentence.xpos[s] in ("NN", "NNP") for s in subjects)

    def _by_group(self, head: int, lemma: str, infinitive: bool, depth: int) -> Decision | None:
        """What a governing verb or adjective says of its complement, by its group in status.toml."""
        sentence, cues = self.sentence, self.cues
        own = self.verb(head, depth + 1)
        if lemma == "go" and any(sentence.words[c].lower() in _BE for c in sentence.children[head]):
            return Decision(Status.PLANNED, "going to")
        if sentence.upos[head] == "ADJ" and lemma in ("likely", "able", "possible", "unlikely", "free"):
            return Decision(Status.HYPOTHETICAL, f"adjective:{lemma}")
        if cues.has("ended", lemma) or cues.has("ongoing", lemma) or cues.has("happened", lemma):
            if not infinitive and not cues.has("happened", lemma):
                return None
            if cues.has("ongoing", lemma) and own.status is Status.HAPPENED:
                return Decision(Status.ONGOING, f"ongoing:{lemma}")
            if cues.has("happened", lemma) and not infinitive:
                return Decision(Status.HAPPENED, f"reported:{lemma}")
            return replace(own, cue=own.cue or f"happened:{lemma}")
        if cues.has("attempted", lemma) and infinitive:
            status = own.status if own.status is not Status.HAPPENED else Status.HOPED
            return Decision(status, f"attempted:{lemma}")
        for group in _GROUPS:
            if cues.has(group, lemma):
                if not infinitive and group not in ("denied", "hoped"):
                    return Decision(Status.HAPPENED, f"reported:{lemma}") if cues.has("reported", lemma) else None
                if group == "planned" and self._lapsed(head):
                    return Decision(Status.DID_NOT_HAPPEN, f"had been {lemma}")
                return self._weakened(Decision(Status(group), f"{group}:{lemma}"), own)
        if cues.has("reported", lemma) and infinitive:
            return Decision(Status.HAPPENED, f"reported:{lemma}") if own.status is Status.HAPPENED else own
        return None

    def _lapsed(self, verb: int) -> bool:
        """Whether a plan is told as past and gone: "had been expected to sign", "had planned to leave"."""
        return any(self.sentence.words[h].lower() in ("had", "'d", "’d") for h in self._helpers(verb))

    @staticmethod
    def _weakened(found: Decision, governor: Decision) -> Decision:
        """An embedding word that itself did not happen or may not happen."""
        if governor.status is Status.DID_NOT_HAPPEN:
            if found.status in (Status.DID_NOT_HAPPEN, Status.DENIED):
                real = "fail" in found.cue or "neglect" in found.cue
                return Decision(Status.HAPPENED if real else Status.HYPOTHETICAL, f"{governor.cue} {found.cue}")
            return Decision(Status.DID_NOT_HAPPEN, f"{governor.cue} {found.cue}", found.speech)
        if governor.status in _UNREAL and found.status not in (Status.DID_NOT_HAPPEN, Status.DENIED):
            return Decision(Status.HYPOTHETICAL, f"{governor.cue} {found.cue}", found.speech)
        return found

    def _content(self, trigger: Trigger, depth: int) -> Decision | None:
        """The status that a speech act gives to its content."""
        content = trigger.frame.content
        cue = f"frame:{trigger.frame.id}"
        if content == "claimed" or content is None:
            return Decision(Status.HAPPENED, f"reported:{trigger.frame.id}", trigger.word)
        governor = self.of(trigger) if depth < _DEEPEST else Decision(Status.HAPPENED)
        if self.cues.has("planned", self.sentence.lemmas[trigger.word].lower()) and self._lapsed(trigger.word):
            return Decision(Status.DID_NOT_HAPPEN, f"had been {self.sentence.words[trigger.word]}", trigger.word)
        return self._weakened(Decision(Status(content), cue, trigger.word), governor)

    def _under_noun(self, noun: int, lemma: str, depth: int) -> Decision | None:
        """"a plan to attack", "his refusal to meet", "the claim that they had fled"; what befalls the noun befalls the act."""
        head = self.sentence.heads[noun]
        if head != ROOT and self.sentence.relations[noun] in ("obj", "nsubj:pass") and self.sentence.upos[head] == "VERB":
            verb = self.sentence.lemmas[head].lower()
            if self.cues.has("claim_noun", lemma) and (self.cues.has("denied", verb) or verb in _DISMISS):
                return self._weakened(Decision(Status.DENIED, f"denied:{verb} {lemma}"), self.verb(head, depth + 1))
            if self.cues.has("did_not_happen", verb):
                return self._weakened(Decision(Status.DID_NOT_HAPPEN, f"did_not_happen:{verb}"), self.verb(head, depth + 1))
        if self.cues.has("claim_noun", lemma):
            return Decision(Status.HAPPENED, f"reported:{lemma}")
        for group, status in _NOUN_GROUPS.items():
            if self.cues.has(group, lemma):
                return Decision(status, f"{group}:{lemma}")
        for group in _GROUPS:
            if self.cues.has(group, lemma):
                return Decision(Status(group), f"{group}:{lemma}")
        if lemma in ("attempt", "effort", "bid", "try"):
            return Decision(Status.HOPED, f"attempted:{lemma}")
        return None

    # ---- event nouns

    def _noun(self, word: int, depth: int) -> Decision:
        """The status of the act that a noun tells."""
        before = self._before_noun(word)
        if before is not None:
            return before
        sentence = self.sentence
        at = word
        while sentence.relations[at] == "conj" and sentence.heads[at] != ROOT:
            at = sentence.heads[at]
        head, relation = sentence.heads[at], sentence.relations[at].split(":")[0]
        if head == ROOT or depth >= _DEEPEST:
            return Decision(Status.HAPPENED)
        if sentence.upos[head] in ("NOUN", "PROPN"):
            return self._noun_under_noun(at, head, relation, depth)
        return self._noun_under_verb(at, head, relation, depth)

    def _before_noun(self, word: int) -> Decision | None:
        """Determiners and adjectives: "no talks", "any attack", "the planned visit", "the failed coup"."""
        sentence, cues = self.sentence, self.cues
        for child in sentence.children[word]:
            low = sentence.words[child].lower()
            relation = sentence.relations[child].split(":")[0]
            if relation in ("det", "advmod") and low in ("no", "neither"):
                return Decision(Status.DID_NOT_HAPPEN, f"negation:{low}", negated=True)
            if relation in ("det", "amod", "nmod", "compound"):
                if cues.has("hypothetical_adjective", low):
                    return Decision(Status.HYPOTHETICAL, f"hypothetical_adjective:{low}")
                if cues.has("planned_adjective", low):
                    return Decision(Status.PLANNED, f"planned_adjective:{low}")
                if cues.has("denied_adjective", low):
                    return Decision(Status.DENIED, f"denied_adjective:{low}")
                if cues.has("failed_adjective", low):
                    return Decision(Status.DID_NOT_HAPPEN, f"failed_adjective:{low}")
            if relation == "case" and low == "without":
                return Decision(Status.DID_NOT_HAPPEN, "negation:without")
        return None

    def _noun_under_noun(self, word: int, head: int, relation: str, depth: int) -> Decision:
        sentence = self.sentence
        if relation == "nmod":
            trigger = self.triggers.get(head)
            if trigger is not None and trigger.frame.content and trigger.frame.content != "claimed":
                case = case_of(sentence, word)
                if case in ("of", "for", "to", "on", "against", "from"):
                    found = self._content(trigger, depth)
                    if found is not None:
                        return found
            under = self._under_noun(head, sentence.lemmas[head].lower(), depth)
            if under is not None and case_of(sentence, word) in ("of", "for", "to"):
                return under
            if sentence.lemmas[head].lower() in ("round", "series", "wave", "day", "start", "beginning", "end", "resumption", "string", "spate"):
                return self._noun(head, depth + 1)
        return Decision(Status.HAPPENED)

    def _noun_under_verb(self, word: int, head: int, relation: str, depth: int) -> Decision:
        sentence, cues = self.sentence, self.cues
        lemma = sentence.lemmas[head].lower()
        trigger = self.triggers.get(head)
        case = case_of(sentence, word) if relation == "obl" else ""
        direct = relation in ("obj", "xcomp") or (relation == "nsubj" and sentence.relations[word] == "nsubj:pass")
        if trigger is not None and trigger.frame.content and trigger.frame.content != "claimed":
            if direct or case in ("for", "to", "of", "with", "on", "from", "against", "in"):
                found = self._content(trigger, depth)
                if found is not None and not self._definite(word, found):
                    return found
        if direct or relation == "nsubj":
            return self._carried(word, head, lemma, direct, depth)
        if case == "for" and (cues.has("requested", lemma) or cues.has("planned", lemma) or cues.has("hoped", lemma)):
            group = next(g for g in ("requested", "planned", "hoped") if cues.has(g, lemma))
            return self._weakened(Decision(Status(group), f"{group}:{lemma}"), self.verb(head, depth + 1))
        return Decision(Status.HAPPENED)

    def _definite(self, word: int, found: Decision) -> bool:
        """"denied the raid", "condemned the attack": a known act stays what it was, unless it is denied or refused."""
        own = self.triggers.get(word)
        if own is not None and own.frame.content and found.status is Status.DID_NOT_HAPPEN:
            return True  # "declined the offer": the offer was made all the same
        if found.status in (Status.DENIED, Status.DID_NOT_HAPPEN, Status.HAPPENED):
            return False
        sentence = self.sentence
        return any(sentence.words[c].lower() in ("the", "this", "that", "these", "those") for c in sentence.dependents(word, "det")) and (
            found.status in (Status.THREATENED, Status.HOPED)
        )

    def _carried(self, word: int, head: int, lemma: str, direct: bool, depth: int) -> Decision:
        """A noun as object or subject of a verb: light verbs lend their status, others presuppose the act."""
        cues = self.cues
        verb = self.verb(head, depth + 1)
        particle = [self.sentence.words[c].lower() for c in self.sentence.dependents(head, "compound:prt", "advmod")]
        if f"{lemma} {particle[0] if particle else ''}" in ("go on", "carry on", "rage on", "drag on", "be underway"):
            return replace(verb, status=Status.ONGOING, cue=f"ongoing:{lemma} on") if verb.status is Status.HAPPENED else verb
        if direct and lemma == "expect" and self._has_the(word):
            return Decision(Status.HAPPENED)
        if direct:
            for group in ("denied", "did_not_happen", "planned", "hoped", "requested", "threatened", "offered"):
                if cues.has(group, lemma) and not cues.has("light_verb", lemma):
                    return self._weakened(Decision(Status(group), f"{group}:{lemma}"), verb)
        if cues.has("light_verb", lemma) or cues.has("ongoing", lemma) or lemma in ("take", "occur", "happen", "be", "follow", "fail", "collapse", "materialise", "materialize"):
            if cues.has("ongoing", lemma) and self.sentence.xpos[head] in ("VBZ", "VBP", "VBG") and verb.status is Status.HAPPENED:
                return Decision(Status.ONGOING, f"ongoing:{lemma}")
            if lemma in ("fail", "collapse") and verb.status is Status.HAPPENED:
                return Decision(Status.HAPPENED)
            return replace(verb, cue=verb.cue or "", negated=verb.negated)
        if cues.has("ended", lemma) and verb.status is Status.HAPPENED:
            return Decision(Status.HAPPENED)
        if verb.status in (Status.PLANNED, Status.HYPOTHETICAL, Status.DID_NOT_HAPPEN) and not self._has_the(word):
            if cues.has("ended", lemma):
                return Decision(Status.ONGOING, verb.cue)
            return Decision(verb.status if direct else Status.HYPOTHETICAL, verb.cue)
        return Decision(Status.HAPPENED)

    def _has_the(self, word: int) -> bool:
        sentence = self.sentence
        return any(sentence.words[c].lower() in ("the", "this", "that", "these", "those", "last", "both") for c in sentence.dependents(word, "det", "amod")) or bool(
            sentence.dependents(word, "nmod:poss")
        )
