"""What others wrote and we carry is what they published, unchanged."""

import base64
import hashlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RECORDS = sorted(
    [
        *ROOT.glob("feasibility/web/static/vendor/*/VENDOR.toml"),
        *ROOT.glob("tests/browser/vendor/*/VENDOR.toml"),
    ]
)


def test_htmx_and_axe_are_carried() -> None:
    assert ["htmx-4.0.1", "axe-core-4.14.1"] == [path.parent.name for path in RECORDS]


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.parent.name)
def test_a_vendored_folder_holds_the_files_recorded_and_no_other(record: Path) -> None:
    vendor = tomllib.loads(record.read_text("utf-8"))
    present = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in record.parent.iterdir()
        if path != record
    }

    assert present == {name: entry["sha256"] for name, entry in vendor["files"].items()}
    assert "LICENSE" in present
    assert record.parent.name.endswith(f"-{vendor['version']}")
    algorithm, digest = vendor["tarball_integrity"].split("-", 1)
    assert algorithm == "sha512"
    assert len(base64.b64decode(digest, validate=True)) == 64
