"""The server's database: one PostgreSQL, in which row-level security keeps workspaces apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from feasibility.kernel.errors import StoreError
from feasibility.store import directory, tables
from feasibility.store.database import Transaction, checked_id
from feasibility.store.engines import open_postgresql, reading
from feasibility.store.guard import refuse_unsafe
from feasibility.store.migrate import NEWEST, VERSION_TABLES, revision, upgrade


class ServerStore:
    """One PostgreSQL database, used as a role that is neither its owner nor a superuser."""

    def __init__(self, url: str) -> None:
        """Connects and refuses whatever would let one workspace see another.

        Raises:
            StoreError: no connection, unsafe role or table, or tables of another version.
        """
        self._engine = open_postgresql(url)
        try:
            with self._engine.connect() as connection:
                self._refuse_other_revision(connection)
                refuse_unsafe(connection)
        except BaseException as error:
            self._engine.dispose()
            if isinstance(error, OperationalError):
                raise StoreError("cannot reach the database") from error
            raise

    @contextmanager
    def reading_control(self) -> Iterator[Connection]:
        """See `Store`."""
        with self._engine.connect() as connection, reading(connection).begin():
            yield connection

    @contextmanager
    def writing_control(self) -> Iterator[Connection]:
        """See `Store`."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self, workspace_id: str) -> Iterator[Transaction]:
        """See `Store`."""
        with self.reading_control() as connection:
            yield _bound(connection, workspace_id)

    @contextmanager
    def writing(self, workspace_id: str) -> Iterator[Transaction]:
        """See `Store`."""
        with self.writing_control() as connection:
            yield _bound(connection, workspace_id)

    def make_place(self, workspace_id: str) -> None:
        """See `Store`: the tables are there already."""
        checked_id(workspace_id)

    def remove_place(self, workspace_id: str) -> None:
        """See `Store`."""
        with self.writing(workspace_id) as transaction:
            for table in reversed(tables.workspace.sorted_tables):
                transaction.connection.execute(
                    table.delete().where(table.c.workspace_id == workspace_id)
                )

    def closed_because(self, workspace_id: str) -> str | None:
        """See `Store`: all workspaces are upgraded together."""
        checked_id(workspace_id)
        return None

    def rename(self, transaction: Transaction, name: str) -> None:
        """See `Store`."""
        directory.save_name(transaction.connection, transaction.workspace_id, name)

    @property
    def is_one_database(self) -> bool:
        """See `Store`."""
        return True

    def close(self) -> None:
        """See `Store`."""
        self._engine.dispose()

    @staticmethod
    def _refuse_other_revision(connection: Connection) -> None:
        for group, newest in NEWEST.items():
            at = revision(connection, group)
            if at != newest:
                raise StoreError(
                    "the database is not at this version: `feasibility upgrade` brings it there, as its owner",
                    group=group,
                    revision=at,
                    newest=newest,
                )


def upgrade_server(owner_url: str, *, app_role: str) -> None:
    """Brings a PostgreSQL database to this version, as its owner, and lets the app's role in.

    Raises:
        StoreError: the database is newer than this version.
    """
    engine = open_postgresql(owner_url)
    try:
        upgrade(engine, "control")
        upgrade(engine, "workspace")
        with engine.begin() as connection:
            _grant(connection, app_role)
    finally:
        engine.dispose()


def role_of(url: str) -> str:
    """The role that a database address signs in as; empty if it names none."""
    return make_url(url).username or ""


def _bound(connection: Connection, workspace_id: str) -> Transaction:
    """Names the workspace to row-level security, for this transaction alone."""
    setting = func.set_config("app.workspace", checked_id(workspace_id), True)
    connection.execute(select(setting))
    return Transaction(connection, workspace_id)


def _grant(connection: Connection, app_role: str) -> None:
    quote = connection.dialect.identifier_preparer.quote
    role, schema = quote(app_role), connection.dialect.default_schema_name
    connection.execute(text(f'GRANT USAGE ON SCHEMA "{schema}" TO {role}'))
    for metadata in (tables.control, tables.workspace):
        for table in metadata.sorted_tables:
            connection.execute(
                text(
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON"
                    f" {quote(table.name)} TO {role}"
                )
            )
    for name in VERSION_TABLES.values():
        connection.execute(text(f"GRANT SELECT ON {quote(name)} TO {role}"))
