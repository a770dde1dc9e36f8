"""GraphML and GEXF: actors as nodes, what one did to another as an edge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from dragoman.exchange.dyads import QUADS, TYPES, CountedActor, Dyad, count_actors, count_alone, count_dyads
from dragoman.exchange.formats import HAPPENED, ExportFormat, Source, Written

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OF_NODE = (
    ("label", "string"),
    ("country", "string"),
    ("sector", "string"),
    ("as_actor", "long"),
    ("as_recipient", "long"),
)
_COUNTS = (*QUADS.values(), *TYPES)
_DAYS = ("first", "last")

_GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">
"""


def write_graphml(source: Source, path: Path) -> Written:
    """A directed graph; an edge carries ``weight`` (events), counts by quad class and type, ``first`` and ``last`` day.

    Counts that are 0 are left out. The rows counted are the edges.

    Source:
        "GraphML Primer", U. Brandes, M. Eiglsperger, J. Lerner.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_GRAPHML)
        keys = [("node", *each) for each in _OF_NODE]
        keys += [("edge", "weight", "long"), *(("edge", name, "long") for name in _COUNTS)]
        keys += [("edge", name, "string") for name in _DAYS]
        for of, name, kind in keys:
            file.write(f'<key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n')
        file.write('<graph id="events" edgedefault="directed">\n')
        for actor in count_actors(source):
            file.write(f"<node id={_quoted(actor.id)}>{_data('node', _facts(actor))}</node>\n")
        edges = 0
        for dyad in count_dyads(source):
            ends = f"source={_quoted(dyad.actor)} target={_quoted(dyad.recipient)}"
            facts = [*dyad.counts.items(), *_days(dyad)]
            file.write(f'<edge id="e{edges}" {ends}>{_data("edge", facts)}</edge>\n')
            edges += 1
        file.write("</graph>\n</graphml>\n")
    return Written(edges, count_alone(source))


def write_gexf(source: Source, path: Path) -> Written:
    """The same for Gephi; an edge lives from its first to its last day, so that the time slider works.

    Source:
        GEXF 1.3 Primer, Gephi.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_GEXF)
        _declare(file, "node", _OF_NODE[1:])
        _declare(file, "edge", [*((name, "long") for name in _COUNTS), *((name, "string") for name in _DAYS)])
        file.write("<nodes>\n")
        for actor in count_actors(source):
            facts = _values(_facts(actor)[1:])
            file.write(f"<node id={_quoted(actor.id)} label={_quoted(actor.name)}>{facts}</node>\n")
        file.write("</nodes>\n<edges>\n")
        edges = 0
        for dyad in count_dyads(source):
            file.write(f'<edge id="{edges}" {_life(dyad)}>{_values(_gexf_facts(dyad))}</edge>\n')
            edges += 1
        file.write("</edges>\n</graph>\n</gexf>\n")
    return Written(edges, count_alone(source))


Facts = list[tuple[str, str | int]]


def _facts(actor: CountedActor) -> Facts:
    known: list[tuple[str, str | int | None]] = [
        ("label", actor.name),
        ("country", actor.country),
        ("sector", actor.sector),
        ("as_actor", actor.as_actor),
        ("as_recipient", actor.as_recipient),
    ]
    return [(name, value) for name, value in known if value is not None]


def _days(dyad: Dyad) -> Facts:
    return [(name, day) for name, day in (("first", dyad.first), ("last", dyad.last)) if day]


def _gexf_facts(dyad: Dyad) -> Facts:
    return [*((name, number) for name, number in dyad.counts.items() if name != "weight"), *_days(dyad)]


def _life(dyad: Dyad) -> str:
    """Ends, weight and days of an edge."""
    days = (("start", dyad.first), ("end", dyad.last))
    lived = "".join(f' {name}="{day}"' for name, day in days if day)
    return f'source={_quoted(dyad.actor)} target={_quoted(dyad.recipient)} weight="{dyad.counts["weight"]}"{lived}'


def _data(of: str, facts: Facts) -> str:
    return "".join(f'<data key="{of}_{name}">{escape(_xml(str(value)))}</data>' for name, value in facts)


def _values(facts: Facts) -> str:
    written = "".join(f'<attvalue for="{name}" value={_quoted(str(value))}/>' for name, value in facts)
    return f"<attvalues>{written}</attvalues>" if written else ""


def _declare(file: TextIO, of: str, attributes: Iterable[tuple[str, str]]) -> None:
    file.write(f'<attributes class="{of}" mode="static">\n')
    for name, kind in attributes:
        file.write(f'<attribute id="{name}" title="{name}" type="{kind}"/>\n')
    file.write("</attributes>\n")


def _quoted(text: str) -> str:
    return quoteattr(_xml(text))


def _xml(text: str) -> str:
    """Text without the characters that XML 1.0 forbids."""
    return _NOT_XML.sub("\ufffd", text)


_KEEPS = (
    "Actors with country, sector and how often they act and are acted upon; for each pair the number of events,"
    " by quad class and by type, and the first and last day."
)
_LOSES = (
    "Single events, their status and place; only what happened or is going on counts unless --status says otherwise, and"
    " an event of which one side is not named is no edge."
)

FORMATS = (
    ExportFormat(
        id="graphml",
        title="GraphML",
        suffix=".graphml",
        keeps=_KEEPS,
        loses=_LOSES,
        write=write_graphml,
        default_status=HAPPENED,
    ),
    ExportFormat(
        id="gexf",
        title="GEXF",
        suffix=".gexf",
        keeps=_KEEPS,
        loses=_LOSES,
        write=write_gexf,
        default_status=HAPPENED,
    ),
)
