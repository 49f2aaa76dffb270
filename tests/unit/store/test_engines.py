"""SQLite files are opened the one way that is safe."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from feasibility.store.engines import OpenFiles, open_sqlite, reading
from feasibility.store.statements import counting


def test_every_connection_has_our_settings(tmp_path: Path) -> None:
    engine = open_sqlite(tmp_path / "a b%20ä?.db", make=True)

    for _ in range(2):
        with engine.connect() as connection:
            found = {
                name: connection.scalar(text(f"PRAGMA {name}"))
                for name in (
                    "journal_mode",
                    "foreign_keys",
                    "busy_timeout",
                    "synchronous",
                )
            }
    engine.dispose()

    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "synchronous": 2,  # FULL
    }
    assert (tmp_path / "a b%20ä?.db").exists()


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    engine = open_sqlite(tmp_path / "gone.db")

    with pytest.raises(OperationalError), engine.connect():
        pass
    assert not (tmp_path / "gone.db").exists()


def test_a_table_made_in_a_transaction_that_fails_is_not_there(tmp_path: Path) -> None:
    engine = open_sqlite(tmp_path / "a.db", make=True)

    def fail_half_way() -> None:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE half (id INTEGER)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()

    with engine.begin() as connection:
        assert [] == connection.execute(text("SELECT * FROM sqlite_master")).all()
    engine.dispose()


def test_a_reader_sees_one_moment_and_does_not_stop_a_writer(tmp_path: Path) -> None:
    engine = open_sqlite(tmp_path / "a.db", make=True)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER)"))

    with engine.connect() as reader, reading(reader).begin():
        before = reader.scalar(text("SELECT count(*) FROM t"))
        with engine.begin() as writer:
            writer.execute(text("INSERT INTO t VALUES (1)"))
        after = reader.scalar(text("SELECT count(*) FROM t"))

    assert (before, after) == (0, 0)
    engine.dispose()


def test_writers_wait_for_each_other_and_lose_nothing(tmp_path: Path) -> None:
    engine = open_sqlite(tmp_path / "a.db", make=True)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER)"))
        connection.execute(text("INSERT INTO t VALUES (0)"))

    def add() -> None:
        for _ in range(20):
            with engine.begin() as connection:
                n = connection.scalar(text("SELECT n FROM t"))
                connection.execute(text(f"UPDATE t SET n = {n} + 1"))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with engine.begin() as connection:
        assert connection.scalar(text("SELECT n FROM t")) == 80
    engine.dispose()


def test_not_more_than_so_many_files_are_open(tmp_path: Path) -> None:
    files = OpenFiles(limit=3)
    paths = [tmp_path / f"{number}.db" for number in range(5)]
    for path in paths:
        open_sqlite(path, make=True).connect().close()

    with files.engine(paths[0]).connect() as held:
        for path in paths[1:]:
            files.engine(path).connect().close()
        assert len(files) == 3
        assert paths[0] not in files
        # Who holds a connection goes on with it.
        assert held.scalar(text("SELECT 1")) == 1

    files.engine(paths[0]).connect().close()
    assert paths[0] in files
    files.close_all()
    assert len(files) == 0


def test_statements_are_counted_without_begin_and_commit(tmp_path: Path) -> None:
    engine = open_sqlite(tmp_path / "a.db", make=True)

    with counting() as counted, engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER)"))
        connection.execute(text("INSERT INTO t VALUES (:n)"), [{"n": 1}, {"n": 2}])
    with engine.begin() as connection:
        connection.execute(text("SELECT 1"))
    engine.dispose()

    assert counted.statements == [
        "CREATE TABLE t (n INTEGER)",
        "INSERT INTO t VALUES (?)",
    ]
