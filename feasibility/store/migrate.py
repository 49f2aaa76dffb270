"""Brings a database's tables to this version of the software: whole, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, inspect, text

from feasibility.kernel.errors import StoreError

Group = Literal["control", "workspace"]
# The newest revision of each group. Known here so that opening a database that is up to
# date does not load Alembic; a test compares it with the revision files.
NEWEST: dict[Group, str] = {"control": "control_0002", "workspace": "workspace_0001"}
VERSION_TABLES: dict[Group, str] = {
    "control": "revision_control",
    "workspace": "revision_workspace",
}
FOLDER = Path(__file__).parent / "migrations"


def revision(connection: Connection, group: Group) -> str | None:
    """The revision a group of tables stands at; None where there is none yet."""
    table = VERSION_TABLES[group]
    if not inspect(connection).has_table(table):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {table}"))
    return found


def upgrade(
    engine: Engine, group: Group, *, to: str | None = None, versions: Path | None = None
) -> None:
    """Runs the revisions that are missing, in one transaction with their record.

    Runs up to the revision `to` (None: the newest), from the revision files in the folder
    `versions` (None: ours).

    Raises:
        StoreError: the database stands at a revision this version does not know: newer.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    folder = versions or FOLDER / group / "versions"
    config.set_main_option("version_locations", str(folder).replace("%", "%%"))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            # Of several that start at once one upgrades and the others wait for it.
            connection.execute(text("SELECT pg_advisory_xact_lock(8321)"))
        config.attributes["connection"] = connection
        config.attributes["version_table"] = VERSION_TABLES[group]
        try:
            command.upgrade(config, to or "head")
        except CommandError as error:
            raise StoreError(
                "the database is newer than this version",
                revision=revision(connection, group),
                newest=NEWEST[group],
            ) from error


def upgrade_file(engine: Engine, path: Path, group: Group) -> None:
    """Brings a SQLite file to the newest revision; a copy of the file as it was stays beside it.

    The copy is made before the first statement, is named by the revision it has
    (`ws_1.db.before-upgrade-from-workspace_0001`), and is never overwritten.
    """
    with engine.connect() as connection:
        at = revision(connection, group)
    if at == NEWEST[group]:
        return
    if at is not None:
        _copy(engine, path, at)
    upgrade(engine, group)


def _copy(engine: Engine, path: Path, at: str) -> None:
    copy = path.with_name(f"{path.name}.before-upgrade-from-{at}")
    if copy.exists():
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        copy = path.with_name(f"{copy.name}-{stamp}")
    draft = path.with_name(f"{copy.name}.part")
    draft.unlink(missing_ok=True)
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(draft),))
    finally:
        connection.close()
    draft.rename(copy)
