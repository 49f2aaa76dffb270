"""JSON Schema of plan file, assessment and catalog.

In the plan file and the catalog every field has its sentence, its unit and its ends.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from feasibility.catalog.field_words import words_for
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.json_schema import json_schema_of
from feasibility.model.noun import Noun
from feasibility.model.plan import PlanFile
from feasibility.model.shape import Shape, fields_of, shape_of

ROOTS: dict[str, type[Noun]] = {
    "plan": PlanFile,
    "assessment": Assessment,
    "catalog": Catalog,
}
_NAMES = (
    (re.compile(r"(Fact|Claim)_Annotated_date__BeforeValidator__"), r"\1_date_"),
    (re.compile(r"(Fact|Claim)_Literal__live__\w+"), r"\1_status_"),
)


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of document, by its name."""
    return {name: schema_of(root) for name, root in ROOTS.items()}


def schema_of(root: type[Noun]) -> dict[str, Any]:
    """The schema of a noun and all that stands inside it, each field with its sentence."""
    schema = json_schema_of(root)
    if root is PlanFile:  # a file that does not say its format cannot be upgraded
        schema["required"] = ["format", *schema["required"]]
    nouns = {noun.__name__: noun for noun in nouns_in(root)}
    for definition in (schema, *schema["$defs"].values()):
        noun = nouns.get(definition.get("title", ""))
        if noun is not None:
            _describe(definition, noun)
    return _with_short_names(schema)


def _describe(definition: dict[str, Any], noun: type[Noun]) -> None:
    """Adds what is not said yet; a fact's fields stand in the last of its forms."""
    definition.setdefault("description", inspect.cleandoc(noun.__doc__ or ""))
    for part in (definition, *definition.get("anyOf", ())):
        for field, of_field in part.get("properties", {}).items():
            words = words_for(noun, field)
            if words is not None:
                of_field.setdefault("description", words)


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


def _with_short_names(schema: dict[str, Any]) -> dict[str, Any]:
    """The same schema, with `Fact_date_` for the name that Pydantic makes of an annotation."""
    text = json.dumps(schema)
    for long, short in _NAMES:
        text = long.sub(short, text)
    named: dict[str, Any] = json.loads(text)
    return named
