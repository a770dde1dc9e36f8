"""The trained head's opinion, and the vectors of words that it reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.model.document import Document
from dragoman.model.errors import ModelError
from dragoman.model.mention import EventType
from dragoman.reading.encoder import SHIPPED
from dragoman.reading.event_heads import EventHeads, Meanings
from dragoman.reading.opinion import TYPES, Opinion
from dragoman.reading.parse import Parser


def opinion_of(*rows: dict[EventType | None, float]) -> Opinion:
    """An opinion by hand, one row a word; None is "no event"."""
    shares = np.zeros((len(rows), 1 + len(TYPES)), dtype=np.float32)
    for word, row in enumerate(rows):
        for kind, share in row.items():
            shares[word, 0 if kind is None else 1 + TYPES.index(kind)] = share
    return Opinion(shares)


def test_every_sentence_has_an_opinion_on_every_word(parser: Parser) -> None:
    """One row a word, each a distribution up to its rounding."""
    parse = parser.parse(Document("test", "Envoys met in Oslo. The talks went on for hours.", language="en"))
    assert [o.shares.shape[0] for o in parse.opinions] == [len(s) for s in parse.sentences]
    assert all(abs(o.shares.sum(1) - 1).max() < 0.1 for o in parse.opinions)


def test_shares_are_hundredths(parser: Parser) -> None:
    """The last digits of int8 sums differ between processors."""
    (opinion,) = parser.parse(Document("test", "Mali expelled two envoys.", language="en")).opinions
    assert np.allclose(opinion.shares * 100, np.round(opinion.shares * 100), atol=1e-3)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Rebels shelled the village at dawn.", "shelled", EventType.ASSAULT),
        ("Norway imposed sanctions on the junta.", "sanctions", EventType.SANCTION),
        ("The two presidents met in Lima.", "met", EventType.CONSULT),
        ("Workers marched against the decree.", "marched", EventType.PROTEST),
    ],
)
def test_the_head_knows_plain_acts(parser: Parser, text: str, word: str, kind: EventType) -> None:
    """It sees no frame, only words in their sentence."""
    parse = parser.parse(Document("test", text, language="en"))
    at = parse.sentences[0].words.index(word)
    assert parse.opinions[0].likeliest((at,))[0] is kind


def test_a_pattern_is_as_likely_as_its_likeliest_word() -> None:
    """Of "imposed sanctions" one word may tell the act alone."""
    opinion = opinion_of({EventType.SANCTION: 0.2, None: 0.8}, {EventType.SANCTION: 0.9, None: 0.1})
    assert opinion.of((0, 1), EventType.SANCTION) == pytest.approx(0.9)
    assert opinion.none((0, 1)) == pytest.approx(0.1)


def test_of_two_types_as_likely_the_codebooks_first_wins() -> None:
    """Ties are broken by rule."""
    assert opinion_of({EventType.AID: 0.4, EventType.AGREE: 0.4}).likeliest((0,))[0] is EventType.AGREE


def test_words_of_like_meaning_lie_near_each_other() -> None:
    """An assault is nearer to an attack than to a signature."""
    attack, assault, sign = Meanings(SHIPPED / "meanings.npz").of(["attack", "assault", "sign"])
    near, far = attack @ assault, attack @ sign
    assert near > far


def test_an_unknown_word_means_nothing() -> None:
    """Zeros, so that its place in the sentence decides."""
    assert not Meanings(SHIPPED / "meanings.npz").of(["qwxzt"]).any()


def test_a_folder_without_the_head_is_named(tmp_path: Path) -> None:
    """The message says which file is missing."""
    with pytest.raises(ModelError, match=r"events\.onnx"):
        EventHeads(tmp_path)
