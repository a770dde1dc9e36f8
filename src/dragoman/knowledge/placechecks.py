"""Faults of the places that a folder adds: rows of regions.csv, and a place table of the user's own."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.faults import KnowledgeFault, fault_of
from dragoman.knowledge.files import Entry, KnowledgeFiles
from dragoman.knowledge.gazetteer import KINDS, USER_TABLE, fold_name
from dragoman.knowledge.place_table import PlaceTable
from dragoman.model.errors import KnowledgeError

_DEGREES = {"lat": 90.0, "lon": 180.0}


def check_places(files: KnowledgeFiles) -> list[KnowledgeFault]:
    """Every fault of regions.csv and of the user's ``places.tsv``, by file and line."""
    known = {row.text("alpha3") for row in files.rows("country_codes.csv")}
    rows = files.rows("regions.csv")
    found = [fault for row in rows for fault in _row_faults(row, known)]
    found.extend(_doubled(rows))
    table = files.user / USER_TABLE if files.user is not None else None
    if table is not None and table.is_file():
        try:
            PlaceTable.mapped(table)
        except KnowledgeError as error:
            found.append(KnowledgeFault(USER_TABLE, 1, "table", error.problem.partition(": ")[2], error.advice))
    return sorted(found)


def _row_faults(row: Entry, known: set[str]) -> Iterator[KnowledgeFault]:
    about = row.text("name") or row.text("id")
    if not row.text("name"):
        yield fault_of(row, row.text("id"), "has no name", "Write the name that news uses.")
    if row.text("kind") not in KINDS:
        yield fault_of(row, about, f'no kind "{row.text("kind")}"', f"One of {', '.join(KINDS)}.")
    if row.text("country") and known and row.text("country") not in known:
        yield fault_of(row, about, f'no country "{row.text("country")}"', "An ISO 3166-1 alpha-3 code, or nothing.")
    if bool(row.text("lat")) != bool(row.text("lon")):
        yield fault_of(row, about, "has one of lat and lon", "Give both, or neither for a wide area.")
    for column, most in _DEGREES.items():
        if (problem := _degree_problem(row.text(column), column, most)) is not None:
            yield fault_of(row, about, problem, f"Degrees between {-most:g} and {most:g}, north and east positive.")
    for column in ("geonameid", "population"):
        if row.text(column) and not row.text(column).isdigit():
            yield fault_of(row, about, f'{column} "{row.text(column)}" is no number', "Write digits alone, or nothing.")


def _degree_problem(written: str, column: str, most: float) -> str | None:
    if not written:
        return None
    try:
        value = float(written)
    except ValueError:
        return f'{column} "{written}" is no number'
    return None if -most <= value <= most else f"{column} {written} is nowhere on earth"


def _doubled(rows: list[Entry]) -> Iterator[KnowledgeFault]:
    """A name that two rows of one country and kind give, or one row twice."""
    owners: dict[tuple[str, str, str], Entry] = {}
    for row in rows:
        own: set[str] = set()
        for name in (row.text("name"), *row.texts("aliases")):
            key = fold_name(name)
            first = owners.setdefault((key, row.text("country"), row.text("kind")), row)
            if first is not row:
                problem = f'"{name}" stands at {first.file}:{first.line} already'
                yield fault_of(row, row.text("name"), problem, "Drop it in one of the two rows.")
            elif name in own:
                yield fault_of(row, row.text("name"), f'"{name}" stands twice in the row', "Drop one.")
            own.add(name)
