"""All formats, by their words on the command line."""

from __future__ import annotations

from dragoman.exchange import (
    acled,
    bibtex,
    datapackage,
    gdelt,
    geojson,
    graph,
    icews,
    parquet,
    plover_json,
    polecat,
    spreadsheet,
    sqlite,
    timelinejs,
    web_annotation,
)
from dragoman.exchange.formats import ExportFormat
from dragoman.exchange.imports import ImportFormat
from dragoman.model.errors import UsageError

_MODULES: tuple[tuple[ExportFormat, ...], ...] = (
    gdelt.FORMATS,
    polecat.FORMATS,
    icews.FORMATS,
    acled.FORMATS,
    plover_json.FORMATS,
    timelinejs.FORMATS,
    web_annotation.FORMATS,
    geojson.FORMATS,
    graph.FORMATS,
    sqlite.FORMATS,
    spreadsheet.FORMATS,
    parquet.FORMATS,
    bibtex.FORMATS,
    datapackage.FORMATS,
)
"""``FORMATS`` of each module with writers: a module adds itself by an import above and its ``FORMATS`` here."""

EXPORTS = {each.id: each for formats in _MODULES for each in formats}
IMPORTS: dict[str, ImportFormat] = {
    each.id: each for module in (gdelt, polecat, icews, acled, plover_json) for each in module.IMPORTS
}


def export_format(name: str) -> ExportFormat:
    """A format by its word.

    Raises:
        UsageError: there is none.
    """
    found = EXPORTS.get(name.lower())
    if found is None:
        raise UsageError(f'no format "{name}"', f"There are {', '.join(EXPORTS)}.")
    return found


def import_format(name: str) -> ImportFormat:
    """A format that can be read, by its word.

    Raises:
        UsageError: there is none.
    """
    found = IMPORTS.get(name.lower())
    if found is None:
        raise UsageError(f'cannot read "{name}"', f"There are {', '.join(IMPORTS)}.")
    return found
