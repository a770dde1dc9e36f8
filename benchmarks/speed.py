"""How fast Dragoman reads: ``python -m benchmarks.speed [--times N]``.

The package's own samples, joined into articles of 600 words, are read in one process. Printed are seconds to import
and to load, words a second of the bare parse and of the whole reading, their ratio (a reading may cost 2.5 parses),
articles a second, and what share of the time each step takes. Wall and CPU time are told apart, since on a busy machine
only CPU time compares.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from importlib.resources import files

from dragoman.model.document import Document
from dragoman.reading.reader import Reader
from dragoman.reading.sentence import Parse

ARTICLE_WORDS = 600
MOST_RATIO = 2.5


def articles(count: int) -> list[Document]:
    """So many articles of ``ARTICLE_WORDS`` words, the samples one after the other and again from the start."""
    samples = sorted(
        (path for path in files("dragoman").joinpath("samples").iterdir() if path.name.endswith(".txt")),
        key=lambda path: path.name,
    )
    paragraphs = [p for path in samples for p in path.read_text(encoding="utf-8").split("\n\n")]
    found: list[Document] = []
    held: list[str] = []
    at = 0
    while len(found) < count:
        held.append(paragraphs[at % len(paragraphs)])
        at += 1
        if sum(len(p.split()) for p in held) >= ARTICLE_WORDS:
            text = "\n\n".join(held)
            found.append(Document(str(len(found)), text, published=_DAY, language="en"))
            held = []
    return found


_DAY = date(2025, 5, 16)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def import_seconds(module: str) -> float:
    """CPU seconds that a fresh interpreter takes to import a module, its own start left out."""
    program = "import time; t = time.process_time(); import {}; print(time.process_time() - t)"
    done = subprocess.run([sys.executable, "-c", program.format(module)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def shares(reader: Reader, parses: Sequence[Parse]) -> dict[str, float]:
    """CPU seconds of each step over parsed articles, found by running the steps as ``Reader.scene`` does."""
    from dragoman.reading import reader as page

    spent: dict[str, float] = {}

    def told(name: str, step: Callable[..., object]) -> Callable[..., object]:
        def run(*given: object, **named: object) -> object:
            start = time.process_time()
            try:
                return step(*given, **named)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - start

        return run

    steps = [name for name in vars(page) if name.startswith(("find_", "link_")) or name == "EventDater"]
    kept = {name: getattr(page, name) for name in steps}
    try:
        for name, step in kept.items():
            setattr(page, name, told(name.removeprefix("find_"), step))
        for parse in parses:
            reader._read(parse, predicates=False)
    finally:
        for name, step in kept.items():
            setattr(page, name, step)
    return spent


def main() -> None:
    """Prints the figures of one run."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=8, help="articles to read")
    count = asked.parse_args().times
    print(f"import dragoman        {import_seconds('dragoman'):8.3f} s")
    loaded: list[Reader] = []
    wall, cpu = timed(lambda: loaded.append(Reader.load()))
    print(f"load                   {wall:8.3f} s   {cpu:8.3f} s CPU")
    reader, documents = loaded[0], articles(count)
    words = sum(len(document.text.split()) for document in documents)
    reader.read(documents[0])
    parses: list[Parse] = []
    parse_wall, parse_cpu = timed(lambda: parses.extend(reader.parser.parse_many(documents)))
    wall, cpu = timed(lambda: reader.read_many(documents))
    print(f"bare parse             {words / parse_wall:8.0f} words/s   {words / parse_cpu:8.0f} words/CPU s")
    print(f"whole reading          {words / wall:8.0f} words/s   {words / cpu:8.0f} words/CPU s")
    print(
        f"articles of {ARTICLE_WORDS} words  {len(documents) / wall:8.1f} /s        {len(documents) / cpu:8.1f} /CPU s"
    )
    print(f"reading / parse        {cpu / parse_cpu:8.2f}           (at most {MOST_RATIO})")
    spent = shares(reader, parses)
    total = parse_cpu + sum(spent.values())
    for name, seconds in [("parse", parse_cpu), *sorted(spent.items(), key=lambda pair: -pair[1])]:
        print(f"  {name:<20} {100 * seconds / total:8.1f} %   {1000 * seconds / len(documents):6.1f} ms an article")


if __name__ == "__main__":
    main()
