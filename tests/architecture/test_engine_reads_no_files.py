"""The engine and what it stands on see no disk, clock, environment or chance.

The import contracts know packages only, and a plain `open` imports nothing: this reads
the source.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PURE_ROOMS = ["engine", "model", "kernel"]
MODULES = {
    "fileinput",
    "glob",
    "importlib",
    "io",
    "locale",
    "os",
    "pathlib",
    "platform",
    "random",
    "secrets",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
}
# `hash` of a text differs from run to run, `id` from object to object.
CALLS = {"__import__", "eval", "exec", "hash", "id", "input", "open", "print"}
CLOCKS = {"now", "today", "utcnow"}
CLOCK_CLASSES = {"date", "datetime", "dt"}


def impurities(source: str) -> Iterator[str]:
    """Names every clock, disk, chance or environment that a module reaches for."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                used = [name.name for name in names]
            case ast.ImportFrom(module=str(module), level=0):
                used = [module]
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield f"line {node.lineno}: calls {name}()"
                continue
            case ast.Attribute(value=value, attr=name) if name in CLOCKS:
                if ast.unparse(value).split(".")[-1] in CLOCK_CLASSES:
                    yield f"line {node.lineno}: asks a clock with .{name}"
                continue
            case _:
                continue
        for module in used:
            if module.split(".")[0] in MODULES:
                yield f"line {node.lineno}: imports {module}"


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_a_pure_room_reaches_for_nothing_outside(room: str, project_root: Path) -> None:
    found = [
        f"{path.relative_to(project_root)} {impurity}"
        for path in sorted((project_root / "feasibility" / room).rglob("*.py"))
        for impurity in impurities(path.read_text("utf-8"))
    ]

    assert [] == found


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "import os.path as p",
        "from pathlib import Path",
        "from time import monotonic",
        "open('plan.yaml')",
        "datetime.date.today()",
        "clock = datetime.now",
        "hash('a')",
    ],
)
def test_each_way_out_is_seen(source: str) -> None:
    assert list(impurities(source))


@pytest.mark.parametrize(
    "source",
    ["import math", "from datetime import date", "valve.open()", "self.now = 3"],
)
def test_what_is_allowed_is_not_reported(source: str) -> None:
    assert [] == list(impurities(source))
