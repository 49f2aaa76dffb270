"""Modules and functions stay small enough to be read in one sitting."""

import ast
from pathlib import Path

MODULE_LINES = 300
FUNCTION_LINES = 60
VAGUE_NAMES = {"common", "helpers", "manager", "misc", "utils"}


def package_modules(project_root: Path) -> list[Path]:
    """Every module of the package but Alembic's numbered revisions."""
    modules = sorted((project_root / "feasibility").rglob("*.py"))
    return [path for path in modules if path.parent.name != "versions"]


def test_no_module_is_longer_than_300_lines(project_root: Path) -> None:
    found = [
        f"{path.relative_to(project_root)}: {lines} lines"
        for path in package_modules(project_root)
        if (lines := len(path.read_text("utf-8").splitlines())) > MODULE_LINES
    ]

    assert [] == found


def test_no_function_is_longer_than_60_lines(project_root: Path) -> None:
    found = [
        f"{path.relative_to(project_root)}:{node.lineno}: {node.name} has {lines} lines"
        for path in package_modules(project_root)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1)
        > FUNCTION_LINES
    ]

    assert [] == found


def test_no_module_has_a_name_that_says_nothing(project_root: Path) -> None:
    found = [
        str(path.relative_to(project_root))
        for path in package_modules(project_root)
        if path.stem in VAGUE_NAMES or path.parent.name in VAGUE_NAMES
    ]

    assert [] == found
