"""Who may import whom: the contracts in pyproject.toml hold."""

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
