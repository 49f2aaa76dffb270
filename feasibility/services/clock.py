"""What time it is: the one clock of the services, handed in so that tests can set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def as_text(moment: datetime) -> str:
    """A moment as it is stored: UTC, of one width, so that text sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def today_in(time_zone: str, moment: datetime) -> date:
    """The date of a moment in a time zone."""
    return moment.astimezone(ZoneInfo(time_zone)).date()
