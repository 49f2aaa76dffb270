"""JSON Schema of the files, as people write them: short facts too."""

from __future__ import annotations

from typing import Any

from feasibility.model.fact import UNKNOWN
from feasibility.model.noun import Noun

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FACT_FIELDS = frozenset({"value", "low", "one_of", "unknown"})


def json_schema_of(noun: type[Noun]) -> dict[str, Any]:
    """The schema of a noun's file.

    A fact may be written short: a bare value, or `unknown`. Pydantic knows only the long form,
    since the short one is turned into it before validation.
    """
    schema = noun.model_json_schema()
    schema["$defs"] = {
        name: _also_short(definition)
        for name, definition in schema.get("$defs", {}).items()
    }
    return {"$schema": DIALECT, **schema}


def _also_short(definition: dict[str, Any]) -> dict[str, Any]:
    fields = definition.get("properties", {})
    if not fields.keys() >= _FACT_FIELDS:
        return definition
    value = fields["value"]
    bare = [each for each in value["anyOf"] if each.get("type") != "null"]
    unknown = {"const": UNKNOWN}
    # At length, `value` may say that it is unknown, too.
    open_value = {**value, "anyOf": [*value["anyOf"], unknown]}
    long = {**definition, "properties": {**fields, "value": open_value}}
    return {"title": definition.get("title", ""), "anyOf": [*bare, unknown, long]}
