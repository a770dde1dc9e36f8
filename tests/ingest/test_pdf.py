"""PDF files by way of an extra, told where it is not there."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from dragoman.ingest.pdf import flowing
from tests.ingest.inputs import taken, write


def pdf(*lines: str) -> bytes:
    """The smallest PDF file with those lines on one page."""
    shown = " ".join(f"({line.replace('(', '').replace(')', '')}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    held = io.BytesIO(b"%PDF-1.4\n")
    held.seek(0, io.SEEK_END)
    places = []
    for number, written in enumerate(objects, 1):
        places.append(held.tell())
        held.write(f"{number} 0 obj\n{written}\nendobj\n".encode())
    start = held.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    held.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    held.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return held.getvalue()


def test_a_pdf_file_gives_its_text(tmp_path: Path) -> None:
    """Lines joined to paragraphs."""
    pytest.importorskip("pypdf")
    data = pdf(
        "The envoys of the two countries met in the harbour town on Tues-", "day and agreed to go on.", "They left."
    )
    (document,), aside, _ = taken(write(tmp_path / "a.pdf", data))
    assert document.text == (
        "The envoys of the two countries met in the harbour town on Tuesday and agreed to go on.\nThey left."
    )
    assert (document.id, aside) == ("a", [])


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"%PDF-1.4\nnothing else", "broken PDF"), (pdf(), "no text in the PDF")],
    ids=["broken", "without text"],
)
def test_a_bad_pdf_file_is_set_aside(tmp_path: Path, data: bytes, reason: str) -> None:
    """With its reason, whatever the parser raises."""
    pytest.importorskip("pypdf")
    _, (fault,), _ = taken(write(tmp_path / "a.pdf", data))
    assert reason in fault.reason


def test_without_the_extra_one_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    _, (fault,), _ = taken(write(tmp_path / "a.pdf", pdf("They left.")))
    assert "dragoman[pdf]" in fault.advice


def test_headings_stand_alone() -> None:
    """A short line is no part of the paragraph below it."""
    page = "Talks in the north\nThe envoys of the two countries met in the harbour\ntown on Tuesday.\nThey left."
    assert flowing(page).split("\n") == [
        "Talks in the north",
        "The envoys of the two countries met in the harbour town on Tuesday.",
        "They left.",
    ]
