"""The premises of an assessment: every fact that was read, as it stands, and whether it is assumed or stale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from feasibility.engine.context import Context
from feasibility.engine.judge import Judgement
from feasibility.engine.reading import Read, as_json
from feasibility.engine.workshop import Workshop
from feasibility.model.assessment import Premise
from feasibility.model.fact import UNKNOWN, Fact


def premises_of(
    workshop: Workshop, judgements: Sequence[Judgement]
) -> tuple[Premise, ...]:
    """One premise a fact, in order of path; declarations that nobody made are premises too.

    Of several answers that read a fact, the first says how.
    """
    reads: dict[str, Read] = {}
    for judgement in reversed(judgements):
        reads.update(judgement.reads)
    known: dict[str, tuple[Read, Premise]]
    known = workshop.stock.memory.value("premises", dict)
    found = []
    for path in sorted(reads):
        read = reads[path]
        then = known.get(path)
        if then is None or not _is_same(then[0], read):
            then = known[path] = (read, _premise(workshop.context, read))
        found.append(then[1])
    return tuple(found)


def _is_same(one: Read, other: Read) -> bool:
    return one is other or (
        one.fact is other.fact
        and one.kind == other.kind
        and one.defaulted == other.defaulted
    )


def _premise(context: Context, read: Read) -> Premise:
    fact, sense = read.fact, context.sense
    return Premise(
        path=read.path,
        kind=read.kind,
        fact=_stated(fact),
        source=fact.source,
        seen=fact.seen,
        known=fact.known,
        by=fact.by,
        assumed=read.defaulted or fact.known == "assumption",
        stale=sense.is_stale(fact, read.kind),
    )


def _stated(fact: Fact[Any]) -> Any:
    """The fact's value in its short form, without who says so."""
    if fact.value is not None:
        return as_json(fact.value)
    if fact.one_of:
        stated: dict[str, Any] = {
            "one_of": [as_json(claim.value) for claim in fact.one_of]
        }
    elif fact.unknown:
        if fact.typical is None:
            return UNKNOWN
        stated = {"unknown": True}
    else:
        stated = {"low": as_json(fact.low), "high": as_json(fact.high)}
    if fact.typical is not None:
        stated["typical"] = as_json(fact.typical)
    return stated
