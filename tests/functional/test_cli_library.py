"""`feasibility library`, as a consultant uses it for two clients."""

from pathlib import Path

import pytest

from tests.cli_runs import EXAMPLE, run

LIBRARY = """
products:
- id: own-mailer
  name: Own mailer
  vendor: Ours
  category: marketing_automation
  editions: [{id: full, name: Full}]
"""


@pytest.fixture(name="home")
def data_folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    assert run("import", EXAMPLE, home=home).exit_code == 0
    return home


@pytest.fixture(name="file")
def library_file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(LIBRARY, "utf-8")
    return path


def test_a_library_is_saved_offered_taken_and_undone_by_nobody_else(
    home: Path, file: Path, tmp_path: Path
) -> None:
    saved = run("library", "save", "Mine", file, "--why", "First", home=home)
    offered = run("library", "offer", "mine", "Halden Instruments", home=home)
    taken = run("library", "take", "Mine", "Halden Instruments", home=home)
    again = run("library", "take", "Mine", "Halden Instruments", home=home)
    out = tmp_path / "out.yaml"
    run("export", "--workspace", "Halden Instruments", "--out", out, home=home)

    assert saved.output == "Mine, version 1.\n"
    assert offered.output == "Mine is offered to Halden Instruments.\n"
    assert taken.output == "Mine, version 1 is in Halden Instruments, now version 2.\n"
    assert again.output == "Halden Instruments has Mine, version 1 already.\n"
    assert "own-mailer" in out.read_text("utf-8")


def test_libraries_are_listed_with_whom_they_are_offered_to(
    home: Path, file: Path
) -> None:
    none = run("library", "list", home=home)
    run("library", "save", "Mine", file, home=home)
    unoffered = run("library", "list", home=home)
    run("library", "offer", "Mine", "Halden Instruments", home=home)
    offered = run("library", "list", home=home)
    run("library", "withdraw", "Mine", "Halden Instruments", home=home)

    assert none.output.startswith("None yet.")
    assert unoffered.output == "Mine, version 1, offered to nobody\n"
    assert offered.output == "Mine, version 1, offered to Halden Instruments\n"
    assert run("library", "list", home=home).output == unoffered.output


def test_what_was_saved_comes_out_as_it_went_in(home: Path, file: Path) -> None:
    run("library", "save", "Mine", file, home=home)

    shown = run("library", "show", "Mine", home=home)
    file.write_text(shown.output, "utf-8")

    assert "own-mailer" in shown.output
    assert (
        run("library", "save", "Mine", file, home=home).output == "Mine, version 1.\n"
    )


def test_nothing_is_taken_that_was_not_offered(home: Path, file: Path) -> None:
    run("library", "save", "Mine", file, home=home)

    result = run("library", "take", "Mine", "Halden Instruments", home=home)

    assert result.exit_code == 3
    assert "There is no offered library 'Mine'" in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "Mien"),
        ("offer", "Mien", "Halden Instruments"),
        ("offer", "Mine", "Haldn"),
        ("withdraw", "Mien", "Halden Instruments"),
        ("delete", "--yes", "Mien"),
        ("show", "Mine", "--version", "7"),
    ],
)
def test_a_name_that_leads_nowhere_is_told(
    home: Path, file: Path, arguments: tuple[str, ...]
) -> None:
    run("library", "save", "Mine", file, home=home)

    result = run("library", *arguments, home=home)

    assert result.exit_code == 3
    assert "There is no" in result.output
    assert run("library", "list", home=home).output.startswith("Mine, version 1")


def test_a_faulty_file_is_refused_whole_with_all_its_faults(
    home: Path, file: Path
) -> None:
    file.write_text(LIBRARY.replace("vendor", "seller").replace("marketing_", "marketting_"))  # fmt: skip

    result = run("library", "save", "Mine", file, home=home)

    assert result.exit_code == 3
    assert "seller" in result.output
    assert "marketing_automation" in result.output
    assert run("library", "list", home=home).output.startswith("None yet.")


def test_a_file_that_is_not_there_is_refused(home: Path, tmp_path: Path) -> None:
    assert (
        run("library", "save", "Mine", tmp_path / "no.yaml", home=home).exit_code == 3
    )


def test_a_deleted_library_is_gone_with_its_offers(home: Path, file: Path) -> None:
    run("library", "save", "Mine", file, home=home)
    run("library", "offer", "Mine", "Halden Instruments", home=home)

    assert run("library", "delete", "--yes", "Mine", home=home).exit_code == 0
    assert run("library", "list", home=home).output.startswith("None yet.")
