"""The sales cycle as a text to read and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from feasibility.model.cycle import (
    CycleEstimate,
    CycleFigures,
    Note,
    Percentile,
    WonBy,
)
from feasibility.reports.lines import bullets, section, whole
from feasibility.reports.locales import day
from feasibility.reports.translation import Voice

CHANCE = 0.05
"""How rarely chance may part two times as far before they are said to differ: the usual 5 %."""
_LABEL = 34


def cycle_data(estimate: CycleEstimate, voice: Voice) -> dict[str, Any]:
    """The estimate as JSON holds it; null is not reached, or not seen yet."""
    whole_of_it = _figures_data(estimate.whole)
    whole_of_it["counts"]["left_out"] = dict(estimate.history.left_out)
    segments = {
        name: {**_figures_data(each), "own_share": round(each.own_share, 4)}
        for name, each in estimate.segments.items()
    }
    return {
        "counts": whole_of_it.pop("counts"),
        "as_of": estimate.history.as_of.isoformat(),
        **whole_of_it,
        "segments": segments,
        "notes": list(_notes(estimate, voice)),
    }


def cycle_text(estimate: CycleEstimate, voice: Voice) -> str:
    """The estimate as lines: all deals, each segment, what was left out, what to know."""
    return whole(_lines(estimate, voice))


def _figures_data(figures: CycleFigures) -> dict[str, Any]:
    mean = figures.naive_mean_closed_days
    return {
        "counts": {"won": figures.won, "lost": figures.lost, "open": figures.open},
        "time_to_close": {
            f"p{per_cent}": {"days": each.days, "low": each.low, "high": each.high}
            for per_cent, each in figures.time_to_close.items()
        },
        "won_by": {
            str(each.days): {
                name: None if share is None else round(share, 6)
                for name, share in (
                    ("share", each.share),
                    ("low", each.low),
                    ("high", each.high),
                )
            }
            for each in figures.won_by
        },
        "naive_mean_closed_days": None if mean is None else round(mean, 2),
    }


def _notes(estimate: CycleEstimate, voice: Voice) -> Iterator[str]:
    for note in (*estimate.history.notes, *_on_figures(estimate, voice)):
        yield voice.say(f"cycle.note.{note.code}", note.values)


def _on_figures(estimate: CycleEstimate, voice: Voice) -> Iterator[Note]:
    yield Note("level", {"text": f"{estimate.level:.0%}".rstrip("%")})
    if estimate.whole.open and estimate.whole.naive_mean_closed_days is not None:
        yield Note("naive_short", {"n": estimate.whole.open})
    if estimate.history.records_from is not None:
        yield Note("records_from", {"text": str(estimate.history.records_from)})
    for name, each in estimate.segments.items():
        if each.own_share < 1:
            share = f"{each.own_share:.0%}"
            values = {"text": name, "n": each.won, "other_text": share}
            yield Note("pooled", values)
    yield _drift(estimate, voice)


def _drift(estimate: CycleEstimate, voice: Voice) -> Note:
    drift = estimate.drift
    values = {"text": str(drift.since)}
    if drift.p is None:
        return Note("drift.few", values)
    values["chance"] = "under 0.1%" if drift.p < 0.001 else f"{drift.p:.1%}"
    if drift.p >= CHANCE:
        return Note("drift.same", values)
    values["other_text"] = _days(drift.recent.days, voice)
    values["third_text"] = _days(drift.before.days, voice)
    return Note("drift.differs", values)


def _lines(estimate: CycleEstimate, voice: Voice) -> Iterator[str]:
    as_of = day(estimate.history.as_of, voice.locale, year=None)
    yield voice.say("cycle.title", {"text": as_of})
    yield ""
    yield from _figure_lines(estimate.whole, voice)
    for name, each in estimate.segments.items():
        yield from section(name, _figure_lines(each, voice))
    notes = bullets(_notes(estimate, voice))
    yield from section(voice.say("cycle.notes"), notes)


def _figure_lines(figures: CycleFigures, voice: Voice) -> Iterator[str]:
    counts = {
        "n": figures.won,
        "other_text": f"{figures.lost:,}",
        "third_text": f"{figures.open:,}",
    }
    yield voice.say("cycle.counts", counts)
    yield ""
    for per_cent, each in figures.time_to_close.items():
        label = voice.say("cycle.closes", {"n": per_cent})
        yield f"{label:<{_LABEL}}{_percentile(each, voice)}"
    yield ""
    for won in figures.won_by:
        label = voice.say("cycle.won", {"text": _days(won.days, voice)})
        yield f"{label:<{_LABEL}}{_share(won, voice)}"
    if figures.naive_mean_closed_days is not None:
        mean = {"text": f"{figures.naive_mean_closed_days:.0f}"}
        yield ""
        yield voice.say("cycle.naive", mean)


def _percentile(each: Percentile, voice: Voice) -> str:
    days = _days(each.days, voice)
    if each.low is None:
        return days
    if each.high is None:
        band = voice.say("cycle.band.from", {"text": _days(each.low, voice)})
    else:
        ends = {"text": str(each.low), "other_text": _days(each.high, voice)}
        band = voice.say("cycle.band", ends)
    return f"{days} {band}"


def _share(won: WonBy, voice: Voice) -> str:
    if won.share is None:
        return voice.say("cycle.not_seen")
    if won.low is None or won.high is None:
        return f"{won.share:.0%}"
    ends = {"text": f"{won.low:.0%}", "other_text": f"{won.high:.0%}"}
    return f"{won.share:.0%} {voice.say('cycle.band', ends)}"


def _days(days: int | None, voice: Voice) -> str:
    if days is None:
        return voice.say("cycle.not_reached")
    return voice.say("cycle.days", {"text": str(days)})
