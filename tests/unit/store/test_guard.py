"""A PostgreSQL that would not keep workspaces apart is refused at start."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from feasibility.bootstrap import upgrade_database
from feasibility.kernel.errors import InputError, StoreError
from feasibility.settings import load_settings
from feasibility.store.server import ServerStore, role_of, upgrade_server
from tests.store_fixtures import as_role, plain

pytestmark = pytest.mark.postgres


@pytest.fixture
def urls(make_restricted_url: Callable[[], tuple[str, str]]) -> tuple[str, str]:
    """The owner's URL and the restricted role's."""
    return make_restricted_url()


def as_owner(owner_url: str, *statements: str) -> None:
    with psycopg.connect(plain(owner_url), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def test_the_restricted_role_on_a_migrated_database_is_let_in(
    urls: tuple[str, str],
) -> None:
    ServerStore(urls[1]).close()


def test_a_superuser_is_refused(urls: tuple[str, str]) -> None:
    with pytest.raises(StoreError, match="superuser"):
        ServerStore(urls[0])


def test_a_role_that_bypasses_row_level_security_is_refused(
    urls: tuple[str, str],
) -> None:
    owner_url, url = urls
    as_owner(owner_url, f"ALTER ROLE {role_of(url)} BYPASSRLS")

    with pytest.raises(StoreError, match="bypasses"):
        ServerStore(url)


def test_a_role_that_can_become_a_superuser_is_refused(urls: tuple[str, str]) -> None:
    owner_url, url = urls
    as_owner(owner_url, f"GRANT postgres TO {role_of(url)}")

    with pytest.raises(StoreError, match="can become"):
        ServerStore(url)
    as_owner(owner_url, f"REVOKE postgres FROM {role_of(url)}")


def test_the_owner_of_a_table_is_refused(urls: tuple[str, str]) -> None:
    owner_url, url = urls
    as_owner(
        owner_url,
        f"GRANT CREATE ON SCHEMA public TO {role_of(url)}",
        f"ALTER TABLE entry OWNER TO {role_of(url)}",
    )

    with pytest.raises(StoreError, match="owns") as refused:
        ServerStore(url)
    assert refused.value.facts["tables"] == ["entry"]


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("ALTER TABLE entry DISABLE ROW LEVEL SECURITY", "security is off"),
        ("ALTER TABLE entry NO FORCE ROW LEVEL SECURITY", "not forced"),
        ("DROP POLICY one_workspace ON entry", "no policy"),
        ("CREATE POLICY wide ON entry USING (true)", "other policies"),
        (
            "ALTER POLICY one_workspace ON entry USING (true)",
            "other policies",
        ),
        (
            "CREATE TABLE stray (workspace_id text, told text)",
            "not known",
        ),
        ("CREATE VIEW stray AS SELECT workspace_id FROM entry", "not known"),
        ("DROP TABLE entry", "missing"),
    ],
)
def test_a_table_that_is_not_kept_apart_is_refused(
    urls: tuple[str, str], statement: str, reason: str
) -> None:
    owner_url, url = urls
    as_owner(owner_url, statement)

    with pytest.raises(StoreError, match=reason) as refused:
        ServerStore(url)
    assert len(refused.value.facts["tables"]) == 1


def test_a_database_that_nobody_upgraded_is_refused(
    postgres_database_url: str,
) -> None:
    with pytest.raises(StoreError, match="feasibility upgrade"):
        ServerStore(postgres_database_url)


def test_a_server_that_does_not_answer_is_refused() -> None:
    with pytest.raises(StoreError, match="cannot reach"):
        ServerStore("postgresql+psycopg://nobody@127.0.0.1:9/none")


def test_upgrading_again_lets_the_role_in_again(urls: tuple[str, str]) -> None:
    owner_url, url = urls
    as_owner(owner_url, f"REVOKE ALL ON entry FROM {role_of(url)}")

    upgrade_server(owner_url, app_role=role_of(url))

    ServerStore(url).close()
    assert as_role(owner_url, role_of(url)) == url


def test_the_database_is_upgraded_by_its_owner_for_the_apps_role(
    postgres_database_url: str, tmp_path: Path
) -> None:
    role = f"app_{uuid4().hex}"
    as_owner(postgres_database_url, f"CREATE ROLE {role} LOGIN")
    environment = {
        "FEASIBILITY_HOME": str(tmp_path),
        "FEASIBILITY_DATABASE_URL": as_role(postgres_database_url, role),
        "FEASIBILITY_OWNER_DATABASE_URL": postgres_database_url,
    }

    upgrade_database(load_settings(environment))

    ServerStore(environment["FEASIBILITY_DATABASE_URL"]).close()
    as_owner(postgres_database_url, f"DROP OWNED BY {role}", f"DROP ROLE {role}")


def test_without_both_addresses_nothing_is_upgraded(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        upgrade_database(load_settings({"FEASIBILITY_HOME": str(tmp_path)}))

    assert [fault.path for fault in refused.value.faults] == [
        "FEASIBILITY_DATABASE_URL",
        "FEASIBILITY_OWNER_DATABASE_URL",
    ]
