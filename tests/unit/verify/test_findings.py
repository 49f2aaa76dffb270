"""Findings, totals, deciding facts, carriers, questions and clashes: whatever is changed in them is refused."""

import json
from typing import Any

import pytest

from feasibility.engine.check import check
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile
from feasibility.verify import verify
from tests.hand_checks import AS_OF, KINDS
from tests.verify_examples import catalog_data, initiative, plan, put


def document(**audience: Any) -> dict[str, Any]:
    made = plan()
    made["company"]["audiences"][0].update(audience)
    return made


def clashing() -> tuple[dict[str, Any], dict[str, Any]]:
    """130 h each, 240 h there."""
    made, catalog = document(accounts=3000), catalog_data()
    hours = catalog["templates"][0]["requirements"][3]["hours"]
    hours["sum"][0]["coefficient"] = 130.0
    made["plan"]["initiatives"] = [
        initiative("one", rank={"priority": 1}),
        initiative("two", rank={"priority": 2}),
    ]
    return made, catalog


class Case:
    """An assessment that is accepted as it stands."""

    def __init__(self, made: dict[str, Any], catalog: dict[str, Any]) -> None:
        self.plan_file = PlanFile.model_validate(made)
        self.catalog = Catalog.model_validate({**catalog, "kinds": KINDS})
        found = check(
            self.plan_file.plan, self.plan_file.company, self.catalog, as_of=AS_OF
        )
        self.data = json.loads(found.model_dump_json())
        assert self.codes() == set()

    def codes(self, *changes: tuple[str, Any]) -> set[str]:
        """What is refused of it with these places changed."""
        data = json.loads(json.dumps(self.data))
        for place, value in changes:
            put(data, place, value)
        changed = Assessment.model_validate_json(json.dumps(data))
        verification = verify(changed, self.plan_file, self.catalog)
        return {each.code for each in verification.refusals}

    def place_of(self, rule: str, entry: int = 0) -> str:
        """Where the first finding of a rule stands."""
        findings = self.data["initiatives"][entry]["findings"]
        number = next(n for n, each in enumerate(findings) if each["rule"] == rule)
        return f"initiatives.{entry}.findings.{number}"


@pytest.fixture(scope="module")
def feasible() -> Case:
    return Case(document(), catalog_data())


@pytest.fixture(scope="module")
def unknown() -> Case:
    """100 to 5,000 accounts, of which 200 are needed."""
    return Case(document(accounts={"low": 100, "high": 5000}), catalog_data())


@pytest.fixture(scope="module")
def assumed() -> Case:
    """300 are typical; 200 are needed and 100 may be there."""
    accounts = {"low": 100, "typical": 300, "high": 5000}
    return Case(document(accounts=accounts), catalog_data())


@pytest.fixture(scope="module")
def clash() -> Case:
    return Case(*clashing())


@pytest.mark.parametrize(
    ("rule", "field", "value", "code"),
    [
        ("CAP001", "rule", "CAP999", "no_such_rule"),
        ("CAP001", "effect", "warns", "effect_differs"),
        ("CAP001", "message", "capability.missing.missing", "message_differs"),
        ("CAP001", "status", "missing", "message_differs"),
        ("WRK001", "values.spare_hours", 999, "spare_differs"),
        ("WRK001", "values.skill", "design", "spare_differs"),
        ("WRK001", "values.last_week", "2027-01-04", "spare_differs"),
    ],
)
def test_a_finding_that_is_changed_is_refused(
    feasible: Case, rule: str, field: str, value: Any, code: str
) -> None:
    assert code in feasible.codes((f"{feasible.place_of(rule)}.{field}", value))


def test_a_finding_against_a_feasible_initiative_is_refused(feasible: Case) -> None:
    place = feasible.place_of("CAP001")
    changes = (
        (f"{place}.status", "missing"),
        (f"{place}.message", "capability.missing.missing"),
        ("initiatives.0.totals.n_blocking", 1),
    )

    assert feasible.codes(*changes) == {"finding_against_the_answer"}


def test_an_infeasible_initiative_without_a_finding_against_it_is_refused(
    clash: Case,
) -> None:
    kept = [
        each
        for each in clash.data["initiatives"][1]["findings"]
        if each["status"] == "met"
    ]
    changes = (
        ("initiatives.1.findings", kept),
        ("initiatives.1.totals.n_blocking", 0),
    )

    assert clash.codes(*changes) == {"no_finding_against"}


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("spare_hours", 1000.0, "spare_differs"),
        ("skill", "design", "spare_differs"),
        ("first_week", "2027-01-11", "spare_differs"),
        ("needed_hours", 39.75, "needed_differs"),
        ("n_blocking", 1, "blocking_differs"),
    ],
)
def test_a_total_that_is_changed_is_refused(
    feasible: Case, name: str, value: Any, code: str
) -> None:
    assert code in feasible.codes((f"initiatives.0.totals.{name}", value))


FACT = "initiatives.0.deciding_facts.enough_for_no.0"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("path", "company.audiences[list].contacts", "is_known"),
        ("path", "company.audiences[other].accounts", "not_read"),
        ("threshold", "5001", "outside_its_range"),
        ("threshold", "99", "outside_its_range"),
        ("turns", 2, "turns_differ"),
    ],
)
def test_a_deciding_fact_that_is_changed_is_refused(
    unknown: Case, field: str, value: Any, code: str
) -> None:
    assert code in unknown.codes((f"{FACT}.{field}", value))


def test_a_declared_list_decides_nothing(unknown: Case) -> None:
    path = "company.complete[team]"
    changes = (
        (f"{FACT}.path", path),
        (f"{FACT}.reads", "silence"),
        (f"{FACT}.threshold", None),
    )

    assert {"not_read", "is_declared"} & unknown.codes(*changes)


def test_nothing_decides_what_is_settled(feasible: Case, unknown: Case) -> None:
    facts = unknown.data["initiatives"][0]["deciding_facts"]

    assert "nothing_to_decide" in feasible.codes(
        ("initiatives.0.deciding_facts", facts)
    )


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("questions", [], "question_differs"),
        ("questions.0.path", "company.audiences[list].contacts", "question_differs"),
        ("questions.0.decides", [], "decides_differs"),
        ("questions.0.decides", ["one", "two"], "decides_differs"),
    ],
)
def test_a_question_that_is_changed_is_refused(
    unknown: Case, place: str, value: Any, code: str
) -> None:
    assert code in unknown.codes((place, value))


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("path", "company.audiences[list].contacts", "is_known"),
        ("path", "company.audiences[other].accounts", "not_read"),
        ("value", "99", "value_differs"),
    ],
)
def test_a_carrier_that_is_changed_is_refused(
    assumed: Case, field: str, value: Any, code: str
) -> None:
    assert code in assumed.codes((f"initiatives.0.carriers.0.{field}", value))


@pytest.mark.parametrize(
    "changed",
    [
        {"initiatives": ["one", "two"], "resource": "skill:design"},
        {"initiatives": ["one", "two"], "resource": "line:media/2027Q1"},
        {"initiatives": ["one"], "resource": "skill:ops"},
        {"initiatives": ["one", "three"], "resource": "skill:ops"},
    ],
)
def test_a_clash_that_is_changed_is_refused(
    clash: Case, changed: dict[str, Any]
) -> None:
    assert {"not_refuted_together", "no_such_clash"} & clash.codes(
        ("clashes.0", changed)
    )


def test_initiatives_that_fit_together_do_not_clash(feasible: Case) -> None:
    made = document()
    made["plan"]["initiatives"].append(initiative("two", audience=None, goal=None))
    invented = [{"initiatives": ["one", "two"], "resource": "skill:ops"}]

    case = Case(made, catalog_data())

    assert case.codes(("clashes", invented)) == {"not_refuted_together"}


def test_a_day_made_up_for_an_end_nobody_stated_is_refused() -> None:
    made = plan()
    made["company"]["stack"][0]["status"] = "retiring"
    accepted = Case(made, catalog_data())
    place = "exclusions.0.exclusions.0.there"

    assert accepted.codes((place, "")) == set()
    assert "exclusion_differs" in accepted.codes((place, "2027-01-10"))
    assert "exclusion_differs" in accepted.codes((place, "0001-01-01"))
