"""JSON Schema of what is handed in and handed out."""

from __future__ import annotations

from typing import Any

from feasibility.catalog.schema import ROOTS, schema_of


def schema_by_name(name: str) -> dict[str, Any]:
    """The schema of a `plan` file, an `assessment` or a `catalog`, each field with what it says."""
    return schema_of(ROOTS[name])
