"""The embedded database: `control.db`, and one SQLite file a workspace beside it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from feasibility.kernel.errors import NotFoundError, StoreError
from feasibility.store import directory
from feasibility.store.database import Transaction, checked_id
from feasibility.store.engines import OpenFiles, open_sqlite, reading
from feasibility.store.migrate import upgrade_file

log = logging.getLogger(__name__)


class EmbeddedStore:
    """SQLite files in one folder; a workspace is backed up, handed over or deleted as one file."""

    def __init__(self, folder: Path) -> None:
        """Opens (or makes) the folder's databases and brings `control.db` to this version.

        Raises:
            StoreError: `control.db` is newer than this version, damaged or not writable.
        """
        self._folder = folder
        self._control_path = folder / "control.db"
        self._files = OpenFiles()
        self._ready: set[str] = set()
        self._closed: dict[str, str] = {}
        self._control = open_sqlite(self._control_path, make=True)
        try:
            (folder / "workspaces").mkdir(mode=0o700, parents=True, exist_ok=True)
            upgrade_file(self._control, self._control_path, "control")
        except BaseException as error:
            self._control.dispose()
            if isinstance(error, OSError | DatabaseError):
                raise StoreError(
                    "cannot open the database", file=str(self._control_path)
                ) from error
            raise

    @contextmanager
    def reading_control(self) -> Iterator[Connection]:
        """See `Store`."""
        with self._control.connect() as connection, reading(connection).begin():
            yield connection

    @contextmanager
    def writing_control(self) -> Iterator[Connection]:
        """See `Store`."""
        with self._control.begin() as connection:
            yield connection

    @contextmanager
    def reading(self, workspace_id: str) -> Iterator[Transaction]:
        """See `Store`."""
        engine = self._engine(workspace_id)
        with engine.connect() as connection, reading(connection).begin():
            yield Transaction(connection, workspace_id)

    @contextmanager
    def writing(self, workspace_id: str) -> Iterator[Transaction]:
        """See `Store`."""
        with self._engine(workspace_id).begin() as connection:
            yield Transaction(connection, workspace_id)

    def make_place(self, workspace_id: str) -> None:
        """See `Store`."""
        path = self.path(workspace_id)
        engine = open_sqlite(path, make=True)
        upgrade_file(engine, path, "workspace")
        engine.dispose()

    def remove_place(self, workspace_id: str) -> None:
        """See `Store`; copies made before upgrades go with the file."""
        path = self.path(workspace_id)
        self._files.close(path)
        self._ready.discard(workspace_id)
        self._closed.pop(workspace_id, None)
        for file in sorted(path.parent.glob(f"{path.name}*"), reverse=True):
            file.unlink(missing_ok=True)

    def closed_because(self, workspace_id: str) -> str | None:
        """See `Store`; tries the upgrade if this process has not yet."""
        try:
            self._engine(workspace_id)
        except (StoreError, NotFoundError) as error:
            return str(error)
        return None

    def path(self, workspace_id: str) -> Path:
        """The file of a workspace, whether it is there or not."""
        return self._folder / "workspaces" / f"{checked_id(workspace_id)}.db"

    def rename(self, transaction: Transaction, name: str) -> None:
        """See `Store`; what a crash leaves behind is put right at the next start."""
        with self.writing_control() as control:
            directory.save_name(control, transaction.workspace_id, name)

    @property
    def is_one_database(self) -> bool:
        """See `Store`."""
        return False

    def close(self) -> None:
        """See `Store`."""
        self._files.close_all()
        self._control.dispose()

    def _engine(self, workspace_id: str) -> Engine:
        path = self.path(workspace_id)
        if workspace_id in self._closed:
            raise StoreError(
                "the workspace is closed: its upgrade failed",
                workspace=workspace_id,
                because=self._closed[workspace_id],
            )
        if not path.exists():
            raise NotFoundError("workspace", workspace_id)
        engine = self._files.engine(path)
        if workspace_id not in self._ready:
            self._upgrade(workspace_id, engine, path)
        return engine

    def _upgrade(self, workspace_id: str, engine: Engine, path: Path) -> None:
        """Upgrades a workspace's file; whatever stops it closes this workspace alone."""
        try:
            upgrade_file(engine, path, "workspace")
        except Exception as error:
            log.exception("workspace %s could not be upgraded", workspace_id)
            self._closed[workspace_id] = f"{type(error).__name__}: {error}"
            self._files.close(path)
            raise StoreError(
                "the workspace is closed: its upgrade failed",
                workspace=workspace_id,
                because=self._closed[workspace_id],
            ) from error
        self._ready.add(workspace_id)
