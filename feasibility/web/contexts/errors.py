"""What an error page shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ErrorPage:
    """A status with its title as a sentence, what to do, every fault, and the way back."""

    status: int
    title: str
    explanation: str
    faults: tuple[str, ...]
    back_url: str
