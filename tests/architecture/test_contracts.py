"""Who may import whom: the contracts in pyproject.toml hold."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path


def test_every_import_contract_is_kept(project_root: Path) -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    checked = subprocess.run(command, cwd=project_root, capture_output=True, text=True)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_room_has_its_place_in_the_contracts(project_root: Path) -> None:
    """A folder without `__init__.py` would escape the exhaustive contract."""
    settings = tomllib.loads((project_root / "pyproject.toml").read_text("utf-8"))
    (layers,) = (
        contract["layers"]
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["id"] == "rooms"
    )
    listed = {
        room.strip("() ")
        for line in layers
        for room in line.replace(":", "|").split("|")
    }
    package = project_root / "feasibility"
    present = {
        path.stem
        for path in package.iterdir()
        if path.suffix == ".py" or (path.is_dir() and any(path.rglob("*.py")))
    }

    assert present - {"__init__"} <= listed


BREACHES = {
    "Rooms, top to bottom": ("model/stray", "import feasibility.catalog"),
    "The pure rooms know no framework": ("engine/stray", "import click"),
    "Verify stands alone": ("verify/stray", "import feasibility.engine"),
    "One door to the solver": ("services/stray", "import ortools"),
    "One door to YAML": ("store/stray", "import yaml"),
    "One door to the database": ("services/astray", "import sqlalchemy"),
    "Rules do not know each other": (
        "engine/rules/stray",
        "import feasibility.engine.rules.other",
    ),
    "Faces ask the services": ("web/stray", "import feasibility.store"),
}


def test_every_contract_catches_a_breach(project_root: Path, tmp_path: Path) -> None:
    """A contract that nothing can break would look just like one that is kept."""
    package = tmp_path / "feasibility"
    rooms = [
        path.parent for path in (project_root / "feasibility").glob("*/__init__.py")
    ]
    for folder in [Path(), *(Path(room.name) for room in rooms), Path("engine/rules")]:
        (package / folder).mkdir(exist_ok=True)
        (package / folder / "__init__.py").touch()
    (package / "engine/rules/other.py").touch()
    for place, line in BREACHES.values():
        (package / f"{place}.py").write_text(f"{line}\n")
    shutil.copy(project_root / "pyproject.toml", tmp_path)

    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    broken = re.findall(r"^(.+) BROKEN", checked.stdout, flags=re.MULTILINE)

    assert len(broken) == len(BREACHES), checked.stdout + checked.stderr
    for name, contract in zip(BREACHES, broken, strict=True):
        assert contract.startswith(name)
