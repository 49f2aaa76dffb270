"""What a strategy comes to at a given size, for whoever reads about it before there is a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from feasibility.model.catalog import Catalog
from feasibility.model.fact import Fact
from feasibility.model.formula import Formula
from feasibility.model.market import Audience
from feasibility.model.plan import Initiative
from feasibility.model.requirement import CapabilityNeed, WorkNeed
from feasibility.model.strategy import StrategyTemplate


@dataclass(frozen=True)
class Scope:
    """How large an initiative is taken to be; what is None (or empty) nobody has said."""

    contacts: int | None = None
    accounts: int | None = None
    channels: tuple[str, ...] = ()
    regions: int | None = None
    sends_a_contact_a_month: float | None = None

    def says(self, term: str) -> bool:
        """Whether a term of a formula has a value at this scope."""
        return term == "one" or getattr(self, term, None) not in (None, ())


def amounts_at(
    template: StrategyTemplate, catalog: Catalog, scope: Scope
) -> Mapping[str, Fact[float]]:
    """Hours of each piece of work by its id, and what a capability takes of a limit by `id/limit`.

    Each is a range. Left out is what hangs on a size nobody said, and a least size, which takes nothing.
    """
    least = {limit.id for limit in catalog.limits if limit.adds_up == "minimum"}
    formulas: dict[str, Formula] = {}
    for need in template.requirements:
        if isinstance(need, WorkNeed):
            formulas[need.id] = need.hours
        if isinstance(need, CapabilityNeed):
            uses = [use for use in need.uses if use.limit not in least]
            formulas |= {f"{need.id}/{use.limit}": use.amount for use in uses}
    return {
        key: _amount(formula, catalog, scope)
        for key, formula in formulas.items()
        if all(scope.says(term) for each in formula.sum for term in each.terms)
    }


def _amount(formula: Formula, catalog: Catalog, scope: Scope) -> Fact[float]:
    # Late: who only searches the catalog needs no engine.
    from feasibility.engine.formulas import InitiativeTerms, evaluate
    from feasibility.engine.reading import Reader
    from feasibility.engine.sense import FactSense

    initiative = Initiative(
        id="asked",
        name="Asked",
        given="",
        channels=scope.channels,
        regions=None if scope.regions is None else Fact(value=scope.regions),
        sends_a_contact_a_month=Fact(value=scope.sends_a_contact_a_month or 0.0),
    )
    audience = Audience(
        id="asked",
        name="Asked",
        contacts=Fact(value=scope.contacts or 0),
        accounts=Fact(value=scope.accounts or 0),
    )
    terms = InitiativeTerms(initiative, audience)
    # No fact here is moved for its age, so that any day does.
    sense = FactSense({kind.id: kind for kind in catalog.kinds}, date.max)
    least, typical, most = (
        float(evaluate(formula, terms, Reader(sense, mode, quiet=True), ""))
        for mode in ("optimistic", "typical", "pessimistic")
    )
    return Fact[float](low=least, typical=typical, high=most)
