"""An upgrade is there whole or not at all, on both databases, however it ends."""

import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from feasibility.kernel.errors import NotFoundError, StoreError
from feasibility.store import tables
from feasibility.store.embedded import EmbeddedStore
from feasibility.store.engines import open_postgresql, open_sqlite
from feasibility.store.migrate import (
    FOLDER,
    NEWEST,
    VERSION_TABLES,
    Group,
    revision,
    upgrade,
    upgrade_file,
)
from tests.store_fixtures import DATABASES

WORKSPACE = f"ws_{'1' * 28}"

REVISION = """
import os, signal, time
import sqlalchemy as sa
from alembic import op

revision = {revision!r}
down_revision = {down!r}
branch_labels = None
depends_on = None

def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO half VALUES (1)")
    {then}
    op.add_column("head", sa.Column("rest", sa.Text()))
"""


@pytest.fixture(params=DATABASES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        opened = open_sqlite(tmp_path / "some.db", make=True)
    else:
        opened = open_postgresql(request.getfixturevalue("postgres_database_url"))
    yield opened
    opened.dispose()


@pytest.fixture
def next_version(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a folder with our revisions and one more, which does something half way."""

    def make(then: str) -> Path:
        folder = tmp_path / "versions"
        folder.mkdir(exist_ok=True)
        for path in (FOLDER / "workspace" / "versions").glob("*.py"):
            (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
        body = REVISION.format(
            revision="workspace_next", down=NEWEST["workspace"], then=then
        )
        (folder / "workspace_next.py").write_text(body, "utf-8")
        return folder

    return make


@pytest.mark.parametrize("group", ["control", "workspace"])
def test_the_newest_revision_is_the_one_the_code_knows(group: Group) -> None:
    script = ScriptDirectory(
        str(FOLDER), version_locations=[str(FOLDER / group / "versions")]
    )

    assert [NEWEST[group]] == script.get_heads()
    assert all(
        len(each.revision) <= 32 and each.doc for each in script.walk_revisions()
    )


@pytest.mark.parametrize("group", ["control", "workspace"])
def test_the_revisions_make_the_tables_that_the_code_uses(
    engine: Engine, group: Group
) -> None:
    upgrade(engine, group)

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"version_table": VERSION_TABLES[group], "compare_type": True},
        )
        assert [] == compare_metadata(context, getattr(tables, group))
        assert revision(connection, group) == NEWEST[group]


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    upgrade(engine, "workspace")
    upgrade(engine, "workspace")

    with engine.connect() as connection:
        assert revision(connection, "workspace") == NEWEST["workspace"]


def test_an_upgrade_that_fails_half_way_leaves_nothing(
    engine: Engine, next_version: Callable[[str], Path]
) -> None:
    upgrade(engine, "workspace")
    folder = next_version("raise RuntimeError('half way')")

    with pytest.raises(RuntimeError, match="half way"):
        upgrade(engine, "workspace", versions=folder)

    refuse_halves(engine)
    upgrade(engine, "workspace", versions=next_version("pass"))
    with engine.connect() as connection:
        assert revision(connection, "workspace") == "workspace_next"


def test_an_upgrade_from_nothing_that_fails_leaves_nothing(
    engine: Engine, next_version: Callable[[str], Path]
) -> None:
    with pytest.raises(RuntimeError):
        upgrade(engine, "workspace", versions=next_version("raise RuntimeError"))

    assert [] == inspect(engine).get_table_names()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_an_upgrade_that_is_killed_half_way_leaves_nothing(
    engine: Engine, next_version: Callable[[str], Path], tmp_path: Path
) -> None:
    upgrade(engine, "workspace")
    reached = tmp_path / "reached"
    folder = next_version(f"open({str(reached)!r}, 'w').close(); time.sleep(60)")
    url = engine.url.render_as_string(hide_password=False)
    opened = (
        f"open_postgresql({url!r})"
        if engine.dialect.name == "postgresql"
        else f"open_sqlite(Path({str(tmp_path / 'some.db')!r}))"
    )
    program = textwrap.dedent(
        f"""
        from pathlib import Path
        from feasibility.store.engines import open_postgresql, open_sqlite
        from feasibility.store.migrate import upgrade
        upgrade({opened}, "workspace", versions=Path({str(folder)!r}))
        """
    )
    engine.dispose()

    process = subprocess.Popen([sys.executable, "-c", program])
    deadline = time.monotonic() + 30
    while not reached.exists():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()

    refuse_halves(engine)


def test_a_database_of_a_newer_version_is_refused(engine: Engine) -> None:
    upgrade(engine, "workspace")
    with engine.begin() as connection:
        table = VERSION_TABLES["workspace"]
        connection.execute(text(f"UPDATE {table} SET version_num = 'workspace_9999'"))

    with pytest.raises(StoreError, match="newer") as refused:
        upgrade(engine, "workspace")

    assert refused.value.facts["revision"] == "workspace_9999"


def test_before_an_upgrade_a_copy_of_the_file_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, next_version: Callable[[str], Path]
) -> None:
    path = tmp_path / "some.db"
    engine = open_sqlite(path, make=True)
    upgrade_file(engine, path, "workspace")
    assert [] == list(tmp_path.glob("some.db.before*"))
    next_revision(monkeypatch, next_version("pass"))

    upgrade_file(engine, path, "workspace")

    engine.dispose()
    (copy,) = tmp_path.glob("some.db.before*")
    assert copy.name == f"some.db.before-upgrade-from-{NEWEST_NOW}"
    kept = open_sqlite(copy)
    with kept.connect() as connection:
        assert revision(connection, "workspace") == NEWEST_NOW
    kept.dispose()


def test_a_workspace_whose_upgrade_fails_stays_closed_and_the_others_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, next_version: Callable[[str], Path]
) -> None:
    other = f"ws_{'2' * 28}"
    first = EmbeddedStore(tmp_path)
    for workspace_id in (WORKSPACE, other):
        first.make_place(workspace_id)
    # The table that the next revision makes is in the way in one of them.
    with first.writing(WORKSPACE) as transaction:
        transaction.connection.execute(text("CREATE TABLE half (id INTEGER)"))
    first.close()
    next_revision(monkeypatch, next_version("pass"))

    store = EmbeddedStore(tmp_path)

    for _ in range(2):
        with pytest.raises(StoreError, match="closed"), store.reading(WORKSPACE):
            pass
    assert "half" in (store.closed_because(WORKSPACE) or "")
    assert store.closed_because(other) is None
    with store.reading(other) as transaction:
        assert revision(transaction.connection, "workspace") == "workspace_next"
    store.close()
    engine = open_sqlite(store.path(WORKSPACE))
    with engine.connect() as connection:
        assert revision(connection, "workspace") == NEWEST_NOW
    engine.dispose()


def test_only_a_workspaces_id_becomes_a_files_name(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)

    for key in ("../control", "ws_", "ws_" + "A" * 28, "", "ws_" + "0" * 28 + "\n"):
        with pytest.raises(NotFoundError):
            store.path(key)
    store.close()


def test_a_damaged_installation_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "control.db").write_bytes(b"no database " * 100)

    with pytest.raises(StoreError, match=r"control\.db"):
        EmbeddedStore(tmp_path)


NEWEST_NOW = NEWEST["workspace"]


def next_revision(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """From now on the software is one version further."""
    shadow = folder.parent / "migrations"
    (shadow / "workspace").mkdir(parents=True)
    folder.rename(shadow / "workspace" / "versions")
    for path in (FOLDER / "control" / "versions").glob("*.py"):
        (shadow / "control" / "versions").mkdir(parents=True, exist_ok=True)
        copy = shadow / "control" / "versions" / path.name
        copy.write_text(path.read_text("utf-8"), "utf-8")
    env = (FOLDER / "env.py").read_text("utf-8")
    (shadow / "env.py").write_text(env, "utf-8")
    monkeypatch.setattr("feasibility.store.migrate.FOLDER", shadow)
    monkeypatch.setitem(NEWEST, "workspace", "workspace_next")


def refuse_halves(engine: Engine) -> None:
    """Nothing of the failed revision is there, and all that was there before is."""
    with engine.connect() as connection:
        assert revision(connection, "workspace") == NEWEST_NOW
        found = inspect(connection)
        assert not found.has_table("half")
        assert "rest" not in {each["name"] for each in found.get_columns("head")}
        assert set(tables.workspace.tables) < set(found.get_table_names())
