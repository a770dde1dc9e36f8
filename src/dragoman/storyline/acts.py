"""The acts of a record as columns of numbers, so that millions of pairs of them are compared at once."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.model.mention import EventType, Measure, Status
from dragoman.storyline.words import PLAIN, RARE, keys_of

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Bits = npt.NDArray[np.uint64]

PEOPLE = 3
"""Actors and recipients kept of one act: the first ones; news names more in fewer than one act of a hundred."""
WORD_BITS = 512
"""Bits of an act's word signature: with a dozen words a sentence, two unrelated ones share 0.3 of a word by chance."""
OPEN_DAYS = 7
"""How far an open end is followed: what is said to come, or to last, is looked for within a week."""

TYPES = {kind.value: number for number, kind in enumerate(EventType)}
COUNTED = (
    Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.DETAINED, Measure.RELEASED, Measure.DISPLACED,
    Measure.WEAPONS, Measure.TROOPS, Measure.PEOPLE, Measure.MONEY,
)  # fmt: skip
_MEASURES = {measure.value: number for number, measure in enumerate(COUNTED)}
DONE, AHEAD, UNDONE = 0, 1, 2
_CLASS = {
    Status.HAPPENED: DONE, Status.ONGOING: DONE, Status.DENIED: DONE, Status.DID_NOT_HAPPEN: UNDONE,
}  # fmt: skip
_SPECIFIC = ("person:", "group:", "company:", "igo:", "party:", "body:", "militia:")


@dataclass(frozen=True, slots=True, eq=False)
class Acts:
    """Acts by first day, then by key; one row of each column for one act, -1 or NaN where the article does not say.

    Attributes:
        keys: What an act is known by.
        kinds, modes: Codes of type and mode.
        classes: ``DONE`` (also where denied), ``AHEAD`` (planned, threatened, asked for) or ``UNDONE``.
        first, last: Days since 1970; ``dated`` is False without any, ``vague`` True where an end is open.
        actors, recipients: Codes of who they are, (acts, 3); ``actor_lands``, ``recipient_lands`` their countries.
        specific: Whether the actor code names one body or person rather than a state.
        places, place_lands, lats, lons: Where; only a place narrower than a country has a code.
        counts: Figures by measure, (acts, 10); ``counted`` is False without any.
        words: Bits of the sentence's words, (acts, 8); ``names`` hashes of names in it.
        articles: Code of the article.
    """

    keys: list[str]
    kinds: Ints
    modes: Ints
    classes: Ints
    first: Ints
    last: Ints
    dated: npt.NDArray[np.bool_]
    vague: npt.NDArray[np.bool_]
    actors: Ints
    actor_lands: Ints
    recipients: Ints
    recipient_lands: Ints
    specific: npt.NDArray[np.bool_]
    places: Ints
    place_lands: Ints
    lats: Floats
    lons: Floats
    counts: Floats
    counted: npt.NDArray[np.bool_]
    words: Bits
    names: Ints
    articles: Ints

    def __len__(self) -> int:
        return len(self.keys)

    def take(self, rows: Ints) -> Acts:
        """Some of the acts, in the order asked for."""
        columns = {f.name: getattr(self, f.name)[rows] for f in fields(self) if f.name not in ("keys", "specific")}
        return Acts(keys=[self.keys[row] for row in rows.tolist()], specific=self.specific, **columns)


def acts_of(rows: Sequence[Mapping[str, Any]]) -> Acts:
    """Acts as columns.

    Args:
        rows: With ``key, reading, type, mode, status, earliest, latest, actors, recipients, place, figures, sentence``.
    """
    return ActColumns().add(rows).acts()


class ActColumns:
    """Gathers rows batch by batch, so that a large record is never held as Python objects at once."""

    def __init__(self) -> None:
        self._codes: dict[str, dict[Any, int]] = {"who": {}, "land": {}, "place": {}, "mode": {}, "article": {}}
        self._keys: list[str] = []
        self._batches: list[dict[str, npt.NDArray[Any]]] = []
        self._sentences: dict[str, tuple[npt.NDArray[np.uint64], list[int]]] = {}

    def add(self, rows: Sequence[Mapping[str, Any]]) -> ActColumns:
        """Take in a batch."""
        self._sentences = {}
        self._keys.extend(row["key"] for row in rows)
        told = [self._wording(row["sentence"] or "") for row in rows]
        days = [_days(row["earliest"], row["latest"]) for row in rows]
        places = [row["place"] or {} for row in rows]
        self._batches.append(
            {
                "kinds": _ints([TYPES[row["type"]] for row in rows]),
                "modes": _ints([self._code("mode", row["mode"]) for row in rows]),
                "classes": _ints([_CLASS.get(Status(row["status"]), AHEAD) for row in rows]),
                "first": _ints([day[0] for day in days]),
                "last": _ints([day[1] for day in days]),
                "dated": np.array([day[2] for day in days], dtype=bool),
                "vague": np.array([day[3] for day in days], dtype=bool),
                "actors": self._people(row["actors"] for row in rows),
                "actor_lands": self._lands(row["actors"] for row in rows),
                "recipients": self._people(row["recipients"] for row in rows),
                "recipient_lands": self._lands(row["recipients"] for row in rows),
                "places": _ints([self._place(place) for place in places]),
                "place_lands": _ints([self._code("land", place.get("country")) for place in places]),
                "lats": np.array([_or_nan(place.get("lat")) for place in places], dtype=np.float32),
                "lons": np.array([_or_nan(place.get("lon")) for place in places], dtype=np.float32),
                "counts": (counts := _counts(rows)),
                "counted": np.asarray(~np.isnan(counts).all(axis=1)),
                "words": np.stack([bits for bits, _ in told]) if told else np.zeros((0, WORD_BITS // 64), np.uint64),
                "names": _threes([names for _, names in told]),
                "articles": _ints([self._code("article", row["reading"]) for row in rows]),
            }
        )
        return self

    def acts(self) -> Acts:
        """All that was taken in, by first day, then by key: what is compared lies close together in memory."""
        if not self._batches:
            return ActColumns().add([]).acts()
        columns = {name: np.concatenate([batch[name] for batch in self._batches]) for name in self._batches[0]}
        who = self._codes["who"]
        specific = np.array([name.startswith(_SPECIFIC) for name in who] + [False], dtype=bool)
        whole = Acts(keys=self._keys, specific=specific, **columns)
        first: list[int] = whole.first.tolist()
        order = sorted(range(len(self._keys)), key=lambda row: (first[row], self._keys[row]))
        return whole.take(np.array(order, dtype=np.int64))

    def _code(self, kind: str, value: object) -> int:
        if value is None:
            return -1
        codes = self._codes[kind]
        return codes.setdefault(value, len(codes))

    def _people(self, listed: Iterable[Sequence[Mapping[str, Any]]]) -> Ints:
        return _threes(
            [_padded([self._who(a["id"]) for a in people if not a["id"].startswith("text:")]) for people in listed]
        )

    def _who(self, name: str) -> int:
        return self._code("who", name)

    def _lands(self, listed: Iterable[Sequence[Mapping[str, Any]]]) -> Ints:
        return _threes(
            [_padded([self._code("land", a["country"]) for a in people if a["country"]]) for people in listed]
        )

    def _place(self, place: Mapping[str, Any]) -> int:
        """A place's code, none for a whole country, whose name in the record is its only sign."""
        if not place or place.get("kind") == "country":
            return -1
        return self._code("place", place.get("geonameid") or (place.get("name"), place.get("country")))

    def _wording(self, sentence: str) -> tuple[npt.NDArray[np.uint64], list[int]]:
        if sentence not in self._sentences:
            self._sentences[sentence] = _signature(sentence)
        return self._sentences[sentence]


def _signature(sentence: str) -> tuple[npt.NDArray[np.uint64], list[int]]:
    bits, names = 0, []
    for key, weight in keys_of(sentence).items():
        if weight > PLAIN:
            hashed = zlib.crc32(key.encode())
            bits |= 1 << hashed % WORD_BITS
            if weight > RARE:
                names.append(hashed)
    words = np.frombuffer(bits.to_bytes(WORD_BITS // 8, "little"), dtype="<u8").astype(np.uint64)
    return words, _padded(sorted(names))


def _padded(codes: list[int]) -> list[int]:
    return (list(dict.fromkeys(codes)) + [-1] * PEOPLE)[:PEOPLE]


def _ints(values: list[Any]) -> Ints:
    return np.array(values, dtype=np.int64)


def _threes(values: list[list[int]]) -> Ints:
    return _ints(values).reshape(-1, PEOPLE)


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value


def _days(earliest: date | None, latest: date | None) -> tuple[int, int, bool, bool]:
    """First and last day as numbers, whether there is any, whether an end is open."""
    first, last = _number(earliest), _number(latest)
    if first is None and last is None:
        return 0, 0, False, True
    if first is None or last is None:
        known = first if first is not None else last
        assert known is not None
        return (known, known + OPEN_DAYS, True, True) if last is None else (known - OPEN_DAYS, known, True, True)
    return first, last, True, False


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH


_EPOCH = date(1970, 1, 1).toordinal()


def _counts(rows: Sequence[Mapping[str, Any]]) -> Floats:
    counts = np.full((len(rows), len(COUNTED)), np.nan, dtype=np.float32)
    for at, row in enumerate(rows):
        for figure in row["figures"] or ():
            if (number := _MEASURES.get(figure["measure"])) is not None:
                counts[at, number] = np.fmax(counts[at, number], figure["value"])
    return counts
