"""A result is printed, or put into a file in one step."""

import os
import stat
from pathlib import Path

import click
import pytest

from feasibility.cli.output import write


def test_a_file_gets_the_whole_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    write("ä\n", path)

    assert b"\xc3\xa4\n" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write("x", tmp_path / "report.txt")
    finally:
        os.umask(before)

    assert 0o640 == stat.S_IMODE((tmp_path / "report.txt").stat().st_mode)


def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.touch(mode=0o600)
    write("x", path)

    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


def test_what_cannot_be_written_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write("\ud800", path)

    assert "old" == path.read_text()
    assert [path] == list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_called_wrongly(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="cannot write"):
        write("x", tmp_path / "no" / "report.txt")


def test_without_a_file_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    write("report\n", None)

    assert "report\n" == capsys.readouterr().out
