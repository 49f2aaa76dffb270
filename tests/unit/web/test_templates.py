"""Templates and contexts keep to their rules: words have ids, fragments have roots, fields are used."""

import dataclasses
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from feasibility.reports.translation import Voice, texts
from feasibility.settings import data_folder
from feasibility.web import contexts

TEMPLATES = data_folder("templates")
WEB = Path(contexts.__file__).parents[1]
SOURCES = sorted(WEB.rglob("*.py"))
# The report's own templates are laid out by `reports`, with one view of theirs.
OTHERS = {"_sheet.html", "document.html"}
PAGES = sorted(each for each in TEMPLATES.rglob("*.html") if each.name not in OTHERS)


def test_every_text_of_a_template_has_words() -> None:
    ids = {
        found
        for page in PAGES
        for found in re.findall(r"\bt\('([a-z0-9_.]+)'", page.read_text("utf-8"))
    }

    assert [] == sorted(each for each in ids if not Voice().can_say(each))
    assert 90 < len(ids)


def test_every_text_of_the_code_has_words() -> None:
    ids = {
        found
        for source in SOURCES
        for found in re.findall(
            r'\btext\(\s*f?"([A-Za-z0-9_.{}]+)"', source.read_text("utf-8")
        )
    }
    known = texts("en")

    def is_said(message: str) -> bool:
        pattern = re.compile(
            re.sub(r"\\\{[^}]*\\\}", "[A-Za-z0-9_.]+", re.escape(message))
        )
        return Voice().can_say(message) or any(
            pattern.fullmatch(each) for each in known
        )

    assert [] == sorted(each for each in ids if not is_said(each))


def test_no_text_of_a_page_is_left_over() -> None:
    written = "".join(each.read_text("utf-8") for each in (*PAGES, *SOURCES))
    prefixes = set(re.findall(r'f"(web\.[a-z_.]*)\{', written)) | {
        "web.label.",
        "web.hint.",
        "web.choice.",
    }
    left = [
        each
        for each in Voice().texts_under("web")
        if each not in written and not any(each.startswith(start) for start in prefixes)
    ]

    assert [] == left


@pytest.mark.parametrize(
    "fragment",
    [each for each in PAGES if each.name.startswith("_")],
    ids=lambda path: str(path.relative_to(TEMPLATES)),
)
def test_a_fragment_has_one_root_named_after_its_file(fragment: Path) -> None:
    html = fragment.read_text("utf-8")
    bare = re.sub(
        r"\{%-? macro.*?endmacro -?%\}|\{#.*?#\}|\{%.*?%\}", "", html, flags=re.S
    )
    roots = re.match(r"\s*<(\w+)([^>]*)>", bare)

    assert roots is not None
    assert f'id="{fragment.stem[1:]}"' in roots[2]
    assert bare.rstrip().endswith(f"</{roots[1]}>")


def test_every_target_of_htmx_is_there() -> None:
    written = "".join(each.read_text("utf-8") for each in PAGES)

    for target in set(re.findall(r'hx-target="#([^"]+)"', written)):
        assert f'id="{target}"' in written


def test_every_form_that_posts_works_without_script_and_carries_a_token() -> None:
    for page in PAGES:
        for form in re.findall(r"<form\b.*?</form>", page.read_text("utf-8"), re.S):
            if 'method="get"' in form:  # it changes nothing
                assert "hx-post" not in form, page
                continue
            assert 'method="post"' in form, page
            assert re.search(r'\saction="\{\{', form), page
            assert "csrf_token" in form or "secret(" in form, page
            if "hx-post" in form:
                addresses = re.search(r'action="([^"]+)" hx-post="([^"]+)"', form)
                assert addresses is not None, page
                assert addresses[1] == addresses[2], page


def context_classes() -> list[type]:
    found = []
    for module in pkgutil.iter_modules(contexts.__path__):
        loaded = importlib.import_module(f"{contexts.__name__}.{module.name}")
        found += [
            each
            for each in vars(loaded).values()
            if dataclasses.is_dataclass(each) and each.__module__ == loaded.__name__
        ]
    return found


@pytest.mark.parametrize("context", context_classes(), ids=lambda each: each.__name__)
def test_a_context_is_frozen_documented_and_used(context: type) -> None:
    written = "".join(each.read_text("utf-8") for each in TEMPLATES.rglob("*.html"))
    written += "".join(
        each.read_text("utf-8") for each in (WEB / "present").glob("*.py")
    )

    assert context.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert context.__doc__
    for field in dataclasses.fields(context):
        assert re.search(rf"\.{field.name}\b", written), f"{field.name} is never shown"
