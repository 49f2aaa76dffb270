"""The example built from public pages: every fact names its page, no page is copied, nobody is named."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from feasibility.catalog.load import load_catalog
from feasibility.catalog.plan_file import load_plan_file
from feasibility.model.catalog import Catalog
from feasibility.model.fact import Fact, Provenance
from feasibility.model.noun import Noun
from feasibility.model.plan import PlanFile

PAGES = {
    "content-marketing.md": "team/gitlab_job_families",
    "digital-marketing-programs-manager.md": "team/gitlab_job_families",
    "field-marketing-manager.md": "team/gitlab_job_families",
    "gitlab_fy22_marketing_plan.md": "strategies",
    "integrated-marketing.md": "team/gitlab_job_families",
    "lifecycle-marketing-team.md": "stacks/gitlab",
    "marketing-operations-manager.md": "team/gitlab_job_families",
    "marketing-operations.md": "stacks/gitlab",
    "marketing-strategy-and-platforms.md": "stacks/gitlab",
    "tech_stack.yml": "stacks/gitlab",
}
TOOL_LIST = "tech_stack.yml"
# The pages name these tools, and the company's own tool list lacks them.
NOT_IN_THE_TOOL_LIST = {"Conversica", "On24", "Openprise"}
COPIED_WORDS = 8
# Decided by whoever wrote the example, not claimed by a page: the dates of the plan.
DECIDED = ("plan.wanted_confidence",)


@pytest.fixture(scope="module")
def path(project_root: Path) -> Path:
    return project_root / "examples" / "gitlab.yaml"


@pytest.fixture(scope="module")
def text(path: Path) -> str:
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="module")
def plan_file(path: Path, catalog: Catalog) -> PlanFile:
    return load_plan_file(path, catalog=catalog)


def _pages_of(source: str) -> list[tuple[str, str]]:
    """Each page a source names, with the heading on it."""
    pairs = [part.partition(": ") for part in source.split("; ")]
    return [(page, heading) for page, _, heading in pairs]


def _facts(
    value: Any, path: str, source: str | None = None
) -> Iterator[tuple[str, str | None]]:
    """Every fact that was written down and its source: its own, else that of what it stands in."""
    if isinstance(value, Provenance):
        source = value.source or source
    if isinstance(value, Fact):
        yield path, source
    elif isinstance(value, Noun):
        for name in sorted(value.model_fields_set):
            yield from _facts(getattr(value, name), f"{path}.{name}", source)
    elif isinstance(value, tuple):
        for each in value:
            key = getattr(each, "key", each)
            yield from _facts(each, f"{path}[{key}]", source)


def _entries(plan_file: PlanFile) -> list[tuple[str, Provenance]]:
    """What is listed of the company and the plan, each a statement that it is there."""
    company = plan_file.company
    lists = [
        getattr(company, name) for name in type(company).model_fields if name != "id"
    ]
    found = [
        each
        for entries in (*lists, plan_file.plan.initiatives)
        if isinstance(entries, tuple)
        for each in entries
    ]
    assert all(isinstance(each, Provenance) for each in found)
    return [(f"{type(each).__name__} {each.key}", each) for each in found]


def _all_sources(plan_file: PlanFile) -> set[str]:
    sources = {source for _, source in _facts(plan_file, "") if source is not None}
    return sources | {entry.source or "" for _, entry in _entries(plan_file)}


def test_it_can_be_checked_today_and_on_the_day_its_plan_was_made(
    path: Path, catalog: Catalog
) -> None:
    for as_of in (date(2021, 2, 1), date(2026, 11, 21), date(2027, 2, 1)):
        load_plan_file(path, catalog=catalog, as_of=as_of)


def test_every_entry_names_its_page_and_the_day_it_was_seen(
    plan_file: PlanFile,
) -> None:
    entries = _entries(plan_file)
    without = [
        name
        for name, entry in entries
        if not (entry.source and entry.seen and entry.known)
    ]

    assert len(entries) > 150
    assert [] == without


def test_every_fact_names_its_page(plan_file: PlanFile) -> None:
    facts = [
        (path.lstrip("."), source)
        for path, source in _facts(plan_file, "")
        if path.lstrip(".") not in DECIDED
    ]

    assert len(facts) > 200
    assert [] == [path for path, source in facts if source is None]


def test_every_source_is_a_known_page_with_a_heading(plan_file: PlanFile) -> None:
    faults = [
        source
        for source in _all_sources(plan_file)
        for page, heading in _pages_of(source)
        if page not in PAGES or not heading
    ]

    assert [] == faults


def test_it_uses_many_of_the_shipped_strategies(
    plan_file: PlanFile, catalog: Catalog
) -> None:
    used = {initiative.template for initiative in plan_file.plan.initiatives}

    assert used <= {template.id for template in catalog.templates}
    assert len(used) >= 8


def test_nothing_is_declared_complete(plan_file: PlanFile) -> None:
    assert () == plan_file.company.complete


def test_it_holds_no_address_and_no_handle(text: str) -> None:
    assert [] == re.findall(r"\S*@\S*", text)
    assert [] == re.findall(r"https?://\S+|#[a-z]\S+", text)


def test_everybody_in_the_team_is_a_role(plan_file: PlanFile) -> None:
    role = re.compile(r"Manager|Director|VP|Representative|Engineering|Team")
    named = [p.name for p in plan_file.company.team if not role.search(p.name)]
    owners = {initiative.owner for initiative in plan_file.plan.initiatives}
    roles = {person.role for person in plan_file.company.team}

    assert [] == named
    assert owners - {None} <= roles


def test_nobody_whom_the_pages_name_is_named(text: str, shared_data: Path) -> None:
    names = _people_on_the_pages(shared_data)

    assert len(names) > 40
    assert [] == [name for name in sorted(names) if re.search(rf"\b{name}\b", text)]


def test_every_page_has_the_heading_that_is_named(
    plan_file: PlanFile, shared_data: Path
) -> None:
    headings = {page: _headings(shared_data / PAGES[page] / page) for page in PAGES}
    missing = [
        f"{page}: {heading}"
        for source in sorted(_all_sources(plan_file))
        for page, heading in _pages_of(source)
        if heading not in headings[page]
    ]

    assert [] == missing


def test_every_tool_stands_in_the_list_of_tools_or_on_the_page_it_names(
    plan_file: PlanFile, shared_data: Path
) -> None:
    titles = _headings(shared_data / PAGES[TOOL_LIST] / TOOL_LIST)
    elsewhere = {
        tool.name for tool in plan_file.company.stack if tool.name not in titles
    }
    not_there = [
        tool.name
        for tool in plan_file.company.stack
        for page, _ in _pages_of(tool.source or "")[:1]
        if tool.name not in (shared_data / PAGES[page] / page).read_text("utf-8")
    ]

    assert NOT_IN_THE_TOOL_LIST == elsewhere
    assert [] == not_there


def test_no_sentence_of_a_page_is_copied(text: str, shared_data: Path) -> None:
    # Headings and titles of tools are references, not text: sources and names are left out.
    ours = re.sub(r"^\s*(?:- )?(?:source|name|role|id): .*$", "|", text, flags=re.M)
    pages = " | ".join(
        (shared_data / folder / page).read_text("utf-8")
        for page, folder in PAGES.items()
    )

    assert set() == _runs(ours) & _runs(pages)


def _people_on_the_pages(shared_data: Path) -> set[str]:
    """Full names in owner fields of the tool list and in the tables of the team pages."""
    tools = yaml.safe_load((shared_data / PAGES[TOOL_LIST] / TOOL_LIST).read_text())
    found = {
        name
        for tool in tools
        for field in ("business_owner", "technical_owner")
        for name in re.split(r",|&| and | or |'", tool.get(field) or "")
    }
    for page in ("marketing-operations.md", "lifecycle-marketing-team.md"):
        content = (shared_data / PAGES[page] / page).read_text("utf-8")
        found |= set(re.findall(r"^\| \[([^]]+)\]\(https://gitlab", content, re.M))
        found |= set(re.findall(r"^\*\*([A-Z][^*]+)\*\* _", content, re.M))
    people = {name.strip() for name in found}
    departments = {"Data Platform", "Engineering Manager", "IT Operations"}
    return {
        re.escape(name)
        for name in people - departments
        if re.fullmatch(r"[A-Z][\w'.-]+(?: [\w'.-]+){1,2}", name)
        and not re.search(r"Admin|Ops\b|Operations|Team|Finance", name)
    }


def _headings(page: Path) -> set[str]:
    """The headings of a page, without the marks around them; the titles of the tool list."""
    if page.suffix == ".yml":
        return {str(tool["title"]).strip() for tool in yaml.safe_load(page.read_text())}
    found = set()
    for line in page.read_text("utf-8").splitlines():
        heading = re.match(r"#{1,6} (.+)", line)
        if heading:
            plain = re.sub(r"<[^>]+>", "", heading[1])
            plain = re.sub(r"\[([^]]+)\]\([^)]*\)", r"\1", plain)
            found.add(plain.strip().strip(":*"))
    return found


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every run of words of the length that counts as copied."""
    found = set()
    for part in text.split("|"):
        words = re.findall(r"[a-z0-9']+", part.lower())
        for start in range(len(words) - COPIED_WORDS + 1):
            found.add(tuple(words[start : start + COPIED_WORDS]))
    return found
