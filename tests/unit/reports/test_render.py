"""One assessment in four forms: nothing lost, nothing that runs, nothing from elsewhere."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from feasibility.model.assessment import Assessment
from feasibility.reports.lines import WIDTH
from feasibility.reports.locales import LANGUAGES
from feasibility.reports.markdown import plain
from feasibility.reports.render import FORMATS, render
from feasibility.reports.viewing import build_view
from tests import report_examples as made


@pytest.fixture
def environment(project_root: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(project_root / "templates"),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(form: str, environment: Environment, **options) -> str:
    assessment = options.pop("assessment", made.assessment())
    plan_file = options.pop("plan_file", made.PLAN_FILE)
    return render(
        assessment,
        plan_file,
        made.CATALOG,
        form=form,
        environment=environment,
        **options,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_form_tells_the_main_number(
    form: str, language: str, environment: Environment
) -> None:
    assert "44 h" in rendered(form, environment, language=language)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_assessment_gives_the_same_report(
    form: str, environment: Environment
) -> None:
    assert rendered(form, environment) == rendered(form, environment)


def test_text_stays_within_its_width(environment: Environment) -> None:
    long = [
        line for line in rendered("text", environment).splitlines() if len(line) > WIDTH
    ]

    assert [] == long


def test_text_says_the_sentence_before_any_detail(environment: Environment) -> None:
    lines = rendered("text", environment).splitlines()

    assert lines[0].startswith("Norrvik Systems · Plan 2027")
    assert lines[0].endswith("As of 21 November 2026")
    assert "▲ Not feasible as written · firm" == lines[2]
    assert lines[3].startswith("1 of 4 initiatives is feasible as written")


def test_json_is_the_assessment_with_statements(environment: Environment) -> None:
    text = rendered("json", environment, language="de")
    data = json.loads(text)
    findings = data["initiatives"][0]["findings"]

    assert findings[1]["statement"] == "Noch verantwortet es niemand. Wer?"
    without = Assessment.model_validate_json(text).model_dump()
    for initiative in without["initiatives"]:
        for finding in initiative["findings"]:
            finding["statement"] = None
    assert made.assessment().model_dump() == without


class Page(HTMLParser):
    """Counts elements, and collects what a page asks for elsewhere."""

    VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.asked: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        self.asked += [
            value for name, value in attrs if name in ("src", "href", "action")
        ]

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag


def test_html_is_whole_and_asks_nobody_for_anything(environment: Environment) -> None:
    text = rendered("html", environment)
    page = Page()
    page.feed(text)

    assert [] == page.open
    assert [] == page.asked
    assert 1 == page.tags.count("h1")
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert not re.search(r"@import|url\(", text)


def test_what_was_typed_does_not_become_markup(environment: Environment) -> None:
    text = rendered("html", environment)

    assert "&lt;Siemens&gt;" in text
    assert "<Siemens>" not in text


def test_markdown_writes_what_was_typed_as_text(environment: Environment) -> None:
    text = rendered("markdown", environment)

    assert r"\<Siemens\>" in text
    assert r"Stay in touch \| until they buy." in text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a *b* [c](d)", r"a \*b\* \[c\](d)"),
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("1. no list", r"\1. no list"),
        ("two\nlines", "two lines"),
    ],
)
def test_marks_of_markdown_lose_their_meaning(typed: str, written: str) -> None:
    assert written == plain(typed)


def test_every_row_of_a_markdown_table_has_as_many_cells_as_its_head(
    environment: Environment,
) -> None:
    cells = re.compile(r"(?<!\\)\|")
    block: list[int] = []
    for line in [*rendered("markdown", environment).splitlines(), ""]:
        if line.startswith("|"):
            block.append(len(cells.findall(line)))
            continue
        assert len(set(block)) <= 1, line
        block = []


def test_an_empty_plan_still_has_a_report(environment: Environment) -> None:
    empty = made.assessment().model_copy(
        update={
            "initiatives": (),
            "counts": {},
            "questions": (),
            "clashes": (),
            "premises": (),
            "headline": "unknown",
            "as_stated": "unknown",
        }
    )
    for form in FORMATS:
        text = rendered(form, environment, assessment=empty)
        assert form == "json" or "No initiative yet." in text


def test_what_asks_is_a_question_and_no_fault() -> None:
    view = build_view(made.assessment(), made.PLAN_FILE, made.CATALOG)
    (asked,) = view.initiatives[0].asks

    assert ("?", "open") == (asked.sign, asked.status)


def test_assumptions_of_the_catalog_are_counted_and_not_listed() -> None:
    claim = (
        made.assessment()
        .premises[1]
        .model_copy(
            update={
                "path": "catalog.products[marketo-engage].capabilities[fit_scoring].levels.prime"
            }
        )
    )
    assessment = made.assessment(premises=(*made.assessment().premises, claim))
    view = build_view(assessment, made.PLAN_FILE, made.CATALOG)

    assert ["company.team[ana].plannable_share"] == [
        each.path for each in view.assumptions
    ]
    assert (
        "One more comes from the catalog; the assessment lists them."
        == view.more_assumptions
    )
