"""A process that is killed while it writes loses no change that it had confirmed."""

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import text

from feasibility.bootstrap import AppServices
from feasibility.services import Acting, WorkspaceEntry

ROUNDS = 3
CONFIRMED_BEFORE_THE_KILL = 12

WRITER = """
from feasibility.bootstrap import build_app_services
from feasibility.services import Acting, Edit
from feasibility.settings import load_settings

app = build_app_services(load_settings({environment!r}))
acting = Acting("m_writer", "Writer", "editor", {workspace!r})
version = app.plans.version({workspace!r}, "plan-27", acting=acting)
while True:
    applied = app.changes.apply(
        {workspace!r},
        "plan-27",
        acting=acting,
        edits=[
            Edit("company.stack[hub].name", f"Hub {{version}}"),
            Edit("plan.initiatives[abm].rank.priority", version % 1000 + 1),
            Edit("company.segments[]", {{"name": f"Segment {{version}}"}}),
        ],
        based_on_version=version,
    )
    version = applied.version
    print(version, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_writer_loses_nothing_confirmed_and_leaves_nothing_half(
    services: AppServices, entry: WorkspaceEntry, acting: Acting
) -> None:
    settings = services.settings
    environment = {
        "FEASIBILITY_HOME": str(settings.home),
        "FEASIBILITY_CACHE": str(settings.cache),
    }
    if settings.database_url is not None:
        environment["FEASIBILITY_DATABASE_URL"] = settings.database_url
    program = textwrap.dedent(WRITER).format(
        environment=environment, workspace=entry.id
    )

    for _ in range(ROUNDS):
        confirmed = killed_while_writing(program)

        stored = services.plans.fetch(entry.id, "plan-27", acting=acting)
        history = services.changes.history(
            entry.id, "plan-27", acting=acting, limit=10_000
        )
        assert stored.version >= confirmed
        assert [each.version for each in history] == list(range(stored.version, 0, -1))
        # All three parts of the newest change are there, and nothing of a later one.
        company = stored.plan_file.company
        assert company.stack[0].name == f"Hub {stored.version - 1}"
        assert len(company.segments) == stored.version
        initiative = stored.plan_file.plan.initiatives[0]
        assert initiative.rank.priority == (stored.version - 1) % 1000 + 1

    if settings.database_url is None:
        with services._store.reading(entry.id) as transaction:
            found = transaction.connection.scalar(text("PRAGMA integrity_check"))
        assert found == "ok"


def killed_while_writing(program: str) -> int:
    """The last version that the writer said it had written."""
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        text=True,
    )
    assert process.stdout is not None
    confirmed = 0
    for _ in range(CONFIRMED_BEFORE_THE_KILL):
        line = process.stdout.readline()
        assert line, "the writer ended by itself"
        confirmed = int(line)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    return int(rest.split()[-1]) if rest.split() else confirmed
