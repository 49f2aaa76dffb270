"""The files of a catalog: what is wrong or doubtful in them, and how much they say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from feasibility.catalog.coverage import Coverage, coverage_of
from feasibility.catalog.lint import LintIssue, lint_catalog
from feasibility.model.catalog import Catalog


class CatalogFiles:
    """Checks a catalog's files; the shipped ones unless a folder is named."""

    def __init__(self, catalog: Path, templates: Path | None) -> None:
        self._catalog, self._templates = catalog, templates

    def lint(self, *, as_of: date | None = None) -> tuple[LintIssue, ...]:
        """Every issue, by file and line; `as_of` also asks which claims are out of date by then."""
        found = lint_catalog(
            self._catalog, templates_directory=self._templates, as_of=as_of
        )
        return tuple(found)

    def coverage(self, catalog: Catalog) -> Coverage:
        """How much of what could be said about products is said."""
        return coverage_of(catalog)
