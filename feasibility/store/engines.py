"""Opens databases the one way that is safe: SQLite files and PostgreSQL, and at most 32 files at once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

# Source: ECOSYSTEM.md section 4; each open file costs descriptors and page cache.
OPEN_FILES = 32
BUSY_MILLISECONDS = 10_000
READS = "feasibility_reads"


def open_sqlite(path: Path, *, make: bool = False) -> Engine:
    """An engine on one SQLite file, with our settings on every connection.

    A file that is not there is an error, unless `make`: a workspace that somebody deleted must
    not come back empty.

    The driver is in autocommit and we say BEGIN ourselves: only so is a migration, with its
    CREATE TABLE, one transaction. Writers begin with the write lock (`IMMEDIATE`), because a
    reader that turns writer later fails at once instead of waiting.
    """
    query = {"mode": "rwc" if make else "rw", "uri": "true"}
    engine = create_engine(URL.create("sqlite", database=path.as_uri(), query=query))

    @event.listens_for(engine, "connect")
    def settle(driver_connection: Any, _record: Any) -> None:
        driver_connection.isolation_level = None
        for pragma in (
            f"busy_timeout={BUSY_MILLISECONDS}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            driver_connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get(READS, False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def open_postgresql(url: str) -> Engine:
    """An engine on a PostgreSQL server; broken connections are noticed before use."""
    return create_engine(url, pool_pre_ping=True, pool_size=5, max_overflow=10)


def reading(connection: Connection) -> Connection:
    """The connection, told that its next transaction only reads, and reads one moment's state."""
    connection = connection.execution_options(**{READS: True})
    if connection.dialect.name == "postgresql":
        connection = connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
    return connection


class OpenFiles:
    """The engines of workspace files; the one used longest ago is closed beyond `limit`."""

    def __init__(self, limit: int = OPEN_FILES) -> None:
        self._limit = limit
        self._engines: OrderedDict[Path, Engine] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._engines)

    def __contains__(self, path: Path) -> bool:
        return path in self._engines

    def engine(self, path: Path) -> Engine:
        """The engine of a file, opened if it is not.

        A transaction on an engine that is closed meanwhile goes on: closing only lets go of
        the connections that nobody holds.
        """
        with self._lock:
            engine = self._engines.pop(path, None) or open_sqlite(path)
            self._engines[path] = engine
            beyond = (
                self._engines.popitem(last=False)[1]
                if len(self._engines) > self._limit
                else None
            )
        if beyond is not None:
            beyond.dispose()
        return engine

    def close(self, path: Path) -> None:
        """Closes one file's engine, if it is open."""
        with self._lock:
            engine = self._engines.pop(path, None)
        if engine is not None:
            engine.dispose()

    def close_all(self) -> None:
        """Closes every engine."""
        for path in list(self._engines):
            self.close(path)
