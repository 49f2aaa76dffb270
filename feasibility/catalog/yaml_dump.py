"""Nouns back to YAML that people can read and that reads back as exactly the same nouns.

Fields keep the order of their noun, where each is from stands last, defaults are left out, text that would be read as
something else is quoted, and several lines of text stand as a block.
"""

from __future__ import annotations

from typing import Any

import yaml

from feasibility.catalog.scalars import NUMBER, NumberError, read_scalar
from feasibility.model.fact import Provenance
from feasibility.model.noun import Noun
from feasibility.model.plan import FORMAT, PlanFile

WIDTH = 100
_ORIGIN = frozenset(Provenance.model_fields)
_LARGEST_WHOLE = 1e15
_BASE: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_BASE):  # type: ignore[misc]
    """Writes every value out where it stands: no anchors."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Nothing is written as a reference to something above."""
        return True


def _text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text else None
    if style is None and not _is_read_as_text(text):
        style = "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _float(dumper: Any, number: float) -> Any:
    whole = number.is_integer() and abs(number) < _LARGEST_WHOLE
    shown = str(int(number)) if whole else repr(number)
    tag = "int" if whole else "float"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", shown)


# Plain dates are text to our reader; a number may do without a point (`1e-05`).
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in _BASE.yaml_implicit_resolvers.items()
}
_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", NUMBER, list("-0123456789"))
_Dumper.add_representer(str, _text)
_Dumper.add_representer(float, _float)


def dump_plan_file(plan_file: PlanFile) -> str:
    """The plan file as a text that `load_plan_file` reads as an equal one."""
    return dump_data({"format": FORMAT, **_plain(plan_file)})


def dump_noun(noun: Noun) -> str:
    """A noun as the text of a file of its own, such as a product of the catalog."""
    return dump_data(_plain(noun))


def _plain(noun: Noun) -> Any:
    return _origin_last(noun.model_dump(mode="json", exclude_defaults=True))


def _origin_last(data: Any) -> Any:
    """The same data, in which what a thing is stands before who said so."""
    if isinstance(data, list):
        return [_origin_last(each) for each in data]
    if not isinstance(data, dict):
        return data
    own = {key: _origin_last(data[key]) for key in data if key not in _ORIGIN}
    return {**own, **{key: _origin_last(data[key]) for key in data if key in _ORIGIN}}


def dump_data(data: Any) -> str:
    """Plain data as YAML."""
    written: str = yaml.dump(
        data,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=WIDTH,
        default_flow_style=False,
    )
    return written


def _is_read_as_text(text: str) -> bool:
    try:
        return isinstance(read_scalar(text), str)
    except NumberError:
        return False
