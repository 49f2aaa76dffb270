"""What others claim beside one initiative, by the reading it is asked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from feasibility.engine.surroundings import Surroundings

Beside = Literal["pessimistic", "typical", "optimistic", "lenient"]
BESIDE: tuple[Beside, ...] = ("pessimistic", "typical", "optimistic", "lenient")


class OnceAsked(Mapping[Beside, Surroundings]):
    """What others claim at each reading, worked out when it is first asked for."""

    def __init__(self, work_out: Callable[[Beside], Surroundings]) -> None:
        self._work_out = work_out
        self._found: dict[Beside, Surroundings] = {}

    def __getitem__(self, beside: Beside) -> Surroundings:
        if beside not in self._found:
            self._found[beside] = self._work_out(beside)
        return self._found[beside]

    def __iter__(self) -> Iterator[Beside]:
        return iter(BESIDE)

    def __len__(self) -> int:
        return len(BESIDE)
