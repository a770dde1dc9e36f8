"""The commands about the rules and names that reading rests on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from dragoman.model.errors import UsageError
from dragoman.terminal.messages import DONE, NOTHING_READ, SOME_QUARANTINED, say, tell
from dragoman.terminal.options import Knowledge, Model

knowledge_app = typer.Typer(no_args_is_help=True, help="The rules and names that reading rests on.")


@knowledge_app.command("check")
def knowledge_check(
    model: Model = "en_dragoman",
    knowledge: Knowledge = None,
    gaps: Annotated[bool, typer.Option("--gaps", help="Also list offices that nobody holds for a time.")] = False,
) -> None:
    """Run every example and near miss of the rules and check every row.

    dragoman knowledge check --knowledge my-rules/\n
    dragoman knowledge check --gaps
    """
    from dragoman.pipeline.check import check_knowledge
    from dragoman.pipeline.desk import ReaderSettings

    run, found = check_knowledge(ReaderSettings(model, knowledge), knowledge)
    faults = [fault for fault in found if not fault.may_be_right]
    for fault in found if gaps else faults:
        say(str(fault))
    where = ", ".join(f"{count} in {name}" for name, count in sorted(Counter(fault.file for fault in faults).items()))
    tell(f"{run} examples run, {len(faults)} faults{': ' + where if where else ''}.")
    if not gaps and len(found) > len(faults):
        tell(f"{len(found) - len(faults)} offices that nobody holds for a time: --gaps lists them.")
    raise typer.Exit(NOTHING_READ if faults else DONE)


@knowledge_app.command("add-gazetteer")
def knowledge_add_gazetteer(
    dump: Annotated[Path, typer.Argument(metavar="FILE", help="allCountries.txt, cities500.txt, UA.txt, or a .zip.")],
    knowledge: Annotated[
        Path | None, typer.Option(help="Folder of your own knowledge; made if it is not there.")
    ] = None,
) -> None:
    """Take the places of a GeoNames dump, which you have downloaded, into a knowledge folder.

    Reading with that folder then knows them. A dump added later is laid over what is there. Millions of rows take
    minutes, little memory, and some 70 MB of disk a million.

    dragoman knowledge add-gazetteer allCountries.zip --knowledge my-rules/\n
    dragoman read news.jsonl --knowledge my-rules/
    """
    from dragoman.knowledge.place_file import add_gazetteer, dump_size
    from dragoman.terminal.progress import progress

    if knowledge is None:
        raise UsageError("add-gazetteer needs a folder", "Give --knowledge my-rules/, and read with it later.")
    with progress("taking in places", unit="bytes", total=dump_size(dump)) as count:
        added = add_gazetteer(dump, knowledge, count)
    where = f"{knowledge / 'places.tsv'} now has {added.lines:,} names in {added.size / 1e6:,.1f} MB."
    tell(f"{added.kept:,} of {added.rows:,} places taken; {where}")
    if added.broken:
        tell(f"{added.broken:,} rows could not be read:")
        for fault in added.faults:
            tell(f"  {fault}")
        if added.broken > len(added.faults):
            tell(f"  and {added.broken - len(added.faults):,} more")
    raise typer.Exit(SOME_QUARANTINED if added.broken else DONE)
