"""Things that must come after each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from feasibility.model.faults import PlacedFault
from feasibility.model.places import Place


def find_circles(
    afters: Mapping[str, Sequence[str]], place: Place
) -> Iterator[PlacedFault]:
    """One fault for each circle that a walk in the given order closes.

    Args:
        afters: for each thing, in the order of its list, what it comes after.
        place: where that list stands; a fault is placed at the `after` that closes a circle.
    """
    numbers = {name: number for number, name in enumerate(afters)}
    done: set[str] = set()
    for start in afters:
        if start in done:
            continue
        path, left = [start], [iter(enumerate(afters[start]))]
        while path:
            here = path[-1]
            index, name = next(left[-1], (0, None))
            if name is None:
                done.add(path.pop())
                left.pop()
            elif name in path:
                circle = [*path[path.index(name) :], name]
                spot = (*place, numbers[here], "after", index)
                yield PlacedFault("input.circle", spot, {"circle": ", ".join(circle)})
            elif name in afters and name not in done:
                path.append(name)
                left.append(iter(enumerate(afters[name])))
