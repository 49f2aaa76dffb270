"""The command itself: late imports, errors in plain words, help for all."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from feasibility.cli import main
from feasibility.cli.help_page import help_page
from feasibility.kernel.errors import (
    CatalogError,
    Fault,
    InputError,
    NotAllowedError,
    NotFoundError,
    StoreError,
)

HEAVY = (
    "pydantic",
    "sqlalchemy",
    "jinja2",
    "flask",
    "numpy",
    "scipy",
    "yaml",
    "rapidfuzz",
)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from feasibility.cli.main import cli;"
        " assert CliRunner().invoke(cli, ['--help']).exit_code == 0;"
        f" print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert ("[]\n", "") == (run.stdout, run.stderr)


def test_every_command_is_described_as_it_describes_itself() -> None:
    for name, (_, summary) in main.COMMANDS.items():
        command = main.cli.get_command(click.Context(main.cli), name)
        assert command is not None
        assert name == command.name
        described = (command.help or "").split(".")[0].split()
        assert summary.split()[0] == described[0], name


def test_every_option_has_a_help() -> None:
    def silent(command: click.Command, path: str) -> list[str]:
        found = [
            f"{path} {parameter.name}"
            for parameter in command.params
            if isinstance(parameter, click.Option) and not parameter.help
        ]
        if isinstance(command, click.Group):
            for name in command.list_commands(click.Context(command)):
                inner = command.get_command(click.Context(command), name)
                assert inner is not None
                found += silent(inner, f"{path} {name}")
        return found

    assert [] == silent(main.cli, "feasibility")


def test_the_help_page_shows_every_command() -> None:
    page = help_page()

    assert all(f"\n## feasibility {name}\n" in page for name in main.COMMANDS)


@pytest.mark.parametrize(
    "arguments", [["chekc"], ["check"], ["check", "x", "--format", "pdf"], []]
)
def test_a_wrong_call_is_code_2(arguments: list[str]) -> None:
    assert 2 == CliRunner().invoke(main.cli, arguments).exit_code


class Broken(main.LateGroup):
    """A group whose one command raises."""

    error: BaseException

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        def fail() -> None:
            raise self.error

        return click.Command("fail", callback=fail)


def failing(error: BaseException, *arguments: str):
    group = Broken("feasibility", params=[click.Option(["--trace"], is_flag=True)])
    group.callback = lambda **_: None
    group.error = error
    return CliRunner().invoke(group, [*arguments, "fail"])


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            InputError(
                [
                    Fault("input.empty", "", file="p.yaml"),
                    Fault("input.missing", "plan"),
                ]
            ),
            3,
            "2 faults. Nothing was checked or written.\np.yaml: There is nothing in it.\nplan: This is missing.\n",
        ),
        (
            CatalogError([Fault("catalog.no_files", "", {"folder": "x"})]),
            3,
            "One fault in the catalog. Nothing was checked or written.\nThere are no files in x.\n",
        ),
        (
            NotFoundError("workspace", "abc", nearest="abd"),
            3,
            "There is no workspace 'abc'. Is abd meant?\n",
        ),
        (NotAllowedError("edit", "viewer"), 3, "As viewer you may not edit.\n"),
        (
            StoreError("cannot open the database", file="x.db"),
            3,
            "The database cannot be used: cannot open the database.\nfile: x.db\n",
        ),
        (
            KeyError("oh"),
            5,
            "A fault of ours (KeyError: 'oh'). `feasibility --trace ...` shows where it comes from.\n",
        ),
    ],
)
def test_errors_are_told_in_plain_words(error: Exception, code: int, said: str) -> None:
    result = failing(error)

    assert (code, "", said) == (result.exit_code, result.stdout, result.stderr)


def test_a_trace_shows_where_it_comes_from() -> None:
    result = failing(KeyError("oh"), "--trace")

    assert isinstance(result.exception, KeyError)


def test_an_interrupted_command_is_no_answer() -> None:
    result = failing(KeyboardInterrupt())

    assert (130, "") == (result.exit_code, result.output)


def test_a_console_without_our_signs_still_shows_the_report() -> None:
    program = Path(sys.executable).with_name("feasibility")
    run = subprocess.run(
        [program, "explain", "FLW004"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )

    assert (0, b"") == (run.returncode, run.stderr)


def test_the_module_of_every_command_is_there() -> None:
    folder = Path(main.__file__).parent

    assert all(
        (folder / f"{module}.py").exists() for module, _ in main.COMMANDS.values()
    )
