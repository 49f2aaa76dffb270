"""How long one edit in the browser takes on the server, from the post to the new fragment.

`python -m benchmarks.web_edit --help`. Posts edits to the app as htmx does, on the example company
and on a large one, each into a database of its own (SQLite), and prints what they took: the request
as a whole, and the SQL statements in it. Nothing fails on a figure.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from flask.testing import FlaskClient

from benchmarks.check import MILLISECONDS, Figure, table
from benchmarks.generate import Size, generate
from benchmarks.statements import AS_OF
from feasibility.bootstrap import AppServices, build_app_services
from feasibility.model.plan import Initiative, PlanFile
from feasibility.settings import data_folder, load_settings
from feasibility.store.statements import counting
from feasibility.web.app import create_app

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
NOON = datetime(AS_OF.year, AS_OF.month, AS_OF.day, 12, tzinfo=UTC)
MOST_MS, MOST_STATEMENTS = 100, 15


class Typed(NamedTuple):
    """One field of one initiative, what is typed into it, and the page it stands on."""

    field: str
    path: str
    text: str
    page: str


class Took(NamedTuple):
    """What one edit cost: until the fragment was there, and after it had gone out.

    On a busy machine the time of the processor says more than that of the clock.
    """

    field: str
    ms: float
    ms_of_processor: float
    ms_after: float
    statements: int
    statements_after: int


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """The figures of both companies."""
    figures: list[Figure] = []
    fields: dict[str, dict[str, float]] = {}
    for name in ("example", "large"):
        with tempfile.TemporaryDirectory() as home:
            services = _services(Path(home))
            took = list(_edits(services, _plan_file(services, name), options.edits))
            services.close()
        figures += _figures(name, took)
        fields[name] = _by_field(took)
    return {"figures": [figure._asdict() for figure in figures], "fields": fields}


def typed_edits(plan_file: PlanFile, count: int) -> Iterator[Typed]:
    """So many edits, each of another field or initiative than the one before, each a new value."""
    initiatives = plan_file.plan.initiatives
    turn = made = 0
    while made < count:
        initiative = initiatives[(turn * 7) % len(initiatives)]
        page = "plan" if turn % 2 else f"plan/{initiative.id}"
        found = _typed(initiative, turn)[turn % 6]
        turn += 1
        if found is not None:
            made += 1
            field, path, text = found
            at = f"plan.initiatives[{initiative.id}].{path}"
            yield Typed(field, at, text, page)


def _typed(
    initiative: Initiative, turn: int
) -> tuple[tuple[str, str, str] | None, ...]:
    """What could be typed, a field each; None where the initiative does not have it."""
    work = [
        f"phases[{phase.phase}].work[{each.skill}].hours"
        for phase in initiative.phases
        for each in phase.work
    ]
    return (
        ("hours", work[turn % len(work)], str(4 + turn % 9)) if work else None,
        ("name", "name", f"{initiative.name} {turn}"),
        ("target", "goal.target", str(1 + turn)) if initiative.goal else None,
        ("priority", "rank.priority", str(1 + turn % 12)),
        ("words", "words", f"Second thoughts, {turn}."),
        ("date", "goal.by_day", f"2027-09-{1 + turn % 28:02}")
        if initiative.goal
        else None,
    )


def _services(home: Path) -> AppServices:
    settings = load_settings({"FEASIBILITY_HOME": str(home)})
    return build_app_services(settings, clock=lambda: NOON)


def _plan_file(services: AppServices, name: str) -> PlanFile:
    if name == "large":
        return generate(Size(), services.catalogs.shipped())
    return services.files.read(data_folder("examples") / "halden.yaml")


def _edits(services: AppServices, plan_file: PlanFile, count: int) -> Iterator[Took]:
    """Each edit posted to a page that was looked at before, as it is in a session."""
    member = services.signing.local_member()
    entry, _ = services.plans.import_as_workspace(plan_file, member=member)
    client = create_app(services).test_client()
    client.get(f"/sign-in/{services.signing.issue_token(member)}")
    base = f"/w/{entry.id}/{plan_file.plan.id}"
    shown = client.get(f"{base}/plan").text
    token = _hidden(shown, "csrf_token")
    for typed in typed_edits(plan_file, count):
        page = f"{base}/{typed.page}"
        version = _hidden(client.get(page).text, "version")
        sends = {
            "csrf_token": token,
            "version": version,
            "back": page,
            "path": typed.path,
            "f": typed.text,
        }
        yield _timed(client, f"{base}/edit", typed, sends)


def _timed(
    client: FlaskClient, address: str, typed: Typed, sends: dict[str, str]
) -> Took:
    with counting() as counted:
        start, work = time.perf_counter(), time.process_time()
        answer = client.post(address, data=sends, headers=HTMX)
        answer.get_data()
        seconds, worked = time.perf_counter() - start, time.process_time() - work
        statements = len(counted)
        answer.close()
        after = time.perf_counter() - start - seconds
    if answer.status_code != 200:
        raise SystemExit(f"{typed.path}: {answer.status_code}\n{answer.text[:2000]}")
    where = "plan" if typed.page == "plan" else "initiative"
    return Took(
        f"{typed.field}, {where} page",
        seconds * MILLISECONDS,
        worked * MILLISECONDS,
        after * MILLISECONDS,
        statements,
        len(counted) - statements,
    )


def _hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    if found is None:
        raise SystemExit(f"no field {name} on the page")
    return found[1]


def _figures(name: str, took: list[Took]) -> list[Figure]:
    times = [each.ms for each in took]
    ninth = statistics.quantiles(times, n=10)[-1]
    most = max(each.statements for each in took)
    about = f"{name}: one edit to the new fragment"
    return [
        Figure(
            f"{about}, median of {len(took)}", statistics.median(times), "ms", MOST_MS
        ),
        Figure(f"{about}, nine of ten within", ninth, "ms", MOST_MS),
        Figure(
            f"{about}, median of the processor's time",
            statistics.median(each.ms_of_processor for each in took),
            "ms",
            MOST_MS,
        ),
        Figure(
            f"{name}: after the answer, median",
            statistics.median(each.ms_after for each in took),
            "ms",
        ),
        Figure(f"{name}: most SQL statements of an edit", most, "", MOST_STATEMENTS),
        Figure(
            f"{name}: most SQL statements after the answer",
            max(each.statements_after for each in took),
            "",
        ),
    ]


def _by_field(took: list[Took]) -> dict[str, float]:
    """The median of each field and page, in milliseconds of the processor."""
    names = sorted({each.field for each in took})
    return {
        name: round(
            statistics.median(e.ms_of_processor for e in took if e.field == name), 1
        )
        for name in names
    }


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks.web_edit")
    options.add_argument("--edits", type=int, default=48)
    told = measure(options.parse_args())
    sys.stderr.write(table(told["figures"]))
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
