"""The app on a loopback port, and Chromium looking at it; every fault in a page fails its test."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from feasibility.bootstrap import build_app_services
from feasibility.settings import load_settings
from tests.store_fixtures import NOW
from tests.web_visits import Visit, visit_example

AXE = Path(__file__).resolve().parent / "vendor" / "axe-core-4.14.1" / "axe.min.js"


@dataclass
class Site:
    """The example company's plan, served on a port of this machine."""

    visit: Visit
    root: str

    @property
    def base(self) -> str:
        """The address of the plan."""
        return f"{self.root}{self.visit.base}"

    def link(self) -> str:
        """A sign-in link; each works once."""
        signing = self.visit.services.signing
        return f"{self.root}/sign-in/{signing.issue_token(signing.local_member())}"


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Site]]:
    """Makes a site with data of its own at each call; it listens on the loopback address only."""
    cache = tmp_path_factory.mktemp("cache")
    stops: list[Callable[[], None]] = []

    def make() -> Site:
        environment = {
            "FEASIBILITY_HOME": str(tmp_path_factory.mktemp("home")),
            "FEASIBILITY_CACHE": str(cache),
        }
        services = build_app_services(load_settings(environment), clock=lambda: NOW)
        visit = visit_example(services, "halden.yaml")
        visit.client.application.testing = False
        server = make_server("127.0.0.1", 0, visit.client.application, threaded=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()

        def stop() -> None:
            server.shutdown()
            thread.join()
            server.server_close()
            services.close()

        stops.append(stop)
        return Site(visit, f"http://127.0.0.1:{server.server_port}")

    yield make
    for stop in stops:
        stop()


@pytest.fixture(scope="session")
def shown_site(make_site: Callable[[], Site]) -> Site:
    """A site that is only looked at."""
    return make_site()


@pytest.fixture
def site(make_site: Callable[[], Site]) -> Site:
    """A site to edit."""
    return make_site()


@pytest.fixture
def make_page(chromium_browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a signed-in page at a site; errors in its console and blocked content fail the test."""
    faults: list[str] = []
    contexts: list[Any] = []

    def make(
        site: Site, *, width: int = 1280, trouble: bool = False, **options: Any
    ) -> Any:
        """`trouble`: the test breaks something on purpose, and the console may say so."""
        context = chromium_browser.new_context(
            viewport={"width": width, "height": 900}, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        if not trouble:
            page.on("console", lambda said: _listen(said, faults))
        page.on("request", lambda request: _stays_here(request.url, site.root, faults))
        page.goto(site.link())
        return page

    yield make
    for context in contexts:
        context.close()
    assert [] == faults


def _listen(said: Any, faults: list[str]) -> None:
    # A refused form answers 422 or 409; the browser calls that an error, the page shows it.
    refused = re.search(r"status of (409|422)", said.text)
    if said.type in ("error", "warning") and not refused:
        faults.append(said.text)


def _stays_here(url: str, root: str, faults: list[str]) -> None:
    if not url.startswith((root, "data:")):
        faults.append(f"asked for {url}")


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The accessibility checker, to be evaluated in a page."""
    return AXE.read_text("utf-8")
