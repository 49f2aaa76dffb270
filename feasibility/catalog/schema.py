"""JSON Schema of the plan file and the catalog: every field with its sentence, unit and ends."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from feasibility.catalog.field_words import words_for
from feasibility.model.catalog import Catalog
from feasibility.model.fact import UNKNOWN, Fact
from feasibility.model.noun import Noun
from feasibility.model.plan import PlanFile
from feasibility.model.shape import Shape, fields_of, shape_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ROOTS: dict[str, type[Noun]] = {"plan": PlanFile, "catalog": Catalog}
_NAMES = (
    (re.compile(r"(Fact|Claim)_Annotated_date__BeforeValidator__"), r"\1_date_"),
    (re.compile(r"(Fact|Claim)_Literal__live__\w+"), r"\1_status_"),
)


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each document that may be handed in, by its name."""
    return {name: schema_of(root) for name, root in ROOTS.items()}


def schema_of(root: type[Noun]) -> dict[str, Any]:
    """The schema of a noun and all that stands inside it.

    A fact may be written short: its value alone, or `unknown`.
    """
    schema = root.model_json_schema(mode="validation")
    definitions: dict[str, Any] = schema.setdefault("$defs", {})
    if root is PlanFile:  # a file that does not say its format cannot be upgraded
        schema["required"] = ["format", *schema["required"]]
    described = {each.__name__: each for each in nouns_in(root)}
    for name, definition in (*definitions.items(), (root.__name__, schema)):
        noun = described.get(definition.get("title", name))
        if noun is None:
            continue
        for field, of_field in definition.get("properties", {}).items():
            of_field.setdefault("description", words_for(noun, field))
        if issubclass(noun, Fact):
            definitions[name] = _with_short_forms(definition)
    return {"$schema": DIALECT, **_with_short_names(schema)}


@lru_cache(maxsize=8)
def nouns_in(root: type[Noun]) -> tuple[type[Noun], ...]:
    """A noun and every noun inside it, in the order in which they first stand."""
    return tuple(dict.fromkeys(_walk(shape_of(root), set())))


def _walk(shape: Shape | None, seen: set[type[Noun]]) -> Iterator[type[Noun]]:
    while shape is not None and shape.item is not None:
        shape = shape.item
    for noun in shape.options if shape is not None else ():
        if noun in seen:
            continue
        seen.add(noun)
        yield noun
        for inner in fields_of(noun).values():
            yield from _walk(inner, seen)


def _with_short_forms(definition: dict[str, Any]) -> dict[str, Any]:
    value = dict(definition["properties"]["value"])
    alone = [each for each in value.get("anyOf", [value]) if each != {"type": "null"}]
    return {
        "title": definition["title"],
        "description": inspect.cleandoc(Fact.__doc__ or ""),
        "anyOf": [*alone, {"const": UNKNOWN}, definition],
    }


def _with_short_names(schema: dict[str, Any]) -> dict[str, Any]:
    """The same schema, with `Fact_date_` for the name that Pydantic makes of an annotation."""
    text = json.dumps(schema)
    for long, short in _NAMES:
        text = long.sub(short, text)
    named: dict[str, Any] = json.loads(text)
    return named
