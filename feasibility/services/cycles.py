"""The sales cycle in a file that a CRM exported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from feasibility.engine.cycle import estimate_cycle
from feasibility.imports import read_opportunities
from feasibility.kernel.errors import Fault, InputError
from feasibility.model.cycle import CycleEstimate, ExportReading
from feasibility.services.clock import Clock, utc_now


class Cycles:
    """Estimates sales cycles; nothing of a file is kept."""

    def __init__(self, *, clock: Clock = utc_now) -> None:
        self._clock = clock

    def estimate(
        self,
        path: Path,
        reading: ExportReading,
        *,
        level: float,
        won_by_days: Sequence[int],
    ) -> CycleEstimate:
        """The cycle of the deals in a file; `level` is what the bands are to cover, 0 to 1.

        Raises:
            InputError: the file cannot be read, or is no history of opportunities.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            fault = Fault("input.unreadable", "", {"reason": reason}, file=str(path))
            raise InputError([fault]) from None
        history = read_opportunities(
            data, file=str(path), reading=reading, today=self._clock().date()
        )
        return estimate_cycle(history, level=level, won_by_days=won_by_days)
