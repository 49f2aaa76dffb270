"""Each kind of refutation is accepted where it refutes, and refused with one number changed."""

from typing import Any

import pytest

from tests.verify_examples import (
    Example,
    catalog_data,
    feasible,
    infeasible,
    initiative,
    lines,
    need,
    person,
    plan,
    unknown,
    way,
)

HERE = "initiatives.0.certificate.refutation"
Change = tuple[str, Any]


def refuted(
    refutation: dict[str, Any],
    document: dict[str, Any],
    *,
    tables: list[dict[str, Any]] | None = None,
    **fields: Any,
) -> Example:
    answer = {key: fields.pop(key) for key in ("reading", "grounds") if key in fields}
    return Example(
        [infeasible(refutation, **answer)],
        document=document,
        exclusions=tables or [],
        **fields,
    )


def undeclared(document: dict[str, Any], name: str) -> dict[str, Any]:
    """The same, with a list that nobody declared complete."""
    company = document["company"]
    company["complete"] = [each for each in company["complete"] if each["list"] != name]
    return document


# --- The stack -----------------------------------------------------------------


def table(*exclusions: tuple[str, str, str, str], level: int = 2) -> dict[str, Any]:
    keys = ("provider", "reason", "there", "needed")
    return {
        "id": "email-2",
        "capability": "email",
        "level": level,
        "exclusions": [dict(zip(keys, each, strict=True)) for each in exclusions],
    }


CAPABILITY = {
    "kind": "capability",
    "requirement": "sends_email",
    "capability": "email",
    "level": 2,
    "exclusions_of": "email-2",
}


def basic() -> dict[str, Any]:
    """The plan with a Mailer that has e-mail at level 1 only."""
    document = plan()
    document["company"]["stack"][0]["edition"] = "basic"
    return document


def test_a_capability_that_nobody_has_at_the_level_is_refuted() -> None:
    example = refuted(CAPABILITY, basic(), tables=[table(("hub", "level", "1", "2"))])
    assert () == example.check().refusals


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (f"{HERE}.level", 3, "requirement_differs"),
        (f"{HERE}.requirement", "builds", "no_such_requirement"),
        (f"{HERE}.kind", "scope", "wrong_kind"),
        (f"{HERE}.exclusions_of", "email-3", "no_such_table"),
        ("exclusions.0.exclusions.0.there", "0", "exclusion_differs"),
        ("exclusions.0.exclusions.0.needed", "3", "exclusion_differs"),
        ("exclusions.0.exclusions.0.reason", "status", "exclusion_differs"),
        ("exclusions.0.exclusions.0", None, "exclusion_missing"),
        ("exclusions.0.level", 3, "table_of_something_else"),
        ("initiatives.0.certificate.reading", "pessimistic", "wrong_reading"),
        ("initiatives.0.as_stated", "feasible", "certificate_of_something_else"),
        ("initiatives.0.headline", "infeasible", "headline_differs"),
        ("initiatives.0.with_changes", "not_needed", "changes_differ"),
        ("initiatives.0.together", "unknown", "together_differs"),
        ("initiatives.0.alone", "feasible", "alone_differs"),
        ("counts.infeasible_as_written", 2, "counts_differ"),
        ("as_stated", "unknown", "as_stated_differs"),
        ("headline", "feasible", "headline_differs"),
    ],
)
def test_a_capability_refutation_with_one_thing_changed_is_refused(
    place: str, value: Any, code: str
) -> None:
    example = refuted(CAPABILITY, basic(), tables=[table(("hub", "level", "1", "2"))])
    assert code in example.codes((place, value))


def test_a_capability_is_not_refuted_where_somebody_serves_it() -> None:
    example = refuted(CAPABILITY, plan(), tables=[table(("hub", "level", "1", "2"))])
    assert {"exclusion_differs", "provider_serves"} == example.codes()


def test_silence_refutes_no_capability() -> None:
    document = undeclared(basic(), "stack.execution")
    example = refuted(CAPABILITY, document, tables=[table(("hub", "level", "1", "2"))])
    assert {"list_not_declared"} == example.codes()


def test_an_unknown_level_refutes_nothing_for_good() -> None:
    document = plan()
    document["company"]["stack"][0]["capabilities"] = [
        {"capability": "email", "level": "unknown"}
    ]
    example = refuted(CAPABILITY, document, tables=[table(("hub", "level", "0", "2"))])
    assert "provider_serves" in example.codes()


def test_a_typical_level_refutes_on_assumed_grounds_only() -> None:
    document = plan()
    level = {"low": 1, "typical": 1, "high": 3}
    document["company"]["stack"][0]["capabilities"] = [
        {"capability": "email", "level": level}
    ]
    tables = [table(("hub", "level", "1", "2"))]
    typical = refuted(
        CAPABILITY, document, tables=tables, reading="typical", grounds="assumed"
    )
    assert set() == typical.codes()
    assert {"grounds_differ"} == typical.codes(("initiatives.0.grounds", "firm"))
    optimistic = ("initiatives.0.certificate.reading", "optimistic")
    assert "provider_serves" in typical.codes(optimistic)


@pytest.mark.parametrize(
    ("changes", "reason", "days"),
    [
        ({"status": "licensed_unused"}, "status", ("-", "-")),
        ({"status": "implementing", "live_from": "unknown"}, "status", ("-", "-")),
        (
            {"status": "implementing", "live_from": "2027-03-09"},
            "dates",
            ("2027-03-09", "2027-03-01"),
        ),
        ({"live_until": "2027-01-23"}, "dates", ("2027-01-23", "2027-01-24")),
        ({"market_units": ["north"]}, "market_unit", ("-", "-")),
    ],
)
def test_listed_is_not_there(
    changes: dict[str, Any], reason: str, days: tuple[str, str]
) -> None:
    # The build phase starts by 1 March at the latest (launch by 15 March, two weeks of
    # building); the initiative ends on 24 January at the earliest.
    document = plan()
    document["company"]["market_units"] = [
        {"id": name, "name": name} for name in ("north", "south")
    ]
    document["plan"]["initiatives"][0]["market_unit"] = "south"
    document["company"]["stack"][0].update(changes)
    tables = [table(("hub", reason, *days))]
    assert set() == refuted(CAPABILITY, document, tables=tables).codes()


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "implementing", "live_from": "2027-03-01"},
        {"live_until": "2027-01-24"},
        {"market_units": ["south"]},
    ],
)
def test_listed_just_in_time_is_there(changes: dict[str, Any]) -> None:
    document = plan()
    document["company"]["market_units"] = [
        {"id": name, "name": name} for name in ("north", "south")
    ]
    document["plan"]["initiatives"][0]["market_unit"] = "south"
    document["company"]["stack"][0].update(changes)
    example = refuted(CAPABILITY, document, tables=[table()])
    assert {"provider_serves"} == example.codes()


def test_who_left_runs_nothing() -> None:
    document = plan()
    document["company"]["stack"][0] = {
        "id": "hub",
        "name": "Sheet",
        "kind": "manual",
        "owner": "bob",
        "capabilities": [{"capability": "email", "level": 2}],
    }
    # Built by Friday, 15 January, at the earliest: he is there until the day before.
    leaver = person("bob", leaves_on="2027-01-14")
    document["company"]["team"].append(leaver)
    tables = [table(("hub", "owner", "2027-01-14", "2027-01-15"))]
    assert set() == refuted(CAPABILITY, document, tables=tables).codes()
    leaver["leaves_on"] = "2027-01-15"
    assert "provider_serves" in refuted(CAPABILITY, document, tables=tables).codes()


SCOPE = {**CAPABILITY, "kind": "scope"}


def crowded() -> dict[str, Any]:
    """9,000 contacts to reach, 500 measured on 4 December, growing by a tenth a month.

    To the plan's last day, 28 March, that is four started months: 500 x 1.1^4 = 732.05.
    """
    document = plan()
    document["plan"]["initiatives"][0]["goal"]["by_day"] = "2027-06-30"
    document["company"]["audiences"][0]["contacts"] = 9300
    document["company"]["stack"][0]["usage"] = [
        {
            "limit": "contacts",
            "value": 500.0,
            "on": "2026-12-04",
            "growth_a_month": 0.1,
        }
    ]
    return document


def test_a_limit_that_one_initiative_alone_exceeds_is_refuted() -> None:
    tables = [table(("hub", "limit", "10000", "10032.05"))]
    example = refuted(SCOPE, crowded(), tables=tables)
    assert set() == example.codes()
    place = "exclusions.0.exclusions.0.needed"
    assert {"exclusion_differs"} == example.codes((place, "10032"))
    assert {"wrong_kind"} == example.codes((f"{HERE}.kind", "capability"))


def test_what_is_stored_already_is_not_needed_again() -> None:
    document = crowded()
    document["company"]["audiences"][0]["stored"] = [
        {"provider": "hub", "contacts": 33}
    ]
    tables = [table(("hub", "limit", "10000", "9999.05"))]
    assert "provider_serves" in refuted(SCOPE, document, tables=tables).codes()


def test_a_limit_with_a_price_for_more_is_a_cost() -> None:
    document = crowded()
    document["company"]["stack"][0]["limits"] = [
        {"limit": "contacts", "value": 10000.0, "overage_price": "1 EUR"}
    ]
    tables = [table(("hub", "limit", "10000", "10032.05"))]
    assert "provider_serves" in refuted(SCOPE, document, tables=tables).codes()


def two_lists() -> dict[str, Any]:
    """Two initiatives at a list of 6,000 each; `one` comes first."""
    document = plan()
    document["company"]["team"].append(person("bob"))
    document["company"]["audiences"] = [
        {"id": name, "name": name, "contacts": 6000, "accounts": 300}
        for name in ("list", "other")
    ]
    first = document["plan"]["initiatives"][0]
    first["rank"] = {"priority": 1}
    second = initiative("two", audience="other", rank={"priority": 2})
    document["plan"]["initiatives"] = [second, first]
    return document


LIMIT = {
    "kind": "limit",
    "provider": "hub",
    "limit": "contacts",
    "users": ["one", "two"],
    "needed": "12000",
    "there": "10000",
}


def test_a_limit_that_a_higher_initiative_uses_up_is_refuted() -> None:
    answers = [infeasible(LIMIT, "two", scope="together"), feasible()]
    witness = {"ways": [way()]}
    example = Example(answers, document=two_lists(), witness=witness)
    assert set() == example.codes()
    for place, value, code in (
        ("needed", "11999", "needed_differs"),
        ("there", "10001", "there_differs"),
        ("users", ["two"], "enough_there"),
        ("users", ["one"], "own_need_missing"),
        ("limit", "sends", "there_differs"),
        ("provider", "crm", "there_differs"),
    ):
        assert code in example.codes((f"{HERE}.{place}", value))
    scope = ("initiatives.0.certificate.scope", "alone")
    assert "does_not_count" in example.codes(scope)


def test_a_limit_is_not_used_up_by_who_could_go_elsewhere() -> None:
    document = two_lists()
    document["company"]["stack"].append(
        {"id": "hub2", "name": "Hub 2", "product": "mailer", "edition": "pro"}
    )
    answers = [infeasible(LIMIT, "two", scope="together"), feasible()]
    example = Example(answers, document=document, witness={"ways": [way()]})
    assert {"own_need_missing", "needed_differs", "enough_there"} == example.codes()


FLOW = {
    "kind": "flow",
    "requirement": "responses_arrive",
    "object": "responses",
    "within_minutes": 240,
    "sources": ["hub"],
    "targets": ["crm"],
    "arrivals": [
        {"provider": "hub", "minutes": 0},
        {"provider": "crm", "minutes": 300},
    ],
    "blocked": [{"connection": "slow", "reason": "too_late"}],
}


def slow() -> dict[str, Any]:
    """The plan with a connection of 300 minutes; all those of the hub are listed."""
    document = plan()
    document["company"]["connections"] = [
        {
            "id": "slow",
            "from_provider": "hub",
            "to_provider": "crm",
            "objects": ["responses"],
            "latency_minutes": 300,
        }
    ]
    document["company"]["complete"].append(
        {"list": "connections.hub", "by": "Kim", "on": "2027-01-01"}
    )
    return document


def test_a_flow_that_arrives_too_late_is_refuted() -> None:
    assert set() == refuted(FLOW, slow()).codes()


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("arrivals.1.minutes", 301, "arrival_differs"),
        ("arrivals.1", None, "arrival_differs"),
        ("within_minutes", 200, "requirement_differs"),
        ("sources", [], "source_missing"),
        ("targets", [], "target_missing"),
        ("object", "contacts", "requirement_differs"),
        ("blocked.0.reason", "no_consent", "not_blocked"),
        ("requirement", "builds", "no_such_requirement"),
    ],
)
def test_a_flow_refutation_with_one_thing_changed_is_refused(
    place: str, value: Any, code: str
) -> None:
    assert code in refuted(FLOW, slow()).codes((f"{HERE}.{place}", value))


def test_a_flow_is_not_refuted_where_a_connection_may_be_unlisted() -> None:
    document = undeclared(slow(), "connections.hub")
    assert "arrives_in_time" in refuted(FLOW, document).codes()


def test_a_flow_goes_round_by_another_provider() -> None:
    # 300 minutes directly, 100 + 100 by way of the warehouse.
    document = slow()
    document["company"]["stack"].append(
        {
            "id": "lake",
            "name": "Lake",
            "kind": "in_house",
            "capabilities": [{"capability": "storage", "level": 1}],
        }
    )
    for name, ends in (("in", ("hub", "lake")), ("out", ("lake", "crm"))):
        document["company"]["connections"].append(
            {
                "id": name,
                "from_provider": ends[0],
                "to_provider": ends[1],
                "objects": ["responses"],
                "latency_minutes": 100,
            }
        )
    document["company"]["complete"].append(
        {"list": "connections.lake", "by": "Kim", "on": "2027-01-01"}
    )
    codes = refuted(FLOW, document).codes()
    assert {"arrival_differs", "arrives_in_time"} <= codes
    document["company"]["stack"][2]["status"] = "off"
    example = refuted(
        {
            **FLOW,
            "arrivals": [*FLOW["arrivals"], {"provider": "lake", "minutes": 100}],
        },
        document,
    )
    assert set() == example.codes()


SUPPRESS = {
    "kind": "suppress",
    "requirement": "opt_outs_arrive",
    "object": "opt_outs",
    "within_minutes": 1440,
    "sources": ["consent"],
    "targets": ["hub"],
    "arrivals": [{"provider": "consent", "minutes": 0}],
}


def unheard() -> tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]:
    """A sender whom opt-outs do not reach: plan, catalog, requirement lines."""
    catalog, document = catalog_data(), plan()
    catalog["templates"][0]["requirements"].append(
        need("suppress", "opt_outs_arrive", "launch")
    )
    document["company"]["stack"].append(
        {
            "id": "consent",
            "name": "Consent",
            "kind": "in_house",
            "capabilities": [{"capability": "consent_management", "level": 1}],
        }
    )
    document["company"]["complete"].append(
        {"list": "connections.consent", "by": "Kim", "on": "2027-01-01"}
    )
    stated = [*lines(), {**lines()[0], "requirement": "opt_outs_arrive"}]
    return document, catalog, stated


def test_a_sender_whom_opt_outs_do_not_reach_is_refuted() -> None:
    document, catalog, stated = unheard()
    answer = {**infeasible(SUPPRESS), "requirements": stated}
    example = Example([answer], document=document, catalog=catalog)
    assert set() == example.codes()
    for place, value, code in (
        ("targets", ["crm"], "target_missing"),
        ("sources", ["crm"], "source_missing"),
        ("arrivals.0.minutes", 5, "arrival_differs"),
        ("within_minutes", 1441, "requirement_differs"),
        ("kind", "flow", "no_such_requirement"),
    ):
        assert code in example.codes((f"{HERE}.{place}", value))


# --- Case trees ------------------------------------------------------------------


def hub_and_marketo() -> tuple[dict[str, Any], dict[str, Any]]:
    """HubSpot: level 3, 50,000 contacts, no sync. Marketo: level 2, 8,000 contacts, a sync."""
    document = plan()
    document["company"]["audiences"][0]["contacts"] = 20000
    document["company"]["stack"] = [
        {
            "id": "hubspot",
            "name": "HubSpot",
            "kind": "in_house",
            "capabilities": [{"capability": "email", "level": 3}],
            "limits": [{"limit": "contacts", "value": 50000.0}],
        },
        {
            "id": "marketo",
            "name": "Marketo",
            "kind": "in_house",
            "capabilities": [{"capability": "email", "level": 2}],
            "limits": [{"limit": "contacts", "value": 8000.0}],
        },
        {"id": "crm", "name": "CRM", "product": "records", "edition": "std"},
    ]
    document["company"]["connections"] = [
        {
            "id": "sync",
            "from_provider": "marketo",
            "to_provider": "crm",
            "objects": ["responses"],
            "latency_minutes": 30,
        }
    ]
    document["company"]["complete"] += [
        {"list": f"connections.{name}", "by": "Kim", "on": "2027-01-01"}
        for name in ("hubspot", "marketo")
    ]
    tree = {
        "kind": "combination",
        "over": "email",
        "exclusions_of": "email-2",
        "cases": [
            {
                "capability": "email",
                "provider": "hubspot",
                "refutation": {
                    **FLOW,
                    "sources": ["hubspot"],
                    "arrivals": [{"provider": "hubspot", "minutes": 0}],
                    "blocked": [],
                },
            }
        ],
    }
    return document, tree


def test_lines_met_by_different_providers_are_refuted_case_by_case() -> None:
    document, tree = hub_and_marketo()
    tables = [table(("marketo", "limit", "8000", "20000"))]
    example = refuted(tree, document, tables=tables)
    assert set() == example.codes()
    place = f"{HERE}.cases.0.refutation.sources"
    codes = example.codes((place, ["marketo"]))
    assert {"source_missing", "arrival_differs", "arrives_in_time"} == codes
    assert {"case_missing"} == example.codes((f"{HERE}.cases", []))
    assert {"exclusion_differs"} == example.codes(
        ("exclusions.0.exclusions.0.there", "20000")
    )


def test_a_case_tree_leaves_no_provider_out() -> None:
    document, tree = hub_and_marketo()
    document["company"]["audiences"][0]["contacts"] = 8000
    tables = [table(("marketo", "limit", "8000", "20000"))]
    codes = refuted(tree, document, tables=tables).codes()
    assert {"case_missing", "exclusion_differs"} == codes


EITHER = {
    "kind": "combination",
    "over": "company.stack[hub].edition",
    "cases": [
        {
            "choice": {"path": "company.stack[hub].edition", "value": "basic"},
            "refutation": CAPABILITY,
        },
        {
            "choice": {"path": "company.stack[hub].edition", "value": "pro"},
            "refutation": {**SCOPE, "exclusions_of": "email-pro"},
        },
    ],
}


def test_each_edition_that_there_may_be_is_refuted_by_itself() -> None:
    # Basic has 20,000 contacts and level 1, Pro level 3 and 10,000 contacts; 12,000 at level 2.
    document = plan()
    document["company"]["stack"][0]["edition"] = "unknown"
    document["company"]["audiences"][0]["contacts"] = 12000
    tables = [
        table(("hub", "level", "1", "2")),
        {**table(("hub", "limit", "10000", "12000")), "id": "email-pro"},
    ]
    example = refuted(EITHER, document, tables=tables)
    assert set() == example.codes()
    assert "case_missing" in example.codes((f"{HERE}.cases.1", None))
    wrong = (f"{HERE}.cases.0.choice.value", "pro")
    assert {"case_missing", "exclusion_differs", "provider_serves"} >= example.codes(
        wrong
    )
    assert "case_missing" in example.codes(wrong)
    elsewhere = (f"{HERE}.cases.0.choice.path", "company.stack[crm].edition")
    assert "case_of_something_else" in example.codes(elsewhere)


def test_a_number_in_a_range_cannot_be_gone_through_case_by_case() -> None:
    document = plan()
    document["company"]["audiences"][0]["contacts"] = {"low": 1, "high": 12000}
    path = "company.audiences[list].contacts"
    tree = {**EITHER, "over": path, "cases": []}
    assert {"cannot_be_enumerated"} == refuted(tree, document).codes()


# --- People ----------------------------------------------------------------------


def short_of_hours() -> dict[str, Any]:
    """60 h to be worked in the two weeks to 17 January, of which Ann has 48."""
    document = plan()
    document["plan"]["initiatives"][0]["phases"] = [
        {
            "phase": "build",
            "latest": "2027-01-17",
            "work": [{"skill": "ops", "hours": 60.0}],
        }
    ]
    return document


CAPACITY = {
    "kind": "capacity",
    "demands": [
        {
            "owner": "one",
            "requirement": "builds",
            "skill": "ops",
            "proficiency": 3,
            "quarters": 240,
            "first_week": "2027-01-04",
            "last_week": "2027-01-11",
        }
    ],
    "supplies": [
        {
            "worker": "ann",
            "first_week": "2027-01-04",
            "last_week": "2027-01-11",
            "quarters": 192,
        }
    ],
    "needed_quarters": 240,
    "there_quarters": 192,
}


def test_hours_that_do_not_fit_are_refuted() -> None:
    assert set() == refuted(CAPACITY, short_of_hours()).codes()


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("demands.0.quarters", 241, "demand_differs"),
        ("demands.0.proficiency", 4, "demand_differs"),
        ("demands.0.skill", "design", "demand_differs"),
        ("demands.0.last_week", "2027-01-04", "window_differs"),
        ("demands.0.owner", "two", "does_not_count"),
        ("demands.0.requirement", "profile", "no_such_requirement"),
        ("demands.0", None, "own_need_missing"),
        ("supplies.0.quarters", 191, "supply_differs"),
        ("supplies.0.first_week", "2027-01-11", "weeks_differ"),
        ("demands.0.first_week", "2026-12-28", "window_differs"),
        ("supplies.0", None, "supply_differs"),
        ("needed_quarters", 241, "sum_differs"),
        ("there_quarters", 191, "sum_differs"),
        ("there_quarters", 240, "enough_there"),
        ("rule", "three", None),
    ],
)
def test_a_capacity_refutation_with_one_thing_changed_is_refused(
    place: str, value: Any, code: str | None
) -> None:
    codes = refuted(CAPACITY, short_of_hours()).codes((f"{HERE}.{place}", value))
    assert (code is None and not codes) or code in codes


def test_hours_of_people_nobody_listed_refute_nothing() -> None:
    document = undeclared(short_of_hours(), "team")
    assert {"list_not_declared"} == refuted(CAPACITY, document).codes()


def test_a_wider_window_than_claimed_is_refused() -> None:
    document = short_of_hours()
    document["plan"]["initiatives"][0]["phases"][0]["latest"] = "2027-01-24"
    assert "window_differs" in refuted(CAPACITY, document).codes()


def with_programme(hours: float) -> tuple[dict[str, Any], dict[str, Any]]:
    """40 h of work in two weeks beside a programme's; Ann has 48."""
    document = short_of_hours()
    document["plan"]["initiatives"][0]["phases"][0]["work"] = []
    document["company"]["programmes"] = [
        {
            "id": "letter",
            "name": "Letter",
            "work": [{"skill": "ops", "hours_a_week": hours}],
        }
    ]
    taken = int(hours * 4 * 2)
    demands = [
        {**CAPACITY["demands"][0], "quarters": 160},
        {
            **CAPACITY["demands"][0],
            "owner": "letter",
            "requirement": "ops",
            "proficiency": 1,
            "quarters": taken,
        },
    ]
    claim = {
        **CAPACITY,
        "demands": demands,
        "needed_quarters": 160 + taken,
    }
    return document, claim


def test_running_programmes_come_first() -> None:
    # 40 h and 2 x 10 h of 48 h.
    document, claim = with_programme(10.0)
    example = refuted(claim, document)
    assert set() == example.codes()
    place = f"{HERE}.demands.1.quarters"
    assert {"demand_differs", "sum_differs"} == example.codes((place, 79))


def test_who_does_not_add_to_a_shortage_is_not_refuted_by_it() -> None:
    # The programme alone lacks 2 x 6 h; the way's own work is of another skill, Bob's.
    document, claim = with_programme(30.0)
    document["company"]["team"].append(
        person("bob", skills=[{"skill": "design", "proficiency": 5}])
    )
    document["plan"]["initiatives"][0]["added"] = [
        need(
            "work",
            "draws",
            "build",
            skill="design",
            proficiency=3,
            hours={"sum": [{"coefficient": 40.0}]},
        )
    ]
    draws = {
        **claim["demands"][0],
        "requirement": "draws",
        "skill": "design",
    }
    supply = CAPACITY["supplies"][0]
    innocent = {
        **claim,
        "demands": [draws, claim["demands"][1]],
        "supplies": [supply, {**supply, "worker": "bob"}],
        "needed_quarters": 160 + 240,
        "there_quarters": 384,
    }
    answer = infeasible(innocent)
    answer["requirements"].append(
        {
            "requirement": "draws",
            "template": None,
            "action": "added",
            "importance": "must",
        }
    )
    assert {"short_without_it"} == Example([answer], document=document).codes()


def test_three_people_at_most_share_a_work() -> None:
    # Four people with 8 plannable hours a week: three hold 48 h in two weeks, 50 are needed.
    document = short_of_hours()
    document["plan"]["initiatives"][0]["phases"][0]["work"][0]["hours"] = 50.0
    document["company"]["team"] = [
        person(name, contract=[{"hours_a_week": 20.0}])
        for name in ("ann", "bob", "cy", "di")
    ]
    claim = {
        **CAPACITY,
        "rule": "three",
        "demands": [{**CAPACITY["demands"][0], "quarters": 200}],
        "supplies": [
            {**CAPACITY["supplies"][0], "worker": name, "quarters": 64}
            for name in ("ann", "bob", "di")
        ],
        "needed_quarters": 200,
    }
    example = refuted(claim, document)
    assert set() == example.codes()
    assert "supply_differs" in example.codes((f"{HERE}.supplies.0.quarters", 63))
    assert "not_the_largest" in example.codes((f"{HERE}.supplies.0", None))
    assert "supply_differs" in example.codes((f"{HERE}.rule", "all"))


SKILLS = {
    "kind": "skills",
    "requirement": "builds",
    "skill": "ops",
    "proficiency": 3,
    "first_week": "2027-01-04",
    "last_week": "2027-01-11",
    "least_weeks": 2,
    "gaps": ["2027-01-11"],
}


def away() -> dict[str, Any]:
    """Two weeks of building in a window of two, in one of which Ann is away."""
    document = short_of_hours()
    document["plan"]["initiatives"][0]["phases"][0]["work"][0]["hours"] = 20.0
    document["company"]["team"][0]["absences"] = [
        {"from_day": "2027-01-11", "to_day": "2027-01-15"}
    ]
    return document


def test_a_phase_without_anybody_in_some_week_is_refuted() -> None:
    example = refuted(SKILLS, away())
    assert set() == example.codes()
    for place, value, code in (
        ("gaps", ["2027-01-04"], "no_gap"),
        ("gaps", [], "placement_without_gap"),
        ("gaps.0", "2027-01-12", "no_gap"),
        ("least_weeks", 1, "duration_differs"),
        ("last_week", "2027-01-18", "window_differs"),
        ("proficiency", 2, "requirement_differs"),
        ("requirement", "profile", "no_such_requirement"),
    ):
        assert code in example.codes((f"{HERE}.{place}", value))


def test_a_gap_that_a_placement_avoids_refutes_nothing() -> None:
    document = away()
    document["plan"]["initiatives"][0]["phases"][0]["latest"] = "2027-01-31"
    claim = {**SKILLS, "last_week": "2027-01-25"}
    assert {"placement_without_gap"} == refuted(claim, document).codes()


# --- The calendar and the goal ---------------------------------------------------

TIMING = {
    "kind": "timing",
    "phase": "launch",
    "steps": [
        {"what": "queue", "subject": "legal", "weeks": 11, "until": "2027-03-22"},
        {
            "what": "goal",
            "subject": "one",
            "until": "2027-03-15",
            "side": "latest",
        },
    ],
    "earliest": "2027-03-22",
    "latest": "2027-03-15",
}


def queueing(weeks: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The launch waits in a queue; the goal wants it on 15 March at the latest."""
    document, catalog = plan(), catalog_data()
    document["company"]["queues"] = [
        {"id": "desk", "name": "Desk", "kind": "legal", "waiting_weeks": weeks}
    ]
    catalog["templates"][0]["requirements"].append(
        need("queue", "legal_looks", "launch", queue_kind="legal")
    )
    return document, catalog


def queued(weeks: int) -> Example:
    document, catalog = queueing(weeks)
    answer = infeasible(TIMING)
    answer["requirements"].append(
        {**answer["requirements"][0], "requirement": "legal_looks"}
    )
    return Example([answer], document=document, catalog=catalog)


def test_a_launch_too_late_for_its_goal_is_refuted() -> None:
    assert set() == queued(11).codes()


def test_a_launch_just_in_time_for_its_goal_is_not_refuted() -> None:
    assert "fits" in queued(10).codes()


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("earliest", "2027-03-29", "earliest_differs"),
        ("latest", "2027-03-08", "latest_differs"),
        ("phase", "build", "fits"),
        ("phase", "later", "no_such_phase"),
        ("steps.0.weeks", 12, "step_differs"),
        ("steps.0.until", "2027-03-23", "step_differs"),
        ("steps.0.until", "2027-03-15", "chain_ends_elsewhere"),
        ("steps.1.until", "2027-03-22", "chain_ends_elsewhere"),
    ],
)
def test_a_timing_refutation_with_one_thing_changed_is_refused(
    place: str, value: Any, code: str
) -> None:
    assert code in queued(11).codes((f"{HERE}.{place}", value))


GOAL = {
    "kind": "goal",
    "factors": [
        {"what": "accounts", "needed": "31", "there": "300"},
        {"what": "engagement_rate", "needed": "31", "there": "1/10"},
    ],
    "reached": "30",
    "target": "31",
}


def test_a_target_beyond_the_funnel_is_refuted() -> None:
    document = plan()
    document["plan"]["initiatives"][0]["goal"]["target"] = 31
    example = refuted(GOAL, document)
    assert set() == example.codes()
    for place, value, code in (
        ("reached", "29", "reached_differs"),
        ("target", "32", "target_differs"),
        ("factors.0.there", "301", "factor_differs"),
        ("factors.1.there", "0.2", "factor_differs"),
    ):
        assert code in example.codes((f"{HERE}.{place}", value))


def test_sellers_hold_the_funnel_down() -> None:
    # Launched on 18 January, engaged from 1 February: 58 days to 31 March, 3 a week: 174/7.
    document = plan()
    document["plan"]["initiatives"][0]["goal"]["target"] = 25
    document["company"]["sales_capacity"] = [
        {"id": "desk", "counts": "accounts", "a_week": 3.0}
    ]
    claim = {**GOAL, "reached": "174/7", "target": "25", "factors": []}
    assert set() == refuted(claim, document).codes()
    document["plan"]["initiatives"][0]["goal"]["target"] = 24.5
    claim["target"] = "24.5"
    assert {"reached"} == refuted(claim, document).codes()


def test_a_deal_is_won_in_a_purchase_window_and_its_money_counted() -> None:
    # 300 x 0.1 x 0.5 x 0.5 = 7.5 deals of 1,000; the deal of 15 March waits for April.
    document = plan()
    document["plan"]["initiatives"][0]["goal"] = {
        "measure": "won_revenue",
        "target": 8000,
        "by_day": "2027-03-31",
    }
    document["company"]["segments"][0]["deal_size"] = "1000 EUR"
    claim = {**GOAL, "reached": "7500", "target": "8000", "factors": []}
    assert set() == refuted(claim, document).codes()
    document["plan"]["initiatives"][0]["goal"]["target"] = 7500
    claim["target"] = "7500"
    assert {"reached"} == refuted(claim, document).codes()
    document["company"]["segments"][0]["purchase_windows"] = [
        {"first_month": 4, "last_month": 6}
    ]
    # Launched on 4 May 2026 it would have been won on 29 June, still in time.
    late = {
        "kind": "timing",
        "phase": "launch",
        "steps": [],
        "earliest": "2027-01-18",
        "latest": "2026-05-04",
    }
    assert set() == refuted(late, document).codes()


SHARED = {
    "kind": "goal",
    "factors": [],
    "reached": "300",
    "target": "400",
    "shared_with": ["one"],
}


def test_accounts_that_a_higher_initiative_takes_are_refuted() -> None:
    document = plan()
    document["plan"]["initiatives"][0]["rank"] = {"priority": 1}
    document["plan"]["initiatives"].append(initiative("two"))
    answers = [feasible(), infeasible(SHARED, "two", scope="together")]
    example = Example(answers, document=document, witness={"ways": [way()]})
    here = "initiatives.1.certificate.refutation"
    assert set() == example.codes()
    assert {"target_differs"} == example.codes((f"{here}.target", "401"))
    assert {"reached_differs"} == example.codes((f"{here}.reached", "299"))
    equal = ("initiatives.1.certificate.scope", "alone")
    assert "does_not_count" in example.codes(equal)


# --- What the company set itself --------------------------------------------------

MONEY = {
    "kind": "money",
    "line": "field",
    "quarter": "2027Q1",
    "users": ["one"],
    "needed_minor": 6001,
    "there_minor": 6000,
}


def test_money_that_a_line_does_not_hold_is_refuted() -> None:
    # 40 EUR of a running programme and 22.22 USD at 0.9: 19.998 EUR, rounded up to 20.00...
    document = plan()
    document["company"]["exchange_rates"] = [{"currency": "USD", "rate": 0.9}]
    document["company"]["budget_lines"] = [
        {
            "id": "field",
            "name": "Field",
            "quarters": [{"quarter": "2027Q1", "money": "60 EUR"}],
        }
    ]
    spend = {"line": "field", "quarter": "2027Q1"}
    document["company"]["programmes"] = [
        {"id": "fair", "name": "Fair", "money": [{**spend, "money": "40 EUR"}]}
    ]
    document["plan"]["initiatives"][0]["money"] = [{**spend, "money": "22.23 USD"}]
    # ... and 22.23 USD are 20.007 EUR, rounded up to 20.01.
    example = refuted(MONEY, document)
    assert set() == example.codes()
    for place, value, code in (
        ("needed_minor", 6002, "needed_differs"),
        ("there_minor", 5999, "there_differs"),
        ("quarter", "2027Q2", "needed_differs"),
        ("users", [], "own_need_missing"),
        ("users", ["one", "two"], "does_not_count"),
    ):
        assert code in example.codes((f"{HERE}.{place}", value))
    undeclared(document, "budget_lines")
    assert {"list_not_declared"} == refuted(MONEY, document).codes()


def test_what_a_policy_forbids_is_refuted() -> None:
    document = plan()
    document["company"]["policies"] = [
        {
            "id": "no_mail",
            "name": "No mail",
            "effect": "forbidden",
            "capabilities": ["email", "direct_mail"],
        }
    ]
    claim = {"kind": "policy", "policy": "no_mail", "applies_to": "capability:email"}
    example = refuted(claim, document)
    assert set() == example.codes()
    place = f"{HERE}.applies_to"
    assert {"does_not_apply"} == example.codes((place, "capability:direct_mail"))
    assert {"no_such_policy"} == example.codes((f"{HERE}.policy", "none"))


READINESS = {
    "kind": "readiness",
    "requirement": "profile",
    "prerequisite": "icp",
}


def test_a_prerequisite_that_is_not_there_is_refuted() -> None:
    document = plan()
    document["company"]["readiness"][0]["there"] = False
    example = refuted(READINESS, document)
    assert set() == example.codes()
    assert {"day_differs"} == example.codes((f"{HERE}.ready_on", "2027-02-01"))
    assert {"is_there"} == refuted(READINESS, plan()).codes()


def test_a_prerequisite_that_comes_too_late_is_refuted() -> None:
    # Building starts on 1 March at the latest; the first whole week from 2 March is the next.
    document = plan()
    document["company"]["readiness"][0] = {
        "prerequisite": "icp",
        "there": False,
        "ready_on": "2027-03-02",
    }
    claim = {**READINESS, "ready_on": "2027-03-02", "needed_by": "2027-03-01"}
    example = refuted(claim, document)
    assert set() == example.codes()
    assert {"day_differs"} == example.codes((f"{HERE}.needed_by", "2027-03-08"))
    document["company"]["readiness"][0]["ready_on"] = "2027-03-01"
    claim["ready_on"] = "2027-03-01"
    assert {"ready_in_time"} == refuted(claim, document).codes()


# --- Open ------------------------------------------------------------------------


def no_day() -> dict[str, Any]:
    document = plan()
    del document["plan"]["initiatives"][0]["goal"]["by_day"]
    return document


UNSTATED = {"kind": "unstated", "path": "plan.initiatives[one].goal.by_day"}


def test_a_goal_without_a_day_is_open() -> None:
    example = Example([unknown(UNSTATED)], document=no_day())
    assert set() == example.codes()
    other = (f"{HERE}.path", "plan.initiatives[one].goal.target")
    assert {"is_stated"} == example.codes(other)
    reading = ("initiatives.0.certificate.witness.ways.0.reading", "pessimistic")
    assert "not_optimistic" in example.codes(reading)
    no_way = ("initiatives.0.certificate.witness.ways", [])
    assert {"way_missing"} == example.codes(no_way)


def test_nothing_is_refuted_for_good_because_nobody_stated_it() -> None:
    assert "only_pessimistic" in refuted(UNSTATED, no_day()).codes()


def test_an_empty_register_gives_neither_a_way_nor_a_refutation_for_good() -> None:
    document = plan()
    document["company"]["stack"] = []
    for area in ("stack.execution", "stack.data"):
        undeclared(document, area)
    best = way(reading="optimistic", servings=[{"serves": _silent()}])
    example = Example(
        [unknown(CAPABILITY, way=best)], document=document, exclusions=[table()]
    )
    assert set() == example.codes()
    assert {"list_not_declared"} == refuted(
        CAPABILITY, document, tables=[table()]
    ).codes()


def _silent() -> dict[str, str]:
    return {"email": "?", "crm_records": "?"}


def test_a_search_that_found_nothing_is_listed_as_not_checked() -> None:
    document = plan()
    claim = {**CAPACITY, "grade": "search"}
    example = refuted(claim, document)
    checked = example.check()
    assert checked.accepted
    place = "initiatives[one].certificate.refutation"
    assert (place,) == checked.not_checked
