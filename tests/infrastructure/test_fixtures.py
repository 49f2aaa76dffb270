"""The ground the other tests stand on holds."""

import os
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import psycopg
import pytest


def test_another_host_is_refused() -> None:
    with (
        socket.socket() as outside,
        pytest.raises(AssertionError, match=r"192\.0\.2\.1"),
    ):
        outside.connect(("192.0.2.1", 80))


def test_the_name_of_another_host_is_not_looked_up() -> None:
    with pytest.raises(AssertionError, match=r"example\.org"):
        socket.create_connection(("example.org", 80), timeout=1)


def test_this_host_is_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()


@pytest.mark.postgres
def test_postgresql_runs_also_when_the_tests_run_as_root(
    postgres_server_url: str,
) -> None:
    with psycopg.connect(postgres_server_url.replace("+psycopg", "")) as connection:
        is_superuser = connection.execute("SHOW is_superuser").fetchone()
        data_folder = connection.execute("SHOW data_directory").fetchone()

    assert is_superuser == ("on",)
    assert data_folder is not None
    if os.name == "posix":
        assert os.stat(data_folder[0]).st_uid != 0  # noqa: PTH116 (a path of the server's)


@pytest.mark.postgres
def test_each_database_is_new_and_empty(
    make_postgres_database: Callable[[], str],
) -> None:
    first, second = make_postgres_database(), make_postgres_database()

    assert first != second
    for url in (first, second):
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            connection.execute("CREATE TABLE only_here (id integer)")


class Greeting(BaseHTTPRequestHandler):
    """Answers every request with one small page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Here</title><h1>Good morning</h1>")

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@pytest.mark.browser
def test_the_browser_shows_a_page_of_this_host(browser_page: Any) -> None:
    with HTTPServer(("127.0.0.1", 0), Greeting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser_page.goto(f"http://127.0.0.1:{server.server_port}/")

        assert browser_page.inner_text("h1") == "Good morning"
        server.shutdown()
