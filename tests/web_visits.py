"""The pages as a visitor without script uses them: read a page, fill in a form, send it.

Nothing here knows an address but the first one; forms are sent with what the page put into
them, as a browser would.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from feasibility.bootstrap import AppServices, build_app_services
from feasibility.settings import load_settings
from feasibility.web.app import create_app
from tests.store_fixtures import DATABASES, NOW

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
Sent = dict[str, list[str]]


@dataclass
class Form:
    """A form of a page: where it goes, and what it sends if nobody touches it."""

    action: str = ""
    id: str = ""
    sends: Sent = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def put(self, name: str, *values: str) -> None:
        """Types or chooses; boxes that are not named are unticked."""
        self.sends[name] = list(values)


class _FormReader(HTMLParser):
    """Collects the forms of a page with their fields."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select: tuple[str, list[str], list[str]] | None = None
        self._text: tuple[str, list[str]] | None = None

    def handle_starttag(
        self, tag: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._form = Form(given.get("action", ""), given.get("id", ""))
            self.forms.append(self._form)
        if self._form is None:
            return
        name = given.get("name", "")
        if tag == "input" and name:
            kind = given.get("type", "text")
            if kind in ("checkbox", "radio") and "checked" not in given:
                return
            self._form.sends.setdefault(name, []).append(given.get("value", ""))
        elif tag == "select":
            self._select = (name, [], [])
        elif tag == "option" and self._select is not None:
            self._select[2].append(given.get("value", ""))
            if "selected" in given:
                self._select[1].append(given.get("value", ""))
        elif tag == "textarea":
            self._text = (name, [])
        elif tag == "button":
            self._form.buttons.append((name, given.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select" and self._select is not None and self._form is not None:
            name, chosen, options = self._select
            self._form.sends.setdefault(name, []).extend(chosen or options[:1])
            self._select = None
        elif tag == "textarea" and self._text is not None and self._form is not None:
            name, parts = self._text
            text = "".join(parts).removeprefix("\n")
            self._form.sends.setdefault(name, []).append(text)
            self._text = None


def forms_of(html: str) -> list[Form]:
    """Every form of a page."""
    reader = _FormReader()
    reader.feed(html)
    return reader.forms


@dataclass
class Visit:
    """A signed-in visitor at one plan. `base` is the plan's address."""

    client: FlaskClient
    services: AppServices
    base: str
    workspace_id: str
    plan_id: str

    def see(self, page: str, **options: Any) -> TestResponse:
        """A page of the plan, or any address that begins with a slash."""
        address = page if page.startswith("/") else f"{self.base}/{page}"
        return self.client.get(address, **options)

    def form(self, page: str, about: str) -> Form:
        """The form of a page that edits a path, or has an id or an action ending so."""
        found = [
            each
            for each in forms_of(self.see(page).text)
            if about in each.sends.get("path", [])
            or about == each.id
            or each.action.endswith(about)
        ]
        assert found, f"no form about {about} on {page}"
        return found[0]

    def send(
        self, form: Form, button: tuple[str, str] | None = None, *, htmx: bool = False
    ) -> TestResponse:
        """Sends a form, by one of its buttons where that has a name."""
        data = dict(form.sends)
        if button is not None:
            data[button[0]] = [button[1]]
        headers = {"Sec-Fetch-Site": "same-origin", **(HTMX if htmx else {})}
        return self.client.post(form.action, data=data, headers=headers)

    def plan_file(self) -> Any:
        """The plan as it is kept now."""
        member = self.services.signing.local_member()
        acting = self.services.workspaces.acting(self.workspace_id, member)
        return self.services.plans.fetch(
            self.workspace_id, self.plan_id, acting=acting
        ).plan_file


@pytest.fixture(scope="session")
def catalog_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled catalog is made once for all tests of a process."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(params=DATABASES)
def web_services(
    request: pytest.FixtureRequest, tmp_path: Path, catalog_cache: Path
) -> Iterator[AppServices]:
    """All services on SQLite, then on PostgreSQL, on one day."""
    environment = {
        "FEASIBILITY_HOME": str(tmp_path / "home"),
        "FEASIBILITY_CACHE": str(catalog_cache),
    }
    if request.param == "postgres":
        url = request.getfixturevalue("shared_restricted_url")
        environment["FEASIBILITY_DATABASE_URL"] = url
    built = build_app_services(load_settings(environment), clock=lambda: NOW)
    yield built
    built.close()


@pytest.fixture
def no_libraries(web_services: AppServices) -> None:
    """The member has no library: on PostgreSQL those of other tests are there too."""
    member = web_services.signing.local_member()
    for each in web_services.libraries.own(member):
        web_services.libraries.delete(each.id, member=member)


@pytest.fixture
def visit(web_services: AppServices) -> Visit:
    """A visitor at the plan of the example company, signed in by a link."""
    return visit_example(web_services, "halden.yaml")


def visit_example(services: AppServices, file: str) -> Visit:
    """A visitor at the plan of one of the examples."""
    member = services.signing.local_member()
    text = (EXAMPLES / file).read_text("utf-8")
    plan_file = services.files.read(text, name=file)
    entry, _ = services.plans.import_as_workspace(plan_file, member=member)
    app = create_app(services)
    app.testing = True
    client = app.test_client()
    client.get(f"/sign-in/{services.signing.issue_token(member)}")
    plan_id = plan_file.plan.id
    return Visit(client, services, f"/w/{entry.id}/{plan_id}", entry.id, plan_id)
