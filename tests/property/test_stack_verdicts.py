"""A whole check of a plan that hangs on its stack alone: the verdict is that of trying everything, and verified."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

from hypothesis import given, settings

from feasibility.catalog.load import load_catalog
from feasibility.engine.check import check
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.verify import verify
from tests.property.stack_worlds import LAST, MARKET, Trial, World, worlds
from tests.stack_examples import AS_OF

SPANS = {
    **dict.fromkeys(("ramp_days", "lag_days", "sales_cycle_days"), 10),
    **dict.fromkeys(("engagement_rate", "opportunity_rate", "win_rate"), 0.5),
}
PHASE = {"id": "run", "name": "Run", "least_weeks": 4, "role": "launch"}
LAST_DAY = AS_OF + timedelta(days=7 * LAST + 6)


def requirements(world: World) -> list[dict[str, Any]]:
    """What the world asks, as a template's requirements."""
    asked = [
        {
            "kind": "capability",
            "id": need.requirement,
            "phase": need.phase,
            "capability": need.capability,
            "level": need.level,
            "uses": [
                {"limit": use.limit, "amount": use.amount.model_dump(mode="json")}
                for use in need.uses
            ],
        }
        for need in world.asked
    ]
    for flow in world.flows:
        fields = ("from_capability", "to_capability", "object", "within_minutes")
        data = {
            name: getattr(flow, name) for name in (*fields, "with_consent", "phase")
        }
        asked.append({"kind": "flow", "id": flow.requirement.lower(), **data})
    if world.suppressed:
        data = {
            "from_capability": "consent",
            "object": "opt_outs",
            "within_minutes": 60,
        }
        asked.append({"kind": "suppress", "id": "suppress", "phase": "run", **data})
    return asked


@cache
def kinds() -> list[dict[str, Any]]:
    """The shipped kinds of facts."""
    return [kind.model_dump(mode="json") for kind in load_catalog().kinds]


def catalog_of(world: World) -> Catalog:
    """The market with a strategy that asks what the world asks."""
    data = MARKET.model_dump(mode="json")
    data["kinds"] = kinds()
    data["objects"] = [{"id": name, "name": name} for name in ("responses", "opt_outs")]
    data["templates"] = [
        {
            "id": "strategy",
            "name": "Strategy",
            "summary": "Asks what the world asks.",
            "phases": [PHASE],
            "requirements": requirements(world),
            "spans": SPANS,
        }
    ]
    return Catalog.model_validate(data)


def plan_file_of(world: World) -> PlanFile:
    """A plan of one initiative that wants nothing but to be live."""
    initiative = {
        "id": "abm",
        "name": "ABM",
        "given": "ABM",
        "template": "strategy",
        "audience": "eu",
        "goal": {"measure": "launched", "target": 1, "by_day": LAST_DAY.isoformat()},
    }
    period = {"first_day": AS_OF.isoformat(), "last_day": LAST_DAY.isoformat()}
    audience = {"id": "eu", "name": "EU", "contacts": 10, "accounts": 10}
    company = world.company(audiences=[audience]).model_dump(mode="json")
    plan = {"id": "plan", "name": "Plan", "period": period, "initiatives": [initiative]}
    return PlanFile.model_validate({"company": company, "plan": plan})


def by_trying(world: World) -> str:
    """The verdict by every combination at both ends."""
    if Trial(world, optimistic=False).any_holds():
        return "feasible"
    return "unknown" if Trial(world, optimistic=True).any_holds() else "infeasible"


@settings(max_examples=40)  # a whole check and its verification each
@given(worlds())
def test_the_verdict_is_that_of_trying_everything_and_its_certificate_is_accepted(
    world: World,
) -> None:
    document, catalog = plan_file_of(world), catalog_of(world)
    assessment = check(document.plan, document.company, catalog, as_of=AS_OF)

    assert by_trying(world) == assessment.initiatives[0].as_stated
    assert () == tuple(verify(assessment, document, catalog).refusals)
