"""Rows as sheets: CSV written batch by batch, and a page that can be filled in and saved as CSV."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import TYPE_CHECKING, Any

from dragoman.pipeline.checking import CLOSE_MARK, FIELDS, OPEN_MARK
from dragoman.terminal.output import write_bytes

if TYPE_CHECKING:
    from dragoman.record.queries import Rows

_BATCH = 20_000
"""Rows that are written at once."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters of what a spreadsheet takes for a formula (OWASP, CSV injection)."""


def write_csv(rows: Rows) -> None:
    """Rows on standard output as CSV: null is empty, true and false in small letters; no cell is a formula."""
    _write_lines([rows.table.column_names])
    for batch in rows.table.to_batches(max_chunksize=_BATCH):
        _write_lines(zip(*(column.to_pylist() for column in batch.columns), strict=True))


def write_page(rows: Rows, title: str) -> None:
    """A sheet for checking as one HTML page, which asks nothing of the net; its button saves what was filled in as CSV."""
    head = "".join(f"<th>{escape(name)}</th>" for name in rows.table.column_names)
    write_bytes(_HEAD.format(title=escape(title), head=head).encode("utf-8"))
    for batch in rows.table.to_batches(max_chunksize=_BATCH):
        for row in batch.to_pylist():
            cells = "".join(_page_cell(name, value) for name, value in row.items())
            write_bytes(f"<tr>{cells}</tr>\n".encode("utf-8", "replace"))
    write_bytes(_FOOT.encode("utf-8"))


def _write_lines(lines: Any) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_cell(value) for value in line] for line in lines)
    write_bytes(text.getvalue().encode("utf-8", "replace"))


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def _page_cell(name: str, value: str | None) -> str:
    if name in FIELDS:
        return f'<td><select aria-label="{name}"><option></option><option>y</option><option>n</option></select></td>'
    if name == "note":
        return '<td><input aria-label="note"></td>'
    shown = escape(value or "")
    if name == "sentence":
        shown = shown.replace(OPEN_MARK, "<mark>", 1)
        shown = "</mark>".join(shown.split(CLOSE_MARK, 1))
    return f"<td>{shown}</td>"


_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<style>
body {{ font: 14px/1.4 sans-serif; margin: 1em }} table {{ border-collapse: collapse }}
th {{ position: sticky; top: 0; background: #eee }} th, td {{ border: 1px solid #ccc; padding: 3px 6px; vertical-align: top }}
mark {{ font-weight: bold }}
</style></head><body>
<h1>{title}</h1>
<p>For each field: y where it is what the sentence tells, n where it is not, empty where you cannot say.
<button id="save">Save as CSV</button></p>
<table id="sheet"><thead><tr>{head}</tr></thead><tbody>
"""

_FOOT = """</tbody></table>
<script>
document.getElementById("save").addEventListener("click", () => {
  const said = cell => { const field = cell.querySelector("select, input"); return field ? field.value : cell.textContent; };
  const quoted = text => '"' + text.replace(/^[=+\\-@\\t\\r]/, "'$&").replaceAll('"', '""') + '"';
  const rows = [...document.querySelectorAll("#sheet tr")];
  const csv = rows.map(row => [...row.cells].map(cell => quoted(said(cell))).join(",")).join("\\n") + "\\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv], {type: "text/csv"}));
  link.download = "sheet.csv";
  link.click();
});
</script></body></html>
"""
