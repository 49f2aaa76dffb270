"""The wheel works outside a checkout: it carries the data folders, pages and files."""

import subprocess
import sys
from pathlib import Path

import pytest

DATA_FOLDERS = ["capability_catalog", "strategy_templates", "templates", "examples"]


@pytest.fixture(scope="module")
def installed(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel, built without network, has been installed."""
    work = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    building = ["wheel", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run(
        [*pip, *building, "--wheel-dir", work, project_root], check=True, cwd=work
    )
    (wheel,) = work.glob("*.whl")
    installing = ["install", "--no-deps", "--no-index", "--target", work / "site"]
    subprocess.run([*pip, *installing, wheel], check=True, cwd=work)
    return work / "site"


def files_below(folder: Path) -> set[str]:
    """Paths of every file in a folder but compiled Python."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("name", DATA_FOLDERS)
def test_a_data_folder_is_whole_in_the_wheel(
    name: str, installed: Path, project_root: Path
) -> None:
    shipped = files_below(installed / "feasibility" / "_data" / name)

    assert shipped == files_below(project_root / name)
    assert shipped


def test_the_package_is_whole_in_the_wheel(installed: Path, project_root: Path) -> None:
    shipped = files_below(installed / "feasibility")
    in_package = {name for name in shipped if not name.startswith("_data/")}

    assert in_package == files_below(project_root / "feasibility")
    assert "web/static/vendor/htmx-4.0.1/htmx.min.js" in in_package


def test_the_installed_package_is_imported_from_its_own_folder(
    installed: Path, tmp_path: Path
) -> None:
    asked = subprocess.run(
        [sys.executable, "-c", "import feasibility; print(feasibility.__file__)"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert asked.stdout.startswith(str(installed))
