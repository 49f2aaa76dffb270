"""The README shows what the program says today."""

import subprocess
import sys
from pathlib import Path


def test_the_example_in_the_readme_is_what_check_prints(project_root: Path) -> None:
    """Run `scripts/readme_example` where this fails, and look at what changed."""
    command = [sys.executable, project_root / "scripts" / "readme_example", "--check"]
    run = subprocess.run(command, cwd=project_root, capture_output=True, text=True)

    assert (0, "") == (run.returncode, run.stdout + run.stderr)
