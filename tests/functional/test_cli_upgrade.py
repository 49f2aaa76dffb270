"""`feasibility upgrade`: a database of another version is said to be that, and brought to this one."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.cli_runs import run
from tests.store_fixtures import as_role, plain


@pytest.fixture
def empty_database(
    make_postgres_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> str:
    """The owner's URL of a database without tables; the settings name its restricted role."""
    owner_url, role = make_postgres_database(), f"app_{uuid4().hex}"
    with psycopg.connect(plain(owner_url), autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN")
    monkeypatch.setenv("FEASIBILITY_DATABASE_URL", as_role(owner_url, role))
    return owner_url


def test_a_data_folder_is_at_this_version_when_it_is_opened(tmp_path: Path) -> None:
    result = run("upgrade", home=tmp_path / "home")

    assert (0, "The database is at this version.\n") == (
        result.exit_code,
        result.output,
    )


@pytest.mark.postgres
def test_a_database_that_is_behind_is_not_used_and_says_what_to_do(
    empty_database: str, tmp_path: Path
) -> None:
    result = run("workspace", "list", home=tmp_path)

    assert 3 == result.exit_code
    assert "`feasibility upgrade`" in result.output


@pytest.mark.postgres
def test_without_the_owners_address_nothing_is_upgraded(
    empty_database: str, tmp_path: Path
) -> None:
    result = run("upgrade", home=tmp_path)

    assert 3 == result.exit_code
    assert "FEASIBILITY_OWNER_DATABASE_URL" in result.output
    assert 3 == run("workspace", "list", home=tmp_path).exit_code


@pytest.mark.postgres
def test_the_owner_brings_a_database_to_this_version(
    empty_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FEASIBILITY_OWNER_DATABASE_URL", empty_database)
    first, again = run("upgrade", home=tmp_path), run("upgrade", home=tmp_path)

    assert (0, 0) == (first.exit_code, again.exit_code)
    assert "The database is at this version.\n" == first.output == again.output
    assert run("workspace", "list", home=tmp_path).output.startswith("None yet.")
