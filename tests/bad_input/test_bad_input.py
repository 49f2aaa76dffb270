"""Every file beside this one is wrong, and says at its top exactly which faults it must raise.

`# expect: CODE PATH line N nearest NAME`, one line a fault; `-` is the root, and `nearest`
stands only where a name is meant. Faults that are not expected fail as those that are missing.
The small files in `recipes/` say how to make an input that is too large to keep. All are
read with the catalog beside them, on the day that `# as of:` says.
"""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from feasibility.catalog.load import load_catalog
from feasibility.catalog.plan_file import load_plan_file
from feasibility.catalog.yaml_text import read_yaml
from feasibility.kernel.errors import Fault, InputError
from feasibility.model.catalog import Catalog

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.yaml"))
RECIPES = sorted((HERE / "recipes").glob("*.yaml"))
LEAST_FILES = 75

# Raised by reading files and catalogs, not by what stands in a plan file.
NOT_OF_A_PLAN_FILE = {"input.unreadable"}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(HERE / "catalog")


def header(text: str, word: str) -> list[str]:
    """What a file says of itself in its first comment lines, under a word."""
    comments = re.match(r"(?:#.*\n)*", text)
    assert comments is not None
    return re.findall(rf"^# {word}: (.+)$", comments[0], re.MULTILINE)


def as_expected(faults: Iterable[Fault]) -> list[str]:
    return sorted(
        f"{fault.code} {fault.path or '-'} line {fault.line}"
        + (f" nearest {fault.nearest}" if fault.nearest else "")
        for fault in faults
    )


def raised(
    source: bytes | Path, catalog: Catalog, as_of: date | None = None
) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_plan_file(source, catalog=catalog, as_of=as_of)
    return as_expected(caught.value.faults)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_plan_file_raises_exactly_its_faults(
    path: Path, catalog: Catalog
) -> None:
    text = path.read_text("utf-8", errors="replace")
    as_of = [date.fromisoformat(day) for day in header(text, "as of")]

    assert sorted(header(text, "expect")) == raised(path, catalog, *as_of)


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.stem)
def test_a_large_input_is_refused_with_exactly_its_faults(
    path: Path, catalog: Catalog
) -> None:
    text = path.read_text("utf-8")
    recipe = read_yaml(text).data
    source = recipe["before"] + recipe["repeat"] * recipe["times"] + recipe["after"]

    assert sorted(header(text, "expect")) == raised(source.encode(), catalog)


def test_there_are_enough_files_and_each_expects_something() -> None:
    silent = [
        path.name
        for path in (*FILES, *RECIPES)
        if not header(path.read_text("utf-8", errors="replace"), "expect")
    ]

    assert LEAST_FILES <= len(FILES)
    assert [] == silent


def test_every_code_of_the_plan_file_is_raised_by_some_file() -> None:
    source = HERE.parents[1] / "feasibility"
    modules = [*source.glob("catalog/*.py"), *source.glob("model/faults.py")]
    codes = {
        code
        for module in modules
        for code in re.findall(r'"(input\.[a-z_]+)"', module.read_text("utf-8"))
    }
    raised_codes = {
        line.split()[0]
        for path in (*FILES, *RECIPES)
        for line in header(path.read_text("utf-8", errors="replace"), "expect")
    }

    assert codes - NOT_OF_A_PLAN_FILE == codes & raised_codes


def test_a_file_that_is_not_there_is_bad_input_too(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_plan_file(tmp_path / "plan.yaml")

    (fault,) = caught.value.faults
    assert "input.unreadable" == fault.code
    assert str(tmp_path / "plan.yaml") == fault.file
