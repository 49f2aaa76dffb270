"""How long an export of 100,000 opportunities takes to read and to estimate, and how much memory.

Run: .venv/bin/python -m benchmarks.cycle
"""

from __future__ import annotations

import random
import resource
import sys
from datetime import date, timedelta
from time import perf_counter

from feasibility.engine.cycle import estimate_cycle
from feasibility.imports import read_opportunities
from feasibility.model.cycle import ExportReading

ROWS = 100_000
SEGMENTS = 20
RUNS = 5
_TODAY = date(2026, 6, 30)
_HEADINGS = (
    "Opportunity ID,Opportunity Name,Account Name,Owner,Industry,Amount,Currency,"
    "Stage,Created Date,Close Date,Probability (%),Lead Source"
)


def main() -> None:
    """Prints the time to read once, the least time of some runs to estimate, and the memory."""
    data = export(ROWS)
    start = perf_counter()
    history = read_opportunities(
        data, file="export.csv", reading=ExportReading(by="Industry"), today=_TODAY
    )
    reading = perf_counter() - start
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        estimate_cycle(history, won_by_days=(30, 60, 90, 180, 365))
        times.append(perf_counter() - start)
    # Kilobytes on Linux, bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    print(f"{ROWS} rows, {len(data) / 1e6:.0f} MB, read  {reading:7.2f} s")
    print(f"{SEGMENTS} segments estimated        {min(times) * 1000:7.1f} ms")
    print(f"most memory at a time        {most / 1e6:7.0f} MB")


def export(rows: int) -> bytes:
    """An export as Salesforce writes one, month first, six of ten deals closed."""
    chance = random.Random(1)
    lines = [_HEADINGS]
    for number in range(rows):
        begun = date(2023, 1, 1) + timedelta(days=chance.randrange(1_275))
        end = begun + timedelta(days=int(chance.expovariate(1 / 120)))
        ended = chance.random() < 0.7 and end <= _TODAY
        stage = chance.choice(("Closed Won", "Closed Lost")) if ended else "Proposal"
        close = end if ended else _TODAY + timedelta(days=30)
        lines.append(
            f"006{number:015},Deal {number},Company {number % 5_000},Owner {number % 40},"
            f'Industry {number % SEGMENTS},"{chance.randrange(1_000, 90_000):,}.00",EUR,{stage},'
            f"{_written(begun)},{_written(close)},{chance.randrange(101)},Web"
        )
    return "\r\n".join(lines).encode()


def _written(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"


if __name__ == "__main__":
    main()
