"""Small stacks, needs and windows for tests of levels, flows, limits and servings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from feasibility.engine.exclusion import Exclusions
from feasibility.engine.needs import (
    Asked,
    CapabilityNeedAt,
    FlowNeedAt,
    LimitNeedAt,
    PhaseWindow,
    StackNeeds,
    SuppressNeedAt,
    Way,
)
from feasibility.engine.reading import Reader
from feasibility.engine.sense import FactSense
from feasibility.engine.serving import ServingSearch
from feasibility.engine.stack import StackView, view_of
from feasibility.engine.stack_index import StackIndex
from feasibility.kernel.units import monday_of, week_of
from feasibility.model.catalog import Catalog
from feasibility.model.certificate import Refutation, TimingRefutation
from feasibility.model.company import Company
from feasibility.model.formula import Formula

AS_OF = date(2027, 1, 4)  # a Monday
NOW = week_of(AS_OF)
LAST_DAY = date(2027, 12, 31)
AREA = "execution"
ALL_DECLARED = ("stack.execution", "team")


def monday(weeks: int) -> str:
    """The Monday so many weeks after the day of the check, as it is written in a file."""
    return monday_of(NOW + weeks).isoformat()


def tool(
    name: str, levels: Mapping[str, Any] | None = None, **more: Any
) -> dict[str, Any]:
    """A live tool that states its levels itself."""
    held = [
        {"capability": key, "level": value} for key, value in (levels or {}).items()
    ]
    return {"id": name, "name": name, "capabilities": held, **more}


def connection(
    name: str, start: str, end: str, carried: str, minutes: Any, **more: Any
) -> dict[str, Any]:
    """A live connection that carries one object."""
    return {
        "id": name,
        "from_provider": start,
        "to_provider": end,
        "objects": [carried],
        "latency_minutes": minutes,
        **more,
    }


def company(
    stack: list[dict[str, Any]],
    connections: list[dict[str, Any]] | None = None,
    *,
    declared: tuple[str, ...] | None = None,
    **more: Any,
) -> Company:
    """A company; unless said otherwise everybody has declared all its lists complete."""
    if declared is None:
        flows = tuple(f"connections.{each['id']}" for each in stack)
        declared = (*ALL_DECLARED, *flows)
    return Company.model_validate(
        {
            "id": "acme",
            "name": "Acme",
            "currency": "EUR",
            "stack": stack,
            "connections": connections or [],
            "complete": [
                {"list": name, "by": "ops", "on": AS_OF.isoformat()}
                for name in declared
            ],
            **more,
        }
    )


def catalog(capabilities: Mapping[str, bool], **more: Any) -> Catalog:
    """A catalog of these capabilities (name -> whether whoever does it sends) and the usual limits."""
    return Catalog.model_validate(
        {
            "capabilities": [
                {
                    "id": name,
                    "name": name,
                    "area": AREA,
                    "summary": name,
                    "sends": sends,
                    "rubric": {"1": "a", "2": "b", "3": "c"},
                    "ask_vendor": "?",
                }
                for name, sends in capabilities.items()
            ],
            "limits": [
                {"id": name, "name": name, "unit": "units", "adds_up": kind}
                for name, kind in LIMITS.items()
            ],
            **more,
        }
    )


LIMITS = {
    "contacts": "shared_stock",
    "storage_gb": "new_stock",
    "sends_month": "flow_month",
    "workflows": "count_new",
    "least_audience": "minimum",
}


class FixedTerms:
    """Terms of a formula that are the same in every reading."""

    def __init__(self, **values: int) -> None:
        self._values = values

    def value(self, term: str, reader: Reader, way: Way) -> Fraction:
        """The term."""
        return Fraction(self._values.get(term, 1))


def reader(mode: Any = "pessimistic", **more: Any) -> Reader:
    """A reader of a reading at the day of the check."""
    return Reader(FactSense({}, AS_OF), mode, **more)


def view(
    firm: Company, market: Catalog, mode: Any = "pessimistic", **more: Any
) -> StackView:
    """The stack at a reading."""
    return view_of(StackIndex(firm, market), reader(mode, **more))


def amount(coefficient: float, *terms: str, **more: Any) -> Formula:
    """A formula of one summand."""
    summand = {"coefficient": coefficient, "terms": terms or ("one",), **more}
    return Formula.model_validate({"sum": [summand]})


def takes(limit: str, formula: Formula) -> LimitNeedAt:
    """What a requirement takes of a limit."""
    return LimitNeedAt(limit, formula, f"plan.uses[{limit}].amount")


def capability(
    name: str,
    level: int = 1,
    *uses: LimitNeedAt,
    phase: str = "run",
    requirement: str = "",
) -> CapabilityNeedAt:
    """A capability needed from a phase on."""
    return CapabilityNeedAt(requirement or f"need-{name}", name, level, phase, uses)


def flow(
    start: str, end: str, carried: str, within: int, *, with_consent: bool = False
) -> FlowNeedAt:
    """A flow needed from the run phase on."""
    name = f"flow-{start}-{end}"
    return FlowNeedAt(name, start, end, carried, within, "run", with_consent)


def suppress(start: str = "consent", within: int = 1440) -> SuppressNeedAt:
    """Opt-outs reach every sender."""
    return SuppressNeedAt("suppress", start, "opt_outs", within, "run")


def window(first: int, last: int, weeks: int = 1) -> PhaseWindow:
    """A phase of so many weeks between two weeks, counted from the day of the check."""
    first, last = NOW + first, NOW + last
    return PhaseWindow(first, first + weeks - 1, last - weeks + 1, last)


def narrowing(windows: Mapping[str, PhaseWindow]) -> Any:
    """Narrows phases that do not follow one another."""

    def narrow(
        first_weeks: Mapping[str, int], last_week: int | None
    ) -> Mapping[str, PhaseWindow] | Refutation:
        narrowed = {}
        for phase, window in windows.items():
            weeks = window.earliest_end - window.earliest_start
            start = max(window.earliest_start, first_weeks.get(phase, 0))
            end = (
                window.latest_end
                if last_week is None
                else min(window.latest_end, last_week)
            )
            if start + weeks > end:
                return TimingRefutation(
                    phase=phase,
                    steps=(),
                    earliest=monday_of(start),
                    latest=monday_of(end),
                )
            narrowed[phase] = PhaseWindow(start, start + weeks, end - weeks, end)
        return narrowed

    return narrow


def needs(*several: Any, **more: Any) -> StackNeeds:
    """What an initiative asks of the stack: capabilities, flows and suppressions, in weeks 0 to 9."""
    windows = more.pop("windows", {"run": window(0, 9, 4)})
    made = StackNeeds(
        initiative="abm",
        windows=windows,
        usage_day=LAST_DAY,
        terms=FixedTerms(),
        narrow=narrowing(windows),
        asked=Asked(
            tuple(each for each in several if isinstance(each, CapabilityNeedAt)),
            tuple(each for each in several if isinstance(each, FlowNeedAt)),
            tuple(each for each in several if isinstance(each, SuppressNeedAt)),
        ),
    )
    return replace(made, **more)


def search(asked: StackNeeds, at: StackView) -> ServingSearch:
    """A search with tables of its own."""
    return ServingSearch(asked, at, Exclusions())
