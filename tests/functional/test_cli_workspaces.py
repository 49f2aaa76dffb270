"""Plan files in and out of workspaces, and the app itself, from the command line."""

import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli_runs import EXAMPLE, run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_plan_goes_in_and_comes_out_the_same(home: Path, tmp_path: Path) -> None:
    imported = run("import", EXAMPLE, home=home)
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    run("export", "--workspace", "Halden Instruments", "--out", first, home=home)
    again = run("import", first, "--workspace", "halden instruments", home=home)
    run("export", "--workspace", "Halden Instruments", "--out", second, home=home)

    assert 0 == imported.exit_code, imported.output
    assert "now version 1" in imported.output
    assert again.output.startswith("Nothing new for Halden Instruments")
    assert first.read_bytes() == second.read_bytes()


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    home: Path, tmp_path: Path
) -> None:
    run("import", EXAMPLE, home=home)
    changed = tmp_path / "changed.yaml"
    run("export", "--workspace", "Halden Instruments", "--out", changed, home=home)
    changed.write_text(changed.read_text().replace("name: Ben", "name: Benedikt"))
    dry = run(
        "import", changed, "--workspace", "Halden Instruments", "--dry-run", home=home
    )
    listed = run("workspace", "list", home=home)

    assert dry.output.startswith("1 change would be made in Halden Instruments")
    assert "company.team[" in dry.output
    assert "version 1" in listed.output


def test_an_import_is_one_change(home: Path, tmp_path: Path) -> None:
    run("import", EXAMPLE, home=home)
    changed = tmp_path / "changed.yaml"
    run("export", "--workspace", "Halden Instruments", "--out", changed, home=home)
    changed.write_text(changed.read_text().replace("name: Ben", "name: Benedikt"))
    result = run(
        "import", changed, "--workspace", "Halden Instruments", "--why", "HR", home=home
    )

    assert result.output.startswith("1 change in Halden Instruments")
    assert "now version 2" in result.output


def test_a_workspace_that_is_not_there_is_code_3(home: Path) -> None:
    run("import", EXAMPLE, home=home)
    result = run("export", "--workspace", "Halden Instrument", home=home)

    assert 3 == result.exit_code
    assert (
        "There is no workspace 'Halden Instrument'. Is Halden Instruments meant?\n"
        == result.stderr
    )


def test_a_faulty_plan_changes_no_workspace(home: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 1\n")
    result = run("import", bad, home=home)

    assert 3 == result.exit_code
    assert run("workspace", "list", home=home).output.startswith("None yet.")


def test_the_examples_are_loaded_once(home: Path) -> None:
    first = run("demo", "--load-only", home=home)
    second = run("demo", "--load-only", home=home)
    listed = run("workspace", "list", home=home).output

    assert 0 == first.exit_code, first.output
    assert first.output == second.output
    assert 1 == len(re.findall(r"^ws_.*Halden Instruments", listed, flags=re.MULTILINE))


def test_a_catalog_is_counted_listed_and_shown() -> None:
    counts, listed = run("catalog", "list"), run("catalog", "list", "products")
    product = listed.output.split()[0]
    shown = run("catalog", "show", product)

    assert re.search(r"^ +\d+ products$", counts.output, flags=re.MULTILINE)
    assert 0 == shown.exit_code
    assert f"({product}, products)" in shown.output.splitlines()[0]


def test_a_product_is_shown_with_every_claim_and_where_it_was_read() -> None:
    hub = run("catalog", "show", "hubspot-marketing-hub").output
    former = run("catalog", "show", "salesforce-account-engagement").output

    assert "Data enrichment: free 0 or 1 (0 is used), starter 1" in hub
    assert "with marketing-sms: professional 1, enterprise 1" in hub
    assert "price of professional: 890 USD, a month, for each organisation" in hub
    assert "once 3000 USD, includes: 2,000 contacts and 3 seats." in hub
    assert "out ON24, not by the vendor: Event attendance" in hub
    assert "weeks to set up: 4 to 6" in hub
    assert "formerly: pardot until 2022-04-01" in former
    assert ".0 to " not in hub + former


def test_what_is_no_longer_sold_and_what_is_needed_first_is_said() -> None:
    marketo = run("catalog", "show", "adobe-marketo-engage").output
    census = run("catalog", "show", "census").output

    assert "no longer sold: Growth\n" in marketo
    assert "needs first: A data warehouse of your own to read from." in census
    assert "hours to set up, Warehouse, SQL and data activation: 30 to 200" in census


def test_an_entry_that_is_not_there_is_code_2_with_the_nearest() -> None:
    result = run("catalog", "show", "lead_scorin")

    assert 2 == result.exit_code
    assert "Is lead_scoring meant?" in result.stderr


def test_the_shipped_catalog_is_in_order() -> None:
    result = run("catalog", "lint", "--strict")

    assert 0 == result.exit_code, result.stderr
    assert "Nothing is wrong. 0 things to look at." in result.output


def test_lint_tells_how_much_is_known_in_counts_that_add_up() -> None:
    printed = run("catalog", "lint").output
    (cells,) = re.findall(r"141 products: ([\d,]+) levels", printed)
    counts = {
        words: int(count)
        for count, words in re.findall(r"^ +(\d+) +\d+%  (.+)$", printed, re.MULTILINE)
    }

    assert ["known", "of these with a source", "of these assumed", "unknown"] == list(
        counts
    )
    assert int(cells.replace(",", "")) == counts["known"] + counts["unknown"]
    assert counts["known"] == sum(
        count for words, count in counts.items() if words.startswith("of these")
    )


def test_notes_are_counted_and_listed_only_when_asked_for() -> None:
    short, long = (
        run("catalog", "lint").output,
        run("catalog", "lint", "--notes").output,
    )

    assert "LNT012" not in short
    assert f"{long.count(' LNT012 ') + long.count(' LNT019 ')} notes besides" in short


def test_a_catalog_with_a_fault_is_code_3(tmp_path: Path) -> None:
    (tmp_path / "capability_catalog").mkdir()
    (tmp_path / "capability_catalog" / "channels.yaml").write_text(
        "- {id: a, nme: A}\n"
    )
    result = run("catalog", "lint", "--catalog", tmp_path)

    assert 3 == result.exit_code
    assert "channels.yaml:1" in result.stderr


@pytest.fixture
def serving(home: Path) -> Iterator[str]:
    """What `serve` prints until it listens; stopped as a user stops it."""
    program = Path(sys.executable).with_name("feasibility")
    home.mkdir()
    server = subprocess.Popen(
        [program, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={"FEASIBILITY_HOME": str(home), "PYTHONUNBUFFERED": "1"},
    )
    assert server.stdout is not None
    yield server.stdout.readline() + server.stdout.readline()
    server.send_signal(signal.SIGINT)
    assert "Stopped." in server.communicate(timeout=20)[0]
    assert 0 == server.returncode


def test_the_app_answers_on_this_machine_and_its_link_works_once(serving: str) -> None:
    link = re.search(r"http://127\.0\.0\.1:\d+/sign-in/\S+", serving)
    assert link is not None, serving
    with urllib.request.urlopen(link[0]) as page:
        assert 200 == page.status
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(link[0])
