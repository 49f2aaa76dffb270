"""A company with just what a strategy takes can do it; take one thing away, and it cannot.

Where nothing is known nobody can tell. What is taken away one by one, over all strategies, takes
about a minute; of that only the tools are in the quick suite.
"""

import copy
from typing import Any

import pytest

from feasibility.catalog.load import load_catalog
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.verify import verify
from tests.strategy_plans import StrategyPlan, without_register, without_tool

# No company here has a product of the market; without them a check takes less.
CATALOG = load_catalog().model_copy(update={"products": ()})
NO_CHANNEL_OF_ITS_OWN = "web"
STRATEGIES = [pytest.param(each, id=each.id) for each in CATALOG.templates]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return CATALOG


@pytest.fixture(params=STRATEGIES)
def widest(request: pytest.FixtureRequest, catalog: Catalog) -> StrategyPlan:
    """The plan of a strategy over every channel that any of its lines hangs on."""
    needs = request.param.requirements
    channels = sorted({need.channel for need in needs if need.channel is not None})
    return StrategyPlan(
        catalog, request.param, channels=channels or [NO_CHANNEL_OF_ITS_OWN]
    )


@pytest.fixture(params=STRATEGIES)
def narrowest(request: pytest.FixtureRequest, catalog: Catalog) -> StrategyPlan:
    """The plan of a strategy over a channel that none of its lines hangs on."""
    return StrategyPlan(catalog, request.param, channels=[NO_CHANNEL_OF_ITS_OWN])


def headline(plan: StrategyPlan, document: dict[str, Any]) -> str:
    return plan.checked(document).initiatives[0].headline


def changed(document: dict[str, Any], place: str, number: int, **fields: Any) -> Any:
    """The same company with one entry of a list changed."""
    other = copy.deepcopy(document)
    other["company"][place][number].update(fields)
    return other


def test_a_strategy_with_all_it_takes_is_feasible(narrowest: StrategyPlan) -> None:
    assert headline(narrowest, narrowest.document()) == "feasible"


def test_it_is_so_on_all_its_channels_with_a_proof_that_holds(
    widest: StrategyPlan, catalog: Catalog
) -> None:
    document = widest.document()

    assessment = widest.checked(document)

    assert assessment.initiatives[0].headline == "feasible"
    data = PlanFile.model_validate(document)
    assert () == verify(assessment, data, catalog).refusals


def test_nobody_can_tell_where_nothing_is_registered(widest: StrategyPlan) -> None:
    assert headline(widest, without_register(widest.document())) == "unknown"


def test_nobody_can_tell_where_no_list_is_complete(widest: StrategyPlan) -> None:
    document = widest.document()
    document["company"]["complete"] = []
    tool = widest.tools()[0]

    assert headline(widest, without_tool(document, tool)) == "unknown"


def test_without_any_one_of_its_tools_it_is_not_feasible(widest: StrategyPlan) -> None:
    document = widest.document()

    for tool in widest.tools():
        struck = without_tool(document, tool)
        assert headline(widest, struck) == "infeasible_as_written", tool


@pytest.mark.slow
def test_with_any_one_tool_a_level_too_low_it_is_not_feasible(
    widest: StrategyPlan,
) -> None:
    document = widest.document()

    for number, tool in enumerate(document["company"]["stack"]):
        (held,) = tool["capabilities"]
        lower = [{**held, "level": held["level"] - 1}]
        weaker = changed(document, "stack", number, capabilities=lower)
        assert headline(widest, weaker) == "infeasible_as_written", tool["id"]


@pytest.mark.slow
def test_with_any_one_connection_a_minute_too_slow_it_is_not_feasible(
    widest: StrategyPlan,
) -> None:
    document = widest.document()

    for number, each in enumerate(document["company"]["connections"]):
        late = each["latency_minutes"] + 1
        slower = changed(document, "connections", number, latency_minutes=late)
        assert headline(widest, slower) == "infeasible_as_written", each["id"]


@pytest.mark.slow
def test_without_any_one_thing_agreed_before_it_is_not_feasible(
    widest: StrategyPlan,
) -> None:
    document = widest.document()

    for number, each in enumerate(document["company"]["readiness"]):
        missing = changed(document, "readiness", number, there=False)
        assert headline(widest, missing) == "infeasible_as_written", each


@pytest.mark.slow
def test_without_anybody_for_one_of_its_skills_it_is_not_feasible(
    widest: StrategyPlan,
) -> None:
    document = widest.document()
    people = document["company"]["team"]

    for skill in {person["skills"][0]["skill"] for person in people}:
        fewer = copy.deepcopy(document)
        fewer["company"]["team"] = [
            each for each in people if each["skills"][0]["skill"] != skill
        ]
        assert headline(widest, fewer) == "infeasible_as_written", skill
