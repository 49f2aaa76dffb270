"""What the shipped catalog and strategy templates promise, whatever they come to hold."""

from collections.abc import Iterator
from typing import Any

import pytest

from feasibility.catalog.load import load_catalog
from feasibility.model.catalog import Catalog, Product, StrategyTemplate
from feasibility.model.fact import Fact, Provenance
from feasibility.model.formula import SCOPE_TERMS
from feasibility.model.requirement import CapabilityNeed, FlowNeed, SuppressNeed

KINDS = {
    "usage",
    "hours",
    "absence",
    "team",
    "skill",
    "edition",
    "contract",
    "level",
    "limit",
    "latency",
    "connector",
    "benchmark",
    "rate",
    "span",
    "audience",
    "money",
    "answer",
    "target",
    "date",
    "policy",
    "queue",
    "estimate",
    "scope",
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def _claims(catalog: Catalog) -> Iterator[tuple[str, Provenance]]:
    """Every statement about the world, by name."""
    for noun in (*catalog.categories, *catalog.kinds, *catalog.skills):
        yield noun.key, noun
    for benchmark in catalog.benchmarks:
        yield benchmark.id, benchmark
    for product in catalog.products:
        for claim in (*product.capabilities, *product.limits, *product.connectors):
            yield f"{product.id}: {claim.key}", claim
        if product.list_price is not None and not product.list_price.unknown:
            yield f"{product.id}: list price", product.list_price
        if product.setup_weeks is not None:
            yield f"{product.id}: setup weeks", product.setup_weeks
    for template in catalog.templates:
        for requirement in template.requirements:
            yield f"{template.id}: {requirement.id}", requirement
        for phase in template.phases:
            yield f"{template.id}: {phase.id}", phase.least_weeks
        for name in type(template.spans).model_fields:
            yield f"{template.id}: {name}", getattr(template.spans, name)


def _level_values(product: Product) -> Iterator[tuple[str, Fact[int]]]:
    for claim in product.capabilities:
        for level in (*claim.levels.values(), *claim.add_on_levels.values()):
            yield claim.capability, level


def _needs(template: StrategyTemplate, kind: Any) -> list[Any]:
    return [need for need in template.requirements if isinstance(need, kind)]


def test_it_holds_what_the_first_eight_strategies_take(catalog: Catalog) -> None:
    assert len(catalog.capabilities) >= 48
    assert len(catalog.products) >= 30
    assert len(catalog.templates) >= 8
    assert len(catalog.benchmarks) >= 25
    assert {kind.id for kind in catalog.kinds} == KINDS


def test_every_claim_has_a_source_or_says_that_it_is_assumed(catalog: Catalog) -> None:
    assert [
        name
        for name, claim in _claims(catalog)
        if claim.known is None or (claim.known != "assumption" and not claim.source)
    ] == []


def test_every_level_of_a_capability_is_described(catalog: Catalog) -> None:
    for capability in catalog.capabilities:
        assert set(capability.rubric) == {"1", "2", "3"}, capability.id
        assert all(capability.rubric.values()), capability.id
        assert capability.ask_vendor.endswith("?"), capability.id


def test_every_proficiency_of_a_skill_is_described(catalog: Catalog) -> None:
    for skill in catalog.skills:
        assert set(skill.proficiency) == {"1", "2", "3", "4", "5"}, skill.id


def test_a_category_lists_what_more_than_a_third_of_its_products_do(
    catalog: Catalog,
) -> None:
    """As each category's note says; what only few do is claimed at the product itself."""
    done: dict[str, list[set[str]]] = {each.id: [] for each in catalog.categories}
    for product in catalog.products:
        names = {name for name, level in _level_values(product) if any(level.values)}
        done[product.category].append(names)

    for category in catalog.categories:
        products = done[category.id]
        often = {
            capability.id
            for capability in catalog.capabilities
            if 3 * sum(capability.id in names for names in products) > len(products)
        }
        assert often == set(category.capabilities), category.id


def test_capabilities_and_skills_that_are_named_are_shipped(catalog: Catalog) -> None:
    capabilities = {each.id for each in catalog.capabilities}
    skills = {each.id for each in catalog.skills}
    for template in catalog.templates:
        for need in template.requirements:
            if need.kind == "capability":
                assert need.capability in capabilities, need.id
            if need.kind == "flow":
                named = {need.from_capability, need.to_capability}
                assert named <= capabilities, need.id
            if need.kind == "work":
                assert need.skill in skills, need.id
    for channel in catalog.channels:
        assert channel.capability in capabilities, channel.id
    for category in catalog.categories:
        assert set(category.capabilities) <= capabilities, category.id


def test_objects_and_limits_that_are_named_are_shipped(catalog: Catalog) -> None:
    objects = {each.id for each in catalog.objects}
    limits = {each.id for each in catalog.limits}
    for template in catalog.templates:
        for flow in _needs(template, FlowNeed | SuppressNeed):
            assert flow.object in objects, flow.id
        for need in _needs(template, CapabilityNeed):
            assert {use.limit for use in need.uses} <= limits, need.id
    for product in catalog.products:
        assert {each.limit for each in product.limits} <= limits, product.id
        for connector in product.connectors:
            assert set(connector.objects) <= objects, connector.id


def test_editions_and_partners_that_are_named_are_there(catalog: Catalog) -> None:
    editions = {each.id: {e.id for e in each.editions} for each in catalog.products}
    for product in catalog.products:
        own = editions[product.id]
        for claim in product.capabilities:
            assert {*claim.levels, *claim.add_on_levels} <= own, product.id
        for limit in product.limits:
            assert {*limit.values, *limit.uncapped} <= own, product.id
        for connector in product.connectors:
            assert set(connector.editions) <= own, connector.id
            partner = editions[connector.with_product]
            assert set(connector.partner_editions) <= partner, connector.id


def test_a_level_falls_with_a_higher_edition_only_where_the_reason_is_given(
    catalog: Catalog,
) -> None:
    for product in catalog.products:
        for claim in product.capabilities:
            rising = [
                claim.levels[edition.id].value
                for edition in product.editions
                if edition.id in claim.levels
            ]
            stated = [level for level in rising if level is not None]
            if stated != sorted(stated):
                assert claim.falls_because, f"{product.id}: {claim.capability}"


def test_no_two_products_go_by_the_same_name(catalog: Catalog) -> None:
    owners: dict[str, set[str]] = {}
    for product in catalog.products:
        for name in (product.name, *product.aliases, *product.former_names):
            owners.setdefault(name.casefold(), set()).add(product.id)

    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_a_strategy_launches_once_and_its_phases_follow_one_another(
    catalog: Catalog,
) -> None:
    for template in catalog.templates:
        earlier: set[str] = set()
        for phase in template.phases:
            assert set(phase.after) <= earlier, phase.id
            earlier.add(phase.id)
        roles = [phase.role for phase in template.phases]
        assert roles.count("launch") == 1, template.id
        assert {need.phase for need in template.requirements} <= earlier, template.id


def test_a_fallback_leads_to_a_shipped_strategy_and_never_in_a_circle(
    catalog: Catalog,
) -> None:
    fallbacks = {each.id: each.fallback for each in catalog.templates}
    for template in catalog.templates:
        passed: list[str] = []
        current: str | None = template.id
        while current is not None:
            assert current not in passed, passed
            passed.append(current)
            current = fallbacks[current]


def test_whoever_writes_to_people_heeds_their_opt_outs(catalog: Catalog) -> None:
    senders = {each.id for each in catalog.capabilities if each.sends}
    for template in catalog.templates:
        named = {need.capability for need in _needs(template, CapabilityNeed)}
        objects = {
            need.object
            for need in _needs(template, SuppressNeed)
            if need.importance == "must"
        }
        assert not named & senders or "opt_outs" in objects, template.id


def test_what_must_flow_runs_between_capabilities_the_strategy_asks_for(
    catalog: Catalog,
) -> None:
    for template in catalog.templates:
        named = {need.capability for need in _needs(template, CapabilityNeed)}
        for flow in _needs(template, FlowNeed):
            assert {flow.from_capability, flow.to_capability} <= named, flow.id


def test_what_must_flow_is_carried_by_somebody(catalog: Catalog) -> None:
    carried = {
        name
        for product in catalog.products
        for connector in product.connectors
        for name in connector.objects
    }
    able: dict[str, set[str]] = {}
    for product in catalog.products:
        for name, level in _level_values(product):
            if any(level.values):
                able.setdefault(name, set()).add(product.id)
    for template in catalog.templates:
        for flow in _needs(template, FlowNeed):
            if flow.importance == "must":
                alone = able[flow.from_capability] & able[flow.to_capability]
                assert alone or flow.object in carried, flow.id


def test_formulas_name_only_terms_that_exist(catalog: Catalog) -> None:
    for template in catalog.templates:
        for need in template.requirements:
            formulas = [use.amount for use in getattr(need, "uses", ())]
            formulas += [need.hours] if need.kind == "work" else []
            terms = {t for formula in formulas for s in formula.sum for t in s.terms}
            assert terms <= set(SCOPE_TERMS), need.id
