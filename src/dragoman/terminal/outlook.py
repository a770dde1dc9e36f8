"""The command that looks ahead: how likely, against what usually happens, on what precedents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.model.errors import UsageError
from dragoman.terminal.messages import day_of, open_record, say, tell
from dragoman.terminal.options import RecordFolder, To
from dragoman.terminal.output import Format, chosen, write_objects

_BAR = 20  # characters of a whole bar


def add_commands(app: typer.Typer) -> None:
    """Give the command line the command of this file."""
    app.command()(outlook)


def outlook(
    one: Annotated[str | None, typer.Argument(metavar="ACTOR", help="Who acts: an id, ISO3 or a name.")] = None,
    other: Annotated[str | None, typer.Argument(metavar="ACTOR", help="Towards whom.")] = None,
    record: RecordFolder = Path("record"),
    to: To = None,
    type: Annotated[  # noqa: A002 - the contract's name
        str | None, typer.Option("--type", metavar="TYPE", help="PLOVER type, or a quad class such as verbal conflict.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=365, help="In how many days.")] = 28,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="First day; only what was published before is known.")
    ] = None,
    supposing: Annotated[
        str | None,
        typer.Option("--suppose", metavar="ACT", help="What if: 2025-05-20 USA SANCTION RUS, or a sentence."),
    ] = None,
    watch: Annotated[
        str | None, typer.Option("--watch", metavar="ACTOR", help="What has become likelier within a week.")
    ] = None,
    score: Annotated[bool, typer.Option("--score", help="How good the forecasts given so far were.")] = False,
) -> None:
    """How likely it is that an act is reported, beside the base rate, with precedents and counter-cases.

    Every forecast is kept in the record, and scored once its days are over. "Reported" is all that is claimed: what no
    article tells does not count.

    dragoman outlook RUS UKR --type CONSULT --days 28\n
    dragoman outlook USA RUS --suppose "2025-05-20 USA SANCTION RUS"\n
    dragoman outlook --watch RUS\n
    dragoman outlook --score
    """
    held = open_record(record)
    form = chosen(to)
    if form not in (Format.TABLE, Format.JSONL):
        raise UsageError(f"outlook cannot write {form}", "Use --to table or --to jsonl.")
    begin = day_of(on, "--on")
    if score:
        for fault in held.outlook_faults():
            tell(f"Note: {fault}")
        _show(held.outlook_scores(), form, _score_lines)
    elif watch:
        _show(held.watch(watch, days=days, on=begin), form, _watch_lines)
    elif one is None or other is None:
        raise UsageError("outlook needs two actors", "dragoman outlook RUS UKR --type CONSULT, or --watch RUS.")
    elif supposing is not None:
        _show(held.suppose(one, other, supposing, type=type, days=days, on=begin), form, _supposed_lines)
    else:
        _show(held.outlook(one, other, type=type, days=days, on=begin), form, _forecast_lines)


def _show(rows: Sequence[dict[str, Any]], form: Format, lines: Any) -> None:
    if form is Format.JSONL:
        write_objects(rows)
        return
    for line in lines(rows):
        say(line)
    if not rows:
        tell("Nothing to tell: nothing has become likelier, or no forecast is over.")


def _forecast_lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    if len(rows) == 1:
        return _one_forecast(rows[0])
    if not rows:
        return []
    first = rows[0]
    told = [f"{first['from']} → {first['to']}: reported at least once from {first['on']} to {first['until']}"]
    told += [
        f"  {row['type']:<21} {_percent(row['probability'])} {_bar(row['probability'])}  base {_percent(row['base_rate'])}"
        f"  lift {row['lift']:.1f}"
        for row in rows
    ]
    return told + [f"  beware: {why}" for why in first["abstain"] if "of this kind" not in why]


def _one_forecast(row: Mapping[str, Any]) -> list[str]:
    told = [
        f"{row['type']} by {row['from']} towards {row['to']}, reported at least once from {row['on']} to {row['until']}:",
        f"  probability {_percent(row['probability'])} ({_percent(row['low'])} to {_percent(row['high'])})"
        f"  base rate {_percent(row['base_rate'])}  lift {row['lift']:.1f}",
        f"  rests on {row['rests_on']}: {row['acts']} such acts in {row['stretches']} stretches of {row['days']} days",
    ]
    if row["cases"]:
        told.append(f"  it came after {row['followed']} of {row['cases']} cases like these")
    told += [f"  precedent     {_case(case)}" for case in row["precedents"]]
    told += [f"  counter-case  {_case(case)}" for case in row["counter_cases"]]
    told += [f"  because       {cause['indicator']} ({cause['share']:+.2f})" for cause in row["causes"]]
    told += [f"  open offer    {event}" for event in row["open_offers"]]
    return told + [f"  beware        {why}" for why in row["abstain"]]


def _case(case: Mapping[str, Any]) -> str:
    act = f"{case['sign']} " if case["sign"] else ""
    then = f"then on {case['followed']}" if case["followed"] else "then nothing"
    return f"{case['day']} {act}{case['from']} → {case['to']}, {then}"


def _supposed_lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    told = []
    for row in rows:
        told.append(
            f"{row['type']:<21} {_percent(row['before'])} → {_percent(row['after'])} ({100 * row['change']:+.1f} points)"
        )
        told += [f"    {cause['indicator']} ({cause['share']:+.3f})" for cause in row["causes"][:3]]
    return told


def _watch_lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    told = []
    for onset, heading in ((False, "Rising"), (True, "Onsets: none in the eight weeks before")):
        some = [row for row in rows if row["onset"] is onset]
        told += [heading] if some else []
        told += [
            f"  {row['from']} → {row['to']}  {row['type']:<21} {_percent(row['week_before'])} → {_percent(row['probability'])}"
            for row in some
        ]
    return told


def _score_lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    told = []
    for row in rows:
        skill = "-" if row["skill"] is None else f"{row['skill']:+.3f}"
        told.append(
            f"{row['group']:<21} {row['forecasts']:>5} forecasts, {_percent(row['came'])} came; Brier {row['brier']:.4f}, "
            f"skill over the base rate {skill}, calibration error {row['calibration_error']:.3f}"
        )
    for said, was, number in rows[0]["bins"] if rows else ():
        told.append(f"  said {_percent(said)} {_bar(said)}  came {_percent(was)} {_bar(was)}  ({number})")
    return told


def _percent(share: float) -> str:
    return f"{100 * share:5.1f}%"


def _bar(share: float) -> str:
    return ("█" * round(_BAR * share)).ljust(_BAR, "·")
