"""Stores and services on both databases, for the tests of every room that needs one.

A conftest takes what it needs: `from tests.store_fixtures import any_settings, services`.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.engine import make_url

from feasibility.bootstrap import AppServices, build_app_services, open_store
from feasibility.model.plan import PlanFile
from feasibility.services import Acting, Member, WorkspaceEntry
from feasibility.settings import Settings, load_settings
from feasibility.store.database import Store
from feasibility.store.server import upgrade_server

NOW = datetime(2026, 11, 21, 21, 3, tzinfo=UTC)
DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


def plan_file(**changed: Any) -> PlanFile:
    """A small company with one plan; `company` and `plan` add to it."""
    company = {
        "id": "acme",
        "name": "Acme",
        "currency": "EUR",
        "time_zone": "Europe/Berlin",
        "segments": [{"id": "mid", "name": "Mid-size"}],
        "stack": [
            {
                "id": "hub",
                "name": "Hub",
                "limits": [{"limit": "contacts", "value": 5000}],
            },
            {"id": "crm", "name": "CRM"},
        ],
        "team": [
            {
                "id": "ana",
                "name": "Ana",
                "contract": [{"hours_a_week": 40}],
                "absences": [{"from_day": "2027-03-01", "to_day": "2027-03-05"}],
            }
        ],
    }
    plan = {
        "id": "plan-27",
        "name": "Plan 27",
        "period": {"first_day": "2027-01-01", "last_day": "2027-12-31"},
        "initiatives": [
            {"id": "abm", "name": "ABM", "given": "Win the ten", "segment": "mid"},
            {"id": "nurture", "name": "Nurture", "given": "Warm them up"},
        ],
    }
    company |= changed.get("company", {})
    plan |= changed.get("plan", {})
    return PlanFile.model_validate({"format": 1, "company": company, "plan": plan})


@pytest.fixture(scope="session")
def make_restricted_url(
    make_postgres_database: Callable[[], str],
) -> Iterator[Callable[[], tuple[str, str]]]:
    """Makes a migrated database at each call: its owner's URL, and that of a restricted role."""
    import psycopg

    roles: list[tuple[str, str]] = []

    def make() -> tuple[str, str]:
        owner_url, role = make_postgres_database(), f"app_{uuid4().hex}"
        with psycopg.connect(plain(owner_url), autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {role} LOGIN")
        upgrade_server(owner_url, app_role=role)
        roles.append((owner_url, role))
        return owner_url, as_role(owner_url, role)

    yield make
    for owner_url, role in roles:
        with psycopg.connect(plain(owner_url), autocommit=True) as connection:
            connection.execute(f"DROP OWNED BY {role}")
            connection.execute(f"DROP ROLE {role}")


@pytest.fixture(scope="session")
def shared_restricted_url(make_restricted_url: Callable[[], tuple[str, str]]) -> str:
    """One migrated database for all tests that only add workspaces: the restricted role's URL."""
    return make_restricted_url()[1]


@pytest.fixture(scope="session")
def catalog_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all tests of a process find the catalog compiled: reading its files takes long."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(params=DATABASES)
def any_settings(
    request: pytest.FixtureRequest, tmp_path: Path, catalog_cache: Path
) -> Settings:
    """Settings of an installation on SQLite, then of one on PostgreSQL."""
    environment = {
        "FEASIBILITY_HOME": str(tmp_path / "home"),
        "FEASIBILITY_CACHE": str(catalog_cache),
    }
    if request.param == "postgres":
        url = request.getfixturevalue("shared_restricted_url")
        environment["FEASIBILITY_DATABASE_URL"] = url
    return load_settings(environment)


@pytest.fixture
def store(any_settings: Settings) -> Iterator[Store]:
    """A store, on either database."""
    opened = open_store(any_settings)
    yield opened
    opened.close()


@pytest.fixture
def services(any_settings: Settings) -> Iterator[AppServices]:
    """All services, on either database, at one moment of one day."""
    built = build_app_services(any_settings, clock=lambda: NOW)
    yield built
    built.close()


@pytest.fixture
def member(services: AppServices) -> Member:
    """The member of this installation."""
    return services.signing.local_member()


@pytest.fixture
def entry(services: AppServices, member: Member) -> WorkspaceEntry:
    """A workspace with the small plan in it."""
    made, _ = services.plans.import_as_workspace(plan_file(), member=member)
    return made


@pytest.fixture
def acting(services: AppServices, member: Member, entry: WorkspaceEntry) -> Acting:
    """The member in that workspace, as its owner."""
    return services.workspaces.acting(entry.id, member)


def plain(url: str) -> str:
    """A URL of SQLAlchemy's as psycopg takes it."""
    return url.replace("+psycopg", "")


def as_role(url: str, role: str) -> str:
    """The URL for another role, who has no password."""
    return make_url(url).set(username=role).render_as_string(hide_password=False)
