"""Every capability, skill and figure of the fact sheets is in the catalog with its value, or left out for a reason.

`benchmark_figures.yaml` beside this file says which benchmarks carry a figure of the sheets.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from feasibility.catalog.load import load_catalog
from feasibility.model.catalog import Benchmark
from feasibility.model.fact import Fact
from feasibility.model.money import Money

Row = dict[str, Any]

CATALOG = load_catalog()
BENCHMARKS = {each.id: each for each in CATALOG.benchmarks}
SKILLS = {each.id: each for each in CATALOG.skills}
RATES = {each.id: each for each in CATALOG.rates}
CARRIED: dict[str, dict[str, list[str] | str]] = yaml.safe_load(
    Path(__file__).with_name("benchmark_figures.yaml").read_text("utf-8")
)
KNOWN = {
    "seed": "expert",
    "primary": "expert",
    "vendor": "vendor",
    "secondary": "expert",
    "practitioner": "expert",
    "derived": "expert",
    "unsourced": "assumption",
}
# What the headers of the product sheets call missing from the taxonomy.
BEYOND_THE_TAXONOMY = {
    "account_scoring",
    "contact_acquisition",
    "content_syndication",
    "custom_data_model",
    "offer_decisioning",
    "reference_management",
    "sandbox_environments",
    "session_replay",
}
# Of a figure that stands in the note beside the value, what it is.
IN_THE_NOTE = {"cycle_acv_gt100k_a": [270.0]}
TWO_FIGURES_IN_ONE_RATE = {
    "uk_digital_hour": ["uk_digital_hour_manager", "uk_digital_hour_director"]
}


@pytest.fixture(scope="module")
def facts(shared_data: Path) -> Path:
    folder = shared_data.parent / "facts"
    if not folder.is_dir():
        pytest.skip("the folder shared/facts does not lie beside this checkout")
    return folder


@pytest.fixture(scope="module")
def rows(facts: Path) -> dict[str, dict[str, Row]]:
    """The rows with a measure, by sheet and id."""
    return {
        sheet: {row["id"]: row for row in _rows(_read(facts, sheet))}
        for sheet in CARRIED
    }


def _read(facts: Path, sheet: str) -> Any:
    return yaml.safe_load((facts / f"{sheet}.yaml").read_text("utf-8"))


def _rows(part: Any) -> Iterator[Row]:
    if isinstance(part, list):
        yield from (row for row in part if isinstance(row, dict) and "measure" in row)
    elif isinstance(part, dict):
        for inner in part.values():
            yield from _rows(inner)


def _numbers(value: Any) -> list[float]:
    """The numbers of a row's value, whatever its keys; `true` is none."""
    if isinstance(value, dict):
        return [number for each in value.values() for number in _numbers(each)]
    return [] if isinstance(value, bool) else [float(value)]


def _stated(benchmark: Benchmark) -> list[float]:
    fact = benchmark.value
    only_most = fact.low == 0 and benchmark.id == "plan_shipped_by_third_quarter"
    return [value for value in fact.values if not (only_most and value == 0)]


def _day(stated: Any) -> str:
    """The first day, where a page states only a year or a month."""
    return str(stated) + {4: "-01-01", 7: "-01"}.get(len(str(stated)), "")


def _carried(rows: dict[str, dict[str, Row]]) -> Iterator[tuple[str, Row, list[str]]]:
    for sheet, by_id in rows.items():
        for name, row in by_id.items():
            names = CARRIED[sheet][name]
            if isinstance(names, list):
                yield name, row, names


def test_every_figure_of_the_sheets_is_accounted_for(
    rows: dict[str, dict[str, Row]],
) -> None:
    assert {sheet: set(by_id) for sheet, by_id in rows.items()} == {
        sheet: set(named) for sheet, named in CARRIED.items()
    }
    assert (len(rows["buying_cycles"]), len(rows["benchmarks"])) == (128, 149)


def test_every_figure_left_out_has_a_reason_and_no_amount(
    rows: dict[str, dict[str, Row]],
) -> None:
    reasons = {
        name: reason
        for named in CARRIED.values()
        for name, reason in named.items()
        if isinstance(reason, str)
    }
    units = {
        row["unit"]
        for by_id in rows.values()
        for name, row in by_id.items()
        if name in reasons
    }
    assert units == {"statement", "calendar", "definition", "ranked", "rule", "list"}
    assert all(len(reason.split()) > 3 for reason in reasons.values())


def test_every_benchmark_comes_from_a_sheet() -> None:
    named = {
        name
        for by_id in CARRIED.values()
        for names in by_id.values()
        if isinstance(names, list)
        for name in names
    }
    assert named == set(BENCHMARKS)


def test_a_figure_has_the_numbers_of_its_sheet_and_no_others(
    rows: dict[str, dict[str, Row]],
) -> None:
    wrong = {}
    for name, row, names in _carried(rows):
        expected = sorted(_numbers(row["value"]))
        carried = [value for each in names for value in _stated(BENCHMARKS[each])]
        found = sorted(carried + IN_THE_NOTE.get(name, []))
        if found != expected:
            wrong[name] = (expected, found)
    assert wrong == {}


def test_a_figure_counts_in_the_unit_of_its_sheet(
    rows: dict[str, dict[str, Row]],
) -> None:
    counted = ("percent", "days", "weeks", "months", "hours", "people", "working days")
    wrong = {
        name: (row["unit"], BENCHMARKS[names[0]].unit)
        for name, row, names in _carried(rows)
        for unit in counted
        if row["unit"].startswith(unit)
        and not BENCHMARKS[names[0]].unit.startswith(unit.removesuffix("s"))
    }
    assert wrong == {}


def test_a_figure_keeps_its_source_its_day_and_how_it_is_known(
    rows: dict[str, dict[str, Row]],
) -> None:
    wrong = []
    for name, row, names in _carried(rows):
        label = row["confidence"]
        expected = (
            row.get("source"),
            _day(row["date"]) if row.get("date") and row.get("source") else None,
            KNOWN[label],
            None if label == "unsourced" else label,
        )
        for each in names:
            if (name, each) == ("train_best", "skill_added_best_by_training"):
                continue  # The same figure stands in two sheets; one of them has more parts.
            found = BENCHMARKS[each]
            seen = found.seen.isoformat() if found.seen else None
            if (found.source, seen, found.known, found.label) != expected:
                wrong.append((name, each, expected))
    assert wrong == []


def test_no_sentence_of_a_sheet_is_copied(rows: dict[str, dict[str, Row]]) -> None:
    """Ten words in a row are a sentence; fewer can be the only way to say it."""
    said = [
        _runs(f"{row['measure']} . {row.get('note') or ''}")
        for by_id in rows.values()
        for row in by_id.values()
    ]
    theirs = set().union(*said)
    copied = {
        each.id: run
        for each in BENCHMARKS.values()
        for run in _runs(f"{each.name} . {each.note or ''}") & theirs
    }
    assert copied == {}


def _runs(text: str, words: int = 10) -> set[str]:
    parts = text.casefold().split()
    return {" ".join(parts[at : at + words]) for at in range(len(parts) - words + 1)}


def test_every_capability_of_the_taxonomy_is_there_in_its_area(facts: Path) -> None:
    areas = _read(facts, "taxonomy")["capabilities"]
    expected = {
        capability: area for area, listed in areas.items() for capability in listed
    }
    found = {each.id: each.area for each in CATALOG.capabilities}
    assert {name: found.get(name) for name in expected} == expected
    assert set(found) - set(expected) == BEYOND_THE_TAXONOMY


def test_every_skill_is_there_with_its_weeks_its_roles_and_its_pay(
    facts: Path,
) -> None:
    sheet = _read(facts, "skills")
    assert {row["id"] for row in sheet["skills"]} == set(SKILLS)
    wrong = []
    for row in sheet["skills"]:
        skill = SKILLS[row["id"]]
        hire = skill.hire_weeks
        assert hire is not None
        lead = row["hire_lead"]["weeks"]
        if (hire.low, hire.high) != (lead["min"], lead["max"]):
            wrong.append((skill.id, "hire"))
        for step, fact in skill.train_weeks.items():
            if sorted(_numbers(row["train_weeks"][step])) != sorted(fact.values):
                wrong.append((skill.id, step))
        if list(skill.roles) != row["roles"] or list(skill.rates) != (row["pay"] or []):
            wrong.append((skill.id, "roles or pay"))
    assert wrong == []


def test_weeks_to_get_going_are_those_of_the_tier(facts: Path) -> None:
    sheet = _read(facts, "skills")
    ramp = next(row for row in sheet["training_facts"] if row["id"] == "ramp")["value"]
    for row in sheet["skills"]:
        stated = ramp.get(row["hire_lead"]["tier"])
        fact = SKILLS[row["id"]].ramp_weeks
        found = None if fact is None else {"min": fact.low, "max": fact.high}
        assert found == stated


def test_every_rate_of_pay_is_there_with_the_same_amounts(facts: Path) -> None:
    sheet = _read(facts, "skills")
    expected = set()
    for row in sheet["pay_benchmarks"]:
        names = TWO_FIGURES_IN_ONE_RATE.get(row["id"], [row["id"]])
        expected |= set(names)
        currency = row["unit"][:3]
        amounts = sorted(int(value * 100) for value in _numbers(row["value"]))
        found = [money for name in names for money in _money(RATES[name].amount)]
        assert sorted(each.minor for each in found) == amounts
        assert {each.currency for each in found} == {currency}
        for name in names:
            rate = RATES[name]
            assert (rate.source, rate.label) == (row["source"], row["confidence"])
            assert (rate.region, rate.per) == (row["country"], row["unit"].split()[-1])
    assert set(RATES) == expected


def _money(fact: Fact[Money]) -> tuple[Money, ...]:
    return fact.values
