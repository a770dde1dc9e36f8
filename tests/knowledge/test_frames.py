"""The frames are sound as data: what they say of words is tested where clauses are read."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.knowledge.files import SHIPPED
from dragoman.model.mention import EventType, Status

FILES = sorted((SHIPPED / "en").glob("frames_*.toml"))
MIXED = "frames_turns_"
"""Files of turns of phrase, which tell acts of any type."""
FRAMES = [(path, frame) for path in FILES for frame in tomllib.loads(path.read_text("utf-8"))["frame"]]
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone"
    " heavy-weapons crowd-control unconventional",
}
KEYS = {
    "id", "type", "mode", "contexts", "verbs", "nouns", "adjectives", "object", "not_object", "subject", "not_subject",
    "with_words", "not_words", "needs", "actor", "recipient", "noun_actor", "noun_recipient", "reciprocal", "content",
    "content_actor", "priority", "examples", "not",
}  # fmt: skip
KINDS = {"*people", "*site", "*goods", "*hardware", "*crowd"}
CLASSES = {"*person", "*place", "*state", "*armed", "*clause", "*opinion", "*money"} | KINDS
CONTENTS = {str(s) for s in Status} | {"claimed"}


def name_of(case: tuple[Path, dict[str, Any]]) -> str:
    return str(case[1].get("id", "?"))


every_frame = pytest.mark.parametrize("case", FRAMES, ids=name_of)


def patterns(frame: dict[str, Any]) -> Iterator[str]:
    for kind in ("verbs", "nouns", "adjectives"):
        yield from frame.get(kind, ())


def test_there_is_a_file_for_every_type() -> None:
    """Each of PLOVER's sixteen types has its own file; turns of phrase have theirs beside them."""
    of_types = [path.stem for path in FILES if not path.stem.startswith(MIXED)]
    assert [name.removeprefix("frames_").upper() for name in of_types] == sorted(EventType)


def test_an_id_stands_once() -> None:
    """A user's folder replaces a frame by its id, so no two frames may share one."""
    twice = [name for name, count in Counter(frame["id"] for _, frame in FRAMES).items() if count > 1]
    assert twice == []


@every_frame
def test_type_and_mode_are_of_plover(case: tuple[Path, dict[str, Any]]) -> None:
    """A frame has the type of its file, or any in a file of turns of phrase, and a mode of that type or none."""
    path, frame = case
    assert path.stem == f"frames_{frame['type'].lower()}" or (
        path.stem.startswith(MIXED) and frame["type"] in set(EventType)
    )
    assert frame.get("mode", "") in ("", *MODES.get(frame["type"], "").split())


@every_frame
def test_every_key_is_known(case: tuple[Path, dict[str, Any]]) -> None:
    """A misspelt key would be passed over in silence."""
    assert set(case[1]) <= KEYS


@every_frame
def test_a_frame_has_two_examples_and_a_near_miss(case: tuple[Path, dict[str, Any]]) -> None:
    """Two sentences in which it must fire, one in which it must not."""
    frame = case[1]
    assert len(frame["examples"]) >= 2
    assert len(frame["not"]) >= 1


@every_frame
def test_an_example_holds_its_trigger(case: tuple[Path, dict[str, Any]]) -> None:
    """The trigger is a stretch of the sentence, and status and countries are written as the record writes them."""
    for example in case[1]["examples"]:
        assert example["trigger"] in example["text"]
        assert example["status"] in set(Status)
        named = (example["actor"], example["recipient"])
        assert all(code == "" or (code.isupper() and len(code) == 3) for code in named)


@every_frame
def test_patterns_are_lower_case_lemmas(case: tuple[Path, dict[str, Any]]) -> None:
    """Matching lowers the text, so a capital or a doubled blank in a pattern could never match."""
    frame = case[1]
    found = list(patterns(frame))
    assert found
    assert all(pattern == " ".join(pattern.lower().split()) for pattern in found)


@every_frame
def test_a_list_names_each_word_once(case: tuple[Path, dict[str, Any]]) -> None:
    """A word twice in one list is an oversight."""
    for key, value in case[1].items():
        if isinstance(value, list) and key not in ("examples", "not"):
            assert len(value) == len(set(value)), key


@every_frame
def test_classes_and_contents_are_known(case: tuple[Path, dict[str, Any]]) -> None:
    """Only the classes and statuses that the matcher knows."""
    frame = case[1]
    named = [
        w for key in ("object", "not_object", "subject", "not_subject") for w in frame.get(key, ()) if w.startswith("*")
    ]
    assert set(named) <= CLASSES
    assert frame.get("content", "happened") in CONTENTS
    assert frame.get("content_actor", "subject") in ("subject", "recipient")
    assert -5 <= frame.get("priority", 0) <= 5


def test_the_frames_are_broad() -> None:
    """Breadth is most of recall: each type knows at least a hundred patterns."""
    known = Counter[str]()
    for _, frame in FRAMES:
        known[frame["type"]] += len(list(patterns(frame)))
    assert {kind: count for kind, count in known.items() if count < 100} == {}
