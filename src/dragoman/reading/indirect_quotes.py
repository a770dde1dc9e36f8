"""Contents that a cue brings in the writer's words: "said that ...", "according to ...", "their fear that ..."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.knowledge.quoterules import Addressee, Cue, CuePart, Lexeme, QuoteRules, Stance
from dragoman.model.document import Span
from dragoman.model.mention import Manner
from dragoman.reading.attribution import Finding, MarkedText
from dragoman.reading.complements import Content, content_of
from dragoman.reading.content_bounds import filled, trimmed
from dragoman.reading.cues import CueWord, find_cues, negated
from dragoman.reading.sentence import ROOT, Sentence
from dragoman.reading.speakers import Phrase, author_of, noun_phrase, owner_of, subject_of
from dragoman.reading.thrown_in import clause_above

_SPOKEN = frozenset({Manner.SAID, Manner.WRITTEN, Manner.SHOWN})
_NOMINAL_TAKES = frozenset({"noun", "noun-for", "noun-shown", "for", "of", "on", "about"})
_MOST_BARE = 3
"""A noun phrase of so few words without a verb names a thing and tells nothing ("mocks the delay"; PolNeAR dev)."""
_NAMING = frozenset({"name", "identify", "quote", "identified", "named"})
_PERSUADING = frozenset({"convince", "persuade"})
_NOISES = frozenset({"cheer", "applause", "laughter", "boo", "jeer", "ovation", "effect"})
_SUPPOSING = frozenset({"assume", "suppose", "presume", "consider", "grant"})
_SEEMING = frozenset({"seem", "appear"})
_UNSAYING = frozenset({"refuse", "decline", "fail", "avoid", "stop"})
_CLAUSES = frozenset(
    {"clause", "question", "gerund", "infinitive", "person-infinitive", "raised", "rest", "claim", "saying"}
)


def indirect_quotes(marked: MarkedText, rules: QuoteRules, direct: Sequence[bool]) -> list[Finding]:
    """Every content that hangs on a cue by the tree, in the order of their cues; cues in quotation marks are left out.

    Args:
        direct: For every quotation of ``marked`` whether it is direct speech.
    """
    found: list[Finding] = []
    for sentence, row in zip(marked.sentences, marked.quoted, strict=True):
        quoted = [mark >= 0 for mark in row]
        inside = [mark >= 0 and direct[mark] for mark in row]
        for lexeme, first, last in _phrases(sentence, rules):
            if not quoted[first]:
                found.extend(_according(sentence, lexeme, first, last, inside, rules))
        outside = [cue for cue in find_cues(sentence, rules, quoted) if not quoted[cue.word]]
        found.extend(finding for cue in outside if (finding := _of_cue(cue, inside, rules)) is not None)
    return found


def pieces(sentence: Sentence, words: Sequence[int]) -> tuple[Span, ...]:
    """Word indices as stretches of text, cut where words are left out."""
    spans: list[list[int]] = []
    for word in words:
        if spans and word == spans[-1][1]:
            spans[-1][1] = word + 1
        else:
            spans.append([word, word + 1])
    kept = [t for first, last in spans if (t := trimmed(sentence, range(first, last)))]
    return tuple(sentence.span(t[0], t[-1] + 1) for t in kept)


def manner_of(entry: Cue, source: Phrase | None, rules: QuoteRules) -> Manner:
    """The entry's manner, unless the subject speaks for no mouth ("the poll", "the letter")."""
    if source is None or entry.manner not in _SPOKEN:
        return entry.manner
    named = source.stands_for or source
    lemma, word = named.sentence.lemmas[named.head].lower(), named.sentence.words[named.head].lower()
    return rules.bearers.get(lemma) or rules.bearers.get(word.removesuffix("s")) or entry.manner


def written_where_said(sentence: Sentence, verb: int, manner: Manner, rules: QuoteRules) -> Manner:
    """Written, where a verb of saying names what it is written in: "said in a letter that ..."."""
    if manner is not Manner.SAID:
        return manner
    for child in sentence.dependents(verb, "obl"):
        cases = {sentence.words[c].lower() for c in sentence.dependents(child, "case")}
        if cases & {"in", "via"} and sentence.lemmas[child].lower() in rules.written:
            return Manner.WRITTEN
    return manner


def addressee_by_any(cue: CueWord, entry: Cue, content: Iterable[int]) -> Phrase | None:
    """The addressee by the entry, else by any other of the word: "told" takes an object, whatever it brings."""
    asked = set[Addressee]()
    for found in (entry, *cue.lexeme.takes.values()):
        if found.addressee in asked:
            continue
        asked.add(found.addressee)
        if (phrase := addressee_of(cue, found, content)) is not None:
            return phrase
    return None


def addressee_of(cue: CueWord, entry: Cue, content: Iterable[int]) -> Phrase | None:
    """Who is spoken to: the object of "tell", "to X" after "say"."""
    sentence, verb, taken = cue.sentence, cue.word, set(content)
    if entry.addressee is Addressee.OBJECT:
        drawn_in = [c for clause in sentence.dependents(verb, "ccomp") for c in sentence.dependents(clause, "nsubj")]
        told = [c for c in drawn_in if c > verb and c not in taken]
        for child in [*sentence.dependents(verb, "iobj", "obj", "obl", "nsubj:pass"), *told]:
            marks = sentence.dependents(child, "case")
            named = sentence.upos[child] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")
            plain = not marks or sentence.words[marks[0]].lower() in cue.lexeme.words[1:]
            timed = sentence.relations[child] in ("obl:unmarked", "obl:tmod")
            if named and plain and not timed and (child not in taken or cue.gives("person-infinitive")):
                return _before(noun_phrase(sentence, child), taken)
        return None
    preposition = {Addressee.TO: "to", Addressee.OF: "of"}.get(entry.addressee)
    for child in sentence.dependents(verb, "obl") if preposition else ():
        cases = {sentence.words[c].lower() for c in sentence.dependents(child, "case")}
        if child not in taken and preposition in cases and sentence.lemmas[child].lower() not in _NOISES:
            return _before(noun_phrase(sentence, child), taken)
    return None


def _before(phrase: Phrase, content: set[int]) -> Phrase:
    """A phrase up to where the content begins that the parser hung on it."""
    first = min((w for w in content if phrase.head < w < phrase.last), default=phrase.last)
    return replace(phrase, last=first) if phrase.head not in content else phrase


def _of_cue(cue: CueWord, inside: Sequence[bool], rules: QuoteRules) -> Finding | None:
    saying = _saying(cue)
    content = content_of(cue) if saying is None else saying[0]
    if content is None or _taken_by_direct(cue, content, inside):
        return None
    source = saying[1] if saying is not None else _source(cue, content)
    if _names_a_thing(cue, content) or _about_oneself(cue, content) or not _stands(cue, content, source, rules):
        return None
    if source is not None and content.cue.manner is not Manner.SAID and _of_no_mind(cue, source, rules):
        source = None
    manner = _manner(cue, content, source, rules)
    if source is not None and cue.part is CuePart.VERB:
        author = author_of(cue.sentence, source, cue.word)
        manner = content.cue.manner if author is not source and manner is Manner.SHOWN else manner
        source = author
    return Finding(
        parts=pieces(cue.sentence, content.words),
        source=source,
        addressee=addressee_by_any(cue, content.cue, content.words),
        cue=cue.span,
        clause=(cue.sentence, cue.word),
        manner=written_where_said(cue.sentence, cue.word, manner, rules),
        rule=f"quotes:{content.cue.id} {content.take}",
        confidence=_confidence(content, source),
    )


def _manner(cue: CueWord, content: Content, source: Phrase | None, rules: QuoteRules) -> Manner:
    """The entry's manner; a noun phrase without a verb is no speech but what is wanted or thought of ("a truce")."""
    manner = manner_of(content.cue, source, rules)
    if manner is not Manner.SAID or content.take not in _NOMINAL_TAKES or _tells(cue, content):
        return manner
    if content.cue.stance is Stance.ASKS:
        return manner
    return Manner.INTENDED if content.cue.stance in (Stance.ORDERS, Stance.PROMISES) else Manner.THOUGHT


def _names_a_thing(cue: CueWord, content: Content) -> bool:
    """Whether the content is a bare name of a thing, which says nothing: "mocks the delay", "offered observers"."""
    words = [w for w in content.words if cue.sentence.upos[w] != "PUNCT"]
    short = content.take in _NOMINAL_TAKES and len(words) <= _MOST_BARE
    return short and not _tells(cue, content) and not any(cue.quoted[w] for w in content.words)


def _of_no_mind(cue: CueWord, source: Phrase, rules: QuoteRules) -> bool:
    """Whether a thought is that of no one named.

    The writer only guesses at it ("seems to believe"), sets a condition ("assuming that"), speaks to any reader ("you
    can see why"), or lets a claim be clear ("the implication is clear: that").
    """
    sentence, word, named = cue.sentence, cue.word, source.stands_for or source
    head, noun, lemma = sentence.heads[word], named.head, named.sentence.lemmas[named.head].lower()
    if head != ROOT and sentence.relations[word] == "xcomp" and sentence.lemmas[head].lower() in _SEEMING:
        return True
    if word == 0 and sentence.xpos[word] == "VBG" and sentence.lemmas[word].lower() in _SUPPOSING:
        return True
    if lemma == "you" and any(sentence.xpos[c] == "MD" for c in sentence.dependents(word, "aux")):
        return True
    claim = named.sentence.upos[noun] == "NOUN" and rules.lexemes(
        CuePart.NOUN, named.sentence.words[noun].lower(), lemma
    )
    return cue.part is CuePart.ADJECTIVE and bool(claim)


def _about_oneself(cue: CueWord, content: Content) -> bool:
    """Whether a source only asks to stay unnamed, which is no part of what is told: "asked not to be named"."""
    sentence, words = cue.sentence, content.words
    unnamed = sentence.lemmas[words[-1]].lower() in _NAMING and len(words) <= 4
    return content.take == "infinitive" and unnamed and any(sentence.words[w].lower() == "not" for w in words)


def _tells(cue: CueWord, content: Content) -> bool:
    """Whether a verb stands in the content."""
    return any(cue.sentence.upos[w] in ("VERB", "AUX") for w in content.words)


def _confidence(content: Content, source: Phrase | None) -> float:
    """The share of such quotes that agree with PolNeAR's annotators (252 articles of its train and dev parts)."""
    if source is None:
        return 0.5
    thought = content.cue.manner is Manner.THOUGHT
    return (0.65 if thought else 0.8) if content.take in _CLAUSES else (0.55 if thought else 0.7)


def _taken_by_direct(cue: CueWord, content: Content, inside: Sequence[bool]) -> bool:
    """Whether most of the content is direct speech, which has its own way to its cue."""
    words = [w for w in content.words if cue.sentence.upos[w] != "PUNCT"]
    return 2 * sum(inside[w] for w in words) > len(words)


def _stands(cue: CueWord, content: Content, source: Phrase | None, rules: QuoteRules) -> bool:
    """Whether a cue with this content is a quote after all: not denied, not without a speaker where one is due."""
    sentence, part = cue.sentence, cue.part
    spoken = content.take not in ("infinitive", "person-infinitive") and content.cue.manner is not Manner.THOUGHT
    spoken = spoken or content.take in _NOMINAL_TAKES
    if part is CuePart.VERB and spoken and (negated(sentence, cue.word) or _left_unsaid(sentence, cue.word)):
        return False
    if part is CuePart.VERB and content.take == "words" and not any(cue.quoted[w] for w in content.words):
        return False
    if source is None:
        return _may_lack_speaker(cue, content)
    light = content.cue.manner is Manner.SHOWN and sentence.lemmas[cue.word].lower() in ("have", "give", "put")
    if content.take == "noun-shown" or (light and part is CuePart.VERB):
        return _shows(source, rules)
    return True


def _left_unsaid(sentence: Sentence, verb: int) -> bool:
    """Whether somebody will not say it: "refused to say whether"."""
    head = sentence.heads[verb]
    return head != ROOT and sentence.relations[verb] == "xcomp" and sentence.lemmas[head].lower() in _UNSAYING


def _shows(source: Phrase, rules: QuoteRules) -> bool:
    """Whether a subject is a thing that shows, a poll or an image."""
    named = source.stands_for or source
    word, lemma = named.sentence.words[named.head].lower(), named.sentence.lemmas[named.head].lower()
    return Manner.SHOWN in (rules.bearers.get(lemma), rules.bearers.get(word.removesuffix("s")))


def _may_lack_speaker(cue: CueWord, content: Content) -> bool:
    """A passive ("was said to", "it is feared that") or a noun needs none; an active verb or adjective does."""
    sentence, word = cue.sentence, cue.word
    if cue.part is CuePart.NOUN:
        return content.take == "clause"
    if cue.part is CuePart.ADJECTIVE:
        return False
    passive = bool(sentence.dependents(word, "aux:pass", "nsubj:pass")) or sentence.xpos[word] == "VBN"
    if content.cue.stance is Stance.ASKS and content.take in ("question", "about"):
        return passive or word == 0 or sentence.relations[word].split(":")[0] == "advcl"  # "Asked if he would go, ..."
    return passive and content.take in ("clause", "raised", "around")


def _source(cue: CueWord, content: Content) -> Phrase | None:
    sentence = cue.sentence
    if cue.part is CuePart.NOUN:
        return owner_of(sentence, cue.word)
    if sentence.lemmas[cue.word].lower() in _PERSUADING and (won := sentence.dependents(cue.word, "nsubj:pass")):
        return noun_phrase(sentence, won[0])  # "X is convinced that": the belief is his
    source = subject_of(sentence, _speaking_verb(sentence, cue.word))
    if source is not None and source.stands_for is None and source.head in content.words:
        return None
    if (
        source is not None
        and sentence.words[source.head].lower() in ("it", "there")
        and (cue.part is CuePart.ADJECTIVE and sentence.dependents(cue.word, "csubj", "ccomp"))
    ):
        return None
    return source


def _speaking_verb(sentence: Sentence, verb: int) -> int:
    """The verb whose subject speaks: of a participle inside another's content (", adding that ...") the outer cue."""
    head = sentence.heads[verb]
    loose = sentence.relations[verb] in ("advcl", "conj") and not sentence.dependents(verb, "nsubj", "aux:pass")
    if not loose or head == ROOT or head > verb or sentence.relations[head] != "ccomp":
        return verb
    if sentence.relations[verb] == "advcl" and sentence.xpos[verb] != "VBG":
        return verb
    outer = sentence.heads[head]
    if sentence.relations[verb] == "conj" and sentence.xpos[verb] != sentence.xpos[outer]:
        return verb
    return outer if outer < head else verb


def _saying(cue: CueWord) -> tuple[Content, Phrase | None] | None:
    """ "quoted a doctor as saying that ...": the content hangs on "saying", the speaker is the one quoted."""
    sentence, verb = cue.sentence, cue.word
    entry = cue.gives("saying")
    if entry is None:
        return None
    for child in sentence.dependents(verb, "advcl", "obl", "xcomp"):
        if sentence.words[child].lower() not in ("saying", "telling", "writing", "warning"):
            continue
        for clause in sentence.dependents(child, "ccomp", "parataxis"):
            words = tuple(trimmed(sentence, filled(sentence.subtree(clause), ())))
            speaker = sentence.dependents(verb, "nsubj:pass") or sentence.dependents(verb, "obj")
            return Content(words, "saying", entry), noun_phrase(sentence, speaker[0]) if speaker else None
    return None


def _phrases(sentence: Sentence, rules: QuoteRules) -> Iterator[tuple[Lexeme, int, int]]:
    """Every phrase cue with its first word and the index after its last."""
    low = [word.lower() for word in sentence.words]
    for lexeme in rules.phrases():
        if lexeme.words[0] not in low:
            continue
        size = len(lexeme.words)
        for at, word in enumerate(low):
            if word == lexeme.words[0] and tuple(low[at : at + size]) == lexeme.words:
                yield lexeme, at, at + size


def _according(
    sentence: Sentence, lexeme: Lexeme, first: int, last: int, inside: Sequence[bool], rules: QuoteRules
) -> list[Finding]:
    """The rest of the clause that "according to X" qualifies."""
    noun = _governed(sentence, first, last)
    if noun is None or not _set_off(sentence, first, noun):
        return []
    entry = lexeme.takes["rest"]
    top = noun if noun >= last else sentence.heads[noun]
    outer = sentence.heads[top]
    while outer != ROOT and first <= outer < last:
        top, outer = outer, sentence.heads[outer]
    end = next((w for w in range(max(noun, last), len(sentence)) if sentence.upos[w] == "PUNCT"), len(sentence))
    own = set(range(first, end)) | set(sentence.subtree(noun)) | set(sentence.subtree(top))
    clause = clause_above(sentence, outer)
    if clause is None or sentence.upos[noun] in ("VERB", "AUX"):
        return []
    clause = _whole(sentence, clause, first)
    words = trimmed(sentence, [w for w in sentence.subtree(clause) if w not in own])
    content = [w for w in words if sentence.upos[w] != "PUNCT"]
    if len(content) < 3 or 2 * sum(inside[w] for w in content) > len(content):
        return []
    if not _is_clause(sentence, clause):
        return []
    phrase = noun_phrase(sentence, noun)
    phrase = Phrase(sentence, noun, max(last, phrase.first), max(phrase.last, end))
    return [
        Finding(
            pieces(sentence, filled(words, own)), phrase, None, sentence.span(first, last), (sentence, noun),
            manner_of(entry, phrase, rules), f"quotes:{entry.id} rest", 0.9,
        )
    ]  # fmt: skip


def _whole(sentence: Sentence, clause: int, phrase: int) -> int:
    """The first of two clauses that "and" joins without a comma, where the phrase comes after both of them."""
    head = sentence.heads[clause]
    if sentence.relations[clause] != "conj" or head == ROOT or phrase < clause or not _is_clause(sentence, head):
        return clause
    return clause if "," in sentence.words[head:clause] else head


def _set_off(sentence: Sentence, first: int, noun: int) -> bool:
    """Whether a phrase stands aside as a source does; "paid according to rank" and ", per person," do not."""
    if sentence.words[first].lower() == "per":
        aside = first == 0 or sentence.upos[first - 1] == "PUNCT"
        named = any(sentence.words[c].lower() == "the" for c in sentence.dependents(noun, "det"))
        return aside and (named or sentence.upos[noun] == "PROPN")
    return first == 0 or sentence.upos[first - 1] == "PUNCT" or sentence.xpos[noun] in ("NNP", "NNPS", "NNS")


def _is_clause(sentence: Sentence, head: int) -> bool:
    """Whether a word heads a clause: a verb, or a noun or adjective with a subject."""
    return bool(sentence.dependents(head, "nsubj", "csubj", "expl", "nsubj:pass"))


def _governed(sentence: Sentence, first: int, last: int) -> int | None:
    """The noun that a phrase ends on."""
    head = sentence.heads[first]
    if head >= last:
        return head
    after = range(last, len(sentence))
    return next((w for w in after if sentence.heads[w] < last and sentence.upos[w] != "PUNCT"), None)
