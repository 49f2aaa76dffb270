"""The command line as a user calls it, with a data folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from feasibility.cli.main import cli

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "halden.yaml"
AS_OF = "2026-11-21"


def run(*arguments: object, home: Path | None = None) -> Result:
    """Runs a command in this process; what it raised is not hidden."""
    environment = {} if home is None else {"FEASIBILITY_HOME": str(home)}
    return CliRunner(env=environment).invoke(cli, [str(each) for each in arguments])


def run_as_installed(
    *arguments: object, home: Path
) -> subprocess.CompletedProcess[str]:
    """Runs the installed command in a process of its own, from another folder."""
    program = Path(sys.executable).with_name("feasibility")
    return subprocess.run(
        [program, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=home,
        env={**os.environ, "FEASIBILITY_HOME": str(home)},
    )
