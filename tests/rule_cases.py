"""Cases of the rules: a fragment laid over a small company and plan, and what a rule is to find there."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from feasibility.catalog.plan_file import parse_plan
from feasibility.engine.check import check
from feasibility.model.assessment import Assessment, Finding
from feasibility.model.catalog import Catalog

FOLDER = Path(__file__).parent / "rules"
CASES = FOLDER / "cases"
AS_OF = date(2027, 1, 4)
KEYS = (
    *("id", "list", "prerequisite", "limit", "quarter", "skill", "capability"),
    *("phase", "requirement", "audience", "provider", "line"),
)
DROP = "drop"
"""`{id: sync, drop: true}` takes an element out of a list; a key whose value is null goes too."""


@dataclass(frozen=True)
class RuleCase:
    """One case: what it says, what it changes, and the finding it expects (none: `status` is `nothing`)."""

    code: str
    name: str
    change: dict[str, Any]
    expect: dict[str, Any]

    @property
    def initiative(self) -> str:
        """Whose finding is expected."""
        return str(self.expect.get("initiative", "one"))


def load_cases(path: Path) -> list[RuleCase]:
    """The cases of one rule."""
    return [
        RuleCase(path.stem, entry["case"], entry.get("change", {}), entry["expect"])
        for entry in yaml.safe_load(path.read_text("utf-8"))
    ]


def all_cases() -> list[RuleCase]:
    """The cases of all rules, by code."""
    return [case for path in sorted(CASES.glob("*.yaml")) for case in load_cases(path)]


@cache
def catalog() -> Catalog:
    """The catalog of the cases."""
    return Catalog.model_validate(_yaml("catalog.yaml"))


@cache
def _yaml(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def assessment_of(case: RuleCase) -> Assessment:
    """What the check says of the small plan as the case changes it."""
    change = copy.deepcopy(case.change)
    known = catalog()
    if "template" in change:
        data = merged(
            _yaml("catalog.yaml"),
            {"templates": [{"id": "campaign", **change.pop("template")}]},
        )
        known = Catalog.model_validate(data)
    plan_file = parse_plan(merged(_yaml("base.yaml"), change), catalog=known)
    return check(plan_file.plan, plan_file.company, known, as_of=AS_OF)


def found_in(case: RuleCase, assessment: Assessment) -> list[Finding]:
    """The findings of the rule about what the case is about."""
    if case.initiative == "plan":
        findings = assessment.findings
    else:
        by_id = {each.id: each for each in assessment.initiatives}
        findings = by_id[case.initiative].findings
    subject = case.expect.get("subject")
    return [
        each
        for each in findings
        if each.rule == case.code and subject in (None, each.subject)
    ]


def merged(base: Any, change: Any) -> Any:
    """The base with the change laid over it: mappings by key, lists of nouns by what tells them apart."""
    if isinstance(base, dict) and isinstance(change, dict):
        result = {key: value for key, value in base.items() if key not in change}
        for key, value in change.items():
            if value is not None:
                result[key] = merged(base.get(key), value)
        return result
    if _of_nouns(base) and _of_nouns(change):
        result_list = {_key(each): each for each in base}
        for each in change:
            if each.get(DROP):
                result_list.pop(_key(each))
            else:
                result_list[_key(each)] = merged(result_list.get(_key(each)), each)
        return list(result_list.values())
    return change


def _of_nouns(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, dict) and _key(each) for each in value)
    )


def _key(noun: dict[str, Any]) -> tuple[str, str] | None:
    return next(((name, str(noun[name])) for name in KEYS if name in noun), None)
