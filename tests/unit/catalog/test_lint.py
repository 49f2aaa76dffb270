"""Lint says what is wrong or doubtful in the catalog's files, where, and what to do."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from feasibility.catalog.coverage import coverage_of
from feasibility.catalog.lint import lint_catalog
from feasibility.catalog.lint_checks import CHECKS
from feasibility.catalog.load import load_catalog
from feasibility.model.catalog import Catalog

AS_OF = date(2027, 6, 1)

FILES = {
    "capabilities.yaml": """\
- id: mail
  name: Mail
  area: execution
  summary: Sends.
  rubric: {'1': One., '2': Two., '3': Three.}
  ask_vendor: Does it?
- id: crm
  name: CRM
  area: data
  summary: Holds.
  rubric: {'1': One., '2': Two., '3': Three.}
  ask_vendor: Does it?
""",
    "categories.yaml": """\
- {id: automation, name: Automation, capabilities: [mail, crm], known: assumption}
""",
    "limits.yaml": """\
- {id: contacts, name: Contacts, unit: contacts, adds_up: shared_stock}
""",
    "objects.yaml": """\
- {id: leads, name: Leads}
""",
    "skills.yaml": """\
- {id: admin, name: Administration, group: technology, proficiency: {}}
""",
    "kinds.yaml": """\
- {id: level, name: Level, shelf_life_months: 12, moves_down: 1, moves_up: 1, effort_to_get: 2}
""",
    "channels.yaml": """\
- {id: email, name: E-mail, capability: mail}
""",
    "products/alpha.yaml": """\
id: alpha
name: Alpha
vendor: Alpha
category: automation
aliases: [Alpha Suite]
editions:
- {id: basic, name: Basic}
- {id: pro, name: Pro}
capabilities:
- {capability: mail, levels: {basic: 1, pro: 2}, known: assumption}
limits:
- limit: contacts
  values: {basic: 1000}
  source: https://example.com/limits
  seen: 2027-01-01
  known: vendor
connectors:
- {id: to-beta, with_product: beta, objects: [leads], direction: both, known: assumption}
""",
    "products/beta.yaml": """\
id: beta
name: Beta
vendor: Beta
category: automation
editions:
- {id: only, name: Only}
capabilities:
- capability: mail
  levels: {only: 2}
  source: https://example.com/mail
  seen: 2027-01-01
  known: vendor
- {capability: crm, levels: {only: unknown}, known: assumption}
""",
    "templates/series.yaml": """\
id: series
name: Series
summary: Mails.
known: assumption
phases:
- {id: build, name: Build, least_weeks: 2, role: build}
- {id: send, name: Send, least_weeks: 4, after: [build], role: launch}
requirements:
- kind: capability
  id: cap
  phase: send
  capability: mail
  level: 1
  uses: [{limit: contacts, amount: {sum: [{terms: [contacts]}], least: 1, most: 5}}]
- {kind: work, id: work, phase: build, skill: admin, proficiency: 3, hours: {sum: [{}]}}
spans:
  ramp_days: 1
  lag_days: 1
  sales_cycle_days: 1
  engagement_rate: 1
  opportunity_rate: 1
  win_rate: 1
""",
}

Lint = Callable[..., list[tuple[str, str | None, int | None]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalog that lint has nothing to say about."""
    folder = tmp_path / "catalog"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def lint(folder: Path) -> Lint:
    """Lints after one text of one file was exchanged: code, file and line of each issue."""

    def run(
        name: str, old: str, new: str, as_of: date | None = AS_OF
    ) -> list[tuple[str, str | None, int | None]]:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        issues = lint_catalog(folder, as_of=as_of)
        return [(each.code, each.file, each.line) for each in issues]

    return run


def test_a_sound_catalog_has_no_issues(folder: Path) -> None:
    assert [] == lint_catalog(folder, as_of=AS_OF)
    assert isinstance(load_catalog(folder), Catalog)


ALPHA, BETA = "products/alpha.yaml", "products/beta.yaml"
SERIES = "templates/series.yaml"

SKILL = "- {id: x, name: X, group: g, proficiency: {}}"
CATEGORY = "- {id: x, name: X, capabilities: [mail], known: assumption}"
NEED = "needs_first:\n- {id: n, what: Something"
GIVEN_UP = "renamed:\n- {name: Alpha Suite"
PRICES = (
    "prices:\n"
    "- {edition: pro, amount: 5 EUR, per: year, unit: user, least_units: 3, known: assumption}\n"
)


@pytest.mark.parametrize(
    ("code", "name", "old", "new", "line"),
    [
        ("LNT001", ALPHA, "vendor: Alpha", "vendro: Alpha", 3),
        ("LNT002", ALPHA, "category: automation", "category: automaton", 4),
        ("LNT002", ALPHA, "with_product: beta", "with_product: betta", 18),
        ("LNT002", ALPHA, "values: {basic: 1000}", "values: {free: 1000}", 13),
        ("LNT002", SERIES, "phase: build, skill", "phase: bild, skill", 15),
        ("LNT002", SERIES, "capability: mail", "capability: mial", 12),
        ("LNT002", "channels.yaml", "capability: mail", "capability: male", 1),
        ("LNT003", BETA, "name: Beta", "name: alpha suite", 2),
        ("LNT004", "limits.yaml", "unit: contacts", "unit: '-'", 1),
        ("LNT005", ALPHA, "{basic: 1, pro: 2}", "{basic: 2, pro: 1}", 10),
        ("LNT006", BETA, "seen: 2027-01-01", "seen: 2026-05-31", 8),
        ("LNT003", ALPHA, "name: Pro", "name: basic", 8),
        ("LNT003", BETA, "editions:", f"{GIVEN_UP}}}\neditions:", 6),
        ("LNT007", "skills.yaml", "- {id: admin", f"{SKILL}\n- {{id: admin", 1),
        ("LNT007", "categories.yaml", "- {id: auto", f"{CATEGORY}\n- {{id: auto", 1),
        ("LNT008", SERIES, "phases:", "fallback: series\nphases:", 5),
        ("LNT009", SERIES, "terms: [contacts]", "terms: [contact]", 14),
        ("LNT010", ALPHA, "pro: 2}, known: assumption", "pro: 2}", 10),
        ("LNT012", BETA, "  seen: 2027-01-01\n", "", 8),
        ("LNT013", SERIES, "role: build}", "role: build, after: [send]}", 7),
        ("LNT014", SERIES, "least: 1,", "least: 6,", 14),
        ("LNT015", SERIES, "role: launch", "role: plan", 5),
        ("LNT016", ALPHA, "values: {basic", "uncapped: [basic]\n  values: {basic", 13),
        (
            "LNT017",
            ALPHA,
            "limits:",
            f"{NEED}, product: alpha, known: assumption}}\nlimits:",
            11,
        ),
        ("LNT018", ALPHA, "objects: [leads]", "objects: []", 18),
        ("LNT019", "objects.yaml", "- {id: l", "- {id: x, name: X}\n- {id: l", 1),
        (
            "LNT010",
            ALPHA,
            "limits:",
            "prices:\n- {edition: pro, amount: 5 EUR}\nlimits:",
            12,
        ),
        ("LNT010", ALPHA, "limits:", f"{NEED}}}\nlimits:", 12),
    ],
)
def test_each_check_finds_its_fault_where_it_stands(
    lint: Lint, code: str, name: str, old: str, new: str, line: int
) -> None:
    found = lint(name, old, new)

    assert (code, f"catalog/{name}", line) in found
    if code not in {
        "LNT001",
        "LNT002",
        "LNT009",
        "LNT018",
    }:  # others miss what is then not there
        assert 1 == len(found)


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("LNT002", "capabilities:", "retired: {successor: gamma}\ncapabilities:"),
        ("LNT002", "capabilities:", f"{NEED}, product: gamma}}\ncapabilities:"),
        ("LNT002", "capabilities:", f"{NEED}, capability: sms}}\ncapabilities:"),
        ("LNT002", "capabilities:", f"{NEED}, editions: [top]}}\ncapabilities:"),
        ("LNT002", "capabilities:", "setup_hours: {admln: 5}\ncapabilities:"),
        ("LNT002", "edition: pro", "edition: prof"),
        ("LNT001", "capabilities:", "setup_hours: {admin: -5}\ncapabilities:"),
        ("LNT001", "5 EUR", "5"),
        ("LNT001", "5 EUR", "-5 EUR"),
        ("LNT001", "5 EUR", ".nan EUR"),
        ("LNT001", "per: year", "per: decade"),
        ("LNT001", "capabilities:", "renamed: [{name: A}, {name: A}]\ncapabilities:"),
        (
            "LNT001",
            "capabilities:",
            "renamed: [{name: A, until: 2027}]\ncapabilities:",
        ),
        ("LNT001", "least_units: 3", "least_units: many"),
    ],
)
def test_what_is_wrong_with_needs_prices_and_names_is_found(
    folder: Path, code: str, old: str, new: str
) -> None:
    text = FILES[ALPHA] + PRICES
    assert old in text
    (folder / ALPHA).write_text(text.replace(old, new, 1), "utf-8")

    assert code in [each.code for each in lint_catalog(folder, as_of=AS_OF)]


def test_needs_prices_and_former_names_that_are_in_order_raise_nothing(
    folder: Path,
) -> None:
    text = FILES[ALPHA].replace("aliases: [Alpha Suite]\n", "")
    text += f"{GIVEN_UP}, until: 2024-05-01, known: assumption}}\n"
    text += f"{NEED}, product: beta, known: assumption}}\n"
    (folder / ALPHA).write_text(text + PRICES, "utf-8")

    assert [] == lint_catalog(folder, as_of=AS_OF)


def test_what_many_of_a_kind_do_is_missed_in_their_category(lint: Lint) -> None:
    # Both of the two products do mail: more than a third. Nobody is known to do crm.
    found = lint("categories.yaml", "[mail, crm]", "[crm]")

    assert [("LNT011", "catalog/categories.yaml", 1)] == found


def test_what_nobody_of_a_kind_is_known_to_do_may_stand_outside(lint: Lint) -> None:
    # Beta claims an unknown level of crm, Alpha none: no third of the two does it.
    assert [] == lint("categories.yaml", "[mail, crm]", "[mail]")


def test_a_reason_lets_a_level_fall(lint: Lint) -> None:
    levels = "levels: {basic: 1, pro: 2}"

    assert [] == lint(ALPHA, levels, "levels: {basic: 2, pro: 1}, falls_because: So.")


def test_an_unknown_level_does_not_fall(lint: Lint) -> None:
    assert [] == lint(ALPHA, "{basic: 1, pro: 2}", "{basic: 2, pro: unknown}")


def test_without_a_day_nothing_is_stale(lint: Lint) -> None:
    assert [] == lint(BETA, "seen: 2027-01-01", "seen: 2001-01-01", None)


def test_the_same_entry_in_two_files_is_told(folder: Path) -> None:
    text = FILES[ALPHA].replace("\n", "\n  ").rstrip()
    (folder / "products.yaml").write_text(f"- {text}\n", "utf-8")

    issues = lint_catalog(folder, as_of=AS_OF)

    assert ["LNT001"] == [each.code for each in issues]
    assert "input.duplicate_id" == issues[0].values["fault"]


def test_an_issue_says_what_to_do_and_what_was_meant(folder: Path) -> None:
    path = folder / ALPHA
    text = path.read_text("utf-8").replace("objects: [leads]", "objects: [laeds]")
    path.write_text(text, "utf-8")

    orphan, issue = lint_catalog(folder, as_of=AS_OF)

    assert "LNT019" == orphan.code
    assert "catalog.products[alpha].connectors[to-beta].objects[#0]" == issue.path
    assert "leads" == issue.nearest
    assert CHECKS["LNT002"].fix == issue.fix
    assert str(issue).startswith("catalog/products/alpha.yaml:18: LNT002 ")


def test_codes_are_in_order_and_say_what_to_do() -> None:
    numbers = range(1, len(CHECKS) + 1)

    assert [f"LNT{number:03}" for number in numbers] == list(CHECKS)
    assert all(check.wrong and check.fix for check in CHECKS.values())


def test_the_shipped_catalog_has_no_errors() -> None:
    errors = [each for each in lint_catalog() if each.severity == "error"]

    assert [] == errors


def test_coverage_counts_cells_by_what_is_known_of_them(folder: Path) -> None:
    coverage = coverage_of(load_catalog(folder))

    assert (2, 4) == (coverage.products, coverage.cells)
    assert (1, 1, 2) == (coverage.sourced, coverage.assumed, coverage.unknown)
    assert 2 == coverage.known
    assert 0.25 == coverage.share(coverage.sourced)


def test_coverage_can_be_asked_of_one_stack(folder: Path) -> None:
    coverage = coverage_of(load_catalog(folder), only={"alpha"})

    assert (1, 2) == (coverage.products, coverage.cells)
    assert (0, 1, 1) == (coverage.sourced, coverage.assumed, coverage.unknown)


def test_coverage_of_nothing_is_whole() -> None:
    assert 1.0 == coverage_of(Catalog()).share(0)
