"""How long the whole catalog takes: from YAML, from its compiled cache, and through lint.

Each figure comes from a process of its own, so that nothing is warm but the disk: by the clock
and by the processor; on a busy machine the second says more. Usage:
`python -m benchmarks.catalog [--runs N]`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ASKED_MS = {"from YAML": 1500, "from the cache": 60, "lint": 5000}


def main() -> None:
    """Prints the median of each figure, beside what is asked of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--one", choices=[*ASKED_MS, "fill"], help=argparse.SUPPRESS)
    parser.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one is not None:
        print(json.dumps(measure(given.one, given.cache)))
        return
    with tempfile.TemporaryDirectory() as folder:
        in_new_process("fill", folder)
        print(f"{'':<16}{'clock':>9}{'processor':>11}{'asked':>9}")
        for name, asked in ASKED_MS.items():
            runs = [in_new_process(name, folder) for _ in range(given.runs)]
            clock, processor = (
                statistics.median(column) for column in zip(*runs, strict=True)
            )
            print(f"{name:<16}{clock:>6.0f} ms{processor:>8.0f} ms{asked:>6} ms")


def in_new_process(name: str, cache: str) -> list[float]:
    """What one figure took in a process of its own: milliseconds by clock and processor."""
    command = [sys.executable, "-m", __spec__.name, "--one", name, "--cache", cache]
    run = subprocess.run(command, capture_output=True, check=True, text=True)
    found: list[float] = json.loads(run.stdout)
    return found


def measure(name: str, cache: Path) -> list[float]:
    """Milliseconds by clock and processor, without the time that imports take."""
    from feasibility.catalog.lint import lint_catalog
    from feasibility.catalog.load import load_catalog

    asked: dict[str, Callable[[], object]] = {
        "from YAML": load_catalog,
        "from the cache": lambda: load_catalog(cache_dir=cache),
        "fill": lambda: load_catalog(cache_dir=cache),
        "lint": lint_catalog,
    }
    clock, processor = time.perf_counter(), time.process_time()
    asked[name]()
    spent = (time.perf_counter() - clock, time.process_time() - processor)
    return [each * 1000 for each in spent]


if __name__ == "__main__":
    main()
