"""How long a check takes, how it grows, how much memory it needs and how large its answer is.

`python -m benchmarks.check --help`. Prints a table (to standard error) and the figures as JSON.
Nothing fails on a figure: what the issue asks for stands beside what was measured.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from benchmarks.edits import successive_edits
from benchmarks.generate import Size, generate
from benchmarks.statements import AS_OF
from feasibility.catalog.load import load_catalog
from feasibility.catalog.plan_file import load_plan_file
from feasibility.catalog.yaml_dump import dump_plan_file
from feasibility.cli.collecting import collect_less_often
from feasibility.engine.check import check
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.plan import PlanFile

GROWTH = (10, 32, 100, 316, 1000)
MILLISECONDS = 1000
MEGABYTE = 1_000_000


class Figure(NamedTuple):
    """One figure, what it is counted in, and the most it may be (None: only told)."""

    name: str
    value: float
    unit: str
    most: float | None = None


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """All figures that were asked for."""
    catalog = load_catalog()
    size = Size(seed=options.seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        path.write_text(dump_plan_file(generate(size, catalog)), "utf-8")
        figures = _reading(path, catalog, options.runs)
        figures += _full_check(path, catalog, options.runs, figures[0].value)
        if options.edits:
            figures += _after_edits(path, catalog, options.edits)
        figures += _in_a_process_of_its_own(path)
    growth = {
        name: _growth(catalog, options, providers_each)
        for name, providers_each in (("company grows too", 5), ("200 providers", None))
        if options.growth
    }
    for name, points in growth.items():
        if len(points) > 1:
            exponent = _exponent(points)
            figures.append(Figure(f"growth exponent, {name}", exponent, "", 1.1))
    return {
        "size": size._asdict(),
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "figures": [figure._asdict() for figure in figures],
        "growth": growth,
    }


def _reading(path: Path, catalog: Catalog, runs: int) -> list[Figure]:
    def plain() -> PlanFile:
        data = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        return PlanFile.model_validate(data)

    ours = _median(runs, lambda: load_plan_file(path, catalog=catalog))
    try:
        theirs = _median(runs, plain)
    except ValueError:  # Dates that PyYAML makes of plain text are read as text by us.
        theirs = math.nan
    size = path.stat().st_size / MEGABYTE
    return [
        Figure("reading and validating", ours, "ms"),
        Figure("reading and validating, PyYAML's own constructor", theirs, "ms"),
        Figure("plan file", round(size, 3), "MB"),
    ]


def _full_check(
    path: Path, catalog: Catalog, runs: int, reading: float
) -> list[Figure]:
    """Each run on nouns read anew, so that nothing kept on them is found again."""
    times, assessment = [], None
    for _ in range(runs):
        plan_file = load_plan_file(path, catalog=catalog)
        seconds, assessment = _timed(lambda f=plan_file: _check(f, catalog))
        times.append(seconds * MILLISECONDS)
    median = statistics.median(times)
    assert assessment is not None
    written = len(assessment.model_dump_json()) / MEGABYTE
    counts = ", ".join(f"{n} {name}" for name, n in sorted(assessment.counts.items()))
    sys.stderr.write(f"verdicts: {counts}\n")
    return [
        Figure("full check", median, "ms", 250),
        Figure("full check, slowest run", max(times), "ms"),
        Figure("full check / reading", median / reading, "", 1),
        Figure("assessment as compact JSON", round(written, 3), "MB", 2),
    ]


def _after_edits(path: Path, catalog: Catalog, count: int) -> list[Figure]:
    """One edit after the other, each checked with the assessment before it at hand.

    `shared`: what did not change is the same object, as in an editor that keeps the plan.
    `read anew`: all nouns are made again, as on a server that reads them from a database.
    """
    plan_file = load_plan_file(path, catalog=catalog)
    found = []
    for name in ("shared", "read anew"):
        previous = _check(plan_file, catalog)
        company, times = plan_file.company, []
        for edit in successive_edits(plan_file.plan, count):
            edited = PlanFile(company=company, plan=edit.plan)
            if name == "read anew":
                edited = PlanFile.model_validate_json(edited.model_dump_json())
            seconds, previous = _timed(
                lambda f=edited, p=previous: _check(f, catalog, p)
            )
            times.append(seconds * MILLISECONDS)
        median = statistics.median(times)
        ninth = statistics.quantiles(times, n=10)[-1]
        found += [
            Figure(
                f"check after one edit ({name}, {len(times)} edits)", median, "ms", 60
            ),
            Figure(f"check after one edit ({name}), nine of ten within", ninth, "ms"),
        ]
    return found


def _in_a_process_of_its_own(path: Path) -> list[Figure]:
    command = [sys.executable, "-m", "benchmarks.check", "--only", str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    told = json.loads(done.stdout)
    return [
        Figure("peak memory of a process that checks", told["peak"], "MB", 250),
        Figure("peak memory before the check", told["before"], "MB"),
    ]


def _check_only(path: Path) -> None:
    """What the process of its own does: read, check, tell its peak memory."""
    catalog = load_catalog()
    plan_file = load_plan_file(path, catalog=catalog)
    before = _peak()
    _check(plan_file, catalog)
    print(json.dumps({"before": before, "peak": _peak()}))


def _peak() -> float:
    """The most memory this process has held, in MB.

    Linux keeps `ru_maxrss` over an exec, so that a child begins with its parent's; `VmHWM` is
    its own.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if "VmHWM" in x)
        kilobytes = int(line.split()[1])
    else:
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(kilobytes * 1024 / MEGABYTE, 1)


def _growth(
    catalog: Catalog, options: argparse.Namespace, providers_each: int | None
) -> list[dict[str, float]]:
    """Milliseconds of a check by number of initiatives, people per initiative constant."""
    points = []
    for count in GROWTH:
        if count > options.growth:
            break
        size = Size(
            providers=count * providers_each if providers_each else 200,
            people=count * 3 // 2,
            initiatives=count,
            seed=options.seed,
        )
        plan_file = generate(size, catalog)
        seconds, _ = _timed(lambda f=plan_file: _check(f, catalog))
        points.append({"initiatives": count, "ms": round(seconds * MILLISECONDS, 1)})
        sys.stderr.write(f"{size.providers} providers: {points[-1]}\n")
        if seconds > options.most_seconds:
            break
    return points


def _exponent(points: list[dict[str, float]]) -> float:
    """The slope of the least-squares line through the logarithms."""
    x = [math.log(point["initiatives"]) for point in points]
    y = [math.log(point["ms"]) for point in points]
    return round(statistics.linear_regression(x, y).slope, 3)


def _check(
    plan_file: PlanFile, catalog: Catalog, previous: Assessment | None = None
) -> Assessment:
    return check(
        plan_file.plan, plan_file.company, catalog, as_of=AS_OF, previous=previous
    )


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _median(runs: int, work: Callable[[], Any]) -> float:
    return statistics.median(_timed(work)[0] for _ in range(runs)) * MILLISECONDS


def table(figures: list[dict[str, Any]]) -> str:
    """The figures as lines of text, each with what is asked of it."""
    lines = []
    for figure in figures:
        value = (
            f"{figure['value']:,.3g}"
            if figure["value"] < 10
            else f"{figure['value']:,.0f}"
        )
        line = f"{figure['name']:<60} {value:>9} {figure['unit']:<3}"
        if figure["most"] is not None:
            word = "holds" if figure["value"] <= figure["most"] else "over"
            line += f" most {figure['most']:g}: {word}"
        lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.check")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument(
        "--runs", type=int, default=5, help="of which the median is told"
    )
    options.add_argument("--edits", type=int, default=51, help="0: none")
    options.add_argument(
        "--growth",
        type=int,
        default=1000,
        help="up to so many initiatives; 0: not at all",
    )
    options.add_argument(
        "--most-seconds",
        type=float,
        default=60,
        help="growth is not followed beyond a check that took so long",
    )
    options.add_argument(
        "--only", type=Path, help="check this file once, tell the memory"
    )
    return options


def main() -> None:
    options = parser().parse_args()
    collect_less_often()
    if options.only is not None:
        _check_only(options.only)
        return
    told = measure(options)
    sys.stderr.write(table(told["figures"]))
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
