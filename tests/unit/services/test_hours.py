"""Hours to plan with, as tables show them, are those that the engine plans with."""

from datetime import date

from feasibility.model.catalog import Catalog
from feasibility.services.hours import plannable_hours
from tests.store_fixtures import plan_file

AS_OF = date(2026, 12, 28)


def test_hours_of_a_week_are_what_is_left_after_daily_business_and_absences() -> None:
    # 40 h of contract, 80% of it to be planned: 32 h are 128 quarter-hours; in the week of
    # 1 March the five workdays are an absence.
    hours = plannable_hours(plan_file(), Catalog(), as_of=AS_OF)

    assert {"ana"} == set(hours)
    assert 128 == hours["ana"][date(2027, 2, 22)]
    assert date(2027, 3, 1) not in hours["ana"]
    assert 128 == hours["ana"][date(2027, 3, 8)]


def test_nobody_who_left_or_is_to_be_hired_has_hours() -> None:
    team = [
        {
            "id": "ana",
            "name": "Ana",
            "status": "left",
            "contract": [{"hours_a_week": 40}],
        },
        {
            "id": "ben",
            "name": "Ben",
            "status": "to_be_hired",
            "contract": [{"hours_a_week": 40}],
        },
    ]

    assert {} == plannable_hours(
        plan_file(company={"team": team}), Catalog(), as_of=AS_OF
    )


def test_a_company_that_changed_has_other_hours() -> None:
    as_it_is = plan_file()
    alone = as_it_is.company.model_copy(update={"team": ()})
    changed = as_it_is.model_copy(update={"company": alone})

    assert {"ana"} == set(plannable_hours(as_it_is, Catalog(), as_of=AS_OF))
    assert {} == plannable_hours(changed, Catalog(), as_of=AS_OF)
    assert {"ana"} == set(plannable_hours(as_it_is, Catalog(), as_of=AS_OF))
