"""The catalogue of rules, and what is made from it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from feasibility.model.rule_book import RULES, nearest_rule, rule_of
from feasibility.reports.rules import SECTIONS, rule_list, rule_text


def test_codes_and_names_are_permanent_and_unique() -> None:
    assert (
        len({rule.code for rule in RULES})
        == len({rule.name for rule in RULES})
        == len(RULES)
    )
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", rule.code) for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_everything_in_sentences(rule) -> None:
    for section in SECTIONS:
        text = getattr(rule, section)
        assert text.strip() == text
        assert text
        assert "!" not in text
        if section != "source":
            assert text[-1] in ".'", (section, text)


def test_a_rule_is_found_by_code_and_by_name() -> None:
    assert rule_of("cap001") is rule_of("CAP001") is rule_of("capability.missing")
    assert rule_of("CAP999") is None
    assert "capability.missing" == nearest_rule("capability.mising")


def test_a_rule_is_explained_with_all_its_sections() -> None:
    text = rule_text(rule_of("CAP001"))

    assert text.startswith("CAP001 capability.missing (capability, blocks)\n")
    for heading in ("Claim", "Fails when", "Why it matters", "Ways out", "Source"):
        assert f"\n{heading}\n" in text


def test_the_list_names_every_rule() -> None:
    listed = rule_list(RULES)

    assert all(rule.code in listed for rule in RULES)


def test_the_documents_made_from_code_are_up_to_date(project_root: Path) -> None:
    command = [sys.executable, project_root / "scripts" / "documents", "--check"]
    run = subprocess.run(command, cwd=project_root, capture_output=True, text=True)

    assert (0, "") == (run.returncode, run.stdout + run.stderr)
