"""GraphML and GEXF, read by networkx."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange.dyads import QUADS, TYPES, CountedActor, count_actors, count_dyads
from dragoman.exchange.formats import HAPPENED, Written
from dragoman.exchange.graph import FORMATS, write_gexf, write_graphml
from dragoman.model.mention import EventType
from tests.exchange.made_rows import event, person, source_of

A, B, C = person("A", "FRA", "GOV"), person("B", "DEU"), person("C")
EVENTS = [
    event(1, actors=[A], recipients=[B], type="CONSULT", earliest=date(2031, 5, 1), latest=date(2031, 5, 2)),
    event(2, actors=[A], recipients=[B], type="ASSAULT", earliest=None, latest=date(2031, 4, 1)),
    event(3, actors=[B, C], recipients=[A]),
    event(4, actors=[A], recipients=[]),
]
Read = Callable[..., Any]


@pytest.fixture(params=["graphml", "gexf"])
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Read:
    """Writes events in one of the two formats and gives networkx's graph."""
    networkx = pytest.importorskip("networkx")
    name = request.param

    def graph(*events: dict[str, Any]) -> Any:
        path = tmp_path / f"a.{name}"
        {"graphml": write_graphml, "gexf": write_gexf}[name](source_of(events=events), path)
        return {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[name](path)

    return graph


def test_actors_are_nodes(read: Read) -> None:
    """By their ids, in order."""
    assert list(read(*EVENTS).nodes) == ["text:a", "text:b", "text:c"]


def test_a_node_tells_who_it_is(read: Read) -> None:
    """Name, country, sector, and how often it acts and is acted upon."""
    assert read(*EVENTS).nodes["text:a"] == {
        "label": "A",
        "country": "FRA",
        "sector": "GOV",
        "as_actor": 3,
        "as_recipient": 1,
    }


def test_what_is_unknown_of_an_actor_is_not_there(read: Read) -> None:
    """No empty country."""
    assert "country" not in read(*EVENTS).nodes["text:c"]


def test_what_one_did_to_another_is_an_edge(read: Read) -> None:
    """With a direction."""
    assert sorted(read(*EVENTS).edges) == [("text:a", "text:b"), ("text:b", "text:a"), ("text:c", "text:a")]


def test_an_edge_counts_events(read: Read) -> None:
    """Altogether, by quad class and by type; nothing is told of what was never done."""
    edge = read(*EVENTS).edges["text:a", "text:b"]
    counts = {name: edge.get(name) for name in ("weight", *QUADS.values(), "CONSULT", "ASSAULT", "AID")}
    assert counts == {
        "weight": 2,
        "verbal_cooperation": 1,
        "material_cooperation": None,
        "verbal_conflict": None,
        "material_conflict": 1,
        "CONSULT": 1,
        "ASSAULT": 1,
        "AID": None,
    }


def test_an_edge_knows_its_first_and_last_day(read: Read) -> None:
    """An open end counts as the day that is known."""
    edge = read(*EVENTS).edges["text:a", "text:b"]
    assert (edge["first"], edge["last"]) == ("2031-04-01", "2031-05-02")


def test_an_edge_without_days_has_none(read: Read) -> None:
    """Nothing is made up."""
    edge = read(event(actors=[A], recipients=[B], earliest=None, latest=None)).edges["text:a", "text:b"]
    assert "first" not in edge


def test_any_name_can_be_written(read: Read) -> None:
    """Markup, quotation marks, and what XML forbids."""
    strange = person("<A & \"B\" 'C'>\x01\ufffe", known='text:<&">\x00')
    assert read(event(actors=[strange])).nodes['text:<&">\ufffd']["label"] == "<A & \"B\" 'C'>\ufffd\ufffd"


def test_no_events_are_an_empty_graph(read: Read) -> None:
    """And a whole file."""
    assert len(read()) == 0


def test_in_gexf_an_edge_lives_from_day_to_day(tmp_path: Path) -> None:
    """For Gephi's time slider."""
    networkx = pytest.importorskip("networkx")
    write_gexf(source_of(events=EVENTS), tmp_path / "a")
    edge = networkx.read_gexf(tmp_path / "a").edges["text:a", "text:b"]
    assert (edge["start"], edge["end"]) == ("2031-04-01", "2031-05-02")


def test_an_event_with_one_side_is_counted(tmp_path: Path) -> None:
    """So is one of somebody with itself."""
    told = write_graphml(source_of(events=[*EVENTS, event(5, actors=[A], recipients=[A])]), tmp_path / "a")
    assert told == Written(3, {"only one side is named": 1, "both sides are the same": 1})


def test_an_actor_is_called_what_most_events_call_it() -> None:
    """Of equally many the first in order of the alphabet."""
    names = ["Zed", "Zed", "Abel", "Abel", "Once"]
    events = [event(n, actors=[person(name, known="x")], recipients=[]) for n, name in enumerate(names)]
    assert list(count_actors(source_of(events=events))) == [CountedActor("x", "Abel", None, None, 5, 0)]


def test_an_actor_named_twice_in_an_event_counts_once() -> None:
    """For one pair."""
    (dyad,) = count_dyads(source_of(events=[event(actors=[A, {**A, "name": "The A"}], recipients=[B])]))
    assert dyad.counts["weight"] == 1


def test_every_pair_of_an_event_counts() -> None:
    """Two actors and two recipients are four."""
    many = event(actors=[A, B], recipients=[C, person("D")])
    assert len(list(count_dyads(source_of(events=[many])))) == 4


def test_every_type_has_a_quad_class() -> None:
    """An edge of one event counts it altogether, in its class and under its type."""
    events = [event(n, type=str(kind), actors=[person(f"{n}")], recipients=[B]) for n, kind in enumerate(EventType)]
    assert [len(dyad.counts) for dyad in count_dyads(source_of(events=events))] == [3] * len(TYPES)


def test_the_types_are_those_of_the_model() -> None:
    """All sixteen."""
    assert tuple(str(kind) for kind in EventType) == TYPES


def test_a_graph_speaks_of_what_happened() -> None:
    """An edge cannot say that an act was only threatened."""
    assert {form.default_status for form in FORMATS} == {HAPPENED}


def test_the_same_events_are_the_same_bytes(tmp_path: Path) -> None:
    """Whatever order the counting takes."""
    for name in ("a", "b"):
        write_graphml(source_of(events=EVENTS), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
