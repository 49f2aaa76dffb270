"""Every text parses, says the same in every language, and is there for whoever asks for it."""

import re
from pathlib import Path

import pytest

from feasibility.model.rule_book import RULES
from feasibility.reports.locales import LANGUAGES
from feasibility.reports.messages.en.commands import MESSAGES as COMMANDS
from feasibility.reports.messages.en.faults import MESSAGES as FAULTS
from feasibility.reports.templates import Slot, parse, value_names
from feasibility.reports.translation import texts
from feasibility.reports.value_kinds import kind_of

ENGLISH = texts("en")
OTHERS = [language for language in LANGUAGES if language != "en"]
FAMILIES = {rule.name.split(".")[0] for rule in RULES}
# Prefixes whose texts every language has; the rest may be in English.
COMPLETE = FAMILIES | {
    *(
        "headline",
        "grounds",
        "verdict",
        "checked",
        "tried",
        "carrier",
        "plan",
        "counts",
    ),
    *("figure", "question", "threshold", "options", "clash", "proof", "claim", "line"),
    *("head", "row", "exclusion", "step", "factor", "witness", "report", "importance"),
    *("action", "status", "value", "reference", "area", "fact"),
}
BLAME_AND_PRAISE = re.compile(
    r"!|\b(please|oops|sorry|success\w*|simply|invalid|error|failed|bitte|leider)\b",
    re.IGNORECASE,
)


def own_texts(language: str) -> dict[str, str]:
    from importlib import import_module

    return import_module(f"feasibility.reports.messages.{language}.catalogue").TEXTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_a_template(language: str) -> None:
    for text in own_texts(language).values():
        parse(text)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_text_of_a_report(language: str) -> None:
    wanted = {key for key in ENGLISH if key.split(".")[0] in COMPLETE}

    assert set() == wanted - set(own_texts(language))


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_has_a_text_that_english_lacks(language: str) -> None:
    assert set() == set(own_texts(language)) - set(ENGLISH)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_names_the_same_values(language: str) -> None:
    other = own_texts(language)
    differing = {
        key for key in other if value_names(other[key]) != value_names(ENGLISH[key])
    }

    assert set() == differing


def test_every_value_of_a_finding_is_declared() -> None:
    undeclared = {
        (key, name)
        for key, text in ENGLISH.items()
        if key.split(".")[0] in FAMILIES
        for name in value_names(text)
        if kind_of(name) is None
    }

    assert set() == undeclared


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_is_met_and_what_is_not(rule) -> None:
    said = {
        key.removeprefix(f"{rule.name}.")
        for key in ENGLISH
        if key.startswith(f"{rule.name}.")
    }

    assert "met" in said
    assert said & {"missing", "partial", "open"}
    assert {each.split(".")[0] for each in said} <= {
        "met",
        "partial",
        "missing",
        "open",
    }


def test_no_text_of_a_rule_is_without_its_rule() -> None:
    names = {rule.name for rule in RULES}
    strays = {
        key
        for key in ENGLISH
        if key.split(".")[0] in FAMILIES and ".".join(key.split(".")[:2]) not in names
    }

    assert set() == strays


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_neither_shout_nor_blame_nor_praise(language: str) -> None:
    loud = {
        key: text
        for key, text in own_texts(language).items()
        if BLAME_AND_PRAISE.search(text)
    }

    assert {} == loud


def test_a_finding_is_a_sentence() -> None:
    unended = {
        key
        for key, text in ENGLISH.items()
        if key.split(".")[0] in FAMILIES and text[-1] not in ".?"
    }

    assert set() == unended


def literal_ids(source: str) -> set[str]:
    """Message ids written out where something is said or found."""
    said = re.findall(r"\bsay\(\s*\"([a-z_.]+)\"", source)
    return {each for each in said if not each.endswith(".")}


def test_every_id_that_code_says_has_a_text(project_root: Path) -> None:
    missing = {
        (path.name, key)
        for room in ("reports", "cli")
        for path in (project_root / "feasibility" / room).rglob("*.py")
        for key in literal_ids(path.read_text("utf-8"))
        if key not in ENGLISH
    }

    assert set() == missing


def test_every_fault_has_a_sentence(project_root: Path) -> None:
    """Codes are written out where faults are found."""
    codes = {
        code
        for path in (project_root / "feasibility").rglob("*.py")
        if path.parts[-2] != "en"
        for code in re.findall(
            r"\"((?:input|settings)\.[a-z_0-9]+)\"", path.read_text("utf-8")
        )
    }

    assert len(codes) > 40
    assert set() == codes - set(FAULTS) - set(COMMANDS)


def test_the_english_texts_do_not_overwrite_each_other() -> None:
    from importlib import import_module

    folder = Path(
        import_module("feasibility.reports.messages.en").__file__ or ""
    ).parent
    modules = [
        path.stem
        for path in folder.glob("*.py")
        if path.stem not in ("__init__", "catalogue")
    ]
    counted = sum(
        len(import_module(f"feasibility.reports.messages.en.{name}").MESSAGES)
        for name in modules
    )

    assert len(ENGLISH) == counted


def test_spans_are_of_one_kind() -> None:
    mixed = {
        key
        for key, text in ENGLISH.items()
        for part in parse(text)
        if isinstance(part, Slot)
        and part.end is not None
        and kind_of(part.name) != kind_of(part.end)
    }

    assert set() == mixed
