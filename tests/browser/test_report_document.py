"""The report as a page of its own, in a real browser: readable by everybody, asking nobody."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli_runs import AS_OF, EXAMPLE, run

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    result = run("check", EXAMPLE, "--as-of", AS_OF, "--format", "html", "--out", path)
    assert result.exit_code in (0, 1, 4), result.output
    return path


@pytest.mark.parametrize("width", [1024, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_readable_by_everybody(
    browser_page: Any, document: Path, project_root: Path, scheme: str, width: int
) -> None:
    """Axe finds nothing, and nothing has to be scrolled sideways."""
    asked: list[str] = []
    browser_page.on("request", lambda request: asked.append(request.url))
    browser_page.emulate_media(color_scheme=scheme)
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.set_content(document.read_text())
    axe = next((project_root / "tests/browser/vendor").glob("axe-core-*/axe.min.js"))
    browser_page.add_script_tag(content=axe.read_text())
    found = browser_page.evaluate("axe.run().then(result => result.violations)")

    assert [] == [(each["id"], each["nodes"][0]["html"]) for each in found]
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= width
    assert [] == asked
