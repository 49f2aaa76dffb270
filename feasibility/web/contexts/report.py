"""What the page of the report shows around the report itself."""

from __future__ import annotations

from dataclasses import dataclass

from feasibility.reports.view import ReportView


@dataclass(frozen=True)
class Download:
    """The report in another form."""

    label: str
    url: str


@dataclass(frozen=True)
class ReportPage:
    """The report as everybody reads it, and the forms it can be taken along in."""

    title: str
    report: ReportView
    downloads: tuple[Download, ...]
