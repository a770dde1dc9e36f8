"""How often a pronoun or a description means whom it should: ``python -m benchmarks.coref FILE [--errors]``.

FILE has OntoGUM's chains, one article a line. Counted is every third-person pronoun, and apart every "the ..." with a
noun for people or bodies, whose chain names a person or body before it. It is right where the actor that we resolve it
to is, by its nearest other mention without a pronoun, in the same chain; one that we leave unresolved is wrong.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.gold import Row, documents, rows
from dragoman.knowledge.actorwords import ActorWords
from dragoman.model.actor import ActorForm, ActorMention
from dragoman.reading.reader import Reader

_PRONOUNS = frozenset("he him his himself she her hers herself they them their theirs themselves it its itself".split())


def score(reader: Reader, path: Path, errors: bool = False) -> dict[str, float]:
    """Share right of pronouns, of descriptions and of both, with their numbers."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    given = rows(path)
    for row, document in zip(given, documents(given), strict=True):
        mentions = reader.read(document).actors
        for kind, gold in asked_of(row, reader.knowledge.actor_words):
            found = _ours(mentions, gold)
            hit = found is not None and _is_right(found, mentions, row, gold["cluster"])
            right[kind] += hit
            asked[kind] += 1
            if errors and not hit:
                _show(row, gold, found)
    right["together"], asked["together"] = sum(right.values()), sum(asked.values())
    return {kind: round(right[kind] / max(asked[kind], 1), 4) for kind in sorted(asked)} | {
        f"{kind} n": asked[kind] for kind in sorted(asked)
    }


def asked_of(row: Row, words: ActorWords) -> Iterator[tuple[str, Row]]:
    """Gold mentions that are asked about, as ``pronouns`` or ``descriptions``, in text order."""
    chains: defaultdict[str, list[Row]] = defaultdict(list)
    for mention in row["mentions"]:
        chains[mention["cluster"]].append(mention)
    actors = {name for name, chain in chains.items() if any(_names_actor(row, m, words) for m in chain)}
    for mention in row["mentions"]:
        chain = chains[mention["cluster"]]
        before = [m for m in chain if m["start"] < mention["start"] and not _is_pronoun(row, m)]
        if mention["cluster"] not in actors or not before:
            continue
        if _is_pronoun(row, mention):
            if row["text"][mention["start"] : mention["end"]].lower() in _PRONOUNS:
                yield "pronouns", mention
        elif _is_description(row, mention, words):
            yield "descriptions", mention


def _tokens(row: Row, mention: Row) -> list[Sequence[str]]:
    return list(row["tokens"][mention["ts"] : mention["te"] + 1])


def _is_pronoun(row: Row, mention: Row) -> bool:
    tokens = _tokens(row, mention)
    return len(tokens) == 1 and tokens[0][2] in ("PRON", "DET")


def _core(row: Row, mention: Row) -> list[Sequence[str]]:
    """The words up to the first preposition, comma or relative pronoun."""
    tokens = _tokens(row, mention)
    stops = ("ADP", "PUNCT", "SCONJ", "PRON", "VERB", "PART")
    end = next((i for i, t in enumerate(tokens) if i and t[2] in stops), len(tokens))
    return tokens[:end]


def _names_actor(row: Row, mention: Row, words: ActorWords) -> bool:
    core = _core(row, mention)
    if core[-1][2] == "NOUN":
        return bool(words.nouns((core[-1][3].lower(),), core[-1][3].lower())[0])
    pronoun = row["text"][mention["start"] : mention["end"]].lower()
    return pronoun in ("he", "she", "him", "her", "his")


def _is_description(row: Row, mention: Row, words: ActorWords) -> bool:
    core = _core(row, mention)
    text = row["text"]
    lemma = core[-1][3].lower()
    return (
        text[mention["start"] : mention["end"]].lower().startswith("the ")
        and core[-1][2] == "NOUN"
        and not any(t[2] == "PROPN" for t in core)
        and bool(words.nouns((lemma,), lemma)[0])
    )


def _ours(mentions: Sequence[ActorMention], gold: Row) -> ActorMention | None:
    """Our mention whose head lies in a gold mention and which begins where it does."""
    inside = [m for m in mentions if gold["start"] <= m.head < gold["end"] and m.span.start >= gold["start"] - 4]
    return min(inside, key=lambda m: (abs(m.span.start - gold["start"]), -m.span.end), default=None)


def _is_right(found: ActorMention, mentions: Sequence[ActorMention], row: Row, cluster: str) -> bool:
    wanted = {a.id for a in found.members} or {found.actor.id}
    named = {m.actor.id for m in mentions if m.form is not ActorForm.PRONOUN}
    if found.actor.id in named:
        wanted = {found.actor.id}
    for actor in sorted(wanted):
        others = [
            m for m in mentions if m.actor.id == actor and m.head != found.head and m.form is not ActorForm.PRONOUN
        ]
        if not others:
            return False
        nearest = min(others, key=lambda m: (m.head > found.head, abs(m.head - found.head)))
        if cluster not in _clusters_at(row, nearest, len(wanted) > 1):
            return False
    return True


def _clusters_at(row: Row, mention: ActorMention, part: bool) -> set[str]:
    """Chains of the smallest gold mention around a head word; of all around it where the actor is one of several."""
    around = [m for m in row["mentions"] if m["start"] <= mention.head < m["end"]]
    if part or not around:
        return {m["cluster"] for m in around}
    shortest = min(m["end"] - m["start"] for m in around)
    exact = {m["cluster"] for m in around if (m["start"], m["end"]) == (mention.span.start, mention.span.end)}
    return exact | {m["cluster"] for m in around if m["end"] - m["start"] == shortest}


def _show(row: Row, gold: Row, found: ActorMention | None) -> None:
    text, start, end = row["text"], gold["start"], gold["end"]
    meant = next((m for m in row["mentions"] if m["cluster"] == gold["cluster"] and not _is_pronoun(row, m)), gold)
    words = f"{text[max(0, start - 90) : start]}[{text[start:end]}]{text[end : end + 40]}".replace("\n", " / ")
    got = f"{found.actor.name} ({found.rule})" if found is not None else "nobody"
    sys.stdout.write(f"{words}\n    want {text[meant['start'] : meant['end']][:70]!r}, got {got}\n")


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(str(__doc__))
    figures = score(Reader.load(), Path(sys.argv[1]), "--errors" in sys.argv)
    sys.stdout.write("  ".join(f"{name} {value:g}" for name, value in figures.items()) + "\n")


if __name__ == "__main__":
    main()
