"""How long it takes to find 1,000 written names in the shipped catalog, and to index it.

Run: .venv/bin/python -m benchmarks.matching
"""

from __future__ import annotations

from itertools import cycle, islice
from time import perf_counter

from feasibility.bootstrap import build_file_services
from feasibility.matching.names import build_index, find_product
from feasibility.model.name_match import NamedTool
from tests.product_name_labels import own_labels

NAMES = 1_000
RUNS = 5
_PARTS = ("", " (prod)", " 2026", " EMEA sandbox", " x 25 seats")


def main() -> None:
    """Prints the time to index and the least of some runs over the names, none of them repeated."""
    catalog = build_file_services().catalogs.shipped()
    tools = [
        NamedTool(f"{label.name}{part}", label.context)
        for part in _PARTS
        for label in own_labels()
    ]
    tools = list(islice(cycle(tools), NAMES))
    indexing = _least(lambda: build_index(catalog))
    index = build_index(catalog)
    finding = _least(
        lambda: [find_product(index, each.name, context=each.context) for each in tools]
    )
    print(f"index of {len(catalog.products)} products  {indexing * 1000:7.1f} ms")
    print(f"{NAMES} names, index built    {finding * 1000:7.1f} ms")
    print(f"together, for each name   {(indexing + finding) / NAMES * 1e6:7.1f} µs")


def _least(work: object) -> float:
    assert callable(work)
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
