"""The door of the engine: what of a plan can be executed on a day, and why.

Pure: same plan, company, catalog and day, same assessment to the byte. `previous` only saves work.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from feasibility.engine.crew import Crew, crew_at
from feasibility.engine.findings import (
    findings_of,
    plan_findings,
    unsettled_findings,
)
from feasibility.engine.kept import keep, workshop_for
from feasibility.engine.premises import premises_of
from feasibility.engine.questions import counted_turns, questions_of
from feasibility.engine.settled import Settled
from feasibility.engine.shared_grounds import beside_others
from feasibility.engine.spare import Spare
from feasibility.engine.together import settle
from feasibility.engine.verdict import (
    Verdict,
    assessed,
    clashing,
    tables_of,
    verdicts_of,
    without_template,
)
from feasibility.engine.witnesses import shared_witness
from feasibility.engine.workshop import Workshop
from feasibility.model.assessment import (
    Assessment,
    Clash,
    ExclusionTable,
    Grounds,
    Headline,
    InitiativeAssessment,
    PlanRef,
    headline_of,
    plan_as_stated,
)
from feasibility.model.catalog import Catalog
from feasibility.model.company import Company
from feasibility.model.plan import Plan, plan_hash

ENGINE_VERSION = "1"


def check(
    plan: Plan,
    company: Company,
    catalog: Catalog,
    *,
    as_of: date,
    previous: Assessment | None = None,
) -> Assessment:
    """Every initiative's verdict with its proof, and the plan's own.

    Args:
        plan: what is to be done.
        company: what it is to be done with.
        catalog: what is known of products, strategies and skills.
        as_of: the day of the check; weeks that ended before it hold no hours.
        previous: an earlier assessment of a similar plan. Never changes the answer.
    """
    with workshop_for(plan, company, catalog, as_of=as_of, previous=previous) as (
        workshop,
        kept,
    ):
        if previous is not None and kept.is_of(previous):
            return previous
        settled = settle(workshop, workshop.cases.values())
        verdicts = beside_others(workshop, settled, verdicts_of(workshop, settled))
        return keep(_assembled(workshop, settled, verdicts), kept)


def _assembled(
    workshop: Workshop, settled: dict[str, Settled], verdicts: dict[str, Verdict]
) -> Assessment:
    context = workshop.context
    ways = [settled[name].way for name in context.initiatives if name in settled]
    found = [way for way in ways if way is not None]
    crew = _crew(workshop)
    spare = Spare(workshop, found, crew)
    initiatives = counted_turns(
        [
            spare.told(
                _with_findings(workshop, settled[entry.id], verdicts[entry.id]),
                settled[entry.id].way,
            )
            if entry.id in settled
            else without_template(entry).model_copy(
                update={"findings": unsettled_findings(context, entry)}
            )
            for entry in context.plan.initiatives
        ]
    )
    musts = [
        entry for entry in initiatives if context.initiatives[entry.id].rank.must_do
    ] or initiatives
    answer = plan_as_stated([entry.as_stated for entry in musts])
    with_changes = "not_needed" if answer == "feasible" else "not_searched"
    return Assessment(
        plan=PlanRef(
            id=context.plan.id,
            name=context.plan.name,
            hash=plan_hash(context.plan, context.company),
        ),
        as_of=context.as_of,
        catalog_hash=context.catalog.hash,
        engine_version=ENGINE_VERSION,
        headline=headline_of(answer, with_changes),  # type: ignore[arg-type]
        as_stated=answer,
        with_changes=with_changes,  # type: ignore[arg-type]
        grounds=_grounds(musts, answer),
        counts=_counts(initiatives),
        premises=premises_of(workshop, [entry.judgement for entry in settled.values()]),
        initiatives=tuple(initiatives),
        findings=plan_findings(workshop, settled),
        questions=questions_of(initiatives),
        clashes=tuple(_clashes(settled)),
        exclusions=_exclusions(workshop, verdicts.values()),
        witness=shared_witness(workshop, found, crew),
    )


def _crew(workshop: Workshop) -> Crew:
    """The crew whose programmes the shared witness holds: the pessimistic one, if its programmes find room."""
    readers = (
        workshop.context.reader("pessimistic"),
        workshop.context.reader("typical"),
    )
    crews = [crew_at(workshop.context, workshop.recall(reader)) for reader in readers]
    return crews[0] if crews[0].programme_parts is not None else crews[1]


def _with_findings(
    workshop: Workshop, settled: Settled, verdict: Verdict
) -> InitiativeAssessment:
    """The initiative with its findings; kept where initiative, answer and verdict are the same."""
    memory = settled.case.memory

    def told() -> InitiativeAssessment:
        findings, totals = memory.answer(
            "findings",
            (settled.judgement, settled.case.initiative, settled.alone),
            lambda: findings_of(workshop, settled),
            alike=_is_same,
        )
        entry = assessed(settled, verdict)
        return entry.model_copy(update={"findings": findings, "totals": totals})

    return memory.answer(
        "told",
        (settled.judgement, settled.case.initiative, settled.alone, verdict),
        told,
        alike=_is_same,
    )


def _is_same(then: tuple[Any, ...], now: tuple[Any, ...], _: object) -> bool:
    """The same judgement and initiative, and all else equal."""
    return then[0] is now[0] and then[1] is now[1] and then[2:] == now[2:]


def _exclusions(
    workshop: Workshop, verdicts: Iterable[Verdict]
) -> tuple[ExclusionTable, ...]:
    """The tables that a certificate refers to, each once."""
    refutations = [
        getattr(verdict.certificate, "refutation", None) for verdict in verdicts
    ]
    wanted = frozenset().union(
        *(tables_of(each) for each in refutations if each is not None)
    )
    tables = workshop.stock.exclusions.tables
    return tuple(tables[name] for name in sorted(wanted))


def _grounds(musts: Iterable[InitiativeAssessment], answer: str) -> Grounds:
    """Firm if every initiative that gives the plan its answer is."""
    deciding = [entry.grounds for entry in musts if entry.as_stated == answer]
    if answer == "infeasible":
        return "firm" if "firm" in deciding else "assumed"
    return "assumed" if "assumed" in deciding else "firm"


def _counts(initiatives: Iterable[InitiativeAssessment]) -> dict[Headline, int]:
    counts: dict[Headline, int] = {}
    for entry in initiatives:
        counts[entry.headline] = counts.get(entry.headline, 0) + 1
    return counts


def _clashes(settled: dict[str, Settled]) -> Iterable[Clash]:
    seen = set()
    for entry in settled.values():
        if entry.scope != "together" or entry.judgement.refutation is None:
            continue
        if entry.judgement.as_stated != "infeasible":
            continue
        found = clashing(
            entry.judgement.refutation, entry.case.initiative, set(settled)
        )
        if found is not None and found not in seen:
            seen.add(found)
            yield Clash(initiatives=found[0], resource=found[1])
