"""What a check hands to the next one, so that after an edit only what it reaches is worked out anew.

It travels with the assessment, outside its fields: it is not written, not compared and not copied.
Company, catalog, day and period have to be the same; of the initiatives those are reused that are
equal in all that decides about them, each with its memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from feasibility.engine.case import Case, case_of
from feasibility.engine.context import Context
from feasibility.engine.exclusion import Exclusions
from feasibility.engine.memory import Memory
from feasibility.engine.stack_index import StackIndex
from feasibility.engine.surroundings import Stock
from feasibility.engine.workshop import Workshop
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.company import Company
from feasibility.model.plan import Plan

ATTRIBUTE = "kept_by_the_engine"


class Kept:
    """The workshop of a check that is done. Of all that share its memories one check at a time may work with it.

    Who works holds the baton: taking the only one out of a list, and putting it back, is one step.
    """

    def __init__(self, workshop: Workshop, baton: list[bool]) -> None:
        self.workshop, self._baton = workshop, baton

    def take(self) -> bool:
        """Whether nobody works with it; from now on the caller does."""
        try:
            return self._baton.pop()
        except IndexError:
            return False

    def give_back(self) -> None:
        """Others may work with it."""
        self._baton.append(True)

    def passed_on(self, workshop: Workshop) -> Kept:
        """The same memories with what came to them."""
        return Kept(workshop, self._baton)

    def is_of(self, assessment: Assessment) -> bool:
        """Whether an assessment the engine made is of the very same plan, company, catalog and day."""
        made = assessment.__dict__.get(ATTRIBUTE)
        return (
            isinstance(made, Kept)
            and made.workshop.stock is self.workshop.stock
            and made.workshop.context.plan == self.workshop.context.plan
        )

    def __deepcopy__(self, memo: dict[int, Any]) -> Kept:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (_nothing, ())


def _nothing() -> None:
    """What is kept is never written."""


@contextmanager
def workshop_for(
    plan: Plan,
    company: Company,
    catalog: Catalog,
    *,
    as_of: date,
    previous: Assessment | None,
) -> Iterator[tuple[Workshop, Kept]]:
    """The bench for a check, with what an earlier one left where that is of use and nobody else uses it."""
    kept = previous.__dict__.get(ATTRIBUTE) if previous is not None else None
    if not isinstance(kept, Kept) or not kept.take():
        kept = None
    try:
        workshop = _prepared(
            Context(plan, company, catalog, as_of=as_of),
            kept.workshop if kept else None,
        )
        if kept is not None and workshop.stock is kept.workshop.stock:
            yield workshop, kept.passed_on(workshop)
        else:
            yield workshop, Kept(workshop, [True])
    finally:
        if kept is not None:
            kept.give_back()


def keep(assessment: Assessment, kept: Kept) -> Assessment:
    """The assessment with what the next check may use."""
    assessment.__dict__[ATTRIBUTE] = kept
    return assessment


def _prepared(context: Context, known: Workshop | None) -> Workshop:
    if known is None or not _is_like(context, known.context):
        index = StackIndex(context.company, context.catalog)
        return Workshop(context, Stock(index, Exclusions(), Memory()), _cases(context))
    old = known.context
    plan = context.plan.model_copy(
        update={
            "initiatives": tuple(
                old.initiatives[each.id]
                if old.initiatives.get(each.id) == each
                else each
                for each in context.plan.initiatives
            )
        }
    )
    context = old.with_plan(plan)
    return Workshop(context, known.stock, _cases(context, known.cases))


def _is_like(new: Context, old: Context) -> bool:
    return (
        new.as_of == old.as_of
        and new.plan.period == old.plan.period
        and (new.catalog is old.catalog or new.catalog.hash == old.catalog.hash)
        and (new.company is old.company or new.company == old.company)
    )


def _cases(context: Context, known: dict[str, Case] | None = None) -> dict[str, Case]:
    found = {}
    for initiative in context.plan.initiatives:
        case = case_of(context, initiative, (known or {}).get(initiative.id))
        if case is not None:
            found[initiative.id] = case
    return found
