"""Skills and what people's time costs: the shipped ones, and what is wrong with bad ones."""

from collections.abc import Callable
from pathlib import Path

import pytest

from feasibility.catalog.layers import layered
from feasibility.catalog.library_file import load_library_file
from feasibility.catalog.lint import lint_catalog
from feasibility.catalog.load import load_catalog
from feasibility.kernel.errors import CatalogError
from feasibility.model.catalog import Skill
from feasibility.model.money import Money
from feasibility.model.skill import Rate

CATALOG = load_catalog()
RATES = {each.id: each for each in CATALOG.rates}

SKILL = """\
id: admin
name: Administration
group: technology
proficiency: {'1': One., '2': Two., '3': Three., '4': Four., '5': Five.}
train_weeks: {1_to_2: 4}
rates: [day_rate]
"""
RATE = """\
- id: day_rate
  name: Day of an administrator
  who: contractor
  region: UK
  amount: 400 GBP
  per: day
  source: https://example.org/rates
"""


@pytest.fixture
def faults_with(
    tmp_path: Path,
) -> Callable[..., list[tuple[str, str]]]:
    """The code and path of every fault, with some of the two files written otherwise."""

    def faults(**changes: tuple[str, str]) -> list[tuple[str, str]]:
        texts = {"skill": SKILL, "rate": RATE}
        for name, (old, new) in changes.items():
            assert old in texts[name.partition("_")[0]]
            kind = name.partition("_")[0]
            texts[kind] = texts[kind].replace(old, new)
        folder = tmp_path / "catalog"
        (folder / "skills").mkdir(parents=True)
        (folder / "skills" / "admin.yaml").write_text(texts["skill"], "utf-8")
        (folder / "rates.yaml").write_text(texts["rate"], "utf-8")
        try:
            load_catalog(folder)
        except CatalogError as error:
            return [(fault.code, fault.path) for fault in error.faults]
        return []

    return faults


def test_a_skill_with_its_rate_is_read(faults_with: Callable[..., object]) -> None:
    assert faults_with() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("'5': Five.", "'6': Six.", "catalog.skills[admin].proficiency.6"),
        ("'5': Five.", "'0': None.", "catalog.skills[admin].proficiency.0"),
        ("1_to_2: 4", "5_to_6: 4", "catalog.skills[admin].train_weeks.5_to_6"),
        ("1_to_2: 4", "1_to_3: 4", "catalog.skills[admin].train_weeks.1_to_3"),
        ("1_to_2: 4", "1_to_2: -4", "catalog.skills[admin].train_weeks.1_to_2"),
        ("1_to_2: 4", "1_to_2: 261", "catalog.skills[admin].train_weeks.1_to_2"),
        ("1_to_2: 4", "1_to_2: 4.5", "catalog.skills[admin].train_weeks.1_to_2"),
        ("1_to_2: 4", "1_to_2: soon", "catalog.skills[admin].train_weeks.1_to_2"),
    ],
)
def test_a_step_or_proficiency_that_does_not_exist_is_refused(
    old: str,
    new: str,
    expected: str,
    faults_with: Callable[..., list[tuple[str, str]]],
) -> None:
    assert [path for _, path in faults_with(skill=(old, new))] == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("400 GBP", "400", ("input.no_currency", "amount")),
        ("400 GBP", "-400 GBP", ("input.out_of_bounds", "amount")),
        ("400 GBP", "400 pounds", ("input.money_form", "amount")),
        ("400 GBP", "400.125 GBP", ("input.money_form", "amount")),
        (
            "400 GBP",
            "{low: 400 GBP, high: 500 USD}",
            ("input.two_currencies", "amount"),
        ),
        ("400 GBP", "{low: 500 GBP, high: 400 GBP}", ("input.range_order", "amount")),
        ("per: day", "per: week", ("input.not_one_of", "per")),
        ("who: contractor", "who: friend", ("input.not_one_of", "who")),
        ("  region: UK\n", "", ("input.missing", "region")),
        ("  per: day\n", "", ("input.missing", "per")),
    ],
)
def test_a_rate_that_nobody_could_pay_is_refused(
    old: str,
    new: str,
    expected: tuple[str, str],
    faults_with: Callable[..., list[tuple[str, str]]],
) -> None:
    code, field = expected
    assert faults_with(rate=(old, new)) == [(code, f"catalog.rates[day_rate].{field}")]


def test_faults_of_a_skill_and_of_its_rate_are_told_together(
    faults_with: Callable[..., list[tuple[str, str]]],
) -> None:
    faults = faults_with(
        skill=("'5': Five.", "'6': Six."),
        skill_too=("1_to_2: 4", "1_to_2: -4"),
        rate=("400 GBP", "400"),
    )
    assert {path for _, path in faults} == {
        "catalog.skills[admin].proficiency.6",
        "catalog.skills[admin].train_weeks.1_to_2",
        "catalog.rates[day_rate].amount",
    }


def test_a_rate_that_is_not_there_is_found_by_lint(tmp_path: Path) -> None:
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "admin.yaml").write_text(SKILL, "utf-8")
    (tmp_path / "rates.yaml").write_text(RATE.replace("day_rate", "day_rates"), "utf-8")
    named = [
        (each.path, each.nearest)
        for each in lint_catalog(tmp_path)
        if each.code == "LNT002"
    ]
    assert named == [("catalog.skills[admin].rates[#0]", "day_rates")]


def test_a_skill_written_before_rates_were_kept_is_still_read() -> None:
    old = Skill.model_validate(
        {
            "id": "admin",
            "name": "Administration",
            "group": "technology",
            "proficiency": {"3": "Works alone."},
            "train_weeks": {"1_to_2": 4},
        }
    )
    assert (old.rates, old.roles, old.ramp_weeks) == ((), (), None)


def _rate(amount: object, per: str) -> Rate:
    said = {"id": "a", "name": "A", "who": "employee", "region": "US"}
    return Rate.model_validate({**said, "amount": amount, "per": per})


@pytest.mark.parametrize(
    ("amount", "per", "expected"),
    [
        ("150 USD", "hour", [15_000]),
        # 320 a day of 8 hours: 40 an hour.
        ("320 USD", "day", [4_000]),
        # 95,000 over 2,080 hours: 45.673..., so 45.67.
        ("95000 USD", "year", [4_567]),
        # 52,000 over 2,080 is 25, 104,000 is 50.
        ({"low": "52000 USD", "high": "104000 USD"}, "year", [2_500, 5_000]),
        ("5000 USD", "month", []),
        ("unknown", "day", []),
    ],
)
def test_a_rate_is_told_for_an_hour_where_its_hours_are_known(
    amount: object, per: str, expected: list[int]
) -> None:
    assert _rate(amount, per).by_the_hour == tuple(
        Money(cents, "USD") for cents in expected
    )


def _named(entry: Skill | Rate) -> str:
    return entry.id


each_skill = pytest.mark.parametrize("skill", CATALOG.skills, ids=_named)


@each_skill
def test_each_proficiency_from_one_to_five_has_its_own_words(skill: Skill) -> None:
    assert sorted(skill.proficiency) == ["1", "2", "3", "4", "5"]
    assert len({text.casefold() for text in skill.proficiency.values()}) == 5


@each_skill
def test_every_step_of_training_and_the_hiring_of_each_skill_have_weeks(
    skill: Skill,
) -> None:
    assert sorted(skill.train_weeks) == ["1_to_2", "2_to_3", "3_to_4", "4_to_5"]
    assert skill.hire_weeks is not None
    assert skill.roles


@each_skill
def test_a_later_step_is_not_expected_much_sooner_than_an_earlier_one(
    skill: Skill,
) -> None:
    least = [
        skill.train_weeks["2_to_3"].values[0],
        skill.train_weeks["3_to_4"].values[0],
        skill.train_weeks["4_to_5"].values[0],
    ]
    assert least == sorted(least)


@each_skill
def test_weeks_without_a_source_say_that_they_are_assumed(skill: Skill) -> None:
    facts = [skill.hire_weeks, skill.ramp_weeks, *skill.train_weeks.values()]
    unbacked = [
        fact
        for fact in facts
        if fact and not fact.source and fact.known != "assumption"
    ]
    assert unbacked == []


@pytest.mark.parametrize("rate", CATALOG.rates, ids=_named)
def test_every_rate_has_a_source_a_region_and_the_label_of_its_sheet(
    rate: Rate,
) -> None:
    assert rate.source
    assert rate.region in ("US", "UK")
    assert rate.label in ("primary", "secondary", "vendor", "practitioner")


def test_a_library_can_hold_what_the_company_itself_pays() -> None:
    library = load_library_file(
        """\
skills:
- id: lab_events
  name: Events in laboratories
  group: execution
  proficiency: {'3': Runs one alone.}
  rates: [lab_evening]
rates:
- {id: lab_evening, name: Evening, who: agency, region: DE, amount: 80 EUR, per: hour}
""",
        catalog=CATALOG,
    )
    (own,) = (each for each in layered(CATALOG, library).rates if each.region == "DE")
    assert own.by_the_hour == (Money(8_000, "EUR"),)
