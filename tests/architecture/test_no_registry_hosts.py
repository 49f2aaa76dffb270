"""No file of the project says where packages come from or on which machine it is."""

import re
import subprocess
from pathlib import Path

import pytest

# Put together from parts, so that this file does not hold what it looks for.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("py" + "pi", "org"),
        ("python" + "hosted", "org"),
        ("npm" + "js", "org"),
        ("npm" + "js", "com"),
        ("yarn" + "pkg", "com"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
        ("repo1", "maven", "org"),
        ("deb", "debian", "org"),
        ("ana" + "conda", "org"),
    )
]
MACHINE_PATHS = ["/" + "work" + "/", "/" + "root" + "/", "/opt/" + "wheels"]
FORBIDDEN = re.compile(
    # A path counts only where it begins, not inside an address.
    "|".join(re.escape(host) for host in REGISTRIES)
    + "|"
    + "|".join(rf"(?<![\w.\-/]){re.escape(path)}" for path in MACHINE_PATHS)
)
LOCK_FILES = {
    "Pipfile.lock",
    "npm-shrinkwrap.json",
    "package-lock.json",
    "pdm.lock",
    "pnpm-lock.yaml",
    "poetry.lock",
    "uv.lock",
    "yarn.lock",
}


@pytest.fixture(scope="module")
def tracked_files(project_root: Path) -> list[Path]:
    """Every file that git knows and that lies in the working tree."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=project_root, capture_output=True, check=True
    )
    names = listing.stdout.decode().split("\0")
    return [project_root / name for name in names if (project_root / name).is_file()]


def test_no_file_names_a_registry_or_a_machine_path(
    tracked_files: list[Path], project_root: Path
) -> None:
    found = [
        f"{path.relative_to(project_root)}:{number}: {match.group()}"
        for path in tracked_files
        for number, line in enumerate(
            path.read_text("utf-8", errors="replace").splitlines(), 1
        )
        for match in FORBIDDEN.finditer(line)
    ]

    assert [] == found


def test_no_lock_file_is_kept(tracked_files: list[Path]) -> None:
    found = [str(path) for path in tracked_files if path.name in LOCK_FILES]

    assert [] == found


def test_every_pin_has_its_hashes(project_root: Path) -> None:
    text = (project_root / "constraints.txt").read_text("utf-8")
    pins = [line for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)]

    assert len(pins) > 40
    assert [] == [pin for pin in pins if "==" not in pin or not pin.endswith("\\")]
