"""What an act's own clause says of it: negation and its scope, modals, conditions, questions, tense and aspect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.rules import Cues
from dragoman.model.mention import EventType, Status
from dragoman.reading.decision import Decision
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.triggers import Trigger

BE = ("is", "are", "am", "was", "were", "been", "be", "'s", "'re", "’s", "’re")
_HAD = ("had", "'d", "’d")
_HAVE = ("have", "'ve", "’ve")
_BARE = ("advmod", "cc", "aux", "discourse", "dep", "det")
_TOLD_IN_PRESENT = (
    EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.AGREE, EventType.CONSULT, EventType.ASSAULT,
    EventType.RETREAT, EventType.CONCEDE,
)  # fmt: skip
_STOPS = (".", "!", "?", "…", "”", '"', "''", "’", ";", ":")
_SINGLE = ("one", "a", "single", "any")
_SCARCE = ("hardly", "scarcely", "barely")
_INVERTING = ("should", "were", "had")
HOSTILE = (EventType.ASSAULT, EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE)


@dataclass(frozen=True, slots=True)
class ClauseReader:
    """Reads the own clause of a verb, or of a noun or adjective with a copula.

    Args:
        triggers: All triggers of the sentence by word.
    """

    sentence: Sentence
    triggers: Mapping[int, Trigger]
    cues: Cues

    def own(self, word: int) -> Decision:
        """The status by the clause alone, whatever governs it."""
        negation, condition = self._negation(word), self._condition(word)
        modal = self._modal(word, condition, negation)
        if modal is not None:
            return modal
        if self._gone_by(word):
            return Decision(Status.DID_NOT_HAPPEN, "be to have", negated=True)
        if condition:
            unreal = self._unreal_past(word)
            return Decision(Status.DID_NOT_HAPPEN if unreal else Status.HYPOTHETICAL, condition, negated=unreal)
        if negation:
            return Decision(Status.DID_NOT_HAPPEN, negation, negated=True)
        if self._asked(word):
            return Decision(Status.HYPOTHETICAL, "question")
        doubt = self._doubt(word)
        return Decision(Status.HYPOTHETICAL, doubt) if doubt else self._tense(word)

    # ---- tense and aspect

    def _tense(self, word: int) -> Decision:
        helpers = [self.sentence.words[h].lower() for h in self.helpers(word)]
        xpos, being = self.sentence.xpos[word], any(w in BE for w in helpers)
        if self.marked(word, "to") and being and (xpos == "VB" or {"be"} & set(helpers)):
            finite = any(w in BE and w not in ("be", "been") for w in helpers)
            if finite or xpos == "VB":
                return Decision(Status.PLANNED, "be to")
        if xpos == "VB" and being and self._due(word):
            gone = any(w in _HAD for w in helpers)
            return Decision(Status.DID_NOT_HAPPEN, "had been due") if gone else Decision(Status.PLANNED, "planned:due")
        if self._headed(word):
            return Decision(Status.PLANNED, "headline:to")
        if self._stands(word, helpers):
            return Decision(Status.ONGOING, "present")
        if (xpos == "VBG" and being) or ("being" in helpers and being):
            return Decision(Status.ONGOING, "progressive")
        return Decision(Status.HAPPENED)

    def _stands(self, word: int, helpers: list[str]) -> bool:
        """Whether the present tense tells a state: "opposes the plan", "is confined to his house"."""
        trigger = self.triggers.get(word)
        present = self._in_present(word)
        still = any(self.sentence.words[c].lower() == "still" for c in self.sentence.children[word])
        if still and (present or self.sentence.xpos[word] in ("VBD", "VBG")):
            return True
        if trigger is None or trigger.frame.type in _TOLD_IN_PRESENT:
            return False
        if self.sentence.words[-1] not in _STOPS and not self.cues.has("standing", self.lemma(word)):
            return False  # a heading tells in the present what was done
        return present or (self.sentence.xpos[word] == "VBN" and helpers in (["is"], ["are"]))

    def _due(self, word: int) -> bool:
        """Whether the parse read "are due to meet" with "due" under the act."""
        near = self.sentence.dependents(word, "mark", "advmod")
        return any(self.sentence.words[c].lower() == "due" and self.sentence.dependents(c, "fixed") for c in near)

    def _headed(self, word: int) -> bool:
        """Whether a heading tells a plan without a finite verb: "Envoys to meet in Oslo"."""
        sentence, head = self.sentence, self.sentence.heads[word]
        if sentence.xpos[word] != "VB" or not self.marked(word, "to") or sentence.words[-1] == ".":
            return False
        if head != ROOT and (sentence.heads[head] != ROOT or sentence.upos[head] not in ("NOUN", "PROPN")):
            return False
        return not any(x in ("VBD", "VBZ", "VBP", "MD") for x in sentence.xpos[:word])

    def _in_present(self, word: int) -> bool:
        """Whether the form is the simple present, which a bare form with a subject of its own also is."""
        sentence = self.sentence
        bare = sentence.xpos[word] == "VB" and not self.helpers(word) and not self.marked(word, "to")
        return sentence.xpos[word] in ("VBZ", "VBP") or (bare and bool(sentence.dependents(word, "nsubj")))

    def _gone_by(self, word: int) -> bool:
        """Whether a plan is told as lapsed by its form: "was to have met"."""
        helpers = [self.sentence.words[h].lower() for h in self.helpers(word)]
        return self.marked(word, "to") and "have" in helpers and bool({"was", "were"} & set(helpers))

    def lapsed(self, verb: int) -> bool:
        """Whether a plan is told as past and gone: "had been expected to sign", "had planned to leave"."""
        if not self.cues.has("lapsing", self.lemma(verb)):
            return False
        return any(self.sentence.words[h].lower() in _HAD for h in self.helpers(verb))

    # ---- modals

    def _modal(self, word: int, condition: str, negation: str) -> Decision | None:
        helpers = self.helpers(word)
        modal = next((h for h in helpers if self.sentence.xpos[h] == "MD"), None)
        if modal is None or (condition.endswith("inverted") and self.sentence.words[modal].lower() == "should"):
            return None
        low = self.sentence.words[modal].lower()
        group = next((g for g in ("modal_would", "modal_hypothetical", "modal_future") if self.cues.has(g, low)), None)
        if group is None:
            return None
        perfect = any(self.lemma(h) in _HAVE for h in helpers)
        if negation:
            open_still = low in ("may", "might") or bool(condition)
            status = Status.HYPOTHETICAL if open_still else Status.DID_NOT_HAPPEN
            return Decision(status, f"{negation} {group}:{low}", negated=not open_still)
        if perfect and group != "modal_future" and low not in ("may", "might", "must"):
            return Decision(Status.DID_NOT_HAPPEN, f"{group}:{low} have", negated=True)
        if low == "must" and not condition and not self._asked(word):
            return Decision(Status.REQUESTED, f"{group}:{low}")
        if group == "modal_hypothetical" or condition or self._asked(word):
            return Decision(Status.HYPOTHETICAL, f"{group}:{low}")
        if self._is_threat(word):
            return Decision(Status.HAPPENED, f"threat:{low}")
        if group == "modal_future" and (self.menaces(word) or self._outcome(word)):
            return Decision(Status.THREATENED, f"{group}:{low} threat")
        return Decision(Status.PLANNED if group == "modal_future" else Status.HYPOTHETICAL, f"{group}:{low}")

    def menaces(self, word: int) -> bool:
        """Whether a hostile act is announced under a condition: "unless they leave, we will attack"."""
        trigger = self.triggers.get(word)
        if trigger is None or trigger.frame.type not in HOSTILE:
            return False
        for clause in self.sentence.dependents(word, "advcl"):
            if self.marked(clause, "if") or self.marked(clause, "unless"):
                return True
        before = [w for w in self.sentence.words[:word] if w.lower() in ("without", "barring", "failing")]
        return bool(before)

    def _is_threat(self, word: int) -> bool:
        """Whether the words are themselves the threat, and so were uttered: "will treat it as an act of war"."""
        trigger = self.triggers.get(word)
        return trigger is not None and trigger.frame.type is EventType.THREATEN and not self._outcome(word)

    def _outcome(self, word: int) -> bool:
        """Whether a trigger foretells harm: "will face consequences"."""
        trigger = self.triggers.get(word)
        return trigger is not None and any(self.cues.has("threat_outcome", self.lemma(w)) for w in trigger.words[1:])

    def helpers(self, word: int) -> list[int]:
        """Auxiliaries of a verb; a bare conjunct shares those of the first."""
        sentence = self.sentence
        own = sentence.dependents(word, "aux", "cop")
        head = sentence.heads[word]
        if not own and sentence.relations[word] == "conj" and head != ROOT and not sentence.dependents(word, "nsubj"):
            same = sentence.xpos[word] == sentence.xpos[head] or sentence.xpos[word] == "VB"
            if same and sentence.xpos[word] in ("VB", "VBN", "VBG"):
                return self.helpers(head)
        return own

    # ---- negation

    def _negation(self, word: int) -> str:
        """What denies the clause, empty where nothing does."""
        own = self.triggers.get(word)
        pattern = own.words if own is not None else ()
        for place in (word, *self._shared(word)):
            for child in self.sentence.children[place]:
                if child in pattern:
                    continue  # "said no" denies nothing of its own
                found = self._denying(child, shared=place != word)
                if found:
                    return found
        return self._negative_argument(word)

    def _shared(self, word: int) -> tuple[int, ...]:
        """The first conjunct, whose negation a bare infinitive shares: "did not meet or *call*"."""
        sentence, head = self.sentence, self.sentence.heads[word]
        bare = sentence.relations[word] == "conj" and sentence.xpos[word] == "VB"
        return (head,) if bare and not sentence.dependents(word, "aux", "nsubj") else ()

    def _denying(self, child: int, *, shared: bool) -> str:
        sentence = self.sentence
        low, relation = sentence.words[child].lower(), sentence.relations[child].split(":")[0]
        after = sentence.words[child + 1].lower() if child + 1 < len(sentence) else ""
        if relation in _BARE and self.cues.has("negation", low):
            beyond = low == "not" and after in ("only", "just", "merely", "simply")
            return "" if beyond or (shared and relation == "cc") else f"negation:{low}"
        if relation == "advmod" and low == "longer" and sentence.words[child - 1].lower() == "no":
            return "negation:no longer"
        if (relation == "mark" and low in ("without", "instead")) or (relation == "case" and low == "without"):
            return f"negation:{low}"
        if low == "from" and child and sentence.words[child - 1].lower() == "far" and relation in ("mark", "case"):
            return "negation:far from"
        if (low == "rather" and after == "than") or (low == "instead" and after == "of" and relation != "advmod"):
            return f"negation:{low} {after}"
        return ""

    def _negative_argument(self, word: int) -> str:
        """ "No one signed", "issued no statement", "neither has refused"."""
        sentence = self.sentence
        own = self.triggers.get(word)
        for child in sentence.dependents(word, "nsubj", "obj"):
            told = own is not None and child in own.words  # a noun of the pattern: "*no shots* were fired"
            low = sentence.words[child].lower()
            if (
                told
                and own is not None
                and not any(c not in own.words and self._empties(c) for c in sentence.children[child])
            ):
                continue
            if self.cues.has("negative_subject", low) or (low == "one" and sentence.words[child - 1].lower() == "no"):
                return f"negative_subject:{low}"
            for inner in sentence.children[child]:
                denies = self._empties(inner)
                if denies and sentence.relations[inner].split(":")[0] in ("det", "cc", "advmod"):
                    return f"negative_subject:{sentence.words[inner].lower()} {low}"
        return ""

    def _empties(self, word: int) -> bool:
        """Whether a word before a noun leaves nobody: "*no* soldier", "*not* one soldier", "*hardly* any"."""
        sentence, low = self.sentence, self.sentence.words[word].lower()
        after = sentence.words[word + 1].lower() if word + 1 < len(sentence) else ""
        return low in ("no", "neither") or (low == "not" and after in _SINGLE) or (low in _SCARCE and after == "any")

    # ---- conditions, questions, doubt

    def _condition(self, word: int) -> str:
        sentence = self.sentence
        for child in sentence.dependents(word, "mark", "advmod"):
            low = sentence.words[child].lower()
            past = sentence.xpos[word] not in ("VBZ", "VBP", "VB") and not (low == "before" and self._present(word))
            if past and low in ("until", "before", "till"):
                continue
            if self.cues.has("condition", low) and sentence.relations[child] == "mark":
                return f"condition:{low}"
        fixed = self._fixed_condition(word)
        if fixed:
            return f"condition:{fixed}"
        inverted = self._inverted(word) or ("had" if self._stranded_had(word) else "")
        return f"condition:{inverted} inverted" if inverted else ""

    def _fixed_condition(self, word: int) -> str:
        """A condition of several words: "in case", "as long as", "on condition that"."""
        sentence = self.sentence
        for child in sentence.dependents(word, "mark", "advmod", "case"):
            tail = sentence.dependents(child, "fixed")
            phrase = " ".join(sentence.words[w].lower() for w in sorted((child, *tail)))
            if tail and self.cues.has("condition", phrase):
                return phrase
        return ""

    def _inverted(self, word: int) -> str:
        """The word that opens a condition without "if": "*Were* Oslo to attack", "*Had* they withdrawn"."""
        sentence = self.sentence
        if sentence.words[-1] == "?":
            return ""
        first = [c for c in sentence.dependents(word, "aux") if sentence.words[c].lower() in _INVERTING]
        subject = sentence.dependents(word, "nsubj")
        if first and subject and first[0] < subject[0]:
            return sentence.words[first[0]].lower()
        if self.marked(word, "to") and sentence.xpos[word] == "VB":
            before = [w.lower() for w in sentence.words[:word]]
            clause = before[-1 - before[::-1].index(",") + 1 :] if "," in before else before
            if clause and clause[0] == "were":
                return "were"
        return ""

    def _unreal_past(self, word: int) -> bool:
        """Whether a condition did not hold: "*had* they withdrawn", "if they *had* gone, Oslo *would have* signed"."""
        sentence = self.sentence
        main = sentence.heads[word]
        pluperfect = any(sentence.words[h].lower() in _HAD for h in self.helpers(word))
        if not pluperfect and not self._stranded_had(word):
            return False
        above = [self.lemma(h) for h in self.helpers(main)] if main != ROOT else []
        return bool({"would", "could", "might", "'d", "’d"} & set(above)) and "have" in above

    def _stranded_had(self, word: int) -> bool:
        """Whether an opening "had" was read under the main clause: "*Had* Bergen withdrawn, Oslo would have signed"."""
        sentence, main = self.sentence, self.sentence.heads[word]
        if sentence.xpos[word] not in ("VBN", "VBD") or sentence.relations[word] != "advcl" or main < word:
            return False
        subjects = sentence.dependents(word, "nsubj")
        return bool(subjects) and any(
            sentence.words[c].lower() == "had" and c < subjects[0] for c in sentence.dependents(main, "aux")
        )

    def _present(self, word: int) -> bool:
        return any(self.sentence.xpos[h] in ("VBZ", "VBP") for h in self.sentence.dependents(word, "aux"))

    def _asked(self, word: int) -> bool:
        sentence = self.sentence
        if sentence.words[-1] == "?" and sentence.heads[word] == ROOT:
            return True
        return any(sentence.words[c] == "?" and c > word for c in sentence.dependents(word, "punct"))

    def _doubt(self, word: int) -> str:
        """An adverb that leaves the act open: "perhaps", "possibly"."""
        for child in self.sentence.dependents(word, "advmod"):
            if self.cues.has("hypothetical_adverb", self.sentence.words[child].lower()):
                return f"hypothetical_adverb:{self.sentence.words[child].lower()}"
        return ""

    # ---- words

    def lemma(self, word: int) -> str:
        """The lemma of a word, with its particle where a group of cues knows both: "call off"."""
        lemma = self.sentence.lemmas[word].lower()
        for particle in self.sentence.dependents(word, "compound:prt"):
            phrase = f"{lemma} {self.sentence.words[particle].lower()}"
            if any(phrase in words for words in self.cues.groups.values()):
                return phrase
        return lemma

    def marked(self, word: int, mark: str) -> bool:
        """Whether a clause is opened by this word: "that", "to"."""
        return any(self.sentence.words[m].lower() == mark for m in self.sentence.dependents(word, "mark"))
