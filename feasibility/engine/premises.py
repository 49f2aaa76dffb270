"""The premises of an assessment: every fact that was read, as it stands, and whether it is assumed or stale."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from feasibility.engine.context import Context
from feasibility.engine.judge import as_json
from feasibility.engine.reading import Log, Read, by_path
from feasibility.model.assessment import Premise
from feasibility.model.fact import UNKNOWN, Fact


def premises_of(context: Context, logs: Iterable[Log]) -> tuple[Premise, ...]:
    """One premise a fact, in order of path; declarations that nobody made are premises too."""
    reads: dict[str, Read] = {}
    for log in logs:
        for path, read in by_path(log).items():
            reads.setdefault(path, read)
    return tuple(_premise(context, reads[path]) for path in sorted(reads))


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
