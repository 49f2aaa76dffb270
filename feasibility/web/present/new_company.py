"""A company of one's own, with nothing known of it yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from feasibility.kernel.errors import InputError
from feasibility.model.faults import translate
from feasibility.model.places import spell
from feasibility.model.plan import PlanFile
from feasibility.web.forms.controls import Input, Widget
from feasibility.web.forms.inputs import dom_id
from feasibility.web.forms.read import Typed
from feasibility.web.wording import text

_FIELDS: tuple[tuple[str, Widget], ...] = (
    ("company", "line"),
    ("currency", "line"),
    ("plan", "line"),
    ("first_day", "day"),
    ("last_day", "day"),
)


def company_fields(typed: Typed | None) -> tuple[Input, ...]:
    """The inputs for a new company; the plan is that of the coming year until somebody says so."""
    given = _presets() if typed is None else typed
    return tuple(
        Input(
            widget=widget,
            name=name,
            id=dom_id(f"new.{name}"),
            label=text(f"web.new_company.{name}"),
            value=given.get(name, ""),
        )
        for name, widget in _FIELDS
    )


def new_plan_file(typed: Typed, *, new_id: Callable[[], str]) -> PlanFile:
    """The company and its empty plan.

    Raises:
        InputError: what was typed cannot be used; every fault.
    """

    def said(name: str) -> str:
        return typed.get(name, "").strip()

    data: dict[str, Any] = {
        "company": {
            "id": new_id(),
            "name": said("company"),
            "currency": said("currency").upper(),
        },
        "plan": {
            "id": new_id(),
            "name": said("plan"),
            "period": {"first_day": said("first_day"), "last_day": said("last_day")},
        },
    }
    try:
        return PlanFile.model_validate(data)
    except ValidationError as error:
        faults = translate(error, data, PlanFile)
        raise InputError(
            [
                each.spelled(spell(data, each.place, PlanFile), line=None, file=None)
                for each in faults
            ]
        ) from None


def _presets() -> dict[str, str]:
    year = datetime.now(UTC).year + 1
    return {
        "currency": "EUR",
        "plan": text("web.new_company.plan_of", text=str(year)),
        "first_day": f"{year}-01-01",
        "last_day": f"{year}-12-31",
    }
