"""`docs/plan-file.md`: the plan file, field by field, written from its schema.

`python -m feasibility.catalog.plan_file_page > docs/plan-file.md` writes it anew; a test says
when that is due.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from feasibility.catalog.schema import nouns_in, schema_of
from feasibility.model.fact import Claim, Fact, Provenance
from feasibility.model.noun import ID_PATTERN, InShort, Noun
from feasibility.model.plan import PlanFile

HEAD = """\
# The plan file

Written by `python -m feasibility.catalog.plan_file_page` from the schema; do not edit it by hand.
`feasibility schema plan` prints the same for programs.

One YAML document of at most 10 MB holds everything that is needed to check a plan. Only mappings,
lists, text, numbers, `true`, `false` and `null` are read; numbers as JSON writes them, all else is
text (`NO`, `1.10.2`, `12:30` and dates too). Keys that stand twice, keys that are not listed here,
anchors, aliases, tags and merge keys are refused, as is everything a name in it leads to that is
not there. All faults are told at once, with line, path and the name that was probably meant.

**Paths** name a place: `company.stack[hubspot].limits[contacts].value`. A dot goes to a field, `[x]`
to the element with that key, `[#0]` to the first element of a list whose elements have no key.

**Forms.** *id*: small letters, digits, `-` and `_`, at most 64. *line*: one line, at most 200
characters. *text*: at most 10,000 characters. *date*: `2027-03-31`. *money*: `12000 EUR`.

**Facts.** Where a *fact* is asked for, one of these may stand: the value alone (`5000`); `unknown`; or
a mapping with exactly one of `value`, `low` and `high` (with `typical` between them, if you like),
`one_of` (two to sixteen `value`s of sources that disagree), `unknown: true` (with `typical`, if you
like). Beside it may stand where it is from, as beside most entries:

"""

_COLUMNS = "| field | what it says | form | unit, least to most | without it |"
_KINDS = {
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "nothing",
}


def plan_file_page() -> str:
    """The whole page."""
    schema = schema_of(PlanFile)
    parts = [HEAD, *_table(schema, schema["$defs"]["Provider"], Provenance)]
    for noun in nouns_in(PlanFile):
        if not issubclass(noun, Fact | Claim):
            parts += _section(schema, noun)
    return "".join(parts)


def _section(schema: dict[str, Any], noun: type[Noun]) -> Iterator[str]:
    definition = schema if noun is PlanFile else schema["$defs"][noun.__name__]
    yield f"\n## {noun.__name__}\n\n{definition['description']}\n\n"
    if noun.KEY in noun.model_fields and noun.KEY != "id":
        yield f"Two of a list are told apart by `{noun.KEY}`.\n\n"
    if issubclass(noun, InShort):
        yield f"Its `{noun.SHORT}` alone may be written in its place.\n\n"
        definition = definition["anyOf"][-1]
    yield from _table(schema, definition, noun)
    if issubclass(noun, Provenance):
        yield "\nBeside these, where it is from.\n"


def _table(
    schema: dict[str, Any], definition: dict[str, Any], noun: type[Noun]
) -> Iterator[str]:
    yield f"{_COLUMNS}\n|---|---|---|---|---|\n"
    required = definition.get("required", ())
    for name in noun.model_fields:
        shared = name in Provenance.model_fields and _is_inherited(noun, name)
        if shared and noun is not Provenance:
            continue
        field = definition["properties"][name]
        cells = (
            f"`{name}`",
            str(field["description"]),
            _form(schema, field),
            _bounds(field),
            "refused" if name in required else _default(field),
        )
        yield f"| {' | '.join(cells)} |\n"


def _is_inherited(noun: type[Noun], name: str) -> bool:
    shared = Provenance.model_fields[name].annotation
    return issubclass(noun, Provenance) and noun.model_fields[name].annotation == shared


def _form(schema: dict[str, Any], field: dict[str, Any]) -> str:
    """What may be written, in a few words."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        definition = schema["$defs"][name]
        if name.startswith("Fact_"):
            return f"fact: {_form(schema, definition['anyOf'][0])}"
        return f"[{name}](#{name.lower()})"
    options = field.get("anyOf") or field.get("oneOf")
    if options:
        forms = [_form(schema, each) for each in options if each != {"type": "null"}]
        return " or ".join(dict.fromkeys(forms))
    if "enum" in field:
        return ", ".join(f"`{each}`" for each in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    kind = field["type"]
    if kind == "array":
        return f"list: {_form(schema, field['items'])}"
    if kind == "object":
        values = field.get("patternProperties") or {"": field["additionalProperties"]}
        return f"mapping: {_form(schema, next(iter(values.values())))}"
    return _KINDS.get(kind) or _text_form(field)


def _text_form(field: dict[str, Any]) -> str:
    if field.get("format") == "date":
        return "date"
    pattern = field.get("pattern")
    if pattern == ID_PATTERN:
        return "id"
    if field.get("unit") == "money":
        return "money"
    if pattern is not None:
        return f"text like `{pattern}`"
    return "line" if field.get("maxLength") == 200 else "text"


def _bounds(field: dict[str, Any]) -> str:
    for each in (field, *field.get("anyOf", ())):
        if "least" in each:
            return (
                f"{each['unit']}, {_number(each['least'])} to {_number(each['most'])}"
            )
        least, most = _least(each), _most(each)
        if least and most:
            return f"{least} to {most}"
        if least:
            return f"{least} or more"
    return ""


def _least(field: dict[str, Any]) -> str:
    if "exclusiveMinimum" in field:
        return f"over {_number(field['exclusiveMinimum'])}"
    return _number(field["minimum"]) if "minimum" in field else ""


def _most(field: dict[str, Any]) -> str:
    if "exclusiveMaximum" in field:
        return f"under {_number(field['exclusiveMaximum'])}"
    return _number(field["maximum"]) if "maximum" in field else ""


def _number(number: Any) -> str:
    """A number with its thousands apart; a date as it is."""
    text = str(number).removesuffix(".0")
    return f"{int(text):,}" if text.lstrip("-").isdigit() else text


def _default(field: dict[str, Any]) -> str:
    default = field.get("default")
    if default in (None, [], {}) or isinstance(default, dict):
        return ""
    if isinstance(default, bool):
        return "`true`" if default else "`false`"
    if isinstance(default, list):
        return ", ".join(f"`{each}`" for each in default)
    return f"`{_number(default)}`"


if __name__ == "__main__":
    sys.stdout.write(plan_file_page())
