"""Everything that others may use says what it is for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def package_modules(project_root: Path) -> list[Path]:
    """Every module of the package but Alembic's numbered revisions."""
    modules = sorted((project_root / "feasibility").rglob("*.py"))
    return [path for path in modules if path.parent.name != "versions"]


def public_definitions(scope: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    """Public functions and classes of a module, and what is public inside a class."""
    for node in scope.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_definitions(node)


def is_told_elsewhere(definition: Definition) -> bool:
    """A setter, an overload or an override is documented where it is declared."""
    decorators = [ast.unparse(decorator) for decorator in definition.decorator_list]
    return any(
        re.search(r"(\.setter|\boverload|\boverride)$", decorator)
        for decorator in decorators
    )


def test_every_module_and_public_definition_has_a_docstring(
    project_root: Path,
) -> None:
    missing = []
    for path in package_modules(project_root):
        tree = ast.parse(path.read_text("utf-8"))
        place = path.relative_to(project_root)
        if not ast.get_docstring(tree):
            missing.append(f"{place}: the module")
        missing += [
            f"{place}:{definition.lineno}: {definition.name}"
            for definition in public_definitions(tree)
            if not ast.get_docstring(definition) and not is_told_elsewhere(definition)
        ]

    assert [] == missing


def test_an_init_holds_a_docstring_and_re_exports_only(project_root: Path) -> None:
    found = []
    for path in package_modules(project_root):
        if path.name != "__init__.py":
            continue
        body = ast.parse(path.read_text("utf-8")).body
        found += [
            f"{path.relative_to(project_root)}:{node.lineno}: {ast.unparse(node)[:60]}"
            for node in body[1:]
            if not isinstance(node, ast.Import | ast.ImportFrom)
            and not ast.unparse(node).startswith("__all__ = ")
        ]

    assert [] == found


def rooms() -> list[str]:
    """The rooms that are packages."""
    package = Path(__file__).resolve().parents[2] / "feasibility"
    return sorted(path.parent.name for path in package.glob("*/__init__.py"))


@pytest.mark.parametrize("room", rooms())
def test_a_room_says_in_three_sentences_what_it_is(
    room: str, project_root: Path
) -> None:
    """What lives here, what it may not do, where to start."""
    source = (project_root / "feasibility" / room / "__init__.py").read_text("utf-8")
    docstring = ast.get_docstring(ast.parse(source)) or ""
    sentences = re.findall(r"[^.!?].*?[.!?](?=\s|$)", docstring, flags=re.DOTALL)

    assert 3 == len(sentences)
    assert (
        " not " in sentences[1] or "nothing" in sentences[1] or "only" in sentences[1]
    )
