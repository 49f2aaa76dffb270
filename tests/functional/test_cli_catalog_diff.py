"""`feasibility catalog diff`, as somebody runs it on two folders."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli_runs import AS_OF, EXAMPLE, run

ROOT = Path(__file__).resolve().parents[2]


def diff(*arguments: object) -> Result:
    return run("catalog", "diff", *arguments)


@pytest.fixture(name="old")
def shipped_copy(tmp_path: Path) -> Path:
    for folder in ("capability_catalog", "strategy_templates"):
        shutil.copytree(ROOT / folder, tmp_path / "old" / folder)
    return tmp_path / "old"


@pytest.fixture(name="new")
def changed_copy(old: Path, tmp_path: Path) -> Path:
    """Marketo Engage can be of one edition only, and webinars are asked at the highest level."""
    shutil.copytree(old, tmp_path / "new")
    template = tmp_path / "new" / "strategy_templates" / "multichannel_nurture.yaml"
    text = template.read_text("utf-8")
    assert "importance: must" in text
    text = text.replace("level: 1", "level: 3").replace("level: 2", "level: 3")
    template.write_text(text, "utf-8")
    return tmp_path / "new"


def test_a_folder_does_not_differ_from_itself(old: Path) -> None:
    result = diff(old, old)

    assert result.exit_code == 0
    assert result.output == "Nothing differs.\n"


def test_without_a_second_folder_the_shipped_catalog_is_compared(old: Path) -> None:
    assert diff(old).output == "Nothing differs.\n"


def test_levels_asked_are_told_by_names(old: Path, new: Path) -> None:
    result = diff(old, new)

    assert result.exit_code == 0
    assert "Multichannel nurture (strategy)" in result.output
    assert "level: 2, now 3" in result.output
    assert "_" not in result.output


def test_verdicts_that_turn_are_named_with_both_headlines(old: Path, new: Path) -> None:
    result = diff(old, new, "--plan", EXAMPLE, "--as-of", AS_OF)

    assert result.exit_code == 0
    assert "Verdicts of the plan that differ:" in result.output
    assert "Nurture for mid-market laboratories: Feasible, now " in result.output


def test_the_same_is_there_as_data(old: Path, new: Path) -> None:
    result = diff(old, new, "--plan", EXAMPLE, "--as-of", AS_OF, "--format", "json")
    data = json.loads(result.output)

    assert data["old_hash"] != data["new_hash"]
    assert [each["id"] for each in data["differences"]] == ["multichannel_nurture"]
    assert all(each["matters"] for each in data["differences"][0]["changes"])
    assert "feasible" in [each["was"] for each in data["verdicts"]]


def test_a_folder_that_is_not_there_is_a_usage_error(old: Path) -> None:
    assert diff(old, old / "nowhere").exit_code == 2


def test_a_faulty_catalog_is_refused_with_all_its_faults(old: Path, new: Path) -> None:
    for name in ("video", "webinars"):
        file = new / "capability_catalog" / "capabilities" / f"{name}.yaml"
        file.write_text("id: other\n", "utf-8")

    result = diff(old, new)

    assert result.exit_code == 3
    assert "video.yaml" in result.output
    assert "webinars.yaml" in result.output


def test_a_plan_that_one_catalog_cannot_read_is_refused(old: Path, new: Path) -> None:
    (new / "strategy_templates" / "webinar_programme.yaml").unlink()

    result = diff(old, new, "--plan", EXAMPLE, "--as-of", AS_OF)

    assert result.exit_code == 3
    assert "webinar_programme" in result.output
